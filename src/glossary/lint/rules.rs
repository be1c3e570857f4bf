//! The rules: their names, what they look for and why.

use super::Level;

/// Something that a glossary must or should do.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name, which does not change between versions.
    pub id: &'static str,
    /// How much a breach matters at most.
    pub level: Level,
    /// What is wrong, in a line.
    pub summary: &'static str,
    /// Why it matters, and what to do.
    pub explanation: &'static str,
}

const fn new(id: &'static str, level: Level, summary: &'static str, explanation: &'static str) -> Rule {
    Rule { id, level, summary, explanation }
}

use Level::{Error, Note, Warning};

/// All rules, those on the table first, then those on cells, on rows, and on rows held against each other.
pub const RULES: &[Rule] = &[
    new(
        "encoding",
        Error,
        "a cell is not UTF-8, or lost letters to a wrong encoding",
        "Glossaries are UTF-8. U+FFFD in a cell means that an earlier conversion lost a letter: write it again.",
    ),
    new(
        "malformed-row",
        Error,
        "a row has more or fewer cells than the header, or a quotation mark is never closed",
        "Cells that hold the separator, a quotation mark or a line break stand between quotation marks, and a quotation mark inside is doubled. Such a row is not looked at any further.",
    ),
    new(
        "missing-column",
        Error,
        "a column is missing without which the file is no glossary",
        "A glossary needs `id` and a column for each of the two languages (see --from and --to).",
    ),
    new("repeated-column", Error, "a column stands twice", "Only the first would count. Delete or rename the other."),
    new(
        "unknown-column",
        Note,
        "the program does not know the column",
        "It is kept as it is. A title close to a known one (`ar_variant` for `ar_variants`) is probably a slip, and what stands there is never looked for: that is a warning.",
    ),
    new(
        "missing-id",
        Error,
        "a concept without an id",
        "Reports name concepts by their ids. Give every concept one of its own, and keep it.",
    ),
    new(
        "duplicate-id",
        Error,
        "two rows with one id, in one file or in two",
        "The glossary cannot be read like this. Give one of the two another id, or merge the rows.",
    ),
    new(
        "missing-term",
        Error,
        "a concept without a term",
        "Without a term in one of the two languages there is nothing to look for (error); without one in the other there is nothing to hold it against (warning).",
    ),
    new(
        "malformed-list",
        Error,
        "a list with an empty item or with two kinds of separators, or a list where one term belongs",
        "Items are split by `|`, or by `;` in a cell without `|`. A list that loses an item in silence would no longer be enforced. Other separators inside an item become part of the form (warning).",
    ),
    new(
        "malformed-style",
        Error,
        "an item of a list of styles is not STYLE=term",
        "What a house prefers is written STYLE=term, one item a style.",
    ),
    new("unknown-status", Error, "a status other than preferred, admitted or deprecated", "An empty status means preferred."),
    new("no-word", Error, "a form without a letter or digit", "It can never be found in a text."),
    new(
        "signs",
        Warning,
        "a form holds signs that a text would have to hold as well",
        "Brackets, question marks and the like are part of the form: `commissaire (police)` is found only where the brackets stand. Put remarks into `note`, and alternatives into the list of variants. Commas, slashes, quotation marks and brackets in the middle of a name may be meant (note).",
    ),
    new(
        "wrong-script",
        Error,
        "a form in the script of another language",
        "Columns may have been swapped. A word in Latin letters among the variants or abbreviations of an Arabic term may be meant (note).",
    ),
    new(
        "mixed-script",
        Warning,
        "a word with letters of two scripts",
        "A Cyrillic or Greek letter that looks like a Latin one is never typed by those who write the text, so the form is not found.",
    ),
    new(
        "look-alike",
        Warning,
        "a letter of another language that looks like one of this one",
        "Persian and Urdu keyboards give letters that look Arabic (ک, ی, ھ). Write the letters of the language.",
    ),
    new(
        "presentation-forms",
        Warning,
        "ready-joined letters or ligatures, as PDF files hold them",
        "They come from copying out of a PDF. Comparison sees through them, people who search the file do not.",
    ),
    new(
        "not-composed",
        Note,
        "letters taken apart into letter and accent",
        "Comparison sees through it, many editors do not. Save the file in the Unicode form NFC.",
    ),
    new(
        "tatweel-or-vowels",
        Warning,
        "tatweel or vowel signs in a form",
        "Comparison leaves both out. Tatweel is no spelling (warning); vowel signs are shown wherever the term is shown (note).",
    ),
    new(
        "invisible-characters",
        Warning,
        "characters that nobody sees: direction marks, zero-width and control characters, soft hyphens",
        "They come with copied text. Comparison leaves most of them out; whoever searches the file or copies the term stumbles over them.",
    ),
    new(
        "spacing",
        Warning,
        "white space at the end of a cell, doubled, on one side of a sign, or a line break",
        "Spaces around items are harmless but easily copied (note). A space on one side of a hyphen or inside brackets is a slip, and a line break in a form is probably a quotation mark that was never closed.",
    ),
    new(
        "gender",
        Warning,
        "a gender other than m, f or m/f, or one that the ending of the term contradicts",
        "The gender `m/f` lets the feminine of a French person noun be found. An Arabic term whose first word ends in taa marbuta is feminine, but for a few titles (note).",
    ),
    new(
        "unknown-style",
        Warning,
        "a style or region that nothing else names",
        "Styles are country codes (ma, dz) or organisations (un, interpol). One that stands on a single row and is no code is probably a slip, and --style never chooses it.",
    ),
    new(
        "repeated-form",
        Warning,
        "a form stands twice in a concept, or two terms for one style",
        "Once is enough (note). Of two terms for one style the second is not preferred (warning). A style's term needs not be repeated among the variants.",
    ),
    new(
        "hidden-form",
        Error,
        "an expression under `not` is one of the concept's own forms",
        "What stands under `CODE_not` is where the concept must not be found: this form would never be found.",
    ),
    new(
        "idle-exclusion",
        Note,
        "an expression under `not` holds no form of the concept",
        "Nothing would be found there anyway. Perhaps a variant is missing, or the expression is spelt unlike the term.",
    ),
    new(
        "missing-source",
        Note,
        "no source",
        "Say what attests the terms, or that a terminologist has yet to confirm them. Looked for only where other rows have a source.",
    ),
    new(
        "missing-plural",
        Warning,
        "a countable Arabic term without its broken plural",
        "No rule gives broken plurals, so they have to be listed. A warning where the glossary itself lists a plural for nearly all other terms with this head; a note where it does so for some, or where the shape of the head says that it has one. Terms that are plural, names and nouns that never have a plural in this glossary are left alone.",
    ),
    new(
        "stray-plural",
        Note,
        "a plural that belongs to no form of the concept",
        "Its other words are not those of the preferred term, and it is no rule-made plural of a variant either, so texts that hold it are taken to hold a preferred form.",
    ),
    new(
        "duplicate-concept",
        Error,
        "two concepts with the same terms in both languages",
        "Every occurrence would be uncertain. Merge the rows. A note where the two belong to different regions, or where each names the other in its `note`.",
    ),
    new(
        "shared-form",
        Warning,
        "two concepts share a form",
        "Words that may stand for two concepts are uncertain unless the other language decides. Keep the form in the concept that it means, or say in the `note` of both that they are homonyms by naming each other's id: then it is a note, as for concepts of different regions.",
    ),
    new(
        "avoided-elsewhere",
        Error,
        "a form that one concept avoids is another's own",
        "Right uses of the other concept would be reported. If the form is wrong only in this sense, take it out of the list and say so in `note`. A warning where it is but a variant there, or only matches when inflected.",
    ),
    new(
        "avoided-and-usable",
        Error,
        "a concept avoids a form that it also allows",
        "The two lists contradict each other. A warning where what is to be avoided is an inflected form of what is allowed; a note the other way round, since the allowed form is nearer to its own spelling and wins.",
    ),
];

/// The rule called `id`.
pub fn rule(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// A rule that this module names.
///
/// # Panics
/// If there is none: a slip in the source that any test of the rule would meet.
pub(super) fn known(id: &str) -> &'static Rule {
    match rule(id) {
        Some(rule) => rule,
        None => unreachable!("no rule `{id}`"),
    }
}
