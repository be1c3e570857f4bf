//! Are the approved terms used: `truchement terms check`.
mod common;

use common::{Corpus, Row, Run};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;

const GLOSSARY: &str = "id,fr,fr_variants,fr_avoid,ar,ar_variants,ar_avoid,ar_plural,ar_styles\n\
    VIGIE,poste de vigie,tour de guet,mirador,برج مراقبة,مرقب,برج تجسس,أبراج مراقبة,ma=مرقب ساحلي\n\
    DIGUE,digue centrale,,,حاجز مركزي,,,حواجز مركزية,\n\
    BALISE,balise flottante,,bouée lumineuse,عوامة عائمة,,بوية عائمة,عوامات عائمة,\n";

const FRENCH: &str = "Le poste de vigie domine la rade.\nLa digue centrale a cédé.\nUne bouée lumineuse a disparu.\nLa tour de guet est vide.\nLa digue centrale tient.\n";
const ARABIC: &str =
    "يشرف برج المراقبة على المرسى.\nانهار الحاجز المركزي.\nاختفت العوامة العائمة.\nبرج المراقبة فارغ.\nكل شيء صامد هناك.\n";

const HEADER: &str = "id,pair,sentence,concept,status,fr,fr_doc,fr_from,fr_to,ar,ar_doc,ar_from,ar_to,match,rule,level,about,expected,message,file,line,column,fingerprint,fr_passage,ar_passage";

fn segments() -> Corpus {
    Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", FRENCH).beside("a.ar", ARABIC)
}

fn check(corpus: &Corpus, more: &[&str]) -> Run {
    let arguments: Vec<&str> =
        ["terms", "check", "--segmented", "a.fr", "a.ar", "--glossary", "g.csv"].iter().chain(more).copied().collect();
    corpus.run(&arguments)
}

fn statuses(rows: &[Row]) -> Vec<(&str, &str, &str)> {
    rows.iter().map(|row| (&row["concept"], &row["status"], &row["rule"])).collect()
}

#[test]
fn every_occurrence_is_listed_with_its_status() {
    let corpus = segments();
    let rows = check(&corpus, &["--format", "csv"]).exits(1).table(HEADER);
    assert_eq!(
        statuses(&rows),
        [
            ("VIGIE", "preferred", ""),
            ("DIGUE", "preferred", ""),
            ("BALISE", "forbidden", "forbidden-term"),
            ("VIGIE", "admitted", "admitted-term"),
            ("DIGUE", "missing", "missing-term"),
        ]
    );
    let bad = &rows[2];
    assert_eq!((&bad["fr"], &bad["ar"], &bad["expected"], &bad["about"]), ("bouée lumineuse", "العوامة العائمة", "balise flottante", "fr"));
    assert_eq!((&bad["file"], &bad["line"], &bad["column"], &bad["level"]), ("a.fr", "3", "5", "error"));
    let whole: String = FRENCH.chars().skip(bad.number("fr_from")).take(bad.number("fr_to") - bad.number("fr_from")).collect();
    assert_eq!(whole, "bouée lumineuse");
    assert!(bad["message"].contains("use “balise flottante”"), "{}", &bad["message"]);
    assert_eq!((&rows[4]["level"], &rows[4]["ar"]), ("warning", ""));
}

#[test]
fn the_exit_code_follows_fail_on() {
    let corpus = segments();
    check(&corpus, &["--fail-on", "error"]).exits(1);
    check(&corpus, &["--fail-on", "never"]).exits(0);
    let clean = Corpus::new()
        .beside("g.csv", GLOSSARY)
        .beside("a.fr", "La digue centrale tient.\nLa tour de guet aussi.\n")
        .beside("a.ar", "الحاجز المركزي صامد.\nوالمرقب أيضا.\n");
    check(&clean, &[]).exits(0);
    check(&clean, &["--fail-on", "note"]).exits(1);
    let missing = Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", "La digue centrale tient.\n").beside("a.ar", "كل شيء صامد.\n");
    check(&missing, &[]).exits(1);
    check(&missing, &["--fail-on", "error"]).exits(0);
}

#[test]
fn an_original_is_never_blamed() {
    let corpus = Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", "Un poste de vigie brûle.\n").beside("a.ar", "يحترق برج تجسس.\n");
    let rows = check(&corpus, &["--format", "csv"]).exits(0).table(HEADER);
    assert_eq!(statuses(&rows), [("VIGIE", "forbidden", "term-of-original")]);
    assert_eq!((&rows[0]["level"], &rows[0]["file"]), ("note", "a.fr"));
    let rows = check(&corpus, &["--format", "csv", "--original", "fr"]).exits(1).table(HEADER);
    assert_eq!(statuses(&rows), [("VIGIE", "forbidden", "forbidden-term")]);
    assert_eq!((&rows[0]["about"], &rows[0]["file"], &rows[0]["expected"]), ("ar", "a.ar", "برج مراقبة|مرقب|مرقب ساحلي"));
    // What only the original names is missing in the translation.
    let corpus = Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", "Tout brûle ici.\n").beside("a.ar", "يحترق الحاجز المركزي.\n");
    let rows = check(&corpus, &["--format", "csv"]).exits(1).table(HEADER);
    assert_eq!(
        (&rows[0]["status"], &rows[0]["fr"], &rows[0]["ar"], &rows[0]["expected"]),
        ("missing", "", "الحاجز المركزي", "digue centrale")
    );
}

#[test]
fn a_house_style_prefers_its_own_term() {
    let corpus =
        Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", "Un poste de vigie brûle.\n").beside("a.ar", "يحترق المرقب الساحلي.\n");
    let status = |more: &[&str]| {
        let all: Vec<&str> = ["--format", "csv", "--original", "fr"].iter().chain(more).copied().collect();
        statuses(&check(&corpus, &all).table(HEADER))[0].1.to_owned()
    };
    assert_eq!(status(&[]), "admitted");
    assert_eq!(status(&["--style", "ma"]), "preferred");
    check(&corpus, &["--style", "xx"]).exits(2).says(&["--style xx", "ma"]);
}

#[test]
fn aligned_tables_and_memories_are_checked() {
    let csv = "id,pair,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to\n\
        p:s1,p,0.99,Une bouée lumineuse.,عوامة عائمة.,p.fr.txt,100,120,p.ar.txt,40,52\n\
        p:s2,p,0.4,La digue centrale.,لا شيء.,p.fr.txt,121,139,p.ar.txt,53,60\n";
    let tmx = "<?xml version=\"1.0\"?>\n<tmx version=\"1.4\"><header srclang=\"fr\"/><body>\n\
        <tu tuid=\"u7\"><tuv xml:lang=\"fr\"><seg>Un poste de vigie.</seg></tuv><tuv xml:lang=\"ar\"><seg>برج تجسس</seg></tuv></tu></body></tmx>\n";
    let corpus = Corpus::new().beside("g.csv", GLOSSARY).beside("s.csv", csv).beside("m.tmx", tmx);
    let rows = corpus.run(&["terms", "check", "s.csv", "m.tmx", "--glossary", "g.csv", "--format", "csv"]).exits(1).table(HEADER);
    // A bead that may be wrong misses nothing; the memory says that it was written in French.
    assert_eq!(
        statuses(&rows),
        [("BALISE", "forbidden", "forbidden-term"), ("DIGUE", "uncertain", "uncertain-term"), ("VIGIE", "forbidden", "forbidden-term")]
    );
    assert_eq!((&rows[0]["fr_doc"], &rows[0]["fr_from"], &rows[0]["fr_to"], &rows[0]["line"]), ("p.fr.txt", "104", "119", "2"));
    assert_eq!((&rows[2]["sentence"], &rows[2]["about"], &rows[2]["file"], &rows[2]["line"]), ("m.tmx:u7", "ar", "m.tmx", "3"));
    // One broken file does not keep the others from being checked.
    let corpus = corpus.beside("broken.tmx", "<tmx><body><tu>");
    let run =
        corpus.run(&["terms", "check", "broken.tmx", "s.csv", "--glossary", "g.csv", "--format", "csv"]).exits(2).says(&["broken.tmx:1"]);
    assert_eq!(run.table(HEADER).len(), 2);
}

#[test]
fn a_corpus_and_two_documents_are_aligned_first() {
    let french = "Le poste de vigie domine la rade depuis 1987. La digue centrale a cédé dans la nuit du 3 mars. Une bouée lumineuse a disparu près de Sarhoun.";
    let arabic = "يشرف برج المراقبة على المرسى منذ سنة 1987. انهار الحاجز المركزي ليلة 3 مارس. اختفت عوامة عائمة قرب سرحون.";
    let corpus = Corpus::new()
        .file("quai.fr.txt", french)
        .file("quai.ar.txt", arabic)
        .beside("g.csv", GLOSSARY)
        .beside("one.txt", french)
        .beside("two.txt", arabic);
    let corpus_path = "corpus".to_owned();
    for inputs in [vec![corpus_path.as_str()], vec!["one.txt", "two.txt"]] {
        let arguments: Vec<&str> = ["terms", "check", "--glossary", "g.csv", "--format", "csv"].iter().copied().chain(inputs).collect();
        let rows = corpus.run(&arguments).exits(1).table(HEADER);
        assert_eq!(statuses(&rows), [("VIGIE", "preferred", ""), ("DIGUE", "preferred", ""), ("BALISE", "forbidden", "forbidden-term")]);
        assert_eq!((&rows[2]["line"], &rows[2]["column"]), ("1", "100"), "{:?}", rows[2]);
    }
}

#[test]
fn sarif_junit_and_github_say_the_same() {
    let corpus = segments();
    let sarif: Value = serde_json::from_str(&check(&corpus, &["--format", "sarif"]).exits(1).stdout).expect("JSON");
    assert_eq!((&sarif["version"], &sarif["runs"][0]["columnKind"]), (&Value::from("2.1.0"), &Value::from("unicodeCodePoints")));
    let results = sarif["runs"][0]["results"].as_array().expect("results");
    let rules: Vec<&str> = results.iter().map(|result| result["ruleId"].as_str().expect("a rule")).collect();
    assert_eq!(rules, ["forbidden-term", "missing-term"]);
    let region = &results[0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!((&region["startLine"], &region["startColumn"], &region["endColumn"]), (&3.into(), &5.into(), &20.into()));
    let known: Vec<&str> = sarif["runs"][0]["tool"]["driver"]["rules"]
        .as_array()
        .expect("rules")
        .iter()
        .map(|rule| rule["id"].as_str().expect("an id"))
        .collect();
    for result in results {
        assert_eq!(known[usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small")], result["ruleId"]);
    }
    let junit = check(&corpus, &["--format", "junit"]).exits(1).stdout;
    assert!(junit.contains("<testsuite name=\"truchement terms check\" tests=\"1\" failures=\"1\" errors=\"0\">"), "{junit}");
    assert!(junit.contains("<failure type=\"forbidden-term\" message=\"2 findings\">"), "{junit}");
    let github = check(&corpus, &["--format", "github"]).exits(1).stdout;
    let annotations: Vec<&str> = github.lines().filter(|line| line.starts_with("::")).collect();
    assert_eq!(annotations.len(), 2, "{github}");
    assert!(
        annotations[0].starts_with("::error file=a.fr,line=3,endLine=3,col=5,endColumn=20,title=forbidden-term BALISE::avoid "),
        "{github}"
    );
    assert!(annotations[1].starts_with("::warning file=a.fr,line=5"), "{github}");
}

#[test]
fn github_shows_the_ten_worst() {
    let glossary: String = (0..14).map(|n| format!("C{n:02},terme {},مصطلح {},faux {}\n", letters(n), letters(n), letters(n))).collect();
    let french: String = (0..14).map(|n| format!("Voici un faux {}.\n", letters(n))).collect();
    let arabic: String = (0..14).map(|n| format!("هذا مصطلح {}.\n", letters(n))).collect();
    let corpus = Corpus::new().beside("g.csv", format!("id,fr,ar,fr_avoid\n{glossary}")).beside("a.fr", french).beside("a.ar", arabic);
    let output = check(&corpus, &["--format", "github"]).exits(1).stdout;
    assert_eq!(output.lines().filter(|line| line.starts_with("::error")).count(), 10);
    assert!(output.contains("4 more findings are not annotated"), "{output}");
}

fn letters(n: usize) -> String {
    ["alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "golf", "hotel", "india", "juliett", "kilo", "lima", "mike", "november"][n]
        .to_owned()
}

#[test]
fn a_baseline_accepts_what_was_there_before() {
    let corpus = segments();
    check(&corpus, &["--baseline", "b.json"]).exits(2).says(&["b.json", "--write-baseline"]);
    check(&corpus, &["--baseline", "b.json", "--write-baseline"]).exits(0);
    let folder = corpus.path().to_path_buf();
    let first = fs::read_to_string(folder.join("b.json")).expect("the baseline");
    assert_eq!(serde_json::from_str::<Value>(&first).expect("JSON")["findings"].as_array().expect("a list").len(), 2);
    check(&corpus, &["--baseline", "b.json"]).exits(0);
    // The same findings on other lines are still accepted, a new one is not.
    let moved = |text: &str, line: &str| format!("{line}\n\n{text}");
    fs::write(folder.join("a.fr"), moved(FRENCH, "Un mirador brûle.")).expect("written");
    fs::write(folder.join("a.ar"), moved(ARABIC, "يحترق برج المراقبة.")).expect("written");
    let rows = check(&corpus, &["--baseline", "b.json", "--format", "csv", "--show", "warning"]).exits(1).table(HEADER);
    assert_eq!(statuses(&rows), [("VIGIE", "forbidden", "forbidden-term")]);
    // What is gone is told, and taken out when asked.
    fs::write(folder.join("a.fr"), "La digue centrale tient.\n").expect("written");
    fs::write(folder.join("a.ar"), "كل شيء صامد هناك.\n").expect("written");
    check(&corpus, &["--baseline", "b.json"]).exits(0).says(&["1 accepted findings are gone"]);
    check(&corpus, &["--baseline", "b.json", "--prune-baseline"]).exits(0);
    let pruned = fs::read_to_string(folder.join("b.json")).expect("the baseline");
    assert_eq!(serde_json::from_str::<Value>(&pruned).expect("JSON")["findings"].as_array().expect("a list").len(), 1);
    // What is not shown is not gone.
    check(&corpus, &["--baseline", "b.json", "--prune-baseline", "--show", "error", "--fail-on", "error"]).exits(0);
    assert_eq!(fs::read_to_string(folder.join("b.json")).expect("the baseline"), pruned);
    fs::write(folder.join("b.json"), "{").expect("written");
    check(&corpus, &["--baseline", "b.json"]).exits(2).says(&["b.json:1", "no baseline"]);
}

#[test]
fn the_report_reads_well_and_a_pipe_gets_no_marks() {
    let corpus = segments();
    let text = check(&corpus, &[]).exits(1).stdout;
    assert!(text.contains("a.fr:3:5: error: avoid “bouée lumineuse”: use “balise flottante” [forbidden-term BALISE]\n    Une bouée lumineuse a disparu.\n    اختفت العوامة العائمة.\n"), "{text}");
    assert!(
        text.ends_with("5 beads, 5 terms: 2 preferred, 1 admitted, 1 forbidden, 1 missing, 0 uncertain\n1 error, 1 warning, 1 note\n"),
        "{text}"
    );
    assert!(!text.contains(['\u{2068}', '\u{2069}', '\u{1b}', '\u{200f}']));
}

#[test]
fn rules_are_explained() {
    let corpus = Corpus::new();
    for name in ["all", "missing-term", "missing", "forbidden", "admitted", "uncertain", "misspelt", "term-of-original"] {
        let text = corpus.run(&["terms", "check", "--explain", name]).exits(0).stdout;
        assert!(text.contains("Do:"), "{text}");
    }
    corpus.run(&["terms", "check", "--explain", "nothing"]).exits(2).says(&["the rules are"]);
}

#[test]
fn the_number_of_threads_changes_nothing() {
    let run = |jobs: &str| {
        Corpus::new()
            .run(&["terms", "check", common::root().join("corpus").to_str().expect("UTF-8"), "--format", "jsonl", "--jobs", jobs])
            .stdout
    };
    let one = run("1");
    assert_eq!(one, run("3"));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for line in one.lines() {
        let row: Value = serde_json::from_str(line).expect("JSON");
        *seen.entry(row["id"].as_str().expect("an id").to_owned()).or_default() += 1;
    }
    assert!(seen.len() > 100 && seen.values().all(|&count| count == 1), "ids are unique");
}

#[test]
fn nothing_to_check_is_said() {
    let corpus = Corpus::new().beside("empty.csv", "").beside("no.csv", "a,b\n1,2\n");
    corpus.run(&["terms", "check", "absent"]).exits(2).says(&["absent"]);
    corpus.run(&["terms", "check", "empty.csv"]).exits(2).says(&["empty.csv:1", "no column `fr`"]);
    corpus.run(&["terms", "check", "no.csv"]).exits(2).says(&["no.csv:1", "no column `fr`"]);
    corpus.run(&["terms", "check"]).exits(2);
    corpus.run(&["terms", "check", "-"]).exits(2).says(&["standard input", "--segmented"]);
}

#[test]
fn concepts_that_are_admitted_or_deprecated_as_a_whole() {
    let glossary = "id,fr,ar,status\nA,fourgon bas,شاحنة صغيرة,admitted\nD,sauvageon local,متوحش محلي,deprecated\n";
    let corpus = Corpus::new()
        .beside("g.csv", glossary)
        .beside("a.fr", "Un fourgon bas.\nUn sauvageon local.\n")
        .beside("a.ar", "شاحنة صغيرة.\nمتوحش محلي.\n");
    let rows = check(&corpus, &["--format", "csv"]).exits(1).table(HEADER);
    assert_eq!(statuses(&rows), [("A", "admitted", ""), ("D", "forbidden", "forbidden-term")]);
    assert_eq!((&rows[1]["message"], &rows[1]["expected"]), ("avoid “sauvageon local”: the concept is deprecated", ""));
}

#[test]
fn a_very_long_line_is_checked_in_parts() {
    let french = format!("{}Une bouée lumineuse. {}\n", "Il ne se passe rien. ".repeat(20_000), "Rien encore. ".repeat(20_000));
    let arabic = format!("{}عوامة عائمة. {}\n", "لا شيء يحدث. ".repeat(20_000), "لا شيء. ".repeat(20_000));
    let corpus = Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", &french).beside("a.ar", arabic);
    let run = check(&corpus, &["--format", "csv"]).exits(1);
    let rows = run.table(HEADER);
    assert_eq!(statuses(&rows), [("BALISE", "forbidden", "forbidden-term")]);
    assert_eq!(rows[0].number("fr_from"), 20_000 * 21 + 4);
    assert!(rows[0]["fr_passage"].contains("bouée lumineuse") && run.stdout.len() < 20_000, "{}", run.stdout.len());
}

#[test]
fn a_shortened_term_is_no_missing_one() {
    let line = |french: &str, arabic: &str| {
        let corpus = Corpus::new().beside("g.csv", GLOSSARY).beside("a.fr", french).beside("a.ar", arabic);
        statuses(&check(&corpus, &["--format", "csv"]).table(HEADER))[0].1.to_owned()
    };
    assert_eq!(line("La digue centrale tient.\n", "الحاجز صامد.\n"), "uncertain");
    // A word of a form to avoid is no short form, and another term is no short form either.
    assert_eq!(line("Le poste de vigie tient.\n", "البرج صامد.\n"), "uncertain");
    assert_eq!(line("La balise flottante tient.\n", "البوية صامدة.\n"), "missing");
}
