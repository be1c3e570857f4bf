//! What depends on one language: sentence ends, tokens, word forms, numbers, months. One file or folder a language, one face, [`Language`].
//!
//! ```
//! let arabic = truchement::language::of("ar");
//! let forms = arabic.analyses("والشرطة");
//! assert!(forms.iter().any(|form| form.text == "شرطة"), "{forms:?}");
//! ```

mod arabic;
mod cues;
mod english;
mod french;
mod generic;
mod mention;
pub mod speech;
mod terms;
mod token;

pub use cues::PressCues;
pub use mention::{Date, Decimal, Mention, Value};
pub use speech::Speech;
pub use terms::{Base, Front, TermReading, TermRole};
pub use token::{Token, TokenKind, tokens};

use crate::text::{self, Script};
use std::borrow::Cow;

/// A BCP 47 primary language code in lower case, such as `fr`; `und` when unknown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Lang(Cow<'static, str>);

impl Lang {
    /// French.
    pub const FRENCH: Lang = Lang(Cow::Borrowed("fr"));
    /// Arabic.
    pub const ARABIC: Lang = Lang(Cow::Borrowed("ar"));
    /// English.
    pub const ENGLISH: Lang = Lang(Cow::Borrowed("en"));
    /// A language that could not be told.
    pub const UNKNOWN: Lang = Lang(Cow::Borrowed("und"));

    /// The language called `code`: `FR`, `fr-MA` and `fr_MA` are all `fr`.
    pub fn new(code: &str) -> Lang {
        let primary = code.split(['-', '_']).next().unwrap_or(code).to_ascii_lowercase();
        match primary.as_str() {
            "fr" => Lang::FRENCH,
            "ar" => Lang::ARABIC,
            "en" => Lang::ENGLISH,
            "und" | "" => Lang::UNKNOWN,
            _ => Lang(Cow::Owned(primary)),
        }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One way to read a word form as a form of something shorter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Analysis {
    /// The folded base form: a lemma candidate or what is left without clitics and endings.
    pub text: String,
    /// How much was taken away or changed to reach it; 0 for the word itself, but where a frequent word is rather a form of another (`est`). Cheaper readings come
    /// first.
    pub cost: u8,
}

/// The face that every language shows to the rest of the program. Words are passed **folded** (see [`crate::text::fold`]).
pub trait Language: Sync {
    /// BCP 47 primary code.
    fn code(&self) -> &'static str;

    /// The script that its words are written in.
    fn script(&self) -> Script {
        Script::Latin
    }

    /// True for scripts that words of the language are written in; a language that the program knows nothing of may be written in any.
    fn is_written_in(&self, script: Script) -> bool {
        script == self.script()
    }

    /// True where nothing is known of how words change, so that words with one [`stem`](Self::stem) have to pass for forms of one word.
    fn goes_by_stem(&self) -> bool {
        false
    }

    /// Abbreviations, folded and without their final full stop, that stand before what they belong to (titles, months): their full stop does not end a sentence.
    fn abbreviations(&self) -> &'static [&'static str] {
        &[]
    }

    /// Abbreviations that stand before a number only (`p. 12`); elsewhere the same letters are a word of their own.
    fn number_abbreviations(&self) -> &'static [&'static str] {
        &[]
    }

    /// Abbreviations that may stand last in a sentence (`Inc.`, `J.-C.`): what follows decides.
    fn closing_abbreviations(&self) -> &'static [&'static str] {
        &[]
    }

    /// True for folded words that, capitalised and followed by a word in lower case, show that a sentence begins.
    fn opens_sentence(&self, word: &str) -> bool {
        self.is_stopword(word)
    }

    /// The set phrases that mark bylines, credits, datelines and embedded posts.
    fn cues(&self) -> &'static PressCues {
        &PressCues::NONE
    }

    /// Length in bytes of the elided article or pronoun (`l'`, `qu'`) that begins `word` (folded), 0 if there is none.
    fn elision(&self, _word: &str) -> usize {
        0
    }

    /// The readings of a folded word, cheapest first and the word itself among them. Meant for looking up: wrong readings do no harm as long as they are
    /// not words of the language.
    fn analyses(&self, word: &str) -> Vec<Analysis> {
        vec![Analysis { text: word.to_owned(), cost: 0 }]
    }

    /// The form under which dictionaries list a word: without the article in Arabic, the word itself elsewhere. The word is passed **as written**, because
    /// folding hides what tells an article from a root (`إلغاء`).
    fn headword<'a>(&self, word: &'a str) -> &'a str {
        word
    }

    /// One short key shared by as many forms of a word as rules can tell, for words that no lexicon knows.
    fn stem(&self, word: &str) -> String {
        generic::prefix_stem(word)
    }

    /// The numbers, percentages, dates, times and ranges of a text (not folded), in order and without overlap. Languages without rules of their own know digits.
    fn mentions(&self, text: &str) -> Vec<Mention> {
        mention::scan(text, &generic::Digits)
    }

    /// True for words that say nothing of a text's subject.
    fn is_stopword(&self, _word: &str) -> bool {
        false
    }

    /// What a folded word of grammar does inside a term; `None` for words that carry a term's meaning, and for those that nobody knows.
    fn term_role(&self, word: &str) -> Option<TermRole> {
        self.is_stopword(word).then_some(TermRole::Outside)
    }

    /// How a word, as written (but for ignorable characters) and folded, may be read as a part of a term, likeliest first and at least once.
    fn term_readings(&self, written: &str, folded: &str) -> Vec<TermReading> {
        vec![TermReading::plain(written, folded.to_owned(), terms::generic_bases(folded))]
    }

    /// True where adjectives stand behind their noun, so that no term begins with one.
    fn adjectives_follow(&self) -> bool {
        false
    }

    /// How the language says who speaks; `None` when no rules are known, and quotations then go without speakers.
    fn speech(&self) -> Option<&'static Speech> {
        None
    }
}

/// The rules of the language called `code` (`fr`, `ar`, `en`), or the general ones.
pub fn of(code: &str) -> &'static dyn Language {
    match code {
        "fr" => &french::French,
        "ar" => &arabic::Arabic,
        "en" => &english::English,
        _ => &generic::Generic,
    }
}

/// Every language that has rules of its own.
pub fn known() -> [&'static dyn Language; 3] {
    [&french::French, &arabic::Arabic, &english::English]
}

/// The script that the language called `code` is usually written in; `None` when the program does not know.
pub fn usual_script(code: &str) -> Option<Script> {
    if let Some(language) = known().into_iter().find(|language| language.code() == code) {
        return Some(language.script());
    }
    let lang = whatlang_of(code)?;
    let mut scripts = whatlang::Script::all().iter().filter(|script| script.langs().contains(&lang)).map(|script| match script {
        whatlang::Script::Latin => Script::Latin,
        whatlang::Script::Arabic => Script::Arabic,
        _ => Script::Other,
    });
    let first = scripts.next()?;
    scripts.all(|script| script == first).then_some(first)
}

/// True when `name` means the language called `code`: a code with two or three letters, with or without a region, or the name in English or in itself.
pub fn is_called(name: &str, code: &str) -> bool {
    // A region stands behind short codes only: `fr-MA`, not `serbo-croatian`.
    let primary = name.split(['-', '_']).next().unwrap_or_default();
    if primary.len() == 2 && Lang::new(name).as_str() == code {
        return true;
    }
    whatlang_of(code)
        .is_some_and(|lang| [lang.code(), lang.eng_name(), lang.name()].iter().any(|known| text::fold(known).text == text::fold(name).text))
}

/// The language of a passage: the script decides where it can, letter statistics (`whatlang`) where it cannot.
///
/// `expected` wins for Latin passages too short to tell, and for scripts shared by several languages only when the passage does not speak against it.
pub fn detect(passage: &str, expected: &Lang) -> Lang {
    match text::dominant_script(passage) {
        Script::Common => expected.clone(),
        // Of a language that nobody here can recognise nobody can say that a passage is in another.
        _ if !is_recognised(expected) => expected.clone(),
        Script::Arabic => arabic::detect(passage),
        Script::Other => other_script(passage, expected),
        Script::Latin => latin(passage, expected),
    }
}

fn is_recognised(lang: &Lang) -> bool {
    *lang == Lang::UNKNOWN || known().iter().any(|language| language.code() == lang.as_str()) || whatlang_of(lang.as_str()).is_some()
}

fn other_script(passage: &str, expected: &Lang) -> Lang {
    if of(expected.as_str()).script() == Script::Other {
        return expected.clone();
    }
    whatlang::detect(passage).map_or(Lang::UNKNOWN, |info| from_whatlang(info.lang()))
}

fn latin(passage: &str, expected: &Lang) -> Lang {
    use whatlang::Lang as W;
    let letters = passage.chars().filter(|c| c.is_alphabetic()).count();
    if matches!(expected.as_str(), "fr" | "en" | "ar" | "und")
        && let Some(lang) = by_function_words(passage)
    {
        return lang;
    }
    let mut usual = vec![W::Fra, W::Eng, W::Spa];
    let known = match expected.as_str() {
        "fr" | "en" | "es" | "ar" | "und" => true,
        code => match whatlang_of(code) {
            Some(lang) => {
                usual.push(lang);
                true
            }
            None => false,
        },
    };
    if !known {
        return expected.clone();
    }
    let detector = whatlang::Detector::with_allowlist(usual);
    match detector.detect(passage) {
        // Under some thirty letters the statistics are a guess, and the surroundings know better.
        Some(info) if letters >= 30 && info.is_reliable() || letters >= 60 => from_whatlang(info.lang()),
        _ if of(expected.as_str()).script() == Script::Latin => expected.clone(),
        Some(info) => from_whatlang(info.lang()),
        None => Lang::UNKNOWN,
    }
}

/// French or English by their function words, which even a short sentence has; `None` when they do not speak clearly.
fn by_function_words(passage: &str) -> Option<Lang> {
    let (mut french, mut english) = (0usize, 0usize);
    for token in tokens(passage, &french::French) {
        french += usize::from(french::French.is_stopword(&token.folded));
        english += usize::from(english::English.is_stopword(&token.folded));
    }
    match () {
        () if french >= 2 && french >= 2 * english => Some(Lang::FRENCH),
        () if english >= 2 && english >= 2 * french => Some(Lang::ENGLISH),
        () => None,
    }
}

fn whatlang_of(code: &str) -> Option<whatlang::Lang> {
    whatlang::Lang::all().iter().copied().find(|&lang| from_whatlang(lang).as_str() == code)
}

fn from_whatlang(lang: whatlang::Lang) -> Lang {
    use whatlang::Lang as W;
    let code = match lang {
        W::Fra => "fr",
        W::Eng => "en",
        W::Ara => "ar",
        W::Spa => "es",
        W::Deu => "de",
        W::Ita => "it",
        W::Por => "pt",
        W::Nld => "nl",
        W::Rus => "ru",
        W::Ukr => "uk",
        W::Tur => "tr",
        W::Pol => "pl",
        W::Ell => "el",
        W::Heb => "he",
        W::Pes => "fa",
        W::Urd => "ur",
        W::Cmn => "zh",
        W::Jpn => "ja",
        W::Kor => "ko",
        W::Hin => "hi",
        W::Swe => "sv",
        W::Dan => "da",
        W::Nob => "no",
        W::Fin => "fi",
        W::Ces => "cs",
        W::Slk => "sk",
        W::Slv => "sl",
        W::Ron => "ro",
        W::Hun => "hu",
        W::Bul => "bg",
        W::Srp => "sr",
        W::Hrv => "hr",
        W::Cat => "ca",
        W::Vie => "vi",
        W::Ind => "id",
        other => other.code(),
    };
    Lang::new(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_normalised() {
        assert_eq!(Lang::new("FR-ma"), Lang::FRENCH);
        assert_eq!(Lang::new("").as_str(), "und");
    }

    #[test]
    fn languages_have_names_and_scripts() {
        for name in ["fr", "FR", "fra", "French", "Français", "fr-MA"] {
            assert!(is_called(name, "fr"), "{name}");
        }
        assert!(!is_called("de", "fr") && !is_called("", "fr") && !is_called("source", "xx"));
        assert_eq!(
            (usual_script("fr"), usual_script("ar"), usual_script("fa")),
            (Some(Script::Latin), Some(Script::Arabic), Some(Script::Arabic))
        );
        assert_eq!((usual_script("de"), usual_script("ru"), usual_script("xx")), (Some(Script::Latin), Some(Script::Other), None));
    }

    #[test]
    fn passages_are_told_apart() {
        let fr = Lang::FRENCH;
        assert_eq!(detect("Press release: the General Assembly has officially opened today in the city.", &fr), Lang::ENGLISH);
        assert_eq!(detect("La ville a accueilli une conférence de presse importante ce matin.", &Lang::ENGLISH), fr);
        assert_eq!(detect("التحضيرات على قدم وساق", &fr), Lang::ARABIC);
        assert_eq!(detect("2025", &fr), fr);
        for passage in ["მდინარე და ხიდი", "التحضيرات على قدم وساق", "Il ponte sul fiume"] {
            assert_eq!(detect(passage, &Lang::new("xx")).as_str(), "xx", "nobody knows what xx looks like");
        }
        assert_eq!(detect("این گزارش درباره‌ی پلیس است", &fr).as_str(), "fa");
    }
}
