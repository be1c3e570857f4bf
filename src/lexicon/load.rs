//! Reading a lexicon: a CSV with a column for each language, several words split by `|`.

use crate::error::{Error, Result};
use std::io::Read;

/// One line of a lexicon: a word or phrase and its usual equivalents, most usual first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The word or phrase of the first language, as written.
    pub from: String,
    /// Its equivalents, as written.
    pub to: Vec<String>,
}

/// Reads the columns `from` and `to` (language codes such as `fr`, `ar`) of a lexicon in CSV.
///
/// The columns may stand in any order, and beside others. `name` is what errors call the file.
///
/// # Errors
/// A missing column, a row with the wrong number of cells, or an empty side, each with its line.
pub fn parse(name: &str, reader: impl Read, from: &str, to: &str) -> Result<Vec<Entry>> {
    let mut csv = csv::ReaderBuilder::new().from_reader(reader);
    let headers = csv.headers().map_err(|error| Error::at_line(name, 1, format!("cannot read the header: {error}")))?.clone();
    let column = |code: &str| {
        headers.iter().position(|header| header.trim().eq_ignore_ascii_case(code)).ok_or_else(|| {
            Error::at_line(
                name,
                1,
                format!("no column `{code}`: a lexicon has a column for each of its two languages, such as `{from},{to},pos`"),
            )
        })
    };
    let (from, to) = (column(from)?, column(to)?);
    let mut entries = Vec::new();
    for row in csv.records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            Error::at_line(name, line, format!("malformed row: {error}"))
        })?;
        let line = row.position().map_or(0, csv::Position::line);
        let word = row.get(from).unwrap_or("").trim();
        let equivalents: Vec<String> =
            row.get(to).unwrap_or("").split('|').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
        if word.is_empty() || equivalents.is_empty() {
            return Err(Error::at_line(name, line, "a side is empty: give a word in both languages or delete the row"));
        }
        entries.extend(
            word.split('|')
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(|word| Entry { from: word.to_owned(), to: equivalents.clone() }),
        );
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_entries() {
        let entries = parse("l.csv", "pos,fr,ar\nn,police,شرطة|بوليس\n".as_bytes(), "fr", "ar").expect("a good lexicon");
        assert_eq!(entries, [Entry { from: "police".into(), to: vec!["شرطة".into(), "بوليس".into()] }]);
    }

    #[test]
    fn errors_name_the_line() {
        let error = parse("l.csv", "fr,ar\na,ب\nb,\n".as_bytes(), "fr", "ar").expect_err("an empty side");
        assert!(error.to_string().starts_with("l.csv:3: "), "{error}");
        let error = parse("l.csv", "fr,ar\na,ب,x\n".as_bytes(), "fr", "ar").expect_err("a cell too many");
        assert!(error.to_string().starts_with("l.csv:2: "), "{error}");
        let error = parse("l.csv", "fr,de\n".as_bytes(), "fr", "ar").expect_err("a column is missing");
        assert!(error.to_string().contains("`ar`"), "{error}");
    }
}
