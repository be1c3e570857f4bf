//! Aligning without order: each segment of the first text looks for its source anywhere in a pool of segments, and abstains where there is none.
//!
//! Candidates come from an index of the pool by word type, as in bitext mining; the best ones are weighed like beads (see `blocks`), alone and together with
//! their neighbours. What counts in the end is how far the best stands above the others: the other candidates of the segment (margin scoring, Artetxe and
//! Schwenk 2019, "Margin-based Parallel Corpus Mining"), the other segments that claim the same source, and how many sure links lie near it.

mod pieces;
mod relate;
mod windows;

use super::blocks::{LengthModel, Weights};
use super::evidence::{Channels, Evidence, Inputs};
use super::model1;
use super::monotone::Block;
use crate::lexicon::Lexicon;
use pieces::Pieces;
use std::ops::Range;
use windows::Scales;

/// Pieces of the pool that are looked at, with their neighbours, for each segment.
const CANDIDATES: usize = 40;
/// Rounds of learning from the texts themselves.
const ROUNDS: usize = 2;
/// Evidence beyond which a link is sure enough to learn from.
const SURE: f32 = 8.0;

/// Settings of the free aligner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The bead score.
    pub weights: Weights,
    /// Kinds of evidence in use.
    pub channels: Channels,
    /// Most pool segments, neighbours of each other, that one segment may render.
    pub window: usize,
    /// Log prior of each pool segment beyond the first.
    pub merge: f32,
    /// Cut the pool's segments at the sentence ends inside them: a segment may render a part of one.
    pub cut: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { weights: Weights::default(), channels: Channels::default(), window: 3, merge: -2.0, cut: true }
    }
}

/// Links between words lighter than this are chance.
pub(crate) const LINKED: f32 = 0.03;
/// Sentences inside the segments of a window, when segments are cut.
const PIECES: usize = 6;
/// Log prior of each sentence beyond the first inside one segment.
const INSIDE: f32 = -0.7;

/// A possible source of a segment, with what speaks for it. Whether to believe it is for the calibration to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Segments of the pool, neighbours of each other.
    pub target: Range<usize>,
    /// The sentences inside them that the segment renders; the same as `target` when segments are not cut.
    pub pieces: Range<usize>,
    /// Log-likelihood ratio of the words of the pool's segments given the segment.
    pub forward: f32,
    /// Log-likelihood ratio of the words of the segment given the pool's.
    pub backward: f32,
    /// Log-likelihood ratio of the lengths.
    pub length: f32,
    /// The weighted sum of the three, with the prior of the shape.
    pub total: f32,
    /// The total of the segment's best candidate that shares nothing with this one; never below 0, what abstaining scores.
    pub rival: f32,
    /// The total that the best other segment reaches with a candidate that shares something with this one; never below 0.
    pub claim: f32,
    /// What the weaker of the first and the last pool segment adds to the evidence; the total when there is only one.
    pub edge: f32,
    /// How much denser sure links of other segments lie around this candidate than over the whole pool: a log ratio, 0 where nothing is known.
    pub company: f32,
    /// Words of the segment, and of the pool's sentences.
    pub words: (usize, usize),
    /// Share of the text of `target` that is not in `pieces`.
    pub left_out: f64,
    /// Segments of the pool that were looked through.
    pub pool: usize,
    /// Share of the segment's words of meaning that some word of the pool's segments may translate.
    pub answered: f64,
    /// The same with rare words counting more.
    pub informed: f64,
    /// Share of the pool's words of meaning that some word of the segment may translate, rare words counting more.
    pub covered: f64,
    /// Numbers of the segment that nothing answers, and of the pool's sentences.
    pub numbers: (usize, usize),
    /// Words with a capital, the first left out, that nothing answers.
    pub names: usize,
}

/// For each segment of the first text, its likeliest sources in the second, best first; none if no word speaks for any.
pub fn align(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> (Vec<Vec<Candidate>>, Evidence) {
    align_within(inputs, lexicon, settings, &[])
}

/// The same, with some segments told where to look: `within[i]`, where there is one, holds the pool segments that segment `i` may answer.
pub fn align_within(
    inputs: Inputs<'_>,
    lexicon: &Lexicon,
    settings: &Settings,
    within: &[Option<Range<usize>>],
) -> (Vec<Vec<Candidate>>, Evidence) {
    let pieces = if settings.cut { Pieces::cut(inputs.target, inputs.to) } else { Pieces::whole(inputs.target) };
    let mut evidence = Evidence::new(Inputs { target: &pieces.texts, ..inputs }, lexicon, settings.channels);
    // What length says is only known once some sure links are.
    let mut found = search(&evidence, &pieces, None, settings, within);
    for _ in 0..ROUNDS {
        let sure: Vec<Block> =
            sure_links(&found).map(|(i, candidate)| Block { source: i..i + 1, target: candidate.pieces.clone() }).collect();
        if sure.len() < 3 {
            break;
        }
        let lengths = if settings.channels.length { LengthModel::fitted(&evidence, &sure) } else { None };
        if settings.channels.learning {
            let links = model1::learn(&evidence, &sure);
            evidence.set_links(links);
        }
        found = search(&evidence, &pieces, lengths, settings, within);
    }
    relate::claims(&mut found, evidence.target.segments.len());
    relate::company(&mut found, pieces.segments());
    (found, evidence)
}

/// The links that stand far above all others.
fn sure_links(found: &[Vec<Candidate>]) -> impl Iterator<Item = (usize, &Candidate)> {
    let links = found.iter().enumerate().filter_map(|(i, candidates)| Some((i, candidates.first()?)));
    links.filter(|(_, candidate)| candidate.total > SURE && candidate.total > 2.0 * candidate.rival)
}

fn search(
    evidence: &Evidence,
    pieces: &Pieces<'_>,
    lengths: Option<LengthModel>,
    settings: &Settings,
    within: &[Option<Range<usize>>],
) -> Vec<Vec<Candidate>> {
    let holders = evidence.target.holders(usize::MAX);
    let pool = evidence.target.segments.len();
    let mut scales = Scales::new(evidence, pieces, lengths, settings);
    let mut quick = vec![0.0f32; pool];
    let mut touched: Vec<u32> = Vec::new();
    (0..evidence.source.segments.len())
        .map(|i| {
            collect(evidence, &holders, i, &mut quick, &mut touched);
            touched.sort_unstable_by(|&a, &b| rank(&quick, evidence, b).total_cmp(&rank(&quick, evidence, a)).then(a.cmp(&b)));
            let bounds = within.get(i).cloned().flatten().map_or(0..pool, |segments| pieces.of(segments));
            let best: Vec<usize> = touched.iter().map(|&j| j as usize).filter(|j| bounds.contains(j)).take(CANDIDATES).collect();
            for j in touched.drain(..) {
                quick[j as usize] = 0.0;
            }
            scales.weigh(i, &best, bounds)
        })
        .collect()
}

/// Adds up, for every pool segment, what its words answer in source segment `i`.
fn collect(evidence: &Evidence, holders: &[Vec<u32>], i: usize, quick: &mut [f32], touched: &mut Vec<u32>) {
    let pool = quick.len() as f32;
    for &word in &evidence.source.segments[i] {
        for &(other, weight) in &evidence.forward[word as usize] {
            let list = &holders[other as usize];
            // Words that a tenth of the pool holds find nothing and cost the most.
            if list.len() as f32 > 20.0 + 0.1 * pool {
                continue;
            }
            let gain = weight * (1.0 + pool / list.len() as f32).ln();
            for &j in list {
                if quick[j as usize] == 0.0 {
                    touched.push(j);
                }
                quick[j as usize] += gain;
            }
        }
    }
}

fn rank(quick: &[f32], evidence: &Evidence, j: u32) -> f32 {
    quick[j as usize] / (6.0 + evidence.target.segments[j as usize].len() as f32).sqrt()
}
