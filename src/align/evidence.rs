//! What speaks for two stretches of text answering each other, word by word.
//!
//! Both texts become sequences of word types. For each type of one side the types of the other that may translate it are found once for the pair of texts,
//! from the lexicon, from equal spelling, from sound and from number values; see [`super::blocks`] for how they are weighed.

use crate::language::{self, Language, Mention, TokenKind, Value};
use crate::lexicon::names::NameKey;
use crate::lexicon::{End, FormId, Lexicon};
use crate::text::{Script, Span};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Number of a word type within one side of one pair of texts.
pub type TypeId = u32;

/// Two texts as lists of segments, with the languages that they are in.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// Segments of the first text.
    pub source: &'a [&'a str],
    /// Segments of the second text.
    pub target: &'a [&'a str],
    /// Rules of the first language.
    pub from: &'static dyn Language,
    /// Rules of the second language.
    pub to: &'static dyn Language,
}

/// What makes words one type: the same readings, or where the lexicon has none the same stem.
#[derive(Debug, PartialEq, Eq, Hash)]
enum Reading {
    Known(Vec<(FormId, u32)>),
    Stem(String),
    Verbatim(String),
}

/// One text as word types.
#[derive(Debug, Default)]
pub struct Side {
    /// The types of each segment, in order, repeated as often as they occur.
    pub segments: Vec<Vec<TypeId>>,
    /// Where each of these words stands in its segment's text.
    pub places: Vec<Vec<Span>>,
    /// Length of each segment in characters, white space left out.
    pub lengths: Vec<f32>,
    /// How often each type occurs.
    pub counts: Vec<u32>,
    /// Share of the text that each type makes up, smoothed.
    pub background: Vec<f32>,
    /// Types that say nothing for or against any bead, see `mute`.
    pub mute: Vec<bool>,
    /// How the type is written: its first folded form.
    pub words: Vec<Box<str>>,
    kinds: Vec<Kind>,
}

#[derive(Debug, Clone)]
struct Kind {
    token: TokenKind,
    capital: bool,
    stopword: bool,
    known: Vec<(FormId, f32)>,
    /// True when a lexicon that claims to know the language lists one of its words.
    attested: bool,
    /// For a number that may be read in two ways, the other one.
    also: Option<String>,
}

/// The word types of two texts and which of them may translate which.
#[derive(Debug, Default)]
pub struct Evidence {
    /// The first text.
    pub source: Side,
    /// The second text.
    pub target: Side,
    /// For each type of the first text: types of the second with translation weights, by type.
    pub forward: Vec<Vec<(TypeId, f32)>>,
    /// The same from the second to the first.
    pub backward: Vec<Vec<(TypeId, f32)>>,
}

impl Evidence {
    /// Reads both texts and looks up what may answer what.
    pub fn new(inputs: Inputs<'_>, lexicon: &Lexicon, channels: Channels) -> Evidence {
        let none = Lexicon::default();
        // What the lexicon knows counts in more than one way: without it, all of them have to go.
        let lexicon = if channels.lexicon { lexicon } else { &none };
        let (source, target) = rayon::join(
            || Side::read(inputs.source, inputs.from, lexicon, End::From, channels.numbers),
            || Side::read(inputs.target, inputs.to, lexicon, End::To, channels.numbers),
        );
        let mut links = Links::default();
        if channels.lexicon {
            link_lexicon(&source, &target, lexicon, &mut links);
        }
        link_spelling(&source, &target, inputs, channels, &mut links);
        if channels.names && inputs.from.script() != inputs.to.script() {
            link_names(&source, &target, inputs, &mut links);
        }
        let mut evidence = Evidence { source, target, forward: Vec::new(), backward: Vec::new() };
        evidence.set_links(links.0.into_iter().map(|((s, t), weight)| (s, t, weight, weight)).collect());
        evidence
    }

    /// Replaces all links by `(source type, target type, weight forward, weight backward)`.
    pub fn set_links(&mut self, mut links: Vec<(TypeId, TypeId, f32, f32)>) {
        links.sort_by_key(|&(s, t, ..)| (s, t));
        self.forward = vec![Vec::new(); self.source.words.len()];
        self.backward = vec![Vec::new(); self.target.words.len()];
        for (s, t, forward, backward) in links {
            self.forward[s as usize].push((t, forward));
            self.backward[t as usize].push((s, backward));
        }
        self.source.mute = mute(&self.source, &self.forward);
        self.target.mute = mute(&self.target, &self.backward);
    }
}

/// Where a lexicon knows the language, a word that nothing on the other side translates speaks against a bead. Where it knows hardly any word, such words say
/// nothing. Nor do they where words were only learned: what was learned for a word is some of its equivalents, and another may stand there.
fn mute(side: &Side, links: &[Vec<(TypeId, f32)>]) -> Vec<bool> {
    let words = || side.counts.iter().zip(&side.kinds).filter(|(_, kind)| kind.token == TokenKind::Word);
    let all: u32 = words().map(|(count, _)| count).sum();
    let known: u32 = words().filter(|(_, kind)| kind.attested).map(|(count, _)| count).sum();
    let unknown = 3 * known < all;
    links.iter().zip(&side.kinds).map(|(links, kind)| unknown && links.is_empty() && kind.token != TokenKind::Number).collect()
}

/// Which kinds of evidence are used; all by default. Switched off one by one to see what each is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Channels {
    /// Word translations from the lexicon and glossary.
    pub lexicon: bool,
    /// Names by sound.
    pub names: bool,
    /// Numbers by value.
    pub numbers: bool,
    /// Length.
    pub length: bool,
    /// Learning from the texts themselves.
    pub learning: bool,
}

impl Default for Channels {
    fn default() -> Self {
        Channels { lexicon: true, names: true, numbers: true, length: true, learning: true }
    }
}

/// Segments whose words are read at a time.
const CHUNK: usize = 1024;

#[derive(Default)]
struct Links(FxHashMap<(TypeId, TypeId), f32>);

impl Links {
    fn add(&mut self, source: TypeId, target: TypeId, weight: f32) {
        let known = self.0.entry((source, target)).or_insert(0.0);
        *known = known.max(weight);
    }
}

impl Side {
    fn read(segments: &[&str], language: &'static dyn Language, lexicon: &Lexicon, end: End, numbers: bool) -> Side {
        let mut side = Side::default();
        let mut words: FxHashMap<String, TypeId> = FxHashMap::default();
        let mut readings: FxHashMap<Reading, TypeId> = FxHashMap::default();
        let read = segments.chunks(CHUNK).flat_map(|chunk| {
            let units: Vec<Vec<Unit>> = chunk.par_iter().with_min_len(64).map(|text| units(text, language, numbers)).collect();
            chunk.iter().zip(units)
        });
        for (text, units) in read {
            let (mut types, mut places) = (Vec::with_capacity(units.len()), Vec::with_capacity(units.len()));
            for unit in units {
                let id = match words.get(unit.key()) {
                    Some(&id) => id,
                    None => {
                        let id = side.type_of(&unit, language, lexicon, end, &mut readings);
                        words.insert(unit.key().to_owned(), id);
                        id
                    }
                };
                // A word that also stands without a capital is no name.
                side.kinds[id as usize].capital &= unit.capital();
                side.counts[id as usize] += 1;
                types.push(id);
                places.push(unit.span());
            }
            side.segments.push(types);
            side.places.push(places);
            side.lengths.push(text.chars().filter(|c| !c.is_whitespace() && !crate::text::is_ignorable(*c)).count() as f32);
        }
        side.set_background();
        side
    }

    fn type_of(
        &mut self,
        unit: &Unit,
        language: &'static dyn Language,
        lexicon: &Lexicon,
        end: End,
        readings: &mut FxHashMap<Reading, TypeId>,
    ) -> TypeId {
        let (reading, kind) = match unit {
            Unit::Token(token) => {
                let known: Vec<(FormId, f32)> = match token.kind {
                    TokenKind::Word => lexicon.known(end, &token.folded, language).iter().map(|known| (known.form, known.weight)).collect(),
                    _ => Vec::new(),
                };
                let reading = match token.kind {
                    TokenKind::Word if !known.is_empty() && !language.goes_by_stem() => {
                        Reading::Known(known.iter().map(|&(form, weight)| (form, weight.to_bits())).collect())
                    }
                    TokenKind::Word => Reading::Stem(language.stem(&token.folded)),
                    _ => Reading::Verbatim(token.folded.clone()),
                };
                let stopword = language.is_stopword(&token.folded);
                let attested = known.iter().any(|&(form, _)| lexicon.is_attested(end, form));
                (reading, Kind { token: token.kind, capital: token.capital, stopword, known, attested, also: None })
            }
            Unit::Value { key, also, .. } => {
                let kind = Kind {
                    token: TokenKind::Number,
                    capital: false,
                    stopword: false,
                    known: Vec::new(),
                    attested: false,
                    also: also.clone(),
                };
                (Reading::Verbatim(key.clone()), kind)
            }
        };
        if let Some(&id) = readings.get(&reading) {
            // Words of one stem: the type answers what any of them answers.
            self.kinds[id as usize].attested |= kind.attested;
            for (form, weight) in kind.known {
                let known = &mut self.kinds[id as usize].known;
                match known.iter_mut().find(|(other, _)| *other == form) {
                    Some(there) => there.1 = there.1.max(weight),
                    None => known.push((form, weight)),
                }
            }
            return id;
        }
        let id = self.words.len() as TypeId;
        readings.insert(reading, id);
        self.kinds.push(kind);
        self.words.push(unit.key().into());
        self.counts.push(0);
        id
    }

    /// Frequencies in the text itself, drawn towards what is usual in any text: a short text says little of how common a word is.
    fn set_background(&mut self) {
        const PRIOR_WORDS: f32 = 150.0;
        let total: u32 = self.counts.iter().sum();
        let total = total as f32 + PRIOR_WORDS;
        let usual = |kind: &Kind| if kind.stopword { 0.012 } else { 0.0012 };
        self.background =
            self.counts.iter().zip(&self.kinds).map(|(&count, kind)| (count as f32 + 0.2 + PRIOR_WORDS * usual(kind)) / total).collect();
    }

    /// The segments that hold each type, rising; of a type that more than `most` segments hold, the first `most` and one more, which shows that it is common.
    pub fn holders(&self, most: usize) -> Vec<Vec<u32>> {
        let mut holders: Vec<Vec<u32>> = vec![Vec::new(); self.words.len()];
        for (at, segment) in self.segments.iter().enumerate() {
            for &word in segment {
                let list = &mut holders[word as usize];
                if list.len() <= most && list.last() != Some(&(at as u32)) {
                    list.push(at as u32);
                }
            }
        }
        holders
    }

    /// True for numbers.
    pub fn is_number(&self, id: TypeId) -> bool {
        self.kinds[id as usize].token == TokenKind::Number
    }

    /// True for words that are always written with a capital.
    pub fn is_name(&self, id: TypeId) -> bool {
        let kind = &self.kinds[id as usize];
        kind.token == TokenKind::Word && kind.capital && !kind.stopword
    }

    /// True for words of grammar.
    pub fn is_stopword(&self, id: TypeId) -> bool {
        self.kinds[id as usize].stopword
    }
}

/// What a segment is made of: words, and values for the words and digits that say a number.
enum Unit {
    Token(language::Token),
    Value { key: String, also: Option<String>, span: Span },
}

impl Unit {
    fn key(&self) -> &str {
        match self {
            Unit::Token(token) => &token.folded,
            Unit::Value { key, .. } => key,
        }
    }

    fn span(&self) -> Span {
        match self {
            Unit::Token(token) => token.span,
            Unit::Value { span, .. } => *span,
        }
    }

    fn capital(&self) -> bool {
        matches!(self, Unit::Token(token) if token.capital)
    }
}

fn units(text: &str, language: &'static dyn Language, numbers: bool) -> Vec<Unit> {
    let tokens = language::tokens(text, language);
    if !numbers {
        return tokens.into_iter().map(Unit::Token).collect();
    }
    let mentions = language.mentions(text);
    let mut units = Vec::with_capacity(tokens.len());
    let mut next = 0;
    for token in tokens {
        while mentions.get(next).is_some_and(|mention| mention.span.end <= token.span.start) {
            add_values(&mentions[next], text, &mut units);
            next += 1;
        }
        let covered = mentions.get(next).is_some_and(|mention| mention.span.overlaps(token.span) && !mention.uncertain);
        if !covered {
            units.push(Unit::Token(token));
        }
    }
    mentions[next.min(mentions.len())..].iter().for_each(|mention| add_values(mention, text, &mut units));
    units
}

/// A date gives its parts, so that a date without its year still answers; a range its ends.
fn add_values(mention: &Mention, text: &str, units: &mut Vec<Unit>) {
    fn add(value: &Value, also: Option<&Value>, span: Span, units: &mut Vec<Unit>) {
        let mut unit = |key: String| units.push(Unit::Value { key, also: also.map(|value| format!("={value}")), span });
        match value {
            Value::Number(number) | Value::Ordinal(number) => unit(format!("={number}")),
            Value::Percent(number) => {
                unit(format!("={number}"));
                unit("=%".to_owned());
            }
            Value::Date(date) => {
                date.day.into_iter().for_each(|day| unit(format!("={day}")));
                date.month.into_iter().for_each(|month| unit(format!("=month {month}")));
                date.year.into_iter().for_each(|year| unit(format!("={year}")));
            }
            Value::Time { hour, minute } => unit(format!("={hour}:{minute:02}")),
            Value::Range { from, to } => {
                add(from, None, span, units);
                add(to, None, span, units);
            }
        }
    }
    if mention.uncertain {
        return;
    }
    // "3,5 millions" may stand opposite a language whose word for a million nobody knows: then the digits have to do.
    let digits = || {
        let written = mention.span.of(text);
        let mixed = written.contains(char::is_alphabetic) && written.contains(char::is_numeric);
        let plain = if mixed { language::of("und").mentions(written) } else { Vec::new() };
        plain.into_iter().map(|mention| mention.value).next().filter(|value| matches!(value, Value::Number(_)))
    };
    let also = mention.also.clone().or_else(digits);
    add(&mention.value, also.as_ref(), mention.span, units);
}

fn link_lexicon(source: &Side, target: &Side, lexicon: &Lexicon, links: &mut Links) {
    let mut holders: FxHashMap<FormId, Vec<(TypeId, f32)>> = FxHashMap::default();
    for (id, kind) in target.kinds.iter().enumerate() {
        for &(form, weight) in &kind.known {
            holders.entry(form).or_default().push((id as TypeId, weight));
        }
    }
    for (id, kind) in source.kinds.iter().enumerate() {
        for &(form, trust) in &kind.known {
            for &(equivalent, weight) in lexicon.equivalents(End::From, form) {
                for &(other, other_trust) in holders.get(&equivalent).map_or(&[][..], Vec::as_slice) {
                    links.add(id as TypeId, other, weight * trust * other_trust);
                }
            }
        }
    }
}

/// Equal spelling: numbers, acronyms and handles left in Latin letters; between languages of one script also words that begin alike.
fn link_spelling(source: &Side, target: &Side, inputs: Inputs<'_>, channels: Channels, links: &mut Links) {
    let mut by_word: FxHashMap<&str, TypeId> = FxHashMap::default();
    let mut by_prefix: FxHashMap<String, Vec<TypeId>> = FxHashMap::default();
    let same_script = inputs.from.script() == inputs.to.script();
    for (id, word) in target.words.iter().enumerate() {
        by_word.insert(word, id as TypeId);
        if let Some(also) = &target.kinds[id].also {
            by_word.entry(also).or_insert(id as TypeId);
        }
        if same_script && word.chars().count() >= 5 {
            by_prefix.entry(word.chars().take(5).collect()).or_default().push(id as TypeId);
        }
    }
    for (id, word) in source.words.iter().enumerate() {
        let number = source.kinds[id].token == TokenKind::Number;
        if number && !channels.numbers {
            continue;
        }
        // One digit, or two letters, are equal by chance too often.
        let weight = match (number, word.trim_start_matches('=').chars().count()) {
            (_, 1) => 0.3,
            (false, 2) if same_script => 0.2,
            _ => 0.7,
        };
        let spellings = std::iter::once(&**word).chain(source.kinds[id].also.as_deref());
        for other in spellings.filter_map(|spelling| by_word.get(spelling)) {
            links.add(id as TypeId, *other, weight);
        }
        if same_script && !number && word.chars().count() >= 5 {
            let prefix: String = word.chars().take(5).collect();
            for &other in by_prefix.get(&prefix).map_or(&[][..], Vec::as_slice) {
                links.add(id as TypeId, other, 0.25);
            }
        }
    }
}

/// Words with a capital against words of the other script that sound alike. Whichever text is in Latin letters, it is its words that need a capital.
fn link_names(source: &Side, target: &Side, inputs: Inputs<'_>, links: &mut Links) {
    let turned = inputs.from.script() != Script::Latin;
    let (latin, other) = if turned { (target, source) } else { (source, target) };
    let keyed = |side: &Side, capital: bool| -> Vec<(TypeId, NameKey)> {
        side.kinds
            .iter()
            .enumerate()
            .filter(|(_, kind)| kind.token == TokenKind::Word && !kind.stopword && (kind.capital || !capital))
            .map(|(id, _)| (id as TypeId, NameKey::new(&side.words[id])))
            .filter(|(_, key)| !key.is_short())
            .collect()
    };
    let others = keyed(other, false);
    let mut blocks: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    for (at, (_, key)) in others.iter().enumerate() {
        for block in key.blocks() {
            blocks.entry(*block).or_default().push(at as u32);
        }
    }
    let sounds = |(id, key): (TypeId, NameKey)| {
        // A word that the lexicon already translates here needs a closer match by sound to count as a name too.
        let floor = if latin.kinds[id as usize].known.is_empty() { 0.7 } else { 0.8 };
        let mut found = Vec::new();
        let mut candidates: Vec<u32> = key.blocks().iter().filter_map(|block| blocks.get(block)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        for (answer, candidate) in candidates.into_iter().map(|at| &others[at as usize]) {
            let floor = if other.kinds[*answer as usize].known.is_empty() { floor } else { floor + 0.1 };
            let alike = key.similarity(candidate);
            if alike >= floor {
                found.push((id, *answer, 0.6 * alike));
            }
        }
        found
    };
    for (name, answer, weight) in keyed(latin, true).into_par_iter().flat_map_iter(sounds).collect::<Vec<_>>() {
        let (from, to) = if turned { (answer, name) } else { (name, answer) };
        links.add(from, to, weight);
    }
}
