//! Learning word translations from the beads of many documents together.
//!
//! What one short document teaches (`model1`) is little; what a whole batch teaches makes up for a lexicon that is not there. The words of
//! confident beads are collected into a [`Sample`], whatever document they come from, and [`translations`] finds which of them translate each other. The
//! result reads as a lexicon: written words, a weight for each pair, and in how many beads the two were seen together.
//!
//! ```
//! use truchement::align::learn::{BeadWords, Sample, translations};
//! use truchement::align::{Bead, Inputs};
//! use truchement::{bundled, language};
//!
//! let source = ["ein Hund bellt", "ein Fisch schwimmt", "der Hund schwimmt", "der Fisch schweigt"];
//! let target = ["un cane abbaia", "un pesce nuota", "il cane nuota", "il pesce tace"];
//! let inputs = Inputs { source: &source, target: &target, from: language::of("de"), to: language::of("it") };
//! let lexicon = bundled::lexicon("de", "it")?;
//! let beads: Vec<Bead> = (0..4).map(|i| Bead { source: vec![i], target: vec![i], score: 0.9 }).collect();
//!
//! let mut sample = Sample::new(&lexicon);
//! sample.add(BeadWords::of(inputs, &lexicon, &beads), 0);
//! let learned = translations(&sample, None);
//! assert!(learned.iter().any(|pair| (pair.from.as_str(), pair.to.as_str()) == ("Hund", "cane")));
//! # Ok::<(), truchement::Error>(())
//! ```

mod estimate;
mod sample;

pub use sample::{BeadWords, Sample};

use estimate::Estimate;

/// Two words that translate each other, as far as the texts tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Translation {
    /// The word of the first language, as it is written most often.
    pub from: String,
    /// The word of the second.
    pub to: String,
    /// Geometric mean of the smoothed probabilities of one given the other, above 0 and below 1.
    pub weight: f32,
    /// Beads that hold both.
    pub count: u32,
}

/// Pairs below this weight are left out.
const FLOOR: f32 = 0.08;
/// Equivalents of one word, in either direction.
const EQUIVALENTS: usize = 5;
/// An equivalent lighter than this share of the word's best one is left out.
const SHARE: f32 = 0.15;

/// What a sample teaches, by falling weight, then by count and by letters. The same for the same sample, whatever the number of threads.
///
/// Documents that were aligned wrongly confirm their own mistakes when they are aligned again with what they taught. So a sample knows parts, and what is
/// learned for the documents of one part is learned `without` it, as in cross-validation.
pub fn translations(sample: &Sample, without: Option<u8>) -> Vec<Translation> {
    let estimate = Estimate::of(sample, without);
    let pairs = estimate.pairs();
    let (mut best_from, mut best_to) = (vec![Vec::new(); sample.from.len()], vec![Vec::new(); sample.to.len()]);
    for &(s, t, weight, _) in &pairs {
        best_from[s as usize].push(weight);
        best_to[t as usize].push(weight);
    }
    for list in best_from.iter_mut().chain(&mut best_to) {
        list.sort_unstable_by(|a, b| b.total_cmp(a));
    }
    let agreed = |list: &[f32], weight: f32| {
        let worst = list.get(EQUIVALENTS - 1).copied().unwrap_or(0.0);
        weight >= worst && weight >= SHARE * list.first().copied().unwrap_or(0.0)
    };
    let mut learned: Vec<Translation> = pairs
        .iter()
        .filter(|&&(s, t, weight, _)| weight >= FLOOR && agreed(&best_from[s as usize], weight) && agreed(&best_to[t as usize], weight))
        .filter_map(|&(s, t, weight, count)| {
            Some(Translation { from: sample.from.written(s)?.to_owned(), to: sample.to.written(t)?.to_owned(), weight, count })
        })
        .collect();
    learned.sort_by(|a, b| {
        b.weight.total_cmp(&a.weight).then(b.count.cmp(&a.count)).then_with(|| a.from.cmp(&b.from)).then_with(|| a.to.cmp(&b.to))
    });
    // Two stems may be written alike.
    let mut seen = rustc_hash::FxHashSet::default();
    learned.retain(|pair| seen.insert((pair.from.clone(), pair.to.clone())));
    learned
}

#[cfg(test)]
mod tests;
