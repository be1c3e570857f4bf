//! Pairs of segments that are sure enough to lead the monotone aligner through a long text.

use super::evidence::Evidence;
use rayon::prelude::*;

/// A source segment, a target segment that may answer it, and how much better it is than those that may not.
type Candidate = (usize, usize, f32);

/// A word that more segments hold than this says little about where a segment belongs.
const COMMON: usize = 60;
/// Target segments that each source segment may propose.
const CANDIDATES: usize = 3;

/// Rising pairs (source segment, target segment) that hold on to each other by rare words.
///
/// Each source segment looks up the target segments that hold translations of its rarer words; the best few are candidates, weighed by how much better they are than the next. The heaviest
/// rising chain of candidates is returned, less those that stand alone in it. Time grows with the number of words, not with the product of the lengths.
pub fn find(evidence: &Evidence) -> Vec<(usize, usize)> {
    let (sources, targets) = (evidence.source.segments.len(), evidence.target.segments.len());
    if sources == 0 || targets == 0 {
        return Vec::new();
    }
    let holders = evidence.target.holders(COMMON);
    // What a hit on each target type tells; 0 for types that are too common.
    let tells: Vec<f32> = holders
        .iter()
        .map(|list| if list.is_empty() || list.len() > COMMON { 0.0 } else { (targets as f32 / list.len() as f32).ln() })
        .collect();
    let room: Vec<f32> = evidence.target.segments.iter().map(|segment| 1.0 / (4.0 + segment.len() as f32).sqrt()).collect();
    let scratch = || (vec![0.0f32; targets], Vec::new());
    let candidates: Vec<[Candidate; CANDIDATES]> = (0..sources)
        .into_par_iter()
        .with_min_len(1024)
        .map_init(scratch, |(scores, touched): &mut (Vec<f32>, Vec<u32>), i| {
            for &word in &evidence.source.segments[i] {
                for &(other, weight) in &evidence.forward[word as usize] {
                    let gain = weight * tells[other as usize];
                    if gain == 0.0 || weight < 0.05 {
                        continue;
                    }
                    for &j in &holders[other as usize] {
                        if scores[j as usize] == 0.0 {
                            touched.push(j);
                        }
                        scores[j as usize] += gain;
                    }
                }
            }
            let mut best = [(0.0f32, u32::MAX); CANDIDATES + 1];
            for j in touched.drain(..) {
                let score = std::mem::take(&mut scores[j as usize]) * room[j as usize];
                // Of equals the first wins, in whatever order they come.
                let better = |other: &(f32, u32)| score > other.0 || (score == other.0 && j < other.1);
                if let Some(at) = best.iter().position(better) {
                    best[at..].rotate_right(1);
                    best[at] = (score, j);
                }
            }
            let floor = best[CANDIDATES].0;
            std::array::from_fn(|at| (i, best[at].1 as usize, best[at].0 - floor))
        })
        .collect();
    let candidates: Vec<Candidate> = candidates.into_iter().flatten().filter(|&(_, _, weight)| weight > 0.0).collect();
    steady(&heaviest_chain(&candidates, targets))
}

/// Leaves out anchors that stand alone: one that neither the anchors before nor those after lead to is a chance hit in a stretch where nothing better was found.
fn steady(chain: &[(usize, usize)]) -> Vec<(usize, usize)> {
    const NEAR: usize = 3;
    const DRIFT: usize = 8;
    let leads = |a: &(usize, usize), b: &(usize, usize)| {
        let (height, width) = (a.0.abs_diff(b.0), a.1.abs_diff(b.1));
        height.abs_diff(width) <= DRIFT + height.min(width) / 4
    };
    (0..chain.len())
        .filter(|&at| {
            let near = chain[at.saturating_sub(NEAR)..(at + NEAR + 1).min(chain.len())].iter();
            near.filter(|other| leads(other, &chain[at])).count() > NEAR
        })
        .map(|at| chain[at])
        .collect()
}

/// The chain of candidates `(source, target, weight)` rising on both sides that weighs most. Candidates come with rising sources, of which one may have several.
fn heaviest_chain(candidates: &[Candidate], targets: usize) -> Vec<(usize, usize)> {
    // A binary indexed tree over targets holds the heaviest chain that ends at or before each target.
    let mut tree: Vec<(f32, u32)> = vec![(0.0, u32::MAX); targets + 1];
    let mut before = vec![u32::MAX; candidates.len()];
    let mut totals = vec![0.0f32; candidates.len()];
    let mut best = (0.0f32, u32::MAX);
    let mut first = 0;
    for group in candidates.chunk_by(|a, b| a.0 == b.0) {
        // All of one source are looked up before any is entered: they cannot follow each other.
        for (at, &(_, target, weight)) in (first..).zip(group) {
            let mut found = (0.0f32, u32::MAX);
            let mut node = target;
            while node > 0 {
                if tree[node].0 > found.0 {
                    found = tree[node];
                }
                node &= node - 1;
            }
            before[at] = found.1;
            totals[at] = found.0 + weight;
        }
        for (at, &(_, target, _)) in (first..).zip(group) {
            let total = totals[at];
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
        first += group.len();
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
        // Two candidates of one source do not follow each other.
        assert_eq!(heaviest_chain(&[(0, 1, 1.0), (0, 3, 1.5), (1, 4, 1.0)], 10), [(0, 3), (1, 4)]);
        assert!(heaviest_chain(&[], 3).is_empty());
    }
}
