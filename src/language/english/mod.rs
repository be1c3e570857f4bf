//! English.

mod numbers;
mod speech;

use super::mention::{self, Mention};
use super::{Language, PressCues, Speech};

/// English.
pub(super) struct English;

impl Language for English {
    fn code(&self) -> &'static str {
        "en"
    }

    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "cpl", "maj", "gov", "sen", "rep", "hon", "rev",
            "vs", "e.g", "i.e", "dept", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "messrs",
            "adm", "brig",
        ]
    }

    fn number_abbreviations(&self) -> &'static [&'static str] {
        &["no", "nos", "fig", "figs", "vol", "pp", "p", "ed", "est", "art", "ch", "sec", "approx", "ca", "tel"]
    }

    fn closing_abbreviations(&self) -> &'static [&'static str] {
        &["inc", "ltd", "co", "corp", "sr", "jr", "bros", "u.s", "u.k", "u.n", "a.m", "p.m", "al", "ph.d"]
    }

    fn opens_sentence(&self, word: &str) -> bool {
        self.is_stopword(word)
            || matches!(
                word,
                "he" | "she"
                    | "they"
                    | "we"
                    | "you"
                    | "i"
                    | "his"
                    | "her"
                    | "their"
                    | "our"
                    | "these"
                    | "those"
                    | "there"
                    | "but"
                    | "when"
                    | "if"
                    | "after"
                    | "while"
                    | "some"
                    | "many"
                    | "all"
                    | "no"
                    | "so"
            )
    }

    fn cues(&self) -> &'static PressCues {
        &CUES
    }

    fn speech(&self) -> Option<&'static Speech> {
        Some(&speech::SPEECH)
    }

    fn mentions(&self, text: &str) -> Vec<Mention> {
        mention::scan(text, &numbers::Numbers)
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
}

const CUES: PressCues = PressCues {
    bylines: &["by", "written by", "reporting by", "editing by", "translated by", "interview by"],
    byline_labels: &["author", "text", "words", "reporting", "editing", "translation"],
    with: &["with", "source", "sources"],
    published: &["published on", "published", "updated on", "updated", "last updated", "posted on"],
    photo: &[
        "photo",
        "photos",
        "photo by",
        "photograph",
        "photo credit",
        "picture",
        "image",
        "image credit",
        "credit",
        "courtesy of",
        "file photo",
    ],
    agencies: &[
        "reuters",
        "ap",
        "upi",
        "epa",
        "efe",
        "dpa",
        "tass",
        "getty images",
        "getty",
        "xinhua",
        "anadolu",
        "bloomberg",
        "associated press",
        "shutterstock",
        "istock",
        "nurphoto",
        "sipa",
        "sipa press",
        "abaca",
        "zuma",
        "wam",
        "spa",
        "mena",
        "wafa",
        "sputnik",
        "agencies",
        "handout",
    ],
    agency_nouns: &["agency", "agencies", "press"],
    embeds: &["view this post on", "see this post on"],
    shared_by: &["a post shared by", "a post by", "posted by", "a video posted by", "a photo posted by"],
    writer: &["we", "we're", "we've", "we'll", "our", "i'm", "i've", "my", "me"],
    newspaper: &["correspondent", "correspondents", "reporter", "reporters", "newsroom", "newspaper", "colleagues", "readers", "staff"],
    reader: &["you", "you're", "your", "yours", "join", "don't", "remember"],
    calls: &[
        "thanks",
        "thank",
        "congratulations",
        "congrats",
        "proud",
        "honoured",
        "honored",
        "watch",
        "breaking",
        "reminder",
        "alert",
        "happy",
        "welcome",
        "please",
        "follow",
        "read",
    ],
    months: &[
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ],
};
