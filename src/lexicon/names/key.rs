use super::{prices, sounds};
use crate::text::{self, Script};

/// Similarities below this are nothing. Best F1 on the pairs of `names/pairs.rs`.
const LEAST: f32 = 0.80;
/// The same for names of one or two consonants, which chance brings close to many words.
const LEAST_SHORT: f32 = 0.88;
/// The most that a name of one or two consonants can reach: `Fès` and `فاس` support one another, but prove nothing.
const MOST_SHORT: f32 = 0.5;
/// The least for two words of the same script.
const LEAST_SAME: f32 = 0.75;
/// What a proclitic costs that had to be taken off to read the name.
const CLITIC: u16 = 6;

/// A word made ready for comparison by sound. Make one a word type; comparing two is then cheap, and comparing all with all can be avoided by
/// [`NameKey::blocks`].
#[derive(Debug, Clone, PartialEq)]
pub struct NameKey {
    script: Script,
    word: String,
    readings: Vec<Reading>,
    blocks: Vec<u64>,
}

/// One way to read the word: with or without article and proclitics.
#[derive(Debug, Clone, PartialEq)]
struct Reading {
    sounds: Vec<u8>,
    consonants: usize,
    weight: u16,
    price: u16,
}

impl NameKey {
    /// The key of a folded word (see [`crate::text::fold`]); its letters tell its script.
    pub fn new(folded_word: &str) -> NameKey {
        let script = text::dominant_script(folded_word);
        let mut readings = Vec::new();
        let mut add = |sounds: Vec<u8>, price| {
            if !sounds.is_empty() && !readings.iter().any(|r: &Reading| r.sounds == sounds) {
                let consonants = sounds.iter().filter(|&&sound| sounds::class(sound).is_some() || matches!(sound, b'h' | b'7')).count();
                readings.push(Reading { consonants, weight: prices::weight(&sounds), sounds, price });
            }
        };
        match script {
            Script::Latin => without_latin_article(folded_word).for_each(|word| add(sounds::latin(word), 0)),
            Script::Arabic => {
                without_proclitics(folded_word).for_each(|(word, price)| add(sounds::arabic(word), price));
                if let Some(word) = assimilated_inside(folded_word) {
                    add(sounds::arabic(&word), 0);
                }
            }
            Script::Other | Script::Common => {}
        }
        let mut blocks: Vec<u64> = readings.iter().flat_map(|reading| skeleton_blocks(&reading.sounds)).collect();
        blocks.push(hash(folded_word.as_bytes()));
        blocks.sort_unstable();
        blocks.dedup();
        NameKey { script, word: folded_word.to_owned(), readings, blocks }
    }

    /// How likely the two words are one name: 1 surely, 0 no. It does not matter which of the two is asked.
    ///
    /// Across Latin and Arabic script the sounds decide; names of one or two consonants reach 0.5 at most. Within one script the letters decide.
    pub fn similarity(&self, other: &NameKey) -> f32 {
        self.compare(other, true)
    }

    /// [`NameKey::similarity`] inside a longer name, where the other words bear a short one out.
    pub(super) fn likeness(&self, other: &NameKey) -> f32 {
        self.compare(other, false)
    }

    fn compare(&self, other: &NameKey, alone: bool) -> f32 {
        if !share(&self.blocks, &other.blocks) {
            return 0.0;
        }
        match (self.script, other.script) {
            (Script::Latin, Script::Arabic) => across(self, other, alone),
            (Script::Arabic, Script::Latin) => across(other, self, alone),
            (Script::Latin, Script::Latin) | (Script::Arabic, Script::Arabic) => same_script(&self.word, &other.word),
            _ if self.word == other.word => 1.0,
            _ => 0.0,
        }
    }

    /// True for a word of one or two consonants in every reading: alone it never reaches a similarity that proves anything.
    pub fn is_short(&self) -> bool {
        self.readings.iter().all(|reading| reading.consonants <= 2)
    }

    /// Buckets for this key: two keys whose similarity is above 0 share at least one. Sorted, without repetition.
    pub fn blocks(&self) -> &[u64] {
        &self.blocks
    }
}

/// [`NameKey::similarity`] of two words that need not be folded.
pub fn word_similarity(latin: &str, arabic: &str) -> f32 {
    NameKey::new(&text::fold(latin).text).similarity(&NameKey::new(&text::fold(arabic).text))
}

fn across(latin: &NameKey, arabic: &NameKey, alone: bool) -> f32 {
    let mut best = 0.0f32;
    for l in &latin.readings {
        for a in &arabic.readings {
            best = best.max(compare(l, a, alone));
        }
    }
    best
}

fn compare(latin: &Reading, arabic: &Reading, alone: bool) -> f32 {
    let short = latin.consonants.min(arabic.consonants) <= 2;
    let whole = f32::from(latin.weight.max(1)).midpoint(f32::from(arabic.weight.max(1)));
    let least = if short { LEAST_SHORT } else { LEAST };
    if latin.consonants.abs_diff(arabic.consonants) > 3 || latin.consonants == 0 || arabic.consonants == 0 {
        return 0.0;
    }
    let limit = ((1.0 - least) * whole) as u16 + 1;
    let price = prices::distance(&latin.sounds, &arabic.sounds, limit).saturating_add(arabic.price);
    let likeness = 1.0 - f32::from(price) / whole;
    match () {
        () if likeness < least => 0.0,
        () if short && alone => likeness.min(MOST_SHORT),
        () => likeness,
    }
}

fn same_script(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    // Words beyond any name's length are equal or nothing.
    if a.len().max(b.len()) > 96 {
        return 0.0;
    }
    let likeness = strsim::normalized_levenshtein(a, b) as f32;
    if likeness < LEAST_SAME { 0.0 } else { likeness }
}

fn share(a: &[u64], b: &[u64]) -> bool {
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Equal => return true,
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
        }
    }
    false
}

/// `el-khayam`, `elkhayam` and, with the article that took the next letter's sound, `errachidia`.
fn without_latin_article(word: &str) -> impl Iterator<Item = &str> {
    let bare = word
        .strip_prefix("al")
        .or_else(|| word.strip_prefix("el"))
        .map(|rest| rest.trim_start_matches(['-', '\'', ' ']))
        .filter(|rest| rest.chars().count() >= 3);
    let mut letters = word.chars();
    let assimilated = match (letters.next(), letters.next(), letters.next()) {
        (Some('a' | 'e'), Some(a), Some(b)) if a == b && "dlnrstz".contains(a) => word.get(1..).filter(|rest| rest.len() >= 4),
        _ => None,
    };
    std::iter::once(word).chain(bare).chain(assimilated)
}

/// The word as it stands, without its article, and without what may be a conjunction or preposition before it.
fn without_proclitics(word: &str) -> impl Iterator<Item = (&str, u16)> {
    let long = |rest: &&str| rest.chars().count() >= 3;
    let article = word.strip_prefix("ال").filter(long);
    let clitic = word.strip_prefix(['و', 'ف', 'ب', 'ك', 'ل']).filter(long);
    let both = clitic.and_then(|rest| rest.strip_prefix("ال")).filter(long);
    let for_the = word.strip_prefix("لل").or_else(|| word.strip_prefix("ولل")).filter(long);
    let and_in = word.strip_prefix('و').and_then(|rest| rest.strip_prefix(['ب', 'ل', 'ك'])).filter(long);
    let and_in_the = and_in.and_then(|rest| rest.strip_prefix("ال")).filter(long);
    let free = std::iter::once(word).chain(article).map(|rest| (rest, 0));
    free.chain([clitic, both, for_the, and_in, and_in_the].into_iter().flatten().map(|rest| (rest, CLITIC)))
}

/// `نورالدين` as *Noureddine* says it: the article inside takes the sound of the letter after it.
fn assimilated_inside(word: &str) -> Option<String> {
    let (before, after) = word.split_once("ال").filter(|(before, _)| before.chars().count() >= 2)?;
    after.starts_with(['د', 'ر', 'ز', 'س', 'ش', 'ص', 'ن', 'ت', 'ط']).then(|| format!("{before}{after}"))
}

/// The classes of the consonants, whole and with each one left out in turn, so that one difference does not part two spellings.
fn skeleton_blocks(sounds: &[u8]) -> Vec<u64> {
    let mut skeleton: Vec<u8> = sounds.iter().filter_map(|&sound| sounds::class(sound)).collect();
    skeleton.dedup();
    let mut blocks = vec![hash(&skeleton)];
    if skeleton.len() >= 3 {
        for gap in 0..skeleton.len() {
            let rest: Vec<u8> = skeleton.iter().enumerate().filter(|&(at, _)| at != gap).map(|(_, &class)| class).collect();
            blocks.push(hash(&rest));
        }
    }
    blocks
}

/// FNV-1a: small, and the same everywhere.
fn hash(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn spellings_of_one_name_meet() {
        for (latin, arabic) in [
            ("Hammouchi", "الحموشي"),
            ("Bouchra", "بشرى"),
            ("Khouribga", "خريبكة"),
            ("Guercif", "جرسيف"),
            ("Agadir", "أكادير"),
            ("Errachidia", "الراشيدية"),
            ("Glasgow", "غلاسكو"),
            ("Vladimir", "فلاديمير"),
            ("London", "لندن"),
            ("Abdellatif", "عبداللطيف"),
        ] {
            assert!(word_similarity(latin, arabic) > 0.8, "{latin} {arabic} {}", word_similarity(latin, arabic));
        }
    }

    #[test]
    fn clitics_do_not_hide_a_name() {
        for form in ["والحموشي", "للحموشي", "بالحموشي", "وحموشي"] {
            assert!(word_similarity("Hammouchi", form) > 0.8, "{form}");
        }
    }

    #[test]
    fn short_names_support_but_do_not_prove() {
        assert_eq!(word_similarity("Fès", "فاس"), 0.5);
        assert_eq!(word_similarity("Salé", "سلا"), 0.5);
        assert_eq!(word_similarity("Salé", "سؤال"), 0.0);
    }

    #[test]
    fn the_main_is_no_raisi() {
        assert!(word_similarity("Raisi", "الريسي") > 0.0);
        assert_eq!(word_similarity("Raisi", "الرئيسي"), 0.0);
    }

    #[test]
    fn within_one_script_letters_decide() {
        assert_eq!(word_similarity("INTERPOL", "Interpol"), 1.0);
        assert_eq!(word_similarity("Interpol", "Europol"), 0.0);
    }

    proptest! {
        #[test]
        fn similarity_is_symmetric_and_bounded(a in "[a-z]{0,9}|[ا-ي]{0,9}|.{0,6}", b in "[a-z]{0,9}|[ا-ي]{0,9}|.{0,6}") {
            let (a, b) = (NameKey::new(&text::fold(&a).text), NameKey::new(&text::fold(&b).text));
            let there = a.similarity(&b);
            prop_assert_eq!(there, b.similarity(&a));
            prop_assert!((0.0..=1.0).contains(&there));
            if there > 0.0 {
                prop_assert!(a.blocks().iter().any(|block| b.blocks().contains(block)));
            }
        }
    }
}
