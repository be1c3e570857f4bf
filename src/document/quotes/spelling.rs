//! One name in two spellings: Latin letters render an Arabic name in several ways ("Kourdi", "El Kordi"), and long family names are cut short.

use std::iter::once;

/// Share of letters that two spellings of a name must have in common.
const LIKENESS: f64 = 0.6;
/// The same for a family name that stands alone.
const LIKENESS_ALONE: f64 = 0.75;

/// No name that is worth comparing letter by letter is longer, in bytes, or has more parts; keeps work linear.
const LONGEST: usize = 64;
const PARTS: usize = 6;

/// What most spellings of a name share: its consonants, without doubling.
pub(super) fn key(word: &str) -> String {
    let mut key = String::new();
    let mut chars = word.chars().peekable();
    while let Some(c) = chars.next() {
        let sound = match c {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'w' | '-' => continue,
            'c' if chars.peek() == Some(&'h') => 'c',
            'c' | 'q' => 'k',
            'd' if chars.peek() == Some(&'j') => continue,
            c => c,
        };
        if !key.ends_with(sound) {
            key.push(sound);
        }
    }
    // Too little is left of "Ali" to find it by.
    if key.chars().count() < 2 { word.to_owned() } else { key }
}

/// The keys under which a word of a name is looked up: of the whole and, in "Alami-Tazi", of each part.
pub(super) fn keys(word: &str) -> impl Iterator<Item = String> + '_ {
    let parts = word.split('-').filter(move |part| !part.is_empty() && part.len() < word.len()).take(PARTS);
    once(key(word)).chain(parts.map(key))
}

fn alike(left: &str, right: &str, likeness: f64) -> bool {
    if left == right {
        return true;
    }
    if left.len().max(right.len()) > LONGEST {
        return false;
    }
    let plain = |word: &str| word.chars().filter(|&c| c != '-').collect::<String>();
    let (left, right) = (plain(left), plain(right));
    // "Samir" and "Samira" are two people.
    let feminine = |word: &str| word.ends_with('a') || word.ends_with("ah");
    feminine(&left) == feminine(&right) && key(&left) == key(&right) && strsim::normalized_levenshtein(&left, &right) >= likeness
}

/// "Alami-Tazi" and "Alami".
fn shortened(left: &str, right: &str, likeness: f64) -> bool {
    let (long, short) = if left.contains('-') { (left, right) } else { (right, left) };
    !short.contains('-') && long.contains('-') && long.split('-').take(PARTS).any(|part| alike(part, short, likeness))
}

/// True when both lists of words name one person: as given, in another spelling, or with part of the family name.
pub(super) fn same(words: &[String], known: &[String]) -> bool {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let (Some(known_first), Some(known_last)) = (known.first(), known.last()) else { return false };
    if words.len() == 1 {
        return known_last == last
            || known_first == last
            || alike(known_last, last, LIKENESS_ALONE)
            || shortened(known_last, last, LIKENESS_ALONE);
    }
    let inside = |small: &[String], large: &[String]| small.iter().all(|word| large.contains(word));
    inside(words, known)
        || inside(known, words) && known_last == last
        || known.len() > 1
            && alike(known_first, first, LIKENESS)
            && (alike(known_last, last, LIKENESS) || shortened(known_last, last, LIKENESS))
}

/// How much of a name is given: its words, those joined by hyphens counted one by one.
pub(super) fn length(words: &[String]) -> usize {
    words.iter().map(|word| word.split('-').filter(|part| !part.is_empty()).count()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(left: &str, right: &str) -> bool {
        let words = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
        same(&words(left), &words(right))
    }

    #[test]
    fn spellings_and_short_forms_are_one_person() {
        assert!(one("hosny charkaoui", "housni cherkaoui"));
        assert!(one("nadia alami", "nadia alami-tazi"));
        assert!(one("nadia tazi", "nadia alami-tazi"));
        assert!(one("alami", "nadia alami-tazi"));
        assert!(one("badreddine sallami", "badr-eddine sallami"));
        assert!(one("sbik", "karim sbiq"));
    }

    #[test]
    fn namesakes_are_not() {
        assert!(!one("samir alami", "samira alami"));
        assert!(!one("omar alami", "amir alami"));
        assert!(!one("hussein alami", "hassan alami"));
        assert!(!one("nadia alami-tazi", "nadia alami-fassi"));
        assert!(!one("karim idrissi", "karim haddad"));
    }
}
