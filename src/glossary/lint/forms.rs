//! Lists that do nothing, or too much: expressions under `not`, plurals of nothing.

use super::plurals::head;
use super::{Entry, Report};
use crate::glossary::concept::{Concept, Glossary, Terms};
use crate::glossary::form::{plural_owner, skeleton};
use crate::glossary::load::{Column, Kind};
use crate::glossary::{Matcher, Tier};
use crate::language::Lang;
use crate::text::fold;

/// Checks the lists of every row.
pub(super) fn check(entries: &[Entry], pair: &[Lang; 2], report: &mut Report) {
    for entry in entries {
        for terms in entry.concept.terms.iter().filter(|terms| pair.contains(&terms.lang)) {
            exclusions(entry, terms, pair, report);
            plurals(entry, terms, report);
        }
    }
}

fn exclusions(entry: &Entry, terms: &Terms, pair: &[Lang; 2], report: &mut Report) {
    if terms.not.is_empty() {
        return;
    }
    let title = entry.title(&Column::List(terms.lang.clone(), Kind::Not));
    let [from, to] = pair;
    let mut alone = Glossary::new(from, to);
    let concept = Concept { terms: vec![Terms { not: Vec::new(), ..terms.clone() }], ..entry.concept.clone() };
    // One concept by itself cannot repeat an id.
    let _ = alone.add(concept);
    let matcher = Matcher::new(&alone, &terms.lang);
    for expression in &terms.not {
        if let Some(form) =
            terms.usable().chain(terms.avoid.iter().map(String::as_str)).find(|form| fold(form).text == fold(expression).text)
        {
            report.add(
                "hidden-form",
                entry,
                title,
                format!("`{expression}` is listed as a form of the concept as well (`{form}`): it is never found"),
            );
        } else if !matcher.find(expression).iter().any(|found| found.closeness != Tier::Loose) {
            report.add("idle-exclusion", entry, title, format!("`{expression}` holds no form of the concept: it excludes nothing"));
        }
    }
}

fn plurals(entry: &Entry, terms: &Terms, report: &mut Report) {
    for plural in terms.plurals.iter().filter(|_| !terms.term.is_empty()) {
        if plural_owner(plural, terms, |_, _| false).is_none() && !has_same_letters(plural, &terms.term) {
            let title = entry.title(&Column::List(terms.lang.clone(), Kind::Plurals));
            let message = format!(
                "`{plural}` has other words than the term, and no rule makes it of a variant: it counts as a plural of `{}`",
                terms.term
            );
            report.add("stray-plural", entry, title, message);
        }
    }
}

/// True when all words have the letters of those of the term that a broken plural keeps (مواطنون أجانب), after a head of its own (عمليات تفتيش) or not.
fn has_same_letters(plural: &str, term: &str) -> bool {
    let letters = |text: &str| text.split_whitespace().map(|word| skeleton(&head(word))).collect::<Vec<_>>();
    let (plural, term) = (letters(plural), letters(term));
    let alike = |(plural, term): (&String, &String)| plural.strip_prefix(term.as_str()).is_some_and(|rest| matches!(rest, "" | "ت" | "ن"));
    plural.len().checked_sub(term.len()).is_some_and(|more| more <= 1 && plural.iter().skip(more).zip(&term).all(alike))
}
