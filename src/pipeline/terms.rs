//! The terms of a bead, held against the glossary.

use super::Knowledge;
use super::pair::Side;
use crate::corpus::rows::{Passage, SentenceRow, TermRow};
use crate::glossary::{Matcher, Status, TermMatch, check};
use crate::text::Span;

/// A stretch of a document.
pub(super) type Place<'s, 'd> = Option<(&'s Side<'d>, Span)>;

/// Rows of `terms.csv` for one bead, which stands at `source` and `target`; also fills the bead's own list of the concepts that stand on both sides. Ids are left to
/// the caller.
pub(super) fn term_rows(row: &mut SentenceRow, source: Place<'_, '_>, target: Place<'_, '_>, knowledge: &Knowledge) -> Vec<TermRow> {
    let found = |place: Place<'_, '_>, matcher: &Matcher| place.map_or(Vec::new(), |(side, span)| matcher.find(side.text(span)));
    let occurrences = check(&found(source, &knowledge.from_matcher), &found(target, &knowledge.to_matcher));
    let concepts = knowledge.glossary.concepts();
    for occurrence in occurrences.iter().filter(|occurrence| occurrence.from.is_some() && occurrence.to.is_some()) {
        row.terms.push(concepts[occurrence.concept].id.clone());
    }
    row.terms.sort();
    row.terms.dedup();
    let answered = source.is_some() && target.is_some();
    occurrences
        .into_iter()
        // Terms of a source sentence that answers nothing have nothing to be held against.
        .filter(|occurrence| answered || occurrence.from.is_some())
        .map(|occurrence| TermRow {
            id: String::new(),
            pair: row.pair.clone(),
            sentence: row.id.clone(),
            concept: concepts[occurrence.concept].id.clone(),
            // Without a passage on the other side nobody can say that the approved term is missing there.
            status: if !answered && occurrence.status == Status::Missing { Status::Uncertain.as_str() } else { occurrence.status.as_str() },
            tier: occurrence.to.as_ref().or(occurrence.from.as_ref()).map_or("", |found| found.tier.as_str()),
            source: occurrence.from.as_ref().and_then(|found| passage(found, source)),
            target: occurrence.to.as_ref().and_then(|found| passage(found, target)),
        })
        .collect()
}

fn passage(found: &TermMatch, place: Place<'_, '_>) -> Option<Passage> {
    let (side, span) = place?;
    Some(side.passage(found.span.shift(span.start)))
}
