use super::*;

fn place() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_new_folder_appears_with_all_its_files() {
    let place = place();
    let path = place.path().join("output");
    let mut output = OutputFolder::create(&path).unwrap();
    let mut table = output.file("a.csv").unwrap();
    table.write_all(b"x\n").unwrap();
    output.write("b.json", b"{}\n").unwrap();
    table.close().unwrap();
    assert!(!path.exists());
    assert_eq!(output.finish().unwrap(), [path.join("a.csv"), path.join("b.json")]);
    assert_eq!(names(&path), ["a.csv", "b.json"]);
    assert_eq!(fs::read(path.join("a.csv")).unwrap(), b"x\n");
    assert_eq!(names(place.path()), ["output"]);
}

#[test]
fn a_folder_may_be_named_in_odd_ways() {
    let place = place();
    for odd in ["one/.", "two/", "three/./deep//er/"] {
        let mut output = OutputFolder::create(place.path().join(odd)).unwrap();
        output.write("a.csv", b"x").unwrap();
        output.finish().unwrap();
        assert_eq!(names(&place.path().join(odd)), ["a.csv"]);
    }
    assert_eq!(names(place.path()), ["one", "three", "two"]);
}

#[test]
fn an_existing_folder_keeps_what_is_not_ours() {
    let place = place();
    fs::write(place.path().join("README.md"), "mine").unwrap();
    fs::write(place.path().join("a.csv"), "old").unwrap();
    let mut output = OutputFolder::create(place.path()).unwrap();
    output.write("a.csv", b"new").unwrap();
    output.write("b.csv", b"new too").unwrap();
    assert_eq!(fs::read(place.path().join("a.csv")).unwrap(), b"old");
    output.finish().unwrap();
    assert_eq!(names(place.path()), ["README.md", "a.csv", "b.csv"]);
    assert_eq!(fs::read(place.path().join("README.md")).unwrap(), b"mine");
    assert_eq!(fs::read(place.path().join("a.csv")).unwrap(), b"new");
}

#[test]
fn dropping_leaves_everything_as_it_was() {
    let place = place();
    fs::write(place.path().join("a.csv"), "old").unwrap();
    let mut output = OutputFolder::create(place.path()).unwrap();
    output.write("a.csv", b"new").unwrap();
    drop(output);
    assert_eq!(names(place.path()), ["a.csv"]);
    assert_eq!(fs::read(place.path().join("a.csv")).unwrap(), b"old");
    let mut output = OutputFolder::create(place.path().join("deep/er/output")).unwrap();
    output.write("a.csv", b"new").unwrap();
    drop(output);
    assert_eq!(names(place.path()), ["a.csv"]);
}

#[test]
fn a_file_left_open_keeps_all_back() {
    let place = place();
    let path = place.path().join("output");
    let mut output = OutputFolder::create(&path).unwrap();
    output.write("whole.csv", b"x").unwrap();
    let mut half = output.file("half.csv").unwrap();
    half.write_all(b"x").unwrap();
    let error = output.finish().expect_err("half.csv was not closed").to_string();
    assert!(error.contains("half.csv"), "{error}");
    assert_eq!(names(place.path()), [""; 0]);
}

#[test]
fn a_move_that_fails_takes_the_others_back() {
    let place = place();
    fs::write(place.path().join("a.csv"), "old").unwrap();
    let mut output = OutputFolder::create(place.path()).unwrap();
    for name in ["a.csv", "b.csv", "c.csv"] {
        output.write(name, b"new").unwrap();
    }
    // Somebody makes a folder in the place of the last file while the run goes on.
    fs::create_dir(place.path().join("c.csv")).unwrap();
    let error = output.finish().expect_err("a folder is in the way").to_string();
    assert!(error.contains("c.csv"), "{error}");
    assert_eq!(names(place.path()), ["a.csv", "c.csv"]);
    assert_eq!(fs::read(place.path().join("a.csv")).unwrap(), b"old");
    assert!(place.path().join("c.csv").is_dir());
}

#[test]
fn a_folder_made_meanwhile_is_filled() {
    let place = place();
    let path = place.path().join("output");
    let mut output = OutputFolder::create(&path).unwrap();
    output.write("a.csv", b"new").unwrap();
    fs::create_dir(&path).unwrap();
    fs::write(path.join("notes"), "mine").unwrap();
    output.finish().unwrap();
    assert_eq!(names(&path), ["a.csv", "notes"]);
    assert_eq!(names(place.path()), ["output"]);
}

#[test]
fn impossible_places_are_named_at_once() {
    let place = place();
    let file = place.path().join("file");
    fs::write(&file, "mine").unwrap();
    for path in [file.clone(), file.join("output"), file.join("deeper/output"), PathBuf::new()] {
        let error = OutputFolder::create(&path).expect_err("no folder can be here").to_string();
        assert!(error.contains(&*path.to_string_lossy()) && error.contains("-o"), "{error}");
    }
    assert_eq!(names(place.path()), ["file"]);
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    fs::create_dir(place.path().join("a.csv")).unwrap();
    let error = OutputFolder::create(place.path()).unwrap().file("a.csv").expect_err("a folder is in the way").to_string();
    assert!(error.contains("a.csv"), "{error}");
}

#[test]
fn names_are_plain_and_asked_for_once() {
    let place = place();
    let mut output = OutputFolder::create(place.path().join("output")).unwrap();
    for name in ["", ".", "..", "../x", "a/b", "/etc/x", "a/"] {
        output.file(name).expect_err(name);
    }
    let _first = output.file("a.csv").unwrap();
    output.file("a.csv").expect_err("a second time");
}

#[cfg(unix)]
#[test]
fn files_get_the_usual_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let place = place();
    let usual = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    fs::write(place.path().join("usual"), "").unwrap();
    fs::create_dir(place.path().join("usual.d")).unwrap();
    let mut output = OutputFolder::create(place.path().join("output")).unwrap();
    output.write("a.csv", b"x").unwrap();
    output.finish().unwrap();
    assert_eq!(usual(&place.path().join("output/a.csv")), usual(&place.path().join("usual")));
    assert_eq!(usual(&place.path().join("output")), usual(&place.path().join("usual.d")));

    symlink(place.path().join("nowhere"), place.path().join("link")).unwrap();
    let error = OutputFolder::create(place.path().join("link")).expect_err("the link leads nowhere").to_string();
    assert!(error.contains("link"), "{error}");
}
