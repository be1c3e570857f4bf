//! Datelines: the place, date and agency that open a dispatch.

use super::dates;
use super::shape::{self, is_agency, is_dash, is_name_like, length};
use crate::text::{self, Script};

/// The longest place, and the longest dateline, in characters.
const LONGEST_PLACE: usize = 40;
const LONGEST: usize = 110;

/// The length in bytes of the dateline that `paragraph` begins with, its dash included.
///
/// `first` says that no prose stands before: only there a place in capitals or a place and date will do without an agency.
pub(super) fn length_of(paragraph: &str, first: bool) -> Option<usize> {
    // Whatever the paragraph's length, a dateline stands in its first characters.
    let end = paragraph.char_indices().nth(LONGEST).map_or(paragraph.len(), |(at, _)| at);
    let head = paragraph.get(..end)?;
    if first && let Some(len) = stamp(head) {
        return Some(with_separator(paragraph, len).unwrap_or(len));
    }
    with_bracketed_agency(paragraph, head)
        .or_else(|| place_and_agency(paragraph, head))
        .or_else(|| first.then(|| place_and_date(paragraph, head))?)
}

/// `date 2025-11-27`: what a database puts before a text.
fn stamp(head: &str) -> Option<usize> {
    let digits = head.find(|c: char| c.is_ascii_digit())?;
    let label = head.get(..digits)?.trim_end_matches([' ', ':', '\t']);
    if !label.chars().all(char::is_alphabetic) || length(label) > 12 {
        return None;
    }
    let date = head.get(digits..)?;
    let len = date.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(date.len());
    let iso = date.get(..len)?;
    let parts: Vec<usize> = iso.split('-').map(str::len).collect();
    (parts == [4, 2, 2] && dates::full_date(iso) == Some(len)).then_some(digits + len)
}

/// `RABAT, 12 mars (MAP) –`, `PARIS (AFP) -`, `تونس، 18 فيفري (وكالة ...) –`.
fn with_bracketed_agency(paragraph: &str, head: &str) -> Option<usize> {
    let open = head.find('(')?;
    let close = open + head.get(open..)?.find(')')?;
    let agency = head.get(open + 1..close)?.trim();
    let before = head.get(..open)?.trim();
    let end = with_dash(paragraph, close + 1)?;
    let place = place_of(before);
    let known = is_agency(agency) || has_agency_noun(agency);
    let placed = length(place) <= LONGEST_PLACE && is_name_like(place);
    let dated = length(before) <= LONGEST_PLACE + 30 && has_date_after(before, place);
    let fits = if place == before {
        placed && known && is_short_place(place)
    } else {
        placed && dated && (known || length(agency) <= LONGEST_PLACE)
    };
    fits.then_some(end)
}

/// `الرباط - و م ع`, `Rabat – MAP –`.
fn place_and_agency(paragraph: &str, head: &str) -> Option<usize> {
    let (at, dash) = head.char_indices().find(|&(_, c)| is_dash(c) || matches!(c, '/' | '|'))?;
    let place = head.get(..at)?;
    if !place.ends_with(char::is_whitespace) || !is_name_like(place) || !is_short_place(place) {
        return None;
    }
    let after = at + dash.len_utf8();
    // The longest run of words that is an agency: "و م ع", "وكالة الأناضول", "AFP".
    let rest = head.get(after..)?;
    let lead = rest.len() - rest.trim_start().len();
    let rest = rest.trim_start();
    let ends =
        rest.char_indices().filter(|&(_, c)| !(c.is_alphanumeric() || text::is_mark(c) || c == '.')).map(|(at, _)| at).chain([rest.len()]);
    let len = ends.take(5).filter(|&end| end > 0 && rest.get(..end).is_some_and(is_agency)).last()?;
    let end = after + lead + len;
    // A name that goes on with another capital is no signature: "Rabat – MAP Holding".
    let follows = paragraph.get(end..)?.trim_start();
    let alone = follows.is_empty();
    let latin = rest.get(..len).is_some_and(|agency| text::dominant_script(agency) == Script::Latin);
    match with_separator(paragraph, end) {
        Some(end) => Some(end),
        None if alone || !latin => Some(end),
        None => None,
    }
}

/// First paragraph only: `Rabat, 12 mars –`, `Marrakech / 24 nov`, `RABAT – `.
fn place_and_date(paragraph: &str, head: &str) -> Option<usize> {
    let place = place_of(head);
    let place_end = place.len();
    if !is_name_like(place) || !is_short_place(place) {
        return None;
    }
    let rest = head.get(place_end..)?;
    let separator =
        rest.char_indices().find(|&(_, c)| !(c.is_whitespace() || matches!(c, ',' | '،' | '/' | '|') || is_dash(c))).map(|(at, _)| at)?;
    let marks = rest.get(..separator)?;
    if let Some(len) = dates::day_and_month(rest.get(separator..)?) {
        let end = place_end + separator + len;
        if marks.trim().is_empty() {
            return None;
        }
        let alone = paragraph.get(end..)?.trim().is_empty();
        return with_dash(paragraph, end).or(alone.then_some(end));
    }
    // A place in capitals before a dash.
    let letters = || place.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().count() >= 4 && letters().all(char::is_uppercase) && !place.contains(['\'', '’']);
    (capitals && marks.trim().chars().all(is_dash) && !marks.trim().is_empty() && marks.ends_with(char::is_whitespace))
        .then(|| place_end + marks.trim_end().len())
}

/// What stands before the first comma, slash or free dash.
fn place_of(text: &str) -> &str {
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if matches!(c, ',' | '،' | '/' | '|') || is_dash(c) && before.is_whitespace() || c.is_numeric() {
            return text.get(..at).unwrap_or_default().trim_end();
        }
        before = c;
    }
    text
}

fn has_date_after(before: &str, place: &str) -> bool {
    before
        .get(place.len()..)
        .is_some_and(|rest| rest.chars().any(char::is_numeric) || rest.split([',', '،', '/', '-', '–']).all(is_name_like_or_blank))
}

fn is_name_like_or_blank(text: &str) -> bool {
    text.trim().is_empty() || is_name_like(text)
}

/// At most four words and no stop.
fn is_short_place(place: &str) -> bool {
    let words = place.split_whitespace().count();
    (1..=4).contains(&words)
        && length(place) <= LONGEST_PLACE
        && !place.chars().any(|c| shape::is_stop(c) || c.is_numeric() || matches!(c, ':' | '«' | '"'))
}

fn has_agency_noun(agency: &str) -> bool {
    shape::plain(agency).split(' ').any(|word| shape::is_cue(word, |cues| cues.agency_nouns))
}

/// One past the dash that follows `at`, if one does.
fn with_dash(paragraph: &str, at: usize) -> Option<usize> {
    separator(paragraph, at, is_dash)
}

/// One past the dash, colon or bar that follows `at`, if one does.
fn with_separator(paragraph: &str, at: usize) -> Option<usize> {
    separator(paragraph, at, |c| is_dash(c) || matches!(c, ':' | '|' | '/'))
}

fn separator(paragraph: &str, at: usize, is_mark: impl Fn(char) -> bool) -> Option<usize> {
    let rest = paragraph.get(at..)?;
    let mark = rest.trim_start();
    let run = mark.find(|c: char| !is_mark(c)).unwrap_or(mark.len());
    (run > 0).then_some(at + rest.len() - mark.len() + run)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dateline(paragraph: &str) -> Option<&str> {
        length_of(paragraph, true).and_then(|len| paragraph.get(..len))
    }

    #[test]
    fn datelines_end_with_their_dash() {
        for (line, prose) in [
            ("RABAT, 12 mars (MAP) –", " Le pont rouvrira."),
            ("PARIS (AFP) -", " Le pont rouvrira."),
            ("Sfax, 3 avril (Agence du Golfe) –", " Le pont rouvrira."),
            ("الرباط - و م ع", " أعيد فتح الجسر."),
            ("الرباط - و.م.ع:", " أعيد فتح الجسر."),
            ("صفاقس، 3 أفريل (وكالة الخليج) –", " أعيد فتح الجسر."),
            ("عمّان، 6 تشرين الثاني (رويترز) -", " أعيد فتح الجسر."),
            ("Rabat, 12 mars 2025 –", " Le pont rouvrira."),
            ("TUNIS –", " Le pont rouvrira."),
            ("date 2025-11-27", " Le pont rouvrira."),
            ("2025-11-27", " Le pont rouvrira."),
            ("Marrakech / 24 nov", ""),
            ("Rabat – MAP", ""),
        ] {
            assert_eq!(dateline(&format!("{line}{prose}")), Some(line), "{line}{prose}");
        }
    }

    #[test]
    fn prose_has_none() {
        for prose in [
            "Le PJD (Parti de la justice) – deuxième groupe – votera contre.",
            "Au total, 12 policiers – dont deux femmes – ont été blessés.",
            "En 2025, le pont – fermé depuis un an – rouvrira.",
            "Date limite : 2025-11-27 à midi.",
            "وقال الوزير (رويترز) إن الجسر سيفتح.",
            "Rabat - le 12 mars prochain - accueillera la rencontre.",
            "L’ONU - MAP et AFP confondues - en parle.",
        ] {
            assert_eq!(dateline(prose), None, "{prose}");
        }
        assert_eq!(length_of("TUNIS – Le pont rouvrira.", false), None);
    }
}
