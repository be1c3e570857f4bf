//! The light stemmer *light10*: L. S. Larkey, L. Ballesteros and M. E. Connell, "Improving stemming for Arabic information retrieval: light stemming and
//! co-occurrence analysis", SIGIR 2002, pp. 275-282, in the final shape of the same authors' "Light stemming for Arabic information retrieval", in: Arabic
//! Computational Morphology, Springer 2007, pp. 221-243, tables 1 and 2.

use truchement::text::is_mark;

/// Articles, some with what is glued to them.
const ARTICLES: [&str; 6] = ["ال", "وال", "بال", "كال", "فال", "لل"];

/// Endings, in the order in which they are tried.
const ENDINGS: [&str; 10] = ["ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي"];

/// The stem of a word.
pub fn stem(word: &str) -> String {
    let word = normal(word);
    let letters = |word: &str| word.chars().count();
    let mut stem = word.strip_prefix('و').filter(|rest| letters(rest) >= 3).unwrap_or(&word);
    if let Some(rest) = ARTICLES.iter().filter_map(|article| stem.strip_prefix(article)).find(|rest| letters(rest) >= 2) {
        stem = rest;
    }
    for ending in ENDINGS {
        if let Some(rest) = stem.strip_suffix(ending).filter(|rest| letters(rest) >= 2) {
            stem = rest;
        }
    }
    stem.to_owned()
}

/// Without vowel signs and tatweel, one letter for alif with and without hamza, ي for ى, ه for ة.
fn normal(word: &str) -> String {
    word.chars()
        .filter(|&c| !is_mark(c))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ى' => 'ي',
            'ة' => 'ه',
            _ => c,
        })
        .collect()
}
