//! From the cells of a row to a concept.

use super::columns::{Column, Kind};
use super::{Fault, FaultKind};
use crate::glossary::concept::{Concept, ConceptStatus};
use crate::glossary::words::has_word;
use crate::language::Lang;

/// The concept that the cells of a row describe, and what is wrong with them in the order of the columns. What is wrong is left out of the concept.
pub(in crate::glossary) fn concept<'c>(
    place: &str,
    columns: &[Column],
    cells: impl IntoIterator<Item = &'c str>,
    pair: [&Lang; 2],
) -> (Concept, Vec<Fault>) {
    let mut concept = Concept::new(String::new(), place);
    let mut faults = Faults { found: Vec::new(), column: None };
    for ((at, column), cell) in columns.iter().enumerate().zip(cells) {
        let cell = cell.trim();
        faults.column = Some(at);
        match column {
            Column::Id => cell.clone_into(&mut concept.id),
            Column::Domain => cell.clone_into(&mut concept.domain),
            Column::Status => concept.status = status(cell, &mut faults),
            Column::Region => cell.clone_into(&mut concept.region),
            Column::Definition => cell.clone_into(&mut concept.definition),
            Column::Source => cell.clone_into(&mut concept.source),
            Column::Note => cell.clone_into(&mut concept.note),
            Column::Term(lang) => concept.in_language_mut(lang).term = term(cell, lang, &mut faults),
            Column::List(lang, kind) => {
                let items = list(cell, &mut faults);
                let terms = concept.in_language_mut(lang);
                match kind {
                    Kind::Abbreviations => terms.abbreviations = items,
                    Kind::Variants => terms.variants = items,
                    Kind::Avoid => terms.avoid = items,
                    Kind::Plurals => terms.plurals = items,
                    Kind::Not => terms.not = items,
                    Kind::Homographs => terms.homographs = items,
                    Kind::Styles => terms.styles = items.iter().filter_map(|item| styled(item, &mut faults)).collect(),
                }
            }
            Column::Gender(lang) => cell.clone_into(&mut concept.in_language_mut(lang).gender),
            Column::Extra(title) => concept.extra.push((title.clone(), cell.to_owned())),
        }
    }
    faults.column = None;
    if concept.id.is_empty() {
        faults.add(FaultKind::MissingId, "no id: give every concept one of its own".to_owned());
    }
    let [from, to] = pair;
    if concept.term(from).is_empty() && concept.term(to).is_empty() {
        faults.add(FaultKind::MissingTerm, format!("no term: fill `{from}` or `{to}`, or delete the row"));
    }
    (concept, faults.found)
}

/// What was found so far, and the column that is being read.
struct Faults {
    found: Vec<Fault>,
    column: Option<usize>,
}

impl Faults {
    fn add(&mut self, kind: FaultKind, message: String) {
        self.found.push(Fault { kind, column: self.column, message });
    }

    /// True for a form that a text could hold.
    fn accept(&mut self, form: &str) -> bool {
        let good = has_word(form);
        if !good {
            self.add(FaultKind::NoWord, format!("`{form}` has no letter or digit: it can never be found"));
        }
        good
    }
}

fn term(cell: &str, lang: &Lang, faults: &mut Faults) -> String {
    let first = match cell.split_once('|') {
        Some((first, _)) => {
            let message = format!("`{cell}`: one preferred term a cell; move the others to `{lang}_variants`");
            faults.add(FaultKind::SeveralTerms, message);
            first.trim()
        }
        None => cell,
    };
    if first.is_empty() || !faults.accept(first) { String::new() } else { first.to_owned() }
}

fn status(cell: &str, faults: &mut Faults) -> ConceptStatus {
    match cell.to_ascii_lowercase().as_str() {
        "" | "preferred" => ConceptStatus::Preferred,
        "admitted" => ConceptStatus::Admitted,
        "deprecated" => ConceptStatus::Deprecated,
        _ => {
            faults.add(FaultKind::UnknownStatus, format!("unknown status `{cell}`: write preferred, admitted or deprecated"));
            ConceptStatus::default()
        }
    }
}

fn list(cell: &str, faults: &mut Faults) -> Vec<String> {
    if cell.is_empty() {
        return Vec::new();
    }
    let separator = if cell.contains('|') { '|' } else { ';' };
    let mut items = Vec::new();
    for item in cell.split(separator).map(str::trim) {
        if item.is_empty() {
            // A forbidden list that loses an item in silence would no longer be enforced.
            faults.add(FaultKind::EmptyItem, format!("an empty item in the list `{cell}`: delete the extra `{separator}`"));
        } else if faults.accept(item) {
            items.push(item.to_owned());
        }
    }
    items
}

/// `STYLE=term`, from a list of what houses and regions prefer.
fn styled(item: &str, faults: &mut Faults) -> Option<(String, String)> {
    let pair = item.split_once('=').map(|(style, term)| (style.trim(), term.trim()));
    match pair {
        Some((style, term)) if !style.is_empty() && has_word(term) => Some((style.to_lowercase(), term.to_owned())),
        _ => {
            let message = format!("`{item}`: what a house prefers is written STYLE=term, as in ma=حراسة نظرية");
            faults.add(FaultKind::MalformedStyle, message);
            None
        }
    }
}
