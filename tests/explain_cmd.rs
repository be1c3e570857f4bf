//! The evidence between two sentences: `truchement explain`.
mod common;

use common::{run, run_with};
use serde_json::Value;

/// What the program says of two sentences.
#[track_caller]
fn explain(fr: &str, ar: &str) -> Value {
    let run = run(&["explain", fr, ar]).exits(0);
    let object: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("not JSON: {error}: {}", run.stdout));
    let score = object["score"].as_f64().unwrap_or_else(|| panic!("no score: {object}"));
    assert!((0.0..=1.0).contains(&score), "score {score}");
    assert!(!object["length"].is_null(), "no length: {object}");
    for key in ["words", "names", "numbers", "conflicts", "terms"] {
        assert!(object[key].is_array(), "{key} is no list: {object}");
    }
    object
}

fn list<'a>(object: &'a Value, key: &str, part: &str) -> Vec<&'a str> {
    object[key]
        .as_array()
        .expect("a list")
        .iter()
        .map(|item| item[part].as_str().unwrap_or_else(|| panic!("no {part} in {key}: {object}")))
        .collect()
}

/// Checks that nothing contradicts, and that the number stands on both sides with this value.
#[track_caller]
fn assert_number(fr: &str, ar: &str, value: &str) {
    let object = explain(fr, ar);
    let numbers = object["numbers"].as_array().expect("a list");
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    assert!(numbers.iter().any(|number| text(&number["value"]).contains(value)), "{value} in {fr:?} and {ar:?}: {object}");
    assert_eq!(object["conflicts"], serde_json::json!([]), "{fr:?} and {ar:?}");
}

/// Checks that the two sides contradict each other, and returns the texts that do.
#[track_caller]
fn conflicts(fr: &str, ar: &str) -> Vec<(String, String)> {
    let object = explain(fr, ar);
    let found: Vec<_> = list(&object, "conflicts", "side")
        .into_iter()
        .map(str::to_owned)
        .zip(list(&object, "conflicts", "text").into_iter().map(str::to_owned))
        .collect();
    assert!(!found.is_empty(), "no conflict between {fr:?} and {ar:?}: {object}");
    assert!(found.iter().all(|(side, _)| side == "fr" || side == "ar"), "{object}");
    found
}

#[test]
fn a_translation_scores_higher_than_anything_else() {
    let fr = "Le tribunal de Mersa Chafia a condamné trois trafiquants à 12 ans de prison.";
    let right = explain(fr, "حكمت محكمة مرسى شافية على ثلاثة مهربين بالسجن 12 سنة.");
    let wrong = explain(fr, "سجل المنتخب هدفين في الدقائق الأخيرة من المباراة وتأهل إلى النهائي.");
    let (right, wrong) = (right["score"].as_f64().expect("a score"), wrong["score"].as_f64().expect("a score"));
    assert!(right > 0.5 && wrong < 0.5, "right {right}, wrong {wrong}");
}

#[test]
fn words_are_named_with_their_weight() {
    let object = explain("La police a saisi des armes dans la maison.", "صادرت الشرطة أسلحة في المنزل.");
    let words = list(&object, "words", "fr");
    assert!(words.iter().any(|word| word.contains("police")), "{object}");
    for word in object["words"].as_array().expect("a list") {
        assert!(word["weight"].as_f64().is_some_and(f64::is_finite), "{word}");
        assert!(!word["ar"].as_str().unwrap_or_default().is_empty(), "{word}");
    }
}

#[test]
fn numbers_answer_by_value() {
    assert_number("La 93ème session est ouverte.", "افتُتحت الدورة الثالثة والتسعون.", "93");
    assert_number("Il y avait 1.250 invités.", "حضر ١٢٥٠ مدعوا.", "1250");
    assert_number("Deux cent quarante élèves sont partis.", "غادر 240 تلميذا.", "240");
    assert_number("Le budget atteint 3,5 millions d’euros.", "بلغت الميزانية 3.5 مليون يورو.", "3");
    assert_number("Le taux est de 14 %.", "بلغت النسبة 14 في المئة.", "14");
}

#[test]
fn equal_dates_do_not_contradict() {
    for (fr, ar) in [
        ("Le procès s’ouvre le 12 mars 2024.", "تبدأ المحاكمة يوم 12 مارس 2024."),
        ("Le procès s’ouvre le 12 mars 2024.", "تبدأ المحاكمة يوم 12 آذار 2024."),
        ("Le procès s’ouvre le 4 juillet.", "تبدأ المحاكمة يوم 4 جويلية 2024."),
        ("Le procès s’ouvre le 1er août 2022.", "تبدأ المحاكمة في 1 غشت 2022."),
    ] {
        let object = explain(fr, ar);
        assert_eq!(object["conflicts"], serde_json::json!([]), "{fr:?} and {ar:?}");
        assert!(!list(&object, "numbers", "fr").is_empty(), "a date that answers stands with the numbers: {object}");
    }
}

#[test]
fn a_date_that_differs_in_one_part_is_a_conflict_as_a_whole() {
    for ar in ["تبدأ المحاكمة يوم 13 مارس 2024.", "تبدأ المحاكمة يوم 12 ماي 2024.", "تبدأ المحاكمة يوم 12 مارس 2025."]
    {
        let found = conflicts("Le procès s’ouvre le 12 mars 2024.", ar);
        assert!(found.iter().any(|(side, text)| side == "fr" && text.contains("12 mars 2024")), "the whole date: {found:?}");
        assert!(found.iter().any(|(side, _)| side == "ar"), "both sides: {found:?}");
        let object = explain("Le procès s’ouvre le 12 mars 2024.", ar);
        assert_eq!(object["numbers"], serde_json::json!([]), "no part of the date answers: {object}");
    }
}

#[test]
fn a_range_a_percentage_and_a_number_answer_as_a_whole() {
    let range = conflicts("Entre 15 et 20 navires attendent.", "تنتظر ما بين 15 و25 سفينة.");
    assert!(range.iter().any(|(side, text)| side == "fr" && text.contains("15") && text.contains("20")), "{range:?}");
    let percentage = conflicts("Les prix ont monté de 40 %.", "ارتفعت الأسعار بنسبة 45 في المئة.");
    assert!(percentage.iter().any(|(side, text)| side == "fr" && text.contains("40")), "{percentage:?}");
    conflicts("La police a saisi 300 kilos.", "صادرت الشرطة 400 كيلوغرام.");
}

#[test]
fn a_number_on_one_side_only_is_a_conflict_there() {
    let found = conflicts("La police a saisi 300 kilos de cuivre.", "صادرت الشرطة كمية من النحاس.");
    assert!(found.iter().all(|(side, text)| side == "fr" && text.contains("300")), "{found:?}");
}

#[test]
fn a_name_answers_as_a_whole() {
    let object = explain("Karim Belhadj a quitté la salle.", "غادر كريم بلحاج القاعة.");
    assert_eq!(list(&object, "names", "fr"), ["Karim Belhadj"], "{object}");
    assert_eq!(list(&object, "names", "ar"), ["كريم بلحاج"], "{object}");
    let score = object["names"][0]["score"].as_f64().expect("a score");
    assert!(score > 0.5 && score <= 1.0, "{object}");
}

#[test]
fn a_shared_first_name_is_no_match() {
    let object = explain("Karim Belhadj a quitté la salle.", "غادر كريم السنوسي القاعة.");
    assert_eq!(object["names"], serde_json::json!([]), "{object}");
}

#[test]
fn names_with_particles_and_marks() {
    for (fr, ar) in [
        ("Abdelkader Ould Moussa", "عبد القادر ولد موسى"),
        ("Fatima-Zahra Bennani", "فاطمة الزهراء بناني"),
        ("Youssef El Ghazali", "يوسف الغزالي"),
    ] {
        let object = explain(&format!("{fr} présidera la séance."), &format!("سيترأس {ar} الجلسة."));
        let names = list(&object, "names", "fr");
        assert_eq!(names, [fr], "{object}");
    }
}

#[test]
fn glossary_terms_on_both_sides_are_named() {
    let object = explain("Une notice rouge vise le fugitif.", "صدرت نشرة حمراء في حق الهارب.");
    assert!(object["terms"].to_string().contains("INTERPOL-002"), "{object}");
    let object = explain("Une notice rouge vise le fugitif.", "صدر بيان في حق الهارب.");
    assert!(
        !object["terms"]
            .as_array()
            .expect("a list")
            .iter()
            .any(|term| term.to_string().contains("نشرة حمراء") && term["ar"].is_string() && term["status"].is_null()),
        "{object}"
    );
}

#[test]
fn pairs_on_stdin_give_an_object_a_line_in_order() {
    let input = "Il a 41 ans.\tعمره 41 سنة.\nIl a 42 ans.\tعمره 42 سنة.\nIl a 43 ans.\tعمره 43 سنة.\n";
    let run = run_with::<&str>(&["explain"], input).exits(0);
    let values: Vec<String> =
        run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["numbers"].to_string()).collect();
    assert_eq!(values.len(), 3);
    for (value, number) in values.iter().zip(["41", "42", "43"]) {
        assert!(value.contains(number), "{values:?}");
    }
}

#[test]
fn arguments_and_stdin_say_the_same() {
    let (fr, ar) = ("Il a 41 ans.", "عمره 41 سنة.");
    let by_stdin: Value = serde_json::from_str(&run_with::<&str>(&["explain"], &format!("{fr}\t{ar}\r\n")).exits(0).stdout).expect("JSON");
    assert_eq!(explain(fr, ar), by_stdin);
}

#[test]
fn a_line_without_a_tab_is_named_and_the_others_are_done() {
    let run = run_with::<&str>(&["explain"], "Il a 41 ans.\tعمره 41 سنة.\nsans tabulation\nIl a 43 ans.\tعمره 43 سنة.\n").exits(2);
    assert!(run.stderr.contains(":2"), "the line is named: {}", run.stderr);
    assert_eq!(
        run.stdout.lines().filter(|line| serde_json::from_str::<Value>(line).is_ok_and(|object| object["score"].is_number())).count(),
        2
    );
}

#[test]
fn empty_input_gives_no_output_and_empty_sentences_do_no_harm() {
    assert_eq!(run_with::<&str>(&["explain"], "").exits(0).stdout, "");
    explain("", "");
    explain("Bonjour.", "");
    explain("«»((", "؟؟؟\u{1}");
}
