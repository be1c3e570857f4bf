//! Fits `src/align/calibration.csv`: `cargo bench --bench calibrate`, with `-- --write` to keep the result.
//!
//! Logistic regression and conditional logit by Newton's method with a little ridge, on what the aligners find in the development documents; calibration error
//! and a reliability table on the other documents.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

#[path = "calibration/fit.rs"]
mod fit;
#[path = "calibration/quotations.rs"]
mod quotations;
mod sets;

use fit::{Question, Sample, bead_scores, conditional, logistic, report, scores};
use quotations::Quoting;
use rayon::prelude::*;
use sets::{BenchDocument, Half};
use std::path::Path;
use truchement::align::calibration::{FEATURES, NAMES, QUOTE_FEATURES, QUOTE_NAMES};
use truchement::align::{Inputs, beads, choice, parallel};
use truchement::document::read::{Catalogue, ReadOptions};
use truchement::language;
use truchement::lexicon::Lexicon;
use truchement::pipeline::{self, Knowledge, KnowledgeSources};

const PARALLEL: [&str; 4] = ["flores/noisy", "pud/noisy", "tico19/noisy", "bible-nd/noisy"];
const FREE: [&str; 2] = ["flores/quotes", "tico19/quotes"];
/// Sets that quotations are made from.
const MADE: [&str; 3] = ["flores/noisy", "pud/noisy", "tico19/noisy"];

type ParallelSample = Sample<FEATURES>;

fn main() {
    let Some(folder) = sets::folder() else {
        println!("no benchmark sets here: nothing to fit");
        return;
    };
    let lexicon = truchement::bundled::lexicon("fr", "ar").expect("the bundled lexicon");
    let mut rows = String::from("model,feature,coefficient\n");
    for ((name, features), collect) in
        NAMES.into_iter().zip([parallel_samples as fn(&BenchDocument, &Lexicon) -> Vec<ParallelSample>, null_samples])
    {
        let samples = |sets: &[&str], half| -> Vec<ParallelSample> {
            let documents: Vec<BenchDocument> = sets.iter().flat_map(|set| sets::documents(&folder, set, half)).collect();
            documents.par_iter().flat_map_iter(|document| collect(document, &lexicon)).collect()
        };
        let development = samples(&PARALLEL, Half::Development);
        let model = logistic(&development);
        push_rows(&mut rows, name, &features, &model.0);
        report(&format!("{name}, development"), &scores(&model, &development));
        report(&format!("{name}, held out"), &scores(&model, &samples(&PARALLEL, Half::HeldOut)));
        for set in PARALLEL {
            report(&format!("{name}, {set}, held out"), &scores(&model, &samples(&[set], Half::HeldOut)));
        }
    }
    free_model(&folder, &lexicon, &mut rows);
    quote_model(&folder, &lexicon, &mut rows);
    print!("{rows}");
    if std::env::args().any(|argument| argument == "--write") {
        std::fs::write(concat!(env!("CARGO_MANIFEST_DIR"), "/src/align/calibration.csv"), rows).expect("the source tree can be written");
    }
}

fn parallel_alignment(document: &BenchDocument, lexicon: &Lexicon) -> parallel::Alignment {
    let (source, target) = (strs(&document.source), strs(&document.target));
    let inputs = Inputs { source: &source, target: &target, from: language::of("fr"), to: language::of("ar") };
    parallel::align(inputs, lexicon, &parallel::Settings::default())
}

fn parallel_samples(document: &BenchDocument, lexicon: &Lexicon) -> Vec<ParallelSample> {
    let alignment = parallel_alignment(document, lexicon);
    let beads = alignment.blocks.iter().zip(alignment.features);
    beads
        .filter_map(|(block, features)| {
            let right = document
                .gold
                .iter()
                .any(|gold| gold.source.iter().copied().eq(block.source.clone()) && gold.target.iter().copied().eq(block.target.clone()));
            Some(Sample { features: features?, right, weight: 1.0 })
        })
        .collect()
}

/// Null beads, with the scores of their neighbours by the calibration that is in the program: fit twice when the other coefficients change much.
fn null_samples(document: &BenchDocument, lexicon: &Lexicon) -> Vec<ParallelSample> {
    let alignment = parallel_alignment(document, lexicon);
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
            Sample { features: beads::null_features(&alignment, &paired, at), right, weight: 1.0 }
        })
        .collect()
}

/// The sets of quotations of one half, and the same with small pools.
fn quoting(folder: &Path, set: &str, half: Half) -> (Vec<Quoting>, Vec<Quoting>) {
    let whole: Vec<Quoting> = sets::documents(folder, set, half).iter().map(Quoting::of).collect();
    let small = whole.iter().map(Quoting::small).collect();
    (whole, small)
}

fn questions(texts: &[Quoting], lexicon: &Lexicon) -> Vec<Question> {
    texts.par_iter().flat_map_iter(|text| text.questions(lexicon)).collect()
}

fn free_model(folder: &Path, lexicon: &Lexicon, rows: &mut String) {
    let mut texts: Vec<Quoting> = Vec::new();
    for set in FREE {
        let (whole, small) = quoting(folder, set, Half::Development);
        texts.extend(whole.into_iter().chain(small));
    }
    for set in MADE {
        texts.extend(Quoting::made(&sets::documents(folder, set, Half::Development)));
    }
    let model = conditional(&questions(&texts, lexicon));
    push_rows(rows, "free", &choice::NAMES, &model.0);
    for (label, half) in [("development", Half::Development), ("held out", Half::HeldOut)] {
        for set in FREE {
            let (whole, small) = quoting(folder, set, half);
            report(&format!("free, {set}, {label}"), &bead_scores(&model, &questions(&whole, lexicon), beads::BELIEVED));
            report(&format!("free, {set}, small pools, {label}"), &bead_scores(&model, &questions(&small, lexicon), beads::BELIEVED));
        }
    }
    let made = Quoting::made(&sets::documents(folder, "pud/noisy", Half::HeldOut));
    report("free, made from pud/noisy, held out", &bead_scores(&model, &questions(&made, lexicon), beads::BELIEVED));
}

fn quote_model(folder: &Path, lexicon: &Lexicon, rows: &mut String) {
    let settings = pipeline::quote_search();
    let clauses = |half| -> Vec<Sample<QUOTE_FEATURES>> {
        let texts: Vec<Quoting> = FREE.iter().flat_map(|set| quoting(folder, set, half).1).collect();
        texts.par_iter().flat_map_iter(|text| text.clause_samples(lexicon, &settings)).collect()
    };
    let mut samples = corpus_samples(false);
    samples.extend(clauses(Half::Development));
    let model = logistic(&samples);
    push_rows(rows, "quote", &QUOTE_NAMES, &model.0);
    report("quote, development", &scores(&model, &corpus_samples(false)));
    report("quote, held out", &scores(&model, &corpus_samples(true)));
    report("quote, clauses, held out", &scores(&model, &clauses(Half::HeldOut)));
}

/// Quotations of the sample corpus: the articles with even places in the alphabet, or those with odd ones.
fn corpus_samples(odd: bool) -> Vec<Sample<QUOTE_FEATURES>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let catalogue = Catalogue::open(std::slice::from_ref(&folder), &ReadOptions::default()).expect("the sample corpus");
    let settings = pipeline::Settings::default();
    let sources = KnowledgeSources {
        from: settings.from.clone(),
        to: settings.to.clone(),
        glossaries: Vec::new(),
        style: None,
        lexicons: Vec::new(),
    };
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
            samples.push(Sample { features, right, weight: 1.0 });
        }
    }
    samples
}

fn push_rows(rows: &mut String, name: &str, features: &[&str], coefficients: &[f64]) {
    for (feature, coefficient) in features.iter().zip(coefficients) {
        rows.push_str(&format!("{name},{feature},{coefficient:.4}\n"));
    }
}

fn strs(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}
