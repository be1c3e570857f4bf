//! Slips of the pen: spellings close enough to a listed word to be shown as a suggestion, never more.

use strsim::osa_distance;

/// How a word is misspelt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Slip {
    /// Another spelling of the same sounds: hamza and its seats, ه for ة, accents left out.
    Spelling,
    /// One letter is missing, too many, exchanged or moved.
    Typo,
}

/// Letters below which one edit makes another word.
const SHORTEST_TYPO: usize = 6;
/// Letters below which one letter in the place of another makes another word (prison, poison).
const SHORTEST_EXCHANGE: usize = 8;
/// Longest word that is compared.
const LONGEST: usize = 40;

/// Arabic letters that are taken for each other because they sound or look alike.
const CONFUSED: &[&str] = &["ضظذد", "سصث", "تط", "زذظ", "قكغ", "حهخج", "ةه"];

/// How `found` is a misspelling of the French `listed`, both folded.
///
/// The first letter and the last two must be right: what changes there is usually another word of the family (saisie, saisi).
pub(super) fn latin_slip(listed: &str, found: &str) -> Option<Slip> {
    typo(listed, found, 2, |_, _| false)
}

/// How `found` is a misspelling of the Arabic `listed`, both folded and without proclitics.
pub(super) fn arabic_slip(listed: &str, found: &str) -> Option<Slip> {
    let (wanted, written) = (normal(listed), normal(found));
    if same_but_hamza(&wanted, &written) {
        return (listed != found).then_some(Slip::Spelling);
    }
    typo(&wanted, &written, 1, |a, b| CONFUSED.iter().any(|set| set.contains(a) && set.contains(b)))
}

fn typo(listed: &str, found: &str, fixed_end: usize, alike: impl Fn(char, char) -> bool) -> Option<Slip> {
    // Bytes first: a letter has at most four.
    if listed.len().abs_diff(found.len()) > 4 {
        return None;
    }
    let letters = listed.chars().count();
    if !(SHORTEST_TYPO..=LONGEST).contains(&letters) || found.chars().any(|c| !c.is_alphabetic()) {
        return None;
    }
    let ends = listed.chars().next() == found.chars().next() && listed.chars().rev().take(fixed_end).eq(found.chars().rev().take(fixed_end));
    if !ends || osa_distance(listed, found) != 1 {
        return None;
    }
    let exchanged = letters == found.chars().count();
    if exchanged && letters < SHORTEST_EXCHANGE {
        let mut differences = listed.chars().zip(found.chars()).filter(|(a, b)| a != b);
        let (first, second) = (differences.next(), differences.next());
        // Two differences are one pair of letters that changed places.
        if second.is_none() && !first.is_some_and(|(a, b)| alike(a, b)) {
            return None;
        }
    }
    Some(Slip::Typo)
}

/// `word` with ه for ة and without a final hamza.
fn normal(word: &str) -> String {
    word.strip_suffix('ء').unwrap_or(word).replace('ة', "ه")
}

fn is_hamza(c: char) -> bool {
    matches!(c, 'ء' | 'ؤ' | 'ئ')
}

/// True when the two differ only in whether, and on which letter, a hamza is written.
fn same_but_hamza(listed: &str, found: &str) -> bool {
    let (mut a, mut b) = (listed.chars().peekable(), found.chars().peekable());
    loop {
        match (a.peek().copied(), b.peek().copied()) {
            (None, None) => return true,
            (x, y) if x == y => {
                a.next();
                b.next();
            }
            (Some(x), Some(y)) if (is_hamza(x) || is_hamza(y)) && carries(x) && carries(y) => {
                a.next();
                b.next();
            }
            (Some('ء'), _) => {
                a.next();
            }
            (_, Some('ء')) => {
                b.next();
            }
            _ => return false,
        }
    }
}

fn carries(c: char) -> bool {
    is_hamza(c) || matches!(c, 'ا' | 'و' | 'ي')
}

/// Words that may be one slip apart share one of the keys `(first letter, last letter, length)`; lengths differ by one at most.
pub(super) fn bucket(word: &str) -> Option<(char, char, usize)> {
    let word = normal(word);
    let length = word.chars().take(LONGEST + 2).count();
    (length <= LONGEST).then_some(())?;
    Some((class(word.chars().next()?), class(word.chars().next_back()?), length))
}

fn class(c: char) -> char {
    if carries(c) { 'ا' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_slips() {
        assert_eq!(latin_slip("gendarmerie", "gendramerie"), Some(Slip::Typo));
        assert_eq!(latin_slip("commissaire", "comissaire"), Some(Slip::Typo));
        assert_eq!(latin_slip("terrorisme", "terrurisme"), Some(Slip::Typo));
        for (listed, found) in [("saisie", "saisi"), ("prison", "poison"), ("police", "police"), ("arret", "arrete"), ("terrorisme", "terroriste")] {
            assert_eq!(latin_slip(listed, found), None, "{listed} {found}");
        }
    }

    #[test]
    fn arabic_slips() {
        assert_eq!(arabic_slip("مسؤول", "مسئول"), Some(Slip::Spelling));
        assert_eq!(arabic_slip("هيئة", "هياة"), Some(Slip::Spelling));
        assert_eq!(arabic_slip("شرطة", "شرطه"), Some(Slip::Spelling));
        assert_eq!(arabic_slip("اعضاء", "اعضا"), Some(Slip::Spelling));
        assert_eq!(arabic_slip("استخبارات", "استخبرات"), Some(Slip::Typo));
        for (listed, found) in [("مكتب", "مكتبة"), ("ارهاب", "ارهابي"), ("اختطاف", "اختلاف"), ("جريمة", "جرم"), ("مدير", "مديرية")] {
            assert_eq!(arabic_slip(listed, found), None, "{listed} {found}");
        }
    }
}
