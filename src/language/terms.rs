//! How words stand in terms: which of them join others, which never belong to one, and what a written form is a form of.

/// What a word of grammar does in a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermRole {
    /// Joins two parts of a term: *contrôle **de** police*. Holds the preposition without what is contracted with it.
    Link(&'static str),
    /// Stands before a noun inside a term and says nothing: *force de **la** loi*.
    Article,
    /// Belongs to no term: pronouns, quantities, adjectives that point or judge.
    Outside,
}

/// What is written to the front of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Front {
    /// Nothing, or an article only.
    #[default]
    Nothing,
    /// A conjunction: a term may begin with the word and not hold it elsewhere.
    Conjunction,
    /// A preposition: it joins the word to the one before.
    Preposition,
}

/// A shorter form that a word may be a form of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Base {
    /// The form, folded, but for a final é in French.
    pub text: String,
    /// True where only adjectives are changed like this: a noun keeps its gender.
    pub adjective: bool,
    /// True where the ending leaves little doubt, so that the base is preferred even to a listed form.
    pub sure: bool,
    /// True where the form is of the same number as the base: an accusative, a feminine.
    pub same_number: bool,
}

/// One way to read a written word as a part of a term.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TermReading {
    /// The word as written, without what is glued to it.
    pub core: String,
    /// The same for comparison: folded, but for a final é in French.
    pub key: String,
    /// The article that was written to it; empty when there was none.
    pub article: &'static str,
    /// What else was written to its front.
    pub front: Front,
    /// True when a pronoun was written to its end: nothing of the term may follow.
    pub pronoun: bool,
    /// What the key may be a form of, likeliest first.
    pub bases: Vec<Base>,
}

impl TermReading {
    /// The word as it stands, with `bases`.
    pub(super) fn plain(written: &str, key: String, bases: Vec<Base>) -> TermReading {
        TermReading { core: written.to_owned(), key, bases, ..TermReading::default() }
    }
}

/// Bases for a language of which nothing is known: the word without its last letter or two, which a corpus confirms by holding the shorter word as well.
pub(super) fn generic_bases(word: &str) -> Vec<Base> {
    const KEPT: usize = 4;
    let ends: Vec<usize> = word.char_indices().map(|(at, _)| at).collect();
    (1..=2)
        .filter(|cut| ends.len() >= KEPT + cut)
        .map(|cut| Base { text: word[..ends[ends.len() - cut]].to_owned(), adjective: false, sure: false, same_number: false })
        .collect()
}
