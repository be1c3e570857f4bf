//! Documents as JSON rows, one a line.

use super::spool::LONGEST;
use crate::error::Error;
use crate::language::Lang;
use encoding_rs::Encoding;
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::io::{BufRead, Read};

/// A row as the list of documents needs it: everything but the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowHead {
    pub(super) id: String,
    pub(super) lang: Option<Lang>,
    pub(super) pair: Option<String>,
    /// Line, from 1.
    pub(super) line: u64,
    /// Bytes before the row.
    pub(super) from: u64,
    /// Bytes of the row.
    pub(super) length: u64,
}

/// A row in full. Keys that are not listed here are left alone.
#[derive(Debug, Deserialize)]
pub(super) struct Row {
    pub(super) text: Option<String>,
    pub(super) html: Option<String>,
    title: Option<Scalar>,
    date: Option<Scalar>,
    url: Option<Scalar>,
}

impl Row {
    /// Reads a line that [`index`] accepted.
    pub(super) fn parse(bytes: &[u8], given: Option<&'static Encoding>) -> Result<Row, String> {
        serde_json::from_str(&text_of(bytes, given)?).map_err(|error| explain(&error))
    }

    pub(super) fn metadata(&self) -> crate::document::Metadata {
        let text = |value: &Option<Scalar>| value.as_ref().map(Scalar::to_text).filter(|text| !text.is_empty());
        crate::document::Metadata { title: text(&self.title), date: text(&self.date), url: text(&self.url) }
    }
}

/// A string, or a number taken for one.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Text(String),
    Number(serde_json::Number),
}

impl Scalar {
    fn to_text(&self) -> String {
        match self {
            Scalar::Text(text) => text.trim().to_owned(),
            Scalar::Number(number) => number.to_string(),
        }
    }
}

#[derive(Deserialize)]
struct Head {
    id: Option<Scalar>,
    lang: Option<String>,
    pair: Option<Scalar>,
    text: Option<IgnoredAny>,
    html: Option<IgnoredAny>,
}

/// Lists the rows of a file in one pass. Lines that are no documents become errors, and the rest goes on.
pub(super) fn index(reader: &mut dyn BufRead, file: &str, given: Option<&'static Encoding>) -> (Vec<RowHead>, Vec<Error>) {
    let (mut heads, mut errors) = (Vec::new(), Vec::new());
    let (mut bytes, mut from, mut line) = (Vec::new(), 0u64, 0u64);
    loop {
        bytes.clear();
        line += 1;
        let length = match reader.take(LONGEST + 1).read_until(b'\n', &mut bytes) {
            Ok(0) => break,
            Ok(length) => length as u64,
            Err(error) => {
                errors.push(Error::at_line(file, line, format!("cannot be read on from here: {error}")));
                break;
            }
        };
        if length > LONGEST {
            errors.push(Error::at_line(file, line, "a line of more than 1 GiB: JSONL has one document a line"));
            break;
        }
        if line == 1 && (bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF])) {
            errors.push(Error::at_line(file, line, "UTF-16: JSON must be UTF-8, convert the file"));
            break;
        }
        match head(&bytes, given) {
            Ok(Some(head)) => heads.push(RowHead { line, from, length, ..head }),
            Ok(None) => {}
            Err(message) => errors.push(Error::at_line(file, line, message)),
        }
        from += length;
    }
    (heads, errors)
}

/// The head of one line; `None` for a blank one.
fn head(bytes: &[u8], given: Option<&'static Encoding>) -> Result<Option<RowHead>, String> {
    let text = text_of(bytes, given)?;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let head: Head = serde_json::from_str(&text).map_err(|error| explain(&error))?;
    let id = head.id.as_ref().map(Scalar::to_text).filter(|id| !id.is_empty());
    let id = id.ok_or("no “id”: give every row one, a text or a number")?;
    if head.text.is_none() && head.html.is_none() {
        return Err(format!("row “{id}” has neither “text” nor “html”"));
    }
    let lang = head.lang.as_deref().map(language).transpose()?.flatten();
    let pair = head.pair.as_ref().map(Scalar::to_text).filter(|pair| !pair.is_empty());
    Ok(Some(RowHead { id, lang, pair, line: 0, from: 0, length: 0 }))
}

/// The language that a cell or value names; `None` when it is empty.
pub(super) fn language(code: &str) -> Result<Option<Lang>, String> {
    let code = code.trim();
    let lang = Lang::new(code);
    if lang == Lang::UNKNOWN {
        return Ok(None);
    }
    if !matches!(lang.as_str().len(), 2 | 3) || !lang.as_str().bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Err(format!("“{code}” is no language code: write fr, ar, en ..."));
    }
    Ok(Some(lang))
}

fn text_of<'a>(bytes: &'a [u8], given: Option<&'static Encoding>) -> Result<Cow<'a, str>, String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match (std::str::from_utf8(bytes), given) {
        (Ok(text), _) => Ok(Cow::Borrowed(text)),
        (Err(_), Some(encoding)) if encoding != encoding_rs::UTF_8 => encoding
            .decode_without_bom_handling_and_without_replacement(bytes)
            .ok_or_else(|| format!("cannot be read as {}: JSON should be UTF-8", encoding.name())),
        (Err(error), _) => {
            let at = error.valid_up_to();
            let byte = bytes.get(at).copied().unwrap_or_default();
            Err(format!("byte 0x{byte:02X} at byte {at} of the line is not UTF-8: convert the file, or give its encoding with --encoding"))
        }
    }
}

/// The parser counts lines within the row, which would mislead.
fn explain(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let message = text.rsplit_once(" at line ").map_or(text.as_str(), |(message, _)| message);
    format!("not a JSON row, column {}: {message}", error.column())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(text: &str) -> (Vec<RowHead>, Vec<String>) {
        let (heads, errors) = index(&mut text.as_bytes(), "d.jsonl", None);
        (heads, errors.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn rows_are_found_by_offset() {
        let text =
            "\u{feff}{\"id\":7,\"lang\":\"fr-MA\",\"text\":\"Bonjour.\",\"pair\":3}\r\n\n{\"id\":\"b\",\"html\":\"<p>x\",\"extra\":[1]}";
        let (heads, errors) = listed(text);
        assert_eq!(errors, [""; 0]);
        assert_eq!((heads[0].id.as_str(), heads[0].pair.as_deref(), heads[0].lang.clone()), ("7", Some("3"), Some(Lang::FRENCH)));
        assert_eq!((heads[1].id.as_str(), heads[1].line, heads[1].lang.clone()), ("b", 3, None));
        let row = &text.as_bytes()[heads[1].from as usize..(heads[1].from + heads[1].length) as usize];
        assert_eq!(Row::parse(row, None).unwrap().html.as_deref(), Some("<p>x"));
    }

    #[test]
    fn bad_lines_are_named_and_the_rest_goes_on() {
        let lines = [
            r#"{"id":"a","text":"Un."}"#,
            r#"{"lang":"fr","text":"Sans nom."}"#,
            r#"{"id":"c","text":"#,
            r#"{"id":"d"}"#,
            r#"{"id":"e","lang":"français","text":"x"}"#,
            r#"[1]"#,
            r#"{"id":"g","text":"Deux."}"#,
        ];
        let (heads, errors) = listed(&lines.join("\n"));
        assert_eq!(heads.iter().map(|head| head.id.as_str()).collect::<Vec<_>>(), ["a", "g"]);
        for (error, start) in
            errors.iter().zip(["d.jsonl:2: no “id”", "d.jsonl:3: not a JSON", "d.jsonl:4: row “d”", "d.jsonl:5: “français”"])
        {
            assert!(error.starts_with(start), "{error}");
        }
        assert_eq!(errors.len(), 5);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_named() {
        let line = b"{\"id\":1,\"text\":\"caf\xE9\"}";
        let (heads, errors) = index(&mut &line[..], "d.jsonl", None);
        assert!(heads.is_empty() && errors[0].to_string().contains("0xE9"), "{errors:?}");
        assert_eq!(index(&mut &line[..], "d.jsonl", Some(encoding_rs::WINDOWS_1252)).0.len(), 1);
        assert_eq!(Row::parse(line, Some(encoding_rs::WINDOWS_1252)).unwrap().text.as_deref(), Some("café"));
    }

    #[test]
    fn metadata_is_kept_as_given() {
        let row = Row::parse(r#"{"id":1,"text":"x","title":" Le port ","date":20250103,"url":null}"#.as_bytes(), None).unwrap();
        let said = row.metadata();
        assert_eq!((said.title.as_deref(), said.date.as_deref(), said.url), (Some("Le port"), Some("20250103"), None));
    }
}
