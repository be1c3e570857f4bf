//! Rules on single cells: lists, signs, and what is left to the rules on letters and white space.

use super::{Entry, Level, Report, letters, spacing};
use crate::glossary::form::bare_homograph;
use crate::glossary::load::{Column, Kind};
use crate::language::Lang;

/// Where a form or a remark stands.
#[derive(Clone, Copy)]
pub(super) struct Place<'e> {
    pub entry: &'e Entry,
    pub title: &'e str,
}

impl Place<'_> {
    /// Reports at the level of the rule.
    pub fn say(&self, report: &mut Report, rule: &'static str, message: String) {
        report.add(rule, self.entry, Some(self.title), message);
    }

    /// Reports a trifle.
    pub fn note(&self, report: &mut Report, rule: &'static str, message: String) {
        report.add_at(Level::Note, rule, self.entry, Some(self.title), message);
    }

    /// Reports what is probably wrong.
    pub fn warn(&self, report: &mut Report, rule: &'static str, message: String) {
        report.add_at(Level::Warning, rule, self.entry, Some(self.title), message);
    }
}

/// Checks every cell of a row.
pub(super) fn check(entry: &Entry, pair: &[Lang; 2], report: &mut Report) {
    for (column, title, cell) in entry.columns() {
        let place = Place { entry, title };
        letters::invisible(place, cell, report);
        let Some((lang, kind)) = column.forms() else {
            if !matches!(column, Column::Extra(_)) {
                spacing::remark(place, cell, report);
            }
            continue;
        };
        spacing::ends(place, cell, report);
        for item in items(cell, kind) {
            let form = match kind {
                Some(Kind::Styles) => item.split_once('=').map_or(item, |(_, form)| form.trim()),
                Some(Kind::Homographs) => {
                    if item.contains('=') && bare_homograph(item) == item {
                        place.warn(report, "malformed-list", format!("`{item}`: a homograph is written FORM or noun=FORM"));
                        continue;
                    }
                    bare_homograph(item)
                }
                _ => item,
            };
            spacing::form(place, form, report);
            letters::form(place, form, lang, kind, report);
            if kind.is_some() {
                separators(place, form, report);
            }
            // Of languages that nothing is looked for in, terms are but a help to the reader.
            if pair.contains(lang) {
                signs(place, form, kind.is_some(), report);
            }
        }
    }
}

/// The items of a cell as the reader splits it.
fn items(cell: &str, kind: Option<Kind>) -> impl Iterator<Item = &str> {
    let separator = if kind.is_none() || cell.contains('|') { '|' } else { ';' };
    cell.split(separator).map(str::trim).filter(|item| !item.is_empty())
}

/// Signs that separate items elsewhere, and here belong to the form.
fn separators(place: Place<'_>, form: &str, report: &mut Report) {
    if let Some(sign) = form.chars().find(|c| matches!(c, ';' | '؛' | '¦' | '\t')) {
        place.warn(report, "malformed-list", format!("`{form}` is one item with a `{sign}` in it: split items by `|`"));
    }
}

/// Signs that a text would have to hold as well.
fn signs(place: Place<'_>, form: &str, in_list: bool, report: &mut Report) {
    let strange = |c: char| matches!(c, '?' | '؟' | '!' | '*' | '=' | '<' | '>' | '_' | '{' | '}') || !in_list && matches!(c, ';' | '؛');
    let remark = form.starts_with(['(', '[']) || form.ends_with([')', ']']);
    let bracket = |c: char| matches!(c, '(' | ')' | '[' | ']');
    let bad = form.chars().find(|&c| strange(c)).or_else(|| form.chars().find(|&c| bracket(c) && (remark || !is_balanced(form))));
    if let Some(sign) = bad {
        let message = format!("`{form}` holds `{sign}`, and so would every text have to: put remarks into `note`, other forms into a list");
        place.say(report, "signs", message);
    } else if let Some(sign) =
        form.chars().find(|&c| bracket(c) || matches!(c, '"' | '«' | '»' | '“' | '”' | ':')).or_else(|| alternative(form))
    {
        place.note(
            report,
            "signs",
            format!("`{form}` holds `{sign}`, and so would every text have to: if another form is used as well, list it"),
        );
    }
}

/// True when every bracket that is opened is closed.
fn is_balanced(form: &str) -> bool {
    let mut open = 0_i32;
    let nested = form.chars().all(|c| {
        open += i32::from(matches!(c, '(' | '[')) - i32::from(matches!(c, ')' | ']'));
        open >= 0
    });
    nested && open == 0
}

/// A comma, or a slash between letters.
fn alternative(form: &str) -> Option<char> {
    let mut before = ' ';
    let mut chars = form.chars().peekable();
    while let Some(c) = chars.next() {
        let letters = before.is_alphabetic() && chars.peek().is_some_and(|next| next.is_alphabetic());
        if matches!(c, ',' | '،') || c == '/' && letters {
            return Some(c);
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    None
}
