//! Findings as annotations of GitHub Actions: workflow commands on standard output, as
//! <https://docs.github.com/actions/reference/workflow-commands-for-github-actions> describes them.

use super::{CheckRow, Tally};
use crate::glossary::{Level, Rule};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

/// GitHub shows ten annotations of a kind a step and silently drops the rest.
const MOST: usize = 10;

/// The findings of a run.
#[derive(Debug, Default)]
pub struct Annotations {
    rows: Vec<CheckRow>,
}

impl Annotations {
    /// Adds a finding.
    pub fn add(&mut self, row: CheckRow) {
        self.rows.push(row);
    }

    /// Writes the ten worst, each kind of mistake once, then a summary.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, out: &mut impl Write, tally: &Tally) -> io::Result<()> {
        let groups = self.groups();
        for (row, others) in groups.iter().take(MOST) {
            let (Some(rule), Some(level)) = (row.rule, row.level()) else { continue };
            let command = if level == Level::Note { "notice" } else { level.as_str() };
            let place = &row.place;
            let more = if *others > 0 { format!(" ({others} more of the kind)") } else { String::new() };
            writeln!(
                out,
                "::{command} file={},line={},endLine={},col={},endColumn={},title={}::{}",
                property(&place.file),
                place.line,
                place.end_line,
                place.column,
                place.end_column,
                property(&format!("{} {}", rule.id(), row.concept)),
                data(&format!("{}{more}", row.message))
            )?;
        }
        let shown: usize = groups.iter().take(MOST).map(|(_, others)| others + 1).sum();
        if shown < self.rows.len() {
            writeln!(out, "{} more findings are not annotated", self.rows.len() - shown)?;
        }
        super::text::write_tally(out, tally)
    }

    /// A summary in Markdown, for the file that `GITHUB_STEP_SUMMARY` names.
    pub fn summary(&self, tally: &Tally) -> String {
        let mut page = String::from("### truchement terms check\n\n");
        let [notes, warnings, errors] = tally.levels;
        let _ = writeln!(
            page,
            "{errors} errors, {warnings} warnings, {notes} notes in {} beads; {} accepted by the baseline.\n",
            tally.beads, tally.accepted
        );
        let groups = self.groups();
        if !groups.is_empty() {
            page.push_str("| level | rule | concept | finding | file | times |\n|---|---|---|---|---|---|\n");
            for (row, others) in groups {
                let (Some(rule), Some(level)) = (row.rule, row.level()) else { continue };
                let cell = |text: &str| text.replace('|', "\\|").replace(['\n', '\r'], " ");
                let _ = writeln!(
                    page,
                    "| {} | {} | {} | {} | {}:{} | {} |",
                    level.as_str(),
                    rule.id(),
                    cell(&row.concept),
                    cell(&row.message),
                    cell(&row.place.file),
                    row.place.line,
                    others + 1
                );
            }
        }
        page
    }

    /// The first finding of each kind of mistake with the number of others, the worst and then the most frequent first.
    fn groups(&self) -> Vec<(&CheckRow, usize)> {
        let mut groups: BTreeMap<(Option<Rule>, &str), Vec<usize>> = BTreeMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            groups.entry((row.rule, &row.concept)).or_default().push(at);
        }
        let mut groups: Vec<Vec<usize>> = groups.into_values().collect();
        groups.sort_by_key(|places| (std::cmp::Reverse(self.rows[places[0]].level()), std::cmp::Reverse(places.len()), places[0]));
        groups.into_iter().map(|places| (&self.rows[places[0]], places.len() - 1)).collect()
    }
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
