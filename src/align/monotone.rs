//! The monotone aligner: the best sequence of beads that covers both texts in order.

use super::blocks::{Explainer, LengthModel, MAX_BLOCK, Weights};
use super::corridor::Corridor;
use super::evidence::Evidence;
use std::collections::VecDeque;
use std::ops::Range;

/// A bead on the best path: neighbouring segments on both sides.
#[derive(Debug, Clone, PartialEq)]
pub struct Block {
    /// Segments of the first text.
    pub source: Range<usize>,
    /// Segments of the second text.
    pub target: Range<usize>,
}

impl Block {
    /// True when one side is empty.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}

/// Bead shapes other than 1-1 and null: one to many, many to one, and a few two-sided ones.
fn shapes() -> Vec<(usize, usize)> {
    let mut shapes = vec![(1, 1), (1, 0), (0, 1)];
    for many in 2..=MAX_BLOCK {
        shapes.push((1, many));
        shapes.push((many, 1));
    }
    shapes.extend([(2, 2), (2, 3), (3, 2)]);
    shapes
}

/// The tables of one row of the search that later rows look at as well.
struct Row {
    /// `sources_given[m - 1][k]`: how well target segments `first + k ..+ m` explain this source segment.
    sources_given: Vec<Vec<f32>>,
    first: usize,
}

/// The best beads inside `corridor`, in order. Every segment of both texts is in exactly one.
///
/// Dynamic programming over (segments of the first text done, segments of the second done); time and memory grow with the corridor's area.
pub fn align(evidence: &Evidence, corridor: &Corridor, lengths: LengthModel, weights: &Weights) -> Vec<Block> {
    let (rows, columns) = (evidence.source.segments.len(), evidence.target.segments.len());
    let shapes = shapes();
    let source_sums = prefix_sums(&evidence.source.lengths);
    let target_sums = prefix_sums(&evidence.target.lengths);
    let mut explainer = Explainer::new(evidence, weights.mixture);
    let mut ahead: VecDeque<Row> = VecDeque::new();
    let mut targets_given: Vec<Vec<f32>> = vec![Vec::new(); MAX_BLOCK];
    // best[i][j - corridor.row(i).start]
    let mut best: VecDeque<Vec<f32>> = VecDeque::new();
    let mut back: Vec<Vec<u8>> = (0..=rows).map(|i| vec![u8::MAX; corridor.row(i).len()]).collect();
    for i in 0..=MAX_BLOCK.min(rows) {
        best.push_back(vec![f32::NEG_INFINITY; corridor.row(i).len()]);
    }
    best[0][0] = 0.0;

    for i in 0..=rows {
        let row = corridor.row(i);
        if i < rows {
            while ahead.len() < MAX_BLOCK && i + ahead.len() < rows {
                let at = i + ahead.len();
                let first = corridor.row(at.saturating_sub(MAX_BLOCK)).start;
                let last = corridor.row(at).end.min(columns);
                let mut sources_given = vec![Vec::new(); MAX_BLOCK];
                explainer.sources_given_targets(at, MAX_BLOCK, first..last, &mut sources_given);
                ahead.push_back(Row { sources_given, first });
            }
            explainer.targets_given_sources(i, MAX_BLOCK, row.start..(row.end + MAX_BLOCK).min(columns), &mut targets_given);
        }
        for j in row.clone() {
            let here = best[0][j - row.start];
            if here == f32::NEG_INFINITY {
                continue;
            }
            for (shape, &(n, m)) in shapes.iter().enumerate() {
                let (to_i, to_j) = (i + n, j + m);
                if to_i > rows || to_j > columns {
                    continue;
                }
                let to_row = corridor.row(to_i);
                if !to_row.contains(&to_j) {
                    continue;
                }
                let gain = if n == 0 || m == 0 {
                    0.0
                } else {
                    let forward: f32 = targets_given[n - 1][j - row.start..to_j - row.start].iter().sum();
                    let backward: f32 = ahead.iter().take(n).map(|ahead| ahead.sources_given[m - 1][j - ahead.first]).sum();
                    let length = lengths.score(source_sums[to_i] - source_sums[i], target_sums[to_j] - target_sums[j]);
                    weights.words * (forward + backward) + weights.length * length
                };
                let total = here + gain + weights.prior(n, m);
                let cell = &mut best[n][to_j - to_row.start];
                if total > *cell {
                    *cell = total;
                    back[to_i][to_j - to_row.start] = shape as u8;
                }
            }
        }
        best.pop_front();
        ahead.pop_front();
        if i + MAX_BLOCK < rows {
            best.push_back(vec![f32::NEG_INFINITY; corridor.row(i + MAX_BLOCK + 1).len()]);
        }
    }
    trace(&back, corridor, &shapes, rows, columns)
}

fn trace(back: &[Vec<u8>], corridor: &Corridor, shapes: &[(usize, usize)], rows: usize, columns: usize) -> Vec<Block> {
    let (mut i, mut j) = (rows, columns);
    let mut blocks = Vec::new();
    while i > 0 || j > 0 {
        let shape = back[i][j - corridor.row(i).start];
        let (n, m) = shapes.get(shape as usize).copied().unwrap_or(if i > 0 { (1, 0) } else { (0, 1) });
        blocks.push(Block { source: i - n..i, target: j - m..j });
        i -= n;
        j -= m;
    }
    blocks.reverse();
    blocks
}

pub(super) fn prefix_sums(values: &[f32]) -> Vec<f32> {
    let mut sums = Vec::with_capacity(values.len() + 1);
    let mut sum = 0.0f32;
    sums.push(0.0);
    for value in values {
        sum += value;
        sums.push(sum);
    }
    sums
}
