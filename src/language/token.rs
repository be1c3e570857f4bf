use super::Language;
use crate::text::{self, Script, Span};
use unicode_segmentation::UnicodeSegmentation;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters of the language's own script.
    Word,
    /// Letters of another script: a name, handle or acronym left as it was.
    Foreign,
    /// Digits.
    Number,
}

/// A word or number of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// Its folded form.
    pub folded: String,
    /// What it is.
    pub kind: TokenKind,
    /// True when its first letter is a capital.
    pub capital: bool,
}

/// The words and numbers of a text, in order; elided articles are cut off and left out when they stand alone.
pub fn tokens(text: &str, language: &dyn Language) -> Vec<Token> {
    let mut found = Vec::new();
    for (start, word) in text.unicode_word_indices() {
        let mut start = start;
        let mut rest = word;
        let folded = text::fold(word);
        let cut = language.elision(&folded.text);
        if cut > 0 && cut < folded.text.len() {
            let elided = folded.source(0, cut).end;
            start += elided;
            rest = &word[elided..];
        }
        // A word of mixed scripts ("لـINTERPOL") is cut where the script changes.
        for piece in by_script(rest) {
            let span = Span::new(start + piece.start, start + piece.end);
            if let Some(token) = token(text, span, language) {
                found.push(token);
            }
        }
    }
    found
}

fn by_script(word: &str) -> Vec<Span> {
    let mut pieces: Vec<Span> = Vec::new();
    let mut current = None;
    for (at, c) in word.char_indices() {
        let class = match text::script_of(c) {
            Script::Common if c.is_numeric() => Some((Script::Common, true)),
            Script::Common => None,
            script => Some((script, false)),
        };
        let starts_new = match (current, class) {
            (_, None) => pieces.is_empty(),
            (None, Some(_)) => pieces.is_empty(),
            // Latin letters and digits belong together (COVID19, 2e); Arabic letters and digits do not (دورته93).
            (Some((Script::Latin, _)), Some((Script::Common, true))) | (Some((Script::Common, true)), Some((Script::Latin, _))) => false,
            (Some(a), Some(b)) => a != b,
        };
        if starts_new {
            pieces.push(Span::new(at, at));
        }
        if let Some(last) = pieces.last_mut() {
            last.end = at + c.len_utf8();
        }
        if class.is_some() {
            current = class;
        }
    }
    pieces
}

fn token(text: &str, span: Span, language: &dyn Language) -> Option<Token> {
    let raw = span.of(text);
    let folded: String = text::fold(raw).text.chars().filter(|c| c.is_alphanumeric() || matches!(c, '\'' | '.' | ',' | '-')).collect();
    let folded = folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let first = raw.chars().find(|c| c.is_alphanumeric())?;
    if folded.is_empty() {
        return None;
    }
    let kind = if first.is_numeric() {
        TokenKind::Number
    } else if language.is_written_in(text::dominant_script(raw)) {
        TokenKind::Word
    } else {
        TokenKind::Foreign
    };
    Some(Token { span, folded, kind, capital: first.is_uppercase() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;

    fn folded(text: &str, code: &str) -> Vec<String> {
        tokens(text, of(code)).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn french_elisions_are_cut() {
        assert_eq!(folded("L’Assemblée générale d'Interpol, aujourd’hui", "fr"), ["assemblee", "generale", "interpol", "aujourd'hui"]);
    }

    #[test]
    fn scripts_are_cut_apart() {
        assert_eq!(folded("منظمة لـINTERPOL في دورته93", "ar"), ["منظمة", "ل", "interpol", "في", "دورته", "93"]);
        assert_eq!(folded("دورة الـ93", "ar"), ["دورة", "ال", "93"]);
    }

    #[test]
    fn a_language_that_nobody_knows_may_have_any_letters() {
        let kinds = |text: &str, code: &str| tokens(text, of(code)).into_iter().map(|token| token.kind).collect::<Vec<_>>();
        assert_eq!(kinds("Мост 12", "ru"), [TokenKind::Word, TokenKind::Number]);
        assert_eq!(kinds("جسر ᎠᎡ", "xx"), [TokenKind::Word, TokenKind::Word]);
        assert_eq!(kinds("pont Мост", "fr"), [TokenKind::Word, TokenKind::Foreign]);
    }

    #[test]
    fn spans_point_into_the_text() {
        let text = "الأَمْنُ d’État";
        for token in tokens(text, of("fr")) {
            assert!(!token.span.of(text).is_empty());
        }
        assert_eq!(tokens(text, of("fr"))[1].span.of(text), "État");
    }
}
