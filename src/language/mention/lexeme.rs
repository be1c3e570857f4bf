use crate::text::{self, Folded, Script, Span};

/// What a lexeme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Digits,
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Lexeme {
    kind: Kind,
    from: usize,
    to: usize,
    /// White space stands before it.
    gap: bool,
}

/// A text cut into runs of digits, runs of letters and single marks, over its folded view. A line end is the mark `\n`, so that nothing reaches across.
/// Addresses and handles are left out: their digits count nothing.
pub(in crate::language) struct Lexemes<'a> {
    text: &'a str,
    folded: Folded,
    items: Vec<Lexeme>,
}

impl<'a> Lexemes<'a> {
    pub fn new(text: &'a str) -> Self {
        let folded = text::fold(text);
        let mut items: Vec<Lexeme> = Vec::new();
        let mut gap = true;
        let mut skipping = false;
        for (from, c) in folded.text.char_indices() {
            let to = from + c.len_utf8();
            let source = folded.source(from, to).of(text).chars().next().unwrap_or(c);
            if c.is_whitespace() {
                skipping = false;
                if matches!(source, '\n' | '\r' | '\u{2028}' | '\u{2029}') {
                    items.push(Lexeme { kind: Kind::Mark('\n'), from, to, gap: true });
                }
                gap = true;
                continue;
            }
            if skipping {
                continue;
            }
            let kind = kind(c, source);
            match items.last_mut() {
                Some(last) if !gap && last.kind == kind && kind == Kind::Digits => last.to = to,
                Some(last) if !gap && last.kind == kind && kind == Kind::Word && same_script(&folded.text, last, c) => last.to = to,
                _ => items.push(Lexeme { kind, from, to, gap }),
            }
            gap = false;
            skipping = begins_address(&folded.text, &items, c);
        }
        Lexemes { text, folded, items }
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// The letters at `at`, folded.
    pub fn word(&self, at: usize) -> Option<&str> {
        self.items.get(at).filter(|item| item.kind == Kind::Word).and_then(|item| self.folded.text.get(item.from..item.to))
    }

    /// The ASCII digits at `at`.
    pub fn digits(&self, at: usize) -> Option<&str> {
        self.items.get(at).filter(|item| item.kind == Kind::Digits).and_then(|item| self.folded.text.get(item.from..item.to))
    }

    /// The mark at `at`.
    pub fn mark(&self, at: usize) -> Option<char> {
        match self.items.get(at)?.kind {
            Kind::Mark(c) => Some(c),
            Kind::Digits | Kind::Word => None,
        }
    }

    /// True when nothing stands between the lexeme at `at` and the one before.
    pub fn joined(&self, at: usize) -> bool {
        at > 0 && self.items.get(at).is_some_and(|item| !item.gap)
    }

    /// The mark `mark` at `at` with nothing between it and its neighbours.
    pub fn tight(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark) && self.joined(at) && self.joined(at + 1)
    }

    /// The word at `at` as the text writes it.
    pub fn source(&self, at: usize) -> &'a str {
        self.items.get(at).map_or("", |item| self.folded.source(item.from, item.to).of(self.text))
    }

    /// Where the lexemes `from..to` stand in the text.
    pub fn span(&self, from: usize, to: usize) -> Span {
        match (self.items.get(from), to.checked_sub(1).and_then(|last| self.items.get(last))) {
            (Some(first), Some(last)) => self.folded.source(first.from, last.to),
            _ => Span::default(),
        }
    }
}

fn kind(c: char, source: char) -> Kind {
    // Superscripts, fractions and circled digits fold to digits, but they are notes and exponents.
    let digit = c.is_ascii_digit() && matches!(source, '0'..='9' | '٠'..='٩' | '۰'..='۹' | '０'..='９');
    match () {
        () if digit => Kind::Digits,
        () if c.is_alphabetic() => Kind::Word,
        () => Kind::Mark(c),
    }
}

fn same_script(folded: &str, last: &Lexeme, c: char) -> bool {
    let before = folded.get(last.from..last.to).and_then(|word| word.chars().next_back());
    before.is_some_and(|before| (text::script_of(before) == Script::Arabic) == (text::script_of(c) == Script::Arabic))
}

/// True after `@`, `www.` and `://`: what follows up to the next white space is an address.
fn begins_address(folded: &str, items: &[Lexeme], c: char) -> bool {
    let word = |back: usize| {
        let item = items.get(items.len().checked_sub(back)?)?;
        folded.get(item.from..item.to)
    };
    match c {
        '@' => true,
        '.' => word(2) == Some("www"),
        '/' => word(2) == Some("/") && word(3) == Some(":"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let lexemes = Lexemes::new(text);
        (0..lexemes.len()).map(|at| lexemes.source(at)).collect()
    }

    #[test]
    fn letters_and_digits_part() {
        assert_eq!(cut("دورته93 الـ٩٤"), ["دورته", "93", "الـ", "٩٤"]);
        assert_eq!(cut("10h30, 93ᵉ"), ["10", "h", "30", ",", "93", "ᵉ"]);
    }

    #[test]
    fn addresses_are_left_out() {
        assert_eq!(cut("voir https://x.test/2025/11 en 2024"), ["voir", "https", ":", "/", "/", "en", "2024"]);
        assert_eq!(cut("@agent007 4"), ["@", "4"]);
    }
}
