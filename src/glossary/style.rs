//! House styles: which of several approved terms a country or an organisation prefers.

use super::concept::{Concept, ConceptStatus, Glossary, Terms};
use crate::error::{Error, Result};
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::collections::BTreeSet;

impl Glossary {
    /// Every style that the glossary knows: those of `CODE_styles` and those of `region`, sorted.
    pub fn styles(&self) -> BTreeSet<String> {
        let listed = self.concepts().iter().flat_map(|concept| {
            let preferences = concept.terms.iter().flat_map(|terms| terms.styles.iter().map(|(style, _)| style.clone()));
            preferences.chain(concept.regions().map(str::to_lowercase))
        });
        listed.collect()
    }

    /// The same glossary as the house `style` wants it.
    ///
    /// - Where a concept lists a term for the style, that term is the preferred one, and the one that was preferred before is admitted.
    /// - Where several concepts share a name in one language and one of them belongs to the region of that name, the others' terms that belong to another
    ///   region are admitted only.
    ///
    /// # Errors
    /// A style that the glossary does not know; the message names those it knows.
    pub fn in_style(mut self, style: &str) -> Result<Glossary> {
        let style = style.to_lowercase();
        let known = self.styles();
        if !known.contains(&style) {
            let known: Vec<_> = known.into_iter().collect();
            let known = if known.is_empty() { "none".to_owned() } else { known.join(", ") };
            return Err(Error::Usage(format!("--style {style}: the glossary knows these styles: {known}")));
        }
        let local: FxHashSet<String> = self.concepts().iter().filter(|concept| concept.is_of(&style)).flat_map(names).collect();
        for concept in self.concepts_mut() {
            for terms in &mut concept.terms {
                prefer(terms, &style);
            }
            let foreign = concept.regions().next().is_some() && !concept.is_of(&style);
            if foreign && concept.status == ConceptStatus::Preferred && names(concept).iter().any(|name| local.contains(name)) {
                concept.status = ConceptStatus::Admitted;
            }
        }
        Ok(self)
    }
}

impl Concept {
    /// The countries and organisations whose usage it is.
    pub fn regions(&self) -> impl Iterator<Item = &str> {
        self.region.split('|').map(str::trim).filter(|region| !region.is_empty())
    }

    fn is_of(&self, style: &str) -> bool {
        self.regions().any(|region| region.eq_ignore_ascii_case(style))
    }
}

/// The preferred terms of a concept with their languages, folded.
fn names(concept: &Concept) -> Vec<String> {
    let with_term = concept.terms.iter().filter(|terms| !terms.term.is_empty());
    with_term.map(|terms| format!("{}:{}", terms.lang, fold(&terms.term).text)).collect()
}

/// Makes what `style` prefers the term, and the term a variant.
fn prefer(terms: &mut Terms, style: &str) {
    let Some(wanted) = terms.styles.iter().find(|(name, _)| name == style).map(|(_, term)| term.clone()) else { return };
    if wanted == terms.term {
        return;
    }
    terms.variants.retain(|variant| *variant != wanted);
    terms.abbreviations.retain(|abbreviation| *abbreviation != wanted);
    let before = std::mem::replace(&mut terms.term, wanted);
    if !before.is_empty() && !terms.variants.contains(&before) {
        terms.variants.insert(0, before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Matcher, Status, check};
    use crate::language::Lang;

    const TABLE: &str = "id,fr,ar,ar_variants,ar_styles,region\n\
        quai,quai de contrôle,رصيف مراقبة,رصيف تفتيش,ma=مرسى مراقبة|dz=رصيف تفتيش,\n\
        garde-ma,garde du port,حراسة الميناء,,,ma\n\
        garde-tn,garde du port,خفر المرفأ,,,tn|ly\n";

    fn glossary() -> Glossary {
        Glossary::from_str("g.csv", TABLE, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary")
    }

    fn status(style: Option<&str>, french: &str, arabic: &str) -> Vec<(String, Status)> {
        let glossary = style.map_or_else(|| Ok(glossary()), |style| glossary().in_style(style)).expect("a known style");
        let found = |lang: &Lang, text| Matcher::new(&glossary, lang).find(text);
        check(&found(&Lang::FRENCH, french), &found(&Lang::ARABIC, arabic))
            .into_iter()
            .map(|row| (glossary.concepts()[row.concept].id.clone(), row.status))
            .collect()
    }

    #[test]
    fn a_style_prefers_its_own_term() {
        let pair = ("Le quai de contrôle est fermé.", "أغلق مرسى المراقبة");
        assert_eq!(status(None, pair.0, pair.1), [("quai".into(), Status::Admitted)]);
        assert_eq!(status(Some("ma"), pair.0, pair.1), [("quai".into(), Status::Preferred)]);
        assert_eq!(status(Some("DZ"), pair.0, pair.1), [("quai".into(), Status::Admitted)]);
        assert_eq!(status(Some("dz"), pair.0, "أغلق رصيف المراقبة"), [("quai".into(), Status::Admitted)]);
    }

    #[test]
    fn concepts_of_other_regions_step_back() {
        let french = "La garde du port veille.";
        assert_eq!(status(None, french, "يسهر خفر المرفأ"), [("garde-tn".into(), Status::Preferred)]);
        assert_eq!(status(Some("ma"), french, "يسهر خفر المرفأ"), [("garde-tn".into(), Status::Admitted)]);
        assert_eq!(status(Some("ma"), french, "تسهر حراسة الميناء"), [("garde-ma".into(), Status::Preferred)]);
        // Nothing answers: without a style either concept may be meant.
        assert_eq!(status(None, french, "لا أحد"), [("garde-ma".into(), Status::Uncertain)]);
        assert_eq!(status(Some("ly"), french, "لا أحد"), [("garde-tn".into(), Status::Missing)]);
    }

    #[test]
    fn unknown_styles_are_named() {
        let error = glossary().in_style("fr").expect_err("no such style").to_string();
        assert_eq!(error, "--style fr: the glossary knows these styles: dz, ly, ma, tn");
    }
}
