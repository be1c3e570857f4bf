//! English.

mod speech;

use super::{Language, Speech};

/// English.
pub(super) struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "mr", "mrs", "ms", "dr", "prof", "st", "sr", "jr", "gen", "col", "lt", "sgt", "capt", "cpl", "maj", "gov", "sen", "rep", "hon",
            "rev", "no", "vs", "etc", "e.g", "i.e", "inc", "ltd", "co", "corp", "dept", "est", "fig", "vol", "pp", "p", "ed", "u.s", "u.k",
            "u.n", "a.m", "p.m", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec",
        ]
    }

    fn is_stopword(&self, word: &str) -> bool {
        matches!(
            word,
            "the"
                | "a"
                | "an"
                | "of"
                | "to"
                | "in"
                | "on"
                | "at"
                | "by"
                | "for"
                | "with"
                | "and"
                | "or"
                | "is"
                | "are"
                | "was"
                | "were"
                | "be"
                | "been"
                | "it"
                | "its"
                | "that"
                | "this"
                | "as"
                | "from"
                | "has"
                | "have"
                | "had"
        )
    }

    fn speech(&self) -> Option<&'static Speech> {
        Some(&speech::SPEECH)
    }
}
