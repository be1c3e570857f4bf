//! Whole sentence or a few words, quotation or title.

use super::frame::Item;
use crate::document::QuoteKind;
use crate::language::Speech;
use crate::text::{self, Span};

/// Words up to which marks without reporting clause are taken for irony, a term or a title.
const SCARE_WORDS: usize = 3;
/// Words up to which marked words with a capital inside a sentence are taken for a title.
const TITLE_WORDS: usize = 8;

/// What is seen of a quotation and its surroundings.
#[derive(Debug, Clone, Copy)]
pub(super) struct Look {
    capital: bool,
    upper: bool,
    lower: bool,
    stop: bool,
    words: usize,
    sentences: bool,
    opener: bool,
}

impl Look {
    /// Looks at the quoted words.
    pub fn new(text: &str, pieces: &[Span], speech: Option<&Speech>) -> Look {
        let whole = pieces
            .first()
            .map_or("", |first| Span::new(first.start, pieces.last().map_or(first.end, |last| last.end.max(first.start))).of(text));
        let letter = whole.chars().find(|c| c.is_alphanumeric()).unwrap_or(' ');
        let caseless = letter.is_alphabetic() && !letter.is_uppercase() && !letter.is_lowercase();
        let first: String = whole.split([' ', '\u{a0}', '\u{202f}']).next().unwrap_or_default().replace('’', "'").to_lowercase();
        let first = first.trim_start_matches(|c: char| !c.is_alphanumeric());
        let opener = speech.is_some_and(|speech| {
            speech.openers.iter().any(|opener| if opener.ends_with('\'') { first.starts_with(opener) } else { first == *opener })
        });
        Look {
            capital: letter.is_uppercase() || caseless || letter.is_numeric(),
            upper: letter.is_uppercase(),
            lower: letter.is_lowercase(),
            stop: ends_with_stop(whole),
            words: whole.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count(),
            sentences: has_inner_stop(whole),
            opener,
        }
    }

    pub fn capital(self) -> bool {
        self.capital
    }

    pub fn stop(self) -> bool {
        self.stop
    }

    /// Direct or partial.
    pub fn kind(self, items: &[Item], at: usize, head: bool, incise: bool) -> QuoteKind {
        let before = at.checked_sub(1).and_then(|i| items.get(i));
        let colon = before.is_some_and(|item| item.is_mark(':'));
        let comma = before.is_some_and(|item| item.is_mark(',') || item.is_mark('–'));
        let whole = colon && (self.capital || self.stop || self.words > SCARE_WORDS)
            || incise && (head || self.capital)
            || head && self.capital && (self.stop || self.words > SCARE_WORDS)
            || self.capital && self.stop && self.words > 1
            || self.capital && self.sentences
            || comma && self.lower && self.opener && self.words > SCARE_WORDS;
        if whole { QuoteKind::Direct } else { QuoteKind::Partial }
    }

    /// True for irony, terms and titles, unless a reporting clause says otherwise.
    pub fn scare(self) -> bool {
        self.words <= SCARE_WORDS && !self.stop
    }

    /// True for a few words that are no sentence.
    pub fn phrase(self) -> bool {
        self.words <= TITLE_WORDS && !self.stop
    }

    /// True for what looks like the title of a work.
    pub fn title(self, head: bool) -> bool {
        !head && self.upper && self.words <= TITLE_WORDS && !self.stop
    }
}

fn ends_with_stop(whole: &str) -> bool {
    let last = whole.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '»' | '”' | ')' | ']') || text::is_ignorable(c));
    last.ends_with(['.', '!', '?', '…', '؟'])
}

fn has_inner_stop(whole: &str) -> bool {
    let mut stop = false;
    let mut space = false;
    for c in whole.chars() {
        if stop && space && c.is_uppercase() {
            return true;
        }
        if c.is_whitespace() {
            space = true;
        } else {
            stop = matches!(c, '.' | '!' | '?');
            space = false;
        }
    }
    false
}
