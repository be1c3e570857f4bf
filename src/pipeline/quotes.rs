//! Where a quotation comes from.
//!
//! Sources are cut into clauses, and every quotation looks for the run of clauses that it renders: near the passage that its sentence answers where there is one, anywhere otherwise. A
//! quotation of a few words is then narrowed down to the words that answer it.

use super::pair::{Aligned, Side};
use super::{Knowledge, Settings};
use crate::align::calibration::{Calibration, QuoteFeatures, quote_features};
use crate::align::free::{self, Candidate};
use crate::align::{Evidence, Inputs, Order, TypeId};
use crate::corpus::rows::{Link, Passage, QuoteRow};
use crate::document::{self, Quote, QuoteKind};
use crate::language::{self, Lang, Language};
use crate::text::{Span, clauses};
use std::ops::Range;

/// Clauses that one quotation may render.
const WINDOW: usize = 12;
/// Log prior of each clause beyond the first.
const MERGE: f32 = -0.3;
/// Share of a quotation's words of meaning that must be answered for the link to count as full.
const FULL: f64 = 0.3;
/// Words of meaning that a clause must have for it to be missed when none of them is answered; of a sentence any number tells.
const MISSED: usize = 3;

/// How sources of quotations are searched: among clauses, of which a quotation may render many.
pub fn quote_search() -> free::Settings {
    free::Settings { window: WINDOW, merge: MERGE, cut: false, ..free::Settings::default() }
}

/// All that a quotation may come from: the clauses of the sources, and of the article's own passages in their language.
pub(super) struct SourcePool<'s, 'd> {
    clauses: Vec<Clause<'s, 'd>>,
}

struct Clause<'s, 'd> {
    side: &'s Side<'d>,
    /// Index of the source; `None` for the article itself.
    source: Option<usize>,
    span: Span,
}

impl<'s, 'd> SourcePool<'s, 'd> {
    /// The pool of an article.
    pub fn new(article: &'s Side<'d>, sources: &'s [Side<'d>], to: &Lang) -> Self {
        let own = std::iter::once((None, article));
        let others = sources.iter().enumerate().map(|(at, side)| (Some(at), side));
        let mut pool = Vec::new();
        for (source, side) in others.chain(own) {
            let document = &side.prepared.document;
            for segment in side.prepared.segments.iter().filter(|segment| segment.lang == *to) {
                let span = segment.post.as_ref().map_or(segment.span, |post| post.body);
                pool.extend(clauses(document.text(), span).into_iter().map(|span| Clause { side, source, span }));
            }
        }
        SourcePool { clauses: pool }
    }

    fn text(&self, range: Range<usize>) -> Option<(&'s Side<'d>, Span)> {
        let (first, last) = (self.clauses.get(range.start)?, self.clauses.get(range.end.checked_sub(1)?)?);
        Some((first.side, first.span.cover(last.span)))
    }

    /// The clauses that lie in `span` of source `source`.
    fn inside(&self, source: usize, span: Span) -> Range<usize> {
        let start = self.clauses.partition_point(|clause| clause.source.is_some_and(|at| (at, clause.span.end) <= (source, span.start)));
        let end = self.clauses.partition_point(|clause| clause.source.is_some_and(|at| (at, clause.span.start) < (source, span.end)));
        start..end.max(start)
    }

    /// The clauses of `range` that `span` touches, from the first to the last.
    fn clauses_around(&self, span: Span, range: Range<usize>) -> Span {
        self.clauses[range].iter().filter(|clause| clause.span.overlaps(span)).fold(span, |around, clause| around.cover(clause.span))
    }

    /// Cuts a range where another document begins.
    fn in_one_document(&self, range: Range<usize>) -> Range<usize> {
        let source = self.clauses[range.start].source;
        let end = range.clone().find(|&at| self.clauses[at].source != source).unwrap_or(range.end);
        range.start..end
    }
}

/// Rows for all quotations of an article; ids and pair are left to the caller. `spans` are the article's sentences as `aligned` counts them.
pub(super) fn link_quotes(
    article: &Side<'_>,
    quotes: &[Quote],
    pool: &SourcePool<'_, '_>,
    aligned: &Aligned,
    spans: &[Span],
    knowledge: &Knowledge,
    settings: &Settings,
) -> Vec<LinkedQuote> {
    let mut rows: Vec<LinkedQuote> =
        quotes.iter().map(|quote| LinkedQuote { row: row(article, quote), candidate: None, features: None }).collect();
    let asked: Vec<usize> = (0..quotes.len()).filter(|&at| quotes[at].lang == settings.from).collect();
    // Where nothing speaks for any passage, leaving the quotation alone is as sure as can be.
    asked.iter().for_each(|&at| rows[at].row.score = Some(1.0));
    if pool.clauses.is_empty() || asked.is_empty() {
        return rows;
    }
    let text = article.prepared.document.text();
    let words: Vec<String> =
        asked.iter().map(|&at| quotes[at].pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" ")).collect();
    let source: Vec<&str> = words.iter().map(String::as_str).collect();
    let target: Vec<&str> = pool.clauses.iter().map(|clause| clause.side.text(clause.span)).collect();
    let inputs =
        Inputs { source: &source, target: &target, from: language::of(settings.from.as_str()), to: language::of(settings.to.as_str()) };
    let places: Vec<Option<Range<usize>>> = asked.iter().map(|&at| place(&quotes[at], aligned, spans, pool)).collect();
    let search = quote_search();
    let (anywhere, evidence) = free::align(inputs, &knowledge.lexicon, &search);
    let nearby = places.iter().any(Option::is_some).then(|| free::align_within(inputs, &knowledge.lexicon, &search, &places));
    for (k, &at) in asked.iter().enumerate() {
        let anywhere = anywhere[k].first().map(|candidate| Found::new(candidate, &evidence, false, &search));
        let nearby = nearby
            .as_ref()
            .filter(|_| places[k].is_some())
            .and_then(|(nearby, evidence)| nearby[k].first().map(|candidate| Found::new(candidate, evidence, true, &search)));
        let best = match (anywhere, nearby) {
            (Some(anywhere), Some(nearby)) if anywhere.probability > nearby.probability => Some(anywhere),
            (anywhere, nearby) => nearby.or(anywhere),
        };
        let Some(found) = best else { continue };
        let range = pool.in_one_document(found.candidate.target.clone());
        let target = passage(quotes[at].kind, found.evidence, k, range, pool);
        let linked = &mut rows[at];
        linked.features = Some(found.features);
        linked.candidate.clone_from(&target);
        if found.probability < crate::align::beads::BELIEVED {
            linked.row.score = Some(1.0 - found.probability);
            continue;
        }
        linked.row.score = Some(found.probability);
        let whole = found.candidate.answered >= FULL && !leaves_out(source[k], inputs.from, found.evidence, k, &found.candidate.target);
        linked.row.link = if whole { Link::Full } else { Link::Partial };
        linked.row.target = target;
    }
    rows
}

/// The likeliest source of a quotation.
struct Found<'a> {
    candidate: &'a Candidate,
    evidence: &'a Evidence,
    features: QuoteFeatures,
    probability: f64,
}

impl<'a> Found<'a> {
    fn new(candidate: &'a Candidate, evidence: &'a Evidence, in_place: bool, search: &free::Settings) -> Found<'a> {
        let features = quote_features(candidate, &search.weights, in_place);
        Found { candidate, evidence, features, probability: Calibration::bundled().quote.probability(&features) }
    }
}

/// A row, and what it was judged by.
#[derive(Debug)]
pub struct LinkedQuote {
    /// The row of `quotes.csv`.
    pub row: QuoteRow,
    /// The passage that was judged, believed or not.
    pub candidate: Option<Passage>,
    /// What the calibration saw; `None` when nothing spoke for any passage.
    pub features: Option<QuoteFeatures>,
}

fn row(article: &Side<'_>, quote: &Quote) -> QuoteRow {
    QuoteRow {
        id: String::new(),
        pair: String::new(),
        kind: quote.kind,
        lang: quote.lang.clone(),
        speaker: quote.speaker.clone(),
        cue: quote.cue.clone(),
        attribution: quote.attribution,
        quote: article.passage(quote.span),
        link: Link::None,
        score: None,
        target: None,
    }
}

/// The clauses of the passage that the quotation's own sentences answer, if they were found to answer one.
fn place(quote: &Quote, aligned: &Aligned, spans: &[Span], pool: &SourcePool<'_, '_>) -> Option<Range<usize>> {
    let mut found: Option<(usize, Span)> = None;
    for (order, bead) in
        aligned.beads.iter().filter(|(_, bead)| !bead.is_null() && bead.source.iter().any(|&i| spans[i].overlaps(quote.span)))
    {
        let source = aligned.target_of(bead);
        for &target in &bead.target {
            let span = aligned.target_spans[target];
            found = match found {
                None => Some((source, span)),
                Some((known, place)) if known == source && *order == Order::Parallel => Some((source, place.cover(span))),
                other => other,
            };
        }
    }
    let (source, span) = found?;
    let range = pool.inside(source, span);
    (!range.is_empty()).then_some(range)
}

/// The passage in its document; for a quotation of a few words, the words that answer it.
fn passage(kind: QuoteKind, evidence: &Evidence, k: usize, range: Range<usize>, pool: &SourcePool<'_, '_>) -> Option<Passage> {
    let (side, whole) = pool.text(range.clone())?;
    if kind != QuoteKind::Partial {
        return Some(side.passage(whole));
    }
    let span = narrow(evidence, k, range.clone(), pool).map_or(whole, |(span, words)| {
        // Where few of its words are answered, where they stand does not tell where it ends: then its clauses do.
        if 2 * words >= evidence.source.segments[k].len() { span } else { pool.clauses_around(span, range) }
    });
    Some(side.passage(span))
}

/// Does the quotation hold a sentence, or a longer clause, of which the passage answers no word?
fn leaves_out(quotation: &str, language: &dyn Language, evidence: &Evidence, k: usize, range: &Range<usize>) -> bool {
    let answered = |word: TypeId| {
        let links = &evidence.forward[word as usize];
        let mut there = evidence.target.segments[range.clone()].iter().flatten();
        there.any(|other| links.binary_search_by_key(other, |&(id, _)| id).is_ok_and(|at| links[at].1 >= free::LINKED))
    };
    let (words, places) = (&evidence.source.segments[k], &evidence.source.places[k]);
    let misses = |part: Span, least: usize| {
        let here = words.iter().zip(places).filter(|(_, place)| place.overlaps(part)).map(|(&word, _)| word);
        let meant: Vec<TypeId> = here.filter(|&word| !evidence.source.is_stopword(word) && !evidence.source.mute[word as usize]).collect();
        meant.len() >= least && !meant.into_iter().any(answered)
    };
    let whole = Span::new(0, quotation.len());
    document::sentences(quotation, whole, language).into_iter().any(|sentence| misses(sentence, 1))
        || clauses(quotation, whole).into_iter().any(|clause| misses(clause, MISSED))
}

/// The run of words whose evidence adds up to most, and their number.
fn narrow(evidence: &Evidence, k: usize, range: Range<usize>, pool: &SourcePool<'_, '_>) -> Option<(Span, usize)> {
    /// What a word that answers nothing costs: a little, so that articles and small words between two answers stay in.
    const GAP: f32 = 0.6;
    let words: Vec<(Span, f32)> = range
        .flat_map(|clause| {
            let start = pool.clauses[clause].span.start;
            let places = &evidence.target.places[clause];
            evidence.target.segments[clause].iter().zip(places).map(move |(&word, place)| (place.shift(start), word)).collect::<Vec<_>>()
        })
        .map(|(span, word)| {
            let links = &evidence.backward[word as usize];
            let best = evidence.source.segments[k].iter().filter_map(|other| {
                let at = links.binary_search_by_key(other, |&(id, _)| id).ok()?;
                Some(links[at].1 * if evidence.target.is_stopword(word) { 0.5 } else { 3.0 })
            });
            (span, best.fold(0.0, f32::max))
        })
        .collect();
    let mut best: (f32, Option<(Span, usize)>) = (0.0, None);
    let mut run: (f32, Option<(Span, usize)>) = (0.0, None);
    for (span, weight) in words {
        let gain = if weight > 0.05 { weight } else { -GAP };
        run = if run.0 <= 0.0 { (0.0, None) } else { run };
        run = (run.0 + gain, Some(run.1.map_or((span, 1), |(known, words)| (known.cover(span), words + 1))));
        if run.0 > best.0 {
            best = run;
        }
    }
    best.1
}
