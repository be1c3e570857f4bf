//! Names inside noun phrases: runs of capitals, titles before them, places behind roles.

use super::frame::Item;
use crate::language::Speech;
use crate::language::speech::Gender;
use std::ops::Range;

/// Letters that begin with a capital and are no grammar word at the head of a sentence.
pub(super) fn is_name_word(items: &[Item], at: usize, speech: &Speech) -> bool {
    let item = &items[at];
    if !item.is_word() || !item.capital {
        return false;
    }
    let word = item.lower.as_str();
    let sentence_head = at == 0 || !items[at - 1].is_word();
    !sentence_head
        || !((speech.determiner)(word).is_some()
            || (speech.pronoun)(word).is_some()
            || speech.prepositions.contains(&word)
            || speech.breaks.contains(&word)
            || speech.clitics.contains(&word)
            || speech.topics.contains(&word)
            || speech.demonstratives.iter().any(|(told, _)| *told == word)
            || speech.is_adverb(word)
            // "Interrogé hier, le maire ..."
            || (speech.verb)(word).is_some_and(|form| form.participle && !form.finite) && !items.get(at + 1).is_some_and(|next| next.capital)
            || word.ends_with('\'')
            || speech.according.iter().chain(speech.according_weak).any(|words| words.first() == Some(&word)))
}

pub(super) fn title(items: &[Item], at: usize, limit: usize, speech: &Speech) -> Option<(usize, Gender)> {
    let item = items.get(at).filter(|item| item.is_word())?;
    let &(_, gender) = speech.titles.iter().find(|(word, _)| *word == item.lower)?;
    let mut next = at + 1;
    if items.get(next).is_some_and(|item| item.is_mark('.')) {
        next += 1;
    }
    (next < limit && items[next].is_word() && items[next].capital).then_some((next, gender))
}

/// The end of the run of name words that begins at `at`: capitals, with particles between them.
pub(super) fn name_run(items: &[Item], at: usize, limit: usize, speech: &Speech) -> usize {
    let mut end = at + 1;
    loop {
        let mut next = end;
        // "A. Alami"
        if items.get(next).is_some_and(|item| item.is_mark('.'))
            && items[next - 1].lower.chars().count() == 1
            && next + 1 < limit
            && items[next + 1].capital
        {
            next += 1;
        }
        let mut particles = 0;
        while next < limit
            && particles < 2
            && items[next].is_word()
            && !items[next].capital
            && speech.particles.contains(&items[next].lower.as_str())
        {
            // "le Maroc de Hassan": French "de" and articles join only parts of a name, which "la France" is not.
            if speech.complements.contains(&items[next].lower.as_str()) || (speech.determiner)(&items[next].lower).is_some() {
                return end;
            }
            next += 1;
            particles += 1;
        }
        if next < limit && items[next].is_word() && items[next].capital && !items[next].lower.ends_with('\'') {
            end = next + 1;
        } else {
            return end;
        }
    }
}

/// The end of a role with the place where it is held: "un officier en poste à Amman", "la cour réunie à Oujda".
pub(super) fn posted(items: &[Item], at: usize, end: usize, limit: usize, speech: &Speech) -> usize {
    let described = speech.descriptions.iter().find(|words| {
        words.iter().enumerate().all(|(k, word)| end + k < limit && items.get(end + k).is_some_and(|item| item.lower == *word))
    });
    if let Some(words) = described {
        return end + words.len();
    }
    // The first of these words may have passed for an adjective.
    let place = [end - 1, end].into_iter().filter(|&from| from > at + 1).find_map(|from| {
        let told = |words: &&&[&str]| words.iter().enumerate().all(|(k, word)| items.get(from + k).is_some_and(|item| item.lower == *word));
        speech.posted.iter().find(told).map(|words| from + words.len())
    });
    let Some(mut place) = place else { return end };
    if place < limit && (speech.determiner)(&items[place].lower).is_some() {
        place += 1;
    }
    if place < limit && items[place].is_word() && items[place].capital { name_run(items, place, limit, speech) } else { end }
}

pub(super) fn first_name(items: &[Item], name: Option<&Range<usize>>, speech: &Speech) -> Gender {
    name.and_then(|name| items.get(name.start)).map_or(Gender::Unknown, |item| {
        let whole = (speech.first_name)(&item.lower);
        if whole != Gender::Unknown { whole } else { (speech.first_name)(item.lower.split('-').next().unwrap_or_default()) }
    })
}
