use super::Span;

/// Cuts a stretch of text at punctuation into clauses: the smallest units that a quotation may render. Together they hold every letter and digit of the stretch once, in order; marks between
/// clauses belong to none.
///
/// ```
/// use truchement::text::{Span, clauses};
/// let text = "قال: «نحن هنا، ولن نرحل».";
/// let parts: Vec<&str> = clauses(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect();
/// assert_eq!(parts, ["قال", "نحن هنا", "ولن نرحل"]);
/// ```
pub fn clauses(text: &str, span: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut open: Option<Span> = None;
    let mut before_is_digit = false;
    let mut characters = span.of(text).char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let here = Span::new(span.start + at, span.start + at + c.len_utf8());
        let after_is_digit = characters.peek().is_some_and(|(_, next)| next.is_numeric());
        let cuts = matches!(
            c,
            ',' | '،'
                | ';'
                | '؛'
                | ':'
                | '.'
                | '!'
                | '?'
                | '؟'
                | '…'
                | '«'
                | '»'
                | '"'
                | '“'
                | '”'
                | '('
                | ')'
                | '['
                | ']'
                | '—'
                | '–'
                | '\n'
                | '\r'
        ) && !(before_is_digit && after_is_digit);
        if cuts {
            found.extend(open.take());
        } else if c.is_alphanumeric() || open.is_some() && (super::is_mark(c) || matches!(c, '\'' | '’' | '%' | '٪')) {
            open = Some(open.map_or(here, |open| open.cover(here)));
        }
        before_is_digit = c.is_numeric();
    }
    found.extend(open);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<&str> {
        clauses(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn decimals_and_words_stay_whole() {
        assert_eq!(
            parts("Il a dit 1,5 million, puis l’or - enfin (presque) tout."),
            ["Il a dit 1,5 million", "puis l’or - enfin", "presque", "tout"]
        );
    }

    #[test]
    fn vowel_signs_stay_with_their_word() {
        assert_eq!(parts("شكرًا، أهلاً"), ["شكرًا", "أهلاً"]);
    }

    #[test]
    fn punctuation_alone_gives_nothing() {
        assert!(parts("… « » (!)").is_empty());
        assert!(parts("").is_empty());
    }
}
