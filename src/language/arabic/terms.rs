//! Arabic words in terms.

use super::forms::without_article;
use crate::language::terms::{Base, Front, TermReading, TermRole};
use crate::text::fold;

/// Prepositions that join the parts of a term.
const LINKS: &[&str] = &["من", "ضد", "عن", "علي"];

/// Quantities, particles that nouns follow, and adjectives that point, count or judge instead of naming a kind. Folded, without article.
const OUTSIDE: &[&str] = &[
    "اخر",
    "اخري",
    "اخرين",
    "نفس",
    "ذات",
    "بعض",
    "جميع",
    "كل",
    "كافة",
    "معظم",
    "غالبية",
    "اغلب",
    "عدد",
    "اعداد",
    "عدة",
    "عديد",
    "كثير",
    "قليل",
    "نصف",
    "ثلث",
    "ربع",
    "الاف",
    "ملايين",
    "مليون",
    "مليار",
    "مئات",
    "عشرات",
    "غير",
    "عدم",
    "مثل",
    "اي",
    "احد",
    "احدي",
    "مختلف",
    "متعدد",
    "جديد",
    "جديدة",
    "حالي",
    "حالية",
    "سابق",
    "سابقة",
    "تالي",
    "تالية",
    "قادم",
    "مقبل",
    "حديث",
    "مهم",
    "مهمة",
    "هام",
    "هامة",
    "ضروري",
    "ممكن",
    "محتمل",
    "محتملة",
    "متاح",
    "متاحة",
    "رئيسي",
    "رئيسية",
    "اكثر",
    "اقل",
    "اكبر",
    "اول",
    "اولي",
    "ثان",
    "ثانية",
    "خلال",
    "بسبب",
    "نحو",
    "حوالي",
    "لدي",
    "عبر",
    "حول",
    "ضمن",
    "دون",
    "بدون",
    "اثناء",
    "وفق",
    "وفقا",
    "نظرا",
    "فضلا",
    "بناء علي",
    "شكل",
    "طريق",
    "اجل",
    "جانب",
    "جزء",
    "شيء",
    "اشياء",
    "مرة",
    "مرات",
    "الان",
    "فقط",
    "كذلك",
    "لذلك",
    "لكن",
    "يجب",
    "يمكن",
    "تم",
    "يتم",
    "ليس",
    "قد",
    "كيف",
    "كيفية",
    "حين",
    "حيث",
    "اذا",
    "لو",
    "سوف",
    "هل",
    "مما",
    "فيما",
    "بما",
    "كما",
    "ما",
    "حد",
    "مدي",
    "اضافة",
    "رغم",
    "الرغم",
    "قبل",
    "بعد",
    "بين",
    "تحت",
    "فوق",
    "امام",
    "وراء",
    "داخل",
    "خارج",
    "منذ",
    "حتي",
    "عند",
    "مع",
    "في",
    "الي",
];

/// What `word` (folded) does in a term, if it is a word of grammar.
pub(super) fn role(word: &str) -> Option<TermRole> {
    if let Some(link) = LINKS.iter().find(|link| **link == word) {
        return Some(TermRole::Link(link));
    }
    let bare = word.strip_prefix("ال").filter(|bare| bare.chars().count() >= 3).unwrap_or(word);
    let plain = |word: &str| OUTSIDE.contains(&word);
    // بعدد, وبعض: what is glued to it makes it no other word.
    let hosted = ["و", "ب", "ل", "ف", "وب", "ول"].iter().filter_map(|front| word.strip_prefix(front));
    // لديك, فيها: a preposition with a pronoun.
    let pronoun = super::closed::readings(word).and_then(|readings| readings.into_iter().next());
    if pronoun.is_some_and(|reading| plain(&reading.text) || super::STOPWORDS.contains(&reading.text.as_str())) {
        return Some(TermRole::Outside);
    }
    (plain(word) || plain(bare) || hosted.into_iter().any(|rest| rest.chars().count() >= 3 && plain(rest))).then_some(TermRole::Outside)
}

/// Fronts that hold the article, with what remains of them.
const DEFINITE: &[(&str, Front)] = &[
    ("وبال", Front::Preposition),
    ("ولل", Front::Preposition),
    ("وكال", Front::Preposition),
    ("وال", Front::Conjunction),
    ("فال", Front::Conjunction),
    ("بال", Front::Preposition),
    ("كال", Front::Preposition),
    ("لل", Front::Preposition),
];

/// Fronts without article.
const BARE: &[(&str, Front)] = &[
    ("و", Front::Conjunction),
    ("ف", Front::Conjunction),
    ("ب", Front::Preposition),
    ("ل", Front::Preposition),
    ("ك", Front::Preposition),
    ("وب", Front::Preposition),
    ("ول", Front::Preposition),
];

const PRONOUNS: &[&str] = &["هما", "ها", "هم", "نا", "كم", "ه", "ك"];

/// The readings of a word as written (vowel signs left out), likeliest first. What is glued to it is only taken off where something of a word remains.
pub(super) fn readings(written: &str) -> Vec<TermReading> {
    let mut found = Vec::new();
    let bare = without_article(written);
    if bare.len() < written.len() {
        found.push(reading(bare, "ال", Front::Nothing, false, ""));
        return found;
    }
    // دم, سل: two letters are enough behind an article, if they are not the beginning of something else.
    if let Some(rest) = written.strip_prefix("ال").filter(|rest| letters(rest) == 2) {
        found.push(reading(rest, "ال", Front::Nothing, false, ""));
    }
    for &(front, kind) in DEFINITE {
        let Some(rest) = written.strip_prefix(front).filter(|rest| letters(rest) >= 2) else { continue };
        // Behind the article's contraction a word in l- loses one of three: للجنة.
        found.push(reading(rest, "ال", kind, false, ""));
        if front.ends_with("لل") {
            found.push(reading(&format!("ل{rest}"), "", kind, false, ""));
        }
    }
    found.push(reading(written, "", Front::Nothing, false, ""));
    tails(written, Front::Nothing, &mut found);
    for &(front, kind) in BARE {
        let Some(rest) = written.strip_prefix(front).filter(|rest| letters(rest) >= 3) else { continue };
        found.push(reading(rest, "", kind, false, ""));
        tails(rest, kind, &mut found);
    }
    found
}

fn tails(word: &str, front: Front, found: &mut Vec<TermReading>) {
    for pronoun in PRONOUNS {
        let Some(stem) = word.strip_suffix(pronoun).filter(|stem| letters(stem) >= 3) else { continue };
        if let Some(stem) = stem.strip_suffix('ت') {
            found.push(reading(stem, "", front, true, "ة"));
        }
        found.push(reading(stem, "", front, true, ""));
        // Before a pronoun sound plurals lose their nun, and hamza changes its seat: بحاريها, شركائها.
        if let Some(stem) = stem.strip_suffix(['ي', 'و']).filter(|stem| letters(stem) >= 3) {
            found.push(reading(stem, "", front, true, ""));
        }
        if let Some(stem) = stem.strip_suffix(['ئ', 'ؤ']).filter(|stem| letters(stem) >= 3) {
            found.push(reading(stem, "", front, true, "ء"));
        }
    }
}

fn reading(stem: &str, article: &'static str, front: Front, pronoun: bool, ending: &str) -> TermReading {
    let core = format!("{stem}{ending}");
    let key = fold(&core).text;
    let bases = bases(&key);
    TermReading { core, key, article, front, pronoun, bases }
}

/// Plural, dual, feminine and accusative endings, with what stands in their place; only adjectives change in the fourth way.
const ENDINGS: &[(&str, &str, bool)] = &[
    ("ات", "ة", false),
    ("ات", "", false),
    ("تين", "ة", false),
    ("تان", "ة", false),
    ("ون", "", false),
    ("ين", "", false),
    ("ان", "", false),
    ("ا", "", false),
    ("ة", "", true),
    ("ات", "", true),
];

fn bases(key: &str) -> Vec<Base> {
    let stems = ENDINGS.iter().filter_map(|&(ending, base, adjective)| {
        let stem = key.strip_suffix(ending).filter(|stem| letters(stem) >= 3)?;
        let sure = matches!(ending, "ات" | "ون") && !adjective;
        Some(Base { text: format!("{stem}{base}"), adjective, sure, same_number: adjective || ending == "ا" })
    });
    stems.collect()
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cores(written: &str) -> Vec<String> {
        readings(written).into_iter().map(|reading| reading.core).collect()
    }

    #[test]
    fn what_is_glued_comes_off() {
        for (written, core) in
            [("السد", "سد"), ("وبالقناة", "قناة"), ("للجسر", "جسر"), ("وميناء", "ميناء"), ("سفينتها", "سفينة"), ("لجنة", "لجنة")]
        {
            assert!(cores(written).iter().any(|found| found == core), "{written}: {:?}", cores(written));
        }
        assert_eq!(cores("القناة"), ["قناة"], "behind the article there is one reading");
        assert_eq!(cores("إلغاء")[0], "إلغاء");
    }

    #[test]
    fn words_of_grammar_have_roles() {
        assert_eq!(role("من"), Some(TermRole::Link("من")));
        assert_eq!(role("وبعض"), Some(TermRole::Outside));
        assert_eq!(role("الجديدة"), Some(TermRole::Outside));
        assert_eq!(role("لديك"), Some(TermRole::Outside));
        assert_eq!(role("ميناء"), None);
    }
}
