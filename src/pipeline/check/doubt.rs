//! Doubts: what keeps a term that nothing answers from being called missing.

use super::{Bead, Checker};
use crate::align::Inputs;
use crate::align::explain::{self, Explanation};
use crate::glossary::{Found, Occurrence, TermMatch, Tier};
use crate::language::{self, Lang};
use crate::lexicon::End;
use crate::text::{Span, fold, is_mark};

/// Why nothing firm can be said of a term that nothing answers.
pub(super) enum Doubt {
    /// The bead has one side.
    Alone,
    /// The bead may be wrong, or the texts do not say the same in the same order.
    Bead,
    /// The term is an everyday word as well.
    Homograph,
    /// It is part of a name.
    Name,
    /// The sentence before or after answers it.
    Nearby,
    /// The first word of a longer term stands there: the term may be shortened.
    Short(Span),
    /// Other words answer the term.
    Otherwise(Span),
}

/// Bytes of a text beyond which it is no sentence or paragraph, and nothing can be said to be missing in it.
const LONGEST: usize = 20_000;

impl Checker<'_> {
    /// Whether the lexicon knows all words of a stretch: then it is no slip of the pen, however like a term it looks.
    pub(super) fn are_words(&self, stretch: &str, end: End, lang: &Lang) -> bool {
        let language = language::of(lang.as_str());
        let mut words = stretch.split(|c: char| !c.is_alphabetic() && !is_mark(c)).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| !self.knowledge.lexicon.known(end, &fold(word).text, language).is_empty())
    }

    /// What keeps a term that nothing answers from being called missing.
    pub(super) fn doubt(
        &self,
        bead: &Bead<'_>,
        found: &[Found; 2],
        neighbours: &[Option<&(Bead<'_>, [Found; 2])>; 2],
        occurrence: &Occurrence,
        evidence: &mut Option<Explanation>,
    ) -> Option<Doubt> {
        let (Some(source), Some(target)) = (&bead.source, &bead.target) else { return Some(Doubt::Alone) };
        if !bead.sure || source.text.len().max(target.text.len()) > LONGEST {
            return Some(Doubt::Bead);
        }
        let (term, in_source) = match (&occurrence.from, &occurrence.to) {
            (Some(term), _) => (term, true),
            (None, Some(term)) => (term, false),
            (None, None) => return None,
        };
        if term.homograph {
            return Some(Doubt::Homograph);
        }
        let opposite = usize::from(in_source);
        // Translators move things from one sentence to the next.
        let names = |found: &Found| found.terms.iter().chain(&found.hidden).any(|term| term.standing_for(occurrence.concept).is_some());
        if neighbours.iter().flatten().any(|(_, found)| names(&found[opposite])) {
            return Some(Doubt::Nearby);
        }
        let (from, to) = (&self.settings.from, &self.settings.to);
        let (text, matcher) =
            if in_source { (target.text, &self.knowledge.to_matcher) } else { (source.text, &self.knowledge.from_matcher) };
        let head = matcher.find_head(occurrence.concept, text);
        // Another term that begins with the same word answers nothing, unless it is the beginning of this one.
        let begins = |term: &TermMatch| matcher.begins(&term.form, occurrence.concept);
        let is_other = |term: &TermMatch, head: Span| term.tier != Tier::Loose && term.span.overlaps(head) && !begins(term);
        let is_free = |head: &Span| !found[opposite].terms.iter().any(|term| is_other(term, *head));
        if let Some(head) = head.filter(is_free) {
            return Some(Doubt::Short(head));
        }
        // Terms of several words on both sides have one sense; a word may be meant in another, or said another way.
        let concept = self.knowledge.glossary.concepts().get(occurrence.concept)?;
        if [from, to].iter().all(|lang| concept.term(lang).contains(char::is_whitespace)) {
            return None;
        }
        let told = evidence.get_or_insert_with(|| {
            let (from, to) = (language::of(self.settings.from.as_str()), language::of(self.settings.to.as_str()));
            let inputs = Inputs { source: &[], target: &[], from, to };
            explain::explain(source.text, target.text, inputs, &self.knowledge.lexicon)
        });
        let names = told.names.iter().map(|pair| if in_source { pair.source } else { pair.target });
        if names.into_iter().any(|name| name.overlaps(term.span)) {
            return Some(Doubt::Name);
        }
        let pairs = told.words.iter().filter(|pair| pair.weight > 0.0);
        let mut answers = pairs.filter_map(|pair| {
            let (own, other) = if in_source { (pair.source, pair.target) } else { (pair.target, pair.source) };
            own.overlaps(term.span).then_some(other)
        });
        answers.next().map(Doubt::Otherwise)
    }
}
