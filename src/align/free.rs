//! Aligning without order: each segment of the first text looks for its source anywhere in a pool of segments, and abstains where there is none.
//!
//! Candidates come from an index of the pool by word type, as in bitext mining; the best ones are weighed like beads (see `blocks`), alone and
//! together with their neighbours. What counts in the end is how far the best stands above the next best (margin scoring, Artetxe and Schwenk 2019,
//! "Margin-based Parallel Corpus Mining").

use super::blocks::prefix_sums;
use super::blocks::{Explainer, LengthModel, Weights};
use super::evidence::{Channels, Evidence, Inputs};
use super::model1;
use super::monotone::Block;
use crate::lexicon::Lexicon;
use std::ops::Range;

/// Candidates that are weighed in full for each segment.
const CANDIDATES: usize = 20;
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
}

impl Default for Settings {
    fn default() -> Self {
        let weights = Weights::default();
        Settings { weights, channels: Channels::default(), window: 4, merge: weights.merge }
    }
}

/// The likeliest source of a segment, with what speaks for it. Whether to believe it is for the calibration to say.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// Segments of the pool, neighbours of each other.
    pub target: Range<usize>,
    /// Log-likelihood ratio of the words of the pool's segments given the segment.
    pub forward: f32,
    /// Log-likelihood ratio of the words of the segment given the pool's.
    pub backward: f32,
    /// Log-likelihood ratio of the lengths.
    pub length: f32,
    /// The weighted sum of the three, with the prior of the shape.
    pub total: f32,
    /// The total of the best candidate that shares no segment with this one; never below 0, what abstaining scores.
    pub rival: f32,
    /// Words of the segment, and of the pool's segments.
    pub words: (usize, usize),
    /// Segments of the pool that were looked through.
    pub pool: usize,
    /// Share of the segment's words of meaning that some word of the pool's segments may translate.
    pub answered: f64,
}

/// For each segment of the first text, its likeliest source in the second, if any word speaks for one.
pub fn align(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> (Vec<Option<Candidate>>, Evidence) {
    align_within(inputs, lexicon, settings, &[])
}

/// The same, with some segments told where to look: `within[i]`, where there is one, holds the pool segments that segment `i` may answer.
pub fn align_within(
    inputs: Inputs<'_>,
    lexicon: &Lexicon,
    settings: &Settings,
    within: &[Option<Range<usize>>],
) -> (Vec<Option<Candidate>>, Evidence) {
    let mut evidence = Evidence::new(inputs, lexicon, settings.channels);
    // What length says is only known once some sure links are.
    let mut found = search(&evidence, None, settings, within);
    for _ in 0..ROUNDS {
        let sure = sure_links(&found);
        if sure.len() < 3 {
            break;
        }
        let lengths = if settings.channels.length { LengthModel::fitted(&evidence, &sure) } else { None };
        if settings.channels.learning {
            let links = model1::learn(&evidence, &sure);
            evidence.set_links(links);
        }
        found = search(&evidence, lengths, settings, within);
    }
    (found, evidence)
}

fn sure_links(found: &[Option<Candidate>]) -> Vec<Block> {
    let links = found.iter().enumerate().filter_map(|(i, candidate)| Some((i, candidate.as_ref()?)));
    links
        .filter(|(_, candidate)| candidate.total > SURE && candidate.total > 2.0 * candidate.rival)
        .map(|(i, candidate)| Block { source: i..i + 1, target: candidate.target.clone() })
        .collect()
}

fn search(
    evidence: &Evidence,
    lengths: Option<LengthModel>,
    settings: &Settings,
    within: &[Option<Range<usize>>],
) -> Vec<Option<Candidate>> {
    let holders = evidence.target.holders(usize::MAX);
    let pool = evidence.target.segments.len();
    let mut scales = Scales {
        evidence,
        explainer: Explainer::new(evidence, settings.weights.mixture),
        sums: prefix_sums(&evidence.target.lengths),
        lengths,
        settings,
    };
    let mut quick = vec![0.0f32; pool];
    let mut touched: Vec<u32> = Vec::new();
    (0..evidence.source.segments.len())
        .map(|i| {
            collect(evidence, &holders, i, &mut quick, &mut touched);
            touched.sort_unstable_by(|&a, &b| rank(&quick, evidence, b).total_cmp(&rank(&quick, evidence, a)).then(a.cmp(&b)));
            let bounds = within.get(i).cloned().flatten().unwrap_or(0..pool);
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

/// Weighs candidates in full.
struct Scales<'a> {
    evidence: &'a Evidence,
    explainer: Explainer<'a>,
    /// Lengths of the pool's segments, added up.
    sums: Vec<f32>,
    lengths: Option<LengthModel>,
    settings: &'a Settings,
}

impl Scales<'_> {
    /// The best window around one of the `candidates`, inside `bounds`.
    fn weigh(&mut self, i: usize, candidates: &[usize], bounds: Range<usize>) -> Option<Candidate> {
        let (evidence, settings, sums, lengths) = (self.evidence, self.settings, &self.sums, self.lengths);
        let explainer = &mut self.explainer;
        let weights = &settings.weights;
        let mut forward = vec![Vec::new()];
        let mut backward = vec![Vec::new(); settings.window];
        let mut weighed: Vec<Candidate> = Vec::new();
        for &j in candidates {
            let first = j.saturating_sub(settings.window - 1).max(bounds.start);
            let columns = first..(j + settings.window).min(bounds.end);
            explainer.targets_given_sources(i, 1, columns.clone(), &mut forward);
            explainer.sources_given_targets(i, settings.window, first..j + 1, &mut backward);
            for start in first..=j {
                for m in 1..=settings.window {
                    let target = start..start + m;
                    if target.end > columns.end || !target.contains(&j) {
                        continue;
                    }
                    let given_source: f32 = forward[0][start - first..start - first + m].iter().sum();
                    let given_target = backward[m - 1][start - first];
                    let length = lengths.map_or(0.0, |lengths| lengths.score(evidence.source.lengths[i], sums[target.end] - sums[start]));
                    let total = weights.words * (given_source + given_target) + weights.length * length + settings.merge * (m - 1) as f32;
                    let words = (evidence.source.segments[i].len(), evidence.target.segments[target.clone()].iter().map(Vec::len).sum());
                    weighed.push(Candidate {
                        target,
                        forward: given_source,
                        backward: given_target,
                        length,
                        total,
                        rival: 0.0,
                        words,
                        pool: bounds.len(),
                        answered: 0.0,
                    });
                }
            }
        }
        weighed.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.target.start.cmp(&b.target.start)).then(a.target.end.cmp(&b.target.end)));
        let mut best = weighed.first()?.clone();
        best.rival = weighed
            .iter()
            .find(|other| other.target.end <= best.target.start || other.target.start >= best.target.end)
            .map_or(0.0, |other| other.total.max(0.0));
        best.answered = answered(evidence, i, &best.target);
        Some(best)
    }
}

/// Share of the words of meaning of source segment `i` that some word of the target segments may translate; words that say nothing are left out.
fn answered(evidence: &Evidence, i: usize, target: &Range<usize>) -> f64 {
    /// Links lighter than this are chance.
    const LINKED: f32 = 0.03;
    let (mut all, mut found) = (0usize, 0usize);
    for &word in
        evidence.source.segments[i].iter().filter(|&&word| !evidence.source.is_stopword(word) && !evidence.source.mute[word as usize])
    {
        all += 1;
        let links = &evidence.forward[word as usize];
        let mut here = evidence.target.segments[target.clone()].iter().flatten();
        found += usize::from(here.any(|other| links.binary_search_by_key(other, |&(id, _)| id).is_ok_and(|at| links[at].1 >= LINKED)));
    }
    if all == 0 { 1.0 } else { found as f64 / all as f64 }
}
