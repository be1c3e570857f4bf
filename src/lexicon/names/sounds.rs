//! Words as sequences of sounds.
//!
//! A sound is one ASCII byte. Arabic letters have one each, emphatic ones apart from plain ones; Latin vowels are capitals. What stands for what, and at what
//! price, is in [`super::prices`].

/// Longer words are no names; they get no sounds.
const LONGEST: usize = 48;

/// The sounds of a folded Latin-script word.
pub(super) fn latin(word: &str) -> Vec<u8> {
    let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).take(LONGEST + 1).collect();
    if letters.len() > LONGEST {
        return Vec::new();
    }
    let mut sounds = Vec::with_capacity(letters.len());
    let mut at = 0;
    while let Some(&c) = letters.get(at) {
        let rest = &letters[at..];
        if let Some((group, sound)) = GROUPS.iter().find(|(group, _)| begins(rest, group)) {
            sounds.extend_from_slice(sound);
            at += group.len();
            continue;
        }
        let next = letters.get(at + 1).copied();
        let soft = matches!(next, Some('e' | 'i' | 'y'));
        match c {
            'c' if soft => sounds.push(b'#'),
            'g' if soft => sounds.push(b'J'),
            // "Guercif": the u only keeps the g hard.
            'g' if next == Some('u') && matches!(letters.get(at + 2), Some('e' | 'i')) => {
                sounds.push(b'g');
                at += 1;
            }
            'y' if matches!(next, Some('a' | 'e' | 'o' | 'u')) => sounds.push(b'Y'),
            _ => sounds.extend_from_slice(latin_letter(c)),
        }
        at += 1;
    }
    sounds.dedup();
    sounds
}

fn begins(letters: &[char], group: &str) -> bool {
    let mut letters = letters.iter();
    group.chars().all(|c| letters.next() == Some(&c))
}

/// Letters that are one sound together, longest first.
const GROUPS: &[(&str, &[u8])] = &[
    ("tsch", b"C"),
    ("sch", b"$"),
    ("tch", b"C"),
    ("tz", b"%"),
    ("ts", b"%"),
    ("eau", b"O"),
    ("ch", b"H"),
    ("sh", b"$"),
    ("kh", b"x"),
    ("gh", b"G"),
    ("dj", b"j"),
    ("dh", b"5"),
    ("th", b"8"),
    ("ph", b"f"),
    ("zh", b"j"),
    ("qu", b"k"),
    ("ck", b"k"),
    ("cz", b"C"),
    ("sz", b"$"),
    ("gn", b"nY"),
    ("ou", b"W"),
    ("oo", b"W"),
    ("ee", b"I"),
    ("au", b"OW"),
];

fn latin_letter(c: char) -> &'static [u8] {
    match c {
        'a' => b"A",
        'e' => b"E",
        'i' | 'y' | 'ı' => b"I",
        'o' | 'ø' => b"O",
        'u' => b"U",
        'b' => b"b",
        'c' => b"c",
        'd' | 'đ' | 'ð' => b"d",
        'f' => b"f",
        'g' => b"g",
        'h' | 'ħ' => b"h",
        'j' => b"j",
        'k' => b"k",
        'l' | 'ł' => b"l",
        'm' => b"m",
        'n' => b"n",
        'p' => b"p",
        'q' => b"q",
        'r' => b"r",
        's' | 'ß' => b"s",
        't' | 'ŧ' => b"t",
        'þ' => b"8",
        'v' => b"v",
        'w' => b"w",
        'x' => b"ks",
        'z' => b"z",
        _ => b"",
    }
}

/// The sounds of a folded Arabic-script word.
pub(super) fn arabic(word: &str) -> Vec<u8> {
    let mut sounds = Vec::new();
    for (count, c) in word.chars().enumerate() {
        if count >= LONGEST {
            return Vec::new();
        }
        let sound = arabic_letter(c);
        match (sounds.last(), sound) {
            // تش is how Arabic writes tch.
            (Some(b't'), Some(b'$')) => {
                sounds.pop();
                sounds.push(b'C');
            }
            (Some(b't'), Some(b's')) => {
                sounds.pop();
                sounds.push(b'%');
            }
            // دج is the French dj.
            (Some(b'd'), Some(b'j')) => {
                sounds.pop();
                sounds.push(b'j');
            }
            (_, Some(sound)) => sounds.push(sound),
            (_, None) => {}
        }
    }
    sounds.dedup();
    sounds
}

fn arabic_letter(c: char) -> Option<u8> {
    Some(match c {
        'ا' => b'a',
        'ب' => b'b',
        'ت' => b't',
        'ث' => b'8',
        'ج' | 'ژ' => b'j',
        'ح' => b'7',
        'خ' => b'x',
        'د' => b'd',
        'ذ' => b'5',
        'ر' => b'r',
        'ز' => b'z',
        'س' => b's',
        'ش' => b'$',
        'ص' => b'S',
        'ض' => b'D',
        'ط' => b'T',
        'ظ' => b'Z',
        'ع' => b'3',
        'غ' => b'G',
        'ف' => b'f',
        'ق' => b'q',
        'ك' => b'k',
        'ل' => b'l',
        'م' => b'm',
        'ن' => b'n',
        'ه' => b'h',
        'ة' => b'e',
        'و' => b'o',
        'ي' => b'i',
        'ء' => b'\'',
        'ؤ' => b'u',
        'ئ' => b'?',
        'پ' => b'p',
        'ڤ' | 'ڥ' => b'v',
        'گ' | 'ڭ' | 'ݣ' | 'ڨ' => b'g',
        'چ' => b'C',
        _ => return None,
    })
}

/// The coarse class of a sound for blocking; `None` for what spellings leave out or add freely.
pub(super) fn class(sound: u8) -> Option<u8> {
    Some(match sound {
        b'b' | b'p' | b'f' | b'v' => b'P',
        b't' | b'T' | b'd' | b'D' | b'8' | b'5' | b'Z' => b'T',
        b's' | b'S' | b'z' | b'$' | b'C' | b'#' | b'H' | b'%' => b'S',
        b'k' | b'q' | b'g' | b'G' | b'c' | b'x' | b'j' | b'J' => b'K',
        b'l' => b'L',
        b'm' | b'n' => b'N',
        b'r' => b'R',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(word: &str) -> String {
        String::from_utf8(latin(word)).expect("ASCII")
    }

    #[test]
    fn groups_of_letters_are_one_sound() {
        assert_eq!(heard("guercif"), "gEr#If");
        assert_eq!(heard("khouribga"), "xWrIbgA");
        assert_eq!(heard("hammouchi"), "hAmWHI");
        assert_eq!(heard("tchad"), "CAd");
        assert_eq!(arabic("تشاد"), b"Cad");
    }

    #[test]
    fn endless_words_have_no_sounds() {
        assert!(latin(&"ab".repeat(1000)).is_empty());
        assert!(arabic(&"با".repeat(1000)).is_empty());
    }
}
