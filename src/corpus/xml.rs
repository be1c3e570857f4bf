//! What XML 1.0 can hold.

use std::borrow::Cow;

/// Whether XML 1.0 allows a character; it forbids most control characters, U+FFFE and U+FFFF, even as references.
pub(crate) fn is_legal(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..)
}

/// `text` without the characters that XML 1.0 forbids.
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_legal) { text.into() } else { text.chars().filter(|&c| is_legal(c)).collect::<String>().into() }
}
