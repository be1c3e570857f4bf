//! Paragraphs above a signed post that belong to it, told by their words where the layout does not tell.

use super::{Finder, SHORT_POST};
use crate::document::segment::captions;
use crate::document::segment::paragraphs::Paragraph;
use crate::document::segment::shape::{self, length, without_links};
use crate::language::{self, Lang};
use crate::text::{self, Span};

use super::voice::{self, Voice};

/// Paragraphs that a quotation left open may run over.
const OPEN_QUOTE: usize = 4;
/// Paragraphs of prose in the first or second person that make it the article's own way of speaking.
const PERSONAL_PROSE: usize = 2;

impl Finder<'_> {
    /// Where the post with the words `post` begins, whose author line stands in paragraph `index`: there, or at a paragraph before that shows that it is no
    /// prose. What shows nothing is taken in only between two paragraphs of the post, and only one of them. Never before `taken`.
    pub(super) fn reach_back(&self, index: usize, post: Span, taken: usize) -> usize {
        let above = self.paragraphs.get(..=index).unwrap_or_default();
        let first = above.partition_point(|paragraph| paragraph.span.start < post.start);
        let (body, _) = without_links(self.text, post);
        let begins_paragraph = above.get(first).is_some_and(|paragraph| paragraph.span.start == post.start);
        if !begins_paragraph || !shape::has_words(body.of(self.text)) {
            return post.start;
        }
        let lang = self.detect(body, self.lang);
        let mut start = post.start;
        let mut plain = 0;
        // The first paragraph of an article is its own.
        for at in (1..first).rev() {
            let (Some(before), Some(paragraph)) = (above.get(at - 1), above.get(at)) else { break };
            let words = paragraph.span.of(self.text);
            if paragraph.span.start < taken
                || length_up_to(self.text, Span::new(paragraph.span.start, body.end)) > SHORT_POST
                || !self.could_be_post(paragraph.span)
                || !self.could_be_in(paragraph.span, &lang)
            {
                break;
            }
            if lang == *self.lang {
                let introduced = before.span.start >= taken && shape::last_significant(before.span.of(self.text)) == Some(':');
                let needed = if self.speaks_in_person() { Voice::Signs } else { Voice::Personal };
                let tells = voice::of(words, language::of(lang.as_str())) >= needed;
                if !introduced && !tells {
                    plain += 1;
                    if plain > 1 {
                        break;
                    }
                    continue;
                }
                if self.inside_quotation(at) {
                    break;
                }
            }
            plain = 0;
            start = paragraph.span.start;
        }
        start
    }

    /// True when a paragraph is in `lang`; where that is not the article's and the detector says otherwise, as it may of so few letters, two words that only
    /// `lang` has must speak for it.
    fn could_be_in(&self, span: Span, lang: &Lang) -> bool {
        if self.detect(span, self.lang) == *lang {
            return true;
        }
        let (there, here) = (language::of(lang.as_str()), language::of(self.lang.as_str()));
        let cues = there.cues();
        let mut own = 0;
        for word in span.of(self.text).split_whitespace() {
            let word = text::fold(voice::bare(word)).text;
            if here.is_stopword(&word) {
                return false;
            }
            own += usize::from(there.is_stopword(&word) || cues.reader.contains(&word.as_str()) || cues.writer.contains(&word.as_str()));
        }
        own >= 2
    }

    /// True when nothing about a paragraph says that it is prose, a heading or a caption.
    fn could_be_post(&self, span: Span) -> bool {
        let words = span.of(self.text);
        let (body, media) = without_links(self.text, span);
        let body = body.of(self.text);
        let ends = shape::ends_with_stop(body) || voice::of(body, language::of(self.lang.as_str())) == Voice::Signs;
        let begins_lower = body.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_lowercase);
        !media
            && ends
            && !begins_lower
            && shape::has_words(body)
            && !words.contains("(@")
            && !voice::is_quoting(words)
            && captions::classify(words).is_none()
    }

    /// True when paragraph `at` may stand inside a quotation that one of the paragraphs before it opened.
    fn inside_quotation(&self, at: usize) -> bool {
        let before = self.paragraphs.get(at.saturating_sub(OPEN_QUOTE)..at).unwrap_or_default();
        before.iter().any(|paragraph| voice::outside_quotes(paragraph.span.of(self.text)).is_none())
    }

    /// True when the article itself says "nous" or "vous", outside quotations and posts: an interview, a column, a letter.
    fn speaks_in_person(&self) -> bool {
        *self.first_person.get_or_init(|| {
            let personal = |&(at, paragraph): &(usize, &Paragraph)| {
                let words = paragraph.span.of(self.text);
                let near = self.paragraphs.get(at..at + 3).or_else(|| self.paragraphs.get(at..)).unwrap_or_default();
                let post = near.iter().any(|next| next.span.of(self.text).contains("(@"));
                !post && voice::outside_quotes(words).is_some_and(|words| voice::is_personal(&words, language::of(self.lang.as_str())))
            };
            self.paragraphs.iter().enumerate().filter(personal).take(PERSONAL_PROSE).count() == PERSONAL_PROSE
        })
    }
}

/// Characters of `span`, counted no further than needed.
fn length_up_to(text: &str, span: Span) -> usize {
    if span.len() > SHORT_POST * 4 { span.len() } else { length(span.of(text)) }
}
