//! From evidence to a probability: logistic regression on a few features of a bead.
//!
//! The coefficients are a small data file, `calibration.csv`, written by `cargo bench --bench calibrate` from the development halves of the benchmark and checked there on the
//! other halves.

use super::blocks::Weights;
use super::choice::{self, Choice};
use super::free::Candidate;
use super::weigh::Parts;
use crate::error::{Error, Result};
use std::sync::LazyLock;

/// Number of features of a bead of the monotone aligner, the constant among them.
pub const FEATURES: usize = 8;

/// What the regression looks at in a bead of the monotone aligner; see [`parallel_features`].
pub type Features = [f64; FEATURES];

/// Number of features of a quotation's likeliest source, the constant among them.
pub const QUOTE_FEATURES: usize = 14;

/// What the regression looks at in a quotation's likeliest source; see [`quote_features`].
pub type QuoteFeatures = [f64; QUOTE_FEATURES];

/// The bundled coefficients.
pub const BUNDLED: &str = include_str!("calibration.csv");

/// Names of the features of the models of the monotone aligner, in order, as the data file has them.
pub const NAMES: [(&str, [&str; FEATURES]); 2] = [
    ("parallel", ["constant", "forward", "backward", "length", "margin", "words", "segments", "unused"]),
    (
        "null",
        ["constant", "less-sure-neighbour", "surer-neighbour", "null-of-other-side", "null-of-same-side", "words", "unused", "unused-too"],
    ),
];

/// The same of the model of quotations.
pub const QUOTE_NAMES: [&str; QUOTE_FEATURES] = [
    "constant",
    "forward",
    "backward",
    "pool",
    "margin",
    "words",
    "in-place",
    "answered",
    "informed",
    "covered",
    "claim",
    "company",
    "conflicts",
    "balance",
];

/// Coefficients of one aligner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Model<const N: usize = FEATURES>(pub [f64; N]);

impl<const N: usize> Model<N> {
    /// The probability that a bead with these features is right.
    pub fn probability(&self, features: &[f64; N]) -> f64 {
        1.0 / (1.0 + (-self.logit(features)).exp())
    }

    /// Its log odds.
    pub fn logit(&self, features: &[f64; N]) -> f64 {
        self.0.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
    }
}

/// The fitted models of both aligners.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Calibration {
    /// For beads of the monotone aligner.
    pub parallel: Model,
    /// For null beads of the monotone aligner; its features are those of [`super::beads::null_features`].
    pub null: Model,
    /// For links of the free aligner.
    pub free: Choice,
    /// For the sources of quotations.
    pub quote: Model<QUOTE_FEATURES>,
}

impl Calibration {
    fn of(coefficient: f64) -> Calibration {
        let model = Model([coefficient; FEATURES]);
        Calibration {
            parallel: model,
            null: model,
            free: Choice([coefficient; choice::FEATURES]),
            quote: Model([coefficient; QUOTE_FEATURES]),
        }
    }

    /// Each model's name, coefficients and names of features.
    fn models(&mut self) -> [(&'static str, &mut [f64], &'static [&'static str]); 4] {
        static MODELS: [(&str, [&str; FEATURES]); 2] = NAMES;
        let [parallel, null] = &MODELS;
        [
            (parallel.0, &mut self.parallel.0, &parallel.1),
            (null.0, &mut self.null.0, &null.1),
            ("free", &mut self.free.0, &choice::NAMES),
            ("quote", &mut self.quote.0, &QUOTE_NAMES),
        ]
    }

    /// The one that comes with the program.
    pub fn bundled() -> &'static Calibration {
        static LOADED: LazyLock<Calibration> = LazyLock::new(|| {
            // The file is part of the source; a test reads it, so this cannot fail at run time.
            parse("calibration.csv", BUNDLED).unwrap_or(Calibration::of(0.0))
        });
        &LOADED
    }
}

/// Reads `model,feature,coefficient` rows.
///
/// # Errors
/// A row that is not of that shape, or a coefficient that is missing, with its line.
pub fn parse(name: &str, text: &str) -> Result<Calibration> {
    let mut calibration = Calibration::of(f64::NAN);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    for (row, line) in reader.records().zip(2..) {
        let row = row.map_err(|error| Error::at_line(name, line, error.to_string()))?;
        let (model, coefficients, features) = calibration
            .models()
            .into_iter()
            .find(|(known, ..)| Some(*known) == row.get(0))
            .ok_or_else(|| Error::at_line(name, line, "unknown model: `parallel`, `null`, `free` or `quote` is expected"))?;
        let feature = features.iter().position(|&known| Some(known) == row.get(1)).ok_or_else(|| {
            Error::at_line(name, line, format!("unknown feature of `{model}`: one of {} is expected", features.join(", ")))
        })?;
        coefficients[feature] =
            row.get(2).and_then(|cell| cell.parse().ok()).ok_or_else(|| Error::at_line(name, line, "the coefficient is no number"))?;
    }
    if calibration.models().iter().any(|(_, coefficients, _)| coefficients.iter().any(|coefficient| coefficient.is_nan())) {
        return Err(Error::input(name, "a coefficient is missing"));
    }
    Ok(calibration)
}

/// Evidence per word: long beads would otherwise drown everything else.
pub(super) fn rate(log_ratio: f32, words: usize) -> f64 {
    f64::from(log_ratio) / (words as f64 + 3.0)
}

/// Largest margin that still counts; beyond it nothing is gained.
pub const MARGIN_LIMIT: f32 = 12.0;

/// The features of a bead of the monotone aligner. `margin` as of [`super::weigh::Scale::margin`].
pub fn parallel_features(parts: &Parts, margin: f32, segments: usize) -> Features {
    let words = parts.words.0 + parts.words.1;
    [
        1.0,
        rate(parts.forward, parts.words.1),
        rate(parts.backward, parts.words.0),
        f64::from(parts.length),
        f64::from(margin.clamp(-MARGIN_LIMIT, MARGIN_LIMIT)).max(-3.0) / 4.0,
        (words as f64 + 1.0).ln(),
        segments as f64 - 2.0,
        0.0,
    ]
}

/// The features of a quotation's likeliest source, a run of clauses: `in_place` is the probability of the bead when it was looked for in the passage that the
/// quotation's own sentence answers, otherwise 0.
///
/// Clauses are no segments: how many there are says nothing, and gives its place away.
pub fn quote_features(candidate: &Candidate, weights: &Weights, in_place: f64) -> QuoteFeatures {
    let words = candidate.words.0 + candidate.words.1;
    let margin = |other: f32| f64::from((candidate.total - other.max(weights.null)).clamp(-MARGIN_LIMIT, MARGIN_LIMIT)) / 4.0;
    let conflicts = candidate.numbers.0 + candidate.numbers.1 + candidate.names;
    [
        1.0,
        rate(candidate.forward, candidate.words.1),
        rate(candidate.backward, candidate.words.0),
        (candidate.pool as f64 + 1.0).ln(),
        margin(candidate.rival),
        (words as f64 + 1.0).ln(),
        in_place,
        candidate.answered,
        candidate.informed,
        candidate.covered,
        margin(candidate.claim),
        f64::from(candidate.company),
        conflicts.min(3) as f64,
        ((candidate.words.1 as f64 + 1.0) / (candidate.words.0 as f64 + 1.0)).ln().abs(),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_file_is_whole() {
        parse("calibration.csv", BUNDLED).expect("a good file");
    }

    #[test]
    fn more_evidence_is_likelier() {
        let model = Calibration::bundled().parallel;
        let poor = Parts { forward: -8.0, backward: -8.0, length: -1.0, words: (10, 10) };
        let rich = Parts { forward: 15.0, backward: 15.0, length: 1.0, words: (10, 10) };
        assert!(model.probability(&parallel_features(&rich, 8.0, 2)) > 0.9);
        assert!(model.probability(&parallel_features(&poor, 0.0, 2)) < 0.5);
    }
}
