//! The sample corpus against its hand-made gold. The floors stand a little under what is reached;
//! `cargo test --test gold -- --nocapture` prints the figures.
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use common::{Bead, Row, beads, folded, main_job, root, run_in};

/// Strict F1 over all whole versions.
const BEADS: f64 = 0.90;
/// Share of the quotations that are found, with exactly their words.
const FOUND: f64 = 0.97;
/// Share of the program's quotations that the gold has.
const REAL: f64 = 0.98;
/// Share of the found quotations whose speaker is right.
const SPEAKER: f64 = 0.86;
/// Share of the found quotations with a source whose Arabic passage is found.
const LINK: f64 = 0.93;
/// Share of the found quotations without a source that are left alone.
const LEFT_ALONE: f64 = 0.95;

type Pair = (Vec<usize>, Vec<usize>);

fn with_both_sides(beads: Vec<Bead>) -> BTreeSet<Pair> {
    beads.into_iter().filter(|bead| !bead.left.is_empty() && !bead.right.is_empty()).map(|bead| (bead.left, bead.right)).collect()
}

fn f1(right: usize, gold: usize, predicted: usize) -> f64 {
    2.0 * right as f64 / (gold + predicted).max(1) as f64
}

#[test]
fn beads_of_whole_versions() {
    let dir = root().join("corpus/gold");
    let mut names: Vec<String> = fs::read_dir(&dir)
        .expect("the gold")
        .filter_map(|entry| entry.expect("an entry").file_name().to_str()?.strip_suffix(".gold").map(str::to_owned))
        .collect();
    names.sort();
    assert!(names.len() >= 9);
    let (mut right, mut in_gold, mut predicted_in_all) = (0, 0, 0);
    for name in names {
        let (fr, ar, file) = (format!("{name}.fr"), format!("{name}.ar"), format!("{name}.gold"));
        let printed = run_in(&dir, &["align", "--segmented", &fr, &ar, "--order", "parallel", "--format", "beads"], "").exits(0).stdout;
        let predicted = with_both_sides(beads(&printed));
        let gold = with_both_sides(beads_of_gold(&fs::read_to_string(dir.join(&file)).expect("UTF-8")));
        let same = gold.intersection(&predicted).count();
        println!("{name}: strict F1 {:.3}", f1(same, gold.len(), predicted.len()));
        for missed in gold.difference(&predicted) {
            println!("    missed {missed:?}");
        }
        (right, in_gold, predicted_in_all) = (right + same, in_gold + gold.len(), predicted_in_all + predicted.len());

        // The program must come to the same figure.
        let said = run_in(&dir, &["score", &file, "-"], &printed).exits(0).stdout;
        let expected = f1(same, gold.len(), predicted.len());
        let numbers = said.split(|letter: char| !(letter.is_ascii_digit() || letter == '.')).filter_map(|word| word.parse::<f64>().ok());
        assert!(numbers.into_iter().any(|number| (number - expected).abs() < 0.001), "score of {name}: {expected:.4} expected in\n{said}");
    }
    let all = f1(right, in_gold, predicted_in_all);
    println!("beads: strict F1 {all:.3} over {in_gold} gold beads, null beads left out on both sides");
    assert!(all >= BEADS, "strict F1 {all:.3} is under {BEADS}");
}

/// Beads of the gold have no scores.
fn beads_of_gold(text: &str) -> Vec<Bead> {
    let scored: String = text
        .lines()
        .map(|line| if line.starts_with("[]") || line.ends_with("[]") { format!("{line}\n") } else { format!("{line}:1.0000\n") })
        .collect();
    beads(&scored)
}

type Gold = BTreeMap<String, String>;

/// A quotation as its words: no marks, no addresses.
fn words(quote: &str) -> String {
    let kept =
        folded(quote).split(' ').filter(|word| !word.starts_with("http") && !word.starts_with("pic.twitter")).collect::<Vec<_>>().join(" ");
    kept.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The main job's row for every gold quotation: the same words in the same article. The gold has a row
/// for each paragraph of a quotation or post; the program may show them as one, so a row that holds
/// neighbours of the gold together, and nothing else, is theirs.
#[expect(clippy::print_stdout, reason = "the figures are for the reader of the test")]
fn counterparts() -> (Vec<(Gold, Option<&'static Row>)>, usize) {
    let mut table = csv::Reader::from_path(root().join("corpus/gold/quotes.csv")).expect("the gold");
    let gold: Vec<Gold> = table.deserialize().map(|row| row.expect("a row")).collect();
    let mut open: BTreeMap<(String, String), Vec<&'static Row>> = BTreeMap::new();
    for row in main_job().output.quotes.iter().rev() {
        open.entry((row["pair"].to_owned(), words(&row["quote"]))).or_default().push(row);
    }
    let mut found: Vec<Option<&'static Row>> = vec![None; gold.len()];
    for size in 1..=3 {
        for start in 0..=gold.len() - size {
            let group = &gold[start..start + size];
            let apart = group.iter().any(|row| row["doc"] != group[0]["doc"]) || found[start..start + size].iter().any(Option::is_some);
            let together = group.iter().map(|row| words(&row["quote"])).collect::<Vec<_>>().join(" ");
            if !apart && let Some(row) = open.get_mut(&(group[0]["doc"].clone(), together)).and_then(Vec::pop) {
                found[start..start + size].fill(Some(row));
            }
        }
    }
    let unknown =
        open.values().flatten().inspect(|row| println!("not in the gold: {}: {} {}", &row["pair"], &row["kind"], &row["quote"])).count();
    (gold.into_iter().zip(found).collect(), unknown)
}

/// The same person: all words of the shorter name stand in the longer one, in whichever spelling the
/// article uses there ("Fathi" for "Féthi"), with or without a title.
fn same_speaker(gold: &str, predicted: &str) -> bool {
    const SMALL: [&str; 18] =
        ["l", "d", "le", "la", "les", "un", "une", "de", "du", "des", "m", "mm", "me", "mme", "dr", "pr", "qu", "the"];
    let parts = |text: &str| -> Vec<String> {
        folded(text)
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| !word.is_empty() && !SMALL.contains(word))
            .map(str::to_owned)
            .collect()
    };
    let joined = |text: &str| -> Vec<String> { folded(text).replace('-', "").split(' ').map(str::to_owned).collect() };
    let alike =
        |one: &str, other: &str| one.chars().next() == other.chars().next() && strsim::normalized_damerau_levenshtein(one, other) >= 0.6;
    let within = |small: &str, large: &str| {
        let large: Vec<String> = [parts(large), joined(large)].concat();
        let inside = |small: Vec<String>| !small.is_empty() && small.iter().all(|word| large.iter().any(|other| alike(word, other)));
        inside(parts(small)) || inside(joined(small))
    };
    !predicted.is_empty() && (within(gold, predicted) || within(predicted, gold))
}

/// Whether two passages share at least half of the shorter one's words.
fn overlaps(gold: &str, predicted: &str) -> bool {
    let set = |text: &str| -> BTreeSet<String> { words(text).split(' ').map(str::to_owned).collect() };
    let (gold, predicted) = (set(gold), set(predicted));
    let shorter = gold.len().min(predicted.len());
    shorter > 0 && 2 * gold.intersection(&predicted).count() >= shorter
}

fn share(part: usize, all: usize) -> f64 {
    part as f64 / all.max(1) as f64
}

#[test]
fn quotations_speakers_and_links() {
    let (rows, unknown) = counterparts();
    let found: Vec<_> = rows.iter().filter_map(|(gold, predicted)| Some((gold, (*predicted)?))).collect();
    let spoken: Vec<_> = found.iter().filter(|(gold, _)| gold["attribution"] != "none").collect();
    let linked: Vec<_> = found.iter().filter(|(gold, _)| gold["link"] != "none").collect();
    let alone: Vec<_> = found.iter().filter(|(gold, _)| gold["link"] == "none").collect();

    let right_speaker = |gold: &Gold, row: &Row| same_speaker(&gold["speaker"], &row["speaker"]);
    let right_link = |gold: &Gold, row: &Row| &row["link"] != "none" && overlaps(&gold["ar"], &row["ar"]);
    for (gold, _) in rows.iter().filter(|(_, predicted)| predicted.is_none()) {
        println!("not found: {}: {}", gold["doc"], gold["quote"]);
    }
    for (gold, row) in spoken.iter().filter(|(gold, row)| !right_speaker(gold, row)) {
        println!("speaker: {}: {}: {:?} for {:?}", gold["doc"], gold["quote"], &row["speaker"], gold["speaker"]);
    }
    for (gold, row) in linked.iter().filter(|(gold, row)| !right_link(gold, row)) {
        println!("link: {}: {}: {:?} {} for {}", gold["doc"], gold["quote"], &row["link"], &row["ar"], gold["ar"]);
    }
    for (gold, row) in alone.iter().filter(|(_, row)| &row["link"] != "none") {
        println!("invented: {}: {}: {} {}", gold["doc"], gold["quote"], &row["score"], &row["ar"]);
    }
    let figures = [
        ("found", FOUND, found.len(), rows.len()),
        ("real", REAL, main_job().output.quotes.len() - unknown, main_job().output.quotes.len()),
        ("speaker", SPEAKER, spoken.iter().filter(|(gold, row)| right_speaker(gold, row)).count(), spoken.len()),
        ("link", LINK, linked.iter().filter(|(gold, row)| right_link(gold, row)).count(), linked.len()),
        ("left alone", LEFT_ALONE, alone.iter().filter(|(_, row)| &row["link"] == "none").count(), alone.len()),
    ];
    for (name, floor, part, all) in figures {
        println!("quotations, {name}: {:.3} ({part} of {all}), floor {floor}", share(part, all));
    }
    for (name, floor, part, all) in figures {
        assert!(share(part, all) >= floor, "{name}: {:.3} is under {floor}", share(part, all));
    }
}

/// Quotation marks around a word or a title must not be given to anybody.
#[test]
fn irony_and_titles_have_no_speaker() {
    let (rows, _) = counterparts();
    let nobody: Vec<_> =
        rows.iter().filter(|(gold, _)| gold["attribution"] == "none").filter_map(|(gold, row)| Some((gold, (*row)?))).collect();
    let right = nobody.iter().filter(|(_, row)| row["speaker"].is_empty()).count();
    println!("quotations, no speaker: {:.3} ({right} of {})", share(right, nobody.len()), nobody.len());
    for (gold, row) in nobody.iter().filter(|(_, row)| !row["speaker"].is_empty()) {
        println!("no speaker: {}: {}: {}", gold["doc"], gold["quote"], &row["speaker"]);
    }
    assert!(share(right, nobody.len()) >= 0.5);
}
