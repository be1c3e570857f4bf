use super::*;
use crate::corpus::beads;
use proptest::prelude::*;

fn scores(gold: &str, predicted: &str, nulls: Nulls) -> Scores {
    compare(&beads::parse("gold", gold).unwrap(), &beads::parse("predicted", predicted).unwrap(), nulls)
}

fn measure(precision: f64, recall: f64) -> Measure {
    let f1 = if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 };
    Measure { precision, recall, f1 }
}

#[test]
fn the_gold_itself_is_perfect() {
    let gold = "[0]:[0]\n[1,2]:[1]\n[]:[2]\n[3]:[]\n";
    for nulls in [Nulls::Left, Nulls::Kept] {
        let scores = scores(gold, gold, nulls);
        assert_eq!(scores.strict(), measure(1.0, 1.0));
        assert_eq!(scores.lax(), measure(1.0, 1.0));
        assert_eq!(scores.links(), measure(1.0, 1.0));
    }
}

#[test]
fn a_merged_bead_is_lax_and_not_strict() {
    // One predicted bead covers two gold beads: wrong strictly, right laxly, and both gold beads are found laxly.
    let scores = scores("[0]:[0]\n[1]:[1]\n[2]:[2]", "[0]:[0]\n[1,2]:[1,2]", Nulls::Left);
    assert_eq!(scores.strict(), measure(1.0 / 2.0, 1.0 / 3.0));
    assert_eq!(scores.lax(), measure(1.0, 1.0));
    // Four links predicted for the merged bead, two of them right, beside the first.
    assert_eq!(scores.links(), measure(3.0 / 5.0, 1.0));
}

#[test]
fn lax_asks_for_both_sides_of_one_gold_bead() {
    // The predicted bead touches the source of the first and the target of the second gold bead, but no bead on both sides.
    let scores = scores("[0]:[0]\n[1]:[1]", "[0]:[1]", Nulls::Left);
    assert_eq!(scores.lax(), measure(0.0, 0.0));
    assert_eq!(scores.lax().f1, 0.0);
}

#[test]
fn null_beads_are_left_out_or_kept_on_both_sides() {
    let (gold, predicted) = ("[0]:[0]\n[1]:[]\n[]:[1]", "[0]:[0]\n[1]:[]\n[2]:[]");
    let left = scores(gold, predicted, Nulls::Left);
    assert_eq!((left.gold(), left.predicted()), (1, 1));
    assert_eq!(left.strict(), measure(1.0, 1.0));
    let kept = scores(gold, predicted, Nulls::Kept);
    assert_eq!((kept.gold(), kept.predicted()), (3, 3));
    assert_eq!(kept.strict(), measure(2.0 / 3.0, 2.0 / 3.0));
    assert_eq!(kept.lax(), kept.strict());
}

#[test]
fn printing_no_null_beads_earns_nothing_by_default() {
    let gold = "[0]:[0]\n[1]:[]\n[2]:[1]";
    let with = scores(gold, "[0]:[0]\n[1]:[]\n[2]:[]\n[]:[1]", Nulls::Left);
    let without = scores(gold, "[0]:[0]", Nulls::Left);
    assert_eq!(with.strict(), without.strict());
}

#[test]
fn empty_sides_are_zero_and_not_an_error() {
    for (gold, predicted) in [("", ""), ("[0]:[0]", ""), ("", "[0]:[0]"), ("[]:[]", "[]:[]"), ("[0]:[]", "[0]:[]")] {
        let scores = scores(gold, predicted, Nulls::Left);
        assert_eq!(scores.strict(), measure(0.0, 0.0), "{gold:?} {predicted:?}");
        assert_eq!(scores.links(), measure(0.0, 0.0), "{gold:?} {predicted:?}");
    }
}

#[test]
fn a_bead_that_stands_twice_counts_once() {
    let scores = scores("[0]:[0]", "[0]:[0]:0.9\n[0]:[0]:0.4", Nulls::Left);
    assert_eq!(scores.strict(), measure(1.0, 1.0));
}

#[test]
fn a_quotation_with_two_sources_is_two_links() {
    let scores = scores("[3]:[7,8]\n[4]:[]\n[5]:[]", "[3]:[8]\n[4]:[2]\n[5]:[]", Nulls::Left);
    assert_eq!(scores.links(), measure(1.0 / 2.0, 1.0 / 2.0));
    assert_eq!(scores.sourceless(), (2, 1));
}

#[test]
fn links_that_several_beads_repeat_count_once() {
    let scores = scores("[0]:[0]\n[0]:[1]", "[0]:[0,1]\n[0]:[1,2]", Nulls::Left);
    assert_eq!(scores.links(), measure(2.0 / 3.0, 1.0));
}

#[test]
fn documents_are_added_before_dividing() {
    let mut total = Scores::new(Nulls::Left);
    total += scores("[0]:[0]\n[1]:[1]\n[2]:[2]", "[0]:[0]\n[1]:[1]\n[2]:[2]", Nulls::Left);
    total += scores("[0]:[0]", "[0]:[1]", Nulls::Left);
    assert_eq!(total.documents(), 2);
    assert_eq!(total.strict(), measure(3.0 / 4.0, 3.0 / 4.0));
}

#[test]
fn a_huge_bead_and_a_much_quoted_segment_stay_cheap() {
    let everything: Vec<usize> = (0..200_000).collect();
    let huge = [Bead { source: everything.clone(), target: everything, score: 1.0 }];
    let scores = compare(&huge, &huge, Nulls::Left);
    assert_eq!(scores.links(), measure(1.0, 1.0));
    let to = |target: usize| move |n: usize| Bead { source: vec![n], target: vec![target], score: 1.0 };
    let gold: Vec<Bead> = (0..100_000).map(to(5)).collect();
    let wrong: Vec<Bead> = (0..100_000).map(to(6)).chain([to(5)(100_000)]).collect();
    assert_eq!(compare(&gold, &wrong, Nulls::Left).lax(), measure(0.0, 0.0));
}

#[test]
fn the_table_says_what_became_of_null_beads() {
    let table = scores("[0]:[0]\n[1]:[]", "[0]:[0]\n[1]:[]", Nulls::Left).to_string();
    assert!(table.contains("strict      1.0000    1.0000    1.0000\n"), "{table}");
    assert!(table.contains("beads: 1 gold, 1 predicted, 1 alike; null beads left out on both sides\n"), "{table}");
    assert!(table.contains("segments without a source: 1 gold, 1 left alone (1.0000)\n"), "{table}");
}

#[test]
fn the_json_has_counts_and_shares() {
    let json = serde_json::to_value(scores("[0]:[0]\n[1]:[1]\n[2]:[2]", "[0]:[0]", Nulls::Kept)).unwrap();
    assert_eq!(json["nulls"], "kept");
    assert_eq!(json["beads"]["gold"], 3);
    assert_eq!(json["strict"]["recall"], 0.3333);
    assert_eq!(json["links"]["precision"], 1.0);
    assert_eq!(json["sourceless"]["left_alone"], 0);
}

fn any_beads() -> impl Strategy<Value = Vec<Bead>> {
    let side = || prop::collection::btree_set(0usize..6, 0..4);
    prop::collection::vec((side(), side()), 0..8).prop_map(|beads| {
        let bead = |(source, target): (std::collections::BTreeSet<_>, std::collections::BTreeSet<_>)| Bead {
            source: source.into_iter().collect(),
            target: target.into_iter().collect(),
            score: 1.0,
        };
        beads.into_iter().map(bead).collect()
    })
}

proptest! {
    #[test]
    fn recall_is_precision_with_the_sides_changed(gold in any_beads(), predicted in any_beads(), kept: bool) {
        let nulls = if kept { Nulls::Kept } else { Nulls::Left };
        let (there, back) = (compare(&gold, &predicted, nulls), compare(&predicted, &gold, nulls));
        for (one, other) in [(there.strict(), back.strict()), (there.lax(), back.lax()), (there.links(), back.links())] {
            prop_assert_eq!((one.precision, one.recall), (other.recall, other.precision));
            prop_assert!((0.0..=1.0).contains(&one.f1));
        }
        prop_assert!(there.lax().precision >= there.strict().precision);
    }

    #[test]
    fn lax_and_links_are_what_the_plain_definitions_say(gold in any_beads(), predicted in any_beads()) {
        let scores = compare(&gold, &predicted, Nulls::Left);
        let share_one = |one: &[usize], other: &[usize]| one.iter().any(|segment| other.contains(segment));
        let full = |beads: &[Bead]| -> std::collections::BTreeSet<(Vec<usize>, Vec<usize>)> {
            beads.iter().filter(|bead| !bead.is_null()).map(|bead| (bead.source.clone(), bead.target.clone())).collect()
        };
        let (gold, predicted) = (full(&gold), full(&predicted));
        let right = predicted.iter().filter(|(s, t)| gold.iter().any(|(gs, gt)| share_one(s, gs) && share_one(t, gt))).count();
        prop_assert_eq!(scores.lax().precision, share(right, predicted.len()));
        let links = |beads: &std::collections::BTreeSet<(Vec<usize>, Vec<usize>)>| -> std::collections::BTreeSet<(usize, usize)> {
            beads.iter().flat_map(|(s, t)| s.iter().flat_map(move |&s| t.iter().map(move |&t| (s, t)))).collect()
        };
        let (gold, predicted) = (links(&gold), links(&predicted));
        prop_assert_eq!(scores.links().recall, share(gold.intersection(&predicted).count(), gold.len()));
    }
}
