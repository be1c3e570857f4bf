//! Reading a lexicon, in whichever of the usual formats it comes.
//!
//! | format | looks like | told by |
//! |---|---|---|
//! | CSV with a header | `fr,ar,pos`, `fr,ar,weight` | a first row that names both languages |
//! | CSV or TSV without one | `pont,جسر` | two cells a row |
//! | MUSE (Lample et al. 2018) | `pont جسر`, one space or a TAB | two words a line |
//! | hunalign `.dic` | `جسر @ pont`: the **second** language first | ` @ ` |
//!
//! The extension says which format is tried first, the content decides. Where the two languages have scripts of their own, they say which side is which:
//! a file whose sides stand the other way round is read as it is meant, and a note says so. A header is believed: if its columns hold the other script,
//! that is an error.

mod headed;
mod lines;
mod sides;
mod text;

pub use headed::parse;

use crate::error::{Error, Result};
use crate::language::{self, Lang};
use lines::Layout;

/// One line of a lexicon: a word or phrase and its usual equivalents, most usual first.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The word or phrase of the first language, as written.
    pub from: String,
    /// Its equivalents, as written.
    pub to: Vec<String>,
    /// How likely the first equivalent is, above 0 and up to 1; `None` where nobody says.
    pub weight: Option<f32>,
}

/// A lexicon that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// Its entries.
    pub entries: Vec<Entry>,
    /// What the user should know about how it was read; empty as a rule.
    pub notes: Vec<String>,
}

/// Reads a lexicon in any of the formats above. `name` is the file's name, for its extension and for errors.
///
/// # Errors
/// Bytes that are no text, no format that fits, rows that do not fit the format, or sides in scripts that neither language is written in; with the line.
pub fn read(name: &str, bytes: &[u8], from: &Lang, to: &Lang) -> Result<Loaded> {
    let text = text::decode(name, bytes)?;
    let Some(layout) = Layout::of(name, &text) else {
        return if text.trim().is_empty() {
            Err(Error::input(name, "is empty: a lexicon has an entry a line"))
        } else {
            let line = text.lines().take_while(|line| line.trim().is_empty()).count() as u64 + 1;
            Err(Error::at_line(
                name,
                line,
                "no lexicon format fits this line: write `word,equivalent` (CSV), `word<TAB>equivalent`, `word equivalent` (MUSE, single words) or `equivalent @ word` (hunalign .dic)",
            ))
        };
    };
    if let Some(delimiter) = layout.delimiter()
        && lines::has_header(name, &text, delimiter, from, to)?
    {
        let entries = headed::parse_delimited(name, text.as_bytes(), delimiter, from.as_str(), to.as_str())?;
        sides::check_header(name, &entries, from, to)?;
        return Ok(Loaded { entries, notes: Vec::new() });
    }
    let mut rows = lines::rows(name, &text, layout)?;
    let notes = sides::turn(name, &mut rows, layout == Layout::Dic, from, to)?.into_iter().collect();
    Ok(Loaded { entries: lines::entries(rows), notes })
}

/// True when the cell of a header means the language: its code, with or without a region, or its name in English or in itself.
pub(super) fn names_language(cell: &str, code: &str) -> bool {
    let cell = cell.trim();
    cell.eq_ignore_ascii_case(code) || language::is_called(cell, code)
}
