//! What quotations may come from, cut into clauses.

use super::super::pair::Side;
use crate::language::Lang;
use crate::text::{Span, clauses};
use std::ops::Range;

/// All that a quotation may come from: the clauses of the sources, and of the article's own passages in their language.
pub(in super::super) struct SourcePool<'s, 'd> {
    pub clauses: Vec<Clause<'s, 'd>>,
}

/// A clause of a source.
pub struct Clause<'s, 'd> {
    /// The document that it stands in.
    pub side: &'s Side<'d>,
    /// Index of the source; `None` for the article itself.
    pub source: Option<usize>,
    /// Where it stands.
    pub span: Span,
}

impl<'s, 'd> SourcePool<'s, 'd> {
    /// The pool of an article.
    pub fn new(article: &'s Side<'d>, sources: &'s [Side<'d>], to: &Lang) -> Self {
        let own = std::iter::once((None, article));
        let others = sources.iter().enumerate().map(|(at, side)| (Some(at), side));
        let mut pool = Vec::new();
        for (source, side) in others.chain(own) {
            let document = &side.prepared.document;
            for segment in side.prepared.segments.iter().filter(|segment| segment.lang == *to) {
                let span = segment.post.as_ref().map_or(segment.span, |post| post.body);
                pool.extend(clauses(document.text(), span).into_iter().map(|span| Clause { side, source, span }));
            }
        }
        SourcePool { clauses: pool }
    }

    /// The document of some neighbouring clauses, and from where to where they stand.
    pub fn text(&self, range: Range<usize>) -> Option<(&'s Side<'d>, Span)> {
        let (first, last) = (self.clauses.get(range.start)?, self.clauses.get(range.end.checked_sub(1)?)?);
        Some((first.side, first.span.cover(last.span)))
    }

    /// The clauses that lie in `span` of source `source`.
    pub fn inside(&self, source: usize, span: Span) -> Range<usize> {
        let start = self.clauses.partition_point(|clause| clause.source.is_some_and(|at| (at, clause.span.end) <= (source, span.start)));
        let end = self.clauses.partition_point(|clause| clause.source.is_some_and(|at| (at, clause.span.start) < (source, span.end)));
        start..end.max(start)
    }

    /// The clauses of `range` that `span` touches, from the first to the last.
    pub fn clauses_around(&self, span: Span, range: Range<usize>) -> Span {
        self.clauses[range].iter().filter(|clause| clause.span.overlaps(span)).fold(span, |around, clause| around.cover(clause.span))
    }

    /// Cuts a range where another document begins.
    pub fn in_one_document(&self, range: Range<usize>) -> Range<usize> {
        let source = self.clauses[range.start].source;
        let end = range.clone().find(|&at| self.clauses[at].source != source).unwrap_or(range.end);
        range.start..end
    }
}
