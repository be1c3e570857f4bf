//! The tables that `segment`, `terms find` and `terms lint` print, with their columns in order.

use super::record::ColumnKind::{OneOf, Text, Whole};
use super::record::{Cell, Column, Languages, Record, Side};
use super::rows::{MATCH_TIER, Passage, TERM_STATUS};
use crate::document::SegmentKind;
use crate::language::Lang;

/// What a row of `segment` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Piece {
    /// A segment. Segments do not overlap.
    Segment(SegmentKind),
    /// A quotation, which overlaps its sentence.
    Quote,
}

impl Piece {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Piece::Segment(kind) => kind.as_str(),
            Piece::Quote => "quote",
        }
    }
}

/// A row of `segment`: what the reader sees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SegmentRow {
    /// Its number in the document, from 0.
    pub index: usize,
    /// What it is.
    pub kind: Piece,
    /// The language that it is in.
    pub lang: Lang,
    /// Where it stands.
    pub passage: Passage,
    /// Who speaks, for quotations and posts; empty otherwise.
    pub speaker: String,
}

impl Record for SegmentRow {
    const TABLE: &'static str = "segments";
    const ABOUT: &'static str = "Sentences, noise and quotations of documents, one row each.";

    fn columns(_: &Languages) -> Vec<Column> {
        const KINDS: &[&str] = &["sentence", "heading", "caption", "dateline", "credit", "post", "url", "quote"];
        vec![
            Column::new("doc", Text, "The document.").required(),
            Column::new("index", Whole(0), "Number of the row in the document, from 0.").required(),
            Column::new("kind", OneOf(KINDS), "What it is; a quote overlaps its sentence, nothing else overlaps.").required(),
            Column::new("lang", Text, "Language, BCP 47.").required(),
            Column::new("from", Whole(0), "First code point in the source.").required(),
            Column::new("to", Whole(0), "One past the last code point in the source.").required(),
            Column::new("text", Text, "The text, untouched."),
            Column::new("speaker", Text, "Who speaks, for quotations and posts."),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::from(&self.passage.doc),
            Cell::Whole(self.index),
            Cell::from(self.kind.as_str()),
            Cell::from(self.lang.as_str()),
            Cell::Whole(self.passage.from),
            Cell::Whole(self.passage.to),
            Cell::from(&self.passage.text),
            Cell::from(&self.speaker),
        ]
    }
}

/// A row of `terms find`: a glossary term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundTermRow {
    /// The line, from 1.
    pub line: usize,
    /// The concept, as the glossary calls it.
    pub concept: String,
    /// Its preferred term in the source language.
    pub source: String,
    /// Its preferred term in the target language.
    pub target: String,
    /// The form as it stands in the line.
    pub surface: String,
    /// First code point within the line.
    pub from: usize,
    /// One past the last code point within the line.
    pub to: usize,
    /// The tier of the match: `exact`, `clitic`, `inflected` or `loose`.
    pub tier: &'static str,
    /// How the form is listed: `preferred`, `admitted` or `forbidden`.
    pub status: &'static str,
}

impl Record for FoundTermRow {
    const TABLE: &'static str = "found-terms";
    const ABOUT: &'static str = "Glossary terms found in a text, one row an occurrence.";

    fn columns(languages: &Languages) -> Vec<Column> {
        let term =
            |side| Column::new(languages.text_column(side), Text, format!("Preferred term of the concept in `{}`.", languages.of(side)));
        vec![
            Column::new("line", Whole(1), "The line, from 1.").required(),
            Column::new("concept", Text, "The concept of the glossary.").required(),
            term(Side::Source),
            term(Side::Target),
            Column::new("surface", Text, "The form as it stands in the line.").required(),
            Column::new("from", Whole(0), "First code point within the line.").required(),
            Column::new("to", Whole(0), "One past the last code point within the line.").required(),
            Column::new("match", OneOf(MATCH_TIER), "How closely the form agrees with the glossary's.").required(),
            Column::new("status", OneOf(TERM_STATUS), "How the glossary lists the form.").required(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::Whole(self.line),
            Cell::from(&self.concept),
            Cell::from(&self.source),
            Cell::from(&self.target),
            Cell::from(&self.surface),
            Cell::Whole(self.from),
            Cell::Whole(self.to),
            Cell::from(self.tier),
            Cell::from(self.status),
        ]
    }
}

/// A row of `terms lint`: something to mend in a glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LintRow {
    /// The glossary file.
    pub file: String,
    /// The line on which the row of the glossary begins, from 1.
    pub line: usize,
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// The rule that was broken.
    pub rule: &'static str,
    /// The concept; empty where none is meant.
    pub concept: String,
    /// The column of the glossary; empty where none is to blame.
    pub column: String,
    /// What is wrong.
    pub message: String,
}

/// How much a finding matters, worst first.
const LEVELS: &[&str] = &["error", "warning", "note"];

impl Record for LintRow {
    const TABLE: &'static str = "lint";
    const ABOUT: &'static str = "What is wrong in a glossary, one row a finding.";

    fn columns(_: &Languages) -> Vec<Column> {
        vec![
            Column::new("file", Text, "The glossary file.").required(),
            Column::new("line", Whole(1), "The line on which the row begins, from 1.").required(),
            Column::new("level", OneOf(LEVELS), "How much it matters.").required(),
            Column::new("rule", Text, "The rule that was broken.").required(),
            Column::new("concept", Text, "The concept; empty where none is meant."),
            Column::new("column", Text, "The column of the glossary; empty where none is to blame."),
            Column::new("message", Text, "What is wrong, and what to do.").required(),
        ]
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        vec![
            Cell::from(&self.file),
            Cell::Whole(self.line),
            Cell::from(self.level),
            Cell::from(self.rule),
            Cell::from(&self.concept),
            Cell::from(&self.column),
            Cell::from(&self.message),
        ]
    }
}
