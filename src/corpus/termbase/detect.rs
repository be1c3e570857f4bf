//! Which format a glossary file is in.

use super::{TermbaseFormat, cells};
use crate::error::{Error, Result};
use crate::language::Lang;
use encoding_rs::{Encoding, UTF_8};

/// Tells the format of a glossary file from its content, and where two formats look the same, from its name.
///
/// # Errors
/// Text that is not UTF-8 (or UTF-16 with a byte-order mark, or, in XML, what the declaration says), and XML that is no TBX.
pub fn detect(name: &str, bytes: &[u8], from: &Lang, to: &Lang) -> Result<TermbaseFormat> {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    let is_markup = is_markup(bytes);
    if !is_markup && extension == "csv" && std::str::from_utf8(bytes).is_err() && Encoding::for_bom(bytes).is_none() {
        // The reader of our own table says where the text breaks off.
        return Ok(TermbaseFormat::Csv);
    }
    let text = decode(name, bytes)?;
    if is_markup || extension == "tbx" {
        return markup(name, &text);
    }
    Ok(of_table(&text, &extension, from, to))
}

fn is_markup(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let wide: &[u8] = &start[..start.len().min(4)];
    matches!(wide, [0xff, 0xfe, b'<', 0] | [0xfe, 0xff, 0, b'<']) || start.trim_ascii_start().first() == Some(&b'<')
}

/// The version of a TBX file, from its first element.
fn markup(name: &str, text: &str) -> Result<TermbaseFormat> {
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let skip = match rest {
            _ if rest.starts_with("!--") => "-->",
            _ if rest.starts_with('?') => "?>",
            _ if rest.starts_with('!') => ">",
            _ => {
                let root: &str = rest.split([' ', '>', '/', '\t', '\r', '\n']).next().unwrap_or_default();
                return match root.rsplit(':').next() {
                    Some("martif") => Ok(TermbaseFormat::Tbx2),
                    Some("tbx") => Ok(TermbaseFormat::Tbx3),
                    _ => Err(Error::input(
                        name,
                        format!("XML that begins with <{root}> is no TBX (<martif> or <tbx>), so it is no glossary"),
                    )),
                };
            }
        };
        let Some(end) = rest.find(skip) else { break };
        rest = &rest[end + skip.len()..];
    }
    Err(Error::input(name, "an XML file without an element: a TBX file begins with <martif> or <tbx>"))
}

fn of_table(text: &str, extension: &str, from: &Lang, to: &Lang) -> TermbaseFormat {
    // Only OmegaT has comment lines, and only before the first term can they mislead.
    let body: String = text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default().to_owned() + "\n";
    let separator = cells::separator(&body);
    let Some((_, first)) = cells::rows("", &body, separator).ok().and_then(|rows| rows.into_iter().next()) else {
        return TermbaseFormat::Csv;
    };
    let titles: Vec<String> = first.iter().map(str::to_ascii_lowercase).collect();
    let has = |title: &str| titles.iter().any(|cell| cell == title);
    if has("id") {
        return TermbaseFormat::Csv;
    }
    if titles.iter().any(|title| title.starts_with("entry_")) || has("term_info") {
        return TermbaseFormat::MemoQ;
    }
    let locales = titles.iter().filter(|title| locale(title).is_some()).count();
    if locales >= 2 && (has("forbidden") || has("subdomain") || has("example of use")) {
        return TermbaseFormat::MateCat;
    }
    if locales >= 2 && (has("pos") || has("description") || has("glossary_id")) {
        return TermbaseFormat::GoogleSet;
    }
    let is_column =
        |title: &String| matches!(title.as_str(), "domain" | "definition" | "status") || *title == from.as_str() || *title == to.as_str();
    let coded = titles.len() >= 4 && !titles[..2].iter().any(is_column) && locale(&titles[2]).is_some() && locale(&titles[3]).is_some();
    if titles.iter().any(is_column) && titles.len() > 1 && !coded {
        return TermbaseFormat::Csv;
    }
    if separator == b'\t' && !coded || matches!(extension, "tsv" | "tab" | "txt" | "utf8") {
        return TermbaseFormat::OmegaT;
    }
    if titles.len() == 2 || coded { TermbaseFormat::DeepL } else { TermbaseFormat::Csv }
}

/// The language of a code such as `fr`, `pt-BR` or `zh_Hant`.
pub(super) fn locale(code: &str) -> Option<Lang> {
    let mut parts = code.split(['-', '_']);
    let primary = parts.next().unwrap_or_default();
    let is_code = (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_alphabetic());
    let is_tagged = parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    // Columns of our own and of others that look like a code.
    let is_word = matches!(code.to_ascii_lowercase().as_str(), "id" | "pos" | "not" | "tag");
    (is_code && is_tagged && !is_word).then(|| Lang::new(code))
}

/// The text of a file: by its byte-order mark, else, in XML, as it declares, else UTF-8.
///
/// # Errors
/// Bytes that are not text in that encoding, with the line.
pub(super) fn decode(name: &str, bytes: &[u8]) -> Result<String> {
    let (encoding, skip) = Encoding::for_bom(bytes).or_else(|| declared(bytes).map(|encoding| (encoding, 0))).unwrap_or((UTF_8, 0));
    let body = &bytes[skip..];
    if encoding == UTF_8 {
        return std::str::from_utf8(body).map(str::to_owned).map_err(|error| {
            let line = 1 + body[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count() as u64;
            Error::at_line(name, line, "not UTF-8: save the file as UTF-8")
        });
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body).map(std::borrow::Cow::into_owned);
    text.ok_or_else(|| Error::input(name, format!("the text is not {} as the file says: save it as UTF-8", encoding.name())))
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let declaration = head.trim_start().strip_prefix("<?xml")?.split("?>").next()?;
    let value = declaration.split("encoding").nth(1)?.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|sign| matches!(sign, '"' | '\''))?;
    let label = value[1..].split(quote).next()?;
    // A declaration that could be read is in an encoding that has ASCII's bytes; "UTF-16" is then a remnant of another file.
    Encoding::for_label_no_replacement(label.as_bytes()).map(Encoding::output_encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(name: &str, content: &str) -> TermbaseFormat {
        detect(name, content.as_bytes(), &Lang::FRENCH, &Lang::ARABIC).expect("a known format")
    }

    #[test]
    fn formats_are_told_apart() {
        for (name, content, expected) in [
            ("g.csv", "\u{feff}id;fr;ar\n", TermbaseFormat::Csv),
            ("g.csv", "fr,ar\na,ب\n", TermbaseFormat::Csv),
            ("g.csv", "identifiant,francais,arabe\n", TermbaseFormat::Csv),
            ("g.csv", "", TermbaseFormat::Csv),
            ("g.csv", "quai,رصيف\n", TermbaseFormat::DeepL),
            ("-", "quai,رصيف,FR,AR\n", TermbaseFormat::DeepL),
            ("g.csv", "fr,en,pos,description\n", TermbaseFormat::GoogleSet),
            ("g.txt", "# mine\nquai\tرصيف\tau port\n", TermbaseFormat::OmegaT),
            ("-", "quai\tرصيف\n", TermbaseFormat::OmegaT),
            ("g.tsv", "id\tfr\tar\n", TermbaseFormat::Csv),
            (
                "g.csv",
                "Forbidden,Domain,Subdomain,Definition,fr-FR,Notes,Example of use,ar-MA,Notes,Example of use\n",
                TermbaseFormat::MateCat,
            ),
            ("g.csv", "Entry_ID;Entry_Subject;French_Def;French\n", TermbaseFormat::MemoQ),
            ("g.tbx", "<?xml version='1.0'?><!DOCTYPE martif SYSTEM 'x.dtd'>\n<martif type='TBX'/>", TermbaseFormat::Tbx2),
            ("g.xml", "\u{feff}<!-- <martif> --><tbx xmlns='urn:iso:std:iso:30042:ed-2'/>", TermbaseFormat::Tbx3),
        ] {
            assert_eq!(told(name, content), expected, "{name} {content}");
        }
    }

    #[test]
    fn other_xml_and_other_encodings_are_errors_that_say_so() {
        let message = |bytes: &[u8]| detect("g.tbx", bytes, &Lang::FRENCH, &Lang::ARABIC).expect_err("not a glossary").to_string();
        assert!(message(b"<tmx version='1.4'/>").contains("<tmx>"));
        assert!(message(b"").contains("without an element"));
        assert!(message(b"<martif>\ncaf\xe9</martif>").starts_with("g.tbx:2: not UTF-8"));
        let wide: Vec<u8> = "\u{feff}<tbx/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(detect("g.tbx", &wide, &Lang::FRENCH, &Lang::ARABIC).expect("UTF-16"), TermbaseFormat::Tbx3);
        assert_eq!(decode("g", b"<?xml version='1.0' encoding='windows-1252'?>\xe9").expect("as declared").chars().last(), Some('é'));
    }
}
