//! What the formats made of cells share: reading rows, writing rows, cells that must be one line.

use super::losses::Losses;
use crate::error::{Error, Result};
use csv::StringRecord;
use std::borrow::Cow;
use std::io::{self, Write};

/// The rows of a table with the line at which each begins. Rows may have any number of cells; blank rows are left out.
///
/// # Errors
/// With `file:line`, a table that cannot be taken apart.
pub(super) fn rows(name: &str, text: &str, separator: u8) -> Result<Vec<(u64, StringRecord)>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for row in reader.records() {
        let row = row.map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            Error::at_line(name, line, format!("malformed row: {error}"))
        })?;
        if row.iter().any(|cell| !cell.is_empty()) {
            rows.push((row.position().map_or(0, csv::Position::line), row));
        }
    }
    Ok(rows)
}

/// The separator of a table: the one that its first line uses most, comma when it uses none.
pub(super) fn separator(text: &str) -> u8 {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let count = |sign: u8| first.bytes().filter(|&byte| byte == sign).count();
    // Of two that are as frequent, the later one: a TAB is no accident.
    [b',', b';', b'\t'].into_iter().max_by_key(|&sign| count(sign)).filter(|&sign| count(sign) > 0).unwrap_or(b',')
}

/// Writes rows with a comma between cells and LF at their ends.
pub(super) fn writer(out: &mut dyn Write) -> csv::Writer<&mut dyn Write> {
    csv::WriterBuilder::new().flexible(true).from_writer(out)
}

/// A CSV error of writing: always one of the output.
pub(super) fn as_io(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        _ => io::Error::other("a row could not be written"),
    }
}

/// A cell without control characters, as line-based and strict readers want it: line breaks and TABs become a space, other controls go. Counted.
pub(super) fn one_line<'t>(text: &'t str, losses: &mut Losses) -> Cow<'t, str> {
    let is_break = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if !text.contains(is_break) {
        return Cow::Borrowed(text);
    }
    losses.example(
        "line break, TAB or control character in a cell",
        "cells with line breaks, TABs or control characters as they were",
        text,
    );
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                if !line.is_empty() && !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            c if c.is_control() => {}
            c => line.push(c),
        }
    }
    Cow::Owned(line.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_are_told_from_the_first_line() {
        for (text, expected) in [("a,b;c,d\n", b','), ("a;b\nc,d,e\n", b';'), ("\n\na, b\tc\n", b'\t'), ("alone\n", b','), ("", b',')] {
            assert_eq!(separator(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        let mut losses = Losses::default();
        assert_eq!(one_line("quai\u{200f} nord", &mut losses), "quai\u{200f} nord");
        assert_eq!(one_line("quai \r\n\tnord\u{7}\n", &mut losses), "quai nord");
        assert_eq!(losses.notes("x").len(), 1);
    }
}
