//! Candidates for a glossary from aligned text: `truchement terms extract`.
mod common;

use common::{Corpus, Row, Run, probability, run};

const HEADER: &str = "id,domain,fr,fr_abbr,fr_variants,fr_avoid,ar,ar_abbr,ar_variants,ar_avoid,ar_plural,en,gender_fr,gender_ar,status,region,definition,source,note,score,count_fr,count_ar,together,log_dice,documents,dispersion,contexts";

const FRENCH: &str = "L'écluse du canal est fermée depuis lundi.\n\
    Le remorqueur attend devant l'écluse.\n\
    Les écluses sont réparées chaque hiver.\n\
    Le chef du port a appelé un remorqueur.\n\
    Deux remorqueurs ont quitté le port.\n\
    Un pétrolier a heurté la digue.\n\
    La digue protège le port des vagues.\n\
    Des ouvriers réparent la digue du port.\n\
    L'eau de ballast du pétrolier a été analysée.\n\
    Les experts contrôlent l'eau de ballast.\n\
    Le navire rejette son eau de ballast en mer.\n\
    Le pétrolier est entré dans l'écluse.\n";
const ARABIC: &str = "هويس القناة مغلق منذ يوم الاثنين.\n\
    تنتظر القاطرة أمام الهويس.\n\
    تصلح الأهوسة كل شتاء.\n\
    اتصل رئيس الميناء بقاطرة.\n\
    غادرت قاطرتان الميناء.\n\
    اصطدمت ناقلة نفط بالسد.\n\
    يحمي السد الميناء من الأمواج.\n\
    يصلح العمال سد الميناء.\n\
    تم تحليل مياه الصابورة في ناقلة النفط.\n\
    يراقب الخبراء مياه الصابورة.\n\
    تفرغ السفينة مياه الصابورة في البحر.\n\
    دخلت ناقلة النفط إلى الهويس.\n";

fn port() -> Corpus {
    Corpus::new().beside("port.fr", FRENCH).beside("port.ar", ARABIC)
}

fn extract(corpus: &Corpus, more: &[&str]) -> Run {
    let (source, target) = (corpus.path().join("port.fr"), corpus.path().join("port.ar"));
    let mut args = vec!["terms", "extract", "--segmented", source.to_str().expect("UTF-8"), target.to_str().expect("UTF-8")];
    args.extend(more);
    run(&args)
}

fn pairs(rows: &[Row]) -> Vec<(&str, &str)> {
    rows.iter().map(|row| (&row["fr"], &row["ar"])).collect()
}

#[test]
fn terms_are_proposed_in_their_dictionary_form_with_what_speaks_for_them() {
    let rows = extract(&port(), &[]).exits(0).table(HEADER);
    for pair in [("remorqueur", "قاطرة"), ("digue", "سد"), ("écluse", "هويس"), ("eau de ballast", "مياه الصابورة")]
    {
        assert!(pairs(&rows).contains(&pair), "{pair:?} in {:?}", pairs(&rows));
    }
    assert!(!rows.iter().any(|row| &row["fr"] == "ballast"), "what stands inside a longer term only is none");
    let lock = rows.iter().find(|row| &row["fr"] == "écluse").expect("the lock");
    assert_eq!((lock.number("count_fr"), lock.number("count_ar"), lock.number("together")), (4, 3, 3), "{lock:?}");
    assert_eq!((&lock["status"], &lock["source"]), ("admitted", "to be confirmed by a terminologist"));
    let contexts: Vec<&str> = lock["contexts"].split(" | ").collect();
    assert_eq!(contexts.len(), 3, "{contexts:?}");
    assert!(contexts[0].len() <= contexts[2].len() && contexts.iter().all(|context| context.contains("écluse") && context.contains(" ⇔ ")));
    let scores: Vec<f64> = rows.iter().map(|row| probability(&row["score"])).collect();
    assert!(scores.is_sorted_by(|a, b| a >= b), "best first: {scores:?}");
}

#[test]
fn the_file_is_a_glossary() {
    let corpus = port();
    let table = corpus.path().join("candidates.csv");
    extract(&corpus, &["-o", table.to_str().expect("UTF-8")]).exits(0);
    let corpus = corpus.beside("text.txt", "Trois écluses et de l'eau de ballast\n");
    let text = corpus.path().join("text.txt");
    let args = ["terms", "find", "--lang", "fr", text.to_str().expect("UTF-8"), "--glossary", table.to_str().expect("UTF-8")];
    let rows = run(&args).exits(0).table(common::FOUND);
    assert_eq!(rows.iter().map(|row| &row["surface"]).collect::<Vec<_>>(), ["écluses", "eau de ballast"]);
}

#[test]
fn what_the_glossary_has_is_left_out() {
    let corpus = port().beside("house.csv", "id,fr,ar\nH-1,digue,سد\nH-2,écluse,\n");
    let rows = extract(&corpus, &["--glossary", corpus.path().join("house.csv").to_str().expect("UTF-8")]).exits(0).table(HEADER);
    assert!(rows.iter().all(|row| &row["fr"] != "digue" && &row["fr"] != "écluse"), "{:?}", pairs(&rows));
    assert!(pairs(&rows).contains(&("remorqueur", "قاطرة")));
}

#[test]
fn what_was_rejected_is_not_proposed_again() {
    let corpus = port();
    let rows = extract(&corpus, &[]).exits(0).table(HEADER);
    let id = rows.iter().find(|row| &row["fr"] == "eau de ballast").expect("a candidate")["id"].to_owned();
    let corpus = corpus.beside("rejected.csv", format!("id,fr,ar\n{id},,\n,digue,\n,remorqueur,قاطرة\n,écluse,باب\n"));
    let table = corpus.path().join("candidates.csv");
    // It is found by itself beside the output.
    extract(&corpus, &["-o", table.to_str().expect("UTF-8")]).exits(0);
    let rows = common::table(&std::fs::read(&table).expect("the output"), HEADER, "candidates.csv");
    let left: Vec<&str> = rows.iter().map(|row| &row["fr"]).collect();
    for gone in ["eau de ballast", "digue", "remorqueur"] {
        assert!(!left.contains(&gone), "{left:?}");
    }
    assert!(left.contains(&"écluse"), "another partner was rejected: {left:?}");
    let given = extract(&corpus, &["--rejected", corpus.path().join("rejected.csv").to_str().expect("UTF-8")]).exits(0).table(HEADER);
    assert_eq!(pairs(&given), pairs(&rows));
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let corpus = port();
    let outputs: Vec<Vec<String>> = ["1", "4"]
        .iter()
        .map(|jobs| extract(&corpus, &["--jobs", jobs]).exits(0).table(HEADER).iter().map(|row| format!("{row:?}")).collect())
        .collect();
    assert_eq!(outputs[0], outputs[1]);
}

#[test]
fn any_pair_of_languages_and_documents_of_a_table() {
    let corpus = Corpus::new().beside(
        "dam.csv",
        "pair,de,it\nn1,Der Damm hält dem Wasser stand.,La diga resiste all'acqua.\nn1,Am Damm arbeiten zwei Schlepper.,Due rimorchiatori lavorano alla diga.\n\
        n2,Ein Schlepper zieht den Tanker.,Un rimorchiatore trascina la petroliera.\nn2,Der Tanker wartet vor dem Damm.,La petroliera aspetta davanti alla diga.\n\
        n3,Der Schlepper sank im Hafen.,Il rimorchiatore affondò nel porto.\nn3,Im Hafen liegt ein Tanker.,Nel porto si trova una petroliera.\n",
    );
    let header = HEADER.replace("fr", "de").replace("ar", "it").replace("vitiants", "variants").replace("pitticular", "particular");
    let table = corpus.path().join("dam.csv");
    let rows = run(&["terms", "extract", table.to_str().expect("UTF-8"), "--from", "de", "--to", "it", "--min-count", "2"])
        .exits(0)
        .table(&header);
    let dam = rows.iter().find(|row| (&row["de"], &row["it"]) == ("Damm", "diga")).expect("the dam");
    assert_eq!((dam.number("together"), dam.number("documents")), (3, 2));
    let best = run(&["terms", "extract", table.to_str().expect("UTF-8"), "--from", "de", "--to", "it", "--min-count", "2", "--max", "1"]);
    assert_eq!(best.exits(0).table(&header).len(), 1);
}

#[test]
fn what_cannot_be_read_is_said() {
    let corpus = port().beside("short.ar", "سطر\n").beside("bad.csv", "fr,ar\na\n").beside("list.csv", "de,it\na,b\n");
    let path = |name: &str| corpus.path().join(name).to_str().expect("UTF-8").to_owned();
    run(&["terms", "extract", "--segmented", &path("port.fr"), &path("short.ar")]).exits(2).says(&["12 lines", "short.ar has 1"]);
    run(&["terms", "extract", &path("bad.csv")]).exits(2).says(&["bad.csv:2"]);
    run(&["terms", "extract", &path("none.csv")]).exits(2).says(&["none.csv"]);
    extract(&corpus, &["--rejected", &path("list.csv")]).exits(2).says(&["list.csv:1: no column `fr`"]);
    run(&["terms", "extract", &path("port.fr"), "--from", "fr", "--to", "fr"]).exits(2).says(&["two languages"]);
}

#[test]
fn a_corpus_is_aligned_first() {
    let corpus = Corpus::new();
    let corpus = (1..=3)
        .fold(corpus, |corpus, number| corpus.file(&format!("port{number}.fr.txt"), FRENCH).file(&format!("port{number}.ar.txt"), ARABIC));
    let rows = run(&["terms", "extract", corpus.path().join("corpus").to_str().expect("UTF-8")]).exits(0).table(HEADER);
    let dam = rows.iter().find(|row| &row["fr"] == "digue").expect("the dam");
    assert_eq!((&dam["ar"], dam.number("documents")), ("سد", 3));
}
