//! Parts of speech, from lexicons that give them, and how much of everyday phrases a word is.

use super::End;
use crate::error::Result;
use crate::language::{self, Language, TokenKind};
use crate::text;
use rustc_hash::FxHashMap;
use std::io::Read;

/// The parts of speech under which a word is listed; none for a word that is not listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Classes(u8);

impl Classes {
    const NOUN: u8 = 1;
    const ADJECTIVE: u8 = 2;
    const VERB: u8 = 4;
    const NAME: u8 = 8;
    const ADVERB: u8 = 16;
    const GRAMMAR: u8 = 32;

    fn named(pos: &str) -> u8 {
        match pos {
            "n" | "noun" | "org" => Self::NOUN,
            "adj" => Self::ADJECTIVE,
            "v" | "verb" => Self::VERB,
            "name" | "geo" | "nat" => Self::NAME,
            "adv" => Self::ADVERB,
            "prep" | "pron" | "det" | "conj" | "intj" | "num" => Self::GRAMMAR,
            _ => 0,
        }
    }

    /// True when nothing is known.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Listed as a noun.
    pub fn noun(self) -> bool {
        self.0 & Self::NOUN != 0
    }

    /// Listed as an adjective.
    pub fn adjective(self) -> bool {
        self.0 & Self::ADJECTIVE != 0
    }

    /// Listed as a verb and as nothing that may stand in a term.
    pub fn only_verb(self) -> bool {
        self.0 & Self::VERB != 0 && self.0 & (Self::NOUN | Self::ADJECTIVE | Self::NAME) == 0
    }

    /// Listed as a person, place or nationality.
    pub fn name(self) -> bool {
        self.0 & Self::NAME != 0
    }

    /// Listed as an adverb or a word of grammar, and as neither noun nor adjective.
    pub fn grammar(self) -> bool {
        self.0 & (Self::GRAMMAR | Self::ADVERB) != 0 && self.0 & (Self::ADJECTIVE | Self::NOUN) == 0
    }

    /// Both together.
    #[must_use]
    pub fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

#[derive(Debug, Clone, Copy, Default)]
struct Listed {
    classes: Classes,
    /// Listed phrases that hold the word.
    phrases: u32,
}

/// The parts of speech of the words of two languages, as far as lexicons with a column `pos` list them.
#[derive(Debug, Clone, Default)]
pub struct WordClasses {
    sides: [FxHashMap<String, Listed>; 2],
    /// Words in all listed phrases of a side.
    phrase_words: [u32; 2],
}

impl WordClasses {
    /// Adds a lexicon: a CSV with a header that names both languages. Without a column `pos`, only its phrases are counted.
    ///
    /// # Errors
    /// As [`parse`](super::parse).
    pub fn read(&mut self, name: &str, mut reader: impl Read, from: &str, to: &str) -> Result<()> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| crate::Error::io(name, error))?;
        // Read once for what is wrong with it, and once for the column that entries do not have.
        super::parse(name, bytes.as_slice(), from, to)?;
        let mut csv = csv::ReaderBuilder::new().from_reader(bytes.as_slice());
        let Ok(headers) = csv.headers().cloned() else { return Ok(()) };
        let column = |title: &str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(title));
        let (Some(from_at), Some(to_at)) = (column(from), column(to)) else { return Ok(()) };
        let pos = column("pos");
        for row in csv.records().flatten() {
            let class = pos.and_then(|at| row.get(at)).map_or(0, |pos| Classes::named(pos.trim()));
            for (side, at, code) in [(0, from_at, from), (1, to_at, to)] {
                for item in row.get(at).unwrap_or_default().split('|').map(str::trim).filter(|item| !item.is_empty()) {
                    self.add(side, item, class, language::of(code));
                }
            }
        }
        Ok(())
    }

    fn add(&mut self, side: usize, item: &str, class: u8, language: &dyn Language) {
        let words: Vec<String> = language::tokens(item, language)
            .into_iter()
            .filter(|token| token.kind != TokenKind::Number)
            .map(|token| {
                let plain: String = token.span.of(item).chars().filter(|&c| !text::is_ignorable(c)).collect();
                text::fold(language.headword(&plain)).text
            })
            .collect();
        if let [word] = words.as_slice() {
            let listed = self.sides[side].entry(word.clone()).or_default();
            listed.classes = Classes(listed.classes.0 | class);
            return;
        }
        let phrase = self.sides[side].entry(words.join(" ")).or_default();
        phrase.classes = Classes(phrase.classes.0 | class);
        self.phrase_words[side] += words.len() as u32;
        for word in words {
            self.sides[side].entry(word).or_default().phrases += 1;
        }
    }

    /// How a word is listed (folded, without article), or a phrase (its words so, a space between them).
    pub fn of(&self, end: End, word: &str) -> Classes {
        self.sides[index(end)].get(word).map_or_else(Classes::default, |listed| listed.classes)
    }

    /// True when words of that side are listed at all.
    pub fn knows(&self, end: End) -> bool {
        !self.sides[index(end)].is_empty()
    }

    /// Share of the words of everyday phrases that `word` makes up, smoothed; `None` when no phrases are listed.
    pub fn everyday(&self, end: End, word: &str) -> Option<f64> {
        let all = self.phrase_words[index(end)];
        let here = self.sides[index(end)].get(word).map_or(0, |listed| listed.phrases);
        (all > 0).then(|| (f64::from(here) + 0.5) / f64::from(all))
    }
}

fn index(end: End) -> usize {
    match end {
        End::From => 0,
        End::To => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_speech_are_read() {
        let mut classes = WordClasses::default();
        let table = "fr,ar,pos\nporte,باب,n\nporter,حمل|يحمل,v\nporte de secours,باب النجاة,n\nvite,بسرعة,adv\n";
        classes.read("l.csv", table.as_bytes(), "fr", "ar").expect("a good lexicon");
        assert!(classes.of(End::From, "porte").noun() && classes.of(End::From, "porter").only_verb());
        assert!(classes.of(End::To, "باب").noun() && classes.of(End::To, "يحمل").only_verb());
        assert!(classes.of(End::From, "vite").grammar() && classes.of(End::From, "quai").is_empty());
        assert!(classes.everyday(End::From, "porte") > classes.everyday(End::From, "quai"));
    }
}
