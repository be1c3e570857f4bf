//! Who speaks in a paragraph: a post says "we" and "you", calls out, or carries signs that newspapers do not print. The prose of an article does so only
//! inside quotation marks.

use crate::language::Language;
use crate::text;

/// What gives a paragraph away as part of a post, strongest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Voice {
    /// Nothing: it may as well be prose.
    Plain,
    /// It speaks of its writer, to its reader, or calls out.
    Personal,
    /// Emoji, or a hashtag or handle that stands outside its sentences.
    Signs,
}

/// The voice of a paragraph without quotation marks, in the words of `language`.
pub(super) fn of(words: &str, language: &dyn Language) -> Voice {
    if has_signs(words) {
        return Voice::Signs;
    }
    if is_personal(words, language) { Voice::Personal } else { Voice::Plain }
}

/// True when `words` holds a quotation mark, or begins as an item of a list or a line of a dialogue does.
pub(super) fn is_quoting(words: &str) -> bool {
    let mark = |c: char| matches!(c, '«' | '»' | '“' | '”' | '„' | '‟' | '"' | '‹' | '›');
    words.contains(mark) || words.starts_with(|c: char| super::shape::is_dash(c) || matches!(c, '•' | '*' | '·' | '‣' | '◦'))
}

/// `words` without what stands between quotation marks; `None` where a mark has no partner.
pub(super) fn outside_quotes(words: &str) -> Option<String> {
    let mut kept = String::with_capacity(words.len());
    let (mut depth, mut straight) = (0usize, false);
    for c in words.chars() {
        match c {
            '«' | '“' | '„' | '‟' => depth += 1,
            '»' | '”' => depth = depth.checked_sub(1)?,
            '"' => straight = !straight,
            _ if depth == 0 && !straight => kept.push(c),
            _ => {}
        }
    }
    (depth == 0 && !straight).then_some(kept)
}

fn has_signs(words: &str) -> bool {
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        // Symbols that print in black and white as well are pictures only where the text asks for it.
        if matches!(c, '\u{1f000}'..='\u{1faff}') || matches!(c, '\u{2190}'..='\u{2bff}') && chars.peek() == Some(&'\u{fe0f}') {
            return true;
        }
    }
    // "... depuis hier. #Tirzaz": the prose of an article has its hashtags inside its sentences, and so have headings.
    let tag = |word: &&str| {
        let name = word.strip_prefix(['#', '@']).unwrap_or_default();
        name.chars().count() > 1 && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let mut before = words.split_whitespace().rev().peekable();
    before.peek().is_some_and(tag) && before.find(|word| !tag(word)).is_some_and(super::shape::ends_with_stop)
}

/// True when `words`, quotations left out, speaks of its writer or to its reader.
pub(super) fn is_personal(words: &str, language: &dyn Language) -> bool {
    let cues = language.cues();
    let folded = text::fold(words).text;
    let mut opens = true;
    let mut doubtful = false;
    let mut tokens = folded.split_whitespace();
    while let Some(raw) = tokens.next() {
        let token = bare(raw);
        if token.is_empty() {
            opens |= raw.contains(super::shape::is_stop);
            continue;
        }
        let after_elision = token.rsplit('\'').next().unwrap_or(token);
        let imperative = token.split('-').next().unwrap_or(token);
        let is_in = |list: &[&str]| list.contains(&token) || list.contains(&after_elision);
        // "Contacté par nos soins", "Nos deux envoyés", "Autant vous dire": the newspaper itself.
        let newspaper = || tokens.clone().take(2).any(|next| cues.newspaper.contains(&bare(next)));
        if (is_in(cues.reader) || cues.reader.contains(&imperative)) && !newspaper() {
            return true;
        }
        if is_in(cues.writer) && !newspaper() {
            let possessive = language.speech().and_then(|speech| (speech.determiner)(token)).is_some_and(|word| word.first_person);
            if possessive {
                return true;
            }
            doubtful = true;
        }
        doubtful |= opens && cues.calls.contains(&token);
        opens = raw.ends_with(|c| super::shape::is_stop(c) || c == ':');
    }
    // "Il nous a confié ...", "Merci, répète-t-il": the reporter.
    doubtful && !reports(words, language)
}

/// True when a form of a reporting verb stands in `words`.
fn reports(words: &str, language: &dyn Language) -> bool {
    let Some(speech) = language.speech() else { return false };
    let verb = |token: &str| (speech.verb)(token).is_some_and(|form| form.finite || form.participle);
    let lower = words.to_lowercase().replace('’', "'");
    lower.split_whitespace().map(bare).any(|token| verb(token) || token.split(['-', '\'']).any(verb))
}

/// A word without the signs around it.
pub(super) fn bare(raw: &str) -> &str {
    raw.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    fn french(words: &str) -> Voice {
        of(words, language::of("fr"))
    }

    #[test]
    fn posts_speak_for_themselves() {
        for words in [
            "Merci aux riverains pour leur patience.",
            "La halle rouvre samedi. Venez nombreux, les étals débordent.",
            "Nos équipes repeignent la façade cette nuit.",
            "Aucun guichet ne vous réclamera ce papier.",
            "Retrouvez-nous sous l’horloge dès midi.",
        ] {
            assert_eq!(french(words), Voice::Personal, "{words}");
        }
        assert_eq!(of("شكرا لكل المتطوعين.", language::of("ar")), Voice::Personal);
        assert_eq!(of("The bakery is open, join the queue.", language::of("en")), Voice::Personal);
    }

    #[test]
    fn signs_that_no_newspaper_prints() {
        assert_eq!(french("🎉 La halle est pleine."), Voice::Signs);
        assert_eq!(french("La halle est pleine. #Halle"), Voice::Signs);
        assert_eq!(french("Tout savoir sur #Halle"), Voice::Plain);
        assert_eq!(french("La halle a fait parler d’elle sous le nom de #Halle."), Voice::Plain);
    }

    #[test]
    fn prose_does_not() {
        for words in [
            "La halle rouvre samedi.",
            "Contacté par nos soins, le gérant n’a pas répondu.",
            "Le gérant nous a confié son inquiétude.",
            "Nos deux envoyés spéciaux étaient sur place.",
            "Autant vous dire que la place a tremblé.",
            "Merci, répète le gérant.",
            "Le rendez-vous est pris pour samedi.",
            "Les barques étaient à la merci des vagues.",
        ] {
            assert_eq!(french(words), Voice::Plain, "{words}");
        }
    }

    #[test]
    fn quotations_are_left_out() {
        assert_eq!(outside_quotes("Il dit « nous “deux” » et part.").as_deref(), Some("Il dit  et part."));
        assert_eq!(outside_quotes("Il dit « nous"), None);
    }
}
