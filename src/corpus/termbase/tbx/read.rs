//! Reading TBX: both versions, the styles DCA and DCT, our own files and others'.

use super::super::losses::Losses;
use super::super::made_id;
use super::super::pairs::join;
use super::tree::{self, Node};
use super::{AVOID, PLURAL, STYLE, from_xml_id, key_of};
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, has_word};
use crate::language::Lang;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Reads a TBX file. Languages are told by their first subtag. Entries without a term in one of the two languages are left out and counted.
///
/// # Errors
/// With `file:line`: XML that is not well-formed, a file without an entry in the two languages, an id that is there already.
pub(in crate::corpus::termbase) fn read(glossary: &mut Glossary, name: &str, text: &str, losses: &mut Losses) -> Result<()> {
    let mut reader = Reader { losses, concepts: Vec::new(), places: FxHashMap::default(), entries: 0 };
    tree::entries(name, text, |node| {
        reader.entry(name, &node);
        Ok(())
    })?;
    let Reader { concepts, entries, losses, .. } = reader;
    if entries == 0 {
        return Err(Error::input(name, "no <termEntry> or <conceptEntry> in this file: is it a glossary?"));
    }
    let (from, to) = glossary.languages();
    let (from, to) = (from.clone(), to.clone());
    let langs: BTreeSet<String> = concepts.iter().flat_map(|concept| &concept.terms).map(|terms| terms.lang.to_string()).collect();
    let mut kept = 0;
    for mut concept in concepts {
        promote(&mut concept, &from, &to);
        let seed = [concept.term(&from), concept.term(&to)].into_iter().find(|term| !term.is_empty()).map(str::to_owned);
        let Some(seed) = seed else {
            losses.example("entry without a term in either language", "entries without a term in either language", &concept.place);
            continue;
        };
        if concept.id.is_empty() {
            concept.id = made_id(&seed, |id| glossary.get(id).is_some());
        }
        glossary.add(concept)?;
        kept += 1;
    }
    if kept == 0 {
        let langs: Vec<String> = langs.into_iter().collect();
        let message = format!("no entry has a term in {from} or {to}; the file has {}: set --from and --to", langs.join(", "));
        return Err(Error::input(name, message));
    }
    Ok(())
}

/// Where neither language has a preferred term, the first of the others becomes it.
fn promote(concept: &mut Concept, from: &Lang, to: &Lang) {
    if !concept.term(from).is_empty() || !concept.term(to).is_empty() {
        return;
    }
    for lang in [from, to] {
        let Some(terms) = concept.terms.iter_mut().find(|terms| terms.lang == *lang) else { continue };
        let list = if terms.variants.is_empty() { &mut terms.abbreviations } else { &mut terms.variants };
        if !list.is_empty() {
            terms.term = list.remove(0);
        }
    }
}

struct Reader<'l> {
    losses: &'l mut Losses,
    concepts: Vec<Concept>,
    /// Of the ids in the file.
    places: FxHashMap<String, usize>,
    entries: usize,
}

/// A term of an entry, before it is known what it is to the concept.
struct Found {
    lang: Lang,
    text: String,
    kind: String,
    status: String,
    gender: String,
    styles: Vec<String>,
    /// `plural`, `avoid` or `style`, as our own files say.
    mark: &'static str,
}

impl Found {
    fn is_forbidden(&self) -> bool {
        let status: String = self.status.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
        ["deprecated", "superseded", "obsolete", "forbidden"].iter().any(|word| status.starts_with(word))
    }

    fn is_admitted(&self) -> bool {
        self.status.to_ascii_lowercase().starts_with("admitted")
    }

    fn is_preferred(&self) -> bool {
        self.status.to_ascii_lowercase().starts_with("preferred")
    }

    fn is_abbreviation(&self) -> bool {
        matches!(self.kind.as_str(), "abbreviation" | "acronym" | "initialism" | "abbreviatedForm")
    }
}

impl Reader<'_> {
    fn entry(&mut self, name: &str, node: &Node) {
        self.entries += 1;
        let id = node.attribute("id").map(from_xml_id).unwrap_or_default();
        let mut concept = Concept::new(id, format!("{name}:{}", node.line));
        let mut found = Vec::new();
        let mut refers = None;
        let mut status = None;
        for child in &node.children {
            match child.name.as_str() {
                "langSet" | "langSec" => {
                    let lang = Lang::new(child.attribute("lang").unwrap_or_default());
                    for part in &child.children {
                        match part.name.as_str() {
                            "tig" | "ntig" | "termSec" => found.extend(self.term(&lang, part, &mut concept)),
                            _ => self.about(part, &mut concept, &mut refers, &mut status),
                        }
                    }
                }
                _ => self.about(child, &mut concept, &mut refers, &mut status),
            }
        }
        found.retain(|term| has_word(&term.text));
        let known = refers.and_then(|id: String| self.places.get(&id).copied());
        if let Some(at) = known.filter(|_| found.iter().any(|term| term.mark == AVOID)) {
            // An entry that only says what to avoid. The terms beside it stand in the entry of the concept.
            for term in found.into_iter().filter(|term| term.mark == AVOID) {
                self.concepts[at].in_language_mut(&term.lang).avoid.push(term.text);
            }
            return;
        }
        sort_terms(&mut concept, found);
        if let Some(status) = status {
            concept.status = status;
        }
        if !concept.id.is_empty() {
            self.places.insert(concept.id.clone(), self.concepts.len());
        }
        self.concepts.push(concept);
    }

    /// What is said about the concept, or about all its terms in a language.
    fn about(&mut self, node: &Node, concept: &mut Concept, refers: &mut Option<String>, status: &mut Option<ConceptStatus>) {
        if matches!(node.name.as_str(), "descripGrp" | "adminGrp") {
            node.children.iter().for_each(|child| self.about(child, concept, refers, status));
            return;
        }
        let text = node.text();
        match node.category() {
            "subjectField" => join(&mut concept.domain, text),
            "definition" => join(&mut concept.definition, text),
            "source" => join(&mut concept.source, text),
            "note" => note(text, concept, status),
            "crossReference" => *refers = node.attribute("target").map(from_xml_id),
            _ if text.is_empty() => {}
            // What TBX-Basic has beyond our columns becomes a column.
            category if matches!(node.name.as_str(), "descrip" | "admin") => {
                match concept.extra.iter_mut().find(|(title, _)| title == category) {
                    Some((_, cell)) => join(cell, text),
                    None => concept.extra.push((category.to_owned(), text.to_owned())),
                }
            }
            category => self.lost(category),
        }
    }

    fn term(&mut self, lang: &Lang, node: &Node, concept: &mut Concept) -> Option<Found> {
        let mut found = Found {
            lang: lang.clone(),
            text: String::new(),
            kind: String::new(),
            status: String::new(),
            gender: String::new(),
            styles: Vec::new(),
            mark: "",
        };
        self.parts_of_term(node, &mut found, concept);
        (!found.text.is_empty()).then_some(found)
    }

    fn parts_of_term(&mut self, node: &Node, found: &mut Found, concept: &mut Concept) {
        for part in &node.children {
            if matches!(part.name.as_str(), "termGrp" | "termNoteGrp" | "descripGrp" | "adminGrp") {
                self.parts_of_term(part, found, concept);
                continue;
            }
            let text = part.text();
            match part.category() {
                "term" => text.clone_into(&mut found.text),
                "termType" => text.clone_into(&mut found.kind),
                "administrativeStatus" | "normativeAuthorization" => text.clone_into(&mut found.status),
                "grammaticalGender" => text.clone_into(&mut found.gender),
                "geographicalUsage" => found.styles.push(text.to_lowercase()),
                "note" => match [PLURAL, AVOID, STYLE].into_iter().find(|mark| *mark == text) {
                    Some(mark) => found.mark = mark,
                    None => join(&mut concept.note, text),
                },
                "source" => join(&mut concept.source, text),
                "definition" => join(&mut concept.definition, text),
                _ if text.is_empty() => {}
                category => self.lost(category),
            }
        }
    }

    fn lost(&mut self, category: &str) {
        self.losses.count(&format!("time `{category}`"), &format!("times `{category}`"), 1);
    }
}

/// A note of the concept, which may have a key.
fn note(text: &str, concept: &mut Concept, status: &mut Option<ConceptStatus>) {
    let Some((key, value)) = key_of(text) else { return join(&mut concept.note, text) };
    match key.split_once(' ').unwrap_or((&key, "")) {
        ("note", _) => join(&mut concept.note, value),
        ("region", _) => value.clone_into(&mut concept.region),
        ("status", _) => {
            let all = [ConceptStatus::Preferred, ConceptStatus::Admitted, ConceptStatus::Deprecated];
            *status = all.into_iter().find(|status| status.as_str() == value);
        }
        ("gender", lang) => value.clone_into(&mut concept.in_language_mut(&Lang::new(lang)).gender),
        ("homograph", lang) => concept.in_language_mut(&Lang::new(lang)).homographs.push(value.to_owned()),
        ("not", lang) => concept.in_language_mut(&Lang::new(lang)).not.push(value.to_owned()),
        (_, title) => concept.extra.push((title.to_owned(), value.to_owned())),
    }
}

/// Says what each term is to the concept.
fn sort_terms(concept: &mut Concept, found: Vec<Found>) {
    let usable = |term: &&Found| term.mark != AVOID;
    // When nothing may be used, the concept as a whole is deprecated.
    let deprecated = found.iter().any(|term| usable(&term)) && found.iter().filter(usable).all(Found::is_forbidden);
    let is_avoided = |term: &Found| term.mark == AVOID || term.is_forbidden() && !deprecated;
    let langs: Vec<Lang> = found.iter().fold(Vec::new(), |mut langs, term| {
        if !langs.contains(&term.lang) {
            langs.push(term.lang.clone());
        }
        langs
    });
    let mut admitted = true;
    let mut has_main = false;
    for lang in &langs {
        let of_language = || found.iter().enumerate().filter(|(_, term)| term.lang == *lang);
        let is_candidate = |term: &Found| term.mark.is_empty() && !is_avoided(term) && !term.is_abbreviation() && term.kind != "variant";
        let main = of_language()
            .find(|(_, term)| is_candidate(term) && term.is_preferred())
            .or_else(|| of_language().find(|(_, term)| is_candidate(term)))
            .map(|(at, _)| at);
        for (at, term) in of_language() {
            let terms = concept.in_language_mut(lang);
            let text = term.text.clone();
            if term.mark != AVOID {
                terms.styles.extend(term.styles.iter().map(|style| (style.clone(), text.clone())));
            }
            if main == Some(at) {
                terms.term = text;
                if terms.gender.is_empty() {
                    terms.gender = gender(&term.gender);
                }
                has_main = true;
                admitted &= term.is_admitted();
            } else if is_avoided(term) {
                terms.avoid.push(text);
            } else {
                match term.mark {
                    PLURAL => terms.plurals.push(text),
                    STYLE => {}
                    _ if term.is_abbreviation() => terms.abbreviations.push(text),
                    _ => terms.variants.push(text),
                }
            }
        }
    }
    // Notes may have named the languages in another order.
    concept.terms.sort_by_key(|terms| langs.iter().position(|lang| *lang == terms.lang).unwrap_or(usize::MAX));
    concept.status = match (deprecated, has_main && admitted) {
        (true, _) => ConceptStatus::Deprecated,
        (false, true) => ConceptStatus::Admitted,
        (false, false) => ConceptStatus::Preferred,
    };
}

fn gender(category: &str) -> String {
    match category {
        "masculine" => "m",
        "feminine" => "f",
        "neuter" => "n",
        other => other,
    }
    .to_owned()
}
