//! Tables as CSV, in two profiles: one for programs, one for spreadsheets.

use super::record::{Cell, Column, Languages, Record};
use crate::error::{Error, Result};
use std::borrow::Cow;
use std::io::{self, Write};
use std::marker::PhantomData;

/// Who is to read the file.
///
/// In both, quoting is that of RFC 4180, the header is there even when there are no rows, and a run of line breaks inside a cell (LF, CR, VT, FF, NEL,
/// U+2028, U+2029) becomes one space, so that line-based readers see one row a line. Text is otherwise untouched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Profile {
    /// Programs: UTF-8 without byte-order mark, comma, LF.
    #[default]
    Data,
    /// Excel and LibreOffice in a French locale: byte-order mark, semicolon, CRLF, and an apostrophe before cells that would be read as formulas, because
    /// they start with `=`, `+`, `-`, `@`, TAB or CR (CWE-1236). Such a cell is no longer the text of the source: use this to look, not to compute.
    Spreadsheet,
}

impl Profile {
    /// The sign between cells.
    pub fn delimiter(self) -> char {
        match self {
            Profile::Data => ',',
            Profile::Spreadsheet => ';',
        }
    }

    /// What ends a row.
    pub fn line_end(self) -> &'static str {
        match self {
            Profile::Data => "\n",
            Profile::Spreadsheet => "\r\n",
        }
    }

    /// The name used on the command line and in `run.json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Profile::Data => "data",
            Profile::Spreadsheet => "spreadsheet",
        }
    }
}

/// What went into a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Rows, the header left out.
    pub rows: u64,
    /// Cells that were guarded against being read as formulas.
    pub guarded: u64,
}

/// Writes the rows of one table.
#[derive(Debug)]
pub struct CsvWriter<R, W: Write> {
    name: String,
    profile: Profile,
    inner: csv::Writer<W>,
    written: Written,
    rows: PhantomData<fn(&R)>,
}

impl<R: Record, W: Write> CsvWriter<R, W> {
    /// Writes the header to `out`; `name` is what errors call the file. Output is buffered here.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn new(name: impl Into<String>, mut out: W, profile: Profile, languages: &Languages) -> Result<Self> {
        let name = name.into();
        if profile == Profile::Spreadsheet {
            out.write_all("\u{feff}".as_bytes()).map_err(|source| Error::io(&name, source))?;
        }
        let terminator = match profile {
            Profile::Data => csv::Terminator::Any(b'\n'),
            Profile::Spreadsheet => csv::Terminator::CRLF,
        };
        let mut inner = csv::WriterBuilder::new()
            .delimiter(if profile == Profile::Data { b',' } else { b';' })
            .terminator(terminator)
            .has_headers(false)
            .from_writer(out);
        let columns: Vec<Column> = R::columns(languages);
        inner.write_record(columns.iter().map(|column| column.name.as_str())).map_err(|error| failed(&name, error))?;
        Ok(CsvWriter { name, profile, inner, written: Written::default(), rows: PhantomData })
    }

    /// Adds a row.
    ///
    /// # Errors
    /// What the output reports.
    pub fn write(&mut self, row: &R) -> Result<()> {
        for cell in row.cells() {
            let text: Cow<'_, str> = match cell {
                Cell::Empty => "".into(),
                Cell::Text(text) => self.guard(text),
                Cell::Whole(number) => number.to_string().into(),
                Cell::Score(score) => super::four_decimals(score).unwrap_or_default().into(),
            };
            self.inner.write_field(text.as_bytes()).map_err(|error| failed(&self.name, error))?;
        }
        self.inner.write_record(None::<&[u8]>).map_err(|error| failed(&self.name, error))?;
        self.written.rows += 1;
        Ok(())
    }

    /// Writes what is still buffered and gives the output back.
    ///
    /// # Errors
    /// What the output reports.
    pub fn finish(mut self) -> Result<(W, Written)> {
        self.inner.flush().map_err(|source| Error::io(&self.name, source))?;
        let out = self.inner.into_inner().map_err(|error| Error::io(&self.name, io::Error::other(error.to_string())))?;
        Ok((out, self.written))
    }

    fn guard<'a>(&mut self, text: Cow<'a, str>) -> Cow<'a, str> {
        let formula = self.profile == Profile::Spreadsheet && text.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let line = one_line(text);
        if formula {
            self.written.guarded += 1;
            return format!("'{line}").into();
        }
        line
    }
}

fn failed(name: &str, error: csv::Error) -> Error {
    match error.into_kind() {
        csv::ErrorKind::Io(source) => Error::io(name, source),
        other => Error::input(name, format!("cannot write the table: {other:?}")),
    }
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// The text with every run of line breaks made one space.
fn one_line(text: Cow<'_, str>) -> Cow<'_, str> {
    if !text.contains(is_line_break) {
        return text;
    }
    let mut line = String::with_capacity(text.len());
    let mut after_break = false;
    for c in text.chars() {
        let is_break = is_line_break(c);
        match (is_break, after_break) {
            (false, _) => line.push(c),
            (true, false) => line.push(' '),
            (true, true) => {}
        }
        after_break = is_break;
    }
    line.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::rows::{Passage, QuoteRow, SentenceRow, tests};
    use proptest::prelude::*;

    fn table<R: Record>(rows: &[R], profile: Profile) -> (String, Written) {
        let mut table = CsvWriter::new("t.csv", Vec::new(), profile, &tests::french_arabic()).unwrap();
        for row in rows {
            table.write(row).unwrap();
        }
        let (bytes, written) = table.finish().unwrap();
        (String::from_utf8(bytes).unwrap(), written)
    }

    fn said(text: &str) -> SentenceRow {
        let row = tests::sentence();
        SentenceRow { source: row.source.map(|passage| Passage { text: text.to_owned(), ..passage }), ..row }
    }

    fn read_back(file: &str, profile: Profile) -> Vec<csv::StringRecord> {
        let file = file.strip_prefix('\u{feff}').unwrap_or(file);
        let delimiter = if profile == Profile::Data { b',' } else { b';' };
        csv::ReaderBuilder::new().delimiter(delimiter).from_reader(file.as_bytes()).records().collect::<Result<_, _>>().unwrap()
    }

    #[test]
    fn the_header_is_there_without_rows() {
        let (text, written) = table::<SentenceRow>(&[], Profile::Data);
        assert_eq!(text, "id,pair,type,order,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to,terms\n");
        assert_eq!(written, Written::default());
    }

    #[test]
    fn data_rows_are_untouched_and_quoted_where_needed() {
        let (text, written) = table(&[said("Il a dit, \"oui\"."), said("- Non.")], Profile::Data);
        let rows: Vec<&str> = text.lines().collect();
        assert!(rows[1].starts_with("gare-2:s0004,gare-2,1-1,parallel,0.9000,\"Il a dit, \"\"oui\"\".\",قال"), "{}", rows[1]);
        assert!(rows[2].contains(",- Non.,"), "{}", rows[2]);
        assert_eq!(written, Written { rows: 2, guarded: 0 });
        assert!(!text.contains('\r') && !text.starts_with('\u{feff}'));
    }

    #[test]
    fn null_beads_have_an_empty_side() {
        let (text, _) = table(&[SentenceRow { bead: "1-0".into(), target: None, terms: vec![], ..said("Seul.") }], Profile::Data);
        assert_eq!(text.lines().nth(1).unwrap(), "gare-2:s0004,gare-2,1-0,parallel,0.9000,Seul.,,gare-2.fr.txt,120,156,,,,");
        let (text, _) = table(&[tests::quote()], Profile::Data);
        assert!(text.ends_with(",ouvre,gare-2.fr.txt,141,146,none,,,,,\n"), "{text}");
    }

    #[test]
    fn line_breaks_in_cells_become_one_space() {
        let (text, _) = table(&[said("un\ndeux\r\ntrois\u{2028}quatre\u{2029}cinq\u{85}six\u{b}sept\u{c}\n\nhuit  neuf")], Profile::Data);
        assert_eq!(read_back(&text, Profile::Data)[0][5], *"un deux trois quatre cinq six sept huit  neuf");
        assert_eq!(text.lines().count(), 2);
    }

    #[test]
    fn spreadsheets_get_their_signs_and_guards() {
        let texts = ["- Oui.", "=SUM(A1)", "+212 5", "@police", "\tretrait", "\rretour", "« -5 »", "a;b"];
        let rows: Vec<_> = texts.iter().map(|text| said(text)).collect();
        let (text, written) = table(&rows, Profile::Spreadsheet);
        assert!(text.starts_with("\u{feff}id;pair;type;"), "{text}");
        assert_eq!(text.matches("\r\n").count(), 9);
        assert_eq!(text.matches('\n').count(), 9);
        assert_eq!(written, Written { rows: 8, guarded: 6 });
        let cells: Vec<String> = read_back(&text, Profile::Spreadsheet).iter().map(|row| row[5].to_owned()).collect();
        assert_eq!(cells, ["'- Oui.", "'=SUM(A1)", "'+212 5", "'@police", "'\tretrait", "' retour", "« -5 »", "a;b"]);
    }

    #[test]
    fn a_score_that_is_no_number_is_empty() {
        let (text, _) = table(&[QuoteRow { score: Some(f64::NAN), ..tests::quote() }], Profile::Data);
        assert!(text.contains(",none,,,"), "{text}");
    }

    #[test]
    fn a_full_disk_is_an_error_with_the_name() {
        #[derive(Debug)]
        struct Full;
        impl Write for Full {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::Error::from(io::ErrorKind::StorageFull))
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let table: CsvWriter<SentenceRow, _> = CsvWriter::new("full.csv", Full, Profile::Data, &tests::french_arabic()).unwrap();
        let error = table.finish().expect_err("nothing fits").to_string();
        assert!(error.starts_with("full.csv: "), "{error}");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_but_for_line_breaks(text in any::<String>(), more in "[\"',;\\n\\r =\\t\u{2028}أé]{0,12}") {
            for profile in [Profile::Data, Profile::Spreadsheet] {
                let whole = format!("{text}{more}");
                let (file, written) = table(&[said(&whole)], profile);
                let rows = read_back(&file, profile);
                let expected = one_line(whole.as_str().into());
                let cell = if written.guarded > 0 { rows[0][5].strip_prefix('\'').unwrap() } else { &rows[0][5] };
                prop_assert_eq!(cell, &*expected);
                prop_assert_eq!(file.split(profile.line_end()).count(), 3);
            }
        }
    }
}
