//! Aligning two texts that tell the same in the same order.

use super::blocks::{LengthModel, MAX_BLOCK, Weights};
use super::calibration::{self, Features};
use super::corridor::Corridor;
use super::evidence::{Channels, Evidence, Inputs};
use super::monotone::{self, Block, NullPrior};
use super::weigh::Scale;
use super::{anchors, model1, stretch};
use crate::lexicon::Lexicon;
use rayon::prelude::*;

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
/// The same for long texts: one round sees enough of them.
const ROUNDS_LONG: usize = 1;
/// Segments of both texts together from which a text is long.
const LONG: usize = 6000;
/// Largest number of segments on one side of a bead while a long text's path is looked for.
const COARSE_BLOCK: usize = 2;
/// A long text with fewer anchors than one for so many segments is searched blindly at first.
const FEW: usize = 20;
/// Beads that are worth a thread of their own.
const SHARE: usize = 1024;

/// What the monotone aligner found, and by what.
#[derive(Debug)]
pub struct Alignment {
    /// The beads, null beads included, in order.
    pub blocks: Vec<Block>,
    /// The features of each bead that is not null, for calibration.
    pub features: Vec<Option<Features>>,
    /// Word types and their links after learning.
    pub evidence: Evidence,
    /// How the lengths go together.
    pub lengths: LengthModel,
}

/// Aligns two texts in order.
pub fn align(inputs: Inputs<'_>, lexicon: &Lexicon, settings: &Settings) -> Alignment {
    let mut evidence = Evidence::new(inputs, lexicon, settings.channels);
    let mut weights = settings.weights;
    if !settings.channels.length {
        weights.length = 0.0;
    }
    let mut lengths = LengthModel::of(&evidence.source, &evidence.target);
    let mut blocks = Vec::new();
    let (sources, targets) = (evidence.source.segments.len(), evidence.target.segments.len());
    let long = sources + targets > LONG;
    let anchors = anchors::find(&evidence);
    // A long text of which next to nothing is known beforehand: its first path teaches what the second is looked for with.
    let blind = long && anchors.len() * FEW < sources.min(targets);
    let rounds = match settings.channels.learning {
        true if long && !blind => ROUNDS_LONG,
        true => ROUNDS,
        false => 0,
    };
    let mut nulls = NullPrior::new(&weights);
    let mut corridor = Corridor::around(sources, targets, &anchors);
    for round in 0..=rounds {
        // A long text is searched first for its coarse path: large beads and their edges come when that is known.
        let most = if long && round < rounds { COARSE_BLOCK } else { MAX_BLOCK };
        blocks = monotone::align(&evidence, &corridor, lengths, &weights, nulls, most);
        blocks = stretch::join(blocks, &mut Scale::new(&evidence, lengths, weights.mixture), &weights, nulls);
        nulls = NullPrior::fitted(&blocks, &weights);
        if round < rounds {
            let paired: Vec<Block> = blocks.iter().filter(|block| !block.is_null()).cloned().collect();
            let firm = firm(&paired, &evidence, lengths, &weights);
            // Whole texts tell the ratio of their lengths better than beads, some of which are wrong; unless one holds far more than the other.
            if !LengthModel::is_one_version(&evidence.source, &evidence.target) {
                lengths = LengthModel::fitted(&evidence, &paired).unwrap_or(lengths);
            }
            evidence.set_links(model1::learn(&evidence, &paired));
            corridor = if blind && round == 0 {
                Corridor::around(sources, targets, &anchors::find(&evidence))
            } else {
                Corridor::along(sources, targets, &firm)
            };
        }
    }
    weights.null = nulls.open;
    let features = features(&blocks, &evidence, lengths, &weights);
    Alignment { blocks, features, evidence, lengths }
}

/// Where the beads start that hold so firmly that a second search need not look far from them.
fn firm(beads: &[Block], evidence: &Evidence, lengths: LengthModel, weights: &Weights) -> Vec<(usize, usize)> {
    const FIRM: f32 = 6.0;
    let scale = || Scale::new(evidence, lengths, weights.mixture);
    let firm = beads.par_iter().with_min_len(SHARE).map_init(scale, |scale, bead| {
        let total = scale.weigh(bead.source.clone(), bead.target.clone()).total(weights);
        (total >= FIRM).then_some((bead.source.start, bead.target.start))
    });
    firm.flatten_iter().collect()
}

fn features(blocks: &[Block], evidence: &Evidence, lengths: LengthModel, weights: &Weights) -> Vec<Option<Features>> {
    let scale = || Scale::new(evidence, lengths, weights.mixture);
    let features = |scale: &mut Scale<'_>, at: usize| {
        let block = &blocks[at];
        if block.is_null() {
            return None;
        }
        let parts = scale.weigh(block.source.clone(), block.target.clone());
        let margin = scale.margin(blocks, at, weights, calibration::MARGIN_LIMIT);
        Some(calibration::parallel_features(&parts, margin, block.source.len() + block.target.len()))
    };
    (0..blocks.len()).into_par_iter().with_min_len(SHARE).map_init(scale, features).collect()
}
