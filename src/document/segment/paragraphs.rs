//! Paragraphs: what stands between line breaks, or between blank lines where a text was wrapped by hand.

use super::shape::trim_blank;
use crate::text::Span;

/// Lines of a wrapped text are at least this long, in characters, and at most [`WIDEST`].
const NARROWEST: usize = 40;
const WIDEST: usize = 110;
/// A text with fewer line breaks inside its blocks says too little to call it wrapped.
const FEWEST_BREAKS: usize = 3;

/// A stretch that no sentence leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// Blank lines before it.
    pub gap: usize,
}

struct Line {
    span: Span,
    gap: usize,
    /// Characters.
    len: usize,
    /// Characters of its first word.
    first_word: usize,
}

/// The paragraphs of `text`, blank ones left out.
pub(super) fn split(text: &str) -> Vec<Paragraph> {
    let lines = lines(text);
    let width = wrap_width(text, &lines);
    let mut paragraphs: Vec<Paragraph> = Vec::with_capacity(lines.len());
    let mut previous: Option<&Line> = None;
    for line in &lines {
        let joins = match (previous, width) {
            (Some(before), Some(width)) if line.gap == 0 => breaks_at_width(before, line, width) || begins_lower(text, line),
            _ => false,
        };
        match paragraphs.last_mut() {
            Some(last) if joins => last.span.end = line.span.end,
            _ => paragraphs.push(Paragraph { span: line.span, gap: line.gap }),
        }
        previous = Some(line);
    }
    paragraphs
}

fn lines(text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut gap = 0;
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    loop {
        let (at, next) = match chars.next() {
            Some((at, c)) if is_line_break(c) => {
                let mut next = at + c.len_utf8();
                if c == '\r' && chars.next_if(|&(_, c)| c == '\n').is_some() {
                    next += 1;
                }
                (at, Some(next))
            }
            Some(_) => continue,
            None => (text.len(), None),
        };
        let span = trim_blank(text, Span::new(start, at));
        if span.is_empty() {
            gap += 1;
        } else {
            let line = span.of(text);
            let first_word = line.split_whitespace().next().map_or(0, |word| word.chars().count());
            lines.push(Line { span, gap, len: line.chars().count(), first_word });
            gap = 0;
        }
        match next {
            Some(next) => start = next,
            None => return lines,
        }
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The width that a text was wrapped at by hand, if it was: nearly every line then ends where its next word would not have fitted, and most in mid-sentence.
fn wrap_width(text: &str, lines: &[Line]) -> Option<usize> {
    let breaks: Vec<(&Line, &Line)> = lines.iter().zip(lines.iter().skip(1)).filter(|(_, next)| next.gap == 0).collect();
    if breaks.len() < FEWEST_BREAKS {
        return None;
    }
    let mut lengths: Vec<usize> = breaks.iter().map(|(line, _)| line.len).collect();
    lengths.sort_unstable();
    // An address that could not be wrapped may stick out.
    let width = lengths.get(lengths.len().saturating_sub(1 + lengths.len() / 20)).copied()?;
    let full = breaks.iter().filter(|(line, next)| breaks_at_width(line, next, width)).count();
    let open = breaks.iter().filter(|(line, _)| !super::shape::ends_with_stop(line.span.of(text))).count();
    let wrapped = (NARROWEST..=WIDEST).contains(&width) && full * 10 >= breaks.len() * 8 && open * 2 > breaks.len();
    wrapped.then_some(width)
}

/// True when the next word would not have fitted on the line, give or take what programs that count bytes or columns make of it.
fn breaks_at_width(line: &Line, next: &Line, width: usize) -> bool {
    line.len + 1 + next.first_word + width / 6 > width
}

fn begins_lower(text: &str, line: &Line) -> bool {
    line.span.of(text).chars().next().is_some_and(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|paragraph| paragraph.span.of(text)).collect()
    }

    #[test]
    fn every_kind_of_line_break_counts() {
        assert_eq!(paragraphs("Un.\r\nDeux.\u{2028}Trois.\u{85} \n\nQuatre.\rCinq."), ["Un.", "Deux.", "Trois.", "Quatre.", "Cinq."]);
        assert_eq!(split("Un.\n\n\nDeux.")[1].gap, 2);
        assert!(split(" \n\u{a0}\n").is_empty());
    }

    #[test]
    fn a_wrapped_text_is_joined_and_its_blank_lines_kept() {
        let text = "Le boulanger du quartier a fermé sa boutique hier soir après\nvingt ans de travail, et personne ne sait encore qui viendra la\nreprendre au printemps. Les voisins espèrent une librairie, mais\nla mairie préfère un bureau.\n\nLa suite au prochain conseil, qui se tiendra dans la grande salle\ndu premier étage.";
        let found = paragraphs(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].ends_with("un bureau."));
    }

    #[test]
    fn one_sentence_a_line_is_not_wrapped_text() {
        let text = "Le boulanger du quartier a fermé sa boutique.\nLes voisins espèrent tous une librairie neuve.\nLa mairie préfère un bureau de poste central.\nLa suite viendra au prochain grand conseil.";
        assert_eq!(paragraphs(text).len(), 4);
    }
}
