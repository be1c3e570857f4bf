//! Texts that are checked, and where their terms stand: in documents, in cells, in lines.

use crate::corpus::findings::Place;
use crate::corpus::rows::Passage;
use crate::pipeline::pair::Side as Text;
use crate::text::{CodePoints, Span};

/// A text of a bead and where it stands.
pub(super) struct Half<'t> {
    pub text: &'t str,
    pub locate: Box<dyn Fn(Span) -> (Passage, Place) + Send + Sync + 't>,
}

/// A text of which every line is a segment.
pub struct Lined<'t> {
    text: &'t str,
    name: String,
    pub(super) lines: Vec<Span>,
    points: CodePoints,
}

impl<'t> Lined<'t> {
    /// `text`, which stands in the file called `name`.
    pub fn new(text: &'t str, name: impl Into<String>) -> Lined<'t> {
        let mut start = 0;
        let lines = text.split_inclusive('\n').map(|line| {
            let bare = line.strip_suffix('\n').unwrap_or(line);
            let span = Span::new(start, start + bare.strip_suffix('\r').unwrap_or(bare).len());
            start += line.len();
            span
        });
        let lines = lines.collect();
        Lined { text, name: name.into(), lines, points: CodePoints::new(text) }
    }

    /// The lines, without their ends.
    pub fn lines(&self) -> Vec<&'t str> {
        self.lines.iter().map(|span| span.of(self.text)).collect()
    }

    pub(super) fn half(&self, span: Span) -> Half<'_> {
        let position = |at: usize| {
            let line = self.lines.partition_point(|line| line.start <= at).max(1);
            let start = self.lines.get(line - 1).map_or(0, |line| line.start);
            (line, self.points.at(self.text, at) - self.points.at(self.text, start) + 1)
        };
        Half {
            text: span.of(self.text),
            locate: Box::new(move |inner| {
                let span = inner.shift(span.start);
                let (from, to) = self.points.range(self.text, span);
                let passage = Passage { text: span.of(self.text).to_owned(), doc: self.name.clone(), from, to };
                (passage, place(&self.name, (position(span.start), position(span.end))))
            }),
        }
    }
}

/// Where a document comes from.
pub(super) struct Origin {
    pub file: String,
    /// The line of the file that it is, when every line is a document.
    pub row: Option<usize>,
}

/// A stretch of a document.
pub(super) fn half<'t>(side: &'t Text<'t>, origin: &'t Origin, span: Span) -> Half<'t> {
    Half {
        text: side.text(span),
        locate: Box::new(move |inner| {
            let span = inner.shift(span.start);
            let lines = origin.row.map_or_else(|| side.offsets.lines(span), |row| ((row, 1), (row, 1)));
            (side.passage(span), place(&origin.file, lines))
        }),
    }
}

/// A text of an aligned file, whose unit begins in line `line`. Editors are led to that line: within it, quoting and markup shift the columns.
pub(super) fn cell<'t>(passage: &'t Passage, name: &'t str, line: u64) -> Half<'t> {
    let line = usize::try_from(line).unwrap_or(usize::MAX);
    let points = CodePoints::new(&passage.text);
    Half {
        text: &passage.text,
        locate: Box::new(move |inner| {
            let (from, to) = points.range(&passage.text, inner);
            let text = inner.of(&passage.text).to_owned();
            let passage = Passage { text, doc: passage.doc.clone(), from: passage.from + from, to: passage.from + to };
            (passage, place(name, ((line, 1), (line, 1))))
        }),
    }
}

fn place(file: &str, ((line, column), (end_line, end_column)): ((usize, usize), (usize, usize))) -> Place {
    Place { file: file.to_owned(), line, column, end_line, end_column }
}
