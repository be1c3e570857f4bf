//! Reading a glossary: a CSV with one row a concept.

use super::concept::{Concept, ConceptStatus, Glossary};
use super::words::has_word;
use crate::error::{Error, Result};
use crate::language::Lang;
use csv::StringRecord;
use std::fs::File;
use std::io::Read;
use std::path::Path;

/// What one column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Column {
    Id,
    Domain,
    Status,
    Region,
    Definition,
    Source,
    Note,
    Term(Lang),
    List(Lang, Kind),
    Gender(Lang),
    Extra(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Abbreviations,
    Variants,
    Avoid,
    Plurals,
    Not,
    Homographs,
    Styles,
}

impl Glossary {
    /// Reads glossary files, in the order given.
    ///
    /// # Errors
    /// A file that cannot be read, or whatever [`read`](Self::read) objects to.
    pub fn load(paths: &[impl AsRef<Path>], from: &Lang, to: &Lang) -> Result<Glossary> {
        let mut glossary = Glossary::new(from, to);
        for path in paths {
            let path = path.as_ref();
            let file = File::open(path).map_err(|error| Error::io(path, error))?;
            glossary.read(&path.display().to_string(), file)?;
        }
        Ok(glossary)
    }

    /// Reads a glossary from `reader`; `name` is what messages call it.
    ///
    /// # Errors
    /// See [`read`](Self::read).
    pub fn from_reader(name: &str, reader: impl Read, from: &Lang, to: &Lang) -> Result<Glossary> {
        let mut glossary = Glossary::new(from, to);
        glossary.read(name, reader)?;
        Ok(glossary)
    }

    /// Reads a glossary from memory; `name` is what messages call it.
    ///
    /// # Errors
    /// See [`read`](Self::read).
    pub fn from_str(name: &str, table: &str, from: &Lang, to: &Lang) -> Result<Glossary> {
        Glossary::from_reader(name, table.as_bytes(), from, to)
    }

    /// Adds the rows of a CSV (comma, or semicolon or tab if the header has no comma) to the glossary.
    ///
    /// The header names the columns: `id`, one column for each of the two languages, and any of `CODE_abbr`, `CODE_variants`, `CODE_avoid`, `CODE_plural`,
    /// `CODE_not`, `CODE_homographs`, `CODE_styles` (items `STYLE=term`), `gender_CODE`, `domain`, `status`, `region`, `definition`, `source`, `note`. A column named by another two-letter code is that language's term.
    /// Lists are split by `|`, or by `;` in a cell without `|`. Other columns are kept as they are.
    ///
    /// # Errors
    /// With `file:line`: a missing or repeated column, a row with the wrong number of cells, no id or an id used before, no term in either language, several
    /// terms where one belongs, an empty item in a list, a form without a letter or digit, an unknown status, text that is not UTF-8.
    pub fn read(&mut self, name: &str, mut reader: impl Read) -> Result<()> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| Error::io(name, error))?;
        let table = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut csv = csv::ReaderBuilder::new().delimiter(delimiter(table)).from_reader(table);
        let headers = csv.headers().map_err(|error| malformed(name, &error))?.clone();
        let columns = self.columns(name, &headers)?;
        for row in csv.records() {
            let row = row.map_err(|error| malformed(name, &error))?;
            let line = row.position().map_or(0, csv::Position::line);
            let concept = self.concept(&format!("{name}:{line}"), &columns, &row)?;
            self.add(concept)?;
        }
        Ok(())
    }

    fn columns(&self, name: &str, headers: &StringRecord) -> Result<Vec<Column>> {
        let (from, to) = self.languages();
        let mut columns: Vec<Column> = Vec::with_capacity(headers.len());
        for header in headers {
            let column = column(header.trim(), &[from, to]);
            if columns.contains(&column) {
                return Err(Error::at_line(name, 1, format!("the column `{}` stands twice: delete or rename one", header.trim())));
            }
            columns.push(column);
        }
        for (needed, title) in [(Column::Id, "id"), (Column::Term(from.clone()), from.as_str()), (Column::Term(to.clone()), to.as_str())] {
            if !columns.contains(&needed) {
                let message = format!("no column `{title}`: a glossary for this pair needs at least `id,{from},{to}`");
                return Err(Error::at_line(name, 1, message));
            }
        }
        Ok(columns)
    }

    fn concept(&self, place: &str, columns: &[Column], row: &StringRecord) -> Result<Concept> {
        let mut concept = Concept::new(String::new(), place);
        for (column, cell) in columns.iter().zip(row) {
            let cell = cell.trim();
            match column {
                Column::Id => cell.clone_into(&mut concept.id),
                Column::Domain => cell.clone_into(&mut concept.domain),
                Column::Status => concept.status = status(place, cell)?,
                Column::Region => cell.clone_into(&mut concept.region),
                Column::Definition => cell.clone_into(&mut concept.definition),
                Column::Source => cell.clone_into(&mut concept.source),
                Column::Note => cell.clone_into(&mut concept.note),
                Column::Term(lang) => {
                    if cell.contains('|') {
                        let message = format!("`{cell}`: one preferred term a cell; move the others to `{lang}_variants`");
                        return Err(Error::input(place, message));
                    }
                    if !cell.is_empty() {
                        check_form(place, cell)?;
                    }
                    cell.clone_into(&mut concept.in_language_mut(lang).term);
                }
                Column::List(lang, kind) => {
                    let items = list(place, cell)?;
                    let terms = concept.in_language_mut(lang);
                    match kind {
                        Kind::Abbreviations => terms.abbreviations = items,
                        Kind::Variants => terms.variants = items,
                        Kind::Avoid => terms.avoid = items,
                        Kind::Plurals => terms.plurals = items,
                        Kind::Not => terms.not = items,
                        Kind::Homographs => terms.homographs = items,
                        Kind::Styles => terms.styles = items.iter().map(|item| styled(place, item)).collect::<Result<_>>()?,
                    }
                }
                Column::Gender(lang) => cell.clone_into(&mut concept.in_language_mut(lang).gender),
                Column::Extra(title) => concept.extra.push((title.clone(), cell.to_owned())),
            }
        }
        if concept.id.is_empty() {
            return Err(Error::input(place, "no id: give every concept one of its own"));
        }
        let (from, to) = self.languages();
        if concept.term(from).is_empty() && concept.term(to).is_empty() {
            return Err(Error::input(place, format!("no term: fill `{from}` or `{to}`, or delete the row")));
        }
        Ok(concept)
    }
}

fn column(header: &str, pair: &[&Lang]) -> Column {
    let lower = header.to_ascii_lowercase();
    let language = |code: &str| {
        let two_letters = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_lowercase()) && code != "id";
        (two_letters || pair.iter().any(|lang| lang.as_str() == code)).then(|| Lang::new(code))
    };
    match lower.as_str() {
        "id" => return Column::Id,
        "domain" => return Column::Domain,
        "status" => return Column::Status,
        "region" => return Column::Region,
        "definition" => return Column::Definition,
        "source" => return Column::Source,
        "note" => return Column::Note,
        _ => {}
    }
    if let Some(lang) = language(&lower) {
        return Column::Term(lang);
    }
    let list = |code, kind| language(code).map(|lang| Column::List(lang, kind));
    let known = match lower.rsplit_once('_') {
        Some((code, "abbr")) => list(code, Kind::Abbreviations),
        Some((code, "variants")) => list(code, Kind::Variants),
        Some((code, "avoid")) => list(code, Kind::Avoid),
        Some((code, "plural")) => list(code, Kind::Plurals),
        Some((code, "not")) => list(code, Kind::Not),
        Some((code, "homographs")) => list(code, Kind::Homographs),
        Some((code, "styles")) => list(code, Kind::Styles),
        Some(("gender", code)) => language(code).map(Column::Gender),
        _ => None,
    };
    known.unwrap_or_else(|| Column::Extra(header.to_owned()))
}

fn status(place: &str, cell: &str) -> Result<ConceptStatus> {
    match cell.to_ascii_lowercase().as_str() {
        "" | "preferred" => Ok(ConceptStatus::Preferred),
        "admitted" => Ok(ConceptStatus::Admitted),
        "deprecated" => Ok(ConceptStatus::Deprecated),
        _ => Err(Error::input(place, format!("unknown status `{cell}`: write preferred, admitted or deprecated"))),
    }
}

fn list(place: &str, cell: &str) -> Result<Vec<String>> {
    if cell.is_empty() {
        return Ok(Vec::new());
    }
    let separator = if cell.contains('|') { '|' } else { ';' };
    cell.split(separator)
        .map(str::trim)
        .map(|item| match item {
            // A forbidden list that loses an item in silence would no longer be enforced.
            "" => Err(Error::input(place, format!("an empty item in the list `{cell}`: delete the extra `{separator}`"))),
            _ => check_form(place, item).map(|()| item.to_owned()),
        })
        .collect()
}

/// `STYLE=term`, from a list of what houses and regions prefer.
fn styled(place: &str, item: &str) -> Result<(String, String)> {
    let pair = item.split_once('=').map(|(style, term)| (style.trim(), term.trim()));
    match pair {
        Some((style, term)) if !style.is_empty() && has_word(term) => Ok((style.to_lowercase(), term.to_owned())),
        _ => Err(Error::input(place, format!("`{item}`: what a house prefers is written STYLE=term, as in ma=حراسة نظرية"))),
    }
}

fn check_form(place: &str, form: &str) -> Result<()> {
    if has_word(form) { Ok(()) } else { Err(Error::input(place, format!("`{form}` has no letter or digit: it can never be found"))) }
}

/// The separator that the first line uses.
fn delimiter(table: &[u8]) -> u8 {
    let header = table.split(|&byte| byte == b'\n').next().unwrap_or(table);
    [b',', b';', b'\t'].into_iter().find(|separator| header.contains(separator)).unwrap_or(b',')
}

fn malformed(name: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let message = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!("{len} cells where the header has {expected_len}: quote cells that hold a separator")
        }
        csv::ErrorKind::Utf8 { .. } => "not UTF-8: save the file as UTF-8".to_owned(),
        _ => format!("malformed row: {error}"),
    };
    Error::at_line(name, line, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Result<Glossary> {
        Glossary::from_str("g.csv", table, &Lang::FRENCH, &Lang::ARABIC)
    }

    fn message(table: &str) -> String {
        read(table).expect_err("a bad glossary").to_string()
    }

    #[test]
    fn all_columns_are_kept() {
        let table = "\u{feff}id,owner,fr,fr_abbr,fr_variants,ar,ar_plural,en,gender_ar,status,note,Reliability\n\
            p1,Zoé,poste de douane,PD,bureau de douane|octroi,مركز جمركي,مراكز جمركية;مكاتب جمركية,customs post,m,admitted,à revoir,3\n";
        let glossary = read(table).expect("a good glossary");
        let concept = &glossary.concepts()[0];
        let arabic = concept.in_language(&Lang::ARABIC).expect("the Arabic side");
        assert_eq!(concept.in_language(&Lang::FRENCH).expect("the French side").variants, ["bureau de douane", "octroi"]);
        assert_eq!(arabic.plurals, ["مراكز جمركية", "مكاتب جمركية"]);
        assert_eq!((arabic.gender.as_str(), concept.term(&Lang::ENGLISH)), ("m", "customs post"));
        assert_eq!(concept.extra, [("owner".into(), "Zoé".into()), ("Reliability".into(), "3".into())]);
        assert_eq!((concept.status, concept.note.as_str(), concept.place.as_str()), (ConceptStatus::Admitted, "à revoir", "g.csv:2"));
    }

    #[test]
    fn any_pair_has_its_columns() {
        let table = "id,kab,de,de_avoid\n1,amsaltu,Polizei,Bullen\n";
        let glossary = Glossary::from_str("g.csv", table, &Lang::new("de"), &Lang::new("kab")).expect("a good glossary");
        assert_eq!(glossary.concepts()[0].term(&Lang::new("kab")), "amsaltu");
        assert_eq!(glossary.concepts()[0].in_language(&Lang::new("de")).expect("German").avoid, ["Bullen"]);
    }

    #[test]
    fn spreadsheets_with_semicolons_are_read() {
        let glossary = read("id;fr;fr_variants;ar\r\n1;amende;\"a;b\";غرامة\r\n").expect("a good glossary");
        assert_eq!(glossary.concepts()[0].in_language(&Lang::FRENCH).expect("French").variants, ["a", "b"]);
    }

    #[test]
    fn errors_say_where() {
        for (table, start) in [
            ("id,fr\n1,a\n", "g.csv:1: no column `ar`"),
            ("fr,ar\na,ب\n", "g.csv:1: no column `id`"),
            ("id,fr,ar,fr\n1,a,ب,c\n", "g.csv:1: the column `fr` stands twice"),
            ("id,fr,ar\n1,a,ب\n2,b\n", "g.csv:3: 2 cells where the header has 3"),
            ("id,fr,ar\n,a,ب\n", "g.csv:2: no id"),
            ("id,fr,ar\n1,a,ب\n2,,\n", "g.csv:3: no term"),
            ("id,fr,ar,status\n1,a,ب,forbiden\n", "g.csv:2: unknown status `forbiden`"),
            ("id,fr,ar,fr_avoid\n1,a,ب,c||d\n", "g.csv:2: an empty item"),
            ("id,fr,ar,fr_avoid\n1,a,ب,c;\n", "g.csv:2: an empty item"),
            ("id,fr,ar\n1,a|b,ب\n", "g.csv:2: `a|b`: one preferred term"),
            ("id,fr,ar\n1,-,ب\n", "g.csv:2: `-` has no letter"),
            ("id,fr,ar,note\n1,a,ب,\"two\nlines\"\n1,c,د,\n", "g.csv:4: the id `1` was used before, at g.csv:2"),
        ] {
            assert!(message(table).starts_with(start), "{}\n{start}", message(table));
        }
    }

    #[test]
    fn ids_are_unique_across_files() {
        let mut glossary = read("id,fr,ar\n1,a,ب\n").expect("a good glossary");
        let error = glossary.read("h.csv", "id,fr,ar\n2,b,ت\n1,c,د\n".as_bytes()).expect_err("a repeated id");
        assert!(error.to_string().starts_with("h.csv:3: the id `1` was used before, at g.csv:2"), "{error}");
    }

    #[test]
    fn bytes_that_are_not_utf8_are_an_error() {
        let error = Glossary::from_reader("g.csv", &b"id,fr,ar\n1,caf\xe9,x\n"[..], &Lang::FRENCH, &Lang::ARABIC).expect_err("latin-1");
        assert!(error.to_string().starts_with("g.csv:2: not UTF-8"), "{error}");
    }
}
