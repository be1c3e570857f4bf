//! Addresses that stand alone.

use super::shape;

/// True when `paragraph` holds links and nothing else.
pub(super) fn is_url(paragraph: &str) -> bool {
    let mut words = paragraph.split_whitespace().peekable();
    let bracketed = |word: &str| shape::link_in(word.trim_start_matches(['<', '(', '[', '«', '"'])) == Some(0);
    words.peek().is_some() && words.all(bracketed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_alone() {
        assert!(is_url("https://example.org/a https://t.co/b"));
        assert!(is_url("<www.example.org>"));
        assert!(!is_url("Voir https://example.org/a"));
        assert!(!is_url("-"));
    }
}
