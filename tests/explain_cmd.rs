//! The evidence between two sentences: `truchement explain`.
mod common;

use common::{run, run_with};
use serde_json::Value;

/// What the program says of two sentences, which must add up.
#[track_caller]
fn explain(fr: &str, ar: &str) -> Value {
    let run = run(&["explain", fr, ar]).exits(0);
    let object: Value = serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("not JSON: {error}: {}", run.stdout));
    let score = object["score"].as_f64().unwrap_or_else(|| panic!("no score: {object}"));
    assert!((0.0..=1.0).contains(&score), "score {score}");
    assert!(!object["length"].is_null(), "no length: {object}");
    for key in LISTS {
        assert!(object[key].is_array(), "{key} is no list: {object}");
    }
    assert_adds_up(&object);
    object
}

const LISTS: [&str; 7] = ["words", "unanswered", "names", "numbers", "conflicts", "terms", "base"];

/// Checks that `length` and every weight together are the log odds, and these the score.
#[track_caller]
fn assert_adds_up(object: &Value) {
    let number = |value: &Value| value.as_f64().unwrap_or_else(|| panic!("{value} is no number: {object}"));
    let weights: f64 = LISTS.iter().flat_map(|&key| object[key].as_array().expect("a list")).map(|item| number(&item["weight"])).sum();
    let sum = weights + number(&object["length"]);
    assert!((sum - number(&object["log_odds"])).abs() < 1e-6, "the weights add up to {sum}: {object}");
    let score = 1.0 / (1.0 + (-sum).exp());
    assert!((score - number(&object["score"])).abs() < 1e-6, "the weights make {score}: {object}");
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
fn a_term_shows_what_its_words_add_and_weighs_nothing_twice() {
    let object = explain("Une notice rouge vise le fugitif.", "صدرت نشرة حمراء في حق الهارب.");
    let term = object["terms"].as_array().expect("a list").iter().find(|term| term["concept"] == "INTERPOL-002").expect("the term");
    assert!(term["share"].as_f64().is_some_and(|share| share > 0.0) && term["weight"].as_f64() == Some(0.0), "{object}");
    assert!(list(&object, "words", "fr").contains(&"rouge"), "its words stand with the others: {object}");
}

#[test]
fn words_that_nothing_answers_speak_against() {
    let object = explain("La police a saisi un grand voilier.", "صادرت الشرطة أسلحة.");
    let texts = list(&object, "unanswered", "text");
    assert!(texts.contains(&"voilier") && texts.contains(&"أسلحة"), "{object}");
    for word in object["unanswered"].as_array().expect("a list") {
        assert!(word["weight"].as_f64().is_some_and(|weight| weight < 0.0) && word["side"].is_string(), "{word}");
    }
}

#[test]
fn conflicts_speak_against_and_equal_numbers_for_a_pair() {
    let object = explain("Les 45 gardes ont vu 300 navires.", "رأى الحراس وعددهم 45 أربعمئة سفينة.");
    let weight = |key: &str| object[key][0]["weight"].as_f64().unwrap_or_else(|| panic!("no weight in {key}: {object}"));
    assert!(weight("numbers") > 0.0 && weight("conflicts") < 0.0, "{object}");
}

#[test]
fn a_blank_side_has_a_sum_too() {
    let object = explain("Bonjour.", "");
    assert_eq!(object["score"].as_f64(), Some(0.0), "{object}");
    assert!(list(&object, "base", "what").contains(&"blank"), "{object}");
}

/// The rows of the text form: weight, kind and what follows, in their order.
#[track_caller]
fn rows(text: &str) -> Vec<(f64, &str, &str)> {
    text.lines()
        .filter_map(|line| {
            let (weight, rest) = line.trim_start().split_once("  ")?;
            let (kind, rest) = rest.split_once("  ").unwrap_or((rest, ""));
            Some((weight.parse().ok()?, kind, rest.trim_start()))
        })
        .collect()
}

#[test]
fn text_lists_the_heaviest_first_and_ends_with_the_sum() {
    let (fr, ar) = ("Karim Belhadj a saisi 300 armes dans la maison.", "صادر كريم بلحاج 400 سلاح في المنزل.");
    let text = run(&["explain", "--format", "text", fr, ar]).exits(0).stdout;
    assert_eq!(text.lines().take(2).collect::<Vec<_>>(), [fr, ar]);
    let group = |from: &str, to: &str| -> Vec<f64> {
        let lines: Vec<&str> = text.lines().skip_while(|&line| line != from).take_while(|&line| line != to).collect();
        rows(&lines.join("\n")).into_iter().map(|(weight, ..)| weight).collect()
    };
    let (speaking_for, against) = (group("for", "against"), group("against", ""));
    assert!(
        speaking_for.len() > 3 && speaking_for.iter().all(|&weight| weight > 0.0) && speaking_for.is_sorted_by(|a, b| a >= b),
        "{text}"
    );
    assert!(against.len() > 1 && against.iter().all(|&weight| weight < 0.0) && against.is_sorted(), "{text}");

    let mut rows = rows(&text);
    let (sum, kind, rest) = rows.pop().expect("a last line");
    assert!(kind == "sum" && rest.starts_with("log odds of score 0."), "{text}");
    let added: f64 = rows.iter().map(|row| row.0).sum();
    assert!((added - sum).abs() < 0.005, "{added} is not {sum}: {text}");
    let object = explain(fr, ar);
    assert!((object["log_odds"].as_f64().expect("a sum") - sum).abs() < 1e-4, "{text}");
}

#[test]
fn text_leaves_arabic_as_it_is_at_the_end_of_the_line() {
    let (fr, ar) = ("Il a saisi 300 armes.", "صادَرَ 400 سلاحٍ.");
    let text = run(&["explain", "--format", "text", fr, ar]).exits(0).stdout;
    let last = |kind: &str, end: &str| rows(&text).into_iter().any(|(_, found, rest)| found == kind && rest.ends_with(end));
    assert!(last("word", "  سلاحٍ") && last("conflict", "  400") && last("conflict", "300"), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{200e}', '\u{200f}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{202a}']), "{text}");
    // The other way round the Arabic still stands last.
    let text = run(&["explain", "--from", "ar", "--to", "fr", "--format", "text", ar, fr]).exits(0).stdout;
    assert!(text.lines().any(|line| line.ends_with("  سلاحٍ")), "{text}");
    assert_eq!(text.lines().next(), Some(fr), "{text}");
}

#[test]
fn text_of_several_pairs_keeps_a_blank_line_between_them() {
    let run = run_with(&["explain", "--format", "text"], "Il a 41 ans.\tعمره 41 سنة.\nIl a 42\u{1b}[31m ans.\tعمره 42 سنة.\n").exits(0);
    assert_eq!(run.stdout.matches("  sum  ").count(), 2);
    assert!(run.stdout.contains("\n\nIl a 42 [31m ans.\n") && !run.stdout.starts_with('\n'), "{}", run.stdout);
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

/// Whichever language comes first, it is the words in Latin letters that need a capital.
#[test]
fn names_count_in_both_directions() {
    let run =
        run(&["explain", "--from", "ar", "--to", "fr", "وصل شكيب بن عرفة لوزين إلى تطوان", "Chakib Benarafa Louzine est arrivé à Tétouan"])
            .exits(0);
    let object: Value = serde_json::from_str(&run.stdout).expect("JSON");
    assert_adds_up(&object);
    let names = object["names"].as_array().expect("a list");
    assert!(names.iter().any(|name| name["weight"].as_f64().is_some_and(|weight| weight > 0.3)), "{object}");
}
