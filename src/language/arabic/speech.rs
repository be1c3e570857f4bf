//! Arabic: who says something. All words are folded; verbs are looked up without the conjunction or future prefix that is written with them.

use crate::language::speech::{Determiner, Gender, Pronoun, Role, Speech, VerbForm};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Perfect and imperfect of verbs that report speech, third person masculine singular.
const SAYING: &str = "قال/يقول اكد/يؤكد اوضح/يوضح اضاف/يضيف صرح/يصرح شدد/يشدد اشار/يشير ذكر/يذكر اعلن/يعلن ابرز/يبرز اعتبر/يعتبر راي/يري كتب/يكتب سجل/يسجل \
    تابع/يتابع استطرد/يستطرد ختم/يختم اختتم/يختتم خلص/يخلص لفت/يلفت نبه/ينبه حذر/يحذر زعم/يزعم ادعي/يدعي نفي/ينفي اقر/يقر اعترف/يعترف افاد/يفيد اخبر/يخبر \
    روي/يروي حكي/يحكي تساءل/يتساءل سال/يسال رد/يرد اجاب/يجيب علق/يعلق وصف/يصف نقل/ينقل بين/يبين كشف/يكشف افصح/يفصح اعرب/يعرب عبر/يعبر دعا/يدعو طالب/يطالب ناشد/يناشد \
    اشاد/يشيد نوه/ينوه رحب/يرحب هنا/يهنئ شكر/يشكر حيا/يحيي ادان/يدين ندد/يندد استنكر/يستنكر انتقد/ينتقد هاجم/يهاجم وعد/يعد تعهد/يتعهد توقع/يتوقع تحدث/يتحدث احتج/يحتج هتف/يهتف \
    همس/يهمس صاح/يصيح صرخ/يصرخ تمني/يتمني استدرك/يستدرك عقب/يعقب اردف/يردف واصل/يواصل استرسل/يسترسل اقترح/يقترح اوصي/يوصي جزم/يجزم ابدي/يبدي لخص/يلخص خاطب/يخاطب \
    غرد/يغرد نشر/ينشر دون/يدون ذكر/يذكر اورد/يورد استغرب/يستغرب تاسف/يتاسف اسف/ياسف افتخر/يفتخر برر/يبرر فسر/يفسر شرح/يشرح تخفف/تخفف خفف/يخفف";

/// Active participles used as adverbs: "saying".
const GERUNDS: &str = "قائلا قائلة قائلين مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة مشددا مشددة معتبرا معتبرة معلنا معلنة معربا معربة مبرزا مبرزة متسائلا متسائلة محذرا محذرة \
    منوها منوهة واصفا واصفة مردفا مردفة مستطردا متابعا متابعة لافتا لافتة مسجلا مسجلة معلقا معلقة مذكرا مذكرة بالقول بقوله بقولها قوله قولها";

const PEOPLE_M: &str = "رئيس مدير وزير كاتب ناطق متحدث مسؤول قائد عقيد عميد لواء جنرال فريق نقيب ضابط مفتش مراقب وكيل قاض قاضي محام محامي مستشار نائب سفير مبعوث ممثل مندوب منسق خبير باحث \
    استاذ دكتور طبيب ممرض مهندس معماري مؤرخ محلل صحافي صحفي روائي شاعر ناقد فنان مخرج ممثل لاعب مدرب عداء حكم ملك امير شيخ امام والي عامل عمدة محافظ مالك صاحب عامل فلاح صياد تاجر \
    شاهد مصدر عضو امين حاكم مواطن موظف دبلوماسي برلماني سيد استاذ زعيم ناشط";
const INSTITUTIONS_M: &str = "مجلس مكتب معهد مركز حزب اتحاد مرصد بيان تقرير بلاغ صندوق قصر برلمان ديوان مصرف بنك نادي فريق تحالف";
const INSTITUTIONS_F: &str = "وزارة مديرية منظمة جمعية لجنة هيئة حكومة نيابة محكمة شرطة نقابة شركة وكالة سفارة رئاسة صحيفة قناة ادارة مؤسسة جامعة حركة سلطات جهة مصادر منظمات بلدية رابطة معارضة";

static VERBS: LazyLock<FxHashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    let finite = VerbForm { finite: true, ..VerbForm::default() };
    for pair in SAYING.split_whitespace() {
        let Some((past, present)) = pair.split_once('/') else { continue };
        table.insert(past.to_owned(), finite);
        table.insert(format!("{past}وا"), finite);
        // Weak verbs lose their last letter before the ending: روي, روت.
        let stem = past.strip_suffix('ي').or_else(|| past.strip_suffix('ا')).unwrap_or(past);
        table.insert(format!("{stem}ت"), finite);
        table.insert(present.to_owned(), finite);
        if let Some(rest) = present.strip_prefix('ي') {
            table.insert(format!("ت{rest}"), finite);
            table.insert(format!("ي{rest}ون"), finite);
        }
    }
    for word in GERUNDS.split_whitespace() {
        table.insert(word.to_owned(), VerbForm { gerund: true, ..VerbForm::default() });
    }
    // These are everyday words first.
    for word in ["بين", "عبر", "هنا", "دون", "يعد", "تعد", "عقب", "رد"] {
        table.remove(word);
    }
    table
});

static ROLES: LazyLock<FxHashMap<String, Role>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for word in PEOPLE_M.split_whitespace() {
        table.insert(word.to_owned(), Role::Person(Gender::Masculine));
        table.insert(format!("{word}ة"), Role::Person(Gender::Feminine));
    }
    for word in INSTITUTIONS_M.split_whitespace() {
        table.entry(word.to_owned()).or_insert(Role::Institution(Gender::Masculine));
    }
    for word in INSTITUTIONS_F.split_whitespace() {
        table.entry(word.to_owned()).or_insert(Role::Institution(Gender::Feminine));
    }
    table
});

fn verb(word: &str) -> Option<VerbForm> {
    let bare = |word: &str| VERBS.get(word).copied();
    bare(word).or_else(|| {
        let rest = word.strip_prefix(['و', 'ف'])?;
        bare(rest).or_else(|| rest.strip_prefix('س').and_then(bare))
    })
}

fn verb_gender(word: &str) -> Gender {
    let bare = word.strip_prefix(['و', 'ف']).filter(|rest| verb(rest).is_some()).unwrap_or(word);
    let feminine = bare.ends_with('ت') || bare.starts_with('ت') && verb(&bare.replacen('ت', "ي", 1)).is_some();
    if feminine { Gender::Feminine } else { Gender::Masculine }
}

fn role(word: &str) -> Option<Role> {
    let bare = word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).unwrap_or(word);
    ROLES.get(bare).copied()
}

fn determiner(_: &str) -> Option<Determiner> {
    None
}

fn pronoun(word: &str) -> Option<Pronoun> {
    match word {
        "هو" => Some(Pronoun { gender: Gender::Masculine, plural: false, general: false }),
        "هي" => Some(Pronoun { gender: Gender::Feminine, plural: false, general: false }),
        _ => None,
    }
}

pub(super) static SPEECH: Speech = Speech {
    verb,
    role,
    determiner,
    pronoun,
    first_name: |_| Gender::Unknown,
    have: &["قد", "كان", "كانت"],
    be: &[],
    been: &[],
    light: &[],
    prepositions: &[
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "مع",
        "بين",
        "خلال",
        "امس",
        "اليوم",
        "قبل",
        "بعد",
        "عند",
        "لدي",
        "حول",
        "اثناء",
        "عبر",
        "منذ",
        "حتي",
        "امام",
        "بمناسبة",
        "ردا",
        "عقب",
        "ضمن",
        "وفي",
        "ومن",
        "وعلي",
        "وخلال",
        "بشان",
        "لـ",
        "بخصوص",
        "ضد",
        "تحت",
        "فوق",
        "دون",
        "غير",
        "حين",
        "اثر",
        "داخل",
        "مساء",
        "صباح",
        "بلهجة",
        "بامتعاض",
        "ببساطة",
        "ايضا",
        "كذلك",
        "بدوره",
        "بدورها",
        "الاثنين",
        "الثلاثاء",
        "الاربعاء",
        "الخميس",
        "الجمعة",
        "السبت",
        "الاحد",
        "والغبار",
    ],
    complements: &[],
    breaks: &[
        "ان",
        "بان",
        "انه",
        "انها",
        "انهم",
        "بانه",
        "بانها",
        "الذي",
        "التي",
        "الذين",
        "حيث",
        "لكن",
        "كما",
        "ثم",
        "او",
        "اذ",
        "لان",
        "قد",
        "وقد",
        "لقد",
        "هذا",
        "هذه",
        "ذلك",
        "كان",
        "كانت",
        "وهو",
        "وهي",
        "ما",
        "لا",
        "لم",
        "لن",
        "كل",
        "عددا",
        "فان",
        "اذا",
        "البالغة",
        "البالغ",
    ],
    adverbs: &["ايضا", "كذلك", "بدوره", "بدورها", "من", "جهته", "جهتها", "في", "هذا", "الصدد", "السياق", "امس", "اليوم"],
    adverb_endings: &[],
    clitics: &[],
    according: &[&["بحسب"], &["حسب"], &["وحسب"], &["وبحسب"], &["وفق"], &["ووفق"], &["نقلا", "عن"], &["علي", "لسان"], &["وفقا"], &["ووفقا"]],
    according_weak: &[],
    topics: &["اما"],
    agent: &[],
    particles: &[],
    titles: &[],
    works: &[
        "بعنوان",
        "عنوان",
        "كتاب",
        "رواية",
        "فيلم",
        "عملية",
        "مسرحية",
        "برنامج",
        "شعار",
        "مشروع",
        "المسمي",
        "المسماة",
        "تسمية",
        "اسم",
        "وسام",
    ],
    documents: &[],
    phrasal: &[],
    modals: &[],
    demonstratives: &[],
    latter: &[],
    pointing: &[],
    descriptions: &[],
    posted: &[],
    sayings: &[],
    openers: &[],
    inversions: &[],
    narrative: &[],
    relatives: &["الذي", "التي", "الذين"],
    joining: &[],
    reported: &["ان", "بان"],
    emphatic: &[],
    contracted: &[],
    reflexive: &[],
    articles: &["ال", "لل"],
    demonym: |_| false,
    manner: |word| word.starts_with('م') && word.ends_with('ا') && role(word).is_none(),
    verb_gender,
    capitals: false,
    verb_first: true,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_with_what_is_written_onto_them() {
        for word in ["قال", "وقالت", "واضاف", "يؤكد", "وتؤكد", "وروت", "فقال", "وسيقول"] {
            assert!(verb(word).is_some_and(|form| form.finite), "{word}");
        }
        assert!(verb("مضيفة").is_some_and(|form| form.gerund));
        assert!(verb("كتاب").is_none());
    }

    #[test]
    fn people_have_a_gender() {
        assert_eq!(role("المديرة"), Some(Role::Person(Gender::Feminine)));
        assert_eq!(role("وزير"), Some(Role::Person(Gender::Masculine)));
        assert_eq!(role("الوزارة"), Some(Role::Institution(Gender::Feminine)));
    }
}
