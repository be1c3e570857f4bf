//! Whether a stop ends its sentence.

use super::sentences::{Line, Role, is_blank};
use super::shape::is_dash;
use crate::language::{self, Language};
use crate::text::{self, Script};

/// A run of stops and what closes after it. Positions count characters of the paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    /// First stop of the run.
    pub first: usize,
    /// One past the run.
    pub last: usize,
    /// One past the closing marks.
    pub end: usize,
    /// True when a quotation closes there.
    pub closes_quote: bool,
}

/// A pair of brackets, by character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bracket {
    /// The opening one.
    pub open: usize,
    /// The closing one.
    pub close: usize,
}

/// Words are looked at up to this many characters: what is longer is no abbreviation.
const LONGEST_WORD: usize = 24;
/// Marks that may stand between two sentences.
const LONGEST_LEAD: usize = 24;

/// True when the sentence whose first mark or letter stands at `start` ends at `stop`.
pub(super) fn ends_sentence(line: &Line, stop: &Stop, start: usize, enclosing: Option<&Bracket>, language: &dyn Language) -> bool {
    let next = line.skip_blank(stop.end);
    let Some(following) = line.char(next) else { return true };
    if matches!(following, ',' | ';' | ':' | '،' | '؛' | '/' | '=' | '&') || line.role(next) == Role::Close {
        return false;
    }
    // An aside inside a sentence does not end it; brackets around whole sentences do not bind.
    if enclosing.is_some_and(|bracket| has_words(line, start, bracket.open)) {
        return false;
    }
    let Some(lead) = first_letter(line, next) else { return false };
    let letter = line.char(lead).unwrap_or(' ');
    if letter.is_lowercase() {
        // A text that never uses capitals still asks questions.
        let asks = matches!(line.char(stop.first), Some('?' | '!')) && !stop.closes_quote && next > stop.end;
        return asks && first_letter(line, start).and_then(|at| line.char(at)).is_some_and(char::is_lowercase);
    }
    // "J.-C.", "c.-à-d.": a hyphen without a space belongs to both sides.
    if matches!(following, '-' | '\u{2010}' | '\u{2011}') && next == stop.last && lead == next + 1 {
        return false;
    }
    let cased = letter.is_uppercase() || letter.is_numeric();
    let only = (stop.last == stop.first + 1).then(|| line.char(stop.first)).flatten();
    if next == stop.end && stop.end == stop.last && line.role(next) != Role::Open && !is_dash(following) {
        return fused(line, stop, lead, language);
    }
    match only {
        Some('.') => full_stop(line, stop, start, lead, language),
        // An ellipsis before a script without capitals: nothing says that a sentence begins.
        Some('…') | None if is_ellipsis(line, stop) => cased,
        // "«ماذا؟» سأل الرجل": where no capital helps, what follows a quotation that began the sentence is its reporting clause.
        _ if stop.closes_quote && !cased => line.role(start) != Role::Open,
        _ => true,
    }
}

fn is_ellipsis(line: &Line, stop: &Stop) -> bool {
    (stop.first..stop.last).all(|at| matches!(line.char(at), Some('.' | '…')))
}

fn has_words(line: &Line, from: usize, to: usize) -> bool {
    (from..to).any(|at| line.char(at).is_some_and(char::is_alphanumeric))
}

/// The first letter or digit from `next` on, past marks that open, dashes, and an ellipsis in brackets.
fn first_letter(line: &Line, next: usize) -> Option<usize> {
    (next..next + LONGEST_LEAD).find(|&at| line.char(at).is_some_and(char::is_alphanumeric))
}

/// A stop with no space after it: an address, a number, or a space that was forgotten.
fn fused(line: &Line, stop: &Stop, lead: usize, language: &dyn Language) -> bool {
    if lead != stop.end {
        return true;
    }
    let Some(letter) = line.char(lead) else { return true };
    match text::script_of(letter) {
        Script::Latin => {
            let before = word_before(line, stop.first);
            before.chars().count() >= 3
                && before.chars().all(char::is_lowercase)
                && letter.is_uppercase()
                && language.opens_sentence(&text::fold(&word_at(line, lead)).text)
                && followed_by_lower_case(line, lead)
        }
        Script::Arabic => {
            let before = word_before(line, stop.first);
            letters(&before) >= 3
                && letters(&word_at(line, lead)) >= 2
                && text::dominant_script(&before) == Script::Arabic
                && !before.contains('.')
        }
        Script::Other => !letter.is_uppercase(),
        Script::Common => false,
    }
}

fn full_stop(line: &Line, stop: &Stop, start: usize, lead: usize, language: &dyn Language) -> bool {
    let raw = word_before(line, stop.first);
    let word = text::fold(&raw).text;
    let word = word.as_str();
    if word.is_empty() {
        return true;
    }
    let begins = line.skip_marks(start);
    let is_first = stop.first.saturating_sub(raw.chars().count()) <= begins;
    if is_first && is_list_number(&raw) {
        return false;
    }
    let script = text::dominant_script(&raw);
    // A Latin abbreviation in a text of another script follows the general rules.
    let rules: &dyn Language = if script != Script::Common && script != language.script() { language::of("und") } else { language };
    let next_is_number = line.char(lead).is_some_and(char::is_numeric);
    // An initial stands before a name in its own script.
    let next_is_latin = line.char(lead).is_some_and(|c| text::script_of(c) == Script::Latin || c.is_numeric());
    let after_number = preceded_by_number(line, stop.first, &raw);
    let begins_sentence = || {
        let next = word_at(line, lead);
        language.opens_sentence(&text::fold(&next).text) && followed_by_lower_case(line, lead)
    };
    if rules.number_abbreviations().contains(&word) && next_is_number {
        return false;
    }
    // A unit, "1 200 m.", is no title; "52 av. J.-C." is no unit.
    let unit = letters(word) == 1 || letters(word) == 2 && !rules.abbreviations().contains(&word);
    if unit && after_number && (script == Script::Arabic || raw.chars().all(char::is_lowercase)) {
        return true;
    }
    if rules.closing_abbreviations().contains(&word) {
        return begins_sentence();
    }
    if rules.abbreviations().contains(&word) {
        return letters(word) >= 3 && begins_sentence();
    }
    if is_dotted_letters(word) {
        return begins_sentence();
    }
    let single = letters(word) == 1 && !word.chars().any(char::is_numeric);
    match script {
        Script::Latin if single && raw.chars().all(char::is_uppercase) => !next_is_latin || begins_sentence(),
        Script::Arabic if single => false,
        _ => true,
    }
}

impl Line {
    /// The first position from `at` that is no white space, opening mark, dash or bullet, if it is near.
    fn skip_marks(&self, at: usize) -> usize {
        (at..at + LONGEST_LEAD).find(|&at| self.char(at).is_none_or(char::is_alphanumeric)).unwrap_or(at)
    }
}

/// The word that ends right before `end`, without what opens before it or is elided.
fn word_before(line: &Line, end: usize) -> String {
    let mut from = end;
    while from > 0 && end - from < LONGEST_WORD {
        let Some(c) = line.char(from - 1) else { break };
        if is_blank(c) || line.role(from - 1) == Role::Open || matches!(c, '\'' | '’' | ',' | '،' | '/' | '"' | '(' | '[') {
            break;
        }
        from -= 1;
    }
    (from..end).filter_map(|at| line.char(at)).collect()
}

fn word_at(line: &Line, at: usize) -> String {
    (at..at + LONGEST_WORD).map_while(|at| line.char(at)).take_while(|&c| c.is_alphanumeric() || text::is_mark(c)).collect()
}

/// True when the word after the one at `at` begins in lower case: "Le soir" opens a sentence, "Le Goff" goes on with a name.
fn followed_by_lower_case(line: &Line, at: usize) -> bool {
    let end = (at..at + LONGEST_WORD).find(|&at| !line.char(at).is_some_and(|c| c.is_alphanumeric() || text::is_mark(c)));
    let next = end.and_then(|end| first_letter(line, end)).and_then(|next| line.char(next));
    next.is_some_and(|c| c.is_lowercase() || c.is_numeric())
}

fn letters(word: &str) -> usize {
    word.chars().filter(|&c| c.is_alphanumeric()).count()
}

/// `3`, `12`, `IV` or `b` that number the sentence which they begin.
fn is_list_number(word: &str) -> bool {
    let count = word.chars().count();
    let digits = word.chars().all(char::is_numeric) && count <= 3;
    let roman = word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) && count <= 5;
    digits || roman || count == 1 && word.chars().all(char::is_alphabetic) || is_outline_number(word)
}

/// `2.1`, `1.2.3`.
fn is_outline_number(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| !part.is_empty() && part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()))
}

/// `J.-C`, `U.S`, `أ.ف.ب`: letters one by one.
fn is_dotted_letters(word: &str) -> bool {
    let dotted = word.contains('.');
    let short = |part: &str| {
        let part = part.trim_start_matches('-');
        part.chars().filter(|&c| !text::is_mark(c)).count() == 1 && part.chars().all(|c| c.is_alphabetic() || text::is_mark(c))
    };
    dotted && word.split('.').all(short)
}

fn preceded_by_number(line: &Line, end: usize, word: &str) -> bool {
    let from = end.saturating_sub(word.chars().count());
    let mut at = from;
    while at > 0 && line.char(at - 1).is_some_and(is_blank) {
        at -= 1;
    }
    at > 0 && line.char(at - 1).is_some_and(char::is_numeric)
}
