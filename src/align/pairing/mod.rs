//! Documents of two languages that belong together, found by what they say: the words that the lexicon translates, names by sound, numbers and dates by
//! value.
//!
//! Each document becomes a [`Fingerprint`] of a few kilobytes; [`pair`] looks at all of them at once. What two documents share counts for as much as chance
//! makes it unlikely, in this pool and in general, and the best partner has to stand out from the next best (margin scoring: Artetxe and Schwenk 2019,
//! "Margin-based Parallel Corpus Mining with Multilingual Sentence Embeddings", P19-1309). In doubt a document stays alone.
//!
//! ```
//! use truchement::align::pairing::{Fingerprint, pair};
//! use truchement::{bundled, language, lexicon::End};
//!
//! let lexicon = bundled::lexicon("fr", "ar")?;
//! let french = |text| Fingerprint::new(text, language::of("fr"), &lexicon, End::From);
//! let arabic = |text| Fingerprint::new(text, language::of("ar"), &lexicon, End::To);
//! let articles = [
//!     french("La bibliothèque de Tafraout rouvre mardi. Le maire, Brahim Ouzgane, promet 4 200 livres aux élèves des écoles rurales."),
//!     french("Le port a reçu 17 navires chargés de blé. Les douanes ont contrôlé la cargaison pendant trois jours."),
//! ];
//! let texts = [arabic("تفتح مكتبة تافراوت أبوابها من جديد يوم الثلاثاء. ووعد العمدة ابراهيم أوزكان بتوفير 4200 كتاب لتلاميذ المدارس القروية.")];
//! let found = pair(&articles, &texts, &lexicon);
//! assert_eq!(found.len(), 1);
//! assert_eq!((found[0].source, found[0].target), (0, 0));
//! # Ok::<(), truchement::Error>(())
//! ```

mod decide;
mod fingerprint;
mod pool;
#[cfg(test)]
mod tests;
mod weigh;

pub use decide::THRESHOLD;
pub use fingerprint::Fingerprint;
pub use weigh::Evidence;

use crate::lexicon::Lexicon;
use pool::Pool;

/// Two documents that belong together: one is a translation or the source of the other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Match {
    /// Number of the source document, such as a French article.
    pub source: usize,
    /// Number of the target document, such as an Arabic speech that the article quotes.
    pub target: usize,
    /// Probability that they belong together, at least [`THRESHOLD`].
    pub score: f64,
}

/// The documents that belong together, by source and target.
///
/// `sources` were looked up at one end of `lexicon` and `targets` at the other. A target belongs to one source at most; a source may have several targets. The
/// order of the documents makes no difference, but for documents with equal fingerprints: of those the first one gets the partner.
pub fn pair(sources: &[Fingerprint], targets: &[Fingerprint], lexicon: &Lexicon) -> Vec<Match> {
    let ranks = (ranks(sources), ranks(targets));
    decide::decide(&weigh(sources, targets, lexicon, &ranks), &ranks.0)
}

/// The evidence behind [`pair`], for fitting and explaining: source, target and what they share, for each document's closest candidates.
pub fn evidence(sources: &[Fingerprint], targets: &[Fingerprint], lexicon: &Lexicon) -> Vec<(usize, usize, Evidence)> {
    weigh(sources, targets, lexicon, &(ranks(sources), ranks(targets)))
}

fn weigh(
    sources: &[Fingerprint],
    targets: &[Fingerprint],
    lexicon: &Lexicon,
    ranks: &(Vec<u32>, Vec<u32>),
) -> Vec<(usize, usize, Evidence)> {
    let pool = Pool::new(sources, targets, lexicon);
    weigh::candidates(&pool, (&ranks.0, &ranks.1))
        .into_iter()
        .map(|(source, target)| (source as usize, target as usize, weigh::weigh(&pool, source, target)))
        .collect()
}

/// The place of each document in an order that depends on their content alone; equal documents have one place.
fn ranks(documents: &[Fingerprint]) -> Vec<u32> {
    let mut order: Vec<&Fingerprint> = documents.iter().collect();
    order.sort_unstable();
    order.dedup();
    documents.iter().map(|document| order.binary_search(&document).map_or(0, |place| place as u32)).collect()
}
