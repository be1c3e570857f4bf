//! What the columns of a glossary hold, told by their titles.

use super::{Fault, FaultKind};
use crate::language::Lang;

/// What one column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::glossary) enum Column {
    Id,
    Domain,
    Status,
    Region,
    Definition,
    Source,
    Note,
    Term(Lang),
    List(Lang, Kind),
    Gender(Lang),
    Extra(String),
}

/// What the items of a list are to the concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::glossary) enum Kind {
    Abbreviations,
    Variants,
    Avoid,
    Plurals,
    Not,
    Homographs,
    Styles,
}

/// What follows the language code in the title of a list.
pub(in crate::glossary) const LISTS: [(&str, Kind); 7] = [
    ("abbr", Kind::Abbreviations),
    ("variants", Kind::Variants),
    ("avoid", Kind::Avoid),
    ("plural", Kind::Plurals),
    ("not", Kind::Not),
    ("homographs", Kind::Homographs),
    ("styles", Kind::Styles),
];

/// Titles that mean the same in every glossary.
pub(in crate::glossary) const FIXED: [(&str, Column); 7] = [
    ("id", Column::Id),
    ("domain", Column::Domain),
    ("status", Column::Status),
    ("region", Column::Region),
    ("definition", Column::Definition),
    ("source", Column::Source),
    ("note", Column::Note),
];

impl Column {
    /// The column called `header` in a glossary for `pair`.
    fn new(header: &str, pair: [&Lang; 2]) -> Column {
        let lower = header.to_ascii_lowercase();
        let language = |code: &str| {
            let two_letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) && code != "id";
            (two_letters || pair.iter().any(|lang| lang.as_str() == code)).then(|| Lang::new(code))
        };
        if let Some((_, column)) = FIXED.iter().find(|(title, _)| *title == lower) {
            return column.clone();
        }
        if let Some(lang) = language(&lower) {
            return Column::Term(lang);
        }
        let known = match lower.rsplit_once('_') {
            Some(("gender", code)) => language(code).map(Column::Gender),
            Some((code, list)) => {
                let kind = LISTS.iter().find(|(name, _)| *name == list).map(|(_, kind)| *kind);
                kind.and_then(|kind| language(code).map(|lang| Column::List(lang, kind)))
            }
            None => None,
        };
        known.unwrap_or_else(|| Column::Extra(header.to_owned()))
    }

    /// The language and list whose forms stand in the column; the preferred term is in no list.
    pub fn forms(&self) -> Option<(&Lang, Option<Kind>)> {
        match self {
            Column::Term(lang) => Some((lang, None)),
            Column::List(lang, kind) => Some((lang, Some(*kind))),
            _ => None,
        }
    }
}

/// The columns with these titles, in order, and what is wrong with the header. A title that stood before counts as a column that the program does not know.
pub(in crate::glossary) fn columns<'h>(headers: impl IntoIterator<Item = &'h str>, pair: [&Lang; 2]) -> (Vec<Column>, Vec<Fault>) {
    let mut columns: Vec<Column> = Vec::new();
    let mut faults = Vec::new();
    for header in headers {
        let header = header.trim();
        let column = Column::new(header, pair);
        if columns.contains(&column) {
            let message = format!("the column `{header}` stands twice: delete or rename one");
            faults.push(Fault { kind: FaultKind::RepeatedColumn, column: None, message });
            columns.push(Column::Extra(header.to_owned()));
        } else {
            columns.push(column);
        }
    }
    let [from, to] = pair;
    for (needed, title) in [(Column::Id, "id"), (Column::Term(from.clone()), from.as_str()), (Column::Term(to.clone()), to.as_str())] {
        if !columns.contains(&needed) {
            let message = format!("no column `{title}`: a glossary for this pair needs at least `id,{from},{to}`");
            faults.push(Fault { kind: FaultKind::MissingColumn, column: None, message });
        }
    }
    (columns, faults)
}
