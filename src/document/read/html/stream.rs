//! A web page as the characters that a reader sees, each with its place in the raw HTML.

use super::elements::{is_block, is_clutter, is_unseen, is_void};
use crate::text::Span;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{ForwardingEmitter, Tokenizer};
use std::cell::RefCell;
use std::collections::HashMap;
use std::convert::Infallible;
use std::rc::Rc;

/// The attribute that carries an element's place through the article extractor.
const MARK: &str = "data-truchement-at";

/// Facts about a character, as bits of [`Glyph::facts`].
pub(super) mod fact {
    /// A block begins before it.
    pub(in super::super) const BLOCK: u8 = 1;
    /// It stands for a `<br>`.
    pub(in super::super) const BREAK: u8 = 2;
    /// In navigation, a site's header or footer, an aside or a form: never the article.
    pub(in super::super) const FURNITURE: u8 = 4;
    /// In an element whose class or id speaks of adverts, sharing, related articles, cookies.
    pub(in super::super) const CLUTTER: u8 = 8;
    /// In the `<title>`.
    pub(in super::super) const TITLE: u8 = 16;
    /// In an `<h1>`.
    pub(in super::super) const HEADLINE: u8 = 32;
    /// In a `<figcaption>`.
    pub(in super::super) const CAPTION: u8 = 64;
    /// Right after a tag.
    pub(in super::super) const TAG: u8 = 128;
}

/// One visible character.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// The character, entities decoded.
    pub(super) c: char,
    /// See [`fact`].
    pub(super) facts: u8,
    from: u32,
    to: u32,
}

impl Glyph {
    /// Where it stands in the raw HTML.
    pub(super) fn span(&self) -> Span {
        Span::new(self.from as usize, self.to as usize)
    }

    /// A blank in place of what was left out here: it stands for no character.
    pub(super) fn gap(&self) -> Glyph {
        Glyph { c: ' ', facts: 0, from: self.from, to: self.from }
    }

    /// True when the character has the fact.
    pub(super) fn is(&self, fact: u8) -> bool {
        self.facts & fact != 0
    }
}

/// The visible characters of a page.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// In the order of the page. The `<title>` is among them.
    pub(super) glyphs: Vec<Glyph>,
    /// Marks of a page made with [`marked`](Self::marked): number of glyphs before the element, and its place in the raw page.
    pub(super) marks: Vec<(usize, usize)>,
    /// How deep elements lie in one another.
    pub(super) depth: usize,
    /// `<html lang>`.
    pub(super) lang: Option<String>,
    /// Where the names of start tags end.
    names: Vec<u32>,
    starts: Vec<u32>,
}

impl Stream {
    /// Reads a page of less than 4 GiB.
    pub(super) fn new(html: &str) -> Stream {
        let page = Rc::new(RefCell::new(Page { html, ..Page::default() }));
        let listener = Rc::clone(&page);
        let mut tags = CallbackEmitter::new(move |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
            listener.borrow_mut().event(&event, span.start, span.end);
            None
        });
        tags.naively_switch_states(true);
        let emitter = Characters { page: Rc::clone(&page), tags, position: 0, from: 0 };
        let Ok(()) = Tokenizer::new_with_emitter(html, emitter).finish();
        let mut page = page.borrow_mut();
        page.flush();
        std::mem::take(&mut page.stream)
    }

    /// The page with every element carrying its place, for [`marks`](Self::marks) to find again in what an extractor made of it.
    pub(super) fn marked(&self, html: &str) -> String {
        let mut marked = String::with_capacity(html.len() + self.names.len() * (MARK.len() + 12));
        let mut done = 0;
        for (&start, &name) in self.starts.iter().zip(&self.names) {
            let Some(before) = html.get(done..name as usize) else { continue };
            marked.push_str(before);
            marked.push_str(&format!(" {MARK}=\"{start}\""));
            done = name as usize;
        }
        marked.push_str(html.get(done..).unwrap_or_default());
        marked
    }
}

/// Takes characters with their exact places, and leaves tags to the library's own emitter.
struct Characters<'a, T> {
    page: Rc<RefCell<Page<'a>>>,
    tags: T,
    /// Bytes consumed so far.
    position: usize,
    /// Where the next piece of text begins.
    from: usize,
}

impl<T: html5gum::Emitter<Token = Infallible>> ForwardingEmitter for Characters<'_, T> {
    type Token = Infallible;

    fn inner(&mut self) -> &mut impl html5gum::Emitter<Token = Infallible> {
        &mut self.tags
    }

    fn move_position(&mut self, offset: isize) {
        self.position = self.position.saturating_add_signed(offset);
        self.tags.move_position(offset);
    }

    fn init_string(&mut self) {
        self.from = self.position;
        self.tags.init_string();
    }

    fn emit_string(&mut self, bytes: &[u8]) {
        self.page.borrow_mut().text(bytes, self.from, self.position);
        self.from = self.position;
    }
}

/// A start tag while its attributes come in.
#[derive(Debug, Default)]
struct Tag {
    name: String,
    from: usize,
    attribute: String,
    furniture: bool,
    clutter: bool,
}

#[derive(Debug)]
struct Open {
    name: String,
    facts: u8,
    unseen: bool,
}

#[derive(Debug, Default)]
struct Page<'a> {
    html: &'a str,
    stream: Stream,
    tag: Option<Tag>,
    open: Vec<Open>,
    /// How many open elements bear a name, so that a stray end tag costs nothing.
    count: HashMap<String, usize>,
    /// Text not yet cut into characters: bytes, and the place of each.
    bytes: Vec<u8>,
    places: Vec<(u32, u32)>,
    /// Facts of the next character alone.
    next: u8,
}

impl Page<'_> {
    fn text(&mut self, bytes: &[u8], from: usize, to: usize) {
        let raw = self.html.as_bytes().get(from..to).unwrap_or_default();
        self.bytes.extend_from_slice(bytes);
        let same = raw.len() == bytes.len() || !raw.starts_with(b"&") && raw.ends_with(bytes);
        if same && raw.ends_with(bytes) {
            let first = to - bytes.len();
            self.places.extend((first..to).map(|at| (place(at), place(at + 1))));
        } else {
            self.places.extend(std::iter::repeat_n((place(from), place(to)), bytes.len()));
        }
    }

    /// Cuts the text seen since the last tag into characters.
    fn flush(&mut self) {
        let bytes = std::mem::take(&mut self.bytes);
        let places = std::mem::take(&mut self.places);
        if self.open.last().is_some_and(|open| open.unseen) {
            return;
        }
        let facts = self.open.last().map_or(0, |open| open.facts);
        let mut before = 0;
        for chunk in bytes.utf8_chunks() {
            for (at, c) in chunk.valid().char_indices() {
                let at = before + at;
                let (Some(first), Some(last)) = (places.get(at), places.get(at + c.len_utf8() - 1)) else { continue };
                let span = self.snap(first.0, last.1);
                self.push(c, facts, span);
            }
            before += chunk.valid().len() + chunk.invalid().len();
        }
    }

    fn push(&mut self, c: char, facts: u8, span: (u32, u32)) {
        let facts = facts | std::mem::take(&mut self.next);
        self.stream.glyphs.push(Glyph { c, facts, from: span.0, to: span.1 });
    }

    /// Spans must lie on character boundaries whatever the tokenizer says.
    fn snap(&self, from: u32, to: u32) -> (u32, u32) {
        let end = self.html.len();
        let (mut low, mut high) = ((from as usize).min(end), (to as usize).min(end));
        while !self.html.is_char_boundary(low) {
            low -= 1;
        }
        while !self.html.is_char_boundary(high) {
            high += 1;
        }
        (place(low), place(high))
    }

    fn event(&mut self, event: &CallbackEvent<'_>, from: usize, to: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.flush();
                self.tag = Some(Tag { name: lossy(name), from, ..Tag::default() });
            }
            CallbackEvent::AttributeName { name } => {
                let name = lossy(name);
                if let Some(tag) = &mut self.tag {
                    tag.furniture |= name == "hidden";
                    tag.attribute = name;
                }
            }
            CallbackEvent::AttributeValue { value } => self.attribute(&lossy(value)),
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(tag) = self.tag.take() {
                    self.start(tag, to);
                }
            }
            CallbackEvent::EndTag { name } => {
                self.flush();
                self.end(&lossy(name));
            }
            _ => {}
        }
    }

    fn attribute(&mut self, value: &str) {
        let Some(tag) = &mut self.tag else { return };
        match tag.attribute.as_str() {
            MARK => {
                if let Ok(at) = value.parse() {
                    self.stream.marks.push((self.stream.glyphs.len(), at));
                }
            }
            "lang" | "xml:lang" if tag.name == "html" && self.stream.lang.is_none() => self.stream.lang = Some(value.to_owned()),
            "role" => {
                tag.furniture |= matches!(value, "navigation" | "banner" | "contentinfo" | "complementary" | "search" | "dialog" | "menu")
            }
            "aria-hidden" => tag.furniture |= value == "true",
            "class" | "id" => tag.clutter |= is_clutter(value),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag, to: usize) {
        self.mark(&tag);
        let name = tag.name.as_str();
        self.next |= fact::TAG;
        if name == "br" {
            let facts = self.open.last().map_or(0, |open| open.facts);
            let span = self.snap(place(tag.from), place(to.max(tag.from)));
            self.push('\n', facts | fact::BREAK, span);
            return;
        }
        if is_block(name) {
            self.next |= fact::BLOCK;
            if self.open.last().is_some_and(|open| open.name == "p") {
                self.end("p");
            }
        }
        if matches!(name, "li" | "dt" | "dd" | "tr" | "td" | "th" | "option") && self.open.last().is_some_and(|open| open.name == name) {
            self.end(name);
        }
        if is_void(name) {
            return;
        }
        let parent = self.open.last();
        let mut facts = parent.map_or(0, |open| open.facts);
        let inside = parent.is_some_and(|open| open.unseen);
        let in_article = self.count.get("article").is_some_and(|&open| open > 0);
        facts |= match name {
            "nav" | "footer" | "aside" | "form" | "button" | "dialog" | "menu" => fact::FURNITURE,
            "header" if !in_article => fact::FURNITURE,
            "title" => fact::TITLE,
            "h1" => fact::HEADLINE,
            "figcaption" => fact::CAPTION,
            _ => 0,
        };
        // Pages set these on everything while they load.
        if !matches!(name, "html" | "body" | "main" | "article") {
            facts |= if tag.furniture { fact::FURNITURE } else { 0 } | if tag.clutter { fact::CLUTTER } else { 0 };
        }
        self.open.push(Open { name: name.to_owned(), facts, unseen: inside || is_unseen(name) });
        *self.count.entry(tag.name).or_default() += 1;
        self.stream.depth = self.stream.depth.max(self.open.len());
    }

    /// Remembers where the extractor's mark goes: behind the name of the tag.
    fn mark(&mut self, tag: &Tag) {
        let end = tag.from + 1 + tag.name.len();
        let written = self.html.get(tag.from..end).and_then(|raw| raw.strip_prefix('<'));
        if written.is_some_and(|raw| raw.eq_ignore_ascii_case(&tag.name)) {
            self.stream.starts.push(place(tag.from));
            self.stream.names.push(place(end));
        }
    }

    fn end(&mut self, name: &str) {
        self.next |= fact::TAG;
        if is_block(name) {
            self.next |= fact::BLOCK;
        }
        if self.count.get(name).is_none_or(|&open| open == 0) {
            return;
        }
        while let Some(open) = self.open.pop() {
            if let Some(count) = self.count.get_mut(&open.name) {
                *count = count.saturating_sub(1);
            }
            if open.name == name {
                break;
            }
        }
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(html: &str) -> String {
        Stream::new(html).glyphs.iter().map(|glyph| glyph.c).collect()
    }

    fn places(html: &str) -> Vec<(char, &str)> {
        Stream::new(html).glyphs.iter().map(|glyph| (glyph.c, glyph.span().of(html))).collect()
    }

    #[test]
    fn entities_keep_their_place() {
        let html = "<p>A&nbsp;&eacute;&#x62A;&amp é&copyé&#33</p>";
        let expected = [
            ('A', "A"),
            ('\u{a0}', "&nbsp;"),
            ('é', "&eacute;"),
            ('ت', "&#x62A;"),
            ('&', "&amp"),
            (' ', " "),
            ('é', "é"),
            ('©', "&copy"),
            ('é', "é"),
            ('!', "&#33"),
        ];
        assert_eq!(places(html), expected);
    }

    #[test]
    fn what_is_no_entity_stays() {
        let html = "R&D &bidon; a < b &; 5 <é &";
        assert_eq!(seen(html), html);
        assert!(places(html).iter().all(|(c, raw)| raw.starts_with(*c) && raw.len() == c.len_utf8()), "{:?}", places(html));
    }

    #[test]
    fn line_ends_are_one_character() {
        assert_eq!(places("a\r\nb\r&lt;"), [('a', "a"), ('\n', "\r"), ('b', "b"), ('\n', "\r"), ('<', "&lt;")]);
    }

    #[test]
    fn scripts_styles_and_comments_are_not_seen() {
        assert_eq!(seen("a<script>if (x < 1) { '<p>' }</script><!-- c --><style>p{}</style><noscript><p>n</p></noscript>b"), "ab");
    }

    #[test]
    fn breaks_stand_for_their_tag() {
        assert_eq!(places("a<br class='x>y'>b"), [('a', "a"), ('\n', "<br class='x>y'>"), ('b', "b")]);
    }

    #[test]
    fn furniture_is_known_by_element_role_and_class() {
        let html = "<nav>1</nav><div class='pub haut'>2</div><div role=banner>3</div><p class=publie>4<p hidden>5<p>6";
        let stream = Stream::new(html);
        let plain: String = stream.glyphs.iter().filter(|glyph| !glyph.is(fact::FURNITURE | fact::CLUTTER)).map(|glyph| glyph.c).collect();
        assert_eq!(plain, "46");
    }

    #[test]
    fn marks_survive_parsing() {
        let html = "<div><P class=a>x</P><br/>y</div>";
        let marked = Stream::new(html).marked(html);
        assert_eq!(marked.matches(MARK).count(), 3, "{marked}");
        assert_eq!(Stream::new(&marked).marks, [(0, 0), (0, 5), (1, 21)]);
    }
}
