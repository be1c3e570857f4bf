//! Learning word translations from the beads of the texts themselves: IBM Model 1, both directions, the lexicon as a prior.
//!
//! Brown et al. (1993), "The Mathematics of Statistical Machine Translation", model 1; used for aligning as in Moore (2002) and hunalign's realignment.

use super::evidence::{Evidence, Side, TypeId};
use super::monotone::Block;
use std::ops::Range;

const ITERATIONS: usize = 4;
/// Pseudo-counts by which a lexicon's weight enters the estimate.
const PRIOR: f32 = 1.0;
/// Subtracted from each count: what has been seen once with many words says little.
const DISCOUNT: f32 = 0.3;
/// Learned probabilities below this are dropped.
const FLOOR: f32 = 0.02;
/// Pairs of words in a bead beyond which it is not learned from: some 200 words a side.
const MOST_PAIRS: usize = 40_000;
/// Weight of the null word, which stands in every sentence.
const NULL_WORD: f32 = 0.02;

/// Learns from `beads` and returns `(source type, target type, weight forward, weight backward)` for every pair that the lexicon or the learning supports.
pub fn learn(evidence: &Evidence, beads: &[Block]) -> Vec<(TypeId, TypeId, f32, f32)> {
    // In a bead of hundreds of words everything stands beside everything: it teaches nothing, and its pairs would fill the memory.
    let size = |side: &Side, segments: &Range<usize>| side.segments[segments.clone()].iter().map(Vec::len).sum::<usize>();
    let beads: Vec<&Block> =
        beads.iter().filter(|bead| size(&evidence.source, &bead.source) * size(&evidence.target, &bead.target) <= MOST_PAIRS).collect();
    let source = bags(&evidence.source, beads.iter().map(|bead| bead.source.clone()));
    let target = bags(&evidence.target, beads.iter().map(|bead| bead.target.clone()));
    let types = (evidence.source.words.len(), evidence.target.words.len());
    let (forward, backward) = rayon::join(
        || Table::new(&source, &target, types).learn(&source, &target, &evidence.forward),
        || Table::new(&target, &source, (types.1, types.0)).learn(&target, &source, &evidence.backward),
    );
    let known = |lists: &[Vec<(TypeId, f32)>]| lists.iter().map(Vec::len).sum::<usize>();
    let mut links = Vec::with_capacity(known(&evidence.forward) + known(&evidence.backward) + forward.len() + backward.len());
    for (s, list) in evidence.forward.iter().enumerate() {
        links.extend(list.iter().map(|&(t, weight)| (s as TypeId, t, weight, 0.0)));
    }
    for (t, list) in evidence.backward.iter().enumerate() {
        links.extend(list.iter().map(|&(s, weight)| (s, t as TypeId, 0.0, weight)));
    }
    links.extend(forward.into_iter().map(|(s, t, weight)| (s, t, weight, 0.0)));
    links.extend(backward.into_iter().map(|(t, s, weight)| (s, t, 0.0, weight)));
    links.sort_unstable_by_key(|&(s, t, ..)| (s, t));
    // Of what the lexicon and the learning say of one pair, the better counts.
    links.dedup_by(|again, link| {
        let same = (again.0, again.1) == (link.0, link.1);
        if same {
            link.2 = link.2.max(again.2);
            link.3 = link.3.max(again.3);
        }
        same
    });
    links
}

/// The word types of one side of each bead, each with its count.
struct Bags {
    starts: Vec<u32>,
    words: Vec<(TypeId, f32)>,
}

impl Bags {
    fn of(&self, bead: usize) -> &[(TypeId, f32)] {
        &self.words[self.range(bead)]
    }

    fn range(&self, bead: usize) -> Range<usize> {
        self.starts[bead] as usize..self.starts[bead + 1] as usize
    }

    fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

fn bags(side: &Side, beads: impl Iterator<Item = Range<usize>>) -> Bags {
    let mut bags = Bags { starts: vec![0], words: Vec::new() };
    let mut sorted: Vec<TypeId> = Vec::new();
    for segments in beads {
        sorted.clear();
        sorted.extend(side.segments[segments].iter().flatten());
        sorted.sort_unstable();
        bags.words.extend(sorted.chunk_by(|a, b| a == b).map(|run| (run[0], run.len() as f32)));
        bags.starts.push(bags.words.len() as u32);
    }
    bags
}

/// t(target type | source type) for every pair of types that meet in a bead, one row a source type. The rows are worked on one after the other with the row at hand spread out over all
/// target types, so that no place of a pair has ever to be looked up or remembered.
struct Table {
    /// For each source type the beads that hold it, with its count there.
    holders: Vec<Vec<(u32, f32)>>,
    starts: Vec<usize>,
    /// The target types of each row, rising.
    targets: Vec<TypeId>,
    weights: Vec<f32>,
    /// Number of target types.
    width: usize,
}

impl Table {
    fn new(source: &Bags, target: &Bags, types: (usize, usize)) -> Table {
        let mut holders: Vec<Vec<(u32, f32)>> = vec![Vec::new(); types.0];
        for bead in 0..source.len() {
            for &(word, count) in source.of(bead) {
                holders[word as usize].push((bead as u32, count));
            }
        }
        let mut table = Table { holders, starts: vec![0], targets: Vec::new(), weights: Vec::new(), width: types.1 };
        let mut seen = vec![u32::MAX; types.1];
        for (row, beads) in table.holders.iter().enumerate() {
            let first = table.targets.len();
            for &(bead, _) in beads {
                for &(word, _) in target.of(bead as usize) {
                    if seen[word as usize] != row as u32 {
                        seen[word as usize] = row as u32;
                        table.targets.push(word);
                    }
                }
            }
            table.targets[first..].sort_unstable();
            table.starts.push(table.targets.len());
        }
        table
    }

    /// Expectation maximisation, smoothed by the weights that the lexicon gives. Returns `(source type, target type, weight)`.
    fn learn(mut self, source: &Bags, target: &Bags, prior: &[Vec<(TypeId, f32)>]) -> Vec<(TypeId, TypeId, f32)> {
        let uniform = 1.0 / (self.width as f32 + 1.0);
        self.weights = vec![uniform; self.targets.len()];
        for (row, known) in prior.iter().enumerate() {
            self.add_prior(row, known, 1.0);
        }
        let mut spread = vec![0.0f32; self.width];
        let mut counts = vec![0.0f32; self.width];
        for _ in 0..ITERATIONS {
            let totals = self.totals(source, target, &mut spread);
            for (row, known) in prior.iter().enumerate() {
                let range = self.starts[row]..self.starts[row + 1];
                for at in range.clone() {
                    spread[self.targets[at] as usize] = self.weights[at];
                }
                for &(bead, here) in &self.holders[row] {
                    for (place, &(word, times)) in target.range(bead as usize).zip(target.of(bead as usize)) {
                        counts[word as usize] += here * times * spread[word as usize] / totals[place];
                    }
                }
                let mut sum = PRIOR;
                for at in range.clone() {
                    let count = std::mem::take(&mut counts[self.targets[at] as usize]);
                    sum += count;
                    self.weights[at] = (count - DISCOUNT).max(0.0);
                }
                self.add_prior(row, known, PRIOR);
                self.weights[range].iter_mut().for_each(|weight| *weight /= sum);
            }
        }
        let mut learned = Vec::new();
        for row in 0..prior.len() {
            let range = self.starts[row]..self.starts[row + 1];
            let kept = range.filter(|&at| self.weights[at] >= FLOOR);
            learned.extend(kept.map(|at| (row as TypeId, self.targets[at], self.weights[at])));
        }
        learned
    }

    fn add_prior(&mut self, row: usize, known: &[(TypeId, f32)], strength: f32) {
        let (first, last) = (self.starts[row], self.starts[row + 1]);
        for &(word, weight) in known {
            if let Ok(at) = self.targets[first..last].binary_search(&word) {
                self.weights[first + at] += strength * weight;
            }
        }
    }

    /// For each word of each bead's target: the weights of all source words of the bead, added up.
    fn totals(&self, source: &Bags, target: &Bags, spread: &mut [f32]) -> Vec<f32> {
        debug_assert_eq!(source.len(), target.len());
        // One more way for a word to come about: by itself, out of the null word.
        let mut totals = vec![NULL_WORD; target.words.len()];
        for (row, beads) in self.holders.iter().enumerate() {
            for at in self.starts[row]..self.starts[row + 1] {
                spread[self.targets[at] as usize] = self.weights[at];
            }
            for &(bead, here) in beads {
                for (place, &(word, _)) in target.range(bead as usize).zip(target.of(bead as usize)) {
                    totals[place] += here * spread[word as usize];
                }
            }
        }
        totals
    }
}
