//! Which of its candidates a segment renders, if any: a conditional logit over the candidates and the choice of none.
//!
//! McFadden (1974), "Conditional logit analysis of qualitative choice behavior". Because the candidates share one whole, a good second candidate makes the first
//! one less sure, and the probabilities of all candidates and of none add up to one. The coefficients are rows of `calibration.csv`.

use super::blocks::Weights;
use super::calibration::{MARGIN_LIMIT, rate};
use super::free::Candidate;

/// Number of features of a candidate, the constant among them.
pub const FEATURES: usize = 18;

/// What the choice looks at in one candidate; see [`features`].
pub type Features = [f64; FEATURES];

/// Names of the features, in order, as the data file has them.
pub const NAMES: [&str; FEATURES] = [
    "constant",
    "forward",
    "backward",
    "total",
    "length",
    "informed",
    "covered",
    "words",
    "segments",
    "sentences",
    "left-out",
    "margin",
    "claim",
    "company",
    "numbers",
    "names",
    "edge",
    "pool",
];

/// A conditional logit; choosing none has the utility 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Choice(pub Features);

impl Choice {
    /// The utility of a candidate: its log odds against none.
    pub fn utility(&self, features: &Features) -> f64 {
        self.0.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }

    /// The probabilities of candidates; what is left to 1 is the probability that none is right.
    pub fn probabilities(&self, candidates: &[Features]) -> Vec<f64> {
        let utilities: Vec<f64> = candidates.iter().map(|features| self.utility(features)).collect();
        let highest = utilities.iter().copied().fold(0.0, f64::max);
        let all: f64 = (-highest).exp() + utilities.iter().map(|utility| (utility - highest).exp()).sum::<f64>();
        utilities.iter().map(|utility| (utility - highest).exp() / all).collect()
    }
}

/// The features of a candidate.
pub fn features(candidate: &Candidate, weights: &Weights) -> Features {
    let limited = |value: f32, low: f32, high: f32| f64::from(value.clamp(low, high));
    let null = -weights.null.abs();
    [
        1.0,
        rate(candidate.forward, candidate.words.1),
        rate(candidate.backward, candidate.words.0),
        limited(candidate.total, -10.0, 40.0) / 10.0,
        limited(candidate.length, -6.0, 2.0) / 2.0,
        candidate.informed,
        candidate.covered,
        (candidate.words.0 as f64 + 1.0).ln(),
        candidate.target.len() as f64 - 1.0,
        (candidate.pieces.len() as f64 - candidate.target.len() as f64).max(0.0),
        candidate.left_out,
        limited(candidate.total - candidate.rival.max(null), -MARGIN_LIMIT, MARGIN_LIMIT) / 4.0,
        limited(candidate.total - candidate.claim.max(null), -MARGIN_LIMIT, MARGIN_LIMIT) / 4.0,
        f64::from(candidate.company),
        (candidate.numbers.0.min(3) + candidate.numbers.1.min(3)) as f64,
        candidate.names.min(3) as f64,
        if candidate.target.len() > 1 { limited(candidate.edge, -2.0, 15.0) / 4.0 - 1.0 } else { 0.0 },
        (candidate.pool as f64 + 1.0).ln(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(constant: f64) -> Features {
        let mut features = [0.0; FEATURES];
        features[0] = constant;
        features
    }

    #[test]
    fn a_good_second_candidate_makes_the_first_less_sure() {
        let mut weights = [0.0; FEATURES];
        weights[0] = 1.0;
        let choice = Choice(weights);
        let alone = choice.probabilities(&[candidate(3.0)])[0];
        let contested = choice.probabilities(&[candidate(3.0), candidate(2.5)])[0];
        assert!(alone > 0.9 && contested < 0.7, "{alone} {contested}");
    }

    #[test]
    fn large_utilities_stay_numbers() {
        let mut weights = [0.0; FEATURES];
        weights[0] = 1.0;
        let probabilities = Choice(weights).probabilities(&[candidate(2000.0), candidate(-2000.0)]);
        assert_eq!(probabilities, [1.0, 0.0]);
    }
}
