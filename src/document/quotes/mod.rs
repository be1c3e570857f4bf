//! Quotations and who speaks them.
//!
//! Marks are paired paragraph by paragraph; what stands around them is read for reporting clauses; names, roles and pronouns are resolved over the whole
//! document. A quotation inside a quotation is part of it and gives no row of its own: its speaker is whoever the outer speaker says it is.

mod caseless;
mod cue;
mod frame;
mod incise;
mod kind;
mod marks;
mod names;
mod phrase;
mod scene;
mod speaker;
mod spelling;
mod subject;
#[cfg(test)]
mod tests;

use super::{Attribution, Document, Quote, QuoteKind, Segment, SegmentKind};
use crate::language::{self, Lang, Speech};
use crate::text::{self, Span};
use incise::Incise;

/// A stretch of prose that is read as one: a paragraph, heading or caption.
#[derive(Debug, Clone)]
struct Run {
    span: Span,
    kind: SegmentKind,
    lang: Lang,
}

/// A quotation before its speaker is known.
#[derive(Debug, Clone)]
struct Found {
    /// With its marks, one span a paragraph.
    outer: Vec<Span>,
    pieces: Vec<Span>,
    /// Number of the run that it begins in.
    run: usize,
    incise: Option<Incise>,
    closed: bool,
}

impl Found {
    fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::default(),
        }
    }
}

/// The quotations of a document, embedded posts among them, in order of text.
///
/// `segments` are the document's own, in order. Spans are bytes of [`Document::text`].
pub fn quotes(document: &Document, segments: &[Segment]) -> Vec<Quote> {
    let text = document.text();
    let runs = runs(text, segments);
    let found = find(text, &runs);
    let mut quotes = scene::attribute(text, &runs, found);
    quotes.extend(segments.iter().filter_map(|segment| post(text, segment)));
    quotes.sort_by_key(|quote| (quote.span.start, quote.span.end));
    quotes
}

/// An embedded post is quoted as a whole.
fn post(text: &str, segment: &Segment) -> Option<Quote> {
    if segment.kind != SegmentKind::Post {
        return None;
    }
    let (body, author) = segment.post.as_ref().map_or((segment.span, ""), |post| (post.body, post.author.as_str()));
    let body = body.trim(text);
    let author = author.trim();
    (!body.is_empty()).then(|| Quote {
        kind: QuoteKind::Post,
        span: body,
        pieces: vec![body],
        lang: segment.lang.clone(),
        speaker: author.to_owned(),
        cue: String::new(),
        attribution: if author.is_empty() { Attribution::None } else { Attribution::Explicit },
    })
}

/// Neighbouring sentences of a paragraph are read together, so that sentence cuts inside a quotation do no harm.
fn runs(text: &str, segments: &[Segment]) -> Vec<Run> {
    let mut runs: Vec<(usize, Run)> = Vec::new();
    let mut joinable = false;
    for segment in segments {
        let reads = matches!(segment.kind, SegmentKind::Sentence | SegmentKind::Heading | SegmentKind::Caption);
        if !reads {
            joinable = false;
            continue;
        }
        let sentence = segment.kind == SegmentKind::Sentence;
        match runs.last_mut() {
            Some((paragraph, run)) if joinable && sentence && *paragraph == segment.paragraph && run.kind == SegmentKind::Sentence => {
                run.span.end = run.span.end.max(segment.span.end)
            }
            _ => runs.push((segment.paragraph, Run { span: segment.span, kind: segment.kind, lang: segment.lang.clone() })),
        }
        joinable = sentence;
    }
    runs.into_iter().map(|(_, run)| Run { span: run.span.trim(text), ..run }).collect()
}

fn speech_of(lang: &Lang) -> Option<&'static Speech> {
    language::of(lang.as_str()).speech()
}

/// The quotations of all runs, those continued over paragraphs joined.
fn find(text: &str, runs: &[Run]) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut open: Option<char> = None;
    for (index, run) in runs.iter().enumerate() {
        let language = language::of(run.lang.as_str());
        for mark in marks::marked(text, run.span, open.is_some()) {
            let (pieces, incise) = match language.speech() {
                Some(speech) => incise::cut(text, mark.inner, language, speech),
                None => (vec![mark.inner], None),
            };
            let first = mark.outer.of(text).chars().next();
            let reopened = open.is_some_and(|mark| first.is_some_and(|first| same_family(mark, first)))
                && text[run.span.start..mark.outer.start].trim().is_empty();
            open = None;
            match found.last_mut() {
                Some(last) if reopened => {
                    last.outer.push(mark.outer);
                    last.pieces.extend(pieces);
                    last.incise = last.incise.take().or(incise);
                    last.closed = mark.closed;
                }
                _ => found.push(Found { outer: vec![mark.outer], pieces, run: index, incise, closed: mark.closed }),
            }
            if !mark.closed && run.kind == SegmentKind::Sentence {
                open = first;
            }
        }
        if run.kind == SegmentKind::Sentence
            && !found.last().is_some_and(|last| !last.closed && last.outer.last().is_some_and(|outer| outer.end == run.span.end))
        {
            open = None;
        }
    }
    // A straight mark that nothing closed was only worth keeping for what continued it.
    found
        .retain(|quote| quote.closed || quote.outer.len() > 1 || !quote.outer.first().is_some_and(|outer| outer.of(text).starts_with('"')));
    found
}

fn same_family(left: char, right: char) -> bool {
    let class = |c: char| text::fold(&c.to_string()).text;
    let guillemets = ['«', '»'];
    guillemets.contains(&left) == guillemets.contains(&right) && class(left) == class(right)
}
