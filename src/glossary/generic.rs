//! Words of any language: the listed spelling and nothing else. Case and accents as every Latin script needs them.

use super::form::{Fit, Tier};
use super::words::Written;
use crate::text::{fold, fold_char, is_ignorable};
use unicode_normalization::UnicodeNormalization;

/// One word of a listed form, found as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlainWord {
    folded: Box<str>,
    accented: Box<str>,
    acronym: bool,
    /// Listed in capitals, so that it may be written with a stop after each letter.
    initials: bool,
}

impl PlainWord {
    /// Reads one word of a listed form.
    pub fn new(listed: &str) -> PlainWord {
        let initials = Self::is_name_in_capitals(listed);
        let undotted = |text: String| if initials { text.replace('.', "") } else { text };
        PlainWord {
            folded: undotted(fold(listed).text).into(),
            accented: undotted(accents(listed)).into(),
            acronym: is_acronym(listed),
            initials,
        }
    }

    /// True for a word of two letters or more that is listed in capitals: it has no other forms.
    pub fn is_name_in_capitals(listed: &str) -> bool {
        let mut letters = listed.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }

    /// What a text that holds the word must contain one of.
    pub fn keys(&self) -> Vec<String> {
        let mut keys = vec![self.folded.to_string()];
        if self.initials {
            let letters: Vec<String> = self.folded.chars().map(String::from).collect();
            keys.push(letters.join("."));
        }
        keys
    }

    /// How `token` is the word, dotted or not where it is a row of initials.
    pub fn fits(&self, token: Written<'_>) -> Option<Fit> {
        if self.acronym && !in_capitals(token.source) {
            return None;
        }
        let same = if self.initials && token.folded.contains('.') {
            token.folded.chars().filter(|&c| c != '.').eq(self.folded.chars())
        } else {
            *token.folded == *self.folded && accents_agree(token.source, &self.accented)
        };
        same.then_some(Fit::plain(Tier::Exact))
    }
}

/// Longest word in capitals, in letters, that is taken for an acronym and must stand in capitals: longer ones (INTERPOL) are written as names too.
const LONGEST_ACRONYM: usize = 5;

/// True for a listed word that is written in capitals and short: it must stand in capitals in the text (`OMS`, not `oms`).
pub(super) fn is_acronym(listed: &str) -> bool {
    let letters = listed.chars().filter(|c| c.is_alphabetic()).count();
    (2..=LONGEST_ACRONYM).contains(&letters) && listed.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// True when every letter of `word` that has two cases is a capital.
pub(super) fn in_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// Lower case with accents; ligatures and compatibility forms taken apart, typographic apostrophes made plain.
pub(super) fn accents(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for c in word.nfc().filter(|&c| !is_hidden(c)) {
        push_lower(c, |low| text.push(low));
    }
    text.nfc().collect()
}

fn push_lower(c: char, mut out: impl FnMut(char)) {
    match c {
        'œ' | 'Œ' => "oe".chars().for_each(&mut out),
        'æ' | 'Æ' => "ae".chars().for_each(&mut out),
        _ if has_accent(c) => c.to_lowercase().for_each(&mut out),
        _ => fold_char(c, &mut out),
    }
}

fn is_hidden(c: char) -> bool {
    is_ignorable(c) && !unicode_normalization::char::is_combining_mark(c)
}

fn has_accent(c: char) -> bool {
    !c.is_ascii() && c.nfd().nth(1).is_some()
}

fn plain_char(c: char) -> Option<char> {
    let mut first = None;
    fold_char(c, |part| {
        first.get_or_insert(part);
    });
    first
}

/// `form` without its accents.
pub(super) fn plain(form: &str) -> String {
    fold(form).text
}

/// True when `source` (as written) has the accents of `form` (lower case); capitals may lack them.
pub(super) fn accents_agree(source: &str, form: &str) -> bool {
    compare(source, form, |written, wanted| written.is_uppercase() && plain_char(written) == plain_char(wanted))
}

/// True when `source` differs from `form` only by accents that it lacks.
pub(super) fn accents_dropped(source: &str, form: &str) -> bool {
    compare(source, form, |written, wanted| !has_accent(written) && plain_char(written) == plain_char(wanted))
}

fn compare(source: &str, form: &str, may_stand_for: impl Fn(char, char) -> bool) -> bool {
    let mut wanted = form.chars();
    for c in source.nfc().filter(|&c| !is_hidden(c)) {
        let mut agree = true;
        push_lower(c, |low| {
            agree &= wanted.next().is_some_and(|want| want == low || may_stand_for(c, want));
        });
        if !agree {
            return false;
        }
    }
    wanted.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_count_unless_capitals_lost_them() {
        assert!(accents_agree("Sûreté", "sûreté"));
        assert!(accents_agree("SURETE", "sûreté"));
        assert!(accents_agree("Etat", "état"));
        assert!(accents_agree("su\u{302}rete\u{301}", "sûreté"));
        assert!(accents_agree("Œuvre", "oeuvre"));
        assert!(accents_agree("ﬁché", "fiché"));
        assert!(!accents_agree("surete", "sûreté"));
        assert!(!accents_agree("policé", "police"));
        assert!(accents_dropped("surete", "sûreté"));
        assert!(!accents_dropped("policé", "police"));
    }

    #[test]
    fn short_capitals_are_acronyms() {
        assert!(is_acronym("ONU") && is_acronym("D.R.P.J"));
        assert!(!is_acronym("INTERPOL") && !is_acronym("Sûreté") && !is_acronym("24"));
    }
}
