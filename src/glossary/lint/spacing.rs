//! White space where none belongs.

use super::Report;
use super::cells::Place;

/// White space at the ends of a cell of forms, and around the separators of a list: the reader takes it away.
pub(super) fn ends(place: Place<'_>, cell: &str, report: &mut Report) {
    if cell.trim() != cell {
        place.note(report, "spacing", "white space before or after the cell".to_owned());
    } else if cell.split('|').any(|item| item.trim() != item) {
        place.note(report, "spacing", "white space beside a `|`".to_owned());
    }
}

/// White space inside a form.
pub(super) fn form(place: Place<'_>, form: &str, report: &mut Report) {
    if form.contains(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let shown = form.split_whitespace().collect::<Vec<_>>().join(" ");
        place.say(report, "spacing", format!("a line break in `{shown}`"));
    } else if doubled(form) {
        place.say(report, "spacing", format!("two spaces in a row in `{form}`"));
    } else if let Some(sign) = one_sided(form) {
        place.say(report, "spacing", format!("a space on the wrong side of `{sign}` in `{form}`"));
    } else if form.chars().any(|c| c.is_whitespace() && c != ' ') {
        place.note(
            report,
            "spacing",
            format!("a no-break space or another unusual space in `{form}`: comparison takes it for a plain one"),
        );
    }
}

/// White space in a cell that is read by people only.
pub(super) fn remark(place: Place<'_>, cell: &str, report: &mut Report) {
    if cell.trim() != cell {
        place.note(report, "spacing", "white space before or after the cell".to_owned());
    } else if doubled(cell) {
        place.note(report, "spacing", "two spaces in a row".to_owned());
    }
}

fn doubled(text: &str) -> bool {
    let mut before = false;
    text.chars().any(|c| std::mem::replace(&mut before, c == ' ') && c == ' ')
}

/// A sign with a space on a side where it has none.
fn one_sided(form: &str) -> Option<char> {
    let chars: Vec<char> = form.chars().collect();
    let space = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_whitespace());
    chars.iter().enumerate().find_map(|(at, &sign)| {
        let (before, after) = (space(at.checked_sub(1)), space(Some(at + 1)));
        let wrong = match sign {
            '-' | '\u{2010}' | '\u{2011}' | '/' => before != after,
            '\'' | '’' => before || after && follows_elision(&chars[..at]),
            '(' | '[' => after,
            ')' | ']' | ',' | '،' => before,
            _ => false,
        };
        wrong.then_some(sign)
    })
}

/// True when the last word of `before` is as short as an elided one; `Peoples' Rights` is as it should be.
fn follows_elision(before: &[char]) -> bool {
    (1..=2).contains(&before.iter().rev().take_while(|c| c.is_alphabetic()).count())
}
