//! Arabic words whose readings are listed: pronouns behind prepositions, the verb كان, relatives and demonstratives. Rules would find other words in them
//! (بها is not ها, كانوا not the town of Kano). Folded.

use crate::language::Analysis;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that are forms of nothing but themselves.
const WHOLE: &[&str] = &[
    "الا",
    "الان",
    "الله",
    "الذي",
    "التي",
    "الذين",
    "اللواتي",
    "اللاتي",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "هؤلاء",
    "اولئك",
    "هو",
    "هي",
    "هم",
    "هن",
    "هما",
    "انت",
    "انتم",
    "انا",
    "نحن",
    "هنا",
    "هناك",
    "كان",
    "ليس",
    "كانون",
    "بعد",
    "بين",
    "بان",
    "كما",
    "كذلك",
    "لذلك",
    "لكن",
    "فقط",
    "لان",
    "لدي",
    "ولا",
    "بلا",
    "عند",
    "اين",
    "متي",
    "كيف",
    "كيفية",
    "ماذا",
    "لماذا",
    "مما",
    "عما",
    "فيما",
    "بما",
    "اما",
    "انما",
    "او",
    "ام",
    "به",
    "بها",
    "بهم",
    "بهما",
    "بهن",
    "بنا",
    "بك",
    "بكم",
    "بي",
    "لهن",
    "لنا",
    "لك",
    "لكم",
    "لي",
    "اكثر",
    "اقل",
    "احد",
    "اول",
    "منذ",
    "مثل",
    "وجود",
    "وقت",
    "واسع",
    "بدون",
    "بشر",
    "ولاية",
    "غير",
    "يوم",
];

/// Forms with the word that they belong to.
const LISTED: &[(&str, &str)] = &[
    ("كانت", "كان"),
    ("كانوا", "كان"),
    ("كانا", "كان"),
    ("كانتا", "كان"),
    ("كنت", "كان"),
    ("كنا", "كان"),
    ("كنتم", "كان"),
    ("كن", "كان"),
    ("يكن", "يكون"),
    ("تكن", "يكون"),
    ("اكن", "يكون"),
    ("نكن", "يكون"),
    ("اكون", "يكون"),
    ("نكون", "يكون"),
    ("تكون", "يكون"),
    ("يكونوا", "يكون"),
    ("يكونون", "يكون"),
    ("ليست", "ليس"),
    ("ليسوا", "ليس"),
    ("لست", "ليس"),
    ("لسنا", "ليس"),
    ("هذان", "هذا"),
    ("هذين", "هذا"),
    ("هاتان", "هذه"),
    ("هاتين", "هذه"),
    ("اللذان", "الذي"),
    ("اللذين", "الذي"),
    ("اللتان", "التي"),
    ("اللتين", "التي"),
    ("اللائي", "اللواتي"),
    ("قيل", "قال"),
    ("قلت", "قال"),
    ("قلنا", "قال"),
    ("قل", "يقول"),
    ("لقد", "قد"),
    ("فان", "ان"),
    ("احدي", "احد"),
    ("احداهما", "احد"),
    ("احدهم", "احد"),
    ("احدهما", "احد"),
    ("اخري", "اخر"),
    ("كبري", "اكبر"),
    ("اولي", "اول"),
];

/// Prepositions and particles that pronouns are written to.
const HOSTS: &[&str] = &[
    "في", "علي", "الي", "من", "عن", "مع", "لدي", "بين", "عند", "ان", "لان", "بان", "كان", "لكن", "بعض", "كل", "نفس", "غير", "مثل", "ليت",
    "لعل",
];
const PRONOUNS: &[&str] = &["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ني"];

/// Host and pronoun that together are rather a word of their own.
const ACCIDENTS: &[&str] =
    &["كاني", "كانني", "كانكم", "كانك", "كلي", "كله", "عني", "عنك", "معي", "علي", "الي", "نفسي", "مني", "كانها", "كانه", "كانهم", "كانا"];

static READINGS: LazyLock<FxHashMap<String, Vec<Analysis>>> = LazyLock::new(|| {
    let mut readings: FxHashMap<String, Vec<Analysis>> = FxHashMap::default();
    for &host in HOSTS {
        for pronoun in PRONOUNS {
            let word = format!("{host}{pronoun}");
            if !ACCIDENTS.contains(&word.as_str()) {
                readings.entry(word).or_insert_with_key(|word| of(&[(host, 0), (word, 1)]));
            }
        }
    }
    for &(word, base) in LISTED {
        readings.insert(word.to_owned(), of(&[(base, 0), (word, 1)]));
    }
    for &word in WHOLE {
        readings.insert(word.to_owned(), of(&[(word, 0)]));
    }
    readings
});

fn of(readings: &[(&str, u8)]) -> Vec<Analysis> {
    readings.iter().map(|&(text, cost)| Analysis { text: text.to_owned(), cost }).collect()
}

/// The readings of `word`, if it or what follows its conjunction is listed.
pub(super) fn readings(word: &str) -> Option<Vec<Analysis>> {
    if let Some(known) = READINGS.get(word) {
        return Some(known.clone());
    }
    let rest = word.strip_prefix(['و', 'ف'])?;
    // Two letters behind a conjunction are as often a word of three: وهم, فهم.
    let known = READINGS.get(rest).filter(|_| rest.chars().count() >= 3)?;
    let itself = Analysis { text: word.to_owned(), cost: 0 };
    let behind = known.iter().map(|reading| Analysis { text: reading.text.clone(), cost: reading.cost + 1 });
    Some(std::iter::once(itself).chain(behind).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(word: &str) -> String {
        readings(word).expect("a listed word")[0].text.clone()
    }

    #[test]
    fn prepositions_are_found_before_pronouns() {
        for (word, base) in [("فيها", "في"), ("عليهم", "علي"), ("منها", "من"), ("لديها", "لدي"), ("انهم", "ان")]
        {
            assert_eq!(first(word), base, "{word}");
        }
    }

    #[test]
    fn the_verb_to_be_is_one_verb() {
        assert_eq!(first("كانوا"), "كان");
        assert!(readings("وكانت").expect("listed").iter().any(|reading| reading.text == "كان"));
    }

    #[test]
    fn rows_do_not_contradict_each_other() {
        assert!(LISTED.iter().all(|(word, _)| !WHOLE.contains(word)));
    }
}
