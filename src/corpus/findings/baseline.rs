//! Findings that are accepted, in a file to be committed: a check then fails for new ones only.

use super::CheckRow;
use crate::corpus::output::write_file;
use crate::error::{Error, Result};
use crate::glossary::Rule;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// How many findings of each fingerprint are accepted.
#[derive(Debug, Clone, Default)]
pub struct Baseline {
    entries: BTreeMap<String, Entry>,
    /// How many of each were met.
    met: BTreeMap<String, usize>,
}

/// One fingerprint. Only it and the count matter; the rest is for people.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    fingerprint: String,
    count: usize,
    rule: String,
    concept: String,
    pair: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct File {
    version: u32,
    findings: Vec<Entry>,
}

/// Version of the file, and of how fingerprints are made.
const VERSION: u32 = 1;

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// A file that cannot be read or is no baseline of this version.
    pub fn load(path: &Path) -> Result<Baseline> {
        let name = path.display();
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        let file: File = serde_json::from_slice(&bytes).map_err(|error| {
            Error::at_line(&name, error.line() as u64, format!("no baseline: {error}; write it anew with --write-baseline"))
        })?;
        if file.version != VERSION {
            return Err(Error::input(&name, format!("a baseline of version {}: write it anew with --write-baseline", file.version)));
        }
        let entries = file.findings.into_iter().map(|entry| (entry.fingerprint.clone(), entry)).collect();
        Ok(Baseline { entries, met: BTreeMap::new() })
    }

    /// Writes the baseline, whole or not at all, sorted so that a change shows as the lines that changed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: &Path) -> Result<()> {
        let mut findings: Vec<Entry> = self.entries.values().cloned().collect();
        findings.sort_by(|a, b| (&a.pair, &a.rule, &a.concept, &a.fingerprint).cmp(&(&b.pair, &b.rule, &b.concept, &b.fingerprint)));
        let text = serde_json::to_string_pretty(&File { version: VERSION, findings }).map_err(|error| Error::io(path, error.into()))?;
        write_file(path, format!("{text}\n").as_bytes())
    }

    /// Adds a finding.
    pub fn add(&mut self, row: &CheckRow) {
        let fingerprint = row.fingerprint();
        let entry = self.entries.entry(fingerprint.clone()).or_insert_with(|| Entry {
            fingerprint,
            count: 0,
            rule: row.rule.map_or("", Rule::id).to_owned(),
            concept: row.concept.clone(),
            pair: row.pair.clone(),
            text: row.texts().0.split_whitespace().collect::<Vec<_>>().join(" "),
        });
        entry.count += 1;
    }

    /// Whether a finding is accepted. Each is asked about once: an entry accepts as many as it counts.
    pub fn accepts(&mut self, row: &CheckRow) -> bool {
        if self.entries.is_empty() {
            return false;
        }
        let Some(entry) = self.entries.get(&row.fingerprint()) else { return false };
        let met = self.met.entry(entry.fingerprint.clone()).or_default();
        *met += 1;
        *met <= entry.count
    }

    /// Findings in `pairs` that are accepted here and not in `seen`.
    pub fn without(&self, seen: &Baseline, pairs: &BTreeSet<String>) -> usize {
        let checked = self.entries.values().filter(|entry| pairs.contains(&entry.pair));
        checked.map(|entry| entry.count.saturating_sub(seen.count(&entry.fingerprint))).sum()
    }

    /// What is accepted here and was seen, or belongs to pairs that are not among `pairs`, those that were checked.
    #[must_use]
    pub fn only(&self, seen: &Baseline, pairs: &BTreeSet<String>) -> Baseline {
        let kept = self.entries.values().filter_map(|entry| {
            let seen = if pairs.contains(&entry.pair) { seen.count(&entry.fingerprint) } else { usize::MAX };
            let count = entry.count.min(seen);
            (count > 0).then(|| (entry.fingerprint.clone(), Entry { count, ..entry.clone() }))
        });
        Baseline { entries: kept.collect(), met: BTreeMap::new() }
    }

    /// Number of findings.
    pub fn len(&self) -> usize {
        self.entries.values().map(|entry| entry.count).sum()
    }

    /// True when nothing is accepted.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn count(&self, fingerprint: &str) -> usize {
        self.entries.get(fingerprint).map_or(0, |entry| entry.count)
    }
}
