//! Learning word translations from the beads of the texts themselves: IBM Model 1, both directions, the lexicon as a prior.
//!
//! Brown et al. (1993), "The Mathematics of Statistical Machine Translation", model 1; used for aligning as in Moore (2002) and hunalign's realignment.

use super::evidence::{Evidence, Side, TypeId};
use super::monotone::Block;
use rustc_hash::FxHashMap;

const ITERATIONS: usize = 4;
/// Pseudo-counts by which a lexicon's weight enters the estimate.
const PRIOR: f32 = 1.0;
/// Subtracted from each count: what has been seen once with many words says little.
const DISCOUNT: f32 = 0.3;
/// Learned probabilities below this are dropped.
const FLOOR: f32 = 0.02;

/// Learns from `beads` and returns `(source type, target type, weight forward, weight backward)` for every pair that the lexicon or the learning supports.
pub fn learn(evidence: &Evidence, beads: &[Block]) -> Vec<(TypeId, TypeId, f32, f32)> {
    let (forward, backward) = rayon::join(
        || {
            direction(
                &evidence.source,
                &evidence.target,
                &evidence.forward,
                beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())),
            )
        },
        || {
            direction(
                &evidence.target,
                &evidence.source,
                &evidence.backward,
                beads.iter().map(|bead| (bead.target.clone(), bead.source.clone())),
            )
        },
    );
    let mut links: FxHashMap<(TypeId, TypeId), (f32, f32)> = FxHashMap::default();
    for (s, list) in evidence.forward.iter().enumerate() {
        for &(t, weight) in list {
            links.entry((s as TypeId, t)).or_default().0 = weight;
        }
    }
    for (t, list) in evidence.backward.iter().enumerate() {
        for &(s, weight) in list {
            links.entry((s, t as TypeId)).or_default().1 = weight;
        }
    }
    for ((from, to), weight) in forward {
        let link = links.entry((from, to)).or_default();
        link.0 = link.0.max(weight);
    }
    for ((from, to), weight) in backward {
        let link = links.entry((to, from)).or_default();
        link.1 = link.1.max(weight);
    }
    let mut links: Vec<_> = links.into_iter().map(|((s, t), (f, b))| (s, t, f, b)).collect();
    links.sort_by_key(|&(s, t, ..)| (s, t));
    links
}

type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>);

/// t(target type | source type) by expectation maximisation, smoothed by the weights that the lexicon gives.
fn direction(
    source: &Side,
    target: &Side,
    prior: &[Vec<(TypeId, f32)>],
    beads: impl Iterator<Item = Ranges>,
) -> Vec<((TypeId, TypeId), f32)> {
    let pairs: Vec<(Vec<u32>, Vec<u32>)> = beads
        .map(|(s, t)| {
            let types = |side: &Side, range: std::ops::Range<usize>| side.segments[range].concat();
            (types(source, s), types(target, t))
        })
        .collect();
    let known = |&(s, t): &(TypeId, TypeId)| {
        let list = &prior[s as usize];
        list.binary_search_by_key(&t, |&(id, _)| id).map_or(0.0, |at| list[at].1)
    };
    // Co-occurring pairs as one flat table; a pair's place is looked up once, not in every iteration.
    let mut places: FxHashMap<(u32, u32), u32> = FxHashMap::default();
    let mut keys: Vec<(u32, u32)> = Vec::new();
    let mut cells: Vec<u32> = Vec::new();
    for (s, t) in &pairs {
        for &word in t {
            for &other in s {
                let place = *places.entry((other, word)).or_insert_with(|| {
                    keys.push((other, word));
                    keys.len() as u32 - 1
                });
                cells.push(place);
            }
        }
    }
    let priors: Vec<f32> = keys.iter().map(known).collect();
    let uniform = 1.0 / (target.counts.len() as f32 + 1.0);
    let mut weights: Vec<f32> = priors.iter().map(|prior| prior + uniform).collect();
    let mut counts = vec![0.0f32; keys.len()];
    for _ in 0..ITERATIONS {
        counts.fill(0.0);
        let mut cell = 0usize;
        for (s, t) in &pairs {
            for _ in t {
                let here = &cells[cell..cell + s.len()];
                // One more way for a word to come about: by itself, out of the null word.
                let total: f32 = here.iter().map(|&place| weights[place as usize]).sum::<f32>() + 0.02;
                for &place in here {
                    counts[place as usize] += weights[place as usize] / total;
                }
                cell += s.len();
            }
        }
        let mut totals = vec![PRIOR; source.words.len()];
        for (key, count) in keys.iter().zip(&counts) {
            totals[key.0 as usize] += count;
        }
        for (place, key) in keys.iter().enumerate() {
            weights[place] = ((counts[place] - DISCOUNT).max(0.0) + PRIOR * priors[place]) / totals[key.0 as usize];
        }
    }
    keys.into_iter().zip(weights).filter(|&(_, weight)| weight >= FLOOR).collect()
}
