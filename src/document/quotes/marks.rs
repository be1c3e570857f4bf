//! Finding and pairing quotation marks.

use crate::text::Span;

/// Marks that open and close with each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Family {
    /// « »
    Guillemet,
    /// “ ” „ ‟
    Curly,
    /// ‹ ›
    Single,
    /// "
    Straight,
    /// ’’ ‘‘ '' as INTERPOL writes them
    Doubled,
}

const FAMILIES: usize = 5;

/// What a mark can do where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    /// Closes what is open, opens otherwise.
    Either,
}

#[derive(Debug, Clone, Copy)]
struct Mark {
    span: Span,
    family: Family,
    side: Side,
}

/// An outermost quotation of one paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marked {
    /// Marks included.
    pub outer: Span,
    /// Marks left out, spaces at the ends too.
    pub inner: Span,
    /// Begins with an opening guillemet or its like (always, but for a re-opening closing mark).
    pub closed: bool,
}

/// The outermost quotations of a paragraph, in order. `reopens` says that the paragraph before ended inside a quotation.
pub(super) fn marked(text: &str, paragraph: Span, reopens: bool) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut stack: Vec<Mark> = Vec::new();
    let mut open = [0usize; FAMILIES];
    // Where the last inner quotation of each family ended, for an outer one that nothing closes.
    let mut last_close: [Option<Span>; FAMILIES] = [None; FAMILIES];
    let mut first = true;
    for mut mark in Marks::new(text, paragraph) {
        let slot = mark.family as usize;
        // Old French style re-opens a paragraph with the closing mark.
        if first && reopens && mark.side == Side::Close && text[paragraph.start..mark.span.start].trim().is_empty() {
            mark.side = Side::Open;
        }
        first = false;
        let closes = match mark.side {
            Side::Open => false,
            Side::Close => true,
            Side::Either => open[slot] > 0,
        };
        if !closes {
            if stack.is_empty() {
                last_close = [None; FAMILIES];
            }
            stack.push(mark);
            open[slot] += 1;
            continue;
        }
        if open[slot] == 0 {
            continue;
        }
        while let Some(top) = stack.pop() {
            open[top.family as usize] -= 1;
            if top.family == mark.family {
                if stack.is_empty() {
                    push(&mut found, text, top, mark.span, true);
                } else {
                    last_close[slot] = Some(mark.span);
                }
                break;
            }
        }
    }
    if let Some(&outer) = stack.first() {
        unclosed(&mut found, text, paragraph, outer, last_close[outer.family as usize], &stack);
    }
    found
}

/// A quotation that its paragraph does not close: up to the last mark that could have closed it, else to the end of the paragraph.
fn unclosed(found: &mut Vec<Marked>, text: &str, paragraph: Span, outer: Mark, last_close: Option<Span>, stack: &[Mark]) {
    if let Some(close) = last_close {
        push(found, text, outer, close, true);
    } else if matches!(outer.family, Family::Guillemet | Family::Curly) && (outer.side == Side::Open || stack.len() == 1) {
        push(found, text, outer, Span::new(paragraph.end, paragraph.end), false);
    } else if outer.family == Family::Straight && text[paragraph.start..outer.span.start].trim().is_empty() {
        // A straight mark that opens its paragraph is likely to be continued in the next.
        push(found, text, outer, Span::new(paragraph.end, paragraph.end), false);
    }
}

fn push(found: &mut Vec<Marked>, text: &str, open: Mark, close: Span, closed: bool) {
    let inner = Span::new(open.span.end, close.start.max(open.span.end)).trim(text);
    if inner.of(text).chars().any(char::is_alphanumeric) {
        found.push(Marked { outer: Span::new(open.span.start, close.end), inner, closed });
    }
}

/// True for characters that every kind of quotation mark is made of, apostrophes apart.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' | '"')
}

/// The marks of a paragraph, left to right.
struct Marks<'a> {
    text: &'a str,
    end: usize,
    at: usize,
    before: Option<char>,
}

impl<'a> Marks<'a> {
    fn new(text: &'a str, paragraph: Span) -> Self {
        Marks { text, end: paragraph.end, at: paragraph.start, before: None }
    }
}

impl Iterator for Marks<'_> {
    type Item = Mark;

    fn next(&mut self) -> Option<Mark> {
        loop {
            let rest = self.text.get(self.at..self.end)?;
            let mut chars = rest.chars();
            let c = chars.next()?;
            let mut after = chars.clone().next();
            let start = self.at;
            let before = self.before;
            self.at += c.len_utf8();
            self.before = Some(c);
            let family = match c {
                '«' | '»' => Family::Guillemet,
                '“' | '”' | '„' | '‟' => Family::Curly,
                '‹' | '›' => Family::Single,
                '"' => Family::Straight,
                '’' | '‘' | '\'' if after == Some(c) => {
                    self.at += c.len_utf8();
                    chars.next();
                    after = chars.next();
                    Family::Doubled
                }
                _ => continue,
            };
            let span = Span::new(start, self.at);
            if let Some(side) = side(c, family, before, after) {
                return Some(Mark { span, family, side });
            }
        }
    }
}

/// What the characters around a mark allow it to be; `None` for an inch sign.
fn side(c: char, family: Family, before: Option<char>, after: Option<char>) -> Option<Side> {
    let opening_before = before.is_none_or(|b| {
        b.is_whitespace()
            || matches!(b, '(' | '[' | '{' | '—' | '–' | '-' | '/' | ':' | '’' | '\'')
            || is_mark(b)
            || crate::text::is_ignorable(b)
    });
    let closing_after =
        after.is_none_or(|a| a.is_whitespace() || !a.is_alphanumeric() && !matches!(a, '(' | '[') || crate::text::is_ignorable(a));
    let word_after = after.is_some_and(|a| !a.is_whitespace());
    Some(match c {
        '«' | '„' | '‟' | '‹' => Side::Open,
        '»' | '›' => Side::Close,
        _ => {
            let inch = family == Family::Straight && before.is_some_and(|b| b.is_ascii_digit());
            match (opening_before, closing_after) {
                (true, false) => Side::Open,
                // A digit may stand before a closing mark as well as before an inch sign, but nothing that is not open can be closed.
                (false, true) => Side::Close,
                _ if inch => return None,
                (true, true)
                    if word_after
                        && before.is_none_or(char::is_whitespace)
                        && after.is_some_and(|a| matches!(a, '…' | '.' | '«' | '‹' | '“' | '\'')) =>
                {
                    Side::Open
                }
                // With space or letters on both sides only the glyph and the order are left.
                _ => match c {
                    '“' => Side::Open,
                    '”' => Side::Close,
                    _ => Side::Either,
                },
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inner(text: &str) -> Vec<&str> {
        marked(text, Span::new(0, text.len()), false).into_iter().map(|mark| mark.inner.of(text)).collect()
    }

    #[test]
    fn every_kind_of_mark() {
        for (text, expected) in [
            ("Il dit «oui» puis « non ».", vec!["oui", "non"]),
            ("Il dit «\u{202f}oui\u{a0}».", vec!["oui"]),
            ("Un “mot” et „deux”", vec!["mot", "deux"]),
            ("Un \"mot\", \"deux mots\".", vec!["mot", "deux mots"]),
            ("Un ‹mot›", vec!["mot"]),
            ("وقال ’’نعم للعمل‘‘ ثم “لا” و\"ربما\"", vec!["نعم للعمل", "لا", "ربما"]),
            ("وقال ”نعم“ أمس", vec!["نعم"]),
            ("l\"ami\" et l’“autre”", vec!["ami", "autre"]),
        ] {
            assert_eq!(inner(text), expected, "{text}");
        }
    }

    #[test]
    fn only_the_outermost_counts() {
        assert_eq!(inner("«Il a dit : “Non.” Puis rien.» Fin."), ["Il a dit : “Non.” Puis rien."]);
        assert_eq!(inner("«A «b» c» d"), ["A «b» c"]);
        assert_eq!(inner("“A «b» c”"), ["A «b» c"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_quotes() {
        assert!(inner("L’ami d’aujourd’hui n'a qu'un écran de 27\" et 5' 6\".").is_empty());
        assert_eq!(inner("Un écran 27\" \"neuf\" ici"), ["neuf"]);
    }

    #[test]
    fn odd_marks_stay_in_their_paragraph() {
        assert_eq!(inner("Il dit «oui et s’en va."), ["oui et s’en va."]);
        assert!(inner("oui» et non").is_empty());
        assert_eq!(inner("Il cite : «Mon père disait «va». La suite est au rédacteur."), ["Mon père disait «va"]);
        assert!(inner("un \" seul").is_empty());
        assert!(inner("«»").is_empty());
    }
}
