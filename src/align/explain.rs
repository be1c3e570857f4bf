//! What speaks for and against two sentences answering each other, as parts of the log odds of their score.
//!
//! The score of a pair of sentences is a logistic regression over a few features (see [`super::calibration`]). Two of them are sums over words: how much likelier
//! each word of one side becomes by the other. They are taken apart again here, and every word of either side counts once: for the number, date or name that it is
//! part of, or for the pair that it makes with the word that explains it best, or for itself. What the other features and the constant add stands by itself.
//! [`Explanation::log_odds`] is the sum of all of it, and `score = 1 / (1 + exp(-log_odds))`.

mod shares;
#[cfg(test)]
mod tests;

use super::calibration::{self, Calibration, FEATURES, Features};
use super::evidence::{Channels, Evidence, Inputs};
use super::weigh::Scale;
use super::{Block, LengthModel, Weights};
use crate::language::Mention;
use crate::lexicon::{Lexicon, names, numbers};
use crate::text::Span;
use rustc_hash::FxHashMap;
use shares::{Shares, Wholes, Word};

/// Two words that answer each other.
#[derive(Debug, Clone, PartialEq)]
pub struct WordPair {
    /// The word of the first sentence.
    pub source: Span,
    /// The word of the second.
    pub target: Span,
    /// What the pair adds to the log odds: what each of the two gains from the other side, where this is its best answer there. A word may stand in several pairs,
    /// but what it gains is counted in one.
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
    /// What the words of both add to the log odds.
    pub weight: f64,
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
    /// What the words of both add to the log odds.
    pub weight: f64,
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
    /// What it adds to the log odds, as a rule less than nothing: what its words add, and what every conflict takes.
    pub weight: f64,
}

/// A word that the other side makes no likelier.
#[derive(Debug, Clone, PartialEq)]
pub struct Unanswered {
    /// True when it stands in the first sentence.
    pub in_source: bool,
    /// Where it stands.
    pub span: Span,
    /// What it adds to the log odds: less than nothing; 0 in a language of which the lexicon knows too little for a missing answer to say anything.
    pub weight: f64,
}

/// What is no matter of single words or numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Base {
    /// `constant`: what holds for any two sentences. `margin`: how much better they go together than each stays alone, all evidence taken together. `size`: how many
    /// words there are; the same evidence per word says more or less in a longer pair. `blank`: a side is empty, which settles it.
    pub what: &'static str,
    /// What it adds to the log odds.
    pub weight: f64,
}

/// The evidence between two sentences. All weights are log odds, and negative where they speak against the pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// Probability that they answer each other: `1 / (1 + exp(-log_odds))`.
    pub score: f64,
    /// The sum of `length` and of the weights of all that follows.
    pub log_odds: f64,
    /// What their lengths add to the log odds.
    pub length: f64,
    /// Words that answer each other and are no part of a name or number below, in the order of the second sentence.
    pub words: Vec<WordPair>,
    /// Words that nothing answers: those of the first sentence, then those of the second.
    pub unanswered: Vec<Unanswered>,
    /// Names that sound alike, as wholes.
    pub names: Vec<NamePair>,
    /// Numbers and dates of equal value, as wholes.
    pub numbers: Vec<NumberPair>,
    /// Numbers and dates without an equal.
    pub conflicts: Vec<Conflict>,
    /// What is no matter of single words.
    pub base: Vec<Base>,
    by_word: [Vec<Word>; 2],
}

impl Explanation {
    /// What the words add that overlap a stretch of the first sentence or the second, a term say. It is part of what the lists hold, so add it to none of them.
    pub fn within(&self, in_source: bool, stretch: Span) -> f64 {
        let words = &self.by_word[usize::from(!in_source)];
        let first = words.partition_point(|word| word.span.end <= stretch.start);
        words[first..].iter().take_while(|word| word.span.start < stretch.end).map(|word| word.weight).sum()
    }

    /// All weights but that of the lengths.
    fn weights(&self) -> impl Iterator<Item = f64> {
        let words = self.words.iter().map(|word| word.weight).chain(self.unanswered.iter().map(|word| word.weight));
        let numbers = self.numbers.iter().map(|number| number.weight).chain(self.conflicts.iter().map(|conflict| conflict.weight));
        words.chain(numbers).chain(self.names.iter().map(|name| name.weight)).chain(self.base.iter().map(|base| base.weight))
    }
}

/// What each value without an equal takes from the log odds: translations do drop and convert numbers, so it is no proof.
///
/// Measured on 2,000 pairs of FLORES and PUD against the five likeliest wrong partners of each sentence: 1.6 (standard error 0.1) in a logistic regression on the rest
/// of the log odds and the number of conflicts, 1.7 (0.2) by that number alone among right and wrong pairs of equal log odds. The first conflict tells the most, and
/// everyday sentences seem to bear more of them (Tatoeba: 0.8, standard error 0.4), as do freely rendered news. So it is rounded down.
const CONFLICT: f64 = 1.5;
/// What a blank side adds: nothing can answer it, and so heavy a weight makes the score 0 to the last digit.
const BLANK: f64 = -1000.0;

/// Weighs two sentences.
pub fn explain(source: &str, target: &str, inputs: Inputs<'_>, lexicon: &Lexicon) -> Explanation {
    let weights = Weights::default();
    let inputs = Inputs { source: &[source], target: &[target], ..inputs };
    let evidence = Evidence::new(inputs, lexicon, Channels::default());
    let mut scale = Scale::new(&evidence, LengthModel::neutral(), weights.mixture);
    let parts = scale.weigh(0..1, 0..1);
    let margin = scale.margin(&[Block { source: 0..1, target: 0..1 }], 0, &weights, calibration::MARGIN_LIMIT);
    let model = Model::new(calibration::parallel_features(&parts, margin, 2));

    let gained = |coefficient: f64, words: usize| move |log: f32| coefficient * calibration::rate(log, words);
    let by_word = [
        shares::words(&evidence.target, &evidence.source, &evidence.backward, weights.mixture, gained(model.backward, parts.words.0)),
        shares::words(&evidence.source, &evidence.target, &evidence.forward, weights.mixture, gained(model.forward, parts.words.1)),
    ];

    let (mut numbers, mut conflicts) = find_numbers(&inputs.from.mentions(source), &inputs.to.mentions(target));
    let mut names = find_names(source, target, inputs);
    let Shares { wholes, words, unanswered } = share(&by_word, &numbers, &conflicts, &names);
    // In the order in which `share` counts them.
    let places = numbers.iter_mut().map(|number| &mut number.weight);
    let places =
        places.chain(conflicts.iter_mut().map(|conflict| &mut conflict.weight)).chain(names.iter_mut().map(|name| &mut name.weight));
    places.zip(wholes).for_each(|(place, weight)| *place += weight);

    let mut base = model.base;
    if source.trim().is_empty() || target.trim().is_empty() {
        base.push(Base { what: "blank", weight: BLANK });
    }
    let mut explanation =
        Explanation { score: 0.0, log_odds: 0.0, length: model.length, words, unanswered, names, numbers, conflicts, base, by_word };
    explanation.log_odds = explanation.length + explanation.weights().sum::<f64>();
    explanation.score = 1.0 / (1.0 + (-explanation.log_odds).exp());
    explanation
}

/// The regression, sorted into what is shared out over words and what stands by itself.
struct Model {
    /// Log odds for each unit of evidence per word.
    forward: f64,
    backward: f64,
    /// What the lengths add.
    length: f64,
    /// What the rest adds.
    base: Vec<Base>,
}

impl Model {
    fn new(features: Features) -> Model {
        let coefficients = Calibration::bundled().parallel.0;
        let (_, names): (_, [&'static str; FEATURES]) = calibration::NAMES[0];
        let mut model = Model { forward: 0.0, backward: 0.0, length: 0.0, base: Vec::new() };
        for ((name, coefficient), feature) in names.into_iter().zip(coefficients).zip(features) {
            let weight = coefficient * feature;
            match name {
                "forward" => model.forward = coefficient,
                "backward" => model.backward = coefficient,
                "length" => model.length = weight,
                // The number of segments is the same for any two sentences, and some places of the table are free.
                _ if weight == 0.0 => {}
                "words" => model.base.push(Base { what: "size", weight }),
                _ => model.base.push(Base { what: name, weight }),
            }
        }
        model
    }
}

fn find_numbers(source: &[Mention], target: &[Mention]) -> (Vec<NumberPair>, Vec<Conflict>) {
    let compared = numbers::compare(source, target);
    let conflict = |in_source: bool, mention: &Mention| Conflict {
        in_source,
        span: mention.span,
        value: mention.value.to_string(),
        weight: -CONFLICT,
    };
    let pair = |&(a, b): &(usize, usize)| NumberPair {
        source: source[a].span,
        target: target[b].span,
        value: source[a].value.to_string(),
        weight: 0.0,
    };
    let conflicts = compared.conflicts_a.iter().map(|&at| conflict(true, &source[at]));
    let conflicts = conflicts.chain(compared.conflicts_b.iter().map(|&at| conflict(false, &target[at])));
    (compared.answered.iter().map(pair).collect(), conflicts.collect())
}

/// Shares the words out; the wholes are the numbers, the conflicts and the names, counted through in this order.
fn share(by_word: &[Vec<Word>; 2], numbers: &[NumberPair], conflicts: &[Conflict], names: &[NamePair]) -> Shares {
    let side = |in_source: bool| {
        let pick = |source, target| if in_source { source } else { target };
        let paired = numbers.iter().zip(0..).map(|(number, at)| (pick(number.source, number.target), at));
        let alone = conflicts.iter().zip(numbers.len()..).filter(|(conflict, _)| conflict.in_source == in_source);
        let named = names.iter().zip(numbers.len() + conflicts.len()..).map(|(name, at)| (pick(name.source, name.target), at));
        Wholes::new([paired.chain(alone.map(|(conflict, at)| (conflict.span, at))).collect(), named.collect()])
    };
    shares::share(&by_word[0], &by_word[1], [&side(true), &side(false)], numbers.len() + conflicts.len() + names.len())
}

fn find_names(source: &str, target: &str, inputs: Inputs<'_>) -> Vec<NamePair> {
    use crate::text::Script;
    let (from, to) = (inputs.from, inputs.to);
    let pair = |source, target, score: f32| NamePair { source, target, score: f64::from(score), weight: 0.0 };
    match (from.script(), to.script()) {
        (Script::Latin, Script::Arabic) => {
            names::match_names(source, from, target, to).into_iter().map(|found| pair(found.latin, found.arabic, found.score)).collect()
        }
        (Script::Arabic, Script::Latin) => {
            names::match_names(target, to, source, from).into_iter().map(|found| pair(found.arabic, found.latin, found.score)).collect()
        }
        // In one script a name answers where it is spelled alike.
        _ => {
            let mut others: FxHashMap<String, Span> = FxHashMap::default();
            for other in names::find_names(target, to) {
                others.entry(crate::text::fold(other.span.of(target)).text).or_insert(other.span);
            }
            names::find_names(source, from)
                .into_iter()
                .filter_map(|name| Some(pair(name.span, *others.get(&crate::text::fold(name.span.of(source)).text)?, 1.0)))
                .collect()
        }
    }
}
