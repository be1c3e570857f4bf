use super::*;
use crate::language;
use crate::lexicon::{Entry, LexiconBuilder};
use proptest::prelude::*;
use std::sync::LazyLock;

fn lexicon() -> &'static Lexicon {
    static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
        let mut builder = LexiconBuilder::new("fr", "ar");
        for (fr, ar) in [
            ("police", "شرطة"),
            ("maison", "منزل|دار"),
            ("arme", "سلاح"),
            ("saisir", "صادر"),
            ("dans", "في"),
            ("tribunal", "محكمة"),
            ("grand", "كبير"),
        ] {
            builder.add(&Entry { from: fr.to_owned(), to: ar.split('|').map(str::to_owned).collect(), weight: None }, 1.0);
        }
        builder.build()
    });
    &LEXICON
}

fn between(fr: &str, ar: &str) -> Explanation {
    explain(fr, ar, Inputs { source: &[], target: &[], from: language::of("fr"), to: language::of("ar") }, lexicon())
}

/// The log odds as the aligners reckon them: features first, then the regression, and no word by itself.
fn all_at_once(fr: &str, ar: &str, conflicts: usize) -> f64 {
    let (source, target) = ([fr], [ar]);
    let inputs = Inputs { source: &source, target: &target, from: language::of("fr"), to: language::of("ar") };
    let evidence = Evidence::new(inputs, lexicon(), Channels::default());
    let weights = Weights::default();
    let mut scale = Scale::new(&evidence, LengthModel::neutral(), weights.mixture);
    let parts = scale.weigh(0..1, 0..1);
    let margin = scale.margin(&[Block { source: 0..1, target: 0..1 }], 0, &weights, calibration::MARGIN_LIMIT);
    let logit = Calibration::bundled().parallel.logit(&calibration::parallel_features(&parts, margin, 2));
    let blank = fr.trim().is_empty() || ar.trim().is_empty();
    logit - CONFLICT * conflicts as f64 + if blank { BLANK } else { 0.0 }
}

#[track_caller]
fn assert_adds_up(fr: &str, ar: &str) {
    let told = between(fr, ar);
    let sum = told.length + told.weights().sum::<f64>();
    assert!((sum - told.log_odds).abs() < 1e-9, "{sum} is not {}: {told:?}", told.log_odds);
    assert!((told.score - 1.0 / (1.0 + (-sum).exp())).abs() < 1e-9, "{told:?}");
    // The sums of the aligners are of single precision.
    let expected = all_at_once(fr, ar, told.conflicts.len());
    assert!((sum - expected).abs() < 2e-3, "{sum} is not {expected}: {told:?}");

    // Every word once, and nothing else but the parts that are no words.
    let [source, target] = &told.by_word;
    let words: f64 = source.iter().chain(target).map(|word| word.weight).sum();
    let other: f64 = told.length + told.base.iter().map(|base| base.weight).sum::<f64>() - CONFLICT * told.conflicts.len() as f64;
    assert!((words + other - sum).abs() < 1e-9, "{words} and {other} are not {sum}: {told:?}");
    let all = |text: &str| Span::new(0, text.len());
    assert!((told.within(true, all(fr)) + told.within(false, all(ar)) - words).abs() < 1e-9, "{told:?}");
}

/// A word that one of the lists has, as far as both texts hold it.
fn written<'t>(told: &Explanation, fr: &'t str, ar: &'t str) -> Vec<(&'t str, &'t str)> {
    told.words.iter().map(|pair| (pair.source.of(fr), pair.target.of(ar))).collect()
}

#[test]
fn words_answer_both_ways_and_count_once() {
    let (fr, ar) = ("La police a saisi des armes dans la maison.", "صادرت الشرطة أسلحة في المنزل.");
    let told = between(fr, ar);
    assert_adds_up(fr, ar);
    let words = written(&told, fr, ar);
    assert!(words.contains(&("police", "الشرطة")) && words.contains(&("maison", "المنزل")), "{words:?}");
    let police = told.words.iter().find(|pair| pair.source.of(fr) == "police").expect("a pair");
    let both = told.within(true, police.source) + told.within(false, police.target);
    assert!((police.weight - both).abs() < 1e-12 && police.weight > 0.0, "{police:?} is not {both}");
}

#[test]
fn what_nothing_answers_speaks_against() {
    let (fr, ar) = ("La police a saisi un bateau.", "صادرت الشرطة منزلا.");
    let told = between(fr, ar);
    assert_adds_up(fr, ar);
    let alone: Vec<_> = told.unanswered.iter().map(|word| (word.in_source, word.span.of(if word.in_source { fr } else { ar }))).collect();
    assert!(alone.contains(&(true, "bateau")) && alone.contains(&(false, "منزلا")), "{alone:?}");
    assert!(told.unanswered.iter().all(|word| word.weight < 0.0), "{told:?}");
}

#[test]
fn repeated_words_answer_in_their_order() {
    let (fr, ar) = ("police maison police", "الشرطة منزل الشرطة");
    let told = between(fr, ar);
    let places: Vec<_> = told.words.iter().map(|pair| (pair.source.start, pair.target.start)).collect();
    assert_eq!(places, [(0, 0), (7, 13), (14, 22)]);
}

#[test]
fn one_word_for_two_counts_once() {
    let (fr, ar) = ("maison, grande maison", "دار");
    let told = between(fr, ar);
    assert_adds_up(fr, ar);
    // Both words gain by the one answer; what the answer gains stands with the one that it is told to be for.
    assert_eq!(written(&told, fr, ar), [("maison", "دار"); 2]);
    assert!(told.words[0].weight > told.words[1].weight, "{told:?}");
}

#[test]
fn the_words_of_a_name_count_for_the_name() {
    let (fr, ar) = ("Karim Belhadj dans la maison", "كريم بلحاج في المنزل");
    let told = between(fr, ar);
    assert_adds_up(fr, ar);
    assert_eq!(told.names.len(), 1);
    let name = &told.names[0];
    assert!((name.weight - told.within(true, name.source) - told.within(false, name.target)).abs() < 1e-12 && name.weight > 0.0);
    assert!(written(&told, fr, ar).iter().all(|(fr, _)| !"Karim Belhadj".contains(fr)), "{told:?}");
}

#[test]
fn a_date_counts_as_one_and_a_conflict_speaks_against() {
    let (fr, ar) = ("Le 12 mars 2031, 7 armes.", "12 مارس 2031 في 9 منازل");
    let told = between(fr, ar);
    assert_adds_up(fr, ar);
    assert_eq!(told.numbers.iter().map(|number| number.source.of(fr)).collect::<Vec<_>>(), ["12 mars 2031"]);
    assert!(told.numbers[0].weight > 0.0, "{told:?}");
    assert_eq!(told.conflicts.iter().map(|conflict| conflict.value.as_str()).collect::<Vec<_>>(), ["7", "9"]);
    assert!(told.conflicts.iter().all(|conflict| conflict.weight < -CONFLICT), "{told:?}");
}

#[test]
fn a_blank_side_settles_it() {
    for (fr, ar) in [("", ""), ("Bonjour.", ""), (" \t", "سلام 12")] {
        assert_adds_up(fr, ar);
        let told = between(fr, ar);
        assert_eq!(told.score, 0.0);
        assert!(told.base.contains(&Base { what: "blank", weight: BLANK }), "{told:?}");
    }
}

#[test]
fn words_of_unknown_languages_say_nothing() {
    let (source, target) = ("kuva talo meri", "hiša morje");
    let inputs = Inputs { source: &[], target: &[], from: language::of("fi"), to: language::of("sl") };
    let told = explain(source, target, inputs, &Lexicon::default());
    assert_eq!(told.unanswered.len(), 5);
    assert!(told.unanswered.iter().all(|word| word.weight == 0.0), "{told:?}");
}

#[test]
fn a_long_line_takes_no_square_of_time() {
    let (fr, ar) = ("police ".repeat(40_000), "شرطة ثم حين ولما ".repeat(40_000));
    let told = between(&fr, &ar);
    assert_eq!((told.words.len(), told.unanswered.len()), (40_000, 160_000));
}

/// A sentence of known words, names, numbers and anything else.
fn sentence(words: &'static [&'static str]) -> impl Strategy<Value = String> {
    let word = prop_oneof![4 => prop::sample::select(words).prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => "[0-9.,%]{1,6}"];
    prop_oneof![9 => prop::collection::vec(word, 0..14).prop_map(|words| words.join(" ")), 1 => any::<String>()]
}

const FRENCH: &[&str] = &[
    "police",
    "la maison",
    "armes",
    "saisi",
    "l’arme",
    "dans",
    "Karim Belhadj",
    "Fatima",
    "Rabat",
    "trois",
    "12 mars 2031",
    "2031",
    "deux",
    "14 %",
    "3,5 millions",
    "entre 15 et 20",
    "10h30",
    "NASA",
    "grand.",
];
const ARABIC: &[&str] = &[
    "الشرطة",
    "المنزل",
    "وأسلحة",
    "صادرت",
    "في",
    "كريم بلحاج",
    "فاطمة",
    "الرباط",
    "ثلاثة",
    "12 مارس 2031",
    "٢٠٣١",
    "15",
    "14 في المئة",
    "3.5 مليون",
    "ما بين 15 و20",
    "NASA",
    "لـNASA",
    "محكمة.",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn weights_add_up_to_the_log_odds(fr in sentence(FRENCH), ar in sentence(ARABIC)) {
        assert_adds_up(&fr, &ar);
    }

    #[test]
    fn weights_add_up_for_any_strings(source in any::<String>(), target in any::<String>()) {
        assert_adds_up(&source, &target);
    }
}
