//! Input that is wrong, odd or hostile: a clear message, the right exit code, and the rest done.
mod common;

use std::fs;

use common::{Corpus, Output, PAIR_FR, one_line, run};

/// The French sentences of a finished job, in the order of the table.
fn french(output: &Output) -> Vec<&str> {
    output.sentences.iter().map(|row| &row["fr"]).filter(|text| !text.is_empty()).collect()
}

/// What `run.json` says of the document whose id or path holds `name`.
fn status(output: &Output, name: &str) -> String {
    let documents = output.run["documents"].as_array().expect("documents");
    let document = documents.iter().find(|document| document.to_string().contains(name));
    document.unwrap_or_else(|| panic!("run.json does not name {name}: {documents:?}"))["status"].as_str().expect("a status").to_owned()
}

// Files and folders

#[test]
fn an_empty_file_is_named_and_the_rest_is_done() {
    let corpus = Corpus::with_pair().file("vide.fr.txt", "");
    let run = corpus.align(&[]).says(&["vide.fr.txt"]);
    assert!(matches!(run.code, Some(0 | 2)), "exit code {:?}", run.code);
    assert!(!status(&corpus.pair_is_done(), "vide.fr").is_empty());
}

#[test]
fn a_file_of_blanks_or_of_a_lone_bom_does_no_harm() {
    let corpus = Corpus::with_pair().file("blanc.fr.txt", " \n\t\u{a0}\n\n").file("bom.fr.txt", "\u{FEFF}");
    let run = corpus.align(&[]);
    assert!(matches!(run.code, Some(0 | 2)), "exit code {:?}", run.code);
    corpus.pair_is_done();
}

#[test]
fn an_empty_corpus_is_an_error_that_names_it() {
    let corpus = Corpus::new();
    corpus.align(&[]).exits(2).says(&["corpus"]);
    assert!(!corpus.path().join("out/sentences.csv").exists());
}

#[test]
fn a_missing_path_is_an_error_that_names_it() {
    let corpus = Corpus::with_pair();
    corpus.run(&["align", "nulle-part", "-o", "out"]).exits(2).says(&["nulle-part"]);
    assert!(!corpus.path().join("out").exists(), "nothing was done, and there is an output");
    for command in [
        &["segment", "nulle-part.txt"][..],
        &["terms", "find", "--lang", "fr", "nulle-part.txt"],
        &["score", "nulle-part.txt", "corpus/marche.fr.txt"],
    ] {
        corpus.run(command).exits(2).says(&["nulle-part.txt"]);
    }
}

#[test]
fn errors_are_one_line_on_stderr_and_nothing_on_stdout() {
    let corpus = Corpus::with_pair();
    let run = corpus.run(&["align", "nulle-part", "-o", "out"]).exits(2);
    assert_eq!(run.stdout, "");
    assert_eq!(run.stderr.trim_end().lines().count(), 1, "one clear line: {}", run.stderr);
}

#[test]
fn a_missing_glossary_or_lexicon_is_an_error_that_names_it() {
    let corpus = Corpus::with_pair();
    corpus.align(&["--glossary", "termes-perdus.csv"]).exits(2).says(&["termes-perdus.csv"]);
    corpus.align(&["--lexicon", "mots-perdus.csv"]).exits(2).says(&["mots-perdus.csv"]);
    assert!(!corpus.path().join("out").exists());
}

// Output

#[test]
fn an_output_path_that_is_a_file_is_refused_and_kept() {
    let corpus = Corpus::with_pair().beside("out", "précieux");
    corpus.align(&[]).exits(2).says(&["out"]);
    assert_eq!(fs::read_to_string(corpus.path().join("out")).expect("the file"), "précieux");
}

#[test]
fn an_output_path_below_a_file_is_refused() {
    let corpus = Corpus::with_pair().beside("note", "précieux");
    corpus.run(&["align", "corpus", "-o", "note/out"]).exits(2).says(&["note"]);
    assert_eq!(fs::read_to_string(corpus.path().join("note")).expect("the file"), "précieux");
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_folder_that_nobody_can_make_is_refused() {
    Corpus::with_pair().run(&["align", "corpus", "-o", "/proc/sortie"]).exits(2).says(&["/proc/sortie"]);
}

#[cfg(unix)]
#[test]
fn a_read_only_output_folder_is_refused_and_left_as_it_is() {
    use std::os::unix::fs::PermissionsExt;
    let corpus = Corpus::with_pair();
    let locked = corpus.path().join("locked");
    fs::create_dir(&locked).expect("a folder");
    let mode = |mode| fs::set_permissions(&locked, fs::Permissions::from_mode(mode)).expect("permissions");
    mode(0o555);
    if fs::write(locked.join("probe"), "").is_err() {
        corpus.run(&["align", "corpus", "-o", "locked/out"]).exits(2).says(&["locked"]);
        corpus.run(&["align", "corpus", "-o", "locked"]).exits(2).says(&["locked"]);
        mode(0o755);
        assert_eq!(fs::read_dir(&locked).expect("a folder").count(), 0);
    } // else: the system administrator may write everywhere, and there is nothing to see
    mode(0o755);
}

#[test]
fn files_that_lie_in_the_output_folder_are_kept() {
    let corpus = Corpus::with_pair();
    fs::create_dir_all(corpus.path().join("out/notes")).expect("a folder");
    fs::write(corpus.path().join("out/notes/mes-notes.txt"), "à garder").expect("a file");
    fs::write(corpus.path().join("out/glossaire.csv"), "à garder aussi").expect("a file");
    fs::write(corpus.path().join("out/sentences.csv"), "d’hier").expect("a file");
    corpus.align(&[]).exits(0);
    corpus.pair_is_done();
    assert_eq!(fs::read_to_string(corpus.path().join("out/notes/mes-notes.txt")).expect("kept"), "à garder");
    assert_eq!(fs::read_to_string(corpus.path().join("out/glossaire.csv")).expect("kept"), "à garder aussi");
}

#[test]
fn a_job_that_cannot_be_done_leaves_the_last_output_alone() {
    let corpus = Corpus::with_pair().beside("faux.csv", "id,fr,ar\nA-1,port,ميناء,de trop\n");
    corpus.align(&[]).exits(0);
    let before = fs::read(corpus.path().join("out/sentences.csv")).expect("a file");
    corpus.align(&["--glossary", "faux.csv"]).exits(2);
    assert_eq!(fs::read(corpus.path().join("out/sentences.csv")).expect("a file"), before);
}

#[test]
fn the_corpus_is_never_written_to() {
    let corpus = Corpus::with_pair();
    corpus.align(&[]).exits(0);
    corpus.pair_is_done();
    let mut names: Vec<_> =
        fs::read_dir(corpus.path().join("corpus")).expect("a folder").map(|entry| entry.expect("an entry").file_name()).collect();
    names.sort();
    assert_eq!(names, ["marche.ar.txt", "marche.fr.txt"]);
    assert_eq!(fs::read_to_string(corpus.path().join("corpus/marche.fr.txt")).expect("a file"), PAIR_FR);
}

// Encodings

#[test]
fn a_file_that_cannot_be_decoded_is_named_and_the_rest_is_done() {
    let binary: Vec<u8> = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".iter().copied().chain((0..2000u32).map(|n| (n * 7919 % 256) as u8)).collect();
    let corpus = Corpus::with_pair().file("image.fr.txt", binary);
    corpus.align(&[]).exits(2).says(&["image.fr.txt"]);
    let output = corpus.pair_is_done();
    assert!(!status(&output, "image.fr").is_empty());
    assert!(output.sentences.iter().all(|row| !row["fr"].contains('\u{FFFD}')));
}

#[test]
fn bytes_that_the_given_encoding_does_not_know_are_an_error_of_that_file() {
    let corpus = Corpus::with_pair().file("accents.fr.txt", b"Un \xe9l\xe8ve a \xe9t\xe9 bless\xe9.\n");
    corpus.align(&["--encoding", "utf-8"]).exits(2).says(&["accents.fr.txt"]);
    corpus.pair_is_done();
}

#[test]
fn an_encoding_that_does_not_exist_is_a_usage_error() {
    Corpus::with_pair().align(&["--encoding", "morse"]).exits(2).says(&["morse"]);
}

#[test]
fn other_encodings_are_read() {
    let french = "Le préfet a reçu les élèves à Béziers.\r\nIl a annoncé l’été dernier 15 mesures.\r\n";
    let windows_1252: Vec<u8> = french.chars().map(|letter| if letter == '’' { 0x92 } else { letter as u8 }).collect();
    let utf16 = |text: &str| -> Vec<u8> { std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect() };
    // « استقبل الوالي التلاميذ في 15 مدرسة. » in windows-1256
    let windows_1256 =
        b"\xc7\xd3\xca\xde\xc8\xe1 \xc7\xe1\xe6\xc7\xe1\xed \xc7\xe1\xca\xe1\xc7\xe3\xed\xd0 \xdd\xed 15 \xe3\xcf\xd1\xd3\xc9.\n";
    let corpus = Corpus::with_pair()
        .file("a.fr.txt", windows_1252)
        .file("a.ar.txt", windows_1256)
        .file("b.fr.txt", utf16(PAIR_FR))
        .file("b.ar.txt", utf16(common::PAIR_AR));
    corpus.align(&[]).exits(0);
    let output = corpus.pair_is_done();
    let text: String = output.sentences.iter().flat_map(|row| [&row["fr"], &row["ar"]]).collect::<Vec<_>>().join("\n");
    assert!(text.contains("Le préfet a reçu les élèves à Béziers."), "{text}");
    assert!(text.contains("l’été dernier"), "{text}");
    assert!(text.contains("استقبل الوالي التلاميذ في 15 مدرسة"), "{text}");
    let rows = |pair: &str| -> Vec<(String, String, String)> {
        output
            .sentences
            .iter()
            .filter(|row| &row["pair"] == pair)
            .map(|row| (row["fr"].into(), row["ar"].into(), row["fr_from"].into()))
            .collect()
    };
    assert_eq!(rows("b"), rows("marche"), "UTF-16 gives what UTF-8 gives, offsets after the BOM");
}

// Tables

#[test]
fn a_malformed_glossary_is_an_error_with_its_line() {
    let long = Corpus::with_pair().beside("termes.csv", "id,fr,ar,status\nA-1,port,ميناء,preferred\nA-2,quai,رصيف,preferred,de trop\n");
    long.align(&["--glossary", "termes.csv"]).exits(2).says(&["termes.csv:3"]);
    let nameless = Corpus::with_pair().beside("termes.csv", "id,fr,ar\nA-1,port,ميناء\n\nA-2,,رصيف\n,quai,رصيف\n");
    nameless.align(&["--glossary", "termes.csv"]).exits(2).says(&["termes.csv:"]);
    let twice = Corpus::with_pair().beside("termes.csv", "id,fr,ar\nA-1,port,ميناء\nA-1,quai,رصيف\n");
    twice.align(&["--glossary", "termes.csv"]).exits(2).says(&["termes.csv:3", "A-1"]);
}

#[test]
fn a_glossary_without_a_needed_column_is_an_error_that_names_the_column() {
    let corpus = Corpus::with_pair().beside("termes.csv", "identifiant,francais,arabe\nA-1,port,ميناء\n");
    corpus.align(&["--glossary", "termes.csv"]).exits(2).says(&["termes.csv", "id"]);
}

#[test]
fn a_small_glossary_with_unknown_columns_is_used() {
    let corpus = Corpus::with_pair().beside("termes.csv", "id,fr,ar,relecteur\nZZ-2,tribunal,محكمة,Nadia\n");
    corpus.align(&["--glossary", "termes.csv"]).exits(0);
    let output = corpus.pair_is_done();
    let row = output.terms.iter().find(|row| &row["concept"] == "ZZ-2").unwrap_or_else(|| panic!("not found: {:?}", output.terms));
    assert_eq!((&row["fr"], &row["status"]), ("tribunal", "preferred"), "{row:?}");
    assert_eq!(&row["ar"], "المحكمة", "{row:?}");
}

#[test]
fn a_malformed_lexicon_is_an_error_with_its_line() {
    let corpus = Corpus::with_pair().beside("mots.csv", "fr,ar,pos\nport,ميناء,nom\nquai,رصيف,nom,de trop\n");
    corpus.align(&["--lexicon", "mots.csv"]).exits(2).says(&["mots.csv:3"]);
}

#[test]
fn a_malformed_pairs_csv_is_an_error_with_its_line() {
    let corpus = Corpus::with_pair().file("pairs.csv", "pair,lang,path\nmarche,fr,marche.fr.txt\nmarche,ar\n");
    corpus.align(&[]).exits(2).says(&["pairs.csv:3"]);
}

#[test]
fn pairs_csv_that_lists_a_missing_file_is_an_error_with_its_line() {
    let corpus =
        Corpus::with_pair().file("pairs.csv", "pair,lang,path\nmarche,fr,marche.fr.txt\nmarche,ar,marche.ar.txt\nautre,fr,absent.txt\n");
    corpus.align(&[]).exits(2).says(&["pairs.csv:4", "absent.txt"]);
}

#[test]
fn pairs_csv_without_its_columns_is_an_error() {
    Corpus::with_pair().file("pairs.csv", "nom,langue\nmarche,fr\n").align(&[]).exits(2).says(&["pairs.csv"]);
}

#[test]
fn a_malformed_row_of_json_is_named_and_the_other_rows_are_done() {
    let row = |id: &str, lang: &str, text: &str| serde_json::json!({"id": id, "lang": lang, "text": text, "pair": "marche"}).to_string();
    let rows = [row("m1", "fr", PAIR_FR), "{\"id\": \"casse\", \"lang\": ".to_owned(), row("m2", "ar", common::PAIR_AR)].join("\n");
    let corpus = Corpus::new().file("depot.jsonl", rows);
    corpus.align(&[]).exits(2).says(&["depot.jsonl:2"]);
    corpus.pair_is_done();
}

#[test]
fn a_row_of_json_without_a_text_or_with_a_known_id_is_named() {
    let row = |id: &str, lang: &str, text: &str| serde_json::json!({"id": id, "lang": lang, "text": text, "pair": "marche"}).to_string();
    let rows = [row("m1", "fr", PAIR_FR), row("m2", "ar", common::PAIR_AR), r#"{"id": "m3", "lang": "fr"}"#.to_owned()].join("\n");
    let corpus = Corpus::new().file("depot.jsonl", rows);
    corpus.align(&[]).exits(2).says(&["depot.jsonl:3"]);
    corpus.pair_is_done();
    let rows = [row("m1", "fr", PAIR_FR), row("m2", "ar", common::PAIR_AR), row("m1", "fr", "Encore lui.")].join("\n");
    Corpus::new().file("depot.jsonl", rows).align(&[]).exits(2).says(&["depot.jsonl:3", "m1"]);
}

// Documents alone

const ALONE: &str = "La bibliothèque de Sidi Marzoug restera fermée tout l’hiver.\n\n\
    «Le toit ne tient plus», a expliqué sa directrice, Yamina Tahraoui. Elle espère rouvrir en avril.\n";

#[test]
fn an_article_without_a_source_is_done_and_its_quotes_have_no_link() {
    let corpus = Corpus::new().file("toit.fr.txt", ALONE);
    corpus.align(&[]).exits(0);
    let output = corpus.output();
    let quotes: Vec<_> = output.quotes.iter().map(|row| (&row["quote"], &row["speaker"], &row["link"], &row["ar"])).collect();
    assert_eq!(quotes, [("Le toit ne tient plus", "Yamina Tahraoui", "none", "")]);
    assert!(!status(&output, "toit.fr").is_empty());
}

#[test]
fn an_unrelated_source_is_left_alone() {
    let corpus = Corpus::new()
        .file("toit.fr.txt", ALONE)
        .file("toit.ar.txt", "فاز فريق كرة القدم المحلي بثلاثة أهداف أمس. وسيلعب الفريق مباراته القادمة في الملعب الكبير.\n");
    corpus.align(&[]).exits(0);
    let output = corpus.output();
    assert!(output.quotes.iter().all(|row| &row["link"] == "none"), "{:?}", output.quotes);
    assert!(output.sentences.iter().all(|row| row["fr"].is_empty() || row["ar"].is_empty() || common::probability(&row["score"]) < 0.5));
}

#[test]
fn a_source_without_an_article_is_named_in_the_report() {
    let corpus = Corpus::with_pair().file("orphelin.ar.txt", "بقيت المدرسة مغلقة طوال الشتاء بسبب سقفها القديم.\n");
    corpus.align(&[]).exits(0);
    let output = corpus.pair_is_done();
    assert!(!status(&output, "orphelin.ar").is_empty());
    assert!(output.quotes.iter().all(|row| row["ar_doc"] != *"orphelin.ar"));
}

#[test]
fn sources_alone_do_not_crash() {
    let corpus = Corpus::new().file("orphelin.ar.txt", "بقيت المدرسة مغلقة طوال الشتاء.\n");
    let run = corpus.align(&[]);
    assert!(matches!(run.code, Some(0 | 2)), "exit code {:?}", run.code);
    assert!(!run.stderr.is_empty() || !status(&corpus.output(), "orphelin.ar").is_empty(), "lost in silence");
}

// Text

#[test]
fn an_unbalanced_guillemet_loses_no_sentence() {
    let text = "Le juge a parlé le premier. «Nous verrons demain, a-t-il dit. La salle s’est levée.\n\n\
        Le greffier est sorti» sans un mot. Il pleuvait. “Encore une ouverte. ‘Et une autre.\n";
    let corpus =
        Corpus::with_pair().file("salle.fr.txt", text).file("salle.ar.txt", "تكلم القاضي أولا. «سنرى غدا. وقف الحاضرون» وخرج الكاتب.\n");
    corpus.align(&[]).exits(0);
    let output = corpus.pair_is_done();
    let rows: Vec<_> = output.sentences.iter().filter(|row| &row["pair"] == "salle").map(|row| &row["fr"]).collect();
    let said = rows.join(" ");
    for piece in ["Le juge a parlé le premier.", "La salle s’est levée.", "Le greffier est sorti", "Il pleuvait."] {
        assert!(said.contains(piece), "{piece:?} is lost: {rows:?}");
    }
    for row in output.quotes.iter().filter(|row| &row["pair"] == "salle") {
        assert!(!row["quote"].contains("Il pleuvait"), "a quotation that swallows the article: {row:?}");
    }
}

#[test]
fn control_characters_do_no_harm() {
    let text = "Le port a rouvert\u{7} lundi.\u{1b}[31m Le trafic\u{b} reprend.\u{c}\n\n«Tout\u{1} va\u{85}bien», a dit\u{2028}le chef\u{9d}, Omar Belkadi.\n";
    let corpus = Corpus::with_pair()
        .file("controle.fr.txt", text)
        .file("controle.ar.txt", "أعيد فتح الميناء\u{7} يوم الاثنين. وقال الرئيس: «كل شيء\u{1} بخير».\n");
    let run = corpus.align(&[]);
    assert!(!run.stderr.contains('\u{1b}') && !run.stderr.contains('\u{7}'), "control characters reach the terminal: {:?}", run.stderr);
    let output = run.exits(0).stdout.is_empty().then(|| corpus.pair_is_done()).expect("nothing on stdout");
    let source: Vec<char> = text.chars().collect();
    for row in output.sentences.iter().filter(|row| &row["pair"] == "controle" && row["type"].starts_with("1-")) {
        let slice: String = source[row.number("fr_from")..row.number("fr_to")].iter().collect();
        assert_eq!(one_line(&slice), one_line(&row["fr"]), "offsets count every code point");
    }
    assert!(french(&output).iter().any(|text| text.contains("Le port")));
}

#[test]
fn a_file_with_a_nul_is_read_or_named() {
    let corpus = Corpus::with_pair().file("nul.fr.txt", "Le port\u{0} a rouvert lundi. Le trafic reprend.\n");
    let run = corpus.align(&[]);
    let output = corpus.pair_is_done();
    match run.code {
        Some(0) => assert!(output.run.to_string().contains("nul.fr")),
        _ => drop(run.exits(2).says(&["nul.fr.txt"])),
    }
}

#[test]
fn text_outside_the_basic_plane_and_stray_marks_keep_their_offsets() {
    let text = "🚨🚨 Alerte à Béni-Ouarzag 👩‍👩‍👧 ! Le maire a parle\u{301} : «E\u{301}vacuez\u{200f} le quai 𝟛.» \u{202e}Personne n’a bougé.\u{301}\n";
    let corpus = Corpus::new().file("alerte.fr.txt", text);
    corpus.align(&[]).exits(0);
    let source: Vec<char> = text.chars().collect();
    for row in &corpus.output().quotes {
        let slice: String = source[row.number("fr_from")..row.number("fr_to")].iter().collect();
        assert_eq!(slice, row["quote"]);
    }
}

/// 5 MB on one line: prose, one word, quote marks that never close.
#[test]
fn a_line_of_five_megabytes_is_finished() {
    let size = 5_000_000;
    let prose = "Le navire 42 a quitté le port de Sfarin. ";
    let corpus = Corpus::with_pair()
        .beside("prose.fr.txt", prose.repeat(size / prose.len()))
        .beside("mot.fr.txt", "a".repeat(size))
        .beside("marques.fr.txt", "«".repeat(size / "«".len()));
    for name in ["prose.fr.txt", "mot.fr.txt", "marques.fr.txt"] {
        let run = corpus.run(&["segment", name]).exits(0);
        assert!(run.stdout.len() > size, "{name}: the text is lost");
    }
}

/// One sentence of a megabyte: what takes longer than linear time does not come back from it.
#[test]
fn a_long_line_ends_no_batch() {
    let corpus = Corpus::with_pair().file("long.fr.txt", "mot ".repeat(250_000)).file("long.ar.txt", "كلمة ".repeat(1000));
    let run = corpus.align(&[]);
    assert!(matches!(run.code, Some(0 | 2)), "exit code {:?}", run.code);
    corpus.pair_is_done();
}

// Usage

#[test]
fn usage_errors_exit_with_2() {
    let wrong: [&[&str]; 16] = [
        &[],
        &["alignez"],
        &["align"],
        &["align", "corpus", "--no-such-flag"],
        &["align", "corpus", "--jobs", "0"],
        &["align", "corpus", "--jobs", "two"],
        &["align", "corpus", "--order", "sideways"],
        &["align", "corpus", "--csv", "papyrus"],
        &["align", "corpus", "--color", "sometimes"],
        &["align", "--segmented", "one.txt"],
        &["align", "--segmented", "one.txt", "two.txt", "three.txt", "--format", "beads"],
        &["align", "--segmented", "corpus/gold/course-oasis.fr", "corpus/gold/course-oasis.ar", "--format", "smoke"],
        &["segment"],
        &["explain", "une seule phrase"],
        &["terms", "find", "--lang", "fr"],
        &["score", "only-one.txt"],
    ];
    for arguments in wrong {
        let run = run(arguments).exits(2);
        assert!(!run.stderr.trim().is_empty(), "`{}` says nothing", run.line);
        assert_eq!(run.stdout, "", "`{}` writes on stdout", run.line);
    }
}

#[test]
fn a_wrong_value_is_named_with_the_right_ones() {
    run(&["align", "corpus", "--order", "sideways"]).exits(2).says(&["parallel", "free", "auto"]);
    run(&["align", "corpus", "--jobs", "0"]).exits(2).says(&["--jobs"]);
}

// Settings

#[test]
fn a_settings_file_that_is_wrong_or_missing_is_named() {
    let corpus = Corpus::with_pair();
    corpus.align(&["--config", "absent.toml"]).exits(2).says(&["absent.toml"]);
    let corpus = Corpus::with_pair().beside("truchement.toml", "# réglages\n= = 2\n");
    corpus.align(&[]).exits(2).says(&["truchement.toml:2"]);
}
