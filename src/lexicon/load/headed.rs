//! Our own format: a CSV with a header, a column for each language, and perhaps one for weights.

use super::Entry;
use crate::error::{Error, Result};
use std::io::Read;

/// Reads the columns `from` and `to` (language codes such as `fr`, `ar`) of a lexicon in CSV, and `weight` where there is one.
///
/// The columns may stand in any order, and beside others. Several equivalents in a cell are split by `|`, most usual first. `name` is what errors call
/// the file.
///
/// # Errors
/// A missing column, a row with the wrong number of cells, an empty side, or a weight that is none, each with its line.
pub fn parse(name: &str, reader: impl Read, from: &str, to: &str) -> Result<Vec<Entry>> {
    parse_delimited(name, reader, b',', from, to)
}

/// The same with another sign between cells.
pub(super) fn parse_delimited(name: &str, reader: impl Read, delimiter: u8, from: &str, to: &str) -> Result<Vec<Entry>> {
    let mut csv = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(reader);
    let headers = csv.headers().map_err(|error| Error::at_line(name, 1, format!("cannot read the header: {error}")))?.clone();
    let column = |code: &str| {
        headers.iter().position(|header| super::names_language(header, code)).ok_or_else(|| {
            Error::at_line(
                name,
                1,
                format!("no column `{code}`: a lexicon has a column for each of its two languages, such as `{from},{to},pos`"),
            )
        })
    };
    let (from, to) = (column(from)?, column(to)?);
    let weights = headers.iter().position(|header| header.trim().eq_ignore_ascii_case("weight"));
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
        let weight = match weights.and_then(|column| row.get(column)).map_or("", str::trim) {
            "" => None,
            cell => match cell.parse::<f32>() {
                Ok(weight) if weight > 0.0 && weight <= 1.0 => Some(weight),
                _ => {
                    return Err(Error::at_line(
                        name,
                        line,
                        format!("`{cell}` is no weight: give a number above 0 and up to 1, or leave it empty"),
                    ));
                }
            },
        };
        entries.extend(word.split('|').map(str::trim).filter(|word| !word.is_empty()).map(|word| Entry {
            from: word.to_owned(),
            to: equivalents.clone(),
            weight,
        }));
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_become_entries() {
        let entries = parse("l.csv", "pos,fr,ar\nn,police,شرطة|بوليس\n".as_bytes(), "fr", "ar").expect("a good lexicon");
        assert_eq!(entries, [Entry { from: "police".into(), to: vec!["شرطة".into(), "بوليس".into()], weight: None }]);
    }

    #[test]
    fn weights_are_read_where_there_are_any() {
        let entries = parse("l.csv", "fr,ar,weight\npont,جسر,0.25\nrive,ضفة,\n".as_bytes(), "fr", "ar").expect("a good lexicon");
        assert_eq!(entries.iter().map(|entry| entry.weight).collect::<Vec<_>>(), [Some(0.25), None]);
        for wrong in ["0", "1.5", "NaN", "-1", "much"] {
            let error = parse("l.csv", format!("fr,ar,weight\npont,جسر,{wrong}\n").as_bytes(), "fr", "ar").expect_err("no weight");
            assert!(error.to_string().starts_with("l.csv:2: "), "{error}");
        }
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
