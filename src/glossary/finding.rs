//! What to make of an occurrence: the rule that it breaks, and how bad that is.

use super::check::{Occurrence, Status};
use super::form::{Standing, Tier};
use super::resolve::TermMatch;

/// How bad a finding is. Worse ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// To be known.
    Note,
    /// To be looked at.
    Warning,
    /// To be mended.
    Error,
}

impl Level {
    /// The name used in files; SARIF and GitHub use the same.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// Which text of a bead was written first. A translation is held against its original, never the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Original {
    /// The first text.
    From,
    /// The second text.
    To,
}

/// What a finding says. The names are stable: baselines and code scanning rest on them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// The translation uses a form to avoid.
    Forbidden,
    /// One side names a concept and the other has none of its terms.
    Missing,
    /// The translation uses an admitted term where another one is preferred.
    Admitted,
    /// What was found is no more than likely.
    Uncertain,
    /// A word of the translation is one slip away from a listed term.
    Misspelt,
    /// The original itself uses a form to avoid.
    Original,
}

impl Rule {
    /// All rules, the worst first.
    pub const ALL: [Rule; 6] = [Rule::Forbidden, Rule::Missing, Rule::Misspelt, Rule::Admitted, Rule::Uncertain, Rule::Original];

    /// The name used on the command line and in files.
    pub fn id(self) -> &'static str {
        match self {
            Rule::Forbidden => "forbidden-term",
            Rule::Missing => "missing-term",
            Rule::Admitted => "admitted-term",
            Rule::Uncertain => "uncertain-term",
            Rule::Misspelt => "misspelt-term",
            Rule::Original => "term-of-original",
        }
    }

    /// The rule called `name`: its [`id`](Self::id), or its first word alone.
    pub fn named(name: &str) -> Option<Rule> {
        let name = name.trim().to_lowercase();
        Rule::ALL.into_iter().find(|rule| rule.id() == name || rule.id().strip_suffix("-term") == Some(name.as_str()))
    }

    /// How bad it is.
    pub fn level(self) -> Level {
        match self {
            Rule::Forbidden => Level::Error,
            Rule::Missing => Level::Warning,
            Rule::Admitted | Rule::Uncertain | Rule::Misspelt | Rule::Original => Level::Note,
        }
    }

    /// What it says, in one line.
    pub fn summary(self) -> &'static str {
        match self {
            Rule::Forbidden => "the translation uses a form that the glossary says to avoid",
            Rule::Missing => "one side names a concept and the other has none of the terms that the glossary gives for it",
            Rule::Admitted => "the translation uses an admitted term where another one is preferred",
            Rule::Uncertain => "a term, or its answer, that may be another word: a look is needed",
            Rule::Misspelt => "a word of the translation is one slip of the pen away from a listed term",
            Rule::Original => "the original itself uses a form that the glossary says to avoid",
        }
    }

    /// What it means, when it is said, and what to do about it.
    pub fn explanation(self) -> &'static str {
        match self {
            Rule::Forbidden => {
                "Said when a form of the columns `fr_avoid` or `ar_avoid`, or any form of a deprecated concept, stands in the translation, in whatever number, \
                 gender or with whatever is attached to it. It does not matter whether the other side names the concept.\n\
                 Do: use the term that is expected. If the form is right in this place, list the longer expression in `fr_not` or `ar_not`, or take it off the list."
            }
            Rule::Missing => {
                "Said when a term stands in one text, the other text answers it (the bead is sure, in parallel order or given as such), and none of the concept's \
                 terms stands there: no preferred, admitted or forbidden one, in any form. A concept that is named twice needs one answer only, since a pronoun may \
                 stand for the second. Where the lexicon shows that other words answer the term, or the bead is not sure, it is `uncertain-term` instead.\n\
                 The finding is about the translation, or about the glossary; an original is never asked to change.\n\
                 Do: use the term that is expected; or add the word that stands there to the glossary, if it is right."
            }
            Rule::Admitted => {
                "Said when the translation uses a form of `fr_variants`, `ar_variants` or another house's term, and a preferred term exists. With --style the preferred \
                 term is that of the house.\n\
                 Do: nothing, unless your house wants one term throughout."
            }
            Rule::Uncertain => {
                "Said when a word is only like a listed one, when several concepts share the words, when the bead is not sure or has no other side, or when the lexicon \
                 shows that other words answer the term.\n\
                 Do: look. Nothing is claimed."
            }
            Rule::Misspelt => {
                "Said when a word of the translation differs from a listed form by one letter left out, added, exchanged or moved, or by its accents or hamza, and is no \
                 listed word itself.\n\
                 Do: correct the spelling."
            }
            Rule::Original => {
                "Said when a form to avoid stands in the text that was written first. A quotation is not corrected.\n\
                 Do: nothing in the original. Check that the translation uses the preferred term; if the form is common, consider listing it as a variant."
            }
        }
    }
}

/// The rule that an occurrence breaks, `None` if it breaks none. `from` and `to` of the occurrence are the two texts of the bead, in this order.
pub fn judge(occurrence: &Occurrence, original: Original) -> Option<Rule> {
    let (written, translated) = match original {
        Original::From => (&occurrence.from, &occurrence.to),
        Original::To => (&occurrence.to, &occurrence.from),
    };
    let is =
        |found: &Option<TermMatch>, standing| found.as_ref().and_then(|found| found.standing_for(occurrence.concept)) == Some(standing);
    let misspelt = translated.as_ref().is_some_and(|found| found.misspelt && found.tier == Tier::Loose);
    match occurrence.status {
        Status::Forbidden if is(translated, Standing::Forbidden) => Some(Rule::Forbidden),
        Status::Forbidden if is(written, Standing::Forbidden) => Some(Rule::Original),
        Status::Forbidden => Some(Rule::Forbidden),
        Status::Missing => Some(Rule::Missing),
        Status::Uncertain if misspelt => Some(Rule::Misspelt),
        Status::Uncertain => Some(Rule::Uncertain),
        Status::Preferred | Status::Admitted if is(translated, Standing::Admitted) => Some(Rule::Admitted),
        Status::Preferred | Status::Admitted => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, Matcher, check_both};
    use crate::language::Lang;

    const TABLE: &str = "id,fr,fr_variants,fr_avoid,ar,ar_variants,ar_avoid\n\
        vigie,poste de vigie,tour de guet,mirador,برج مراقبة,مرقب,برج تجسس\n\
        digue,digue centrale,,,حاجز مركزي,,\n";

    fn rules(french: &str, arabic: &str, original: Original) -> Vec<Option<&'static str>> {
        let glossary = Glossary::from_str("g.csv", TABLE, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        let found = |lang: &Lang, text| Matcher::new(&glossary, lang).find_all(text);
        let rows = check_both(&found(&Lang::FRENCH, french), &found(&Lang::ARABIC, arabic), original);
        rows.iter().map(|row| judge(row, original).map(Rule::id)).collect()
    }

    #[test]
    fn only_the_translation_is_blamed() {
        let pair = ("Un poste de vigie.", "برج تجسس");
        assert_eq!(rules(pair.0, pair.1, Original::To), [Some("term-of-original")]);
        assert_eq!(rules(pair.0, pair.1, Original::From), [Some("forbidden-term")]);
        let pair = ("Un mirador.", "برج المراقبة");
        assert_eq!(rules(pair.0, pair.1, Original::To), [Some("forbidden-term")]);
        assert_eq!(rules(pair.0, pair.1, Original::From), [Some("term-of-original")]);
        let pair = ("Une tour de guet.", "برج المراقبة");
        assert_eq!(rules(pair.0, pair.1, Original::To), [Some("admitted-term")]);
        assert_eq!(rules(pair.0, pair.1, Original::From), [None]);
    }

    #[test]
    fn what_either_side_lacks_is_missing() {
        assert_eq!(rules("Un poste de vigie.", "لا شيء", Original::To), [Some("missing-term")]);
        assert_eq!(rules("Rien.", "برج المراقبة", Original::To), [Some("missing-term")]);
        assert_eq!(rules("Rien.", "برج المراقبة", Original::From), [Some("missing-term")]);
        assert_eq!(rules("La digue centrale et la tour de guet.", "الحاجز المركزي والمرقب", Original::To), [None, Some("admitted-term")]);
        // Once is enough.
        assert_eq!(rules("La digue centrale.", "الحاجز المركزي هو الحاجز المركزي", Original::To), [None, None]);
        assert_eq!(rules("La digue centrale, oui, la digue centrale.", "الحاجز المركزي", Original::To), [None]);
    }

    #[test]
    fn slips_of_the_translation_are_told() {
        assert_eq!(rules("La digue centtrale.", "الحاجز المركزي", Original::To), [Some("misspelt-term")]);
    }

    #[test]
    fn rules_have_short_names() {
        assert_eq!(Rule::named("Missing"), Some(Rule::Missing));
        assert_eq!(Rule::named("term-of-original"), Some(Rule::Original));
        assert_eq!(Rule::named("nothing"), None);
    }
}
