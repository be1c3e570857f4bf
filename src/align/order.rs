//! Do two texts run beside each other, or does one quote the other here and there?

use super::free::Candidate;

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

/// Share of the surer links that must rise together.
const RISING: f64 = 0.8;
/// Share of the segments of either side that must be linked.
const COVERED: f64 = 0.35;

/// Judges from the links of the free aligner: `links` are those held to be right, `(source segment, candidate)` by rising source; `tried` is the number of source segments that were
/// looked up, `targets` the number of target segments.
///
/// Texts are parallel when the links rise together and leave neither side mostly unlinked: an article that quotes a long speech in order is not parallel to it.
pub fn judge(links: &[(usize, &Candidate)], tried: usize, targets: usize, sources: usize) -> Order {
    if sources == 0 || targets == 0 {
        return Order::Parallel;
    }
    // With next to nothing to go by, texts of a like size are taken to be what people usually give: translations.
    if links.len() < 3 {
        let alike = sources.max(targets) <= 3 * sources.min(targets);
        return if alike && tried <= 5 { Order::Parallel } else { Order::Free };
    }
    let mut covered: Vec<usize> = links.iter().flat_map(|(_, candidate)| candidate.target.clone()).collect();
    covered.sort_unstable();
    covered.dedup();
    let source_share = links.len() as f64 / tried as f64;
    // Where only some source segments were tried, they can only have found their share of the targets.
    let target_share = covered.len() as f64 / targets as f64 * sources as f64 / tried as f64;
    let rising = longest_rise(links.iter().map(|(_, candidate)| candidate.target.start)) as f64 / links.len() as f64;
    if rising >= RISING && source_share >= COVERED && target_share >= COVERED { Order::Parallel } else { Order::Free }
}

/// Length of the longest sequence that never falls.
fn longest_rise(values: impl Iterator<Item = usize>) -> usize {
    let mut ends: Vec<usize> = Vec::new();
    for value in values {
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

    fn links(targets: &[usize]) -> Vec<Candidate> {
        targets
            .iter()
            .map(|&t| Candidate { target: t..t + 1, forward: 9.0, backward: 9.0, length: 0.0, total: 9.0, rival: 0.0, words: (5, 5) })
            .collect()
    }

    fn judged(targets: &[usize], tried: usize, size: usize) -> Order {
        let found = links(targets);
        judge(&found.iter().enumerate().collect::<Vec<_>>(), tried, size, tried)
    }

    #[test]
    fn translations_rise_together() {
        assert_eq!(judged(&[0, 1, 2, 4, 5, 7], 8, 8), Order::Parallel);
    }

    #[test]
    fn quotations_jump_about() {
        assert_eq!(judged(&[7, 1, 5, 0, 3, 2], 8, 8), Order::Free);
    }

    #[test]
    fn a_long_speech_quoted_in_order_is_no_translation() {
        assert_eq!(judged(&[3, 20, 41, 77], 8, 90), Order::Free);
    }
}
