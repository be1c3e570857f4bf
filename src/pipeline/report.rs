//! `run.json`, put together while the job runs.

use super::{Knowledge, PairOutcome, Settings};
use crate::corpus::rows::Link;
use crate::corpus::run::{Counts, InputHash, LearningSummary, RunReport, Signature, SkippedFile, Status, short_hash};
use crate::document::read::Catalogue;
use std::collections::BTreeSet;
use std::time::Duration;

/// A report that grows.
pub(super) struct Builder {
    report: RunReport,
    hash: InputHash,
    pairs: BTreeSet<String>,
}

impl Builder {
    pub fn new(catalogue: &Catalogue, knowledge: &Knowledge, settings: &Settings) -> Builder {
        let order = settings.order.map_or("auto", |order| order.as_str());
        let mut report = RunReport::new(Signature {
            from: settings.from.clone(),
            to: settings.to.clone(),
            order: order.to_owned(),
            lexicon: short_hash(&knowledge.lexicon_files),
            glossary: short_hash(&knowledge.glossary_files) + &knowledge.style.as_ref().map_or(String::new(), |style| format!("+{style}")),
            calibration: short_hash(&[crate::corpus::run::HashedFile::new("bundled", crate::align::calibration::BUNDLED.as_bytes())]),
        });
        for (key, value) in [
            ("from", settings.from.as_str()),
            ("to", settings.to.as_str()),
            ("order", order),
            ("csv", settings.csv.as_str()),
            ("learning", settings.learning.as_str()),
        ] {
            report.settings.insert(key.to_owned(), value.into());
        }
        if let Some(style) = &knowledge.style {
            report.settings.insert("style".to_owned(), style.as_str().into());
        }
        report.lexicons.clone_from(&knowledge.lexicon_files);
        report.glossaries.clone_from(&knowledge.glossary_files);
        let failed = catalogue.failed.iter().map(|failed| SkippedFile { path: failed.name.clone(), reason: failed.error.to_string() });
        let skipped = catalogue.skipped.iter().map(|skipped| SkippedFile { path: skipped.name.clone(), reason: skipped.reason.clone() });
        report.skipped = skipped.chain(failed).collect();
        report.counts.failed = catalogue.failed.len();
        Builder { report, hash: InputHash::new(), pairs: BTreeSet::new() }
    }

    /// What was learned from the batch.
    pub fn learned(&mut self, summary: LearningSummary) {
        self.report.learning = summary;
    }

    pub fn add(&mut self, outcome: PairOutcome) {
        let counts: &mut Counts = &mut self.report.counts;
        counts.sentences += outcome.sentences.len();
        counts.null_beads += outcome.sentences.iter().filter(|row| row.source.is_none() || row.target.is_none()).count();
        counts.quotes += outcome.quotes.len();
        counts.linked_quotes += outcome.quotes.iter().filter(|quote| quote.row.link != Link::None).count();
        counts.terms += outcome.terms.len();
        for (id, digest, bytes) in outcome.read {
            self.hash.add_digest(&id, digest, bytes);
        }
        for document in outcome.documents {
            if document.status == Status::Ok {
                self.pairs.extend(document.pair.clone());
            }
            self.report.documents.push(document);
        }
    }

    pub fn finish<const N: usize>(mut self, times: [(&str, Duration); N]) -> RunReport {
        let listing_failures = self.report.counts.failed;
        self.report.counts.count_documents(&self.report.documents);
        self.report.counts.failed += listing_failures;
        self.report.counts.skipped = self.report.skipped.len();
        self.report.counts.pairs = self.pairs.len();
        self.report.inputs = self.hash.finish();
        self.report.times = times.into_iter().map(|(step, time)| (step.to_owned(), time)).collect();
        self.report
    }
}
