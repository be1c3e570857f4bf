//! Beads with probabilities: what the rest of the program asks the aligners for.

use super::calibration::{self, Calibration};
use super::choice;
use super::evidence::Inputs;
use super::free::{self, Candidate};
use super::order::{self, Order};
use super::parallel::{self, Alignment};
use super::{Bead, Channels, Weights};
use crate::lexicon::Lexicon;

/// Settings of both aligners.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Settings {
    /// The bead score.
    pub weights: Weights,
    /// Kinds of evidence in use.
    pub channels: Channels,
    /// `None` lets the evidence decide.
    pub order: Option<Order>,
}

/// Links at or above this probability are believed.
pub const BELIEVED: f64 = 0.5;
/// Beads at or above this probability show that two texts run beside each other: a quoted speech, too, gives the monotone aligner some beads.
const SURE: f64 = 0.8;
/// Below this probability of having no answer, a segment surely has one.
const UNLIKELY: f64 = 0.1;
/// Links at or above this probability have a say on the order of the texts.
const LIKELY: f64 = 0.3;
/// Source segments looked up to judge the order of a long text.
const SAMPLE: usize = 240;

/// Aligns two texts in the order asked for, or in the one that the evidence speaks for.
///
/// In parallel order every segment of both texts is in exactly one bead, and the beads rise. In free order there is one bead for each segment of the first text, in its order.
pub fn align(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> (Order, Vec<Bead>) {
    match settings.order {
        Some(Order::Parallel) => (Order::Parallel, parallel_beads(inputs, lexicon, settings)),
        Some(Order::Free) => (Order::Free, free_beads(inputs, lexicon, settings)),
        None => match if_parallel(inputs, lexicon, settings) {
            Some(beads) => (Order::Parallel, beads),
            None => (Order::Free, free_beads(inputs, lexicon, settings)),
        },
    }
}

/// The beads of two texts that run beside each other; `None` when the evidence speaks against that.
pub fn if_parallel(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> Option<Vec<Bead>> {
    let beads = parallel_beads(inputs, lexicon, settings);
    let covered = order::covered(&beads, inputs.source.len(), inputs.target.len(), SURE);
    if covered < order::COVERED {
        return None;
    }
    // Enough of both sides is covered; a quoted speech may come this far too, but not with links that rise. Of a long text a sample tells.
    let step = inputs.source.len().div_ceil(SAMPLE).max(1);
    let sample: Vec<&str> = inputs.source.iter().copied().step_by(step).collect();
    let found = free::align(Inputs { source: &sample, ..inputs }, lexicon, &free_settings(settings)).0;
    let links = found.iter().filter_map(|candidates| likeliest(candidates, &settings.weights));
    let starts: Vec<usize> = links.filter(|link| link.probability >= LIKELY).map(|link| link.candidate.target.start).collect();
    order::run_beside(&starts, sample.len(), covered).then_some(beads)
}

fn free_settings(settings: &Settings) -> free::Settings {
    free::Settings { weights: settings.weights, channels: settings.channels, ..free::Settings::default() }
}

/// The likeliest source of a segment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link<'a> {
    /// The source.
    pub candidate: &'a Candidate,
    /// The probability that it is exactly what the segment renders.
    pub probability: f64,
    /// The probability that the segment renders none of its candidates.
    pub none: f64,
}

/// The likeliest of a segment's candidates.
pub fn likeliest<'a>(candidates: &'a [Candidate], weights: &Weights) -> Option<Link<'a>> {
    let features: Vec<choice::Features> = candidates.iter().map(|candidate| choice::features(candidate, weights)).collect();
    let probabilities = Calibration::bundled().free.probabilities(&features);
    let none = 1.0 - probabilities.iter().sum::<f64>();
    // The first of equals: candidates come in a fixed order.
    let mut best: Option<Link<'a>> = None;
    for (candidate, probability) in candidates.iter().zip(probabilities) {
        if best.is_none_or(|best| probability > best.probability) {
            best = Some(Link { candidate, probability, none });
        }
    }
    best
}

fn free_beads(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> Vec<Bead> {
    let (found, _) = free::align(inputs, lexicon, &free_settings(settings));
    let beads = found.iter().enumerate();
    beads
        .map(|(i, candidates)| match likeliest(candidates, &settings.weights) {
            // Where a segment surely has an answer, of two that are alike the likelier is better than none.
            Some(link) if link.probability >= BELIEVED || (link.none < UNLIKELY && link.probability > link.none) => {
                Bead { source: vec![i], target: link.candidate.target.clone().collect(), score: link.probability }
            }
            link => Bead { source: vec![i], target: Vec::new(), score: link.map_or(1.0, |link| link.none.clamp(0.0, 1.0)) },
        })
        .collect()
}

fn parallel_beads(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> Vec<Bead> {
    let alignment = parallel::align(inputs, lexicon, &parallel::Settings { weights: settings.weights, channels: settings.channels });
    let scores = scores(&alignment);
    let blocks = alignment.blocks.into_iter().zip(scores);
    blocks.map(|(block, score)| Bead { source: block.source.collect(), target: block.target.collect(), score }).collect()
}

/// The probability of each bead of a monotone alignment.
pub fn scores(alignment: &Alignment) -> Vec<f64> {
    let calibration = Calibration::bundled();
    let paired: Vec<Option<f64>> =
        alignment.features.iter().map(|features| Some(calibration.parallel.probability(features.as_ref()?))).collect();
    (0..paired.len()).map(|at| paired[at].unwrap_or_else(|| calibration.null.probability(&null_features(alignment, &paired, at)))).collect()
}

/// The features of a null bead: how sure its neighbours are, and whether a null bead of the other side stands next to it, which may be its answer.
pub fn null_features(alignment: &Alignment, paired: &[Option<f64>], at: usize) -> calibration::Features {
    // Beyond so many null beads in a row, what lies at the end of them says nothing any more.
    const NEAR: usize = 64;
    let before = paired[at.saturating_sub(NEAR)..at].iter().rev().find_map(|score| *score).unwrap_or(1.0);
    let after = paired[at + 1..].iter().take(NEAR).find_map(|score| *score).unwrap_or(1.0);
    let block = &alignment.blocks[at];
    let neighbours = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().filter_map(|at| alignment.blocks.get(at).zip(paired.get(at)));
    let nulls: Vec<bool> =
        neighbours.filter(|(_, score)| score.is_none()).map(|(other, _)| other.source.is_empty() != block.source.is_empty()).collect();
    let side = if block.source.is_empty() { &alignment.evidence.target } else { &alignment.evidence.source };
    let words = if block.source.is_empty() { side.segments[block.target.start].len() } else { side.segments[block.source.start].len() };
    [
        1.0,
        before.min(after),
        before.max(after),
        f64::from(u8::from(nulls.contains(&true))),
        f64::from(u8::from(nulls.contains(&false))),
        (words as f64 + 1.0).ln(),
        0.0,
        0.0,
    ]
}
