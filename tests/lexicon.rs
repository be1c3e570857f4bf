//! The bundled lexicon is well-formed: every rule here has kept a wrong row out.

use std::collections::{BTreeMap, BTreeSet};
use truchement::bundled::lexicon_table;
use truchement::text;

struct Row {
    line: u64,
    fr: String,
    ar: Vec<String>,
    pos: String,
}

const PARTS_OF_SPEECH: [&str; 15] =
    ["n", "v", "adj", "adv", "prep", "conj", "pron", "det", "num", "intj", "phr", "geo", "nat", "org", "name"];

/// Words that begin with ال without an article: form VIII of roots in l, and the name of God.
const ROOTS_IN_LAM: [&str; 23] = [
    "التزم",
    "التزام",
    "التحق",
    "التحاق",
    "التصق",
    "التصاق",
    "التمس",
    "التماس",
    "التبس",
    "التباس",
    "التهب",
    "التهاب",
    "التهم",
    "التهام",
    "التأم",
    "التئام",
    "التوى",
    "التواء",
    "التق",
    "التف",
    "التحام",
    "الله",
    "التجأ",
];

fn rows() -> Vec<Row> {
    let mut csv = csv::ReaderBuilder::new().from_reader(lexicon_table("fr", "ar").expect("the bundled lexicon").as_bytes());
    assert_eq!(csv.headers().expect("a header"), vec!["fr", "ar", "pos"]);
    csv.records()
        .map(|row| {
            let row = row.expect("three cells");
            let line = row.position().map_or(0, csv::Position::line);
            Row { line, fr: row[0].to_owned(), ar: row[1].split('|').map(str::to_owned).collect(), pos: row[2].to_owned() }
        })
        .collect()
}

/// Fails with every row that breaks a rule, so that a file can be mended in one go.
fn check(rule: &str, broken: impl Fn(&Row) -> bool) {
    let found: Vec<String> =
        rows().iter().filter(|row| broken(row)).map(|row| format!("{}: {},{},{}", row.line, row.fr, row.ar.join("|"), row.pos)).collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

fn words(row: &Row) -> impl Iterator<Item = &str> {
    row.ar.iter().flat_map(|item| item.split(' '))
}

#[test]
fn no_side_is_empty_and_no_space_is_stray() {
    let stray = |cell: &str| cell.is_empty() || cell != cell.trim() || cell.contains("  ");
    check("empty, or spaces at an end or doubled", |row| stray(&row.fr) || row.ar.iter().any(|item| stray(item)));
}

#[test]
fn parts_of_speech_are_known() {
    check("unknown part of speech", |row| !PARTS_OF_SPEECH.contains(&row.pos.as_str()));
}

#[test]
fn each_side_has_its_script() {
    check("French is Latin letters, digits, space, apostrophe, hyphen and full stop", |row| {
        !row.fr.chars().all(|c| c.is_ascii_digit() || " '-.".contains(c) || c.is_alphabetic() && text::script_of(c) == text::Script::Latin)
    });
    check("Arabic is plain letters without vowel signs and tatweel", |row| {
        !words(row).all(|word| word.chars().all(|c| matches!(c, 'ء'..='غ' | 'ف'..='ي' | 'پ' | 'چ' | 'ڤ' | 'گ' | 'ڭ')))
    });
}

#[test]
fn nothing_is_said_twice() {
    let mut seen: BTreeMap<(String, String), u64> = BTreeMap::new();
    for row in rows() {
        let before = seen.insert((row.fr.clone(), row.pos.clone()), row.line);
        assert_eq!(before, None, "line {}: {},{} stands twice", row.line, row.fr, row.pos);
    }
    check("an equivalent repeated in its cell", |row| row.ar.iter().collect::<BTreeSet<_>>().len() != row.ar.len());
}

#[test]
fn spelling_is_possible() {
    check("letters that cannot stand there", |row| {
        words(row).any(|word| {
            let letters: Vec<char> = word.chars().collect();
            let last = letters.len() - 1;
            letters[0] == 'ة'
                || matches!(letters[0], 'ى' | 'ئ' | 'ؤ')
                || letters[..last].iter().any(|c| matches!(c, 'ة' | 'ى'))
                || word.contains("اا")
                || letters.windows(3).any(|w| w[0] == w[1] && w[1] == w[2])
        })
    });
}

#[test]
fn common_words_are_listed_without_their_article() {
    // "Le moi" is الأنا, not أنا.
    check("article in a common noun, verb or adjective", |row| {
        let common = matches!(row.pos.as_str(), "n" | "v" | "adj") && !row.fr.starts_with(char::is_uppercase);
        let article =
            |item: &String| item.starts_with("ال") && !item.contains(' ') && !ROOTS_IN_LAM.iter().any(|root| item.starts_with(root));
        common && row.fr != "ego" && row.ar.iter().any(article)
    });
}

#[test]
fn clitics_are_no_equivalents() {
    // They are not tokens of their own, so a row for them would only catch accidents.
    check("a single letter, or a pronoun that is written to other words", |row| {
        let grammar = matches!(row.pos.as_str(), "prep" | "conj" | "pron" | "det");
        row.ar.iter().any(|item| item.chars().count() == 1 || grammar && matches!(item.as_str(), "ال" | "ها" | "ني" | "نا" | "كم"))
    });
}

#[test]
fn rows_are_sorted_as_a_dictionary_is() {
    let keys: Vec<(String, String, String)> = rows().into_iter().map(|row| (text::fold(&row.fr).text, row.fr, row.pos)).collect();
    for pair in keys.windows(2) {
        assert!(
            pair[0] < pair[1],
            "{:?} stands before {:?}: sort by letters without accents, then as written, then by part of speech",
            pair[0],
            pair[1]
        );
    }
}

#[test]
fn function_words_are_lean() {
    check("more than seven equivalents for a word of grammar", |row| {
        matches!(row.pos.as_str(), "prep" | "conj" | "pron" | "det") && row.ar.len() > 7
    });
}
