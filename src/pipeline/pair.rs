//! One pair: its articles against its sources.

use super::quotes::{LinkedQuote, SourcePool, link_quotes};
use super::terms::term_rows;
use super::{Group, Knowledge, Settings};
use crate::align::learn::BeadWords;
use crate::align::{self, Bead, Inputs, Order};
use crate::corpus::rows::{Passage, SentenceRow, TermRow};
use crate::corpus::run::{DocumentStatus, Status};
use crate::document::read::Catalogue;
use crate::document::{self, Document, Offsets, Segment, SegmentKind};
use crate::language::{self, Lang};
use crate::lexicon::Lexicon;
use crate::text::Span;
use std::collections::{BTreeMap, BTreeSet};

/// What came of one pair.
#[derive(Debug, Default)]
pub struct PairOutcome {
    /// Rows of `sentences.csv`.
    pub sentences: Vec<SentenceRow>,
    /// Rows of `quotes.csv`, with what they were judged by.
    pub quotes: Vec<LinkedQuote>,
    /// Rows of `terms.csv`.
    pub terms: Vec<TermRow>,
    /// What became of each document.
    pub documents: Vec<DocumentStatus>,
    /// Id and content of each document that was read, for the hash of the input.
    pub read: Vec<(String, [u8; 32], u64)>,
}

/// A document with its segments.
pub(super) struct Prepared {
    pub document: Document,
    pub segments: Vec<Segment>,
}

impl Prepared {
    fn new(document: Document) -> Prepared {
        let segments = document::segments(&document);
        Prepared { document, segments }
    }

    /// Running text in the language `lang`.
    pub fn prose(&self, lang: &Lang) -> Vec<Span> {
        self.segments.iter().filter(|segment| segment.kind.is_prose() && segment.lang == *lang).map(|segment| segment.span).collect()
    }

    fn status(&self, pair: &str, status: Status, quotes: usize) -> DocumentStatus {
        let mut stripped: BTreeMap<SegmentKind, usize> = BTreeMap::new();
        for segment in self.segments.iter().filter(|segment| !segment.kind.is_prose()) {
            *stripped.entry(segment.kind).or_default() += 1;
        }
        DocumentStatus {
            id: self.document.id.clone(),
            pair: Some(pair.to_owned()),
            lang: self.document.lang.clone(),
            status,
            message: None,
            stripped,
            segments: self.segments.len(),
            quotes,
        }
    }
}

/// Stretches of one document that are aligned, with what is needed to write them.
pub(super) struct Side<'a> {
    pub prepared: &'a Prepared,
    pub offsets: Offsets<'a>,
}

impl<'a> Side<'a> {
    pub fn new(prepared: &'a Prepared) -> Side<'a> {
        Side { prepared, offsets: Offsets::new(&prepared.document) }
    }

    /// A stretch as text.
    pub fn text(&self, span: Span) -> &'a str {
        span.of(self.prepared.document.text())
    }

    /// A stretch as a cell with its place.
    pub fn passage(&self, span: Span) -> Passage {
        let (from, to) = self.offsets.of(span);
        Passage { text: span.of(self.prepared.document.text()).to_owned(), doc: self.prepared.document.id.clone(), from, to }
    }
}

/// Reads and segments the documents of a group: articles, then sources.
pub(super) fn prepare(
    catalogue: &Catalogue,
    group: &Group<'_>,
    settings: &Settings,
    outcome: &mut PairOutcome,
) -> (Vec<Prepared>, Vec<Prepared>) {
    let (mut articles, mut sources) = (Vec::new(), Vec::new());
    for item in &group.items {
        match catalogue.read(item) {
            Ok(document) => {
                outcome.read.push((
                    document.id.clone(),
                    crate::corpus::run::digest(document.source.as_bytes()),
                    document.source.len() as u64,
                ));
                let prepared = Prepared::new(document);
                if prepared.document.lang == settings.to { sources.push(prepared) } else { articles.push(prepared) }
            }
            Err(error) => outcome.documents.push(DocumentStatus {
                id: item.id.clone(),
                pair: Some(group.pair.clone()),
                lang: item.lang.clone().unwrap_or(Lang::UNKNOWN),
                status: Status::Failed,
                message: Some(error.to_string()),
                stripped: BTreeMap::new(),
                segments: 0,
                quotes: 0,
            }),
        }
    }
    (articles, sources)
}

/// Reads, segments and aligns the documents of a group.
pub fn align_pair(catalogue: &Catalogue, group: &Group<'_>, knowledge: &Knowledge, settings: &Settings) -> PairOutcome {
    let mut outcome = PairOutcome::default();
    let (articles, sources) = prepare(catalogue, group, settings, &mut outcome);
    let partnered = !articles.is_empty() && !sources.is_empty();
    for article in &articles {
        let quotes = align_article(article, &sources, &group.pair, knowledge, settings, &mut outcome);
        let own_sources = article.segments.iter().any(|segment| segment.lang == settings.to);
        let status = if partnered || own_sources { Status::Ok } else { Status::Unpaired };
        outcome.documents.push(article.status(&group.pair, status, quotes));
    }
    for source in &sources {
        let status = if partnered { Status::Ok } else { Status::Unpaired };
        outcome.documents.push(source.status(&group.pair, status, 0));
    }
    outcome.documents.sort_by(|a, b| a.id.cmp(&b.id));
    outcome
}

/// What a group teaches.
#[derive(Default)]
pub(super) struct Taught {
    /// The words of the confident beads of each article.
    pub words: Vec<BeadWords>,
    /// What could not be read.
    pub failed: Vec<String>,
}

/// Reads, segments and aligns the documents of a group for what they teach. `listed` tells which words are one, the same for all groups.
pub(super) fn taught_by(catalogue: &Catalogue, group: &Group<'_>, knowledge: &Knowledge, listed: &Lexicon, settings: &Settings) -> Taught {
    let mut words = Vec::new();
    let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
    let failed = for_each_article(catalogue, group, knowledge, settings, |source, target, beads| {
        words.push(BeadWords::of(Inputs { source, target, from, to }, listed, beads));
    });
    Taught { words, failed }
}

/// Reads, segments and aligns the documents of a group, calls `found` with the sentences of each article, those of all sources, and the beads that are not null, and
/// returns what could not be read.
pub(super) fn for_each_article(
    catalogue: &Catalogue,
    group: &Group<'_>,
    knowledge: &Knowledge,
    settings: &Settings,
    mut found: impl FnMut(&[&str], &[&str], &[Bead]),
) -> Vec<String> {
    let (documents, failed): (Vec<_>, Vec<_>) = group.items.iter().map(|item| catalogue.read(item)).partition(Result::is_ok);
    let failed = failed.into_iter().filter_map(Result::err).map(|error| error.to_string()).collect();
    let documents = documents.into_iter().flatten().map(Prepared::new);
    let (sources, articles): (Vec<Prepared>, Vec<Prepared>) = documents.partition(|prepared| prepared.document.lang == settings.to);
    if sources.is_empty() {
        return failed;
    }
    let source_spans: Vec<Vec<Span>> = sources.iter().map(|source| source.prose(&settings.to)).collect();
    let targets: Vec<&str> = texts_of(&sources, &source_spans);
    for article in &articles {
        let spans = article.prose(&settings.from);
        let texts: Vec<&str> = spans.iter().map(|span| span.of(article.document.text())).collect();
        let aligned = align_sentences(&texts, &sources, &source_spans, knowledge, settings);
        let beads: Vec<Bead> = aligned.beads.into_iter().map(|(_, bead)| bead).filter(|bead| !bead.is_null()).collect();
        found(&texts, &targets, &beads);
    }
    failed
}

/// The sentences of all sources, one source after the other.
fn texts_of<'s>(sources: &'s [Prepared], spans: &[Vec<Span>]) -> Vec<&'s str> {
    sources.iter().zip(spans).flat_map(|(source, spans)| spans.iter().map(|span| span.of(source.document.text()))).collect()
}

/// Aligns one article with all sources of its pair; returns the number of its quotations.
fn align_article(
    article: &Prepared,
    sources: &[Prepared],
    pair: &str,
    knowledge: &Knowledge,
    settings: &Settings,
    outcome: &mut PairOutcome,
) -> usize {
    let from = Side::new(article);
    let sides: Vec<Side<'_>> = sources.iter().map(Side::new).collect();
    let spans = article.prose(&settings.from);
    let source_spans: Vec<Vec<Span>> = sources.iter().map(|source| source.prose(&settings.to)).collect();
    let texts: Vec<&str> = spans.iter().map(|span| span.of(article.document.text())).collect();

    let aligned = align_sentences(&texts, sources, &source_spans, knowledge, settings);
    for (order, bead) in &aligned.beads {
        let source = cover(&bead.source, &spans).map(|span| (&from, span));
        let target = cover(&bead.target, &aligned.target_spans).map(|span| (&sides[aligned.target_of(bead)], span));
        let mut row = SentenceRow {
            id: format!("{pair}:s{:04}", outcome.sentences.len() + 1),
            pair: pair.to_owned(),
            bead: bead.kind(),
            order: *order,
            score: bead.score,
            source: source.map(|(side, span)| side.passage(span)),
            target: target.map(|(side, span)| side.passage(span)),
            terms: Vec::new(),
        };
        for mut term in term_rows(&mut row, source, target, knowledge) {
            term.id = format!("{pair}:t{:04}", outcome.terms.len() + 1);
            outcome.terms.push(term);
        }
        outcome.sentences.push(row);
    }

    let quotes = document::quotes(&article.document, &article.segments);
    let pool = SourcePool::new(&from, &sides, &settings.to);
    for mut linked in link_quotes(&from, &quotes, &pool, &aligned, &spans, knowledge, settings) {
        linked.row.id = format!("{pair}:q{:04}", outcome.quotes.len() + 1);
        pair.clone_into(&mut linked.row.pair);
        outcome.quotes.push(linked);
    }
    quotes.len()
}

/// How the sentences of an article answer those of its sources.
pub(super) struct Aligned {
    /// The beads, each with the order that it was found in.
    pub beads: Vec<(Order, Bead)>,
    /// All target sentences, one source after the other.
    pub target_spans: Vec<Span>,
    /// Index of the first sentence of each source in `target_spans`, and their number at the end.
    pub starts: Vec<usize>,
}

impl Aligned {
    /// The source that a bead's target stands in.
    pub fn target_of(&self, bead: &Bead) -> usize {
        bead.target.first().map_or(0, |&first| self.source_of(first))
    }

    /// The source that target sentence `at` stands in.
    pub fn source_of(&self, at: usize) -> usize {
        self.starts.partition_point(|&start| start <= at).saturating_sub(1).min(self.starts.len().saturating_sub(2))
    }
}

/// A source that runs beside the article as a whole settles what it can; everything else is looked for, without order, in the other sources.
pub(super) fn align_sentences(
    texts: &[&str],
    sources: &[Prepared],
    spans: &[Vec<Span>],
    knowledge: &Knowledge,
    settings: &Settings,
) -> Aligned {
    let mut starts = vec![0];
    let mut target_spans = Vec::new();
    for spans in spans {
        target_spans.extend_from_slice(spans);
        starts.push(target_spans.len());
    }
    let targets = texts_of(sources, spans);
    let mut aligned = Aligned { beads: Vec::new(), target_spans, starts };
    if targets.is_empty() {
        let order = settings.order.unwrap_or(Order::Free);
        aligned.beads = (0..texts.len()).map(|i| (order, Bead { source: vec![i], target: Vec::new(), score: 1.0 })).collect();
        return aligned;
    }
    let job = Job { from: language::of(settings.from.as_str()), to: language::of(settings.to.as_str()), targets: &targets, knowledge };
    let whole = if settings.order == Some(Order::Free) { None } else { job.version(texts, &aligned.starts, settings.order) };
    match whole {
        None => aligned.beads = job.anywhere(texts, &aligned.starts, &(0..targets.len()).collect::<Vec<_>>()),
        Some((source, beads)) => {
            // What stays open on both sides may have changed places, as may the halves of two joined to two, and other sources may hold what this one lacks.
            let crossed = |bead: &Bead| bead.source.len() == 2 && bead.target.len() == 2;
            let mut pool: Vec<usize> =
                beads.iter().filter(|bead| bead.source.is_empty() || crossed(bead)).flat_map(|bead| bead.target.clone()).collect();
            pool.extend((0..targets.len()).filter(|&target| aligned.source_of(target) != source));
            let open: Vec<usize> =
                beads.iter().filter(|bead| bead.target.is_empty() || crossed(bead)).flat_map(|bead| bead.source.clone()).collect();
            aligned.beads = beads.into_iter().map(|bead| (Order::Parallel, bead)).collect();
            if !pool.is_empty() && !open.is_empty() {
                let open_texts: Vec<&str> = open.iter().map(|&i| texts[i]).collect();
                let links = job.anywhere(&open_texts, &aligned.starts, &pool);
                take_in(&mut aligned.beads, links.into_iter().map(|(_, link)| Bead { source: vec![open[link.source[0]]], ..link }));
            }
        }
    }
    aligned
}

/// Links beside a version that runs along the article have to be surer than others: nearly everything has its place there.
const SURE: f64 = 0.98;

/// Puts links that were found without order in the place of the null beads of their source sentences, and strikes the null beads of their target sentences. A bead of two and two comes apart
/// where its sentences answer each other crosswise. Of two links to one target sentence the likelier stays.
fn take_in(beads: &mut Vec<(Order, Bead)>, links: impl Iterator<Item = Bead>) {
    let mut links: Vec<Bead> = links.filter(|link| !link.is_null() && link.score >= SURE).collect();
    links.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.source.cmp(&b.source)));
    let by_source: BTreeMap<usize, Bead> = links.iter().map(|link| (link.source[0], link.clone())).collect();
    let links_of = |bead: &Bead| Some((by_source.get(bead.source.first()?)?.clone(), by_source.get(bead.source.last()?)?.clone()));
    let mut apart: Vec<(Order, Bead)> = Vec::with_capacity(beads.len());
    for (order, bead) in beads.drain(..) {
        let two = bead.source.len() == 2 && bead.target.len() == 2;
        match links_of(&bead).filter(|(a, b)| two && a.target == bead.target[1..] && b.target == bead.target[..1]) {
            Some((first, second)) => apart.extend([(Order::Free, first), (Order::Free, second)]),
            None => apart.push((order, bead)),
        }
    }
    *beads = apart;
    let open: BTreeMap<usize, usize> = beads
        .iter()
        .enumerate()
        .filter(|(_, (_, bead))| bead.target.is_empty())
        .filter_map(|(at, (_, bead))| Some((*bead.source.first()?, at)))
        .collect();
    let mut taken: BTreeSet<usize> =
        beads.iter().filter(|(_, bead)| !bead.source.is_empty()).flat_map(|(_, bead)| bead.target.clone()).collect();
    for link in links {
        let Some(&at) = open.get(&link.source[0]) else { continue };
        if link.target.iter().any(|target| taken.contains(target)) {
            continue;
        }
        taken.extend(&link.target);
        beads[at] = (Order::Free, link);
    }
    beads.retain(|(_, bead)| !(bead.source.is_empty() && bead.target.iter().all(|target| taken.contains(target))));
}

/// What all searches for one article share.
struct Job<'a> {
    from: &'static dyn language::Language,
    to: &'static dyn language::Language,
    /// The sentences of all sources, one source after the other.
    targets: &'a [&'a str],
    knowledge: &'a Knowledge,
}

impl Job<'_> {
    fn inputs<'b>(&self, source: &'b [&'b str], target: &'b [&'b str]) -> Inputs<'b> {
        Inputs { source, target, from: self.from, to: self.to }
    }

    /// The first source that runs beside the article, and its beads; when parallel order was asked for, the first source.
    fn version(&self, texts: &[&str], starts: &[usize], order: Option<Order>) -> Option<(usize, Vec<Bead>)> {
        let settings = align::beads::Settings { order, ..align::beads::Settings::default() };
        for (source, range) in starts.windows(2).map(|ends| ends[0]..ends[1]).enumerate() {
            let inputs = self.inputs(texts, &self.targets[range.clone()]);
            let found = match order {
                None => align::beads::if_parallel(inputs, &self.knowledge.lexicon, &settings),
                Some(_) => Some(align::beads::align(inputs, &self.knowledge.lexicon, &settings).1),
            };
            if let Some(mut beads) = found {
                beads.iter_mut().flat_map(|bead| &mut bead.target).for_each(|target| *target += range.start);
                return Some((source, beads));
            }
        }
        None
    }

    /// One bead for each text, its target among `pool`.
    fn anywhere(&self, texts: &[&str], starts: &[usize], pool: &[usize]) -> Vec<(Order, Bead)> {
        let targets: Vec<&str> = pool.iter().map(|&target| self.targets[target]).collect();
        let settings = align::beads::Settings { order: Some(Order::Free), ..align::beads::Settings::default() };
        let (order, mut beads) = align::beads::align(self.inputs(texts, &targets), &self.knowledge.lexicon, &settings);
        let source_of = |target: usize| starts.partition_point(|&start| start <= target);
        for bead in &mut beads {
            bead.target.iter_mut().for_each(|target| *target = pool[*target]);
            // Sentences at the end of one source and at the start of the next are no neighbours, nor are those with others between them.
            let first = bead.target.first().copied();
            let mut next = first;
            bead.target.retain(|&target| {
                let joined = next == Some(target) && first.map(source_of) == Some(source_of(target));
                next = joined.then_some(target + 1);
                joined
            });
        }
        beads.into_iter().map(|bead| (order, bead)).collect()
    }
}

/// From the first to the last of some spans.
pub(super) fn cover(indices: &[usize], spans: &[Span]) -> Option<Span> {
    let (first, last) = (indices.first()?, indices.last()?);
    Some(spans[*first].cover(spans[*last]))
}
