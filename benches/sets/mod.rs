//! The benchmark sets: which there are, where they are, how their documents are read and how this program aligns them.

#![allow(dead_code, reason = "each benchmark uses some of it")]

use rayon::prelude::*;
use std::path::{Path, PathBuf};
use truchement::align::score::{Nulls, Scores, compare};
use truchement::align::{Bead, Channels, Inputs, Order, beads};
use truchement::corpus::beads as bead_file;
use truchement::language;
use truchement::lexicon::{Lexicon, LexiconBuilder};

/// A benchmark set.
pub struct Set {
    /// Its folder below that of the benchmark, or the beginning of its files' names (`textberg/dev` for `textberg/dev.de`).
    pub name: &'static str,
    /// The languages of the two sides.
    pub languages: [&'static str; 2],
    /// Whether it is aligned in order or sought in a pool.
    pub order: Order,
    /// Whether null rows are counted as well: then figures of both ways of counting are given.
    pub nulls: bool,
    /// Whether its figures are on record in `benches/accuracy.csv`.
    pub recorded: bool,
    /// What was done to the text.
    pub profile: &'static str,
}

const fn french_arabic(name: &'static str, order: Order, recorded: bool, profile: &'static str) -> Set {
    Set { name, languages: ["fr", "ar"], order, nulls: false, recorded, profile }
}

const CLEAN: &str = "every sentence has its own translation";
const MERGE: &str = "15 % of neighbouring pairs merged on one side";
const NOISY: &str = "as merge; 10 % of the sentences deleted on each side, 5 % foreign ones put in";
const QUOTES: &str = "shuffled French sentences, some without a source, against a pool of ten Arabic documents";

/// All sets, in the order of the tables.
pub const SETS: [Set; 13] = [
    french_arabic("flores/clean", Order::Parallel, false, CLEAN),
    french_arabic("flores/merge", Order::Parallel, false, MERGE),
    french_arabic("pud/merge", Order::Parallel, false, MERGE),
    french_arabic("tico19/merge", Order::Parallel, false, MERGE),
    french_arabic("flores/noisy", Order::Parallel, true, NOISY),
    french_arabic("pud/noisy", Order::Parallel, true, NOISY),
    french_arabic("tico19/noisy", Order::Parallel, true, NOISY),
    french_arabic("bible-nd/noisy", Order::Parallel, true, "as noisy; no vowel signs in the Arabic"),
    french_arabic("bible/noisy", Order::Parallel, true, "as noisy; all vowel signs in the Arabic"),
    french_arabic("bible-nd/long", Order::Parallel, true, "one document of 28,700 lines; as merge; no vowel signs in the Arabic"),
    Set {
        name: "textberg/dev",
        languages: ["de", "fr"],
        order: Order::Parallel,
        nulls: true,
        recorded: true,
        profile: "German and French as printed, gold made by hand; no bundled lexicon",
    },
    french_arabic("flores/quotes", Order::Free, true, QUOTES),
    french_arabic("tico19/quotes", Order::Free, true, QUOTES),
];

/// A document of a set.
pub struct BenchDocument {
    /// The two files, one segment a line.
    pub paths: [PathBuf; 2],
    /// Segments of the first side.
    pub source: Vec<String>,
    /// Segments of the second side.
    pub target: Vec<String>,
    /// The right beads.
    pub gold: Vec<Bead>,
    /// The half of the set that it belongs to; `None` where the set is not halved.
    pub half: Option<Half>,
}

/// Which documents of a set.
#[derive(Clone, Copy, PartialEq)]
pub enum Half {
    /// Those that settings are fitted on.
    Development,
    /// Those that they are checked on.
    HeldOut,
    /// Both.
    Both,
}

/// The folder of the benchmark sets: `TRUCHEMENT_BENCH`, or `shared/bench` beside the project.
pub fn folder() -> Option<PathBuf> {
    let folder =
        std::env::var_os("TRUCHEMENT_BENCH").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/bench"), PathBuf::from);
    folder.is_dir().then_some(folder)
}

impl Set {
    /// Its documents, in the order of its manifest; `None` when the set is not there.
    pub fn documents(&self, folder: &Path) -> Option<Vec<BenchDocument>> {
        let gold = folder.join(format!("{}.gold", self.name));
        if gold.is_file() {
            let (above, name) = self.name.rsplit_once('/').unwrap_or(("", self.name));
            return Some(vec![document(&folder.join(above), name, self.languages)]);
        }
        folder.join(self.name).join("MANIFEST.tsv").is_file().then(|| documents(folder, self.name, Half::Both))
    }

    /// The bundled lexicon for its languages, which may be empty.
    pub fn lexicon(&self) -> Lexicon {
        truchement::bundled::lexicon(self.languages[0], self.languages[1]).expect("the bundled lexicon")
    }

    /// A lexicon for its languages without any entry.
    pub fn no_lexicon(&self) -> Lexicon {
        LexiconBuilder::new(self.languages[0], self.languages[1]).build()
    }

    /// Aligns each document and compares it with its gold beads.
    pub fn measure(&self, documents: &[BenchDocument], lexicon: &Lexicon, channels: Channels) -> Vec<Scores> {
        documents.par_iter().map(|document| compare(&document.gold, &self.align(document, lexicon, channels), Nulls::Left)).collect()
    }

    fn align(&self, document: &BenchDocument, lexicon: &Lexicon, channels: Channels) -> Vec<Bead> {
        let source: Vec<&str> = document.source.iter().map(String::as_str).collect();
        let target: Vec<&str> = document.target.iter().map(String::as_str).collect();
        let [from, to] = self.languages.map(language::of);
        let settings = beads::Settings { order: Some(self.order), channels, ..beads::Settings::default() };
        beads::align(Inputs { source: &source, target: &target, from, to }, lexicon, &settings).1
    }
}

/// The sum over documents, to be read with null rows left out or kept.
pub fn sum<'a>(scores: impl IntoIterator<Item = &'a Scores>, nulls: Nulls) -> Scores {
    scores.into_iter().fold(Scores::new(nulls), |mut sum, scores| {
        sum += *scores;
        sum
    })
}

/// The documents of `set` (such as `flores/noisy`), in the order of its manifest.
pub fn documents(folder: &Path, set: &str, half: Half) -> Vec<BenchDocument> {
    let folder = folder.join(set);
    let manifest = read(&folder.join("MANIFEST.tsv"));
    manifest
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (name, split) = (cells.next()?, cells.next()?);
            let of = if split == "dev" { Half::Development } else { Half::HeldOut };
            let wanted = half == Half::Both || half == of;
            (wanted && folder.join(format!("{name}.gold")).exists())
                .then(|| BenchDocument { half: Some(of), ..document(&folder, name, ["fr", "ar"]) })
        })
        .collect()
}

/// One document, by its name and the extensions of its sides.
pub fn document(folder: &Path, name: &str, sides: [&str; 2]) -> BenchDocument {
    let paths = sides.map(|extension| folder.join(format!("{name}.{extension}")));
    let lines = |path: &Path| read(path).lines().map(str::to_owned).collect();
    let gold = folder.join(format!("{name}.gold"));
    let gold = bead_file::parse(&gold.display().to_string(), &read(&gold)).expect("a good gold file");
    BenchDocument { source: lines(&paths[0]), target: lines(&paths[1]), gold, half: None, paths }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
