//! The data that comes with the program: a French-Arabic lexicon and a glossary of security terms.

use crate::error::Result;
use crate::glossary::{Context, Glossary};
use crate::language::Lang;
use crate::lexicon::{self, Lexicon, LexiconBuilder};

const CONTEXT: &str = include_str!("../glossary/context.csv");
const LEXICON: &str = include_str!("../glossary/lexicon.fr-ar.csv");

/// Lists files of `glossary/` with their content.
macro_rules! glossary_files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("glossary/", $name), include_str!(concat!("../glossary/", $name)))),*]
    };
}

/// The glossary, one file a domain: name and content.
const GLOSSARY: &[(&str, &str)] = glossary_files![
    "interpol.csv",
    "police.csv",
    "judicial-procedure.csv",
    "offences.csv",
    "organised-crime.csv",
    "terrorism.csv",
    "cybercrime.csv",
    "drugs.csv",
    "trafficking-and-migration.csv",
    "borders-and-documents.csv",
    "public-order.csv",
    "forensics.csv",
    "finance-crime.csv",
    "civil-protection.csv",
    "institutions.csv",
    "international-bodies.csv",
    "legal-instruments.csv",
];

/// `glossary/lexicon.fr-ar.csv`, if it serves the two languages.
pub fn lexicon_table(from: &str, to: &str) -> Option<&'static str> {
    matches!((from, to), ("fr", "ar") | ("ar", "fr")).then_some(LEXICON)
}

/// The files of the bundled glossary with their content, if it serves the two languages: it has French, Arabic and English columns.
pub fn glossary_tables(from: &str, to: &str) -> &'static [(&'static str, &'static str)] {
    let known = |code| matches!(code, "fr" | "ar" | "en");
    if known(from) && known(to) && from != to { GLOSSARY } else { &[] }
}

/// Words that show the subject field of the bundled glossary: `glossary/context.csv`.
///
/// # Errors
/// None as long as the bundled file is well-formed, which a test checks.
pub fn context() -> Result<Context> {
    Context::read("glossary/context.csv", CONTEXT.as_bytes())
}

/// The bundled glossary, empty for languages that it does not serve.
///
/// # Errors
/// None as long as the bundled files are well-formed, which a test checks.
pub fn glossary(from: &Lang, to: &Lang) -> Result<Glossary> {
    let mut glossary = Glossary::new(from, to);
    for (name, table) in glossary_tables(from.as_str(), to.as_str()) {
        glossary.read(name, table.as_bytes())?;
    }
    glossary.set_context(context()?);
    Ok(glossary)
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
