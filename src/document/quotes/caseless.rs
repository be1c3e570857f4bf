//! Noun phrases in scripts without capitals (Arabic): a run of words up to a preposition, conjunction, verb or mark.

use super::frame::Item;
use super::phrase::{Phrase, Sort};
use crate::language::Speech;
use crate::language::speech::{Determiner, Gender, Role};

/// No name or role is longer.
const LONGEST: usize = 10;

fn ends(word: &str, speech: &Speech) -> bool {
    speech.prepositions.contains(&word)
        || speech.breaks.contains(&word)
        || (speech.pronoun)(word).is_some()
        || (speech.verb)(word).is_some()
        || speech.according.iter().any(|words| words.first() == Some(&word))
        || word.starts_with(|c: char| c.is_ascii_digit())
}

fn with_article(word: &str, speech: &Speech) -> bool {
    speech.articles.iter().any(|article| word.starts_with(article))
}

/// A phrase without apposition.
pub(super) fn simple(items: &[Item], at: usize, limit: usize, speech: &Speech) -> Option<Phrase> {
    let end =
        (at..limit.min(at + LONGEST)).find(|&i| !items[i].is_word() || ends(&items[i].lower, speech)).unwrap_or(limit.min(at + LONGEST));
    if end == at {
        return None;
    }
    let first = items[at].lower.as_str();
    // "قال مبتسما": a participle that says how, not who.
    if (speech.manner)(first) {
        return None;
    }
    let role = (speech.role)(first);
    let definite = with_article(first, speech);
    let mut gender = Gender::Unknown;
    let (sort, name_from) = match role {
        Some(Role::Institution(told)) => {
            gender = told;
            (Sort::Institution, end)
        }
        Some(Role::Person(told)) => {
            gender = told;
            (Sort::Person, name_start(items, at, end, speech))
        }
        None if definite => (Sort::Other, end),
        None => (Sort::Person, at),
    };
    let words: Vec<String> = items[at..name_from].iter().map(|item| bare(&item.lower, speech).to_owned()).collect();
    let name = (name_from < end).then_some(name_from..end);
    let determiner = name.is_none().then_some(Determiner {
        gender,
        definite: definite || words.len() > 1,
        plural: false,
        possessive: false,
        first_person: false,
    });
    let roles = if words.is_empty() { Vec::new() } else { vec![words] };
    let proper_complement = name.is_none() && name_from > at + 2;
    Some(Phrase { range: at..end, full: at..end, sort, name, roles, proper_complement, determiner, gender, oblique: false })
}

/// Where the name begins behind a role: at the first word without article after one with it ("المهندسة ...", "وزير الداخلية ...").
fn name_start(items: &[Item], at: usize, end: usize, speech: &Speech) -> usize {
    let mut article = with_article(&items[at].lower, speech);
    for (i, item) in items.iter().enumerate().take(end).skip(at + 1) {
        if with_article(&item.lower, speech) {
            article = true;
        } else if article {
            return i;
        }
    }
    end
}

fn bare<'a>(word: &'a str, speech: &Speech) -> &'a str {
    speech.articles.iter().find_map(|article| word.strip_prefix(article)).unwrap_or(word)
}
