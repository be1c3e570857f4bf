//! The same bytes for the same input, whatever the number of threads or the order of the files on disk.
mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::{root, run_in};
use serde_json::Value;
use tempfile::TempDir;

/// Every file under a folder, by its path in it.
fn files(dir: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.is_dir() { files.extend(self::files(&entry)) } else { files.push(entry) }
    }
    files.sort();
    files
}

/// A copy of the sample corpus whose files were made in the order that `arrange` gives.
fn copy(arrange: impl Fn(&mut Vec<PathBuf>)) -> TempDir {
    let from = root().join("corpus");
    let to = TempDir::new().expect("a folder");
    let mut files = files(&from);
    arrange(&mut files);
    for file in files {
        let target = to.path().join("corpus").join(file.strip_prefix(&from).expect("inside"));
        fs::create_dir_all(target.parent().expect("a parent")).expect("a folder");
        fs::copy(file, target).expect("a copy");
    }
    to
}

/// Runs the main job there and returns every written file, `run.json` without its times.
fn result(dir: &TempDir, jobs: &str) -> Vec<(PathBuf, Vec<u8>)> {
    run_in(dir.path(), &["align", "corpus", "-o", "out", "--jobs", jobs], "").exits(0);
    let out = dir.path().join("out");
    let result = files(&out)
        .into_iter()
        .map(|file| {
            let mut bytes = fs::read(&file).expect("a file");
            if file.ends_with("run.json") {
                let mut run: Value = serde_json::from_slice(&bytes).expect("JSON");
                run.as_object_mut().expect("an object").remove("times").expect("times stand apart");
                bytes = run.to_string().into_bytes();
            }
            (file.strip_prefix(&out).expect("inside").to_owned(), bytes)
        })
        .collect();
    fs::remove_dir_all(&out).expect("the next run begins afresh");
    result
}

fn assert_same(one: &[(PathBuf, Vec<u8>)], two: &[(PathBuf, Vec<u8>)]) {
    let names = |result: &[(PathBuf, Vec<u8>)]| result.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    assert_eq!(names(one), names(two));
    for ((name, one), (_, two)) in one.iter().zip(two) {
        if one != two {
            let (one, two) = (String::from_utf8_lossy(one), String::from_utf8_lossy(two));
            let differing = one.lines().zip(two.lines()).find(|(one, two)| one != two);
            panic!("{} differs: {differing:?}", name.display());
        }
    }
}

#[test]
fn one_thread_or_two_or_another_order_on_disk_make_no_difference() {
    let straight = copy(|_| ());
    let one = result(&straight, "1");
    assert!(one.iter().any(|(name, bytes)| name.ends_with("sentences.csv") && bytes.len() > 10_000));
    assert_same(&one, &result(&straight, "2"));

    let turned = copy(|files| {
        files.reverse();
        let middle = files.len() / 2;
        files.rotate_left(middle);
    });
    assert_same(&one, &result(&turned, "2"));
}

#[test]
fn a_second_run_into_the_same_folder_writes_the_same() {
    let corpus = common::Corpus::with_pair();
    let bytes = || fs::read(corpus.path().join("out/sentences.csv")).expect("a file");
    corpus.align(&[]).exits(0);
    let first = bytes();
    corpus.align(&[]).exits(0);
    assert_eq!(first, bytes());
}

#[test]
fn beads_on_stdout_do_not_depend_on_the_number_of_threads() {
    let gold = root().join("corpus/gold");
    for order in ["parallel", "free"] {
        let beads = |jobs| {
            run_in(
                &gold,
                &["align", "--segmented", "puits-sarhoun.fr", "puits-sarhoun.ar", "--order", order, "--format", "beads", "--jobs", jobs],
                "",
            )
            .exits(0)
            .stdout
        };
        let one = beads("1");
        assert!(one.lines().count() > 10, "--order {order}: {one}");
        assert_eq!(one, beads("2"), "--order {order}");
    }
}
