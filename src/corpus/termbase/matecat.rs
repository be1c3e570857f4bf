//! MateCat glossaries: four columns about the concept, then three a language. Source: the MateCat guide "Glossary file format".

use super::detect::locale;
use super::losses::{Losses, Part};
use super::pairs::{join, pairs};
use super::{cells, made_id};
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, Terms, has_word};
use crate::language::Lang;
use std::io::{self, Write};

const CONCEPT: [&str; 4] = ["Forbidden", "Domain", "Subdomain", "Definition"];
/// Columns of one language: its code, then these.
const OF_LANGUAGE: [&str; 2] = ["Notes", "Example of use"];

/// Writes the pairs of each concept, one a row; then, as rows with `TRUE`, what is forbidden: a form of the target language beside the term that it must not
/// translate, a form of the source language and the terms of deprecated concepts by themselves.
pub(super) fn write(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let held =
        [Part::Domain, Part::Definition, Part::Note, Part::Deprecated, Part::Admitted, Part::Abbreviations, Part::Variants, Part::Avoid];
    losses.of(glossary, &held);
    let (from, to) = glossary.languages();
    let mut writer = cells::writer(out);
    let language = |lang: &Lang| std::iter::once(lang.to_string()).chain(OF_LANGUAGE.map(str::to_owned));
    let header: Vec<String> = CONCEPT.map(str::to_owned).into_iter().chain(language(from)).chain(language(to)).collect();
    writer.write_record(&header).map_err(cells::as_io)?;
    for concept in glossary.concepts() {
        let (domain, subdomain) = concept.domain.split_once('/').unwrap_or((&concept.domain, ""));
        let mut row = |forbidden: bool, source: &str, target: &str, losses: &mut Losses| {
            let note = if source.is_empty() { "" } else { &concept.note };
            let cells = [if forbidden { "TRUE" } else { "" }, domain, subdomain, &concept.definition, source, note, "", target, "", ""];
            let cells: Vec<String> = cells.iter().map(|cell| cells::one_line(cell, losses).into_owned()).collect();
            writer.write_record(&cells).map_err(cells::as_io)
        };
        let written = pairs(concept, from, to);
        for pair in &written {
            row(false, pair.source, pair.target, losses)?;
        }
        let deprecated = concept.status == ConceptStatus::Deprecated;
        let of = |lang: &Lang, list: fn(&Terms) -> Vec<&String>| concept.in_language(lang).map(list).unwrap_or_default();
        if deprecated {
            let all: fn(&Terms) -> Vec<&String> = |terms| {
                std::iter::once(&terms.term).chain(&terms.abbreviations).chain(terms.admitted()).filter(|form| !form.is_empty()).collect()
            };
            for form in of(from, all) {
                row(true, form, "", losses)?;
            }
            for form in of(to, all) {
                row(true, "", form, losses)?;
            }
        } else if written.is_empty() {
            losses.example("concept with a term in one language only", "concepts with a term in one language only", &concept.id);
        }
        let avoided: fn(&Terms) -> Vec<&String> = |terms| terms.avoid.iter().collect();
        for form in of(from, avoided) {
            row(true, form, "", losses)?;
        }
        let beside = if deprecated { "" } else { written.first().map_or("", |pair| pair.source) };
        for form in of(to, avoided) {
            row(true, beside, form, losses)?;
        }
    }
    writer.flush()
}

/// Where the columns of a language are.
struct Language {
    lang: Lang,
    term: usize,
    notes: Option<usize>,
    example: Option<usize>,
}

/// Reads a MateCat glossary. Rows with the same source term, domain and definition make one concept. A forbidden term by itself becomes a deprecated concept.
pub(super) fn read(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let mut rows = cells::rows(name, text, cells::separator(text))?.into_iter();
    let Some((line, header)) = rows.next() else { return Err(Error::at_line(name, 1, "an empty file: the first line names the columns")) };
    let mut languages: Vec<Language> = Vec::new();
    for (at, title) in header.iter().enumerate() {
        match (locale(title), languages.last_mut()) {
            (Some(lang), _) => languages.push(Language { lang, term: at, notes: None, example: None }),
            (None, Some(language)) if title.eq_ignore_ascii_case(OF_LANGUAGE[0]) => language.notes = Some(at),
            (None, Some(language)) if title.eq_ignore_ascii_case(OF_LANGUAGE[1]) => language.example = Some(at),
            _ => {}
        }
    }
    for lang in [&from, &to] {
        if !languages.iter().any(|known| known.lang == *lang) {
            return Err(Error::at_line(
                name,
                line,
                format!("no column for `{lang}`: a MateCat glossary has one, such as `{lang}-{}`", lang.as_str().to_uppercase()),
            ));
        }
    }
    let concept_cells = CONCEPT.map(|title| header.iter().position(|known| known.eq_ignore_ascii_case(title)));
    let mut concepts: Vec<Concept> = Vec::new();
    for (line, row) in rows {
        let at = |place: Option<usize>| place.and_then(|place| row.get(place)).unwrap_or_default();
        let [forbidden, domain, subdomain, definition] = concept_cells.map(at);
        let forbidden = forbidden.eq_ignore_ascii_case("true");
        let domain = if subdomain.is_empty() { domain.to_owned() } else { format!("{domain}/{subdomain}") };
        let terms: Vec<(&Language, &str)> =
            languages.iter().map(|language| (language, at(Some(language.term)))).filter(|(_, term)| has_word(term)).collect();
        let of_pair = terms.iter().filter(|(language, _)| language.lang == from || language.lang == to).count();
        losses.count("example of use", "examples of use", languages.iter().filter(|language| !at(language.example).is_empty()).count());
        let place = format!("{name}:{line}");
        if of_pair == 0 {
            losses.example("row without a term in either language", "rows without a term in either language", &place);
            continue;
        }
        let mut notes = String::new();
        languages.iter().for_each(|language| join(&mut notes, at(language.notes)));
        let source = terms.iter().find(|(language, _)| language.lang == from).map(|(_, term)| *term);
        let alone = forbidden && terms.len() == 1;
        let same = |known: &&mut Concept| {
            let is_alike = known.domain == domain && known.definition == definition;
            source.is_some_and(|source| known.term(&from) == source) && is_alike && known.status != ConceptStatus::Deprecated
        };
        let concept = match concepts.iter_mut().rev().find(same) {
            Some(known) if !alone => known,
            _ => {
                let mut concept = Concept::new(String::new(), place);
                concept.domain = domain;
                definition.clone_into(&mut concept.definition);
                if alone {
                    concept.status = ConceptStatus::Deprecated;
                }
                concepts.push(concept);
                let last = concepts.len() - 1;
                &mut concepts[last]
            }
        };
        join(&mut concept.note, &notes);
        for (language, term) in terms {
            add(concept.in_language_mut(&language.lang), term, forbidden && !alone && language.lang != from);
        }
    }
    for mut concept in concepts {
        let seed = [concept.term(&from), concept.term(&to)].into_iter().find(|term| !term.is_empty()).unwrap_or_default().to_owned();
        concept.id = made_id(&seed, |id| glossary.get(id).is_some());
        glossary.add(concept)?;
    }
    Ok(())
}

/// Adds a term to those of a language, unless it is there.
fn add(terms: &mut Terms, term: &str, forbidden: bool) {
    if forbidden {
        if !terms.avoid.iter().any(|known| known == term) {
            terms.avoid.push(term.to_owned());
        }
    } else if terms.term.is_empty() {
        term.clone_into(&mut terms.term);
    } else if terms.term != term && !terms.variants.iter().any(|known| known == term) {
        terms.variants.push(term.to_owned());
    }
}
