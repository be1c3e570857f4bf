use super::fingerprint::Feature;
use super::*;
use crate::{bundled, language, lexicon::End};
use proptest::prelude::*;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| bundled::lexicon("fr", "ar").expect("the bundled lexicon"));

/// A translation of each other, four times; the fifth Arabic text is another source of the first article.
const BRIDGE: &str = "Le pont de Sidi Kmoun sera fermé pendant 45 jours à partir du 3 mars, a annoncé lundi le ministère de l'Équipement. L'ingénieure \
Samira Belkouche a expliqué que deux piles avaient été endommagées par la crue. Les habitants du village devront prendre la route de la montagne, longue de \
27 kilomètres. Les travaux coûteront 8,6 millions de dirhams.";
const BRIDGE_AR: &str = "أعلنت وزارة التجهيز يوم الاثنين أن جسر سيدي كمون سيغلق لمدة 45 يوما ابتداء من 3 مارس. وأوضحت المهندسة سميرة بلكوش أن دعامتين \
تضررتا بسبب الفيضان. وسيضطر سكان القرية إلى سلوك طريق الجبل الذي يبلغ طوله 27 كيلومترا. وستكلف الأشغال 8,6 مليون درهم.";
const BRIDGE_SPEECH: &str = "قالت المهندسة سميرة بلكوش: فحصنا جسر سيدي كمون بعد الفيضان ووجدنا دعامتين متضررتين. الأشغال ستبدأ في 3 مارس وتستمر 45 يوما، \
ونطلب من سكان القرية سلوك طريق الجبل رغم طوله.";
const BEES: &str = "Les apiculteurs de la région d'Imlil ont perdu la moitié de leurs ruches cet hiver. La coopérative Tizwa, qui réunit 62 familles, accuse \
un parasite venu d'Asie. Le vétérinaire Jawad Sebbahi recommande de traiter les abeilles avant le printemps. Le prix du miel a doublé sur les marchés.";
const BEES_AR: &str = "فقد مربو النحل في منطقة إمليل نصف خلاياهم هذا الشتاء. وتتهم تعاونية تيزوا، التي تضم 62 أسرة، طفيليا قادما من آسيا. وأوصى الطبيب \
البيطري جواد الصباحي بمعالجة النحل قبل الربيع. وتضاعف ثمن العسل في الأسواق.";
const THEFT: &str = "La police a arrêté jeudi trois hommes soupçonnés d'avoir volé 19 voitures dans le quartier Riad Salmane. Les enquêteurs ont saisi des \
clés, des téléphones et 310 000 dirhams. Le chef présumé, Nabil Derkaoui, devait comparaître samedi devant le juge du tribunal de Fnideq.";
const THEFT_AR: &str = "أوقفت الشرطة يوم الخميس ثلاثة رجال يشتبه في سرقتهم 19 سيارة بحي رياض سلمان. وحجز المحققون مفاتيح وهواتف و310 آلاف درهم. وكان من \
المنتظر أن يمثل الزعيم المفترض نبيل الدرقاوي يوم السبت أمام قاضي محكمة الفنيدق.";
/// The same week, the same trade, another case.
const OTHER_THEFT_AR: &str = "أوقفت الشرطة يوم الجمعة رجلين يشتبه في سرقتهما دراجات نارية قرب محطة القطار. وحجز المحققون أسلحة بيضاء ومبلغا ماليا. وسيمثل \
المشتبه فيهما أمام النيابة العامة بعد انتهاء البحث.";
const FILM: &str = "Le festival du film de montagne s'ouvre samedi à Azrou avec une projection en plein air. La réalisatrice Houda Lamsaddek présentera un \
documentaire sur les bergers, tourné pendant deux ans. Le jury, présidé par Karl Weidmann, verra 14 films de 9 pays.";
const FILM_AR: &str = "يفتتح مهرجان فيلم الجبل يوم السبت بأزرو بعرض في الهواء الطلق. وستقدم المخرجة هدى المصدق فيلما وثائقيا عن الرعاة صور على مدى سنتين. \
وستشاهد لجنة التحكيم برئاسة كارل فيدمان 14 فيلما من 9 بلدان.";

fn french(text: &str) -> Fingerprint {
    Fingerprint::new(text, language::of("fr"), &LEXICON, End::From)
}

fn arabic(text: &str) -> Fingerprint {
    Fingerprint::new(text, language::of("ar"), &LEXICON, End::To)
}

fn paired(articles: &[&str], texts: &[&str]) -> Vec<(usize, usize)> {
    let sources: Vec<Fingerprint> = articles.iter().map(|text| french(text)).collect();
    let targets: Vec<Fingerprint> = texts.iter().map(|text| arabic(text)).collect();
    pair(&sources, &targets, &LEXICON).into_iter().map(|found| (found.source, found.target)).collect()
}

fn values(fingerprint: &Fingerprint) -> Vec<String> {
    fingerprint
        .features()
        .filter_map(|feature| match feature {
            Feature::Value(value) => Some(value.to_owned()),
            _ => None,
        })
        .collect()
}

fn names(fingerprint: &Fingerprint) -> Vec<String> {
    fingerprint
        .features()
        .filter_map(|feature| match feature {
            Feature::Name(name) => Some(name.to_owned()),
            _ => None,
        })
        .collect()
}

#[test]
fn translations_find_each_other() {
    assert_eq!(paired(&[BRIDGE, BEES, THEFT, FILM], &[FILM_AR, THEFT_AR, BRIDGE_AR, BEES_AR]), [(0, 2), (1, 3), (2, 1), (3, 0)]);
}

#[test]
fn two_documents_are_pool_enough() {
    for (article, text) in [(BRIDGE, BRIDGE_AR), (BEES, BEES_AR), (THEFT, THEFT_AR), (FILM, FILM_AR)] {
        assert_eq!(paired(&[article], &[text]), [(0, 0)], "{article}");
    }
}

#[test]
fn strangers_stay_alone() {
    for (article, text) in [(BRIDGE, BEES_AR), (BEES, FILM_AR), (FILM, THEFT_AR), (THEFT, BRIDGE_AR)] {
        assert_eq!(paired(&[article], &[text]), [], "{article}");
    }
    assert_eq!(paired(&[BRIDGE, BEES], &[FILM_AR, THEFT_AR]), []);
}

#[test]
fn a_neighbouring_subject_is_no_partner() {
    assert_eq!(paired(&[THEFT], &[OTHER_THEFT_AR]), []);
    assert_eq!(paired(&[BRIDGE, THEFT, FILM], &[OTHER_THEFT_AR, FILM_AR]), [(2, 1)]);
}

#[test]
fn an_article_may_have_several_sources() {
    assert_eq!(paired(&[BEES, BRIDGE, FILM], &[BRIDGE_SPEECH, FILM_AR, BRIDGE_AR]), [(1, 0), (1, 2), (2, 1)]);
}

#[test]
fn of_two_copies_the_first_is_paired() {
    assert_eq!(paired(&[BEES, BRIDGE, BRIDGE], &[BRIDGE_AR]), [(1, 0)]);
    assert_eq!(paired(&[BRIDGE, BEES], &[BRIDGE_AR, BRIDGE_AR]), [(0, 0), (0, 1)]);
}

#[test]
fn nothing_pairs_with_nothing() {
    assert_eq!(paired(&[], &[]), []);
    assert_eq!(paired(&[BRIDGE], &[]), []);
    assert_eq!(paired(&["", BRIDGE], &["", "…"]), []);
    assert!(french("").is_empty());
}

#[test]
fn numbers_and_dates_count_by_their_values() {
    let french = french("le 24 novembre 2031, 310 000 dirhams, 12,5 %, à 20h30, de 40 à 60 agents");
    let arabic = arabic("24 نونبر 2031، 310 آلاف درهم، 12.5 بالمائة، الساعة 8:30، من 40 إلى 60 عونا");
    assert_eq!(values(&french), ["-11-24", "12.5%", "2031", "310000", "40", "60", "8:30"]);
    assert_eq!(values(&french), values(&arabic));
}

#[test]
fn names_are_words_that_always_have_a_capital_or_that_no_lexicon_knows() {
    assert_eq!(names(&french("Hier Belkouche a parlé. La pile parle, et Parle aussi Belkouche.")), ["belkouche", "hier"]);
    assert_eq!(names(&arabic("قالت بلكوش إن INTERPOL")), ["interpol", "بلكوش"]);
}

#[test]
fn the_length_of_the_text_does_not_matter() {
    let long: String = (0..40_000u32).map(|n| format!("Nom{} tient {n} ponts, {}. ", n * 7919 % 65_521, &BRIDGE[..20])).collect();
    let fingerprint = french(&long);
    assert!(fingerprint.len() <= 256 + 96 + 64, "{}", fingerprint.len());
}

#[test]
fn repeated_words_outlast_the_limit() {
    let once: String = (0..300)
        .map(|n| format!("Zor{}bek ", char::from_u32(0x61 + n % 26).map_or(String::new(), |c| c.to_string().repeat(n as usize / 26 + 1))))
        .collect();
    let kept = names(&french(&format!("{once} Belkouche arrive. Belkouche part.")));
    assert_eq!(kept.len(), 96);
    assert!(kept.contains(&"belkouche".to_owned()));
}

#[test]
fn more_in_common_scores_higher() {
    let score = |text: &str| pair(&[french(BRIDGE), french(BEES)], &[arabic(text)], &LEXICON).first().map_or(0.0, |found| found.score);
    assert!(score(BRIDGE_AR) > 0.9, "{}", score(BRIDGE_AR));
    assert!(score(BRIDGE_AR) > score(BRIDGE_SPEECH), "{} {}", score(BRIDGE_AR), score(BRIDGE_SPEECH));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn order_makes_no_difference(
        articles in Just(vec![BRIDGE, BEES, THEFT, FILM]).prop_shuffle(),
        texts in Just(vec![BRIDGE_AR, BRIDGE_SPEECH, BEES_AR, THEFT_AR, OTHER_THEFT_AR, FILM_AR]).prop_shuffle(),
        (some, others) in (1usize..5, 1usize..7),
    ) {
        let (articles, texts) = (&articles[..some], &texts[..others]);
        let by_content = |articles: &[&'static str], texts: &[&'static str]| {
            let sources: Vec<Fingerprint> = articles.iter().map(|text| french(text)).collect();
            let targets: Vec<Fingerprint> = texts.iter().map(|text| arabic(text)).collect();
            let mut found: Vec<(&str, &str, u64)> =
                pair(&sources, &targets, &LEXICON).iter().map(|m| (articles[m.source], texts[m.target], m.score.to_bits())).collect();
            found.sort_unstable();
            found
        };
        let (mut sorted_articles, mut sorted_texts) = (articles.to_vec(), texts.to_vec());
        sorted_articles.sort_unstable();
        sorted_texts.sort_unstable();
        prop_assert_eq!(by_content(articles, texts), by_content(&sorted_articles, &sorted_texts));
    }

    #[test]
    fn any_text_has_a_fingerprint(texts in proptest::collection::vec(".{0,60}|[ا-ي ]{0,40}|[A-Za-z0-9% ]{0,40}", 0..6)) {
        let sources: Vec<Fingerprint> = texts.iter().map(|text| french(text)).collect();
        let targets: Vec<Fingerprint> = texts.iter().map(|text| arabic(text)).collect();
        for found in pair(&sources, &targets, &LEXICON) {
            prop_assert!(found.source < texts.len() && found.target < texts.len());
            prop_assert!((THRESHOLD..=1.0).contains(&found.score));
        }
    }
}
