//! The reader that goes on.

use super::{Entry, FileKind, Report, Table};
use crate::glossary::load::{self, Column, FIXED, Fault, FaultKind, LISTS, Lines, columns, concept};
use crate::language::Lang;
use csv::ByteRecord;
use rustc_hash::FxHashMap;
use std::rc::Rc;

/// Edits within which an unknown title is taken for a known one.
const NEAR: usize = 2;

/// Reads what can be read of a file and reports the rest.
pub(super) fn read(name: &str, bytes: &[u8], pair: &[Lang; 2], entries: &mut Vec<Entry>, report: &mut Report) -> FileKind {
    let file: Rc<str> = name.into();
    let table = load::without_mark(bytes);
    let mut lines = Lines::new(table);
    let mut csv = csv::ReaderBuilder::new().delimiter(load::delimiter(table)).flexible(true).has_headers(false).from_reader(table);
    let mut records = csv.byte_records();
    let header = match records.next() {
        Some(Ok(header)) => header,
        // Reading from memory cannot fail, and any bytes are a table to a flexible reader.
        _ => ByteRecord::new(),
    };
    let Some(titles) = text(&header) else {
        report.add_line("encoding", &file, lines.of(header.position()), None, load::NOT_UTF8.to_owned());
        return FileKind::Glossary;
    };
    let pair = [&pair[0], &pair[1]];
    let (columns, faults) = columns(titles.iter().map(String::as_str), pair);
    let lexicon = !columns.contains(&Column::Id) && pair.iter().all(|lang| columns.contains(&Column::Term((*lang).clone())));
    // So are the words of the subject field.
    if lexicon || titles == ["lang", "word"] {
        return FileKind::Lexicon;
    }
    for fault in faults {
        report.add_line(rule(fault.kind), &file, 1, None, fault.message);
    }
    unknown_columns(&file, &titles, &columns, pair, report);
    // Under a header that is none every row would be wrong.
    if !columns.iter().any(|column| matches!(column, Column::Term(_))) {
        return FileKind::Glossary;
    }
    let shared = Rc::new(Table { name: file.clone(), titles, columns });
    for record in records.flatten() {
        let line = lines.of(record.position());
        if record.len() != shared.columns.len() {
            let mut message = load::wrong_length(record.len(), shared.columns.len());
            if record.iter().any(|cell| cell.contains(&b'\n')) {
                message.push_str("; a cell holds several lines, so a quotation mark may not be closed");
            }
            report.add_line("malformed-row", &file, line, None, message);
            continue;
        }
        for (cell, title) in record.iter().zip(&shared.titles).filter(|(cell, _)| std::str::from_utf8(cell).is_err()) {
            let message = format!("`{}` is {}", String::from_utf8_lossy(cell), load::NOT_UTF8);
            report.add_line("encoding", &file, line, Some(title.clone()), message);
        }
        let cells: Vec<String> = record.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
        let (concept, faults) = concept(&format!("{file}:{line}"), &shared.columns, cells.iter().map(String::as_str), pair);
        let entry = Entry { table: shared.clone(), line, cells, concept };
        for Fault { kind, column, message } in faults {
            let title = column.and_then(|at| shared.titles.get(at)).map(String::as_str);
            report.add(rule(kind), &entry, title, message);
        }
        entries.push(entry);
    }
    unclosed_quote(&file, table, entries, report);
    FileKind::Glossary
}

fn text(record: &ByteRecord) -> Option<Vec<String>> {
    record.iter().map(|cell| std::str::from_utf8(cell).ok().map(|text| text.trim().to_owned())).collect()
}

fn rule(kind: FaultKind) -> &'static str {
    match kind {
        FaultKind::RepeatedColumn => "repeated-column",
        FaultKind::MissingColumn => "missing-column",
        FaultKind::MissingId => "missing-id",
        FaultKind::MissingTerm => "missing-term",
        FaultKind::SeveralTerms | FaultKind::EmptyItem => "malformed-list",
        FaultKind::NoWord => "no-word",
        FaultKind::UnknownStatus => "unknown-status",
        FaultKind::MalformedStyle => "malformed-style",
    }
}

fn unknown_columns(file: &Rc<str>, titles: &[String], columns: &[Column], pair: [&Lang; 2], report: &mut Report) {
    let lists = pair.iter().flat_map(|lang| LISTS.iter().map(move |(list, _)| format!("{lang}_{list}")));
    let genders = pair.iter().flat_map(|lang| [lang.as_str().to_owned(), format!("gender_{lang}")]);
    let known: Vec<String> = FIXED.iter().map(|(title, _)| (*title).to_owned()).chain(lists).chain(genders).collect();
    for (title, column) in titles.iter().zip(columns) {
        let Column::Extra(_) = column else { continue };
        let lower = title.to_lowercase();
        // A repeated title is reported as such.
        if known.contains(&lower) {
            continue;
        }
        let near = known.iter().find(|known| known.len() > 2 * NEAR && strsim::damerau_levenshtein(known, &lower) <= NEAR);
        let message = match (near, lower.as_str()) {
            (_, "") => "a column without a title".to_owned(),
            (Some(near), _) => format!("the program does not know the column `{title}`: is `{near}` meant?"),
            (None, _) => format!("the program does not know the column `{title}` and keeps it as it is"),
        };
        report.add_line("unknown-column", file, 1, Some(title.clone()), message);
        if let (Some(_), Some(finding)) = (near, report.findings.last_mut()) {
            finding.level = super::Level::Warning;
        }
    }
}

/// A quotation mark that is never closed makes one cell of the rest of the file.
fn unclosed_quote(file: &Rc<str>, table: &[u8], entries: &mut Vec<Entry>, report: &mut Report) {
    let odd = table.iter().filter(|&&byte| byte == b'"').count() % 2 == 1;
    let Some(last) = entries.last().filter(|last| odd && last.table.name == *file) else { return };
    if let Some((_, title, _)) = last.columns().last().filter(|(_, _, cell)| cell.contains('\n')) {
        let (line, title) = (last.line, title.to_owned());
        let message = "a quotation mark in this row is never closed, and the rest of the file went into the cell: close it".to_owned();
        entries.pop();
        report.add_line("malformed-row", file, line, Some(title), message);
    }
}

/// Ids that stand on several rows.
pub(super) fn repeated_ids(entries: &[Entry], report: &mut Report) {
    let mut first: FxHashMap<&str, &Entry> = FxHashMap::default();
    for entry in entries.iter().filter(|entry| !entry.concept.id.is_empty()) {
        match first.get(entry.concept.id.as_str()) {
            Some(before) => {
                let message = format!("the id was used before, at {}:{}: give one of the two another id", before.table.name, before.line);
                report.add("duplicate-id", entry, entry.title(&Column::Id), message);
            }
            None => {
                first.insert(&entry.concept.id, entry);
            }
        }
    }
}
