//! How well two blocks of neighbouring segments explain each other.
//!
//! After Moore (2002, "Fast and Accurate Sentence Alignment of Bilingual Corpora"): the words of one side are scored by how much likelier a translation
//! model over the other side makes them than their mere frequency does. Unrelated blocks score below zero, so that a null bead, which scores zero before
//! its prior, wins by itself. Unlike Moore's, the model is a sparse table that starts from a lexicon, and both directions count.
//!
//! The score of a block adds up over the segments of the explained side, which lets one pass over the rows of the search serve all block shapes.

use super::evidence::{Evidence, Side, TypeId};
use super::monotone::Block;

/// Largest number of segments on one side of a bead.
pub const MAX_BLOCK: usize = 8;

/// The knobs of the bead score. Their values are fitted on the development halves of the benchmark sets, never on single documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Weights {
    /// Share of a word's probability that comes from the other side; the rest comes from its frequency.
    pub mixture: f32,
    /// Weight of the word evidence of both directions.
    pub words: f32,
    /// Weight of the length evidence.
    pub length: f32,
    /// Log prior of leaving one segment without an answer.
    pub null: f32,
    /// Log prior of each segment beyond the first on a side.
    pub merge: f32,
}

impl Default for Weights {
    fn default() -> Self {
        Weights { mixture: 0.55, words: 0.5, length: 1.5, null: -2.5, merge: -3.5 }
    }
}

impl Weights {
    /// Log prior of a bead of `n` source and `m` target segments. Two-sided merges come about in one go, where a translator moves the border between two sentences: they do not cost twice.
    pub fn prior(&self, n: usize, m: usize) -> f32 {
        match (n, m) {
            (0, m) => self.null * m as f32,
            (n, 0) => self.null * n as f32,
            (1, many) | (many, 1) => {
                // Beyond what the search joins, one segment more or less of a long list is no rarer.
                let (usual, beyond) = (many.min(MAX_BLOCK), many.saturating_sub(MAX_BLOCK));
                self.merge * (usual - 1) as f32 - 0.5 * beyond as f32
            }
            (n, m) => self.merge * (n.max(m) - 1) as f32 - 2.0,
        }
    }
}

/// Log-likelihood ratios of the segments of one side, given blocks of the other; one row of the search at a time.
pub struct Explainer<'a> {
    evidence: &'a Evidence,
    mixture: f32,
    /// Sum of translation weights from the current block to each target type.
    sums: Vec<f32>,
    touched: Vec<TypeId>,
    /// For each target type: where it answers words of the current source segment.
    slots: Vec<Vec<(u32, f32)>>,
    slotted: Vec<TypeId>,
}

impl<'a> Explainer<'a> {
    /// An explainer over `evidence`.
    pub fn new(evidence: &'a Evidence, mixture: f32) -> Self {
        let types = evidence.target.words.len();
        Explainer { evidence, mixture, sums: vec![0.0; types], touched: Vec::new(), slots: vec![Vec::new(); types], slotted: Vec::new() }
    }

    /// For `n` = 1 ..= `blocks`: how well the source segments `i .. i + n` explain each target segment of `columns`. `out[n - 1][k]` is for column `columns.start + k`.
    pub fn targets_given_sources(&mut self, i: usize, blocks: usize, columns: std::ops::Range<usize>, out: &mut [Vec<f32>]) {
        let source = &self.evidence.source;
        let mut words = 0usize;
        for (n, row) in out.iter_mut().enumerate().take(blocks) {
            row.clear();
            let Some(segment) = source.segments.get(i + n) else { break };
            words += segment.len();
            for &word in segment {
                for &(other, weight) in &self.evidence.forward[word as usize] {
                    if self.sums[other as usize] == 0.0 {
                        self.touched.push(other);
                    }
                    self.sums[other as usize] += weight;
                }
            }
            let scale = self.mixture / (words as f32 + 1.0);
            row.extend(columns.clone().map(|j| log_ratio(&self.evidence.target, j, 1.0 - self.mixture, scale, &self.sums)));
        }
        for other in self.touched.drain(..) {
            self.sums[other as usize] = 0.0;
        }
    }

    /// For `m` = 1 ..= `blocks`: how well the target segments `j .. j + m` explain source segment `i`, for each `j` of `columns`. `out[m - 1][k]` is for column `columns.start + k`.
    pub fn sources_given_targets(&mut self, i: usize, blocks: usize, columns: std::ops::Range<usize>, out: &mut [Vec<f32>]) {
        let (source, target) = (&self.evidence.source, &self.evidence.target);
        let segment = &source.segments[i];
        for (slot, &word) in segment.iter().enumerate() {
            for &(other, _) in &self.evidence.forward[word as usize] {
                // The weight of the way back stands in the other table, under the same pair.
                let back = &self.evidence.backward[other as usize];
                let Ok(at) = back.binary_search_by_key(&word, |&(id, _)| id) else { continue };
                let list = &mut self.slots[other as usize];
                if list.is_empty() {
                    self.slotted.push(other);
                }
                list.push((slot as u32, back[at].1));
            }
        }
        // hits[k]: what target segment columns.start + k gives each word of the source segment.
        let reach = (columns.end + blocks).min(target.segments.len());
        let width = segment.len();
        let mut hits = vec![0.0f32; width * reach.saturating_sub(columns.start)];
        for (k, j) in (columns.start..reach).enumerate() {
            let row = &mut hits[k * width..(k + 1) * width];
            for &word in &target.segments[j] {
                for &(slot, weight) in &self.slots[word as usize] {
                    row[slot as usize] += weight;
                }
            }
        }
        for other in self.slotted.drain(..) {
            self.slots[other as usize].clear();
        }
        let mut sums = vec![0.0f32; width];
        out.iter_mut().for_each(Vec::clear);
        for (k, j) in columns.enumerate() {
            sums.fill(0.0);
            let mut words = 0usize;
            for (m, row) in out.iter_mut().enumerate().take(blocks) {
                let Some(other) = target.segments.get(j + m) else {
                    row.push(f32::NEG_INFINITY);
                    continue;
                };
                words += other.len();
                for (sum, hit) in sums.iter_mut().zip(&hits[(k + m) * width..]) {
                    *sum += hit;
                }
                let scale = self.mixture / (words as f32 + 1.0);
                let mut log = Product::new();
                for (sum, &word) in sums.iter().zip(segment) {
                    if source.mute[word as usize] {
                        continue;
                    }
                    log.times(1.0 - self.mixture + scale * sum / source.background[word as usize]);
                }
                row.push(log.ln());
            }
        }
    }
}

fn log_ratio(side: &Side, segment: usize, rest: f32, scale: f32, sums: &[f32]) -> f32 {
    let mut log = Product::new();
    for &word in &side.segments[segment] {
        if side.mute[word as usize] {
            continue;
        }
        log.times(rest + scale * sums[word as usize] / side.background[word as usize]);
    }
    log.ln()
}

/// A long product kept in logarithms, with one logarithm for several factors.
struct Product {
    log: f32,
    factor: f32,
}

impl Product {
    fn new() -> Self {
        Product { log: 0.0, factor: 1.0 }
    }

    fn times(&mut self, factor: f32) {
        self.factor *= factor;
        // One logarithm for many factors, well inside what an f32 holds on either side.
        if !(1e-25..1e25).contains(&self.factor) {
            self.log += self.factor.ln();
            self.factor = 1.0;
        }
    }

    fn ln(self) -> f32 {
        self.log + self.factor.ln()
    }
}

/// Texts whose log length ratio is beyond this are not versions of each other: no pair of languages differs so much.
const ONE_VERSION: f32 = 0.7;

fn log_ratio_of(source: f32, target: f32) -> f32 {
    ((target + 1.0) / (source + 1.0)).ln()
}

/// The middle one of some values; 0 of none.
fn median(values: &[f32]) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// How the lengths of two texts go together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LengthModel {
    /// Log of target characters for one source character.
    pub log_ratio: f32,
}

/// Spread of the log length ratio of beads that answer each other: a fixed part and a part that shrinks with length.
const SPREAD: (f32, f32) = (0.03, 3.5);
/// Spread of the log length ratio of random pairs, fixed so that the evidence of length stays bounded.
const RANDOM_SPREAD: f32 = 0.65;

impl LengthModel {
    /// The ratio of two whole texts, as long as one may be a version of the other. Where one is far longer it holds much that the other lacks: then the usual length of a segment on either
    /// side has to tell.
    pub fn of(source: &Side, target: &Side) -> Self {
        if Self::is_one_version(source, target) {
            return LengthModel { log_ratio: log_ratio_of(source.lengths.iter().sum(), target.lengths.iter().sum()) };
        }
        LengthModel { log_ratio: log_ratio_of(median(&source.lengths), median(&target.lengths)).clamp(-ONE_VERSION, ONE_VERSION) }
    }

    /// May one text be a version of the whole other, by their lengths?
    pub fn is_one_version(source: &Side, target: &Side) -> bool {
        log_ratio_of(source.lengths.iter().sum(), target.lengths.iter().sum()).abs() <= ONE_VERSION
    }

    /// For two sentences of which nothing else is known: equal lengths, wide enough a spread for any pair of languages.
    pub fn neutral() -> Self {
        LengthModel { log_ratio: -0.1 }
    }

    /// The ratio of beads that were found; `None` when there are too few to tell.
    pub fn fitted(evidence: &Evidence, beads: &[Block]) -> Option<Self> {
        let ratios: Vec<f32> = beads
            .iter()
            .map(|bead| {
                let source: f32 = evidence.source.lengths[bead.source.clone()].iter().sum();
                let target: f32 = evidence.target.lengths[bead.target.clone()].iter().sum();
                ((target + 4.0) / (source + 4.0)).ln()
            })
            .collect();
        if ratios.len() < 5 {
            return None;
        }
        Some(LengthModel { log_ratio: median(&ratios) })
    }

    /// Log-likelihood ratio of two lengths: answering each other against meeting by chance.
    pub fn score(&self, source: f32, target: f32) -> f32 {
        let (gain, loss) = Self::terms(source + target);
        let difference = ((target + 4.0) / (source + 4.0)).ln() - self.log_ratio;
        (gain - loss * difference * difference).max(-6.0)
    }

    /// What two lengths of the usual ratio score, and what a difference from it costs, for a bead of so many characters on both sides.
    fn terms(characters: f32) -> (f32, f32) {
        let alike = SPREAD.0 + SPREAD.1 / (characters + 8.0);
        let random = RANDOM_SPREAD + alike;
        (0.5 * (random / alike).ln(), 0.5 * (1.0 / alike - 1.0 / random))
    }
}

/// [`LengthModel::score`] for the blocks of two texts, with its logarithms taken once.
pub struct LengthTable {
    log_ratio: f32,
    source: Logs,
    target: Logs,
    /// [`LengthModel::terms`] of beads of up to so many characters.
    terms: Vec<(f32, f32)>,
}

/// Lengths of one text, added up, and the logarithms of its blocks' lengths.
struct Logs {
    sums: Vec<f32>,
    logs: Vec<[f32; MAX_BLOCK]>,
}

impl Logs {
    fn new(lengths: &[f32]) -> Logs {
        let sums = prefix_sums(lengths);
        let block = |at: usize| std::array::from_fn(|n| (sums[(at + n + 1).min(lengths.len())] - sums[at] + 4.0).ln());
        Logs { logs: (0..lengths.len()).map(block).collect(), sums }
    }
}

impl LengthTable {
    /// The table of two texts.
    pub fn new(model: LengthModel, source: &Side, target: &Side) -> LengthTable {
        const CHARACTERS: usize = 4096;
        LengthTable {
            log_ratio: model.log_ratio,
            source: Logs::new(&source.lengths),
            target: Logs::new(&target.lengths),
            terms: (0..CHARACTERS).map(|characters| LengthModel::terms(characters as f32)).collect(),
        }
    }

    /// The score of the block of `n` source segments from `i` on and `m` target segments from `j` on.
    pub fn score(&self, i: usize, n: usize, j: usize, m: usize) -> f32 {
        let characters = self.source.sums[i + n] - self.source.sums[i] + self.target.sums[j + m] - self.target.sums[j];
        let (gain, loss) = self.terms.get(characters as usize).copied().unwrap_or_else(|| LengthModel::terms(characters));
        let difference = self.target.logs[j][m - 1] - self.source.logs[i][n - 1] - self.log_ratio;
        (gain - loss * difference * difference).max(-6.0)
    }
}

/// Running totals of `values`, from 0 on.
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
