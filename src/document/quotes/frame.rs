//! The frame around quotations: a paragraph's own words and marks, with each quotation as one item, cut into sentences.

use crate::language::{Language, Speech};
use crate::text::{self, Span};
use std::ops::Range;

/// No sentence is taken to be longer, so that work stays linear on text without full stops.
const LONGEST_SENTENCE: usize = 250;

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or number.
    Word,
    /// A punctuation mark.
    Mark(char),
    /// The quotation with this index.
    Quote(usize),
}

/// A word, mark or quotation.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub span: Span,
    pub kind: Kind,
    /// Lower case with `'` for apostrophes; folded in scripts without capitals; empty for what is no word.
    pub lower: String,
    pub capital: bool,
    /// Capitals only, two or more.
    pub acronym: bool,
    /// A pronoun cut off its verb ("-t-il").
    pub inverted: bool,
}

impl Item {
    fn new(span: Span, kind: Kind) -> Self {
        Item { span, kind, lower: String::new(), capital: false, acronym: false, inverted: false }
    }

    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    pub fn is_mark(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }

    pub fn is_quote(&self) -> bool {
        matches!(self.kind, Kind::Quote(_))
    }
}

/// Words and marks of `span`; each of `quotes` (outer span, index), in order, becomes one item.
pub(super) fn items(text: &str, span: Span, quotes: &[(Span, usize)], language: &dyn Language, speech: &Speech) -> Vec<Item> {
    let mut found = Vec::new();
    let mut at = span.start;
    for &(outer, index) in quotes {
        words(&mut found, text, Span::new(at, outer.start.max(at)), language, speech);
        found.push(Item::new(outer, Kind::Quote(index)));
        at = outer.end.max(at);
    }
    words(&mut found, text, Span::new(at, span.end.max(at)), language, speech);
    found
}

fn words(found: &mut Vec<Item>, text: &str, span: Span, language: &dyn Language, speech: &Speech) {
    let stretch = span.of(text);
    let mut word: Option<usize> = None;
    let mut chars = stretch.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '\'' | '’' | '-' | '\u{2010}' | '\u{2011}')
            && word.is_some()
            && chars.peek().is_some_and(|&(_, next)| next.is_alphanumeric());
        if c.is_alphanumeric() || joins || word.is_some() && text::is_ignorable(c) {
            word.get_or_insert(at);
            continue;
        }
        if let Some(from) = word.take() {
            push_word(found, text, Span::new(span.start + from, span.start + at), language, speech);
        }
        if !c.is_whitespace() && !text::is_ignorable(c) {
            let here = span.start + at;
            found.push(Item::new(Span::new(here, here + c.len_utf8()), Kind::Mark(plain(c))));
        }
    }
    if let Some(from) = word {
        push_word(found, text, Span::new(span.start + from, span.end), language, speech);
    }
}

/// Marks that do the same work become one.
fn plain(c: char) -> char {
    match c {
        '،' => ',',
        '؟' => '?',
        '؛' => ';',
        '—' | '―' => '–',
        _ => c,
    }
}

fn push_word(found: &mut Vec<Item>, text: &str, span: Span, language: &dyn Language, speech: &Speech) {
    let raw = span.of(text);
    if !speech.capitals {
        found.push(Item { lower: text::fold(raw).text, ..Item::new(span, Kind::Word) });
        return;
    }
    let mut rest = span;
    if let Some(apostrophe) = raw.find(['\'', '’']) {
        let folded = text::fold(raw).text;
        let cut = raw[apostrophe..].chars().next().map_or(0, char::len_utf8) + apostrophe;
        if language.elision(&folded) > 0 && cut < raw.len() {
            push_plain(found, text, Span::new(span.start, span.start + cut), false, speech);
            rest = Span::new(span.start + cut, span.end);
        }
    }
    let lower = rest.of(text).to_lowercase();
    // Lower case may change lengths; the endings are ASCII, so they are cut off the source by their own length.
    let inversion = speech.inversions.iter().find(|ending| lower.len() > ending.len() && lower.ends_with(*ending));
    if let Some(ending) = inversion {
        let cut = rest.end - ending.len();
        if text.is_char_boundary(cut) && cut > rest.start {
            push_plain(found, text, Span::new(rest.start, cut), false, speech);
            let letters = ending.trim_start_matches("-t").trim_start_matches('-').len();
            push_plain(found, text, Span::new(rest.end - letters, rest.end), true, speech);
            return;
        }
    }
    push_plain(found, text, rest, false, speech);
}

fn push_plain(found: &mut Vec<Item>, text: &str, span: Span, inverted: bool, speech: &Speech) {
    let raw = span.of(text);
    let lower: String = raw.chars().map(|c| if c == '’' { '\'' } else { c }).collect::<String>().to_lowercase();
    let upper = |part: &str| part.chars().next().is_some_and(char::is_uppercase);
    // "al-Alami" is a name although its article is not written with a capital.
    let article_name = raw.split_once('-').is_some_and(|(article, rest)| speech.particles.contains(&article) && upper(rest));
    let acronym = raw.chars().filter(|c| c.is_alphabetic()).count() >= 2 && raw.chars().all(|c| !c.is_lowercase());
    found.push(Item { lower, capital: upper(raw) || article_name, acronym, inverted, ..Item::new(span, Kind::Word) });
}

/// What the frame needs to know of a quotation to tell whether it ends a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Edges {
    /// Begins with a capital (or a letter without case).
    pub capital: bool,
    /// Ends with a full stop, question or exclamation mark.
    pub stop: bool,
}

/// The sentences of a paragraph's items, as ranges that cover all items.
pub(super) fn sentences(
    text: &str,
    items: &[Item],
    edges: impl Fn(usize) -> Edges,
    language: &dyn Language,
    speech: &Speech,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, item) in items.iter().enumerate() {
        let Some(next) = items.get(i + 1) else { break };
        let begins = match next.kind {
            Kind::Word => next.capital || !speech.capitals || next.lower.starts_with(|c: char| c.is_numeric()),
            Kind::Quote(index) => edges(index).capital,
            Kind::Mark(mark) => matches!(mark, '–' | '('),
        };
        let ends = match item.kind {
            Kind::Mark('.') => !abbreviates(text, items, i, language),
            Kind::Mark('?' | '!' | '…') => true,
            // "(...)" and a full stop in brackets end where the bracket closes.
            Kind::Mark(')') => i > start && matches!(items.get(i - 1).map(|item| item.kind), Some(Kind::Mark('.'))),
            Kind::Quote(index) => next.is_quote() && items_touch(text, item, next) || edges(index).stop && !introduces(items, i, speech),
            _ => false,
        };
        if ends && begins && !next.is_mark('.') || i + 1 - start >= LONGEST_SENTENCE {
            found.push(start..i + 1);
            start = i + 1;
        }
    }
    if start < items.len() {
        found.push(start..items.len());
    }
    found
}

/// Two quotations side by side are two sentences when only space stands between them.
fn items_touch(text: &str, left: &Item, right: &Item) -> bool {
    text[left.span.end..right.span.start.max(left.span.end)].trim().is_empty()
}

/// «Tiens !» Karim a dit: a subject with its verb right behind a quotation that ends in a stop still begins a sentence of its own, except in English.
fn introduces(items: &[Item], quote: usize, speech: &Speech) -> bool {
    speech.inversions.is_empty()
        && speech.capitals
        && items.iter().skip(quote + 1).take(4).any(|item| item.is_word() && (speech.verb)(&item.lower).is_some_and(|form| form.finite))
}

fn abbreviates(text: &str, items: &[Item], stop: usize, language: &dyn Language) -> bool {
    let Some(word) = stop.checked_sub(1).and_then(|at| items.get(at)).filter(|item| item.is_word()) else { return false };
    if word.span.end != items[stop].span.start {
        return false;
    }
    let raw = word.span.of(text);
    let initial = raw.chars().count() == 1 && word.capital;
    initial || raw.len() <= 12 && language.abbreviations().contains(&text::fold(raw).text.as_str())
}
