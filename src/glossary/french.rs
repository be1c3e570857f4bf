//! How a word of a French term may look in a text: number, and gender where the word's place allows it. Accents count.

use super::form::{Fit, Role, Tier};
use super::generic::{accents, accents_agree, accents_dropped, plain};
use super::loose::{self, Slip};
use super::words::Written;
use crate::text::fold;

/// One word of a listed French form, with all its forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FrenchWord {
    /// `(folded, with accents, tier)`, the listed form first.
    forms: Vec<(Box<str>, Box<str>, Tier)>,
    /// The beginning that all forms share.
    key: Box<str>,
    /// The term has no other word.
    alone: bool,
}

/// Person nouns whose feminine adds an -e, or doubles the consonant before it, and which their ending does not show to be persons. Folded.
const PERSONS: &[&str] = &[
    "accuse",
    "adherent",
    "adjoint",
    "agresse",
    "assaillant",
    "assistant",
    "associe",
    "avocat",
    "blesse",
    "candidat",
    "combattant",
    "commandant",
    "condamne",
    "consommateur",
    "criminel",
    "declarant",
    "defunt",
    "delegue",
    "delinquant",
    "demandeur",
    "deporte",
    "depute",
    "detenu",
    "dirigeant",
    "disparu",
    "employe",
    "enseignant",
    "etudiant",
    "evade",
    "expert",
    "exile",
    "fugitif",
    "gerant",
    "habitant",
    "heritier",
    "immigrant",
    "immigre",
    "inconnu",
    "individu",
    "inculpe",
    "interprete",
    "magistrat",
    "malfrat",
    "manifestant",
    "marchand",
    "mendiant",
    "migrant",
    "militant",
    "mineur",
    "occupant",
    "officiel",
    "participant",
    "passant",
    "plaignant",
    "president",
    "prevenu",
    "professionnel",
    "recidiviste",
    "refugie",
    "representant",
    "requerant",
    "rescape",
    "resident",
    "ressortissant",
    "savant",
    "sergent",
    "stagiaire",
    "substitut",
    "surveillant",
    "survivant",
    "suspect",
    "trafiquant",
    "voyant",
];

/// Words that link the parts of a term. What follows one is a complement: it does not agree with the head.
const LINKS: &[&str] = &[
    "a", "au", "aux", "avec", "contre", "d", "dans", "de", "des", "du", "en", "entre", "et", "l", "la", "le", "les", "ou", "par", "pour",
    "sans", "sous", "sur", "un", "une",
];

/// True for a word (folded) that links the parts of a term.
pub(super) fn is_link(word: &str) -> bool {
    LINKS.contains(&word)
}

impl FrenchWord {
    /// Reads one word of a listed form. `complement` tells that a link stands before it; `both_genders` that the glossary gives the term both.
    pub fn new(listed: &str, role: Role, complement: bool, both_genders: bool) -> FrenchWord {
        let word = accents(listed);
        let folded = fold(listed).text;
        let mut forms = vec![(word.clone(), Tier::Exact)];
        if !is_link(&folded) && folded.chars().all(char::is_alphabetic) && folded.chars().count() > 1 {
            forms.extend(plurals(&word).into_iter().map(|form| (form, Tier::Inflected)));
            let feminine = match role {
                Role::Later => !complement,
                Role::Alone | Role::Head => both_genders || PERSONS.contains(&folded.as_str()),
            };
            let feminines = if feminine { feminines(&word) } else { person_feminines(&word) };
            let agrees = !matches!(role, Role::Later) || !complement;
            for form in feminines.into_iter().filter(|_| agrees) {
                forms.extend(plurals(&form).into_iter().map(|form| (form, Tier::Inflected)));
                forms.push((form, Tier::Inflected));
            }
        }
        let mut unique: Vec<(Box<str>, Box<str>, Tier)> = Vec::with_capacity(forms.len());
        for (form, tier) in forms {
            if !unique.iter().any(|(_, known, _)| **known == form) {
                unique.push((plain(&form).into(), form.into(), tier));
            }
        }
        let key = common_prefix(unique.iter().map(|(folded, _, _)| &**folded)).into();
        FrenchWord { forms: unique, key, alone: role == Role::Alone }
    }

    /// What a text that holds the word must contain.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// How `token` is a form of the word.
    pub fn fits(&self, token: Written<'_>) -> Option<Fit> {
        // Most words of a text are nothing alike.
        if !token.folded.starts_with(&*self.key) {
            return None;
        }
        self.forms
            .iter()
            .filter(|(folded, _, _)| **folded == *token.folded)
            .find_map(|(_, form, tier)| accents_agree(token.source, form).then_some(Fit::plain(*tier)))
    }

    /// The listed spelling and its plural, folded, under which a slip of the pen is looked for.
    pub fn spellings(&self) -> Vec<String> {
        if self.forms.len() < 2 { Vec::new() } else { self.forms.iter().map(|(folded, _, _)| folded.to_string()).collect() }
    }

    /// True when `token` is a form of the word without its accents.
    pub fn lost_accents(&self, token: Written<'_>) -> bool {
        self.forms.iter().any(|(folded, form, _)| {
            **folded == *token.folded && (!self.alone || folded.chars().count() >= 4) && accents_dropped(token.source, form)
        })
    }

    /// How `token` is a misspelt form of the word.
    pub fn slip(&self, token: Written<'_>) -> Option<Slip> {
        if self.lost_accents(token) {
            return Some(Slip::Spelling);
        }
        self.forms
            .iter()
            .filter(|(folded, _, _)| **folded != *token.folded)
            .find_map(|(folded, _, _)| loose::latin_slip(folded, token.folded))
    }
}

/// Regular plurals, other than the word itself.
fn plurals(word: &str) -> Vec<String> {
    const TAKE_X: &[&str] = &["au", "eu"];
    const AIL: &[&str] = &["travail", "bail", "vitrail", "corail", "soupirail"];
    const OU: &[&str] = &["bijou", "caillou", "chou", "genou", "hibou", "joujou", "pou"];
    if word.ends_with(['s', 'x', 'z']) {
        return Vec::new();
    }
    if let Some(stem) = word.strip_suffix("al") {
        return vec![format!("{stem}aux"), format!("{word}s")];
    }
    if AIL.contains(&word) {
        return vec![format!("{}aux", word.trim_end_matches("ail"))];
    }
    if OU.contains(&word) || TAKE_X.iter().any(|ending| word.ends_with(ending)) && !matches!(word, "bleu" | "pneu") {
        return vec![format!("{word}x")];
    }
    vec![format!("{word}s")]
}

/// Feminines that an adjective may have.
fn feminines(word: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &[&str])] = &[
        ("teur", &["trice", "teuse"]),
        ("eur", &["euse", "eure", "rice"]),
        ("eux", &["euse"]),
        ("faux", &["fausse"]),
        ("eau", &["elle"]),
        ("er", &["ère"]),
        ("el", &["elle"]),
        ("eil", &["eille"]),
        ("en", &["enne"]),
        ("on", &["onne"]),
        ("et", &["ette", "ète"]),
        ("if", &["ive"]),
        ("ef", &["ève"]),
        ("anc", &["anche"]),
        ("ec", &["èche"]),
        ("grec", &["grecque"]),
        ("ic", &["ique"]),
        ("urc", &["urque"]),
        ("ong", &["ongue"]),
        ("as", &["asse"]),
        ("gros", &["grosse"]),
    ];
    if word.ends_with('e') {
        return Vec::new();
    }
    let mut found: Vec<String> = Vec::new();
    for (ending, replacements) in ENDINGS {
        if let Some(stem) = word.strip_suffix(ending) {
            found.extend(replacements.iter().map(|replacement| format!("{stem}{replacement}")));
        }
    }
    if found.is_empty() && !word.ends_with('x') {
        found.push(format!("{word}e"));
    }
    found
}

/// Feminines of nouns whose ending shows that they name a person.
fn person_feminines(word: &str) -> Vec<String> {
    const ENDINGS: &[(&str, &[&str])] = &[
        ("teur", &["trice", "teuse", "teure"]),
        ("eur", &["euse", "eure"]),
        ("ier", &["ière"]),
        ("ller", &["llère"]),
        ("nger", &["ngère"]),
        ("icien", &["icienne"]),
        ("rdien", &["rdienne"]),
        ("oyen", &["oyenne"]),
        ("aire", &[]),
    ];
    ENDINGS
        .iter()
        .find_map(|(ending, replacements)| {
            word.strip_suffix(ending).map(|stem| replacements.iter().map(|end| format!("{stem}{end}")).collect())
        })
        .unwrap_or_default()
}

fn common_prefix<'a>(words: impl Iterator<Item = &'a str>) -> &'a str {
    words
        .reduce(|shared, word| {
            let end =
                shared.char_indices().zip(word.chars()).find(|((_, a), b)| a != b).map_or(shared.len().min(word.len()), |((at, _), _)| at);
            &shared[..end]
        })
        .unwrap_or("")
}

/// Other ways to write a listed form: prefixes that are written joined, with a hyphen, or apart.
pub(super) fn spelling_variants(listed: &str) -> Vec<String> {
    const PREFIXES: &[&str] =
        &["cyber", "narco", "anti", "contre", "co", "auto", "inter", "multi", "para", "télé", "vidéo", "micro", "bio"];
    let mut found = Vec::new();
    for word in listed.split(' ') {
        let lower = word.to_lowercase();
        for prefix in PREFIXES {
            let Some(rest) = lower.strip_prefix(prefix) else { continue };
            let Some(written) = word.get(prefix.len()..) else { continue };
            match rest.strip_prefix('-') {
                Some(rest) if rest.chars().all(char::is_alphabetic) && rest.len() >= 4 => {
                    found.push(listed.replace(word, &format!("{}{}", word.get(..prefix.len()).unwrap_or(prefix), rest)));
                }
                // Only cyber is long and clear enough to be cut off a word that is listed in one.
                None if *prefix == "cyber" && rest.chars().count() >= 4 => {
                    found.push(listed.replace(word, &format!("{}-{written}", word.get(..prefix.len()).unwrap_or(prefix))));
                }
                _ => {}
            }
        }
    }
    found
}

/// True when a match may begin after the apostrophe that follows `word` (folded): the word is an elided article, preposition or conjunction.
pub(super) fn is_elision(word: &str) -> bool {
    matches!(word, "l" | "d" | "j" | "m" | "t" | "s" | "n" | "c" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word() {
        let forms = |word, role, complement| {
            FrenchWord::new(word, role, complement, false).forms.iter().map(|(_, form, _)| form.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(forms("bureau", Role::Head, false), ["bureau", "bureaux"]);
        assert_eq!(forms("régional", Role::Later, false), ["régional", "régionaux", "régionals", "régionales", "régionale"]);
        assert_eq!(forms("arrêt", Role::Later, true), ["arrêt", "arrêts"]);
        assert_eq!(forms("saisie", Role::Alone, false), ["saisie", "saisies"]);
        assert_eq!(forms("policier", Role::Alone, false), ["policier", "policiers", "policières", "policière"]);
        assert_eq!(FrenchWord::new("tribunal", Role::Head, false, false).key(), "tribuna");
    }

    #[test]
    fn prefixes_are_written_several_ways() {
        assert_eq!(spelling_variants("cyberattaque"), ["cyber-attaque"]);
        assert_eq!(spelling_variants("unité anti-gang"), ["unité antigang"]);
    }
}
