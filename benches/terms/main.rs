//! The term matcher against lists written for the purpose, and its speed: `cargo bench --bench terms`.
//!
//! Matches each sentence of `corpus/gold/terms` with the bundled glossary, counts the terms found and the traps matched, by this program and by three simpler ways
//! to match with the same forms, and compares with `benches/terms.csv`: less recall, or more traps matched, than recorded for a language and half is a
//! failure. A half that the lists do not hold is skipped. Then measures the speed on 10 MB of each language; no speed is a failure.
//!
//! * `-- --write` records better figures, and only better ones.
//! * `-- --page` puts the tables into `docs/accuracy.md`.
//! * `-- --quick` measures the speed on 1 MB.
//! * `-- --wrong` lists the rows that this program gets wrong.
//! * `-- --no-speed` leaves the speed out.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

mod light10;
mod list;
#[allow(dead_code, reason = "shared with other benchmarks")]
#[path = "../report/page.rs"]
mod page;
mod quality;
#[path = "../record/mod.rs"]
mod record;
mod speed;
mod ways;

use record::Record;
use std::process::ExitCode;

const RECORD: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/terms.csv");
const OPTIONS: [&str; 5] = ["--write", "--page", "--quick", "--wrong", "--no-speed"];

fn main() -> ExitCode {
    // Cargo itself adds `--bench`.
    let options: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    if let Some(unknown) = options.iter().find(|option| !OPTIONS.contains(&option.as_str())) {
        println!("unknown option `{unknown}`: there are {}", OPTIONS.join(", "));
        return ExitCode::from(2);
    }
    let asked = |option: &str| options.iter().any(|given| given == option);
    let quality = quality::measure();
    println!("{}", quality.tables);
    if asked("--wrong") {
        println!("{}\n", quality.wrong.join("\n"));
    }
    let mut tables = vec![("terms", quality.tables)];
    if !asked("--no-speed") {
        let speed = speed::table(if asked("--quick") { 1_000_000 } else { 10_000_000 });
        println!("{speed}");
        tables.push(("terms-speed", speed));
    }
    if asked("--page") {
        for (name, text) in &tables {
            if let Err(message) = page::replace(name, text) {
                println!("{message}");
                return ExitCode::FAILURE;
            }
        }
    }
    let record = Record::read(RECORD, |figure| figure == "traps");
    let measured = |set: &str| quality.figures.keys().any(|(measured, _)| measured == set);
    let worse = record.worse(&quality.figures, |set| !measured(set));
    if asked("--write") {
        record.write(quality.figures);
    }
    if worse.is_empty() {
        println!("no figure is worse than its record");
        return ExitCode::SUCCESS;
    }
    println!("worse than the record:\n{}", worse.join("\n"));
    ExitCode::FAILURE
}
