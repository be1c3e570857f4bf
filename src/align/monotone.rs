//! The monotone aligner: the best sequence of beads that covers both texts in order.

use super::blocks::{LengthModel, LengthTable, Weights};
use super::corridor::Corridor;
use super::evidence::Evidence;
use super::hits::{self, Bags, Finder, Links, Tally};
use rayon::prelude::*;
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

/// The shapes of beads with at most `most` segments on a side: 1-1, null, one to many, many to one, and a few of several to several.
fn shapes(most: usize) -> Vec<(usize, usize)> {
    let mut shapes = vec![(1, 1), (1, 0), (0, 1)];
    for many in 2..=most {
        shapes.push((1, many));
        shapes.push((many, 1));
    }
    shapes.extend([(2, 2), (2, 3), (3, 2)].into_iter().filter(|&(n, m)| n.max(m) <= most));
    shapes
}

/// What the search looks things up in.
struct Tables<'a> {
    links: Links,
    source: Bags,
    target: Bags,
    evidence: &'a Evidence,
    corridor: &'a Corridor,
    /// Largest number of segments on one side of a bead.
    most: usize,
}

/// One source segment of the search: which words answer it, and how well blocks explain each other.
struct Row {
    hits: hits::Row,
    first: usize,
    /// `sources_given[m - 1][k]`: how well target segments `first + k ..+ m` explain this source segment.
    sources_given: Vec<Vec<f32>>,
}

/// Rows that are made ready at a time, several at once where there are threads for it.
const BATCH: usize = 256;

impl Tables<'_> {
    fn columns(&self) -> usize {
        self.evidence.target.segments.len()
    }

    /// The rows `wanted`, in order.
    fn rows(&self, wanted: Range<usize>) -> Vec<Row> {
        let scratch = || {
            let finder = Finder::new(&self.links, &self.source, &self.target, self.evidence.target.words.len());
            (finder, Tally::new(self.source.widest))
        };
        wanted.into_par_iter().with_min_len(BATCH / 4).map_init(scratch, |(finder, tally), i| self.row(i, finder, tally)).collect()
    }

    fn row(&self, i: usize, finder: &mut Finder<'_>, tally: &mut Tally) -> Row {
        let last = self.columns();
        let first = self.corridor.row((i + 1).saturating_sub(self.most)).start;
        let columns = first..self.corridor.row(i).end.min(last);
        let hits = finder.row(i, first..(columns.end + self.most - 1).min(last));
        let (words, unanswered) = (self.source.of(i), self.source.unanswered[i]);
        let mut sources_given = vec![Vec::with_capacity(columns.len()); self.most];
        for j in columns {
            let mut size = 0.0;
            for (m, row) in sources_given.iter_mut().enumerate() {
                if j + m >= last {
                    row.push(f32::NEG_INFINITY);
                    continue;
                }
                size += self.target.sizes[j + m];
                for hit in hits.of(j + m) {
                    tally.add(hit.source, hit.backward);
                }
                row.push(tally.log_ratio(words, unanswered, size));
            }
            tally.clear();
        }
        Row { hits, first, sources_given }
    }

    /// For each source segment `i` of `wanted`, table `[n - 1][k]`: how well source segments `i ..+ n` explain target segment `corridor.row(i).start + k`. `rows` begins with the first of `wanted`.
    fn targets_given(&self, wanted: Range<usize>, rows: &[Row]) -> Vec<Vec<Vec<f32>>> {
        let first = wanted.start;
        let scratch = || Tally::new(self.target.widest);
        let table = |tally: &mut Tally, i: usize| {
            let row = self.corridor.row(i);
            let columns = row.start..(row.end + self.most - 1).min(self.columns());
            let mut table = vec![Vec::with_capacity(columns.len()); self.most];
            for j in columns {
                let (words, unanswered) = (self.target.of(j), self.target.unanswered[j]);
                let mut size = 0.0;
                for (n, (row, out)) in rows[i - first..].iter().zip(table.iter_mut()).enumerate() {
                    size += self.source.sizes[i + n];
                    for hit in row.hits.of(j) {
                        tally.add(hit.target, hit.forward);
                    }
                    out.push(tally.log_ratio(words, unanswered, size));
                }
                tally.clear();
            }
            table
        };
        wanted.into_par_iter().with_min_len(BATCH / 4).map_init(scratch, table).collect()
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

/// The best beads inside `corridor`, in order, with at most `most` segments on a side. Every segment of both texts is in exactly one.
///
/// Dynamic programming over (segments of the first text done, segments of the second done); time and memory grow with the corridor's area.
pub fn align(
    evidence: &Evidence,
    corridor: &Corridor,
    lengths: LengthModel,
    weights: &Weights,
    nulls: NullPrior,
    most: usize,
) -> Vec<Block> {
    let (rows, columns) = (evidence.source.segments.len(), evidence.target.segments.len());
    let shapes = shapes(most);
    let priors: Vec<f32> = shapes.iter().map(|&(n, m)| weights.prior(n, m)).collect();
    let lengths = LengthTable::new(lengths, &evidence.source, &evidence.target);
    let tables = Tables {
        links: Links::new(evidence),
        source: Bags::new(&evidence.source, weights.mixture),
        target: Bags::new(&evidence.target, weights.mixture),
        evidence,
        corridor,
        most,
    };
    let unreached = |i: usize| -> Layers { std::array::from_fn(|_| vec![f32::NEG_INFINITY; corridor.row(i).len()]) };
    // best[i][layer][j - corridor.row(i).start]
    let mut best: VecDeque<Layers> = (0..=most.min(rows)).map(unreached).collect();
    let mut back: Vec<[Vec<u8>; 2]> = (0..=rows).map(|i| std::array::from_fn(|_| vec![u8::MAX; corridor.row(i).len()])).collect();
    best[0][PAIRED][0] = 0.0;
    // The rows from `ready` on, and what the first of them explain.
    let (mut ready, mut ahead, mut targets_given) = (0..0, Vec::new(), Vec::new());

    for i in 0..=rows {
        if i == ready.end && i < rows {
            ready = i..(i + BATCH).min(rows);
            let known = ahead.len().saturating_sub(BATCH);
            ahead.drain(..ahead.len() - known);
            ahead.extend(tables.rows(i + known..(ready.end + most - 1).min(rows)));
            targets_given = tables.targets_given(ready.clone(), &ahead);
        }
        let row = corridor.row(i);
        let ahead = ahead.get(i - ready.start..).unwrap_or(&[]);
        let targets_given = targets_given.get(i - ready.start);
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
                let (layer, total, from) = match targets_given {
                    Some(targets_given) if n > 0 && m > 0 => {
                        let forward: f32 = targets_given[n - 1][j - row.start..to_j - row.start].iter().sum();
                        let backward: f32 = ahead[..n].iter().map(|row| row.sources_given[m - 1][j - row.first]).sum();
                        let gain = weights.words * (forward + backward) + weights.length * lengths.score(i, n, j, m);
                        (PAIRED, here + gain + prior, from)
                    }
                    _ => {
                        let (open, extend) = (paired + nulls.open, null + nulls.extend);
                        if extend > open { (NULL, extend, FROM_NULL) } else { (NULL, open, 0) }
                    }
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
        if i + most < rows {
            best.push_back(unreached(i + most + 1));
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
