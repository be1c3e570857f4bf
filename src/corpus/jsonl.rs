//! Records as JSON Lines: one object a row, keys in the order of the columns, numbers as numbers, empty cells as `null`, text untouched.

use super::record::{Cell, Column, Record};
use serde::{Serialize, Serializer, ser::SerializeMap};
use std::io::{self, Write};

/// Writes one row with its line feed; `columns` are those of its table.
///
/// # Errors
/// Whatever `out` reports.
pub fn write_line<R: Record>(out: &mut impl Write, columns: &[Column], row: &R) -> io::Result<()> {
    serde_json::to_writer(&mut *out, &Row { columns, cells: row.cells() })?;
    out.write_all(b"\n")
}

struct Row<'a> {
    columns: &'a [Column],
    cells: Vec<Cell<'a>>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(&self.cells) {
            match cell {
                Cell::Empty => map.serialize_entry(&column.name, &())?,
                Cell::Text(text) => map.serialize_entry(&column.name, text)?,
                Cell::Whole(number) => map.serialize_entry(&column.name, number)?,
                // A score that is no number becomes `null`.
                Cell::Score(score) => map.serialize_entry(&column.name, &((score * 10_000.0).round() / 10_000.0))?,
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::corpus::rows::{SentenceRow, tests};

    #[test]
    fn a_row_is_an_object_in_column_order() {
        let row = SentenceRow { score: 0.123_456, target: None, ..tests::sentence() };
        let mut out = Vec::new();
        write_line(&mut out, &SentenceRow::columns(&tests::french_arabic()), &row).unwrap();
        let line = String::from_utf8(out).unwrap();
        assert!(
            line.starts_with(r#"{"id":"gare-2:s0004","pair":"gare-2","type":"1-1","order":"parallel","score":0.1235,"fr":"- La"#),
            "{line}"
        );
        assert!(line.ends_with("\"ar\":null,\"fr_doc\":\"gare-2.fr.txt\",\"fr_from\":120,\"fr_to\":156,\"ar_doc\":null,\"ar_from\":null,\"ar_to\":null,\"terms\":\"station|opening\"}\n"), "{line}");
    }
}
