//! Which words of two texts that are known to answer each other answer which.
//!
//! The evidence of the sentence aligner, weighed by what IBM Model 1 learns from the units with the lexicon as prior, both directions, and made to agree
//! (the geometric mean of the two posteriors, after Liang, Taskar and Klein 2006, "Alignment by Agreement"). Model 1 knows no order; a factor that falls with the distance from the
//! diagonal tells repeated words apart (Dyer, Chahuneau and Smith 2013, "A Simple, Fast, and Effective Reparameterization of IBM Model 2").

use super::Block;
use super::evidence::{Channels, Evidence, Inputs};
use super::model1;
use crate::lexicon::Lexicon;
use crate::text::Span;

/// What a word answers when it answers no word of the other side.
const NULL: f32 = 0.02;
/// How fast weights fall with the distance from the diagonal.
const TENSION: f32 = 2.0;

/// The words of aligned texts and how they answer each other. Segment `i` of the first text answers segment `i` of the second.
#[derive(Debug)]
pub struct WordAligner {
    evidence: Evidence,
}

/// How the words of one unit answer each other.
#[derive(Debug, Clone, PartialEq)]
pub struct WordLinks {
    /// Where the words of the first text stand.
    pub source: Vec<Span>,
    /// Where the words of the second text stand.
    pub target: Vec<Span>,
    /// For each word of the first text, one after the other, how surely it answers each of the second, 0 to 1.
    weights: Vec<f32>,
}

impl WordLinks {
    /// How surely word `i` of the first text answers word `j` of the second, 0 to 1.
    pub fn weight(&self, i: usize, j: usize) -> f32 {
        self.weights.get(i * self.target.len() + j).copied().unwrap_or(0.0)
    }
}

impl WordAligner {
    /// Learns from all units.
    pub fn new(inputs: Inputs<'_>, lexicon: &Lexicon) -> WordAligner {
        let mut evidence = Evidence::new(inputs, lexicon, Channels::default());
        let units: Vec<Block> =
            (0..inputs.source.len().min(inputs.target.len())).map(|at| Block { source: at..at + 1, target: at..at + 1 }).collect();
        let links = model1::learn(&evidence, &units);
        evidence.set_links(links);
        WordAligner { evidence }
    }

    /// The links inside unit `at`.
    pub fn links(&self, at: usize) -> WordLinks {
        let (source, target) = (&self.evidence.source, &self.evidence.target);
        let (from, to) = (&source.segments[at], &target.segments[at]);
        let mut forward = vec![0.0f32; from.len() * to.len()];
        let mut backward = vec![0.0f32; from.len() * to.len()];
        let place = |i: usize, n: usize| (i as f32 + 0.5) / n as f32;
        for (i, &s) in from.iter().enumerate() {
            for (j, &t) in to.iter().enumerate() {
                let near = (-TENSION * (place(i, from.len()) - place(j, to.len())).abs()).exp();
                let of = |list: &[(u32, f32)], id: u32| list.binary_search_by_key(&id, |link| link.0).map_or(0.0, |found| list[found].1);
                forward[i * to.len() + j] = near * of(&self.evidence.forward[s as usize], t);
                backward[i * to.len() + j] = near * of(&self.evidence.backward[t as usize], s);
            }
        }
        // p(target | source) competes among the words of the source, p(source | target) among those of the target.
        let mut into_target = vec![NULL; to.len()];
        let mut into_source = vec![NULL; from.len()];
        for i in 0..from.len() {
            for j in 0..to.len() {
                into_target[j] += forward[i * to.len() + j];
                into_source[i] += backward[i * to.len() + j];
            }
        }
        let weights = (0..from.len() * to.len())
            .map(|at| (forward[at] / into_target[at % to.len()] * backward[at] / into_source[at / to.len()]).sqrt())
            .collect();
        WordLinks { source: source.places[at].clone(), target: target.places[at].clone(), weights }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn words_that_keep_company_answer_each_other() {
        let source = ["der Hund bellt", "der Fisch schwimmt", "ein Hund schwimmt", "ein Fisch bellt"];
        let target = ["il cane abbaia", "il pesce nuota", "un cane nuota", "un pesce abbaia"];
        let inputs = Inputs { source: &source, target: &target, from: language::of("de"), to: language::of("it") };
        let links = WordAligner::new(inputs, &Lexicon::default()).links(0);
        assert!(links.weight(1, 1) > 2.0 * links.weight(1, 0).max(links.weight(1, 2)), "{links:?}");
    }
}
