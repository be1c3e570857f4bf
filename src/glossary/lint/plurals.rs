//! Broken plurals that are missing. No rule forms them, so the glossary has to list them; it knows them best itself.

use super::{Entry, Level, Report};
use crate::glossary::concept::{ConceptStatus, Terms};
use crate::glossary::form::{plural_owner, skeleton};
use crate::glossary::load::{Column, Kind};
use crate::language::{self, Lang};
use crate::text::is_ignorable;
use std::collections::{BTreeMap, BTreeSet};

/// Terms with a plural, for each without one, that make the absence a slip: where fewer have it, the head may be no countable noun in the others (نظام عام).
const ENOUGH: usize = 4;

/// What the glossary says of the heads of its terms, in dictionary form.
#[derive(Default)]
struct Heads {
    /// Broken plurals of a head, and how many rows list each.
    broken: BTreeMap<String, BTreeMap<String, usize>>,
    /// Everything that stands at the head of a plural.
    plurals: BTreeSet<String>,
    /// Heads with a sound plural.
    sound: BTreeSet<String>,
}

/// Checks all rows. Only Arabic has plurals that no rule gives.
pub(super) fn check(entries: &[Entry], lang: &Lang, report: &mut Report) {
    if *lang != Lang::ARABIC {
        return;
    }
    let heads = collect(entries, lang);
    let mut lacking: BTreeMap<String, usize> = BTreeMap::new();
    let candidates = || {
        let alive = entries.iter().filter(|entry| entry.concept.status != ConceptStatus::Deprecated);
        alive.filter_map(|entry| Some((entry, entry.concept.in_language(lang).filter(|terms| is_countable(entry, terms, &heads))?)))
    };
    for (_, terms) in candidates() {
        *lacking.entry(head(&terms.term)).or_default() += 1;
    }
    for (entry, terms) in candidates() {
        let singular = head(&terms.term);
        let title = entry.title(&Column::List(lang.clone(), Kind::Plurals)).or_else(|| entry.title(&Column::Term(lang.clone())));
        let usual =
            heads.broken.get(&singular).and_then(|plurals| plurals.iter().max_by_key(|(text, rows)| (**rows, std::cmp::Reverse(*text))));
        if let Some((plural, rows)) = usual {
            let level = if *rows >= ENOUGH * lacking.get(&singular).copied().unwrap_or(1) { Level::Warning } else { Level::Note };
            let message = format!("`{}` has no plural here; the head has the plural `{plural}` on {}", terms.term, counted(*rows));
            report.add_at(level, "missing-plural", entry, title, message);
        } else if !heads.sound.contains(&singular) && is_usually_broken(&singular) {
            let message = format!("`{}` has no plural here; nouns of this shape have a broken one", terms.term);
            report.add_at(Level::Note, "missing-plural", entry, title, message);
        }
    }
}

fn counted(rows: usize) -> String {
    if rows == 1 { "another row".to_owned() } else { format!("{rows} other rows") }
}

fn collect(entries: &[Entry], lang: &Lang) -> Heads {
    let mut heads = Heads::default();
    for entry in entries {
        let Some(terms) = entry.concept.in_language(lang) else { continue };
        let mut here = BTreeSet::new();
        for plural in &terms.plurals {
            let points_to = |singular: &str, plural: &str| skeleton(&head(singular)) == skeleton(&head(plural));
            let Some(owner) = plural_owner(plural, terms, points_to) else { continue };
            let (singular, plural) = (head(owner), head(plural));
            if is_sound(&singular, &plural) {
                heads.sound.insert(singular);
            } else if singular != plural && skeleton(&singular) == skeleton(&plural) {
                here.insert((singular, plural.clone()));
            }
            heads.plurals.insert(plural);
        }
        for (singular, plural) in here {
            *heads.broken.entry(singular).or_default().entry(plural).or_default() += 1;
        }
    }
    heads
}

/// True for a common noun in the singular without a plural of its own in the list.
fn is_countable(entry: &Entry, terms: &Terms, heads: &Heads) -> bool {
    let first = terms.term.split_whitespace().next().unwrap_or_default();
    let singular = head(&terms.term);
    let is_name = language::of(terms.lang.as_str()).headword(first) != first
        || entry
            .concept
            .terms
            .iter()
            .any(|other| other.lang != terms.lang && other.lang != Lang::ENGLISH && other.term.starts_with(char::is_uppercase));
    let is_plural = heads.plurals.contains(&singular)
        || ["ات", "ون", "ين"].iter().any(|ending| singular.chars().count() > 4 && singular.ends_with(ending));
    // Without a gender nobody has said that it is a noun.
    // The later words of a plural may be broken as well (أسلحة بيضاء), so the letters of the head tell.
    let of_term = |plural: &String| {
        let same_length = plural.split_whitespace().count() == terms.term.split_whitespace().count();
        same_length && head(plural) != singular && skeleton(&head(plural)) == skeleton(&singular)
    };
    let has_plural =
        terms.plurals.iter().any(|plural| of_term(plural) || plural_owner(plural, terms, |_, _| false) == Some(terms.term.as_str()));
    !terms.gender.is_empty() && !first.is_empty() && !is_name && !is_plural && !has_plural
}

/// The first word of a term without its article and vowel signs; hamza stays, since it tells words apart.
pub(super) fn head(term: &str) -> String {
    let first = term.split_whitespace().next().unwrap_or_default();
    language::of(Lang::ARABIC.as_str()).headword(first).chars().filter(|&c| !is_ignorable(c)).collect()
}

fn is_sound(singular: &str, plural: &str) -> bool {
    let stem = singular.strip_suffix('ة').unwrap_or(singular);
    plural.strip_prefix(stem).is_some_and(|ending| matches!(ending, "ات" | "ون" | "ين" | "و" | "ي"))
}

/// Nouns of the shapes of جريمة and عميد, whose plurals are broken.
fn is_usually_broken(singular: &str) -> bool {
    let letters: Vec<char> = singular.chars().collect();
    let strong = |at: usize| letters.get(at).is_some_and(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ى' | 'ة' | 'ت'));
    letters.get(2) == Some(&'ي')
        && strong(0)
        && strong(1)
        && strong(3)
        && matches!((letters.len(), letters.last()), (4, _) | (5, Some('ة')))
}
