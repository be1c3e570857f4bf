//! Reading a glossary: a CSV with one row a concept.

mod columns;
mod row;

pub(super) use columns::{Column, FIXED, Kind, LISTS, columns};
pub(super) use row::concept;

use super::concept::Glossary;
use crate::error::{Error, Result};
use crate::language::Lang;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Something wrong in a table, for the strict reader a reason to stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub kind: FaultKind,
    /// Index of the column, where one cell is to blame.
    pub column: Option<usize>,
    /// What is wrong and what to do about it.
    pub message: String,
}

/// The kinds of [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaultKind {
    RepeatedColumn,
    MissingColumn,
    MissingId,
    MissingTerm,
    SeveralTerms,
    EmptyItem,
    NoWord,
    UnknownStatus,
    MalformedStyle,
}

impl Glossary {
    /// Reads glossary files, in the order given.
    ///
    /// # Errors
    /// A file that cannot be read, or whatever [`read`](Self::read) objects to.
    pub fn load(paths: &[impl AsRef<Path>], from: &Lang, to: &Lang) -> Result<Glossary> {
        let mut glossary = Glossary::new(from, to);
        for path in paths {
            let path = path.as_ref();
            let file = File::open(path).map_err(|error| Error::io(path, error))?;
            glossary.read(&path.display().to_string(), file)?;
        }
        Ok(glossary)
    }

    /// Reads a glossary from `reader`; `name` is what messages call it.
    ///
    /// # Errors
    /// See [`read`](Self::read).
    pub fn from_reader(name: &str, reader: impl Read, from: &Lang, to: &Lang) -> Result<Glossary> {
        let mut glossary = Glossary::new(from, to);
        glossary.read(name, reader)?;
        Ok(glossary)
    }

    /// Reads a glossary from memory; `name` is what messages call it.
    ///
    /// # Errors
    /// See [`read`](Self::read).
    pub fn from_str(name: &str, table: &str, from: &Lang, to: &Lang) -> Result<Glossary> {
        Glossary::from_reader(name, table.as_bytes(), from, to)
    }

    /// Adds the rows of a CSV (comma, or semicolon or tab if the header has no comma) to the glossary.
    ///
    /// The header names the columns: `id`, one column for each of the two languages, and any of `CODE_abbr`, `CODE_variants`, `CODE_avoid`, `CODE_plural`,
    /// `CODE_not`, `CODE_homographs`, `CODE_styles` (items `STYLE=term`), `gender_CODE`, `domain`, `status`, `region`, `definition`, `source`, `note`. A column named by another two-letter code is that language's term.
    /// Lists are split by `|`, or by `;` in a cell without `|`. Other columns are kept as they are.
    ///
    /// # Errors
    /// With `file:line`: a missing or repeated column, a row with the wrong number of cells, no id or an id used before, no term in either language, several
    /// terms where one belongs, an empty item in a list, a form without a letter or digit, an unknown status, text that is not UTF-8.
    pub fn read(&mut self, name: &str, mut reader: impl Read) -> Result<()> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| Error::io(name, error))?;
        let table = without_mark(&bytes);
        let mut lines = Lines::new(table);
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter(table)).from_reader(table);
        let headers = csv.headers().map_err(|error| malformed(name, 1, &error))?.clone();
        let (from, to) = (self.languages().0.clone(), self.languages().1.clone());
        let (columns, faults) = columns(&headers, [&from, &to]);
        if let Some(fault) = faults.into_iter().next() {
            return Err(Error::at_line(name, 1, fault.message));
        }
        for row in csv.records() {
            let row = row.map_err(|error| malformed(name, lines.of(error.position()), &error))?;
            let place = format!("{name}:{}", lines.of(row.position()));
            let (concept, faults) = concept(&place, &columns, &row, [&from, &to]);
            if let Some(fault) = faults.into_iter().next() {
                return Err(Error::input(place, fault.message));
            }
            self.add(concept)?;
        }
        Ok(())
    }
}

/// The table without a byte-order mark.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The separator that the first line uses.
pub(super) fn delimiter(table: &[u8]) -> u8 {
    let header = table.split(|&byte| byte == b'\n').next().unwrap_or(table);
    [b',', b';', b'\t'].into_iter().find(|separator| header.contains(separator)).unwrap_or(b',')
}

/// What is said of a row with `len` cells under a header of `expected`.
pub(super) fn wrong_length(len: impl std::fmt::Display, expected: impl std::fmt::Display) -> String {
    format!("{len} cells where the header has {expected}: quote cells that hold a separator")
}

/// What is said of bytes that are no text.
pub(super) const NOT_UTF8: &str = "not UTF-8: save the file as UTF-8";

fn malformed(name: &str, line: u64, error: &csv::Error) -> Error {
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => wrong_length(len, expected_len),
        csv::ErrorKind::Utf8 { .. } => NOT_UTF8.to_owned(),
        _ => format!("malformed row: {error}"),
    };
    Error::at_line(name, line, message)
}

/// The lines on which rows begin. The reader's own count is that of the place where it stood before the row: it is short by the empty lines before it, and
/// by one where lines end in CR LF.
pub(super) struct Lines<'t> {
    table: &'t [u8],
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub fn new(table: &'t [u8]) -> Self {
        Lines { table, at: 0, line: 1 }
    }

    /// The line of the row that was read from `position` on; rows must be asked for in order.
    pub fn of(&mut self, position: Option<&csv::Position>) -> u64 {
        let from = position.map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        while let Some(&byte) = self.table.get(self.at).filter(|&&byte| self.at < from || matches!(byte, b'\r' | b'\n')) {
            self.line += u64::from(byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::ConceptStatus;

    fn read(table: &str) -> Result<Glossary> {
        Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC)
    }

    fn message(table: &str) -> String {
        read(table).expect_err("a bad glossary").to_string()
    }

    #[test]
    fn all_columns_are_kept() {
        let table = "\u{feff}id,owner,fr,fr_abbr,fr_variants,ar,ar_plural,en,gender_ar,status,note,Reliability\n\
            p1,Zoé,poste de douane,PD,bureau de douane|octroi,مركز جمركي,مراكز جمركية;مكاتب جمركية,customs post,m,admitted,à revoir,3\n";
        let glossary = read(table).expect("a good glossary");
        let concept = &glossary.concepts()[0];
        let arabic = concept.in_language(&Lang::ARABIC).expect("the Arabic side");
        assert_eq!(concept.in_language(&Lang::FRENCH).expect("the French side").variants, ["bureau de douane", "octroi"]);
        assert_eq!(arabic.plurals, ["مراكز جمركية", "مكاتب جمركية"]);
        assert_eq!((arabic.gender.as_str(), concept.term(&Lang::ENGLISH)), ("m", "customs post"));
        assert_eq!(concept.extra, [("owner".into(), "Zoé".into()), ("Reliability".into(), "3".into())]);
        assert_eq!((concept.status, concept.note.as_str(), concept.place.as_str()), (ConceptStatus::Admitted, "à revoir", "g.csv:2"));
    }

    #[test]
    fn any_pair_has_its_columns() {
        let table = "id,kab,de,de_avoid\n1,amsaltu,Polizei,Bullen\n";
        let glossary = Glossary::from_str("g.csv", table, &Lang::new("de"), &Lang::new("kab")).expect("a good glossary");
        assert_eq!(glossary.concepts()[0].term(&Lang::new("kab")), "amsaltu");
        assert_eq!(glossary.concepts()[0].in_language(&Lang::new("de")).expect("German").avoid, ["Bullen"]);
    }

    #[test]
    fn spreadsheets_with_semicolons_are_read() {
        let glossary = read("id;fr;fr_variants;ar\r\n1;amende;\"a;b\";غرامة\r\n").expect("a good glossary");
        assert_eq!(glossary.concepts()[0].in_language(&Lang::FRENCH).expect("French").variants, ["a", "b"]);
    }

    #[test]
    fn lines_are_those_of_an_editor() {
        for table in ["id,fr,ar\r\n1,a,ب\r\n\r\n2,b,ت\r\n", "id,fr,ar\n1,a,ب\n\n2,b,ت\n"] {
            let places: Vec<_> = read(table).expect("a good glossary").concepts().iter().map(|concept| concept.place.clone()).collect();
            assert_eq!(places, ["g.csv:2", "g.csv:4"]);
        }
        assert!(message("id,fr,ar\r\n1,a,ب\r\n\r\n2,b\r\n").starts_with("g.csv:4: 2 cells"));
    }

    #[test]
    fn errors_say_where() {
        for (table, start) in [
            ("id,fr\n1,a\n", "g.csv:1: no column `ar`"),
            ("fr,ar\na,ب\n", "g.csv:1: no column `id`"),
            ("id,fr,ar,fr\n1,a,ب,c\n", "g.csv:1: the column `fr` stands twice"),
            ("id,fr,ar\n1,a,ب\n2,b\n", "g.csv:3: 2 cells where the header has 3"),
            ("id,fr,ar\n,a,ب\n", "g.csv:2: no id"),
            ("id,fr,ar\n1,a,ب\n2,,\n", "g.csv:3: no term"),
            ("id,fr,ar,status\n1,a,ب,forbiden\n", "g.csv:2: unknown status `forbiden`"),
            ("id,fr,ar,fr_avoid\n1,a,ب,c||d\n", "g.csv:2: an empty item"),
            ("id,fr,ar,fr_avoid\n1,a,ب,c;\n", "g.csv:2: an empty item"),
            ("id,fr,ar\n1,a|b,ب\n", "g.csv:2: `a|b`: one preferred term"),
            ("id,fr,ar\n1,-,ب\n", "g.csv:2: `-` has no letter"),
            ("id,fr,ar,note\n1,a,ب,\"two\nlines\"\n1,c,د,\n", "g.csv:4: the id `1` was used before, at g.csv:2"),
        ] {
            assert!(message(table).starts_with(start), "{}\n{start}", message(table));
        }
    }

    #[test]
    fn ids_are_unique_across_files() {
        let mut glossary = read("id,fr,ar\n1,a,ب\n").expect("a good glossary");
        let error = glossary.read("h.csv", "id,fr,ar\n2,b,ت\n1,c,د\n".as_bytes()).expect_err("a repeated id");
        assert!(error.to_string().starts_with("h.csv:3: the id `1` was used before, at g.csv:2"), "{error}");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_an_error() {
        let error = Glossary::from_reader("g.csv", &b"id,fr,ar\n1,caf\xe9,x\n"[..], &Lang::FRENCH, &Lang::ARABIC).expect_err("latin-1");
        assert!(error.to_string().starts_with("g.csv:2: not UTF-8"), "{error}");
    }
}
