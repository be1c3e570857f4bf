//! Weighing candidates in full: every run of neighbouring sentences around them.

use super::super::blocks::{Explainer, LengthModel, prefix_sums};
use super::super::evidence::{Evidence, Side, TypeId};
use super::pieces::Pieces;
use super::{Candidate, INSIDE, LINKED, PIECES, Settings};
use std::collections::BTreeMap;
use std::ops::Range;

/// Candidates that are kept for each segment.
const KEPT: usize = 12;

/// Weighs candidates in full.
pub struct Scales<'a> {
    evidence: &'a Evidence,
    pieces: &'a Pieces<'a>,
    explainer: Explainer<'a>,
    /// Lengths of the pool's sentences, added up.
    sums: Vec<f32>,
    lengths: Option<LengthModel>,
    settings: &'a Settings,
}

/// A run of sentences with the parts of its score.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Weighed {
    forward: f32,
    backward: f32,
    length: f32,
    total: f32,
}

impl<'a> Scales<'a> {
    pub fn new(evidence: &'a Evidence, pieces: &'a Pieces<'a>, lengths: Option<LengthModel>, settings: &'a Settings) -> Scales<'a> {
        Scales {
            evidence,
            pieces,
            explainer: Explainer::new(evidence, settings.weights.mixture),
            sums: prefix_sums(&evidence.target.lengths),
            lengths,
            settings,
        }
    }

    /// The best runs around the sentences `near`, inside `bounds`, one for each set of segments; best first.
    pub fn weigh(&mut self, i: usize, near: &[usize], bounds: Range<usize>) -> Vec<Candidate> {
        let runs = self.runs(i, near, &bounds);
        // Of the runs inside one set of segments the best one speaks for it.
        let mut best: BTreeMap<(usize, usize), (Range<usize>, Weighed)> = BTreeMap::new();
        for (&(start, end), &weighed) in &runs {
            let owners = self.pieces.owners_of(&(start..end));
            let known = best.entry((owners.start, owners.end)).or_insert((start..end, weighed));
            if weighed.total > known.1.total {
                *known = (start..end, weighed);
            }
        }
        let mut best: Vec<(Range<usize>, Range<usize>, Weighed)> =
            best.into_iter().map(|((first, end), (run, weighed))| (first..end, run, weighed)).collect();
        best.sort_by(|a, b| b.2.total.total_cmp(&a.2.total).then(a.0.start.cmp(&b.0.start)).then(a.0.end.cmp(&b.0.end)));
        let kept = best.iter().take(KEPT);
        kept.map(|(target, run, weighed)| {
            let rival = best.iter().find(|(_, other, _)| other.end <= run.start || other.start >= run.end);
            let mut candidate = self.candidate(i, target.clone(), run.clone(), *weighed);
            candidate.rival = rival.map_or(0.0, |(.., rival)| rival.total.max(0.0));
            candidate.edge = self.edge(&runs, target, run, weighed);
            candidate.pool = self.pieces.segments();
            candidate
        })
        .collect()
    }

    /// All runs that hold one of the sentences `near`, by first and last.
    fn runs(&mut self, i: usize, near: &[usize], bounds: &Range<usize>) -> BTreeMap<(usize, usize), Weighed> {
        let (settings, lengths) = (self.settings, self.lengths);
        let most = if settings.cut { PIECES } else { settings.window };
        let mut forward = vec![Vec::new()];
        let mut backward = vec![Vec::new(); most];
        let mut runs = BTreeMap::new();
        for &j in near {
            let first = j.saturating_sub(most - 1).max(bounds.start);
            let columns = first..(j + most).min(bounds.end);
            self.explainer.targets_given_sources(i, 1, columns.clone(), &mut forward);
            self.explainer.sources_given_targets(i, most, first..j + 1, &mut backward);
            for start in first..=j {
                for m in (j + 1 - start)..=most.min(columns.end - start) {
                    let end = start + m;
                    let segments = self.pieces.owners_of(&(start..end)).len();
                    if segments > settings.window {
                        break;
                    }
                    let given_source: f32 = forward[0][start - first..end - first].iter().sum();
                    let given_target = backward[m - 1][start - first];
                    let source_length = self.evidence.source.lengths[i];
                    let length = lengths.map_or(0.0, |lengths| lengths.score(source_length, self.sums[end] - self.sums[start]));
                    let prior = settings.merge * (segments - 1) as f32 + INSIDE * (m - segments) as f32;
                    let total = settings.weights.words * (given_source + given_target) + settings.weights.length * length + prior;
                    runs.insert((start, end), Weighed { forward: given_source, backward: given_target, length, total });
                }
            }
        }
        runs
    }

    /// What the weaker of the outer segments adds to the words' evidence.
    fn edge(&self, runs: &BTreeMap<(usize, usize), Weighed>, target: &Range<usize>, run: &Range<usize>, weighed: &Weighed) -> f32 {
        let words = |weighed: &Weighed| self.settings.weights.words * (weighed.forward + weighed.backward);
        if target.len() < 2 {
            return words(weighed);
        }
        let without_first = runs.get(&(self.pieces.of(target.start + 1..target.end).start, run.end));
        let without_last = runs.get(&(run.start, self.pieces.of(target.start..target.end - 1).end));
        let gains = [without_first, without_last].into_iter().flatten().map(|less| words(weighed) - words(less));
        gains.fold(words(weighed), f32::min)
    }

    fn candidate(&self, i: usize, target: Range<usize>, run: Range<usize>, weighed: Weighed) -> Candidate {
        let (source, pool) = (&self.evidence.source, &self.evidence.target);
        let segment = &source.segments[i];
        let there: Vec<TypeId> = pool.segments[run.clone()].concat();
        let forward = answers(source, segment, &self.evidence.forward, &there);
        let backward = answers(pool, &there, &self.evidence.backward, segment);
        let whole = self.pieces.of(target.clone());
        let length = |range: &Range<usize>| f64::from(self.sums[range.end] - self.sums[range.start]);
        Candidate {
            pieces: run.clone(),
            forward: weighed.forward,
            backward: weighed.backward,
            length: weighed.length,
            total: weighed.total,
            rival: 0.0,
            claim: 0.0,
            edge: 0.0,
            company: 0.0,
            words: (segment.len(), there.len()),
            left_out: 1.0 - length(&run) / length(&whole).max(1.0),
            pool: 0,
            answered: forward.share,
            informed: forward.informed,
            covered: backward.informed,
            numbers: (forward.numbers, backward.numbers),
            names: forward.names,
            target,
        }
    }
}

/// How much of a stretch of words is answered.
struct Answers {
    share: f64,
    informed: f64,
    numbers: usize,
    names: usize,
}

/// Which of the `words` of one side something in `others` answers; words that say nothing are left out.
fn answers(side: &Side, words: &[TypeId], links: &[Vec<(TypeId, f32)>], others: &[TypeId]) -> Answers {
    let mut others = others.to_vec();
    others.sort_unstable();
    others.dedup();
    let (mut all, mut found, mut all_rare, mut found_rare) = (0usize, 0usize, 0.0f64, 0.0f64);
    let (mut numbers, mut names) = (0, 0);
    for (at, &word) in words.iter().enumerate().filter(|&(_, &word)| !side.is_stopword(word) && !side.mute[word as usize]) {
        let here = links[word as usize].iter().any(|&(other, weight)| weight >= LINKED && others.binary_search(&other).is_ok());
        let rare = f64::from(-side.background[word as usize].ln());
        all += 1;
        all_rare += rare;
        if here {
            found += 1;
            found_rare += rare;
        } else if side.is_number(word) {
            numbers += 1;
        } else if side.is_name(word) && at > 0 {
            names += 1;
        }
    }
    let share = |part: f64, whole: f64| if whole > 0.0 { part / whole } else { 1.0 };
    Answers { share: share(found as f64, all as f64), informed: share(found_rare, all_rare), numbers, names }
}
