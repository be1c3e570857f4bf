//! Term checking over corpora and aligned files: beads, their terms, and what to say of them.

mod doubt;
mod message;
mod place;

pub use place::Lined;

use super::pair::{PairOutcome, Prepared, Side as Text, align_sentences, cover, prepare};
use super::{Group, Knowledge, PAIRS_A_THREAD, Progress, Settings, groups, learning};
use crate::align::{self, Order};
use crate::corpus::aligned::{AlignedFile, AlignedUnit};
use crate::corpus::findings::CheckRow;
use crate::corpus::record::Side;
use crate::corpus::run::Status as DocumentStatus;
use crate::document::read::Catalogue;
use crate::error::Result;
use crate::glossary::{ConceptStatus, Found, Matcher, Occurrence, Original, Rule, Status, TermMatch, check_both, judge};
use crate::language::Lang;
use crate::lexicon::End;
use crate::text::Span;
use doubt::Doubt;
use message::{Words, approved};
use place::{Half, Origin, cell, half};
use rayon::prelude::*;

/// Probability from which a bead is sure enough to say that something is missing in it.
const SURE: f64 = 0.9;
/// Units of an aligned file that are checked between two writes; the same for any number of threads, since a unit is seen with its neighbours among them.
const UNITS: usize = 1024;

/// Takes the rows of beads of one pair, in order: name of the pair, number of its beads, rows.
pub type Sink<'s> = dyn FnMut(&str, usize, Vec<CheckRow>) -> Result<()> + 's;

/// Checks texts against a glossary.
pub struct Checker<'k> {
    knowledge: &'k Knowledge,
    settings: &'k Settings,
    original: Original,
}

/// A bead to check.
struct Bead<'t> {
    id: String,
    pair: &'t str,
    /// Whether something can be said to be missing in it.
    sure: bool,
    source: Option<Half<'t>>,
    target: Option<Half<'t>>,
}

impl<'k> Checker<'k> {
    /// A checker for texts of which those in `original` were written first; without it, those of the second language: an article translates its sources.
    pub fn new(knowledge: &'k Knowledge, settings: &'k Settings, original: Option<&Lang>) -> Checker<'k> {
        let original = if original == Some(&settings.from) { Original::From } else { Original::To };
        Checker { knowledge, settings, original }
    }

    /// Aligns the documents of a corpus and checks their beads. `sink` gets the rows of one pair after the other, in order, with the number of its beads.
    ///
    /// Gives the number of documents that could not be done; `progress` hears about each.
    ///
    /// # Errors
    /// What `sink` reports.
    pub fn corpus(&self, catalogue: &Catalogue, progress: &dyn Progress, sink: &mut Sink<'_>) -> Result<usize> {
        let groups = groups(catalogue, self.knowledge, self.settings);
        self.groups(catalogue, &groups, progress, sink)
    }

    /// Like [`corpus`](Self::corpus) for documents that are known to be one pair called `pair`.
    ///
    /// # Errors
    /// What `sink` reports.
    pub fn one_pair(&self, pair: &str, catalogue: &Catalogue, progress: &dyn Progress, sink: &mut Sink<'_>) -> Result<usize> {
        let group = Group { pair: pair.to_owned(), items: catalogue.items.iter().collect() };
        self.groups(catalogue, &[group], progress, sink)
    }

    fn groups(&self, catalogue: &Catalogue, groups: &[Group<'_>], progress: &dyn Progress, sink: &mut Sink<'_>) -> Result<usize> {
        let mut failed = catalogue.failed.len();
        catalogue.failed.iter().for_each(|failure| progress.warn(&failure.error.to_string()));
        let lessons = learning::learn_batch(catalogue, groups, self.knowledge, self.settings, progress);
        progress.start(groups.len());
        let numbered: Vec<(usize, &Group<'_>)> = groups.iter().enumerate().collect();
        for some in numbered.chunks(PAIRS_A_THREAD * rayon::current_num_threads().max(1)) {
            let checked: Vec<(PairOutcome, usize, Vec<CheckRow>)> = some
                .par_iter()
                .map(|&(place, group)| {
                    let checker = Checker { knowledge: lessons.knowledge(place, self.knowledge), ..*self };
                    checker.pair(catalogue, group)
                })
                .collect();
            for ((_, group), (outcome, beads, rows)) in some.iter().zip(checked) {
                for document in outcome.documents.iter().filter(|document| document.status == DocumentStatus::Failed) {
                    failed += 1;
                    progress.warn(document.message.as_deref().unwrap_or(&document.id));
                }
                sink(&group.pair, beads, rows)?;
            }
            progress.advance(some.len());
        }
        progress.finish();
        Ok(failed)
    }

    fn pair(&self, catalogue: &Catalogue, group: &Group<'_>) -> (PairOutcome, usize, Vec<CheckRow>) {
        let mut outcome = PairOutcome::default();
        let (articles, sources) = prepare(catalogue, group, self.settings, &mut outcome);
        let mut rows = Vec::new();
        let mut number = 0;
        let file_of = |prepared: &Prepared| {
            let item = group.items.iter().find(|item| item.id == prepared.document.id);
            let (file, row) = item.map_or((prepared.document.id.as_str(), None), |item| item.place());
            Origin { file: file.to_owned(), row: row.map(|row| usize::try_from(row).unwrap_or(usize::MAX)) }
        };
        let target_sides: Vec<(Text<'_>, Origin)> = sources.iter().map(|source| (Text::new(source), file_of(source))).collect();
        let target_spans: Vec<Vec<Span>> = sources.iter().map(|source| source.prose(&self.settings.to)).collect();
        for article in &articles {
            let (side, file) = (Text::new(article), file_of(article));
            let spans = article.prose(&self.settings.from);
            let texts: Vec<&str> = spans.iter().map(|&span| side.text(span)).collect();
            let mut beads = Vec::new();
            let aligned = align_sentences(&texts, &sources, &target_spans, self.knowledge, self.settings);
            for (order, bead) in &aligned.beads {
                number += 1;
                let id = format!("{}:s{number:04}", group.pair);
                let target = cover(&bead.target, &aligned.target_spans).map(|span| (&target_sides[aligned.target_of(bead)], span));
                beads.push(self.read(Bead {
                    id,
                    pair: &group.pair,
                    sure: *order == Order::Parallel && bead.score >= SURE,
                    source: cover(&bead.source, &spans).map(|span| half(&side, &file, span)),
                    target: target.map(|((side, file), span)| half(side, file, span)),
                }));
            }
            self.beads(&beads, &mut rows);
        }
        for (row, at) in rows.iter_mut().zip(1..) {
            row.id = format!("{}:t{at:04}", group.pair);
        }
        (outcome, number, rows)
    }

    /// Checks the units of an aligned file. `sink` gets the rows of a run of units of one pair, in order, with their number.
    ///
    /// # Errors
    /// What the file or `sink` reports.
    pub fn aligned(&self, file: AlignedFile, name: &str, sink: &mut Sink<'_>) -> Result<()> {
        let mut units = file.units;
        loop {
            // What was read before a malformed row is still checked.
            let mut failure = None;
            let some: Vec<AlignedUnit> =
                units.by_ref().take(UNITS).map_while(|unit| unit.map_err(|error| failure = Some(error)).ok()).collect();
            let last = some.len() < UNITS;
            let read: Vec<(Bead<'_>, [Found; 2])> = some.par_iter().map(|unit| self.read(unit_bead(unit, name))).collect();
            let checked: Vec<Vec<CheckRow>> = (0..some.len()).into_par_iter().map(|at| self.unit(at, &some, &read)).collect();
            for (unit, rows) in some.iter().zip(checked) {
                sink(&unit.pair, 1, rows)?;
            }
            match failure {
                Some(error) => return Err(error),
                None if last => return Ok(()),
                None => {}
            }
        }
    }

    /// Checks unit number `at` of some that follow each other. What a program aligned has neighbours in which a missing term may stand.
    fn unit(&self, at: usize, units: &[AlignedUnit], read: &[(Bead<'_>, [Found; 2])]) -> Vec<CheckRow> {
        let unit = &units[at];
        let beside = |other: usize| {
            let neighbour = units.get(other).filter(|other| other.pair == unit.pair && other.score.is_some() && unit.score.is_some());
            neighbour.and_then(|_| read.get(other))
        };
        let mut rows = Vec::new();
        self.bead(&read[at], [at.checked_sub(1).and_then(beside), beside(at + 1)], &mut rows);
        for (row, at) in rows.iter_mut().zip(1..) {
            row.id = format!("{}:t{at}", row.sentence);
        }
        rows
    }

    /// Checks two texts of segments, one a line. `sure` says that the beads are no guesses.
    pub fn segmented(&self, pair: &str, texts: [&Lined<'_>; 2], beads: &[align::Bead], sure: bool) -> Vec<CheckRow> {
        let half = |side: usize, indices: &[usize]| cover(indices, &texts[side].lines).map(|span| texts[side].half(span));
        let read = beads.iter().zip(1..).map(|(bead, number)| {
            self.read(Bead {
                id: format!("{pair}:s{number:04}"),
                pair,
                sure: sure || bead.score >= SURE,
                source: half(0, &bead.source),
                target: half(1, &bead.target),
            })
        });
        let mut rows: Vec<CheckRow> = Vec::new();
        self.beads(&read.collect::<Vec<_>>(), &mut rows);
        for (row, at) in rows.iter_mut().zip(1..) {
            row.id = format!("{pair}:t{at:04}");
        }
        rows
    }

    /// Finds the terms of a bead.
    fn read<'t>(&self, bead: Bead<'t>) -> (Bead<'t>, [Found; 2]) {
        let terms =
            |half: &Option<Half<'_>>, matcher: &Matcher| half.as_ref().map_or_else(Found::default, |half| matcher.find_all(half.text));
        let mut found = [terms(&bead.source, &self.knowledge.from_matcher), terms(&bead.target, &self.knowledge.to_matcher)];
        for (found, (half, end, lang)) in
            found.iter_mut().zip([(&bead.source, End::From, &self.settings.from), (&bead.target, End::To, &self.settings.to)])
        {
            let text = half.as_ref().map_or("", |half| half.text);
            // Longer terms without their accents are no accident.
            let is_slip = |term: &TermMatch| term.form.contains(char::is_whitespace) || !self.are_words(term.span.of(text), end, lang);
            found.terms.retain(|term| !term.misspelt || is_slip(term));
        }
        (bead, found)
    }

    /// Checks beads that follow each other.
    fn beads(&self, beads: &[(Bead<'_>, [Found; 2])], rows: &mut Vec<CheckRow>) {
        for (at, bead) in beads.iter().enumerate() {
            self.bead(bead, [at.checked_sub(1).and_then(|before| beads.get(before)), beads.get(at + 1)], rows);
        }
    }

    /// Checks a bead, with those before and after it.
    fn bead(&self, (bead, found): &(Bead<'_>, [Found; 2]), neighbours: [Option<&(Bead<'_>, [Found; 2])>; 2], rows: &mut Vec<CheckRow>) {
        let mut evidence = None;
        for mut occurrence in check_both(&found[0], &found[1], self.original) {
            let doubt = match occurrence.status {
                Status::Missing => self.doubt(bead, found, &neighbours, &occurrence, &mut evidence),
                _ => None,
            };
            if doubt.is_some() {
                occurrence.status = Status::Uncertain;
            }
            rows.extend(self.row(bead, &occurrence, doubt));
        }
    }

    fn row(&self, bead: &Bead<'_>, occurrence: &Occurrence, doubt: Option<Doubt>) -> Option<CheckRow> {
        let concept = self.knowledge.glossary.concepts().get(occurrence.concept)?;
        let place = |half: &Option<Half<'_>>, term: &Option<TermMatch>| Some((half.as_ref()?.locate)(term.as_ref()?.span));
        let (source, target) = (place(&bead.source, &occurrence.from), place(&bead.target, &occurrence.to));
        let side = match self.original {
            Original::From => Side::Target,
            Original::To => Side::Source,
        };
        let whole = |half: &Option<Half<'_>>| half.as_ref().map(|half| (half.locate)(Span::new(0, half.text.len())).1);
        let (own, other) = match side {
            Side::Source => ((&source, &bead.source, &occurrence.from), (&target, &bead.target, &occurrence.to)),
            Side::Target => ((&target, &bead.target, &occurrence.to), (&source, &bead.source, &occurrence.from)),
        };
        let at = own.0.as_ref().map(|(_, place)| place.clone()).or_else(|| whole(own.1));
        let at = at.or_else(|| other.0.as_ref().map(|(_, place)| place.clone())).unwrap_or_default();
        let about = if side == Side::Source { &self.settings.from } else { &self.settings.to };
        let opposite = if side == Side::Source { &self.settings.to } else { &self.settings.from };
        let listed = |lang: &Lang| concept.in_language(lang).map_or(Vec::new(), approved);
        let expected = listed(about);
        let form = own.2.as_ref().map(|term| &*term.form);
        // A term that is admitted because its whole concept is has nothing better above it.
        let is_best = form.is_some() && form == expected.first().map(String::as_str);
        let rule = judge(occurrence, self.original).filter(|rule| *rule != Rule::Admitted || !is_best);
        let expected = if concept.status == ConceptStatus::Deprecated { Vec::new() } else { expected };
        let words = Words {
            own: own.2.as_ref().map(|term| term.span.of(own.1.as_ref().map_or("", |half| half.text))),
            other: other.2.as_ref().map(|term| term.span.of(other.1.as_ref().map_or("", |half| half.text))),
            form,
            deprecated: concept.status == ConceptStatus::Deprecated,
            expected: &expected,
            listed: &listed(opposite),
        };
        let text = |half: &Option<Half<'_>>, term: &Option<TermMatch>| {
            half.as_ref().map_or_else(String::new, |half| around(half.text, term.as_ref().map(|term| term.span)).to_owned())
        };
        Some(CheckRow {
            id: String::new(),
            pair: bead.pair.to_owned(),
            sentence: bead.id.clone(),
            concept: concept.id.clone(),
            status: occurrence.status,
            tier: occurrence.to.as_ref().or(occurrence.from.as_ref()).map_or("", |found| found.tier.as_str()),
            rule,
            side,
            about: about.clone(),
            message: words.message(rule, doubt.as_ref(), |span| {
                let from_own = own.2.is_some();
                let half = if from_own { other.1 } else { own.1 };
                half.as_ref().map_or("", |half| span.of(half.text)).to_owned()
            }),
            expected,
            place: at,
            source: source.map(|(passage, _)| passage),
            target: target.map(|(passage, _)| passage),
            source_text: text(&bead.source, &occurrence.from),
            target_text: text(&bead.target, &occurrence.to),
        })
    }
}

/// Bytes of a text that are shown on either side of a term; ordinary sentences are shown whole.
const SHOWN: usize = 1500;

/// The text, or of a very long one what stands around `span`.
fn around(text: &str, span: Option<Span>) -> &str {
    if text.len() <= 2 * SHOWN {
        return text;
    }
    let middle = span.unwrap_or(Span::new(0, 0));
    let (mut start, mut end) = (middle.start.saturating_sub(SHOWN), (middle.end + SHOWN).min(text.len()));
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    while !text.is_char_boundary(end) {
        end += 1;
    }
    &text[start..end]
}

/// A unit of the aligned file called `name`.
fn unit_bead<'t>(unit: &'t AlignedUnit, name: &'t str) -> Bead<'t> {
    Bead {
        // Numbers and ids of memories say nothing without the file.
        id: if unit.id.contains(':') { unit.id.clone() } else { format!("{name}:{}", unit.id) },
        pair: &unit.pair,
        sure: unit.score.is_none_or(|score| score >= SURE) && unit.order != Some(Order::Free),
        source: unit.source.as_ref().map(|passage| cell(passage, name, unit.line)),
        target: unit.target.as_ref().map(|passage| cell(passage, name, unit.line)),
    }
}
