use unicode_script::UnicodeScript;

/// The writing systems that the program tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Script {
    /// Latin letters.
    Latin,
    /// Arabic letters, presentation forms included.
    Arabic,
    /// Any other letters.
    Other,
    /// Digits, punctuation, white space, symbols, marks: what every script shares.
    Common,
}

/// The script of one character.
pub fn script_of(c: char) -> Script {
    if c.is_ascii_alphabetic() {
        return Script::Latin;
    }
    if c.is_ascii() {
        return Script::Common;
    }
    match c.script() {
        unicode_script::Script::Latin => Script::Latin,
        unicode_script::Script::Arabic if c.is_alphabetic() => Script::Arabic,
        unicode_script::Script::Arabic
        | unicode_script::Script::Common
        | unicode_script::Script::Inherited
        | unicode_script::Script::Unknown => Script::Common,
        _ => Script::Other,
    }
}

/// The script that most letters of `text` belong to; `Common` when there are none.
pub fn dominant_script(text: &str) -> Script {
    let mut counts = [0usize; 3];
    for c in text.chars() {
        match script_of(c) {
            Script::Latin => counts[0] += 1,
            Script::Arabic => counts[1] += 1,
            Script::Other => counts[2] += 1,
            Script::Common => {}
        }
    }
    let most = counts[0].max(counts[1]).max(counts[2]);
    match most {
        0 => Script::Common,
        _ if most == counts[0] => Script::Latin,
        _ if most == counts[1] => Script::Arabic,
        _ => Script::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_digits_and_punctuation_are_common() {
        for c in ['٣', '،', '؟', ' ', '«'] {
            assert_eq!(script_of(c), Script::Common, "{c}");
        }
        assert_eq!(script_of('ﷺ'), Script::Arabic);
        assert_eq!(script_of('é'), Script::Latin);
        assert_eq!(script_of('д'), Script::Other);
    }

    #[test]
    fn the_majority_decides() {
        assert_eq!(dominant_script("🇲🇦 التحضيرات pic.x"), Script::Arabic);
        assert_eq!(dominant_script("2025 – 27"), Script::Common);
    }
}
