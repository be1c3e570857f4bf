//! What XML 1.0 can hold.

use std::borrow::Cow;

/// `text` without the characters that XML 1.0 forbids even as references (most control characters, U+FFFE, U+FFFF).
pub(crate) fn legal(text: &str) -> Cow<'_, str> {
    let is_legal = |c: char| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..='\u{10ffff}');
    if text.chars().all(is_legal) { text.into() } else { text.chars().filter(|&c| is_legal(c)).collect::<String>().into() }
}
