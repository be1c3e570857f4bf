//! What speaks for and against two sentences answering each other.

use super::calibration::{self, Calibration};
use super::evidence::{Channels, Evidence, Inputs};
use super::weigh::Scale;
use super::{Block, LengthModel, Weights};
use crate::language::Mention;
use crate::lexicon::{Lexicon, names, numbers};
use crate::text::Span;

/// Two words that answer each other.
#[derive(Debug, Clone, PartialEq)]
pub struct WordPair {
    /// The word of the first sentence.
    pub source: Span,
    /// The word of the second.
    pub target: Span,
    /// What the pair adds to the log-likelihood ratio of the second sentence.
    pub weight: f64,
}

/// Two names that sound alike.
#[derive(Debug, Clone, PartialEq)]
pub struct NamePair {
    /// The name in the first sentence.
    pub source: Span,
    /// The name in the second.
    pub target: Span,
    /// How alike they sound, 0 to 1.
    pub score: f64,
}

/// Two mentions of one value.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberPair {
    /// The mention in the first sentence.
    pub source: Span,
    /// The mention in the second.
    pub target: Span,
    /// The value, written one way whatever the texts write.
    pub value: String,
}

/// A value that has no equal on the other side.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// True when it stands in the first sentence.
    pub in_source: bool,
    /// Where it stands.
    pub span: Span,
    /// The value.
    pub value: String,
}

/// The evidence between two sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Probability that they answer each other.
    pub score: f64,
    /// Log-likelihood ratio of their lengths.
    pub length: f64,
    /// Words that translate each other, in the order of the second sentence.
    pub words: Vec<WordPair>,
    /// Names that sound alike, as wholes.
    pub names: Vec<NamePair>,
    /// Numbers and dates of equal value, as wholes.
    pub numbers: Vec<NumberPair>,
    /// Numbers and dates without an equal.
    pub conflicts: Vec<Conflict>,
}

/// Links lighter than this are not worth showing.
const SHOWN: f32 = 0.03;
/// What each value without an equal takes from the log odds: translations do drop and convert numbers, so it is no proof.
const CONFLICT: f64 = 1.5;

/// Weighs two sentences.
pub fn explain(source: &str, target: &str, inputs: Inputs<'_>, lexicon: &Lexicon) -> Explanation {
    let weights = Weights::default();
    let inputs = Inputs { source: &[source], target: &[target], ..inputs };
    let evidence = Evidence::new(inputs, lexicon, Channels::default());
    let lengths = LengthModel::neutral();
    let blocks = [Block { source: 0..1, target: 0..1 }];
    let mut scale = Scale::new(&evidence, lengths, weights.mixture);
    let parts = scale.weigh(0..1, 0..1);
    let margin = scale.margin(&blocks, 0, &weights, calibration::MARGIN_LIMIT);

    let (mentions, others) = (inputs.from.mentions(source), inputs.to.mentions(target));
    let compared = numbers::compare(&mentions, &others);
    let conflict = |in_source| move |mention: &Mention| Conflict { in_source, span: mention.span, value: mention.value.to_string() };
    let conflicts: Vec<Conflict> = compared
        .conflicts_a
        .iter()
        .map(|&at| conflict(true)(&mentions[at]))
        .chain(compared.conflicts_b.iter().map(|&at| conflict(false)(&others[at])))
        .collect();
    let number_pairs = compared.answered.iter().map(|&(a, b)| NumberPair {
        source: mentions[a].span,
        target: others[b].span,
        value: mentions[a].value.to_string(),
    });

    let logit =
        Calibration::bundled().parallel.logit(&calibration::parallel_features(&parts, margin, 2)) - CONFLICT * conflicts.len() as f64;
    Explanation {
        score: if source.trim().is_empty() || target.trim().is_empty() { 0.0 } else { 1.0 / (1.0 + (-logit).exp()) },
        length: f64::from(parts.length),
        names: find_names(source, target, inputs),
        numbers: number_pairs.collect(),
        words: words(&evidence, &weights),
        conflicts,
    }
}

fn words(evidence: &Evidence, weights: &Weights) -> Vec<WordPair> {
    let source = &evidence.source.segments[0];
    let scale = weights.mixture / (source.len() as f32 + 1.0);
    let mut pairs = Vec::new();
    for (&word, &place) in evidence.target.segments[0].iter().zip(&evidence.target.places[0]) {
        // Numbers have a list of their own.
        if evidence.target.words[word as usize].starts_with('=') {
            continue;
        }
        let links = &evidence.backward[word as usize];
        let best = source
            .iter()
            .enumerate()
            .filter_map(|(at, other)| {
                let link = links.binary_search_by_key(other, |&(id, _)| id).ok()?;
                Some((at, links[link].1))
            })
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)));
        if let Some((at, weight)) = best.filter(|&(_, weight)| weight >= SHOWN) {
            let gain = (1.0 - weights.mixture + scale * weight / evidence.target.background[word as usize]).ln();
            if gain <= 0.0 {
                continue;
            }
            pairs.push(WordPair { source: evidence.source.places[0][at], target: place, weight: f64::from(gain) });
        }
    }
    pairs
}

fn find_names(source: &str, target: &str, inputs: Inputs<'_>) -> Vec<NamePair> {
    use crate::text::Script;
    let (from, to) = (inputs.from, inputs.to);
    match (from.script(), to.script()) {
        (Script::Latin, Script::Arabic) => names::match_names(source, from, target, to)
            .into_iter()
            .map(|found| NamePair { source: found.latin, target: found.arabic, score: f64::from(found.score) })
            .collect(),
        (Script::Arabic, Script::Latin) => names::match_names(target, to, source, from)
            .into_iter()
            .map(|found| NamePair { source: found.arabic, target: found.latin, score: f64::from(found.score) })
            .collect(),
        // In one script a name answers where it is spelled alike.
        _ => {
            let others = names::find_names(target, to);
            names::find_names(source, from)
                .into_iter()
                .filter_map(|name| {
                    let spelled = crate::text::fold(name.span.of(source)).text;
                    let other = others.iter().find(|other| crate::text::fold(other.span.of(target)).text == spelled)?;
                    Some(NamePair { source: name.span, target: other.span, score: 1.0 })
                })
                .collect()
        }
    }
}
