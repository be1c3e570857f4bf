//! One segment that answers more segments than the search joins: a paragraph without a full stop against a list of short sentences.
//!
//! The search tries beads of up to eight segments a side; a longer one would cost it in every cell. It leaves such segments as null beads on both sides, which are looked
//! at again here.

use super::blocks::{MAX_BLOCK, Weights};
use super::monotone::{Block, NullPrior};
use super::weigh::Scale;
use std::ops::Range;

/// Segments of a stretch on the side that is to be one segment of a bead, at most.
const SINGLES: usize = 4;
/// Segments of a stretch on the other side, at most: trying all runs takes time in proportion to the cube of it.
const LONGEST: usize = 40;

/// Log length ratio beyond which a bead of one segment may be the torso of a longer one.
const TORSO: f32 = 1.0;

/// Joins null beads that stand side by side into one bead where the words of one segment answer many.
pub fn join(blocks: Vec<Block>, scale: &mut Scale<'_>, weights: &Weights, nulls: NullPrior) -> Vec<Block> {
    let open: Vec<bool> = blocks.iter().map(|block| open(block, scale)).collect();
    let mut joined = Vec::with_capacity(blocks.len());
    let mut at = 0;
    while at < blocks.len() {
        let length = open[at..].iter().take_while(|open| **open).count().max(1);
        let stretch = &blocks[at..at + length];
        at += length;
        match better(stretch, scale, weights, nulls) {
            Some(bead) => put(bead, stretch, &mut joined),
            None => joined.extend_from_slice(stretch),
        }
    }
    joined
}

/// A bead in the place of a stretch; what it does not take stays without an answer.
fn put(bead: Block, stretch: &[Block], joined: &mut Vec<Block>) {
    let (first, last) = (&stretch[0], &stretch[stretch.len() - 1]);
    let (source, target) = (first.source.start..last.source.end, first.target.start..last.target.end);
    let after = (bead.source.end..source.end, bead.target.end..target.end);
    let (at, to) = (bead.source.start, bead.target.end);
    joined.extend((source.start..bead.source.start).map(|i| Block { source: i..i + 1, target: target.start..target.start }));
    joined.extend((target.start..bead.target.start).map(|j| Block { source: at..at, target: j..j + 1 }));
    joined.push(bead);
    joined.extend(after.0.map(|i| Block { source: i..i + 1, target: to..to }));
    joined.extend(after.1.map(|j| Block { source: source.end..source.end, target: j..j + 1 }));
}

/// Null beads, beads as large as the search makes them, and beads of which one side is far too short.
fn open(block: &Block, scale: &Scale<'_>) -> bool {
    block.is_null() || block.source.len() >= MAX_BLOCK || block.target.len() >= MAX_BLOCK || scale.imbalance(block).abs() > TORSO
}

/// A bead of one segment and more than the search joins, if it explains the stretch better than the beads that the search gave.
fn better(stretch: &[Block], scale: &mut Scale<'_>, weights: &Weights, nulls: NullPrior) -> Option<Block> {
    let (first, last) = (stretch.first()?, stretch.last()?);
    let (sources, targets) = (first.source.start..last.source.end, first.target.start..last.target.end);
    let sides = [(&sources, &targets, false), (&targets, &sources, true)];
    let fits = |singles: &Range<usize>, many: &Range<usize>| {
        (1..=SINGLES).contains(&singles.len()) && many.len() > MAX_BLOCK && many.len() <= LONGEST
    };
    if !sides.iter().any(|(singles, many, _)| fits(singles, many)) {
        return None;
    }
    let alone = |n: usize| if n == 0 { 0.0 } else { nulls.open + nulls.extend * (n - 1) as f32 };
    let left = stretch.iter().filter(|block| block.is_null()).map(|block| block.source.len() + block.target.len()).sum();
    let paired = stretch.iter().filter(|block| !block.is_null());
    let mut value = |block: &Block| {
        scale.weigh(block.source.clone(), block.target.clone()).total(weights) + weights.prior(block.source.len(), block.target.len())
    };
    let mut best = (alone(left) + paired.map(&mut value).sum::<f32>(), None);
    for (singles, many, turned) in sides.into_iter().filter(|(singles, many, _)| fits(singles, many)) {
        for single in singles.clone() {
            for start in many.clone() {
                for end in start + MAX_BLOCK + 1..=many.end {
                    let left = singles.len() - 1 + many.len() - (end - start);
                    let (one, run) = (single..single + 1, start..end);
                    let block = if turned { Block { source: run, target: one } } else { Block { source: one, target: run } };
                    let total = value(&block) + alone(left);
                    if total > best.0 {
                        best = (total, Some(block));
                    }
                }
            }
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use crate::align::{Inputs, Order, beads};
    use crate::language;
    use crate::lexicon::Lexicon;

    /// Ten short sentences of an invented language and the same told in one breath, between sentences that answer one another.
    #[test]
    fn one_long_segment_answers_many_short_ones() {
        let sentence = |at: usize, mark: &str| -> String {
            (0..6).map(|word| format!("{mark}{}{} ", ["ba", "ke", "to", "lu", "mi", "sa"][word], at * 7 + word * word)).collect()
        };
        let short: Vec<String> = (0..20).map(|at| sentence(at, "")).collect();
        let mut long: Vec<String> = short[..5].to_vec();
        long.push(short[5..16].concat());
        long.extend_from_slice(&short[16..]);
        let (long, short): (Vec<&str>, Vec<&str>) = (long.iter().map(String::as_str).collect(), short.iter().map(String::as_str).collect());
        let settings = beads::Settings { order: Some(Order::Parallel), ..beads::Settings::default() };
        for (source, target, turned) in [(&long, &short, false), (&short, &long, true)] {
            let inputs = Inputs { source, target, from: language::of("und"), to: language::of("und") };
            let found = beads::align(inputs, &Lexicon::default(), &settings).1;
            let big = found.iter().find(|bead| bead.source.len().max(bead.target.len()) > 8).expect("a large bead");
            let (one, many) = if turned { (&big.target, &big.source) } else { (&big.source, &big.target) };
            assert_eq!((one.as_slice(), many.as_slice()), (&[5][..], &(5..16).collect::<Vec<_>>()[..]));
        }
    }
}
