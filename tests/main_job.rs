//! The main job on the sample corpus: `truchement align corpus -o OUT`.
mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use common::{Corpus, Row, Source, main_job, probability, root, run, source};
use serde_json::Value;
use truchement::language::Lang;

/// Source documents by id, read once.
struct Sources(BTreeMap<String, Source>);

impl Sources {
    fn of_the_corpus() -> Self {
        Self(BTreeMap::new())
    }

    fn get(&mut self, doc: &str) -> &Source {
        self.0.entry(doc.to_owned()).or_insert_with(|| source(&root().join("corpus"), doc))
    }
}

/// The names of the French documents of the sample corpus: `NAME` of `NAME.fr.txt`, pairs of JSONL rows.
fn french_documents() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(root().join("corpus")).expect("the sample corpus") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        if let Some((name, _)) = name.split_once(".fr.") {
            names.insert(name.to_owned());
        } else if name.ends_with(".jsonl") {
            for line in fs::read_to_string(root().join("corpus").join(name)).expect("UTF-8").lines() {
                let row: Value = serde_json::from_str(line).expect("JSON");
                if row["lang"] == "fr" {
                    names.insert(row["pair"].as_str().expect("a pair").to_owned());
                }
            }
        }
    }
    assert!(names.len() > 15);
    names
}

/// Numbers of segments on the two sides of a bead, from its type.
fn sides(row: &Row) -> (usize, usize) {
    let (fr, ar) = row["type"].split_once('-').unwrap_or_else(|| panic!("not a type of bead: {row:?}"));
    (fr.parse().expect("a number"), ar.parse().expect("a number"))
}

fn check_ids(rows: &[Row], table: &str) {
    let mut seen = BTreeSet::new();
    for row in rows {
        let id = &row["id"];
        assert!(id.chars().any(char::is_alphabetic), "{table}: the id {id:?} is a bare number, or nothing");
        assert!(!id.contains(char::is_whitespace), "{table}: white space in the id {id:?}");
        assert!(seen.insert(id), "{table}: the id {id:?} twice");
    }
}

#[test]
fn nothing_on_stdout_and_only_warnings_on_stderr() {
    let run = &main_job().run;
    assert_eq!(run.stdout, "");
    assert!(!run.stderr.contains(['\u{1b}', '\r', '\u{8}']), "progress on what is not a terminal: {:?}", run.stderr);
    for line in run.stderr.lines().filter(|line| !line.trim().is_empty()) {
        assert!(line.contains("warning"), "not a warning: {line:?}");
    }
}

#[test]
fn every_file_is_there_and_no_trace_of_its_making() {
    let names: BTreeSet<String> = fs::read_dir(&main_job().output.dir)
        .expect("the output")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    for name in ["sentences.csv", "quotes.csv", "terms.csv", "run.json", "datapackage.json"] {
        assert!(names.contains(name), "{name} is missing: {names:?}");
    }
    assert!(!names.iter().any(|name| name.starts_with('.') || name.ends_with(".tmp")), "something was left behind: {names:?}");
    let beside = main_job().output.dir.parent().expect("a parent");
    assert_eq!(fs::read_dir(beside).expect("a folder").count(), 1, "something was left beside the output");
}

#[cfg(unix)]
#[test]
fn others_may_read_what_was_written() {
    use std::os::unix::fs::PermissionsExt;
    let plain = main_job().output.dir.parent().expect("a parent").join("output/plain.probe");
    fs::write(&plain, "").expect("a file");
    let usual = fs::metadata(&plain).expect("a file").permissions().mode();
    fs::remove_file(&plain).expect("a file");
    for name in ["sentences.csv", "quotes.csv", "terms.csv", "run.json", "datapackage.json"] {
        let mode = fs::metadata(main_job().output.dir.join(name)).expect("a file").permissions().mode();
        assert_eq!(mode & 0o777, usual & 0o777, "{name} has not the permissions of an ordinary file");
    }
}

#[test]
fn ids_are_unique_and_never_bare_numbers() {
    let output = &main_job().output;
    check_ids(&output.sentences, "sentences.csv");
    check_ids(&output.quotes, "quotes.csv");
    check_ids(&output.terms, "terms.csv");
}

#[test]
fn ids_stay_when_other_documents_come_or_go() {
    let corpus = root().join("corpus");
    let read = |name: &str| fs::read(corpus.join(name)).expect("a sample");
    let alone =
        Corpus::new().file("seisme-tirzaz.fr.txt", read("seisme-tirzaz.fr.txt")).file("seisme-tirzaz.ar.txt", read("seisme-tirzaz.ar.txt"));
    alone.align(&[]).exits(0);
    let key = |rows: &[Row]| -> Vec<(String, String, String)> {
        let mut keys: Vec<_> = rows
            .iter()
            .filter(|row| &row["pair"] == "seisme-tirzaz")
            .map(|row| (row["id"].into(), row["fr_from"].into(), row["fr_to"].into()))
            .collect();
        keys.sort();
        keys
    };
    let output = alone.output();
    assert_eq!(key(&output.quotes), key(&main_job().output.quotes));
    assert_eq!(key(&output.sentences), key(&main_job().output.sentences));
}

#[test]
fn sentences_point_to_their_text() {
    let mut sources = Sources::of_the_corpus();
    for row in &main_job().output.sentences {
        let (fr, ar) = sides(row);
        for (side, pieces) in [("fr", fr), ("ar", ar)] {
            let (doc, from, to) = (format!("{side}_doc"), format!("{side}_from"), format!("{side}_to"));
            if row[side].is_empty() {
                assert!(row[&*from].is_empty() && row[&*to].is_empty(), "offsets of nothing: {row:?}");
                continue;
            }
            sources.get(&row[&*doc]).check(&row[side], row.number(&from), row.number(&to), pieces, &row["id"]);
        }
    }
}

#[test]
fn sentence_rows_hold_what_the_contract_says() {
    let output = &main_job().output;
    assert!(output.sentences.len() > 300, "only {} rows", output.sentences.len());
    for row in &output.sentences {
        probability(&row["score"]);
        assert!(["parallel", "free"].contains(&&row["order"]), "order: {row:?}");
        assert!(!row["pair"].is_empty(), "no pair: {row:?}");
        let (fr, ar) = sides(row);
        assert!(fr + ar > 0, "a bead of nothing: {row:?}");
        assert_eq!(fr == 0, row["fr"].is_empty(), "a null bead has an empty side, and no other has: {row:?}");
        assert_eq!(ar == 0, row["ar"].is_empty(), "a null bead has an empty side, and no other has: {row:?}");
    }
    let orders: BTreeSet<&str> = output.sentences.iter().map(|row| &row["order"]).collect();
    assert_eq!(orders, BTreeSet::from(["free", "parallel"]), "the corpus holds whole versions and speeches quoted out of order");
}

/// Sentences of a document by its id: language, first and last offset.
type Prose = BTreeMap<String, Vec<(String, usize, usize)>>;

/// Every sentence that `segment` shows.
fn prose() -> &'static Prose {
    static PROSE: OnceLock<Prose> = OnceLock::new();
    PROSE.get_or_init(|| {
        let mut files: Vec<PathBuf> = fs::read_dir(root().join("corpus"))
            .expect("the corpus")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.is_file())
            .collect();
        files.retain(|path| path.extension().is_some_and(|extension| ["txt", "html", "jsonl"].iter().any(|known| extension == *known)));
        files.sort();
        let args: Vec<String> =
            ["segment".to_owned()].into_iter().chain(files.iter().map(|path| path.to_string_lossy().into_owned())).collect();
        let mut prose = Prose::new();
        for row in run(&args).exits(0).table(common::SEGMENT).iter().filter(|row| &row["kind"] == "sentence") {
            prose.entry(row["doc"].into()).or_default().push((row["lang"].into(), row.number("from"), row.number("to")));
        }
        prose
    })
}

#[test]
fn parallel_pairs_hold_every_sentence_once_and_in_order() {
    let output = &main_job().output;
    let mut parallel = 0;
    for pair in french_documents() {
        let all: Vec<&Row> = output.sentences.iter().filter(|row| row["pair"] == *pair).collect();
        let rows: Vec<&Row> = all.iter().copied().filter(|row| &row["order"] == "parallel").collect();
        if rows.is_empty() {
            continue;
        }
        parallel += 1;
        for side in ["fr", "ar"] {
            let (doc, from, to) = (format!("{side}_doc"), format!("{side}_from"), format!("{side}_to"));
            let ranges_of = |rows: &[&'static Row]| {
                let mut ranges: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
                for row in rows.iter().filter(|row| !row[side].is_empty()) {
                    ranges.entry(&row[&*doc]).or_default().push((row.number(&from), row.number(&to)));
                }
                ranges
            };
            for (doc, ranges) in ranges_of(&rows) {
                assert!(
                    ranges.is_sorted() && ranges.windows(2).all(|two| two[0].1 <= two[1].0),
                    "{doc}: not in order, or twice: {ranges:?}"
                );
            }
            // Sentences that changed places are beads in free order among the others.
            for (doc, ranges) in ranges_of(&all) {
                let sentences = prose().get(doc).unwrap_or_else(|| panic!("`segment` does not show {doc:?}: {:?}", prose().keys()));
                for (lang, from, to) in sentences.iter().filter(|(lang, ..)| lang == side) {
                    let holders = ranges.iter().filter(|range| range.0 <= *from && *to <= range.1).count();
                    assert_eq!(holders, 1, "{doc}: the {lang} sentence at {from}..{to} stands in {holders} beads");
                }
            }
        }
    }
    assert!(parallel >= 9, "the corpus has nine whole versions of text files, and {parallel} pairs are parallel");
}

#[test]
fn french_sentences_of_other_pairs_are_not_lost_either() {
    let output = &main_job().output;
    let mut ranges: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for row in output.sentences.iter().filter(|row| !row["fr"].is_empty()) {
        ranges.entry(&row["fr_doc"]).or_default().push((row.number("fr_from"), row.number("fr_to")));
    }
    for (doc, sentences) in prose() {
        let french: Vec<_> = sentences.iter().filter(|(lang, ..)| lang == "fr").collect();
        let Some(ranges) = ranges.get(&**doc) else {
            continue; // an article without any source has no beads
        };
        for (_, from, to) in french {
            assert!(ranges.iter().any(|range| range.0 <= *from && *to <= range.1), "{doc}: the sentence at {from}..{to} stands in no row");
        }
    }
}

#[test]
fn noise_stays_out_of_the_sentences() {
    for row in &main_job().output.sentences {
        for noise in ["pic.twitter.com", "https://t.co/", "(@", "[Photo"] {
            assert!(!row["fr"].contains(noise), "{noise} in a sentence: {row:?}");
        }
    }
}

#[test]
fn quotes_point_to_their_text_and_to_their_source() {
    let mut sources = Sources::of_the_corpus();
    let output = &main_job().output;
    assert!(output.quotes.len() > 200, "only {} quotations", output.quotes.len());
    for row in &output.quotes {
        assert!(["direct", "partial", "heading", "post"].contains(&&row["kind"]), "kind: {row:?}");
        assert!(["explicit", "anaphoric", "implicit", "none"].contains(&&row["attribution"]), "attribution: {row:?}");
        assert!(["full", "partial", "none"].contains(&&row["link"]), "link: {row:?}");
        assert!(!row["quote"].is_empty() && !row["lang"].is_empty(), "an empty cell: {row:?}");
        assert_eq!(&row["attribution"] == "none", row["speaker"].is_empty(), "a speaker and its attribution: {row:?}");
        sources.get(&row["fr_doc"]).check(&row["quote"], row.number("fr_from"), row.number("fr_to"), 1, &row["id"]);
        if &row["link"] == "none" {
            assert!(row["ar"].is_empty() && row["ar_from"].is_empty() && row["ar_to"].is_empty(), "a passage without a link: {row:?}");
            assert!(row["score"].is_empty() || probability(&row["score"]) <= 1.0);
        } else {
            assert!(!row["ar"].is_empty(), "a link to nothing: {row:?}");
            probability(&row["score"]);
            sources.get(&row["ar_doc"]).check(&row["ar"], row.number("ar_from"), row.number("ar_to"), 1, &row["id"]);
        }
    }
    let kinds: BTreeSet<&str> = output.quotes.iter().map(|row| &row["kind"]).collect();
    assert_eq!(kinds, BTreeSet::from(["direct", "heading", "partial", "post"]), "the corpus holds all four kinds");
}

#[test]
fn terms_point_to_their_text_and_to_their_sentence() {
    let mut sources = Sources::of_the_corpus();
    let output = &main_job().output;
    let glossary = truchement::bundled::glossary(&Lang::FRENCH, &Lang::ARABIC).expect("the glossary");
    let concepts: BTreeSet<String> = glossary.concepts().iter().map(|concept| concept.id.clone()).collect();
    let sentences: BTreeMap<&str, &Row> = output.sentences.iter().map(|row| (&row["id"], row)).collect();
    assert!(output.terms.len() > 50, "only {} terms", output.terms.len());
    for row in &output.terms {
        assert!(["preferred", "admitted", "forbidden", "missing", "uncertain"].contains(&&row["status"]), "status: {row:?}");
        assert!(["exact", "clitic", "inflected", "loose"].contains(&&row["match"]), "match: {row:?}");
        assert!(concepts.contains(&row["concept"]), "no such concept: {row:?}");
        let sentence = sentences.get(&row["sentence"]).unwrap_or_else(|| panic!("no such sentence: {row:?}"));
        assert_eq!(sentence["pair"], row["pair"]);
        sources.get(&row["fr_doc"]).check(&row["fr"], row.number("fr_from"), row.number("fr_to"), 1, &row["id"]);
        assert!(
            sentence.number("fr_from") <= row.number("fr_from") && row.number("fr_to") <= sentence.number("fr_to"),
            "outside its sentence: {row:?}"
        );
        if ["preferred", "admitted"].contains(&&row["status"]) {
            assert!(!row["ar"].is_empty(), "the Arabic term stands there, and is not shown: {row:?}");
        }
        if &row["status"] == "missing" {
            assert!(row["ar"].is_empty(), "missing, and shown: {row:?}");
        }
        if !row["ar"].is_empty() {
            sources.get(&row["ar_doc"]).check(&row["ar"], row.number("ar_from"), row.number("ar_to"), 1, &row["id"]);
            assert!(
                sentence.number("ar_from") <= row.number("ar_from") && row.number("ar_to") <= sentence.number("ar_to"),
                "outside its bead: {row:?}"
            );
        }
    }
    for row in &output.sentences {
        for concept in row["terms"].split('|').filter(|concept| !concept.is_empty()) {
            assert!(concepts.contains(concept), "no such concept {concept:?}: {row:?}");
            let on_both_sides =
                output.terms.iter().any(|term| term["sentence"] == row["id"] && &term["concept"] == concept && !term["ar"].is_empty());
            assert!(on_both_sides, "{concept:?} is said to stand on both sides: {row:?}");
        }
    }
}

#[test]
fn run_json_says_what_was_done() {
    let run = &main_job().output.run;
    assert_eq!(run["version"], env!("CARGO_PKG_VERSION"));
    assert!(run["settings"].is_object(), "settings: {run}");
    let signature = run["signature"].as_str().unwrap_or_else(|| panic!("no signature: {run}"));
    assert!(signature.contains(env!("CARGO_PKG_VERSION")) && !signature.contains('\n'), "one line to cite: {signature:?}");
    assert!(run["counts"].is_object(), "counts: {run}");
    assert!(run["times"].is_object(), "times stand apart: {run}");
    let text = run.to_string();
    let hashes = text.split(|letter: char| !letter.is_ascii_hexdigit()).filter(|word| word.len() >= 16).count();
    assert!(hashes >= 2, "hashes of the inputs and of the glossary: {text}");
    let documents = run["documents"].as_array().unwrap_or_else(|| panic!("no list of documents: {run}"));
    for document in documents {
        assert!(document["status"].as_str().is_some_and(|status| !status.is_empty()), "no status: {document}");
    }
    for name in french_documents() {
        let known = documents.iter().any(|document| {
            let text = document.to_string();
            text.contains(&format!("{name}.fr")) || text.contains(&format!("{name}-fr"))
        });
        assert!(known, "the French document of {name} has no status");
    }
    for name in ["bibliotheque-mobile.ar", "conference-tansift.secretariat.ar"] {
        assert!(documents.iter().any(|document| document.to_string().contains(name)), "{name} has no status");
    }
}

#[test]
fn datapackage_json_describes_the_tables() {
    let bytes = fs::read(main_job().output.dir.join("datapackage.json")).expect("a file");
    let package: Value = serde_json::from_slice(&bytes).expect("JSON");
    let resources = package["resources"].as_array().expect("resources");
    for (path, header) in [("sentences.csv", common::SENTENCES), ("quotes.csv", common::QUOTES), ("terms.csv", common::TERMS)] {
        let resource = resources.iter().find(|resource| resource["path"] == path).unwrap_or_else(|| panic!("{path} is not described"));
        let name = resource["name"].as_str().expect("a name");
        assert!(!name.is_empty() && name.chars().all(|letter| matches!(letter, 'a'..='z' | '0'..='9' | '.' | '_' | '-')), "name {name:?}");
        let fields = resource["schema"]["fields"].as_array().expect("fields");
        let names: Vec<&str> = fields.iter().map(|field| field["name"].as_str().expect("a name")).collect();
        assert_eq!(names.join(","), header, "{path}");
        for field in fields {
            match field["name"].as_str().unwrap_or_default() {
                "fr_from" | "fr_to" | "ar_from" | "ar_to" => assert_eq!(field["type"], "integer", "{path}: {field}"),
                "score" => assert_eq!(field["type"], "number", "{path}: {field}"),
                _ => assert!(field["type"].is_string(), "{path}: {field}"),
            }
        }
    }
}

#[test]
fn quiet_is_quiet() {
    let corpus = Corpus::with_pair();
    let run = corpus.align(&["--quiet"]).exits(0);
    assert_eq!((&*run.stdout, &*run.stderr), ("", ""));
    corpus.pair_is_done();
}

#[test]
fn the_output_folder_has_a_default() {
    let corpus = Corpus::with_pair();
    corpus.run(&["align", "corpus"]).exits(0);
    common::Output::read(&corpus.path().join("output"));
}

#[test]
fn several_corpora_make_one_output() {
    let corpus = Corpus::with_pair();
    let second = corpus.path().join("second");
    fs::create_dir(&second).expect("a folder");
    fs::write(second.join("pont.fr.txt"), "Le pont de Zarga a coûté 48 millions. Il ouvrira en mai 2031.\n").expect("a file");
    fs::write(second.join("pont.ar.txt"), "كلّف جسر زرقة 48 مليونا. وسيُفتح في ماي 2031.\n").expect("a file");
    corpus.align(&["second"]).exits(0);
    let output = corpus.pair_is_done();
    assert!(output.sentences.iter().any(|row| &row["pair"] == "pont" && row["fr"].contains("48") && row["ar"].contains("48")));
}

#[test]
fn folders_of_one_language_each_and_pairs_csv_pair_too() {
    let folders = Corpus::new().file("fr/marche.txt", common::PAIR_FR).file("ar/marche.txt", common::PAIR_AR);
    folders.align(&[]).exits(0);
    folders.pair_is_done();
    let listed = Corpus::new()
        .file("une.txt", common::PAIR_FR)
        .file("deux.txt", common::PAIR_AR)
        .file("pairs.csv", "pair,lang,path\nmarche,fr,une.txt\nmarche,ar,deux.txt\n");
    listed.align(&[]).exits(0);
    listed.pair_is_done();
}

#[test]
fn rows_of_a_jsonl_file_pair_by_their_pair() {
    let row = |id: &str, lang: &str, text: &str| serde_json::json!({"id": id, "lang": lang, "text": text, "pair": "marche"}).to_string();
    let corpus = Corpus::new().beside("depot.jsonl", [row("m1", "fr", common::PAIR_FR), row("m2", "ar", common::PAIR_AR)].join("\n"));
    corpus.run(&["align", "depot.jsonl", "-o", "out"]).exits(0);
    let output = corpus.pair_is_done();
    let text: Vec<char> = common::PAIR_FR.chars().collect();
    for row in output.sentences.iter().filter(|row| !row["fr"].is_empty() && &row["type"] == "1-1") {
        let slice: String = text[row.number("fr_from")..row.number("fr_to")].iter().collect();
        assert_eq!(slice, row["fr"], "offsets count in the text of the row");
    }
}

/// An article with cells that a spreadsheet would take for formulas.
fn with_formulas() -> Corpus {
    Corpus::with_pair().file(
        "cours.fr.txt",
        "=SOMME(A1) est la première phrase de cette note ; elle compte 18 mots.\n\n@registre est le compte du service. -3 degrés ont été relevés à l’aube.\n\n\
         «+40 % en un an», a dit la préfète, Salima Ouazzani.\n",
    ).file("cours.ar.txt", "=SOMME(A1) هي الجملة الأولى في هذه المذكرة، وفيها 18 كلمة.\n\n@registre هو حساب المصلحة. وسُجلت -3 درجات فجرا.\n\nوقالت الوالية سليمة وزاني: «+40 % في سنة».\n")
}

#[test]
fn spreadsheet_csv_opens_in_excel_and_guards_formulas() {
    let corpus = with_formulas();
    corpus.align(&[]).exits(0);
    let plain = corpus.output();
    let guarded: usize = [&plain.sentences, &plain.quotes, &plain.terms]
        .into_iter()
        .flatten()
        .flat_map(|row| row.0.values())
        .filter(|cell| cell.starts_with(['=', '+', '-', '@', '\t', '\r']))
        .count();
    assert!(guarded >= 3, "the text is made to need a guard: {guarded}");

    let run = corpus.run(&["align", "corpus", "-o", "sheets", "--csv", "spreadsheet"]).exits(0);
    assert_eq!(run.stdout, "");
    let said = run.stderr.split(|letter: char| !letter.is_ascii_digit()).any(|number| number == guarded.to_string());
    assert!(said, "{guarded} cells were guarded, and stderr does not say so: {}", run.stderr);

    for (name, header, rows) in
        [("sentences.csv", common::SENTENCES, plain.sentences.len()), ("quotes.csv", common::QUOTES, plain.quotes.len())]
    {
        let bytes = fs::read(corpus.path().join("sheets").join(name)).expect("a file");
        let text = String::from_utf8(bytes).expect("UTF-8");
        let text = text.strip_prefix('\u{FEFF}').unwrap_or_else(|| panic!("{name} has no BOM"));
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{name}: every line ends in CRLF");
        assert_eq!(text.lines().next(), Some(&*header.replace(',', ";")), "{name}");
        let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_reader(text.as_bytes());
        let records: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
        assert_eq!(records.len(), rows, "{name}: as many rows as in the plain file");
        for cell in records.iter().flatten() {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{name}: no guard before {cell:?}");
        }
        assert!(
            records.iter().flatten().any(|cell| cell.contains("=SOMME(A1)") || cell.contains("+40")),
            "{name}: the text is still there"
        );
    }
}

#[test]
fn a_plain_csv_leaves_the_text_as_it_is() {
    let corpus = with_formulas();
    corpus.align(&[]).exits(0);
    assert!(corpus.output().sentences.iter().any(|row| row["fr"].starts_with("=SOMME(A1) est la première phrase")));
}
