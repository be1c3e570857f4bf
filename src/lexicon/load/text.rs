//! From bytes to text. A lexicon holds two languages, so its encoding cannot be guessed from either: it is UTF-8, or UTF-16 with a byte-order mark.

use crate::error::{Error, Result};
use encoding_rs::{Encoding, UTF_8};
use std::borrow::Cow;

/// The text of a lexicon file without its byte-order mark.
pub(super) fn decode<'b>(name: &str, bytes: &'b [u8]) -> Result<Cow<'b, str>> {
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    if encoding == UTF_8 {
        if let Some(at) = body.iter().position(|&byte| byte == 0) {
            let message =
                "this is a binary file (it has NUL bytes), or UTF-16 without a byte-order mark: unpack it, or save it as text in UTF-8";
            return Err(Error::at_line(name, line_of(body, at), message));
        }
        return match std::str::from_utf8(body) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => {
                let at = error.valid_up_to();
                let byte = body.get(at).copied().unwrap_or_default();
                Err(Error::at_line(name, line_of(body, at), format!("byte 0x{byte:02X} is not UTF-8: save the lexicon as UTF-8")))
            }
        };
    }
    match encoding.decode_without_bom_handling_and_without_replacement(body) {
        Some(text) if !text.contains('\0') => Ok(text),
        _ => Err(Error::input(name, format!("begins like {} and is none: save the lexicon as UTF-8", encoding.name()))),
    }
}

fn line_of(bytes: &[u8], at: usize) -> u64 {
    bytes.iter().take(at).filter(|&&byte| byte == b'\n').count() as u64 + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unicode_is_read_and_marks_go() {
        assert_eq!(decode("l", "pont,جسر".as_bytes()).unwrap(), "pont,جسر");
        assert_eq!(decode("l", "\u{feff}pont".as_bytes()).unwrap(), "pont");
        let wide: Vec<u8> = "\u{feff}pont\tجسر".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode("l", &wide).unwrap(), "pont\tجسر");
    }

    #[test]
    fn anything_else_is_an_error_with_its_line() {
        let error = decode("l.csv", b"pont,x\ncaf\xe9,y\n").unwrap_err().to_string();
        assert!(error.starts_with("l.csv:2: byte 0xE9"), "{error}");
        let error = decode("l.gz", b"\x1f\x8b\0\n").unwrap_err().to_string();
        assert!(error.contains("binary"), "{error}");
        assert!(decode("l", &[0xff, 0xfe, 0x41]).is_err(), "half a character");
    }
}
