//! The article of a web page. `dom_smoothie` says which text is the article; every character of it is then taken from the raw HTML, with its place there.

mod article;
mod elements;
mod stream;

use super::encoding::Fault;
use crate::document::{Metadata, Reading};
use crate::text::Span;
use encoding_rs::Encoding;
use stream::{Glyph, Stream, fact};

/// Bytes at the beginning of a page in which it must declare its encoding (the standard says 1,024; not every newspaper keeps to it).
const PRESCAN: usize = 4096;

/// The article of a page.
#[derive(Debug)]
pub(super) struct Article {
    /// Always [`Reading::Extracted`].
    pub(super) reading: Reading,
    pub(super) metadata: Metadata,
    /// The language that the page declares.
    pub(super) lang: Option<String>,
}

/// Takes the article out of a page: headline, paragraphs, headings and captions, a blank line between them, `<br>` as a line end.
pub(super) fn article(html: &str) -> Article {
    let page = Stream::new(html);
    let found = article::find(html, &page);
    let lang = page.lang.clone().or(found.lang).filter(|lang| !lang.trim().is_empty());
    Article { reading: assemble(&page, &found.kept), metadata: found.metadata, lang }
}

/// Strings the kept characters together.
fn assemble(page: &Stream, kept: &[bool]) -> Reading {
    let mut writer = Writer::default();
    for (glyph, &kept) in page.glyphs.iter().zip(kept) {
        if glyph.is(fact::BLOCK) {
            writer.block = true;
        }
        match () {
            () if glyph.is(fact::BREAK) => {
                writer.breaks += 1;
                writer.first_break.get_or_insert(*glyph);
            }
            () if glyph.c.is_whitespace() => writer.space.push(*glyph),
            () if kept => writer.put(glyph),
            // A word between two kept ones was left out.
            () if writer.space.is_empty() => writer.space.push(glyph.gap()),
            () => {}
        }
    }
    Reading::Extracted { text: writer.text, origin: writer.origin }
}

#[derive(Default)]
struct Writer {
    text: String,
    origin: Vec<(u32, Span)>,
    /// What stands between the last character written and the next.
    space: Vec<Glyph>,
    breaks: usize,
    first_break: Option<Glyph>,
    block: bool,
}

impl Writer {
    fn put(&mut self, glyph: &Glyph) {
        let space = std::mem::take(&mut self.space);
        let first_break = self.first_break.take();
        let (block, breaks) = (std::mem::take(&mut self.block), std::mem::take(&mut self.breaks));
        match first_break {
            _ if self.text.is_empty() => {}
            Some(tag) if !block && breaks == 1 => self.write('\n', tag.span()),
            None if !block => self.spaces(&space),
            _ => {
                // The blank line stands for tags, not for characters: an empty span behind the paragraph.
                let end = self.origin.last().map_or(0, |(_, span)| span.end);
                self.write('\n', Span::new(end, end));
                self.write('\n', Span::new(end, end));
            }
        }
        self.write(glyph.c, glyph.span());
    }

    /// White space as a browser shows it: runs of blanks and line ends are one blank, no-break and narrow spaces stay what they are.
    fn spaces(&mut self, space: &[Glyph]) {
        let mut after_blank = false;
        for glyph in space {
            let blank = glyph.c.is_ascii();
            if !blank {
                self.write(glyph.c, glyph.span());
            } else if !after_blank {
                self.write(' ', glyph.span());
            }
            after_blank = blank;
        }
    }

    fn write(&mut self, c: char, span: Span) {
        self.origin.push((u32::try_from(self.text.len()).unwrap_or(u32::MAX), span));
        self.text.push(c);
    }
}

/// The encoding that a page declares in its first bytes: `<meta charset>`, `<meta http-equiv>` or an XML declaration.
pub(super) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head: String =
        bytes.iter().take(PRESCAN).map(|&byte| if byte.is_ascii() { byte.to_ascii_lowercase() as char } else { '?' }).collect();
    head.split('<').find_map(|tag| {
        let tag = tag.split('>').next().unwrap_or(tag);
        let key = match () {
            () if tag.starts_with("meta") => "charset",
            () if tag.starts_with("?xml") => "encoding",
            () => return None,
        };
        let value = tag.split_once(key)?.1.trim_start().strip_prefix('=')?.trim_start_matches([' ', '"', '\'']);
        let label = value.split(['"', '\'', ';', ' ', '/', '?']).next()?;
        Encoding::for_label_no_replacement(label.as_bytes())
    })
}

/// Decodes a page.
pub(super) fn decode(bytes: &[u8], given: Option<&'static Encoding>, lang: Option<&crate::language::Lang>) -> Result<String, Fault> {
    super::encoding::decode(bytes, given, declared_encoding(bytes), lang)
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
