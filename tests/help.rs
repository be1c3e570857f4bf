//! What a new user sees first.
mod common;
use common::run;

const COMMANDS: [&[&str]; 10] = [
    &["align"],
    &["segment"],
    &["explain"],
    &["terms", "find"],
    &["terms", "check"],
    &["terms", "lint"],
    &["terms", "extract"],
    &["learn"],
    &["convert"],
    &["score"],
];

#[test]
fn help_lists_the_commands_that_work_and_no_other() {
    let help = run(&["--help"]).exits(0);
    let listed: Vec<&str> = help
        .stdout
        .lines()
        .skip_while(|line| !line.trim_start().to_lowercase().starts_with("commands"))
        .skip(1)
        .take_while(|line| !line.trim().is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("      "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for command in ["align", "segment", "explain", "terms", "learn", "convert", "score"] {
        assert!(listed.contains(&command), "{command} is not listed: {listed:?}\n{}", help.stdout);
    }
    for command in ["report", "lookup", "translate"] {
        assert!(!listed.contains(&command), "{command} does not work yet, and is listed");
    }
    assert!(help.stderr.is_empty(), "help goes to stdout: {}", help.stderr);
}

#[test]
fn terms_lists_its_commands() {
    let help = run(&["terms", "--help"]).exits(0).stdout;
    let first_words: Vec<&str> =
        help.lines().filter(|line| line.starts_with("  ")).filter_map(|line| line.split_whitespace().next()).collect();
    for command in ["find", "check", "extract", "lint"] {
        assert!(first_words.contains(&command), "{command} is not listed:\n{help}");
    }
}

#[test]
fn every_command_has_help_with_an_example() {
    for command in COMMANDS {
        let help = run(&[command, &["--help"]].concat()).exits(0);
        let typed = format!("truchement {}", command.join(" "));
        let (usage, examples): (Vec<&str>, Vec<&str>) =
            help.stdout.lines().filter(|line| line.contains(&typed)).partition(|line| line.to_lowercase().contains("usage:"));
        assert!(!usage.is_empty(), "{typed} --help has no usage line:\n{}", help.stdout);
        assert!(!examples.is_empty(), "{typed} --help has no example:\n{}", help.stdout);
    }
}

#[test]
fn help_names_the_options_that_every_command_takes() {
    for command in COMMANDS {
        let help = run(&[command, &["--help"]].concat()).exits(0).stdout;
        for option in ["--jobs", "--quiet", "--color"] {
            assert!(help.contains(option), "{command:?} --help does not name {option}");
        }
    }
}

#[test]
fn short_help_works_too() {
    assert!(run(&["-h"]).exits(0).stdout.contains("segment"));
    assert!(run(&["align", "-h"]).exits(0).stdout.contains("--order"));
}

#[test]
fn version_is_that_of_the_package() {
    let version = run(&["--version"]).exits(0).stdout;
    assert_eq!(version.trim_end(), format!("truchement {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn no_colour_in_what_is_not_a_terminal() {
    for arguments in [&["--help"][..], &["align", "--help"], &["align", "no-such-folder"], &["align", "--no-such-flag"]] {
        let run = run(arguments);
        assert!(!run.stdout.contains('\u{1b}') && !run.stderr.contains('\u{1b}'), "`{}` writes escape codes", run.line);
    }
    let run = run(&["--color", "never", "align", "no-such-folder"]).exits(2);
    assert!(!run.stderr.contains('\u{1b}'));
}
