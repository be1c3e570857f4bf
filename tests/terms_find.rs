//! Glossary terms in a text: `truchement terms find`.
mod common;

use common::{Corpus, FOUND, Row, run_with};

/// The terms that the bundled glossary finds in a text.
#[track_caller]
fn find(lang: &str, text: &str) -> Vec<Row> {
    let rows = run_with(&["terms", "find", "--lang", lang, "-"], text).exits(0).table(FOUND);
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    for row in &rows {
        let line = &lines[row.number("line") - 1];
        let slice: String = line[row.number("from")..row.number("to")].iter().collect();
        assert_eq!(slice, row["surface"], "{row:?}");
        assert!(["exact", "clitic", "inflected", "loose"].contains(&&row["match"]), "{row:?}");
        assert!(!row["fr"].is_empty() && !row["ar"].is_empty() && !row["status"].is_empty(), "{row:?}");
    }
    rows
}

/// The rows of one concept.
#[track_caller]
fn concept(lang: &str, text: &str, concept: &str) -> Vec<Row> {
    find(lang, text).into_iter().filter(|row| &row["concept"] == concept).collect()
}

/// The one row of a concept that must be found.
#[track_caller]
fn one(lang: &str, text: &str, id: &str) -> Row {
    let mut rows = concept(lang, text, id);
    assert_eq!(rows.len(), 1, "{id} once in {text:?}: {rows:?}");
    rows.remove(0)
}

const RED: &str = "INTERPOL-002";
const CUSTODY: &str = "JUST-036";
const EXTRADITION: &str = "JUST-060";

#[test]
fn a_term_is_shown_with_its_preferred_forms_and_its_place() {
    let row = one("fr", "Une notice rouge a été publiée.\n", RED);
    assert_eq!((&row["line"], &row["from"], &row["to"], &row["surface"]), ("1", "4", "16", "notice rouge"));
    assert_eq!((&row["fr"], &row["ar"], &row["match"], &row["status"]), ("notice rouge", "نشرة حمراء", "exact", "preferred"));
}

#[test]
fn lines_count_from_one_and_offsets_within_the_line() {
    let rows = find("fr", "Rien ici.\r\n\r\n🚨🚨 Le suspect est en garde à vue.\r\nEncore une garde à vue et une notice rouge.\r\n");
    let places: Vec<_> = rows
        .iter()
        .filter(|row| [RED, CUSTODY].contains(&&row["concept"]))
        .map(|row| (&row["concept"], &row["line"], &row["from"]))
        .collect();
    assert_eq!(places, [(CUSTODY, "3", "21"), (CUSTODY, "4", "11"), (RED, "4", "30")]);
}

#[test]
fn case_plural_and_elision_in_french() {
    assert_eq!(&one("fr", "NOTICE ROUGE contre un fugitif", RED)["surface"], "NOTICE ROUGE");
    let plural = one("fr", "Deux notices rouges ont été émises.", RED);
    assert_eq!((&plural["surface"], &plural["match"]), ("notices rouges", "inflected"));
    for text in [
        "La décision d'extradition est prise.",
        "L’extradition aura lieu mardi.",
        "Il s’oppose à son extradition.",
        "Les extraditions ont repris.",
    ] {
        let row = one("fr", text, EXTRADITION);
        assert!(row["surface"].to_lowercase().contains("extradition"), "{row:?}");
    }
    assert_eq!(&one("fr", "Une notice\u{a0}rouge.", RED)["surface"], "notice\u{a0}rouge");
}

#[test]
fn a_term_begins_and_ends_with_a_word() {
    for text in ["Le mot extraditionnel n’existe pas.", "Une notice rougeâtre.", "Une notice peinte en rouge."] {
        assert!(find("fr", text).iter().all(|row| ![RED, EXTRADITION].contains(&&row["concept"])), "{text:?}");
    }
    assert_eq!(concept("ar", "كلمة منشرة حمراوات لا معنى لها.", RED), []);
}

#[test]
fn the_longest_match_wins() {
    let rows = find("fr", "Il a été condamné pour blanchiment d’argent.");
    let money: Vec<&Row> = rows.iter().filter(|row| row["surface"].contains("blanchiment")).collect();
    assert_eq!(money.len(), 1, "{rows:?}");
    assert_eq!(&money[0]["surface"], "blanchiment d’argent");
    let rows = find("fr", "Une demande d’extradition a été reçue.");
    assert_eq!(rows.iter().map(|row| &row["concept"]).collect::<Vec<_>>(), ["JUST-061"], "{rows:?}");
}

#[test]
fn abbreviations_and_variants() {
    assert_eq!(&one("fr", "Le suspect est en GAV depuis hier.", CUSTODY)["fr"], "garde à vue");
    let variant = one("ar", "وُضع المشتبه به في توقيف للنظر.", CUSTODY);
    assert_eq!((&variant["status"], &variant["ar"]), ("admitted", "حراسة نظرية"), "{variant:?}");
}

#[test]
fn a_form_to_avoid_is_found_and_says_so() {
    let row = one("fr", "Un avis rouge d’Interpol a été diffusé contre lui.", RED);
    assert!(["forbidden", "deprecated"].contains(&&row["status"]), "{row:?}");
    let row = one("ar", "صدر إشعار أحمر في حقه.", RED);
    assert!(["forbidden", "deprecated"].contains(&&row["status"]), "{row:?}");
}

#[test]
fn arabic_clitics_and_articles() {
    for text in ["نشرة حمراء", "النشرة الحمراء", "والنشرة الحمراء", "بالنشرة الحمراء", "وبنشرة حمراء", "للنشرة الحمراء", "كنشرة حمراء"]
    {
        let row = one("ar", &format!("صدر قرار {text} أمس."), RED);
        assert!(row["surface"].contains("نشرة") || row["surface"].contains("لنشرة"), "{row:?}");
    }
    assert_eq!(&one("ar", "صدرت نشرة حمراء أمس.", RED)["match"], "exact");
    assert_eq!(&one("ar", "صدر أمر بنشرة حمراء أمس.", RED)["match"], "clitic");
}

#[test]
fn arabic_plurals() {
    let row = one("ar", "صدرت نشرات حمراء كثيرة.", RED);
    assert_eq!(&row["surface"], "نشرات حمراء");
    one("ar", "صدرت النشرات الحمراء أمس.", RED);
}

#[test]
fn arabic_spelling_diacritics_and_tatweel() {
    for text in ["نَشْرَةٌ حَمْرَاء", "نشـــرة حمـــراء", "نشره حمراء"] {
        let row = one("ar", &format!("صدرت {text} أمس."), RED);
        assert_eq!(row["surface"], *text);
    }
    let with_hamza = concept("ar", "نشرة الإنتربول", "INTERPOL-001").len();
    assert_eq!((with_hamza, concept("ar", "نشرة الانتربول", "INTERPOL-001").len()), (1, 1), "hamza or not");
}

#[test]
fn the_arabic_accusative_is_the_same_word() {
    let corpus = Corpus::new().beside("note.txt", "أصلح العمال كشكا جديدا أمس.\n").beside("mots.csv", "id,fr,ar\nMAR-1,étal,كشك\n");
    let rows = corpus.run(&["terms", "find", "--lang", "ar", "--glossary", "mots.csv", "note.txt"]).exits(0).table(FOUND);
    assert!(rows.iter().any(|row| &row["concept"] == "MAR-1" && &row["surface"] == "كشكا"), "{rows:?}");
}

#[test]
fn a_glossary_of_ones_own() {
    let corpus =
        Corpus::new().beside("note.txt", "Le phare de la jetée, les phares du port.\n").beside("mots.csv", "id,fr,ar\nMER-1,phare,منارة\n");
    let rows = corpus.run(&["terms", "find", "--lang", "fr", "--glossary", "mots.csv", "note.txt"]).exits(0).table(FOUND);
    let own: Vec<_> =
        rows.iter().filter(|row| &row["concept"] == "MER-1").map(|row| (&row["surface"], &row["from"], &row["match"])).collect();
    assert_eq!(own, [("phare", "3", "exact"), ("phares", "26", "inflected")]);
}

#[test]
fn a_malformed_glossary_is_named_with_its_line() {
    let corpus = Corpus::new().beside("note.txt", "Le phare.\n").beside("mots.csv", "id,fr,ar\nMER-1,phare,منارة\nMER-2,\"quai,رصيف\n");
    corpus.run(&["terms", "find", "--lang", "fr", "--glossary", "mots.csv", "note.txt"]).exits(2).says(&["mots.csv:3"]);
}

#[test]
fn a_file_is_read_like_stdin() {
    let corpus = Corpus::new().beside("note.txt", "Une notice rouge.\nUne garde à vue.\n");
    let rows = corpus.run(&["terms", "find", "--lang", "fr", "note.txt"]).exits(0).table(FOUND);
    assert_eq!(rows, find("fr", "Une notice rouge.\nUne garde à vue.\n"));
}

#[test]
fn nothing_found_is_a_header_and_exit_0() {
    assert_eq!(find("fr", ""), []);
    assert_eq!(find("fr", "Il pleut.\n"), []);
    assert_eq!(find("ar", "المطر ينزل.\n"), []);
}

#[test]
fn a_language_that_the_glossary_has_not_is_a_usage_error() {
    run_with(&["terms", "find", "--lang", "xx", "-"], "Bonjour.\n").exits(2).says(&["xx"]);
}
