//! One pair: its articles against its sources.

use super::quotes::{LinkedQuote, SourcePool, link_quotes};
use super::terms::term_rows;
use super::{Group, Knowledge, Settings};
use crate::align::{self, Bead, Inputs, Order};
use crate::corpus::rows::{Passage, SentenceRow, TermRow};
use crate::corpus::run::{DocumentStatus, Status};
use crate::document::read::Catalogue;
use crate::document::{self, Document, Offsets, Segment, SegmentKind};
use crate::language::{self, Lang};
use crate::text::Span;
use std::collections::BTreeMap;

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
    fn new(prepared: &'a Prepared) -> Side<'a> {
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

/// Reads, segments and aligns the documents of a group.
pub fn align_pair(catalogue: &Catalogue, group: &Group<'_>, knowledge: &Knowledge, settings: &Settings) -> PairOutcome {
    let mut outcome = PairOutcome::default();
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
    for bead in &aligned.beads {
        let source = cover(&bead.source, &spans).map(|span| (&from, span));
        let target = cover(&bead.target, &aligned.target_spans).map(|span| (&sides[aligned.target_of(bead)], span));
        let mut row = SentenceRow {
            id: format!("{pair}:s{:04}", outcome.sentences.len() + 1),
            pair: pair.to_owned(),
            bead: bead.kind(),
            order: aligned.order,
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
    pub order: Order,
    pub beads: Vec<Bead>,
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

/// A single source may run beside the article; several are searched without order, unless one of them is its full version.
fn align_sentences(texts: &[&str], sources: &[Prepared], spans: &[Vec<Span>], knowledge: &Knowledge, settings: &Settings) -> Aligned {
    let mut starts = vec![0];
    let mut target_spans = Vec::new();
    for spans in spans {
        target_spans.extend_from_slice(spans);
        starts.push(target_spans.len());
    }
    let targets: Vec<&str> =
        sources.iter().zip(spans).flat_map(|(source, spans)| spans.iter().map(|span| span.of(source.document.text()))).collect();
    let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
    let inputs = |range: std::ops::Range<usize>| Inputs { source: texts, target: &targets[range], from, to };
    let mut align_settings = align::beads::Settings { order: settings.order, ..align::beads::Settings::default() };
    if targets.is_empty() {
        let beads = (0..texts.len()).map(|i| Bead { source: vec![i], target: Vec::new(), score: 1.0 }).collect();
        return Aligned { order: settings.order.unwrap_or(Order::Free), beads, target_spans, starts };
    }
    // A source that runs beside the article as a whole settles the matter; otherwise all of them are one pool.
    let mut found = None;
    if settings.order != Some(Order::Free) {
        for at in 0..sources.len() {
            let range = starts[at]..starts[at + 1];
            let beads = match settings.order {
                None => align::beads::if_parallel(inputs(range.clone()), &knowledge.lexicon, &align_settings),
                Some(_) => Some(align::beads::align(inputs(range.clone()), &knowledge.lexicon, &align_settings).1),
            };
            if let Some(beads) = beads {
                found = Some((Order::Parallel, range.start, beads));
                break;
            }
        }
    }
    let (order, first, mut beads) = found.unwrap_or_else(|| {
        align_settings.order = Some(Order::Free);
        let (order, beads) = align::beads::align(inputs(0..targets.len()), &knowledge.lexicon, &align_settings);
        (order, 0, beads)
    });
    for bead in &mut beads {
        bead.target.iter_mut().for_each(|target| *target += first);
    }
    if order == Order::Free {
        // Sentences at the end of one source and at the start of the next are no neighbours.
        let bounds = Aligned { order, beads: Vec::new(), target_spans: Vec::new(), starts: starts.clone() };
        for bead in &mut beads {
            let source = bead.target.first().map(|&first| bounds.source_of(first));
            bead.target.retain(|&target| Some(bounds.source_of(target)) == source);
        }
    }
    Aligned { order, beads, target_spans, starts }
}

/// From the first to the last of some spans.
pub(super) fn cover(indices: &[usize], spans: &[Span]) -> Option<Span> {
    let (first, last) = (indices.first()?, indices.last()?);
    Some(spans[*first].cover(spans[*last]))
}
