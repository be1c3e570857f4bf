//! The benchmark sets: where they are and how their documents are read.

use std::path::{Path, PathBuf};
use truchement::align::Bead;
use truchement::corpus::beads;

/// A document of a set.
pub struct BenchDocument {
    /// Segments of the first side.
    pub source: Vec<String>,
    /// Segments of the second side.
    pub target: Vec<String>,
    /// The right beads.
    pub gold: Vec<Bead>,
}

/// Which documents of a set.
#[derive(Clone, Copy, PartialEq)]
#[allow(dead_code, reason = "each benchmark uses some of them")]
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
            let wanted = match half {
                Half::Both => true,
                Half::Development => split == "dev",
                Half::HeldOut => split == "heldout",
            };
            (wanted && folder.join(format!("{name}.gold")).exists()).then(|| document(&folder, name, ["fr", "ar"]))
        })
        .collect()
}

/// One document, by its name and the extensions of its sides.
pub fn document(folder: &Path, name: &str, sides: [&str; 2]) -> BenchDocument {
    let lines = |extension: &str| read(&folder.join(format!("{name}.{extension}"))).lines().map(str::to_owned).collect();
    let gold = folder.join(format!("{name}.gold"));
    let gold = beads::parse(&gold.display().to_string(), &read(&gold)).expect("a good gold file");
    BenchDocument { source: lines(sides[0]), target: lines(sides[1]), gold }
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
