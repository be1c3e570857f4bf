//! Findings to be read: one paragraph each, with the passage, and a line of totals.

use super::{CheckRow, Tally};
use crate::glossary::Level;
use crate::text::{Script, dominant_script};
use std::io::{self, Write};

/// How a finding is shown.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Colours, as escape sequences.
    pub color: bool,
    /// Put marks round text that runs from right to left (U+2068, U+2069), so that a terminal does not mix up the line. Never for files.
    pub isolate: bool,
}

/// Writes one finding; rows that break no rule are left out.
///
/// # Errors
/// What `out` reports.
pub fn write(out: &mut impl Write, row: &CheckRow, look: Look) -> io::Result<()> {
    let (Some(rule), Some(level)) = (row.rule, row.level()) else { return Ok(()) };
    let code = match level {
        Level::Error => "1;31",
        Level::Warning => "1;33",
        Level::Note => "1;36",
    };
    let paint = |text: &str| if look.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() };
    let place = &row.place;
    writeln!(
        out,
        "{}:{}:{}: {}: {} [{} {}]",
        place.file,
        place.line,
        place.column,
        paint(level.as_str()),
        isolated_quotes(&row.message, look),
        rule.id(),
        row.concept
    )?;
    let (translation, original) = row.texts();
    for text in [translation, original] {
        if !text.is_empty() {
            let line: Vec<&str> = text.split_whitespace().collect();
            writeln!(out, "    {}", isolated(&line.join(" "), look))?;
        }
    }
    if row.expected.len() > 1 {
        writeln!(out, "    listed: {}", row.expected.iter().map(|form| isolated(form, look)).collect::<Vec<_>>().join(", "))?;
    }
    writeln!(out)
}

/// Writes the totals.
///
/// # Errors
/// What `out` reports.
pub fn write_tally(out: &mut impl Write, tally: &Tally) -> io::Result<()> {
    let [preferred, admitted, forbidden, missing, uncertain] = tally.statuses;
    let [notes, warnings, errors] = tally.levels;
    let count = |number: usize, what: &str| if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") };
    writeln!(
        out,
        "{}, {}: {preferred} preferred, {admitted} admitted, {forbidden} forbidden, {missing} missing, {uncertain} uncertain",
        count(tally.beads, "bead"),
        count(tally.statuses.iter().sum(), "term")
    )?;
    let accepted = if tally.accepted > 0 { format!(" ({} more accepted by the baseline)", tally.accepted) } else { String::new() };
    writeln!(out, "{}, {}, {}{accepted}", count(errors, "error"), count(warnings, "warning"), count(notes, "note"))
}

/// `text` between isolating marks if it is written from right to left.
fn isolated(text: &str, look: Look) -> String {
    let leftwards = dominant_script(text) == Script::Arabic;
    if look.isolate && leftwards { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// The same for what stands between quotation marks in a message.
fn isolated_quotes(message: &str, look: Look) -> String {
    if !look.isolate {
        return message.to_owned();
    }
    message
        .split_inclusive(['“', '”'])
        .map(|piece| match piece.strip_suffix('”') {
            Some(quoted) => isolated(quoted, look) + "”",
            None => piece.to_owned(),
        })
        .collect()
}
