//! A corpus as aligned text and nothing else, for commands that learn from it.

use super::pair::for_each_article;
use super::{Group, Knowledge, Progress, Settings, groups, learning};
use crate::document::read::Catalogue;
use rayon::prelude::*;

/// Two texts that answer each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BitextUnit {
    /// The document or pair of documents.
    pub document: String,
    /// The text in the first language.
    pub source: String,
    /// The text in the second.
    pub target: String,
}

/// Aligned text, as much as there is room for.
#[derive(Debug, Default)]
pub struct Bitext {
    /// The units, in the order in which they were added.
    pub units: Vec<BitextUnit>,
    /// Words of both sides.
    words: usize,
    /// What could not be read, one message a document.
    pub failed: Vec<String>,
}

/// Words that are kept, both sides together: some 60,000 sentences. It bounds the memory.
const ROOM: usize = 3_000_000;
/// Beads below this probability are left out.
const CONFIDENT: f64 = 0.5;
/// Pairs aligned between two looks at whether there is room. Fixed, so that it does not depend on the number of threads.
const CHUNK: usize = 32;

/// The texts of a bead and its probability.
type Aligned = (String, String, f64);

impl Bitext {
    /// Adds a unit, if both its sides have text and its probability, if there is one, is at least 0.5.
    pub fn add(&mut self, document: &str, source: &str, target: &str, score: Option<f64>) {
        let (source, target) = (source.trim(), target.trim());
        if source.is_empty() || target.is_empty() || score.is_some_and(|score| score < CONFIDENT) || self.is_full() {
            return;
        }
        self.words += source.split_whitespace().count() + target.split_whitespace().count();
        self.units.push(BitextUnit { document: document.to_owned(), source: source.to_owned(), target: target.to_owned() });
    }

    /// True when nothing more is taken in.
    pub fn is_full(&self) -> bool {
        self.words >= ROOM
    }
}

/// Aligns the documents of a corpus, in the order of their pairs' names, and adds their confident beads to `bitext`, as many as there is room for.
pub fn align_bitext(catalogue: &Catalogue, knowledge: &Knowledge, settings: &Settings, bitext: &mut Bitext, progress: &dyn Progress) {
    let groups = groups(catalogue, knowledge, settings);
    let lessons = learning::learn_batch(catalogue, &groups, knowledge, settings, progress);
    let numbered: Vec<(usize, &Group<'_>)> = groups.iter().enumerate().collect();
    progress.start(groups.len());
    for some in numbered.chunks(CHUNK) {
        let aligned: Vec<(Vec<Aligned>, Vec<String>)> = some
            .par_iter()
            .map(|&(place, group)| {
                let mut units = Vec::new();
                let failed = for_each_article(catalogue, group, lessons.knowledge(place, knowledge), settings, |source, target, beads| {
                    let text = |texts: &[&str], segments: &[usize]| segments.iter().map(|&at| texts[at]).collect::<Vec<_>>().join(" ");
                    units.extend(beads.iter().map(|bead| (text(source, &bead.source), text(target, &bead.target), bead.score)));
                });
                (units, failed)
            })
            .collect();
        for (&(_, group), (units, failed)) in some.iter().zip(aligned) {
            units.iter().for_each(|(source, target, score)| bitext.add(&group.pair, source, target, Some(*score)));
            bitext.failed.extend(failed);
        }
        progress.advance(some.len());
        if bitext.is_full() {
            break;
        }
    }
    progress.finish();
}
