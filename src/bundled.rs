//! The data that comes with the program: a French-Arabic lexicon and a glossary of security terms.

use crate::error::Result;
use crate::lexicon::{self, Lexicon, LexiconBuilder};

/// `glossary/lexicon.fr-ar.csv`.
pub const LEXICON: &str = include_str!("../glossary/lexicon.fr-ar.csv");

/// The bundled lexicon, if it holds the two languages; an empty one otherwise.
pub fn lexicon(from: &str, to: &str) -> Result<Lexicon> {
    let mut builder = LexiconBuilder::new(from, to);
    if matches!((from, to), ("fr", "ar") | ("ar", "fr")) {
        for entry in lexicon::parse("lexicon.fr-ar.csv", LEXICON.as_bytes(), from, to)? {
            builder.add(&entry, 1.0);
        }
    }
    Ok(builder.build())
}
