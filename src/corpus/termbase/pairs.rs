//! Lists of pairs: a term of the one language and its equivalent in the other, one pair a line. OmegaT, DeepL, Google.

use super::losses::{Losses, Part};
use super::{cells, made_id};
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, Terms, has_word};
use crate::language::Lang;
use rustc_hash::{FxHashMap, FxHashSet};
use std::io::{self, Write};

/// Bytes that DeepL and Google allow in a term.
const LONGEST_TERM: usize = 1024;
/// Bytes that DeepL and Google allow in a glossary.
const LARGEST_FILE: usize = 10 << 20;

/// A pair of equivalent terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Pair<'c> {
    pub source: &'c str,
    pub target: &'c str,
    /// Whether the target is the one to use.
    pub preferred: bool,
}

/// The pairs of a concept: every form of the source language with the preferred term of the other, and the preferred term of the source language with every
/// further form of the other. None of a deprecated concept, none with a form to avoid, none with a plural.
pub(super) fn pairs<'c>(concept: &'c Concept, from: &Lang, to: &Lang) -> Vec<Pair<'c>> {
    if concept.status == ConceptStatus::Deprecated {
        return Vec::new();
    }
    let (sources, targets) = (forms(concept.in_language(from)), forms(concept.in_language(to)));
    let (Some(&source), Some(&target)) = (sources.first(), targets.first()) else { return Vec::new() };
    let others = targets[1..].iter().map(|&target| Pair { source, target, preferred: false });
    let head = sources.iter().map(|&source| Pair { source, target, preferred: true });
    head.clone().take(1).chain(others).chain(head.skip(1)).collect()
}

/// The forms of a language that may be used, the preferred one first, each once; no plurals.
fn forms(terms: Option<&Terms>) -> Vec<&str> {
    let Some(terms) = terms else { return Vec::new() };
    let mut forms: Vec<&str> = Vec::new();
    let all = std::iter::once(&terms.term).chain(&terms.abbreviations).chain(terms.admitted());
    for form in all.map(String::as_str).filter(|form| !form.is_empty()) {
        if !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// Writes an OmegaT glossary: source, target, comment. The comment is the definition and the note. Forms to avoid and deprecated concepts are left out: OmegaT
/// would offer them.
pub(super) fn write_omegat(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    losses.of(glossary, &[Part::Admitted, Part::Abbreviations, Part::Variants, Part::Definition, Part::Note]);
    let (from, to) = glossary.languages();
    for concept in glossary.concepts() {
        let comment: Vec<&str> = [concept.definition.as_str(), &concept.note].into_iter().filter(|text| !text.is_empty()).collect();
        let comment = comment.join(" | ");
        let comment = cells::one_line(&comment, losses);
        for pair in pairs(concept, from, to) {
            if pair.source.starts_with('#') {
                // Such a line is a comment.
                losses.example("term that begins with `#`", "terms that begin with `#`", pair.source);
                continue;
            }
            let (source, target) = (cells::one_line(pair.source, losses), cells::one_line(pair.target, losses));
            if comment.is_empty() {
                writeln!(out, "{source}\t{target}")?;
            } else {
                writeln!(out, "{source}\t{target}\t{comment}")?;
            }
        }
    }
    out.flush()
}

/// Writes the CSV of DeepL and of Google: source and target, no header. Both refuse a source that stands twice, control characters, and terms of more than 1,024
/// bytes. Of several equivalents the preferred one is written, of several concepts with the same source the first.
pub(super) fn write_csv(glossary: &Glossary, out: &mut dyn Write, losses: &mut Losses) -> io::Result<()> {
    losses.of(glossary, &[Part::Admitted, Part::Abbreviations, Part::Variants]);
    let (from, to) = glossary.languages();
    let mut writer = cells::writer(out);
    let mut written = FxHashSet::default();
    let mut bytes = 0;
    for concept in glossary.concepts() {
        for pair in pairs(concept, from, to) {
            let (source, target) = (cells::one_line(pair.source, losses), cells::one_line(pair.target, losses));
            let (source, target) = (source.trim(), target.trim());
            if !pair.preferred {
                losses.count("further equivalent of a term", "further equivalents of a term", 1);
            } else if source.len() > LONGEST_TERM || target.len() > LONGEST_TERM {
                losses.example("term of more than 1024 bytes", "terms of more than 1024 bytes", source);
            } else if source.is_empty() || target.is_empty() {
                losses.example("term of control characters only", "terms of control characters only", &concept.id);
            } else if !written.insert(source.to_owned()) {
                losses.example("second concept with the same source term", "further concepts with the same source term", source);
            } else {
                writer.write_record([source, target]).map_err(cells::as_io)?;
                bytes += source.len() + target.len() + 2;
            }
        }
    }
    if bytes > LARGEST_FILE {
        losses.remark(format!("the file has {bytes} bytes, and DeepL and Google take 10 MiB: split the glossary"));
    }
    writer.flush()
}

/// Reads an OmegaT glossary: lines of source TAB target TAB comment; lines that begin with `#` are comments. Lines with the same source make one concept, its
/// first target the preferred one.
pub(super) fn read_omegat(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let mut found = Collector::new(glossary, name);
    for (line, number) in text.lines().zip(1..) {
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        let mut cells = line.split('\t').map(str::trim);
        let (source, target) = (cells.next().unwrap_or_default(), cells.next());
        let Some(target) = target else {
            return Err(Error::at_line(name, number, "no TAB: an OmegaT glossary has source TAB target TAB comment on a line"));
        };
        let comment: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
        found.add(number, source, target, &comment.join(" "), losses);
    }
    found.finish(glossary)
}

/// Reads the CSV or TSV of DeepL or Google: source and target, and with DeepL their languages. A first line that names the languages is a header.
pub(super) fn read_csv(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let mut found = Collector::new(glossary, name);
    for (number, row) in cells::rows(name, text, cells::separator(text))? {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        if row.len() < 2 {
            return Err(Error::at_line(name, number, "one cell: a line has a term and its translation"));
        }
        let langs = (super::detect::locale(cell(2)), super::detect::locale(cell(3)));
        match langs {
            (Some(source), Some(target)) if (&source, &target) == (&to, &from) => found.add(number, cell(1), cell(0), "", losses),
            (Some(source), Some(target)) if (&source, &target) != (&from, &to) => {
                losses.count(&format!("entry from {source} to {target}"), &format!("entries from {source} to {target}"), 1);
            }
            _ => found.add(number, cell(0), cell(1), "", losses),
        }
    }
    losses.remark(format!(
        "{name}: read as a list of {from} terms with their {to} equivalents, without a header (another format: --input-format)"
    ));
    found.finish(glossary)
}

/// Makes concepts of pairs: one for each source term.
struct Collector {
    from: Lang,
    to: Lang,
    name: String,
    concepts: Vec<Concept>,
    places: FxHashMap<String, usize>,
}

impl Collector {
    fn new(glossary: &Glossary, name: &str) -> Collector {
        let (from, to) = glossary.languages();
        Collector { from: from.clone(), to: to.clone(), name: name.to_owned(), concepts: Vec::new(), places: FxHashMap::default() }
    }

    fn add(&mut self, line: u64, source: &str, target: &str, comment: &str, losses: &mut Losses) {
        if !has_word(source) || !has_word(target) {
            losses.example("line without a term on both sides", "lines without a term on both sides", &format!("{}:{line}", self.name));
            return;
        }
        let at = *self.places.entry(source.to_owned()).or_insert_with(|| {
            let mut concept = Concept::new(String::new(), format!("{}:{line}", self.name));
            source.clone_into(&mut concept.in_language_mut(&self.from).term);
            self.concepts.push(concept);
            self.concepts.len() - 1
        });
        let concept = &mut self.concepts[at];
        join(&mut concept.note, comment);
        let terms = concept.in_language_mut(&self.to);
        if terms.term.is_empty() {
            target.clone_into(&mut terms.term);
        } else if terms.term != target && !terms.variants.iter().any(|variant| variant == target) {
            terms.variants.push(target.to_owned());
        }
    }

    fn finish(self, glossary: &mut Glossary) -> Result<()> {
        for mut concept in self.concepts {
            concept.id = made_id(concept.term(&self.from), |id| glossary.get(id).is_some());
            glossary.add(concept)?;
        }
        Ok(())
    }
}

/// Adds `text` to what a field holds, unless it is there.
pub(super) fn join(field: &mut String, text: &str) {
    if text.is_empty() || field == text || field.split(" | ").any(|part| part == text) {
        return;
    }
    if !field.is_empty() {
        field.push_str(" | ");
    }
    field.push_str(text);
}
