//! Aligning two texts that tell the same in the same order.

use super::blocks::{LengthModel, Weights};
use super::corridor::Corridor;
use super::evidence::{Channels, Evidence, Inputs};
use super::monotone::{self, Block};
use super::{anchors, model1};
use crate::lexicon::Lexicon;

/// Settings of the monotone aligner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Settings {
    /// The bead score.
    pub weights: Weights,
    /// Kinds of evidence in use.
    pub channels: Channels,
}

/// Rounds of learning from the texts themselves.
const ROUNDS: usize = 2;

/// Aligns two texts in order and returns the beads with the evidence they were found by.
pub fn align(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> (Vec<Block>, Evidence) {
    let mut evidence = Evidence::new(inputs, lexicon, settings.channels);
    let mut weights = settings.weights;
    if !settings.channels.length {
        weights.length = 0.0;
    }
    let mut lengths = LengthModel::of(&evidence.source, &evidence.target);
    let mut blocks = Vec::new();
    let rounds = if settings.channels.learning { ROUNDS } else { 0 };
    for round in 0..=rounds {
        let anchors = anchors::find(&evidence);
        let corridor = Corridor::around(evidence.source.segments.len(), evidence.target.segments.len(), &anchors);
        blocks = monotone::align(&evidence, &corridor, lengths, &weights);
        if round < rounds {
            let paired: Vec<Block> = blocks.iter().filter(|block| !block.source.is_empty() && !block.target.is_empty()).cloned().collect();
            lengths = LengthModel::fitted(&evidence, &paired).unwrap_or(lengths);
            let links = model1::learn(&evidence, &paired);
            evidence.set_links(links);
        }
    }
    (blocks, evidence)
}
