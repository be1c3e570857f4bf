//! The data that comes with the program: a French-Arabic lexicon and a glossary of security terms.

use crate::error::Result;
use crate::lexicon::{self, Lexicon, LexiconBuilder};

const LEXICON: &str = include_str!("../glossary/lexicon.fr-ar.csv");
const GLOSSARY: &str = include_str!("../glossary/security.csv");

/// `glossary/lexicon.fr-ar.csv`, if it serves the two languages.
pub fn lexicon_table(from: &str, to: &str) -> Option<&'static str> {
    matches!((from, to), ("fr", "ar") | ("ar", "fr")).then_some(LEXICON)
}

/// `glossary/security.csv`, if it serves the two languages: it has French, Arabic and English columns.
pub fn glossary_table(from: &str, to: &str) -> Option<&'static str> {
    let known = |code| matches!(code, "fr" | "ar" | "en");
    (known(from) && known(to) && from != to).then_some(GLOSSARY)
}

/// The bundled lexicon, empty for languages that it does not serve.
///
/// # Errors
/// None as long as the bundled file is well-formed, which a test checks.
pub fn lexicon(from: &str, to: &str) -> Result<Lexicon> {
    let mut builder = LexiconBuilder::new(from, to);
    if let Some(table) = lexicon_table(from, to) {
        builder.add_all(&lexicon::parse("the bundled lexicon", table.as_bytes(), from, to)?, 1.0);
    }
    Ok(builder.build())
}
