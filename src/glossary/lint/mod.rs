//! Is a glossary itself well-formed, and does it say what was meant? Everything that is wrong in one go, with file and line.
//!
//! The strict reader ([`Glossary::read`](super::Glossary::read)) stops at the first mistake. This one goes on, and holds the rows against each other besides: what two concepts share,
//! what one avoids and another prefers, as the [`Matcher`](super::Matcher) sees it.
//!
//! ```
//! use truchement::glossary::lint::{Level, Linter};
//! use truchement::language::Lang;
//!
//! let mut linter = Linter::new(&Lang::FRENCH, &Lang::ARABIC);
//! linter.read("terms.csv", "id,fr,fr_avoid,ar\nA,notice rouge,alerte,نشرة حمراء\nB,alerte,,إنذار\n".as_bytes());
//! let findings = linter.finish();
//! assert_eq!((findings[0].rule.id, findings[0].level, findings[0].line), ("avoided-elsewhere", Level::Error, 3));
//! ```

mod cells;
mod collisions;
mod entries;
mod forms;
mod houses;
mod letters;
mod plurals;
mod read;
mod rules;
mod spacing;

#[cfg(test)]
mod tests;

pub use super::finding::Level;
pub use rules::{RULES, Rule, rule};

use super::concept::Concept;
use super::load::Column;
use crate::language::Lang;
use std::rc::Rc;

/// Something to mend in a glossary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file, as it was named when it was read.
    pub file: Rc<str>,
    /// The line on which the row begins, from 1.
    pub line: u64,
    /// The title of the column, where one is to blame.
    pub column: Option<String>,
    /// The concept; empty where none is meant or it has no id.
    pub concept: String,
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// How much it matters here: at most as much as the rule says.
    pub level: Level,
    /// What is wrong, and what to do.
    pub message: String,
}

/// A row as it was read.
#[derive(Debug)]
struct Entry {
    table: Rc<Table>,
    line: u64,
    /// The cells as they stand in the file, one for each column.
    cells: Vec<String>,
    concept: Concept,
}

/// What the rows of a file have in common.
#[derive(Debug)]
struct Table {
    name: Rc<str>,
    titles: Vec<String>,
    columns: Vec<Column>,
}

impl Entry {
    /// The cells with their columns and titles.
    fn columns(&self) -> impl Iterator<Item = (&Column, &str, &str)> {
        let titles = self.table.titles.iter().map(String::as_str);
        self.table.columns.iter().zip(titles).zip(&self.cells).map(|((column, title), cell)| (column, title, cell.as_str()))
    }

    /// The title of the column that holds `wanted`.
    fn title(&self, wanted: &Column) -> Option<&str> {
        self.columns().find(|(column, _, _)| *column == wanted).map(|(_, title, _)| title)
    }

    /// `file:line` with the id, as messages name another row.
    fn place(&self) -> String {
        format!("{} ({}:{})", self.concept.id, self.table.name, self.line)
    }
}

/// Collects findings.
#[derive(Debug, Default)]
struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Adds what `rule` finds in a row, at the level of the rule.
    fn add(&mut self, rule: &'static str, entry: &Entry, column: Option<&str>, message: String) {
        self.add_at(rules::known(rule).level, rule, entry, column, message);
    }

    /// Adds what `rule` finds in a row.
    fn add_at(&mut self, level: Level, rule: &'static str, entry: &Entry, column: Option<&str>, message: String) {
        self.findings.push(Finding {
            file: entry.table.name.clone(),
            line: entry.line,
            column: column.map(str::to_owned),
            concept: entry.concept.id.clone(),
            rule: rules::known(rule),
            level,
            message,
        });
    }

    /// Adds what `rule` finds on a line that is no row.
    fn add_line(&mut self, rule: &'static str, file: &Rc<str>, line: u64, column: Option<String>, message: String) {
        let rule = rules::known(rule);
        self.findings.push(Finding { file: file.clone(), line, column, concept: String::new(), rule, level: rule.level, message });
    }
}

/// Reads the files of a glossary and says what is wrong in them.
#[derive(Debug)]
pub struct Linter {
    pair: [Lang; 2],
    entries: Vec<Entry>,
    report: Report,
    files: usize,
}

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// It was read.
    Glossary,
    /// It is a lexicon, with a column for each language and no ids: nothing of it was looked at.
    Lexicon,
}

impl Linter {
    /// For a glossary of this pair of languages. Rules on single cells look at all languages, rules that hold rows against each other at the pair.
    pub fn new(from: &Lang, to: &Lang) -> Linter {
        Linter { pair: [from.clone(), to.clone()], entries: Vec::new(), report: Report::default(), files: 0 }
    }

    /// Adds a file; `name` is what findings call it.
    pub fn read(&mut self, name: &str, bytes: &[u8]) -> FileKind {
        let kind = read::read(name, bytes, &self.pair, &mut self.entries, &mut self.report);
        self.files += usize::from(kind == FileKind::Glossary);
        kind
    }

    /// Rows and files read so far, lexicons left out.
    pub fn size(&self) -> (usize, usize) {
        (self.entries.len(), self.files)
    }

    /// What is wrong, sorted by file and line.
    pub fn finish(mut self) -> Vec<Finding> {
        let report = &mut self.report;
        read::repeated_ids(&self.entries, report);
        for entry in &self.entries {
            cells::check(entry, &self.pair, report);
            entries::check(entry, &self.pair, report);
        }
        entries::sources(&self.entries, report);
        houses::check(&self.entries, report);
        for lang in &self.pair {
            plurals::check(&self.entries, lang, report);
        }
        collisions::check(&self.entries, &self.pair, report);
        forms::check(&self.entries, &self.pair, report);
        let mut findings = self.report.findings;
        findings.sort_by(|a, b| {
            let place = |finding: &Finding| (finding.file.clone(), finding.line);
            place(a).cmp(&place(b)).then(b.level.cmp(&a.level)).then(a.rule.id.cmp(b.rule.id)).then_with(|| a.message.cmp(&b.message))
        });
        findings.dedup();
        findings
    }
}
