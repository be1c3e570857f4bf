//! The glossary file that `terms extract` writes.

use super::record::ColumnKind::{Key, OneOf, Probability, Text, Whole};
use super::record::{Cell, Column, Languages, Record, Side};

/// A row of `terms extract`: a glossary row with what speaks for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CandidateRow {
    /// Identifier, made of the two terms.
    pub id: String,
    /// The term of the first language.
    pub source: String,
    /// Its forms that no rule makes, `|` between them.
    pub source_variants: String,
    /// The term of the second language.
    pub target: String,
    /// Its forms that no rule makes, `|` between them.
    pub target_variants: String,
    /// Its plurals that no rule makes, `|` between them.
    pub target_plural: String,
    /// Rank, 0 to 1.
    pub score: f64,
    /// Occurrences of the first term.
    pub count_source: usize,
    /// Occurrences of the second.
    pub count_target: usize,
    /// Units that hold both.
    pub together: usize,
    /// Documents that hold both in a unit.
    pub documents: usize,
    /// Evenness over the documents, 0 to 1.
    pub dispersion: f64,
    /// Up to three units with both.
    pub contexts: String,
    /// True when the pair of languages holds English, which then has no column of its own.
    pub english: bool,
}

/// What the column `source` says until somebody has looked.
const UNCONFIRMED: &str = "to be confirmed by a terminologist";

impl Record for CandidateRow {
    const TABLE: &'static str = "candidates";
    const ABOUT: &'static str = "Candidates for a glossary, one row a pair of terms, best first.";

    fn columns(languages: &Languages) -> Vec<Column> {
        let mut columns = vec![Column::new("id", Key, "Identifier.").required(), Column::new("domain", Text, "Subject field.")];
        for side in [Side::Source, Side::Target] {
            let code = languages.prefix(side);
            columns.push(Column::new(code, Text, format!("Term in `{code}`.")).required());
            for (kind, about) in [("abbr", "Abbreviations"), ("variants", "Other forms"), ("avoid", "Forms to avoid")] {
                columns.push(Column::new(format!("{code}_{kind}"), Text, format!("{about} in `{code}`.")));
            }
        }
        columns.push(Column::new(format!("{}_plural", languages.prefix(Side::Target)), Text, "Plurals that no rule makes."));
        if !is_english(languages) {
            columns.push(Column::new("en", Text, "Term in English."));
        }
        for side in [Side::Source, Side::Target] {
            columns.push(Column::new(format!("gender_{}", languages.prefix(side)), Text, "Gender."));
        }
        columns.push(Column::new("status", OneOf(&["preferred", "admitted", "deprecated"]), "Status of the concept.").required());
        for (name, about) in
            [("region", "Region."), ("definition", "Definition."), ("source", "Where the terms come from."), ("note", "Remark.")]
        {
            columns.push(Column::new(name, Text, about));
        }
        columns.push(Column::new("score", Probability, "What rows are ranked by, from 0 to 1; no probability.").required());
        for side in [Side::Source, Side::Target] {
            let code = languages.prefix(side);
            columns.push(Column::new(format!("count_{code}"), Whole(1), format!("Occurrences of the term in `{code}`.")).required());
        }
        columns.push(Column::new("together", Whole(1), "Units that hold both terms.").required());
        columns.push(
            Column::new("log_dice", Text, "logDice of the two terms over units (Rychlý 2008): 14 at the most, 0 for hardly ever together.")
                .required(),
        );
        columns.push(Column::new("documents", Whole(1), "Documents that hold both in one unit.").required());
        columns.push(Column::new("dispersion", Probability, "Evenness over the documents, from 0 to 1.").required());
        columns.push(Column::new("contexts", Text, "Up to three units with both, shortest first."));
        columns
    }

    fn cells(&self) -> Vec<Cell<'_>> {
        let empty = |count: usize| std::iter::repeat_n(Cell::Empty, count);
        let mut cells = vec![Cell::from(&self.id), Cell::Empty, Cell::from(&self.source), Cell::Empty, Cell::from(&self.source_variants)];
        cells.extend([Cell::Empty, Cell::from(&self.target), Cell::Empty, Cell::from(&self.target_variants), Cell::Empty]);
        cells.push(Cell::from(&self.target_plural));
        cells.extend(empty(usize::from(!self.english) + 2));
        cells.extend([Cell::from("admitted"), Cell::Empty, Cell::Empty, Cell::from(UNCONFIRMED), Cell::Empty]);
        cells.push(Cell::Score(self.score));
        cells.extend([self.count_source, self.count_target, self.together].map(Cell::Whole));
        cells.push(Cell::Text(format!("{:.2}", self.log_dice()).into()));
        cells.push(Cell::Whole(self.documents));
        cells.extend([Cell::Score(self.dispersion), Cell::from(&self.contexts)]);
        cells
    }
}

fn is_english(languages: &Languages) -> bool {
    [Side::Source, Side::Target].into_iter().any(|side| languages.of(side).as_str() == "en")
}

impl CandidateRow {
    /// logDice (P. Rychlý 2008, *A Lexicographer-Friendly Association Score*, RASLAN) of the two terms.
    fn log_dice(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "counts of units are far below 2^52")]
        let ratio = 2.0 * self.together as f64 / (self.count_source + self.count_target).max(1) as f64;
        if ratio > 0.0 { (14.0 + ratio.log2()).max(0.0) } else { 0.0 }
    }

    /// An empty row for a glossary of these languages.
    pub fn new(languages: &Languages) -> CandidateRow {
        CandidateRow { english: is_english(languages), ..CandidateRow::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    #[test]
    fn rows_have_as_many_cells_as_columns() {
        for (from, to) in [("fr", "ar"), ("en", "de")] {
            let languages = Languages::new(Lang::new(from), Lang::new(to));
            assert_eq!(CandidateRow::columns(&languages).len(), CandidateRow::new(&languages).cells().len());
        }
    }
}
