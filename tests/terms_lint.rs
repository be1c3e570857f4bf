//! Is the glossary itself well-formed? `truchement terms lint`.
mod common;

use common::{run, run_in, run_with};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

const LINT: &str = "file,line,level,rule,concept,column,message";
const BAD: &str = "id,fr,fr_avoid,ar\nA,quai,jetée,رصيف مائي\nB,jetée,,لسان بحري\nC,phare\nA,grue,,رافعة\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a temporary folder");
    for (name, content) in files {
        fs::write(dir.path().join(name), content).expect("a file");
    }
    dir
}

#[test]
fn the_bundled_glossary_has_no_errors_and_no_warnings() {
    let run = run(&["terms", "lint"]);
    assert!(run.stdout.lines().last().unwrap_or_default().starts_with("0 errors, 0 warnings, "), "{}", run.stdout);
    run.exits(0);
}

#[test]
fn findings_have_file_line_rule_and_concept() {
    let dir = folder(&[("g.csv", BAD)]);
    let run = run_in(dir.path(), &["terms", "lint", "g.csv"], "").exits(1);
    let lines: Vec<&str> = run.stdout.lines().collect();
    assert_eq!(lines.len(), 4, "{}", run.stdout);
    for (line, start, end) in [
        (lines[0], "g.csv:3: error: fr: ", " [avoided-elsewhere B]"),
        (lines[1], "g.csv:4: error: ", " [malformed-row]"),
        (lines[2], "g.csv:5: error: id: ", " [duplicate-id A]"),
        (lines[3], "3 errors, 0 warnings, 0 notes in 3 concepts of 1 file", ""),
    ] {
        assert!(line.starts_with(start) && line.ends_with(end), "{line}");
    }
    assert_eq!(run.stderr, "");
}

#[test]
fn a_folder_or_standard_input_will_do() {
    let dir = folder(&[("b.csv", "id,fr,ar\n1,quai,رصيف\n"), ("a.csv", "id,fr,ar\n1,phare,منارة\n"), ("lexicon.fr-ar.csv", "fr,ar,pos\n")]);
    let run = run_in(dir.path(), &["terms", "lint", "."], "").exits(1);
    assert!(run.stdout.starts_with("./b.csv:2: error: id: the id was used before, at ./a.csv:2"), "{}", run.stdout);
    let run = run_with(&["terms", "lint", "-"], "id,fr,ar\n1,quai,رصيف\n").exits(0);
    assert_eq!(run.stdout, "0 errors, 0 warnings, 0 notes in 1 concept of 1 file\n");
}

#[test]
fn a_lexicon_is_left_out_with_a_word() {
    let dir = folder(&[("g.csv", "id,fr,ar\n1,quai,رصيف\n"), ("lexicon.fr-ar.csv", "fr,ar,pos\nun,واحد,num\n")]);
    let run = run_in(dir.path(), &["terms", "lint", "g.csv", "lexicon.fr-ar.csv"], "").exits(0).says(&["warning", "lexicon.fr-ar.csv"]);
    assert!(run.stdout.ends_with("in 1 concept of 1 file\n"), "{}", run.stdout);
    run_in(dir.path(), &["terms", "lint", "lexicon.fr-ar.csv"], "").exits(2).says(&["error", "`id`"]);
}

#[test]
fn levels_decide_what_is_shown_and_how_it_ends() {
    let note = "id,fr,ar\n1, quai,رصيف\n";
    assert_eq!(
        run_with(&["terms", "lint", "-"], note).exits(0).stdout,
        "0 errors, 0 warnings, 1 note in 1 concept of 1 file (1 not shown: --show note)\n"
    );
    assert!(run_with(&["terms", "lint", "-", "--show", "note"], note).exits(0).stdout.contains("[spacing 1]"));
    assert!(run_with(&["terms", "lint", "-", "--fail-on", "note"], note).exits(1).stdout.contains("[spacing 1]"));
    let warning = "id,fr,ar\n1,quai,رصيف\n2,quai,مرسى\n";
    run_with(&["terms", "lint", "-"], warning).exits(1);
    assert!(run_with(&["terms", "lint", "-", "--fail-on", "error"], warning).exits(0).stdout.contains("[shared-form 2]"));
    run_with(&["terms", "lint", "-", "--ignore", "shared-form"], warning).exits(0);
    run_with(&["terms", "lint", "-", "--fail-on", "never"], BAD).exits(0);
}

#[test]
fn programs_read_it_too() {
    let rows = run_with(&["terms", "lint", "-", "--format", "csv"], BAD).exits(1).table(LINT);
    let shown: Vec<_> = rows.iter().map(|row| (row.number("line"), &row["level"], &row["rule"], &row["concept"], &row["column"])).collect();
    assert_eq!(
        shown,
        [(3, "error", "avoided-elsewhere", "B", "fr"), (4, "error", "malformed-row", "", ""), (5, "error", "duplicate-id", "A", "id")]
    );
    let lines = run_with(&["terms", "lint", "-", "--format", "jsonl"], BAD).exits(1).says(&["3 errors"]).stdout;
    let objects: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!((objects.len(), &objects[1]["line"], &objects[1]["concept"]), (3, &Value::from(4), &Value::Null));
    let github = run_with(&["terms", "lint", "-", "--format", "github"], BAD).exits(1).stdout;
    assert!(github.starts_with("::error file=standard input,line=3,title=avoided-elsewhere B::fr: "), "{github}");
}

#[test]
fn what_cannot_be_read_does_not_stop_the_rest() {
    let dir = folder(&[("g.csv", BAD), ("empty.csv", "")]);
    let run = run_in(dir.path(), &["terms", "lint", "absent.csv", "g.csv"], "").exits(2).says(&["error", "absent.csv"]);
    assert!(run.stdout.contains("[duplicate-id A]"), "{}", run.stdout);
    assert!(run_in(dir.path(), &["terms", "lint", "empty.csv"], "").exits(1).stdout.contains("empty.csv:1: error: no column `id`"));
    let nothing = folder(&[]);
    run_in(nothing.path(), &["terms", "lint", "."], "").exits(2).says(&["error", "no glossary in this folder"]);
}

#[test]
fn rules_are_explained() {
    assert!(run(&["terms", "lint", "--explain", "shared-form"]).exits(0).stdout.starts_with("shared-form (warning): "));
    assert!(run(&["terms", "lint", "--explain", "all"]).exits(0).stdout.contains("\nmissing-plural (warning): "));
    run(&["terms", "lint", "--explain", "sharedform"]).exits(2).says(&["error", "sharedform", "shared-form"]);
    run(&["terms", "lint", "--ignore", "sharedform"]).exits(2);
}
