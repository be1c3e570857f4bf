//! Every shape that a corpus may have gives the same result.
mod common;

use std::fs;
use std::io::Write;

use common::{Corpus, PAIR_AR, PAIR_FR, Row};
use flate2::{Compression, write::GzEncoder};

/// Rows without the names of documents, which tell where the corpus lay.
fn rows(corpus: &Corpus) -> Vec<Row> {
    let mut rows = corpus.pair_is_done().sentences;
    for row in &mut rows {
        row.0.remove("fr_doc");
        row.0.remove("ar_doc");
    }
    rows
}

fn from_folder() -> Vec<Row> {
    let corpus = Corpus::with_pair();
    corpus.align(&[]).exits(0);
    rows(&corpus)
}

const FILES: [(&str, &str); 2] = [("marche.ar.txt", PAIR_AR), ("marche.fr.txt", PAIR_FR)];

fn tar() -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, text) in FILES {
        let mut header = tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        header.set_mode(0o644);
        builder.append_data(&mut header, name, text.as_bytes()).expect("a member");
    }
    builder.into_inner().expect("an archive")
}

fn zip() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in FILES {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("a member");
        writer.write_all(text.as_bytes()).expect("a member");
    }
    writer.finish().expect("an archive").into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).expect("bytes");
    encoder.finish().expect("bytes")
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

fn jsonl() -> Vec<u8> {
    FILES
        .map(|(name, text)| serde_json::json!({"id": name, "lang": &name[7..9], "text": text, "pair": "marche"}).to_string() + "\n")
        .concat()
        .into_bytes()
}

#[test]
fn archives_are_read_like_folders() {
    let folder = from_folder();
    let shapes = [
        ("depot.tar", tar()),
        ("depot.tar.gz", gzip(&tar())),
        ("depot.tar.zst", zstd(&tar())),
        ("depot.zip", zip()),
        ("depot.jsonl", jsonl()),
        ("depot.jsonl.gz", gzip(&jsonl())),
        ("depot.jsonl.zst", zstd(&jsonl())),
        // gzip files may be joined, as a nightly job that appends does
        ("joint.jsonl.gz", jsonl().split_inclusive(|&byte| byte == b'\n').flat_map(gzip).collect()),
    ];
    for (name, bytes) in shapes {
        let corpus = Corpus::new().beside(name, bytes);
        corpus.run(&["align", name, "-o", "out"]).exits(0);
        assert_eq!(rows(&corpus), folder, "{name}");
    }
}

#[test]
fn a_broken_archive_is_named() {
    for (name, bytes) in [("depot.zip", zip()), ("depot.tar.gz", gzip(&tar())), ("depot.jsonl.gz", gzip(&jsonl()))] {
        let corpus = Corpus::new().beside(name, &bytes[..bytes.len() / 2]);
        corpus.run(&["align", name, "-o", "out"]).exits(2).says(&[name]);
    }
    let corpus = Corpus::new().beside("depot.zip", "ceci n’est pas une archive");
    corpus.run(&["align", "depot.zip", "-o", "out"]).exits(2).says(&["depot.zip"]);
}

#[test]
fn a_member_that_climbs_out_of_the_archive_is_not_followed() {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("../evasion.fr.txt", zip::write::SimpleFileOptions::default()).expect("a member");
    writer.write_all(PAIR_FR.as_bytes()).expect("a member");
    let corpus = Corpus::new().beside("depot.zip", writer.finish().expect("an archive").into_inner());
    let run = corpus.run(&["align", "depot.zip", "-o", "out"]);
    assert!(matches!(run.code, Some(0 | 2)), "{run:?}");
    assert!(!corpus.path().join("evasion.fr.txt").exists() && !corpus.path().join("../evasion.fr.txt").exists());
}

#[test]
fn several_sources_of_one_article() {
    let (first, second) = PAIR_AR.split_at(PAIR_AR.find("وتم اعتقال").expect("the last paragraph"));
    let corpus = Corpus::new().file("marche.fr.txt", PAIR_FR).file("marche.maire.ar.txt", first).file("marche.police.ar.txt", second);
    corpus.align(&[]).exits(0);
    let output = corpus.pair_is_done();
    let source = |words: &str| -> Vec<&str> {
        output.sentences.iter().filter(|row| row["fr"].contains(words) && !row["ar"].is_empty()).map(|row| &row["ar_doc"]).collect()
    };
    assert!(source("250 kilos").iter().any(|doc| doc.contains("maire")), "{:?}", output.sentences);
    assert!(source("19 mars").iter().any(|doc| doc.contains("police")), "{:?}", output.sentences);
}

#[test]
fn documents_that_nothing_pairs_are_paired_by_content() {
    let other_fr = "L’hôpital de Béni Tadla recrute 85 infirmières. Le concours aura lieu le 6 septembre 2026 à 9 h.\n";
    let other_ar = "يوظف مستشفى بني تادلة 85 ممرضة. وستجرى المباراة يوم 6 سبتمبر 2026 على الساعة 9.\n";
    let corpus =
        Corpus::new().file("a1.fr.txt", PAIR_FR).file("b7.ar.txt", other_ar).file("c3.fr.txt", other_fr).file("d9.ar.txt", PAIR_AR);
    corpus.align(&[]).exits(0);
    let output = corpus.output();
    let answers = |words: &str| {
        output.sentences.iter().filter(|row| row["fr"].contains(words)).map(|row| row["ar_doc"].to_owned()).collect::<Vec<_>>()
    };
    assert!(answers("250 kilos").iter().any(|doc| doc.contains("d9")), "{:?}", output.sentences);
    assert!(answers("85 infirmières").iter().any(|doc| doc.contains("b7")), "{:?}", output.sentences);
}

#[test]
fn an_arabic_post_in_an_article_is_a_source_of_the_article() {
    let article = "Le port de Mersa Laghzal reste bloqué pour le 3ème jour, et les camions font la queue jusqu’à la rocade.\n\n\
        لن نغادر الميناء قبل أن تدفعوا أجور 45 عاملا. — نقابة عمال الميناء (@dockers_ml) 9 أبريل 2025\n\n\
        «Nous ne quitterons pas le port avant que vous ne payiez les salaires de 45 ouvriers», a écrit le syndicat des ouvriers du port.\n";
    let corpus = Corpus::new().file("port.fr.txt", article);
    corpus.align(&[]).exits(0);
    let output = corpus.output();
    let quote =
        output.quotes.iter().find(|row| row["quote"].starts_with("Nous ne quitterons")).unwrap_or_else(|| panic!("{:?}", output.quotes));
    assert_ne!(&quote["link"], "none", "{quote:?}");
    assert_eq!(quote["ar_doc"], quote["fr_doc"], "{quote:?}");
    assert!(quote["ar"].contains("لن نغادر الميناء"), "{quote:?}");
}

#[test]
fn files_of_other_kinds_are_left_alone_and_named_in_the_report() {
    let corpus = Corpus::with_pair().file("photo.jpg", b"\xff\xd8\xff\xe0").file("LISEZMOI.md", "# Notes\n");
    corpus.align(&[]).exits(0);
    let report = corpus.pair_is_done().run.to_string();
    assert!(report.contains("photo.jpg") && report.contains("LISEZMOI.md"), "what was skipped is named: {report}");
    assert_eq!(fs::read(corpus.path().join("corpus/photo.jpg")).expect("kept"), b"\xff\xd8\xff\xe0");
}
