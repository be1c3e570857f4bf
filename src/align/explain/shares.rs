//! Shares the evidence of words out, so that every word of either side counts once: for the number or name that it is part of, or for the pair that it makes with
//! the word that explains it best, or for itself.

use super::{Unanswered, WordPair};
use crate::align::evidence::{Side, TypeId};
use crate::text::Span;
use std::collections::BTreeMap;

/// A word and what it adds to the log odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Word {
    /// Where it stands.
    pub span: Span,
    /// What it adds to the log odds.
    pub weight: f64,
    /// The word of the other side, by number, that explains it best; `None` where the other side makes it no likelier.
    pub answer: Option<usize>,
}

/// The words of `what` with their log-likelihood ratios given the words of `given`, which [`Scale::weigh`](crate::align::weigh::Scale::weigh) adds up, turned into
/// log odds by `odds`. Both sides are one segment.
pub(super) fn words(given: &Side, what: &Side, links: &[Vec<(TypeId, f32)>], mixture: f32, odds: impl Fn(f32) -> f64) -> Vec<Word> {
    let (Some(segment), Some(places), Some(others)) = (what.segments.first(), what.places.first(), given.segments.first()) else {
        return Vec::new();
    };
    let mut sums = vec![0.0f32; what.words.len()];
    let mut best: Vec<Option<(TypeId, f32)>> = vec![None; what.words.len()];
    for (word, (links, &count)) in links.iter().zip(&given.counts).enumerate() {
        for &(answer, weight) in links {
            sums[answer as usize] += count as f32 * weight;
            let best = &mut best[answer as usize];
            if best.is_none_or(|(_, most)| weight > most) {
                *best = Some((word as TypeId, weight));
            }
        }
    }
    let scale = mixture / (others.len() as f32 + 1.0);
    let (here, there) = (occurrences(what), occurrences(given));
    let mut seen = vec![0usize; what.words.len()];
    let word = |(at, (&word, &span)): (usize, (&TypeId, &Span))| {
        let word = word as usize;
        let nth = seen[word];
        seen[word] += 1;
        if what.mute[word] {
            return Word { span, weight: 0.0, answer: None };
        }
        let log = (1.0 - mixture + scale * sums[word] / what.background[word]).ln();
        let answer = best[word].filter(|_| log > 0.0).and_then(|(by, _)| {
            let there = &there[by as usize];
            if there.len() == here[word].len() { there.get(nth).copied() } else { nearest(there, at * others.len() / segment.len()) }
        });
        Word { span, weight: odds(log), answer }
    };
    segment.iter().zip(places).enumerate().map(word).collect()
}

/// Where each type stands.
fn occurrences(side: &Side) -> Vec<Vec<usize>> {
    let mut places = vec![Vec::new(); side.words.len()];
    for (at, &word) in side.segments.iter().flatten().enumerate() {
        places[word as usize].push(at);
    }
    places
}

/// The one of rising `places` that is nearest to `wanted`, the left one of two.
fn nearest(places: &[usize], wanted: usize) -> Option<usize> {
    let (left, right) = places.split_at(places.partition_point(|&place| place < wanted));
    match (left.last(), right.first()) {
        (Some(&left), Some(&right)) => Some(if wanted - left <= right - wanted { left } else { right }),
        (left, right) => left.or(right).copied(),
    }
}

/// Stretches of one side that count as wholes. Wholes of one list do not overlap; of two lists the first wins.
#[derive(Debug, Default)]
pub(super) struct Wholes([Vec<(Span, usize)>; 2]);

impl Wholes {
    /// Of spans with the number of the whole that each belongs to.
    pub fn new(lists: [Vec<(Span, usize)>; 2]) -> Wholes {
        Wholes(lists.map(|mut list| {
            list.sort_unstable();
            list
        }))
    }

    /// The whole that `word` is part of.
    fn of(&self, word: Span) -> Option<usize> {
        self.0.iter().find_map(|list| {
            let before = list.partition_point(|(span, _)| span.start < word.end);
            let &(span, whole) = list.get(before.checked_sub(1)?)?;
            span.overlaps(word).then_some(whole)
        })
    }
}

/// What the words of both sides add, by what they are part of.
#[derive(Debug, Default)]
pub(super) struct Shares {
    /// What the words in each whole add, by its number.
    pub wholes: Vec<f64>,
    /// Words that answer each other, in the order of the second side.
    pub words: Vec<WordPair>,
    /// Words that nothing answers: those of the first side, then those of the second.
    pub unanswered: Vec<Unanswered>,
}

/// Shares the words out over `count` wholes, pairs and single words.
pub(super) fn share(source: &[Word], target: &[Word], wholes: [&Wholes; 2], count: usize) -> Shares {
    let mut shares = Shares { wholes: vec![0.0; count], ..Shares::default() };
    // By the numbers of the target's word and the source's.
    let mut pairs: BTreeMap<(usize, usize), f64> = BTreeMap::new();
    for (in_source, words, wholes) in [(true, source, wholes[0]), (false, target, wholes[1])] {
        for (at, word) in words.iter().enumerate() {
            match (wholes.of(word.span), word.answer) {
                (Some(whole), _) => shares.wholes[whole] += word.weight,
                (None, Some(other)) => *pairs.entry(if in_source { (other, at) } else { (at, other) }).or_default() += word.weight,
                (None, None) => shares.unanswered.push(Unanswered { in_source, span: word.span, weight: word.weight }),
            }
        }
    }
    shares.words = pairs.into_iter().map(|((t, s), weight)| WordPair { source: source[s].span, target: target[t].span, weight }).collect();
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_place() {
        assert_eq!(nearest(&[], 3), None);
        assert_eq!(nearest(&[2, 6], 0), Some(2));
        assert_eq!(nearest(&[2, 6], 4), Some(2));
        assert_eq!(nearest(&[2, 6], 5), Some(6));
        assert_eq!(nearest(&[2, 6], 9), Some(6));
    }

    #[test]
    fn a_word_in_two_wholes_counts_for_the_first_list() {
        let at = Span::new;
        let wholes = Wholes::new([vec![(at(10, 14), 0)], vec![(at(12, 20), 1), (at(0, 5), 2)]]);
        assert_eq!([at(3, 8), at(6, 9), at(12, 13), at(15, 18)].map(|word| wholes.of(word)), [Some(2), None, Some(0), Some(1)]);
    }

    #[test]
    fn each_word_counts_once_whatever_it_is_part_of() {
        let word = |start, weight, answer| Word { span: Span::new(start, start + 1), weight, answer };
        // 1 and 2 answer each other; 4 is explained by the same word as 1; 8 is part of a whole, and 16 answers nothing.
        let source = [word(0, 1.0, Some(0)), word(2, 4.0, Some(0)), word(4, 8.0, Some(0)), word(6, 16.0, None)];
        let target = [word(0, 2.0, Some(0))];
        let wholes = Wholes::new([vec![(Span::new(4, 5), 0)], Vec::new()]);
        let shares = share(&source, &target, [&wholes, &Wholes::default()], 1);
        assert_eq!(shares.wholes, [8.0]);
        assert_eq!(shares.words.iter().map(|pair| (pair.source.start, pair.weight)).collect::<Vec<_>>(), [(0, 3.0), (2, 4.0)]);
        assert_eq!(shares.unanswered, [Unanswered { in_source: true, span: Span::new(6, 7), weight: 16.0 }]);
    }
}
