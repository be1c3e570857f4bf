//! Glossaries in the formats of other programs: read, written, told apart.
//!
//! A format holds less than a [`Concept`](crate::glossary::Concept), TBX and our own CSV excepted. [`write()`] says, counted, what had to stay behind, and
//! [`read_into`] what it found and could not keep. Text is never changed, but that characters which a format forbids are left out and counted.
//!
//! ```
//! use truchement::corpus::termbase::{self, TermbaseFormat};
//! use truchement::glossary::Glossary;
//! use truchement::language::Lang;
//!
//! let table = "id,fr,fr_avoid,ar\nP-1,notice rouge,alerte rouge,نشرة حمراء\n";
//! let glossary = Glossary::from_str("terms.csv", table, &Lang::FRENCH, &Lang::ARABIC)?;
//! let mut list = Vec::new();
//! let notes = termbase::write(&glossary, TermbaseFormat::OmegaT, &mut list)?;
//! assert_eq!(String::from_utf8_lossy(&list), "notice rouge\tنشرة حمراء\n");
//! assert_eq!(notes, ["an OmegaT glossary cannot hold: 1 form to avoid"]);
//! # Ok::<(), truchement::Error>(())
//! ```

mod cells;
mod detect;
mod losses;
mod matecat;
mod memoq;
mod pairs;
mod table;
mod tbx;
mod termset;

#[cfg(test)]
mod tests;

pub use detect::detect;

use crate::error::{Error, Result};
use crate::glossary::Glossary;
use crate::language::Lang;
use sha2::{Digest, Sha256};
use std::io::Write;

/// A format of glossaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TermbaseFormat {
    /// Our own CSV: one row a concept, see [`Glossary::read`].
    Csv,
    /// TBX version 2 (ISO 30042:2008, TBX-Basic, root `martif`): what OmegaT, Weblate and most other tools read.
    Tbx2,
    /// TBX version 3 (ISO 30042:2019, TBX-Basic, root `tbx`), data categories as attributes (DCA).
    Tbx3,
    /// OmegaT: source, target and comment, between them TAB, no header.
    OmegaT,
    /// DeepL: source and target as CSV without header; a source stands once.
    DeepL,
    /// Google Cloud Translation, unidirectional: source and target as CSV without header; a source stands once.
    Google,
    /// Google Cloud Translation, equivalent term sets: a header of language codes, one row a concept.
    GoogleSet,
    /// MateCat: Forbidden, Domain, Subdomain, Definition, and three columns a language.
    MateCat,
    /// memoQ: a header of memoQ's field names, one row a concept, alternatives between `|`.
    MemoQ,
}

impl TermbaseFormat {
    /// All of them.
    pub const ALL: [TermbaseFormat; 9] = [
        TermbaseFormat::Csv,
        TermbaseFormat::Tbx2,
        TermbaseFormat::Tbx3,
        TermbaseFormat::OmegaT,
        TermbaseFormat::DeepL,
        TermbaseFormat::Google,
        TermbaseFormat::GoogleSet,
        TermbaseFormat::MateCat,
        TermbaseFormat::MemoQ,
    ];

    /// The name used on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            TermbaseFormat::Csv => "csv",
            TermbaseFormat::Tbx2 => "tbx2",
            TermbaseFormat::Tbx3 => "tbx3",
            TermbaseFormat::OmegaT => "omegat",
            TermbaseFormat::DeepL => "deepl",
            TermbaseFormat::Google => "google",
            TermbaseFormat::GoogleSet => "google-set",
            TermbaseFormat::MateCat => "matecat",
            TermbaseFormat::MemoQ => "memoq",
        }
    }

    /// The format called `name`; `tbx` is version 2, which more tools read.
    pub fn named(name: &str) -> Option<TermbaseFormat> {
        let name = name.to_ascii_lowercase();
        match name.as_str() {
            "tbx" => Some(TermbaseFormat::Tbx2),
            "tsv" => Some(TermbaseFormat::OmegaT),
            _ => TermbaseFormat::ALL.into_iter().find(|format| format.as_str() == name),
        }
    }

    /// What the extension of a file to be written says: `.tbx` version 2, `.csv` our own, `.tsv`, `.txt`, `.tab` and `.utf8` OmegaT.
    pub fn of_extension(extension: &str) -> Option<TermbaseFormat> {
        match extension.to_ascii_lowercase().as_str() {
            "tbx" => Some(TermbaseFormat::Tbx2),
            "csv" => Some(TermbaseFormat::Csv),
            "tsv" | "txt" | "tab" | "utf8" => Some(TermbaseFormat::OmegaT),
            _ => None,
        }
    }

    /// What messages call a file of the format.
    fn title(self) -> &'static str {
        match self {
            TermbaseFormat::Csv => "a glossary CSV",
            TermbaseFormat::Tbx2 => "TBX version 2",
            TermbaseFormat::Tbx3 => "TBX version 3",
            TermbaseFormat::OmegaT => "an OmegaT glossary",
            TermbaseFormat::DeepL => "a DeepL glossary",
            TermbaseFormat::Google => "a Google glossary",
            TermbaseFormat::GoogleSet => "a Google term set",
            TermbaseFormat::MateCat => "a MateCat glossary",
            TermbaseFormat::MemoQ => "a memoQ CSV",
        }
    }
}

/// Reads a glossary called `name`, in the `format` given or else in the one that [`detect`] finds. Beside it: what the user should know.
///
/// # Errors
/// See [`read_into`].
pub fn read(name: &str, bytes: &[u8], from: &Lang, to: &Lang, format: Option<TermbaseFormat>) -> Result<(Glossary, Vec<String>)> {
    let mut glossary = Glossary::new(from, to);
    let notes = read_into(&mut glossary, name, bytes, format)?;
    Ok((glossary, notes))
}

/// Adds the concepts of a file called `name` to the glossary, in the `format` given or else in the one that [`detect`] finds. Returns what the user should
/// know: what was guessed, and what could not be kept. Where the format has no identifiers, concepts get stable ones, made from their terms.
///
/// # Errors
/// With `file:line`: whatever is not what the format asks for, and an id that the glossary has already.
pub fn read_into(glossary: &mut Glossary, name: &str, bytes: &[u8], format: Option<TermbaseFormat>) -> Result<Vec<String>> {
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let format = match format {
        Some(format) => format,
        None => detect(name, bytes, &from, &to)?,
    };
    if format == TermbaseFormat::Csv {
        // Its reader knows the lines of the file best.
        glossary.read(name, bytes)?;
        return Ok(Vec::new());
    }
    let text = detect::decode(name, bytes)?;
    let mut losses = losses::Losses::default();
    match format {
        TermbaseFormat::Csv => {}
        TermbaseFormat::Tbx2 | TermbaseFormat::Tbx3 => tbx::read(glossary, name, &text, &mut losses)?,
        TermbaseFormat::OmegaT => pairs::read_omegat(glossary, name, &text, &mut losses)?,
        TermbaseFormat::DeepL | TermbaseFormat::Google => pairs::read_csv(glossary, name, &text, &mut losses)?,
        TermbaseFormat::GoogleSet => termset::read(glossary, name, &text, &mut losses)?,
        TermbaseFormat::MateCat => matecat::read(glossary, name, &text, &mut losses)?,
        TermbaseFormat::MemoQ => memoq::read(glossary, name, &text, &mut losses)?,
    }
    Ok(losses.notes(&format!("{name}, read as {}, was not kept whole", format.title())))
}

/// Writes a glossary. Returns what the format could not hold, counted, for people.
///
/// The same glossary gives the same bytes. Text is UTF-8 without byte-order mark, lines end with LF.
///
/// # Errors
/// What `out` reports.
pub fn write(glossary: &Glossary, format: TermbaseFormat, out: &mut dyn Write) -> Result<Vec<String>> {
    let mut losses = losses::Losses::default();
    match format {
        TermbaseFormat::Csv => table::write(glossary, out, &mut losses),
        TermbaseFormat::Tbx2 => tbx::write(glossary, tbx::Version::Two, out, &mut losses),
        TermbaseFormat::Tbx3 => tbx::write(glossary, tbx::Version::Three, out, &mut losses),
        TermbaseFormat::OmegaT => pairs::write_omegat(glossary, out, &mut losses),
        TermbaseFormat::DeepL | TermbaseFormat::Google => pairs::write_csv(glossary, out, &mut losses),
        TermbaseFormat::GoogleSet => termset::write(glossary, out, &mut losses),
        TermbaseFormat::MateCat => matecat::write(glossary, out, &mut losses),
        TermbaseFormat::MemoQ => memoq::write(glossary, out, &mut losses),
    }
    .map_err(|error| Error::io(format.title(), error))?;
    Ok(losses.notes(&format!("{} cannot hold", format.title())))
}

/// An id for a concept of a file without ids, made from `seed`, such as its source term: the same in every run and in every order of the rows. A second
/// concept with the same seed gets a number.
fn made_id(seed: &str, taken: impl Fn(&str) -> bool) -> String {
    let digest = Sha256::digest(seed.as_bytes());
    let hex: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let id = format!("t-{hex}");
    let mut numbered = (2..).map(|number| format!("{id}-{number}"));
    let mut candidate = id.clone();
    while taken(&candidate) {
        candidate = numbered.next().unwrap_or_default();
    }
    candidate
}
