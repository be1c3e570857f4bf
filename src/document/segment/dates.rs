//! Dates as embedded posts and datelines write them, told by their shape: a day, a month and a year in whatever order and language.

use super::shape;

/// A date is not longer than this many bytes.
const LONGEST: usize = 64;

/// The length in bytes of the date, with a day and a year, that `text` begins with: "November 24, 2025", "24 نوفمبر 2025", "2025-11-24".
///
/// A time may stand before it ("10:32 · 24 nov. 2025").
pub(super) fn full_date(text: &str) -> Option<usize> {
    let (mut day, mut words, mut tokens) = (false, 0usize, 0usize);
    let mut numbers_after_year = None;
    for (start, token) in tokens_of(text) {
        tokens += 1;
        let end = start + token.len();
        match value(token) {
            Some(1800..=2199) if token.chars().count() == 4 && numbers_after_year.is_none() => {
                if day {
                    return Some(end);
                }
                numbers_after_year = Some(0);
            }
            Some(1..=31) => match &mut numbers_after_year {
                Some(1) => return Some(end),
                Some(count) => *count += 1,
                None => day = true,
            },
            Some(_) => {}
            None if numbers_after_year.is_some() => return None,
            None => words += 1,
        }
        if tokens > 8 || words > 4 {
            return None;
        }
    }
    None
}

/// The length in bytes of the day and month, and year if there is one, that `text` begins with: "12 mars", "le 3 avril 2025", "March 12".
pub(super) fn day_and_month(text: &str) -> Option<usize> {
    let (mut day, mut month, mut end, mut before) = (false, false, None, 0);
    for (start, token) in tokens_of(text).take(6) {
        let stop = start + token.len();
        // "1er", "3rd".
        let ordinal = start == before && start > 0;
        before = stop;
        match value(token) {
            Some(1..=31) if !day => day = true,
            Some(1800..=2199) if day && month && token.chars().count() == 4 => return Some(stop),
            Some(_) => break,
            None if is_month(token) => month = true,
            // An article or weekday may stand before, nothing between.
            None if month || day && !ordinal => break,
            None => {}
        }
        if day && month {
            end = Some(stop);
        }
    }
    end
}

fn is_month(token: &str) -> bool {
    shape::is_cue(&shape::plain(token), |cues| cues.months)
}

/// Runs of letters or of digits, with their place, near the start of `text`.
fn tokens_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let class = |c: char| match c {
        _ if c.is_numeric() => 1,
        _ if c.is_alphabetic() || crate::text::is_mark(c) => 2,
        _ => 0,
    };
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let start = rest.char_indices().find(|&(_, c)| class(c) != 0).map(|(skip, _)| at + skip)?;
        // Only light punctuation stands inside a date.
        let between = text.get(at..start)?;
        if start > LONGEST || !between.chars().all(|c| c.is_whitespace() || crate::text::is_ignorable(c) || ",.:/·-–|'’،".contains(c))
        {
            return None;
        }
        let rest = text.get(start..)?;
        let kind = rest.chars().next().map(class)?;
        let len = rest.char_indices().find(|&(_, c)| class(c) != kind).map_or(rest.len(), |(len, _)| len);
        at = start + len;
        Some((start, rest.get(..len)?))
    })
}

fn value(token: &str) -> Option<u32> {
    if !token.chars().next()?.is_numeric() {
        return None;
    }
    Some(crate::text::fold(token).text.parse().unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_dates_in_any_language() {
        for (text, rest) in [
            ("November 24, 2025", ""),
            ("24 novembre 2025 La suite", " La suite"),
            ("24 نوفمبر 2025", ""),
            ("٢٤ تشرين الثاني ٢٠٢٥ ثم", " ثم"),
            ("2025-11-24 Fin", " Fin"),
            ("24/11/2025", ""),
            ("10:32 AM · Nov 24, 2025", ""),
            ("1 de marzo de 2024", ""),
        ] {
            assert_eq!(full_date(text).and_then(|end| text.get(end..)), Some(rest), "{text}");
        }
        for text in ["", "a écrit ceci en 2025", "2025 fut une bonne année", "novembre 2025", "hier (24 mars 2025)"] {
            assert_eq!(full_date(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_months() {
        for (text, rest) in
            [("12 mars – Le", " – Le"), ("le 1er avril 2025", ""), ("3 تشرين الثاني (", " الثاني ("), ("March 12: x", ": x")]
        {
            assert_eq!(day_and_month(text).and_then(|end| text.get(end..)), Some(rest), "{text}");
        }
        for text in ["12 policiers", "mars", "en tout 12 mars"] {
            assert_eq!(day_and_month(text).is_some(), text.starts_with("en"), "{text}");
        }
    }
}
