//! Arabic.

mod closed;
mod cues;
mod forms;
mod numbers;
mod speech;
mod terms;

use super::mention::{self, Mention};
use super::{Analysis, Lang, Language, PressCues, Speech, TermReading, TermRole};

use crate::text::{self, Script};

/// Modern Standard Arabic.
pub(super) struct Arabic;

impl Language for Arabic {
    fn code(&self) -> &'static str {
        "ar"
    }

    fn script(&self) -> Script {
        Script::Arabic
    }

    fn abbreviations(&self) -> &'static [&'static str] {
        // Titles; single letters and dotted letters are initials and need no list.
        &["ا.د", "ش.م", "ش.م.م", "ذ.م.م", "ق.م", "ب.م", "مج", "تح"]
    }

    fn number_abbreviations(&self) -> &'static [&'static str] {
        &["ص", "ج", "ط", "ت", "هاتف", "فاكس", "رقم"]
    }

    fn cues(&self) -> &'static PressCues {
        &cues::CUES
    }

    fn analyses(&self, word: &str) -> Vec<Analysis> {
        forms::analyses(word)
    }

    fn headword<'a>(&self, word: &'a str) -> &'a str {
        forms::without_article(word)
    }

    fn stem(&self, word: &str) -> String {
        forms::light_stem(word)
    }

    fn mentions(&self, text: &str) -> Vec<Mention> {
        mention::scan(text, &numbers::Numbers)
    }

    fn is_stopword(&self, word: &str) -> bool {
        STOPWORDS.contains(&word)
    }

    fn term_role(&self, word: &str) -> Option<TermRole> {
        terms::role(word).or_else(|| self.is_stopword(word).then_some(TermRole::Outside))
    }

    fn term_readings(&self, written: &str, _folded: &str) -> Vec<TermReading> {
        terms::readings(written)
    }

    fn adjectives_follow(&self) -> bool {
        true
    }

    fn speech(&self) -> Option<&'static Speech> {
        Some(&speech::SPEECH)
    }
}

/// Words that carry grammar, not content. Folded.
const STOPWORDS: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "ان",
    "او",
    "ثم",
    "لا",
    "لم",
    "لن",
    "ما",
    "قد",
    "لقد",
    "هذا",
    "هذه",
    "ذلك",
    "تلك",
    "هو",
    "هي",
    "هم",
    "هن",
    "انه",
    "انها",
    "انهم",
    "الذي",
    "التي",
    "الذين",
    "كان",
    "كانت",
    "يكون",
    "تكون",
    "كانوا",
    "حيث",
    "كما",
    "بين",
    "كل",
    "بعد",
    "قبل",
    "عند",
    "منذ",
    "حتي",
    "وفي",
    "ومن",
    "والي",
    "وعلي",
    "وان",
    "وقد",
    "وهو",
    "وهي",
    "ولا",
    "وما",
    "ولم",
    "وكان",
    "وكانت",
    "التى",
    "به",
    "بها",
    "له",
    "لها",
    "لهم",
    "فيه",
    "فيها",
    "منه",
    "منها",
    "عليه",
    "عليها",
    "اليه",
    "اليها",
    "عنه",
    "عنها",
    "بان",
    "لان",
    "نحن",
    "انا",
    "انت",
    "هناك",
    "هنا",
    "اي",
    "ايضا",
    "و",
    "ال",
    "ل",
    "ب",
];

/// Tells Arabic from the other languages in its script by the letters that only they have.
pub(super) fn detect(passage: &str) -> Lang {
    let (mut persian, mut urdu, mut letters) = (0usize, 0usize, 0usize);
    for c in passage.chars() {
        if text::script_of(c) == Script::Arabic {
            letters += 1;
        }
        match c {
            // ڭ and گ stand for g in Maghrebi names, پ چ ڤ for foreign sounds: a few of them prove nothing.
            'پ' | 'چ' | 'ژ' | 'ک' | 'ی' | 'گ' => persian += 1,
            'ٹ' | 'ڈ' | 'ڑ' | 'ے' | 'ں' | 'ھ' | 'ہ' => urdu += 1,
            _ => {}
        }
    }
    if urdu * 25 > letters {
        Lang::new("ur")
    } else if persian * 25 > letters {
        Lang::new("fa")
    } else {
        Lang::ARABIC
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(word: &str, base: &str) -> bool {
        let folded = text::fold(word).text;
        let base = text::fold(base).text;
        Arabic.analyses(&folded).iter().any(|analysis| analysis.text == base)
    }

    #[test]
    fn forms_reach_their_base() {
        for (form, base) in [
            ("والشرطة", "شرطة"),
            ("للإنتربول", "إنتربول"),
            ("وبالأمن", "أمن"),
            ("بمكافحة", "مكافحة"),
            ("شرطتها", "شرطة"),
            ("عملياتهم", "عملية"),
            ("للجنة", "لجنة"),
            ("المسؤولين", "مسؤول"),
            ("مسؤولو", "مسؤول"),
            ("سيعلنون", "يعلن"),
            ("تعلن", "يعلن"),
            ("وأعلنت", "أعلن"),
            ("قالوا", "قال"),
            ("الوطنية", "وطني"),
            ("الأمنيتين", "أمني"),
            ("شخصا", "شخص"),
            ("أضافت", "أضاف"),
            ("هدفنا", "هدف"),
            ("مستشفاهم", "مستشفى"),
            ("وزير", "وزير"),
            ("وطن", "وطن"),
            ("شيئا", "شيء"),
            ("بنائها", "بناء"),
            ("أبناؤه", "أبناء"),
            ("مسئولية", "مسؤولية"),
            ("السيء", "سيئ"),
            ("يعانون", "يعاني"),
            ("بقوا", "بقي"),
            ("انتهت", "انتهى"),
            ("يستطع", "يستطيع"),
            ("يبق", "يبقى"),
            ("يضاف", "يضيف"),
            ("أقيمت", "أقام"),
            ("لوحظ", "لاحظ"),
            ("أردنا", "أراد"),
            ("ترتبط", "ارتبط"),
            ("يعتمد", "اعتماد"),
            ("الأقرب", "قريب"),
            ("يديك", "يد"),
            ("للالتزام", "التزام"),
            ("كانوا", "كان"),
            ("إليها", "إلى"),
        ] {
            assert!(reads(form, base), "{form} -> {base}: {:?}", Arabic.analyses(&text::fold(form).text));
        }
    }

    #[test]
    fn the_article_excludes_pronouns_and_verbs() {
        assert!(!reads("النمل", "يمل"));
        assert!(!reads("بها", "ها"));
    }

    #[test]
    fn an_article_is_no_root() {
        assert_eq!(Arabic.headword("الوزير"), "وزير");
        for word in ["إلغاء", "ألعاب", "التزام", "التهابي", "الذي", "الله"] {
            assert_eq!(Arabic.headword(word), word);
        }
    }

    #[test]
    fn the_cheapest_reading_is_the_word() {
        assert_eq!(Arabic.analyses("وزير")[0], Analysis { text: "وزير".into(), cost: 0 });
    }
}
