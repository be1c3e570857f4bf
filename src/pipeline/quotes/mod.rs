//! Where a quotation comes from.
//!
//! Sources are cut into clauses, and every quotation looks for the run of clauses that it renders: near the passage that its sentence answers where there is one, anywhere otherwise. A
//! quotation of a few words is then narrowed down to the words that answer it.

mod parts;
mod passage;
mod pool;

use super::pair::{Aligned, Side};
use super::{Knowledge, Settings};
use crate::align::beads::BELIEVED;
use crate::align::calibration::{Calibration, QuoteFeatures, quote_features};
use crate::align::free::{self, Candidate};
use crate::align::{Evidence, Inputs, Order};
use crate::corpus::rows::{Link, Passage, QuoteRow};
use crate::document::Quote;
use crate::language;
use crate::text::Span;
use passage::{leaves_out, passage};
use std::ops::Range;

pub(super) use pool::SourcePool;

/// Clauses that one quotation may render.
const WINDOW: usize = 12;
/// Log prior of each clause beyond the first.
const MERGE: f32 = -0.3;
/// Share of a quotation's words of meaning that must be answered for the link to count as full.
const FULL: f64 = 0.3;

/// How sources of quotations are searched: among clauses, of which a quotation may render many.
pub fn quote_search() -> free::Settings {
    free::Settings { window: WINDOW, merge: MERGE, cut: false, ..free::Settings::default() }
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
    let places: Vec<Option<Place>> = asked.iter().map(|&at| place(&quotes[at], aligned, spans, pool)).collect();
    let search = Search::new(inputs, places, knowledge);
    let parts = parts::of(&source, inputs.from);
    let part_texts: Vec<&str> = parts.iter().map(|(_, text)| *text).collect();
    let part_places = parts.iter().map(|&(k, _)| search.places[k].clone()).collect();
    let part_search = (!parts.is_empty()).then(|| Search::new(Inputs { source: &part_texts, ..inputs }, part_places, knowledge));
    for (k, &at) in asked.iter().enumerate() {
        let Some(found) = search.best(k) else { continue };
        let mut range = pool.in_one_document(found.candidate.target.clone());
        let mut probability = found.probability;
        let own = parts.partition_point(|&(whole, _)| whole < k)..parts.partition_point(|&(whole, _)| whole <= k);
        let found_parts = part_search.iter().flat_map(|search| own.clone().filter_map(|part| search.best(part)));
        let mut sure: Vec<Found<'_>> = found_parts.filter(|part| part.probability >= parts::SURE).collect();
        sure.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        // Too long a quotation to be found as a whole is found by its parts.
        let by_parts = probability < BELIEVED && sure.len() >= 2 && 2 * sure.len() >= own.len();
        if let Some(surest) = sure.first().filter(|_| by_parts) {
            range = pool.in_one_document(surest.candidate.target.clone());
            probability = surest.probability;
        }
        let believed = probability >= BELIEVED;
        if believed {
            let others: Vec<Range<usize>> = sure.iter().map(|part| pool.in_one_document(part.candidate.target.clone())).collect();
            range = parts::join(range, &others, pool);
        }
        let target = passage(quotes[at].kind, found.evidence, k, range.clone(), pool);
        let linked = &mut rows[at];
        // What was found by its parts was not judged by these features.
        linked.features = (believed == (found.probability >= BELIEVED)).then_some(found.features);
        linked.candidate.clone_from(&target);
        if !believed {
            linked.row.score = Some(1.0 - probability);
            continue;
        }
        linked.row.score = Some(probability);
        let enough = found.candidate.answered >= FULL || found.probability < BELIEVED;
        let whole = enough && !leaves_out(source[k], inputs.from, found.evidence, k, &range);
        linked.row.link = if whole { Link::Full } else { Link::Partial };
        linked.row.target = target;
    }
    rows
}

/// What was found for some quotations, near their places and anywhere.
struct Search {
    places: Vec<Option<Place>>,
    anywhere: (Vec<Vec<Candidate>>, Evidence),
    nearby: Option<(Vec<Vec<Candidate>>, Evidence)>,
}

impl Search {
    fn new(inputs: Inputs<'_>, places: Vec<Option<Place>>, knowledge: &Knowledge) -> Search {
        let settings = quote_search();
        let within: Vec<Option<Range<usize>>> = places.iter().map(|place| place.as_ref().map(|place| place.clauses.clone())).collect();
        let nearby = within.iter().any(Option::is_some).then(|| free::align_within(inputs, &knowledge.lexicon, &settings, &within));
        Search { anywhere: free::align(inputs, &knowledge.lexicon, &settings), nearby, places }
    }

    /// The likeliest source of quotation `k`.
    fn best(&self, k: usize) -> Option<Found<'_>> {
        let anywhere = self.anywhere.0[k].first().map(|candidate| Found::new(candidate, &self.anywhere.1, 0.0));
        let nearby = self.nearby.as_ref().zip(self.places[k].as_ref()).and_then(|((candidates, evidence), place)| {
            candidates[k].first().map(|candidate| Found::new(candidate, evidence, place.probability))
        });
        match (anywhere, nearby) {
            (Some(anywhere), Some(nearby)) if anywhere.probability > nearby.probability => Some(anywhere),
            (anywhere, nearby) => nearby.or(anywhere),
        }
    }
}

/// The likeliest source of a quotation.
struct Found<'a> {
    candidate: &'a Candidate,
    evidence: &'a Evidence,
    features: QuoteFeatures,
    probability: f64,
}

impl<'a> Found<'a> {
    fn new(candidate: &'a Candidate, evidence: &'a Evidence, in_place: f64) -> Found<'a> {
        let features = quote_features(candidate, &quote_search().weights, in_place);
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

/// Where a quotation's own sentences say that it comes from.
#[derive(Debug, Clone)]
struct Place {
    /// Clauses of the pool.
    clauses: Range<usize>,
    /// The probability that the sentences answer these.
    probability: f64,
}

/// The clauses of the passage that the quotation's own sentences answer, if they were found to answer one.
fn place(quote: &Quote, aligned: &Aligned, spans: &[Span], pool: &SourcePool<'_, '_>) -> Option<Place> {
    let mut found: Option<(usize, Span, f64)> = None;
    for (order, bead) in
        aligned.beads.iter().filter(|(_, bead)| !bead.is_null() && bead.source.iter().any(|&i| spans[i].overlaps(quote.span)))
    {
        let source = aligned.target_of(bead);
        let Some(span) = bead.target.iter().map(|&target| aligned.target_spans[target]).reduce(Span::cover) else { continue };
        found = match found {
            None => Some((source, span, bead.score)),
            Some((known, place, score)) if known == source && *order == Order::Parallel => {
                Some((source, place.cover(span), score.max(bead.score)))
            }
            other => other,
        };
    }
    let (source, span, probability) = found?;
    let clauses = pool.inside(source, span);
    (!clauses.is_empty()).then_some(Place { clauses, probability })
}
