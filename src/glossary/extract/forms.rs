//! Forms that a glossary has to list, because its rules do not find them.

use super::Candidate;
use super::known::{concept, whole};
use crate::error::Result;
use crate::glossary::{Glossary, Matcher, Terms};
use crate::language::Lang;

/// What a glossary row of a candidate lists beside its terms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ListedForms {
    /// Forms of the first term that occur and that no rule leads to it.
    pub from_variants: Vec<String>,
    /// The same of the second.
    pub to_variants: Vec<String>,
    /// Plurals of the second term that no rule leads to it.
    pub to_plurals: Vec<String>,
}

/// For each candidate the forms that [`Matcher`] would not find by its terms alone.
///
/// # Errors
/// None as long as terms hold a letter, as those of [`extract`](super::extract) do.
pub fn listed_forms(candidates: &[Candidate], from: &Lang, to: &Lang) -> Result<Vec<ListedForms>> {
    let mut glossary = Glossary::new(from, to);
    for (number, candidate) in candidates.iter().enumerate() {
        let terms = [(from, &candidate.from), (to, &candidate.to)];
        let terms = terms.into_iter().map(|(lang, term)| Terms { term: term.clone(), ..Terms::empty(lang.clone()) }).collect();
        glossary.add(concept(number, terms, "candidates"))?;
    }
    let matchers = (Matcher::new(&glossary, from), Matcher::new(&glossary, to));
    let unmade = |matcher: &Matcher, forms: &[String], number: usize| -> Vec<String> {
        forms.iter().filter(|form| !whole(matcher, form).contains(&number)).cloned().collect()
    };
    let listed = candidates.iter().enumerate().map(|(number, candidate)| {
        let to_plurals = unmade(&matchers.1, &candidate.to_plurals, number);
        let mut to_variants = unmade(&matchers.1, &candidate.to_forms, number);
        to_variants.retain(|form| !to_plurals.contains(form));
        ListedForms { from_variants: unmade(&matchers.0, &candidate.from_forms, number), to_variants, to_plurals }
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_forms_that_rules_do_not_make_are_listed() {
        let candidate = Candidate {
            from: "digue".into(),
            to: "سد".into(),
            from_forms: vec!["digues".into()],
            to_forms: vec![],
            to_plurals: vec!["سدود".into()],
            score: 0.5,
            count_from: 3,
            count_to: 3,
            together: 3,
            documents: 1,
            dispersion: 0.5,
            contexts: vec![],
        };
        let listed = listed_forms(&[candidate], &Lang::FRENCH, &Lang::ARABIC).expect("good terms");
        assert_eq!((listed[0].from_variants.len(), listed[0].to_plurals.as_slice()), (0, &["سدود".to_owned()][..]));
    }
}
