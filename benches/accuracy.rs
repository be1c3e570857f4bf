//! The accuracy table: `cargo bench --bench accuracy`.
//!
//! Aligns the benchmark sets (the folder `TRUCHEMENT_BENCH`, or `../shared/bench`), prints strict and lax F1 over beads or F1 over links, and compares with the
//! figures recorded in `benches/accuracy.csv`: a figure that drops below its record is a failure. `-- --write` records better figures, and only better ones.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

mod sets;

use rayon::prelude::*;
use sets::{BenchDocument, Half};
use std::collections::BTreeMap;
use std::process::ExitCode;
use truchement::align::score::{Nulls, Scores, compare};
use truchement::align::{Inputs, Order, beads};
use truchement::language;
use truchement::lexicon::Lexicon;

const SETS: [(&str, Order); 7] = [
    ("flores/noisy", Order::Parallel),
    ("pud/noisy", Order::Parallel),
    ("tico19/noisy", Order::Parallel),
    ("bible-nd/noisy", Order::Parallel),
    ("bible/noisy", Order::Parallel),
    ("flores/quotes", Order::Free),
    ("tico19/quotes", Order::Free),
];
const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/accuracy.csv");
/// Figures are recorded with four decimals; less than half of the last one is no drop.
const EQUAL: f64 = 0.00005;

fn main() -> ExitCode {
    let Some(folder) = sets::folder() else {
        println!("no benchmark sets here: nothing to measure");
        return ExitCode::SUCCESS;
    };
    let lexicon = truchement::bundled::lexicon("fr", "ar").expect("the bundled lexicon");
    let record = read_record();
    let mut figures: BTreeMap<(String, String), f64> = BTreeMap::new();
    println!("Null rows are left out on both sides when counting. P, R and F1 are micro averages over all documents of a set.\n");
    println!(
        "{:<16} {:>5} {:>6} {:>9} {:>9} {:>9} {:>7} {:>10}",
        "set", "docs", "gold", "strict P", "strict R", "strict F1", "lax F1", "left alone"
    );
    for (set, order) in SETS {
        let documents = sets::documents(&folder, set, Half::Both);
        let scores = measure(&documents, order, &lexicon);
        let mut keep = |name: &str, value: f64| figures.insert((set.to_owned(), name.to_owned()), (value * 1e4).round() / 1e4);
        match order {
            Order::Parallel => {
                let (strict, lax) = (scores.strict(), scores.lax());
                keep("strict F1", strict.f1);
                keep("lax F1", lax.f1);
                println!(
                    "{set:<16} {:>5} {:>6} {:>9.4} {:>9.4} {:>9.4} {:>7.4}",
                    documents.len(),
                    scores.gold(),
                    strict.precision,
                    strict.recall,
                    strict.f1,
                    lax.f1
                );
            }
            Order::Free => {
                let links = scores.links();
                let (sourceless, alone) = scores.sourceless();
                let share = alone as f64 / sourceless.max(1) as f64;
                keep("link F1", links.f1);
                keep("left alone", share);
                println!(
                    "{set:<16} {:>5} {:>6} {:>9.4} {:>9.4} {:>9.4} {:>7} {:>10.4}",
                    documents.len(),
                    scores.gold(),
                    links.precision,
                    links.recall,
                    links.f1,
                    "(links)",
                    share
                );
            }
        }
    }
    let dropped: Vec<String> = record
        .iter()
        .filter_map(|(key, &recorded)| {
            let now = figures.get(key).copied().unwrap_or(0.0);
            (now < recorded - EQUAL).then(|| format!("{} {}: {now:.4}, recorded {recorded:.4}", key.0, key.1))
        })
        .collect();
    if std::env::args().any(|argument| argument == "--write") {
        write_record(&figures, &record);
    }
    if dropped.is_empty() {
        println!("\nno figure is below its record");
        return ExitCode::SUCCESS;
    }
    println!("\nbelow the record:\n{}", dropped.join("\n"));
    ExitCode::FAILURE
}

fn measure(documents: &[BenchDocument], order: Order, lexicon: &Lexicon) -> Scores {
    let scores: Vec<Scores> = documents
        .par_iter()
        .map(|document| {
            let source: Vec<&str> = document.source.iter().map(String::as_str).collect();
            let target: Vec<&str> = document.target.iter().map(String::as_str).collect();
            let inputs = Inputs { source: &source, target: &target, from: language::of("fr"), to: language::of("ar") };
            let settings = beads::Settings { order: Some(order), ..beads::Settings::default() };
            compare(&document.gold, &beads::align(inputs, lexicon, &settings).1, Nulls::Left)
        })
        .collect();
    scores.into_iter().fold(Scores::new(Nulls::Left), |mut sum, scores| {
        sum += scores;
        sum
    })
}

fn read_record() -> BTreeMap<(String, String), f64> {
    let Ok(mut reader) = csv::Reader::from_path(RECORD) else { return BTreeMap::new() };
    reader
        .records()
        .map(|row| row.expect("a good record"))
        .map(|row| ((row[0].to_owned(), row[1].to_owned()), row[2].parse().expect("a figure")))
        .collect()
}

fn write_record(figures: &BTreeMap<(String, String), f64>, record: &BTreeMap<(String, String), f64>) {
    let mut rows = String::from("set,figure,value\n");
    for ((set, name), value) in figures {
        let best = record.get(&(set.clone(), name.clone())).copied().unwrap_or(0.0).max(*value);
        rows.push_str(&format!("{set},{name},{best:.4}\n"));
    }
    std::fs::write(RECORD, rows).expect("the source tree can be written");
}
