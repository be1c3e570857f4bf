//! Reporting clauses inside the marks: «A, a-t-il dit, B».

use super::cue::{self, Cue};
use super::frame::{self, Item};
use super::marks;
use super::phrase::{self, Phrase, Sort};
use crate::language::{Language, Speech};
use crate::text::Span;

/// Words that may follow the subject before the clause ends ("dit-elle en refermant la grille").
const TAIL: usize = 12;

/// A reporting clause that was cut out of a quotation.
#[derive(Debug, Clone)]
pub(super) struct Incise {
    /// The items of the clause; the ranges of `cue` and `phrases` count them.
    pub items: Vec<Item>,
    pub cue: Cue,
    pub phrases: Vec<Phrase>,
}

/// The quoted words of `inner` without reporting clauses, and the first such clause.
pub(super) fn cut(text: &str, inner: Span, language: &dyn Language, speech: &Speech) -> (Vec<Span>, Option<Incise>) {
    let nested: Vec<(Span, usize)> = marks::marked(text, inner, false).into_iter().map(|mark| (mark.outer, usize::MAX)).collect();
    let items = frame::items(text, inner, &nested, language, speech);
    let mut pieces = Vec::new();
    let mut first = None;
    let mut from = inner.start;
    let mut at = 0;
    while at < items.len() {
        let opens = [',', '–', '?', '!', '…'].iter().any(|&mark| items[at].is_mark(mark));
        let Some((end, incise)) = opens.then(|| clause(&items, at + 1, speech)).flatten() else {
            at += 1;
            continue;
        };
        // The comma goes with the clause, a question mark stays with the words.
        let cut_from = if items[at].is_mark(',') || items[at].is_mark('–') { items[at].span.start } else { items[at].span.end };
        piece(&mut pieces, text, Span::new(from, cut_from.max(from)));
        from = match items.get(end) {
            Some(mark) if mark.is_mark(',') || mark.is_mark('–') || mark.is_mark(':') => mark.span.end,
            Some(mark) => mark.span.start,
            None => inner.end,
        };
        first = first.or(Some(incise));
        at = end.max(at + 1);
    }
    piece(&mut pieces, text, Span::new(from.min(inner.end), inner.end));
    if pieces.is_empty() {
        pieces.push(inner);
        first = None;
    }
    (pieces, first)
}

fn piece(pieces: &mut Vec<Span>, text: &str, span: Span) {
    let span = span.trim(text);
    if span.of(text).chars().any(char::is_alphanumeric) {
        pieces.push(span);
    }
}

/// The reporting clause that begins at item `at`: the item that ends it, and the clause.
fn clause(items: &[Item], at: usize, speech: &Speech) -> Option<(usize, Incise)> {
    if speech.verb_first {
        return None;
    }
    let verb = (at..items.len().min(at + 4)).find(|&i| !speech.clitics.contains(&items[i].lower.as_str()))?;
    cue::may_report(items, verb, speech).then_some(())?;
    let window = &items[at..items.len().min(at + 40)];
    let phrases = phrase::phrases(window, 0..window.len(), speech);
    let cue = cue::cues(window, 0..window.len(), &phrases, speech).into_iter().next()?;
    if cue.passive || cue.source || cue.dependent || cue.verb.start != 0 || !cue.incise {
        return None;
    }
    if let cue::Subject::Phrase(phrase) = &cue.subject
        && phrase.sort == Sort::Other
        && phrase.name.is_none()
        && phrase.determiner.is_none()
    {
        return None;
    }
    let end = (cue.range.end..window.len().min(cue.range.end + TAIL))
        .find(|&i| [',', '–', '.', ':', ';', '!', '?'].iter().any(|&mark| window[i].is_mark(mark)));
    let end = match end {
        Some(end) => end,
        None if window.len() <= cue.range.end + TAIL && at + window.len() == items.len() => window.len(),
        None => return None,
    };
    let phrases = phrases.into_iter().filter(|phrase| phrase.full.end <= end).collect();
    Some((at + end, Incise { items: window[..end.max(cue.range.end)].to_vec(), cue, phrases }))
}
