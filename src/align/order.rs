//! Do two texts run beside each other, or does one quote the other here and there?

use super::Bead;

/// How two texts run beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// In the same order, whole.
    Parallel,
    /// In any order, in parts.
    Free,
}

impl Order {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Order::Parallel => "parallel",
            Order::Free => "free",
        }
    }
}

/// Share of the segments of either side that must stand in believed beads.
const COVERED: f64 = 0.4;

/// Of the links that the free aligner would give, the share that must rise together.
const RISING: f64 = 0.8;

/// Do the beads of the monotone aligner that are believed hold enough of both sides?
///
/// An article that quotes a long speech in order leaves most of the speech out; one that quotes in any order leaves the monotone aligner with little. `sources` and `targets` are the
/// numbers of segments; `believed` the probability from which a bead counts.
pub fn covers(beads: &[Bead], sources: usize, targets: usize, believed: f64) -> bool {
    let (mut source, mut target) = (0usize, 0usize);
    for bead in beads.iter().filter(|bead| !bead.is_null() && bead.score >= believed) {
        source += bead.source.len();
        target += bead.target.len();
    }
    let share = |covered: usize, all: usize| if all == 0 { 1.0 } else { covered as f64 / all as f64 };
    share(source, sources) >= COVERED && share(target, targets) >= COVERED
}

/// Do the links that the free aligner found rise together? `starts` are the targets that they begin with, by rising source; few links say nothing.
pub fn rises(starts: &[usize]) -> bool {
    starts.len() < 4 || longest_rise(starts) as f64 >= RISING * starts.len() as f64
}

/// Length of the longest subsequence that never falls.
fn longest_rise(values: &[usize]) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    for &value in values {
        let at = ends.partition_point(|&end| end <= value);
        match ends.get_mut(at) {
            Some(end) => *end = value,
            None => ends.push(value),
        }
    }
    ends.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cover(beads: &[(&[usize], &[usize], f64)], sources: usize, targets: usize) -> bool {
        let beads: Vec<Bead> = beads.iter().map(|&(s, t, score)| Bead { source: s.to_vec(), target: t.to_vec(), score }).collect();
        covers(&beads, sources, targets, 0.5)
    }

    #[test]
    fn translations_hold_both_sides() {
        assert!(cover(&[(&[0], &[0], 0.9), (&[1, 2], &[1], 0.9), (&[3], &[], 0.9)], 4, 2));
    }

    #[test]
    fn a_long_speech_quoted_in_order_is_no_translation() {
        assert!(!cover(&[(&[0], &[3], 0.9), (&[1], &[41], 0.9)], 2, 90));
    }

    #[test]
    fn doubtful_beads_do_not_count() {
        assert!(!cover(&[(&[0], &[0], 0.3), (&[1], &[1], 0.2)], 2, 2));
    }

    #[test]
    fn nothing_runs_beside_nothing() {
        assert!(cover(&[], 0, 0));
    }

    #[test]
    fn quotations_jump_about() {
        assert!(rises(&[0, 1, 2, 4, 4, 5, 3]));
        assert!(!rises(&[7, 1, 5, 0, 3, 2]));
        assert!(rises(&[9, 1]));
    }
}
