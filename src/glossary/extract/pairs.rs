//! Which phrase of one side is the term for which of the other.
//!
//! Two phrases of a unit answer each other as far as the words of each are aligned with words of the other and with nothing outside: the consistency that phrase
//! tables are extracted by (Koehn, Och and Marcu 2003, "Statistical Phrase-Based Translation"), with weights in place of yes and no. What that adds up to over all
//! units takes the place of plain co-occurrence in the Dice coefficient. Then every term gets one partner, the most closely associated pairs first
//! (competitive linking, Melamed 2000, "Models of Translational Equivalence among Words").

use super::grams::{Phrases, Place, words};
use super::words::SideText;
use crate::align::words::{WordAligner, WordLinks};
use crate::text::Span;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Units read between two sums; fixed, so that sums do not depend on the number of threads.
const CHUNK: usize = 256;
/// How far two phrases have to answer each other in a unit to be counted.
const ANSWERED: f32 = 0.25;
/// Added to the occurrences of both phrases: what occurs a few times may have met by chance.
const CAUTION: f64 = 4.0;
/// Share of the units with both phrases in which they have to answer each other.
const CONSISTENT: f64 = 0.3;
/// Least association.
const LEAST: f64 = 0.12;
/// Share of the best association of either phrase that a pair has to reach.
const NEAR_BEST: f64 = 0.75;

/// Two phrases that answer each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub from: u32,
    pub to: u32,
    /// Units that hold both.
    pub together: usize,
    /// Units in which they answer each other, weighed.
    pub answered: f64,
    /// The same for units that hold the first phrase in another form than its base: in the plural, as a rule.
    pub changed: f64,
    /// Dice coefficient of `answered`, with some caution.
    pub dice: f64,
}

impl Pair {
    /// Share of the units with both in which they answer each other.
    pub fn consistency(&self) -> f64 {
        self.answered / self.together.max(1) as f64
    }

    /// Share of what they answer each other in which the first phrase is in another form than its base.
    pub fn changed_share(&self) -> f64 {
        self.changed / self.answered.max(f64::MIN_POSITIVE)
    }
}

#[derive(Default, Clone, Copy)]
struct Sum {
    answered: f64,
    changed: f64,
}

/// All pairs of phrases that answer each other often enough, by first and second phrase.
pub(super) fn associated(from: (&SideText, &Phrases), to: (&SideText, &Phrases), aligner: &WordAligner, least: usize) -> Vec<Pair> {
    let units: Vec<usize> = (0..from.1.places.len()).collect();
    let parts: Vec<Vec<(u32, u32, f32, bool)>> =
        units.par_chunks(CHUNK).map(|units| units.iter().flat_map(|&unit| in_unit(from, to, aligner, unit)).collect()).collect();
    let mut sums: FxHashMap<(u32, u32), Sum> = FxHashMap::default();
    for (x, y, answered, changed) in parts.into_iter().flatten() {
        let sum = sums.entry((x, y)).or_default();
        sum.answered += f64::from(answered);
        sum.changed += if changed { f64::from(answered) } else { 0.0 };
    }
    let enough = (least as f64 * 0.5).max(1.0);
    let mut found: Vec<((u32, u32), Sum)> = sums.into_iter().filter(|(_, sum)| sum.answered >= enough).collect();
    found.sort_unstable_by_key(|&(pair, _)| pair);
    found
        .into_par_iter()
        .map(|((x, y), sum)| {
            let (units_x, units_y) = (&from.1.all[x as usize].units, &to.1.all[y as usize].units);
            let dice = 2.0 * sum.answered / (units_x.len() as f64 + units_y.len() as f64 + CAUTION);
            Pair { from: x, to: y, together: common(units_x, units_y).count(), answered: sum.answered, changed: sum.changed, dice }
        })
        .filter(|pair| pair.dice >= LEAST && pair.consistency() >= CONSISTENT)
        .collect()
}

/// What two rising lists have in common.
pub(super) fn common<'a>(a: &'a [u32], b: &'a [u32]) -> impl Iterator<Item = u32> + 'a {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    shorter.iter().copied().filter(|unit| longer.binary_search(unit).is_ok())
}

/// How far the phrases of a unit answer each other, each pair once.
fn in_unit(from: (&SideText, &Phrases), to: (&SideText, &Phrases), aligner: &WordAligner, unit: usize) -> Vec<(u32, u32, f32, bool)> {
    let (xs, ys) = (&from.1.places[unit], &to.1.places[unit]);
    if xs.is_empty() || ys.is_empty() {
        return Vec::new();
    }
    let links = aligner.links(unit);
    let table = Table::new(&from.0.units[unit], &to.0.units[unit], &links);
    let mut best: Vec<(u32, u32, f32, bool)> = Vec::new();
    let of = |side: &SideText, place: &Place| words(&side.units[unit], *place).map(|(at, _, _)| at).collect::<Vec<_>>();
    let ys: Vec<(u32, Vec<usize>)> = ys.iter().map(|place| (place.phrase, of(to.0, place))).collect();
    for place in xs {
        let x = of(from.0, place);
        let changed = words(&from.0.units[unit], *place).next().is_some_and(|(_, form, _)| from.0.forms[form as usize].changed);
        for (phrase, y) in &ys {
            let answered = table.answered(&x, y);
            if answered >= ANSWERED {
                best.push((place.phrase, *phrase, answered, changed));
            }
        }
    }
    best.sort_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)).then(a.3.cmp(&b.3)));
    best.dedup_by_key(|pair| (pair.0, pair.1));
    best
}

/// How the items of two sides answer each other.
struct Table {
    weights: Vec<f32>,
    width: usize,
}

impl Table {
    fn new(from: &[super::words::Item], to: &[super::words::Item], links: &WordLinks) -> Table {
        let within = |spans: &[Span], span: Span| -> Vec<usize> { (0..spans.len()).filter(|&at| spans[at].overlaps(span)).collect() };
        let columns: Vec<Vec<usize>> = to.iter().map(|item| within(&links.target, item.span)).collect();
        let mut weights = vec![0.0; from.len() * to.len()];
        for (i, item) in from.iter().enumerate() {
            let rows = within(&links.source, item.span);
            for (j, columns) in columns.iter().enumerate() {
                let sum: f32 = rows.iter().flat_map(|&row| columns.iter().map(move |&column| links.weight(row, column))).sum();
                // A hyphenated word is as many words as it has parts.
                weights[i * to.len() + j] = (sum / rows.len().min(columns.len()).max(1) as f32).min(1.0);
            }
        }
        Table { weights, width: to.len() }
    }

    /// Geometric mean of how far the words of either phrase are answered by the other's, 0 to 1; a word that is answered elsewhere weighs heavily.
    fn answered(&self, x: &[usize], y: &[usize]) -> f32 {
        let weight = |i: usize, j: usize| self.weights[i * self.width + j];
        let covered = |sums: &mut dyn Iterator<Item = f32>| {
            let (mut sum, mut least, mut count) = (0.0, 1.0f32, 0.0);
            for covered in sums {
                let covered = covered.min(1.0);
                sum += covered;
                least = least.min(covered);
                count += 1.0;
            }
            (sum / f32::max(count, 1.0) + least) / 2.0
        };
        let source = covered(&mut x.iter().map(|&i| y.iter().map(|&j| weight(i, j)).sum()));
        if source < ANSWERED * ANSWERED {
            return 0.0;
        }
        let target = covered(&mut y.iter().map(|&j| x.iter().map(|&i| weight(i, j)).sum()));
        (source * target).sqrt()
    }
}

/// One partner for each phrase, by falling association.
pub(super) fn linked(pairs: &[Pair]) -> Vec<Pair> {
    let mut best_from: FxHashMap<u32, f64> = FxHashMap::default();
    let mut best_to: FxHashMap<u32, f64> = FxHashMap::default();
    for pair in pairs {
        let best = best_from.entry(pair.from).or_default();
        *best = best.max(pair.dice);
        let best = best_to.entry(pair.to).or_default();
        *best = best.max(pair.dice);
    }
    let mut ranked: Vec<Pair> = pairs.to_vec();
    ranked.sort_by(|a, b| b.dice.total_cmp(&a.dice).then((a.from, a.to).cmp(&(b.from, b.to))));
    let (mut taken_from, mut taken_to) = (rustc_hash::FxHashSet::default(), rustc_hash::FxHashSet::default());
    ranked.retain(|pair| {
        let near = pair.dice >= NEAR_BEST * best_from[&pair.from].max(best_to[&pair.to]);
        let free = near && !taken_from.contains(&pair.from) && !taken_to.contains(&pair.to);
        if free {
            taken_from.insert(pair.from);
            taken_to.insert(pair.to);
        }
        free
    });
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pair(from: u32, to: u32, dice: f64) -> Pair {
        Pair { from, to, together: 4, answered: 4.0, changed: 0.0, dice }
    }

    #[test]
    fn every_phrase_has_one_partner() {
        let found = linked(&[pair(0, 0, 0.9), pair(0, 1, 0.8), pair(1, 1, 0.85), pair(2, 2, 0.3), pair(2, 1, 0.7)]);
        assert_eq!(found.iter().map(|pair| (pair.from, pair.to)).collect::<Vec<_>>(), [(0, 0), (1, 1)], "2 likes 1 better, which is taken");
    }

    #[test]
    fn a_word_that_is_answered_elsewhere_weighs_heavily() {
        let table = Table { weights: vec![1.0, 0.0, 0.0, 1.0], width: 2 };
        assert_eq!(table.answered(&[0, 1], &[0, 1]), 1.0);
        assert!(table.answered(&[0, 1], &[0]) < 0.6);
        assert_eq!(table.answered(&[0], &[1]), 0.0);
    }
}
