//! What the reader sees: `truchement segment FILE...`.
mod common;

use std::fs;

use common::{Corpus, Row, SEGMENT, run_in, run_with};
use serde_json::Value;

/// An article with every kind of noise.
const ARTICLE: &str = "Le phare de Ras Tamra s’éteint pour travaux\n\n\
    RAS TAMRA, 12 mars (Agence du Détroit) – Le phare de Ras Tamra s’éteindra lundi pour la première fois depuis 1931. M. Ziani, gardien, a 61 ans.\n\n\
    Une lanterne de 3,2 tonnes\n\n\
    «Nous avons tout démonté. Il ne reste que la coupole», a déclaré l’ingénieure Houda Lamrabet. «Vous éteignez ?» s’étonne-t-il (...) devant la porte.\n\n\
    La lanterne du phare, dimanche. [Photo : K. Ouali/Agence du Détroit]\n\n\
    The light that guided three generations of fishermen goes dark on Monday. We will miss it.\n\n\
    Thank you, keepers! pic.twitter.com/Zq81LmTr0P — Strait Pilots (@StraitPilots) March 11, 2025\n\n\
    نشكر حراس المنارة على سنوات من العمل الصامت. https://t.co/Ab12Cd34Ef — جمعية الصيادين (@sayyadin_rt) 11 مارس 2025\n\n\
    Elle a ajouté que les travaux dureraient 45 jours. Le chantier est décrit sur le site du port :\n\n\
    https://port.example/phare-2025\n\n\
    Les pêcheurs, eux, navigueront au GPS.\n";

fn segments(text: &str) -> Vec<Row> {
    let corpus = Corpus::new().beside("article.fr.txt", text);
    corpus.run(&["segment", "article.fr.txt"]).exits(0).table(SEGMENT)
}

fn of_kind<'a>(rows: &'a [Row], kind: &str) -> Vec<&'a str> {
    rows.iter().filter(|row| &row["kind"] == kind).map(|row| &row["text"]).collect()
}

/// Checks that the rows point to the text and that all but the quotations hold every letter once.
#[track_caller]
fn assert_covers(rows: &[Row], text: &str) {
    let text: Vec<char> = text.chars().collect();
    let mut held = vec![0; text.len()];
    for row in rows {
        let (from, to) = (row.number("from"), row.number("to"));
        let slice: String = text[from..to].iter().collect();
        assert_eq!(common::one_line(&slice), row["text"], "{row:?}");
        if &row["kind"] != "quote" {
            held[from..to].iter_mut().for_each(|times| *times += 1);
        }
    }
    for (at, (letter, times)) in text.iter().zip(&held).enumerate().filter(|(_, (letter, _))| !letter.is_whitespace()) {
        assert_eq!(*times, 1, "{letter:?} at {at} stands in {times} segments");
    }
}

#[test]
fn sentences_and_noise_hold_everything_once() {
    let rows = segments(ARTICLE);
    assert_covers(&rows, ARTICLE);
    for row in &rows {
        let known = ["sentence", "heading", "caption", "dateline", "credit", "post", "url", "quote"];
        assert!(known.contains(&&row["kind"]), "kind: {row:?}");
        assert!(row["doc"].contains("article"), "doc: {row:?}");
        assert!(!row["lang"].is_empty() || &row["kind"] == "url", "lang: {row:?}");
    }
}

#[test]
fn rows_are_in_the_order_of_the_text() {
    let rows = segments(ARTICLE);
    let starts: Vec<usize> = rows.iter().map(|row| row.number("from")).collect();
    let without_quotes: Vec<usize> = rows.iter().filter(|row| &row["kind"] != "quote").map(|row| row.number("from")).collect();
    assert!(starts.is_sorted() || without_quotes.is_sorted(), "{starts:?}");
    for kind in ["sentence", "quote"] {
        let indices: Vec<usize> =
            rows.iter().filter(|row| (&row["kind"] == "quote") == (kind == "quote")).map(|row| row.number("index")).collect();
        assert!(indices.windows(2).all(|two| two[0] < two[1]), "indices of {kind} rows rise: {indices:?}");
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    let rows = segments(ARTICLE);
    assert_eq!(
        of_kind(&rows, "sentence"),
        [
            "Le phare de Ras Tamra s’éteindra lundi pour la première fois depuis 1931.",
            "M. Ziani, gardien, a 61 ans.",
            "«Nous avons tout démonté.",
            "Il ne reste que la coupole», a déclaré l’ingénieure Houda Lamrabet.",
            "«Vous éteignez ?» s’étonne-t-il (...) devant la porte.",
            "Elle a ajouté que les travaux dureraient 45 jours.",
            "Le chantier est décrit sur le site du port :",
            "Les pêcheurs, eux, navigueront au GPS.",
        ]
    );
}

#[test]
fn headings_are_kept_apart() {
    assert_eq!(of_kind(&segments(ARTICLE), "heading"), ["Le phare de Ras Tamra s’éteint pour travaux", "Une lanterne de 3,2 tonnes"]);
}

#[test]
fn a_dateline_is_kept_apart() {
    assert_eq!(of_kind(&segments(ARTICLE), "dateline"), ["RAS TAMRA, 12 mars (Agence du Détroit) –"]);
}

#[test]
fn a_caption_and_its_credit_are_no_prose() {
    let rows = segments(ARTICLE);
    let caption = [of_kind(&rows, "caption"), of_kind(&rows, "credit")].concat().join(" ");
    assert_eq!(caption, "La lanterne du phare, dimanche. [Photo : K. Ouali/Agence du Détroit]");
}

#[test]
fn a_url_is_no_prose() {
    assert_eq!(of_kind(&segments(ARTICLE), "url"), ["https://port.example/phare-2025"]);
}

#[test]
fn embedded_posts_keep_their_language_and_author() {
    let rows = segments(ARTICLE);
    let posts: Vec<&Row> = rows.iter().filter(|row| &row["kind"] == "post").collect();
    let all = of_kind(&rows, "post").join(" ");
    for piece in ["The light that guided", "We will miss it.", "Thank you, keepers!", "pic.twitter.com/Zq81LmTr0P", "نشكر حراس المنارة"]
    {
        assert!(all.contains(piece), "{piece:?} is not in the posts: {all}");
    }
    let english = posts.iter().find(|row| row["text"].contains("Thank you, keepers!")).expect("the English post");
    assert_eq!(&english["lang"], "en");
    assert!(english["speaker"].contains("Strait Pilots"), "{english:?}");
    let arabic = posts.iter().find(|row| row["text"].contains("نشكر")).expect("the Arabic post");
    assert_eq!(&arabic["lang"], "ar");
    assert!(arabic["speaker"].contains("جمعية الصيادين"), "{arabic:?}");
}

#[test]
fn quotations_stand_beside_their_sentences_with_their_speaker() {
    let rows = segments(ARTICLE);
    let quotes: Vec<(&str, &str)> = rows.iter().filter(|row| &row["kind"] == "quote").map(|row| (&row["text"], &row["speaker"])).collect();
    let said = quotes.iter().find(|(text, _)| text.starts_with("Nous avons tout démonté")).unwrap_or_else(|| panic!("{quotes:?}"));
    assert_eq!(*said, ("Nous avons tout démonté. Il ne reste que la coupole", "Houda Lamrabet"));
    assert!(quotes.iter().any(|(text, _)| *text == "Vous éteignez ?"), "{quotes:?}");
}

#[test]
fn an_article_without_noise_is_sentences_only() {
    let text = "Le maire a reçu la presse vendredi. Il a parlé pendant 2 h 15 devant 40 personnes (dont 12 élèves).\n\n\
        Selon lui, le budget augmentera de 3,4 % en 2027. L’opposition, menée par Mme Rkia Aït-Salah (UDP), votera contre.\n\n\
        «Nous ne sommes pas une chambre d’enregistrement», a-t-elle averti. Le vote aura lieu le 3 mai, p. ex. à main levée.\n";
    let rows = segments(text);
    assert_covers(&rows, text);
    let kinds: Vec<&str> = rows.iter().map(|row| &row["kind"]).filter(|kind| *kind != "quote").collect();
    assert_eq!(kinds, ["sentence"; 6], "{rows:?}");
}

#[test]
fn arabic_sentences() {
    let text = "افتتح الوزير المعرض يوم 3.5.2025 في قاعة أ. ب. الكبرى. هل سيعود غدا؟ قال: «نعم، إن شاء الله».\n\nوبلغ عدد الزوار 1.250 زائرا؛ وهو رقم قياسي\n";
    let corpus = Corpus::new().beside("article.ar.txt", text);
    let rows = corpus.run(&["segment", "article.ar.txt"]).exits(0).table(SEGMENT);
    assert_covers(&rows, text);
    let texts: Vec<&str> = rows.iter().filter(|row| &row["kind"] != "quote").map(|row| &row["text"]).collect();
    assert_eq!(
        texts,
        [
            "افتتح الوزير المعرض يوم 3.5.2025 في قاعة أ. ب. الكبرى.",
            "هل سيعود غدا؟",
            "قال: «نعم، إن شاء الله».",
            "وبلغ عدد الزوار 1.250 زائرا؛ وهو رقم قياسي"
        ]
    );
    assert!(rows.iter().all(|row| &row["lang"] == "ar"), "{rows:?}");
}

#[test]
fn other_languages_by_general_rules() {
    let text = "Der Hafen öffnet am 3. April wieder. Die Stadt hat 1,5 Mio. Euro bezahlt. Wird das reichen? Niemand weiß es.\n";
    let corpus = Corpus::new().beside("artikel.de.txt", text);
    let rows = corpus.run(&["segment", "artikel.de.txt"]).exits(0).table(SEGMENT);
    assert_covers(&rows, text);
    assert_eq!(of_kind(&rows, "sentence").last(), Some(&"Niemand weiß es."));
    assert!(rows.iter().all(|row| &row["lang"] == "de"), "{rows:?}");
}

#[test]
fn jsonl_says_the_same_as_csv() {
    let corpus = Corpus::new().beside("article.fr.txt", ARTICLE);
    let table = corpus.run(&["segment", "article.fr.txt", "--format", "csv"]).exits(0).table(SEGMENT);
    let lines = corpus.run(&["segment", "article.fr.txt", "--format", "jsonl"]).exits(0).stdout;
    let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(objects.len(), table.len());
    for (object, row) in objects.iter().zip(&table) {
        for column in ["doc", "kind", "lang"] {
            assert_eq!(object[column].as_str().unwrap_or_default(), &row[column]);
        }
        for column in ["index", "from", "to"] {
            assert_eq!(object[column].as_u64(), Some(row.number(column) as u64), "{object}");
        }
        assert_eq!(common::one_line(object["text"].as_str().expect("a text")), row["text"]);
    }
}

#[test]
fn several_files_one_table() {
    let corpus = Corpus::with_pair();
    let rows = corpus.run(&["segment", "corpus/marche.fr.txt", "corpus/marche.ar.txt"]).exits(0).table(SEGMENT);
    let docs: Vec<&str> = rows.iter().map(|row| &row["doc"]).collect();
    assert!(docs.iter().any(|doc| doc.contains("marche.ar")) && docs.iter().any(|doc| doc.contains("marche.fr")));
    let changes = docs.windows(2).filter(|two| two[0] != two[1]).count();
    assert_eq!(changes, 1, "the rows of a file stand together: {docs:?}");
}

#[test]
fn a_missing_file_among_others_ends_nothing() {
    let corpus = Corpus::with_pair();
    let run = corpus.run(&["segment", "corpus/absent.fr.txt", "corpus/marche.fr.txt"]).exits(2).says(&["absent.fr.txt"]);
    assert!(run.table(SEGMENT).iter().any(|row| row["text"].contains("Tafrout")));
}

#[test]
fn standard_input() {
    let rows = run_with(&["segment", "-"], "Le bac est parti. Il reviendra mardi.\n").exits(0).table(SEGMENT);
    assert_eq!(of_kind(&rows, "sentence"), ["Le bac est parti.", "Il reviendra mardi."]);
    let rows = run_with(&["segment", "-"], "غادرت العبارة الميناء. وستعود يوم الثلاثاء.\n").exits(0).table(SEGMENT);
    assert_eq!(rows.iter().filter(|row| &row["lang"] == "ar").count(), 2, "the language is seen from the text: {rows:?}");
}

#[test]
fn nothing_in_nothing_out() {
    for nothing in ["", " \n\u{a0}\n"] {
        let run = run_with(&["segment", "-"], nothing);
        match run.code {
            Some(0) => assert_eq!(run.table(SEGMENT), []),
            code => assert!(code == Some(2) && !run.stderr.is_empty(), "neither done nor refused with a word: {run:?}"),
        }
    }
}

#[test]
fn a_web_page_is_reduced_to_its_article() {
    let page = "<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>Le pont rouvre | Gazette</title></head><body>\
        <nav><ul><li><a href=\"/\">Accueil</a></li><li><a href=\"/m\">Météo</a></li></ul></nav><main><article><h1>Le pont d’Aïn Lahjar rouvre</h1>\
        <p>Le pont d&rsquo;Aïn Lahjar rouvre mardi apr&egrave;s 9&nbsp;mois de travaux, a annoncé la wilaya dans un communiqué très attendu par les riverains.</p>\
        <p>«&nbsp;Nous avons changé les <b>64</b> câbles&nbsp;», a précisé l’ingénieur Mounir Sadki, en charge du chantier depuis son ouverture en juin.</p>\
        <p>Les camions devront encore attendre l’automne, le temps de vérifier les piles du côté de la rivière et de refaire les accès.</p></article></main>\
        <aside><p>Publicité : achetez nos tapis</p></aside><footer><p>Mentions légales</p></footer></body></html>";
    let corpus = Corpus::new().beside("pont.fr.html", page);
    let rows = corpus.run(&["segment", "pont.fr.html"]).exits(0).table(SEGMENT);
    let text = rows.iter().map(|row| &row["text"]).collect::<Vec<_>>().join(" ");
    assert!(text.contains("Le pont d’Aïn Lahjar rouvre mardi après 9"), "{text}");
    for menu in ["Accueil", "Météo", "Publicité", "Mentions", "<b>", "&nbsp;"] {
        assert!(!text.contains(menu), "{menu:?} in the article: {text}");
    }
    let source: Vec<char> = page.chars().collect();
    for row in &rows {
        let slice: String = source[row.number("from")..row.number("to")].iter().collect();
        common::assert_same_ends(&row["text"], &slice, "segment");
    }
}

#[test]
fn an_article_of_the_corpus_is_covered_too() {
    let corpus = common::root().join("corpus");
    for entry in fs::read_dir(&corpus).expect("the corpus").map(|entry| entry.expect("an entry").path()) {
        if entry.extension().is_some_and(|extension| extension == "txt") {
            let name = entry.file_name().expect("a name").to_string_lossy().into_owned();
            let rows = run_in(&corpus, &["segment", &name], "").exits(0).table(SEGMENT);
            assert_covers(&rows, &fs::read_to_string(&entry).expect("UTF-8"));
        }
    }
}
