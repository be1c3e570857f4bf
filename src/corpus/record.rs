//! What a table is: its columns, described once for CSV, JSON Lines and the data package alike, and the cells of a row.

use crate::language::Lang;
use std::borrow::Cow;

/// Names that columns have in some table whatever the languages are; a language code that equals one gives way.
const FIXED: [&str; 24] = [
    "id",
    "pair",
    "type",
    "order",
    "score",
    "terms",
    "kind",
    "lang",
    "speaker",
    "cue",
    "attribution",
    "quote",
    "link",
    "sentence",
    "concept",
    "status",
    "match",
    "doc",
    "index",
    "from",
    "to",
    "text",
    "line",
    "surface",
];

/// The two languages of a run, which name columns: `fr`, `fr_doc`, `ar`, `ar_from` ...
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Languages {
    from: Lang,
    to: Lang,
}

/// One of the two languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The language whose text is to be explained (French by default).
    Source,
    /// The language that it is sought in (Arabic by default).
    Target,
}

impl Languages {
    /// Texts in `from` are aligned with texts in `to`.
    pub fn new(from: Lang, to: Lang) -> Languages {
        Languages { from, to }
    }

    /// The language of a side.
    pub fn of(&self, side: Side) -> &Lang {
        match side {
            Side::Source => &self.from,
            Side::Target => &self.to,
        }
    }

    /// What the columns of a side begin with: the language code, or `source` and `target` when both languages are the same.
    pub fn prefix(&self, side: Side) -> &str {
        match side {
            _ if self.from != self.to => self.of(side).as_str(),
            Side::Source => "source",
            Side::Target => "target",
        }
    }

    /// The column that holds the text of a side: the prefix alone, as in `fr`, or `id_text` where the code is also the name of another column.
    pub fn text_column(&self, side: Side) -> String {
        let prefix = self.prefix(side);
        if FIXED.contains(&prefix) { format!("{prefix}_text") } else { prefix.to_owned() }
    }
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub name: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// What they mean, for people.
    pub description: String,
    /// True when no cell may be empty.
    pub required: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// Any text.
    Text,
    /// The identifier of the row, unique in the table.
    Key,
    /// The identifier of a row of the table with this name.
    Reference(&'static str),
    /// Text of this form, a regular expression over the whole cell.
    Pattern(&'static str),
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A whole number from this one up.
    Whole(usize),
    /// A number from 0 to 1 with 4 decimals.
    Probability,
}

impl Column {
    /// A column that may have empty cells.
    pub fn new(name: impl Into<String>, kind: ColumnKind, description: impl Into<String>) -> Column {
        Column { name: name.into(), kind, description: description.into(), required: false }
    }

    /// The same column without empty cells.
    pub fn required(self) -> Column {
        Column { required: true, ..self }
    }
}

/// A cell of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing.
    Empty,
    /// Text, as long as it has any.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(usize),
    /// A score; shown with 4 decimals, and as nothing when it is no number.
    Score(f64),
}

impl<'a> From<&'a str> for Cell<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Cell::Empty } else { Cell::Text(Cow::Borrowed(text)) }
    }
}

impl<'a> From<&'a String> for Cell<'a> {
    fn from(text: &'a String) -> Self {
        Cell::from(text.as_str())
    }
}

/// A row of a table.
pub trait Record {
    /// The table: the file is this with `.csv`.
    const TABLE: &'static str;
    /// What one row is, for people.
    const ABOUT: &'static str;

    /// The columns in the order of the file.
    fn columns(languages: &Languages) -> Vec<Column>;

    /// The cells of this row, as many as there are columns.
    fn cells(&self) -> Vec<Cell<'_>>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_after_the_languages() {
        let languages = Languages::new(Lang::new("de"), Lang::new("it"));
        assert_eq!(languages.text_column(Side::Source), "de");
        assert_eq!(languages.prefix(Side::Target), "it");
    }

    #[test]
    fn one_language_on_both_sides_and_indonesian_stay_unambiguous() {
        let same = Languages::new(Lang::ARABIC, Lang::ARABIC);
        assert_eq!((same.text_column(Side::Source).as_str(), same.text_column(Side::Target).as_str()), ("source", "target"));
        let indonesian = Languages::new(Lang::new("id"), Lang::ARABIC);
        assert_eq!(indonesian.text_column(Side::Source), "id_text");
    }
}
