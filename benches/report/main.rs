//! Writes the tables of `docs/accuracy.md`: `cargo bench --bench report`.
//!
//! The benchmark sets are those of the accuracy record (the folder `TRUCHEMENT_BENCH`, or `../shared/bench`); a set that is not there is left out and named.
//! Peers are installed into `target/peers` from the Python and npm registries. Where that cannot be done their columns say `not run` and why. Each table
//! replaces what stands between its markers in the page as soon as it is ready; the text around the markers is nobody's but the writer's.
//!
//! * `-- --only TABLE` makes one table (`sets`, `accuracy`, `ablations`, `peers`, `speed`); may be repeated.
//! * `-- --no-peers` leaves the tables with peers as they stand.

#![allow(clippy::print_stdout, reason = "a benchmark is there to print")]

mod own;
mod page;
mod peers;
mod process;
#[path = "../sets/mod.rs"]
mod sets;
mod speed;
mod tables;

use own::Own;
use peers::Peers;
use sets::{BenchDocument, SETS, Set};
use std::process::ExitCode;
use std::time::Instant;

/// A set that is there, with its documents.
pub struct Loaded {
    set: &'static Set,
    documents: Vec<BenchDocument>,
}

const TABLES: [&str; 6] = ["sets", "accuracy", "ablations", "peers", "speed", "run"];

fn main() -> ExitCode {
    let wanted = match wanted(std::env::args().skip(1)) {
        Ok(wanted) => wanted,
        Err(message) => {
            println!("{message}");
            return ExitCode::from(2);
        }
    };
    let Some(folder) = sets::folder() else {
        println!("no benchmark sets here: nothing to measure");
        return ExitCode::SUCCESS;
    };
    let (mut loaded, mut missing) = (Vec::new(), Vec::new());
    for set in &SETS {
        match set.documents(&folder) {
            Some(documents) => loaded.push(Loaded { set, documents }),
            None => missing.push(set.name),
        }
    }
    if !missing.is_empty() {
        println!("not there, left out of all tables: {}", missing.join(", "));
    }
    let own = Own::new(&loaded);
    let peers = Peers::default();
    let begin = Instant::now();
    for table in wanted {
        let start = Instant::now();
        let text = match table {
            "sets" => tables::sets(&loaded, &missing),
            "accuracy" => tables::accuracy(&own),
            "ablations" => tables::ablations(&own),
            "peers" => tables::peers(&own, &peers),
            "speed" => speed::table(&own, &peers),
            _ => tables::run(&peers, begin.elapsed()),
        };
        if let Err(message) = page::replace(table, &text) {
            println!("{message}");
            return ExitCode::FAILURE;
        }
        println!("{table}: written ({:.0} s)", start.elapsed().as_secs_f64());
    }
    ExitCode::SUCCESS
}

/// The tables asked for. That which says what was run belongs to a run of all others.
fn wanted(mut arguments: impl Iterator<Item = String>) -> Result<Vec<&'static str>, String> {
    let (mut only, mut with_peers) = (Vec::new(), true);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            // Cargo itself adds this one.
            "--bench" => {}
            "--no-peers" => with_peers = false,
            "--only" => {
                let name = arguments.next().unwrap_or_default();
                let known = TABLES.into_iter().find(|table| *table == name && name != "run");
                only.push(known.ok_or_else(|| format!("no table `{name}`: there are {}", TABLES[..5].join(", ")))?);
            }
            other => return Err(format!("unknown option `{other}`: there are --only TABLE and --no-peers")),
        }
    }
    let partial = !only.is_empty() || !with_peers;
    let all = TABLES.into_iter().filter(|table| only.is_empty() || only.contains(table));
    Ok(all.filter(|table| with_peers || !["peers", "speed"].contains(table)).filter(|table| !partial || *table != "run").collect())
}
