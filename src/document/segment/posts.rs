//! Embedded posts: the words of a social network inside an article, with their author, date and media links.

use super::paragraphs::Paragraph;
use super::shape::{self, length, without_links};
use super::{dates, sentences};
use crate::document::Post;
use crate::language::{self, Lang};
use crate::text::Span;
use std::cell::OnceCell;

/// A post is at most this long, in characters, where only its length tells where it begins (280, and what shortened links may add).
const SHORT_POST: usize = 320;
/// The same where the article has paragraphs, so that a post has its own.
const OWN_PARAGRAPH: usize = 600;
/// A post in another language than its article may run to this length, in bytes.
const LONG_POST: usize = 2_400;
/// Paragraphs that are read to tell an article's language.
const PARAGRAPHS_READ: usize = 100;
/// Longest author line before the handle, in bytes.
const AUTHOR: usize = 160;
/// Longest line in which a network names a post or its author, in characters.
const EMBED_LINE: usize = 200;

/// A post found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// All of it, author line and links included.
    pub span: Span,
    /// What it says of itself.
    pub post: Post,
}

/// The last line of a post.
struct Tail {
    /// Where the author line begins.
    start: usize,
    end: usize,
    author: String,
    date: String,
}

/// The posts of `text`, in order, none overlapping another.
pub(super) fn find(text: &str, paragraphs: &[Paragraph], lang: &Lang) -> Vec<Found> {
    let own = own_language(text, paragraphs, lang);
    let finder = Finder { text, paragraphs, lang: &own, usual_gap: usual_gap(paragraphs), first_person: OnceCell::new() };
    let mut found: Vec<Found> = Vec::new();
    let mut index = 0;
    while let Some(paragraph) = paragraphs.get(index) {
        let taken = found.last().map_or(0, |post| post.span.end);
        if let Some((post, last)) = finder.network_frame(index) {
            found.push(post);
            index = last + 1;
            continue;
        }
        finder.signed(index, taken, &mut found);
        let taken = found.last().map_or(0, |post| post.span.end).max(paragraph.span.start);
        if let Some(post) = finder.unsigned(index, taken) {
            found.push(post);
        }
        index += 1;
    }
    found
}

/// The language of most of the article, whatever was said of it: what is foreign is told against it.
fn own_language(text: &str, paragraphs: &[Paragraph], said: &Lang) -> Lang {
    if !["(@", "t.co/", "pic."].iter().any(|sign| text.contains(sign)) {
        return said.clone();
    }
    let mut weights: Vec<(Lang, usize)> = Vec::new();
    for paragraph in paragraphs.iter().take(PARAGRAPHS_READ) {
        let lang = language::detect(super::sample(text, paragraph.span).of(text), said);
        match weights.iter_mut().find(|(known, _)| *known == lang) {
            Some((_, weight)) => *weight += paragraph.span.len(),
            None => weights.push((lang, paragraph.span.len())),
        }
    }
    let most = weights.iter().map(|&(_, weight)| weight).max();
    weights.into_iter().find(|&(_, weight)| Some(weight) == most).map_or_else(|| said.clone(), |(lang, _)| lang)
}

/// The number of blank lines that most paragraphs stand apart.
fn usual_gap(paragraphs: &[Paragraph]) -> usize {
    let mut gaps: Vec<usize> = paragraphs.iter().skip(1).map(|paragraph| paragraph.gap).collect();
    gaps.sort_unstable();
    gaps.get(gaps.len() / 2).copied().unwrap_or(0)
}

struct Finder<'a> {
    text: &'a str,
    paragraphs: &'a [Paragraph],
    lang: &'a Lang,
    usual_gap: usize,
    /// Whether the article's own prose says "nous" or "vous"; found out when first asked.
    first_person: OnceCell<bool>,
}

impl Finder<'_> {
    /// Posts of paragraph `index` that end with an author line.
    fn signed(&self, index: usize, mut taken: usize, found: &mut Vec<Found>) {
        let Some(paragraph) = self.paragraphs.get(index).map(|paragraph| paragraph.span) else { return };
        let words = paragraph.of(self.text);
        for (at, _) in words.match_indices("(@") {
            let from = taken.max(paragraph.start);
            let at = paragraph.start + at;
            if at < from {
                continue;
            }
            let Some(mut tail) = author_line(self.text, Span::new(from, paragraph.end), at) else { continue };
            tail.end = links_after(self.text, Span::new(tail.end, paragraph.end));
            let start = self.start_of_post(index, from, tail.start, taken);
            let start = self.reach_back(index, Span::new(start, tail.start), taken);
            found.push(self.post(Span::new(start, tail.end), tail.start, tail.author, tail.date));
            taken = tail.end;
        }
    }

    /// A post without author line: what ends with a link that only posts have.
    fn unsigned(&self, index: usize, from: usize) -> Option<Found> {
        let paragraph = self.paragraphs.get(index)?.span;
        let rest = shape::trim_blank(self.text, Span::new(from, paragraph.end));
        let (body, media) = without_links(self.text, rest);
        if !media || rest.is_empty() {
            return None;
        }
        let start = if shape::has_words(body.of(self.text)) {
            self.start_of_post(index, rest.start, rest.end, from)
        } else {
            // A bare link is part of the post above it only where that one's language gives it away.
            let start = if rest.start == paragraph.start { self.earlier_paragraphs(index, rest, from) } else { rest.start };
            if start == rest.start {
                return None;
            }
            start
        };
        Some(self.post(Span::new(start, rest.end), rest.end, String::new(), String::new()))
    }

    fn post(&self, span: Span, author_line: usize, author: String, date: String) -> Found {
        let (body, _) = without_links(self.text, Span::new(span.start, author_line));
        Found { span, post: Post { body, author, date } }
    }

    /// Where the post begins whose author line begins at `end`: inside its paragraph, or some paragraphs before it; never before `taken`.
    fn start_of_post(&self, index: usize, from: usize, end: usize, taken: usize) -> usize {
        let Some(paragraph) = self.paragraphs.get(index) else { return from };
        let start = self.start_in_paragraph(Span::new(from, end));
        if start > paragraph.span.start {
            return start;
        }
        self.earlier_paragraphs(index, Span::new(start, end), taken)
    }

    /// Where a post begins inside its own paragraph: at the first of the last sentences that share its foreign language; in the article's language at the
    /// paragraph's begin if it is short enough to be the post's own, else at the last sentence.
    fn start_in_paragraph(&self, span: Span) -> usize {
        let window = self.window(span);
        let (body, _) = without_links(self.text, window);
        if !shape::has_words(body.of(self.text)) {
            return body.start;
        }
        let sentences = sentences::split(self.text, body, language::of(self.lang.as_str()));
        let Some(last) = sentences.last().copied() else { return body.start };
        let lang = sentences.iter().rev().map(|sentence| self.detect(*sentence, self.lang)).find(|lang| lang != self.lang);
        let foreign = lang.filter(|lang| self.detect(last, lang) == *lang);
        if foreign.is_none() {
            let limit = if self.paragraphs.len() > 2 { OWN_PARAGRAPH } else { SHORT_POST };
            return if window.start == span.start && length(body.of(self.text)) <= limit { body.start } else { last.start };
        }
        let mut start = last.start;
        for (behind, sentence) in sentences.iter().rev().enumerate().skip(1) {
            let fits = foreign.as_ref().is_some_and(|lang| self.detect(*sentence, lang) == *lang);
            // The window may have cut the first sentence: it is not known whole.
            let whole = window.start == span.start || behind + 1 < sentences.len();
            if !fits || !whole {
                break;
            }
            start = sentence.start;
        }
        start
    }

    /// The last [`LONG_POST`] bytes of `span`.
    fn window(&self, span: Span) -> Span {
        let mut start = span.start.max(span.end.saturating_sub(LONG_POST));
        while !self.text.is_char_boundary(start) {
            start += 1;
        }
        Span::new(start, span.end)
    }

    /// Takes in the paragraphs before `index` that belong to the post whose last paragraph is `tail`.
    fn earlier_paragraphs(&self, index: usize, tail: Span, taken: usize) -> usize {
        let (tail_body, _) = without_links(self.text, tail);
        let mut wordless = !shape::has_words(tail_body.of(self.text));
        let mut start = tail.start;
        let mut gap = self.paragraphs.get(index).map_or(0, |paragraph| paragraph.gap);
        for earlier in self.paragraphs.get(..index).unwrap_or_default().iter().rev() {
            if earlier.span.start < taken || tail.end - earlier.span.start > LONG_POST {
                break;
            }
            let words = earlier.span.of(self.text);
            let (body, media) = without_links(self.text, earlier.span);
            if media || !shape::has_words(body.of(self.text)) || super::captions::classify(words).is_some() {
                break;
            }
            let short = length(Span::new(earlier.span.start, tail_body.end.max(earlier.span.end)).of(self.text)) <= SHORT_POST;
            let lang = self.detect(earlier.span, self.lang);
            let foreign = lang != *self.lang && self.detect(tail_body, &lang) == lang;
            // In the article's own language only the layout speaks: lines further apart than paragraphs are, or an author line that has no post.
            let by_layout = short && (gap > self.usual_gap || wordless);
            if !foreign && !by_layout {
                break;
            }
            start = earlier.span.start;
            wordless = false;
            gap = earlier.gap;
        }
        start
    }

    /// The language of the words of `span`, links and handles left out.
    fn detect(&self, span: Span, expected: &Lang) -> Lang {
        let plain = |word: &&str| shape::link_in(word).is_none() && !word.contains('@') && !word.starts_with('#');
        let words: Vec<&str> = span.of(self.text).split_whitespace().filter(plain).collect();
        language::detect(&words.join(" "), expected)
    }

    /// A post of a network that leaves a frame behind: "Voir cette publication sur ...", "Une publication partagée par ...".
    fn network_frame(&self, index: usize) -> Option<(Found, usize)> {
        let first = self.paragraphs.get(index)?.span;
        let opens = frame_line(first.of(self.text), |cues| cues.embeds);
        let author_at = match opens {
            Some(_) => (index + 1..index + 3).find(|&at| self.shared_by(at).is_some()),
            None => self.shared_by(index).map(|_| index),
        };
        if opens.is_none() && author_at.is_none() {
            return None;
        }
        let last = author_at.unwrap_or(index);
        let end = self.paragraphs.get(last)?.span.end;
        let body = match last - index {
            2 => self.paragraphs.get(index + 1)?.span,
            _ => Span::new(first.start, first.start),
        };
        let (author, date) = author_at.and_then(|at| self.shared_by(at)).unwrap_or_default();
        Some((Found { span: Span::new(first.start, end), post: Post { body, author, date } }, last))
    }

    /// Author and date of a line such as "Une publication partagée par Name (@handle)".
    fn shared_by(&self, index: usize) -> Option<(String, String)> {
        let line = self.paragraphs.get(index)?.span.of(self.text);
        let rest = frame_line(line, |cues| cues.shared_by)?;
        let raw: Vec<&str> = line.split_whitespace().collect();
        let name = raw.get(raw.len().saturating_sub(rest)..).unwrap_or_default().join(" ");
        let after_handle = name.find(')').map_or(name.len(), |at| at + 1);
        let (author, date) = name.split_at(after_handle);
        let date = date.trim_matches(|c: char| c.is_whitespace() || shape::is_dash(c));
        (!author.trim().is_empty()).then(|| (author.trim().to_owned(), date.to_owned()))
    }
}

/// The number of words after the cue when `line` is a short line that begins with one and is no sentence.
fn frame_line(line: &str, list: impl Fn(&language::PressCues) -> &'static [&'static str]) -> Option<usize> {
    if length(line) > EMBED_LINE || shape::ends_with_stop(line) && !line.ends_with(')') {
        return None;
    }
    let plain = shape::plain(line);
    let rest = shape::after_cue(&plain, list)?;
    let cue_words = plain.split(' ').count() - rest.split(' ').filter(|word| !word.is_empty()).count();
    // Names keep their capitals: "publiée par le ministère" is prose.
    let name = line.split_whitespace().skip(cue_words).find(|word| shape::has_words(word));
    if name.is_some_and(|name| name.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_lowercase) && !name.starts_with('@')) {
        return None;
    }
    Some(line.split_whitespace().count().saturating_sub(cue_words))
}

/// Reads the author line around the `(@` at `at`: `— Name (@handle) date`.
fn author_line(text: &str, within: Span, at: usize) -> Option<Tail> {
    let handle = text.get(at..within.end)?;
    let close = handle.char_indices().skip(2).find(|&(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '.')))?;
    if close.1 != ')' || close.0 < 3 {
        return None;
    }
    let after = at + close.0 + 1;
    let rest = text.get(after..within.end)?;
    // "Nov 24", or nothing at all, will do where the line ends there.
    let ends = || rest.len() <= 48 && !shape::ends_with_stop(rest);
    let date_end = dates::full_date(rest).or_else(|| ends().then(|| rest.trim_end().len()))?;
    let date = rest.get(..date_end)?;
    let start = dash_before(text, within, at).or_else(|| {
        (!date.trim().is_empty() && at - within.start <= AUTHOR / 2 && shape::is_name_like(text.get(within.start..at)?))
            .then_some(within.start)
    })?;
    let name = text.get(start..after)?.trim_start_matches(|c: char| shape::is_dash(c) || c.is_whitespace());
    let name: Vec<&str> = name.split_whitespace().collect();
    let date = date.trim_matches(|c: char| c.is_whitespace() || shape::is_dash(c) || matches!(c, '·' | '|' | ',' | ':'));
    let date: Vec<&str> = date.split_whitespace().collect();
    Some(Tail { start, end: after + date_end, author: name.join(" "), date: date.join(" ") })
}

/// Where the dash before the author's name stands.
fn dash_before(text: &str, within: Span, at: usize) -> Option<usize> {
    let mut from = within.start.max(at.saturating_sub(AUTHOR));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = text.get(from..at)?;
    let apart = |start: usize, len: usize| {
        let left = before.get(..start).and_then(|left| left.chars().next_back());
        let right = before.get(start + len..).and_then(|right| right.chars().next());
        (left.is_none_or(char::is_whitespace), right.is_some_and(char::is_whitespace))
    };
    let long = before.rmatch_indices(['—', '―']).find(|(start, dash)| {
        let (left, right) = apart(*start, dash.len());
        left || right
    });
    let short = || {
        before.rmatch_indices(['–', '-']).find(|(start, dash)| {
            let (left, right) = apart(*start, dash.len());
            left && right
        })
    };
    long.or_else(short).map(|(start, _)| from + start)
}

/// The end of the links that follow an author line.
fn links_after(text: &str, span: Span) -> usize {
    let mut end = span.start;
    for word in span.of(text).split_whitespace().take_while(|word| shape::link_in(word) == Some(0)) {
        let Some(start) = text.get(end..span.end).and_then(|rest| rest.find(word)) else { break };
        end += start + word.len();
    }
    end
}

mod reach;
mod voice;

#[cfg(test)]
mod tests;
