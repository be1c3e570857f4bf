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
pub const COVERED: f64 = 0.47;

/// The share from which the beads alone tell enough.
const PLAIN: f64 = 0.6;

/// Share of the segments that the free aligner must find a source for where the beads do not tell enough.
const FOUND: f64 = 0.5;

/// Of the links that the free aligner would give, the share that must rise together.
const RISING: f64 = 0.8;

/// The share of the segments that stand in believed beads of the monotone aligner, of the side of which it is smaller.
///
/// An article that quotes a long speech in order leaves most of the speech out; one that quotes in any order leaves the monotone aligner with little. `sources` and `targets` are the
/// numbers of segments; `believed` the probability from which a bead counts.
pub fn covered(beads: &[Bead], sources: usize, targets: usize, believed: f64) -> f64 {
    let (mut source, mut target) = (0usize, 0usize);
    for bead in beads.iter().filter(|bead| !bead.is_null() && bead.score >= believed) {
        source += bead.source.len();
        target += bead.target.len();
    }
    let share = |covered: usize, all: usize| if all == 0 { 1.0 } else { covered as f64 / all as f64 };
    share(source, sources).min(share(target, targets))
}

/// Do the links that the free aligner found speak for texts that run beside each other? `starts` are the targets that they begin with, by rising source; `sources` the number of
/// segments that were looked up; `covered` the share that the beads hold. Few links say nothing.
///
/// Links must rise together; and an article that quotes a speech in its order has links for its quotations only, a translation for most of what it says.
pub fn run_beside(starts: &[usize], sources: usize, covered: f64) -> bool {
    if starts.len() < 4 {
        return true;
    }
    let enough = covered >= PLAIN || starts.len() as f64 >= FOUND * sources as f64;
    enough && longest_rise(starts) as f64 >= RISING * starts.len() as f64
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
        covered(&beads, sources, targets, 0.5) >= COVERED
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
        assert!(run_beside(&[0, 1, 2, 4, 4, 5, 3], 9, 0.8));
        assert!(!run_beside(&[7, 1, 5, 0, 3, 2], 9, 0.8));
        assert!(run_beside(&[9, 1], 9, 0.8));
    }

    #[test]
    fn a_speech_quoted_in_its_order_answers_the_quotations_only() {
        let quoted = [0, 2, 3, 5, 8, 9];
        assert!(!run_beside(&quoted, 20, 0.5));
        assert!(run_beside(&quoted, 8, 0.5));
    }
}
