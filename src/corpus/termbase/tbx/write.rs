//! Writing TBX.

use super::super::losses::Losses;
use super::{ADMITTED, AVOID, DEPRECATED, PLURAL, PREFERRED, STYLE, Version, key_of, keyed, to_xml_id};
use crate::corpus::xml::is_legal;
use crate::glossary::{Concept, ConceptStatus, Glossary, Terms};
use crate::language::Lang;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// Writes the glossary.
pub(in crate::corpus::termbase) fn write(
    glossary: &Glossary,
    version: Version,
    out: &mut dyn Write,
    losses: &mut Losses,
) -> io::Result<()> {
    let (from, to) = glossary.languages();
    let mut tbx = Tbx { xml: Writer::new_with_indent(out, b' ', 1), version, names: Names::of(version), losses };
    tbx.begin(from)?;
    let mut entries = 0;
    for concept in glossary.concepts() {
        entries += usize::from(tbx.concept(concept, from, to)?);
    }
    if entries == 0 {
        // The standard asks for an entry, and there is none to give.
        tbx.losses.remark("the file has no entry, which the TBX standard does not allow".to_owned());
    }
    tbx.end()
}

/// What the two generations call the same things.
struct Names {
    root: &'static str,
    header: &'static str,
    entry: &'static str,
    language: &'static str,
    term: &'static str,
}

impl Names {
    fn of(version: Version) -> Names {
        match version {
            Version::Two => Names { root: "martif", header: "martifHeader", entry: "termEntry", language: "langSet", term: "tig" },
            Version::Three => Names { root: "tbx", header: "tbxHeader", entry: "conceptEntry", language: "langSec", term: "termSec" },
        }
    }
}

/// A term with all that is said about it.
struct TermEntry<'c> {
    text: &'c str,
    status: &'static str,
    kind: &'static str,
    gender: Option<&'static str>,
    styles: Vec<&'c str>,
    note: Option<&'static str>,
}

struct Tbx<'o, 'l> {
    xml: Writer<&'o mut dyn Write>,
    version: Version,
    names: Names,
    losses: &'l mut Losses,
}

impl Tbx<'_, '_> {
    fn begin(&mut self, from: &Lang) -> io::Result<()> {
        self.xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let mut root = BytesStart::new(self.names.root);
        root.push_attribute(("type", "TBX-Basic"));
        if self.version == Version::Two {
            self.xml.write_event(Event::DocType(BytesText::from_escaped("martif SYSTEM \"TBXcoreStructV02.dtd\"")))?;
        } else {
            root.push_attribute(("style", "dca"));
        }
        root.push_attribute(("xml:lang", from.as_str()));
        if self.version == Version::Three {
            root.push_attribute(("xmlns", "urn:iso:std:iso:30042:ed-2"));
        }
        self.xml.write_event(Event::Start(root))?;
        self.open(self.names.header, &[])?;
        self.open("fileDesc", &[])?;
        self.open("sourceDesc", &[])?;
        self.leaf("p", &[], "Written by truchement")?;
        self.close("sourceDesc")?;
        self.close("fileDesc")?;
        if self.version == Version::Two {
            self.open("encodingDesc", &[])?;
            self.leaf("p", &[("type", "XCSURI")], "TBXBasicXCSV02.xcs")?;
            self.close("encodingDesc")?;
        }
        self.close(self.names.header)?;
        self.open("text", &[])?;
        self.open("body", &[])
    }

    fn end(mut self) -> io::Result<()> {
        self.close("body")?;
        self.close("text")?;
        self.close(self.names.root)?;
        let out = self.xml.get_mut();
        out.write_all(b"\n")?;
        out.flush()
    }

    /// Writes the entry of a concept, and in version 2 one for each form to avoid. False when there is no form to write.
    fn concept(&mut self, concept: &Concept, from: &Lang, to: &Lang) -> io::Result<bool> {
        let usable = concept.terms.iter().any(|terms| terms.usable().next().is_some());
        // Without a form that may be used there would be no entry to refer to.
        let apart = self.version == Version::Two && usable;
        let languages: Vec<(&Lang, Vec<TermEntry<'_>>)> = concept
            .terms
            .iter()
            .map(|terms| (&terms.lang, term_entries(terms, concept.status, !apart)))
            .filter(|(_, entries)| !entries.is_empty())
            .collect();
        if languages.is_empty() {
            self.losses.example("concept without a term", "concepts without a term", &concept.id);
            return Ok(false);
        }
        let id = to_xml_id(&concept.id);
        self.open(self.names.entry, &[("id", &id)])?;
        self.about(concept)?;
        for (lang, entries) in &languages {
            self.language(lang, entries)?;
        }
        self.close(self.names.entry)?;
        if apart {
            self.avoided(concept, &id, from, to)?;
        }
        Ok(true)
    }

    /// What concerns the concept as a whole.
    fn about(&mut self, concept: &Concept) -> io::Result<()> {
        if !concept.domain.is_empty() {
            self.leaf("descrip", &[("type", "subjectField")], &concept.domain)?;
        }
        if !concept.definition.is_empty() {
            // OmegaT shows a description that stands by itself; the rules of TBX-Basic 3 know one of a concept in a group only.
            let grouped = self.version == Version::Three;
            if grouped {
                self.open("descripGrp", &[])?;
            }
            self.leaf("descrip", &[("type", "definition")], &concept.definition)?;
            if grouped {
                self.close("descripGrp")?;
            }
        }
        if !concept.source.is_empty() {
            self.leaf("admin", &[("type", "source")], &concept.source)?;
        }
        if !concept.note.is_empty() {
            let is_plain = key_of(&concept.note).is_none();
            let note = if is_plain { concept.note.clone() } else { keyed("note", &concept.note) };
            self.leaf("note", &[], &note)?;
        }
        if concept.status != ConceptStatus::Preferred {
            self.leaf("note", &[], &keyed("status", concept.status.as_str()))?;
        }
        if !concept.region.is_empty() {
            self.leaf("note", &[], &keyed("region", &concept.region))?;
        }
        for terms in &concept.terms {
            if !terms.gender.is_empty() && (gender(&terms.gender).is_none() || terms.term.is_empty()) {
                self.leaf("note", &[], &keyed(&format!("gender {}", terms.lang), &terms.gender))?;
            }
            for expression in &terms.not {
                self.leaf("note", &[], &keyed(&format!("not {}", terms.lang), expression))?;
            }
            for form in &terms.homographs {
                self.leaf("note", &[], &keyed(&format!("homograph {}", terms.lang), form))?;
            }
        }
        for (title, cell) in concept.extra.iter().filter(|(_, cell)| !cell.is_empty()) {
            self.leaf("note", &[], &keyed(&format!("column {title}"), cell))?;
        }
        Ok(())
    }

    /// Entries of their own for the forms to avoid. One of the target language stands beside the term that it must not translate, which is what Weblate
    /// checks; one of the source language stands alone, since its translation is not forbidden.
    fn avoided(&mut self, concept: &Concept, id: &str, from: &Lang, to: &Lang) -> io::Result<()> {
        for terms in &concept.terms {
            for (form, number) in terms.avoid.iter().zip(1..) {
                // No id of a concept is written like this.
                let own = format!("_xavoid.{}.{number}.{id}", terms.lang);
                self.open(self.names.entry, &[("id", &own)])?;
                self.leaf("ref", &[("type", "crossReference"), ("target", id)], &concept.id)?;
                let source = concept.term(from);
                if terms.lang == *to && !source.is_empty() {
                    self.language(
                        from,
                        &[TermEntry { text: source, status: DEPRECATED, kind: "fullForm", gender: None, styles: Vec::new(), note: None }],
                    )?;
                }
                self.language(&terms.lang, &[avoided(form)])?;
                self.close(self.names.entry)?;
            }
        }
        Ok(())
    }

    fn language(&mut self, lang: &Lang, entries: &[TermEntry<'_>]) -> io::Result<()> {
        self.open(self.names.language, &[("xml:lang", lang.as_str())])?;
        for entry in entries {
            self.open(self.names.term, &[])?;
            self.leaf("term", &[], entry.text)?;
            self.leaf("termNote", &[("type", "termType")], entry.kind)?;
            if let Some(gender) = entry.gender {
                self.leaf("termNote", &[("type", "grammaticalGender")], gender)?;
            }
            self.leaf("termNote", &[("type", "administrativeStatus")], entry.status)?;
            for style in &entry.styles {
                self.leaf("termNote", &[("type", "geographicalUsage")], style)?;
            }
            if let Some(note) = entry.note {
                self.leaf("note", &[], note)?;
            }
            self.close(self.names.term)?;
        }
        self.close(self.names.language)
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        let text = escaped(text, self.losses);
        self.xml.write_event(Event::Text(BytesText::from_escaped(text)))?;
        self.close(name)
    }
}

fn avoided(form: &str) -> TermEntry<'_> {
    TermEntry { text: form, status: DEPRECATED, kind: "variant", gender: None, styles: Vec::new(), note: Some(AVOID) }
}

/// The terms of a language in their order: the preferred one, abbreviations, variants, what houses prefer, plurals, and with `avoid` the forms to avoid.
fn term_entries(terms: &Terms, status: ConceptStatus, avoid: bool) -> Vec<TermEntry<'_>> {
    let (first, other) = match status {
        ConceptStatus::Preferred => (PREFERRED, ADMITTED),
        ConceptStatus::Admitted => (ADMITTED, ADMITTED),
        ConceptStatus::Deprecated => (DEPRECATED, DEPRECATED),
    };
    let entry = |text, status, kind, note| TermEntry { text, status, kind, gender: None, styles: Vec::new(), note };
    let mut entries = Vec::new();
    if !terms.term.is_empty() {
        entries.push(TermEntry { gender: gender(&terms.gender), ..entry(&terms.term, first, "fullForm", None) });
    }
    entries.extend(terms.abbreviations.iter().map(|form| entry(form, other, "abbreviation", None)));
    entries.extend(terms.variants.iter().map(|form| entry(form, other, "variant", None)));
    add_styles(&mut entries, terms, |form, style| TermEntry { styles: vec![style], ..entry(form, other, "variant", Some(STYLE)) });
    entries.extend(terms.plurals.iter().map(|form| entry(form, other, "variant", Some(PLURAL))));
    if avoid {
        entries.extend(terms.avoid.iter().map(|form| avoided(form)));
    }
    entries
}

/// Says at each term which houses and regions prefer it. What is no term yet gets an entry; so does every preference when the order in which they are listed
/// would not come back.
fn add_styles<'c>(entries: &mut Vec<TermEntry<'c>>, terms: &'c Terms, own: impl Fn(&'c str, &'c str) -> TermEntry<'c>) {
    let place = |form: &str| entries.iter().position(|entry| entry.text == form);
    let places: Vec<usize> = terms.styles.iter().map(|(_, form)| place(form).unwrap_or(usize::MAX)).collect();
    let in_order = places.is_sorted();
    for ((style, form), place) in terms.styles.iter().zip(places) {
        match entries.get_mut(place) {
            Some(entry) if in_order => entry.styles.push(style),
            _ => entries.push(own(form, style)),
        }
    }
}

fn gender(given: &str) -> Option<&'static str> {
    match given {
        "m" => Some("masculine"),
        "f" => Some("feminine"),
        "n" => Some("neuter"),
        _ => None,
    }
}

/// The text as XML. Line breaks and TABs are written as references, so that they are told from the line breaks of the file. Characters that XML does not allow are left
/// out and counted.
fn escaped(text: &str, losses: &mut Losses) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if is_legal(c) => out.push(c),
            _ => losses.count("character that XML does not allow", "characters that XML does not allow", 1),
        }
    }
    out
}
