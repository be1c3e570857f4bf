use super::Span;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// A view of a text made for comparison, with the way back to the text it was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`: the source span of the character that it came from.
    origin: Vec<(u32, u32)>,
}

impl Folded {
    /// The stretch of the source that the bytes `start..end` of the folded text came from.
    ///
    /// Vowel signs, tatweel and soft hyphens that folding dropped after the last character belong to the stretch.
    pub fn source(&self, start: usize, end: usize) -> Span {
        if start >= end || end > self.origin.len() {
            let at = self.origin.get(start).map_or_else(|| self.origin.last().map_or(0, |o| o.1), |o| o.0);
            return Span::new(at as usize, at as usize);
        }
        Span::new(self.origin[start].0 as usize, self.origin[end - 1].1 as usize)
    }

    fn push(&mut self, c: char, from: usize, to: usize) {
        self.text.push(c);
        let span = (offset(from), offset(to));
        self.origin.extend(std::iter::repeat_n(span, c.len_utf8()));
    }

    /// Lets the last kept character answer for the source up to `to`.
    fn stretch(&mut self, to: usize) {
        let Some(&last) = self.origin.last() else { return };
        for origin in self.origin.iter_mut().rev().take_while(|origin| **origin == last) {
            origin.1 = offset(to);
        }
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// True for characters that comparison leaves out: combining marks (Arabic vowel signs among them), tatweel, soft hyphen, bidi and other format characters.
pub fn is_ignorable(c: char) -> bool {
    is_mark(c)
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

/// True for signs that sit on or stretch the letter before them: combining marks and tatweel.
pub fn is_mark(c: char) -> bool {
    c == '\u{640}' || !c.is_ascii() && (canonical_combining_class(c) != 0 || is_combining_mark(c))
}

/// Folds one character for comparison, calling `out` for each character of the result.
///
/// Compatibility forms, case and accents go; apostrophes, quotation marks, dashes and spaces become one kind each; Arabic and Persian digits become
/// ASCII; hamza carriers on alif become alif, alif maqsura becomes ya. Taa marbuta, and hamza on waw and ya, stay: they tell words apart.
pub fn fold_char(c: char, mut out: impl FnMut(char)) {
    if c.is_ascii() {
        out(c.to_ascii_lowercase());
        return;
    }
    let simple = match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => Some('ا'),
        'ى' | 'ی' => Some('ي'),
        'ک' | 'ڪ' => Some('ك'),
        'ؤ' | 'ئ' | 'ة' | 'ء' => Some(c),
        'ا'..='ي' => Some(c),
        '٠'..='٩' => char::from_digit(c as u32 - '٠' as u32, 10),
        '۰'..='۹' => char::from_digit(c as u32 - '۰' as u32, 10),
        '\u{2018}' | '\u{2019}' | '\u{201b}' | '\u{2bc}' | '\u{ff07}' | '\u{2032}' => Some('\''),
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '\u{2033}' => Some('"'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' => Some('-'),
        _ if c.is_whitespace() => Some(' '),
        _ => None,
    };
    if let Some(simple) = simple {
        out(simple);
        return;
    }
    for part in std::iter::once(c).nfkd() {
        match part {
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(&mut out),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(&mut out),
            _ if is_ignorable(part) => {}
            'أ' | 'إ' | 'آ' | 'ٱ' => out('ا'),
            'ى' => out('ي'),
            _ if part.is_whitespace() => out(' '),
            _ => part.to_lowercase().filter(|&low| !is_ignorable(low)).for_each(&mut out),
        }
    }
}

/// Folds a text for comparison and remembers where everything came from. See [`fold_char`] for the rules.
///
/// ```
/// use truchement::text::fold;
/// let source = "الأَمْن وَالشُّرطة";
/// let folded = fold(source);
/// assert_eq!(folded.text, "الامن والشرطة");
/// let at = folded.text.find("الشرطة").unwrap();
/// assert_eq!(folded.source(at, folded.text.len()).of(source), "الشُّرطة");
/// ```
pub fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), origin: Vec::with_capacity(text.len()) };
    for (from, c) in text.char_indices() {
        let to = from + c.len_utf8();
        if is_ignorable(c) {
            if is_mark(c) || c == '\u{ad}' {
                folded.stretch(to);
            }
            continue;
        }
        fold_char(c, |part| folded.push(part, from, to));
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_signs_meet() {
        assert_eq!(fold("L’Œuvre d\u{ad}u «\u{202f}Été\u{a0}»").text, "l'oeuvre du \" ete \"");
        assert_eq!(fold("ﬁn – fin").text, "fin - fin");
    }

    #[test]
    fn arabic_signs_meet() {
        assert_eq!(fold("إنتـــربول ٢٠٢٥").text, "انتربول 2025");
        assert_eq!(fold("ﻻ ﷲ").text, "لا الله");
        assert_eq!(fold("مستشفى مسؤول هيئة").text, "مستشفي مسؤول هيئة");
    }

    #[test]
    fn offsets_lead_back() {
        let source = "\u{200f}الأمنُ،\u{200f} œuf";
        let folded = fold(source);
        for (at, c) in folded.text.char_indices() {
            let span = folded.source(at, at + c.len_utf8());
            assert!(!span.of(source).is_empty());
        }
        let at = folded.text.find("امن").expect("folded alif");
        assert_eq!(folded.source(at, at + "امن".len()).of(source), "أمنُ");
        assert_eq!(folded.source(folded.text.len(), folded.text.len()).len(), 0);
    }
}
