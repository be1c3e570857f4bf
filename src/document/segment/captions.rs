//! Captions: a short paragraph that ends with a photographer's or agency's credit. And credits that stand alone.

use super::sentences;
use super::shape::{self, is_agency, is_name_like, length, plain};
use crate::document::SegmentKind;
use crate::language;
use crate::text::Span;

/// A caption is at most this long, in characters, and has at most [`MOST_SENTENCES`].
const LONGEST: usize = 420;
const MOST_SENTENCES: usize = 3;
/// A credit is at most this long, in characters.
const LONGEST_CREDIT: usize = 80;
/// An agency's name alone in brackets is a credit only after a paragraph not longer than this.
const LONGEST_BEFORE_AGENCY: usize = 220;

/// `Caption` for a paragraph that ends with a picture's credit, `Credit` for one that is a credit and nothing else, `None` for prose.
///
/// Brackets at the end of a paragraph mostly hold a party's or institution's name. A credit needs more: a photographer's word, the sign ©, two names with a
/// slash between them where one has an initial or is an agency, or an agency where no full stop says that a sentence ends.
pub(super) fn classify(paragraph: &str) -> Option<SegmentKind> {
    if length(paragraph) > LONGEST {
        return None;
    }
    let at = bracket_credit(paragraph).or_else(|| trailing_credit(paragraph)).or_else(|| label(paragraph))?;
    let before = paragraph.get(..at)?.trim();
    if !shape::has_words(before) {
        let rest = plain(paragraph.get(at..)?);
        return (length(&rest) <= LONGEST_CREDIT).then_some(SegmentKind::Credit);
    }
    let sentences = sentences::split(paragraph, Span::new(0, at), language::of("und"));
    (sentences.len() <= MOST_SENTENCES).then_some(SegmentKind::Caption)
}

/// Where the bracket at the end of `paragraph` begins, if it holds a credit.
fn bracket_credit(paragraph: &str) -> Option<usize> {
    let trimmed = paragraph.trim_end();
    let open = trimmed.rfind(['(', '['])?;
    let closed = trimmed.get(open..)?;
    let inside_end = closed.find([')', ']'])?;
    let after = closed.get(inside_end + 1..)?.trim();
    let inside = closed.get(1..inside_end)?.trim();
    let before = trimmed.get(..open)?.trim_end();
    if !matches!(after, "" | ".") || inside.is_empty() || length(inside) > LONGEST_CREDIT {
        return None;
    }
    let closes_sentence = shape::ends_with_stop(before);
    let stands_apart = after.is_empty();
    let credit = has_photo_word(inside)
        || inside.contains('©')
        || stands_apart && shared_names(inside, closes_sentence)
        || stands_apart && is_agency(inside) && !closes_sentence && length(before) <= LONGEST_BEFORE_AGENCY && !before.is_empty()
        || before.is_empty() && is_agency(inside)
        || stands_apart && closes_sentence && has_initial(inside) && is_name_like(inside);
    credit.then_some(open)
}

/// `A. Petit/Le Journal`, `Jean Petit / AFP`: names with a slash between them.
fn shared_names(inside: &str, closes_sentence: bool) -> bool {
    let parts: Vec<&str> = inside.split(['/', '|']).map(str::trim).collect();
    if parts.len() < 2 || parts.len() > 4 || inside.chars().any(char::is_numeric) && !parts.iter().any(|part| has_initial(part)) {
        return false;
    }
    let names = parts.iter().all(|part| is_name_like(part) && part.chars().filter(|c| c.is_alphabetic()).count() >= 2);
    let evidence = parts.iter().any(|part| has_initial(part) || is_agency(part) || has_agency_noun(part));
    let two_words = parts.first().is_some_and(|part| part.split_whitespace().count() >= 2);
    names && (evidence || closes_sentence && two_words)
}

/// True for a name that begins with an initial: "A. Petit", "A.Petit", "J.-P. Petit", "أ. علي".
fn has_initial(name: &str) -> bool {
    let mut chars = name.trim().chars();
    let initial = chars.next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase());
    initial && chars.next() == Some('.') && name.chars().filter(|c| c.is_alphabetic()).count() >= 3
}

fn has_agency_noun(part: &str) -> bool {
    let plain = plain(part);
    plain.split(' ').any(|word| shape::is_cue(word, |cues| cues.agency_nouns))
}

/// True when `credit` begins or ends with a photographer's word: "Photo: MAP", "Crédit : X", "Ph. DR", "AFP photo".
fn has_photo_word(credit: &str) -> bool {
    let plain = plain(credit);
    let Some(rest) = shape::after_cue(&plain, |cues| cues.photo) else {
        let last = plain.rsplit(' ').next().unwrap_or_default();
        return plain.contains(' ')
            && shape::is_cue(last, |cues| cues.photo)
            && is_name_like(credit.rsplit_once(' ').map_or("", |(name, _)| name));
    };
    // What follows must be a name or stand after a colon: "photo prise en mars" is prose.
    rest.is_empty() || credit.contains([':', '©']) || is_agency(last_words(credit, rest)) || is_name_like(last_words(credit, rest))
}

/// The end of `raw` with as many words as `rest`.
fn last_words<'a>(raw: &'a str, rest: &str) -> &'a str {
    let count = rest.split(' ').count();
    let mut at = raw.len();
    for word in raw.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).rev().take(count) {
        at = word.as_ptr() as usize - raw.as_ptr() as usize;
    }
    raw.get(at..).unwrap_or_default()
}

/// Where a credit without brackets begins at the end of `paragraph`: `© AFP`, `/ Ph. DR`, `– Photo : MAP`.
fn trailing_credit(paragraph: &str) -> Option<usize> {
    if let Some(at) = paragraph.rfind('©') {
        let credit = paragraph.get(at + '©'.len_utf8()..)?;
        let fits = length(credit) <= LONGEST_CREDIT && !credit.trim().is_empty() && !shape::ends_with_stop(credit);
        return fits.then_some(at);
    }
    let (at, mark) = paragraph.char_indices().rev().find(|&(_, c)| matches!(c, '/' | '|' | '–' | '—'))?;
    let credit = paragraph.get(at + mark.len_utf8()..)?.trim();
    let short = length(credit) <= LONGEST_CREDIT && !shape::ends_with_stop(credit);
    let mut plain_words = plain(credit);
    plain_words.truncate(plain_words.find(' ').unwrap_or(plain_words.len()));
    let begins = shape::after_cue(&plain(credit), |cues| cues.photo).is_some();
    (short && begins && has_photo_word(credit)).then_some(at)
}

/// Zero when `paragraph` is a picture's label: "Photo : le port vu de la mer", "Ph. DR", "Crédit photo : X".
fn label(paragraph: &str) -> Option<usize> {
    let (word, rest) = paragraph.split_once([':', '.'])?;
    let named = shape::is_cue(&plain(word), |cues| cues.photo) && length(word) <= 24;
    let is_credit = is_name_like(rest) && length(rest) <= LONGEST_CREDIT && !rest.contains('.') || is_agency(rest);
    (named && is_credit && !rest.trim().is_empty()).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_with_a_credit_are_captions() {
        for caption in [
            "Les barques au retour de la pêche, lundi 3 mars 2025. (B. Nadori/Le Phare)",
            "Les barques au retour de la pêche. (B.Nadori/Phare24)",
            "Le marché couvert, vu du minaret (Photo: MAP)",
            "Le marché couvert, vu du minaret. [Crédit : Salma Doukkali]",
            "Le marché couvert, vu du minaret © AFP",
            "Le marché couvert, vu du minaret / Ph. DR",
            "Le siège de la banque, à Nouakchott (AFP)",
            "واجهة المتحف بعد الترميم (تصوير: سعيد الريفي)",
            "واجهة المتحف بعد الترميم. (أ. الريفي/وكالة المغرب)",
        ] {
            assert_eq!(classify(caption), Some(SegmentKind::Caption), "{caption}");
        }
    }

    #[test]
    fn credits_alone() {
        for credit in ["© AFP", "(Photo: MAP)", "Ph. DR", "Crédit photo : Salma Doukkali", "(AFP)"] {
            assert_eq!(classify(credit), Some(SegmentKind::Credit), "{credit}");
        }
    }

    #[test]
    fn prose_that_ends_with_a_bracket_is_prose() {
        for prose in [
            "Il a rejoint le Parti de la justice et du développement (PJD)",
            "Le texte est soutenu par l’alliance (PJD/PAM).",
            "Elle dirige l’Agence pour le développement agricole (ADA).",
            "La vitesse y est limitée à quarante (km/h)",
            "Le projet sera présenté demain (voir photo page 3).",
            "Le candidat doit être titulaire du permis (H/F)",
            "L’information a été donnée par l’agence marocaine (MAP).",
            "وقال رئيس حزب العدالة والتنمية (PJD)",
            "Il a dit non. (Rires.)",
            "Photo : c’est le mot qui revient le plus souvent dans la bouche des passants.",
        ] {
            assert_eq!(classify(prose), None, "{prose}");
        }
    }
}
