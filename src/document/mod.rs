//! Documents: reading them, telling prose from what surrounds it, sentences, quotations and who speaks them.

mod quotes;
pub mod read;
mod segment;

pub use quotes::quotes;
pub use segment::{segments, sentences};

use crate::language::Lang;
use crate::text::{CodePoints, Span};
use serde::Serialize;
use std::sync::OnceLock;

/// A text as it was read, untouched.
#[derive(Debug, Clone)]
pub struct Document {
    /// What rows of the output call it: the path inside the corpus, `/` between folders.
    pub id: String,
    /// What the corpus says its language is.
    pub lang: Lang,
    /// Documents with the same pair belong together; `None` when nothing says so.
    pub pair: Option<String>,
    /// Title, date, address as the corpus gives them.
    pub metadata: Metadata,
    /// The decoded text of the source, after a leading byte-order mark.
    pub source: String,
    /// The text that is worked on: `source` itself, or the article taken out of a web page.
    pub reading: Reading,
}

/// What a corpus says of a document beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Metadata {
    /// Headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Date as given, not interpreted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// Address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// The text that segments and quotations point into, and its way back to the source.
#[derive(Debug, Clone)]
pub enum Reading {
    /// The source is the text.
    Whole,
    /// Text taken out of markup: each piece of `text` and where it stands in the source, in order of `text`.
    Extracted {
        /// The extracted text; paragraphs are separated by a blank line.
        text: String,
        /// `(byte in text, span in source)` of each character, in order.
        origin: Vec<(u32, Span)>,
    },
}

impl Document {
    /// The text that segments and quotations point into.
    pub fn text(&self) -> &str {
        match &self.reading {
            Reading::Whole => &self.source,
            Reading::Extracted { text, .. } => text,
        }
    }

    /// A stretch of [`text`](Self::text) as a stretch of the source.
    pub fn source_span(&self, span: Span) -> Span {
        match &self.reading {
            Reading::Whole => span,
            Reading::Extracted { origin, .. } => {
                let first = origin.partition_point(|&(at, _)| (at as usize) < span.start);
                let after = origin.partition_point(|&(at, _)| (at as usize) < span.end);
                match (origin.get(first), after.checked_sub(1).and_then(|last| origin.get(last))) {
                    (Some((_, from)), Some((_, to))) if first < after => Span::new(from.start, to.end.max(from.start)),
                    (Some((_, from)), _) => Span::new(from.start, from.start),
                    _ => Span::new(self.source.len(), self.source.len()),
                }
            }
        }
    }
}

/// What a segment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SegmentKind {
    /// A sentence of the prose.
    Sentence,
    /// A headline or section heading.
    Heading,
    /// The text under a picture, its credit included.
    Caption,
    /// Place, date and agency that open a dispatch.
    Dateline,
    /// A byline, agency or photographer's line standing alone.
    Credit,
    /// An embedded post, author line and media links included.
    Post,
    /// An address standing alone.
    Url,
}

impl SegmentKind {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            SegmentKind::Sentence => "sentence",
            SegmentKind::Heading => "heading",
            SegmentKind::Caption => "caption",
            SegmentKind::Dateline => "dateline",
            SegmentKind::Credit => "credit",
            SegmentKind::Post => "post",
            SegmentKind::Url => "url",
        }
    }

    /// True for what is read as running text: sentences and headings.
    pub fn is_prose(self) -> bool {
        matches!(self, SegmentKind::Sentence | SegmentKind::Heading)
    }
}

/// A piece of a document. Segments do not overlap, and together they hold every non-blank character once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What it is.
    pub kind: SegmentKind,
    /// Where it stands in [`Document::text`].
    pub span: Span,
    /// The language it is in.
    pub lang: Lang,
    /// Number of the paragraph that it stands in, from 0.
    pub paragraph: usize,
    /// For a post: its author and date.
    pub post: Option<Post>,
}

/// What an embedded post says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Post {
    /// The words of the post: no media links, no author line.
    pub body: Span,
    /// `Name (@handle)`; empty when the post does not say.
    pub author: String,
    /// The date as written; empty when the post does not say.
    pub date: String,
}

/// How much of a sentence a quotation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum QuoteKind {
    /// At least a whole sentence.
    Direct,
    /// A few words inside the article's own sentence.
    Partial,
    /// A quotation that stands as a heading.
    Heading,
    /// An embedded post.
    Post,
}

impl QuoteKind {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            QuoteKind::Direct => "direct",
            QuoteKind::Partial => "partial",
            QuoteKind::Heading => "heading",
            QuoteKind::Post => "post",
        }
    }
}

/// How an article says who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Attribution {
    /// A name or role beside the quotation.
    Explicit,
    /// A pronoun or role, resolved to the name that the article gives.
    Anaphoric,
    /// No reporting clause; the context says who.
    Implicit,
    /// Nobody: a title, irony, a term.
    None,
}

impl Attribution {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Attribution::Explicit => "explicit",
            Attribution::Anaphoric => "anaphoric",
            Attribution::Implicit => "implicit",
            Attribution::None => "none",
        }
    }
}

/// Words that an article gives as somebody's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// How much of a sentence it is.
    pub kind: QuoteKind,
    /// From the first to the last quoted character, in [`Document::text`], marks left out.
    pub span: Span,
    /// The quoted words alone, in order: `span` without incises and re-opening marks.
    pub pieces: Vec<Span>,
    /// The language it is in.
    pub lang: Lang,
    /// Who speaks, as the article names them; empty when nobody does.
    pub speaker: String,
    /// The reporting clause as written ("a-t-il affirmé"); empty when there is none.
    pub cue: String,
    /// How the article says who speaks.
    pub attribution: Attribution,
}

/// Counts code points of a document's source for output; made once a document.
#[derive(Debug, Clone)]
pub struct Offsets<'a> {
    document: &'a Document,
    points: CodePoints,
    /// Where lines begin, in bytes; counted when first asked for.
    lines: OnceLock<Vec<usize>>,
}

impl<'a> Offsets<'a> {
    /// Counts the source of `document`.
    pub fn new(document: &'a Document) -> Self {
        Offsets { document, points: CodePoints::new(&document.source), lines: OnceLock::new() }
    }

    /// Where byte `at` of the source stands: line and column, both from 1, the column in code points.
    fn line_and_column(&self, at: usize) -> (usize, usize) {
        let source = &self.document.source;
        let starts = self.lines.get_or_init(|| std::iter::once(0).chain(source.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let line = starts.partition_point(|&start| start <= at);
        let start = line.checked_sub(1).and_then(|before| starts.get(before)).copied().unwrap_or(0);
        (line, self.points.at(source, at) - self.points.at(source, start) + 1)
    }

    /// Where a stretch of [`Document::text`] begins and ends in the source, as editors count: `(line, column)`, both from 1, the column in code points.
    pub fn lines(&self, span: Span) -> ((usize, usize), (usize, usize)) {
        let span = self.document.source_span(span);
        (self.line_and_column(span.start), self.line_and_column(span.end))
    }

    /// A stretch of [`Document::text`] as code points `(from, to)` of the source.
    pub fn of(&self, span: Span) -> (usize, usize) {
        self.points.range(&self.document.source, self.document.source_span(span))
    }
}
