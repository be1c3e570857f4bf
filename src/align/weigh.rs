//! Weighing one pair of blocks after the search: the parts of its score, and how it compares with the beads that could have stood in its place.

use super::blocks::{LengthModel, MAX_BLOCK, Weights};
use super::evidence::{Evidence, Side, TypeId};
use super::monotone::Block;
use std::ops::Range;

/// The parts of a bead's score.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Parts {
    /// Log-likelihood ratio of the target's words given the source.
    pub forward: f32,
    /// Log-likelihood ratio of the source's words given the target.
    pub backward: f32,
    /// Log-likelihood ratio of the lengths.
    pub length: f32,
    /// Words of the source, and of the target.
    pub words: (usize, usize),
}

impl Parts {
    /// The weighted sum, priors left out.
    pub fn total(&self, weights: &Weights) -> f32 {
        weights.words * (self.forward + self.backward) + weights.length * self.length
    }
}

/// Weighs pairs of blocks one by one.
pub struct Scale<'a> {
    evidence: &'a Evidence,
    lengths: LengthModel,
    mixture: f32,
    sums: Vec<f32>,
    touched: Vec<TypeId>,
}

impl<'a> Scale<'a> {
    /// A scale over the evidence of two texts.
    pub fn new(evidence: &'a Evidence, lengths: LengthModel, mixture: f32) -> Self {
        let types = evidence.target.words.len().max(evidence.source.words.len());
        Scale { evidence, lengths, mixture, sums: vec![0.0; types], touched: Vec::new() }
    }

    /// The parts of the score of two blocks.
    pub fn weigh(&mut self, source: Range<usize>, target: Range<usize>) -> Parts {
        match (source.len(), target.len()) {
            (1, m) if m > MAX_BLOCK => return self.weigh_parts(source.start, target, false),
            (n, 1) if n > MAX_BLOCK => return self.weigh_parts(target.start, source, true),
            _ => {}
        }
        let evidence = self.evidence;
        let forward = self.explain(&evidence.source, &evidence.target, &evidence.forward, source.clone(), target.clone());
        let backward = self.explain(&evidence.target, &evidence.source, &evidence.backward, target.clone(), source.clone());
        let lengths = |side: &Side, range: &Range<usize>| side.lengths[range.clone()].iter().sum::<f32>();
        let words = |side: &Side, range: &Range<usize>| side.segments[range.clone()].iter().map(Vec::len).sum::<usize>();
        Parts {
            forward,
            backward,
            length: self.lengths.score(lengths(&evidence.source, &source), lengths(&evidence.target, &target)),
            words: (words(&evidence.source, &source), words(&evidence.target, &target)),
        }
    }

    /// Log-likelihood ratio of the words of `what` given the words of `given`.
    fn explain(&mut self, side: &Side, other: &Side, links: &[Vec<(TypeId, f32)>], given: Range<usize>, what: Range<usize>) -> f32 {
        let given = side.segments[given].iter().flatten().copied();
        self.explain_words(other, links, given, other.segments[what].iter().flatten().copied())
    }

    /// The same for any words: `what` are words of `other`, `given` words of the side that `links` start from.
    fn explain_words(
        &mut self,
        other: &Side,
        links: &[Vec<(TypeId, f32)>],
        given: impl Iterator<Item = TypeId>,
        what: impl Iterator<Item = TypeId>,
    ) -> f32 {
        let mut words = 0usize;
        for word in given {
            words += 1;
            for &(answer, weight) in &links[word as usize] {
                self.sums[answer as usize] += weight;
                self.touched.push(answer);
            }
        }
        let scale = self.mixture / (words as f32 + 1.0);
        let log = what
            .filter(|&word| !other.mute[word as usize])
            .map(|word| (1.0 - self.mixture + scale * self.sums[word as usize] / other.background[word as usize]).ln())
            .sum();
        for answer in self.touched.drain(..) {
            self.sums[answer as usize] = 0.0;
        }
        log
    }

    /// Weighs one long segment against a run of segments, each of them against the part of the long one that stands where it should. As a whole, hundreds of words explain everything a little and
    /// nothing well. `turned` when the long segment is one of the second text.
    fn weigh_parts(&mut self, single: usize, run: Range<usize>, turned: bool) -> Parts {
        let evidence = self.evidence;
        let (long, short) = if turned { (&evidence.target, &evidence.source) } else { (&evidence.source, &evidence.target) };
        let (onward, back) = if turned { (&evidence.backward, &evidence.forward) } else { (&evidence.forward, &evidence.backward) };
        let words = &long.segments[single];
        let all: usize = short.segments[run.clone()].iter().map(Vec::len).sum();
        let part = |at: usize| (at * words.len() / all.max(1)).min(words.len());
        let mut sums = (0.0, 0.0);
        let mut done = 0usize;
        for j in run.clone() {
            let here = &short.segments[j];
            // Half as much again on either side: word order and length differ.
            let slack = here.len() / 2 + 3;
            let wide = &words[part(done.saturating_sub(slack))..part((done + here.len() + slack).min(all))];
            sums.0 += self.explain_words(short, onward, wide.iter().copied(), here.iter().copied());
            let near = short.segments[j.saturating_sub(1).max(run.start)..(j + 2).min(run.end)].iter().flatten();
            let exact = &words[part(done)..part(done + here.len())];
            sums.1 += self.explain_words(long, back, near.copied(), exact.iter().copied());
            done += here.len();
        }
        let characters = (long.lengths[single], short.lengths[run].iter().sum::<f32>());
        if turned {
            Parts { forward: sums.1, backward: sums.0, length: self.lengths.score(characters.1, characters.0), words: (all, words.len()) }
        } else {
            Parts { forward: sums.0, backward: sums.1, length: self.lengths.score(characters.0, characters.1), words: (words.len(), all) }
        }
    }

    /// Log of how much longer the second side of a bead is than its first, beyond what is usual between the two languages.
    pub fn imbalance(&self, block: &Block) -> f32 {
        let length = |side: &Side, range: &Range<usize>| side.lengths[range.clone()].iter().sum::<f32>() + 4.0;
        (length(&self.evidence.target, &block.target) / length(&self.evidence.source, &block.source)).ln() - self.lengths.log_ratio
    }

    /// How much the best path would lose if the bead at `at` took in a neighbouring null bead, or gave a segment at its edge away. Small for doubtful edges; at most `limit`.
    pub fn margin(&mut self, blocks: &[Block], at: usize, weights: &Weights, limit: f32) -> f32 {
        let block = &blocks[at];
        let prior = |source: &Range<usize>, target: &Range<usize>| weights.prior(source.len(), target.len());
        let here = self.weigh(block.source.clone(), block.target.clone()).total(weights) + prior(&block.source, &block.target);
        let (s, t) = (&block.source, &block.target);
        let mut others: Vec<(Range<usize>, Range<usize>, f32)> = Vec::new();
        // Everything to nobody.
        others.push((s.start..s.start, t.start..t.start, weights.null * (s.len() + t.len()) as f32));
        for neighbour in [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| blocks.get(at)) {
            let null = neighbour.source.is_empty() != neighbour.target.is_empty();
            if null {
                let source = s.start.min(neighbour.source.start)..s.end.max(neighbour.source.end);
                let target = t.start.min(neighbour.target.start)..t.end.max(neighbour.target.end);
                others.push((source, target, -weights.null));
            }
        }
        for (source, target) in [
            (s.start + 1..s.end, t.clone()),
            (s.start..s.end - 1, t.clone()),
            (s.clone(), t.start + 1..t.end),
            (s.clone(), t.start..t.end - 1),
        ] {
            if !source.is_empty() && !target.is_empty() {
                others.push((source, target, weights.null));
            }
        }
        let mut margin = limit;
        for (source, target, extra) in others {
            let total = if source.is_empty() || target.is_empty() {
                extra
            } else {
                self.weigh(source.clone(), target.clone()).total(weights) + prior(&source, &target) + extra
            };
            margin = margin.min(here - total);
        }
        margin
    }
}
