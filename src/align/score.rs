//! How well predicted beads answer gold beads: strict and lax precision, recall and F1, and the same over single links.
//!
//! The definitions are those of `score.py` in Vecalign (Thompson and Koehn 2019), with one difference. Vecalign counts null beads (`[3]:[]`) in
//! precision and drops them from recall, so that a system that prints no null beads scores higher than one that prints the right ones. Here null
//! beads are left out on both sides or kept on both, see [`Nulls`]; a figure should always be given with the one that was used.
//!
//! * **strict**: a predicted bead is right when the gold has the very same bead.
//! * **lax**: a predicted bead is right when it shares at least one segment with the same gold bead on both sides. A null bead has nothing to share and
//!   stays strict.
//! * **precision** is the share of predicted beads that are right, **recall** the share of gold beads that are right when gold and prediction change
//!   places, **F1** their harmonic mean. A share of nothing is 0.
//! * **links**: every bead is taken apart into pairs of one source and one target segment, so that `[3]:[7,8]` is two links. This is the measure for
//!   quotations sought in a pool, where a part of an answer is worth something.
//! * **sourceless**: the source segments that the gold gives to nobody (`[4]:[]`), and how many of them the prediction left alone too.
//!
//! Beads that stand twice count once; `[]:[]` counts nowhere. Documents are added up before dividing (micro average).
//!
//! ```
//! use truchement::align::score::{Nulls, compare};
//! use truchement::corpus::beads;
//! let gold = beads::parse("gold", "[0]:[0]\n[1]:[1,2]\n[2]:[]")?;
//! let predicted = beads::parse("mine", "[0]:[0]:0.98\n[1]:[1]:0.61\n[2]:[2]:0.33")?;
//! let scores = compare(&gold, &predicted, Nulls::Left);
//! assert_eq!(scores.strict().precision, 1.0 / 3.0);
//! assert_eq!(scores.lax().recall, 1.0);
//! assert_eq!(scores.links().recall, 2.0 / 3.0);
//! # Ok::<(), truchement::Error>(())
//! ```

mod links;

use super::Bead;
use links::LinkCounts;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Serialize, Serializer};
use std::fmt;
use std::ops::AddAssign;

/// What becomes of beads with an empty side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Nulls {
    /// They are left out of gold and prediction.
    #[default]
    Left,
    /// They count in gold and prediction like any other bead.
    Kept,
}

/// Precision, recall and F1, each from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measure {
    /// Share of what was predicted that is right.
    pub precision: f64,
    /// Share of the gold that was found.
    pub recall: f64,
    /// Harmonic mean of the two.
    pub f1: f64,
}

impl Measure {
    /// From counts: right ones of all predicted, found ones of all gold. A share of nothing is 0.
    fn new(right: usize, predicted: usize, found: usize, gold: usize) -> Measure {
        let (precision, recall) = (share(right, predicted), share(found, gold));
        let sum = precision + recall;
        let f1 = if sum > 0.0 { 2.0 * precision * recall / sum } else { 0.0 };
        Measure { precision, recall, f1 }
    }

    fn rounded(self) -> Measure {
        Measure { precision: round(self.precision), recall: round(self.recall), f1: round(self.f1) }
    }
}

/// Counts of beads of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct BeadCounts {
    gold: usize,
    predicted: usize,
    /// Beads that are in both.
    alike: usize,
    /// Predicted beads that touch a gold bead on both sides.
    right: usize,
    /// Gold beads that touch a predicted bead on both sides.
    found: usize,
}

impl AddAssign for BeadCounts {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.alike += other.alike;
        self.right += other.right;
        self.found += other.found;
    }
}

/// The comparison of one document or, added up with `+=`, of many. `Scores::default()` is that of no document.
///
/// Printed with `{}` it is a table for people; serialised it is an object with all counts and, rounded to 4 decimals, all shares.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Scores {
    nulls: Nulls,
    documents: usize,
    full: BeadCounts,
    null: BeadCounts,
    links: LinkCounts,
}

/// Compares the beads predicted for one document with its gold beads.
///
/// Segment numbers inside a bead must rise, as [`Bead`] says. Time is in proportion to the number of segments named, as long as a segment stands in few
/// beads of each side.
pub fn compare(gold: &[Bead], predicted: &[Bead], nulls: Nulls) -> Scores {
    let (gold_full, gold_null) = distinct(gold);
    let (predicted_full, predicted_null) = distinct(predicted);
    let alike = common(&gold_full, &predicted_full);
    let null_alike = common(&gold_null, &predicted_null);
    Scores {
        nulls,
        documents: 1,
        full: BeadCounts {
            gold: gold_full.len(),
            predicted: predicted_full.len(),
            alike,
            right: touching(&predicted_full, &gold_full),
            found: touching(&gold_full, &predicted_full),
        },
        null: BeadCounts {
            gold: gold_null.len(),
            predicted: predicted_null.len(),
            alike: null_alike,
            right: null_alike,
            found: null_alike,
        },
        links: LinkCounts::of(&gold_full, &gold_null, &predicted_full),
    }
}

impl Scores {
    /// An empty sum that will be presented with `nulls`.
    pub fn new(nulls: Nulls) -> Scores {
        Scores { nulls, ..Scores::default() }
    }

    /// Number of documents compared.
    pub fn documents(&self) -> usize {
        self.documents
    }

    /// Number of gold beads that count.
    pub fn gold(&self) -> usize {
        self.counts().gold
    }

    /// Number of predicted beads that count.
    pub fn predicted(&self) -> usize {
        self.counts().predicted
    }

    /// The same bead on both sides.
    pub fn strict(&self) -> Measure {
        let counts = self.counts();
        Measure::new(counts.alike, counts.predicted, counts.alike, counts.gold)
    }

    /// A bead that shares a source and a target segment with one of the other side.
    pub fn lax(&self) -> Measure {
        let counts = self.counts();
        Measure::new(counts.right, counts.predicted, counts.found, counts.gold)
    }

    /// Pairs of one source and one target segment; null beads have none, whatever [`Nulls`] says.
    pub fn links(&self) -> Measure {
        let links = self.links;
        Measure::new(links.alike, links.predicted, links.alike, links.gold)
    }

    /// Source segments that the gold gives to nobody, and how many of them the prediction gives to nobody either.
    pub fn sourceless(&self) -> (usize, usize) {
        (self.links.sourceless, self.links.left_alone)
    }

    fn counts(&self) -> BeadCounts {
        let mut counts = self.full;
        if self.nulls == Nulls::Kept {
            counts += self.null;
        }
        counts
    }
}

impl AddAssign for Scores {
    /// Adds the documents of `other`; what becomes of null beads stays as it is in `self`.
    fn add_assign(&mut self, other: Self) {
        self.documents += other.documents;
        self.full += other.full;
        self.null += other.null;
        self.links += other.links;
    }
}

impl fmt::Display for Scores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:8}{:>10}{:>10}{:>10}", "", "precision", "recall", "F1")?;
        for (name, measure) in [("strict", self.strict()), ("lax", self.lax()), ("links", self.links())] {
            writeln!(f, "{name:8}{:>10.4}{:>10.4}{:>10.4}", measure.precision, measure.recall, measure.f1)?;
        }
        let counts = self.counts();
        writeln!(f, "documents: {}", self.documents)?;
        writeln!(
            f,
            "beads: {} gold, {} predicted, {} alike; null beads {}",
            counts.gold,
            counts.predicted,
            counts.alike,
            match self.nulls {
                Nulls::Left => "left out on both sides",
                Nulls::Kept => "kept on both sides",
            }
        )?;
        writeln!(f, "links: {} gold, {} predicted, {} alike", self.links.gold, self.links.predicted, self.links.alike)?;
        let (sourceless, left_alone) = self.sourceless();
        writeln!(f, "segments without a source: {sourceless} gold, {left_alone} left alone ({:.4})", share(left_alone, sourceless))
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[derive(Serialize)]
        struct Beads {
            gold: usize,
            predicted: usize,
            alike: usize,
        }
        #[derive(Serialize)]
        struct Sourceless {
            gold: usize,
            left_alone: usize,
            share: f64,
        }
        #[derive(Serialize)]
        struct Report {
            documents: usize,
            nulls: Nulls,
            beads: Beads,
            strict: Measure,
            lax: Measure,
            link_counts: Beads,
            links: Measure,
            sourceless: Sourceless,
        }
        let (counts, links) = (self.counts(), self.links);
        Report {
            documents: self.documents,
            nulls: self.nulls,
            beads: Beads { gold: counts.gold, predicted: counts.predicted, alike: counts.alike },
            strict: self.strict().rounded(),
            lax: self.lax().rounded(),
            link_counts: Beads { gold: links.gold, predicted: links.predicted, alike: links.alike },
            links: self.links().rounded(),
            sourceless: Sourceless {
                gold: links.sourceless,
                left_alone: links.left_alone,
                share: round(share(links.left_alone, links.sourceless)),
            },
        }
        .serialize(serializer)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn round(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

/// Full and null beads, each once; `[]:[]` is dropped.
fn distinct(beads: &[Bead]) -> (Vec<&Bead>, Vec<&Bead>) {
    let mut seen = FxHashSet::default();
    beads
        .iter()
        .filter(|bead| !(bead.source.is_empty() && bead.target.is_empty()) && seen.insert((&bead.source, &bead.target)))
        .partition(|bead| !bead.is_null())
}

fn common(some: &[&Bead], others: &[&Bead]) -> usize {
    let known: FxHashSet<_> = some.iter().map(|bead| (&bead.source, &bead.target)).collect();
    others.iter().filter(|bead| known.contains(&(&bead.source, &bead.target))).count()
}

/// How many of `beads` share a segment on both sides with one of `others`.
fn touching(beads: &[&Bead], others: &[&Bead]) -> usize {
    let by_source = index(others, |bead| &bead.source);
    let by_target = index(others, |bead| &bead.target);
    beads
        .iter()
        .filter(|bead| {
            // A segment may stand in many beads of one side (a source quoted often): ask the side that has fewer candidates.
            let candidates = |index: &FxHashMap<usize, Vec<usize>>, side: &[usize]| -> usize {
                side.iter().filter_map(|segment| index.get(segment)).map(Vec::len).sum()
            };
            let (map, side) = if candidates(&by_source, &bead.source) <= candidates(&by_target, &bead.target) {
                (&by_source, &bead.source)
            } else {
                (&by_target, &bead.target)
            };
            let mut seen = FxHashSet::default();
            side.iter()
                .filter_map(|segment| map.get(segment))
                .flatten()
                .filter(|&&number| seen.insert(number))
                .filter_map(|&number| others.get(number))
                .any(|other| links::overlap(&bead.source, &other.source) > 0 && links::overlap(&bead.target, &other.target) > 0)
        })
        .count()
}

fn index<'a>(beads: &[&'a Bead], side: impl Fn(&'a Bead) -> &'a Vec<usize>) -> FxHashMap<usize, Vec<usize>> {
    let mut index: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
    for (number, bead) in beads.iter().enumerate() {
        for &segment in side(bead) {
            index.entry(segment).or_default().push(number);
        }
    }
    index
}

#[cfg(test)]
mod tests;
