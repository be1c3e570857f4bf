//! Fits `src/align/calibration.csv`: `cargo bench --bench calibrate`, with `-- --write` to keep the result.
//!
//! Logistic regression by Newton's method with a little ridge, on the beads that the aligners find in the development documents; calibration error and a
//! reliability table on the other documents.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

mod sets;

use rayon::prelude::*;
use sets::{BenchDocument, Half};
use truchement::align::calibration::{FEATURES, Features, Model, NAMES, free_features};
use truchement::align::{Inputs, beads, free, parallel};
use truchement::document::read::{Catalogue, ReadOptions};
use truchement::language;
use truchement::lexicon::Lexicon;
use truchement::pipeline::{self, Knowledge, KnowledgeSources};

const PARALLEL: [&str; 4] = ["flores/noisy", "pud/noisy", "tico19/noisy", "bible-nd/noisy"];
const FREE: [&str; 2] = ["flores/quotes", "tico19/quotes"];

type Sample = (Features, bool);

fn main() {
    let Some(folder) = sets::folder() else {
        println!("no benchmark sets here: nothing to fit");
        return;
    };
    let lexicon = truchement::bundled::lexicon("fr", "ar").expect("the bundled lexicon");
    let mut rows = String::from("model,feature,coefficient\n");
    for (name, sets, collect) in [
        ("parallel", &PARALLEL[..], parallel_samples as fn(&BenchDocument, &Lexicon) -> Vec<Sample>),
        ("null", &PARALLEL[..], null_samples),
        ("free", &FREE[..], free_samples),
    ] {
        let samples = |half| -> Vec<Sample> {
            let documents: Vec<BenchDocument> = sets.iter().flat_map(|set| sets::documents(&folder, set, half)).collect();
            documents.par_iter().flat_map_iter(|document| collect(document, &lexicon)).collect()
        };
        let model = fit(&samples(Half::Development));
        push_rows(&mut rows, name, &model);
        for (label, half) in [("development", Half::Development), ("held out", Half::HeldOut)] {
            report(&format!("{name}, {label}"), &model, &samples(half));
        }
    }
    let quotes = |odd: bool| quote_samples(odd);
    let model = fit(&quotes(false));
    push_rows(&mut rows, "quote", &model);
    report("quote, development", &model, &quotes(false));
    report("quote, held out", &model, &quotes(true));
    print!("{rows}");
    if std::env::args().any(|argument| argument == "--write") {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/align/calibration.csv"), rows).expect("the source tree can be written");
    }
}

fn inputs<'a>(source: &'a [&'a str], target: &'a [&'a str]) -> Inputs<'a> {
    Inputs { source, target, from: language::of("fr"), to: language::of("ar") }
}

fn parallel_samples(document: &BenchDocument, lexicon: &Lexicon) -> Vec<Sample> {
    let (source, target) = (strs(&document.source), strs(&document.target));
    let alignment = parallel::align(inputs(&source, &target), lexicon, &parallel::Settings::default());
    let beads = alignment.blocks.iter().zip(alignment.features);
    beads
        .filter_map(|(block, features)| {
            let right = document
                .gold
                .iter()
                .any(|gold| gold.source.iter().copied().eq(block.source.clone()) && gold.target.iter().copied().eq(block.target.clone()));
            Some((features?, right))
        })
        .collect()
}

/// Null beads, with the scores of their neighbours by the calibration that is in the program: fit twice when the other coefficients change much.
fn null_samples(document: &BenchDocument, lexicon: &Lexicon) -> Vec<Sample> {
    let (source, target) = (strs(&document.source), strs(&document.target));
    let alignment = parallel::align(inputs(&source, &target), lexicon, &parallel::Settings::default());
    let scores: Vec<f64> = beads::scores(&alignment);
    let paired: Vec<Option<f64>> =
        alignment.features.iter().zip(scores).map(|(features, score)| features.as_ref().map(|_| score)).collect();
    let nulls = (0..paired.len()).filter(|&at| paired[at].is_none());
    nulls
        .map(|at| {
            let block = &alignment.blocks[at];
            let right = document.gold.iter().any(|gold| {
                gold.is_null()
                    && block.source.clone().all(|i| gold.source.contains(&i))
                    && block.target.clone().all(|j| gold.target.contains(&j))
            });
            (beads::null_features(&alignment, &paired, at), right)
        })
        .collect()
}

/// Links into the whole pool, and into a pool of one speech's size: the lines around the right ones, among which the sourceless segments still have no source.
fn free_samples(document: &BenchDocument, lexicon: &Lexicon) -> Vec<Sample> {
    let (source, target) = (strs(&document.source), strs(&document.target));
    let mut lines: Vec<usize> = document.gold.iter().flat_map(|bead| bead.target.iter().copied()).collect();
    lines.sort_unstable();
    let middle = lines.get(lines.len() / 2).copied().unwrap_or(0);
    let near = middle.saturating_sub(SPEECH / 2)..(middle + SPEECH / 2).min(target.len());
    let mut samples = link_samples(document, &source, &target, 0, lexicon);
    samples.extend(link_samples(document, &source, &target[near.clone()], near.start, lexicon));
    samples
}

/// Lines of a long speech.
const SPEECH: usize = 60;

fn link_samples(document: &BenchDocument, source: &[&str], pool: &[&str], first: usize, lexicon: &Lexicon) -> Vec<Sample> {
    let settings = free::Settings::default();
    let (found, _) = free::align(inputs(source, pool), lexicon, &settings);
    let links = found.into_iter().enumerate().filter_map(|(i, candidate)| Some((i, candidate?)));
    links
        .map(|(i, candidate)| {
            let gold = document.gold.iter().find(|gold| gold.source == [i]);
            let right = gold.is_some_and(|gold| gold.target.iter().copied().eq(candidate.target.clone().map(|j| j + first)));
            (free_features(&candidate, &settings.weights), right)
        })
        .collect()
}

fn push_rows(rows: &mut String, name: &str, model: &Model) {
    let features = NAMES.iter().find(|(known, _)| *known == name).map_or([""; FEATURES], |(_, features)| *features);
    for (feature, coefficient) in features.iter().zip(model.0) {
        rows.push_str(&format!("{name},{feature},{coefficient:.4}\n"));
    }
}

/// Quotations of the sample corpus: the articles with even places in the alphabet, or those with odd ones.
fn quote_samples(odd: bool) -> Vec<Sample> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let catalogue = Catalogue::open(std::slice::from_ref(&folder), &ReadOptions::default()).expect("the sample corpus");
    let settings = pipeline::Settings::default();
    let sources = KnowledgeSources { from: settings.from.clone(), to: settings.to.clone(), glossaries: Vec::new(), lexicons: Vec::new() };
    let knowledge = Knowledge::load(&sources).expect("the bundled data");
    let mut reader = csv::Reader::from_path(folder.join("gold/quotes.csv")).expect("the gold quotations");
    let gold: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a good row")).collect();
    let words = |text: &str| -> Vec<String> { language::tokens(text, language::of("ar")).into_iter().map(|token| token.folded).collect() };
    let mut samples = Vec::new();
    for (place, group) in pipeline::groups(&catalogue, &knowledge, &settings).iter().enumerate() {
        if (place % 2 == 1) != odd {
            continue;
        }
        for quote in pipeline::align_pair(&catalogue, group, &knowledge, &settings).quotes {
            let (Some(features), Some(candidate)) = (quote.features, quote.candidate) else { continue };
            let here = gold.iter().find(|row| row[0] == quote.row.pair && row[2].trim() == quote.row.quote.text.trim());
            let Some(row) = here else { continue };
            // Right when the passages share half of the words of the shorter one.
            let (expected, found) = (words(&row[7]), words(&candidate.text));
            let shared = found.iter().filter(|word| expected.contains(word)).count();
            let right = !expected.is_empty() && 2 * shared >= expected.len().min(found.len());
            samples.push((features, right));
        }
    }
    samples
}

fn strs(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// Newton's method on the penalised log-likelihood.
fn fit(samples: &[Sample]) -> Model {
    let mut model = Model([0.0; FEATURES]);
    for _ in 0..30 {
        let mut gradient = [0.0; FEATURES];
        let mut hessian = [[0.0; FEATURES]; FEATURES];
        for (features, right) in samples {
            let p = model.probability(features);
            let (error, weight) = (f64::from(u8::from(*right)) - p, p * (1.0 - p));
            for a in 0..FEATURES {
                gradient[a] += error * features[a];
                for b in 0..FEATURES {
                    hessian[a][b] += weight * features[a] * features[b];
                }
            }
        }
        for a in 0..FEATURES {
            gradient[a] -= 0.1 * model.0[a];
            hessian[a][a] += 0.1;
        }
        let step = solve(hessian, gradient);
        for (coefficient, step) in model.0.iter_mut().zip(step) {
            *coefficient += step;
        }
    }
    model
}

/// Gaussian elimination; the matrix is positive definite, so no pivoting is needed.
fn solve(mut matrix: [[f64; FEATURES]; FEATURES], mut right: Features) -> Features {
    for a in 0..FEATURES {
        for b in a + 1..FEATURES {
            let factor = matrix[b][a] / matrix[a][a];
            let pivot = matrix[a];
            for (cell, above) in matrix[b].iter_mut().zip(pivot).skip(a) {
                *cell -= factor * above;
            }
            right[b] -= factor * right[a];
        }
    }
    for a in (0..FEATURES).rev() {
        for b in a + 1..FEATURES {
            right[a] -= matrix[a][b] * right[b];
        }
        right[a] /= matrix[a][a];
    }
    right
}

/// Expected calibration error over ten bins of equal width, and the bins.
fn report(label: &str, model: &Model, samples: &[Sample]) {
    let mut bins = [(0usize, 0.0f64, 0usize); 10];
    for (features, right) in samples {
        let p = model.probability(features);
        let bin = &mut bins[((p * 10.0) as usize).min(9)];
        *bin = (bin.0 + 1, bin.1 + p, bin.2 + usize::from(*right));
    }
    let error: f64 = bins.iter().map(|&(_, expected, right)| (expected - right as f64).abs()).sum::<f64>() / samples.len().max(1) as f64;
    println!("{label}: {} beads, expected calibration error {error:.4}", samples.len());
    for (bin, (count, expected, right)) in bins.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
        let count_f = *count as f64;
        println!(
            "  {:.1}-{:.1}  {count:5} beads  mean score {:.3}  right {:.3}",
            bin as f64 / 10.0,
            (bin + 1) as f64 / 10.0,
            expected / count_f,
            *right as f64 / count_f
        );
    }
}
