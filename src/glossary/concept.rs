//! Concepts and the glossary that holds them.

use super::context::Context;
use crate::error::{Error, Result};
use crate::language::Lang;
use rustc_hash::FxHashMap;

/// What a terminologist decided about a concept as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum ConceptStatus {
    /// Its preferred terms are to be used.
    #[default]
    Preferred,
    /// Its terms may be used.
    Admitted,
    /// None of its terms may be used any more.
    Deprecated,
}

impl ConceptStatus {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            ConceptStatus::Preferred => "preferred",
            ConceptStatus::Admitted => "admitted",
            ConceptStatus::Deprecated => "deprecated",
        }
    }
}

/// What a concept is called in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Terms {
    /// The language.
    pub lang: Lang,
    /// The preferred term; empty when the language has none.
    pub term: String,
    /// Abbreviations of the preferred term.
    pub abbreviations: Vec<String>,
    /// Admitted terms.
    pub variants: Vec<String>,
    /// Terms not to be used.
    pub avoid: Vec<String>,
    /// Plurals that rules do not give, such as Arabic broken plurals.
    pub plurals: Vec<String>,
    /// Expressions that hold a form of the concept but mean something else: the concept is not found in them.
    pub not: Vec<String>,
    /// Forms that are everyday words as well: they are believed only where the subject field shows. One that is merely an adjective, participle or verb as
    /// well is written `noun=FORM`: it is also believed where it has to be a noun, after an article for instance.
    pub homographs: Vec<String>,
    /// What a house or region prefers in place of `term`: `(style, term)`. The same forms are admitted everywhere.
    pub styles: Vec<(String, String)>,
    /// Grammatical gender as given, usually `m` or `f`; `m/f` for a person noun that has both.
    pub gender: String,
}

impl Terms {
    /// Nothing yet in `lang`.
    pub fn empty(lang: Lang) -> Terms {
        Terms {
            lang,
            term: String::new(),
            abbreviations: Vec::new(),
            variants: Vec::new(),
            avoid: Vec::new(),
            plurals: Vec::new(),
            not: Vec::new(),
            homographs: Vec::new(),
            styles: Vec::new(),
            gender: String::new(),
        }
    }

    /// Every form that may be used: the term, its abbreviations, its variants, what houses prefer, declared plurals.
    pub fn usable(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.term)
            .chain(&self.abbreviations)
            .chain(self.admitted())
            .chain(&self.plurals)
            .map(String::as_str)
            .filter(|form| !form.is_empty())
    }

    /// Admitted forms: the variants, and what houses and regions prefer, each once.
    pub fn admitted(&self) -> impl Iterator<Item = &String> {
        let preferred_somewhere = self.styles.iter().enumerate().filter(|(at, (_, form))| {
            *form != self.term && !self.variants.contains(form) && !self.styles[..*at].iter().any(|(_, earlier)| earlier == form)
        });
        self.variants.iter().chain(preferred_somewhere.map(|(_, (_, form))| form))
    }
}

/// One row of a glossary: a concept and its names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Identifier, unique in the glossary.
    pub id: String,
    /// Subject field, `/` between levels.
    pub domain: String,
    /// Names by language, in the order of the columns.
    pub terms: Vec<Terms>,
    /// Status of the concept.
    pub status: ConceptStatus,
    /// Country or organisation whose usage it is; empty when general.
    pub region: String,
    /// Definition.
    pub definition: String,
    /// Where the terms come from.
    pub source: String,
    /// Remark.
    pub note: String,
    /// Columns that the program does not know, `(name, cell)`, in the order of the file.
    pub extra: Vec<(String, String)>,
    /// `file:line` of its row, for messages.
    pub place: String,
}

impl Concept {
    /// A concept without names; `place` is `file:line`.
    pub fn new(id: impl Into<String>, place: impl Into<String>) -> Concept {
        Concept {
            id: id.into(),
            domain: String::new(),
            terms: Vec::new(),
            status: ConceptStatus::default(),
            region: String::new(),
            definition: String::new(),
            source: String::new(),
            note: String::new(),
            extra: Vec::new(),
            place: place.into(),
        }
    }

    /// What the concept is called in `lang`, to be filled in; the language is added when it is not there yet.
    pub fn in_language_mut(&mut self, lang: &Lang) -> &mut Terms {
        let at = self.terms.iter().position(|terms| terms.lang == *lang).unwrap_or_else(|| {
            self.terms.push(Terms::empty(lang.clone()));
            self.terms.len() - 1
        });
        &mut self.terms[at]
    }

    /// What the concept is called in `lang`.
    pub fn in_language(&self, lang: &Lang) -> Option<&Terms> {
        self.terms.iter().find(|terms| terms.lang == *lang)
    }

    /// The preferred term in `lang`; empty when there is none.
    pub fn term(&self, lang: &Lang) -> &str {
        self.in_language(lang).map_or("", |terms| terms.term.as_str())
    }
}

/// A termbase for one pair of languages; other languages' columns are kept as well.
#[derive(Debug, Clone)]
pub struct Glossary {
    from: Lang,
    to: Lang,
    concepts: Vec<Concept>,
    context: Context,
    places: FxHashMap<String, usize>,
}

impl Glossary {
    /// An empty glossary for texts in `from` held against texts in `to`.
    pub fn new(from: &Lang, to: &Lang) -> Glossary {
        Glossary { from: from.clone(), to: to.clone(), concepts: Vec::new(), context: Context::default(), places: FxHashMap::default() }
    }

    /// The pair of languages.
    pub fn languages(&self) -> (&Lang, &Lang) {
        (&self.from, &self.to)
    }

    /// The concepts in the order in which they were read. [`TermMatch::concept`](super::TermMatch::concept) is an index into them.
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    pub(super) fn concepts_mut(&mut self) -> &mut [Concept] {
        &mut self.concepts
    }

    /// Words that show the subject field, for homographs.
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// Takes other words that show the subject field.
    pub fn set_context(&mut self, context: Context) {
        self.context = context;
    }

    /// The concept called `id`.
    pub fn get(&self, id: &str) -> Option<&Concept> {
        self.places.get(id).and_then(|&at| self.concepts.get(at))
    }

    /// Adds a concept.
    ///
    /// # Errors
    /// An `id` that is there already; the message names both places.
    pub fn add(&mut self, concept: Concept) -> Result<()> {
        if let Some(first) = self.get(&concept.id) {
            let message = format!("the id `{}` was used before, at {}: give one of the two another id", concept.id, first.place);
            return Err(Error::input(&concept.place, message));
        }
        self.places.insert(concept.id.clone(), self.concepts.len());
        self.concepts.push(concept);
        Ok(())
    }

    /// Pairs of equivalent forms in `from` and `to`: every usable form of the one language with every usable form of the other. Forms to avoid, and deprecated
    /// concepts, are left out.
    pub fn entries<'a>(&'a self, from: &'a Lang, to: &'a Lang) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.concepts.iter().filter(|concept| concept.status != ConceptStatus::Deprecated).flat_map(move |concept| {
            let sources = concept.in_language(from).into_iter().flat_map(Terms::usable);
            sources.flat_map(move |source| concept.in_language(to).into_iter().flat_map(Terms::usable).map(move |target| (source, target)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_leave_out_what_is_to_be_avoided() {
        let table = "id,fr,fr_abbr,fr_avoid,ar,ar_plural,status\n\
            a,poste de garde,PG,guérite,مركز حراسة,مراكز حراسة,\nb,vigie,,,برج,,deprecated\n";
        let glossary = Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        let pairs: Vec<_> = glossary.entries(&Lang::FRENCH, &Lang::ARABIC).collect();
        assert_eq!(
            pairs,
            [("poste de garde", "مركز حراسة"), ("poste de garde", "مراكز حراسة"), ("PG", "مركز حراسة"), ("PG", "مراكز حراسة")]
        );
        assert_eq!(glossary.get("b").map(|concept| concept.status), Some(ConceptStatus::Deprecated));
    }
}
