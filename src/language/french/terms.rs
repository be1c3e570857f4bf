//! French words in terms.

use super::closed;
use crate::language::terms::{Base, TermReading, TermRole};
use crate::text::fold;

/// Prepositions that join the parts of a term; those with an article, and elided ones, with what they are without.
const LINKS: &[(&str, &str)] = &[
    ("de", "de"),
    ("d", "de"),
    ("du", "de"),
    ("des", "de"),
    ("a", "a"),
    ("au", "a"),
    ("aux", "a"),
    ("en", "en"),
    ("contre", "contre"),
    ("par", "par"),
    ("sans", "sans"),
];

/// Determiners, pronouns, quantities, auxiliaries, and adjectives that point, count or judge instead of naming a kind. Folded; forms in -s and -e included by rule.
const OUTSIDE: &str = "\
    autre meme tel tels telle telles quel quels quelle quelles certain divers different plusieurs quelque chaque aucun aucune nul nulle tout tous toute \
    toutes nombreux nombreuse nombreuses dernier derniere seul propre prochain suivant precedent present actuel actuelle actuelles recent nouveau \
    nouvel nouvelle nouveaux nouvelles ancien ancienne anciens anciennes important necessaire possible probable principal principale principaux \
    principales disponible susceptible capable significatif significative significatifs significatives majeur nombre majorite plupart ensemble \
    quantite partie moitie tiers quart dizaine douzaine centaine millier million milliard beaucoup peu trop assez celui celle ceux celles chose fois \
    cas-ci etre avoir faire dire pouvoir devoir vouloir falloir aller venir avons avez etes sommes peut peuvent doit doivent fait font faut va vont vient ainsi afin lors \
    moins plus bien mal avant apres pendant depuis selon \
    entre parmi lieu cours sein titre raison egard partir rapport suite cause dehors face vis";

/// What `word` (folded) does in a term, if it is a word of grammar.
pub(super) fn role(word: &str) -> Option<TermRole> {
    if let Some(&(_, link)) = LINKS.iter().find(|(form, _)| *form == word) {
        return Some(TermRole::Link(link));
    }
    if matches!(word, "le" | "la" | "les" | "l") {
        return Some(TermRole::Article);
    }
    let listed = |word: &str| OUTSIDE.split_whitespace().any(|outside| outside == word);
    let plural = word.strip_suffix(['s', 'x']).unwrap_or(word);
    (listed(word) || listed(plural) || plural.strip_suffix('e').is_some_and(|masculine| masculine.len() > 3 && listed(masculine)))
        .then_some(TermRole::Outside)
}

/// Endings of adjectives in the feminine singular, with the masculine.
const FEMININE: &[(&str, &str)] = &[
    ("trice", "teur"),
    ("euse", "eux"),
    ("euse", "eur"),
    ("ive", "if"),
    ("elle", "el"),
    ("ulle", "ul"),
    ("enne", "en"),
    ("onne", "on"),
    ("ette", "et"),
    ("ere", "er"),
    ("que", "c"),
    ("che", "c"),
    ("gue", "g"),
    ("sse", "s"),
    ("e", ""),
];

/// The reading of a written word.
pub(super) fn reading(written: &str, folded: &str) -> TermReading {
    let mut key = folded.to_owned();
    let lower = written.to_lowercase();
    // Infecté and infecte are two words; of a participle all forms are one.
    let participle = ["é", "ée", "és", "ées"].iter().find(|ending| lower.ends_with(**ending));
    if let Some(ending) = participle
        && let Some(stem) = folded.strip_suffix(fold(ending).text.as_str())
    {
        key = format!("{stem}é");
        return TermReading::plain(written, key.clone(), noun_in_ee(folded, ending));
    }
    if let Some(readings) = closed::readings(folded) {
        let first = readings.into_iter().next().map(|reading| reading.text).filter(|text| *text != key);
        return TermReading::plain(
            written,
            key,
            first.map(|text| Base { text, adjective: false, sure: false, same_number: false }).into_iter().collect(),
        );
    }
    let mut bases = Vec::new();
    let mut singulars = vec![folded.to_owned()];
    for (ending, singular) in [("eaux", "eau"), ("aux", "al"), ("eux", "eu"), ("s", ""), ("x", "")] {
        if let Some(stem) = folded.strip_suffix(ending).filter(|stem| stem.len() >= 3) {
            singulars.push(format!("{stem}{singular}"));
            bases.push(Base { text: format!("{stem}{singular}"), adjective: false, sure: false, same_number: false });
        }
    }
    for singular in &singulars {
        for &(ending, masculine) in FEMININE {
            if let Some(stem) = singular.strip_suffix(ending).filter(|stem| stem.len() >= 3) {
                bases.push(Base { text: format!("{stem}{masculine}"), adjective: true, sure: false, same_number: false });
            }
        }
    }
    TermReading::plain(written, key, bases)
}

/// Nouns in -ée (*durée*, *données*) are listed with both letters.
fn noun_in_ee(folded: &str, ending: &str) -> Vec<Base> {
    match ending {
        "ée" => vec![Base { text: folded.to_owned(), adjective: false, sure: true, same_number: true }],
        "ées" => {
            vec![Base { text: folded.strip_suffix('s').unwrap_or(folded).to_owned(), adjective: false, sure: true, same_number: false }]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bases(written: &str) -> Vec<String> {
        reading(written, &fold(written).text).bases.into_iter().map(|base| base.text).collect()
    }

    #[test]
    fn plurals_and_feminines_have_bases() {
        for (form, base) in
            [("canaux", "canal"), ("bateaux", "bateau"), ("digues", "digue"), ("fluviales", "fluvial"), ("actives", "actif")]
        {
            assert!(bases(form).iter().any(|found| found == base), "{form}: {:?}", bases(form));
        }
        assert!(bases("temps").is_empty(), "a word that only looks like a plural");
    }

    #[test]
    fn participles_are_one_word() {
        for form in ["inondé", "inondée", "inondés", "inondées"] {
            assert_eq!(reading(form, &fold(form).text).key, "inondé");
        }
        assert_eq!(bases("marées"), ["maree"]);
    }

    #[test]
    fn words_of_grammar_have_roles() {
        assert_eq!(role("du"), Some(TermRole::Link("de")));
        assert_eq!(role("differentes"), Some(TermRole::Outside));
        assert_eq!(role("ecluse"), None);
    }
}
