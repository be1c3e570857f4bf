//! The passage that a quotation renders: where it begins and ends, and how much of the quotation it holds.

use super::pool::SourcePool;
use crate::align::{Evidence, TypeId, free};
use crate::corpus::rows::Passage;
use crate::document::{self, QuoteKind};
use crate::language::Language;
use crate::text::{Span, clauses};
use std::ops::Range;

/// Words of meaning that a clause must have for it to be missed when none of them is answered; of a sentence any number tells.
const MISSED: usize = 3;

/// The passage in its document; for a quotation of a few words, the words that answer it.
pub fn passage(kind: QuoteKind, evidence: &Evidence, k: usize, range: Range<usize>, pool: &SourcePool<'_, '_>) -> Option<Passage> {
    let (side, whole) = pool.text(range.clone())?;
    if kind != QuoteKind::Partial {
        return Some(side.passage(whole));
    }
    let span = narrow(evidence, k, range.clone(), pool).map_or(whole, |(span, words)| {
        // Where few of its words are answered, where they stand does not tell where it ends: then its clauses do.
        if 2 * words >= evidence.source.segments[k].len() { span } else { pool.clauses_around(span, range) }
    });
    Some(side.passage(span))
}

/// Does the quotation hold a sentence, or a longer clause, of which the passage answers no word?
pub fn leaves_out(quotation: &str, language: &dyn Language, evidence: &Evidence, k: usize, range: &Range<usize>) -> bool {
    let answered = |word: TypeId| {
        let links = &evidence.forward[word as usize];
        let mut there = evidence.target.segments[range.clone()].iter().flatten();
        there.any(|other| links.binary_search_by_key(other, |&(id, _)| id).is_ok_and(|at| links[at].1 >= free::LINKED))
    };
    let (words, places) = (&evidence.source.segments[k], &evidence.source.places[k]);
    let misses = |part: Span, least: usize| {
        let here = words.iter().zip(places).filter(|(_, place)| place.overlaps(part)).map(|(&word, _)| word);
        let meant: Vec<TypeId> = here.filter(|&word| !evidence.source.is_stopword(word) && !evidence.source.mute[word as usize]).collect();
        meant.len() >= least && !meant.into_iter().any(answered)
    };
    let whole = Span::new(0, quotation.len());
    document::sentences(quotation, whole, language).into_iter().any(|sentence| misses(sentence, 1))
        || clauses(quotation, whole).into_iter().any(|clause| misses(clause, MISSED))
}

/// The run of words whose evidence adds up to most, and their number.
fn narrow(evidence: &Evidence, k: usize, range: Range<usize>, pool: &SourcePool<'_, '_>) -> Option<(Span, usize)> {
    /// What a word that answers nothing costs: a little, so that articles and small words between two answers stay in.
    const GAP: f32 = 0.6;
    let words: Vec<(Span, f32)> = range
        .flat_map(|clause| {
            let start = pool.clauses[clause].span.start;
            let places = &evidence.target.places[clause];
            evidence.target.segments[clause].iter().zip(places).map(move |(&word, place)| (place.shift(start), word)).collect::<Vec<_>>()
        })
        .map(|(span, word)| {
            let links = &evidence.backward[word as usize];
            let best = evidence.source.segments[k].iter().filter_map(|other| {
                let at = links.binary_search_by_key(other, |&(id, _)| id).ok()?;
                Some(links[at].1 * if evidence.target.is_stopword(word) { 0.5 } else { 3.0 })
            });
            (span, best.fold(0.0, f32::max))
        })
        .collect();
    let mut best: (f32, Option<(Span, usize)>) = (0.0, None);
    let mut run: (f32, Option<(Span, usize)>) = (0.0, None);
    for (span, weight) in words {
        let gain = if weight > 0.05 { weight } else { -GAP };
        run = if run.0 <= 0.0 { (0.0, None) } else { run };
        run = (run.0 + gain, Some(run.1.map_or((span, 1), |(known, words)| (known.cover(span), words + 1))));
        if run.0 > best.0 {
            best = run;
        }
    }
    best.1
}
