//! The listed forms of a glossary, read word by word into patterns.

use super::arabic::ArabicWord;
use super::concept::{Concept, ConceptStatus, Terms};
use super::french::{self, FrenchWord};
use super::generic::PlainWord;
use super::loose::Slip;
use super::words::{Gap, Word, Written, words};
use crate::text::{Folded, Script, dominant_script, fold};
use std::sync::Arc;

/// How far a form in a text is from the form that is listed. Nearer tiers come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// The listed form, but for what folding takes away: case, vowel signs, kinds of apostrophe.
    Exact,
    /// With an article, preposition, conjunction or pronoun glued to it, or without the listed article.
    Clitic,
    /// In another number, gender or case, or a declared plural.
    Inflected,
    /// Misspelt, or oddly built: a suggestion, never a finding.
    Loose,
}

impl Tier {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Tier::Exact => "exact",
            Tier::Clitic => "clitic",
            Tier::Inflected => "inflected",
            Tier::Loose => "loose",
        }
    }
}

/// How the glossary lists a form. Better ones come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// The term itself, an abbreviation or a declared plural of it.
    Preferred,
    /// A variant.
    Admitted,
    /// A form to avoid, or any form of a deprecated concept.
    Forbidden,
}

impl Standing {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Preferred => "preferred",
            Standing::Admitted => "admitted",
            Standing::Forbidden => "forbidden",
        }
    }
}

/// How a word of a text fits a word of a listed form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fit {
    /// How far it is from the listed word.
    pub tier: Tier,
    /// Whether it has the article; `None` where that says nothing.
    pub definite: Option<bool>,
    /// Whether a pronoun is glued to it.
    pub pronoun: bool,
    /// Whether it may just as well be another word.
    pub homograph: bool,
}

impl Fit {
    /// A fit that says nothing of articles and pronouns.
    pub fn plain(tier: Tier) -> Fit {
        Fit { tier, definite: None, pronoun: false, homograph: false }
    }
}

/// What a homograph is beside being a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Homograph {
    /// Another word, whatever stands around it.
    Other,
    /// An adjective, a participle or a verb: as a noun it is the term.
    NoNoun,
}

/// What the mark of a homograph begins with that is merely no noun otherwise.
const NOUN: &str = "noun=";

/// The form that an item of a list of homographs marks.
pub(super) fn bare_homograph(item: &str) -> &str {
    item.strip_prefix(NOUN).map_or(item, str::trim)
}

/// How the glossary marks `form` as a homograph.
fn homograph(form: &str, terms: &Terms) -> Option<Homograph> {
    let marked = terms.homographs.iter().find(|item| fold(bare_homograph(item)).text == fold(form).text)?;
    Some(if marked.starts_with(NOUN) { Homograph::NoNoun } else { Homograph::Other })
}

/// The place of a word in its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// The only word.
    Alone,
    /// The first of several.
    Head,
    /// Any later one.
    Later,
}

/// A form as a glossary lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// Index of the concept.
    pub concept: usize,
    pub standing: Standing,
    pub text: Arc<str>,
    /// A declared plural: never nearer than [`Tier::Inflected`].
    pub plural: bool,
    /// The rules may not form a sound plural, since another one is declared.
    broken: bool,
    /// The glossary gives the term both genders.
    both_genders: bool,
    /// An everyday word as well.
    pub homograph: Option<Homograph>,
    /// An expression that means something else: it hides the forms of its concept.
    pub hides: bool,
}

/// One way to write a form, word by word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pattern {
    /// Index of the form.
    pub form: usize,
    pub words: Vec<WordPattern>,
    /// What stands after each word but the last.
    pub gaps: Vec<Gap>,
    /// Whether the first and the last word are listed with a capital, as names are.
    pub names: (bool, bool),
    /// Not the listed spelling itself.
    pub respelt: bool,
}

/// A word of a listed form by the rules of its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum WordPattern {
    Arabic(ArabicWord),
    French(FrenchWord),
    Plain(PlainWord),
}

impl WordPattern {
    fn new(listed: &str, lang: &str, role: Role, complement: bool, form: &Form) -> WordPattern {
        match lang {
            "ar" if dominant_script(listed) == Script::Arabic => {
                WordPattern::Arabic(ArabicWord::new(listed, role, form.broken, form.plural, form.both_genders && !form.plural))
            }
            "fr" if !PlainWord::is_name_in_capitals(listed) => {
                WordPattern::French(FrenchWord::new(listed, role, complement, form.both_genders))
            }
            _ => WordPattern::Plain(PlainWord::new(listed)),
        }
    }

    /// What a text must hold one of for the word to be there.
    pub fn keys(&self) -> Vec<String> {
        match self {
            WordPattern::Arabic(word) => vec![word.key().to_owned()],
            WordPattern::French(word) => vec![word.key().to_owned()],
            WordPattern::Plain(word) => word.keys(),
        }
    }

    /// How `token` is a form of the word; its key stands at byte `at` of the token if that is known.
    pub fn fits(&self, token: Written<'_>, at: Option<usize>) -> Option<Fit> {
        match self {
            WordPattern::Arabic(word) => word.fits(token, at),
            WordPattern::French(word) => word.fits(token),
            WordPattern::Plain(word) => word.fits(token),
        }
    }

    /// True when `token` is the word without its accents.
    pub fn lost_accents(&self, token: Written<'_>) -> bool {
        matches!(self, WordPattern::French(word) if word.lost_accents(token))
    }

    /// How `token` is a misspelling of the word.
    pub fn slip(&self, token: Written<'_>) -> Option<Slip> {
        match self {
            WordPattern::Arabic(word) => word.slip(token.folded),
            WordPattern::French(word) => word.slip(token),
            WordPattern::Plain(_) => None,
        }
    }

    /// Spellings, folded, that a misspelt word is compared with.
    pub fn spellings(&self) -> Vec<String> {
        match self {
            WordPattern::Arabic(word) => word.spelling().map(str::to_owned).into_iter().collect(),
            WordPattern::French(word) => word.spellings(),
            WordPattern::Plain(_) => Vec::new(),
        }
    }
}

/// The forms of a concept in one language, best standing first.
pub(super) fn forms(index: usize, concept: &Concept, terms: &Terms) -> Vec<Form> {
    let rank = |standing| match (concept.status, standing) {
        (ConceptStatus::Deprecated, _) => Standing::Forbidden,
        (ConceptStatus::Admitted, Standing::Preferred) => Standing::Admitted,
        (_, standing) => standing,
    };
    let both_genders = terms.gender.contains('m') && terms.gender.contains('f');
    let form = |text: &str, standing, plural, broken| Form {
        concept: index,
        standing: rank(standing),
        text: text.into(),
        plural,
        broken,
        both_genders,
        homograph: homograph(text, terms),
        hides: false,
    };
    let mut found = Vec::new();
    if !terms.term.is_empty() {
        found.push(form(&terms.term, Standing::Preferred, false, !terms.plurals.is_empty()));
    }
    found.extend(terms.abbreviations.iter().map(|text| form(text, Standing::Preferred, false, false)));
    let variants: Vec<Form> = terms.admitted().map(|text| form(text, Standing::Admitted, false, false)).collect();
    for plural in &terms.plurals {
        let same_letters = |singular: &str, plural: &str| skeleton(singular) == skeleton(plural);
        let of_variant = plural_owner(plural, terms, same_letters).is_some_and(|owner| owner != terms.term);
        let plural = whole_plural(plural, terms);
        let standing = if of_variant { Standing::Admitted } else { Standing::Preferred };
        // The plural of a homograph is one too.
        let singular = if of_variant { None } else { found.first() };
        let homograph = singular.and_then(|term| term.homograph).filter(|_| !plural.contains(char::is_whitespace));
        let plural = form(&plural, standing, true, true);
        found.push(Form { homograph: homograph.or(plural.homograph), ..plural });
    }
    found.extend(variants);
    found.extend(terms.avoid.iter().map(|text| form(text, Standing::Forbidden, false, false)));
    found.extend(terms.not.iter().map(|text| Form { hides: true, ..form(text, Standing::Admitted, false, false) }));
    found
}

/// The plural of the head of a longer term, listed alone, is completed by the rest of the term, unless it is rather that of a variant of one word.
fn whole_plural(plural: &str, terms: &Terms) -> String {
    let is_single = |form: &str| words(&fold(form).text).len() == 1;
    match terms.term.split_once(char::is_whitespace) {
        Some((head, rest)) if is_single(plural) => {
            let of_head = skeleton(head) == skeleton(plural);
            if of_head || !terms.admitted().any(|variant| is_single(variant)) { format!("{plural} {rest}") } else { plural.to_owned() }
        }
        _ => plural.to_owned(),
    }
}

/// The letters of an Arabic word that a broken plural keeps, without article; other words as they are, folded.
pub(super) fn skeleton(word: &str) -> String {
    let folded = fold(word).text;
    folded.strip_prefix("ال").unwrap_or(&folded).chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ة' | 'ء' | 'ئ' | 'ؤ')).collect()
}

/// The form of a concept that a declared plural belongs to: the one whose words it has but for the head, or, for a plural of one word, the one that its
/// letters point to, and else the first of one word. `None` when it is the plural of nothing there.
pub(super) fn plural_owner<'t>(plural: &str, terms: &'t Terms, points_to: impl Fn(&str, &str) -> bool) -> Option<&'t str> {
    let plural = whole_plural(plural, terms);
    let singulars: Vec<&str> =
        std::iter::once(&terms.term).chain(terms.admitted()).map(String::as_str).filter(|form| !form.is_empty()).collect();
    let count = |form: &str| words(&fold(form).text).len();
    if count(&plural) == 1 {
        let mut single = singulars.iter().copied().filter(|form| count(form) == 1);
        return single.clone().find(|form| points_to(form, &plural)).or_else(|| single.next());
    }
    singulars.into_iter().find(|text| {
        let singular = Form {
            concept: 0,
            standing: Standing::Preferred,
            text: (*text).into(),
            plural: false,
            broken: true,
            both_genders: false,
            homograph: None,
            hides: false,
        };
        is_plural_of(&plural, &singular, terms.lang.as_str())
    })
}

/// True when the words after the head of `plural` are those of `singular`, or, for single words, when rules tell the plural.
fn is_plural_of(plural: &str, singular: &Form, lang: &str) -> bool {
    let folded = fold(plural);
    let tokens = words(&folded.text);
    let Some(pattern) = read(&singular.text, lang, 0, singular) else { return false };
    let from = usize::from(tokens.len() > 1);
    tokens.len() == pattern.words.len()
        && tokens.iter().zip(&pattern.words).skip(from).all(|(token, word)| {
            let token = super::words::written(plural, &folded, *token);
            word.fits(token, None).is_some() || lang == "ar" && from == 0 && sounds_plural(&pattern, token)
        })
}

fn sounds_plural(singular: &Pattern, token: Written<'_>) -> bool {
    singular.words.first().is_some_and(|word| {
        let key = word.keys();
        key.iter().any(|key| token.folded.strip_prefix(key.as_str()).is_some_and(|rest| matches!(rest, "ات" | "ون" | "ين")))
    })
}

/// The ways to write a form.
pub(super) fn patterns(index: usize, form: &Form, lang: &str) -> Vec<Pattern> {
    let mut found: Vec<Pattern> = read(&form.text, lang, index, form).into_iter().collect();
    if lang == "fr" {
        for variant in french::spelling_variants(&form.text) {
            found.extend(read(&variant, lang, index, form).map(|pattern| Pattern { respelt: true, ..pattern }));
        }
    }
    found
}

fn read(listed: &str, lang: &str, index: usize, form: &Form) -> Option<Pattern> {
    let folded = fold(listed);
    let tokens = words(&folded.text);
    let (first, last) = (tokens.first()?, tokens.last()?);
    let raw = |word: &Word| folded.source(word.start, word.end).of(listed);
    let capital = |word: &Word| raw(word).chars().next().is_some_and(char::is_uppercase);
    let patterns = tokens
        .iter()
        .enumerate()
        .map(|(at, word)| {
            let role = match at {
                0 if tokens.len() == 1 => Role::Alone,
                0 => Role::Head,
                _ => Role::Later,
            };
            let before = at.checked_sub(1).and_then(|before| tokens.get(before));
            let complement = before.is_some_and(|before| french::is_link(before.of(&folded)));
            WordPattern::new(raw(word), lang, role, complement, form)
        })
        .collect();
    Some(Pattern {
        form: index,
        words: patterns,
        gaps: tokens.windows(2).map(|pair| Gap::listed(between(&folded, pair[0], pair[1]))).collect(),
        names: (capital(first), capital(last)),
        respelt: false,
    })
}

/// The folded text between two words.
pub(super) fn between(folded: &Folded, left: Word, right: Word) -> &str {
    &folded.text[left.end..right.start]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::Glossary;
    use crate::language::Lang;

    fn listed(row: &str) -> Vec<(String, Standing)> {
        let table = format!("id,fr,ar,ar_variants,ar_avoid,ar_plural,status\n1,x,{row}\n");
        let glossary = Glossary::from_str("g.csv", &table, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        let concept = &glossary.concepts()[0];
        let terms = concept.in_language(&Lang::ARABIC).expect("the Arabic side");
        forms(0, concept, terms).into_iter().map(|form| (form.text.to_string(), form.standing)).collect()
    }

    #[test]
    fn plurals_rank_with_the_form_they_belong_to() {
        use Standing::{Admitted, Forbidden, Preferred};
        assert_eq!(
            listed("مركز جمركي,مخفر حدودي,كشك,مراكز جمركية|مخافر حدودية,"),
            [
                ("مركز جمركي".to_owned(), Preferred),
                ("مراكز جمركية".to_owned(), Preferred),
                ("مخافر حدودية".to_owned(), Admitted),
                ("مخفر حدودي".to_owned(), Admitted),
                ("كشك".to_owned(), Forbidden),
            ]
        );
    }

    #[test]
    fn a_plural_of_one_word_may_belong_to_a_variant() {
        assert_eq!(listed("مرتكب الجريمة,الجاني,,مرتكبو الجريمة|جناة,")[2], ("جناة".to_owned(), Standing::Admitted));
    }

    #[test]
    fn a_plural_head_gets_the_rest_of_its_term() {
        assert_eq!(listed("برج مراقبة,,,أبراج,")[1].0, "أبراج مراقبة");
    }

    #[test]
    fn deprecated_concepts_have_only_forbidden_forms() {
        assert!(listed("برج,صرح,,أبراج,deprecated").iter().all(|(_, standing)| *standing == Standing::Forbidden));
    }
}
