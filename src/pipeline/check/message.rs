//! What is said of an occurrence, in one sentence.

use super::doubt::Doubt;
use crate::glossary::{Rule, Terms};
use crate::text::Span;

/// What may be used for a concept, the preferred term first.
pub(super) fn approved(terms: &Terms) -> Vec<String> {
    let mut approved: Vec<String> = Vec::new();
    for form in std::iter::once(&terms.term).chain(&terms.abbreviations).chain(terms.admitted()) {
        if !form.is_empty() && !approved.contains(form) {
            approved.push(form.clone());
        }
    }
    approved
}

/// The words that a message is made of.
pub(super) struct Words<'t> {
    /// The term in the translation.
    pub own: Option<&'t str>,
    /// The term in the original.
    pub other: Option<&'t str>,
    /// The listed form of `own`.
    pub form: Option<&'t str>,
    /// The concept as a whole is not to be used any more.
    pub deprecated: bool,
    /// What the translation may use.
    pub expected: &'t [String],
    /// What the original may use.
    pub listed: &'t [String],
}

impl Words<'_> {
    /// One sentence: what is wrong and what to do. `answer` gives the words that a doubt speaks of.
    pub fn message(&self, rule: Option<Rule>, doubt: Option<&Doubt>, answer: impl Fn(Span) -> String) -> String {
        let first = |forms: &[String]| forms.first().cloned().unwrap_or_default();
        let (expected, listed) = (first(self.expected), first(self.listed));
        let (own, other) = (self.own.unwrap_or_default(), self.other.unwrap_or_default());
        match (rule, doubt) {
            (None, _) => String::new(),
            (Some(Rule::Forbidden), _) if self.deprecated => format!("avoid “{own}”: the concept is deprecated"),
            (Some(Rule::Forbidden), _) if expected.is_empty() => format!("avoid “{own}”"),
            (Some(Rule::Forbidden), _) => format!("avoid “{own}”: use “{expected}”"),
            (Some(Rule::Admitted), _) => format!("“{own}” is admitted, “{expected}” is preferred"),
            (Some(Rule::Misspelt), _) => format!("“{own}” looks like a slip for “{}”", self.form.unwrap_or_default()),
            (Some(Rule::Original), _) => format!("the original says “{other}”, a form to avoid; nothing to mend in it"),
            (Some(_), Some(Doubt::Alone)) => format!("“{own}{other}” stands alone: no text answers it"),
            (Some(_), Some(Doubt::Bead)) => format!("“{own}{other}” has no answer, but the two texts may not answer each other"),
            (Some(_), Some(Doubt::Homograph)) => format!("“{own}{other}” has no answer, but it is an everyday word as well"),
            (Some(_), Some(Doubt::Name)) => format!("“{own}{other}” seems to be part of a name"),
            (Some(_), Some(Doubt::Nearby)) => format!("“{own}{other}” seems to be answered in the sentence before or after"),
            (Some(_), Some(Doubt::Short(span))) => {
                format!("“{own}{other}” may be answered by “{}”, short for a listed term", answer(*span))
            }
            (Some(_), Some(Doubt::Otherwise(span))) => {
                format!("“{own}{other}” seems to be answered by “{}”, which is no listed term of it", answer(*span))
            }
            (Some(Rule::Missing), None) if self.own.is_none() => {
                format!("nothing renders “{other}”: “{expected}” is expected, or another listed term")
            }
            (Some(Rule::Missing), None) => format!(
                "“{own}” renders nothing of the original: “{listed}” is listed; check the translation, or add the original’s word to the glossary"
            ),
            (Some(Rule::Uncertain), None) if self.own.is_none() => {
                format!("“{other}” may be the term for “{expected}”, which is not there")
            }
            (Some(Rule::Uncertain), None) if self.other.is_none() => format!("“{own}” may be a term, and nothing answers it"),
            (Some(Rule::Uncertain), None) => format!("“{own}” and “{other}” may be one term, or other words"),
        }
    }
}
