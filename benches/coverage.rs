//! How much of running text the bundled lexicon reads: `cargo bench --bench coverage -- [WORDS]`.
//!
//! Every folder of `TRUCHEMENT_DATA` (or of `shared/data` beside the project) with the files `fr.txt` and `ar.txt` is read. The share of tokens with at least
//! one reading is printed for each, of all words and of content words; numbers and words of another script are left out. `WORDS`, a number, lists as many
//! of the most frequent words with what they are read as, those without a reading first.
#![allow(clippy::print_stdout, reason = "a benchmark reports on the terminal")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use truchement::language::{self, Language, TokenKind};
use truchement::lexicon::{self, End, Entry, FormId, Lexicon, LexiconBuilder};
use truchement::text;

fn main() {
    let Some(folder) = folder() else {
        println!("no texts: set TRUCHEMENT_DATA to a folder of folders with fr.txt and ar.txt");
        return;
    };
    let listed = std::env::args().skip(1).find_map(|argument| argument.parse::<usize>().ok());
    let entries = entries();
    let mut builder = LexiconBuilder::new("fr", "ar");
    entries.iter().for_each(|entry| builder.add(entry, 1.0));
    let lexicon = builder.build();
    for (end, code) in [(End::From, "fr"), (End::To, "ar")] {
        let language = language::of(code);
        let names = names(&entries, end, language, &lexicon);
        let mut all: BTreeMap<String, usize> = BTreeMap::new();
        for set in sets(&folder) {
            let words = words(&set.join(format!("{code}.txt")), language);
            let name = set.file_name().unwrap_or_default().to_string_lossy().into_owned();
            report(&format!("{code} {name}"), &words, |word| !lexicon.known(end, word, language).is_empty(), language);
            for (word, count) in words {
                *all.entry(word).or_default() += count;
            }
        }
        report(&format!("{code} all"), &all, |word| !lexicon.known(end, word, language).is_empty(), language);
        time(&all, language);
        if let Some(listed) = listed {
            list(&all, listed, |word| {
                lexicon
                    .known(end, word, language)
                    .iter()
                    .map(|known| format!("{}:{}", names.get(&known.form).map_or("?", String::as_str), known.weight))
                    .collect()
            });
        }
    }
}

/// Where the texts are.
fn folder() -> Option<PathBuf> {
    let folder =
        std::env::var_os("TRUCHEMENT_DATA").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

/// The folders with texts in both languages, by name.
fn sets(folder: &Path) -> Vec<PathBuf> {
    let mut sets: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("a folder that can be listed")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.join("fr.txt").is_file() && path.join("ar.txt").is_file())
        .collect();
    sets.sort();
    sets
}

/// The lexicon as it stands on disk, so that an edited row shows without a build.
fn entries() -> Vec<Entry> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("glossary/lexicon.fr-ar.csv");
    let file = std::fs::File::open(&path).expect("the bundled lexicon");
    lexicon::parse(&path.display().to_string(), file, "fr", "ar").expect("a well-formed lexicon")
}

/// What each form of one side is called.
fn names(entries: &[Entry], end: End, language: &'static dyn Language, lexicon: &Lexicon) -> BTreeMap<FormId, String> {
    let items = entries.iter().flat_map(|entry| match end {
        End::From => std::slice::from_ref(&entry.from).iter(),
        End::To => entry.to.iter(),
    });
    let mut names = BTreeMap::new();
    // Single words first: a form is called as it is listed.
    let mut items: Vec<_> = items.map(|item| language::tokens(item, language)).collect();
    items.sort_by_key(Vec::len);
    for token in items.into_iter().flatten() {
        for word in [token.folded.as_str(), token.folded.strip_prefix("ال").unwrap_or_default()] {
            // Which of the readings the form is, shows when the others are asked alone.
            if let Some(known) = lexicon.known(end, word, language).first()
                && language.analyses(word).first().is_some_and(|analysis| analysis.text == word)
            {
                names.entry(known.form).or_insert_with(|| word.to_owned());
            }
        }
    }
    names
}

/// How often each word of the language's own script occurs.
fn words(path: &Path, language: &'static dyn Language) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    let content = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    for token in content.lines().flat_map(|line| language::tokens(line, language)) {
        if token.kind == TokenKind::Word && text::dominant_script(&token.folded) == language.script() {
            *words.entry(token.folded).or_default() += 1;
        }
    }
    words
}

fn report(name: &str, words: &BTreeMap<String, usize>, known: impl Fn(&str) -> bool, language: &dyn Language) {
    let (mut all, mut all_known, mut content, mut content_known) = (0, 0, 0, 0);
    for (word, count) in words {
        let hit = if known(word) { *count } else { 0 };
        all += count;
        all_known += hit;
        if !language.is_stopword(word) {
            content += count;
            content_known += hit;
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    println!(
        "{name:16} {all:7} words {:5.1}% known  {content:7} content words {:5.1}% known",
        share(all_known, all),
        share(content_known, content)
    );
}

fn time(words: &BTreeMap<String, usize>, language: &dyn Language) {
    let begun = std::time::Instant::now();
    let readings: usize = words.keys().map(|word| language.analyses(word).len()).sum();
    let each = begun.elapsed().as_secs_f64() * 1e6 / words.len().max(1) as f64;
    println!("{:16} {each:.1} µs and {:.0} readings a word type", "", readings as f64 / words.len().max(1) as f64);
}

fn list(words: &BTreeMap<String, usize>, listed: usize, readings: impl Fn(&str) -> Vec<String>) {
    let mut by_count: Vec<(usize, &String)> = words.iter().map(|(word, &count)| (count, word)).collect();
    by_count.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let unknown = by_count.iter().filter(|(_, word)| readings(word).is_empty());
    unknown.take(listed).for_each(|(count, word)| println!("?\t{count}\t{word}"));
    by_count.iter().take(listed).for_each(|(count, word)| println!("=\t{count}\t{word}\t{}", readings(word).join(" ")));
}
