//! Formats of one pair a line: CSV and TSV without a header, MUSE, hunalign.

use super::{Entry, names_language};
use crate::error::{Error, Result};
use crate::language::Lang;
use rustc_hash::FxHashMap;
use std::path::Path;

/// How the two sides of a line are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// A sign between two cells, with CSV quoting where it is no TAB.
    Cells(u8),
    /// One space between two words.
    Words,
    /// ` @ `, second language first.
    Dic,
}

/// Lines that are looked at to tell the format.
const SAMPLE: usize = 50;

impl Layout {
    /// The layout that fits the first lines of `text`; of several, the one that the extension of `name` speaks for.
    pub(super) fn of(name: &str, text: &str) -> Option<Layout> {
        const USUAL: [Layout; 5] = [Layout::Dic, Layout::Cells(b'\t'), Layout::Cells(b','), Layout::Cells(b';'), Layout::Words];
        let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase();
        let preferred: &[Layout] = match extension.as_str() {
            "dic" => &[Layout::Dic],
            "csv" => &[Layout::Cells(b','), Layout::Cells(b';')],
            "tsv" | "tab" => &[Layout::Cells(b'\t')],
            "txt" => &[Layout::Dic, Layout::Cells(b'\t'), Layout::Words],
            _ => &[],
        };
        let sample: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE).collect();
        let first = sample.first()?;
        let all = |layout: &&Layout| sample.iter().all(|line| layout.is_in(line));
        // A line or two may be wrong, and are reported later: then the first line tells.
        let begins = |layout: &&Layout| layout.is_in(first);
        let candidates = || preferred.iter().chain(&USUAL);
        candidates().find(all).or_else(|| candidates().find(begins)).copied()
    }

    /// The sign between cells, where there are any.
    pub(super) fn delimiter(self) -> Option<u8> {
        match self {
            Layout::Cells(delimiter) => Some(delimiter),
            Layout::Words | Layout::Dic => None,
        }
    }

    fn is_in(self, line: &str) -> bool {
        match self {
            Layout::Cells(delimiter) => line.as_bytes().contains(&delimiter),
            Layout::Words => line.split_whitespace().count() == 2,
            Layout::Dic => line.contains(" @ "),
        }
    }

    fn what(self) -> &'static str {
        match self {
            Layout::Cells(b'\t') => "two cells with a TAB between them are expected",
            Layout::Cells(_) => {
                "two cells are expected, `word,equivalent`; quote cells that hold the sign between cells, or begin the file with a header that names both languages"
            }
            Layout::Words => "two words with one space between them are expected; phrases need a TAB",
            Layout::Dic => "`EQUIVALENT @ WORD` is expected, with a space on either side of one @",
        }
    }
}

/// A pair as it stands in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row<'t> {
    /// The side of the first language.
    pub from: std::borrow::Cow<'t, str>,
    /// The side of the second.
    pub to: std::borrow::Cow<'t, str>,
    /// Line in the file, from 1.
    pub line: u64,
}

/// Does the first row name both languages, or `source` and `target`? With more than two cells it has to.
pub(super) fn has_header(name: &str, text: &str, delimiter: u8, from: &Lang, to: &Lang) -> Result<bool> {
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut first = csv::StringRecord::new();
    if !csv.read_record(&mut first).is_ok_and(|there| there) {
        return Ok(false);
    }
    let named = |lang: &Lang| first.iter().any(|cell| names_language(cell, lang.as_str()));
    match (named(from), named(to)) {
        (true, true) => Ok(true),
        // One word of two may be spelt like a code.
        (false, false) if first.len() <= 2 => Ok(false),
        (known, _) => {
            let missing = if known { to } else { from };
            let message = format!(
                "no column `{missing}`: a lexicon of more than two columns begins with a line that names them, such as `{from},{to},weight` (see --from and --to)"
            );
            Err(Error::at_line(name, 1, message))
        }
    }
}

/// The pairs of a file whose header names no languages, if it has one at all; first language first, blank lines left out.
pub(super) fn rows<'t>(name: &str, text: &'t str, layout: Layout) -> Result<Vec<Row<'t>>> {
    let mut rows = all_rows(name, text, layout)?;
    if matches!(layout, Layout::Cells(_)) {
        rows = rows.into_iter().flat_map(alternatives).collect();
    }
    if rows.first().is_some_and(|row| row.from.eq_ignore_ascii_case("source") && row.to.eq_ignore_ascii_case("target")) {
        rows.remove(0);
    }
    Ok(rows)
}

/// `pont,جسر|قنطرة` is two rows.
fn alternatives(row: Row<'_>) -> Vec<Row<'_>> {
    if !row.from.contains('|') && !row.to.contains('|') {
        return vec![row];
    }
    let items = |cell: &str| -> Vec<String> { cell.split('|').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect() };
    let (from, to) = (items(&row.from), items(&row.to));
    from.iter().flat_map(|from| to.iter().map(|to| Row { from: from.clone().into(), to: to.clone().into(), line: row.line })).collect()
}

fn all_rows<'t>(name: &str, text: &'t str, layout: Layout) -> Result<Vec<Row<'t>>> {
    if let Layout::Cells(delimiter @ (b',' | b';')) = layout {
        return quoted(name, text, delimiter);
    }
    let mut rows = Vec::new();
    for (line, number) in text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty()) {
        let sides = match layout {
            Layout::Dic => line.split_once(" @ ").map(|(equivalent, word)| (word, equivalent)).filter(|(word, _)| !word.contains(" @ ")),
            Layout::Words => {
                let mut words = line.split_whitespace();
                words.next().zip(words.next()).filter(|_| words.next().is_none())
            }
            Layout::Cells(_) => line.split_once('\t').filter(|(_, rest)| !rest.contains('\t')),
        };
        rows.push(row(name, number, layout, sides)?);
    }
    Ok(rows)
}

fn row<'t>(name: &str, line: u64, layout: Layout, sides: Option<(&'t str, &'t str)>) -> Result<Row<'t>> {
    let (from, to) = sides.ok_or_else(|| Error::at_line(name, line, layout.what()))?;
    let (from, to) = (from.trim(), to.trim());
    if from.is_empty() || to.is_empty() {
        return Err(empty_side(name, line));
    }
    Ok(Row { from: from.into(), to: to.into(), line })
}

fn quoted(name: &str, text: &str, delimiter: u8) -> Result<Vec<Row<'static>>> {
    let mut csv = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in csv.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            Error::at_line(name, line, format!("malformed row: {error}"))
        })?;
        let line = record.position().map_or(1, csv::Position::line);
        let (Some(from), Some(to), 2) = (record.get(0), record.get(1), record.len()) else {
            return Err(Error::at_line(name, line, Layout::Cells(delimiter).what()));
        };
        if from.trim().is_empty() || to.trim().is_empty() {
            return Err(empty_side(name, line));
        }
        rows.push(Row { from: from.trim().to_owned().into(), to: to.trim().to_owned().into(), line });
    }
    Ok(rows)
}

fn empty_side(name: &str, line: u64) -> Error {
    Error::at_line(name, line, "a side is empty: give a word in both languages or delete the row")
}

/// Rows of one word become one entry, its equivalents in the order of the file.
pub(super) fn entries(rows: Vec<Row<'_>>) -> Vec<Entry> {
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    let mut entries: Vec<Entry> = Vec::new();
    for Row { from, to, .. } in rows {
        match places.get(&*from) {
            Some(&at) => entries[at].to.push(to.into_owned()),
            None => {
                places.insert(from.clone().into_owned(), entries.len());
                entries.push(Entry { from: from.into_owned(), to: vec![to.into_owned()], weight: None });
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use crate::language::Lang;
    use crate::lexicon::{Loaded, read};

    fn load(name: &str, text: &str) -> crate::Result<Loaded> {
        read(name, text.as_bytes(), &Lang::FRENCH, &Lang::ARABIC)
    }

    /// What a lexicon says, one pair after the other.
    fn pairs(name: &str, text: &str) -> Vec<String> {
        let loaded = load(name, text).expect("a good lexicon");
        assert!(loaded.notes.is_empty(), "{:?}", loaded.notes);
        loaded.entries.iter().map(|entry| format!("{}={}", entry.from, entry.to.join("|"))).collect()
    }

    fn fault(name: &str, text: &str) -> String {
        load(name, text).expect_err("a bad lexicon").to_string()
    }

    #[test]
    fn every_format_says_the_same() {
        let expected = ["pont=جسر|قنطرة", "rive=ضفة"];
        assert_eq!(pairs("a.csv", "fr,ar,pos\npont,جسر|قنطرة,n\nrive,ضفة,n\n"), expected);
        assert_eq!(pairs("a.csv", "ar;fr\nجسر|قنطرة;pont\nضفة;rive\n"), expected);
        assert_eq!(pairs("a.csv", "pont,جسر\npont,قنطرة\nrive,ضفة\n"), expected);
        assert_eq!(pairs("a.tsv", "pont\tجسر\npont\tقنطرة\nrive\tضفة\n"), expected);
        assert_eq!(pairs("a.tsv", "fr\tar\npont\tجسر|قنطرة\nrive\tضفة\n"), expected);
        assert_eq!(pairs("fr-ar.txt", "pont جسر\npont\u{20}قنطرة\nrive ضفة\n"), expected);
        assert_eq!(pairs("fr-ar.txt", "pont\tجسر\npont\tقنطرة\nrive\tضفة"), expected);
        assert_eq!(pairs("fr-ar.dic", "جسر @ pont\nقنطرة @ pont\n\nضفة @ rive\r\n"), expected);
        assert_eq!(pairs("no-extension", "جسر @ pont\nقنطرة @ pont\nضفة @ rive\n"), expected);
    }

    #[test]
    fn headers_name_languages_in_several_ways() {
        for header in ["French,Arabic", "FR,AR", "fra,ara", "fr-MA,ar_MA", "français,العربية", "source,target"] {
            assert_eq!(pairs("a.csv", &format!("{header}\npont,جسر\n")), ["pont=جسر"], "{header}");
        }
    }

    #[test]
    fn phrases_are_allowed_where_the_format_has_room_for_them() {
        assert_eq!(pairs("a.dic", "قرار المحكمة @ arrêt de la cour\n"), ["arrêt de la cour=قرار المحكمة"]);
        assert_eq!(pairs("a.txt", "arrêt de la cour\tقرار المحكمة\n"), ["arrêt de la cour=قرار المحكمة"]);
        assert_eq!(pairs("a.csv", "\"oui, certes\",نعم\n"), ["oui, certes=نعم"]);
    }

    #[test]
    fn rows_that_do_not_fit_are_named() {
        for (name, text, place) in [
            ("a.txt", "pont جسر\narrêt de la cour قرار\n", "a.txt:2: "),
            ("a.tsv", "pont\tجسر\nrive\tضفة\tn\n", "a.tsv:2: "),
            ("a.csv", "pont,جسر\nrive\n", "a.csv:2: "),
            ("a.csv", "pont,جسر\nrive,\n", "a.csv:2: "),
            ("a.dic", "جسر @ pont\nضفة@rive\n", "a.dic:2: "),
            ("a.dic", "جسر @ pont\n @ rive\n", "a.dic:2: "),
            ("a.csv", "fr,de\n", "a.csv:1: no column `ar`"),
            ("a.csv", "mot,genre,sens\n", "a.csv:1: no column `fr`"),
            ("a.txt", "\nun mot seul et rien\n", "a.txt:2: no lexicon format fits"),
            ("a.txt", " \n", "a.txt: is empty"),
        ] {
            let message = fault(name, text);
            assert!(message.starts_with(place), "{text:?}: {message}");
        }
    }

    #[test]
    fn sides_that_stand_the_wrong_way_are_turned_and_a_note_says_so() {
        for (name, text) in [("a.dic", "pont @ جسر\nrive @ ضفة\n"), ("a.txt", "جسر pont\nضفة rive\n")] {
            let loaded = load(name, text).expect("a lexicon all the same");
            assert_eq!((loaded.entries[0].from.as_str(), loaded.entries[0].to[0].as_str()), ("pont", "جسر"));
            assert!(loaded.notes[0].starts_with(name) && loaded.notes[0].contains("turned"), "{:?}", loaded.notes);
        }
    }

    #[test]
    fn a_header_is_believed_and_its_columns_must_agree() {
        let message = fault("a.csv", "fr,ar\nجسر,pont\nضفة,rive\n");
        assert!(message.starts_with("a.csv:1: ") && message.contains("swapped"), "{message}");
    }

    #[test]
    fn another_pair_of_languages_is_no_lexicon_for_this_one() {
        let message = fault("a.txt", "мост pont\nберег rive\nдом maison\n");
        assert!(message.starts_with("a.txt:1: ") && message.contains("--from"), "{message}");
    }

    #[test]
    fn unknown_languages_are_taken_as_they_come() {
        let read = |name: &str, text: &str| read(name, text.as_bytes(), &Lang::new("xx"), &Lang::new("yy")).expect("a lexicon");
        assert_eq!(read("a.txt", "мост جسر\n").entries[0].from, "мост");
        assert_eq!(read("a.dic", "мост @ جسر\n").entries[0].from, "جسر");
        assert_eq!(read("a.csv", "yy,xx\nмост,جسر\n").entries[0].from, "جسر");
    }
}
