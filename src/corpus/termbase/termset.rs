//! Google's equivalent term sets: a header of language codes, one row a concept, one term a language.

use super::cells;
use super::detect::locale;
use super::losses::{Losses, Part};
use super::made_id;
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, has_word};
use crate::language::Lang;
use std::io::{self, Write};

/// Writes the preferred terms of all languages and the definition.
pub(super) fn write(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    losses.of(glossary, &[Part::Admitted, Part::Definition, Part::OtherLanguages]);
    let (from, to) = glossary.languages();
    let mut langs = vec![from, to];
    for terms in glossary.concepts().iter().flat_map(|concept| &concept.terms) {
        if !terms.term.is_empty() && !langs.contains(&&terms.lang) {
            langs.push(&terms.lang);
        }
    }
    let mut writer = cells::writer(out);
    writer.write_record(langs.iter().map(|lang| lang.as_str()).chain(["pos", "description"])).map_err(cells::as_io)?;
    for concept in glossary.concepts().iter().filter(|concept| concept.status != ConceptStatus::Deprecated) {
        let mut row: Vec<String> = langs.iter().map(|lang| cells::one_line(concept.term(lang), losses).into_owned()).collect();
        if row.iter().filter(|term| !term.is_empty()).count() < 2 {
            losses.example("concept with a term in one language only", "concepts with a term in one language only", &concept.id);
            continue;
        }
        row.push(String::new());
        row.push(cells::one_line(&concept.definition, losses).into_owned());
        writer.write_record(&row).map_err(cells::as_io)?;
    }
    writer.flush()
}

/// Reads term sets; `description` becomes the definition.
pub(super) fn read(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let mut rows = cells::rows(name, text, cells::separator(text))?.into_iter();
    let Some((line, header)) = rows.next() else {
        return Err(Error::at_line(name, 1, "an empty file: the first line names the languages"));
    };
    let langs: Vec<Option<Lang>> = header.iter().map(locale).collect();
    for lang in [&from, &to] {
        if !langs.iter().flatten().any(|known| known == lang) {
            return Err(Error::at_line(name, line, format!("no column `{lang}`: the first line names the languages of the columns")));
        }
    }
    let described = header.iter().position(|title| title.eq_ignore_ascii_case("description"));
    for (line, row) in rows {
        let mut concept = Concept::new(String::new(), format!("{name}:{line}"));
        for (lang, cell) in langs.iter().zip(&row).filter_map(|(lang, cell)| lang.as_ref().map(|lang| (lang, cell))) {
            if has_word(cell) {
                cell.clone_into(&mut concept.in_language_mut(lang).term);
            }
        }
        concept.definition = described.and_then(|at| row.get(at)).unwrap_or_default().to_owned();
        let seed = [concept.term(&from), concept.term(&to)].into_iter().find(|term| !term.is_empty()).map(str::to_owned);
        let Some(seed) = seed else {
            losses.example("row without a term in either language", "rows without a term in either language", &concept.place);
            continue;
        };
        let parts = row.iter().zip(&header).filter(|(cell, title)| title.eq_ignore_ascii_case("pos") && !cell.is_empty()).count();
        losses.count("part of speech", "parts of speech", parts);
        concept.id = made_id(&seed, |id| glossary.get(id).is_some());
        glossary.add(concept)?;
    }
    Ok(())
}
