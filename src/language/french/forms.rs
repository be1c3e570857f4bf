//! From an inflected form back to the lemmas it may belong to. Everything is folded: no accents, no capitals.
//!
//! The rules propose more lemmas than exist; a lexicon keeps those that do. Endings after Bescherelle's three groups.

use super::{closed, irregular};
use crate::language::Analysis;

/// Noun and adjective endings: what stands, what the lemma has, price.
const NOMINAL: &[(&str, &str, u8)] = &[
    ("s", "", 1),
    ("x", "", 1),
    ("aux", "al", 1),
    ("aux", "ail", 2),
    // Dearer than a verb in -er: "porte" is rather "porter" than a feminine of "port".
    ("e", "", 2),
    ("es", "", 2),
    ("elle", "el", 2),
    ("elles", "el", 2),
    ("elle", "eau", 2),
    ("elles", "eau", 2),
    ("enne", "en", 1),
    ("ennes", "en", 1),
    ("onne", "on", 1),
    ("onnes", "on", 1),
    ("ette", "et", 1),
    ("ettes", "et", 1),
    ("euse", "eux", 1),
    ("euses", "eux", 1),
    ("euse", "eur", 1),
    ("euses", "eur", 1),
    ("rice", "eur", 1),
    ("rices", "eur", 1),
    ("ive", "if", 1),
    ("ives", "if", 1),
    ("euve", "euf", 1),
    ("euves", "euf", 1),
    ("rve", "rf", 1),
    ("che", "c", 1),
    ("ches", "c", 1),
    ("que", "c", 1),
    ("ques", "c", 1),
    ("cque", "c", 1),
    ("cques", "c", 1),
    ("gue", "g", 1),
    ("gues", "g", 1),
    ("eve", "ef", 1),
    ("eves", "ef", 1),
    ("ille", "il", 3),
    ("illes", "il", 3),
    ("esse", "", 3),
    ("esses", "", 3),
    ("esse", "e", 3),
    ("esses", "e", 3),
    ("sse", "s", 2),
    ("sses", "s", 2),
    ("sse", "x", 2),
    ("sses", "x", 2),
];

/// Endings of verbs in -er, with the price: those that adjectives and nouns share cost more.
const FIRST_GROUP: &[(&str, u8)] = &[
    ("e", 1),
    ("es", 1),
    ("ee", 1),
    ("ees", 1),
    ("ent", 1),
    ("ons", 1),
    ("ez", 1),
    ("ait", 1),
    ("aient", 1),
    ("ais", 1),
    ("ions", 2),
    ("iez", 1),
    ("erent", 1),
    ("era", 1),
    ("eront", 1),
    ("erait", 1),
    ("eraient", 1),
    ("erai", 1),
    ("eras", 1),
    ("erons", 1),
    ("erez", 1),
    ("erais", 1),
    ("erions", 1),
    ("eriez", 1),
    ("ant", 2),
    ("ants", 2),
    ("ante", 2),
    ("antes", 2),
    ("a", 2),
    ("ai", 2),
    ("as", 2),
    ("ames", 2),
    ("ates", 3),
    ("at", 3),
    ("asse", 3),
    ("assent", 2),
];

/// Endings of verbs in -ir with -iss-.
const SECOND_GROUP: &[&str] = &[
    "is", "it", "issons", "issez", "issent", "issais", "issait", "issions", "issiez", "issaient", "isse", "isses", "i", "ie", "ies",
    "irent", "imes", "irai", "iras", "ira", "irons", "irez", "iront", "irais", "irait", "iraient", "issant", "issants", "issante",
    "issantes",
];

/// Endings of verbs in -dre that keep their d: rendre, perdre, répondre.
const THIRD_GROUP: &[&str] = &[
    "s", "", "ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient", "e", "es", "is", "it", "irent", "rai", "ras", "ra", "rons", "rez",
    "ront", "rais", "rait", "raient", "ant", "ants", "ante", "antes", "u", "ue", "us", "ues",
];

/// Nouns and adjectives that look like infinitives: rules for verbs must not lead to them.
const NO_VERBS: &[&str] = &[
    "amer", "amir", "avenir", "bachir", "cancer", "cher", "cuir", "emir", "enfer", "fer", "foyer", "hier", "hiver", "leger", "loisir",
    "loyer", "mer", "metier", "millier", "nadir", "nasser", "papier", "plaisir", "quartier", "samir", "soir", "super", "tahir", "tir",
    "ver",
];

/// All readings of `word`, cheapest first, without repetition.
pub(super) fn analyses(word: &str) -> Vec<Analysis> {
    if let Some(readings) = closed::readings(word) {
        return readings;
    }
    let mut found = vec![Analysis { text: word.to_owned(), cost: 0 }];
    let mut add = |text: String, cost: u8| match found.iter_mut().find(|known| known.text == text) {
        Some(known) => known.cost = known.cost.min(cost),
        None if text.len() >= 2 => found.push(Analysis { text, cost }),
        None => {}
    };
    for &(ending, lemma, cost) in NOMINAL {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            add(format!("{stem}{lemma}"), cost);
        }
    }
    for (lemma, cost) in irregular::lemmas(word) {
        add(lemma, cost);
    }
    regular_verbs(word, |lemma, cost| {
        if !NO_VERBS.contains(&lemma.as_str()) {
            add(lemma, cost);
        }
    });
    found.sort_by_key(|analysis| analysis.cost);
    found
}

fn regular_verbs(word: &str, mut add: impl FnMut(String, u8)) {
    for &(ending, cost) in FIRST_GROUP {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
        add(format!("{stem}er"), cost);
        // mang-e-ons, emploi-e, appell-e, jett-e
        if let Some(soft) = stem.strip_suffix('e').filter(|soft| soft.ends_with('g')) {
            add(format!("{soft}er"), cost);
        }
        if let Some(vowel) = stem.strip_suffix('i').filter(|_| ending.starts_with('e')) {
            add(format!("{vowel}yer"), cost);
        }
        if ending.starts_with('e') && (stem.ends_with("ll") || stem.ends_with("tt")) {
            add(format!("{}er", &stem[..stem.len() - 1]), cost);
        }
    }
    for ending in SECOND_GROUP {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            add(format!("{stem}ir"), 1);
        }
    }
    for ending in THIRD_GROUP {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3 && stem.ends_with('d')) {
            add(format!("{stem}re"), 1);
        }
    }
}
