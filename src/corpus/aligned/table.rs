//! Aligned text in a table.

use super::{AlignedFile, AlignedUnit};
use crate::corpus::record::{Languages, Side};
use crate::corpus::rows::{Order, Passage};
use crate::error::{Error, Result};
use crate::language::Lang;
use csv::StringRecord;
use std::io::{BufRead, Read};

/// Bytes of the header line that the separator is told from.
const HEADER: u64 = 1 << 16;

pub(super) fn open(name: String, mut reader: impl BufRead + 'static, from: &Lang, to: &Lang) -> Result<AlignedFile> {
    let mut first = Vec::new();
    reader.by_ref().take(HEADER).read_until(b'\n', &mut first).map_err(|error| Error::io(&name, error))?;
    let header = first.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&first).to_vec();
    let separator = [b'\t', b';', b','].into_iter().max_by_key(|&sign| header.iter().filter(|&&byte| byte == sign).count());
    let mut csv = csv::ReaderBuilder::new().delimiter(separator.unwrap_or(b',')).from_reader(std::io::Cursor::new(header).chain(reader));
    let headers = csv.headers().map_err(|error| malformed(&name, &error))?.clone();
    let columns = Columns::new(&name, &headers, from, to)?;
    let mut number = 0;
    let units = csv.into_records().map(move |row| {
        number += 1;
        let row = row.map_err(|error| malformed(&name, &error))?;
        columns.unit(&name, number, &row)
    });
    Ok(AlignedFile { original: None, units: Box::new(units) })
}

/// Where things stand in a row.
struct Columns {
    id: Option<usize>,
    pair: Option<usize>,
    order: Option<usize>,
    score: Option<usize>,
    source: Texts,
    target: Texts,
}

/// The columns of one language.
struct Texts {
    text: usize,
    doc: Option<usize>,
    from: Option<usize>,
    to: Option<usize>,
}

impl Columns {
    fn new(name: &str, headers: &StringRecord, from: &Lang, to: &Lang) -> Result<Columns> {
        let find = |title: &str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(title));
        let languages = Languages::new(from.clone(), to.clone());
        let texts = |side: Side| {
            let (prefix, title) = (languages.prefix(side), languages.text_column(side));
            let text = find(&title).or_else(|| find(prefix)).ok_or_else(|| {
                Error::at_line(
                    name,
                    1,
                    format!("no column `{title}`: aligned text needs a header with a column for each language (see --from and --to)"),
                )
            })?;
            let place = |what| find(&format!("{prefix}_{what}"));
            Ok(Texts { text, doc: place("doc"), from: place("from"), to: place("to") })
        };
        Ok(Columns {
            id: find("id"),
            pair: find("pair"),
            order: find("order"),
            score: find("score"),
            source: texts(Side::Source)?,
            target: texts(Side::Target)?,
        })
    }

    fn unit(&self, name: &str, number: usize, row: &StringRecord) -> Result<AlignedUnit> {
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
        let score = match cell(self.score).map(str::parse::<f64>) {
            None => None,
            Some(Ok(score)) if (0.0..=1.0).contains(&score) => Some(score),
            Some(_) => return Err(Error::at_line(name, line, "the score is no number from 0 to 1: mend it or leave it empty")),
        };
        let order = match cell(self.order) {
            Some("parallel") => Some(Order::Parallel),
            Some("free") => Some(Order::Free),
            _ => None,
        };
        Ok(AlignedUnit {
            id: cell(self.id).map_or_else(|| number.to_string(), str::to_owned),
            pair: cell(self.pair).map_or_else(|| name.to_owned(), str::to_owned),
            line,
            order,
            score,
            source: self.source.passage(name, line, row)?,
            target: self.target.passage(name, line, row)?,
        })
    }
}

impl Texts {
    fn passage(&self, name: &str, line: u64, row: &StringRecord) -> Result<Option<Passage>> {
        let text = row.get(self.text).unwrap_or_default();
        if text.trim().is_empty() {
            return Ok(None);
        }
        let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
        let whole = |column| match cell(column).map(str::parse::<usize>) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => Err(Error::at_line(name, line, "an offset is no whole number: mend it or leave the column out")),
        };
        let from = whole(self.from)?.unwrap_or(0);
        let doc = cell(self.doc).map_or_else(|| format!("{name}:{line}"), str::to_owned);
        let to = whole(self.to)?.unwrap_or_else(|| from + text.chars().count());
        Ok(Some(Passage { text: text.to_owned(), doc, from, to }))
    }
}

fn malformed(name: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the header has {expected_len}: quote cells that hold a separator")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8: save the file as UTF-8".to_owned(),
        _ => format!("malformed row: {error}"),
    };
    Error::at_line(name, line, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &'static str) -> Result<Vec<AlignedUnit>> {
        open("t.csv".to_owned(), table.as_bytes(), &Lang::FRENCH, &Lang::ARABIC)?.units.collect()
    }

    #[test]
    fn the_table_of_the_main_job_is_read_back() {
        let units = read("id,pair,type,order,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to,terms\n\
            p:s1,p,1-1,parallel,0.9000,\"Le quai, fermé.\",رصيف,p.fr.txt,7,22,p.ar.txt,3,7,\np:s2,p,1-0,free,0.5,Seul.,,p.fr.txt,23,28,,,,\n")
        .expect("a good table");
        assert_eq!((units[0].score, units[0].order, units[0].line), (Some(0.9), Some(Order::Parallel), 2));
        assert_eq!(units[0].source, Some(Passage { text: "Le quai, fermé.".into(), doc: "p.fr.txt".into(), from: 7, to: 22 }));
        assert_eq!((units[1].id.as_str(), units[1].order, units[1].target.as_ref()), ("p:s2", Some(Order::Free), None));
    }

    #[test]
    fn two_columns_are_enough() {
        for table in ["\u{feff}ar;fr\nرصيف;quai\n", "ar\tfr\nرصيف\tquai\n"] {
            let units = read(table).expect("a good table");
            assert_eq!(units[0].source, Some(Passage { text: "quai".into(), doc: "t.csv:2".into(), from: 0, to: 4 }));
            assert_eq!((units[0].id.as_str(), units[0].score), ("1", None));
        }
    }

    #[test]
    fn errors_say_where() {
        for (table, start) in [
            ("fr,en\na,b\n", "t.csv:1: no column `ar`"),
            ("fr,ar\na\n", "t.csv:2: 1 cells where the header has 2"),
            ("fr,ar,score\na,ب,2\n", "t.csv:2: the score is no number from 0 to 1"),
            ("fr,ar,fr_from\na,ب,x\n", "t.csv:2: an offset is no whole number"),
            ("", "t.csv:1: no column `fr`"),
        ] {
            let message = read(table).expect_err("a bad table").to_string();
            assert!(message.starts_with(start), "{message}");
        }
    }
}
