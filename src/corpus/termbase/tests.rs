//! What goes out comes back: for every format, what it can hold.
use super::pairs::pairs;
use super::*;
use crate::bundled;
use crate::glossary::{Concept, ConceptStatus, Terms};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const TABLE: &str = "id,domain,fr,fr_abbr,fr_variants,fr_avoid,fr_not,ar,ar_variants,ar_avoid,ar_plural,ar_styles,en,gender_fr,gender_ar,status,region,definition,source,note,Relecteur\n\
    PORT-1,port/quais,quai de contrôle,QC,quai nord|quai sud,ponton|jetée,quai de contrôle technique,رصيف مراقبة,رصيف تفتيش,مصطبة,أرصفة مراقبة,dz=رصيف تفتيش|ma=مرسى مراقبة,checkpoint quay,m,m/f,preferred,ma|dz,Quai où l'on contrôle < 3 navires & plus.,note interne,[sic] voir « port »,Zoé\n\
    2,port,garde du port,,,,,حراسة الميناء,,,,,,f,f,admitted,,,,,\n\
    PORT-3,port,vigie,VG,,,,برج,,صومعة,,,,,,deprecated,,,,,\n";

fn glossary(table: &str) -> Glossary {
    Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary")
}

fn written(glossary: &Glossary, format: TermbaseFormat) -> (String, Vec<String>) {
    let mut bytes = Vec::new();
    let notes = write(glossary, format, &mut bytes).expect("memory can be written to");
    (String::from_utf8(bytes).expect("UTF-8"), notes)
}

#[track_caller]
fn back(text: &str, format: Option<TermbaseFormat>) -> Glossary {
    read("file", text.as_bytes(), &Lang::FRENCH, &Lang::ARABIC, format).unwrap_or_else(|error| panic!("{error}\n{text}")).0
}

/// Concepts without what no file says: where they stand, languages without content, empty cells, the order of languages and of columns.
fn content(glossary: &Glossary) -> Vec<Concept> {
    let mut concepts = glossary.concepts().to_vec();
    for concept in &mut concepts {
        concept.place.clear();
        concept.terms.retain(|terms| *terms != Terms::empty(terms.lang.clone()));
        concept.terms.sort_by(|a, b| a.lang.cmp(&b.lang));
        concept.extra.retain(|(_, cell)| !cell.is_empty());
        concept.extra.sort();
    }
    concepts
}

#[test]
fn csv_and_tbx_hold_everything() {
    for glossary in [glossary(TABLE), bundled::glossary(&Lang::FRENCH, &Lang::ARABIC).expect("well-formed")] {
        for format in [TermbaseFormat::Csv, TermbaseFormat::Tbx2, TermbaseFormat::Tbx3] {
            let (text, notes) = written(&glossary, format);
            assert_eq!(notes, [""; 0], "{format:?}");
            assert_eq!(content(&back(&text, None)), content(&glossary), "{format:?}");
            assert_eq!(written(&back(&text, Some(format)), format).0, text, "{format:?} is written the same again");
        }
    }
}

#[test]
fn our_csv_has_the_columns_of_the_contract_and_no_other() {
    let (text, _) = written(&glossary("id,fr,ar,en\na,quai,رصيف,quay\n"), TermbaseFormat::Csv);
    let contract = "id,domain,fr,fr_abbr,fr_variants,fr_avoid,ar,ar_abbr,ar_variants,ar_avoid,ar_plural,en,gender_fr,gender_ar,status,region,definition,source,note";
    assert_eq!(text.lines().next(), Some(contract));
    let (text, _) = written(&glossary("id,fr,ar,ar_styles,Extra\na,quai,رصيف,ma=مرسى,x\n"), TermbaseFormat::Csv);
    assert!(
        text.starts_with("id,domain,fr,fr_abbr,fr_variants,fr_avoid,ar,ar_abbr,ar_variants,ar_avoid,ar_plural,ar_styles,gender_fr,"),
        "{text}"
    );
    assert!(text.lines().next().is_some_and(|header| header.ends_with(",note,Extra")), "{text}");
}

#[test]
fn version_2_keeps_forms_to_avoid_apart_and_version_3_with_the_concept() {
    let (two, _) = written(&glossary(TABLE), TermbaseFormat::Tbx2);
    let entries: Vec<&str> = two.split("<termEntry").skip(1).collect();
    // Three concepts, two French forms and two Arabic ones.
    assert_eq!(entries.len(), 7, "{two}");
    assert!(entries.iter().all(|entry| !(entry.contains("preferredTerm") && entry.contains("deprecatedTerm"))), "{two}");
    let arabic = entries.iter().find(|entry| entry.contains("مصطبة")).expect("the Arabic form");
    assert!(arabic.contains("quai de contrôle") && arabic.contains("target=\"PORT-1\""), "{arabic}");
    let french = entries.iter().find(|entry| entry.contains("jetée")).expect("the French form");
    assert!(!french.contains("xml:lang=\"ar\""), "its translation is not forbidden: {french}");
    let (three, _) = written(&glossary(TABLE), TermbaseFormat::Tbx3);
    assert_eq!(three.matches("<conceptEntry").count(), 3, "{three}");
    // One entry a form: that of another language, all but the houses' preference that is a variant anyway, stand once.
    assert_eq!(three.matches("رصيف تفتيش").count(), 1, "{three}");
}

#[test]
fn characters_that_xml_forbids_are_left_out_and_counted() {
    let mut glossary = glossary("id,fr,ar\na,quai,رصيف\n");
    let mut concept = Concept::new("b", "here");
    concept.in_language_mut(&Lang::FRENCH).term = "mô\u{1}le\u{200f}".to_owned();
    concept.note = "un\n\tdeux\u{fffe}".to_owned();
    glossary.add(concept).expect("a new id");
    for format in [TermbaseFormat::Tbx2, TermbaseFormat::Tbx3] {
        let (text, notes) = written(&glossary, format);
        assert_eq!(notes, [format!("{} cannot hold: 2 characters that XML does not allow", format.title())]);
        let back = back(&text, None);
        assert_eq!((back.concepts()[1].term(&Lang::FRENCH), back.concepts()[1].note.as_str()), ("môle\u{200f}", "un\n\tdeux"));
    }
}

#[test]
fn files_of_others_are_read() {
    let foreign = "<?xml version='1.0'?>\n<martif type='TBX' xml:lang='en'><text><body>\n\
        <termEntry><descripGrp><descrip type='definition'>Endroit\n   où l'on accoste</descrip><admin type='source'>manuel</admin></descripGrp>\
        <descrip type='context'>Le quai est plein.</descrip>\
        <langSet xml:lang='fr-MA'><ntig><termGrp><term>quai</term><termNote type='partOfSpeech'>noun</termNote><termNote type='grammaticalGender'>masculine</termNote></termGrp></ntig>\
        <tig><term>débarcadère</term><termNote type='administrativeStatus'>supersededTerm-admn-sts</termNote></tig></langSet>\
        <langSet xml:lang='ar'><tig><term>مرسى</term><termNote type='administrativeStatus'>admittedTerm-admn-sts</termNote></tig>\
        <tig><term>رصيف</term><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote></tig></langSet></termEntry>\n\
        <termEntry id='x'><langSet xml:lang='de'><tig><term>Kai</term></tig></langSet></termEntry></body></text></martif>";
    let (glossary, notes) = read("f.tbx", foreign.as_bytes(), &Lang::FRENCH, &Lang::ARABIC, None).expect("TBX");
    let [quai] = glossary.concepts() else { panic!("{:?}", glossary.concepts()) };
    let (french, arabic) = (quai.in_language(&Lang::FRENCH).expect("French"), quai.in_language(&Lang::ARABIC).expect("Arabic"));
    assert_eq!(
        (french.term.as_str(), french.avoid.as_slice(), french.gender.as_str()),
        ("quai", ["débarcadère".to_owned()].as_slice(), "m")
    );
    assert_eq!((arabic.term.as_str(), arabic.variants.as_slice()), ("رصيف", ["مرسى".to_owned()].as_slice()));
    assert_eq!(
        (quai.definition.as_str(), quai.source.as_str(), quai.status),
        ("Endroit où l'on accoste", "manuel", ConceptStatus::Preferred)
    );
    assert_eq!(quai.extra, [("context".to_owned(), "Le quai est plein.".to_owned())]);
    assert!(quai.id.starts_with("t-") && quai.place == "f.tbx:3", "{quai:?}");
    assert_eq!(
        notes,
        ["f.tbx, read as TBX version 2, was not kept whole: 1 time `partOfSpeech`, 1 entry without a term in either language (`f.tbx:5`)"]
    );

    let dct = "<tbx type='TBX-Basic' style='dct' xmlns='urn:iso:std:iso:30042:ed-2' xmlns:min='http://www.tbxinfo.net/ns/min'><text><body>\
        <conceptEntry id='c1'><min:subjectField>port</min:subjectField><langSec xml:lang='fr'><termSec><term>vigie</term>\
        <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec></conceptEntry></body></text></tbx>";
    let concept = back(dct, None).concepts()[0].clone();
    assert_eq!((concept.id.as_str(), concept.domain.as_str(), concept.status), ("c1", "port", ConceptStatus::Deprecated));
    let error = read("f.tbx", foreign.as_bytes(), &Lang::new("es"), &Lang::new("it"), None).expect_err("other languages").to_string();
    assert!(error.contains("no entry has a term in es or it; the file has ar, de, fr"), "{error}");
}

#[test]
fn lists_for_machines_have_each_source_once() {
    let twice = glossary("id,fr,fr_abbr,ar,ar_variants\na,garde à vue,GAV,حراسة نظرية,\nb,garde à vue,,توقيف,احتفاظ\n");
    for format in [TermbaseFormat::DeepL, TermbaseFormat::Google] {
        let (text, notes) = written(&twice, format);
        assert_eq!(text, "garde à vue,حراسة نظرية\nGAV,حراسة نظرية\n");
        let lost = format!(
            "{} cannot hold: 1 further concept with the same source term (`garde à vue`), 1 further equivalent of a term",
            format.title()
        );
        assert_eq!(notes, [lost.replace("1 further concept with", "1 second concept with")]);
    }
    let long = glossary(&format!("id,fr,ar\na,{},رصيف\nb,quai,رصيف\n", "é".repeat(513)));
    let (text, notes) = written(&long, TermbaseFormat::DeepL);
    assert_eq!(text, "quai,رصيف\n");
    assert!(notes[0].contains("1 term of more than 1024 bytes"), "{notes:?}");
}

#[test]
fn deepl_lists_say_their_languages() {
    let (list, notes) =
        read("d.csv", "رصيف,quai,AR,FR\nvigie,برج,fr,ar\nKai,quay,de,en\n".as_bytes(), &Lang::FRENCH, &Lang::ARABIC, None).expect("a list");
    let pairs: Vec<_> = list.concepts().iter().map(|concept| (concept.term(&Lang::FRENCH), concept.term(&Lang::ARABIC))).collect();
    assert_eq!(pairs, [("quai", "رصيف"), ("vigie", "برج")]);
    assert!(notes[0].ends_with("was not kept whole: 1 entry from de to en") && notes[1].contains("--input-format"), "{notes:?}");
}

#[test]
fn matecat_rows_say_what_is_forbidden() {
    let (text, notes) = written(&glossary(TABLE), TermbaseFormat::MateCat);
    let rows: Vec<&str> = text.lines().filter(|row| row.starts_with("TRUE")).collect();
    assert_eq!(
        rows,
        [
            "TRUE,port,quais,Quai où l'on contrôle < 3 navires & plus.,ponton,[sic] voir « port »,,,,",
            "TRUE,port,quais,Quai où l'on contrôle < 3 navires & plus.,jetée,[sic] voir « port »,,,,",
            "TRUE,port,quais,Quai où l'on contrôle < 3 navires & plus.,quai de contrôle,[sic] voir « port »,,مصطبة,,",
            "TRUE,port,,,vigie,,,,,",
            "TRUE,port,,,VG,,,,,",
            "TRUE,port,,,,,,برج,,",
            "TRUE,port,,,,,,صومعة,,",
        ]
    );
    assert_eq!(notes.len(), 1, "{notes:?}");
    let read = back(&text, None);
    let quay = &read.concepts()[0];
    assert_eq!((quay.domain.as_str(), quay.note.as_str()), ("port/quais", "[sic] voir « port »"));
    assert_eq!(quay.in_language(&Lang::ARABIC).expect("Arabic").avoid, ["مصطبة"]);
    assert_eq!(read.concepts().iter().filter(|concept| concept.status == ConceptStatus::Deprecated).count(), 6);
}

#[test]
fn memoq_exports_are_read() {
    let export = "Entry_ID;Entry_Subject;Entry_Note;French_Def;French;Term_Info;Term_Example;Arabic_Def;Arabic;Term_Info;Term_Example;Arabic;Term_Info;Term_Example\n\
        17;port;vu;lieu d'accostage;quai|môle;x;le quai;;رصيف;;;مرسى;;\n";
    let (glossary, notes) = read("m.csv", export.as_bytes(), &Lang::FRENCH, &Lang::ARABIC, None).expect("memoQ");
    let concept = &glossary.concepts()[0];
    assert_eq!((concept.id.as_str(), concept.domain.as_str(), concept.definition.as_str()), ("memoq-17", "port", "lieu d'accostage"));
    assert_eq!(concept.in_language(&Lang::FRENCH).expect("French").variants, ["môle"]);
    assert_eq!(concept.in_language(&Lang::ARABIC).expect("Arabic").variants, ["مرسى"]);
    assert_eq!(notes, ["m.csv, read as a memoQ CSV, was not kept whole: 1 example"]);
}

#[test]
fn errors_say_where() {
    for (text, format, start) in [
        ("quai رصيف\n", TermbaseFormat::OmegaT, "file:1: no TAB"),
        ("quai\n", TermbaseFormat::DeepL, "file:1: one cell"),
        ("fr,en\n", TermbaseFormat::GoogleSet, "file:1: no column `ar`"),
        ("Forbidden,fr-FR,en-GB\n", TermbaseFormat::MateCat, "file:1: no column for `ar`"),
        ("Entry_ID,French\n", TermbaseFormat::MemoQ, "file:1: no column `Arabic`"),
        ("", TermbaseFormat::MemoQ, "file:1: an empty file"),
        ("<martif/>", TermbaseFormat::Tbx2, "file: no <termEntry>"),
    ] {
        let error = read("file", text.as_bytes(), &Lang::FRENCH, &Lang::ARABIC, Some(format)).expect_err(text).to_string();
        assert!(error.starts_with(start), "{error}\n{start}");
    }
}

#[test]
fn made_ids_are_stable_and_unique() {
    let ids = |text: &str| back(text, Some(TermbaseFormat::OmegaT)).concepts().iter().map(|concept| concept.id.clone()).collect::<Vec<_>>();
    let (first, turned) = (ids("quai\tرصيف\nvigie\tبرج\n"), ids("vigie\tبرج\nquai\tرصيف\n"));
    assert_eq!(first.iter().rev().cloned().collect::<Vec<_>>(), turned);
    let mut glossary = back("quai\tرصيف\n", Some(TermbaseFormat::OmegaT));
    read_into(&mut glossary, "second", "quai\tمرسى\n".as_bytes(), Some(TermbaseFormat::OmegaT)).expect("another id");
    assert_eq!(glossary.concepts()[1].id, format!("{}-2", first[0]));
}

/// A form of a term; none holds `|` or `;`, which split lists in a CSV.
fn form() -> impl Strategy<Value = String> {
    "[a-zéœ#\\[=\u{627}-\u{64a}]{0,2}[a-z\u{628}-\u{63a}][a-zé '’<&>\",\u{200f}\u{627}-\u{64a}\\]]{0,6}[a-z\u{628}]"
}

fn forms() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(form(), 0..3)
}

/// Prose with all that files stumble over.
fn prose() -> impl Strategy<Value = String> {
    "([a-zA-Zé\\[][a-zé\\[\\] \n\r\t<&>\"',;|:=\u{64b}\u{200f}]{0,12}[a-zé.\\]])?"
}

fn terms(lang: Lang) -> impl Strategy<Value = Terms> {
    let gender = prop::sample::select(vec!["", "m", "f", "n", "m/f"]);
    let styles = prop::collection::vec(("[a-z]{2}", form()), 0..3);
    (prop::option::of(form()), forms(), forms(), forms(), forms(), forms(), forms(), styles, gender).prop_map(
        move |(term, abbreviations, variants, avoid, plurals, not, homographs, mut styles, gender)| {
            // Houses often prefer what is a variant elsewhere.
            if let (Some(variant), Some(style)) = (variants.last(), styles.first_mut()) {
                style.1.clone_from(variant);
            }
            let term = term.unwrap_or_default();
            Terms { lang: lang.clone(), term, abbreviations, variants, avoid, plurals, not, homographs, styles, gender: gender.to_owned() }
        },
    )
}

fn concept() -> impl Strategy<Value = Concept> {
    let status = prop::sample::select(vec![ConceptStatus::Preferred, ConceptStatus::Admitted, ConceptStatus::Deprecated]);
    let languages = (form(), terms(Lang::FRENCH), terms(Lang::ARABIC), terms(Lang::ENGLISH));
    let extra = prop::collection::btree_map("col[\\]a-z% ]{0,3}[a-z]", prose(), 0..3);
    (languages, status, "([a-z]{1,4}(/[a-z]{1,4})?)?", prose(), prose(), prose(), prose(), extra).prop_map(
        |((term, mut french, arabic, english), status, domain, region, definition, source, note, extra)| {
            french.term = term;
            let terms = vec![french, arabic, english];
            let extra = extra.into_iter().collect();
            Concept { id: String::new(), domain, terms, status, region, definition, source, note, extra, place: String::new() }
        },
    )
}

fn any_glossary() -> impl Strategy<Value = Glossary> {
    prop::collection::vec((concept(), "[A-Za-z0-9_:.é-]{0,4}(_x)?[a-z]"), 0..5).prop_map(|concepts| {
        let mut glossary = Glossary::new(&Lang::FRENCH, &Lang::ARABIC);
        for (at, (concept, id)) in concepts.into_iter().enumerate() {
            glossary.add(Concept { id: format!("{id}{at}"), ..concept }).expect("ids with different ends");
        }
        glossary
    })
}

/// All pairs that a list of pairs holds.
fn all_pairs(glossary: &Glossary) -> BTreeSet<(String, String)> {
    let pairs = glossary.concepts().iter().flat_map(|concept| pairs(concept, &Lang::FRENCH, &Lang::ARABIC));
    pairs.map(|pair| (pair.source.to_owned(), pair.target.to_owned())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_glossary_comes_back_whole(glossary in any_glossary()) {
        for format in [TermbaseFormat::Csv, TermbaseFormat::Tbx2, TermbaseFormat::Tbx3] {
            let (text, notes) = written(&glossary, format);
            if glossary.concepts().is_empty() && format != TermbaseFormat::Csv {
                continue;
            }
            prop_assert_eq!(notes, [""; 0]);
            prop_assert_eq!(content(&back(&text, Some(format))), content(&glossary), "{:?}\n{}", format, text);
        }
    }

    #[test]
    fn any_glossary_comes_back_as_pairs(glossary in any_glossary()) {
        let expected: BTreeSet<_> = all_pairs(&glossary).into_iter().filter(|(source, _)| !source.starts_with('#')).collect();
        let (text, _) = written(&glossary, TermbaseFormat::OmegaT);
        prop_assert_eq!(&all_pairs(&back(&text, Some(TermbaseFormat::OmegaT))), &expected);

        let mut first: BTreeMap<String, String> = BTreeMap::new();
        for pair in glossary.concepts().iter().flat_map(|concept| pairs(concept, &Lang::FRENCH, &Lang::ARABIC)).filter(|pair| pair.preferred) {
            first.entry(pair.source.to_owned()).or_insert_with(|| pair.target.to_owned());
        }
        let (text, _) = written(&glossary, TermbaseFormat::DeepL);
        prop_assert_eq!(all_pairs(&back(&text, Some(TermbaseFormat::Google))), first.into_iter().collect::<BTreeSet<_>>());
        prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'));

        let (text, _) = written(&glossary, TermbaseFormat::MateCat);
        prop_assert_eq!(all_pairs(&back(&text, Some(TermbaseFormat::MateCat))), all_pairs(&glossary));
    }

    #[test]
    fn any_glossary_comes_back_as_alternatives(glossary in any_glossary()) {
        let alternatives = |concept: &Concept, lang: &Lang| -> Vec<String> {
            let Some(terms) = concept.in_language(lang) else { return Vec::new() };
            let mut forms: Vec<String> = std::iter::once(&terms.term).chain(&terms.abbreviations).chain(terms.admitted()).cloned().collect();
            forms.retain(|form| !form.is_empty());
            let mut once = Vec::new();
            forms.into_iter().for_each(|form| if !once.contains(&form) { once.push(form) });
            once
        };
        let all = |glossary: &Glossary| -> Vec<[Vec<String>; 3]> {
            let kept = glossary.concepts().iter().filter(|concept| concept.status != ConceptStatus::Deprecated);
            kept.map(|concept| [Lang::FRENCH, Lang::ARABIC, Lang::ENGLISH].map(|lang| alternatives(concept, &lang))).collect()
        };
        let (text, _) = written(&glossary, TermbaseFormat::MemoQ);
        prop_assert_eq!(all(&back(&text, Some(TermbaseFormat::MemoQ))), all(&glossary));
    }

    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..2000_usize) {
        let (whole, _) = written(&glossary(TABLE), TermbaseFormat::Tbx3);
        let mut half = whole.into_bytes();
        half.truncate(cut);
        half.extend(&bytes);
        for format in TermbaseFormat::ALL.into_iter().map(Some).chain([None]) {
            let _ = read("any", &bytes, &Lang::FRENCH, &Lang::ARABIC, format);
            let _ = read("any", &half, &Lang::FRENCH, &Lang::ARABIC, format);
        }
    }
}
