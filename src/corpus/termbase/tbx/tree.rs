//! XML as far as TBX needs it: one entry at a time as a small tree.

use crate::error::{Error, Result};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Elements within elements that an entry may have. TBX has ten; without a limit a broken file could exhaust the stack.
const DEEPEST: usize = 64;

/// An element of an entry.
#[derive(Debug, Default)]
pub(super) struct Node {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<Node>,
    /// All text in it, that of inline elements too.
    text: String,
    /// Line at which it begins, from 1.
    pub line: u64,
}

impl Node {
    /// The value of an attribute, `xml:lang` by its local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The data category: the `type` of a meta data category, or in the style DCT the name of the element itself.
    pub fn category(&self) -> &str {
        match self.name.as_str() {
            "descrip" | "admin" | "termNote" | "ref" | "xref" | "descripNote" | "adminNote" | "transac" | "transacNote" => {
                self.attribute("type").unwrap_or_default()
            }
            name => name,
        }
    }

    /// The text without white space around it.
    pub fn text(&self) -> &str {
        self.text.trim()
    }
}

/// Calls `each` with every element called `termEntry` or `conceptEntry`.
///
/// # Errors
/// With `file:line`: XML that is not well-formed or nested too deep, and what `each` objects to.
pub(super) fn entries(name: &str, text: &str, mut each: impl FnMut(Node) -> Result<()>) -> Result<()> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut lines = Lines { text, at: 0, line: 1 };
    // The elements open inside an entry, the entry first.
    let mut open: Vec<Node> = Vec::new();
    let mut depth = 0_usize;
    loop {
        let line = lines.at(reader.buffer_position());
        let wrong = |line: u64, message: String| Error::at_line(name, line, message);
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => {
                let line = lines.at(reader.error_position());
                return Err(wrong(line, format!("XML that is not well-formed: {error}")));
            }
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                let node = node(&start, line).map_err(|error| wrong(line, format!("XML that is not well-formed: {error}")))?;
                if !open.is_empty() || matches!(node.name.as_str(), "termEntry" | "conceptEntry") {
                    if open.len() >= DEEPEST {
                        return Err(wrong(line, format!("elements within elements, more than {DEEPEST} deep: no TBX entry is like that")));
                    }
                    open.push(node);
                }
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                match (open.pop(), open.last_mut()) {
                    (Some(done), Some(parent)) => {
                        parent.text.push_str(&done.text);
                        parent.children.push(done);
                    }
                    (Some(entry), None) => each(entry)?,
                    (None, _) => {}
                }
            }
            Event::Text(piece) => {
                if let Some(node) = open.last_mut() {
                    push_text(&mut node.text, &piece.xml10_content());
                }
            }
            Event::CData(piece) => {
                if let Some(node) = open.last_mut() {
                    node.text.push_str(&piece.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                let character =
                    reference.resolve_char_ref().map_err(|error| wrong(line, format!("XML that is not well-formed: {error}")))?;
                let resolved = character.map(String::from).or_else(|| resolve_predefined_entity(&reference).map(str::to_owned));
                match (resolved, open.last_mut()) {
                    (Some(resolved), Some(node)) => node.text.push_str(&resolved),
                    (None, _) => {
                        let entity = reference.xml10_content();
                        return Err(wrong(line, format!("the entity `&{entity};` is not known: write the character itself")));
                    }
                    _ => {}
                }
            }
            Event::Eof if depth > 0 => return Err(wrong(line, "the file ends in the middle: an element is not closed".to_owned())),
            Event::Eof => return Ok(()),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn node(start: &BytesStart<'_>, line: u64) -> std::result::Result<Node, String> {
    let local = |name: &str| name.rsplit(':').next().unwrap_or_default().to_owned();
    let mut node = Node { name: local(start.name().as_ref()), line, ..Node::default() };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = quick_xml::escape::unescape(&attribute.value).map_err(|error| error.to_string())?;
        node.attributes.push((local(attribute.key.as_ref()), value.into_owned()));
    }
    Ok(node)
}

/// Adds text as it stands, but that white space with a line break in it, which comes from the layout of the file, becomes one space.
fn push_text(text: &mut String, piece: &str) {
    let mut rest = piece;
    while let Some(at) = rest.find([' ', '\t', '\n', '\r']) {
        text.push_str(&rest[..at]);
        let after = rest[at..].trim_start_matches([' ', '\t', '\n', '\r']);
        let blank = &rest[at..rest.len() - after.len()];
        text.push_str(if blank.contains(['\n', '\r']) { " " } else { blank });
        rest = after;
    }
    text.push_str(rest);
}

/// Lines of byte positions that rise.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u64,
}

impl Lines<'_> {
    fn at(&mut self, position: u64) -> u64 {
        let position = usize::try_from(position).unwrap_or(usize::MAX).min(self.text.len());
        if position > self.at {
            self.line += self.text.as_bytes()[self.at..position].iter().filter(|&&byte| byte == b'\n').count() as u64;
            self.at = position;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Result<Vec<Node>> {
        let mut found = Vec::new();
        entries("g.tbx", text, |node| {
            found.push(node);
            Ok(())
        })?;
        Ok(found)
    }

    #[test]
    fn layout_is_not_text_and_references_are() {
        let found =
            all("<x>\n<termEntry id='a&amp;b'><note>un\n  long <hi>quai</hi> &amp; &#10;deux</note></termEntry></x>").expect("well-formed");
        assert_eq!((found[0].attribute("id"), found[0].line), (Some("a&b"), 2));
        assert_eq!(found[0].children[0].text(), "un long quai & \ndeux");
    }

    #[test]
    fn what_is_not_well_formed_is_an_error_with_its_line() {
        for (text, line) in [
            ("<x>\n<termEntry>\n</x>", 3),
            ("<x>\n<termEntry>&nbsp;</termEntry></x>", 2),
            ("<x>\n\n<termEntry>", 3),
            ("<x>\n<termEntry a=1/></x>", 2),
            ("<x>\n<termEntry a='1' a='2'/></x>", 2),
        ] {
            let error = all(text).expect_err(text).to_string();
            assert!(error.starts_with(&format!("g.tbx:{line}: ")), "{error}\n{text}");
        }
        let deep = "<termEntry>".to_owned() + &"<a>".repeat(100_000);
        assert!(all(&deep).expect_err("too deep").to_string().contains("deep"));
    }
}
