//! What a format could not hold, counted.

use crate::glossary::{Concept, ConceptStatus, Glossary, Terms};

/// What stays behind when a glossary changes format, in the order in which it was first met.
#[derive(Debug, Default)]
pub(super) struct Losses {
    counts: Vec<(What, usize)>,
    /// Whole sentences.
    remarks: Vec<String>,
}

/// A kind of thing that is lost, in the singular and in the plural, and an example of it.
#[derive(Debug, PartialEq, Eq)]
struct What {
    one: String,
    many: String,
    example: Option<String>,
}

/// A part of a concept that a format may be able to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Domain,
    Definition,
    Source,
    Note,
    Region,
    /// That a concept is admitted only.
    Admitted,
    /// Concepts that must not be used any more.
    Deprecated,
    Abbreviations,
    Variants,
    Avoid,
    Plurals,
    Not,
    Homographs,
    Styles,
    Gender,
    OtherLanguages,
    Extra,
}

impl Losses {
    /// Counts something; `one` and `many` name it.
    pub fn count(&mut self, one: &str, many: &str, number: usize) {
        self.add(one, many, number, None);
    }

    /// Counts one thing and keeps the first as an example.
    pub fn example(&mut self, one: &str, many: &str, example: &str) {
        self.add(one, many, 1, Some(example));
    }

    fn add(&mut self, one: &str, many: &str, number: usize, example: Option<&str>) {
        if number == 0 {
            return;
        }
        match self.counts.iter_mut().find(|(what, _)| what.one == one) {
            Some((_, count)) => *count += number,
            None => {
                let example = example.map(|text| text.chars().filter(|c| !c.is_control()).take(60).collect());
                self.counts.push((What { one: one.to_owned(), many: many.to_owned(), example }, number));
            }
        }
    }

    /// Something to be known that is no loss.
    pub fn remark(&mut self, text: String) {
        self.remarks.push(text);
    }

    /// One line for all that was counted, after `title`, and one line a remark.
    pub fn notes(self, title: &str) -> Vec<String> {
        let items: Vec<String> = self
            .counts
            .iter()
            .map(|(what, number)| {
                let name = if *number == 1 { &what.one } else { &what.many };
                match &what.example {
                    Some(example) if *number == 1 => format!("{number} {name} (`{example}`)"),
                    Some(example) => format!("{number} {name} (the first: `{example}`)"),
                    None => format!("{number} {name}"),
                }
            })
            .collect();
        let mut notes = self.remarks;
        if !items.is_empty() {
            notes.insert(0, format!("{title}: {}", items.join(", ")));
        }
        notes
    }

    /// Counts every part of the concepts that is not among those `held`.
    pub fn of(&mut self, glossary: &Glossary, held: &[Part]) {
        let concepts = glossary.concepts();
        let whole = |part: Part, concept: &Concept| -> usize {
            usize::from(match part {
                Part::Domain => !concept.domain.is_empty(),
                Part::Definition => !concept.definition.is_empty(),
                Part::Source => !concept.source.is_empty(),
                Part::Note => !concept.note.is_empty(),
                Part::Region => !concept.region.is_empty(),
                Part::Admitted => concept.status == ConceptStatus::Admitted,
                Part::Deprecated => concept.status == ConceptStatus::Deprecated,
                _ => false,
            })
        };
        // What stands only in a concept that is left out as a whole is counted with it.
        let kept = |concept: &&Concept| concept.status != ConceptStatus::Deprecated || held.contains(&Part::Deprecated);
        let (from, to) = glossary.languages();
        let of_pair = |terms: &&Terms| terms.lang == *from || terms.lang == *to || held.contains(&Part::OtherLanguages);
        let in_terms = |count: fn(&Terms) -> usize| -> usize {
            concepts.iter().filter(kept).flat_map(|concept| concept.terms.iter().filter(of_pair)).map(count).sum()
        };
        for (part, one, many) in NAMES {
            if held.contains(&part) {
                continue;
            }
            let number = match part {
                Part::Abbreviations => in_terms(|terms| terms.abbreviations.len()),
                Part::Variants => in_terms(|terms| terms.variants.len()),
                Part::Avoid => in_terms(|terms| terms.avoid.len()),
                Part::Plurals => in_terms(|terms| terms.plurals.len()),
                Part::Not => in_terms(|terms| terms.not.len()),
                Part::Homographs => in_terms(|terms| terms.homographs.len()),
                Part::Styles => in_terms(|terms| terms.styles.len()),
                Part::Gender => in_terms(|terms| usize::from(!terms.gender.is_empty())),
                Part::OtherLanguages => concepts
                    .iter()
                    .filter(kept)
                    .flat_map(|concept| &concept.terms)
                    .filter(|terms| !of_pair(terms) && terms.usable().next().is_some())
                    .count(),
                Part::Extra => {
                    let filled = |concept: &Concept| concept.extra.iter().filter(|(_, cell)| !cell.is_empty()).count();
                    concepts.iter().filter(kept).map(filled).sum()
                }
                Part::Deprecated => concepts.iter().map(|concept| whole(part, concept)).sum(),
                _ => concepts.iter().filter(kept).map(|concept| whole(part, concept)).sum(),
            };
            self.count(one, many, number);
        }
    }
}

/// What messages call the parts. Ids are not counted: a format without them is known for it.
const NAMES: [(Part, &str, &str); 17] = [
    (Part::Deprecated, "deprecated concept", "deprecated concepts"),
    (Part::Admitted, "status `admitted`", "times the status `admitted`"),
    (Part::Abbreviations, "abbreviation", "abbreviations"),
    (Part::Variants, "variant", "variants"),
    (Part::Avoid, "form to avoid", "forms to avoid"),
    (Part::Plurals, "plural", "plurals"),
    (Part::Not, "expression that means something else", "expressions that mean something else"),
    (Part::Homographs, "mark of a homograph", "marks of homographs"),
    (Part::Styles, "preference of a house", "preferences of houses"),
    (Part::Gender, "gender", "genders"),
    (Part::OtherLanguages, "term of another language", "terms of other languages"),
    (Part::Domain, "domain", "domains"),
    (Part::Definition, "definition", "definitions"),
    (Part::Source, "source", "sources"),
    (Part::Note, "note", "notes"),
    (Part::Region, "region", "regions"),
    (Part::Extra, "cell of your own columns", "cells of your own columns"),
];
