//! The main job: read, clean, segment, pair documents, weigh evidence, align, apply the glossary, write.
//!
//! Pairs of documents are worked on in parallel and written in the order of their names, so that the bytes of the output never depend on the number of
//! threads. Only the documents of the pairs at work are in memory.

mod bitext;
mod check;
mod groups;
mod knowledge;
mod learning;
mod pair;
mod quotes;
mod report;
mod terms;
mod write;

pub use bitext::{Bitext, BitextUnit, align_bitext};
pub use check::{Checker, Lined};
pub use groups::{Group, groups};
pub use knowledge::{Knowledge, KnowledgeSources, LoadedGlossary, glossary_files, load_glossary, word_classes};
pub use learning::{Learned, Learning, learn, news};
pub use pair::{PairOutcome, align_pair};
pub use quotes::{LinkedQuote, quote_search};

use crate::align::Order;
use crate::corpus::csv::Profile;
use crate::corpus::output::OutputFolder;
use crate::corpus::run::{RunReport, Status};
use crate::document::read::Catalogue;
use crate::error::Result;
use crate::language::Lang;
use rayon::prelude::*;
use std::path::Path;
use std::time::{Duration, Instant};

/// Settings of the main job.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Language of the articles.
    pub from: Lang,
    /// Language of their sources.
    pub to: Lang,
    /// The order of all pairs; `None` lets the evidence of each pair decide.
    pub order: Option<Order>,
    /// How CSVs are written.
    pub csv: Profile,
    /// Whether pairs learn from each other.
    pub learning: Learning,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { from: Lang::FRENCH, to: Lang::ARABIC, order: None, csv: Profile::Data, learning: Learning::Auto }
    }
}

/// Who wants to know how far the job is. Called from the thread that runs the job.
pub trait Progress {
    /// The job has `pairs` pairs of documents to do.
    fn start(&self, pairs: usize);
    /// `pairs` more are done.
    fn advance(&self, pairs: usize);
    /// A document could not be done, or something is to be known about it.
    fn warn(&self, message: &str);
    /// All is done.
    fn finish(&self);
}

/// Nobody wants to know.
pub struct Silent;

impl Progress for Silent {
    fn start(&self, _: usize) {}
    fn advance(&self, _: usize) {}
    fn warn(&self, _: &str) {}
    fn finish(&self) {}
}

/// Pairs that are worked on between two writes, for each thread: enough to keep threads busy, few enough to keep memory low.
const PAIRS_A_THREAD: usize = 4;

/// Does the main job over `catalogue` and writes `output`.
///
/// # Errors
/// When the output cannot be written. Documents that cannot be done are in the report, and the rest is done.
pub fn run(catalogue: &Catalogue, knowledge: &Knowledge, settings: &Settings, output: &Path, progress: &dyn Progress) -> Result<RunReport> {
    let begun = Instant::now();
    let folder = OutputFolder::create(output)?;
    let mut report = report::Builder::new(catalogue, knowledge, settings);
    for failure in &catalogue.failed {
        progress.warn(&failure.error.to_string());
    }
    let groups = groups(catalogue, knowledge, settings);
    let paired = begun.elapsed();
    let start = Instant::now();
    let lessons = learning::learn_batch(catalogue, &groups, knowledge, settings, progress);
    let learning = start.elapsed();
    report.learned(lessons.summary.clone());
    progress.start(groups.len());
    let mut tables = write::Tables::create(folder, settings)?;
    let (mut aligning, mut writing) = (Duration::ZERO, Duration::ZERO);
    let numbered: Vec<(usize, &Group<'_>)> = groups.iter().enumerate().collect();
    for some in numbered.chunks(PAIRS_A_THREAD * rayon::current_num_threads().max(1)) {
        let start = Instant::now();
        let outcomes: Vec<PairOutcome> =
            some.par_iter().map(|&(place, group)| align_pair(catalogue, group, lessons.knowledge(place, knowledge), settings)).collect();
        aligning += start.elapsed();
        let start = Instant::now();
        for outcome in outcomes {
            for document in &outcome.documents {
                if let (Status::Failed, Some(message)) = (document.status, &document.message) {
                    progress.warn(message);
                }
            }
            tables.write(&outcome)?;
            report.add(outcome);
        }
        writing += start.elapsed();
        progress.advance(some.len());
    }
    let report = report.finish([
        ("pair documents", paired),
        ("learn", learning),
        ("read, segment and align", aligning),
        ("write", writing),
        ("all", begun.elapsed()),
    ]);
    let report = tables.finish(report)?;
    progress.finish();
    Ok(report)
}
