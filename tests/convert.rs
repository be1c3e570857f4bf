//! Glossaries between formats: `truchement convert`, and `--glossary` in any format.
mod common;

use common::{FOUND, run, run_in};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

const TABLE: &str = "id,domain,fr,fr_avoid,fr_variants,ar,ar_avoid,ar_plural,status,definition,Relecteur\n\
    PORT-1,port,quai de contrôle,ponton,quai nord,رصيف مراقبة,مصطبة,أرصفة مراقبة,preferred,Quai de la police,Zoé\n\
    PORT-2,port,vigie,,,برج,,,deprecated,,\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for (name, content) in files {
        fs::write(folder.path().join(name), content).expect("a file");
    }
    folder
}

#[track_caller]
fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).expect("a written file")
}

#[test]
fn every_format_is_written_and_read() {
    let folder = folder(&[("g.csv", TABLE)]);
    let path = folder.path();
    for format in ["csv", "tbx", "tbx2", "tbx3", "omegat", "deepl", "google", "google-set", "matecat", "memoq"] {
        let name = format!("{format}.out");
        let written = run_in(path, &["convert", "g.csv", &name, "--format", format], "").exits(0);
        assert!(written.stdout.is_empty(), "{}", written.stdout);
        let rest = ["convert", &name, "-", "--format", "csv", "--input-format", format];
        let back = run_in(path, &rest, "").exits(0);
        assert!(back.stdout.contains("quai de contrôle") && back.stdout.contains("رصيف مراقبة"), "{format}: {}", back.stdout);
        let told = run_in(path, &rest[..5], "").exits(0);
        assert_eq!(told.stdout, back.stdout, "the format of {format} is told from the content");
    }
    for format in ["tbx2", "tbx3"] {
        let back = run_in(path, &["convert", &format!("{format}.out"), "-", "--format", "csv"], "").exits(0);
        assert_eq!(back.stdout, text(path, "csv.out"), "nothing is lost in {format}");
        assert!(back.stderr.is_empty(), "{}", back.stderr);
    }
}

#[test]
fn the_extension_says_the_format() {
    let folder = folder(&[("g.csv", TABLE)]);
    let path = folder.path();
    for (name, beginning) in
        [("a.tbx", "<?xml"), ("a.CSV", "id,domain,fr,"), ("a.txt", "quai de contrôle\tرصيف مراقبة"), ("a.tsv", "quai de contrôle\t")]
    {
        run_in(path, &["convert", "g.csv", name], "").exits(0);
        assert!(text(path, name).starts_with(beginning), "{name}: {}", text(path, name));
    }
    assert!(text(path, "a.tbx").contains("<martif"));
    run_in(path, &["convert", "g.csv", "a.tbx", "--tbx-version", "3"], "").exits(0);
    assert!(text(path, "a.tbx").contains("urn:iso:std:iso:30042:ed-2"));
    run_in(path, &["convert", "g.csv", "a.out"], "").exits(2).says(&["a.out", "--format", "omegat"]);
    run_in(path, &["convert", "g.csv", "-"], "").exits(2).says(&["--format"]);
    run_in(path, &["convert", "g.csv", "b.csv", "--tbx-version", "3"], "").exits(2).says(&["--tbx-version 3", "csv"]);
    run_in(path, &["convert", "g.csv", "b.tbx", "--format", "tbx2", "--tbx-version", "3"], "").exits(2).says(&["--tbx-version 3"]);
    assert!(!path.join("b.csv").exists() && !path.join("b.tbx").exists());
}

#[test]
fn omegat_is_offered_nothing_forbidden_and_the_user_is_told() {
    let folder = folder(&[("g.csv", TABLE)]);
    let run = run_in(folder.path(), &["convert", "g.csv", "-", "--format", "omegat"], "").exits(0);
    assert_eq!(run.stdout, "quai de contrôle\tرصيف مراقبة\tQuai de la police\nquai nord\tرصيف مراقبة\tQuai de la police\n");
    let run = run.says(&["1 deprecated concept", "2 forms to avoid", "1 plural", "1 cell of your own columns"]);
    assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
    let quiet = run_in(folder.path(), &["convert", "g.csv", "-", "--format", "omegat", "--quiet"], "").exits(0);
    assert!(quiet.stderr.is_empty());
}

#[test]
fn standard_input_a_folder_and_a_style() {
    let styled = "id,fr,ar,ar_styles\nA,douane,جمارك,ma=ديوانة\n";
    let folder = folder(&[("one.csv", TABLE), ("two.csv", styled), ("lexicon.csv", "fr,ar\nport,ميناء\n"), ("notes.md", "#")]);
    let path = folder.path();
    run_in(path, &["convert", ".", "all.csv"], "").exits(0);
    assert_eq!(text(path, "all.csv").lines().count(), 4);
    let run = run_in(path, &["convert", "-", "-", "--format", "deepl", "--style", "ma"], styled).exits(0);
    assert_eq!(run.stdout, "douane,ديوانة\n");
    run_in(path, &["convert", "-", "-", "--format", "deepl", "--style", "dz"], styled).exits(2).says(&["dz", "ma"]);
    let turned = run_in(path, &["convert", "two.csv", "-", "--format", "google", "--from", "ar", "--to", "fr"], "").exits(0);
    assert_eq!(turned.stdout, "جمارك,douane\nديوانة,douane\n");
}

#[test]
fn what_cannot_be_converted_is_an_error_and_leaves_no_file() {
    let broken = "<?xml version=\"1.0\"?>\n<martif><text><body>\n<termEntry><langSet xml:lang=\"fr\">\n</body></text></martif>";
    let folder = folder(&[
        ("broken.tbx", broken),
        ("empty.tbx", ""),
        ("empty.csv", ""),
        ("good.csv", TABLE),
        ("sentences.csv", "id,pair,fr,ar,fr_doc\na:s1,a,Un.,واحد,a.txt\n"),
    ]);
    let path = folder.path();
    fs::write(path.join("latin.csv"), b"id,fr,ar\n1,caf\xe9,x\n").expect("a file");
    fs::create_dir(path.join("hollow")).expect("a folder");
    let fails = |input: &str, words: &[&str]| {
        run_in(path, &["convert", input, "out.tbx"], "").exits(2).says(words);
        assert!(!path.join("out.tbx").exists());
    };
    fails("lost.csv", &["lost.csv", "check the path"]);
    fails("broken.tbx", &["broken.tbx:4", "not well-formed"]);
    fails("empty.tbx", &["empty.tbx", "<martif>"]);
    fails("empty.csv", &["empty.csv:1", "no column `id`"]);
    fails("latin.csv", &["latin.csv:2", "UTF-8"]);
    fails("hollow", &["hollow", "no glossary"]);
    fails("sentences.csv", &["sentences.csv", "aligned corpus"]);
    fails("corpus.tmx", &["corpus.tmx", "glossaries"]);
    run_in(path, &["convert", "empty.csv", "out.xliff"], "").exits(2).says(&["out.xliff", "glossaries"]);
    run_in(path, &["convert", "good.csv", "hollow", "--format", "csv"], "").exits(2).says(&["hollow"]);
}

#[cfg(unix)]
#[test]
fn the_written_file_has_the_usual_permissions() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder(&[("g.csv", TABLE), ("by-hand", "")]);
    run_in(folder.path(), &["convert", "g.csv", "out.tbx"], "").exits(0);
    let mode = |name: &str| fs::metadata(folder.path().join(name)).expect("a file").permissions().mode();
    assert_eq!(mode("out.tbx"), mode("by-hand"));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 3, "nothing else is left behind");
}

#[test]
fn a_glossary_in_any_format_serves_every_command() {
    let folder = folder(&[("g.csv", TABLE)]);
    let path = folder.path();
    for name in ["g.tbx", "g3.tbx", "g.txt", "deepl.csv", "matecat.csv", "memoq.csv"] {
        let format = if name == "g3.tbx" {
            "tbx3"
        } else if name == "g.tbx" {
            "tbx"
        } else if name == "g.txt" {
            "omegat"
        } else {
            name.trim_end_matches(".csv")
        };
        run_in(path, &["convert", "g.csv", name, "--format", format], "").exits(0);
        let rows =
            run_in(path, &["terms", "find", "--lang", "fr", "-", "--glossary", name], "Deux quais de contrôle.\n").exits(0).table(FOUND);
        let [row] = rows.as_slice() else { panic!("{name}: {rows:?}") };
        assert_eq!((&row["surface"], &row["ar"], &row["status"]), ("quais de contrôle", "رصيف مراقبة", "preferred"), "{name}");
        assert_eq!(&row["concept"] == "PORT-1", name.contains(".tbx"), "{name}: {}", &row["concept"]);
    }
    let forbidden = run_in(path, &["terms", "find", "--lang", "fr", "-", "--glossary", "g.tbx"], "Un ponton.\n").exits(0).table(FOUND);
    assert_eq!((&forbidden[0]["concept"], &forbidden[0]["status"]), ("PORT-1", "forbidden"));
}

#[test]
fn the_bundled_glossary_goes_through_tbx_unchanged() {
    let direct = run(&["convert", "glossary", "-", "--format", "csv"]).exits(0).stdout;
    let folder = TempDir::new().expect("a folder");
    for version in ["2", "3"] {
        let file = folder.path().join("all.tbx").display().to_string();
        run(&["convert", "glossary", &file, "--tbx-version", version]).exits(0);
        assert_eq!(run(&["convert", &file, "-", "--format", "csv"]).exits(0).stdout, direct, "version {version}");
    }
}
