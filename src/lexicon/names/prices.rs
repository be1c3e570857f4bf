//! What it costs to take one sound for another, in hundredths of a wrong consonant. All tuning of names happens here.

use std::sync::LazyLock;

/// Taking a consonant for an unrelated one.
const WRONG: u16 = 110;
/// Price of a pair that may not be taken for one another at all; leaving out one and adding the other is cheaper.
const NEVER: u16 = 1000;

/// Latin sounds, the Arabic sounds that they are written with, and the price.
const CLOSE: &[(&str, &str, u16)] = &[
    // The same sound.
    ("b", "b", 0),
    ("f", "f", 0),
    ("t", "tT", 0),
    ("d", "dD", 0),
    ("8", "8", 0),
    ("5", "5Z", 0),
    ("k", "kq", 0),
    ("q", "q", 0),
    ("g", "gGkqj", 5),
    ("G", "G", 0),
    ("j", "j", 0),
    ("J", "j", 0),
    ("x", "x", 0),
    ("h", "h7", 0),
    ("s", "sS", 0),
    ("z", "z", 0),
    ("$", "$", 0),
    ("H", "$", 0),
    ("C", "C", 0),
    ("#", "sS", 0),
    ("c", "kq", 0),
    ("l", "l", 0),
    ("m", "m", 0),
    ("n", "n", 0),
    ("r", "r", 0),
    ("w", "o", 0),
    ("Y", "i", 0),
    ("p", "bp", 0),
    ("v", "fv", 0),
    ("%", "%", 0),
    // Another school's spelling of it.
    ("8", "tT", 10),
    ("8", "s", 40),
    ("t", "8", 30),
    ("5", "dD", 10),
    ("d", "5Z", 15),
    ("z", "5ZD", 15),
    ("s", "z8", 35),
    ("z", "sS", 30),
    ("s", "$", 40),
    ("z", "j", 45),
    ("k", "gx", 35),
    ("q", "kgG", 20),
    ("c", "g", 40),
    ("c", "sSC$", 40),
    ("%", "sSz", 25),
    ("z", "%", 15),
    ("#", "%", 15),
    ("#", "C", 25),
    ("#", "k8$", 45),
    ("G", "gjkq", 25),
    ("J", "gGkq", 15),
    ("j", "gx", 40),
    ("j", "i", 30),
    ("j", "$z", 45),
    ("J", "$z", 45),
    ("H", "C", 10),
    ("H", "x", 35),
    ("H", "k", 30),
    ("$", "C", 30),
    ("C", "$", 25),
    ("C", "j", 40),
    ("h", "x", 40),
    ("x", "7k", 35),
    ("w", "fv", 30),
    ("v", "o", 35),
    ("v", "b", 25),
    ("f", "v", 10),
    ("b", "p", 10),
    ("b", "f", 60),
    ("p", "f", 50),
    ("m", "n", 55),
    ("n", "m", 40),
    ("Y", "j", 60),
    // Vowels.
    ("A", "a", 0),
    ("A", "3", 5),
    ("A", "e", 0),
    ("A", "'", 10),
    ("A", "i", 40),
    ("A", "h", 25),
    ("E", "ia", 12),
    ("E", "e", 5),
    ("E", "3", 10),
    ("E", "h", 25),
    ("I", "i", 0),
    ("I", "3a", 25),
    ("I", "?", 25),
    ("I", "e", 40),
    ("O", "ou", 0),
    ("O", "a3", 20),
    ("U", "ou", 0),
    ("U", "i3", 25),
    ("U", "a", 35),
    ("W", "ou", 0),
    ("W", "3", 20),
];

/// Price of a Latin sound that Arabic does not write.
fn unwritten(sound: u8, last: bool) -> u16 {
    match sound {
        b'A' | b'I' => 8,
        b'E' => 5,
        b'O' | b'U' => 12,
        b'W' => 20,
        b'Y' => 40,
        b'h' => 20,
        // Final consonants that French writes and does not say.
        b's' | b't' | b'd' | b'z' | b'k' | b'r' if last => 45,
        b'w' => 60,
        _ => 100,
    }
}

/// Price of an Arabic sound that Latin does not write.
fn unheard(sound: u8, first: bool) -> u16 {
    match sound {
        b'a' if first => 8,
        b'a' => 25,
        b'3' => 12,
        b'o' | b'i' => 40,
        b'e' => 12,
        b'u' => 50,
        b'\'' => 20,
        b'?' => 90,
        b'h' => 50,
        b'7' => 70,
        _ => 100,
    }
}

/// How much a sound says: the whole that [`distance`] is measured against.
pub(super) fn weight(sounds: &[u8]) -> u16 {
    sounds
        .iter()
        .map(|sound| match sound {
            b'A' | b'E' | b'I' | b'O' | b'U' | b'a' | b'e' | b'\'' | b'3' => 25,
            b'W' | b'o' | b'i' | b'u' | b'?' | b'Y' | b'w' => 40,
            b'h' => 70,
            _ => 100u16,
        })
        .sum()
}

static PRICES: LazyLock<Vec<[u16; 128]>> = LazyLock::new(|| {
    let mut prices = vec![[NEVER; 128]; 128];
    let consonants: Vec<usize> = (0..128u8).filter(|&sound| super::sounds::class(sound).is_some()).map(usize::from).collect();
    for &latin in &consonants {
        for &arabic in &consonants {
            prices[latin][arabic] = WRONG;
        }
    }
    for &(latin, arabic, price) in CLOSE {
        for l in latin.bytes() {
            for a in arabic.bytes() {
                prices[usize::from(l & 127)][usize::from(a & 127)] = price;
            }
        }
    }
    prices
});

/// The cheapest way from Latin sounds to Arabic sounds, in hundredths of a wrong consonant; `u16::MAX` when it is sure to cost more than `limit`.
pub(super) fn distance(latin: &[u8], arabic: &[u8], limit: u16) -> u16 {
    let prices = &*PRICES;
    // Names are short: their table stays on the stack.
    let mut short = [0u16; 32];
    let mut long = Vec::new();
    let row = match short.get_mut(..=arabic.len()) {
        Some(row) => row,
        None => {
            long.resize(arabic.len() + 1, 0);
            &mut long[..]
        }
    };
    for (j, &a) in arabic.iter().enumerate() {
        row[j + 1] = row[j] + unheard(a, j == 0);
    }
    for (i, &l) in latin.iter().enumerate() {
        let skip = unwritten(l, i + 1 == latin.len());
        let mut diagonal = row[0];
        row[0] += skip;
        let mut least = row[0];
        for (j, &a) in arabic.iter().enumerate() {
            // A word's first alif carries whatever vowel begins it.
            let carries = i == 0 && j == 0 && a == b'a' && l.is_ascii_uppercase() && weight(&[l]) < 100;
            // Folding wrote the alif maqsura of "Moustapha" as ya.
            let maqsura = i + 1 == latin.len() && j + 1 == arabic.len() && (l, a) == (b'A', b'i');
            let swap = if carries || maqsura { 3 } else { prices[usize::from(l & 127)][usize::from(a & 127)] };
            let best = (diagonal + swap).min(row[j + 1] + skip).min(row[j] + unheard(a, j == 0));
            diagonal = row[j + 1];
            row[j + 1] = best;
            least = least.min(best);
        }
        // Prices are never negative: what the whole row exceeds, the end exceeds too.
        if least > limit {
            return u16::MAX;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::sounds;
    use super::*;

    fn price(latin: &str, arabic: &str) -> u16 {
        distance(&sounds::latin(latin), &sounds::arabic(arabic), u16::MAX)
    }

    #[test]
    fn spellings_are_cheap_and_other_words_dear() {
        assert!(price("rachid", "رشيد") < 20);
        assert!(price("agadir", "اكادير") < 40);
        assert!(price("rachid", "جميل") > 150);
    }

    #[test]
    fn a_limit_only_ends_hopeless_comparisons() {
        for (latin, arabic) in [("rachid", "رشيد"), ("rachid", "جميل"), ("agadir", "اكادير")] {
            let (latin, arabic) = (sounds::latin(latin), sounds::arabic(arabic));
            let whole = distance(&latin, &arabic, u16::MAX);
            assert_eq!(distance(&latin, &arabic, whole), whole);
            assert!(distance(&latin, &arabic, 10) > 10 || whole <= 10);
        }
    }

    #[test]
    fn hamza_in_the_middle_is_heard() {
        assert!(price("raisi", "رئيسي") > price("raisi", "ريسي") + 50);
    }
}
