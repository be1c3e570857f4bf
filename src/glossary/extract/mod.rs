//! New terms from aligned text: phrases of both sides that look like terms and translate each other.
//!
//! ```
//! use truchement::glossary::extract::{Knowledge, Settings, Unit, extract};
//! use truchement::language::Lang;
//! use truchement::lexicon::{Lexicon, WordClasses};
//!
//! let rows = [("Der Damm bricht", "La diga si rompe"), ("Ein Damm hält", "Una diga tiene"), ("Das Wasser am Damm", "Acqua alla diga")];
//! let units = rows.map(|(source, target)| Unit { document: "report", source, target });
//! let known = Knowledge { lexicon: &Lexicon::default(), classes: &WordClasses::default() };
//! let settings = Settings { from: Lang::new("de"), to: Lang::new("it"), least: 2 };
//! let found = extract(&units, known, &settings);
//! assert!(found.iter().any(|found| (found.from.as_str(), found.to.as_str()) == ("Damm", "diga")), "{found:?}");
//! ```

mod forms;
mod grams;
mod heads;
mod known;
mod pairs;
mod spread;
mod words;

pub use forms::{ListedForms, listed_forms};
pub use known::Known;

use crate::align::Inputs;
use crate::align::words::WordAligner;
use crate::language::{self, Lang};
use crate::lexicon::{End, Lexicon, WordClasses};
use grams::Phrases;
use heads::{Head, head, places_of};
use pairs::Pair;
use rustc_hash::FxHashMap;
use spread::Parts;
use words::SideText;

/// Two texts that answer each other.
#[derive(Debug, Clone, Copy)]
pub struct Unit<'a> {
    /// The document, or pair of documents, that they come from.
    pub document: &'a str,
    /// The text in the first language.
    pub source: &'a str,
    /// The text in the second.
    pub target: &'a str,
}

/// What is known of the two languages.
#[derive(Debug, Clone, Copy)]
pub struct Knowledge<'a> {
    /// Word translations.
    pub lexicon: &'a Lexicon,
    /// Parts of speech.
    pub classes: &'a WordClasses,
}

/// What to look for.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The first language.
    pub from: Lang,
    /// The second language.
    pub to: Lang,
    /// Occurrences that a term needs on either side.
    pub least: usize,
}

/// Two terms that may name one concept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Candidate {
    /// The term of the first language, as a dictionary would list it.
    pub from: String,
    /// The term of the second.
    pub to: String,
    /// Forms of the first term that occur, most usual first.
    pub from_forms: Vec<String>,
    /// Forms of the second term that occur, most usual first.
    pub to_forms: Vec<String>,
    /// Plurals of the second term that share no stem with it.
    pub to_plurals: Vec<String>,
    /// What candidates are ranked by, from 0 to 1: how surely the two belong together and how far they are terms of this corpus rather than everyday words. No probability.
    pub score: f64,
    /// Occurrences of the first term.
    pub count_from: usize,
    /// Occurrences of the second.
    pub count_to: usize,
    /// Units that hold both.
    pub together: usize,
    /// Documents that hold both in one unit.
    pub documents: usize,
    /// How evenly they are spread over the documents, 0 to 1; see the crate's page on extraction.
    pub dispersion: f64,
    /// Units that hold both, shortest first, from different documents where there are several; three at most.
    pub contexts: Vec<usize>,
}

/// Contexts of a candidate.
const CONTEXTS: usize = 3;
/// Share of its occurrences in which the first term has to be a plural for another partner to be the second term's plural.
const PLURAL: f64 = 0.7;

/// How much weirdness counts, cohesion of the words of a phrase, and being listed as an everyday word; and what they are held against. Set by hand, see the page on extraction.
const WEIRDNESS: f64 = 1.2;
const COHESION: f64 = 0.6;
const EVERYDAY: f64 = 1.0;
const LEVEL: f64 = 3.5;
/// Share of what speaks for a plural that has to speak for another term to be its singular.
const SINGULAR: f64 = 0.25;

/// The candidates of a corpus, best first. The same for the same units in the same order, whatever the number of threads.
pub fn extract(units: &[Unit<'_>], knowledge: Knowledge<'_>, settings: &Settings) -> Vec<Candidate> {
    let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
    let sources: Vec<&str> = units.iter().map(|unit| unit.source).collect();
    let targets: Vec<&str> = units.iter().map(|unit| unit.target).collect();
    if units.is_empty() {
        return Vec::new();
    }
    let ((source, source_phrases), (target, target_phrases)) = rayon::join(
        || side(&sources, from, End::From, &knowledge, settings.least),
        || side(&targets, to, End::To, &knowledge, settings.least),
    );
    let aligner = WordAligner::new(Inputs { source: &sources, target: &targets, from, to }, knowledge.lexicon);
    let all = pairs::associated((&source, &source_phrases), (&target, &target_phrases), &aligner, settings.least);
    let mut linked = pairs::linked(&all);
    let plurals = plurals(&all, &mut linked, &target_phrases);

    let from_places = places_of(&source_phrases, linked.iter().map(|pair| pair.from));
    let to_places = places_of(&target_phrases, linked.iter().map(|pair| pair.to).chain(plurals.values().flatten().copied()));
    let mut documents: FxHashMap<&str, u32> = FxHashMap::default();
    let document: Vec<u32> = units
        .iter()
        .map(|unit| {
            let next = documents.len() as u32;
            *documents.entry(unit.document).or_insert(next)
        })
        .collect();
    let parts = Parts::new(&document);
    let mut found: Vec<Candidate> = linked
        .iter()
        // People and places that everybody knows are no terminology.
        .filter(|pair| !is_name(&source, &knowledge, End::From, &source_phrases.all[pair.from as usize]))
        .filter(|pair| !is_name(&target, &knowledge, End::To, &target_phrases.all[pair.to as usize]))
        .map(|pair| {
            let (x, y) = (&source_phrases.all[pair.from as usize], &target_phrases.all[pair.to as usize]);
            let mut from_head = head(&source, &sources, &from_places[&pair.from], false);
            let mut to_head = head(&target, &targets, &to_places[&pair.to], false);
            // Both are to be of one number: where the second term answers the plural only, or has a plural by rule.
            if !from_head.changed && !to_head.changes && pair.changed_share() >= PLURAL {
                from_head = head(&source, &sources, &from_places[&pair.from], true);
            }
            if from_head.changed && !to_head.changed && to_head.changes {
                to_head = head(&target, &targets, &to_places[&pair.to], true);
            }
            let shared: Vec<u32> = pairs::common(&x.units, &y.units).collect();
            let other_heads = plurals
                .get(&(pair.from, pair.to))
                .into_iter()
                .flatten()
                .map(|other| head(&target, &targets, &to_places[other], false).form);
            let mut held: Vec<u32> = shared.iter().map(|&unit| document[unit as usize]).collect();
            held.sort_unstable();
            held.dedup();
            let termhood = (termhood(&source, &knowledge, End::From, x) * termhood(&target, &knowledge, End::To, y)).sqrt();
            Candidate {
                // A name keeps its article: الصين, for what is written with a capital on the other side.
                to: named(&to_head, &from_head),
                from: named(&from_head, &to_head),
                from_forms: from_head.others,
                to_forms: to_head.others,
                to_plurals: other_heads.collect(),
                score: score(pair, termhood),
                count_from: x.count,
                count_to: y.count,
                together: pair.together,
                documents: held.len(),
                dispersion: parts.evenness(shared.iter().copied()),
                contexts: contexts(&shared, units, &document),
            }
        })
        .collect();
    found.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.from.cmp(&b.from)).then_with(|| a.to.cmp(&b.to)));
    // Two phrases may be listed alike, such as two readings of one form.
    let mut seen = rustc_hash::FxHashSet::default();
    found.retain(|candidate| seen.insert((candidate.from.clone(), candidate.to.clone())));
    found
}

fn side(
    texts: &[&str],
    language: &'static dyn language::Language,
    end: End,
    knowledge: &Knowledge<'_>,
    least: usize,
) -> (SideText, Phrases) {
    let side = SideText::read(texts, language, end, knowledge);
    let phrases = Phrases::find(&side, least);
    (side, phrases)
}

fn named(head: &Head, other: &Head) -> String {
    if other.name && !head.with_article.is_empty() { head.with_article.clone() } else { head.form.clone() }
}

fn is_name(side: &SideText, knowledge: &Knowledge<'_>, end: End, phrase: &grams::Phrase) -> bool {
    let words: Vec<String> =
        side.meaning(&phrase.key).map(|base| crate::text::fold(&side.bases[base as usize]).text.replace('-', " ")).collect();
    let classes = knowledge.classes.of(end, &words.join(" "));
    // Several unlisted words, all with a capital, are a person or a place: the words of organisations are listed.
    let unlisted = phrase.words > 1 && side.meaning(&phrase.key).all(|base| side.capitals[base as usize]);
    unlisted || classes.name() && !classes.noun()
}

/// Association and consistency, both from 0 to 1, and how far the pair is a term.
fn score(pair: &Pair, termhood: f64) -> f64 {
    pair.dice.min(1.0).sqrt() * pair.consistency().min(1.0).sqrt() * termhood
}

/// How far a phrase is a term of this corpus, from 0 to 1: how much more often its words stand here than in everyday phrases (the *weirdness* of Ahmad, Gillam and Tostevin 1999), the mean
/// over its words, and how often it occurs. Without everyday phrases only the latter tells.
fn termhood(side: &SideText, knowledge: &Knowledge<'_>, end: End, phrase: &grams::Phrase) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for word in side.meaning(&phrase.key) {
        let here = f64::from(side.counts[word as usize]) / side.words.max(1) as f64;
        let name = crate::text::fold(&side.bases[word as usize]).text;
        sum += knowledge.classes.everyday(end, &name).map_or(0.0, |everyday| (here / everyday).ln());
        count += 1.0;
    }
    let weirdness = sum / f64::max(count, 1.0);
    let often = (phrase.units.len() as f64).ln() / 2.0;
    // Phrases of several words are terms sooner than words are, if their words keep to each other; what a lexicon lists is everyday vocabulary.
    let form = if phrase.words > 1 {
        let rarest = side.meaning(&phrase.key).map(|word| side.counts[word as usize]).min().unwrap_or(1);
        (phrase.words as f64).ln() + COHESION * (phrase.count as f64 / f64::from(rarest.max(1))).min(1.0).ln()
    } else {
        let listed = side.meaning(&phrase.key).any(|word| knowledge.classes.of(end, &side.bases[word as usize]).noun());
        if listed { -EVERYDAY } else { 0.0 }
    };
    1.0 / (1.0 + (-(WEIRDNESS * weirdness + often + form - LEVEL)).exp())
}

/// For each pair: other phrases of the second side that answer the first one's plural and nothing else better. Where the partner itself does so and another phrase answers the singular, the two
/// change places.
fn plurals(all: &[Pair], linked: &mut [Pair], phrases: &Phrases) -> FxHashMap<(u32, u32), Vec<u32>> {
    let mut best: FxHashMap<u32, Pair> = FxHashMap::default();
    for pair in all {
        let known = best.entry(pair.to).or_insert(*pair);
        if pair.dice > known.dice {
            *known = *pair;
        }
    }
    let taken: rustc_hash::FxHashSet<u32> = linked.iter().map(|pair| pair.to).collect();
    let mut others: Vec<&Pair> = best.values().filter(|pair| !taken.contains(&pair.to)).collect();
    others.sort_by(|a, b| a.from.cmp(&b.from).then(b.dice.total_cmp(&a.dice)).then(a.to.cmp(&b.to)));
    let mut plurals: FxHashMap<(u32, u32), Vec<u32>> = FxHashMap::default();
    for main in linked {
        let first = others.partition_point(|other| other.from < main.from);
        let mut own: Vec<Pair> = others[first..].iter().take_while(|other| other.from == main.from).map(|other| **other).collect();
        // A group that has both numbers already needs no other singular.
        let open = main.changed_share() >= PLURAL && phrases.all[main.to as usize].changed == 0;
        let strong = |other: &Pair| other.answered >= SINGULAR * main.answered && other.changed_share() < main.changed_share() / 2.0;
        if open && let Some(singular) = own.iter_mut().find(|other| strong(other)) {
            // What speaks for the plural speaks for the pair.
            let score = Pair { to: singular.to, changed: singular.changed_share() * main.answered, ..*main };
            let shown = Pair { together: singular.together, ..score };
            *singular = *main;
            *main = Pair { answered: main.consistency() * shown.together as f64, changed: 0.0, ..shown };
        }
        let listed = own.iter().filter(|other| other.changed_share() >= PLURAL && main.changed_share() < other.changed_share() / 2.0);
        let listed: Vec<u32> = listed.map(|other| other.to).collect();
        if !listed.is_empty() {
            plurals.insert((main.from, main.to), listed);
        }
    }
    plurals
}

/// Up to three units, the shortest first, from different documents as long as there are any.
fn contexts(shared: &[u32], units: &[Unit<'_>], document: &[u32]) -> Vec<usize> {
    let length = |unit: u32| units[unit as usize].source.chars().count() + units[unit as usize].target.chars().count();
    let mut ranked: Vec<u32> = shared.to_vec();
    ranked.sort_by_key(|&unit| (length(unit), unit));
    let mut chosen: Vec<u32> = Vec::new();
    for distinct in [true, false] {
        for &unit in &ranked {
            let elsewhere = chosen.iter().all(|&other| document[other as usize] != document[unit as usize]);
            let text = |unit: u32| (units[unit as usize].source, units[unit as usize].target);
            if chosen.len() < CONTEXTS && (!distinct || elsewhere) && chosen.iter().all(|&other| text(other) != text(unit)) {
                chosen.push(unit);
            }
        }
    }
    chosen.sort_by_key(|&unit| (length(unit), unit));
    chosen.into_iter().map(|unit| unit as usize).collect()
}
