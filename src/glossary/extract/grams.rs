//! Words and phrases of one side that may be terms.
//!
//! Patterns stand for the noun phrases that a tagger would find: words of meaning side by side or joined by a preposition, cut where articles do not agree. What
//! occurs hardly ever but inside one longer phrase is no term of its own (the idea of the C-value, Frantzi, Ananiadou and Mima 2000).

use super::words::{Form, Item, Kind, SideText};
use crate::language::Front;
use crate::text::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Words of meaning in a term.
const MOST_WORDS: usize = 5;
/// Items that a term reaches over, words of grammar among them.
const MOST_ITEMS: usize = 9;
/// Prepositions in a term.
const MOST_LINKS: usize = 2;
/// Share of a phrase's occurrences that have to be its own, not parts of one longer phrase.
const OWN: f64 = 0.2;
/// Share of the occurrences behind a noun beyond which a word that may be an adjective is one.
const MOSTLY: f64 = 0.6;
/// Stands for a preposition that is written to a word.
const GLUED: u32 = u32::MAX;

/// Where a phrase stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub phrase: u32,
    /// First and last item in the unit.
    pub first: u16,
    pub last: u16,
}

/// A phrase that may be a term.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// Its bases and prepositions.
    pub key: Box<[u32]>,
    /// Its words of meaning.
    pub words: usize,
    /// Occurrences.
    pub count: usize,
    /// Occurrences with another number of its first word than that of the base.
    pub changed: usize,
    /// Units that hold it, rising.
    pub units: Vec<u32>,
}

/// The phrases of one side and where they stand.
pub(super) struct Phrases {
    pub all: Vec<Phrase>,
    /// By unit.
    pub places: Vec<Vec<Place>>,
}

impl Phrases {
    pub fn find(side: &SideText, least: usize) -> Phrases {
        let mut counts: FxHashMap<Box<[u32]>, u32> = FxHashMap::default();
        for unit in &side.units {
            grams(side, unit, least, |key, _, _| match counts.get_mut(key) {
                Some(count) => *count += 1,
                None => {
                    counts.insert(key.into(), 1);
                }
            });
        }
        let nested = nested(&counts, least);
        let mut kept: Vec<Box<[u32]>> = counts
            .iter()
            .filter(|(key, count)| **count as usize >= least && !nested.contains_key(*key))
            .map(|(key, _)| key.clone())
            .collect();
        kept.sort_unstable();
        let ids: FxHashMap<&[u32], u32> = kept.iter().zip(0..).map(|(key, id)| (&**key, id)).collect();
        let places: Vec<Vec<Place>> = side
            .units
            .par_iter()
            .with_min_len(64)
            .map(|unit| {
                let mut places = Vec::new();
                grams(side, unit, least, |key, first, last| {
                    if let Some(&phrase) = ids.get(key) {
                        places.push(Place { phrase, first: first as u16, last: last as u16 });
                    }
                });
                places
            })
            .collect();
        let mut all: Vec<Phrase> = kept
            .iter()
            .map(|key| Phrase { key: key.clone(), words: side.meaning(key).count(), count: 0, changed: 0, units: Vec::new() })
            .collect();
        for (unit, places) in places.iter().enumerate() {
            for place in places {
                let phrase = &mut all[place.phrase as usize];
                phrase.count += 1;
                let first = words(&side.units[unit], *place).next();
                phrase.changed += usize::from(first.is_some_and(|(_, form, _)| side.forms[form as usize].changed));
                if phrase.units.last() != Some(&(unit as u32)) {
                    phrase.units.push(unit as u32);
                }
            }
        }
        Phrases { all, places }
    }
}

/// Phrases that occur hardly ever but inside one longer phrase.
fn nested(counts: &FxHashMap<Box<[u32]>, u32>, least: usize) -> FxHashMap<Box<[u32]>, ()> {
    let mut nested = FxHashMap::default();
    let mut longer: Vec<(&Box<[u32]>, u32)> =
        counts.iter().filter(|(key, count)| key.len() > 1 && **count as usize >= least).map(|(key, &count)| (key, count)).collect();
    longer.sort_unstable();
    for (key, count) in longer {
        for from in 0..key.len() {
            for to in from + 1..=key.len() {
                if to - from == key.len() {
                    continue;
                }
                let part = &key[from..to];
                if let Some(&own) = counts.get(part)
                    && f64::from(own - count.min(own)) < OWN * f64::from(own)
                {
                    nested.insert(part.into(), ());
                }
            }
        }
    }
    nested
}

impl SideText {
    /// The bases of a phrase's key that carry meaning.
    pub fn meaning<'k>(&self, key: &'k [u32]) -> impl Iterator<Item = u32> + use<'_, 'k> {
        key.iter().copied().filter(|&part| !self.is_link(part))
    }

    /// True for parts of a phrase's key that are prepositions.
    fn is_link(&self, part: u32) -> bool {
        part == GLUED || self.bases[part as usize].starts_with(' ')
    }
}

/// Calls `found(key, first item, last item)` for every phrase of a unit that has the shape of a term.
fn grams(side: &SideText, unit: &[Item], least: usize, mut found: impl FnMut(&[u32], usize, usize)) {
    let form = |at: usize| match unit.get(at).map(|item| item.kind) {
        Some(Kind::Word(form)) => Some(&side.forms[form as usize]),
        _ => None,
    };
    let behind = side.language.adjectives_follow();
    let mut key: Vec<u32> = Vec::with_capacity(MOST_ITEMS);
    for start in 0..unit.len().min(usize::from(u16::MAX)) {
        let Some(first) = form(start).filter(|first| side.counts[first.base as usize] as usize >= least) else { continue };
        if behind && first.only_adjective() {
            continue;
        }
        key.clear();
        key.push(first.base);
        if is_single(first, behind) {
            found(&key, start, start);
        }
        if first.reading.pronoun {
            continue;
        }
        let (mut last, mut words, mut links, mut linked) = (start, 1, 0, false);
        for at in start + 1..unit.len().min(start + MOST_ITEMS) {
            match unit[at].kind {
                Kind::Break => break,
                Kind::Article if linked => {}
                Kind::Article => break,
                Kind::Link(base) => {
                    let open = form(last).is_some_and(|form| !form.participle && !form.reading.pronoun);
                    if linked || links == MOST_LINKS || !open {
                        break;
                    }
                    key.push(base);
                    (linked, links) = (true, links + 1);
                }
                Kind::Word(_) => {
                    let (Some(word), Some(before)) = (form(at), form(last)) else { break };
                    if side.counts[word.base as usize] as usize <= least.saturating_sub(1) || word.reading.front == Front::Conjunction {
                        break;
                    }
                    if linked && behind && word.only_adjective() || linked && word.reading.front != Front::Nothing {
                        break;
                    }
                    if !linked && word.reading.front == Front::Preposition {
                        if links == MOST_LINKS || word.only_adjective() {
                            break;
                        }
                        key.push(GLUED);
                        links += 1;
                    } else if !linked && !agree(before, word) {
                        break;
                    }
                    key.push(word.base);
                    words += 1;
                    (last, linked) = (at, false);
                    if !is_open(side, unit, at) {
                        found(&key, start, at);
                    }
                    if words == MOST_WORDS || word.reading.pronoun {
                        break;
                    }
                }
            }
        }
    }
}

/// Words that may be terms by themselves: nouns, and what no lexicon knows. `behind` says that adjectives stand behind their nouns.
fn is_single(form: &Form, behind: bool) -> bool {
    // What may be an adjective and mostly stands behind a noun is one.
    let adjective = behind && form.behind > MOSTLY && (form.classes.adjective() || form.classes.name());
    let name = form.classes.name() && !form.classes.noun();
    let excluded = form.only_adjective() || adjective || name;
    !excluded && form.reading.key.chars().count() >= 2
}

/// May `word` follow `before` without a preposition? What follows a definite noun is definite; an adjective is as definite as its noun.
fn agree(before: &Form, word: &Form) -> bool {
    match (before.reading.article.is_empty(), word.reading.article.is_empty()) {
        (false, true) => false,
        (true, false) => !word.only_adjective(),
        _ => true,
    }
}

/// True when the phrase that ends here goes on: an indefinite noun before a definite one is half of something.
fn is_open(side: &SideText, unit: &[Item], at: usize) -> bool {
    let (Some(Kind::Word(last)), Some(Kind::Word(next))) = (unit.get(at).map(|item| item.kind), unit.get(at + 1).map(|item| item.kind))
    else {
        return false;
    };
    let (last, next) = (&side.forms[last as usize], &side.forms[next as usize]);
    last.reading.article.is_empty() && next.reading.front == Front::Nothing && !next.reading.article.is_empty() && !next.only_adjective()
}

/// The words of meaning of a phrase.
pub(super) fn words(unit: &[Item], place: Place) -> impl Iterator<Item = (usize, u32, Span)> + '_ {
    (usize::from(place.first)..=usize::from(place.last)).filter_map(|at| match unit[at] {
        Item { kind: Kind::Word(form), span } => Some((at, form, span)),
        _ => None,
    })
}
