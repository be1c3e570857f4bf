use super::{Evidence, Match};
use std::collections::BTreeMap;

/// The least probability of a pair: likelier right than wrong.
pub const THRESHOLD: f64 = 0.5;

/// Least sum of both shares, of words and of names and numbers. Two reports of one trade in one week share a third of their words and no name: documents that
/// have no names and numbers in common must share more words than that.
const LEAST_IN_COMMON: f32 = 0.4;
/// How far one pair speaks for itself: constant, words, deviations, rare, length.
///
/// Both sets of coefficients are logistic regressions on pools made of one half of the documents of the sample corpus and of news, encyclopedic and medical
/// texts, with a third to all of the partners taken away, and were checked on pools made of the other half. In the second, wrong pairs weigh double: in an
/// archive a document without partner is the rule.
const ALONE: [f64; 5] = [-13.341, 2.587, 5.856, 10.606, -0.525];
/// The same among its rivals: constant, words, deviations, rare, length, margin against the target's next best source, distance from the source's best target.
const AMONG_RIVALS: [f64; 7] = [-5.195, 3.235, 0.756, 0.175, 0.716, 1.036, 0.325];
/// Where the margin is measured from when there is no rival, or only poorer ones.
const POOREST_RIVAL: f64 = -5.0;
/// Largest margin that still counts.
const WIDEST_MARGIN: f64 = 8.0;
/// Largest distance from the source's best target that still counts: a short speech is a source as much as a long one.
const FURTHEST_BEHIND: f64 = 4.0;
/// Length that coefficients are measured from.
const USUAL_LENGTH: f64 = 150.0;

/// The pairs that the evidence bears out. `ranks` are the same for sources of equal content.
pub fn decide(candidates: &[(usize, usize, Evidence)], ranks: &[u32]) -> Vec<Match> {
    let mut best_of_source: BTreeMap<usize, f64> = BTreeMap::new();
    let mut of_target: BTreeMap<usize, Vec<Candidate>> = BTreeMap::new();
    for &(source, target, evidence) in candidates {
        let features = features(&evidence);
        let strength = dot(&ALONE, &features);
        let best = best_of_source.entry(source).or_insert(strength);
        *best = best.max(strength);
        let rank = ranks.get(source).copied().unwrap_or_default();
        of_target.entry(target).or_default().push(Candidate {
            source,
            rank,
            strength,
            features,
            enough: evidence.words + evidence.rare >= LEAST_IN_COMMON,
        });
    }
    let mut matches: Vec<Match> = Vec::new();
    for (target, mut rivals) in of_target {
        rivals.sort_by(|a, b| b.strength.total_cmp(&a.strength).then(a.rank.cmp(&b.rank)).then(a.source.cmp(&b.source)));
        let Some(best) = rivals.first() else { continue };
        // A second copy of the same article is no rival.
        let next = rivals.iter().find(|other| other.rank != best.rank).map_or(POOREST_RIVAL, |other| other.strength);
        let margin = (best.strength - next.max(POOREST_RIVAL)).clamp(-WIDEST_MARGIN, WIDEST_MARGIN);
        let ahead = best_of_source.get(&best.source).copied().unwrap_or(best.strength);
        let behind = (best.strength - ahead).max(-FURTHEST_BEHIND);
        let [constant, words, deviations, rare, length] = best.features;
        let score = logistic(dot(&AMONG_RIVALS, &[constant, words, deviations, rare, length, margin, behind]));
        if best.enough && score >= THRESHOLD {
            matches.push(Match { source: best.source, target, score });
        }
    }
    matches.sort_by_key(|found| (found.source, found.target));
    matches
}

struct Candidate {
    source: usize,
    rank: u32,
    strength: f64,
    features: [f64; 5],
    enough: bool,
}

fn features(evidence: &Evidence) -> [f64; 5] {
    [
        1.0,
        f64::from(evidence.words),
        f64::from(evidence.deviations).ln_1p(),
        f64::from(evidence.rare),
        ((f64::from(evidence.length) + 20.0) / USUAL_LENGTH).ln(),
    ]
}

fn dot<const N: usize>(coefficients: &[f64; N], features: &[f64; N]) -> f64 {
    coefficients.iter().zip(features).map(|(coefficient, feature)| coefficient * feature).sum()
}

fn logistic(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}
