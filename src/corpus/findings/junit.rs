//! Findings as JUnit XML, as CI servers show them: one test case a pair of documents, failed by findings.
//!
//! The form is that of Apache Ant's JUnit task, as described at <https://github.com/testmoapp/junitxml>.

use super::CheckRow;
use crate::corpus::xml::legal;
use crate::glossary::{Level, Rule};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::io::{self, Write};

/// The test cases of a run.
#[derive(Debug, Default)]
pub struct Suite {
    cases: Vec<Case>,
}

#[derive(Debug)]
struct Case {
    name: String,
    failures: Vec<(Level, Rule, String)>,
    /// Findings that fail nothing.
    told: Vec<String>,
}

impl Suite {
    /// Begins the test case of a pair, unless it is the one at hand.
    pub fn begin(&mut self, pair: &str) {
        if self.cases.last().is_none_or(|case| case.name != pair) {
            self.cases.push(Case { name: pair.to_owned(), failures: Vec::new(), told: Vec::new() });
        }
    }

    /// Adds a finding to the case at hand; `fails` says whether it fails it.
    pub fn add(&mut self, row: &CheckRow, fails: bool) {
        let (Some(case), Some(rule)) = (self.cases.last_mut(), row.rule) else { return };
        let place = &row.place;
        let line = format!(
            "{}:{}:{}: {}: {} [{} {}]",
            place.file,
            place.line,
            place.column,
            rule.level().as_str(),
            row.message,
            rule.id(),
            row.concept
        );
        if fails { case.failures.push((rule.level(), rule, line)) } else { case.told.push(line) }
    }

    /// Writes the suite.
    ///
    /// # Errors
    /// What `out` reports.
    pub fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let failed = self.cases.iter().filter(|case| !case.failures.is_empty()).count().to_string();
        let all = self.cases.len().to_string();
        let totals = [("name", "truchement terms check"), ("tests", all.as_str()), ("failures", failed.as_str()), ("errors", "0")];
        let mut xml = Writer::new_with_indent(&mut *out, b' ', 2);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        xml.write_event(Event::Start(BytesStart::new("testsuites").with_attributes(totals)))?;
        xml.write_event(Event::Start(BytesStart::new("testsuite").with_attributes(totals)))?;
        for case in &self.cases {
            write_case(&mut xml, case)?;
        }
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
        writeln!(out)
    }
}

fn write_case<W: Write>(xml: &mut Writer<W>, case: &Case) -> io::Result<()> {
    let name = legal(&case.name);
    let start = BytesStart::new("testcase").with_attributes([("classname", "terms"), ("name", &*name)]);
    if case.failures.is_empty() && case.told.is_empty() {
        return xml.write_event(Event::Empty(start));
    }
    xml.write_event(Event::Start(start))?;
    if let Some((_, worst, _)) = case.failures.iter().max_by_key(|(level, ..)| *level) {
        let lines: Vec<&str> = case.failures.iter().map(|(_, _, line)| line.as_str()).collect();
        let message = if lines.len() == 1 { "1 finding".to_owned() } else { format!("{} findings", lines.len()) };
        let failure = BytesStart::new("failure").with_attributes([("type", worst.id()), ("message", message.as_str())]);
        element(xml, failure, &lines.join("\n"))?;
    }
    if !case.told.is_empty() {
        element(xml, BytesStart::new("system-out"), &case.told.join("\n"))?;
    }
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

fn element<W: Write>(xml: &mut Writer<W>, start: BytesStart<'_>, text: &str) -> io::Result<()> {
    let end = start.to_end().into_owned();
    xml.write_event(Event::Start(start.borrow()))?;
    xml.write_event(Event::Text(BytesText::new(&legal(text))))?;
    xml.write_event(Event::End(end))
}
