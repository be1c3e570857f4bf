//! Letters that are not what they look like, or that nobody sees.

use super::Report;
use super::cells::Place;
use crate::glossary::load::Kind;
use crate::language::{Lang, usual_script};
use crate::text::{Script, dominant_script, is_mark, script_of};
use unicode_normalization::is_nfc;

/// Letters of other languages in Arabic script that look like Arabic ones.
const LOOK_ALIKE: &[(char, char)] = &[('ک', 'ك'), ('ی', 'ي'), ('ے', 'ي'), ('ھ', 'ه'), ('ہ', 'ه'), ('ە', 'ه'), ('ۃ', 'ة'), ('ٱ', 'ا')];

/// Characters that nobody sees, in any cell.
pub(super) fn invisible(place: Place<'_>, cell: &str, report: &mut Report) {
    if cell.contains('\u{fffd}') && std::str::from_utf8(cell.as_bytes()).is_ok() {
        place.say(report, "encoding", format!("`{}` holds U+FFFD: a letter was lost, write it again", cell.trim()));
    }
    if let Some(hidden) = cell.chars().find(|&c| is_invisible(c)) {
        let message = format!("an invisible character (U+{:04X}): delete it", u32::from(hidden));
        place.say(report, "invisible-characters", message);
    }
}

fn is_invisible(c: char) -> bool {
    c.is_control() && !matches!(c, '\n' | '\r' | '\t')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The letters of a form in `lang`.
pub(super) fn form(place: Place<'_>, form: &str, lang: &Lang, kind: Option<Kind>, report: &mut Report) {
    if let Some(ready) = form.chars().find(|&c| is_ready_joined(c)) {
        place.say(report, "presentation-forms", format!("`{form}` holds the ready-joined form `{ready}`: write its letters"));
    } else if !is_nfc(form) {
        place.say(report, "not-composed", format!("`{form}` has letters taken apart into letter and accent"));
    }
    script(place, form, lang, kind, report);
    if *lang == Lang::ARABIC {
        arabic(place, form, report);
    }
}

fn is_ready_joined(c: char) -> bool {
    matches!(c, '\u{fb00}'..='\u{fb06}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn script(place: Place<'_>, form: &str, lang: &Lang, kind: Option<Kind>, report: &mut Report) {
    if let Some(word) = form.split(|c: char| !c.is_alphabetic() && !is_mark(c)).find(|word| is_mixed(word)) {
        place.say(report, "mixed-script", format!("`{word}` has letters of two scripts: type it anew"));
    }
    let (Some(usual), found) = (usual_script(lang.as_str()), dominant_script(form)) else { return };
    if found == usual || found == Script::Common {
        return;
    }
    // Acronyms and names: IgM, Google.
    let in_capitals = form.split_whitespace().all(|word| word.chars().any(|c| c.is_uppercase() || c.is_ascii_digit()));
    match (found, kind) {
        // Acronyms and trade names stand in Latin letters in texts of any script.
        (Script::Latin, Some(Kind::Abbreviations)) => {}
        (Script::Latin, kind) if in_capitals || kind.is_some() => {
            place.note(
                report,
                "wrong-script",
                format!("`{form}` is in Latin letters: it is found where the text has it in Latin letters, too"),
            );
        }
        _ => place.say(report, "wrong-script", format!("`{form}` is not in the script of `{lang}`: are two columns swapped?")),
    }
}

/// Latin or Arabic letters among those of a third script. A Latin word may have an Arabic preposition glued to it.
fn is_mixed(word: &str) -> bool {
    let has = |script| word.chars().any(|c| script_of(c) == script);
    has(Script::Other) && (has(Script::Latin) || has(Script::Arabic))
}

fn arabic(place: Place<'_>, form: &str, report: &mut Report) {
    for (found, meant) in LOOK_ALIKE.iter().filter(|(found, _)| form.contains(*found)) {
        let message = format!("`{form}` holds U+{:04X}, which looks like {meant} but is a letter of another language", u32::from(*found));
        place.say(report, "look-alike", message);
    }
    if form.contains('ـ') {
        place.say(report, "tatweel-or-vowels", format!("tatweel in `{form}`: delete it"));
    } else if form.chars().any(|c| matches!(c, '\u{64b}'..='\u{652}' | '\u{670}')) {
        place.note(
            report,
            "tatweel-or-vowels",
            format!("vowel signs in `{form}`: they are shown wherever the term is, and never compared"),
        );
    }
}
