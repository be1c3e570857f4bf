//! Findings as SARIF 2.1.0 (OASIS, <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>), for code scanning.

use super::CheckRow;
use crate::glossary::Rule;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Value, json};
use std::io::{self, Write};

/// What a path may not hold in a relative URI reference (RFC 3986), the colon among them: before the first slash it would end a scheme.
const NOT_IN_PATHS: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

/// The results of a run.
#[derive(Debug, Default)]
pub struct Log {
    results: Vec<Value>,
}

impl Log {
    /// Adds a finding; rows that break no rule are left out.
    pub fn add(&mut self, row: &CheckRow) {
        let (Some(rule), Some(level)) = (row.rule, row.level()) else { return };
        let place = &row.place;
        let terms = row.terms();
        let text = |passage: Option<&crate::corpus::rows::Passage>| passage.map(|passage| passage.text.clone());
        self.results.push(json!({
            "ruleId": rule.id(),
            "ruleIndex": Rule::ALL.iter().position(|known| *known == rule),
            "level": level.as_str(),
            "message": { "text": row.message },
            "locations": [{
                "physicalLocation": {
                    "artifactLocation": { "uri": uri(&place.file) },
                    "region": {
                        "startLine": place.line.max(1),
                        "startColumn": place.column.max(1),
                        "endLine": place.end_line.max(1),
                        "endColumn": place.end_column.max(1),
                        "snippet": { "text": row.texts().0 },
                    },
                },
                "logicalLocations": [{ "fullyQualifiedName": row.sentence }],
            }],
            "partialFingerprints": { "truchementTerm/v1": row.fingerprint() },
            "properties": {
                "concept": row.concept,
                "status": row.status.as_str(),
                "match": row.tier,
                "expected": row.expected,
                "term": text(terms.0),
                "original": text(terms.1),
            },
        }));
    }

    /// Writes the log.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let rules: Vec<Value> = Rule::ALL
            .iter()
            .map(|rule| {
                json!({
                    "id": rule.id(),
                    "shortDescription": { "text": rule.summary() },
                    "fullDescription": { "text": rule.summary() },
                    "help": { "text": rule.explanation() },
                    "defaultConfiguration": { "level": rule.level().as_str() },
                })
            })
            .collect();
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": env!("CARGO_PKG_NAME"),
                    "semanticVersion": env!("CARGO_PKG_VERSION"),
                    "rules": rules,
                }},
                "columnKind": "unicodeCodePoints",
                "results": self.results,
            }],
        });
        serde_json::to_writer_pretty(&mut *out, &log)?;
        writeln!(out)
    }
}

fn uri(file: &str) -> String {
    utf8_percent_encode(&file.replace('\\', "/"), NOT_IN_PATHS).to_string()
}
