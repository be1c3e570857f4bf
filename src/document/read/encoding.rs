//! From bytes to text. Nothing is ever replaced in silence: what cannot be decoded is a [`Fault`] that says where.

use crate::error::Error;
use crate::language::Lang;
use crate::text::{Script, dominant_script};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

/// Bytes that the detector looks at: it is certain long before.
const SAMPLE: usize = 1 << 16;

/// Why bytes are not text, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Byte offset in the file.
    offset: usize,
    /// Line in the file, from 1.
    line: u64,
    message: String,
}

impl Fault {
    fn new(bytes: &[u8], offset: usize, message: String) -> Self {
        let line = bytes.iter().take(offset).filter(|&&byte| byte == b'\n').count() as u64 + 1;
        Fault { offset, line, message }
    }

    /// The fault as an error in the file called `name`.
    pub(super) fn in_file(self, name: &str) -> Error {
        Error::at_line(name, self.line, format!("{} (byte offset {})", self.message, self.offset))
    }
}

/// The encoding that a user calls `label`: any label of the WHATWG Encoding Standard (`windows-1256`, `latin1`, `utf-16le` ...).
///
/// # Errors
/// When the standard does not know the label.
pub fn encoding_for(label: &str) -> crate::Result<&'static Encoding> {
    // The "replacement" encoding turns everything into U+FFFD.
    Encoding::for_label_no_replacement(label.trim().as_bytes()).ok_or_else(|| {
        Error::Usage(format!("unknown encoding “{label}”: give a name such as utf-8, utf-16le, windows-1256 or windows-1252"))
    })
}

/// Decodes a whole file. A byte-order mark decides before everything else; then `given`; then valid UTF-8; then what the file `declared` of itself;
/// then detection, helped by the language that the text should be in.
pub(super) fn decode(
    bytes: &[u8],
    given: Option<&'static Encoding>,
    declared: Option<&'static Encoding>,
    lang: Option<&Lang>,
) -> Result<String, Fault> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes, mark);
    }
    if let Some(encoding) = given {
        return with(encoding, bytes, 0);
    }
    let broken_at = match std::str::from_utf8(bytes) {
        Ok(text) => return without_nul(text.to_owned(), bytes, 0, UTF_8),
        Err(error) => error.valid_up_to(),
    };
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return Err(nul(bytes, at));
    }
    if let Some(encoding) = declared.filter(|&encoding| encoding != UTF_8) {
        return with(encoding, bytes, 0);
    }
    if is_damaged_utf8(bytes) {
        return Err(undecodable(bytes, broken_at, UTF_8));
    }
    if let Some(at) = binary(bytes) {
        return Err(Fault::new(bytes, at, "this is a binary file, not text: leave it out of the corpus, or convert it to text".into()));
    }
    detect(bytes, lang).ok_or_else(|| undecodable(bytes, broken_at, UTF_8))
}

/// Decodes `bytes` after the first `skip` of them.
fn with(encoding: &'static Encoding, bytes: &[u8], skip: usize) -> Result<String, Fault> {
    let body = bytes.get(skip..).unwrap_or_default();
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(body.len()).unwrap_or(body.len());
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(body, &mut text, true);
    if let DecoderResult::Malformed(length, after) = result {
        let at = read.saturating_sub(usize::from(length) + usize::from(after));
        return Err(undecodable(bytes, skip + at, encoding));
    }
    // The standard reads the holes of single-byte tables as C1 controls, which no text has.
    if encoding.is_single_byte()
        && let Some(place) = text.chars().position(is_c1)
    {
        return Err(undecodable(bytes, skip + place, encoding));
    }
    text.shrink_to_fit();
    without_nul(text, bytes, skip, encoding)
}

fn is_c1(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{9f}')
}

fn without_nul(text: String, bytes: &[u8], skip: usize, encoding: &'static Encoding) -> Result<String, Fault> {
    if !text.contains('\0') {
        return Ok(text);
    }
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let units = text.chars().take_while(|&c| c != '\0').map(char::len_utf16).sum::<usize>();
    let offset = if wide { skip + 2 * units } else { bytes.iter().position(|&byte| byte == 0).unwrap_or(skip) };
    Err(nul(bytes, offset))
}

fn nul(bytes: &[u8], at: usize) -> Fault {
    let message = "a NUL byte: this is a binary file, or UTF-16 without a byte-order mark (then give --encoding utf-16le or utf-16be)";
    Fault::new(bytes, at, message.into())
}

fn undecodable(bytes: &[u8], at: usize, encoding: &'static Encoding) -> Fault {
    let byte = bytes.get(at).copied().unwrap_or_default();
    let message = format!("byte 0x{byte:02X} cannot be read as {}: give the file's encoding with --encoding", encoding.name());
    Fault::new(bytes, at, message)
}

/// True for UTF-8 with some bytes lost: sequences that are valid by chance are rare in other encodings.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 4 * bad
}

/// Where the control characters begin, when there are too many of them for a text.
fn binary(bytes: &[u8]) -> Option<usize> {
    let control = |byte: u8| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c | 0x1a | 0x1b);
    let sample = bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default();
    let count = sample.iter().filter(|&&byte| control(byte)).count();
    if count * 50 > sample.len() { sample.iter().position(|&byte| control(byte)) } else { None }
}

fn detect(bytes: &[u8], lang: Option<&Lang>) -> Option<String> {
    let expected = lang.map(|lang| crate::language::of(lang.as_str()).script());
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..bytes.len().min(SAMPLE)).unwrap_or_default(), bytes.len() <= SAMPLE);
    let guess = detector.guess(lang.and_then(domain), Utf8Detection::Deny);
    let usual = if expected == Some(Script::Arabic) { WINDOWS_1256 } else { WINDOWS_1252 };
    [guess, usual].into_iter().find_map(|encoding| {
        let text = with(encoding, bytes, 0).ok()?;
        let sample: String = text.chars().take(4096).collect();
        let plausible = match (expected, dominant_script(&sample)) {
            (Some(Script::Arabic), script) => script == Script::Arabic,
            (Some(Script::Latin), script) => matches!(script, Script::Latin | Script::Arabic),
            _ => true,
        };
        plausible.then_some(text)
    })
}

/// The top-level domain whose pages are most often in the language: what the detector takes for a hint.
fn domain(lang: &Lang) -> Option<&[u8]> {
    match lang.as_str() {
        "ar" => Some(b"ma"),
        code if code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) => Some(code.as_bytes()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FRENCH: &str = "Le préfet a reçu les délégués à l’hôtel de ville : « C’est réglé », a-t-il lâché.";
    const ARABIC: &str = "استقبل الوالي وفدا من التجار صباح اليوم، وقال إن السوق ستفتح أبوابها قريبا.";

    fn bytes(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        let (bytes, _, lossy) = encoding.encode(text);
        assert!(!lossy, "{text}");
        bytes.into_owned()
    }

    fn utf16(text: &str, big: bool) -> Vec<u8> {
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn utf8_with_and_without_mark() {
        assert_eq!(decode(FRENCH.as_bytes(), None, None, None).unwrap(), FRENCH);
        assert_eq!(decode(format!("\u{feff}{ARABIC}").as_bytes(), None, None, None).unwrap(), ARABIC);
    }

    #[test]
    fn a_mark_decides_before_the_option() {
        assert_eq!(decode(&utf16(ARABIC, false), Some(WINDOWS_1252), None, None).unwrap(), ARABIC);
        assert_eq!(decode(&utf16(FRENCH, true), None, None, None).unwrap(), FRENCH);
    }

    #[test]
    fn legacy_encodings_are_detected() {
        let (fr, ar) = (Lang::FRENCH, Lang::ARABIC);
        assert_eq!(decode(&bytes(WINDOWS_1252, FRENCH), None, None, Some(&fr)).unwrap(), FRENCH);
        assert_eq!(decode(&bytes(WINDOWS_1256, ARABIC), None, None, Some(&ar)).unwrap(), ARABIC);
        assert_eq!(decode(&bytes(WINDOWS_1256, ARABIC), None, None, None).unwrap(), ARABIC);
        assert_eq!(decode(&bytes(WINDOWS_1256, "قال لي"), None, None, Some(&ar)).unwrap(), "قال لي");
    }

    #[test]
    fn control_characters_and_line_ends_stay() {
        let text = "Un\u{7}\r\ndeux\u{b}\rtrois\u{2028}\u{200f}";
        assert_eq!(decode(text.as_bytes(), None, None, None).unwrap(), text);
    }

    #[test]
    fn damaged_utf8_names_byte_and_line() {
        let mut damaged = format!("Première ligne déjà lue.\n{FRENCH}\n").into_bytes();
        let at = damaged.len();
        damaged.extend(b"caf\xE9 et th\xC3");
        let error = decode(&damaged, None, None, Some(&Lang::FRENCH)).unwrap_err().in_file("a.fr.txt").to_string();
        assert!(error.starts_with("a.fr.txt:3: byte 0xE9 "), "{error}");
        assert!(error.contains(&format!("offset {}", at + 3)) && error.contains("--encoding"), "{error}");
    }

    #[test]
    fn binary_files_and_nuls_are_errors() {
        let zeros = decode(b"PK\x03\x04\x14\0\0\0", None, None, None).unwrap_err();
        assert_eq!((zeros.offset, zeros.line), (5, 1));
        let wide: Vec<u8> = "sans marque".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(decode(&wide, None, None, None).unwrap_err().message.contains("utf-16le"));
        assert_eq!(decode(&wide, Some(UTF_16LE), None, None).unwrap(), "sans marque");
        let noise: Vec<u8> = (1u8..=255).collect();
        assert!(decode(&noise, None, None, None).unwrap_err().message.contains("binary"));
    }

    #[test]
    fn a_wrong_option_is_an_error_at_the_first_hole() {
        let fault = decode(b"ligne\nun \x81", Some(WINDOWS_1252), None, None).unwrap_err();
        assert_eq!((fault.offset, fault.line), (9, 2));
        assert!(fault.message.contains("0x81") && fault.message.contains("windows-1252"), "{fault:?}");
        let cut = decode(&utf16("abc", false)[..7], None, None, None).unwrap_err();
        assert_eq!(cut.offset, 6);
    }

    #[test]
    fn labels_are_those_of_the_web() {
        assert_eq!(encoding_for(" CP1256 ").unwrap(), WINDOWS_1256);
        assert!(encoding_for("martian").unwrap_err().to_string().contains("martian"));
    }

    proptest! {
        #[test]
        fn decoding_undoes_encoding(text in "[a-zéèàçùœ’«»… \n]{0,60}", arabic in "[ء-غف-ي،؛؟ \n]{0,60}", any in "[^\0]{0,60}") {
            prop_assert_eq!(decode(&bytes(WINDOWS_1252, &text), Some(WINDOWS_1252), None, None).unwrap(), text.clone());
            prop_assert_eq!(decode(&bytes(WINDOWS_1256, &arabic), Some(WINDOWS_1256), None, None).unwrap(), arabic.clone());
            prop_assert_eq!(decode(&utf16(&any, true), None, None, None).unwrap(), any.clone());
            prop_assert_eq!(decode(&utf16(&any, false), None, None, None).unwrap(), any.clone());
            prop_assert_eq!(decode(format!("\u{feff}{any}").as_bytes(), None, None, None).unwrap(), any);
        }

        #[test]
        fn any_bytes_decode_or_name_a_place(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            match decode(&bytes, None, None, Some(&Lang::FRENCH)) {
                Ok(text) => prop_assert!(!text.contains('\0')),
                Err(fault) => prop_assert!(fault.offset <= bytes.len()),
            }
        }
    }
}
