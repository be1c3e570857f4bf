//! Learning from the whole batch: align every pair, learn word translations from the confident beads of all of them, align again.
//!
//! A pair is aligned again with what the *other* pairs taught, see [`crate::align::learn`]. Texts are read again for each pass and not kept; only the words
//! of a bounded sample of beads are, and when it is full the remaining pairs are not aligned for learning at all. Which pairs are in it depends on their
//! names alone.

use super::pair::{Taught, taught_by};
use super::{Group, Knowledge, Progress, Settings, groups};
use crate::align::learn::{BeadWords, Sample, Translation, translations};
use crate::corpus::run::{LearningSummary, digest};
use crate::document::read::Catalogue;
use crate::language::{self, Lang, TokenKind};
use crate::lexicon::{End, Lexicon};
use rayon::prelude::*;

/// Whether a job learns from its whole batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Learning {
    /// Where the lexicons at hand know few of the batch's words.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl Learning {
    /// The name used on the command line and in `run.json`.
    pub fn as_str(self) -> &'static str {
        match self {
            Learning::Auto => "auto",
            Learning::On => "on",
            Learning::Off => "off",
        }
    }
}

/// Share of the words of either language that the lexicons have to know for learning to be left out: above it, a batch teaches little and errs sometimes.
const ENOUGH: f64 = 0.5;
/// Pairs whose words are counted for that.
const LOOKED_AT: usize = 24;
/// Rounds of aligning and learning. Measured: the second raises strict F1 by up to 0.04 where nothing is bundled, a third by nothing that could be told from chance.
const PASSES: usize = 2;
/// Lightest pair that is worth a row in a lexicon for people to read; what is lighter helps to align and is wrong more often than not.
const WORTH_READING: f32 = 0.2;
/// Beads that a pair has to be seen in to be worth a row: what stands together twice may do so by chance.
const SEEN: u32 = 3;
/// Parts that pairs are divided into; each is aligned with what the others taught.
const PARTS: usize = 8;
/// Pairs aligned between two looks at whether the sample is full. Fixed, so that it does not depend on the number of threads.
const CHUNK: usize = 32;

/// What a batch taught, ready for aligning it again.
pub(super) struct Lessons {
    /// Knowledge for each part of the pairs; empty when nothing was learned.
    parts: Vec<Knowledge>,
    pub summary: LearningSummary,
    /// What could not be read, one message a document, by pair.
    failed: Vec<String>,
}

impl Lessons {
    /// What to align the pair at `place` of the batch with.
    pub fn knowledge<'k>(&'k self, place: usize, usual: &'k Knowledge) -> &'k Knowledge {
        if self.parts.is_empty() { usual } else { &self.parts[place % self.parts.len()] }
    }
}

/// A batch with what is known before.
struct Batch<'a> {
    catalogue: &'a Catalogue,
    groups: &'a [Group<'a>],
    knowledge: &'a Knowledge,
    settings: &'a Settings,
    progress: &'a dyn Progress,
}

/// Learns from a batch for the batch itself, if that is wanted and promises something.
pub(super) fn learn_batch(
    catalogue: &Catalogue,
    groups: &[Group<'_>],
    knowledge: &Knowledge,
    settings: &Settings,
    progress: &dyn Progress,
) -> Lessons {
    let batch = Batch { catalogue, groups, knowledge, settings, progress };
    let mut summary = LearningSummary::default();
    let reason = batch.why_not(&mut summary);
    if let Some(reason) = reason {
        summary.reason = reason;
        return Lessons { parts: Vec::new(), summary, failed: Vec::new() };
    }
    batch.rounds(summary).0
}

impl Batch<'_> {
    /// Why there is nothing to learn, or no need to.
    fn why_not(&self, summary: &mut LearningSummary) -> Option<String> {
        let pairs = self.groups.iter().filter(|group| group.items.len() > 1).count();
        match self.settings.learning {
            Learning::Off => return Some("switched off".to_owned()),
            _ if pairs < 2 => return Some("there are fewer than two pairs to learn from each other".to_owned()),
            Learning::On => summary.reason = "asked for".to_owned(),
            Learning::Auto => {
                let (from, to) = self.known();
                summary.known = vec![(self.settings.from.to_string(), from), (self.settings.to.to_string(), to)];
                if from.min(to) >= ENOUGH {
                    return Some("the lexicons know enough of the words".to_owned());
                }
                summary.reason = "the lexicons know few of the words".to_owned();
            }
        }
        summary.used = true;
        None
    }

    /// The share of the words of either language that the lexicons list, in some of the pairs.
    fn known(&self) -> (f64, f64) {
        let step = self.groups.len().div_ceil(LOOKED_AT).max(1);
        let some: Vec<&Group<'_>> = self.groups.iter().step_by(step).collect();
        let counts: Vec<[(usize, usize); 2]> = some
            .par_iter()
            .map(|group| {
                let mut counts = [(0, 0); 2];
                for document in group.items.iter().filter_map(|item| self.catalogue.read(item).ok()) {
                    let ends = [(&self.settings.from, End::From), (&self.settings.to, End::To)];
                    for (count, (lang, end)) in counts.iter_mut().zip(ends).filter(|(_, (lang, _))| **lang == document.lang) {
                        let (known, all) = listed(document.text(), lang, end, &self.knowledge.lexicon);
                        *count = (count.0 + known, count.1 + all);
                    }
                }
                counts
            })
            .collect();
        let share = |side: usize| {
            let (known, all) = counts.iter().fold((0, 0), |sum, counts| (sum.0 + counts[side].0, sum.1 + counts[side].1));
            if all == 0 { 1.0 } else { known as f64 / all as f64 }
        };
        (share(0), share(1))
    }

    /// Aligns and learns, again and again. The sample is the last one that was learned from.
    fn rounds(&self, mut summary: LearningSummary) -> (Lessons, Sample) {
        let mut lessons = Lessons { parts: Vec::new(), summary: LearningSummary::default(), failed: Vec::new() };
        let (mut sample, failed) = self.collect(&lessons);
        lessons.failed = failed;
        loop {
            summary.passes += 1;
            summary.beads = sample.len();
            summary.words = sample.words();
            summary.full = sample.is_full();
            let parts = PARTS.min(self.groups.len()).max(1) as u8;
            let learned: Vec<Vec<Translation>> = (0..parts).map(|part| translations(&sample, Some(part).filter(|_| parts > 1))).collect();
            summary.entries = learned.iter().map(Vec::len).max().unwrap_or(0);
            lessons.parts = learned.par_iter().map(|learned| self.knowledge.with(learned)).collect();
            if summary.passes == PASSES {
                break;
            }
            let next = self.collect(&lessons).0;
            if next.is_empty() {
                break;
            }
            sample = next;
        }
        lessons.summary = summary;
        (lessons, sample)
    }

    /// Aligns all pairs, or as many as the sample has room for, and collects the words of the confident beads, and what could not be read.
    fn collect(&self, lessons: &Lessons) -> (Sample, Vec<String>) {
        let mut places: Vec<usize> = (0..self.groups.len()).collect();
        // In an order that has nothing to do with what the pairs are about: a batch that does not fit in is represented by some of everything.
        places.sort_by_cached_key(|&place| digest(self.groups[place].pair.as_bytes()));
        let mut sample = Sample::new(&self.knowledge.lexicon);
        let mut failed = Vec::new();
        self.progress.start(places.len());
        for some in places.chunks(CHUNK) {
            let taught: Vec<Taught> = some
                .par_iter()
                .map(|&place| {
                    let knowledge = lessons.knowledge(place, self.knowledge);
                    taught_by(self.catalogue, &self.groups[place], knowledge, &self.knowledge.lexicon, self.settings)
                })
                .collect();
            for (&place, taught) in some.iter().zip(taught) {
                failed.extend(taught.failed);
                taught.words.into_iter().for_each(|words: BeadWords| sample.add(words, (place % PARTS) as u8));
            }
            self.progress.advance(some.len());
            if sample.is_full() {
                break;
            }
        }
        failed.sort();
        (sample, failed)
    }
}

/// How many of a text's words the lexicon lists, and how many there are.
fn listed(text: &str, lang: &Lang, end: End, lexicon: &Lexicon) -> (usize, usize) {
    let language = language::of(lang.as_str());
    let (mut known, mut all) = (0, 0);
    for token in language::tokens(text, language).into_iter().filter(|token| token.kind == TokenKind::Word) {
        all += 1;
        let listed = lexicon.known(end, &token.folded, language);
        known += usize::from(listed.iter().any(|known| lexicon.is_attested(end, known.form)));
    }
    (known, all)
}

/// What a corpus taught.
#[derive(Debug)]
pub struct Learned {
    /// Word translations that the lexicons at hand do not have, surest first.
    pub translations: Vec<Translation>,
    /// Pairs of documents.
    pub pairs: usize,
    /// Confident beads that were learned from.
    pub beads: usize,
    /// True when there was more to learn from than the sample holds.
    pub full: bool,
    /// What could not be read, one message a document.
    pub failed: Vec<String>,
}

/// Learns word translations from a corpus: `truchement learn`.
pub fn learn(catalogue: &Catalogue, knowledge: &Knowledge, settings: &Settings, progress: &dyn Progress) -> Learned {
    let groups = groups(catalogue, knowledge, settings);
    let batch = Batch { catalogue, groups: &groups, knowledge, settings, progress };
    let pairs = groups.iter().filter(|group| group.items.len() > 1).count();
    let (lessons, sample) = batch.rounds(LearningSummary::default());
    progress.finish();
    Learned { translations: news(&sample, knowledge, settings), pairs, beads: sample.len(), full: sample.is_full(), failed: lessons.failed }
}

/// What a sample teaches beyond the lexicons at hand, sure enough to be read by people.
pub fn news(sample: &Sample, knowledge: &Knowledge, settings: &Settings) -> Vec<Translation> {
    let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
    let mut learned = translations(sample, None);
    learned
        .retain(|pair| pair.weight >= WORTH_READING && pair.count >= SEEN && !knowledge.lexicon.translates(&pair.from, &pair.to, from, to));
    learned
}
