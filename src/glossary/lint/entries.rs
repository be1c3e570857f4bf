//! Rules on single rows.

use super::{Entry, Level, Report};
use crate::glossary::concept::Terms;
use crate::glossary::load::{Column, Kind};
use crate::language::Lang;
use crate::text::fold;
use std::collections::BTreeSet;

/// Checks a row by itself.
pub(super) fn check(entry: &Entry, pair: &[Lang; 2], report: &mut Report) {
    missing_term(entry, pair, report);
    for terms in &entry.concept.terms {
        gender(entry, terms, report);
        repeated(entry, terms, report);
    }
}

/// A concept that has a term in one of the two languages only; without any the reader has said so.
fn missing_term(entry: &Entry, pair: &[Lang; 2], report: &mut Report) {
    let lacks = |lang: &&Lang| entry.concept.term(lang).is_empty();
    let mut lacking = pair.iter().filter(lacks);
    if let (Some(lang), None) = (lacking.next(), lacking.next()) {
        let title = entry.title(&Column::Term(lang.clone()));
        // A cell with something in it that is no term has been reported.
        if entry.columns().any(|(column, _, cell)| *column == Column::Term(lang.clone()) && cell.trim().is_empty()) {
            report.add_at(Level::Warning, "missing-term", entry, title, format!("no term in `{lang}`: nothing answers the other one"));
        }
    }
}

/// Arabic titles of men that end in taa marbuta. Folded.
const MEN: &[&str] = &["خليفة", "علامة", "داعية", "طاغية", "رحالة"];

fn gender(entry: &Entry, terms: &Terms, report: &mut Report) {
    let (lang, gender) = (&terms.lang, terms.gender.as_str());
    if gender.is_empty() {
        return;
    }
    let column = Column::Gender(lang.clone());
    let neuter = *lang != Lang::FRENCH && *lang != Lang::ARABIC;
    let known = matches!(gender, "m" | "f" | "m/f" | "f/m") || neuter && matches!(gender, "n" | "c" | "m/n" | "f/n" | "m/f/n");
    if !known {
        report.add("gender", entry, entry.title(&column), format!("unknown gender `{gender}`: write m, f or m/f"));
    } else if *lang == Lang::ARABIC && gender == "m" {
        let head = fold(terms.term.split_whitespace().next().unwrap_or_default()).text;
        // Broken plurals of men end like this as well (قضاة).
        if head.ends_with('ة') && !head.ends_with("اة") && !MEN.contains(&head.as_str()) {
            let message = format!("`{}` is given as masculine, but its first word ends in taa marbuta", terms.term);
            report.add_at(Level::Note, "gender", entry, entry.title(&column), message);
        }
    }
}

/// Forms that stand twice. Lists that may share a form (a plural, an expression that means something else) are compared with themselves.
fn repeated(entry: &Entry, terms: &Terms, report: &mut Report) {
    let title = |kind| entry.title(&Column::List(terms.lang.clone(), kind));
    // The same letters in another case are another form only for acronyms, so the case is kept.
    let mut usable: BTreeSet<&str> = BTreeSet::new();
    if !terms.term.is_empty() {
        usable.insert(&terms.term);
    }
    let lists = [(Kind::Abbreviations, &terms.abbreviations), (Kind::Variants, &terms.variants)];
    for (kind, items) in lists {
        for item in items.iter().filter(|item| !usable.insert(item.as_str())) {
            report.add_at(Level::Note, "repeated-form", entry, title(kind), format!("`{item}` is a form of the concept already"));
        }
    }
    for (kind, items) in [(Kind::Avoid, &terms.avoid), (Kind::Plurals, &terms.plurals), (Kind::Not, &terms.not)] {
        let mut seen = BTreeSet::new();
        for item in items.iter().filter(|item| !seen.insert(item.as_str())) {
            report.add_at(Level::Note, "repeated-form", entry, title(kind), format!("`{item}` stands twice in the list"));
        }
    }
    let mut styles = BTreeSet::new();
    for (style, form) in &terms.styles {
        if !styles.insert(style) {
            let message = format!("two terms for the style `{style}`: only the first is preferred (`{form}` is a variant)");
            report.add_at(Level::Warning, "repeated-form", entry, title(Kind::Styles), message);
        }
    }
}

/// Rows without a source, in files where others have one.
pub(super) fn sources(entries: &[Entry], report: &mut Report) {
    let sourced: BTreeSet<&str> = entries.iter().filter(|entry| !entry.concept.source.is_empty()).map(|entry| &*entry.table.name).collect();
    for entry in entries.iter().filter(|entry| entry.concept.source.is_empty() && sourced.contains(&*entry.table.name)) {
        let message = "no source: say what attests the terms, or that nothing does yet".to_owned();
        report.add("missing-source", entry, entry.title(&Column::Source), message);
    }
}
