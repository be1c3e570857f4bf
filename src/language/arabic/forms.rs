//! From an Arabic word form back to what a dictionary lists. Everything is folded (one alif, ya for alif maqsura, no vowel signs).
//!
//! Written Arabic glues conjunctions, prepositions, the article and pronouns to a word. The rules undo one of each, in the order in which they can stand:
//! conjunction, preposition or future particle, article; then pronoun, then the sound plural, dual or feminine ending. They propose; a lexicon decides.

use crate::language::Analysis;

/// What may stand before a word, with its price.
const PROCLITICS: &[(&str, u8)] = &[
    ("", 0),
    ("ال", 0),
    ("و", 1),
    ("وال", 0),
    ("ب", 1),
    ("بال", 0),
    ("وب", 2),
    ("وبال", 1),
    ("ل", 1),
    ("لل", 0),
    ("ول", 2),
    ("ولل", 1),
    ("ف", 2),
    ("فال", 1),
    ("ك", 2),
    ("كال", 1),
    ("فل", 3),
    ("فلل", 2),
    ("فب", 3),
    ("س", 2),
    ("وس", 2),
    ("فس", 3),
];

/// What may stand after it: ending, what the base form has in its place, price.
const SUFFIXES: &[(&str, &str, u8)] = &[
    ("", "", 0),
    // pronouns
    ("ه", "", 1),
    ("ها", "", 1),
    ("هم", "", 1),
    ("هما", "", 1),
    ("هن", "", 2),
    ("نا", "", 1),
    ("ي", "", 2),
    ("ني", "", 2),
    ("ك", "", 2),
    ("كم", "", 1),
    // taa marbuta before a pronoun
    ("ته", "ة", 1),
    ("تها", "ة", 1),
    ("تهم", "ة", 1),
    ("تهما", "ة", 1),
    ("تنا", "ة", 1),
    ("تي", "ة", 2),
    ("تك", "ة", 2),
    ("تكم", "ة", 1),
    // alif maqsura before a pronoun
    ("اه", "ي", 2),
    ("اها", "ي", 2),
    ("اهم", "ي", 2),
    ("انا", "ي", 3),
    // feminine and accusative
    ("ة", "", 1),
    ("ا", "", 1),
    // sound plurals, feminine
    ("ات", "", 1),
    ("ات", "ة", 1),
    ("اته", "ة", 2),
    ("اتها", "ة", 2),
    ("اتهم", "ة", 2),
    ("اتنا", "ة", 2),
    ("اته", "", 2),
    ("اتها", "", 2),
    ("اتهم", "", 2),
    ("اتنا", "", 2),
    // sound plurals, masculine, and duals
    ("ون", "", 1),
    ("ين", "", 1),
    ("ان", "", 1),
    ("و", "", 2),
    ("يه", "", 3),
    ("يها", "", 3),
    ("يهم", "", 3),
    ("تين", "ة", 1),
    ("تان", "ة", 1),
    ("تين", "", 2),
    ("تان", "", 2),
    ("تي", "", 3),
    ("تا", "ة", 3),
    // verbs
    ("ت", "", 1),
    ("وا", "", 1),
    ("تا", "", 2),
    ("نا", "", 2),
    ("تم", "", 2),
    ("ته", "", 2),
    ("تها", "", 2),
    ("تهم", "", 2),
    ("وه", "", 2),
    ("وها", "", 2),
    ("وهم", "", 2),
    ("ونه", "", 2),
    ("ونها", "", 2),
    ("ونهم", "", 2),
    ("ت", "ي", 2),
    ("وا", "ي", 3),
];

/// All readings of `word`, cheapest first, without repetition.
pub(super) fn analyses(word: &str) -> Vec<Analysis> {
    let mut found: Vec<Analysis> = Vec::with_capacity(16);
    let mut add = |text: String, cost: u8| match found.iter_mut().find(|known| known.text == text) {
        Some(known) => known.cost = known.cost.min(cost),
        None => found.push(Analysis { text, cost }),
    };
    for &(proclitic, before) in PROCLITICS {
        let Some(rest) = word.strip_prefix(proclitic) else { continue };
        if letters(rest) < 2 {
            continue;
        }
        readings_without_proclitic(rest, before, &mut add);
        // ل + ل-initial word is written once: للجنة is ل+لجنة or ل+ال+لجنة
        if proclitic == "لل" || proclitic == "ولل" {
            readings_without_proclitic(&format!("ل{rest}"), before + 1, &mut add);
        }
    }
    found.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| b.text.len().cmp(&a.text.len())).then_with(|| a.text.cmp(&b.text)));
    found
}

fn readings_without_proclitic(rest: &str, before: u8, add: &mut impl FnMut(String, u8)) {
    for &(ending, base, after) in SUFFIXES {
        let Some(stem) = rest.strip_suffix(ending) else { continue };
        if letters(stem) < 2 {
            continue;
        }
        let text = format!("{stem}{base}");
        // Imperfect: the person's letter becomes that of the third person, under which lexicons list it.
        if (letters(&text) >= 4 || letters(&text) == 3 && after == 0)
            && let Some(body) = text.strip_prefix(['ت', 'ن', 'ا'])
        {
            add(format!("ي{body}"), before + after + 1);
        }
        add(text, before + after);
    }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// A light stem after Larkey, Ballesteros and Connell (2002, "light10"), with single-letter proclitics as well where enough of the word is left.
pub(super) fn light_stem(word: &str) -> String {
    let mut rest = word;
    for proclitic in ["وبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"] {
        if let Some(stem) = rest.strip_prefix(proclitic).filter(|stem| letters(stem) >= 3) {
            rest = stem;
            break;
        }
    }
    if rest.len() == word.len() {
        for proclitic in ["و", "ب", "ل", "س", "ف"] {
            if let Some(stem) = rest.strip_prefix(proclitic).filter(|stem| letters(stem) >= 4) {
                rest = stem;
                break;
            }
        }
    }
    for ending in
        ["اتها", "اتهم", "اته", "تها", "تهم", "ته", "هما", "ها", "هم", "ات", "ون", "ين", "ان", "وا", "نا", "ية", "ه", "ة", "ي", "ا", "ت"]
    {
        if let Some(stem) = rest.strip_suffix(ending).filter(|stem| letters(stem) >= 3) {
            rest = stem;
            break;
        }
    }
    rest.chars().take(6).collect()
}
