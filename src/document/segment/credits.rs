//! Bylines and the lines that name sources and dates of publication.

use super::dates;
use super::shape::{self, is_agency, is_name_like, length, plain};

/// The longest credit line, in characters.
const LONGEST: usize = 120;

/// True when `paragraph` is a byline, an agency's signature or a line of publication, and no sentence.
pub(super) fn is_credit(paragraph: &str) -> bool {
    if length(paragraph) > LONGEST {
        return false;
    }
    let bare = paragraph.trim().trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']') || shape::is_dash(c) || c.is_whitespace());
    if bare.ends_with(':') || bare.contains(['!', '?', '؟', '«', '"', ';']) || !shape::has_words(bare) {
        return false;
    }
    is_agency(bare.trim_end_matches('.')) || byline(bare) || published(bare)
}

/// "Par Jean Petit", "Propos recueillis par J. Petit, à Rabat", "بقلم: سعيد الريفي".
fn byline(line: &str) -> bool {
    let labelled = after(line, |cues| cues.byline_labels).filter(|_| line.contains(':'));
    let Some(names) = labelled.or_else(|| after(line, |cues| cues.bylines)) else { return false };
    // What follows a comma may be the author's office.
    let name = names.split([',', '،', '|']).next().unwrap_or(names).trim();
    let words = name.split_whitespace().count();
    let colon = line.contains(':');
    let capitals = name.chars().any(char::is_uppercase);
    let names = is_name_like(name) && (1..=8).contains(&words) && !name.ends_with('.') && !name.chars().any(char::is_numeric);
    // One word may be any noun; without capitals, many words are a sentence.
    names && (colon || if capitals { words >= 2 } else { words <= 4 })
}

/// "Publié le 24 novembre 2025 à 10:30".
fn published(line: &str) -> bool {
    let Some(rest) = after(line, |cues| cues.published) else { return false };
    let rest = rest.trim_start_matches(|c: char| c == ':' || c.is_whitespace());
    !line.ends_with('.') && (dates::full_date(rest).is_some() || dates::day_and_month(rest).is_some())
}

/// What follows a cue that `line` begins with, as it is written.
fn after(line: &str, list: impl Fn(&crate::language::PressCues) -> &'static [&'static str]) -> Option<&str> {
    let plain = plain(line);
    let rest = shape::after_cue(&plain, list)?;
    let words = plain.split(' ').count() - rest.split(' ').filter(|word| !word.is_empty()).count();
    let mut left = line;
    for _ in 0..words {
        left = left.trim_start_matches(|c: char| !c.is_alphanumeric());
        left = left.trim_start_matches(|c: char| c.is_alphanumeric() || crate::text::is_ignorable(c));
    }
    let left = left.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    (!left.is_empty()).then_some(left)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credits() {
        for line in [
            "Par Jean Petit",
            "Par Jean Petit et Anne de La Tour, envoyés spéciaux",
            "Avec AFP",
            "(Avec MAP)",
            "AFP",
            "Publié le 24 novembre 2025 à 10:30",
            "Mis à jour le 24/11/2025",
            "By Jane Small",
            "بقلم: سعيد الريفي",
            "بقلم سعيد الريفي",
            "نشر في 24 نونبر 2025",
            "Propos recueillis par J. Petit",
        ] {
            assert!(is_credit(line), "{line}");
        }
    }

    #[test]
    fn sentences_are_none() {
        for line in [
            "Par ici la sortie",
            "Par Jean, elle a su la vérité.",
            "Avec joie",
            "Publié en 2025, le livre a déjà été traduit.",
            "كتب محمد الرسالة أمس",
            "عن المكتب التنفيذي",
            "Par la grâce du roi",
            "Par Toutatis !",
        ] {
            assert!(!is_credit(line), "{line}");
        }
    }
}
