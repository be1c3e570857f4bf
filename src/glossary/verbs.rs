//! French words that look like a noun of the glossary and are verbs where they stand (*le suspect a été condamné*, *la cour ne juge pas*, *en manifestant*), and
//! those that can only be nouns (*les condamnés*).

/// Forms of avoir and être, folded. What follows one, adverbs left out, is a participle.
const AUXILIARIES: &[&str] = &[
    "ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avions", "aviez", "avaient", "eus", "eut", "eurent", "aurai", "aura",
    "aurons", "auront", "aurais", "aurait", "auraient", "aie", "ait", "aient", "avoir", "ayant", "eu", "suis", "es", "est", "sommes",
    "etes", "sont", "etais", "etait", "etions", "etaient", "fus", "fut", "furent", "serai", "sera", "serons", "seront", "serais", "serait",
    "seraient", "sois", "soit", "soient", "etre", "etant", "ete",
];

/// Adverbs and pronouns that may stand between an auxiliary and its participle.
const BETWEEN: &[&str] = &[
    "pas",
    "plus",
    "jamais",
    "point",
    "guere",
    "rien",
    "deja",
    "encore",
    "toujours",
    "aussi",
    "bien",
    "mal",
    "tres",
    "trop",
    "tout",
    "tous",
    "ensuite",
    "enfin",
    "alors",
    "ainsi",
    "donc",
    "egalement",
    "meme",
    "ete",
    "eu",
    "t",
    "il",
    "elle",
    "on",
    "ils",
    "elles",
    "finalement",
    "immediatement",
    "aussitot",
    "notamment",
    "longtemps",
    "souvent",
    "depuis",
    "peu",
    "rapidement",
    "definitivement",
    "officiellement",
];

/// Pronouns and the particle of negation right before a verb, which no noun follows.
const BEFORE_VERBS: &[&str] = &["il", "elle", "on", "ils", "elles", "je", "j", "tu", "ne", "n", "se", "s", "me", "m", "y"];

/// Whether `word` (in small letters, with its accents) is a verb after `before`, the words to its left, folded, nearest first; they end where another sign than a space
/// or an apostrophe parts two of them.
pub(super) fn is_verb<'t>(word: &str, before: impl Iterator<Item = &'t str>) -> bool {
    let mut before = before.take(4);
    let Some(nearest) = before.next() else { return false };
    if BEFORE_VERBS.contains(&nearest) {
        return true;
    }
    if nearest == "en" && word.ends_with("ant") {
        return true;
    }
    if !is_participle(word) {
        return false;
    }
    std::iter::once(nearest).chain(before).find(|word| !BETWEEN.contains(word)).is_some_and(|word| AUXILIARIES.contains(&word))
        || AUXILIARIES.contains(&nearest)
}

/// Words after which a noun stands and no adjective or participle of another noun, folded: articles, numbers, possessives, prepositions.
const BEFORE_NOUNS: &[&str] = &[
    "dangereux",
    "dangereuse",
    "presume",
    "presumes",
    "presumee",
    "presumees",
    "celebre",
    "celebres",
    "fameux",
    "petit",
    "petits",
    "redoutable",
    "redoutables",
    "seul",
    "seuls",
    "seule",
    "vrai",
    "vrais",
    "pretendu",
    "pretendus",
    "eventuel",
    "eventuels",
    "futur",
    "futurs",
    "meme",
    "memes",
    "double",
    "haut",
    "hauts",
    "gros",
    "ex",
    "le",
    "la",
    "les",
    "l",
    "un",
    "une",
    "des",
    "du",
    "de",
    "d",
    "au",
    "aux",
    "ce",
    "cet",
    "cette",
    "ces",
    "mon",
    "ma",
    "mes",
    "ton",
    "ta",
    "tes",
    "son",
    "sa",
    "ses",
    "notre",
    "nos",
    "votre",
    "vos",
    "leur",
    "leurs",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "cent",
    "mille",
    "plusieurs",
    "quelques",
    "chaque",
    "aucun",
    "aucune",
    "certains",
    "certaines",
    "contre",
    "avec",
    "sans",
    "entre",
    "par",
    "jeune",
    "jeunes",
    "ancien",
    "ancienne",
    "anciens",
    "anciennes",
    "autre",
    "autres",
    "nombreux",
    "nombreuses",
    "principal",
    "principale",
    "principaux",
    "premier",
    "premiere",
    "premiers",
    "dernier",
    "derniere",
    "derniers",
    "faux",
    "fausse",
    "simple",
    "simples",
    "grand",
    "vieux",
    "nouveau",
    "nouveaux",
    "nouvelle",
    "nouvelles",
];

/// Words that may stand before a noun as well as before an adjective, folded: they tell nothing.
const NEUTRAL: &[&str] = &[
    "et", "ou", "ni", "mais", "comme", "en", "a", "sur", "sous", "pour", "chez", "dont", "que", "qui", "tres", "plus", "moins", "aussi",
    "dit", "soit",
];

/// Whether a word that may be a noun or something else is a noun after `before`, the words to its left, folded, nearest first: `Some(true)` after an article and the like,
/// `Some(false)` after another noun (*la drogue saisie*, *la gendarmerie enquête*), `None` where it may be either.
pub(super) fn is_noun<'t>(mut before: impl Iterator<Item = &'t str>) -> Option<bool> {
    let nearest = before.next()?;
    if BEFORE_NOUNS.contains(&nearest) || nearest.chars().all(|c| c.is_ascii_digit()) {
        return Some(true);
    }
    (!NEUTRAL.contains(&nearest)).then_some(false)
}

/// Whether `word` (in small letters, with its accents) may be a past participle, in any gender and number.
fn is_participle(word: &str) -> bool {
    const ENDINGS: &[&str] = &["é", "i", "u", "is", "it", "ert", "int"];
    let singular = word.strip_suffix('s').unwrap_or(word);
    let masculine = singular.strip_suffix('e').unwrap_or(singular);
    let ends = |word: &str| word.chars().count() > 3 && ENDINGS.iter().any(|ending| word.ends_with(ending));
    ends(word) || ends(masculine)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verb(sentence: &str) -> bool {
        let words: Vec<&str> = sentence.split(' ').collect();
        let (last, before) = words.split_last().expect("a word");
        is_verb(last, before.iter().rev().copied())
    }

    #[test]
    fn verbs_are_told_by_what_stands_before() {
        for sentence in [
            "le train a accusé",
            "elle m avait deja prévenue",
            "la cour ne juge",
            "en manifestant",
            "se plaignant",
            "il enquête",
            "interpol a ete saisi",
        ] {
            assert!(verb(sentence), "{sentence}");
        }
    }

    #[test]
    fn nouns_are_told_by_what_stands_before() {
        let noun = |before: &'static str| is_noun(before.split(' ').rev().filter(|word| !word.is_empty()));
        assert_eq!(noun("deux jeunes"), Some(true));
        assert_eq!(noun("d"), Some(true));
        assert_eq!(noun("la drogue"), Some(false));
        assert_eq!(noun("policiers et"), None);
        assert_eq!(noun(""), None);
    }

    #[test]
    fn nouns_are_left() {
        for sentence in [
            "le prévenu",
            "il est le condamné",
            "il y a une enquête",
            "en prison",
            "contre un manifestant",
            "a la police",
            "il a ete place en detention",
        ] {
            assert!(!verb(sentence), "{sentence}");
        }
    }
}
