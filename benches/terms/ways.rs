//! Ways to find the terms of a glossary: this program, and three simpler ones.

use crate::light10;
use aho_corasick::AhoCorasick;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use truchement::glossary::{Glossary, Matcher, Tier};
use truchement::language::Lang;
use truchement::text::{Span, fold, is_mark};
use unicode_normalization::UnicodeNormalization;

/// A place where a concept was found.
pub struct Hit {
    pub span: Span,
    /// Id of the concept.
    pub concept: String,
    /// How near the words are to the listed form; `None` for ways that do not tell.
    pub tier: Option<Tier>,
}

/// A way to find terms.
pub struct Way<'g> {
    pub name: &'static str,
    /// A term counts as found only where exactly its words were.
    pub exact: bool,
    find: Find<'g>,
}

impl Way<'_> {
    /// All hits in `text`.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        (self.find)(text)
    }
}

/// All ways for texts in `lang`, this program first.
pub fn ways<'g>(glossary: &'g Glossary, lang: &Lang) -> Vec<Way<'g>> {
    let arabic = *lang == Lang::ARABIC;
    let snowball = Stemmer::create(if arabic { Algorithm::Arabic } else { Algorithm::French });
    let mut ways = vec![
        Way { name: "truchement", exact: true, find: truchement(glossary, lang) },
        Way { name: "substring", exact: false, find: substring(glossary, lang) },
        Way { name: "Snowball", exact: false, find: sequences(glossary, lang, move |word| snowball.stem(word).into_owned()) },
    ];
    if arabic {
        ways.push(Way { name: "light10", exact: false, find: sequences(glossary, lang, light10::stem) });
    }
    ways
}

/// Every form that the glossary lists in `lang`, those to avoid and declared plurals too, with the id of its concept.
pub fn forms<'g>(glossary: &'g Glossary, lang: &'g Lang) -> impl Iterator<Item = (&'g str, &'g str)> {
    glossary.concepts().iter().flat_map(move |concept| {
        let terms = concept.in_language(lang).into_iter();
        let forms = terms.flat_map(|terms| terms.usable().chain(terms.avoid.iter().map(String::as_str)));
        forms.map(|form| (form, concept.id.as_str()))
    })
}

type Find<'g> = Box<dyn Fn(&str) -> Vec<Hit> + 'g>;

/// Every concept that a match may stand for is a hit; suggestions are none.
fn truchement<'g>(glossary: &'g Glossary, lang: &Lang) -> Find<'g> {
    let matcher = Matcher::new(glossary, lang);
    Box::new(move |text| {
        let mut hits = Vec::new();
        for found in matcher.find(text).iter().filter(|found| found.tier != Tier::Loose) {
            let readings = found.readings().filter(|&(.., tier)| tier != Tier::Loose);
            hits.extend(readings.filter_map(|(concept, _, tier)| {
                Some(Hit { span: found.span, concept: glossary.concepts().get(concept)?.id.clone(), tier: Some(tier) })
            }));
        }
        hits
    })
}

/// The forms anywhere in the folded text, inside of words too.
fn substring<'g>(glossary: &'g Glossary, lang: &Lang) -> Find<'g> {
    let (forms, concepts): (Vec<String>, Vec<String>) =
        forms(glossary, lang).map(|(form, concept)| (fold(form).text, concept.to_owned())).filter(|(form, _)| !form.is_empty()).unzip();
    let automaton = AhoCorasick::new(&forms).expect("an automaton");
    Box::new(move |text| {
        let folded = fold(text);
        automaton
            .find_overlapping_iter(&folded.text)
            .map(|hit| Hit { span: folded.source(hit.start(), hit.end()), concept: concepts[hit.pattern().as_usize()].clone(), tier: None })
            .collect()
    })
}

/// The forms as sequences of stemmed words.
fn sequences<'g>(glossary: &'g Glossary, lang: &Lang, stem: impl Fn(&str) -> String + 'g) -> Find<'g> {
    let mut by_first: HashMap<String, Vec<(Vec<String>, String)>> = HashMap::new();
    for (form, concept) in forms(glossary, lang) {
        let stems: Vec<String> = stems(form, &stem).into_iter().map(|(stem, _)| stem).collect();
        if let Some(first) = stems.first() {
            by_first.entry(first.clone()).or_default().push((stems, concept.to_owned()));
        }
    }
    Box::new(move |text| {
        let words = stems(text, &stem);
        let mut hits = Vec::new();
        for at in 0..words.len() {
            for (form, concept) in by_first.get(&words[at].0).into_iter().flatten() {
                if let Some(here) = words.get(at..at + form.len())
                    && here.iter().map(|(stem, _)| stem).eq(form)
                {
                    let span = here.iter().map(|(_, span)| *span).reduce(Span::cover).unwrap_or_default();
                    hits.push(Hit { span, concept: concept.clone(), tier: None });
                }
            }
        }
        hits
    })
}

/// The words of a text, letters and digits with their signs, each by its stem. Apostrophes part words.
fn stems(text: &str, stem: &impl Fn(&str) -> String) -> Vec<(String, Span)> {
    let in_word = |c: char| c.is_alphanumeric() || is_mark(c);
    let mut words = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if !in_word(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        while let Some((at, c)) = rest.next_if(|&(_, c)| in_word(c)) {
            end = at + c.len_utf8();
        }
        let span = Span::new(start, end);
        let word: String = span.of(text).nfc().collect::<String>().to_lowercase();
        words.push((stem(&word), span));
    }
    words
}
