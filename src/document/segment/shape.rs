//! What a stretch of text looks like, whatever its language: its ends, links, words.

use crate::language::{self, PressCues};
use crate::text::{self, Span};

/// `span` without white space at its ends.
///
/// Unlike [`Span::trim`] this keeps invisible marks beside letters, so that segments hold every character that is not white space.
pub(super) fn trim_blank(text: &str, span: Span) -> Span {
    let whole = span.of(text);
    let left = whole.trim_start();
    let start = span.start + (whole.len() - left.len());
    Span::new(start, start + left.trim_end().len())
}

/// Characters of `text`, white space included.
pub(super) fn length(text: &str) -> usize {
    text.chars().count()
}

/// True when there is a letter or digit.
pub(super) fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// True for what may close a sentence after its stop: quotation marks and brackets.
pub(super) fn is_closer(c: char) -> bool {
    matches!(c, '»' | '›' | '”' | '’' | '"' | '\'' | '“' | '‘' | ')' | ']' | '}' | '）' | '」' | '』')
}

/// True for what may open a sentence: quotation marks and brackets.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '«' | '‹' | '“' | '„' | '‟' | '‘' | '‚' | '"' | '\'' | '(' | '[' | '{' | '（' | '「' | '『' | '¿' | '¡' | '”' | '’')
}

/// True for the stops that end sentences in the scripts of the press, and for the ellipsis.
pub(super) fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '؟' | '۔' | '‼' | '⁇' | '⁈' | '⁉' | '。' | '！' | '？' | '।' | '॥')
}

/// True for dashes that stand alone between words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// True when `text` ends with a stop, whatever marks close after it.
pub(super) fn ends_with_stop(text: &str) -> bool {
    last_significant(text).is_some_and(is_stop)
}

/// The last character that is no white space, invisible mark, closing mark.
pub(super) fn last_significant(text: &str) -> Option<char> {
    text.chars().rev().find(|&c| !(c.is_whitespace() || is_closer(c) || text::is_ignorable(c)))
}

/// Begins of addresses; the second group is the links that a social network puts behind pictures and shortened addresses.
const ADDRESSES: [&str; 3] = ["http://", "https://", "www."];
const MEDIA: [&str; 3] = ["pic.twitter.com/", "pic.x.com/", "t.co/"];

/// Where the link begins inside a word without white space, if it holds one: `fin.pic.twitter.com/x` has one after the stop.
pub(super) fn link_in(word: &str) -> Option<usize> {
    let at = ADDRESSES.iter().chain(&MEDIA[..2]).filter_map(|begin| word.find(begin)).min();
    at.or_else(|| word.starts_with(MEDIA[2]).then_some(0))
}

/// True for links that only posts have.
pub(super) fn is_media_link(link: &str) -> bool {
    let bare = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")).unwrap_or(link);
    MEDIA.iter().any(|media| bare.starts_with(media))
}

/// `span` without the links at its end; the second value tells whether one of them was a media link.
pub(super) fn without_links(text: &str, span: Span) -> (Span, bool) {
    let mut span = trim_blank(text, span);
    let mut media = false;
    loop {
        let whole = span.of(text);
        let start = whole.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
        let Some(word) = whole.get(start..) else { return (span, media) };
        let Some(at) = link_in(word) else { return (span, media) };
        media |= word.get(at..).is_some_and(is_media_link);
        span = trim_blank(text, Span::new(span.start, span.start + start + at));
    }
}

/// The words of `text` in one form for comparison: folded, punctuation as single spaces.
pub(super) fn plain(text: &str) -> String {
    let folded = text::fold(text).text;
    let mut plain = String::with_capacity(folded.len());
    for word in folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !plain.is_empty() {
            plain.push(' ');
        }
        plain.push_str(word);
    }
    plain
}

/// The cue of any language that `plain` begins with as whole words, and what follows it.
pub(super) fn after_cue(plain: &str, list: impl Fn(&PressCues) -> &'static [&'static str]) -> Option<&str> {
    let cues = language::known().into_iter().flat_map(|language| list(language.cues()));
    cues.filter_map(|cue| plain.strip_prefix(cue).filter(|rest| rest.is_empty() || rest.starts_with(' ')))
        .min_by_key(|rest| rest.len())
        .map(str::trim_start)
}

/// True when `plain` is a cue of any language.
pub(super) fn is_cue(plain: &str, list: impl Fn(&PressCues) -> &'static [&'static str]) -> bool {
    language::known().into_iter().any(|language| list(language.cues()).contains(&plain))
}

/// True when `text` is the signature of one or several agencies: "AFP", "MAP/AFP", "avec Reuters".
pub(super) fn is_agency(text: &str) -> bool {
    let cased_low = text.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase);
    let one = |part: &str| is_cue(&plain(part), |cues| cues.agencies);
    let named = after_cue(&plain(text), |cues| cues.with).is_some_and(|rest| is_cue(rest, |cues| cues.agencies));
    named || !cased_low && !text.trim().is_empty() && text.split(['/', ',', '&', '+']).all(one)
}

/// True when every word is capitalised or all words are of a script without capitals; small words between capitalised ones may pass.
pub(super) fn is_name_like(text: &str) -> bool {
    let mut words = text.split_whitespace().filter(|word| has_words(word)).peekable();
    let small = |word: &str| word.chars().count() <= 3 || word.contains(['\'', '’']);
    let low = |word: &str| word.chars().find(|c| c.is_alphabetic()).is_none_or(char::is_lowercase);
    words.peek().is_some_and(|first| !low(first)) && words.all(|word| !low(word) || small(word) && !word.chars().any(char::is_numeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_at_the_end() {
        let text = "Bonne lecture.pic.twitter.com/aZ9 https://example.org/x";
        let (body, media) = without_links(text, Span::new(0, text.len()));
        assert_eq!((body.of(text), media), ("Bonne lecture.", true));
        assert_eq!(link_in("contact.com/x"), None);
    }

    #[test]
    fn agencies() {
        for signature in ["AFP", "Avec MAP", "و.م.ع", "MAP/AFP", "رويترز"] {
            assert!(is_agency(signature), "{signature}");
        }
        for other in ["map", "PJD", "avec joie", ""] {
            assert!(!is_agency(other), "{other}");
        }
    }

    #[test]
    fn names() {
        assert!(is_name_like("Jean de La Tour et Anne Petit"));
        assert!(!is_name_like("Jean arrive demain"));
        assert!(is_name_like("محمد علي"));
    }
}
