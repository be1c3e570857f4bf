//! Weighing one pair of blocks after the search: the parts of its score, and how it compares with the beads that could have stood in its place.

use super::blocks::{LengthModel, Weights};
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
        let mut words = 0usize;
        for segment in &side.segments[given] {
            words += segment.len();
            for &word in segment {
                for &(answer, weight) in &links[word as usize] {
                    self.sums[answer as usize] += weight;
                    self.touched.push(answer);
                }
            }
        }
        let scale = self.mixture / (words as f32 + 1.0);
        let log = other.segments[what]
            .iter()
            .flatten()
            .filter(|&&word| !other.mute[word as usize])
            .map(|&word| (1.0 - self.mixture + scale * self.sums[word as usize] / other.background[word as usize]).ln())
            .sum();
        for answer in self.touched.drain(..) {
            self.sums[answer as usize] = 0.0;
        }
        log
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
