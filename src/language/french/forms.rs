//! From an inflected form back to the lemmas it may belong to. Everything is folded: no accents, no capitals.
//!
//! The rules propose more lemmas than exist; a lexicon keeps those that do. Endings after Bescherelle's three groups.

use super::irregular;
use crate::language::Analysis;

/// Noun and adjective endings: what stands, what the lemma has, price.
const NOMINAL: &[(&str, &str, u8)] = &[
    ("s", "", 1),
    ("x", "", 1),
    ("aux", "al", 1),
    ("aux", "ail", 2),
    ("e", "", 1),
    ("es", "", 1),
    ("elle", "el", 1),
    ("elles", "el", 1),
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
    ("gue", "g", 1),
    ("gues", "g", 1),
    ("esse", "", 2),
    ("esses", "", 2),
    ("esse", "e", 2),
    ("esses", "e", 2),
    ("sse", "s", 1),
    ("sses", "s", 1),
];

/// Endings of verbs in -er.
const FIRST_GROUP: &[&str] = &[
    "e", "es", "ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient", "ai", "as", "a", "ames", "ates", "erent", "at", "asse", "assent",
    "erai", "eras", "era", "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient", "ant", "ants", "ante", "antes", "ee",
    "ees",
];

/// Endings of verbs in -ir with -iss-.
const SECOND_GROUP: &[&str] = &[
    "is", "it", "issons", "issez", "issent", "issais", "issait", "issions", "issiez", "issaient", "isse", "isses", "i", "ie", "ies",
    "irent", "imes", "irai", "iras", "ira", "irons", "irez", "iront", "irais", "irait", "iraient", "issant", "issants", "issante",
    "issantes",
];

/// Endings of verbs in -re.
const THIRD_GROUP: &[&str] = &[
    "s", "", "ons", "ez", "ent", "ais", "ait", "ions", "aient", "e", "es", "is", "it", "irent", "rai", "ras", "ra", "rons", "rez", "ront",
    "rais", "rait", "raient", "ant", "ants", "ante", "antes", "u", "ue", "us", "ues",
];

/// All readings of `word`, cheapest first, without repetition.
pub(super) fn analyses(word: &str) -> Vec<Analysis> {
    let mut found = vec![Analysis { text: word.to_owned(), cost: 0 }];
    let mut add = |text: String, cost: u8| {
        if text.len() >= 2 && !found.iter().any(|known| known.text == text) {
            found.push(Analysis { text, cost });
        }
    };
    for &(ending, lemma, cost) in NOMINAL {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 2
        {
            add(format!("{stem}{lemma}"), cost);
        }
    }
    for (lemma, cost) in irregular::lemmas(word) {
        add(lemma, cost);
    }
    for ending in FIRST_GROUP {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) else { continue };
        add(format!("{stem}er"), 2);
        // mang-e-ons, emploi-e, appell-e, jett-e, ach-è-te
        if let Some(soft) = stem.strip_suffix('e').filter(|soft| soft.ends_with('g')) {
            add(format!("{soft}er"), 3);
        }
        if let Some(vowel) = stem.strip_suffix('i') {
            add(format!("{vowel}yer"), 3);
        }
        if stem.ends_with("ll") || stem.ends_with("tt") {
            add(format!("{}er", &stem[..stem.len() - 1]), 3);
        }
    }
    for ending in SECOND_GROUP {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 2) {
            add(format!("{stem}ir"), 2);
        }
    }
    for ending in THIRD_GROUP {
        if let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() >= 3) {
            add(format!("{stem}re"), 2);
        }
    }
    found.sort_by_key(|analysis| analysis.cost);
    found
}
