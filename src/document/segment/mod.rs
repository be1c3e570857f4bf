//! Segments: sentences of the prose, and apart from them what is no prose.
//!
//! Paragraphs are read first ([`paragraphs`]), then what stands among them that is not the article's own text is recognised, one kind a file, then the rest
//! is cut into sentences. What could be prose is left as prose: a caption among the sentences does less harm than a sentence lost.

mod captions;
mod credits;
mod datelines;
mod dates;
mod headings;
mod paragraphs;
mod posts;
mod sentences;
mod shape;
mod stops;
mod urls;

use super::{Document, Post, Segment, SegmentKind};
use crate::language::{self, Lang};
use crate::text::{self, Script, Span};

/// The sentences of a stretch of running text, in order, without the white space between them.
pub fn sentences(text: &str, span: Span, language: &dyn language::Language) -> Vec<Span> {
    sentences::split(text, span, language)
}

/// Letters under which a sentence takes the language of its paragraph.
const TELLING: usize = 40;
/// Bytes of a paragraph that are read to tell its language.
const SAMPLE: usize = 2_000;

/// The segments of a document, in the order of its text.
///
/// They do not overlap, and together they hold every character of [`Document::text`] once that is not blank, but for stretches of invisible marks alone.
///
/// ```
/// use truchement::document::{Document, Metadata, Reading, SegmentKind, segments};
/// use truchement::language::Lang;
///
/// let source = "RABAT, 12 mars (MAP) – M. Petit est arrivé. Il repart demain.\n\nLe port, vu de la mer. (A. Petit/Le Phare)\n";
/// let document = Document {
///     id: "port.fr".into(),
///     lang: Lang::FRENCH,
///     pair: None,
///     metadata: Metadata::default(),
///     source: source.into(),
///     reading: Reading::Whole,
/// };
/// let found: Vec<_> = segments(&document).iter().map(|s| (s.kind, s.span.of(document.text()))).collect();
/// assert_eq!(found[0], (SegmentKind::Dateline, "RABAT, 12 mars (MAP) –"));
/// assert_eq!(found[1], (SegmentKind::Sentence, "M. Petit est arrivé."));
/// assert_eq!(found[3].0, SegmentKind::Caption);
/// ```
pub fn segments(document: &Document) -> Vec<Segment> {
    segments_of(document.text(), &document.lang)
}

/// A stretch of one paragraph, or a post.
struct Block {
    span: Span,
    paragraph: usize,
    /// `None` for prose.
    kind: Option<SegmentKind>,
    post: Option<Post>,
}

fn segments_of(text: &str, lang: &Lang) -> Vec<Segment> {
    let mut blocks = blocks(text, lang);
    let mut prose_before = false;
    let mut found = Vec::new();
    blocks = blocks.into_iter().flat_map(|block| without_dateline(text, block, &mut prose_before)).collect();
    let prose: Vec<Option<&str>> = blocks.iter().map(|block| block.kind.is_none().then(|| block.span.of(text))).collect();
    let headings = headings::find(&prose);
    for (block, heading) in blocks.into_iter().zip(headings) {
        let kind = if heading { Some(SegmentKind::Heading) } else { block.kind };
        match kind {
            Some(kind) => found.push(whole(text, block, kind, lang)),
            None => sentences_of(text, &block, lang, &mut found),
        }
    }
    found
}

/// The paragraphs, with posts cut out of them and lines that are no prose named.
fn blocks(text: &str, lang: &Lang) -> Vec<Block> {
    let paragraphs = paragraphs::split(text);
    let mut posts = posts::find(text, &paragraphs, lang).into_iter().peekable();
    let mut blocks: Vec<Block> = Vec::with_capacity(paragraphs.len());
    let mut taken = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let mut from = paragraph.span.start.max(taken);
        while let Some(post) = posts.next_if(|post| post.span.start < paragraph.span.end) {
            push_prose(&mut blocks, text, Span::new(from, post.span.start.max(from)), index);
            from = post.span.end;
            taken = post.span.end;
            blocks.push(Block { span: post.span, paragraph: index, kind: Some(SegmentKind::Post), post: Some(post.post) });
        }
        push_prose(&mut blocks, text, Span::new(from, paragraph.span.end.max(from)), index);
    }
    blocks
}

/// Adds what is left of a paragraph, if anything but invisible marks is.
fn push_prose(blocks: &mut Vec<Block>, text: &str, span: Span, paragraph: usize) {
    if span.trim(text).is_empty() {
        return;
    }
    let span = shape::trim_blank(text, span);
    let words = span.of(text);
    let kind = if urls::is_url(words) {
        Some(SegmentKind::Url)
    } else if credits::is_credit(words) {
        Some(SegmentKind::Credit)
    } else {
        captions::classify(words)
    };
    blocks.push(Block { span, paragraph, kind, post: None });
}

/// Cuts the dateline off the front of a block of prose.
fn without_dateline(text: &str, block: Block, prose_before: &mut bool) -> Vec<Block> {
    if block.kind.is_some() {
        return vec![block];
    }
    let words = block.span.of(text);
    let len = datelines::length_of(words, !*prose_before);
    // A headline may stand above the dateline.
    *prose_before |= shape::ends_with_stop(words);
    let Some(len) = len else { return vec![block] };
    let cut = block.span.start + len;
    let dateline = shape::trim_blank(text, Span::new(block.span.start, cut));
    let rest = shape::trim_blank(text, Span::new(cut, block.span.end));
    let mut pieces = vec![Block { span: dateline, kind: Some(SegmentKind::Dateline), ..block }];
    if !rest.trim(text).is_empty() {
        pieces.push(Block { span: rest, paragraph: block.paragraph, kind: None, post: None });
    }
    pieces
}

fn whole(text: &str, block: Block, kind: SegmentKind, lang: &Lang) -> Segment {
    let words = block.post.as_ref().map_or(block.span, |post| post.body);
    let lang = detect(text, words, lang);
    Segment { kind, span: block.span, lang, paragraph: block.paragraph, post: block.post }
}

fn sentences_of(text: &str, block: &Block, lang: &Lang, found: &mut Vec<Segment>) {
    let of_paragraph = detect(text, sample(text, block.span), lang);
    let script = text::dominant_script(sample(text, block.span).of(text));
    for span in sentences::split(text, block.span, language::of(of_paragraph.as_str())) {
        let words = span.of(text);
        let own = text::dominant_script(words);
        let telling = own != Script::Common && own != script || words.chars().filter(|c| c.is_alphabetic()).count() >= TELLING;
        let lang = if telling { detect(text, sample(text, span), &of_paragraph) } else { of_paragraph.clone() };
        found.push(Segment { kind: SegmentKind::Sentence, span, lang, paragraph: block.paragraph, post: None });
    }
}

fn detect(text: &str, span: Span, expected: &Lang) -> Lang {
    language::detect(span.of(text), expected)
}

/// The beginning of `span`, long enough to tell its language.
fn sample(text: &str, span: Span) -> Span {
    let mut end = span.end.min(span.start + SAMPLE);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    Span::new(span.start, end)
}

#[cfg(test)]
mod tests;
