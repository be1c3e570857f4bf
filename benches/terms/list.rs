//! The lists of sentences in `corpus/gold/terms`.

use serde::Deserialize;
use std::path::{Path, PathBuf};
use truchement::language::Lang;
use truchement::text::Span;

/// A language with a list.
pub struct Side {
    /// The language.
    pub lang: Lang,
    /// Its name, as in the record; `NAME.csv` is the list.
    pub name: &'static str,
}

/// The languages that have lists.
pub const SIDES: [Side; 2] = [Side { lang: Lang::FRENCH, name: "french" }, Side { lang: Lang::ARABIC, name: "arabic" }];

/// The halves of a list, in the order of the tables.
pub const HALVES: [&str; 3] = ["dev", "test", "final"];

/// Tiers that a term is expected at.
pub const TIERS: [&str; 3] = ["exact", "clitic", "inflected"];

/// Kinds of traps.
pub const TRAPS: [&str; 2] = ["form", "sense"];

/// What a row says of its surface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// The concept is there.
    Positive,
    /// It only looks so.
    Trap,
}

/// A row of a list; `corpus/gold/terms/README.md` describes the columns.
#[derive(Debug, Deserialize)]
pub struct Row {
    pub kind: Kind,
    pub concept: String,
    pub text: String,
    pub surface: String,
    pub tier: String,
    pub trap_kind: String,
    also: String,
    pub half: String,
}

impl Row {
    /// Where the surface stands.
    pub fn span(&self) -> Span {
        let start = self.text.find(&self.surface).unwrap_or_else(|| panic!("`{}` is not in: {}", self.surface, self.text));
        Span::new(start, start + self.surface.len())
    }

    /// The concepts that the surface may stand for; of a trap, the one that it does not stand for.
    pub fn concepts(&self) -> impl Iterator<Item = &str> {
        let also = self.also.split('|').filter(|id| !id.is_empty() && self.kind == Kind::Positive);
        std::iter::once(self.concept.as_str()).chain(also)
    }
}

/// The folder of the sample corpus.
pub fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

impl Side {
    /// Its list.
    pub fn rows(&self) -> Vec<Row> {
        let path = corpus().join(format!("gold/terms/{}.csv", self.name));
        let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        reader.deserialize().map(|row| row.unwrap_or_else(|error| panic!("{}: {error}", path.display()))).collect()
    }
}
