//! Which characters of a page are its article.

use super::stream::{Stream, fact};
use crate::document::Metadata;
use dom_smoothie::{Config, Readability};
use std::ops::Range;

/// Pages nested deeper, or with more elements, are not given to the extractor: it walks the tree by recursion and scores every element.
const DEEPEST: usize = 256;
const MOST_ELEMENTS: usize = 100_000;

/// Neither are pages with many literal ampersands in a long text: the extractor's time was measured to grow with the number of ampersands times the
/// number of characters. This is the largest product.
const MOST_AMPERSAND_STEPS: usize = 1 << 30;

/// What the extractor says of a page.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// For each glyph of the page: is it the article's?
    pub(super) kept: Vec<bool>,
    /// Title, date and address as the page gives them.
    pub(super) metadata: Metadata,
    /// Language that the extractor saw in the page's metadata.
    pub(super) lang: Option<String>,
}

/// Finds the article in a page; where the extractor finds none, everything that is no navigation.
pub(super) fn find(html: &str, page: &Stream) -> Found {
    let mut found = Found { kept: vec![false; page.glyphs.len()], ..Found::default() };
    let ampersands = page.glyphs.iter().filter(|glyph| glyph.c == '&').count();
    if page.depth <= DEEPEST && ampersands.saturating_mul(page.glyphs.len()) <= MOST_AMPERSAND_STEPS {
        extract(html, page, &mut found);
    }
    if !found.kept.contains(&true) {
        found.kept = page.glyphs.iter().map(|glyph| !glyph.is(fact::TITLE | fact::FURNITURE)).collect();
        drop_clutter(page, &mut found.kept);
    }
    if !any_text(page, &found.kept) {
        found.kept = page.glyphs.iter().map(|glyph| !glyph.is(fact::TITLE)).collect();
    }
    add_captions(page, &mut found.kept);
    add_headline(page, &mut found);
    found
}

fn any_text(page: &Stream, kept: &[bool]) -> bool {
    page.glyphs.iter().zip(kept).any(|(glyph, &kept)| kept && !glyph.c.is_whitespace())
}

fn extract(html: &str, page: &Stream, found: &mut Found) {
    let config = Config { max_elements_to_parse: MOST_ELEMENTS, ..Config::default() };
    let Ok(mut reader) = Readability::new(page.marked(html), None, Some(config)) else { return };
    let Ok(article) = reader.parse() else {
        let said = reader.get_article_metadata(None);
        found.metadata = metadata(said.title, said.published_time, said.url);
        found.lang = said.lang;
        return;
    };
    found.metadata = metadata(article.title, article.published_time, article.url);
    found.lang = article.lang;
    locate(page, &Stream::new(&article.content), &mut found.kept);
    for (glyph, kept) in page.glyphs.iter().zip(&mut found.kept) {
        *kept &= !glyph.is(fact::FURNITURE);
    }
    drop_clutter(page, &mut found.kept);
}

fn metadata(title: String, date: Option<String>, url: Option<String>) -> Metadata {
    let filled = |text: String| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    Metadata { title: filled(title), date: date.and_then(filled), url: url.and_then(filled) }
}

/// Takes out what class names speak against, unless that is most of the text: then the page uses such a name for its article.
fn drop_clutter(page: &Stream, kept: &mut [bool]) {
    let all = kept.iter().filter(|&&kept| kept).count();
    let clutter = |(glyph, kept): (&super::stream::Glyph, &bool)| *kept && glyph.is(fact::CLUTTER);
    if 2 * page.glyphs.iter().zip(kept.iter()).filter(|&pair| clutter(pair)).count() > all {
        return;
    }
    for (glyph, kept) in page.glyphs.iter().zip(kept.iter_mut()) {
        *kept &= !glyph.is(fact::CLUTTER);
    }
}

/// The characters of a page that are not white space, and which glyph each is.
struct Squeezed {
    text: String,
    /// `(byte in text, glyph)`.
    glyphs: Vec<(usize, usize)>,
}

impl Squeezed {
    fn new(page: &Stream, wanted: impl Fn(u8) -> bool) -> Self {
        let mut squeezed = Squeezed { text: String::new(), glyphs: Vec::new() };
        for (at, glyph) in page.glyphs.iter().enumerate() {
            if wanted(glyph.facts) && !glyph.c.is_whitespace() {
                squeezed.glyphs.push((squeezed.text.len(), at));
                squeezed.text.push(glyph.c);
            }
        }
        squeezed
    }

    /// The first byte at or after place `at` of the raw page.
    fn seek(&self, page: &Stream, at: usize) -> usize {
        let index = self.glyphs.partition_point(|&(_, glyph)| page.glyphs.get(glyph).is_some_and(|glyph| glyph.span().start < at));
        self.glyphs.get(index).map_or(self.text.len(), |&(byte, _)| byte)
    }

    fn keep(&self, from: usize, to: usize, kept: &mut [bool]) {
        let first = self.glyphs.partition_point(|&(byte, _)| byte < from);
        for &(_, glyph) in self.glyphs.iter().skip(first).take_while(|&&(byte, _)| byte < to) {
            if let Some(kept) = kept.get_mut(glyph) {
                *kept = true;
            }
        }
    }
}

/// Finds the text of the extracted article in the page. White space is left out of the comparison, and the marks on elements say where to look, so that
/// a sentence that also stands in a menu is found in the article.
fn locate(page: &Stream, article: &Stream, kept: &mut [bool]) {
    let hay = Squeezed::new(page, |facts| facts & fact::TITLE == 0);
    // Searching stops at the next mark, so it is linear as a whole but for runs that are not found: those have a budget.
    let mut budget = 16 * hay.text.len() + 4096;
    let (mut cursor, mut limit) = (0, hay.text.len());
    let mut marks = article.marks.iter().peekable();
    let mut run = String::new();
    for (at, glyph) in article.glyphs.iter().enumerate() {
        let marked = marks.peek().is_some_and(|&&(before, _)| before <= at);
        if marked || glyph.is(fact::TAG) {
            cursor = place(&hay, &run, cursor, limit, &mut budget, kept);
            run.clear();
        }
        while let Some(&(_, raw)) = marks.next_if(|&&(before, _)| before <= at) {
            cursor = hay.seek(page, raw);
            limit = marks.peek().map_or(hay.text.len(), |&&(_, next)| hay.seek(page, next));
        }
        if limit <= cursor {
            limit = hay.text.len();
        }
        if !glyph.c.is_whitespace() {
            run.push(glyph.c);
        }
    }
    place(&hay, &run, cursor, limit, &mut budget, kept);
}

/// Marks `run` in the page from byte `cursor` on, and returns the byte after it.
fn place(hay: &Squeezed, run: &str, mut cursor: usize, limit: usize, budget: &mut usize, kept: &mut [bool]) -> usize {
    let mut run = run;
    while !run.is_empty() {
        let Some(window) = hay.text.get(cursor..limit.max(cursor)) else { return cursor };
        let common = common_prefix(window, run);
        if common == run.len() {
            hay.keep(cursor, cursor + common, kept);
            return cursor + common;
        }
        if *budget < window.len() {
            return cursor;
        }
        *budget -= window.len();
        if let Some(skipped) = window.find(run) {
            hay.keep(cursor + skipped, cursor + skipped + run.len(), kept);
            return cursor + skipped + run.len();
        }
        if common == 0 {
            return cursor;
        }
        // Something inside the run was taken out by the extractor: the two sides of it have grown together.
        hay.keep(cursor, cursor + common, kept);
        cursor += common;
        run = run.get(common..).unwrap_or_default();
    }
    cursor
}

fn common_prefix(left: &str, right: &str) -> usize {
    left.chars().zip(right.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// Adds the captions between the first and the last character of the article: extractors drop some figures.
fn add_captions(page: &Stream, kept: &mut [bool]) {
    let (Some(first), Some(last)) = (kept.iter().position(|&kept| kept), kept.iter().rposition(|&kept| kept)) else { return };
    for (glyph, kept) in page.glyphs.iter().zip(kept.iter_mut()).take(last).skip(first) {
        *kept |= glyph.is(fact::CAPTION) && !glyph.is(fact::FURNITURE | fact::CLUTTER);
    }
}

/// Adds the headline where the extractor left it out: the `<h1>` that agrees with the title, else the last one before the article, else the title itself.
fn add_headline(page: &Stream, found: &mut Found) {
    let title = squeeze(found.metadata.title.as_deref().unwrap_or_default());
    let start = found.kept.iter().position(|&kept| kept).unwrap_or(0);
    let headlines: Vec<(Range<usize>, String)> = elements(page, fact::HEADLINE)
        .into_iter()
        .map(|range| (range.clone(), page.glyphs.get(range).unwrap_or_default().iter().map(|glyph| glyph.c).collect::<String>()))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect();
    let agreeing = headlines.iter().find(|(_, text)| {
        let text = squeeze(text);
        title.contains(&text) || !title.is_empty() && text.contains(&title)
    });
    // A title often carries the name of the newspaper; the headline does not.
    if let Some((_, text)) = agreeing {
        found.metadata.title = Some(text.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let is_kept = |range: &Range<usize>| found.kept.get(range.clone()).is_some_and(|kept| kept.contains(&true));
    if opens_with(page, &found.kept, &title) || headlines.iter().any(|(range, _)| is_kept(range)) {
        return;
    }
    if let Some((range, _)) = agreeing.or_else(|| headlines.iter().rfind(|(range, _)| range.end <= start)) {
        found.kept.get_mut(range.clone()).unwrap_or_default().fill(true);
        return;
    }
    let names = Squeezed::new(page, |facts| facts & fact::TITLE != 0);
    match names.text.find(&title) {
        Some(at) if !title.is_empty() => names.keep(at, at + title.len(), &mut found.kept),
        _ => names.keep(0, names.text.len(), &mut found.kept),
    }
}

/// True when the kept text begins with `title`, white space aside.
fn opens_with(page: &Stream, kept: &[bool], title: &str) -> bool {
    let mut text = page.glyphs.iter().zip(kept).filter(|(glyph, kept)| **kept && !glyph.c.is_whitespace()).map(|(glyph, _)| glyph.c);
    !title.is_empty() && title.chars().all(|c| text.next() == Some(c))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The stretches of glyphs that have a fact, cut where blocks begin.
fn elements(page: &Stream, wanted: u8) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (at, glyph) in page.glyphs.iter().enumerate().filter(|(_, glyph)| glyph.is(wanted)) {
        match ranges.last_mut() {
            Some(range) if range.end == at && !glyph.is(fact::BLOCK) => range.end = at + 1,
            _ => ranges.push(at..at + 1),
        }
    }
    ranges
}
