//! Fitting by Newton's method with a little ridge, and how far scores are from what came true.

use truchement::align::calibration::Model;
use truchement::align::choice::{self, Choice};

/// What a logistic regression learns from.
pub struct Sample<const N: usize> {
    /// What the model sees.
    pub features: [f64; N],
    /// What came true.
    pub right: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Logistic regression.
pub fn logistic<const N: usize>(samples: &[Sample<N>]) -> Model<N> {
    let mut model = Model([0.0; N]);
    for _ in 0..30 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for Sample { features, right, weight } in samples {
            let p = model.probability(features);
            let (error, spread) = (weight * (f64::from(u8::from(*right)) - p), weight * p * (1.0 - p));
            for a in 0..N {
                gradient[a] += error * features[a];
                for b in 0..N {
                    hessian[a][b] += spread * features[a] * features[b];
                }
            }
        }
        step(&mut model.0, gradient, hessian, 0.1);
    }
    model
}

/// One segment with its candidates.
pub struct Question {
    /// The features of its candidates.
    pub candidates: Vec<choice::Features>,
    /// Which candidate is right, if one is.
    pub right: Option<usize>,
    /// Whether it has a source at all, among its candidates or not.
    pub sourced: bool,
    /// How much it counts.
    pub weight: f64,
}

/// Conditional logit.
pub fn conditional(questions: &[Question]) -> Choice {
    const N: usize = choice::FEATURES;
    let mut model = Choice([0.0; N]);
    for _ in 0..30 {
        let mut gradient = [0.0; N];
        let mut hessian = [[0.0; N]; N];
        for Question { candidates, right, weight, .. } in questions {
            let probabilities = model.probabilities(candidates);
            let mut mean = [0.0; N];
            for (features, p) in candidates.iter().zip(&probabilities) {
                for a in 0..N {
                    mean[a] += p * features[a];
                    for b in 0..N {
                        hessian[a][b] += weight * p * features[a] * features[b];
                    }
                }
            }
            for a in 0..N {
                gradient[a] += weight * (right.map_or(0.0, |right| candidates[right][a]) - mean[a]);
                for b in 0..N {
                    hessian[a][b] -= weight * mean[a] * mean[b];
                }
            }
        }
        step(&mut model.0, gradient, hessian, 0.5);
    }
    model
}

/// One step of Newton's method on a likelihood with the penalty `ridge`; a first step into the blue is shortened.
fn step<const N: usize>(model: &mut [f64; N], mut gradient: [f64; N], mut hessian: [[f64; N]; N], ridge: f64) {
    for a in 0..N {
        gradient[a] -= ridge * model[a];
        hessian[a][a] += ridge;
    }
    let step = solve(hessian, gradient);
    let length = step.iter().map(|part| part * part).sum::<f64>().sqrt();
    let scale = if length > 3.0 { 3.0 / length } else { 1.0 };
    for (coefficient, step) in model.iter_mut().zip(step) {
        *coefficient += scale * step;
    }
}

/// Gaussian elimination; the matrix is positive definite, so no pivoting is needed.
fn solve<const N: usize>(mut matrix: [[f64; N]; N], mut right: [f64; N]) -> [f64; N] {
    for a in 0..N {
        for b in a + 1..N {
            let factor = matrix[b][a] / matrix[a][a];
            let pivot = matrix[a];
            for (cell, above) in matrix[b].iter_mut().zip(pivot).skip(a) {
                *cell -= factor * above;
            }
            right[b] -= factor * right[a];
        }
    }
    for a in (0..N).rev() {
        for b in a + 1..N {
            right[a] -= matrix[a][b] * right[b];
        }
        right[a] /= matrix[a][a];
    }
    right
}

/// The scores that a model gives to samples, and whether they came true.
pub fn scores<const N: usize>(model: &Model<N>, samples: &[Sample<N>]) -> Vec<(f64, bool)> {
    samples.iter().map(|sample| (model.probability(&sample.features), sample.right)).collect()
}

/// The scores of the beads that a choice leads to, links and segments left alone, and whether they are right.
pub fn bead_scores(model: &Choice, questions: &[Question], believed: f64) -> Vec<(f64, bool)> {
    let beads = questions.iter().map(|question| {
        let probabilities = model.probabilities(&question.candidates);
        let best = (0..probabilities.len()).max_by(|&a, &b| probabilities[a].total_cmp(&probabilities[b]));
        match best.filter(|&best| probabilities[best] >= believed) {
            Some(best) => (probabilities[best], question.right == Some(best)),
            None => (1.0 - probabilities.iter().sum::<f64>(), !question.sourced),
        }
    });
    beads.collect()
}

/// Prints the expected calibration error over ten bins of equal width, and the bins.
pub fn report(label: &str, scores: &[(f64, bool)]) {
    let mut bins = [(0usize, 0.0f64, 0usize); 10];
    for &(p, right) in scores {
        let bin = &mut bins[((p * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + p, bin.2 + usize::from(right));
    }
    let error: f64 = bins.iter().map(|&(_, expected, right)| (expected - right as f64).abs()).sum::<f64>() / scores.len().max(1) as f64;
    println!("{label}: {} beads, expected calibration error {error:.4}", scores.len());
    for (bin, (count, expected, right)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let (low, high, all) = (bin as f64 / 10.0, (bin + 1) as f64 / 10.0, *count as f64);
        println!("  {low:.1}-{high:.1}  {count:5} beads  mean score {:.3}  right {:.3}", expected / all, *right as f64 / all);
    }
}
