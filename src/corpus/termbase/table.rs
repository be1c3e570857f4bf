//! Our own CSV: written so that reading gives the same concepts.

use super::cells;
use super::losses::Losses;
use crate::glossary::{Concept, Glossary, Terms};
use crate::language::Lang;
use std::io::{self, Write};

/// A list of forms of one language.
type List = fn(&Terms) -> Vec<String>;

/// The lists in the order of their columns: the end of the column's name, whether it stands there even when no concept uses it, and what it holds.
const LISTS: [(&str, bool, List); 7] = [
    ("abbr", true, |terms| terms.abbreviations.clone()),
    ("variants", true, |terms| terms.variants.clone()),
    ("avoid", true, |terms| terms.avoid.clone()),
    ("plural", false, |terms| terms.plurals.clone()),
    ("not", false, |terms| terms.not.clone()),
    ("homographs", false, |terms| terms.homographs.clone()),
    ("styles", false, |terms| terms.styles.iter().map(|(style, term)| format!("{style}={term}")).collect()),
];

enum Column {
    Id,
    Domain,
    Status,
    Region,
    Definition,
    Source,
    Note,
    Term(Lang),
    List(Lang, List),
    Gender(Lang),
    Extra(String),
}

/// Writes the table. The two languages of the glossary have all their columns; lists that no concept uses stay away where the format does not ask for them.
pub(super) fn write(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let columns = columns(glossary);
    let (from, to) = glossary.languages();
    let mut writer = cells::writer(out);
    writer.write_record(columns.iter().map(|(title, _)| title.as_str())).map_err(cells::as_io)?;
    for concept in glossary.concepts() {
        if [from, to].iter().all(|lang| !is_one_term(concept.term(lang))) {
            losses.example("concept without a term in either language", "concepts without a term in either language", &concept.id);
            continue;
        }
        let row: Vec<String> = columns.iter().map(|(_, column)| cell(concept, column, losses)).collect();
        writer.write_record(&row).map_err(cells::as_io)?;
    }
    writer.flush()
}

fn columns(glossary: &Glossary) -> Vec<(String, Column)> {
    let (from, to) = glossary.languages();
    let concepts = glossary.concepts();
    let mut columns = vec![("id".to_owned(), Column::Id), ("domain".to_owned(), Column::Domain)];
    let mut langs = vec![from.clone(), to.clone()];
    for terms in concepts.iter().flat_map(|concept| &concept.terms) {
        if *terms != Terms::empty(terms.lang.clone()) && !langs.contains(&terms.lang) {
            langs.push(terms.lang.clone());
        }
    }
    let used =
        |lang: &Lang, list: List| concepts.iter().filter_map(|concept| concept.in_language(lang)).any(|terms| !list(terms).is_empty());
    let gendered = |lang: &Lang| concepts.iter().filter_map(|concept| concept.in_language(lang)).any(|terms| !terms.gender.is_empty());
    for (place, lang) in langs.iter().enumerate() {
        columns.push((lang.to_string(), Column::Term(lang.clone())));
        for (end, always, list) in LISTS {
            // The language of the sources has its plurals, since rules do not give them.
            let stands = place < 2 && always || place == 1 && end == "plural";
            if stands || used(lang, list) {
                columns.push((format!("{lang}_{end}"), Column::List(lang.clone(), list)));
            }
        }
    }
    for (place, lang) in langs.iter().enumerate() {
        if place < 2 || gendered(lang) {
            columns.push((format!("gender_{lang}"), Column::Gender(lang.clone())));
        }
    }
    let last = [
        ("status", Column::Status),
        ("region", Column::Region),
        ("definition", Column::Definition),
        ("source", Column::Source),
        ("note", Column::Note),
    ];
    columns.extend(last.into_iter().map(|(title, column)| (title.to_owned(), column)));
    for (title, _) in concepts.iter().flat_map(|concept| &concept.extra) {
        if !columns.iter().any(|(known, _)| known == title) {
            columns.push((title.clone(), Column::Extra(title.clone())));
        }
    }
    columns
}

fn cell(concept: &Concept, column: &Column, losses: &mut Losses) -> String {
    match column {
        Column::Id => concept.id.clone(),
        Column::Domain => concept.domain.clone(),
        Column::Status => concept.status.as_str().to_owned(),
        Column::Region => concept.region.clone(),
        Column::Definition => concept.definition.clone(),
        Column::Source => concept.source.clone(),
        Column::Note => concept.note.clone(),
        Column::Term(lang) => match concept.term(lang) {
            term if term.is_empty() || is_one_term(term) => term.to_owned(),
            term => {
                losses.example("term with `|`", "terms with `|`", term);
                String::new()
            }
        },
        Column::List(lang, list) => concept.in_language(lang).map_or(String::new(), |terms| joined(list(terms), losses)),
        Column::Gender(lang) => concept.in_language(lang).map_or(String::new(), |terms| terms.gender.clone()),
        Column::Extra(title) => concept.extra.iter().find(|(known, _)| known == title).map_or(String::new(), |(_, cell)| cell.clone()),
    }
}

fn is_one_term(term: &str) -> bool {
    !term.is_empty() && !term.contains('|')
}

/// A list in a cell, split by `|`. A list of one form with `;` would be taken for two, and no sign in a cell says otherwise.
fn joined(items: Vec<String>, losses: &mut Losses) -> String {
    let (kept, lost): (Vec<String>, Vec<String>) = items.into_iter().partition(|item| !item.contains('|'));
    for item in lost {
        losses.example("form with `|`", "forms with `|`", &item);
    }
    if let [only] = kept.as_slice()
        && only.contains(';')
    {
        losses.example("form with `;` that stands alone in its list", "forms with `;` that stand alone in their lists", only);
        return String::new();
    }
    kept.join("|")
}
