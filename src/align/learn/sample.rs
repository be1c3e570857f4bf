//! The words of confident beads.

use super::super::Bead;
use super::super::evidence::Inputs;
use crate::language::{self, Language, TokenKind};
use crate::lexicon::{End, FormId, Lexicon};
use crate::text;
use rustc_hash::FxHashMap;

/// Beads below this probability teach nothing.
const CONFIDENT: f64 = 0.5;
/// Words of one side of a bead beyond which it teaches nothing: there every word stands beside every other.
const LONGEST: usize = 120;
/// Words that a sample holds, both sides together: some 60,000 sentences, beyond which little is learned. It bounds the memory.
const ROOM: usize = 3_000_000;

/// What makes words one: the entry of a lexicon that they are forms of, or their stem.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Listed(FormId),
    Stem(String),
}

/// The words of one side: each key once, with the ways in which it is written.
#[derive(Debug, Default)]
pub(super) struct Words {
    ids: FxHashMap<Key, u32>,
    keys: Vec<Key>,
    written: Vec<FxHashMap<String, u32>>,
}

impl Words {
    fn id(&mut self, key: Key) -> u32 {
        if let Some(&id) = self.ids.get(&key) {
            return id;
        }
        let id = self.keys.len() as u32;
        self.ids.insert(key.clone(), id);
        self.keys.push(key);
        self.written.push(FxHashMap::default());
        id
    }

    fn count(&mut self, id: u32, written: &str, times: u32) {
        let forms = &mut self.written[id as usize];
        match forms.get_mut(written) {
            Some(count) => *count += times,
            None => {
                forms.insert(written.to_owned(), times);
            }
        }
    }

    /// Takes in the words of a document and returns what each of its ids is here.
    fn absorb(&mut self, other: Words) -> Vec<u32> {
        let keyed = other.keys.into_iter().zip(other.written);
        keyed
            .map(|(key, written)| {
                let id = self.id(key);
                written.into_iter().for_each(|(form, times)| self.count(id, &form, times));
                id
            })
            .collect()
    }
}

/// The words of one document's confident beads. Made for many documents at once.
#[derive(Debug, Default)]
pub struct BeadWords {
    from: Words,
    to: Words,
    beads: Vec<(Vec<u32>, Vec<u32>)>,
}

impl BeadWords {
    /// The words of those beads that are confident enough to learn from.
    pub fn of(inputs: Inputs<'_>, lexicon: &Lexicon, beads: &[Bead]) -> BeadWords {
        let mut found = BeadWords::default();
        let mut keys = (FxHashMap::default(), FxHashMap::default());
        for bead in beads.iter().filter(|bead| !bead.is_null() && bead.score >= CONFIDENT) {
            let from = words(&bead.source, inputs.source, inputs.from, lexicon, End::From, &mut keys.0, &mut found.from);
            let to = words(&bead.target, inputs.target, inputs.to, lexicon, End::To, &mut keys.1, &mut found.to);
            if !from.is_empty() && !to.is_empty() && from.len() <= LONGEST && to.len() <= LONGEST {
                found.beads.push((from, to));
            }
        }
        found
    }

    /// Number of beads.
    pub fn len(&self) -> usize {
        self.beads.len()
    }

    /// True when there was no confident bead.
    pub fn is_empty(&self) -> bool {
        self.beads.is_empty()
    }
}

/// The words of some segments, each once, by id.
fn words(
    segments: &[usize],
    texts: &[&str],
    language: &'static dyn Language,
    lexicon: &Lexicon,
    end: End,
    keys: &mut FxHashMap<String, Key>,
    all: &mut Words,
) -> Vec<u32> {
    let mut found = Vec::new();
    for text in segments.iter().filter_map(|&segment| texts.get(segment)) {
        for (at, token) in language::tokens(text, language).into_iter().enumerate() {
            if token.kind != TokenKind::Word {
                continue;
            }
            let written: String = token.span.of(text).chars().filter(|&c| !text::is_ignorable(c)).collect();
            let key = match keys.get(&token.folded) {
                Some(key) => key.clone(),
                None => {
                    let known = if language.goes_by_stem() { None } else { lexicon.known(end, &token.folded, language).first().copied() };
                    let key = known.map_or_else(|| Key::Stem(language.stem(&token.folded)), |known| Key::Listed(known.form));
                    keys.insert(token.folded, key.clone());
                    key
                }
            };
            let id = all.id(key);
            // The first word of a sentence has its capital from there.
            let written = if at == 0 && token.capital { written.to_lowercase() } else { written };
            all.count(id, &written, if at == 0 { 1 } else { 2 });
            found.push(id);
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// The words of confident beads of many documents, up to a limit.
#[derive(Debug)]
pub struct Sample {
    pub(super) from: Vocabulary,
    pub(super) to: Vocabulary,
    pub(super) beads: Vec<SampledBead>,
    words: usize,
    room: usize,
}

/// The words of a bead, each once and sorted.
#[derive(Debug)]
pub(super) struct SampledBead {
    pub from: Vec<u32>,
    pub to: Vec<u32>,
    /// The part of the documents that it comes from.
    pub part: u8,
}

/// One side of a sample.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: Words,
    /// The lexicon's entries, for words that have one.
    listed: Vec<String>,
}

impl Vocabulary {
    pub fn len(&self) -> usize {
        self.words.keys.len()
    }

    /// How a word is shown: as it is written most often, or where a lexicon lists it, as there.
    pub fn written(&self, id: u32) -> Option<&str> {
        let forms = self.words.written.get(id as usize)?;
        let most = |a: &(&String, &u32), b: &(&String, &u32)| a.1.cmp(b.1).then_with(|| b.0.cmp(a.0));
        match self.words.keys.get(id as usize)? {
            Key::Stem(_) => forms.iter().max_by(most).map(|(form, _)| form.as_str()),
            Key::Listed(form) => {
                let listed = self.listed.get(*form as usize)?;
                let accented = forms.iter().filter(|(form, _)| text::fold(form).text == *listed).max_by(most);
                Some(accented.map_or(listed, |(form, _)| form))
            }
        }
    }
}

impl Sample {
    /// An empty sample for texts that are read with `lexicon`.
    pub fn new(lexicon: &Lexicon) -> Sample {
        Sample::with_room(lexicon, ROOM)
    }

    /// The same with another limit on the words.
    pub(super) fn with_room(lexicon: &Lexicon, room: usize) -> Sample {
        let side = |end| Vocabulary { words: Words::default(), listed: lexicon.forms(end).into_iter().map(str::to_owned).collect() };
        Sample { from: side(End::From), to: side(End::To), beads: Vec::new(), words: 0, room }
    }

    /// Adds the beads of a document, as many as there is room for. `part` is the part of the documents that it belongs to, see [`super::translations`].
    pub fn add(&mut self, document: BeadWords, part: u8) {
        if self.is_full() {
            return;
        }
        let (from, to) = (self.from.words.absorb(document.from), self.to.words.absorb(document.to));
        let here = |ids: Vec<u32>, map: &[u32]| {
            let mut ids: Vec<u32> = ids.into_iter().map(|id| map[id as usize]).collect();
            ids.sort_unstable();
            ids
        };
        for (source, target) in document.beads {
            if self.is_full() {
                break;
            }
            self.words += source.len() + target.len();
            self.beads.push(SampledBead { from: here(source, &from), to: here(target, &to), part });
        }
    }

    /// True when nothing more is taken in.
    pub fn is_full(&self) -> bool {
        self.words >= self.room
    }

    /// Number of beads.
    pub fn len(&self) -> usize {
        self.beads.len()
    }

    /// True when there is no bead in it.
    pub fn is_empty(&self) -> bool {
        self.beads.is_empty()
    }

    /// Number of words in the beads, each counted once a bead and side.
    pub fn words(&self) -> usize {
        self.words
    }
}
