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
    let forward = direction(
        &evidence.source,
        &evidence.target,
        &evidence.forward,
        beads.iter().map(|bead| (bead.source.clone(), bead.target.clone())),
    );
    let backward = direction(
        &evidence.target,
        &evidence.source,
        &evidence.backward,
        beads.iter().map(|bead| (bead.target.clone(), bead.source.clone())),
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
    let sources = members(&evidence.source);
    let targets = members(&evidence.target);
    for (from_source, table) in [(true, &forward), (false, &backward)] {
        for (&(from, to), &weight) in table {
            let (s, t) = if from_source { (from, to) } else { (to, from) };
            for &source in &sources[s as usize] {
                for &target in &targets[t as usize] {
                    let link = links.entry((source, target)).or_default();
                    let side = if from_source { &mut link.0 } else { &mut link.1 };
                    *side = side.max(weight);
                }
            }
        }
    }
    let mut links: Vec<_> = links.into_iter().map(|((s, t), (f, b))| (s, t, f, b)).collect();
    links.sort_by_key(|&(s, t, ..)| (s, t));
    links
}

/// Types of each class.
fn members(side: &Side) -> Vec<Vec<TypeId>> {
    let classes = side.classes.iter().max().map_or(0, |&most| most as usize + 1);
    let mut members = vec![Vec::new(); classes];
    for (id, &class) in side.classes.iter().enumerate() {
        members[class as usize].push(id as TypeId);
    }
    members
}

type Ranges = (std::ops::Range<usize>, std::ops::Range<usize>);

/// t(target class | source class) by expectation maximisation, smoothed by the weights that the lexicon gives.
fn direction(
    source: &Side,
    target: &Side,
    prior: &[Vec<(TypeId, f32)>],
    beads: impl Iterator<Item = Ranges>,
) -> FxHashMap<(u32, u32), f32> {
    let pairs: Vec<(Vec<u32>, Vec<u32>)> = beads
        .map(|(s, t)| {
            let classes = |side: &Side, range: std::ops::Range<usize>| {
                range.flat_map(|i| side.segments[i].iter().map(|&id| side.classes[id as usize])).collect::<Vec<u32>>()
            };
            (classes(source, s), classes(target, t))
        })
        .collect();
    // The lexicon's word on classes: the best of its word on their types.
    let mut known: FxHashMap<(u32, u32), f32> = FxHashMap::default();
    for (s, list) in prior.iter().enumerate() {
        for &(t, weight) in list {
            let cell = known.entry((source.classes[s], target.classes[t as usize])).or_insert(0.0);
            *cell = cell.max(weight);
        }
    }
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
    let priors: Vec<f32> = keys.iter().map(|key| known.get(key).copied().unwrap_or(0.0)).collect();
    let classes = source.classes.iter().max().map_or(0, |&most| most as usize + 1);
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
        let mut totals = vec![PRIOR; classes];
        for (key, count) in keys.iter().zip(&counts) {
            totals[key.0 as usize] += count;
        }
        for (place, key) in keys.iter().enumerate() {
            weights[place] = ((counts[place] - DISCOUNT).max(0.0) + PRIOR * priors[place]) / totals[key.0 as usize];
        }
    }
    keys.into_iter().zip(weights).filter(|&(_, weight)| weight >= FLOOR).collect()
}
