//! Aligned text read back: tables with a column a language (`sentences.csv` among them) and translation memories.
//!
//! Units are read one by one, so that memory does not grow with the file.

mod table;
mod tmx;

use super::rows::{Order, Passage};
use crate::error::{Error, Result};
use crate::language::Lang;
use std::io::BufReader;
use std::path::Path;

/// Two texts that answer each other.
#[derive(Debug, Clone, PartialEq)]
pub struct AlignedUnit {
    /// What the file calls it, or else its number from 1.
    pub id: String,
    /// The pair of documents that it belongs to, or else the name of the file.
    pub pair: String,
    /// Line of the file that it begins in, from 1.
    pub line: u64,
    /// The order that it was found in, if the file says so.
    pub order: Option<Order>,
    /// Probability that the two texts answer each other, if the file gives one.
    pub score: Option<f64>,
    /// The text in the first language; `None` when there is none.
    pub source: Option<Passage>,
    /// The text in the second language; `None` when there is none.
    pub target: Option<Passage>,
}

/// A file of aligned units.
pub struct AlignedFile {
    /// The language that the file says its texts were written in first.
    pub original: Option<Lang>,
    /// The units, in the order of the file. After an error there are no more.
    pub units: Box<dyn Iterator<Item = Result<AlignedUnit>>>,
}

/// True for names of files that [`open`] reads: `.csv`, `.tsv` and `.tmx`.
pub fn is_aligned(path: &Path) -> bool {
    extension(path).is_some_and(|extension| matches!(extension.as_str(), "csv" | "tsv" | "tmx"))
}

/// Opens a file of aligned units in `from` and `to`.
///
/// A table needs a header with a column for each of the two languages (`fr` and `ar`, or `fr_text` where the code is the name of another column); `id`, `pair`,
/// `order`, `score`, `fr_doc`, `fr_from` and the like are used where they are there. Without `fr_doc` a text is said to stand in `FILE:LINE`, and offsets count within
/// its cell. Of a translation memory (TMX 1.4) offsets count within the segment, which is called `FILE#NUMBER`; inline markup is left out.
///
/// # Errors
/// A file that cannot be opened, has the wrong extension, or has no columns for the two languages. Malformed rows are errors of the iterator, with their line.
pub fn open(path: &Path, from: &Lang, to: &Lang) -> Result<AlignedFile> {
    let file = std::fs::File::open(path).map_err(|error| Error::io(path, error))?;
    let name = path.display().to_string();
    let reader = BufReader::new(file);
    match extension(path).as_deref() {
        Some("csv") => table::open(name, reader, from, to),
        Some("tsv") => table::open(name, reader, from, to),
        Some("tmx") => tmx::open(name, reader, from, to),
        _ => Err(Error::input(name, "not aligned text: a .csv, .tsv or .tmx is expected")),
    }
}

fn extension(path: &Path) -> Option<String> {
    Some(path.extension()?.to_str()?.to_lowercase())
}
