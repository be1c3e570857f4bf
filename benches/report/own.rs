//! This program on the sets, with all its evidence or without some of it.

use crate::Loaded;
use crate::sets::BenchDocument;
use rayon::prelude::*;
use std::sync::OnceLock;
use std::time::Instant;
use truchement::align::Channels;
use truchement::align::score::Scores;

/// A way to run the program.
pub struct Variant {
    /// The heading of its column.
    pub name: &'static str,
    /// The kinds of evidence that it has.
    pub channels: Channels,
}

const ALL: Channels = Channels { lexicon: true, names: true, numbers: true, length: true, learning: true };
const NOTHING: Channels = Channels { lexicon: false, names: false, numbers: false, length: false, learning: false };

/// With everything, without one thing at a time, and without knowledge of words.
pub const VARIANTS: [Variant; 8] = [
    Variant { name: "all", channels: ALL },
    Variant { name: "no lexicon", channels: Channels { lexicon: false, ..ALL } },
    Variant { name: "no names", channels: Channels { names: false, ..ALL } },
    Variant { name: "no numbers", channels: Channels { numbers: false, ..ALL } },
    Variant { name: "no learning", channels: Channels { learning: false, ..ALL } },
    Variant { name: "no length", channels: Channels { length: false, ..ALL } },
    Variant { name: "learning and length only", channels: Channels { length: true, learning: true, ..NOTHING } },
    Variant { name: "length only", channels: Channels { length: true, ..NOTHING } },
];
/// Places in [`VARIANTS`].
pub const EVERYTHING: usize = 0;
/// Nothing but what the two texts hold: the fair neighbour of an aligner without a dictionary.
pub const NO_LEXICON: usize = 1;

/// Lines of a document beyond which only variants with the lexicon are measured: without its anchors a wide band is searched,
/// which takes many times as long.
const LONG: usize = 10_000;
/// Seconds beyond which a set is named, so that one knows what is going on.
const SLOW: f64 = 20.0;

/// The scores of each document of each set in each variant, measured when first asked for.
pub struct Own<'a> {
    /// The sets that are there.
    pub loaded: &'a [Loaded],
    scores: Vec<[OnceLock<Vec<Scores>>; VARIANTS.len()]>,
}

impl<'a> Own<'a> {
    pub fn new(loaded: &'a [Loaded]) -> Own<'a> {
        Own { loaded, scores: loaded.iter().map(|_| std::array::from_fn(|_| OnceLock::new())).collect() }
    }

    /// The scores of the documents of one set; `None` where that would take too long.
    pub fn scores(&self, set: usize, variant: usize) -> Option<&[Scores]> {
        let Loaded { set: about, documents } = &self.loaded[set];
        let channels = VARIANTS[variant].channels;
        if !channels.lexicon && documents.iter().any(|document| document.source.len() > LONG) {
            return None;
        }
        let scores = self.scores[set][variant].get_or_init(|| {
            // Beside its translations a lexicon gives readings of words: without it there are none of these either.
            let lexicon = if channels.lexicon { about.lexicon() } else { about.no_lexicon() };
            let start = Instant::now();
            let scores = about.measure(documents, &lexicon, channels);
            let seconds = start.elapsed().as_secs_f64();
            if seconds > SLOW {
                println!("  {}, {}: {seconds:.0} s", about.name, VARIANTS[variant].name);
            }
            scores
        });
        Some(scores)
    }

    /// Measures these variants on all sets, several at a time.
    pub fn prepare(&self, variants: &[usize]) {
        let pairs: Vec<(usize, usize)> =
            (0..self.loaded.len()).flat_map(|set| variants.iter().map(move |&variant| (set, variant))).collect();
        pairs.par_iter().for_each(|&(set, variant)| {
            self.scores(set, variant);
        });
    }

    /// A set that is there, by its name.
    pub fn documents(&self, name: &str) -> Option<&'a [BenchDocument]> {
        self.loaded.iter().find(|loaded| loaded.set.name == name).map(|loaded| loaded.documents.as_slice())
    }
}
