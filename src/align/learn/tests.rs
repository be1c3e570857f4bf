use super::*;
use crate::align::{Bead, Inputs};
use crate::language;
use crate::lexicon::{Lexicon, LexiconBuilder};

const GERMAN: [&str; 4] = ["Ein Hund bellt.", "Ein Fisch schwimmt.", "Der Hund schwimmt.", "Der Fisch schweigt."];
const ITALIAN: [&str; 4] = ["Un cane abbaia.", "Un pesce nuota.", "Il cane nuota.", "Il pesce tace."];

fn nothing() -> Lexicon {
    LexiconBuilder::new("de", "it").build()
}

/// The words of beads that pair each sentence with the one of the same number, all with one score.
fn document(score: f64, sentences: &[usize]) -> BeadWords {
    let inputs = Inputs { source: &GERMAN, target: &ITALIAN, from: language::of("de"), to: language::of("it") };
    let beads: Vec<Bead> = sentences.iter().map(|&i| Bead { source: vec![i], target: vec![i], score }).collect();
    BeadWords::of(inputs, &nothing(), &beads)
}

fn learned(sample: &Sample, without: Option<u8>) -> Vec<(String, String)> {
    translations(sample, without).into_iter().map(|pair| (pair.from, pair.to)).collect()
}

#[test]
fn words_that_keep_company_translate_each_other() {
    let mut sample = Sample::new(&nothing());
    sample.add(document(0.9, &[0, 1, 2, 3]), 0);
    let pairs = learned(&sample, None);
    for (word, equivalent) in [("Hund", "cane"), ("Fisch", "pesce"), ("schwimmt", "nuota"), ("ein", "un")] {
        assert!(pairs.contains(&(word.into(), equivalent.into())), "{word}: {pairs:?}");
    }
    assert!(!pairs.iter().any(|(word, _)| word == "bellt"), "one bead is no evidence: {pairs:?}");
}

#[test]
fn doubtful_beads_and_null_beads_teach_nothing() {
    assert!(document(0.3, &[0, 1]).is_empty());
    let inputs = Inputs { source: &GERMAN, target: &[], from: language::of("de"), to: language::of("it") };
    assert!(BeadWords::of(inputs, &nothing(), &[Bead { source: vec![0], target: vec![], score: 0.9 }]).is_empty());
}

#[test]
fn a_part_is_taught_by_the_others_alone() {
    let mut sample = Sample::new(&nothing());
    sample.add(document(0.9, &[0, 2]), 0);
    sample.add(document(0.9, &[1, 3]), 1);
    sample.add(document(0.9, &[1, 3]), 2);
    let dog = ("Hund".to_owned(), "cane".to_owned());
    assert!(learned(&sample, Some(1)).contains(&dog));
    assert!(!learned(&sample, Some(0)).contains(&dog), "only part 0 has the dog");
}

#[test]
fn the_sample_has_an_end() {
    let mut sample = Sample::with_room(&nothing(), 10);
    sample.add(document(0.9, &[0, 1, 2, 3]), 0);
    assert!(sample.is_full() && sample.len() == 2 && sample.words() == 12, "{} beads, {} words", sample.len(), sample.words());
    sample.add(document(0.9, &[0]), 0);
    assert_eq!(sample.len(), 2);
}

#[test]
fn an_empty_sample_teaches_nothing() {
    assert!(translations(&Sample::new(&nothing()), None).is_empty());
}
