//! The parts of a quotation: its sentences, and what stands before and after an omission. Each may render another passage of the source.

use super::pool::SourcePool;
use crate::document;
use crate::language::Language;
use crate::text::Span;
use std::ops::Range;

/// Words that a part must have to be looked for by itself.
const WORDS: usize = 4;
/// Most clauses of the source between two parts of one quotation.
const GAP: usize = 8;
/// The probability from which a part has a say on where the quotation's passage begins and ends.
pub const SURE: f64 = 0.7;

/// The parts of all quotations that have several, with the quotation that they belong to.
pub fn of<'q>(quotations: &[&'q str], language: &dyn Language) -> Vec<(usize, &'q str)> {
    let mut parts = Vec::new();
    for (k, quotation) in quotations.iter().enumerate() {
        let some: Vec<&str> = quotation
            .split("(...)")
            .flat_map(|part| part.split("(…)"))
            .flat_map(|part| part.split("[...]"))
            .flat_map(|part| part.split("[…]"))
            .flat_map(|part| document::sentences(part, Span::new(0, part.len()), language).into_iter().map(move |span| span.of(part)))
            .filter(|part| part.split_whitespace().count() >= WORDS)
            .collect();
        if some.len() > 1 {
            parts.extend(some.into_iter().map(|part| (k, part)));
        }
    }
    parts
}

/// From the first to the last clause of a quotation's passage and of the passages of its parts that lie near it in the same document.
pub fn join(range: Range<usize>, parts: &[Range<usize>], pool: &SourcePool<'_, '_>) -> Range<usize> {
    let mut joined = range;
    let mut parts: Vec<&Range<usize>> = parts.iter().collect();
    // Nearest first, so that one part may lead to the next.
    let first = joined.start;
    parts.sort_by_key(|part| (part.start.abs_diff(first), part.end));
    for part in parts {
        let gap = part.start.saturating_sub(joined.end).max(joined.start.saturating_sub(part.end));
        let same = pool.clauses[part.start].source == pool.clauses[joined.start].source;
        if same && gap <= GAP {
            joined = joined.start.min(part.start)..joined.end.max(part.end);
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn sentences_and_what_an_omission_leaves() {
        let quotations = [
            "Le pont tiendra encore dix ans. Personne ne veut le fermer avant l’été.",
            "Nous avons tout perdu (...) et rien ne nous a été rendu",
            "Une seule phrase, sans plus.",
            "Oui. Nous le savons depuis longtemps.",
        ];
        let parts = of(&quotations, language::of("fr"));
        assert_eq!(
            parts,
            [
                (0, "Le pont tiendra encore dix ans."),
                (0, "Personne ne veut le fermer avant l’été."),
                (1, "Nous avons tout perdu"),
                (1, "et rien ne nous a été rendu"),
            ]
        );
    }
}
