//! `truchement segment`: what the reader sees.

use super::{Context, LanguagePair, Outcome, input};
use crate::corpus::csv::{CsvWriter, Profile};
use crate::corpus::jsonl;
use crate::corpus::listings::{Piece, SegmentRow};
use crate::corpus::record::{Languages, Record};
use crate::corpus::rows::Passage;
use crate::document::read::{Catalogue, ReadOptions, from_bytes};
use crate::document::{self, Document, Offsets};
use crate::error::Result;
use crate::language::Lang;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::PathBuf;

/// Show what the reader sees: segments, noise, quotations, speakers
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement segment article.fr.txt\n  truchement segment corpus --format jsonl > segments.jsonl\n  cat article.txt | truchement segment - --lang fr"
)]
pub(super) struct SegmentArgs {
    /// Documents, folders or archives; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Csv)]
    format: Format,
    /// Language of the documents; told from name and content by default
    #[arg(long, value_name = "LANG", value_parser = super::language)]
    lang: Option<Lang>,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of files without a byte-order mark; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Csv,
    Jsonl,
}

pub(super) fn run(args: SegmentArgs, context: &Context) -> anyhow::Result<Outcome> {
    let (from, to) = args.languages.or(&context.config);
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    let languages = Languages::new(from, to);
    let mut outcome = Outcome::Done;
    let mut sink = Sink::new(args.format, &languages)?;
    let (stdin, files): (Vec<PathBuf>, Vec<PathBuf>) = args.files.iter().cloned().partition(|file| input::is_stdin(file));
    if let Some(stdin) = stdin.first() {
        let document = from_bytes("-", &input::bytes(stdin)?, args.lang.as_ref(), &options)?;
        sink.write(&rows(&document))?;
    }
    if !files.is_empty() {
        outcome = catalogue(&files, &args, &options, &mut sink, context)?;
    }
    sink.finish()?;
    Ok(outcome)
}

fn catalogue(files: &[PathBuf], args: &SegmentArgs, options: &ReadOptions, sink: &mut Sink, context: &Context) -> anyhow::Result<Outcome> {
    let mut outcome = Outcome::Done;
    let mut fail = |message: String| {
        context.say("error", &message);
        outcome = Outcome::Incomplete;
    };
    // A file that is not there does not keep the others from being shown.
    let (there, missing): (Vec<PathBuf>, Vec<PathBuf>) = files.iter().cloned().partition(|file| file.exists());
    if there.is_empty() {
        Catalogue::open(files, options)?;
    }
    missing.iter().for_each(|file| fail(format!("{}: no such file or folder (check the path)", file.display())));
    let catalogue = Catalogue::open(&there, options)?;
    catalogue.failed.iter().for_each(|failed| fail(failed.error.to_string()));
    for item in &catalogue.items {
        match catalogue.read(item) {
            Ok(mut document) => {
                if let Some(lang) = &args.lang {
                    document.lang = lang.clone();
                }
                sink.write(&rows(&document))?;
            }
            Err(error) => fail(error.to_string()),
        }
    }
    Ok(outcome)
}

/// Segments in order, each followed by the quotations that begin in it.
fn rows(document: &Document) -> Vec<SegmentRow> {
    let offsets = Offsets::new(document);
    let segments = document::segments(document);
    let quotes = document::quotes(document, &segments);
    let mut quotes = quotes.into_iter().filter(|quote| quote.kind != document::QuoteKind::Post).peekable();
    let mut rows = Vec::new();
    let passage = |span: crate::text::Span| {
        let (from, to) = offsets.of(span);
        Passage { text: span.of(document.text()).to_owned(), doc: document.id.clone(), from, to }
    };
    let mut segments = segments.into_iter().peekable();
    while let Some(segment) = segments.next() {
        let speaker = segment.post.as_ref().map_or_else(String::new, |post| post.author.clone());
        let kind = Piece::Segment(segment.kind);
        rows.push(SegmentRow { index: rows.len(), kind, lang: segment.lang, passage: passage(segment.span), speaker });
        let next = segments.peek().map_or(usize::MAX, |next| next.span.start);
        while let Some(quote) = quotes.next_if(|quote| quote.span.start < next) {
            rows.push(SegmentRow {
                index: rows.len(),
                kind: Piece::Quote,
                lang: quote.lang,
                passage: passage(quote.span),
                speaker: quote.speaker,
            });
        }
    }
    rows
}

/// Where rows go.
enum Sink {
    Csv(Box<CsvWriter<SegmentRow, Box<dyn Write>>>),
    Jsonl(Vec<crate::corpus::record::Column>, Box<dyn Write>),
}

impl Sink {
    fn new(format: Format, languages: &Languages) -> Result<Sink> {
        let out: Box<dyn Write> = Box::new(super::stdout());
        Ok(match format {
            Format::Csv => Sink::Csv(Box::new(CsvWriter::new("standard output", out, Profile::Data, languages)?)),
            Format::Jsonl => Sink::Jsonl(SegmentRow::columns(languages), out),
        })
    }

    fn write(&mut self, rows: &[SegmentRow]) -> anyhow::Result<()> {
        match self {
            Sink::Csv(writer) => rows.iter().try_for_each(|row| writer.write(row))?,
            Sink::Jsonl(columns, out) => rows.iter().try_for_each(|row| jsonl::write_line(out, columns, row))?,
        }
        Ok(())
    }

    fn finish(self) -> anyhow::Result<()> {
        match self {
            Sink::Csv(writer) => writer.finish()?.0.flush()?,
            Sink::Jsonl(_, mut out) => out.flush()?,
        }
        Ok(())
    }
}
