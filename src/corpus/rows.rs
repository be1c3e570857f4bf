//! The tables of the main job, with their columns in order.
//!
//! Offsets are Unicode code points from 0, end exclusive, into the decoded text of the untouched source after a leading byte-order mark.

use super::record::ColumnKind::{Key, OneOf, Pattern, Probability, Reference, Text, Whole};
use super::record::{Cell, Column, Languages, Record, Side};
use crate::document::{Attribution, QuoteKind};
use crate::language::Lang;

pub use crate::align::Order;

/// How much of a quotation a passage renders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Link {
    /// All of it.
    Full,
    /// A part of it.
    Partial,
    /// No passage was found.
    None,
}

impl Link {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Link::Full => "full",
            Link::Partial => "partial",
            Link::None => "none",
        }
    }
}

/// A stretch of a document.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Passage {
    /// The text, untouched.
    pub text: String,
    /// The document that it stands in.
    pub doc: String,
    /// Its first code point.
    pub from: usize,
    /// One past its last code point.
    pub to: usize,
}

/// A row of `sentences.csv`: a bead.
#[derive(Debug, Clone, PartialEq)]
pub struct SentenceRow {
    /// Stable and unique, never a bare number: `interpol-93:s0012`.
    pub id: String,
    /// The pair of documents.
    pub pair: String,
    /// The shape, from [`Bead::kind`](crate::align::Bead::kind).
    pub bead: String,
    /// How the two documents run.
    pub order: Order,
    /// Probability that the bead is right.
    pub score: f64,
    /// The source side; `None` in a null bead.
    pub source: Option<Passage>,
    /// The target side; `None` in a null bead.
    pub target: Option<Passage>,
    /// Concepts found on both sides.
    pub terms: Vec<String>,
}

impl Record for SentenceRow {
    const TABLE: &'static str = "sentences";
    const ABOUT: &'static str = "Aligned sentences, one row a bead: the segments of one text that answer segments of the other.";

    fn columns(languages: &Languages) -> Vec<Column> {
        let mut columns = vec![
            Column::new("id", Key, "Stable identifier of the bead."),
            Column::new("pair", Text, "The documents that belong together."),
            Column::new("type", Pattern("[0-9]+-[0-9]+"), "Number of segments on either side; 1-0 and 0-1 are null beads.").required(),
            Column::new("order", OneOf(&["parallel", "free"]), "Whether the documents run in the same order or were searched freely.")
                .required(),
            Column::new("score", Probability, "Probability that the bead is right."),
            text_column(languages, Side::Source, "empty when nothing answers"),
            text_column(languages, Side::Target, "empty when nothing answers"),
        ];
        columns.extend(place_columns(languages, Side::Source));
        columns.extend(place_columns(languages, Side::Target));
        columns.push(Column::new("terms", Text, "Concepts of the glossary found on both sides, split by |."));
        columns
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells = vec![
            Cell::from(&self.id),
            Cell::from(&self.pair),
            Cell::from(&self.bead),
            Cell::from(self.order.as_str()),
            Cell::Score(self.score),
            text_cell(self.source.as_ref()),
            text_cell(self.target.as_ref()),
        ];
        cells.extend(place_cells(self.source.as_ref()));
        cells.extend(place_cells(self.target.as_ref()));
        cells.push(if self.terms.is_empty() { Cell::Empty } else { Cell::Text(self.terms.join("|").into()) });
        cells
    }
}

/// A row of `quotes.csv`: a quotation and the passage that it renders.
#[derive(Debug, Clone, PartialEq)]
pub struct QuoteRow {
    /// Stable and unique, never a bare number: `interpol-93:q0003`.
    pub id: String,
    /// The pair of documents.
    pub pair: String,
    /// How much of a sentence it is.
    pub kind: QuoteKind,
    /// The language that it is in.
    pub lang: Lang,
    /// Who speaks; empty when nobody does.
    pub speaker: String,
    /// The reporting clause; empty when there is none.
    pub cue: String,
    /// How the article says who speaks.
    pub attribution: Attribution,
    /// The quotation.
    pub quote: Passage,
    /// How much of it `target` renders.
    pub link: Link,
    /// Probability that the link is right; `None` when there is nothing to say.
    pub score: Option<f64>,
    /// The passage that it renders; `None` when none was found.
    pub target: Option<Passage>,
}

impl Record for QuoteRow {
    const TABLE: &'static str = "quotes";
    const ABOUT: &'static str = "Quotations, one row each, embedded posts included, with the passage that they render.";

    fn columns(languages: &Languages) -> Vec<Column> {
        let mut columns = vec![
            Column::new("id", Key, "Stable identifier of the quotation."),
            Column::new("pair", Text, "The documents that belong together."),
            Column::new(
                "kind",
                OneOf(&["direct", "partial", "heading", "post"]),
                "A whole sentence, a part of one, a heading or an embedded post.",
            )
            .required(),
            Column::new("lang", Text, "Language of the quotation, BCP 47.").required(),
            Column::new("speaker", Text, "Who speaks, by name or role as the article gives it, pronouns resolved."),
            Column::new("cue", Text, "The reporting clause as written."),
            Column::new(
                "attribution",
                OneOf(&["explicit", "anaphoric", "implicit", "none"]),
                "How the article says who speaks: beside the quotation, by a pronoun or role, by context, not at all.",
            )
            .required(),
            Column::new("quote", Text, "The quoted words, untouched."),
        ];
        columns.extend(place_columns(languages, Side::Source));
        columns.extend([
            Column::new("link", OneOf(&["full", "partial", "none"]), "How much of the quotation the passage renders.").required(),
            Column::new("score", Probability, "Probability that the link is right."),
            text_column(languages, Side::Target, "empty when none was found"),
        ]);
        columns.extend(place_columns(languages, Side::Target));
        columns
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells = vec![
            Cell::from(&self.id),
            Cell::from(&self.pair),
            Cell::from(self.kind.as_str()),
            Cell::from(self.lang.as_str()),
            Cell::from(&self.speaker),
            Cell::from(&self.cue),
            Cell::from(self.attribution.as_str()),
            Cell::from(&self.quote.text),
        ];
        cells.extend(place_cells(Some(&self.quote)));
        cells.extend([Cell::from(self.link.as_str()), self.score.map_or(Cell::Empty, Cell::Score), text_cell(self.target.as_ref())]);
        cells.extend(place_cells(self.target.as_ref()));
        cells
    }
}

/// How a term stands in a bead, as `terms.csv` names it.
pub(super) const TERM_STATUS: &[&str] = &["preferred", "admitted", "forbidden", "missing", "uncertain"];
/// How closely a form agrees with the glossary's, as `terms.csv` names it.
pub(super) const MATCH_TIER: &[&str] = &["exact", "clitic", "inflected", "loose"];

/// A row of `terms.csv`: a term occurrence in a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermRow {
    /// Stable and unique, never a bare number: `interpol-93:t0005`.
    pub id: String,
    /// The pair of documents.
    pub pair: String,
    /// The bead, as `sentences.csv` calls it.
    pub sentence: String,
    /// The concept, as the glossary calls it.
    pub concept: String,
    /// `preferred`, `admitted`, `forbidden`, `missing` or `uncertain`.
    pub status: &'static str,
    /// The term in the source; `None` when only the target has it.
    pub source: Option<Passage>,
    /// The term in the target; `None` when it is missing.
    pub target: Option<Passage>,
    /// The tier of the match: `exact`, `clitic`, `inflected` or `loose`.
    pub tier: &'static str,
}

impl Record for TermRow {
    const TABLE: &'static str = "terms";
    const ABOUT: &'static str = "Glossary terms, one row an occurrence in a bead.";

    fn columns(languages: &Languages) -> Vec<Column> {
        let mut columns = vec![
            Column::new("id", Key, "Stable identifier of the occurrence."),
            Column::new("pair", Text, "The documents that belong together."),
            Column::new("sentence", Reference(SentenceRow::TABLE), "The bead that the term stands in.").required(),
            Column::new("concept", Text, "The concept of the glossary.").required(),
            Column::new("status", OneOf(TERM_STATUS), "Preferred or admitted term used, avoided form used, no term found, or not certain.")
                .required(),
            text_column(languages, Side::Source, "the term as it stands there"),
        ];
        columns.extend(place_columns(languages, Side::Source));
        columns.push(text_column(languages, Side::Target, "the term as it stands there"));
        columns.extend(place_columns(languages, Side::Target));
        columns.push(Column::new("match", OneOf(MATCH_TIER), "How closely the form agrees with the glossary's."));
        columns
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let mut cells = vec![
            Cell::from(&self.id),
            Cell::from(&self.pair),
            Cell::from(&self.sentence),
            Cell::from(&self.concept),
            Cell::from(self.status),
            text_cell(self.source.as_ref()),
        ];
        cells.extend(place_cells(self.source.as_ref()));
        cells.push(text_cell(self.target.as_ref()));
        cells.extend(place_cells(self.target.as_ref()));
        cells.push(Cell::from(self.tier));
        cells
    }
}

pub(super) fn text_column(languages: &Languages, side: Side, remark: &str) -> Column {
    let which = if side == Side::Source { "Source" } else { "Target" };
    Column::new(languages.text_column(side), Text, format!("{which} text (`{}`), untouched; {remark}.", languages.of(side)))
}

pub(super) fn place_columns(languages: &Languages, side: Side) -> [Column; 3] {
    let prefix = languages.prefix(side);
    [
        Column::new(format!("{prefix}_doc"), Text, "The document that it stands in."),
        Column::new(format!("{prefix}_from"), Whole(0), "Its first Unicode code point in the source, from 0."),
        Column::new(format!("{prefix}_to"), Whole(0), "One past its last Unicode code point in the source."),
    ]
}

pub(super) fn text_cell(passage: Option<&Passage>) -> Cell<'_> {
    passage.map_or(Cell::Empty, |passage| Cell::from(&passage.text))
}

pub(super) fn place_cells(passage: Option<&Passage>) -> [Cell<'_>; 3] {
    passage.map_or([Cell::Empty, Cell::Empty, Cell::Empty], |passage| {
        [Cell::from(&passage.doc), Cell::Whole(passage.from), Cell::Whole(passage.to)]
    })
}

#[cfg(test)]
pub(super) mod tests;
