//! From all places where a form may stand to matches that do not overlap.

use super::form::{Form, Standing, Tier};
use crate::text::Span;
use std::cmp::Reverse;
use std::sync::Arc;

/// A term in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermMatch {
    /// Index of the concept in [`Glossary::concepts`](super::Glossary::concepts).
    pub concept: usize,
    /// The whole written words of the term, in the untouched text. In Arabic what is glued to them belongs to them; a French elided article does not.
    pub span: Span,
    /// How far the words are from the listed form.
    pub tier: Tier,
    /// How the glossary lists the form.
    pub standing: Standing,
    /// The listed form.
    pub form: Arc<str>,
    /// A slip of the pen: at least one word is not spelt as listed. Always [`Tier::Loose`].
    pub misspelt: bool,
    /// An everyday word as well. It is a suggestion where nothing near shows the subject field.
    pub homograph: bool,
    /// How far the words are from the listed form; unlike [`tier`](Self::tier) this says nothing of what stands near.
    pub closeness: Tier,
    /// Other concepts that the same words may stand for, nearest and best first.
    pub others: Vec<Reading>,
}

impl TermMatch {
    /// All concepts that the words may stand for, nearest and best first.
    pub fn readings(&self) -> impl Iterator<Item = (usize, Standing, Tier)> {
        std::iter::once((self.concept, self.standing, self.tier))
            .chain(self.others.iter().map(|other| (other.concept, other.standing, other.tier)))
    }

    /// How the glossary lists the words for `concept`; `None` if they cannot stand for it.
    pub fn standing_for(&self, concept: usize) -> Option<Standing> {
        self.readings().find(|&(reading, ..)| reading == concept).map(|(_, standing, _)| standing)
    }
}

/// One concept that words of a text may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Index of the concept.
    pub concept: usize,
    /// How far the words are from the listed form.
    pub tier: Tier,
    /// How the glossary lists the form.
    pub standing: Standing,
    /// The listed form.
    pub form: Arc<str>,
}

/// A place where a form may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub span: Span,
    pub tier: Tier,
    /// Index of the form.
    pub form: usize,
    /// Number of words.
    pub words: usize,
    /// At least one word is misspelt.
    pub misspelt: bool,
    /// The words may be others.
    pub homograph: bool,
}

/// The terms of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// In order, without overlaps: leftmost first, the longest where several begin at one place.
    pub terms: Vec<TermMatch>,
    /// Terms inside these or across their ends, in order. They are not what the text speaks of, but they may answer the same term of another text.
    pub hidden: Vec<TermMatch>,
}

/// Chooses leftmost, then longest, then nearest; a misspelt single word only where nothing else stands.
pub(super) fn resolve(mut candidates: Vec<Candidate>, forms: &[Form]) -> Found {
    hide(&mut candidates, forms);
    let rank = |candidate: &Candidate| (candidate.tier, forms.get(candidate.form).map(|form| form.standing), candidate.form);
    candidates.sort_by_key(|candidate| (candidate.span.start, Reverse(candidate.span.end), rank(candidate)));
    let (weak, firm): (Vec<_>, Vec<_>) =
        candidates.into_iter().partition(|candidate| candidate.tier == Tier::Loose && candidate.words == 1);
    let mut found = leftmost_longest(&firm, forms, &[]);
    let weak = leftmost_longest(&weak, forms, &found);
    if !weak.is_empty() {
        found.extend(weak);
        found.sort_by_key(|found| found.span);
    }
    let chosen = |candidate: &Candidate| found.binary_search_by_key(&candidate.span, |found| found.span).is_ok();
    let left: Vec<Candidate> = firm.into_iter().filter(|candidate| candidate.tier != Tier::Loose && !chosen(candidate)).collect();
    let mut hidden: Vec<TermMatch> = Vec::new();
    for candidate in &left {
        let Some(form) = forms.get(candidate.form) else { continue };
        match hidden.last_mut() {
            Some(last) if last.span == candidate.span => add_reading(last, candidate, form),
            _ => hidden.push(term(candidate, form)),
        }
    }
    Found { terms: found, hidden }
}

fn term(candidate: &Candidate, form: &Form) -> TermMatch {
    TermMatch {
        concept: form.concept,
        span: candidate.span,
        tier: candidate.tier,
        standing: form.standing,
        form: form.text.clone(),
        misspelt: candidate.misspelt,
        homograph: candidate.homograph,
        closeness: candidate.tier,
        others: Vec::new(),
    }
}

/// Takes out what hides other forms, and the forms of the same concept that stand in it.
fn hide(candidates: &mut Vec<Candidate>, forms: &[Form]) {
    let hides = |candidate: &Candidate| forms.get(candidate.form).filter(|form| form.hides).map(|form| form.concept);
    let mut hiding: Vec<(usize, Span)> =
        candidates.iter().filter(|candidate| candidate.tier != Tier::Loose).filter_map(|c| Some((hides(c)?, c.span))).collect();
    hiding.sort_unstable();
    // Made disjoint, so that the last one before the end of a candidate settles it.
    hiding.dedup_by(|next, before| {
        let joined = before.0 == next.0 && before.1.overlaps(next.1);
        if joined {
            before.1 = before.1.cover(next.1);
        }
        joined
    });
    let is_hidden = |concept: usize, span: Span| {
        let after = hiding.partition_point(|(other, hiding)| (*other, hiding.start) < (concept, span.end));
        after.checked_sub(1).is_some_and(|last| hiding[last].0 == concept && hiding[last].1.overlaps(span))
    };
    candidates.retain(|candidate| forms.get(candidate.form).is_some_and(|form| !form.hides && !is_hidden(form.concept, candidate.span)));
}

/// `candidates` are sorted by start, and longest first where starts are equal; `taken` by start, without overlaps.
fn leftmost_longest(candidates: &[Candidate], forms: &[Form], taken: &[TermMatch]) -> Vec<TermMatch> {
    let mut found: Vec<TermMatch> = Vec::new();
    let mut taken = taken.iter().peekable();
    for candidate in candidates {
        let Some(form) = forms.get(candidate.form) else { continue };
        if let Some(last) = found.last_mut() {
            if last.span == candidate.span {
                add_reading(last, candidate, form);
                continue;
            }
            if last.span.overlaps(candidate.span) {
                continue;
            }
        }
        while taken.next_if(|other| other.span.end <= candidate.span.start).is_some() {}
        if taken.peek().is_some_and(|other| other.span.overlaps(candidate.span)) {
            continue;
        }
        found.push(term(candidate, form));
    }
    found
}

fn add_reading(found: &mut TermMatch, candidate: &Candidate, form: &Form) {
    let known = found.concept == form.concept || found.others.iter().any(|other| other.concept == form.concept);
    // Another form of the concept that is as near and no homograph settles what the words are (avocates: of avocat or of avocate).
    if found.concept == form.concept && candidate.tier == found.closeness {
        found.homograph &= candidate.homograph;
    }
    // A misspelling of another term says nothing about words that are spelt as listed.
    if known || candidate.tier == Tier::Loose && found.tier != Tier::Loose {
        return;
    }
    found.others.push(Reading { concept: form.concept, tier: candidate.tier, standing: form.standing, form: form.text.clone() });
}
