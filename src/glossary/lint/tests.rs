//! A row that trips each rule, and one that does not.

use super::*;
use std::collections::BTreeSet;

fn lint_files(files: &[(&str, &[u8])]) -> Vec<Finding> {
    let mut linter = Linter::new(&Lang::FRENCH, &Lang::ARABIC);
    for (name, bytes) in files {
        linter.read(name, bytes);
    }
    linter.finish()
}

fn lint(table: &str) -> Vec<Finding> {
    lint_files(&[("g.csv", table.as_bytes())])
}

/// What a rule finds: `(line, level, column)`.
fn found(rule: &str, table: &str) -> Vec<(u64, Level, Option<String>)> {
    lint(table).into_iter().filter(|finding| finding.rule.id == rule).map(|finding| (finding.line, finding.level, finding.column)).collect()
}

const HEADER: &str = "id,fr,fr_abbr,fr_variants,fr_avoid,fr_not,fr_styles,ar,ar_abbr,ar_variants,ar_avoid,ar_plural,ar_not,ar_styles,en,\
    gender_fr,gender_ar,status,region,source,note";

/// A table of rows given as `column=cell` pairs, with `id` counting up and terms of their own.
fn table(rows: &[&[(&str, &str)]]) -> String {
    const WORDS: [(&str, &str); 4] = [("jetée", "رصيف"), ("phare", "منارة"), ("grue", "رافعة"), ("bouée", "عوامة")];
    let titles: Vec<&str> = HEADER.split(',').collect();
    let mut table = format!("{HEADER}\n");
    for (at, row) in rows.iter().enumerate() {
        let own =
            [("id", format!("C{}", at + 1)), ("fr", WORDS[at].0.to_owned()), ("ar", WORDS[at].1.to_owned()), ("source", "x".to_owned())];
        let cell = |title: &&str| {
            let given = row.iter().find(|(column, _)| column == title).map(|(_, cell)| (*cell).to_owned());
            let cell = given.or_else(|| own.iter().find(|(column, _)| column == title).map(|(_, cell)| cell.clone())).unwrap_or_default();
            format!("\"{}\"", cell.replace('"', "\"\""))
        };
        table += &(titles.iter().map(cell).collect::<Vec<_>>().join(",") + "\n");
    }
    table
}

/// The levels at which a rule strikes a row with one cell changed, or two.
fn strikes(rule: &str, cells: &[(&str, &str)]) -> Vec<Level> {
    found(rule, &table(&[cells])).into_iter().map(|(_, level, _)| level).collect()
}

/// The levels at which a rule strikes several rows.
fn meets(rule: &str, rows: &[&[(&str, &str)]]) -> Vec<(u64, Level)> {
    found(rule, &table(rows)).into_iter().map(|(line, level, _)| (line, level)).collect()
}

#[test]
fn a_sound_glossary_has_no_findings() {
    let rows: &[&[(&str, &str)]] = &[
        &[("fr_abbr", "JT"), ("fr_variants", "quai d'accostage|môle"), ("ar_plural", "أرصفة"), ("gender_ar", "m"), ("region", "ma")],
        &[
            ("ar_styles", "ma=فنار|dz=منار"),
            ("ar_not", "منارة العلم"),
            ("fr_avoid", "lanterne"),
            ("gender_fr", "m/f"),
            ("en", "lighthouse"),
        ],
    ];
    assert_eq!(lint(&table(rows)), []);
}

#[test]
fn rules_are_named_once_and_explained() {
    let ids: BTreeSet<_> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(ids.len(), RULES.len());
    assert!(RULES.iter().all(|rule| rule.explanation.ends_with('.') && !rule.summary.ends_with('.')));
}

#[test]
fn rows_that_are_none_do_not_end_the_reading() {
    let table = "id,fr,ar\n1,a,ب\n2,b\n\n3,c,ت,x\n4,,\n";
    assert_eq!(found("malformed-row", table).iter().map(|row| row.0).collect::<Vec<_>>(), [3, 5]);
    assert_eq!(found("missing-term", table), [(6, Level::Error, None)]);
    let open = "id,fr,ar\n1,a,\"ب\n2,b,ت\n3,c,ث\n";
    assert_eq!(found("malformed-row", open), [(2, Level::Error, Some("ar".into()))]);
    assert_eq!(found("malformed-row", "id,fr,ar\n1,a,\"ب\"\n"), []);
    let lost = lint_files(&[("g.csv", b"id,fr,ar,note\n1,jet\xe9e,\xd8\xa8,\n2,\xd8,\xd8\xaa,\n")]);
    let places: Vec<_> = lost
        .iter()
        .filter(|row| row.rule.id == "encoding" && row.message.contains("not UTF-8"))
        .map(|row| (row.line, row.column.as_deref()))
        .collect();
    assert_eq!(places, [(2, Some("fr")), (3, Some("fr"))]);
    assert_eq!(strikes("encoding", &[("fr", "jet\u{fffd}e")]), [Level::Error]);
    assert_eq!(lint_files(&[("g.csv", b"\xff\xfei\0d\0")])[0].rule.id, "encoding");
    assert_eq!(lint("")[0].rule.id, "missing-column");
}

#[test]
fn columns() {
    assert_eq!(found("missing-column", "id,fr\n1,a\n").len(), 1);
    assert_eq!(found("repeated-column", "id,fr,ar,fr\n1,a,ب,c\n").len(), 1);
    assert_eq!(found("unknown-column", "id,fr,ar,fr\n1,a,ب,c\n"), []);
    let unknown = found("unknown-column", "id,fr,ar,owner,ar_variant\n1,a,ب,,\n");
    assert_eq!(unknown, [(1, Level::Warning, Some("ar_variant".into())), (1, Level::Note, Some("owner".into()))]);
}

#[test]
fn lexicons_are_left_out() {
    let mut linter = Linter::new(&Lang::FRENCH, &Lang::ARABIC);
    assert_eq!(linter.read("l.csv", "fr,ar,pos\na,,\n".as_bytes()), FileKind::Lexicon);
    assert_eq!((linter.size(), linter.finish()), ((0, 0), Vec::new()));
}

#[test]
fn ids() {
    let files: &[(&str, &[u8])] = &[("a.csv", "id,fr,ar\n1,a,ب\n,b,ت\n".as_bytes()), ("b.csv", "id,fr,ar\n2,c,ث\n1,a,ب\n".as_bytes())];
    let findings = lint_files(files);
    let shown: Vec<_> = findings.iter().map(|row| (&*row.file, row.line, row.rule.id)).collect();
    assert_eq!(shown, [("a.csv", 3, "missing-id"), ("b.csv", 3, "duplicate-id")]);
    assert!(findings[1].message.contains("a.csv:2"), "{}", findings[1].message);
}

#[test]
fn terms_lists_and_status() {
    for (rule, cells, levels) in [
        ("missing-term", &[("ar", "")][..], &[Level::Warning][..]),
        ("missing-term", &[("en", "")], &[]),
        ("malformed-list", &[("fr_avoid", "digue||quai")], &[Level::Error]),
        ("malformed-list", &[("fr_avoid", "digue|quai;môle")], &[Level::Warning]),
        ("malformed-list", &[("fr_avoid", "digue;quai")], &[]),
        ("malformed-list", &[("fr", "jetée|môle")], &[Level::Error]),
        ("malformed-style", &[("ar_styles", "ma:مرسى")], &[Level::Error]),
        ("malformed-style", &[("ar_styles", "ma=مرسى")], &[]),
        ("unknown-status", &[("status", "forbiden")], &[Level::Error]),
        ("unknown-status", &[("status", "Admitted")], &[]),
        ("no-word", &[("fr_variants", "môle|-")], &[Level::Error]),
        ("repeated-form", &[("fr_variants", "môle|jetée")], &[Level::Note]),
        ("repeated-form", &[("ar_styles", "ma=مرسى|ma=ميناء")], &[Level::Warning]),
        ("repeated-form", &[("fr_variants", "môle|Môle")], &[]),
        ("missing-source", &[("source", "")], &[]),
    ] {
        assert_eq!(strikes(rule, cells), levels, "{rule}: {cells:?}");
    }
    assert_eq!(meets("missing-source", &[&[], &[("source", "")]]), [(3, Level::Note)]);
}

#[test]
fn letters_and_signs() {
    for (rule, cells, levels) in [
        ("signs", &[("fr", "jetée (port)")][..], &[Level::Warning][..]),
        ("signs", &[("fr", "résolution 12 (1901) du port")], &[Level::Note]),
        ("signs", &[("fr_variants", "résolution 12 (1901 du port")], &[Level::Warning]),
        ("signs", &[("fr", "quai/jetée")], &[Level::Note]),
        ("signs", &[("fr", "réseau I-24/7")], &[]),
        ("signs", &[("fr", "mettre … à quai")], &[]),
        ("signs", &[("en", "pier (harbour)")], &[]),
        ("wrong-script", &[("fr", "رصيف"), ("ar", "jetée")], &[Level::Error, Level::Error]),
        ("wrong-script", &[("ar_variants", "Port Authority")], &[Level::Note]),
        ("wrong-script", &[("ar_abbr", "IMO")], &[]),
        ("mixed-script", &[("fr", "jet\u{435}e")], &[Level::Warning]),
        ("mixed-script", &[("ar", "لـINTERPOL")], &[]),
        ("look-alike", &[("ar", "کشک")], &[Level::Warning]),
        ("look-alike", &[("ar", "كشك")], &[]),
        ("presentation-forms", &[("ar", "ﺭﺻﻴﻒ")], &[Level::Warning]),
        ("presentation-forms", &[("fr", "œuvre")], &[]),
        ("not-composed", &[("fr", "jete\u{301}e")], &[Level::Note]),
        ("tatweel-or-vowels", &[("ar", "رصيـــف")], &[Level::Warning]),
        ("tatweel-or-vowels", &[("ar", "رَصيف")], &[Level::Note]),
        ("invisible-characters", &[("ar", "\u{200f}رصيف")], &[Level::Warning]),
        ("invisible-characters", &[("note", "a\u{200b}b")], &[Level::Warning]),
        ("spacing", &[("fr", "grande  jetée")], &[Level::Warning]),
        ("spacing", &[("fr", "avant -port")], &[Level::Warning]),
        ("spacing", &[("fr", "entrée d' eau")], &[Level::Warning]),
        ("spacing", &[("fr", "jetée\nnord")], &[Level::Warning]),
        ("spacing", &[("fr", "jetée ")], &[Level::Note]),
        ("spacing", &[("fr_variants", "môle | quai")], &[Level::Note]),
        ("spacing", &[("note", "deux  espaces")], &[Level::Note]),
        ("spacing", &[("en", "Dockers' Union"), ("fr", "avant-port"), ("note", "Oui : non.")], &[]),
    ] {
        assert_eq!(strikes(rule, cells), levels, "{rule}: {cells:?}");
    }
}

#[test]
fn genders_styles_and_exclusions() {
    for (rule, cells, levels) in [
        ("gender", &[("gender_fr", "fem")][..], &[Level::Warning][..]),
        ("gender", &[("ar", "رافعة"), ("gender_ar", "m")], &[Level::Note]),
        ("gender", &[("ar", "قضاة الميناء"), ("gender_ar", "m")], &[]),
        ("unknown-style", &[("ar_styles", "maa=مرسى")], &[Level::Warning]),
        ("unknown-style", &[("ar_styles", "ma=مرسى"), ("region", "dz|tn")], &[]),
        ("hidden-form", &[("fr_not", "Jetée")], &[Level::Error]),
        ("hidden-form", &[("fr_not", "jetée de fleurs")], &[]),
        ("idle-exclusion", &[("fr_not", "mer agitée")], &[Level::Note]),
        ("idle-exclusion", &[("fr_not", "jetées de fleurs")], &[]),
    ] {
        assert_eq!(strikes(rule, cells), levels, "{rule}: {cells:?}");
    }
    // An organisation that two rows name is one.
    assert_eq!(meets("unknown-style", &[&[("region", "port")], &[("ar_styles", "port=فنار")]]), []);
}

#[test]
fn plurals_that_siblings_have() {
    let sibling = |fr, ar, plural| [("fr", fr), ("ar", ar), ("ar_plural", plural), ("gender_ar", "m")];
    let (a, b, c) =
        (sibling("a", "مركز بحري", "مراكز بحرية"), sibling("b", "مركز مائي", "مراكز مائية"), sibling("c", "مركز جوي", "مراكز جوية"));
    let missing = sibling("d", "مركز بري", "");
    assert_eq!(meets("missing-plural", &[&a, &b, &c, &missing]), [(5, Level::Note)]);
    let rows = table(&[&a, &b, &c, &missing]);
    // A fourth sibling makes it a slip.
    let fourth = rows.replace("\"C1\",\"a\"", "\"C9\",\"e\"").replace("مركز بحري", "مركز نهري").replace("مراكز بحرية", "مراكز نهرية");
    let fourth = fourth.lines().nth(1).expect("a row");
    let findings = found("missing-plural", &format!("{rows}{fourth}\n"));
    assert_eq!(findings, [(5, Level::Warning, Some("ar_plural".into()))]);
    for unlike in [
        sibling("Centre", "مركز بري", ""),
        sibling("d", "المركز البري", ""),
        sibling("d", "مراكز برية", ""),
        sibling("d", "مركز بري", "مراكز برية"),
        [("fr", "d"), ("ar", "مركز بري"), ("ar_plural", ""), ("gender_ar", "")],
    ] {
        assert_eq!(meets("missing-plural", &[&a, &b, &c, &unlike]), [], "{unlike:?}");
    }
    assert_eq!(strikes("missing-plural", &[("ar", "جزيرة"), ("gender_ar", "f")]), [Level::Note]);
    assert_eq!(strikes("missing-plural", &[("ar", "سفينة"), ("ar_plural", "سفن"), ("gender_ar", "f")]), []);
    assert_eq!(strikes("missing-plural", &[("ar", "إبحار"), ("gender_ar", "m")]), []);
}

#[test]
fn plurals_of_nothing() {
    assert_eq!(strikes("stray-plural", &[("ar", "برج مراقبة"), ("ar_plural", "مراكز حراسة")]), [Level::Note]);
    for plural in ["أبراج مراقبة", "أبراج", "أبراج المراقبة", "عمليات برج مراقبة"] {
        assert_eq!(strikes("stray-plural", &[("ar", "برج مراقبة"), ("ar_plural", plural)]), [], "{plural}");
    }
    assert_eq!(strikes("stray-plural", &[("ar", "ملاح أجنبي"), ("ar_plural", "ملاحون أجانب")]), []);
}

#[test]
fn concepts_that_share() {
    let note = Level::Note;
    // The same words in both languages, but for number, article and case.
    let twin: &[(&str, &str)] = &[("fr", "Jetée"), ("ar", "الرصيف")];
    assert_eq!(meets("duplicate-concept", &[&[], twin]), [(3, Level::Error)]);
    assert_eq!(meets("shared-form", &[&[], twin]), []);
    let here: &[(&str, &str)] = &[("region", "ma")];
    assert_eq!(meets("duplicate-concept", &[here, twin]), [(3, note)]);
    for shared in [&[("fr_variants", "jetées")][..], &[("ar_variants", "الرصيف")], &[("ar_styles", "ma=رصيف")], &[("fr", "JETÉE")]]
    {
        assert_eq!(meets("shared-form", &[&[], shared]), [(3, Level::Warning)], "{shared:?}");
        assert_eq!(meets("duplicate-concept", &[&[], shared]), [], "{shared:?}");
    }
    for apart in [&[("fr_variants", "jetée nord")][..], &[("fr_variants", "jeté")], &[("fr_not", "jetée")], &[("en", "jetée")]] {
        assert_eq!(meets("shared-form", &[&[], apart]), [], "{apart:?}");
    }
    let homonym = [("fr", "jetée"), ("note", "Voir C1.")];
    assert_eq!(meets("shared-form", &[&[("note", "Voir aussi C2.")], &homonym]), [(3, note)]);
    assert_eq!(meets("shared-form", &[&[("note", "Voir C22.")], &homonym]), [(3, Level::Warning)]);
    assert_eq!(meets("shared-form", &[&[("region", "dz")], &[("fr", "jetée"), ("region", "ma|tn")]]), [(3, note)]);
}

#[test]
fn forms_that_one_avoids() {
    let rule = "avoided-elsewhere";
    assert_eq!(meets(rule, &[&[("fr_avoid", "phare")], &[]]), [(3, Level::Error)]);
    assert_eq!(meets(rule, &[&[], &[("fr_avoid", "jetée")]]), [(3, Level::Error)]);
    assert_eq!(meets(rule, &[&[("ar_avoid", "المنارة")], &[]]), [(3, Level::Error)]);
    assert_eq!(meets(rule, &[&[("fr_avoid", "fanal")], &[("fr_variants", "fanal")]]), [(3, Level::Warning)]);
    assert_eq!(meets(rule, &[&[("fr_avoid", "phares")], &[]]), [(3, Level::Warning)]);
    assert_eq!(meets(rule, &[&[("fr_avoid", "fanal")], &[("fr_avoid", "fanal")]]), []);
    assert_eq!(meets(rule, &[&[("fr_avoid", "phare"), ("region", "ma")], &[]]), [(3, Level::Note)]);
    let own = "avoided-and-usable";
    assert_eq!(strikes(own, &[("fr_avoid", "Jetée")]), [Level::Error]);
    assert_eq!(strikes(own, &[("fr_avoid", "jetées")]), [Level::Warning]);
    assert_eq!(strikes(own, &[("fr_avoid", "digue")]), []);
}

#[test]
fn any_pair_of_languages() {
    let mut linter = Linter::new(&Lang::new("de"), &Lang::new("kab"));
    linter.read("g.csv", "id,de,kab,gender_de\n1,Hafen,tala,n\n2,hafen,aman,x\n".as_bytes());
    let rules: Vec<_> = linter.finish().into_iter().map(|finding| finding.rule.id).collect();
    assert_eq!(rules, ["shared-form", "gender"].into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn the_strict_reader_takes_what_has_no_errors() {
    use crate::glossary::Glossary;
    // Whatever stops the strict reader is an error here, and on the same line.
    for table in [
        "id,fr\n1,a\n",
        "fr,ar\na,ب\n",
        "id,fr,ar,fr\n1,a,ب,c\n",
        "id,fr,ar\n1,a,ب\n2,b\n",
        "id,fr,ar\n,a,ب\n",
        "id,fr,ar\n1,a,ب\n2,,\n",
        "id,fr,ar,status\n1,a,ب,x\n",
        "id,fr,ar,fr_avoid\n1,a,ب,c||d\n",
        "id,fr,ar\n1,a|b,ب\n",
        "id,fr,ar\n1,-,ب\n",
        "id,fr,ar\r\n1,a,ب\r\n\r\n1,b,ت\r\n",
    ] {
        let strict = Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC).expect_err("a mistake").to_string();
        let lines: Vec<_> = lint(table).iter().filter(|row| row.level == Level::Error).map(|row| format!("g.csv:{}:", row.line)).collect();
        // A file without ids is taken for a lexicon.
        assert!(table.starts_with("fr") || lines.iter().any(|line| strict.starts_with(line.as_str())), "{strict}: {lines:?}");
    }
}
