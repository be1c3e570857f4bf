use super::NameKey;
use super::find::{Name, find_names};
use crate::language::{Language, Token, TokenKind, tokens};
use crate::text::{self, Span};
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A name of the Latin text and the words of the Arabic text that are the same name.
#[derive(Debug, Clone, PartialEq)]
pub struct NameMatch {
    /// The name in the Latin text.
    pub latin: Span,
    /// Its counterpart.
    pub arabic: Span,
    /// How alike they are, in `0.0..=1.0`; at most 0.5 for a name that is one word of one or two consonants.
    pub score: f32,
}

/// Places looked at for one name; a bound for texts that repeat a word without end.
const MOST_PLACES: usize = 64;

/// Words inside Arabic names that Latin spellings leave out or count as particles. Folded.
const PARTICLES: &[&str] = &["بن", "ابن", "بنت", "ال", "ابو", "ابي", "دي", "دو", "دا", "فان", "فون", "لا", "ولد", "ايت", "دير", "دل", "ديل"];

/// First halves of names that Latin spellings write as one word: `عبد اللطيف`, *Abdellatif*. Folded.
const HALVES: &[&str] = &[
    "عبد",
    "بن",
    "ابن",
    "ابو",
    "بو",
    "ايت",
    "نور",
    "سيف",
    "صلاح",
    "عز",
    "بدر",
    "شمس",
    "محيي",
    "ال",
    "سيدي",
    "مولاي",
    "ام",
    "كمال",
    "جمال",
    "خير",
];

/// The names of a Latin text that an Arabic text gives too.
///
/// A name answers as a whole: each of its words must have its Arabic word, one after the other, with nothing between them but particles. A first name that two
/// people share is therefore no match, while a surname alone is found inside the longer Arabic name. Every Arabic word serves once.
///
/// ```
/// use truchement::{language, lexicon::names::match_names};
/// let (fr, ar) = (language::of("fr"), language::of("ar"));
/// assert_eq!(match_names("avec Karim Bouzidi", fr, "مع كريم بوزيدي", ar).len(), 1);
/// assert!(match_names("avec Karim Bouzidi", fr, "مع كريم المنصوري", ar).is_empty());
/// ```
pub fn match_names(latin: &str, latin_language: &dyn Language, arabic: &str, arabic_language: &dyn Language) -> Vec<NameMatch> {
    let names = find_names(latin, latin_language);
    if names.is_empty() {
        return Vec::new();
    }
    let mut other = Other::new(arabic, arabic_language);
    let mut keys: FxHashMap<&str, NameKey> = FxHashMap::default();
    for word in names.iter().flat_map(|name| &name.words) {
        keys.entry(word.of(latin)).or_insert_with_key(|word| NameKey::new(&text::fold(word).text));
    }
    // Longer names first: "Karim Bouzidi" before a bare "Karim".
    let mut order: Vec<&Name> = names.iter().collect();
    order.sort_by_key(|name| (std::cmp::Reverse(name.words.len()), name.span));
    let mut found = Vec::new();
    for name in order {
        let words: Vec<&NameKey> = name.words.iter().filter_map(|word| keys.get(word.of(latin))).collect();
        if let Some((score, span)) = other.take(&words) {
            found.push(NameMatch { latin: name.span, arabic: span, score });
        }
    }
    found.sort_by_key(|found| found.latin);
    found
}

/// The other text: its words, alone and with the half before them, by the blocks of their keys.
struct Other {
    tokens: Vec<Token>,
    used: Vec<bool>,
    /// Key of a stretch of one or two tokens that begins at a token.
    stretches: Vec<(usize, usize, NameKey)>,
    /// Stretches by first token.
    at: Vec<Vec<usize>>,
    blocks: FxHashMap<u64, VecDeque<usize>>,
}

impl Other {
    fn new(text: &str, language: &dyn Language) -> Other {
        let tokens: Vec<Token> = tokens(text, language);
        let mut stretches = Vec::new();
        let mut at = vec![Vec::new(); tokens.len()];
        for (index, token) in tokens.iter().enumerate() {
            if token.kind == TokenKind::Number || language.is_stopword(&token.folded) {
                continue;
            }
            let mut put = |to: usize, key: NameKey| {
                if let Some(here) = at.get_mut(index) {
                    here.push(stretches.len());
                }
                stretches.push((index, to, key));
            };
            put(index + 1, NameKey::new(&token.folded));
            let half = HALVES.contains(&token.folded.trim_start_matches(['و', 'ل'])) || HALVES.contains(&token.folded.as_str());
            if half && let Some(second) = tokens.get(index + 1).filter(|second| second.kind == TokenKind::Word) {
                put(index + 2, NameKey::new(&format!("{}{}", token.folded, second.folded)));
            }
        }
        let mut blocks: FxHashMap<u64, VecDeque<usize>> = FxHashMap::default();
        for (index, (_, _, key)) in stretches.iter().enumerate() {
            for &block in key.blocks() {
                blocks.entry(block).or_default().push_back(index);
            }
        }
        Other { used: vec![false; tokens.len()], tokens, stretches, at, blocks }
    }

    /// The best free place where all `words` stand one after the other; its tokens are then taken.
    fn take(&mut self, words: &[&NameKey]) -> Option<(f32, Span)> {
        let (first, rest) = words.split_first()?;
        let mut places: Vec<usize> = Vec::new();
        for block in first.blocks() {
            let Some(here) = self.blocks.get_mut(block) else { continue };
            // What is taken stays taken: no later name need look at it again.
            while here.front().is_some_and(|&place| !is_free(&self.stretches, &self.used, place)) {
                here.pop_front();
            }
            places.extend(here.iter().take(MOST_PLACES).copied().filter(|&place| is_free(&self.stretches, &self.used, place)));
        }
        places.sort_unstable();
        places.dedup();
        let mut best: Option<(f32, usize, usize)> = None;
        for (from, to, key) in places.into_iter().filter_map(|place| self.stretches.get(place)) {
            let alone = rest.is_empty();
            let likeness = if alone { first.similarity(key) } else { first.likeness(key) };
            if likeness == 0.0 {
                continue;
            }
            let Some((sum, end)) = self.follow(rest, *to) else { continue };
            let score = (likeness + sum) / words.len() as f32;
            if best.is_none_or(|(known, _, _)| score > known) {
                best = Some((score, *from, end));
            }
        }
        let (score, from, to) = best?;
        self.used.get_mut(from..to)?.fill(true);
        let span = self.tokens.get(from)?.span.cover(self.tokens.get(to.checked_sub(1)?)?.span);
        Some((score, span))
    }

    /// The sum of the likenesses of `words` from the token `at` on, and the token after them.
    fn follow(&self, words: &[&NameKey], mut at: usize) -> Option<(f32, usize)> {
        let mut sum = 0.0;
        for word in words {
            let mut best: Option<(f32, usize)> = None;
            // Up to two particles may stand between.
            for skipped in 0..=2 {
                for &stretch in
                    self.at.get(at + skipped).into_iter().flatten().filter(|&&stretch| is_free(&self.stretches, &self.used, stretch))
                {
                    let Some((_, to, key)) = self.stretches.get(stretch) else { continue };
                    let likeness = word.likeness(key);
                    if likeness > best.map_or(0.0, |(known, _)| known) {
                        best = Some((likeness, *to));
                    }
                }
                let particle = self.tokens.get(at + skipped).is_some_and(|token| PARTICLES.contains(&token.folded.as_str()));
                if best.is_some() || !particle {
                    break;
                }
            }
            let (likeness, to) = best?;
            sum += likeness;
            at = to;
        }
        Some((sum, at))
    }
}

fn is_free(stretches: &[(usize, usize, NameKey)], used: &[bool], stretch: usize) -> bool {
    stretches.get(stretch).and_then(|&(from, to, _)| used.get(from..to)).is_some_and(|used| used.iter().all(|used| !used))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;
    use proptest::prelude::*;

    fn matched<'a>(latin: &'a str, arabic: &'a str) -> Vec<(&'a str, &'a str)> {
        match_names(latin, of("fr"), arabic, of("ar")).iter().map(|found| (found.latin.of(latin), found.arabic.of(arabic))).collect()
    }

    #[test]
    fn a_name_answers_as_a_whole() {
        for (latin, arabic, answer) in [
            ("selon Karim Bouzidi", "حسب كريم بوزيدي", "كريم بوزيدي"),
            ("Abdelkader Tazi parle", "تحدث عبد القادر التازي اليوم", "عبد القادر التازي"),
            ("Rashid Al-Mansouri est là", "وصل راشد المنصوري", "راشد المنصوري"),
            ("Salim Ben Youssef", "سليم بن يوسف", "سليم بن يوسف"),
            ("Ibrahim Benjelloun", "إبراهيم بنجلون", "إبراهيم بنجلون"),
            ("Ibrahim Benjelloun", "إبراهيم بن جلون", "إبراهيم بن جلون"),
            ("le policier Bouzidi", "الشرطي كريم بوزيدي", "بوزيدي"),
            ("Pedro de Mendoza", "بيدرو دي ميندوزا", "بيدرو دي ميندوزا"),
            ("à Khouribga", "بخريبكة", "بخريبكة"),
        ] {
            assert_eq!(matched(latin, arabic).first().map(|pair| pair.1), Some(answer), "{latin}");
        }
    }

    #[test]
    fn a_shared_first_name_is_no_match() {
        for (latin, arabic) in [
            ("Mohamed Dkhissi", "محمد السادس"),
            ("Karim Bouzidi", "كريم المنصوري"),
            ("Karim Bouzidi", "كريم يحب بوزيدي"),
            ("Ahmed Al-Raisi", "أحمد الرئيسي"),
        ] {
            assert!(matched(latin, arabic).is_empty(), "{latin} {arabic}");
        }
        assert_eq!(matched("Ahmed Al-Raisi", "أحمد الريسي").len(), 1);
    }

    #[test]
    fn each_arabic_word_serves_once() {
        assert_eq!(matched("Bouzidi et Bouzidi", "بوزيدي").len(), 1);
        assert_eq!(matched("Karim, puis Karim Bouzidi", "كريم بوزيدي"), [("Karim Bouzidi", "كريم بوزيدي")]);
    }

    #[test]
    fn short_names_alone_stay_weak() {
        let found = match_names("à Salé", of("fr"), "في سلا", of("ar"));
        assert_eq!(found.iter().map(|found| found.score).collect::<Vec<_>>(), [0.5]);
    }

    proptest! {
        #[test]
        fn matches_lie_in_both_texts(latin in "([A-Z][a-z]{1,6}[ -]?){0,6}|.{0,12}", arabic in "([ا-ي]{1,6} ?){0,6}|.{0,12}") {
            for found in match_names(&latin, of("fr"), &arabic, of("ar")) {
                prop_assert!(latin.get(found.latin.start..found.latin.end).is_some());
                prop_assert!(arabic.get(found.arabic.start..found.arabic.end).is_some());
                prop_assert!((0.0..=1.0).contains(&found.score));
            }
        }
    }
}
