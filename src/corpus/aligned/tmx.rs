//! Translation memories in TMX 1.4b (LISA OSCAR, 2005; <https://www.gala-global.org/tmx-14b>), read unit by unit.

use super::{AlignedFile, AlignedUnit};
use crate::corpus::rows::Passage;
use crate::error::{Error, Result};
use crate::language::Lang;
use quick_xml::Reader;
use quick_xml::encoding::DecodingReader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use std::io::{self, BufRead, Read};

pub(super) fn open(name: String, mut reader: impl BufRead + 'static, from: &Lang, to: &Lang) -> Result<AlignedFile> {
    // A byte-order mark is right, whatever the declaration says.
    let start = reader.fill_buf().map_err(|error| Error::io(&name, error))?;
    let marked = [&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"].iter().any(|mark| start.starts_with(mark));
    let mut memory = Memory {
        xml: Reader::from_reader(Lines { inner: DecodingReader::new(reader), passed: 0 }),
        name,
        marked,
        languages: [from.clone(), to.clone()],
        buffer: Vec::new(),
        number: 0,
        ended: false,
        original: None,
    };
    // The header stands before all units, so reading the first one reads it.
    let first = memory.next_unit().transpose();
    let original = memory.original.clone();
    let rest = std::iter::from_fn(move || memory.next_unit().transpose());
    Ok(AlignedFile { original, units: Box::new(first.into_iter().chain(rest)) })
}

/// A memory that is being read.
struct Memory<R: BufRead> {
    xml: Reader<Lines<DecodingReader<R>>>,
    name: String,
    /// The file begins with a byte-order mark.
    marked: bool,
    languages: [Lang; 2],
    buffer: Vec<u8>,
    /// Units read so far.
    number: usize,
    ended: bool,
    original: Option<Lang>,
}

/// What a tag means here.
enum Tag {
    Header(Option<Lang>),
    Unit(Option<String>),
    Variant(Option<Lang>),
    Segment,
    /// Native codes inside a segment: no text.
    Code,
    /// Highlighting inside a segment: text.
    Other,
}

impl<R: BufRead> Memory<R> {
    fn next_unit(&mut self) -> Result<Option<AlignedUnit>> {
        if self.ended {
            return Ok(None);
        }
        let unit = self.read_unit();
        self.ended = !matches!(unit, Ok(Some(_)));
        unit
    }

    fn read_unit(&mut self) -> Result<Option<AlignedUnit>> {
        let mut unit: Option<AlignedUnit> = None;
        let mut lang: Option<Lang> = None;
        let mut text: Option<String> = None;
        // Open elements of native code, inside which nothing is text.
        let mut code = 0_usize;
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer);
            let line = self.xml.get_ref().passed + 1;
            let event = event.map_err(|error| Error::at_line(&self.name, line, format!("not well-formed XML: {error}")))?;
            match event {
                Event::Decl(declaration) => {
                    if let Some(encoding) = declaration.encoder().filter(|_| !self.marked) {
                        self.xml.get_mut().inner.set_encoding(encoding);
                    }
                }
                Event::Start(start) => match tag(&start) {
                    Tag::Header(original) => self.original = original,
                    Tag::Unit(id) => {
                        self.number += 1;
                        let id = id.unwrap_or_else(|| self.number.to_string());
                        unit =
                            Some(AlignedUnit { id, pair: self.name.clone(), line, order: None, score: None, source: None, target: None });
                    }
                    Tag::Variant(of) => lang = of,
                    Tag::Segment => text = Some(String::new()),
                    Tag::Code => code += 1,
                    Tag::Other => {}
                },
                Event::Empty(start) => {
                    if let Tag::Header(original) = tag(&start) {
                        self.original = original;
                    }
                }
                Event::Text(piece) if code == 0 => {
                    if let Some(text) = &mut text {
                        text.push_str(&piece.xml10_content());
                    }
                }
                Event::CData(piece) if code == 0 => {
                    if let Some(text) = &mut text {
                        text.push_str(&piece.xml10_content());
                    }
                }
                Event::GeneralRef(reference) if code == 0 => {
                    if let Some(text) = &mut text {
                        match reference.resolve_char_ref() {
                            Ok(Some(c)) => text.push(c),
                            _ => text.push_str(resolve_predefined_entity(&reference).unwrap_or_default()),
                        }
                    }
                }
                Event::End(end) => match end.local_name().as_ref() {
                    "bpt" | "ept" | "it" | "ph" | "ut" | "sub" => code = code.saturating_sub(1),
                    "seg" => {
                        if let (Some(unit), Some(text)) = (&mut unit, text.take().filter(|text| !text.trim().is_empty())) {
                            let to = text.chars().count();
                            let passage = Passage { text, doc: format!("{}#{}", self.name, self.number), from: 0, to };
                            match &lang {
                                Some(lang) if *lang == self.languages[0] => unit.source = Some(passage),
                                Some(lang) if *lang == self.languages[1] => unit.target = Some(passage),
                                _ => {}
                            }
                        }
                    }
                    "tuv" => lang = None,
                    "tu" if unit.is_some() => return Ok(unit),
                    _ => {}
                },
                Event::Eof if unit.is_some() || self.number == 0 && self.original.is_none() => {
                    return Err(Error::at_line(&self.name, line, "not a whole TMX: the file ends before its units do"));
                }
                Event::Eof => return Ok(None),
                _ => {}
            }
        }
    }
}

fn tag(start: &BytesStart<'_>) -> Tag {
    let attribute = |wanted: &[&str]| {
        let mut attributes = start.attributes().flatten();
        attributes.find(|attribute| wanted.contains(&attribute.key.as_ref())).map(|attribute| attribute.value.trim().to_owned())
    };
    // Only the language counts, not the country.
    let language = |code: String| (!code.starts_with('*') && !code.is_empty()).then(|| Lang::new(&code));
    match start.local_name().as_ref() {
        "header" => Tag::Header(Some(attribute(&["srclang"]).and_then(language).unwrap_or(Lang::UNKNOWN))),
        "tu" => Tag::Unit(attribute(&["tuid"])),
        "tuv" => Tag::Variant(attribute(&["xml:lang", "lang"]).and_then(language)),
        "seg" => Tag::Segment,
        "bpt" | "ept" | "it" | "ph" | "ut" | "sub" => Tag::Code,
        _ => Tag::Other,
    }
}

/// Counts the lines that have been passed.
struct Lines<R> {
    inner: R,
    passed: u64,
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(out)?;
        self.passed += out[..read].iter().filter(|&&byte| byte == b'\n').count() as u64;
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        // What is consumed lies in the buffer: looking at it reads nothing.
        if let Ok(buffer) = self.inner.fill_buf() {
            self.passed += buffer[..amount.min(buffer.len())].iter().filter(|&&byte| byte == b'\n').count() as u64;
        }
        self.inner.consume(amount);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?>\n<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n<tmx version=\"1.4\"><header srclang=\"ar\" datatype=\"plaintext\"/>\n<body>\n";

    fn read(xml: Vec<u8>) -> Result<(Option<Lang>, Vec<AlignedUnit>)> {
        let file = open("m.tmx".to_owned(), std::io::Cursor::new(xml), &Lang::FRENCH, &Lang::ARABIC)?;
        Ok((file.original, file.units.collect::<Result<_>>()?))
    }

    const UNITS: &str = "<tu tuid=\"a\"><note>n</note><tuv xml:lang=\"fr-FR\"><seg>Le quai &amp; <bpt i=\"1\">&lt;b&gt;</bpt><hi>l&#x2019;eau</hi></seg></tuv>\n\
        <tuv xml:lang=\"AR\"><seg>الرصيف</seg></tuv><tuv xml:lang=\"en\"><seg>quay</seg></tuv></tu>\n\
        <tu><tuv lang=\"fr\"><seg>Seul</seg></tuv></tu></body></tmx>";

    #[test]
    fn units_are_read_with_their_lines() {
        let (original, units) = read(format!("{HEAD}{UNITS}").into_bytes()).expect("a good memory");
        assert_eq!(original, Some(Lang::ARABIC));
        assert_eq!(units.len(), 2);
        assert_eq!((units[0].id.as_str(), units[0].line), ("a", 5));
        assert_eq!(units[0].source, Some(Passage { text: "Le quai & l’eau".into(), doc: "m.tmx#1".into(), from: 0, to: 15 }));
        assert_eq!(units[0].target.as_ref().map(|target| target.text.as_str()), Some("الرصيف"));
        assert_eq!((units[1].id.as_str(), units[1].line, units[1].target.as_ref()), ("2", 7, None));
    }

    #[test]
    fn utf_16_is_read() {
        // The declaration may be wrong, the byte-order mark is not.
        for encoding in ["UTF-16", "UTF-8"] {
            let mut bytes = vec![0xff, 0xfe];
            let xml = format!("{HEAD}{UNITS}").replace("version=\"1.0\"", &format!("version=\"1.0\" encoding=\"{encoding}\""));
            bytes.extend(xml.encode_utf16().flat_map(u16::to_le_bytes));
            assert_eq!(read(bytes).expect("a good memory").1.len(), 2);
        }
    }

    #[test]
    fn broken_memories_say_where() {
        for (xml, start) in [
            (format!("{HEAD}<tu><tuv xml:lang=\"fr\"><seg>a</tuv></tu>"), "m.tmx:5: not well-formed XML"),
            (format!("{HEAD}<tu><tuv xml:lang=\"fr\"><seg>a"), "m.tmx:5: not"),
            (String::new(), "m.tmx:1: not a whole TMX"),
            ("just text".to_owned(), "m.tmx:1: not a whole TMX"),
        ] {
            let message = read(xml.into_bytes()).expect_err("a broken memory").to_string();
            assert!(message.starts_with(start), "{message}");
        }
    }
}
