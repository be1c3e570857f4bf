//! What need not be proposed: what a glossary has, and what somebody rejected.

use super::Candidate;
use crate::error::{Error, Result};
use crate::glossary::{Concept, ConceptStatus, Glossary, Matcher, Terms, Tier};
use crate::language::Lang;
use rustc_hash::FxHashSet;
use std::io::Read;

/// Terms that are known or not wanted.
pub struct Known {
    glossary: (Matcher, Matcher),
    rejected: Rejected,
}

/// Pairs, single terms and ids that were rejected.
struct Rejected {
    ids: FxHashSet<String>,
    /// What the matchers are made of.
    glossary: Glossary,
    /// A concept a row; a row of one language has no term in the other.
    matchers: (Matcher, Matcher),
    /// For each concept, whether it has a term in either language.
    sides: Vec<(bool, bool)>,
}

impl Known {
    /// What `glossary` has, and no rejected terms.
    pub fn new(glossary: &Glossary) -> Known {
        let (from, to) = glossary.languages();
        let nothing = Glossary::new(from, to);
        let matchers = (Matcher::new(&nothing, from), Matcher::new(&nothing, to));
        let rejected = Rejected { ids: FxHashSet::default(), glossary: nothing, matchers, sides: Vec::new() };
        Known { glossary: (Matcher::new(glossary, from), Matcher::new(glossary, to)), rejected }
    }

    /// Adds what a table lists as rejected: a CSV (comma, semicolon or tab) with a column for either language or for both, named by their codes, or a column `id`. A row with
    /// terms of both languages rejects that pair, a row with one term whatever is proposed for it, a row with an id the candidate of that id. Several terms in a cell are split by `|`.
    ///
    /// # Errors
    /// With `file:line`: none of these columns, a malformed row, text that is not UTF-8.
    pub fn reject(&mut self, name: &str, mut reader: impl Read, from: &Lang, to: &Lang) -> Result<()> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| Error::io(name, error))?;
        let table = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let header = table.split(|&byte| byte == b'\n').next().unwrap_or(table);
        let separator = [b',', b';', b'\t'].into_iter().find(|separator| header.contains(separator)).unwrap_or(b',');
        let mut csv = csv::ReaderBuilder::new().delimiter(separator).from_reader(table);
        let malformed = |error: &csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            Error::at_line(
                name,
                line,
                "a malformed row: every row has as many cells as the header, in UTF-8; quote cells that hold a separator",
            )
        };
        let headers = csv.headers().map_err(|error| malformed(&error))?.clone();
        let column = |title: &str| headers.iter().position(|header| header.trim().eq_ignore_ascii_case(title));
        let (id, source, target) = (column("id"), column(from.as_str()), column(to.as_str()));
        if id.is_none() && source.is_none() && target.is_none() {
            let message = format!("no column `{from}`, `{to}` or `id`: a list of rejected terms needs one of them at least");
            return Err(Error::at_line(name, 1, message));
        }
        for row in csv.records() {
            let row = row.map_err(|error| malformed(&error))?;
            let cell = |column: Option<usize>| column.and_then(|at| row.get(at)).map(str::trim).unwrap_or_default();
            if !cell(id).is_empty() {
                self.rejected.ids.insert(cell(id).to_owned());
            }
            let forms = |column| -> Vec<String> {
                let items = cell(column).split('|').map(str::trim);
                items.filter(|item| item.chars().any(char::is_alphanumeric)).map(str::to_owned).collect()
            };
            let terms: Vec<Terms> = [(from, forms(source)), (to, forms(target))]
                .into_iter()
                .filter(|(_, forms)| !forms.is_empty())
                .map(|(lang, mut forms)| {
                    let term = forms.remove(0);
                    Terms { term, variants: forms, ..Terms::empty(lang.clone()) }
                })
                .collect();
            self.rejected.sides.push((terms.iter().any(|terms| terms.lang == *from), terms.iter().any(|terms| terms.lang == *to)));
            self.rejected.glossary.add(concept(self.rejected.sides.len() - 1, terms, name))?;
        }
        self.rejected.matchers = (Matcher::new(&self.rejected.glossary, from), Matcher::new(&self.rejected.glossary, to));
        Ok(())
    }

    /// True when the glossary has either term, in whichever form it occurs.
    pub fn in_glossary(&self, candidate: &Candidate) -> bool {
        !concepts(&self.glossary.0, &candidate.from, &candidate.from_forms).is_empty()
            || !concepts(&self.glossary.1, &candidate.to, &candidate.to_forms).is_empty()
    }

    /// True when the pair, either term or the id was rejected.
    pub fn is_rejected(&self, id: &str, candidate: &Candidate) -> bool {
        let source = concepts(&self.rejected.matchers.0, &candidate.from, &candidate.from_forms);
        let target = concepts(&self.rejected.matchers.1, &candidate.to, &candidate.to_forms);
        let sides = |concept: &usize| self.rejected.sides.get(*concept).copied().unwrap_or_default();
        self.rejected.ids.contains(id)
            || source.iter().any(|concept| !sides(concept).1 || target.contains(concept))
            || target.iter().any(|concept| !sides(concept).0)
    }
}

fn concepts(matcher: &Matcher, term: &str, forms: &[String]) -> Vec<usize> {
    std::iter::once(term).chain(forms.iter().map(String::as_str)).flat_map(|form| whole(matcher, form)).collect()
}

/// A concept of its own for terms that have none.
pub(super) fn concept(number: usize, terms: Vec<Terms>, place: &str) -> Concept {
    Concept {
        id: number.to_string(),
        domain: String::new(),
        terms,
        status: ConceptStatus::Preferred,
        region: String::new(),
        definition: String::new(),
        source: String::new(),
        note: String::new(),
        extra: Vec::new(),
        place: place.to_owned(),
    }
}

/// The concepts whose terms `term` is a form of as a whole.
pub(super) fn whole(matcher: &Matcher, term: &str) -> Vec<usize> {
    let found = matcher.find(term);
    let Some(found) = found.first().filter(|found| found.span.start == 0 && found.span.end == term.len() && found.tier != Tier::Loose)
    else {
        return Vec::new();
    };
    std::iter::once(found.concept).chain(found.others.iter().filter(|other| other.tier != Tier::Loose).map(|other| other.concept)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(table: &str, rejected: &str) -> Known {
        let glossary = Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        let mut known = Known::new(&glossary);
        known.reject("r.csv", rejected.as_bytes(), &Lang::FRENCH, &Lang::ARABIC).expect("a good list");
        known
    }

    fn candidate(from: &str, to: &str) -> Candidate {
        Candidate { from: from.to_owned(), to: to.to_owned(), ..Candidate::default() }
    }

    #[test]
    fn the_glossary_has_its_terms_in_all_forms() {
        let known = known("id,fr,ar\n1,écluse,هويس\n", "id\nx\n");
        assert!(known.in_glossary(&candidate("écluses", "شيء")));
        assert!(known.in_glossary(&candidate("porte", "الهويس")));
        assert!(!known.in_glossary(&candidate("porte d'écluse", "باب")));
    }

    #[test]
    fn pairs_sides_and_ids_are_rejected() {
        let known = known("id,fr,ar\n1,a,ب\n", "id,fr,ar\n,digue,سد\n,chenaux,\nNEW-7,,\n");
        let rejected = |id: &str, from: &str, to: &str| known.is_rejected(id, &candidate(from, to));
        assert!(rejected("", "digues", "سد"));
        assert!(!rejected("", "digue", "حاجز"), "another partner is another proposal");
        assert!(!rejected("", "chenal", "قناة"), "no rule leads back to the singular");
        assert!(
            known.is_rejected("", &Candidate { from_forms: vec!["chenaux".into()], ..candidate("chenal", "قناة") }),
            "but the forms that occur do"
        );
        assert!(rejected("NEW-7", "quai", "رصيف"));
        assert!(!rejected("NEW-8", "quai", "رصيف"));
    }

    #[test]
    fn several_lists_add_up() {
        let mut known = known("id,fr,ar\n1,a,ب\n", "fr\ndigue\n");
        known.reject("s.csv", "fr\nchenal\n".as_bytes(), &Lang::FRENCH, &Lang::ARABIC).expect("a good list");
        assert!(known.is_rejected("", &candidate("digue", "سد")) && known.is_rejected("", &candidate("chenal", "قناة")));
        assert!(!known.is_rejected("", &candidate("quai", "رصيف")));
    }

    #[test]
    fn a_list_without_columns_is_an_error() {
        let mut known = known("id,fr,ar\n1,a,ب\n", "fr\nx\n");
        let error = known.reject("r.csv", "de,it\na,b\n".as_bytes(), &Lang::FRENCH, &Lang::ARABIC).expect_err("no column");
        assert!(error.to_string().starts_with("r.csv:1: no column `fr`"), "{error}");
    }
}
