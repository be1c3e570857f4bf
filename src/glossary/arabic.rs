//! How a word of an Arabic term may look in a text: what may be glued to its front and to its end, as closed sets.
//!
//! Order of what is glued: conjunction (و ف), preposition (ب ل ك), article, word, ending of number, pronoun. Everything is folded, except that a hamza on
//! the listed word tells its first letters from an article (إلكتروني).

use super::form::{Fit, Role, Tier};
use super::loose::{self, Slip};
use super::words::Written;
use crate::text::fold;
use std::borrow::Cow;

/// One word of a listed Arabic form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ArabicWord {
    /// What every form of the word contains: no article, no feminine ending, no final hamza or alif maqsura.
    stem: Box<str>,
    /// A preposition or conjunction that the listed word itself carries (للابتكار, والمفقودة); it must stand in the text too.
    prefix: Box<str>,
    /// The form is listed with the article.
    article: bool,
    /// The ending that was cut off to get the stem.
    shape: Shape,
    role: Role,
    /// A one-word term so short that with an ending or a bare proclitic it would be another word.
    guarded: bool,
    /// The letter that carries the hamza or madda that the listed word begins with.
    opening: Option<char>,
    /// The listed spelling without its article.
    spelling: Box<str>,
    /// A sound plural may be formed: no broken plural is declared.
    sound_plural: bool,
    /// A person noun of both genders.
    person: bool,
    /// A particle: it has no forms.
    particle: bool,
    /// What the indefinite accusative needs to be the word and no other.
    accusative: Accusative,
}

/// Whether a word takes the alif of the indefinite accusative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Accusative {
    /// It writes none: ة, اء, ى and ا stand without it.
    None,
    /// Only with its vowel sign (كشكًا): the bare letters are another word as well.
    Signed,
    /// With or without the sign.
    Free,
}

/// How a listed word ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// None of the below.
    Plain,
    /// Taa marbuta.
    Feminine,
    /// Alif maqsura.
    Maqsura,
    /// Alif and hamza.
    Hamza,
    /// A declared sound masculine plural (ون, ين).
    MasculinePlural,
    /// A preposition with a pronoun.
    Pronoun,
}

const PRONOUNS: &[&str] = &["ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "كما", "كن"];

/// Letters that carry a hamza or madda at the beginning of a word.
const SEATS: &[char] = &['أ', 'إ', 'آ'];

/// Prepositions that a pronoun is glued to: the pronoun agrees with the head of the term (مشتبه فيه, مشتبه فيها). Folded.
const WITH_PRONOUN: &[&str] = &["فيه", "به", "عنه", "عليه", "له", "منه", "اليه", "معه"];

/// Beginnings of three letters that make a word of their own with the pronoun نا: a term in ن has its accusative spelt alike (أمنا, حقنا). Folded.
const BEFORE_OUR: &[&str] = &["ام", "اب", "اخ", "حق", "رب", "عم", "جد", "سن", "كل", "يد", "دم", "بي", "ل", "ان", "من", "عن", "قل", "كن"];

/// The sign of the indefinite accusative.
const TANWIN: char = '\u{64b}';

/// Words that join the parts of a term and never change.
const PARTICLES: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "بين",
    "ضد",
    "عبر",
    "غير",
    "بدون",
    "دون",
    "ذات",
    "ذو",
    "ذي",
    "لدي",
    "بعد",
    "قبل",
    "تحت",
    "حول",
    "خارج",
    "داخل",
    "او",
    "و",
    "ما",
    "لا",
    "حيز",
    "قيد",
    "عند",
    "ان",
    "علي",
    "نحو",
    "ازاء",
    "امام",
    "متعدد",
    "متعددة",
];

/// Verbal nouns of form VIII whose first letters only look like an article. Folded.
const NOT_ARTICLE: &[&str] = &[
    "التزام",
    "التماس",
    "التحاق",
    "التقاط",
    "التقاء",
    "التفات",
    "التفاف",
    "التهام",
    "التهاب",
    "التباس",
    "التئام",
    "التواء",
    "التصاق",
    "التجاء",
    "التحام",
    "التزامات",
    "التماسات",
    "الله",
    "الذي",
    "التي",
    "الذين",
];

/// What may stand before the first word of a term, and whether it holds the article.
fn front(left: &str) -> Option<(bool, bool)> {
    // (glued, definite); لل is ل and the article, but before a word in ل the one ل may be either.
    let rest = left.strip_prefix(['و', 'ف']).unwrap_or(left);
    match rest {
        "" => Some((!left.is_empty(), false)),
        "ال" => Some((rest.len() < left.len(), true)),
        "ب" | "ل" | "ك" => Some((true, false)),
        "بال" | "كال" | "لل" => Some((true, true)),
        _ => None,
    }
}

impl ArabicWord {
    /// Reads one word of a listed form. `broken` tells that the concept declares a plural that no rule forms; `declared_plural` that the form is one.
    /// `both_genders` tells that the glossary gives the term both, as it does for persons.
    pub fn new(listed: &str, role: Role, broken: bool, declared_plural: bool, both_genders: bool) -> ArabicWord {
        let folded = fold(listed).text;
        let agrees = role == Role::Later && WITH_PRONOUN.contains(&folded.as_str());
        let particle = agrees || role == Role::Later && PARTICLES.contains(&folded.as_str());
        let bare_listed: String = listed.chars().filter(|&c| !crate::text::is_ignorable(c)).collect();
        let (prefix, article, body) = match particle {
            true => ("", false, folded.as_str()),
            false => cut_front(&bare_listed, &folded, role),
        };
        let letters = body.chars().count();
        let opening = folded.chars().count().saturating_sub(letters);
        let guarded = role == Role::Alone && letters < 4;
        let maqsura = bare_listed.ends_with('ى');
        let (shape, stem) = match () {
            () if agrees => (Shape::Pronoun, body.strip_suffix('ه').unwrap_or(body)),
            () if particle || guarded && !body.ends_with('ة') => (Shape::Plain, body),
            () if letters < 3 => (Shape::Plain, body),
            () if guarded => (Shape::Feminine, body.trim_end_matches('ة')),
            () if body.ends_with('ة') => (Shape::Feminine, body.trim_end_matches('ة')),
            () if body.ends_with("اء") => (Shape::Hamza, body.strip_suffix('ء').unwrap_or(body)),
            () if maqsura => (Shape::Maqsura, body.strip_suffix('ي').unwrap_or(body)),
            () if declared_plural && letters >= 5 && (body.ends_with("ون") || body.ends_with("ين")) => {
                (Shape::MasculinePlural, body.strip_suffix("ون").or_else(|| body.strip_suffix("ين")).unwrap_or(body))
            }
            () => (Shape::Plain, body),
        };
        let accusative = match () {
            () if particle || maqsura || body.ends_with(['ة', 'ا']) || body.ends_with("اء") => Accusative::None,
            () if letters < 3 || letters == 3 && body.strip_suffix('ن').is_some_and(|start| BEFORE_OUR.contains(&start)) => {
                Accusative::Signed
            }
            () => Accusative::Free,
        };
        ArabicWord {
            stem: stem.into(),
            prefix: prefix.into(),
            article,
            shape,
            role,
            guarded,
            opening: bare_listed.chars().nth(opening).filter(|c| SEATS.contains(c)),
            spelling: body.into(),
            sound_plural: !broken && letters >= 5,
            person: both_genders && letters >= 4,
            particle,
            accusative,
        }
    }

    /// What a text that holds the word must contain.
    pub fn key(&self) -> &str {
        &self.stem
    }

    /// How `token` is a form of the word; the stem is looked for at byte `at`, or wherever it may stand when `at` is `None`.
    pub fn fits(&self, token: Written<'_>, at: Option<usize>) -> Option<Fit> {
        match at {
            Some(at) => self.fits_at(token, at),
            None => {
                let article = "ال".len();
                let prefixed = self.prefix.len();
                [0, article, prefixed, prefixed + article, "و".len() + article, "لل".len()]
                    .into_iter()
                    .filter_map(|at| self.fits_at(token, at))
                    .chain(self.fits_with_conjunction(token.folded))
                    .min_by_key(|fit| fit.tier)
            }
        }
    }

    fn fits_at(&self, token: Written<'_>, at: usize) -> Option<Fit> {
        let (source, token) = (token.source, token.folded);
        let left = token.get(..at)?;
        let ending = token.get(at..)?.strip_prefix(&*self.stem)?;
        let (glued, definite) = if self.role == Role::Later { self.inner_front(left)? } else { front(left)? };
        let accusative = ending == "ا" && (self.guarded || self.shape == Shape::Plain);
        if accusative && (definite || !self.takes_alif(source)) {
            return None;
        }
        let (changed, pronoun) = if accusative { (Tier::Inflected, false) } else { self.ending(ending)? };
        if self.guarded && changed != Tier::Exact && !accusative && !self.is_dual(ending) {
            return None;
        }
        // A bare proclitic before a short word may be its first letter (بحر, حر).
        let homograph = self.guarded && glued && !definite;
        // A pronoun makes definite: the article cannot stand with it, nor with a plural or dual that lost its ن to what follows.
        let construct =
            matches!((self.shape, ending), (Shape::MasculinePlural, "و" | "ي") | (Shape::Feminine, "تا" | "تي") | (Shape::Plain, "ي"));
        if (pronoun || construct) && definite {
            return None;
        }
        // A hamza that is written, but on another seat, makes another word (إبعاد, أبعاد) or a slip; where none is written either may be meant.
        let seat = source.chars().filter(|&c| !crate::text::is_ignorable(c)).nth(left.chars().count());
        if self.opening.is_some() && seat.is_some_and(|seat| SEATS.contains(&seat)) && seat != self.opening {
            return (!self.guarded).then_some(Fit { pronoun, ..Fit::plain(Tier::Loose) });
        }
        // Particles, adverbs (داخليا) and words with a proclitic say nothing of the head.
        let agrees_in_article = !self.particle && self.prefix.is_empty() && !(self.role == Role::Later && self.stands_apart());
        let tier = if glued || definite != self.article { Tier::Clitic } else { Tier::Exact };
        Some(Fit { tier: tier.max(changed), definite: agrees_in_article.then_some(definite), pronoun, homograph })
    }

    /// True for a later word that does not agree with the head: an adverb (داخليا), one with a proclitic too short to be cut off (بالحق), one that refers back to the
    /// head (واستعماله).
    fn stands_apart(&self) -> bool {
        let word = &*self.spelling;
        let proclitic = ["بال", "وال", "كال", "فال", "لل"].iter().any(|front| word.starts_with(front));
        word.ends_with('ا') || proclitic || word.starts_with('و') && (word.ends_with('ه') || word.ends_with("ها"))
    }

    /// Endings of the dual of a short word, which make no other word.
    fn is_dual(&self, ending: &str) -> bool {
        self.shape == Shape::Feminine && matches!(ending, "تان" | "تين")
    }

    /// Whether the alif at the end of `source` is the indefinite accusative of the word.
    fn takes_alif(&self, source: &str) -> bool {
        match self.accusative {
            Accusative::None => false,
            Accusative::Signed => source.contains(TANWIN),
            Accusative::Free => true,
        }
    }

    /// A later word that is listed without an article but with what may be the conjunction و (ومصادرة), standing with both (والمصادرة).
    fn fits_with_conjunction(&self, token: &str) -> Option<Fit> {
        let stem =
            self.stem.strip_prefix('و').filter(|stem| self.role == Role::Later && self.prefix.is_empty() && stem.chars().count() >= 3)?;
        let (changed, _) = self.ending(token.strip_prefix("وال")?.strip_prefix(stem)?)?;
        Some(Fit::plain(changed.max(Tier::Clitic)))
    }

    /// Like [`front`], for the later words of a term: only the proclitic that is listed, the article free.
    fn inner_front(&self, left: &str) -> Option<(bool, bool)> {
        if self.particle {
            return left.is_empty().then_some((false, false));
        }
        match (&*self.prefix, left) {
            ("", "") => Some((false, false)),
            ("", "ال") => Some((false, true)),
            ("ل", "لل") => Some((false, true)),
            (prefix, left) => match left.strip_prefix(prefix)? {
                "" if !prefix.is_empty() => Some((false, false)),
                "ال" if prefix != "ل" && !prefix.is_empty() => Some((false, true)),
                _ => None,
            },
        }
    }

    /// What an ending changes, and whether it holds a pronoun; `None` when the word does not take it.
    fn ending(&self, ending: &str) -> Option<(Tier, bool)> {
        const SAME: Option<(Tier, bool)> = Some((Tier::Exact, false));
        const OTHER: Option<(Tier, bool)> = Some((Tier::Inflected, false));
        let pronoun = |rest: &str, tier| PRONOUNS.contains(&rest).then_some((tier, true));
        let after = |stems: &[&str], tier| stems.iter().find_map(|stem| ending.strip_prefix(stem).and_then(|rest| pronoun(rest, tier)));
        if self.shape == Shape::Pronoun {
            return if ending == "ه" { SAME } else { PRONOUNS.contains(&ending).then_some((Tier::Inflected, false)) };
        }
        if self.particle || self.guarded && self.shape == Shape::Plain {
            return if ending.is_empty() { SAME } else { None };
        }
        match self.shape {
            Shape::Feminine => match ending {
                "ة" => SAME,
                "ات" | "تان" | "تين" | "تا" | "تي" => OTHER,
                _ => after(&["ات", "ت", "تا", "تي"], Tier::Inflected),
            },
            Shape::Maqsura => match ending {
                "ي" => SAME,
                "يات" | "يان" | "يين" => OTHER,
                _ => after(&["ا"], Tier::Clitic).or_else(|| after(&["يات"], Tier::Inflected)),
            },
            Shape::Hamza => match ending {
                "ء" => SAME,
                "ءان" | "ءين" | "ئين" | "وان" | "وين" | "وات" => OTHER,
                "ءات" if self.sound_plural => OTHER,
                _ if self.sound_plural && ending.starts_with("ءات") => after(&["ءات"], Tier::Inflected),
                _ => after(&["ء", "ؤ", "ئ"], Tier::Clitic),
            },
            Shape::MasculinePlural => match ending {
                "ون" | "ين" | "و" | "ي" => OTHER,
                _ => after(&["و", "ي", "ين"], Tier::Inflected),
            },
            Shape::Pronoun => None,
            Shape::Plain => match ending {
                "" => SAME,
                "ان" | "ين" => OTHER,
                "ون" | "ات" if self.sound_plural || self.role == Role::Later => OTHER,
                "ة" | "تان" | "تين" if self.role == Role::Later || self.person => OTHER,
                "ات" if self.person => OTHER,
                // The dual before its complement has no ن: ضابطا اتصال, ضابطي اتصال.
                "ي" | "ا" if self.role == Role::Head => OTHER,
                _ => pronoun(ending, Tier::Clitic).or_else(|| if self.sound_plural { after(&["ات"], Tier::Inflected) } else { None }),
            },
        }
    }

    /// The listed spelling without its article, if it is long enough to be recognised with a slip of the pen.
    pub fn spelling(&self) -> Option<&str> {
        (!self.guarded && !self.particle && self.spelling.chars().count() >= 4).then_some(&*self.spelling)
    }

    /// How `token` is a misspelt form of a later word of a term, the article left out.
    pub fn slip(&self, token: &str) -> Option<Slip> {
        let listed = self.spelling()?;
        let bare = match token.strip_prefix("لل") {
            Some(rest) if &*self.prefix == "ل" => rest,
            _ => token.strip_prefix(&*self.prefix)?,
        };
        let without_article = bare.strip_prefix("ال");
        loose::arabic_slip(listed, bare).or_else(|| loose::arabic_slip(listed, without_article?))
    }
}

/// True for what may stand before the first word of a term.
pub(super) fn is_front(left: &str) -> bool {
    front(left).is_some()
}

/// `token` without each front that it may have; the token itself comes first.
pub(super) fn without_front(token: &str) -> impl Iterator<Item = &str> {
    token.char_indices().take(6).map(|(at, _)| at).filter(|&at| front(&token[..at]).is_some()).map(|at| &token[at..])
}

/// `word` without each ending that it may have: number, pronoun, ة; the word itself comes first. Where an ending turned ة into ت, ة stands again.
pub(super) fn without_ending(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    const ENDINGS: &[&str] = &["ة", "ا", "ي", "ان", "ين", "ون", "ات", "تان", "تين", "ه", "ها", "هم", "هما", "هن", "نا"];
    let cut = ENDINGS.iter().filter_map(move |ending| word.strip_suffix(ending)).filter(|stem| stem.chars().count() >= 3);
    let stems = cut.flat_map(|stem| {
        let feminine = stem.strip_suffix('ت').map(|stem| Cow::Owned(format!("{stem}ة")));
        [Some(Cow::Borrowed(stem)), feminine, Some(Cow::Owned(format!("{stem}ة")))].into_iter().flatten()
    });
    std::iter::once(Cow::Borrowed(word)).chain(stems)
}

/// Splits a listed word into its own proclitic, whether it has the article, and the rest.
fn cut_front<'a>(listed: &str, folded: &'a str, role: Role) -> (&'static str, bool, &'a str) {
    let enough = |rest: &str| rest.chars().count() >= 2;
    if NOT_ARTICLE.contains(&folded) {
        return ("", false, folded);
    }
    // The hamza of إلكتروني, ألمانيا and آلية shows that the first letters belong to the word.
    if listed.starts_with("ال")
        && let Some(rest) = folded.strip_prefix("ال").filter(|rest| enough(rest))
    {
        return ("", true, rest);
    }
    if role == Role::Later {
        for (front, prefix) in [("لل", "ل"), ("بال", "ب"), ("وال", "و"), ("كال", "ك"), ("فال", "ف")] {
            if !listed.starts_with(front) {
                continue;
            }
            if let Some(rest) = folded.strip_prefix(front).filter(|rest| rest.chars().count() >= 3) {
                return (prefix, true, rest);
            }
        }
    }
    ("", false, folded)
}
