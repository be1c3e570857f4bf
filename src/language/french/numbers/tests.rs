use crate::language::of;
use crate::text::Span;

fn values(text: &str) -> Vec<String> {
    of("fr").mentions(text).iter().map(|mention| mention.value.to_string()).collect()
}

#[track_caller]
fn reads(cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(values(text), *expected, "{text}");
    }
}

#[test]
fn digits_with_separators_and_scales() {
    reads(&[
        ("196 pays membres", &["196"]),
        ("Quelque 420 348 passagers", &["420348"]),
        ("420\u{a0}348 et 1\u{202f}161\u{202f}000", &["420348", "1161000"]),
        ("420.348 visiteurs", &["420348"]),
        ("1,5 million de dirhams", &["1500000"]),
        ("3 milliards d’euros", &["3000000000"]),
        ("2 millions 500 mille", &["2500000"]),
        ("un million cent soixante et un mille", &["1161000"]),
        ("un million et demi de visiteurs", &["1500000"]),
        ("le G20 et la ligne A4", &[]),
    ]);
}

#[test]
fn ordinals_in_digits_and_roman() {
    reads(&[
        ("la 93ème session", &["93"]),
        ("la 93e, la 93ᵉ, la 1re", &["93", "93", "1"]),
        ("au XXe siècle", &["20"]),
        ("le IIe congrès", &["2"]),
        ("Ce livre, Le roi, De rien, Me voici", &[]),
        ("le roi Mohammed VI", &["6"]),
    ]);
    assert!(of("fr").mentions("Charles VI")[0].uncertain);
}

#[test]
fn cardinals_in_words() {
    reads(&[
        ("quatre-vingt-dix-sept agents", &["97"]),
        ("quatre-vingts ans", &["80"]),
        ("soixante et onze", &["71"]),
        ("soixante-dix-huit", &["78"]),
        ("quatre-vingt-treize", &["93"]),
        ("vingt et un", &["21"]),
        ("deux cents délégués", &["200"]),
        ("deux cent trois", &["203"]),
        ("mille", &["1000"]),
        ("trois mille quatre cent douze", &["3412"]),
        ("septante-deux et nonante-neuf", &["72", "99"]),
        ("deux et trois", &["2", "3"]),
        ("une femme et un homme", &[]),
        ("des millions de gens", &[]),
        ("mille et une nuits", &["1001"]),
    ]);
}

#[test]
fn ordinals_in_words() {
    reads(&[
        ("la première réunion", &["1"]),
        ("vingt-troisième", &["23"]),
        ("la quatre-vingt-treizième session", &["93"]),
        ("cinquième et neuvième", &["5", "9"]),
        ("quatrième, onzième, vingt et unième", &["4", "11", "21"]),
        ("la deux centième affaire", &["200"]),
        ("quatre-vingtième", &["80"]),
    ]);
}

#[test]
fn collectives() {
    reads(&[
        ("une douzaine d’œufs", &["12"]),
        ("une dizaine de bus", &["10"]),
        ("des dizaines de bus", &[]),
        ("deux douzaines", &["24"]),
        ("des milliers de fans", &[]),
    ]);
    let mentions = of("fr").mentions("une centaine d’arbres");
    assert!(mentions[0].uncertain);
}

#[test]
fn doubtful_words_are_marked() {
    let doubtful = |text: &str| of("fr").mentions(text).iter().any(|mention| mention.uncertain);
    assert!(doubtful("un vélo tout neuf"));
    assert!(!doubtful("neuf policiers"));
    assert!(doubtful("une seconde plus tard"));
}

#[test]
fn percentages() {
    reads(&[
        ("8,23 %", &["8.23%"]),
        ("12,5\u{202f}% puis 7 pour cent", &["12.5%", "7%"]),
        ("5 p. 100", &["5%"]),
        ("de 20 à 30 %", &["20%..30%"]),
        ("vingt pour cent", &["20%"]),
    ]);
}

#[test]
fn dates() {
    reads(&[
        ("le 24 novembre 2025", &["2025-11-24"]),
        ("lundi 24 novembre", &["--11-24"]),
        ("le 1er janvier", &["--01-01"]),
        ("24/11/2025", &["2025-11-24"]),
        ("2025-11-24", &["2025-11-24"]),
        ("24.11.2025", &["2025-11-24"]),
        ("en novembre 2025", &["2025-11"]),
        ("du lundi 3 au jeudi 6 mars", &["--03-03..--03-06"]),
        ("du 24 au 27 novembre 2025", &["2025-11-24..2025-11-27"]),
        ("du 28 novembre au 2 décembre 2025", &["2025-11-28..2025-12-02"]),
        ("entre le 3 et le 5 mai", &["--05-03..--05-05"]),
        ("le 12 sept. 2024", &["2024-09-12"]),
        ("en mars, il marche ; en mai, il court", &[]),
        ("le quinze août", &["--08-15"]),
        ("le 5 août 2019 à 10h30", &["2019-08-05", "10:30"]),
    ]);
}

#[test]
fn ranges() {
    reads(&[
        ("de 20 à 30 agents", &["20..30"]),
        ("2010-2015", &["2010..2015"]),
        ("entre 20 et 30", &["20..30"]),
        ("de 2 à 3 millions", &["2000000..3000000"]),
        ("20 et 30", &["20", "30"]),
        ("05-37-71-00", &["5", "37", "71", "0"]),
    ]);
}

#[test]
fn times() {
    reads(&[
        ("à 10h30", &["10:30"]),
        ("à 10 h 30", &["10:30"]),
        ("à 10:30", &["10:30"]),
        ("dès 18h", &["18:00"]),
        ("à 9 heures 15", &["09:15"]),
        ("à 8 heures du soir", &["20:00"]),
    ]);
}

#[test]
fn the_span_covers_the_whole_expression() {
    let text = "Réunis du 24 au 27 novembre 2025, à quatre-vingt-dix.";
    let found: Vec<&str> = of("fr").mentions(text).iter().map(|mention| mention.span.of(text)).collect();
    assert_eq!(found, ["24 au 27 novembre 2025", "quatre-vingt-dix"]);
    assert_eq!(of("fr").mentions("93ᵉ")[0].span, Span::new(0, 5));
}

#[test]
fn the_other_reading_is_kept() {
    let mentions = of("fr").mentions("1.234 et 1,234");
    assert_eq!(mentions[0].also.as_ref().map(ToString::to_string).as_deref(), Some("1.234"));
    assert_eq!(mentions[1].also.as_ref().map(ToString::to_string).as_deref(), Some("1234"));
}
