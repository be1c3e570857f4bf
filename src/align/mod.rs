//! Which segments of one text answer which of another: evidence, the monotone and the free aligner, calibration.

mod anchors;
pub mod beads;
mod blocks;
pub mod calibration;
pub mod choice;
mod corridor;
mod evidence;
pub mod explain;
pub mod free;
mod hits;
pub mod learn;
mod model1;
mod monotone;
pub mod order;
pub mod pairing;
pub mod parallel;
pub mod score;
mod stretch;
pub mod weigh;
pub mod words;

pub use blocks::{LengthModel, Weights};
pub use evidence::{Channels, Evidence, Inputs, TypeId};
pub use monotone::Block;
pub use order::Order;

/// An alignment unit: the segments of the first text that the segments of the second answer. Either side may be empty (a null bead).
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    /// Segment numbers of the first text, rising.
    pub source: Vec<usize>,
    /// Segment numbers of the second text, rising.
    pub target: Vec<usize>,
    /// Probability that the bead is right.
    pub score: f64,
}

impl Bead {
    /// The shape: `1-1`, `2-1`, `1-0` ...
    pub fn kind(&self) -> String {
        format!("{}-{}", self.source.len(), self.target.len())
    }

    /// True when one side is empty.
    pub fn is_null(&self) -> bool {
        self.source.is_empty() || self.target.is_empty()
    }
}
