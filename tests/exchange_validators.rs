//! Written glossaries, read and validated with other people's code: translate-toolkit, which Weblate is built on, and the schema by which OmegaT reads TBX.
//!
//! Neither is in this repository. `.ci/run` puts them into a folder and names it in `TRUCHEMENT_VALIDATORS`; then they must work. Without the variable the test
//! uses what it finds, and says what it had to leave out. TBX version 3 is held against a grammar of our own (`exchange_validators/tbx3.rng`): no package
//! brings the standard's schema of it, and translate-toolkit does not read it.
mod common;

use common::{root, run};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;
use truchement::bundled;
use truchement::language::Lang;

/// Where the validators are, and whether they must be there.
fn validators() -> (PathBuf, bool) {
    match std::env::var_os("TRUCHEMENT_VALIDATORS") {
        Some(folder) => (root().join(folder), true),
        None => (root().join("target/validators"), false),
    }
}

fn python(folder: &Path) -> PathBuf {
    let own = folder.join("bin/python3");
    if own.is_file() { own } else { PathBuf::from("python3") }
}

/// OmegaT's program file, which holds the schemas, or a folder with them.
fn schemas(folder: &Path) -> Option<PathBuf> {
    let places = [folder.join("schemas"), folder.join("omegat/usr/share/omegat/OmegaT.jar"), PathBuf::from("/usr/share/omegat/OmegaT.jar")];
    places.into_iter().find(|place| place.exists())
}

#[test]
fn others_read_what_is_written() {
    let (folder, required) = validators();
    let python = python(&folder);
    let known = Command::new(&python).args(["-c", "import lxml.etree, translate.storage.tbx"]).output();
    if !known.is_ok_and(|output| output.status.success()) {
        assert!(!required, "TRUCHEMENT_VALIDATORS is set, and {} has no lxml or translate-toolkit", python.display());
        println!("skipped: no Python with lxml and translate-toolkit");
        return;
    }
    let schemas = schemas(&folder);
    assert!(schemas.is_some() || !required, "TRUCHEMENT_VALIDATORS is set, and there is no schema in {}", folder.display());
    if schemas.is_none() {
        println!("skipped: the schema of TBX version 2; nothing at {}", folder.display());
    }
    let written = TempDir::new().expect("a folder");
    for (name, format) in [("all.tbx", "tbx2"), ("all3.tbx", "tbx3"), ("all.utf8", "omegat")] {
        run(&["convert", "glossary", &written.path().join(name).display().to_string(), "--format", format]).exits(0);
    }
    let checked = Command::new(&python)
        .arg(root().join("tests/exchange_validators/check.py"))
        .arg(written.path())
        .arg(schemas.clone().unwrap_or_default())
        .output()
        .expect("Python can be started");
    assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    let found: Value = serde_json::from_slice(&checked.stdout).expect("JSON");

    let glossary = bundled::glossary(&Lang::FRENCH, &Lang::ARABIC).expect("well-formed");
    let units: BTreeMap<&str, &Value> =
        found["units"].as_array().expect("units").iter().map(|unit| (unit["id"].as_str().expect("an id"), unit)).collect();
    let avoided: usize = glossary.concepts().iter().flat_map(|concept| &concept.terms).map(|terms| terms.avoid.len()).sum();
    assert_eq!(units.len(), glossary.concepts().len() + avoided, "a unit a concept, and one a form to avoid");
    for concept in glossary.concepts() {
        let unit = units[concept.id.as_str()];
        let read = [&unit["source"], &unit["target"]].map(|text| text.as_str().expect("text"));
        assert_eq!(read, [concept.term(&Lang::FRENCH), concept.term(&Lang::ARABIC)], "{}", concept.id);
        let definition = unit["definition"].as_str().expect("text");
        assert!(definition.contains(&concept.definition) && definition.contains(&concept.domain), "{}: {definition}", concept.id);
        assert_eq!(unit["obsolete"], false, "{}", concept.id);
    }
    let obsolete = units.values().filter(|unit| unit["obsolete"] == true).count();
    assert_eq!(obsolete, avoided, "what is to be avoided is obsolete, and nothing else");

    let lines: BTreeSet<(&str, &str)> = found["lines"]
        .as_array()
        .expect("lines")
        .iter()
        .map(|line| (line[0].as_str().expect("a source"), line[1].as_str().expect("a target")))
        .collect();
    for concept in glossary.concepts() {
        assert!(lines.contains(&(concept.term(&Lang::FRENCH), concept.term(&Lang::ARABIC))), "{} is not in OmegaT's list", concept.id);
        for terms in &concept.terms {
            let offered = |form: &String| lines.contains(&(concept.term(&Lang::FRENCH), form.as_str()));
            assert!(
                terms.lang != Lang::ARABIC || !terms.avoid.iter().any(offered),
                "{}: OmegaT is offered what is to be avoided",
                concept.id
            );
        }
    }
    if schemas.is_some() {
        assert_eq!(found["schema"]["valid"], true, "{}", found["schema"]["message"]);
        assert_eq!(found["schema"]["notices"], true, "the schema must object to a term in the wrong place");
    }
    assert_eq!(found["grammar"]["valid"], true, "{}", found["grammar"]["message"]);
}
