//! Texts that quote a pool of others: the sets made for it, and more of them made from the noisy sets.

use super::fit::{Question, Sample};
use super::sets::BenchDocument;
use std::ops::Range;
use truchement::align::calibration::{QUOTE_FEATURES, quote_features};
use truchement::align::{Inputs, choice, free};
use truchement::language;
use truchement::lexicon::Lexicon;
use truchement::text::{Span, clauses};

/// Lines of a long speech.
const SPEECH: usize = 60;
/// Documents in a pool.
const POOL: usize = 10;
/// What a question of a small pool counts, and one of a set made from a noisy one: they are there to tell what the sets made for it leave open.
const SMALL: f64 = 0.6;
const MADE: f64 = 0.3;

/// Segments, a pool, and the lines of the pool that each segment renders.
pub struct Quoting {
    source: Vec<String>,
    pool: Vec<String>,
    gold: Vec<Vec<usize>>,
    weight: f64,
}

impl Quoting {
    /// A document of a set of quotations.
    pub fn of(document: &BenchDocument) -> Quoting {
        let gold = |i: usize| document.gold.iter().find(|bead| bead.source == [i]).map_or(Vec::new(), |bead| bead.target.clone());
        Quoting {
            source: document.source.clone(),
            pool: document.target.clone(),
            gold: (0..document.source.len()).map(gold).collect(),
            weight: 1.0,
        }
    }

    /// The same with a pool of one speech's size: the lines around the right ones, among which the sourceless segments still have no source.
    pub fn small(&self) -> Quoting {
        let mut lines: Vec<usize> = self.gold.concat();
        lines.sort_unstable();
        let middle = lines.get(lines.len() / 2).copied().unwrap_or(0);
        let near: Range<usize> = middle.saturating_sub(SPEECH / 2)..(middle + SPEECH / 2).min(self.pool.len());
        let inside = |gold: &Vec<usize>| match gold.iter().all(|line| near.contains(line)) {
            true => gold.iter().map(|line| line - near.start).collect(),
            false => Vec::new(),
        };
        Quoting {
            source: self.source.clone(),
            pool: self.pool[near.clone()].to_vec(),
            gold: self.gold.iter().map(inside).collect(),
            weight: SMALL,
        }
    }

    /// Quotations out of documents that run beside each other: about half of the segments that have an answer, some of them two joined, and of those that have none a
    /// third as many, with the answers of ten documents as the pool. What was deleted there is harder than what comes from elsewhere: its neighbours are in the pool.
    pub fn made(documents: &[BenchDocument]) -> Vec<Quoting> {
        let mut chance = Chance(0x9E37_79B9_7F4A_7C15);
        (0..documents.len()).map(|at| Quoting::made_from(documents, at, &mut chance)).collect()
    }

    fn made_from(documents: &[BenchDocument], at: usize, chance: &mut Chance) -> Quoting {
        let first = (at / POOL * POOL).min(documents.len().saturating_sub(POOL));
        let pool: Vec<String> = documents.iter().skip(first).take(POOL).flat_map(|document| document.target.clone()).collect();
        let before: usize = documents[first..at].iter().map(|document| document.target.len()).sum();
        let document = &documents[at];
        let (mut source, mut gold, mut alone) = (Vec::new(), Vec::new(), Vec::new());
        let mut beads = document.gold.iter().filter(|bead| bead.source.len() == 1).peekable();
        while let Some(bead) = beads.next() {
            let mut text = document.source[bead.source[0]].clone();
            let mut lines: Vec<usize> = bead.target.iter().map(|line| line + before).collect();
            let Some(&last) = lines.last() else {
                alone.push(text);
                continue;
            };
            if chance.next() > 0.5 {
                continue;
            }
            let follows =
                |next: &&&truchement::align::Bead| lines.len() == 1 && next.target.len() == 1 && next.target[0] + before == last + 1;
            if chance.next() < 0.2
                && let Some(next) = beads.peek().filter(follows)
            {
                text = format!("{text} {}", document.source[next.source[0]]);
                lines.push(last + 1);
                beads.next();
            }
            source.push(text);
            gold.push(lines);
        }
        alone.truncate(source.len() / 3);
        gold.extend(alone.iter().map(|_| Vec::new()));
        source.extend(alone);
        Quoting { source, pool, gold, weight: MADE }
    }

    /// The choices that the free aligner has.
    pub fn questions(&self, lexicon: &Lexicon) -> Vec<Question> {
        let settings = free::Settings::default();
        let (source, pool): (Vec<&str>, Vec<&str>) = (strs(&self.source), strs(&self.pool));
        let (found, _) = free::align(inputs(&source, &pool), lexicon, &settings);
        let questions = found.iter().zip(&self.gold).map(|(candidates, gold)| Question {
            candidates: candidates.iter().map(|candidate| choice::features(candidate, &settings.weights)).collect(),
            right: candidates.iter().position(|candidate| candidate.target.clone().eq(gold.iter().copied())),
            sourced: !gold.is_empty(),
            weight: self.weight,
        });
        questions.collect()
    }

    /// The first clause of three words or more of each segment as a quotation, the clauses of the pool as its possible sources. Right is what lies in the right lines.
    pub fn clause_samples(&self, lexicon: &Lexicon, settings: &free::Settings) -> Vec<Sample<QUOTE_FEATURES>> {
        let cut = |text: &str| -> Vec<String> {
            clauses(text, Span::new(0, text.len())).into_iter().map(|span| span.of(text).to_owned()).collect()
        };
        let (source, gold): (Vec<String>, Vec<&Vec<usize>>) = self
            .source
            .iter()
            .zip(&self.gold)
            .filter_map(|(text, gold)| Some((cut(text).into_iter().find(|clause| clause.split(' ').count() >= 3)?, gold)))
            .unzip();
        let (pool, lines): (Vec<String>, Vec<usize>) =
            self.pool.iter().enumerate().flat_map(|(line, text)| cut(text).into_iter().map(move |clause| (clause, line))).unzip();
        let (source, pool) = (strs(&source), strs(&pool));
        let (found, _) = free::align(inputs(&source, &pool), lexicon, settings);
        let best = found.iter().zip(gold).filter_map(|(candidates, gold)| Some((candidates.first()?, gold)));
        best.map(|(candidate, gold)| Sample {
            features: quote_features(candidate, &settings.weights, 0.0),
            right: lines[candidate.target.clone()].iter().all(|line| gold.contains(line)),
            weight: MADE * self.weight,
        })
        .collect()
    }
}

fn inputs<'a>(source: &'a [&'a str], target: &'a [&'a str]) -> Inputs<'a> {
    Inputs { source, target, from: language::of("fr"), to: language::of("ar") }
}

fn strs(lines: &[String]) -> Vec<&str> {
    lines.iter().map(String::as_str).collect()
}

/// The same numbers in every run: Marsaglia's xorshift.
struct Chance(u64);

impl Chance {
    /// Between 0 and 1.
    fn next(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }
}
