//! Headlines and section headings.

use super::shape::{self, length};
use crate::text;

/// A section heading is at most this long, in characters; a headline at the top may be longer.
const LONGEST: usize = 110;
const LONGEST_HEADLINE: usize = 220;
/// A question is a heading only when it is short.
const LONGEST_QUESTION: usize = 80;
/// Paragraphs at least this long are prose even when they end without a full stop, as in much of the Arabic press.
const PROSE: usize = 120;
/// Most headings that follow one another: at the top, and inside.
const MOST_AT_TOP: usize = 4;
const MOST_INSIDE: usize = 2;

/// For each of `paragraphs`, whether it is a heading; `None` stands for what is no prose (captions, posts ...).
pub(super) fn find(paragraphs: &[Option<&str>]) -> Vec<bool> {
    let mut headings = vec![false; paragraphs.len()];
    let Some(first) = paragraphs.iter().position(|paragraph| paragraph.is_some_and(|words| !could_head(words, true))) else {
        return headings;
    };
    let top: Vec<usize> = (0..first).filter(|&at| paragraphs[at].is_some()).collect();
    if top.len() <= MOST_AT_TOP && is_prose_below(paragraphs, first) {
        top.iter().for_each(|&at| headings[at] = true);
    }
    let strict = few_stops(paragraphs);
    // From below: a heading needs prose, or a heading that has it, under it.
    let (mut below, mut stacked): (Option<&str>, usize) = (None, 0);
    for at in (first..paragraphs.len()).rev() {
        let Some(words) = paragraphs[at] else { continue };
        let heads = could_head(words, false) && below.is_some_and(|below| carries(words, below, strict)) && stacked < MOST_INSIDE;
        if heads {
            headings[at] = true;
            stacked += 1;
        } else {
            below = Some(words);
            stacked = 0;
        }
    }
    headings
}

/// True for the form of a heading: short, beginning like a sentence, with no stop at its end, or a short question.
fn could_head(words: &str, top: bool) -> bool {
    let longest = if top { LONGEST_HEADLINE } else { LONGEST };
    let count = length(words);
    if count > longest || !begins_like_heading(words) {
        return false;
    }
    let end = shape::last_significant(words).unwrap_or(' ');
    match end {
        '?' | '؟' => count <= LONGEST_QUESTION && !words.contains(':') && is_one_sentence(words),
        ':' | ';' | ',' | '،' | '؛' => false,
        _ if shape::is_stop(end) => false,
        _ => is_one_sentence(words) && shape::has_words(words),
    }
}

/// True without a stop between words; abbreviations are rare in headings.
fn is_one_sentence(words: &str) -> bool {
    let mut inside = words.trim_end().chars().peekable();
    while let Some(c) = inside.next() {
        let spaced = inside.peek().is_some_and(|next| next.is_whitespace());
        let again = || inside.clone().any(char::is_alphanumeric);
        if shape::is_stop(c) && spaced && again() {
            return false;
        }
    }
    true
}

fn begins_like_heading(words: &str) -> bool {
    let Some(first) = words.chars().find(|&c| !(c.is_whitespace() || shape::is_opener(c) || text::is_ignorable(c))) else { return false };
    // A dash or bullet begins a line of dialogue or of a list.
    first.is_uppercase() || first.is_numeric() || first.is_alphabetic() && !first.is_lowercase()
}

/// True when `below` is running text that a heading as long as `heading` may stand over.
fn carries(heading: &str, below: &str, strict: bool) -> bool {
    let (above, count) = (length(heading), length(below));
    let question = matches!(shape::last_significant(heading), Some('?' | '؟'));
    let prose = count >= PROSE || shape::ends_with_stop(below) && !question;
    let goes_on = !begins_like_heading(below);
    prose && !goes_on && count >= PROSE / 2 && if strict { above <= LONGEST / 2 && count >= 3 * above } else { count * 2 >= above * 3 }
}

/// A headline needs running text under it.
fn is_prose_below(paragraphs: &[Option<&str>], first: usize) -> bool {
    paragraphs.iter().skip(first).flatten().any(|words| length(words) >= PROSE || shape::ends_with_stop(words))
}

/// True when most long paragraphs end without a stop, so that its absence says little.
fn few_stops(paragraphs: &[Option<&str>]) -> bool {
    let long = || paragraphs.iter().flatten().filter(|words| length(words) >= PROSE / 2);
    let open = long().filter(|words| !shape::ends_with_stop(words)).count();
    open * 2 > long().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(paragraphs: &[&str]) -> Vec<bool> {
        find(&paragraphs.iter().map(|&words| Some(words)).collect::<Vec<_>>())
    }

    const PROSE_LINE: &str =
        "Le boulanger a rouvert sa boutique, et les voisins sont venus nombreux dès le matin pour acheter du pain. Il en manquait.";

    #[test]
    fn headlines_and_section_headings() {
        let text = ["Le pain revient rue Haute", PROSE_LINE, "«Le four n’a jamais refroidi»", PROSE_LINE, "Et demain ?", PROSE_LINE];
        assert_eq!(headings(&text), [true, false, true, false, true, false]);
        assert_eq!(headings(&["عودة الخباز", "أعاد الخباز فتح متجره صباح اليوم في شارع السوق."]), [true, false]);
    }

    #[test]
    fn sentences_are_none() {
        let text = [
            PROSE_LINE,
            "«Le four n’a jamais refroidi.»",
            PROSE_LINE,
            "Il a ri.",
            "mais pas longtemps",
            "- du pain",
            "Et encore",
            "Fin sans point",
        ];
        assert_eq!(headings(&text), [false; 8]);
        assert_eq!(headings(&["Bonjour", "Bonsoir"]), [false, false]);
    }

    #[test]
    fn a_line_that_the_next_one_continues_is_none() {
        assert!(headings(&["Il a vu la boutique", &PROSE_LINE.to_lowercase()])[0], "a headline may stand over anything");
        assert_eq!(headings(&[PROSE_LINE, "Il a vu la boutique", &PROSE_LINE.to_lowercase()]), [false; 3]);
        assert_eq!(headings(&[PROSE_LINE, "Elle dit : qui vient ?", PROSE_LINE, "Qui ? Et quand ?", PROSE_LINE]), [false; 5]);
    }

    #[test]
    fn lines_without_full_stops_are_no_stack_of_headings() {
        let lines =
            ["Une ligne sans point", "Une autre ligne sans point", "Une troisième ligne", "Une quatrième", "Une cinquième", PROSE_LINE];
        assert!(headings(&lines).iter().filter(|&&heading| heading).count() <= MOST_INSIDE);
    }
}
