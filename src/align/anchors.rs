//! Pairs of segments that are sure enough to lead the monotone aligner through a long text.

use super::evidence::Evidence;

/// A word that more segments hold than this says little about where a segment belongs.
const COMMON: usize = 60;

/// Rising pairs (source segment, target segment) that hold on to each other by rare words.
///
/// Each source segment looks up the target segments that hold translations of its rarer words; the best one counts as a candidate when it is clearly better than the next. The heaviest rising
/// chain of candidates is returned. Time grows with the number of words, not with the product of the lengths.
pub fn find(evidence: &Evidence) -> Vec<(usize, usize)> {
    let (sources, targets) = (evidence.source.segments.len(), evidence.target.segments.len());
    if sources == 0 || targets == 0 {
        return Vec::new();
    }
    let holders = evidence.target.holders(COMMON);
    let mut scores = vec![0.0f32; targets];
    let mut touched: Vec<usize> = Vec::new();
    let mut candidates = Vec::new();
    for (i, segment) in evidence.source.segments.iter().enumerate() {
        for &word in segment {
            for &(other, weight) in &evidence.forward[word as usize] {
                let list = &holders[other as usize];
                if list.len() > COMMON || weight < 0.05 {
                    continue;
                }
                let gain = weight * (targets as f32 / list.len() as f32).ln();
                for &j in list {
                    if scores[j as usize] == 0.0 {
                        touched.push(j as usize);
                    }
                    scores[j as usize] += gain;
                }
            }
        }
        let (mut best, mut second) = ((0usize, 0.0f32), 0.0f32);
        touched.sort_unstable();
        for &j in &touched {
            let score = scores[j] / (4.0 + evidence.target.segments[j].len() as f32).sqrt();
            if score > best.1 {
                second = best.1;
                best = (j, score);
            } else if score > second {
                second = score;
            }
            scores[j] = 0.0;
        }
        touched.clear();
        if best.1 > 0.0 && best.1 > 1.25 * second {
            candidates.push((i, best.0, best.1 - second));
        }
    }
    heaviest_chain(&candidates, targets)
}

/// The chain of candidates `(source, target, weight)` rising on both sides that weighs most. Candidates come with rising sources, one each.
fn heaviest_chain(candidates: &[(usize, usize, f32)], targets: usize) -> Vec<(usize, usize)> {
    // A binary indexed tree over targets holds the heaviest chain that ends at or before each target.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); targets + 1];
    let mut before = vec![u32::MAX; candidates.len()];
    let mut best = (0.0f32, u32::MAX);
    for (at, &(_, target, weight)) in candidates.iter().enumerate() {
        let mut found = (0.0f32, u32::MAX);
        let mut node = target;
        while node > 0 {
            if tree[node].0 > found.0 {
                found = tree[node];
            }
            node &= node - 1;
        }
        before[at] = found.1;
        let total = found.0 + weight;
        if total > best.0 {
            best = (total, at as u32);
        }
        let mut node = target + 1;
        while node <= targets {
            if total > tree[node].0 {
                tree[node] = (total, at as u32);
            }
            node += node & node.wrapping_neg();
        }
    }
    let mut chain = Vec::new();
    let mut at = best.1;
    while at != u32::MAX {
        let (source, target, _) = candidates[at as usize];
        chain.push((source, target));
        at = before[at as usize];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_rising_chain_wins() {
        let chain = heaviest_chain(&[(0, 0, 1.0), (1, 9, 1.5), (2, 2, 1.0), (3, 3, 1.0), (4, 3, 5.0)], 10);
        assert_eq!(chain, [(0, 0), (2, 2), (4, 3)]);
        assert!(heaviest_chain(&[], 3).is_empty());
    }
}
