//! From evidence to a probability: logistic regression on a few features of a bead.
//!
//! The coefficients are a small data file, `calibration.csv`, written by `cargo bench --bench calibrate` from the development halves of the benchmark and checked there on the
//! other halves.

use super::blocks::Weights;
use super::free::Candidate;
use super::weigh::Parts;
use crate::error::{Error, Result};
use std::sync::LazyLock;

/// Number of features, the constant among them.
pub const FEATURES: usize = 8;

/// What the regression looks at; see [`parallel_features`] and [`free_features`].
pub type Features = [f64; FEATURES];

/// The bundled coefficients.
pub const BUNDLED: &str = include_str!("calibration.csv");

/// Names of the features of each model, in order, as the data file has them.
pub const NAMES: [(&str, [&str; FEATURES]); 4] = [
    ("parallel", ["constant", "forward", "backward", "length", "margin", "words", "segments", "unused"]),
    (
        "null",
        ["constant", "less-sure-neighbour", "surer-neighbour", "null-of-other-side", "null-of-same-side", "words", "unused", "unused-too"],
    ),
    ("free", ["constant", "forward", "backward", "pool", "margin", "words", "segments", "answered"]),
    ("quote", ["constant", "forward", "backward", "pool", "margin", "words", "in-place", "answered"]),
];

/// Coefficients of one aligner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Model(pub Features);

impl Model {
    /// The probability that a bead with these features is right.
    pub fn probability(&self, features: &Features) -> f64 {
        1.0 / (1.0 + (-self.logit(features)).exp())
    }

    /// Its log odds.
    pub fn logit(&self, features: &Features) -> f64 {
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
    pub free: Model,
    /// For the sources of quotations.
    pub quote: Model,
}

impl Calibration {
    fn of(coefficient: f64) -> Calibration {
        let model = Model([coefficient; FEATURES]);
        Calibration { parallel: model, null: model, free: model, quote: model }
    }

    /// The one that comes with the program.
    pub fn bundled() -> &'static Calibration {
        static BUNDLED: LazyLock<Calibration> = LazyLock::new(|| {
            // The file is part of the source; a test reads it, so this cannot fail at run time.
            parse("calibration.csv", include_str!("calibration.csv")).unwrap_or(Calibration::of(0.0))
        });
        &BUNDLED
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
        let models = [&mut calibration.parallel, &mut calibration.null, &mut calibration.free, &mut calibration.quote];
        let (model, (_, features)) = models
            .into_iter()
            .zip(NAMES)
            .find(|(_, (known, _))| Some(*known) == row.get(0))
            .ok_or_else(|| Error::at_line(name, line, "unknown model: `parallel`, `null`, `free` or `quote` is expected"))?;
        let feature = features
            .iter()
            .position(|&known| Some(known) == row.get(1))
            .ok_or_else(|| Error::at_line(name, line, format!("unknown feature: one of {} is expected", features.join(", "))))?;
        model.0[feature] =
            row.get(2).and_then(|cell| cell.parse().ok()).ok_or_else(|| Error::at_line(name, line, "the coefficient is no number"))?;
    }
    if [calibration.parallel, calibration.null, calibration.free, calibration.quote]
        .iter()
        .flat_map(|model| model.0)
        .any(|coefficient| coefficient.is_nan())
    {
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

/// The features of a link of the free aligner.
pub fn free_features(candidate: &Candidate, weights: &Weights) -> Features {
    let words = candidate.words.0 + candidate.words.1;
    let margin = (candidate.total - candidate.rival.max(weights.null)).clamp(-MARGIN_LIMIT, MARGIN_LIMIT);
    [
        1.0,
        rate(candidate.forward, candidate.words.1),
        rate(candidate.backward, candidate.words.0),
        (candidate.pool as f64 + 1.0).ln(),
        f64::from(margin) / 4.0,
        (words as f64 + 1.0).ln(),
        candidate.target.len() as f64 - 1.0,
        candidate.answered,
    ]
}

/// The features of a quotation's likeliest source, a run of clauses: `in_place` when it lies in the passage that the quotation's own sentence answers.
pub fn quote_features(candidate: &Candidate, weights: &Weights, in_place: bool) -> Features {
    let mut features = free_features(candidate, weights);
    // Clauses are no segments: how many there are says nothing, and gives its place away.
    features[6] = f64::from(u8::from(in_place));
    features
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_file_is_whole() {
        parse("calibration.csv", include_str!("calibration.csv")).expect("a good file");
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
