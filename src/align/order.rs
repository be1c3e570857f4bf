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

/// Judges from the beads of the monotone aligner: texts are parallel when the beads that are believed hold enough of both sides.
///
/// An article that quotes a long speech in order leaves most of the speech out; one that quotes in any order leaves the monotone aligner with little. `sources` and `targets` are the
/// numbers of segments; `believed` the probability from which a bead counts.
pub fn judge(beads: &[Bead], sources: usize, targets: usize, believed: f64) -> Order {
    let (mut source, mut target) = (0usize, 0usize);
    for bead in beads.iter().filter(|bead| !bead.is_null() && bead.score >= believed) {
        source += bead.source.len();
        target += bead.target.len();
    }
    let share = |covered: usize, all: usize| if all == 0 { 1.0 } else { covered as f64 / all as f64 };
    if share(source, sources) >= COVERED && share(target, targets) >= COVERED { Order::Parallel } else { Order::Free }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(beads: &[(&[usize], &[usize], f64)], sources: usize, targets: usize) -> Order {
        let beads: Vec<Bead> = beads.iter().map(|&(s, t, score)| Bead { source: s.to_vec(), target: t.to_vec(), score }).collect();
        judge(&beads, sources, targets, 0.5)
    }

    #[test]
    fn translations_hold_both_sides() {
        assert_eq!(judged(&[(&[0], &[0], 0.9), (&[1, 2], &[1], 0.9), (&[3], &[], 0.9)], 4, 2), Order::Parallel);
    }

    #[test]
    fn a_long_speech_quoted_in_order_is_no_translation() {
        assert_eq!(judged(&[(&[0], &[3], 0.9), (&[1], &[41], 0.9)], 2, 90), Order::Free);
    }

    #[test]
    fn doubtful_beads_do_not_count() {
        assert_eq!(judged(&[(&[0], &[0], 0.3), (&[1], &[1], 0.2)], 2, 2), Order::Free);
    }

    #[test]
    fn nothing_runs_beside_nothing() {
        assert_eq!(judged(&[], 0, 0), Order::Parallel);
    }
}
