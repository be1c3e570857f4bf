use crate::language::{Decimal, Language, Mention, Token, TokenKind, Value, tokens};
use crate::lexicon::{End, FormId, Lexicon};
use rustc_hash::FxHashMap;

/// Most features of one kind that a fingerprint keeps. A press article has fewer; of a longer text those that occur most often stay, which are much the same
/// ones in a translation.
const MOST_WORDS: usize = 256;
const MOST_NAMES: usize = 96;
const MOST_VALUES: usize = 64;
/// Most readings of one word that are kept.
const MOST_READINGS: usize = 3;
/// Longest name in bytes; what is longer is no name.
const LONGEST_NAME: usize = 64;
/// Stands where a word has fewer readings.
const NO_READING: FormId = FormId::MAX;

/// What one document is recognised by in the other language: a few kilobytes, however long the text.
///
/// Every feature stands once; features are sorted, so that equal sets are equal fingerprints.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fingerprint {
    at_end: bool,
    words: Box<[Readings]>,
    names: Box<[Box<str>]>,
    values: Box<[Box<str>]>,
}

/// The forms that a word may be read as, most trusted first.
type Readings = [FormId; MOST_READINGS];

/// Something that a translation of the document is likely to show as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Feature<'f> {
    /// A word that the lexicon knows.
    Word(Readings),
    /// A word that may be a name, or one left in foreign letters; folded.
    Name(&'f str),
    /// A number, date or time by its value.
    Value(&'f str),
}

impl Feature<'_> {
    /// The forms that it may be read as; none unless it is a word.
    pub fn readings(&self) -> impl Iterator<Item = FormId> {
        let readings = match self {
            Feature::Word(readings) => *readings,
            Feature::Name(_) | Feature::Value(_) => [NO_READING; MOST_READINGS],
        };
        readings.into_iter().filter(|&form| form != NO_READING)
    }
}

impl Fingerprint {
    /// The fingerprint of `text`, which is in `language` and looked up at the `end` of `lexicon` that holds that language. Takes time linear in the text.
    pub fn new(text: &str, language: &'static dyn Language, lexicon: &Lexicon, end: End) -> Fingerprint {
        let mentions = language.mentions(text);
        let (mut words, mut names, mut values) = (Tally::default(), Tally::default(), Tally::default());
        for word in word_types(text, language, &mentions) {
            let readings = match word.kind {
                TokenKind::Word => readings(&word.folded, language, lexicon, end),
                _ => None,
            };
            if let Some(readings) = readings {
                words.add(readings, word.count);
            }
            if may_be_name(&word, readings.is_some()) {
                names.add(word.folded.into_boxed_str(), word.count);
            }
        }
        for mention in mentions.iter().filter(|mention| !mention.uncertain) {
            std::iter::once(&mention.value).chain(&mention.also).for_each(|value| add_value(value, mention.spelled, &mut values));
        }
        Fingerprint {
            at_end: end == End::To,
            words: words.most_frequent(MOST_WORDS),
            names: names.most_frequent(MOST_NAMES),
            values: values.most_frequent(MOST_VALUES),
        }
    }

    /// Number of different features.
    pub fn len(&self) -> usize {
        self.words.len() + self.names.len() + self.values.len()
    }

    /// True when the text held nothing to recognise it by.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The end of the lexicon that its words were looked up at.
    pub fn end(&self) -> End {
        if self.at_end { End::To } else { End::From }
    }

    /// All features.
    pub(super) fn features(&self) -> impl Iterator<Item = Feature<'_>> {
        let words = self.words.iter().map(|&readings| Feature::Word(readings));
        words.chain(self.names.iter().map(|name| Feature::Name(name))).chain(self.values.iter().map(|value| Feature::Value(value)))
    }
}

/// A word of the text and how it occurs.
struct WordType {
    folded: String,
    kind: TokenKind,
    always_capital: bool,
    count: u32,
}

/// The different content words of a text in the order in which they first occur, those inside numbers and dates left out.
fn word_types(text: &str, language: &'static dyn Language, mentions: &[Mention]) -> Vec<WordType> {
    let mut at: FxHashMap<String, usize> = FxHashMap::default();
    let mut types: Vec<WordType> = Vec::new();
    let mut mentions = mentions.iter().filter(|mention| !mention.uncertain).peekable();
    for token in tokens(text, language) {
        while mentions.next_if(|mention| mention.span.end <= token.span.start).is_some() {}
        let in_number = mentions.peek().is_some_and(|mention| mention.span.overlaps(token.span));
        if in_number || token.kind == TokenKind::Number || language.is_stopword(&token.folded) {
            continue;
        }
        let Token { folded, kind, capital, .. } = token;
        match at.get(&folded).and_then(|&at| types.get_mut(at)) {
            Some(known) => {
                known.always_capital &= capital;
                known.count = known.count.saturating_add(1);
            }
            None => {
                at.insert(folded.clone(), types.len());
                types.push(WordType { folded, kind, always_capital: capital, count: 1 });
            }
        }
    }
    types
}

fn readings(word: &str, language: &'static dyn Language, lexicon: &Lexicon, end: End) -> Option<Readings> {
    let mut readings = [NO_READING; MOST_READINGS];
    for (reading, known) in readings.iter_mut().zip(lexicon.known(end, word, language)) {
        *reading = known.form;
    }
    (readings != [NO_READING; MOST_READINGS]).then_some(readings)
}

/// In scripts with capitals a name has one wherever it stands; in others any word that the lexicon does not know may be a name.
fn may_be_name(word: &WordType, known: bool) -> bool {
    let letters = word.folded.chars().take(3).count();
    let has_case = word.folded.chars().any(|c| c.is_lowercase());
    let fits = letters >= 3 && word.folded.len() <= LONGEST_NAME;
    fits && match word.kind {
        TokenKind::Foreign => true,
        TokenKind::Word if has_case => word.always_capital,
        TokenKind::Word => !known,
        TokenKind::Number => false,
    }
}

/// A date gives its day with its month, and its year, so that a date without year still answers; a range gives its ends.
fn add_value(value: &Value, spelled: bool, tally: &mut Tally<Box<str>>) {
    let mut add = |key: String| tally.add(key.into_boxed_str(), 1);
    match value {
        // "One" and "two" are articles and duals as well.
        Value::Number(number) | Value::Ordinal(number) if spelled && *number <= Decimal::whole(2) => {}
        Value::Number(number) | Value::Ordinal(number) => add(number.to_string()),
        Value::Percent(number) => add(format!("{number}%")),
        Value::Date(date) => {
            match (date.month, date.day) {
                (Some(month), Some(day)) => add(format!("-{month:02}-{day:02}")),
                (Some(month), None) => add(format!("-{month:02}")),
                (None, Some(day)) => add(day.to_string()),
                (None, None) => {}
            }
            if let Some(year) = date.year {
                add(year.to_string());
            }
        }
        // One side may well leave out that it was in the evening.
        Value::Time { hour, minute } => add(format!("{}:{minute:02}", hour % 12)),
        Value::Range { from, to } => {
            add_value(from, spelled, tally);
            add_value(to, spelled, tally);
        }
    }
}

/// Features with their counts, in the order in which they came first.
struct Tally<T> {
    at: FxHashMap<T, usize>,
    counts: Vec<(T, u32)>,
}

impl<T> Default for Tally<T> {
    fn default() -> Self {
        Tally { at: FxHashMap::default(), counts: Vec::new() }
    }
}

impl<T: Clone + Ord + std::hash::Hash> Tally<T> {
    fn add(&mut self, feature: T, count: u32) {
        match self.at.get(&feature).and_then(|&at| self.counts.get_mut(at)) {
            Some((_, known)) => *known = known.saturating_add(count),
            None => {
                self.at.insert(feature.clone(), self.counts.len());
                self.counts.push((feature, count));
            }
        }
    }

    /// The most frequent features, the earlier of equals: news says first what matters. Sorted.
    fn most_frequent(mut self, most: usize) -> Box<[T]> {
        self.counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        let mut kept: Vec<T> = self.counts.into_iter().take(most).map(|(feature, _)| feature).collect();
        kept.sort_unstable();
        kept.into_boxed_slice()
    }
}
