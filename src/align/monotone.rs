//! The monotone aligner: the best sequence of beads that covers both texts in order.

use super::blocks::{LengthModel, LengthTable, MAX_BLOCK, Weights};
use super::corridor::Corridor;
use super::evidence::Evidence;
use super::hits::{self, Bags, Finder, Links, Tally};
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

/// One source segment of the search: which words answer it, and how well target segments explain it.
struct Row {
    hits: hits::Row,
    first: usize,
    /// `sources_given[m - 1][k]`: how well target segments `first + k ..+ m` explain this source segment.
    sources_given: Vec<Vec<f32>>,
}

/// What the search looks things up in.
struct Tables<'a> {
    finder: Finder<'a>,
    source: &'a Bags,
    target: &'a Bags,
    tally: Tally,
}

impl Tables<'_> {
    fn row(&mut self, i: usize, columns: Range<usize>) -> Row {
        let last = self.target.sizes.len();
        let first = columns.start;
        let hits = self.finder.row(i, first..(columns.end + MAX_BLOCK - 1).min(last));
        let (words, unanswered) = (self.source.of(i), self.source.unanswered[i]);
        let mut sources_given = vec![Vec::with_capacity(columns.len()); MAX_BLOCK];
        for j in columns {
            let mut size = 0.0;
            for (m, row) in sources_given.iter_mut().enumerate() {
                if j + m >= last {
                    row.push(f32::NEG_INFINITY);
                    continue;
                }
                size += self.target.sizes[j + m];
                for hit in hits.of(j + m) {
                    self.tally.add(hit.source, hit.backward);
                }
                row.push(self.tally.log_ratio(words, unanswered, size));
            }
            self.tally.clear();
        }
        Row { hits, first, sources_given }
    }

    /// `out[n - 1][k]`: how well the source segments of the first `n` of `rows`, the first of which is `i`, explain target segment `columns.start + k`.
    fn targets_given(&mut self, i: usize, rows: &VecDeque<Row>, columns: Range<usize>, out: &mut [Vec<f32>]) {
        out.iter_mut().for_each(Vec::clear);
        for j in columns {
            let (words, unanswered) = (self.target.of(j), self.target.unanswered[j]);
            let mut size = 0.0;
            for (n, (row, out)) in rows.iter().zip(out.iter_mut()).enumerate() {
                size += self.source.sizes[i + n];
                for hit in row.hits.of(j) {
                    self.tally.add(hit.target, hit.forward);
                }
                out.push(self.tally.log_ratio(words, unanswered, size));
            }
            self.tally.clear();
        }
    }
}

/// Log priors of segments without an answer: the first of a run, and each further one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NullPrior {
    /// For a segment that follows a bead with two sides.
    pub open: f32,
    /// For a segment that follows another one without an answer.
    pub extend: f32,
}

/// The share of beads before which a run of segments without an answer begins, in the noisy texts that [`Weights::null`] was fitted on.
const USUAL_NULLS: f32 = 0.3;
/// How far the share found in a text moves the prior: twice as far as its logarithm, as evidence and priors are not on one scale.
const PULL: f32 = 2.0;

impl NullPrior {
    /// The prior before anything is known of the texts.
    pub fn new(weights: &Weights) -> NullPrior {
        NullPrior { open: weights.null, extend: weights.null }
    }

    /// The prior of texts that leave as much out as `blocks` do: in a faithful translation, a segment that seems to have no answer is likelier to have a poorly known one.
    pub fn fitted(blocks: &[Block], weights: &Weights) -> NullPrior {
        const DOUBT: f32 = 10.0;
        let beads = blocks.iter().filter(|block| !block.is_null()).count() as f32;
        let runs = blocks.chunk_by(|a, b| a.is_null() && b.is_null()).filter(|run| run[0].is_null()).count() as f32;
        let share = (runs + DOUBT * USUAL_NULLS) / (beads + DOUBT);
        NullPrior { open: weights.null + (PULL * (share / USUAL_NULLS).ln()).clamp(-4.0, 0.5), extend: weights.null }
    }
}

/// The best paths to the cells of one row: those whose last bead has two sides, and those whose last bead is null.
type Layers = [Vec<f32>; 2];

const PAIRED: usize = 0;
const NULL: usize = 1;
/// Marks a step that came from the null layer.
const FROM_NULL: u8 = 0x80;

/// The best beads inside `corridor`, in order. Every segment of both texts is in exactly one.
///
/// Dynamic programming over (segments of the first text done, segments of the second done); time and memory grow with the corridor's area.
pub fn align(evidence: &Evidence, corridor: &Corridor, lengths: LengthModel, weights: &Weights, nulls: NullPrior) -> Vec<Block> {
    let (rows, columns) = (evidence.source.segments.len(), evidence.target.segments.len());
    let shapes = shapes();
    let priors: Vec<f32> = shapes.iter().map(|&(n, m)| weights.prior(n, m)).collect();
    let lengths = LengthTable::new(lengths, &evidence.source, &evidence.target);
    let links = Links::new(evidence);
    let (source, target) = (Bags::new(&evidence.source, weights.mixture), Bags::new(&evidence.target, weights.mixture));
    let mut tables = Tables {
        finder: Finder::new(&links, &source, &target, evidence.target.words.len()),
        source: &source,
        target: &target,
        tally: Tally::new(source.widest.max(target.widest)),
    };
    let mut ahead: VecDeque<Row> = VecDeque::new();
    let mut targets_given: Vec<Vec<f32>> = vec![Vec::new(); MAX_BLOCK];
    let unreached = |i: usize| -> Layers { std::array::from_fn(|_| vec![f32::NEG_INFINITY; corridor.row(i).len()]) };
    // best[i][layer][j - corridor.row(i).start]
    let mut best: VecDeque<Layers> = (0..=MAX_BLOCK.min(rows)).map(unreached).collect();
    let mut back: Vec<[Vec<u8>; 2]> = (0..=rows).map(|i| std::array::from_fn(|_| vec![u8::MAX; corridor.row(i).len()])).collect();
    best[0][PAIRED][0] = 0.0;

    for i in 0..=rows {
        let row = corridor.row(i);
        if i < rows {
            while ahead.len() < MAX_BLOCK && i + ahead.len() < rows {
                let at = i + ahead.len();
                let first = corridor.row((at + 1).saturating_sub(MAX_BLOCK)).start;
                ahead.push_back(tables.row(at, first..corridor.row(at).end.min(columns)));
            }
            tables.targets_given(i, &ahead, row.start..(row.end + MAX_BLOCK - 1).min(columns), &mut targets_given);
        }
        for j in row.clone() {
            let (paired, null) = (best[0][PAIRED][j - row.start], best[0][NULL][j - row.start]);
            let (here, from) = if null > paired { (null, FROM_NULL) } else { (paired, 0) };
            if here == f32::NEG_INFINITY {
                continue;
            }
            for (shape, (&(n, m), prior)) in shapes.iter().zip(&priors).enumerate() {
                let (to_i, to_j) = (i + n, j + m);
                if to_i > rows || to_j > columns {
                    continue;
                }
                let to_row = corridor.row(to_i);
                if !to_row.contains(&to_j) {
                    continue;
                }
                let (layer, total, from) = if n == 0 || m == 0 {
                    let (open, extend) = (paired + nulls.open, null + nulls.extend);
                    if extend > open { (NULL, extend, FROM_NULL) } else { (NULL, open, 0) }
                } else {
                    let forward: f32 = targets_given[n - 1][j - row.start..to_j - row.start].iter().sum();
                    let backward: f32 = ahead.iter().take(n).map(|ahead| ahead.sources_given[m - 1][j - ahead.first]).sum();
                    let gain = weights.words * (forward + backward) + weights.length * lengths.score(i, n, j, m);
                    (PAIRED, here + gain + prior, from)
                };
                let at = to_j - to_row.start;
                if total > best[n][layer][at] {
                    best[n][layer][at] = total;
                    back[to_i][layer][at] = shape as u8 | from;
                }
            }
        }
        if i == rows {
            break;
        }
        best.pop_front();
        ahead.pop_front();
        if i + MAX_BLOCK < rows {
            best.push_back(unreached(i + MAX_BLOCK + 1));
        }
    }
    let end = columns - corridor.row(rows).start;
    let last = if best[0][NULL][end] > best[0][PAIRED][end] { NULL } else { PAIRED };
    trace(&back, corridor, &shapes, last)
}

/// The beads on the best path, found from its end.
fn trace(back: &[[Vec<u8>; 2]], corridor: &Corridor, shapes: &[(usize, usize)], mut layer: usize) -> Vec<Block> {
    let mut i = back.len() - 1;
    let mut j = corridor.row(i).end - 1;
    let mut blocks = Vec::new();
    while i > 0 || j > 0 {
        let step = back[i][layer][j - corridor.row(i).start];
        let shape = (step & !FROM_NULL) as usize;
        let (n, m) = shapes.get(shape).copied().unwrap_or(if i > 0 { (1, 0) } else { (0, 1) });
        blocks.push(Block { source: i - n..i, target: j - m..j });
        i -= n;
        j -= m;
        layer = if step & FROM_NULL == 0 { PAIRED } else { NULL };
    }
    blocks.reverse();
    blocks
}
