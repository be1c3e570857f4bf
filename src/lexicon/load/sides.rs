//! Which side of a lexicon is which language, as far as scripts can tell.

use super::Entry;
use super::lines::Row;
use crate::error::{Error, Result};
use crate::language::{self, Lang};
use crate::text::{Script, dominant_script};

/// How the rows of a lexicon stand to the scripts of its two languages.
#[derive(Debug, Default)]
struct Tally {
    straight: usize,
    swapped: usize,
    /// One side at least is in a script that neither language is written in, or both are in the same.
    neither: usize,
}

impl Tally {
    /// `None` where the scripts of the languages cannot tell them apart.
    fn of<'r>(sides: impl Iterator<Item = (&'r str, &'r str)>, from: &Lang, to: &Lang) -> Option<Tally> {
        let (from, to) = (language::usual_script(from.as_str())?, language::usual_script(to.as_str())?);
        if from == to {
            return None;
        }
        let mut tally = Tally::default();
        for (left, right) in sides {
            match (dominant_script(left), dominant_script(right)) {
                (left, right) if (left, right) == (from, to) => tally.straight += 1,
                (left, right) if (left, right) == (to, from) => tally.swapped += 1,
                // Numbers and signs say nothing.
                (Script::Common, _) | (_, Script::Common) => {}
                _ => tally.neither += 1,
            }
        }
        Some(tally)
    }

    /// More than nine rows of ten.
    fn is_most(&self, count: usize) -> bool {
        10 * count > 9 * (self.straight + self.swapped + self.neither)
    }
}

/// Turns the sides of all rows where they stand the wrong way round, and returns what to tell the user about it.
pub(super) fn turn(name: &str, rows: &mut [Row<'_>], target_first: bool, from: &Lang, to: &Lang) -> Result<Option<String>> {
    let Some(tally) = Tally::of(rows.iter().map(|row| (&*row.from, &*row.to)), from, to) else { return Ok(None) };
    if tally.is_most(tally.neither) {
        let line = rows.first().map_or(1, |row| row.line);
        return Err(other_languages(name, line, from, to));
    }
    if !tally.is_most(tally.swapped) {
        return Ok(None);
    }
    for row in rows.iter_mut() {
        std::mem::swap(&mut row.from, &mut row.to);
    }
    let rule = if target_first { "a .dic file has the second language first" } else { "such a file has the first language first" };
    Ok(Some(format!("{name}: the sides stand the other way round and were turned ({rule}; here {from} is the first, {to} the second)")))
}

/// The same for a table whose header names the languages: there the wrong way round is a mistake of the header.
pub(super) fn check_header(name: &str, entries: &[Entry], from: &Lang, to: &Lang) -> Result<()> {
    let sides = entries.iter().filter_map(|entry| Some((entry.from.as_str(), entry.to.first()?.as_str())));
    match Tally::of(sides, from, to) {
        Some(tally) if tally.is_most(tally.swapped) => Err(Error::at_line(
            name,
            1,
            format!("the columns `{from}` and `{to}` are swapped: each holds the script of the other; mend the header"),
        )),
        Some(tally) if tally.is_most(tally.neither) => Err(other_languages(name, 2, from, to)),
        _ => Ok(()),
    }
}

fn other_languages(name: &str, line: u64, from: &Lang, to: &Lang) -> Error {
    let message =
        format!("this is in other scripts than {from} and {to}: name the languages of the lexicon with --from and --to, or leave it out");
    Error::at_line(name, line, message)
}
