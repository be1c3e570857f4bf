//! Beads taken apart into links between one source and one target segment.

use crate::align::Bead;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::AddAssign;

/// Counts of links, and of source segments that have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct LinkCounts {
    pub(super) gold: usize,
    pub(super) predicted: usize,
    pub(super) alike: usize,
    /// Source segments that only null beads of the gold name.
    pub(super) sourceless: usize,
    /// Those of them that no predicted link names.
    pub(super) left_alone: usize,
}

impl AddAssign for LinkCounts {
    fn add_assign(&mut self, other: Self) {
        self.gold += other.gold;
        self.predicted += other.predicted;
        self.alike += other.alike;
        self.sourceless += other.sourceless;
        self.left_alone += other.left_alone;
    }
}

/// What stands about one source segment: the numbers of the beads that hold it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Standing {
    gold: Vec<usize>,
    predicted: Vec<usize>,
    sourceless: bool,
}

impl LinkCounts {
    pub(super) fn of(gold: &[&Bead], gold_null: &[&Bead], predicted: &[&Bead]) -> LinkCounts {
        let mut segments: BTreeMap<usize, Standing> = BTreeMap::new();
        for (number, bead) in gold.iter().enumerate() {
            for &segment in &bead.source {
                segments.entry(segment).or_default().gold.push(number);
            }
        }
        for (number, bead) in predicted.iter().enumerate() {
            for &segment in &bead.source {
                segments.entry(segment).or_default().predicted.push(number);
            }
        }
        for segment in gold_null.iter().flat_map(|bead| &bead.source) {
            segments.entry(*segment).or_default().sourceless = true;
        }

        let mut total = LinkCounts::default();
        // Neighbours in one bead have the same links: counting them once keeps a bead of many segments from costing the square of its size.
        let mut last: Option<(Standing, LinkCounts)> = None;
        for standing in segments.into_values() {
            let counts = match &last {
                Some((before, counts)) if *before == standing => *counts,
                _ => standing.count(gold, predicted),
            };
            total += counts;
            last = Some((standing, counts));
        }
        total
    }
}

impl Standing {
    fn count(&self, gold: &[&Bead], predicted: &[&Bead]) -> LinkCounts {
        let (wanted, given) = (targets(gold, &self.gold), targets(predicted, &self.predicted));
        let sourceless = self.sourceless && wanted.is_empty();
        LinkCounts {
            gold: wanted.len(),
            predicted: given.len(),
            alike: overlap(&wanted, &given),
            sourceless: usize::from(sourceless),
            left_alone: usize::from(sourceless && given.is_empty()),
        }
    }
}

/// The target segments of the beads with these numbers, rising, each once.
fn targets<'a>(beads: &[&'a Bead], numbers: &[usize]) -> Cow<'a, [usize]> {
    let mut sides = numbers.iter().filter_map(|&number| beads.get(number)).map(|bead| bead.target.as_slice());
    match (sides.next(), sides.next()) {
        (None, _) => Cow::Borrowed(&[]),
        (Some(only), None) => Cow::Borrowed(only),
        (Some(first), Some(second)) => {
            let mut all: Vec<usize> = first.iter().chain(second).chain(sides.flatten()).copied().collect();
            all.sort_unstable();
            all.dedup();
            Cow::Owned(all)
        }
    }
}

/// How many numbers two rising lists share.
pub(super) fn overlap(some: &[usize], others: &[usize]) -> usize {
    let (short, long) = if some.len() <= others.len() { (some, others) } else { (others, some) };
    short.iter().filter(|number| long.binary_search(number).is_ok()).count()
}
