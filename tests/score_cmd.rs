//! Strict and lax precision, recall and F1 of beads: `truchement score GOLD PREDICTED`.
mod common;

use common::{Corpus, Run, run_in, run_with};

fn score(gold: &str, predicted: &str) -> Run {
    Corpus::new().beside("gold", gold).beside("predicted", predicted).run(&["score", "gold", "predicted"])
}

/// The words of the output, by the measure that they stand with: every number after `strict` or `lax`
/// up to the other word, whatever stands between.
#[track_caller]
fn figures(run: &Run, measure: &str) -> Vec<f64> {
    let mut inside = false;
    let mut figures = Vec::new();
    for word in run.stdout.split(|letter: char| !(letter.is_alphanumeric() || letter == '.')) {
        match word.to_lowercase().as_str() {
            "strict" | "lax" => inside = word.to_lowercase() == measure,
            other if inside && other.contains('.') => figures.extend(other.parse::<f64>().ok()),
            _ => {}
        }
    }
    assert!(figures.len() >= 3, "precision, recall and F1 of {measure}: {}", run.stdout);
    figures
}

#[track_caller]
fn assert_figures(run: &Run, measure: &str, expected: [f64; 3]) {
    let found = figures(run, measure);
    for (found, expected) in found.iter().zip(expected) {
        assert!((found - expected).abs() < 0.001, "{measure}: expected {expected:?} (precision, recall, F1) in\n{}", run.stdout);
    }
}

#[test]
fn the_same_beads_score_1() {
    let beads = "[0]:[0]\n[1,2]:[1]\n[3]:[]\n[]:[2]\n[4]:[3]\n";
    let run = score(beads, beads).exits(0);
    assert_figures(&run, "strict", [1.0; 3]);
    assert_figures(&run, "lax", [1.0; 3]);
}

#[test]
fn scores_behind_beads_are_no_part_of_them() {
    let run = score("[0]:[0]\n[1]:[1]\n", "[0]:[0]:0.9731\n[1]:[1]:0.1000\n").exits(0);
    assert_figures(&run, "strict", [1.0; 3]);
}

#[test]
fn strict_asks_for_the_same_bead_and_lax_for_a_bead_that_overlaps() {
    // Three beads of four are overlapped, two are the same.
    let gold = "[0]:[0]\n[1]:[1,2]\n[2]:[3]\n[3]:[4]\n";
    let predicted = "[0]:[0]\n[1]:[1]\n[2]:[3]\n[3]:[5]\n";
    let run = score(gold, predicted).exits(0);
    assert_figures(&run, "strict", [0.5, 0.5, 0.5]);
    assert_figures(&run, "lax", [0.75, 0.75, 0.75]);
}

#[test]
fn precision_and_recall_are_not_confused() {
    // Two beads were found, both right; two more were missed.
    let run = score("[0]:[0]\n[1]:[1]\n[2]:[2]\n[3]:[3]\n", "[0]:[0]\n[1]:[1]\n").exits(0);
    assert_figures(&run, "strict", [1.0, 0.5, 2.0 / 3.0]);
}

#[test]
fn the_order_of_lines_does_not_matter() {
    let run = score("[0]:[0]\n[1]:[1]\n[2]:[2,3]\n", "[2]:[2,3]\n[0]:[0]\n[1]:[1]\n").exits(0);
    assert_figures(&run, "strict", [1.0; 3]);
}

#[test]
fn null_beads_are_left_out_on_both_sides_and_the_output_says_so() {
    let run = score("[0]:[0]\n[1]:[]\n[]:[1]\n", "[0]:[0]\n[1]:[1]\n[2]:[]\n").exits(0);
    assert_figures(&run, "strict", [0.5, 1.0, 2.0 / 3.0]);
    assert!(run.stdout.to_lowercase().contains("null"), "what is done with null beads: {}", run.stdout);
}

#[test]
fn empty_files_do_not_divide_by_zero() {
    for (gold, predicted) in [("", ""), ("[0]:[0]\n", ""), ("", "[0]:[0]\n"), ("[0]:[]\n", "[0]:[]\n")] {
        let run = score(gold, predicted).exits(0);
        figures(&run, "strict");
        assert!(!run.stdout.contains("NaN") && !run.stdout.contains("inf"), "{}", run.stdout);
    }
}

#[test]
fn line_ends_of_windows_and_blank_lines() {
    let run = score("[0]:[0]\r\n\r\n[1]:[1]\r\n", "[0]:[0]\n[1]:[1]\n\n").exits(0);
    assert_figures(&run, "strict", [1.0; 3]);
}

#[test]
fn spaces_between_indices() {
    assert_figures(&score("[0, 1]:[0]\n", "[0,1]:[0]\n").exits(0), "strict", [1.0; 3]);
}

#[test]
fn a_malformed_bead_is_an_error_with_its_line() {
    score("[0]:[0]\n[1]:[1]\n", "[0]:[0]\n[1;[1]\n").exits(2).says(&["predicted:2"]);
    score("[0]:[0]\nun deux\n", "[0]:[0]\n").exits(2).says(&["gold:2"]);
    score("[0]:[0]\n", "[0]:[0]\n[-1]:[99999999999999999999999]\n").exits(2).says(&["predicted:2"]);
}

#[test]
fn predicted_beads_may_come_from_stdin() {
    let corpus = Corpus::new().beside("gold", "[0]:[0]\n[1]:[1]\n");
    let run = run_in(corpus.path(), &["score", "gold", "-"], "[0]:[0]\n[1]:[1]\n").exits(0);
    assert_figures(&run, "strict", [1.0; 3]);
}

#[test]
fn what_align_prints_is_what_score_reads() {
    let gold = common::root().join("corpus/gold");
    let beads =
        run_in(&gold, &["align", "--segmented", "course-oasis.fr", "course-oasis.ar", "--order", "parallel", "--format", "beads"], "")
            .exits(0)
            .stdout;
    let run = run_in(&gold, &["score", "course-oasis.gold", "-"], &beads).exits(0);
    assert!(figures(&run, "lax")[2] > 0.5, "{}", run.stdout);
}

#[test]
fn both_files_from_stdin_is_a_usage_error() {
    run_with(&["score", "-", "-"], "[0]:[0]\n").exits(2);
}
