//! The accuracy record: `cargo bench --bench accuracy`.
//!
//! Aligns the benchmark sets (the folder `TRUCHEMENT_BENCH`, or `../shared/bench`), prints strict and lax F1 over beads or F1 over links, and compares with the
//! figures recorded in `benches/accuracy.csv`: a figure that drops below its record is a failure. `-- --write` records better figures, and only better ones. A
//! set that is not there is skipped and named; its record stands. The tables of `docs/accuracy.md` come from `cargo bench --bench report`.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

mod record;
mod sets;

use record::{Figures, Record};
use sets::{SETS, Set};
use std::process::ExitCode;
use truchement::align::score::{Measure, Nulls, Scores};
use truchement::align::{Channels, Order};

const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/accuracy.csv");

fn main() -> ExitCode {
    let Some(folder) = sets::folder() else {
        println!("no benchmark sets here: nothing to measure");
        return ExitCode::SUCCESS;
    };
    let record = Record::read(RECORD, |_| false);
    let mut figures = Figures::new();
    let mut missing = Vec::new();
    println!("P, R and F1 are micro averages over all documents of a set. Null rows are left out on both sides, but for `nulls kept`.\n");
    println!(
        "{:<16} {:>5} {:>6} {:>9} {:>9} {:>9} {:>7} {:>10}",
        "set", "docs", "gold", "strict P", "strict R", "strict F1", "lax F1", "left alone"
    );
    for set in SETS.iter().filter(|set| set.recorded) {
        let Some(documents) = set.documents(&folder) else {
            println!("{:<16} not there: skipped", set.name);
            missing.push(set.name);
            continue;
        };
        let scores = set.measure(&documents, &set.lexicon(), Channels::default());
        print(set, &sets::sum(&scores, Nulls::Left), Nulls::Left, &mut figures);
        if set.nulls {
            print(set, &sets::sum(&scores, Nulls::Kept), Nulls::Kept, &mut figures);
        }
    }
    let dropped = record.worse(&figures, |set| missing.contains(&set));
    if std::env::args().any(|argument| argument == "--write") {
        record.write(figures);
    }
    if dropped.is_empty() {
        println!("\nno figure is below its record");
        return ExitCode::SUCCESS;
    }
    println!("\nbelow the record:\n{}", dropped.join("\n"));
    ExitCode::FAILURE
}

/// Prints one row and keeps its figures.
fn print(set: &Set, scores: &Scores, nulls: Nulls, figures: &mut Figures) {
    let mut keep = |name: &str, value: f64| figures.insert((set.name.to_owned(), name.to_owned()), (value * 1e4).round() / 1e4);
    let row = |measure: Measure, last: &str| {
        println!(
            "{:<16} {:>5} {:>6} {:>9.4} {:>9.4} {:>9.4} {last}",
            set.name,
            scores.documents(),
            scores.gold(),
            measure.precision,
            measure.recall,
            measure.f1
        );
    };
    match (set.order, nulls) {
        (Order::Parallel, Nulls::Left) => {
            keep("strict F1", scores.strict().f1);
            keep("lax F1", scores.lax().f1);
            row(scores.strict(), &format!("{:>7.4}", scores.lax().f1));
        }
        (Order::Parallel, Nulls::Kept) => {
            keep("strict F1 (nulls kept)", scores.strict().f1);
            row(scores.strict(), &format!("{:>7.4} nulls kept", scores.lax().f1));
        }
        (Order::Free, _) => {
            let (sourceless, alone) = scores.sourceless();
            let share = alone as f64 / sourceless.max(1) as f64;
            keep("link F1", scores.links().f1);
            keep("left alone", share);
            row(scores.links(), &format!("{:>7} {share:>10.4}", "(links)"));
        }
    }
}
