//! memoQ's CSV: columns of the entry, then of each language. Source: memoQ's API documentation, "Term base in CSV format".

use super::losses::{Losses, Part};
use super::pairs::join;
use super::{cells, detect, made_id};
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, Terms, has_word};
use crate::language::Lang;
use std::io::{self, Write};

/// What memoQ calls languages. Others go by their code.
const LANGUAGES: [(&str, &str); 24] = [
    ("ar", "Arabic"),
    ("bg", "Bulgarian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("he", "Hebrew"),
    ("hu", "Hungarian"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ko", "Korean"),
    ("nl", "Dutch"),
    ("pl", "Polish"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sv", "Swedish"),
    ("tr", "Turkish"),
];

/// Writes one row a concept: domain, note, and for each language its definition column, its usable terms between `|`, the preferred one first.
pub(super) fn write(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    let held = [Part::Domain, Part::Definition, Part::Note, Part::Admitted, Part::Abbreviations, Part::Variants, Part::OtherLanguages];
    losses.of(glossary, &held);
    let (from, to) = glossary.languages();
    let concepts = || glossary.concepts().iter().filter(|concept| concept.status != ConceptStatus::Deprecated);
    let mut langs = vec![from, to];
    for terms in concepts().flat_map(|concept| &concept.terms) {
        if !alternatives(terms).is_empty() && !langs.contains(&&terms.lang) {
            langs.push(&terms.lang);
        }
    }
    let mut writer = cells::writer(out);
    let of_languages = langs.iter().flat_map(|lang| [format!("{}_Def", title(lang)), title(lang)]);
    let header: Vec<String> = ["Entry_Domain", "Entry_Note"].map(str::to_owned).into_iter().chain(of_languages).collect();
    writer.write_record(&header).map_err(cells::as_io)?;
    for concept in concepts() {
        if concept.terms.iter().all(|terms| alternatives(terms).is_empty()) {
            losses.example("concept without a term to be used", "concepts without a term to be used", &concept.id);
            continue;
        }
        let mut row = vec![cells::one_line(&concept.domain, losses).into_owned(), cells::one_line(&concept.note, losses).into_owned()];
        for lang in &langs {
            let definition = if *lang == from { concept.definition.as_str() } else { "" };
            row.push(cells::one_line(definition, losses).into_owned());
            let forms = concept.in_language(lang).map(alternatives).unwrap_or_default();
            let (kept, lost): (Vec<&str>, Vec<&str>) = forms.into_iter().partition(|form| !form.contains('|'));
            for form in lost {
                losses.example("form with `|`", "forms with `|`", form);
            }
            row.push(cells::one_line(&kept.join("|"), losses).into_owned());
        }
        writer.write_record(&row).map_err(cells::as_io)?;
    }
    writer.flush()
}

fn alternatives(terms: &Terms) -> Vec<&str> {
    let all = std::iter::once(&terms.term).chain(&terms.abbreviations).chain(terms.admitted());
    let mut forms: Vec<&str> = Vec::new();
    for form in all.map(String::as_str).filter(|form| !form.is_empty()) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

fn title(lang: &Lang) -> String {
    LANGUAGES.iter().find(|(code, _)| *code == lang.as_str()).map_or_else(|| lang.to_string(), |(_, name)| (*name).to_owned())
}

/// What a column holds.
enum Column {
    Id,
    Domain,
    Note,
    Definition,
    Term(Lang),
    /// `Term_Info` or `Term_Example` of the term before it.
    Lost(&'static str),
    Other,
}

fn column(header: &str) -> Column {
    let lower = header.to_ascii_lowercase();
    match lower.as_str() {
        "entry_id" => return Column::Id,
        "entry_domain" | "entry_subject" => return Column::Domain,
        "entry_note" => return Column::Note,
        "term_example" => return Column::Lost("example"),
        _ => {}
    }
    if lower.ends_with("_def") {
        return Column::Definition;
    }
    // `French`, `English_United_States`, `French (Morocco)`, `fr-MA`.
    let first = lower.split(['_', ' ', '(']).next().unwrap_or_default();
    let named = LANGUAGES.iter().find(|(_, name)| name.eq_ignore_ascii_case(first)).map(|(code, _)| Lang::new(code));
    named.or_else(|| detect::locale(header)).map_or(Column::Other, Column::Term)
}

/// Reads a memoQ CSV. The first term of a language is its preferred one; further columns of the language, and alternatives between `|`, are variants.
pub(super) fn read(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let mut rows = cells::rows(name, text, cells::separator(text))?.into_iter();
    let Some((line, header)) = rows.next() else { return Err(Error::at_line(name, 1, "an empty file: the first line names the fields")) };
    let columns: Vec<Column> = header.iter().map(column).collect();
    for lang in [&from, &to] {
        if !columns.iter().any(|column| matches!(column, Column::Term(known) if known == lang)) {
            return Err(Error::at_line(
                name,
                line,
                format!("no column `{}`: export the term base with field names in its first row", title(lang)),
            ));
        }
    }
    for (line, row) in rows {
        let mut concept = Concept::new(String::new(), format!("{name}:{line}"));
        for (column, cell) in columns.iter().zip(&row).filter(|(_, cell)| !cell.is_empty()) {
            match column {
                // A bare number is no name for a concept.
                Column::Id if cell.bytes().all(|byte| byte.is_ascii_digit()) => concept.id = format!("memoq-{cell}"),
                Column::Id => cell.clone_into(&mut concept.id),
                Column::Domain => join(&mut concept.domain, cell),
                Column::Note => join(&mut concept.note, cell),
                Column::Definition => join(&mut concept.definition, cell),
                Column::Term(lang) => {
                    for form in cell.split('|').map(str::trim).filter(|form| has_word(form)) {
                        let terms = concept.in_language_mut(lang);
                        if terms.term.is_empty() {
                            form.clone_into(&mut terms.term);
                        } else if terms.term != form && !terms.variants.iter().any(|known| known == form) {
                            terms.variants.push(form.to_owned());
                        }
                    }
                }
                Column::Lost(what) => losses.count(what, &format!("{what}s"), 1),
                Column::Other => {}
            }
        }
        let seed = [concept.term(&from), concept.term(&to)].into_iter().find(|term| !term.is_empty()).map(str::to_owned);
        let Some(seed) = seed else {
            losses.example("row without a term in either language", "rows without a term in either language", &concept.place);
            continue;
        };
        if concept.id.is_empty() {
            concept.id = made_id(&seed, |id| glossary.get(id).is_some());
        }
        glossary.add(concept)?;
    }
    Ok(())
}
