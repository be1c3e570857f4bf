//! The table of time and memory: each pair of files in a process of its own, one after the other.

use crate::own::Own;
use crate::page::{Table, count};
use crate::peers::{self, Peers, SYSTEMS, TIMED};
use crate::process::{self, Cost};
use std::path::PathBuf;
use std::process::Command;

const LONG: &str = "bible-nd/long";
const SHORT: &str = "flores/noisy";
/// Documents of the short set.
const DOCUMENTS: usize = 10;
/// Lines of the long text that every peer can take.
const BEGINNING: usize = 1000;

/// A text to measure with, as pairs of files.
struct Text {
    name: String,
    files: Vec<[PathBuf; 2]>,
}

/// Wall time and peak memory of this program and its peers.
pub fn table(own: &Own<'_>, peers: &Peers) -> String {
    let mut table = Table::new(["text", "<system", "seconds", "peak MiB", "times truchement’s time", "times truchement’s memory"]);
    let mut notes = Vec::new();
    let texts = match texts(own) {
        Ok(texts) if texts.is_empty() => return format!("Not measured: neither {LONG} nor {SHORT} is there."),
        Ok(texts) => texts,
        Err(reason) => return format!("Not measured: {reason}."),
    };
    for text in &texts {
        let this = add(text, |files| ours(files).map(Some));
        let others = TIMED.map(|system| (SYSTEMS[system].name, add(text, |files| peers.cost(system, files))));
        for (system, cost) in [("truchement", this.clone())].into_iter().chain(others) {
            let cells = match &cost {
                Ok(Some(cost)) => cells(*cost, this.as_ref().ok().copied().flatten()),
                Ok(None) => ["gave up", "", "", ""].map(str::to_owned),
                Err(reason) => {
                    notes.push(format!("Not run ({reason}): {system} on {}.", text.name));
                    ["not run", "", "", ""].map(str::to_owned)
                }
            };
            table.row([text.name.clone(), system.to_owned()].into_iter().chain(cells));
        }
    }
    table.with(&notes)
}

fn cells(cost: Cost, this: Option<Cost>) -> [String; 4] {
    let ratio = |ratio: Option<f64>| ratio.map_or_else(|| "–".to_owned(), |ratio| format!("{ratio:.2}"));
    let memory = |cost: Cost| cost.peak;
    [
        format!("{:.2}", cost.seconds),
        cost.peak.map_or_else(|| "–".to_owned(), |peak| format!("{peak:.0}")),
        ratio(this.map(|this| cost.seconds / this.seconds)),
        ratio(this.and_then(memory).zip(memory(cost)).map(|(this, other)| other / this)),
    ]
}

fn texts(own: &Own<'_>) -> Result<Vec<Text>, String> {
    let mut texts = Vec::new();
    if let Some([long, ..]) = own.documents(LONG) {
        let folder = peers::work("beginning")?;
        let cut = |name: &str, lines: &[String], most: usize| {
            let path = folder.join(name);
            let text: String = lines.iter().take(most).map(|line| format!("{line}\n")).collect();
            peers::write(&path, &text).map(|()| path)
        };
        let beginning = [cut("text.fr", &long.source, BEGINNING)?, cut("text.ar", &long.target, BEGINNING)?];
        let line = [cut("line.fr", &long.source, 1)?, cut("line.ar", &long.target, 1)?];
        texts.push(Text { name: "one line a side (the start alone)".to_owned(), files: vec![line] });
        texts.push(Text { name: LONG.to_owned(), files: vec![long.paths.clone()] });
        texts.push(Text { name: format!("the first {} lines of it", count(BEGINNING)), files: vec![beginning] });
    }
    if let Some(documents) = own.documents(SHORT) {
        let files: Vec<[PathBuf; 2]> = documents.iter().take(DOCUMENTS).map(|document| document.paths.clone()).collect();
        texts.push(Text { name: format!("{} documents of {SHORT}", files.len()), files });
    }
    Ok(texts)
}

/// The cost of all files of a text, one after the other; `Ok(None)` when one was given up on.
fn add(text: &Text, cost: impl Fn(&[PathBuf; 2]) -> Result<Option<Cost>, String>) -> Result<Option<Cost>, String> {
    let mut sum = Cost::default();
    for files in &text.files {
        let Some(cost) = cost(files)? else { return Ok(None) };
        sum = sum.then(cost);
    }
    Ok(Some(sum))
}

fn ours(files: &[PathBuf; 2]) -> Result<Cost, String> {
    let folder = peers::work("cost")?;
    let mut command = Command::new(env!("CARGO_BIN_EXE_truchement"));
    command.args(["align", "--segmented", "--order", "parallel"]).args(files);
    process::run(&mut command, &folder.join("out"), &folder.join("errors"))
}
