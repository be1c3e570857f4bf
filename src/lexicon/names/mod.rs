//! Names across scripts: `Hammouchi` and `الحموشي` share no letter, but they share their consonants.
//!
//! Both words are written down as sounds and compared by an edit distance whose prices say how Arabic names are spelt in Latin letters (Freeman et al. 2006,
//! "Cross Linguistic Name Matching in English and Arabic", ACL N06-1060, in the spelling of the Maghreb and of French). Names that are translated instead of
//! spelt (*Casablanca*, `الدار البيضاء`) are for the lexicon.
//!
//! ```
//! use truchement::lexicon::names::word_similarity;
//! assert!(word_similarity("Hammouchi", "الحموشي") > 0.9);
//! assert_eq!(word_similarity("Hammouchi", "الدخيسي"), 0.0);
//! ```

mod find;
mod key;
mod matching;
#[cfg(test)]
mod pairs;
mod prices;
mod sounds;

pub use find::{Name, find_names};
pub use key::{NameKey, word_similarity};
pub use matching::{NameMatch, match_names};
