//! The words of a folded text, and what stands between them.

use crate::text::{Folded, fold};

/// A word of a text: where it stands in the folded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word {
    /// First byte in the folded text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Word {
    /// The folded letters.
    pub fn of<'t>(&self, folded: &'t Folded) -> &'t str {
        &folded.text[self.start..self.end]
    }
}

/// What a run of characters belongs to. Words end where it changes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Arabic,
    Other,
    /// Scripts written without spaces: every character is a word.
    Alone,
}

fn class(c: char) -> Option<Class> {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric().then_some(Class::Other),
        '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' => Some(Class::Arabic),
        '\u{63b}'..='\u{6d3}' => c.is_alphabetic().then_some(Class::Arabic),
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{20000}'..='\u{3ffff}' => Some(Class::Alone),
        _ => c.is_alphanumeric().then_some(Class::Other),
    }
}

/// The words of a folded text, in order: runs of letters and digits of one kind of script. Dotted initials (`d.g.s.n.`) are one word, final stop included.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(text.len() / 6);
    let mut open: Option<(usize, Class)> = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        if let Some((start, kind)) = open {
            if now == Some(kind) && kind != Class::Alone {
                continue;
            }
            close(text, &mut found, Word { start, end: at });
        }
        open = now.map(|kind| (at, kind));
    }
    if let Some((start, _)) = open {
        close(text, &mut found, Word { start, end: text.len() });
    }
    for word in &mut found {
        // "m.dupont", "plan b.": one initial is no row of initials, and its stop is not its own.
        if text[word.start..word.end].ends_with('.') && text[word.start..word.end].chars().count() == 2 {
            word.end -= 1;
        }
    }
    found
}

fn close(text: &str, found: &mut Vec<Word>, mut word: Word) {
    let mut letters = text[word.start..word.end].chars();
    let only = letters.next().filter(|_| letters.next().is_none());
    let initial = only.is_some_and(|c| c.is_alphabetic() && class(c) != Some(Class::Alone));
    if initial {
        if text[word.end..].starts_with('.') {
            word.end += 1;
        }
        if let Some(last) = found.last_mut()
            && last.end == word.start
            && text[..last.end].ends_with('.')
        {
            last.end = word.end;
            return;
        }
    }
    found.push(word);
}

/// What separates two words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing: the script changes, or needs no spaces.
    None,
    /// White space or a hyphen.
    Space,
    /// An apostrophe.
    Apostrophe,
    /// Other signs, without white space.
    Signs(Box<str>),
    /// An ellipsis in the listed form: other words may stand between, up to [`Gap::REACH`].
    Open,
}

/// White space between the words of a term beyond which they do not belong together, in bytes of folded text.
const WIDEST_GAP: usize = 64;

impl Gap {
    /// Words that may stand in an open gap.
    pub const REACH: usize = 3;

    /// What a listed form has between two of its words.
    pub fn listed(between: &str) -> Gap {
        match between.trim() {
            "" if between.is_empty() => Gap::None,
            "" | "-" => Gap::Space,
            "'" => Gap::Apostrophe,
            "…" | "..." => Gap::Open,
            _ => Gap::Signs(between.split_whitespace().collect()),
        }
    }

    /// True when `between` (folded) can stand for the gap. White space with a blank line in it cannot; `source` is the same stretch of the untouched text.
    pub fn accepts(&self, between: &str, source: &str) -> bool {
        if between.len() > WIDEST_GAP {
            return false;
        }
        let alike = match self {
            Gap::None => between.is_empty(),
            Gap::Space => between == "-" || !between.is_empty() && between.trim().is_empty(),
            Gap::Open => Gap::Space.accepts(between, source) || Gap::Apostrophe.accepts(between, source),
            Gap::Apostrophe => between.trim_end() == "'",
            Gap::Signs(signs) => between.split_whitespace().flat_map(str::chars).eq(signs.chars()),
        };
        alike && source.bytes().filter(|&byte| byte == b'\n').count() < 2
    }
}

/// True when the form has a word that a text could hold.
pub fn has_word(form: &str) -> bool {
    !words(&fold(form).text).is_empty()
}

/// A word of a text with its letters folded and as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'t> {
    /// Folded.
    pub folded: &'t str,
    /// Untouched.
    pub source: &'t str,
}

/// `word` of `text`, of which `folded` is the folded view.
pub(super) fn written<'t>(text: &'t str, folded: &'t Folded, word: Word) -> Written<'t> {
    Written { folded: word.of(folded), source: folded.source(word.start, word.end).of(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<String> {
        let folded = fold(text);
        words(&folded.text).iter().map(|word| word.of(&folded).to_owned()).collect()
    }

    #[test]
    fn words_end_at_signs_and_scripts() {
        assert_eq!(split("L’Œuvre, poste-frontière"), ["l", "oeuvre", "poste", "frontiere"]);
        assert_eq!(split("منظمة لـINTERPOL دورته93"), ["منظمة", "ل", "interpol", "دورته", "93"]);
        assert_eq!(split("警察 I-24/7"), ["警", "察", "i", "24", "7"]);
    }

    #[test]
    fn initials_are_one_word() {
        assert_eq!(split("la D.G.S.N. et l'O.N.U"), ["la", "d.g.s.n.", "et", "l", "o.n.u"]);
        assert_eq!(split("M.Dupont, plan B."), ["m", "dupont", "plan", "b"]);
    }

    #[test]
    fn gaps() {
        assert!(Gap::Space.accepts("  ", " \n"));
        assert!(!Gap::Space.accepts("  ", "\n\n"));
        assert!(Gap::Space.accepts("-", "‑"));
        assert!(!Gap::Space.accepts(", ", ", "));
        assert_eq!(Gap::listed(" / "), Gap::Signs("/".into()));
        assert!(Gap::listed("/").accepts(" / ", " / "));
    }
}
