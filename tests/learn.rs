//! Learning a lexicon, lexicons in every format, and batches that learn from themselves. The languages are toys: the second is the first with other
//! letters and other words, so that nothing but learning can tell what answers what.
mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use common::{beads, run_in};
use tempfile::TempDir;

/// A small generator of numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

/// Word `number` of the first toy language: syllables of Latin letters.
fn word(number: usize) -> String {
    spell(number * 7 + 100, &["ka", "lo", "mi", "tu", "re", "so", "vi", "na", "pe", "du", "fa"])
}

/// The same word in the second: syllables of Georgian letters, in another order.
fn answer(number: usize) -> String {
    spell(number * 13 + 500, &["ბა", "გე", "დი", "ვო", "ზუ", "თა", "კე", "ლი", "მო", "ნუ", "პა", "რე", "სი"])
}

fn spell(mut number: usize, syllables: &[&str]) -> String {
    let mut word = String::new();
    while number > 0 {
        word += syllables[number % syllables.len()];
        number /= syllables.len();
    }
    word
}

/// How many words the languages have.
const WORDS: usize = 160;

/// A text of sentences and its translation, from which every sixth sentence is missing, and what answers what.
struct Text {
    first: Vec<String>,
    second: Vec<String>,
    /// For each sentence of the first language, its place in the second.
    places: Vec<Option<usize>>,
}

fn text(seed: u64, sentences: usize) -> Text {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) + 1);
    let mut text = Text { first: Vec::new(), second: Vec::new(), places: Vec::new() };
    for _ in 0..sentences {
        // All of about one length, so that length says little.
        let words: Vec<usize> = (0..6 + dice.below(2)).map(|_| dice.below(WORDS) * dice.below(WORDS) / WORDS).collect();
        let line = |spell: fn(usize) -> String, order: &mut dyn Iterator<Item = &usize>| {
            order.map(|&word| spell(word)).collect::<Vec<_>>().join(" ") + "."
        };
        text.first.push(line(word, &mut words.iter()));
        if dice.below(6) == 0 {
            text.places.push(None);
            continue;
        }
        text.places.push(Some(text.second.len()));
        text.second.push(line(answer, &mut words.iter().rev()));
        if dice.below(8) == 0 {
            text.second.push(line(answer, &mut (0..6).map(|_| dice.below(WORDS)).collect::<Vec<_>>().iter()));
        }
    }
    text
}

/// A corpus of `texts` short texts.
fn corpus(folder: &Path, texts: usize) -> Vec<Text> {
    fs::create_dir_all(folder).expect("a folder");
    (0..texts)
        .map(|seed| {
            let text = text(seed as u64, 14);
            for (lang, lines) in [("xx", &text.first), ("yy", &text.second)] {
                fs::write(folder.join(format!("text-{seed:02}.{lang}.txt")), lines.join("\n\n")).expect("a file");
            }
            text
        })
        .collect()
}

/// The share of the sentences that `sentences.csv` aligns rightly.
#[track_caller]
fn right(output: &Path, texts: &[Text]) -> f64 {
    let mut csv = csv::Reader::from_path(output.join("sentences.csv")).expect("a table");
    let headers = csv.headers().expect("a header").clone();
    let column = |name: &str| headers.iter().position(|header| header == name).expect("the column");
    let (pair, from, to) = (column("pair"), column("xx"), column("yy"));
    let mut found: BTreeMap<(String, String), String> = BTreeMap::new();
    for row in csv.records() {
        let row = row.expect("a row");
        found.insert((row[pair].to_owned(), row[from].to_owned()), row[to].to_owned());
    }
    let (mut good, mut all) = (0, 0);
    for (seed, text) in texts.iter().enumerate() {
        for (sentence, place) in text.first.iter().zip(&text.places) {
            let expected = place.map_or("", |place| text.second[place].as_str());
            all += 1;
            good += usize::from(found.get(&(format!("text-{seed:02}"), sentence.clone())).map(String::as_str) == Some(expected));
        }
    }
    good as f64 / all as f64
}

const PAIR: [&str; 4] = ["--from", "xx", "--to", "yy"];

fn align(dir: &Path, output: &str, more: &[&str]) {
    run_in(dir, &[&["align", "corpus", "-o", output, "--order", "parallel"][..], &PAIR, more].concat(), "").exits(0);
}

fn report(output: &Path) -> serde_json::Value {
    serde_json::from_str(&fs::read_to_string(output.join("run.json")).expect("a report")).expect("JSON")
}

#[test]
fn a_batch_in_unknown_languages_teaches_itself() {
    let dir = TempDir::new().expect("a folder");
    let texts = corpus(&dir.path().join("corpus"), 24);
    align(dir.path(), "alone", &["--learning", "off"]);
    align(dir.path(), "together", &[]);
    let (alone, together) = (right(&dir.path().join("alone"), &texts), right(&dir.path().join("together"), &texts));
    assert!(together > alone + 0.1 && together > 0.85, "each for itself {alone:.3}, as a batch {together:.3}");
    let learning = &report(&dir.path().join("together"))["learning"];
    assert_eq!(learning["used"], true, "{learning}");
    assert_eq!((&learning["known"]["xx"], &learning["known"]["yy"]), (&0.0.into(), &0.0.into()), "{learning}");
    assert!(learning["entries"].as_u64() > Some(50) && learning["passes"].as_u64() > Some(0), "{learning}");
    let off = &report(&dir.path().join("alone"))["learning"];
    assert_eq!((&off["used"], &off["reason"]), (&false.into(), &"switched off".into()), "{off}");
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let dir = TempDir::new().expect("a folder");
    corpus(&dir.path().join("corpus"), 12);
    for jobs in ["1", "3"] {
        align(dir.path(), jobs, &["--jobs", jobs]);
        let learned = format!("{jobs}.csv");
        run_in(dir.path(), &[&["learn", "corpus", "-o", &learned, "--jobs", jobs][..], &PAIR].concat(), "").exits(0);
    }
    let read = |name: &str| fs::read(dir.path().join(name)).expect("a file");
    assert!(read("1/sentences.csv") == read("3/sentences.csv") && read("1/quotes.csv") == read("3/quotes.csv"));
    assert!(read("1.csv") == read("3.csv") && !read("1.csv").is_empty());
    let without_times = |output: &str| {
        let mut report = report(&dir.path().join(output));
        report.as_object_mut().expect("an object").remove("times");
        report
    };
    assert_eq!(without_times("1"), without_times("3"));
}

#[test]
fn what_is_learned_from_one_corpus_serves_another() {
    let dir = TempDir::new().expect("a folder");
    corpus(&dir.path().join("teacher"), 24);
    run_in(dir.path(), &[&["learn", "teacher", "-o", "deep/er/learned.csv"][..], &PAIR].concat(), "").exits(0);
    let learned = fs::read_to_string(dir.path().join("deep/er/learned.csv")).expect("a lexicon");
    assert!(learned.starts_with("xx,yy,weight,count\n"), "{learned}");
    let (mut good, mut weights) = (0, Vec::new());
    let rows: Vec<Vec<&str>> = learned.lines().skip(1).map(|line| line.split(',').collect()).collect();
    for row in &rows {
        good += usize::from((0..WORDS).any(|number| word(number) == row[0] && answer(number) == row[1]));
        weights.push(row[2].parse::<f32>().expect("a weight"));
    }
    assert!(rows.len() > 50 && good * 10 > rows.len() * 8, "{good} of {} are right:\n{learned}", rows.len());
    assert!(weights.windows(2).all(|pair| pair[0] >= pair[1]), "the surest first");

    let other = text(1000, 40);
    fs::write(dir.path().join("one"), other.first.join("\n")).expect("a file");
    fs::write(dir.path().join("two"), other.second.join("\n")).expect("a file");
    let aligned = |more: &[&str]| {
        let found = run_in(dir.path(), &[&["align", "--segmented", "one", "two", "--order", "parallel"][..], &PAIR, more].concat(), "");
        let found = beads(&found.exits(0).stdout);
        other
            .places
            .iter()
            .enumerate()
            .filter(|(at, place)| {
                let bead = found.iter().find(|bead| bead.left.contains(at)).expect("every sentence has its bead");
                bead.left.len() == 1 && bead.right == place.iter().copied().collect::<Vec<_>>()
            })
            .count()
    };
    let (without, with) = (aligned(&[]), aligned(&["--lexicon", "deep/er/learned.csv"]));
    assert!(with > without && with >= 34, "{without} of 40 without, {with} with");
}

#[test]
fn two_segmented_files_teach_too() {
    let dir = TempDir::new().expect("a folder");
    let long = text(7, 400);
    fs::write(dir.path().join("one"), long.first.join("\n")).expect("a file");
    fs::write(dir.path().join("two"), long.second.join("\n")).expect("a file");
    let arguments = [&["learn", "--segmented", "one", "two", "-o"][..], &["learned.csv"], &PAIR].concat();
    run_in(dir.path(), &arguments, "").exits(0);
    let learned = fs::read_to_string(dir.path().join("learned.csv")).expect("a lexicon");
    assert!(learned.contains(&format!("{},{},", word(3), answer(3))), "{learned}");
    let stdout = run_in(dir.path(), &[&["learn", "--segmented", "one", "two", "-o", "-"][..], &PAIR].concat(), "").exits(0).stdout;
    assert_eq!(stdout, learned);
    let stdin = fs::read_to_string(dir.path().join("one")).expect("a file");
    let piped = run_in(dir.path(), &[&["learn", "--segmented", "-", "two", "-o", "-"][..], &PAIR].concat(), &stdin).exits(0).stdout;
    assert_eq!(piped, learned);
}

#[test]
fn where_nothing_can_be_learned_nothing_is_written() {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join("one"), "Alba tora.\n").expect("a file");
    fs::write(dir.path().join("two"), "Merin sol.\n").expect("a file");
    let run = |arguments: &[&str]| run_in(dir.path(), &[arguments, &PAIR].concat(), "").exits(2);
    run(&["learn", "--segmented", "one", "two", "-o", "learned.csv"]).says(&["nothing new was learned"]);
    run(&["learn", "--segmented", "one", "-o", "learned.csv"]).says(&["two files"]);
    run(&["learn", "no-such-folder", "-o", "learned.csv"]).says(&["no-such-folder"]);
    assert!(!dir.path().join("learned.csv").exists());
    fs::create_dir(dir.path().join("folder")).expect("a folder");
    run(&["learn", "--segmented", "one", "two", "-o", "folder"]).says(&["folder", "name for a file"]);
    run_in(dir.path(), &["learn", "one"], "").exits(2).says(&["--output"]);
}

#[test]
fn an_unreadable_document_does_not_end_the_learning() {
    let dir = TempDir::new().expect("a folder");
    corpus(&dir.path().join("corpus"), 12);
    fs::write(dir.path().join("corpus/text-03.xx.txt"), "").expect("a file");
    run_in(dir.path(), &[&["learn", "corpus", "-o", "learned.csv"][..], &PAIR].concat(), "").exits(2).says(&["text-03.xx.txt"]);
    assert!(dir.path().join("learned.csv").is_file(), "the rest is learned from");
}

#[test]
fn what_the_bundled_lexicon_knows_is_not_learned_and_its_batch_is_left_alone() {
    let dir = TempDir::new().expect("a folder");
    fs::create_dir(dir.path().join("corpus")).expect("a folder");
    let fr = "Le ministre a visité le port de Sarhoun lundi. Les pêcheurs ont parlé de la police et de la justice. Le juge a écouté les familles.";
    let ar = "زار الوزير ميناء سرحون يوم الاثنين. وتحدث الصيادون عن الشرطة والعدالة. واستمع القاضي إلى العائلات.";
    for name in ["a", "b", "c"] {
        fs::write(dir.path().join(format!("corpus/{name}.fr.txt")), fr).expect("a file");
        fs::write(dir.path().join(format!("corpus/{name}.ar.txt")), ar).expect("a file");
    }
    run_in(dir.path(), &["align", "corpus", "-o", "out"], "").exits(0);
    let learning = &report(&dir.path().join("out"))["learning"];
    assert_eq!(learning["used"], false, "{learning}");
    assert!(learning["known"]["fr"].as_f64() > Some(0.5), "{learning}");
    run_in(dir.path(), &["align", "corpus", "-o", "on", "--learning", "on"], "").exits(0);
    assert_eq!(report(&dir.path().join("on"))["learning"]["used"], true);
}

#[test]
fn learning_can_be_set_in_the_settings_file() {
    let dir = TempDir::new().expect("a folder");
    corpus(&dir.path().join("corpus"), 4);
    fs::write(dir.path().join("truchement.toml"), "learning = \"off\"\n").expect("a file");
    align(dir.path(), "out", &[]);
    assert_eq!(report(&dir.path().join("out"))["learning"]["reason"], "switched off");
    align(dir.path(), "on", &["--learning", "on"]);
    assert_eq!(report(&dir.path().join("on"))["learning"]["used"], true);
}

/// The score that `explain` gives two words with a lexicon of the given name and content.
fn score_with(name: &str, content: &[u8]) -> f64 {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join(name), content).expect("a file");
    let arguments = [&["explain", "Karo mulvi teb.", "Дамер шотка липу.", "--lexicon", name][..], &["--from", "xx", "--to", "yy"]].concat();
    let explained: serde_json::Value = serde_json::from_str(&run_in(dir.path(), &arguments, "").exits(0).stdout).expect("JSON");
    explained["score"].as_f64().expect("a score")
}

#[test]
fn every_lexicon_format_gives_the_same_evidence() {
    let expected = score_with("a.csv", "xx,yy,pos\nkaro,дамер,n\nmulvi,шотка,n\nteb,липу,n\n".as_bytes());
    assert!(expected > score_with("a.csv", "xx,yy\nother,другой\n".as_bytes()), "{expected}");
    for (name, content) in [
        ("a.csv", "karo,дамер\nmulvi,шотка\nteb,липу\n"),
        ("a.csv", "yy;xx\nдамер;karo\nшотка;mulvi\nлипу;teb\n"),
        ("a.tsv", "karo\tдамер\nmulvi\tшотка\nteb\tлипу\n"),
        ("a.txt", "karo дамер\nmulvi шотка\nteb липу\n"),
        ("a.txt", "karo\tдамер\r\nmulvi\tшотка\r\nteb\tлипу\r\n"),
        ("a.dic", "дамер @ karo\nшотка @ mulvi\nлипу @ teb\n"),
        ("a", "\u{feff}дамер @ karo\nшотка @ mulvi\nлипу @ teb\n"),
    ] {
        assert_eq!(score_with(name, content.as_bytes()), expected, "{name}: {content}");
    }
    let wide: Vec<u8> = "\u{feff}karo\tдамер\nmulvi\tшотка\nteb\tлипу\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(score_with("a.tsv", &wide), expected, "UTF-16");
}

#[test]
fn inflected_words_meet_a_lexicon_in_a_language_without_rules() {
    let lexicon = "karolina,дамеристо\n".as_bytes();
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join("a.csv"), lexicon).expect("a file");
    let explain = |source: &str| {
        let arguments = [&["explain", source, "Дамеристами.", "--lexicon", "a.csv"][..], &PAIR].concat();
        let found: serde_json::Value = serde_json::from_str(&run_in(dir.path(), &arguments, "").exits(0).stdout).expect("JSON");
        found["words"].as_array().map_or(0, Vec::len)
    };
    assert_eq!((explain("Karolinam."), explain("Tebulinam.")), (1, 0));
}

#[test]
fn a_lexicon_that_cannot_be_read_is_named_with_its_line() {
    let dir = TempDir::new().expect("a folder");
    for (name, content, said) in [
        ("a.csv", &b"pont,x\ncaf\xe9,y\n"[..], "a.csv:2:"),
        ("a.csv", b"fr,de\nun,ein\n", "a.csv:1:"),
        ("a.csv", "fr,ar,weight\npont,جسر,2\n".as_bytes(), "a.csv:2:"),
        ("a.gz", b"\x1f\x8b\x08\0\0\0", "binary"),
        ("a.txt", "pont جسر\nle pont جسر\n".as_bytes(), "a.txt:2:"),
        ("a.dic", "جسر @ pont\nجسر\n".as_bytes(), "a.dic:2:"),
        ("a.csv", "fr,ar\nجسر,pont\n".as_bytes(), "swapped"),
        ("a.txt", "мост pont\n".as_bytes(), "--from"),
        ("a.csv", b"", "a.csv: is empty"),
    ] {
        fs::write(dir.path().join(name), content).expect("a file");
        run_in(dir.path(), &["explain", "Le pont.", "الجسر.", "--lexicon", name], "").exits(2).says(&[said]);
    }
    run_in(dir.path(), &["explain", "Le pont.", "الجسر.", "--lexicon", "none.csv"], "").exits(2).says(&["none.csv"]);
}

#[test]
fn a_dic_file_the_wrong_way_round_is_turned_with_a_warning() {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join("a.dic"), "brumelot @ سرندب\n").expect("a file");
    fs::write(dir.path().join("b.dic"), "سرندب @ brumelot\n").expect("a file");
    let explain = |name: &str| run_in(dir.path(), &["explain", "Un brumelot.", "سرندب.", "--lexicon", name], "").exits(0);
    let (turned, usual) = (explain("a.dic"), explain("b.dic"));
    assert_eq!(turned.stdout, usual.stdout);
    assert!(turned.stderr.contains("a.dic") && turned.stderr.contains("turned"), "{}", turned.stderr);
    assert!(usual.stderr.is_empty(), "{}", usual.stderr);
}

#[test]
fn a_large_lexicon_loads_in_seconds() {
    let dir = TempDir::new().expect("a folder");
    let lexicon: String =
        (0..100_000).map(|number| format!("{} {}\n", spell(number + 11, &["ka", "lo", "mi", "tu", "re"]), answer(number))).collect();
    fs::write(dir.path().join("large.txt"), lexicon).expect("a file");
    let begun = std::time::Instant::now();
    run_in(dir.path(), &[&["explain", "kalo mitu", "ბაგე", "--lexicon", "large.txt"][..], &PAIR].concat(), "").exits(0);
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
}
