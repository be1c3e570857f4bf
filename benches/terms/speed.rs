//! How fast terms are found in running text, and how fast a plain automaton goes over the same text.

use crate::list::{SIDES, Side, corpus};
use crate::page::{Table, count};
use crate::ways::forms;
use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use truchement::bundled;
use truchement::glossary::{Glossary, Matcher};
use truchement::language::Lang;
use truchement::text::fold;

/// Each measurement is the best of so many.
const ROUNDS: usize = 3;

/// The table, for texts of `size` bytes.
pub fn table(size: usize) -> String {
    let glossary = bundled::glossary(&Lang::FRENCH, &Lang::ARABIC).expect("the bundled glossary");
    let mut table = Table::new(["text", "<way", "MB/s", "times truchement’s", "hits"]);
    let mut notes = Vec::new();
    for side in &SIDES {
        for (name, lines) in [("lists and sample corpus", own_lines(side)), ("running text", data_lines(side))] {
            if lines.is_empty() {
                notes.push(format!("{}, {name}: not there.", side.name));
                continue;
            }
            let text = sample(&lines, size);
            let label = format!("{}, {name}", side.name);
            let (rows, note) = measure(&glossary, side, &text);
            let own = rows.first().map_or(0.0, |row| row.speed);
            for row in rows {
                let ratio = format!("{:.2}", row.speed / own);
                table.row([label.clone(), row.way.to_owned(), format!("{:.1}", row.speed), ratio, count(row.hits)]);
            }
            notes.push(format!("{label}: {note}"));
        }
    }
    notes.push(format!("Threads: {}.", rayon::current_num_threads()));
    table.with(&notes)
}

/// One way over one text.
struct Row {
    way: &'static str,
    /// Megabytes (of the text as it is) a second.
    speed: f64,
    hits: usize,
}

fn measure(glossary: &Glossary, side: &Side, lines: &[&str]) -> (Vec<Row>, String) {
    let start = Instant::now();
    let matcher = Matcher::new(glossary, &side.lang);
    let built = start.elapsed();
    let bytes: usize = lines.iter().map(|line| line.len()).sum();
    let whole = lines.join("\n");
    let folded: Vec<String> = lines.iter().map(|line| fold(line).text).collect();
    let raw_forms: Vec<&str> = forms(glossary, &side.lang).map(|(form, _)| form).collect();
    let folded_forms: Vec<String> = raw_forms.iter().map(|form| fold(form).text).collect();
    let start = Instant::now();
    let [raw, folded_all] = [AhoCorasick::new(&raw_forms), AhoCorasick::new(&folded_forms)].map(|built| built.expect("an automaton"));
    let automata_built = start.elapsed() / 2;
    let longest = |forms: &[&str]| AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(forms).expect("an automaton");
    let raw_longest = longest(&raw_forms);
    let folded_longest = longest(&folded_forms.iter().map(String::as_str).collect::<Vec<_>>());
    let row = |way: &'static str, run: &dyn Fn() -> usize| {
        let (time, hits) = best(run);
        Row { way, speed: bytes as f64 / 1e6 / time.as_secs_f64(), hits }
    };
    let rows = vec![
        row("truchement, one thread", &|| lines.iter().map(|line| matcher.find(line).len()).sum()),
        row("truchement, all threads", &|| lines.par_iter().map(|line| matcher.find(line).len()).sum()),
        row("truchement, one thread, the text as one piece", &|| matcher.find(&whole).len()),
        row("folding alone", &|| lines.iter().map(|line| fold(line).text.len()).sum()),
        row("folding, then aho-corasick, overlapping", &|| {
            lines.iter().map(|line| folded_all.find_overlapping_iter(&fold(line).text).count()).sum()
        }),
        row("aho-corasick, overlapping, folded text", &|| folded.iter().map(|line| folded_all.find_overlapping_iter(line).count()).sum()),
        row("aho-corasick, leftmost-longest, folded text", &|| folded.iter().map(|line| folded_longest.find_iter(line).count()).sum()),
        row("aho-corasick, overlapping, raw text", &|| lines.iter().map(|line| raw.find_overlapping_iter(*line).count()).sum()),
        row("aho-corasick, leftmost-longest, raw text", &|| lines.iter().map(|line| raw_longest.find_iter(*line).count()).sum()),
    ];
    let note = format!(
        "{} bytes in {} lines; {} listed forms; the matcher is built in {} ms, an automaton of the plain forms in {} ms.",
        count(bytes),
        count(lines.len()),
        count(raw_forms.len()),
        built.as_millis(),
        automata_built.as_millis()
    );
    (rows, note)
}

fn best(run: &dyn Fn() -> usize) -> (Duration, usize) {
    let mut best = (Duration::MAX, 0);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let hits = std::hint::black_box(run());
        best = best.min((start.elapsed(), hits));
    }
    best
}

/// The sentences of the lists, and the lines of the sample corpus.
fn own_lines(side: &Side) -> Vec<String> {
    let mut lines: Vec<String> = side.rows().into_iter().map(|row| row.text).collect();
    let ending = format!(".{}.txt", side.lang);
    for path in files(&corpus()).into_iter().filter(|path| path.to_string_lossy().ends_with(&ending)) {
        lines.extend(read(&path));
    }
    lines
}

/// The lines of `LANG.txt` in every folder of `TRUCHEMENT_DATA` or `../shared/data`; none where there is no such folder.
fn data_lines(side: &Side) -> Vec<String> {
    let folder =
        std::env::var_os("TRUCHEMENT_DATA").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    let texts = files(&folder).into_iter().map(|folder| folder.join(format!("{}.txt", side.lang)));
    texts.filter(|path| path.is_file()).flat_map(|path| read(&path)).collect()
}

/// What is in a folder, by name.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Vec<String> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// `size` bytes of lines drawn from `lines` by chance, the same at each run.
fn sample(lines: &[String], size: usize) -> Vec<&str> {
    // xorshift64: G. Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (14), 2003.
    let mut state: u64 = 20_021_127;
    let (mut drawn, mut bytes) = (Vec::new(), 0);
    while bytes < size {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        let line = lines[(state % lines.len() as u64) as usize].as_str();
        bytes += line.len();
        drawn.push(line);
    }
    drawn
}
