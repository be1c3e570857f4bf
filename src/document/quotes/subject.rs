//! Finding the subject of a reporting verb: behind it, before it, or only implied.

use super::cue::{REACH, Subject, starting, word};
use super::frame::Item;
use super::phrase::{Phrase, Sort};
use crate::language::Speech;
use crate::language::speech::{Gender, Pronoun};
use std::ops::Range;

/// A verb without subject speaks of somebody of the gender that it shows.
pub(super) fn implied(items: &[Item], verb: &Range<usize>, speech: &Speech) -> Subject {
    let last = verb.end.checked_sub(1).map_or("", |at| word(items, at));
    match (speech.verb_gender)(last) {
        Gender::Unknown => Subject::Inherit,
        gender => Subject::Pronoun(Pronoun { gender, plural: false, general: false }),
    }
}

/// The subject behind a verb: right behind it, or a few adverbs further on, people and institutions first.
pub(super) fn behind<'a>(items: &[Item], from: usize, limit: usize, phrases: &'a [Phrase], speech: &Speech) -> Option<&'a Phrase> {
    let mut other = None;
    for (i, item) in items.iter().enumerate().take(limit.min(from + REACH)).skip(from) {
        if !item.is_word() || speech.reported.contains(&item.lower.as_str()) {
            break;
        }
        let Some(phrase) = starting(phrases, i) else { continue };
        if phrase.oblique && !speech.verb_first || phrase.determiner.is_some_and(|determiner| determiner.first_person) {
            continue;
        }
        if i == from || phrase.sort != Sort::Other {
            return Some(phrase);
        }
        other = other.or(Some(phrase));
    }
    other
}

/// The subject before a verb.
pub(super) fn ahead(items: &[Item], start: usize, sentence: &Range<usize>, phrases: &[Phrase], speech: &Speech) -> Option<Subject> {
    let before = if start > sentence.start { word(items, start - 1) } else { "" };
    let upto = phrases.partition_point(|phrase| phrase.range.start < start);
    let phrases = &phrases[..upto];
    if speech.relatives.contains(&before) {
        // "la cour réunie à Oujda, qui a jugé": people and institutions before places.
        let able = phrases.iter().rev().take(2).find(|phrase| phrase.sort != Sort::Other && phrase.full.end + 4 >= start);
        return able.or(phrases.last()).cloned().map(Subject::Phrase);
    }
    let pronoun = (sentence.start..start).rev().find_map(|i| {
        (speech.pronoun)(word(items, i)).filter(|pronoun| !items[i].inverted && !pronoun.general).map(|pronoun| (i, pronoun))
    });
    if speech.joining.contains(&before) {
        let first = phrases.iter().find(|phrase| !phrase.oblique && phrase.sort != Sort::Other);
        return match (first, pronoun) {
            (Some(phrase), Some((i, pronoun))) if i < phrase.range.start => Some(Subject::Pronoun(pronoun)),
            (Some(phrase), _) => Some(Subject::Phrase(phrase.clone())),
            (None, Some((_, pronoun))) => Some(Subject::Pronoun(pronoun)),
            (None, None) => None,
        };
    }
    // "Nadia Alami, qui dirige le comité, a salué"
    if start > sentence.start && items[start - 1].is_mark(',') {
        let described = phrases.iter().rev().find(|phrase| {
            let end = phrase.full.end;
            !phrase.oblique
                && phrase.sort != Sort::Other
                && end + 1 < start - 1
                && items[end].is_mark(',')
                && speech.breaks.contains(&word(items, end + 1))
        });
        if let Some(phrase) = described {
            return Some(Subject::Phrase(phrase.clone()));
        }
    }
    // "Les riverains, eux, parlent": nothing but adverbs and emphatic pronouns between.
    let adjacent = phrases.last().filter(|phrase| {
        let clause = phrase.range.start == sentence.start || {
            let before = &items[phrase.range.start - 1];
            !before.is_word() || speech.breaks.contains(&before.lower.as_str())
        };
        clause
            && !phrase.oblique
            && (phrase.full.end..start)
                .all(|i| items[i].is_mark(',') || speech.adverbs.contains(&word(items, i)) || speech.clitics.contains(&word(items, i)))
    });
    if let Some(phrase) = adjacent {
        return Some(Subject::Phrase(phrase.clone()));
    }
    // "Le rapport, publié hier, évoque"
    let opening = phrases.first().filter(|phrase| {
        let end = phrase.full.end;
        phrase.range.start == sentence.start
            && phrase.determiner.is_some()
            && end < start
            && items[end].is_mark(',')
            && items[start - 1].is_mark(',')
    });
    let nearest = phrases.iter().rev().find(|phrase| !phrase.oblique && phrase.sort != Sort::Other).or(opening);
    match (nearest, pronoun) {
        (Some(phrase), Some((i, pronoun))) if i > phrase.range.start => Some(Subject::Pronoun(pronoun)),
        (Some(phrase), _) => Some(Subject::Phrase(phrase.clone())),
        (None, Some((_, pronoun))) => Some(Subject::Pronoun(pronoun)),
        (None, None) => None,
    }
}
