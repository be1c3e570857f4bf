//! Running sentences in which a term is found, and others in which it must not be.

mod arabic;
mod french;

use super::{Glossary, Matcher, Tier};
use crate::language::Lang;
use crate::text::{Span, fold};
use proptest::prelude::*;

fn matcher(lang: &Lang, term: &str, plurals: &str) -> Matcher {
    let table = format!("id,{lang},{lang}_plural,xx\n1,\"{term}\",\"{plurals}\",\n");
    let glossary = Glossary::from_str("case.csv", &table, lang, &Lang::new("xx")).expect("a good glossary");
    Matcher::new(&glossary, lang)
}

/// What is found, suggestions left out.
fn firm<'t>(lang: &Lang, term: &str, plurals: &str, text: &'t str) -> Vec<&'t str> {
    matcher(lang, term, plurals).find(text).into_iter().filter(|found| found.tier != Tier::Loose).map(|found| found.span.of(text)).collect()
}

fn report(wrong: &[String], all: usize) {
    assert!(wrong.is_empty(), "{} of {all}:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn arabic_terms_are_found() {
    let wrong: Vec<String> = arabic::FOUND
        .iter()
        .filter(|(term, plurals, text, surface)| firm(&Lang::ARABIC, term, plurals, text) != [*surface])
        .map(|(term, plurals, text, _)| format!("{term}: {text}: {:?}", matcher(&Lang::ARABIC, term, plurals).find(text)))
        .collect();
    report(&wrong, arabic::FOUND.len());
}

#[test]
fn arabic_neighbours_are_not() {
    let wrong: Vec<String> = arabic::ABSENT
        .iter()
        .filter(|(term, plurals, text)| !firm(&Lang::ARABIC, term, plurals, text).is_empty())
        .map(|(term, _, text)| format!("{term}: {text}"))
        .collect();
    report(&wrong, arabic::ABSENT.len());
}

#[test]
fn french_terms_are_found() {
    let wrong: Vec<String> = french::FOUND
        .iter()
        .filter(|(term, text, surface)| firm(&Lang::FRENCH, term, "", text) != [*surface])
        .map(|(term, text, _)| format!("{term}: {text}: {:?}", matcher(&Lang::FRENCH, term, "").find(text)))
        .collect();
    report(&wrong, french::FOUND.len());
}

#[test]
fn french_neighbours_are_not() {
    let wrong: Vec<String> = french::ABSENT
        .iter()
        .filter(|(term, text)| !firm(&Lang::FRENCH, term, "", text).is_empty())
        .map(|(term, text)| format!("{term}: {text}"))
        .collect();
    report(&wrong, french::ABSENT.len());
}

fn tier(lang: &Lang, term: &str, plurals: &str, text: &str) -> Option<Tier> {
    matcher(lang, term, plurals).find(text).first().map(|found| found.tier)
}

#[test]
fn arabic_tiers() {
    for (term, plurals, text, expected) in [
        ("شرطة", "", "شرطة المدينة", Some(Tier::Exact)),
        ("شرطة", "", "الشرطة", Some(Tier::Clitic)),
        ("الإنتربول", "", "الانتربول", Some(Tier::Exact)),
        ("شرطة", "", "شرطتها", Some(Tier::Inflected)),
        ("جريمة", "جرائم", "جرائم", Some(Tier::Inflected)),
        ("مكتب", "مكاتب", "مكتبه", Some(Tier::Clitic)),
        ("شرطة", "", "الشرطه", Some(Tier::Loose)),
        ("مسؤول", "", "المسئول", Some(Tier::Loose)),
        ("استخبارات", "", "بالاستخباارات", Some(Tier::Loose)),
        ("مكتب مركزي", "", "المكتب مركزي الموقع", Some(Tier::Loose)),
        ("إبعاد", "", "الأبعاد", Some(Tier::Loose)),
        ("شرطة", "", "شرط", None),
    ] {
        assert_eq!(tier(&Lang::ARABIC, term, plurals, text), expected, "{term}: {text}");
    }
}

#[test]
fn french_tiers() {
    for (term, text, expected) in [
        ("police", "la Police", Some(Tier::Exact)),
        ("enquête", "l’enquête", Some(Tier::Clitic)),
        ("notice rouge", "des notices rouges", Some(Tier::Inflected)),
        ("sûreté", "la surete", Some(Tier::Loose)),
        ("gendarmerie", "la gendramerie", Some(Tier::Loose)),
        ("garde à vue", "en garde a vue", Some(Tier::Loose)),
        ("brigade financière", "la brigade finnancière", Some(Tier::Loose)),
        ("commissaire divisionnaire", "un comissaire divisionnaire", Some(Tier::Loose)),
        ("commissaire divisionnaire", "un comissaire divisionaire", None),
        ("saisie", "saisi", None),
    ] {
        assert_eq!(tier(&Lang::FRENCH, term, "", text), expected, "{term}: {text}");
    }
}

#[test]
fn other_languages_are_found_as_they_are_listed() {
    let german = Lang::new("de");
    assert_eq!(firm(&german, "Haftbefehl", "", "Der haftbefehl liegt vor, Haftbefehle nicht."), ["haftbefehl"]);
    assert_eq!(firm(&Lang::new("zh"), "警察", "", "他是警察。"), ["警察"]);
}

const PORT: &str = "id,fr,ar\n\
    a,port,ميناء\n\
    b,autorité du port,سلطة الميناء\n\
    c,autorité du port maritime,سلطة الميناء البحري\n\
    d,maritime,بحري\n\
    e,port,مرفأ\n";

#[test]
fn the_longest_term_hides_those_inside() {
    let glossary = Glossary::from_str("g.csv", PORT, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
    let text = "L’autorité du port maritime et l’autorité du port visitent un port maritime.";
    let found = Matcher::new(&glossary, &Lang::FRENCH).find(text);
    let seen: Vec<_> = found.iter().map(|found| (glossary.concepts()[found.concept].id.as_str(), found.span.of(text))).collect();
    assert_eq!(seen, [("c", "autorité du port maritime"), ("b", "autorité du port"), ("a", "port"), ("d", "maritime")]);
    assert_eq!(found[2].others.iter().map(|other| other.concept).collect::<Vec<_>>(), [4]);
}

#[test]
fn expressions_that_mean_something_else_hide_the_term() {
    let table = "id,fr,fr_not,ar,ar_not\na,police,police d'assurance|police de caractères,شرطة,\nb,assurance,,أمن,أمن غذائي\n";
    let glossary = Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
    let seen = |lang: &Lang, text: &'static str| -> Vec<&'static str> {
        Matcher::new(&glossary, lang).find(text).iter().map(|found| found.span.of(text)).collect()
    };
    assert_eq!(seen(&Lang::FRENCH, "Sa police d’assurance, ses polices de caractères, la police."), ["assurance", "police"]);
    assert_eq!(seen(&Lang::ARABIC, "بالأمن الغذائي وبالأمن"), ["وبالأمن"]);
}

#[test]
fn words_may_stand_in_an_open_gap() {
    let open = "mandat … d'arrêt";
    assert_eq!(firm(&Lang::FRENCH, open, "", "deux mandats internationaux d’arrêt"), ["mandats internationaux d’arrêt"]);
    assert_eq!(firm(&Lang::FRENCH, open, "", "un mandat d'arrêt"), ["mandat d'arrêt"]);
    assert_eq!(firm(&Lang::FRENCH, open, "", "un mandat. Un avis d'arrêt"), [""; 0]);
    assert_eq!(firm(&Lang::FRENCH, open, "", "le mandat que le juge lance vaut ordre d'arrêt"), [""; 0]);
    assert_eq!(firm(&Lang::FRENCH, "mandat d'arrêt", "", "un mandat international d'arrêt"), [""; 0]);
    assert_eq!(firm(&Lang::ARABIC, "مذكرة...توقيف", "", "أصدر مذكرة دولية بتوقيف"), [""; 0]);
    assert_eq!(firm(&Lang::ARABIC, "مكتب ... وطني", "مكاتب", "فتحت مكاتبها المركزية الوطنية"), ["مكاتبها المركزية الوطنية"]);
}

#[test]
fn slips_of_the_pen_are_told_apart() {
    let misspelt = |lang: &Lang, term: &str, text: &str| -> Vec<bool> {
        matcher(lang, term, "").find(text).iter().map(|found| found.misspelt).collect()
    };
    assert_eq!(misspelt(&Lang::FRENCH, "gendarmerie", "la gendramerie, la gendarmerie"), [true, false]);
    assert_eq!(misspelt(&Lang::ARABIC, "مكتب مركزي", "المكتب مركزي الموقع"), [false]);
}

proptest! {
    #[test]
    fn spans_are_whole_characters_in_order(text in "(port|autorité| |du|maritime|l’|[éà]|\n|-|\\.|ميناء|سلطة|ال|و|ل|ب|البحري|ه|ها|\u{64f}|\u{640}|\u{200f}|½|ﬁ|ß|İ|\\PC){0,40}") {
        let glossary = Glossary::from_str("g.csv", PORT, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        for (lang, stems) in [(Lang::FRENCH, ["port", "autorite", "maritime"]), (Lang::ARABIC, ["مين", "سلط", "بحري"])] {
            let mut end = 0;
            for found in Matcher::new(&glossary, &lang).find(&text) {
                let Span { start, end: after } = found.span;
                prop_assert!(start >= end && after > start);
                prop_assert!(text.is_char_boundary(start) && text.is_char_boundary(after));
                let under = fold(found.span.of(&text)).text;
                prop_assert!(found.tier == Tier::Loose || under.contains("مرف") || stems.iter().any(|stem| under.contains(stem)), "{under}");
                end = after;
            }
        }
    }

    #[test]
    fn any_text_and_any_term_will_do(term in "\\PC{1,12}", text in "\\PC{0,200}") {
        let quoted = term.replace('"', "'").replace('|', "/");
        let table = format!("id,fr,ar\n1,\"{quoted}\",\"{quoted}\"\n");
        if let Ok(glossary) = Glossary::from_str("g.csv", &table, &Lang::FRENCH, &Lang::ARABIC) {
            for lang in [Lang::FRENCH, Lang::ARABIC, Lang::new("xx")] {
                let text = format!("{text} {quoted} {text}");
                for found in Matcher::new(&glossary, &lang).find(&text) {
                    prop_assert!(!found.span.of(&text).is_empty());
                }
            }
        }
    }
}
