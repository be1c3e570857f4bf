//! `pairs.csv`: which documents belong together, where names do not say so.

use super::jsonl::language;
use super::naming::folder;
use crate::error::{Error, Result};
use crate::language::Lang;

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PairRow {
    /// Name of the pair, with the folder of the table before it.
    pub(super) pair: String,
    /// The language, when the table gives one.
    pub(super) lang: Option<Lang>,
    /// Path inside the corpus.
    pub(super) path: String,
    /// What the cell says: the path within the folder of the table, or the id of a JSONL row.
    pub(super) written: String,
    /// Line in the table, from 1.
    pub(super) line: u64,
}

/// Reads the table that lies at `path` inside the corpus and is called `name` in errors. Columns `pair`, `lang`, `path` in any order, others left alone;
/// commas, or semicolons as a spreadsheet may write them.
pub(super) fn parse(text: &str, path: &str, name: &str) -> Result<Vec<PairRow>> {
    let header = text.lines().next().unwrap_or_default();
    let delimiter = if header.contains(';') && !header.contains(',') { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).trim(csv::Trim::All).from_reader(text.as_bytes());
    let headers = reader.headers().map_err(|error| broken(name, &error, text))?.clone();
    let column = |wanted: &str| {
        let found = headers.iter().position(|header| header.eq_ignore_ascii_case(wanted));
        found.ok_or_else(|| Error::at_line(name, 1, format!("no column “{wanted}”: the columns are pair,lang,path")))
    };
    let (pair, lang, file) = (column("pair")?, column("lang")?, column("path")?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(name, &error, text))?;
        let line = record.position().map_or(0, |position| line_of(position, text));
        let cell = |at: usize, column: &str| match record.get(at) {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(Error::at_line(name, line, format!("“{column}” is empty"))),
        };
        let written = cell(file, "path")?.replace('\\', "/");
        let lang = language(record.get(lang).unwrap_or_default()).map_err(|message| Error::at_line(name, line, message))?;
        let place = folder(path);
        rows.push(PairRow {
            pair: format!("{place}{}", cell(pair, "pair")?),
            lang,
            path: format!("{place}{}", written.trim_start_matches("./")),
            written,
            line,
        });
    }
    Ok(rows)
}

/// The line of a record: the reader's position is before the blank lines that it skips.
fn line_of(position: &csv::Position, text: &str) -> u64 {
    let at = usize::try_from(position.byte()).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(at..).unwrap_or_default();
    let blank = rest.iter().take_while(|&&byte| matches!(byte, b'\n' | b'\r')).filter(|&&byte| byte == b'\n').count();
    position.line() + blank as u64
}

fn broken(name: &str, error: &csv::Error, text: &str) -> Error {
    let line = error.position().map_or(1, |position| line_of(position, text));
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            Error::at_line(name, line, format!("{len} cells where the header has {expected_len}: quote cells that hold a comma"))
        }
        _ => Error::at_line(name, line, error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_go_by_name() {
        let rows = parse("path,note,lang,pair\n./a/un.txt,\"x, y\",FR,p1\n\nb.txt,,,p1\n", "sub/pairs.csv", "pairs.csv").unwrap();
        assert_eq!((rows[0].path.as_str(), rows[0].pair.as_str(), rows[0].lang.clone()), ("sub/a/un.txt", "sub/p1", Some(Lang::FRENCH)));
        assert_eq!((rows[1].lang.clone(), rows[1].line), (None, 4));
        assert_eq!(parse("pair;lang;path\np;ar;c\\d.txt", "pairs.csv", "pairs.csv").unwrap()[0].path, "c/d.txt");
    }

    #[test]
    fn what_is_malformed_is_named_with_its_line() {
        for (text, start) in [
            ("pair,path\n", "t/pairs.csv:1: no column “lang”"),
            ("pair,lang,path\np,fr,a.txt\np,fr\n", "t/pairs.csv:3: 2 cells"),
            ("pair,lang,path\np,fr,\n", "t/pairs.csv:2: “path” is empty"),
            ("pair,lang,path\n,fr,a.txt\n", "t/pairs.csv:2: “pair” is empty"),
            ("pair,lang,path\np,42,a.txt\n", "t/pairs.csv:2: “42” is no language code"),
            ("", "t/pairs.csv:1: no column “pair”"),
        ] {
            let error = parse(text, "pairs.csv", "t/pairs.csv").unwrap_err().to_string();
            assert!(error.starts_with(start), "{error}");
        }
    }
}
