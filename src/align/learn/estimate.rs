//! Translation probabilities from a sample: IBM Model 1 in both directions, trained to agree.
//!
//! Brown et al. (1993), "The Mathematics of Statistical Machine Translation"; the agreement after Liang, Taskar and Klein (2006), "Alignment by Agreement":
//! the expected count of a pair is the geometric mean of what the two directions expect. Only pairs that stand together more than chance has it are
//! looked at, which keeps memory in bounds: a few dozen candidates a word, whatever the number of beads.

use super::Sample;
use super::sample::SampledBead;
use rayon::prelude::*;

const ITERATIONS: usize = 5;
/// Candidates kept for each word of either side.
const CANDIDATES: usize = 30;
/// Log-likelihood ratio (Dunning 1993) above which two words stand together more often than by chance.
const ASSOCIATED: f64 = 4.0;
/// Beads that have to hold a pair.
const TOGETHER: u32 = 2;
/// What a word answers when it answers no word of the other side.
const NULL: f32 = 0.02;
/// Added to the number of beads that a word stands in: rare words are less sure of what they mean.
const SMOOTHING: f32 = 1.0;
/// Parts that the beads are counted in; fixed, so that sums do not depend on the number of threads.
const PARTS: usize = 8;

/// Pairs of words with their counts, by word of the first language, then of the second.
pub(super) struct Estimate {
    /// Where the pairs of each word of the first language begin, and the end of the last.
    starts: Vec<usize>,
    targets: Vec<u32>,
    /// Beads that hold both words.
    together: Vec<u32>,
    /// Beads that hold each word of the first language, and of the second.
    beads_from: Vec<u32>,
    beads_to: Vec<u32>,
    /// Expected number of beads in which the two translate each other.
    expected: Vec<f32>,
}

type Bead<'s> = &'s SampledBead;

impl Estimate {
    /// The estimate after a few rounds of expectation maximisation, from all beads but those of the part `without`.
    pub fn of(sample: &Sample, without: Option<u8>) -> Estimate {
        let beads: Vec<Bead<'_>> = sample.beads.iter().filter(|bead| Some(bead.part) != without).collect();
        let holders_from = Holders::of(beads.iter().map(|bead| &bead.from), sample.from.len());
        let holders_to = Holders::of(beads.iter().map(|bead| &bead.to), sample.to.len());
        let mut pairs = candidates(&holders_from, &holders_to, |bead| &beads[bead].to, beads.len());
        let back = candidates(&holders_to, &holders_from, |bead| &beads[bead].from, beads.len());
        pairs.extend(back.into_iter().map(|(t, s, together)| (s, t, together)));
        pairs.sort_unstable();
        pairs.dedup();
        let mut starts = vec![0usize; sample.from.len() + 1];
        pairs.iter().for_each(|pair| starts[pair.0 as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut estimate = Estimate {
            starts,
            targets: pairs.iter().map(|pair| pair.1).collect(),
            together: pairs.iter().map(|pair| pair.2).collect(),
            beads_from: holders_from.counts(),
            beads_to: holders_to.counts(),
            expected: Vec::new(),
        };
        let all = beads.len().max(1) as f32;
        // At first, whatever stands together more often than by chance does.
        estimate.expected = pairs
            .iter()
            .map(|&(s, t, together)| {
                let chance = estimate.beads_from[s as usize] as f32 * estimate.beads_to[t as usize] as f32 / all;
                (together as f32 - chance).max(0.1)
            })
            .collect();
        for _ in 0..ITERATIONS {
            estimate.expected = estimate.expect(&beads);
        }
        estimate
    }

    /// `(first, second, weight, beads that hold both)` for every pair, by first and second.
    pub fn pairs(&self) -> Vec<(u32, u32, f32, u32)> {
        let (forward, backward) = self.probabilities();
        let mut pairs = Vec::with_capacity(self.targets.len());
        for s in 0..self.beads_from.len() {
            for at in self.starts[s]..self.starts[s + 1] {
                pairs.push((s as u32, self.targets[at], (forward[at] * backward[at]).sqrt(), self.together[at]));
            }
        }
        pairs
    }

    /// p(second | first) and p(first | second) of every pair.
    fn probabilities(&self) -> (Vec<f32>, Vec<f32>) {
        let (mut forward, mut backward) = (Vec::with_capacity(self.targets.len()), Vec::with_capacity(self.targets.len()));
        for (s, &beads) in self.beads_from.iter().enumerate() {
            for at in self.starts[s]..self.starts[s + 1] {
                forward.push(self.expected[at] / (beads as f32 + SMOOTHING));
                backward.push(self.expected[at] / (self.beads_to[self.targets[at] as usize] as f32 + SMOOTHING));
            }
        }
        (forward, backward)
    }

    /// One round: how often each pair is expected to translate each other in all beads.
    fn expect(&self, beads: &[Bead<'_>]) -> Vec<f32> {
        let (forward, backward) = self.probabilities();
        let part = beads.len().div_ceil(PARTS).max(1);
        let counted: Vec<Vec<f32>> = beads.par_chunks(part).map(|beads| self.expect_in(beads, &forward, &backward)).collect();
        let mut expected = vec![0.0f32; self.targets.len()];
        for counts in counted {
            expected.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        }
        expected
    }

    fn expect_in(&self, beads: &[Bead<'_>], forward: &[f32], backward: &[f32]) -> Vec<f32> {
        let mut counts = vec![0.0f32; self.targets.len()];
        let (mut active, mut given_from, mut given_to) = (Vec::new(), Vec::new(), Vec::new());
        for SampledBead { from: source, to: target, .. } in beads {
            active.clear();
            given_from.clear();
            given_from.resize(source.len(), NULL);
            given_to.clear();
            given_to.resize(target.len(), NULL);
            for (i, &s) in source.iter().enumerate() {
                self.meet(s, target, |at, j| {
                    given_to[j] += forward[at];
                    given_from[i] += backward[at];
                    active.push((at, i, j));
                });
            }
            for &(at, i, j) in &active {
                counts[at] += (forward[at] / given_to[j] * backward[at] / given_from[i]).sqrt();
            }
        }
        counts
    }

    /// Calls `found(pair, place in target)` for every candidate of `s` that stands in `target`; both are sorted.
    fn meet(&self, s: u32, target: &[u32], mut found: impl FnMut(usize, usize)) {
        let range = self.starts[s as usize]..self.starts[s as usize + 1];
        let (mut at, mut j) = (range.start, 0);
        while at < range.end && j < target.len() {
            match self.targets[at].cmp(&target[j]) {
                std::cmp::Ordering::Less => at += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    found(at, j);
                    at += 1;
                    j += 1;
                }
            }
        }
    }
}

/// For each word, the beads that hold it.
struct Holders {
    starts: Vec<usize>,
    beads: Vec<u32>,
}

impl Holders {
    fn of<'b>(sides: impl Iterator<Item = &'b Vec<u32>> + Clone, words: usize) -> Holders {
        let mut starts = vec![0usize; words + 1];
        sides.clone().flatten().for_each(|&word| starts[word as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut beads = vec![0u32; starts[words]];
        for (bead, side) in sides.enumerate() {
            for &word in side {
                beads[next[word as usize]] = bead as u32;
                next[word as usize] += 1;
            }
        }
        Holders { starts, beads }
    }

    fn beads(&self, word: usize) -> &[u32] {
        &self.beads[self.starts[word]..self.starts[word + 1]]
    }

    fn counts(&self) -> Vec<u32> {
        self.starts.windows(2).map(|ends| (ends[1] - ends[0]) as u32).collect()
    }
}

/// For each word those of the other side that it stands together with most surely: `(word, other, beads that hold both)`.
fn candidates<'b>(
    holders: &Holders,
    others: &Holders,
    other_side: impl Fn(usize) -> &'b Vec<u32> + Sync,
    all: usize,
) -> Vec<(u32, u32, u32)> {
    let other_counts = others.counts();
    let found: Vec<Vec<(u32, u32, u32)>> = (0..holders.starts.len() - 1)
        .into_par_iter()
        .map_init(
            || (vec![0u32; other_counts.len()], Vec::new()),
            |(together, touched), word| {
                let here = holders.beads(word);
                if here.len() < TOGETHER as usize {
                    return Vec::new();
                }
                for &bead in here {
                    for &other in other_side(bead as usize) {
                        if together[other as usize] == 0 {
                            touched.push(other);
                        }
                        together[other as usize] += 1;
                    }
                }
                let mut best: Vec<(f64, u32, u32)> = Vec::new();
                for other in touched.drain(..) {
                    let count = std::mem::take(&mut together[other as usize]);
                    if count < TOGETHER {
                        continue;
                    }
                    let ratio = association(count, here.len() as u32, other_counts[other as usize], all as u32);
                    if ratio >= ASSOCIATED {
                        best.push((ratio, other, count));
                    }
                }
                best.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                best.truncate(CANDIDATES);
                best.into_iter().map(|(_, other, count)| (word as u32, other, count)).collect()
            },
        )
        .collect();
    found.concat()
}

/// Log-likelihood ratio of two words standing together `both` times, one in `first` and the other in `second` of `all` beads; 0 where they avoid each other.
fn association(both: u32, first: u32, second: u32, all: u32) -> f64 {
    let (both, first, second, all) = (f64::from(both), f64::from(first), f64::from(second), f64::from(all));
    if both * all <= first * second {
        return 0.0;
    }
    let term = |count: f64, row: f64, column: f64| if count > 0.0 { count * (count * all / (row * column)).ln() } else { 0.0 };
    2.0 * (term(both, first, second)
        + term(first - both, first, all - second)
        + term(second - both, all - first, second)
        + term(all - first - second + both, all - first, all - second))
}
