//! What `terms check` says: one record an occurrence, and one file a way of saying it.

pub mod baseline;
pub mod github;
pub mod junit;
pub mod sarif;
pub mod text;

use super::record::ColumnKind::{Key, OneOf, Text, Whole};
use super::record::{Cell, Column, Languages, Record, Side};
use super::rows::{MATCH_TIER, Passage, TERM_STATUS, place_cells, place_columns, text_cell, text_column};
use crate::glossary::{Level, Rule, Status};
use crate::language::Lang;
use crate::text::fold;
use sha2::{Digest, Sha256};

/// A place in a file, as editors and CI servers count: lines and columns from 1, columns in Unicode code points, the end exclusive.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The file, as it was named on the command line or found below a folder that was.
    pub file: String,
    /// First line.
    pub line: usize,
    /// First column.
    pub column: usize,
    /// Last line.
    pub end_line: usize,
    /// One past the last column.
    pub end_column: usize,
}

/// A row of `terms check`: a term occurrence in a bead, and the rule that it breaks if it breaks one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Stable and unique in the run, never a bare number: `interpol-93:t0005`.
    pub id: String,
    /// The pair of documents.
    pub pair: String,
    /// The bead.
    pub sentence: String,
    /// The concept, as the glossary calls it.
    pub concept: String,
    /// What was found.
    pub status: Status,
    /// The term in the source; `None` when it has none.
    pub source: Option<Passage>,
    /// The term in the target; `None` when it has none.
    pub target: Option<Passage>,
    /// The tier of the match: `exact`, `clitic`, `inflected` or `loose`.
    pub tier: &'static str,
    /// The rule that is broken.
    pub rule: Option<Rule>,
    /// The text that the finding is about: the translation.
    pub side: Side,
    /// The language of that text.
    pub about: Lang,
    /// What the glossary gives for the concept in the language of `side`, the preferred term first.
    pub expected: Vec<String>,
    /// What is wrong and what to do, in one sentence.
    pub message: String,
    /// Where in the translation: the term if it stands there, the whole passage otherwise.
    pub place: Place,
    /// The whole source text of the bead.
    pub source_text: String,
    /// The whole target text of the bead.
    pub target_text: String,
}

impl CheckRow {
    /// How bad it is; `None` for what breaks no rule.
    pub fn level(&self) -> Option<Level> {
        self.rule.map(Rule::level)
    }

    /// 16 hexadecimal digits that stay the same while the finding does: of the rule, the concept and the folded words of the bead, but not of file, line or spacing.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.rule.map_or("", Rule::id));
        hash.update([0]);
        hash.update(&self.concept);
        for text in [&self.source_text, &self.target_text] {
            hash.update([0]);
            for word in fold(text).text.split_whitespace() {
                hash.update(word);
                hash.update([b' ']);
            }
        }
        hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The passage of the translation, and of the original.
    pub fn texts(&self) -> (&str, &str) {
        match self.side {
            Side::Source => (&self.source_text, &self.target_text),
            Side::Target => (&self.target_text, &self.source_text),
        }
    }

    /// The term in the translation, and in the original.
    pub fn terms(&self) -> (Option<&Passage>, Option<&Passage>) {
        match self.side {
            Side::Source => (self.source.as_ref(), self.target.as_ref()),
            Side::Target => (self.target.as_ref(), self.source.as_ref()),
        }
    }
}

/// How many occurrences there were.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Beads that were checked.
    pub beads: usize,
    /// Occurrences by status, in the order of [`Status`]: preferred, admitted, forbidden, missing, uncertain.
    pub statuses: [usize; 5],
    /// Findings by level: notes, warnings, errors. What a baseline accepts is not among them.
    pub levels: [usize; 3],
    /// Findings that a baseline accepts.
    pub accepted: usize,
}

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, row: &CheckRow, accepted: bool) {
        self.statuses[row.status as usize] += 1;
        match row.level() {
            Some(_) if accepted => self.accepted += 1,
            Some(level) => self.levels[level as usize] += 1,
            None => {}
        }
    }
}

impl Record for CheckRow {
    const TABLE: &'static str = "term-findings";
    const ABOUT: &'static str = "Glossary terms in aligned texts, one row an occurrence, with the rule that it breaks.";

    fn columns(languages: &Languages) -> Vec<Column> {
        const RULES: &[&str] = &["forbidden-term", "missing-term", "misspelt-term", "admitted-term", "uncertain-term", "term-of-original"];
        let mut columns = vec![
            Column::new("id", Key, "Stable identifier of the occurrence."),
            Column::new("pair", Text, "The documents that belong together."),
            Column::new("sentence", Text, "The bead that the term stands in.").required(),
            Column::new("concept", Text, "The concept of the glossary.").required(),
            Column::new("status", OneOf(TERM_STATUS), "Preferred or admitted term used, avoided form used, no term found, or not certain.")
                .required(),
            text_column(languages, Side::Source, "the term as it stands there"),
        ];
        columns.extend(place_columns(languages, Side::Source));
        columns.push(text_column(languages, Side::Target, "the term as it stands there"));
        columns.extend(place_columns(languages, Side::Target));
        columns.extend([
            Column::new("match", OneOf(MATCH_TIER), "How closely the form agrees with the glossary's."),
            Column::new("rule", OneOf(RULES), "The rule that the occurrence breaks; empty when it breaks none."),
            Column::new("level", OneOf(&["note", "warning", "error"]), "How bad that is."),
            Column::new("about", Text, "Language of the text that the finding is about: the translation.").required(),
            Column::new("expected", Text, "The terms that the glossary gives in that language, the preferred one first, separated by `|`."),
            Column::new("message", Text, "What is wrong and what to do."),
            Column::new("file", Text, "The file."),
            Column::new("line", Whole(1), "Line in the file, from 1."),
            Column::new("column", Whole(1), "Column in Unicode code points, from 1."),
            Column::new("fingerprint", Text, "Stays the same while the finding does, wherever it moves; empty when no rule is broken."),
            text_column_named(languages, Side::Source),
            text_column_named(languages, Side::Target),
        ]);
        columns
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells = vec![
            Cell::from(&self.id),
            Cell::from(&self.pair),
            Cell::from(&self.sentence),
            Cell::from(&self.concept),
            Cell::from(self.status.as_str()),
            text_cell(self.source.as_ref()),
        ];
        cells.extend(place_cells(self.source.as_ref()));
        cells.push(text_cell(self.target.as_ref()));
        cells.extend(place_cells(self.target.as_ref()));
        let fingerprint = self.rule.map(|_| Cell::Text(self.fingerprint().into()));
        cells.extend([
            Cell::from(self.tier),
            self.rule.map_or(Cell::Empty, |rule| Cell::from(rule.id())),
            self.level().map_or(Cell::Empty, |level| Cell::from(level.as_str())),
            Cell::from(self.about.as_str()),
            Cell::Text(self.expected.join("|").into()),
            Cell::from(&self.message),
            Cell::from(&self.place.file),
            Cell::Whole(self.place.line),
            Cell::Whole(self.place.column),
            fingerprint.unwrap_or(Cell::Empty),
            Cell::from(&self.source_text),
            Cell::from(&self.target_text),
        ]);
        cells
    }
}

fn text_column_named(languages: &Languages, side: Side) -> Column {
    let prefix = languages.prefix(side);
    Column::new(format!("{prefix}_passage"), Text, format!("The whole `{}` text of the bead, untouched.", languages.of(side)))
}
