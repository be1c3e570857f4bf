//! Whole corpora: folders, archives, rows.

use super::*;
use std::fs;
use std::io::Write;
use std::path::Path;
use tempfile::TempDir;

const FR: &str = "Le maire a inauguré la nouvelle bibliothèque du quartier, jeudi matin, devant les écoliers.";
const AR: &str = "دشن رئيس البلدية المكتبة الجديدة للحي، صباح الخميس، أمام التلاميذ.";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let root = tempfile::tempdir().unwrap();
    for (path, text) in files {
        write(root.path(), path, text.as_bytes());
    }
    root
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

fn open(paths: &[&Path]) -> Result<Catalogue> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    Catalogue::open(&paths, &ReadOptions::default())
}

fn ids(catalogue: &Catalogue) -> Vec<&str> {
    catalogue.items.iter().map(|item| item.id.as_str()).collect()
}

fn item<'a>(catalogue: &'a Catalogue, id: &str) -> &'a Item {
    catalogue.items.iter().find(|item| item.id == id).unwrap()
}

fn tar(files: &[(&str, &str)]) -> Vec<u8> {
    let mut builder = ::tar::Builder::new(Vec::new());
    for (path, text) in files {
        let mut header = ::tar::Header::new_gnu();
        header.set_size(text.len() as u64);
        builder.append_data(&mut header, path, text.as_bytes()).unwrap();
    }
    builder.into_inner().unwrap()
}

fn zip(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ::zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (path, text) in files {
        writer.start_file(*path, ::zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zstd(bytes: &[u8]) -> Vec<u8> {
    ruzstd::encoding::compress_to_vec(bytes, ruzstd::encoding::CompressionLevel::Fastest)
}

#[test]
fn a_folder_gives_documents_pairs_and_what_was_left_out() {
    let rows = format!(
        "{}\n{}\n",
        r#"{"id":"r-fr","lang":"fr","text":"Un, deux.","pair":"r"}"#, r#"{"id":"r-ar","lang":"ar","text":"واحد.","pair":"r"}"#
    );
    let root = folder(&[
        ("b.fr.txt", FR),
        ("b.ar.txt", AR),
        ("a.fr.txt", FR),
        ("a.maire.ar.txt", AR),
        ("libre.txt", AR),
        ("lignes.jsonl", &rows),
        ("README.md", "À lire."),
        ("gold/b.fr", FR),
        ("gold/b.fr.txt", FR),
        (".cache/x.fr.txt", FR),
        ("photo.jpg", "x"),
    ]);
    let catalogue = open(&[root.path()]).unwrap();
    assert_eq!(ids(&catalogue), ["a.fr.txt", "a.maire.ar.txt", "b.ar.txt", "b.fr.txt", "libre.txt", "r-ar", "r-fr"]);
    let pairs: Vec<(&str, usize)> = catalogue.pairs().into_iter().map(|(pair, items)| (pair, items.len())).collect();
    assert_eq!(pairs, [("a", 2), ("b", 2), ("r", 2)]);
    let strange: Vec<&Skipped> = catalogue.skipped.iter().filter(|skipped| !skipped.ignored).collect();
    assert!(matches!(strange[..], [only] if only.name.ends_with("photo.jpg")), "{strange:?}");
    assert_eq!(catalogue.skipped.len(), 5);
    let free = catalogue.read(item(&catalogue, "libre.txt")).unwrap();
    assert_eq!((free.lang, free.pair), (Lang::ARABIC, None));
}

#[test]
fn folders_of_languages_given_apart_are_paired() {
    let root = folder(&[("fr/gare.txt", FR), ("ar/gare.txt", AR)]);
    let catalogue = open(&[&root.path().join("ar"), &root.path().join("fr")]).unwrap();
    assert_eq!(ids(&catalogue), ["ar/gare.txt", "fr/gare.txt"]);
    assert_eq!(catalogue.pairs()["gare"].len(), 2);
    let whole = open(&[root.path()]).unwrap();
    assert_eq!(whole.pairs()["gare"].len(), 2);
}

#[test]
fn every_archive_gives_what_the_folder_gives() {
    let row = r#"{"id":"r","lang":"fr","text":"Une ligne."}"#;
    let files = [("x/b.fr.txt", FR), ("x/b.ar.txt", AR), ("x/r.jsonl", row), ("x/.hidden", "x")];
    let root = folder(&[]);
    for (name, bytes) in [
        ("c.zip", zip(&files)),
        ("c.tar", tar(&files)),
        ("c.tar.gz", gzip(&tar(&files))),
        ("c.tgz", gzip(&tar(&files))),
        ("c.tar.zst", zstd(&tar(&files))),
    ] {
        write(root.path(), name, &bytes);
        let catalogue = open(&[&root.path().join(name)]).unwrap();
        assert_eq!(ids(&catalogue), ["r", "x/b.ar.txt", "x/b.fr.txt"], "{name}");
        assert!(catalogue.failed.is_empty(), "{name}: {:?}", catalogue.failed);
        let texts: Vec<String> = catalogue.items.iter().map(|item| catalogue.read(item).unwrap().source).collect();
        assert_eq!(texts, ["Une ligne.", AR, FR], "{name}");
        assert_eq!(catalogue.skipped.len(), 1, "{name}");
        assert_eq!(catalogue.pairs()["x/b"].len(), 2, "{name}");
    }
}

#[test]
fn an_archive_in_a_folder_is_a_folder_and_one_in_an_archive_is_named() {
    let root = folder(&[]);
    write(root.path(), "lot.zip", &zip(&[("b.fr.txt", FR), ("dedans.tar", "x")]));
    let catalogue = open(&[root.path()]).unwrap();
    assert_eq!(ids(&catalogue), ["lot.zip/b.fr.txt"]);
    assert!(catalogue.skipped[0].name.ends_with("lot.zip!dedans.tar") && !catalogue.skipped[0].ignored);
}

#[test]
fn packed_rows_are_read_by_offset() {
    let rows: String = (0..200).map(|n| format!("{{\"id\":{n},\"lang\":\"fr\",\"text\":\"Ligne {n}.\"}}\n")).collect();
    let (first, second) = rows.as_bytes().split_at(1000);
    let root = folder(&[]);
    write(root.path(), "r.jsonl.gz", &[gzip(first), gzip(second)].concat());
    let inner = tar(&[("in.jsonl", "{\"id\":\"t\",\"text\":\"Dans une archive.\"}")]);
    write(root.path(), "t.tar.zst", &zstd(&inner));
    let catalogue = open(&[root.path()]).unwrap();
    assert_eq!(catalogue.items.len(), 201);
    for item in &catalogue.items {
        let document = catalogue.read(item).unwrap();
        let expected = if item.id == "t" { "Dans une archive.".to_owned() } else { format!("Ligne {}.", item.id) };
        assert_eq!(document.source, expected);
    }
    assert!(item(&catalogue, "7").name().ends_with("r.jsonl.gz:8"));
}

#[test]
fn rows_packed_twice() {
    let root = folder(&[]);
    let row = gzip(b"{\"id\":\"deux\",\"text\":\"Deux fois.\"}");
    let mut builder = ::tar::Builder::new(Vec::new());
    let mut header = ::tar::Header::new_gnu();
    header.set_size(row.len() as u64);
    builder.append_data(&mut header, "r.jsonl.gz", &row[..]).unwrap();
    write(root.path(), "t.tar.gz", &gzip(&builder.into_inner().unwrap()));
    let catalogue = open(&[root.path()]).unwrap();
    assert_eq!(catalogue.read(item(&catalogue, "deux")).unwrap().source, "Deux fois.");
}

#[test]
fn what_is_broken_is_named_and_the_rest_goes_on() {
    let root = folder(&[("a.fr.txt", FR), ("r.jsonl", "{\"id\":1,\"text\":\"x\"}\n{\"id\":\n")]);
    write(root.path(), "faux.zip", b"PK");
    let packed = gzip(&tar(&[("un.fr.txt", FR), ("deux.fr.txt", &FR.repeat(200))]));
    write(root.path(), "coupe.tar.gz", &packed[..packed.len() - 40]);
    let whole = tar(&[("trois.fr.txt", FR), ("quatre.fr.txt", &FR.repeat(200))]);
    write(root.path(), "coupe.tar", &whole[..4096]);
    let catalogue = open(&[root.path()]).unwrap();
    assert!(ids(&catalogue).starts_with(&["1", "a.fr.txt", "coupe.tar.gz/"][..2]), "{:?}", ids(&catalogue));
    assert!(ids(&catalogue).contains(&"coupe.tar/trois.fr.txt"), "{:?}", ids(&catalogue));
    let mut errors: Vec<String> = catalogue.failed.iter().map(|failed| failed.error.to_string()).collect();
    errors.sort();
    assert_eq!(errors.len(), 4, "{errors:#?}");
    assert!(errors[0].contains("coupe.tar!quatre.fr.txt: "), "{errors:#?}");
    assert!(errors[1].contains("coupe.tar.gz: cannot be unpacked to its end"), "{errors:#?}");
    assert!(errors[2].contains("faux.zip: not a readable ZIP"), "{errors:#?}");
    assert!(errors[3].contains("r.jsonl:2: not a JSON row"), "{errors:#?}");
}

#[test]
fn reading_errors_name_the_document() {
    let root = folder(&[("vide.fr.txt", " \n\u{feff}\u{200f} "), ("z.jsonl", "{\"id\":\"nul\",\"text\":\"a\\u0000b\"}\n")]);
    write(root.path(), "bin.fr.txt", b"\x89PNG\r\n\x1a\n\0\0\0");
    write(root.path(), "lot.zip", &zip(&[("vide.ar.html", "<p> </p>")]));
    let catalogue = open(&[root.path()]).unwrap();
    let error = |id: &str| catalogue.read(item(&catalogue, id)).unwrap_err().to_string();
    assert!(error("vide.fr.txt").contains("vide.fr.txt: is empty"));
    assert!(error("bin.fr.txt").contains("bin.fr.txt:3: a NUL byte"), "{}", error("bin.fr.txt"));
    assert!(error("lot.zip/vide.ar.html").contains("lot.zip!vide.ar.html: is empty"));
    assert!(error("nul").contains("z.jsonl:1: holds a NUL character"));
}

#[test]
fn pairs_csv_overrides_names() {
    let table = "pair,lang,path\nécole,fr,b.fr.txt\nécole,ar,sources/discours.dat\nécole,,r1\n";
    let root = folder(&[
        ("b.fr.txt", FR),
        ("b.ar.txt", AR),
        ("sources/discours.dat", AR),
        ("r.jsonl", "{\"id\":\"r1\",\"text\":\"x\"}"),
        ("pairs.csv", table),
    ]);
    let catalogue = open(&[root.path()]).unwrap();
    let together: Vec<&str> = catalogue.pairs()["école"].iter().map(|item| item.id.as_str()).collect();
    assert_eq!(together, ["b.fr.txt", "r1", "sources/discours.dat"]);
    assert_eq!(catalogue.read(item(&catalogue, "sources/discours.dat")).unwrap().source, AR);
    assert_eq!(item(&catalogue, "b.ar.txt").pair.as_deref(), Some("b"));
}

#[test]
fn pairs_csv_errors_have_their_line() {
    for (table, expected) in [
        ("pair,lang,path\np,fr,b.fr.txt\np,ar,absent.txt\n", "pairs.csv:3: “absent.txt” is not in the corpus"),
        ("pair,lang,path\np,fr,b.fr.txt\nq,fr,b.fr.txt\n", "pairs.csv:3: “b.fr.txt” stands already at"),
        ("pair,path\n", "pairs.csv:1: no column “lang”"),
    ] {
        let root = folder(&[("b.fr.txt", FR), ("pairs.csv", table)]);
        let error = open(&[root.path()]).unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
}

#[test]
fn nothing_to_read_is_an_error() {
    let root = folder(&[("photo.jpg", "x"), ("gold/a.fr.txt", FR)]);
    let error = open(&[root.path()]).unwrap_err().to_string();
    assert!(error.starts_with("no document in ") && error.contains(".jsonl") && error.contains("2 other file(s)"), "{error}");
    let absent = open(&[&root.path().join("absent")]).unwrap_err().to_string();
    assert!(absent.contains("absent") && absent.contains("check the path"), "{absent}");
    assert!(open(&[]).is_err());
}

#[test]
fn one_id_twice_is_an_error_that_names_both() {
    let row = "{\"id\":\"même\",\"text\":\"x\"}\n";
    let root = folder(&[("a.jsonl", row), ("b.jsonl", &format!("\n{row}"))]);
    let error = open(&[root.path()]).unwrap_err().to_string();
    assert!(error.contains("a.jsonl:1") && error.contains("b.jsonl:2") && error.contains("“même”"), "{error}");
}

#[test]
fn encodings_in_a_corpus() {
    let root = folder(&[]);
    write(root.path(), "a.fr.txt", &encoding_rs::WINDOWS_1252.encode(FR).0);
    write(root.path(), "a.ar.txt", &encoding_rs::WINDOWS_1256.encode(AR).0);
    write(root.path(), "libre.txt", &encoding_rs::WINDOWS_1256.encode(AR).0);
    let wide: Vec<u8> = std::iter::once(0xFEFF).chain(AR.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    write(root.path(), "b.ar.txt", &wide);
    let catalogue = open(&[root.path()]).unwrap();
    let texts: Vec<String> = catalogue.items.iter().map(|item| catalogue.read(item).unwrap().source).collect();
    assert_eq!(texts, [AR, FR, AR, AR]);
    let options = ReadOptions { encoding: Some(encoding_for("windows-1256").unwrap()), ..ReadOptions::default() };
    let forced = Catalogue::open(&[root.path().to_path_buf()], &options).unwrap();
    let texts: Vec<String> = ["a.ar.txt", "b.ar.txt"].iter().map(|id| forced.read(item(&forced, id)).unwrap().source).collect();
    assert_eq!(texts, [AR, AR], "a byte-order mark is stronger than the option");
}

#[test]
fn pages_and_rows_of_html() {
    let page = |lang: &str| format!("<html lang={lang}><title>La gare</title><body><p>{FR}</p></body></html>");
    let row = serde_json::json!({"id": "h", "html": page("en"), "title": "Titre de la ligne", "date": "2026-01-02"}).to_string();
    let root = folder(&[("p.html", &page("fr")), ("faux.html", &page("ar")), ("r.jsonl", &row)]);
    let catalogue = open(&[root.path()]).unwrap();
    let read = |id: &str| catalogue.read(item(&catalogue, id)).unwrap();
    let document = read("p.html");
    assert_eq!((document.lang.as_str(), document.text()), ("fr", format!("La gare\n\n{FR}").as_str()));
    assert_eq!(document.source, page("fr"));
    assert_eq!(read("faux.html").lang, Lang::FRENCH, "the script speaks against the page's word");
    let row = read("h");
    assert_eq!((row.metadata.title.as_deref(), row.metadata.date.as_deref()), (Some("Titre de la ligne"), Some("2026-01-02")));
    assert_eq!(row.source, page("en"));
}

#[test]
fn many_threads_read_at_once() {
    let files: Vec<(String, String)> = (0..60).map(|n| (format!("n{n}.fr.txt"), format!("{FR} {n}"))).collect();
    let borrowed: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let root = folder(&[]);
    write(root.path(), "a.zip", &zip(&borrowed));
    write(root.path(), "b.tar.gz", &gzip(&tar(&borrowed)));
    let catalogue = open(&[root.path()]).unwrap();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for item in &catalogue.items {
                    let number = item.id.rsplit('n').next().unwrap().trim_end_matches(".fr.txt");
                    assert!(catalogue.read(item).unwrap().source.ends_with(&format!(" {number}")));
                }
            });
        }
    });
    assert_eq!(catalogue.items.len(), 120);
}

#[test]
fn bytes_from_elsewhere() {
    let options = ReadOptions::default();
    let document = from_bytes("-", FR.as_bytes(), None, &options).unwrap();
    assert_eq!((document.id.as_str(), document.lang.as_str()), ("-", "fr"));
    assert!(matches!(from_bytes("x.html", b"<p>x</p>", None, &options).unwrap().reading, Reading::Extracted { .. }));
}
