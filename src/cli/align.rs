//! `truchement align`: the main job, and the alignment of two segmented files.

use super::progress::Bar;
use super::{Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::align::{self, Inputs, Order};
use crate::corpus::{beads, csv::Profile};
use crate::document::read::Catalogue;
use crate::language;
use crate::pipeline::{self, Knowledge, KnowledgeSources, Learning, Settings};
use clap::{Args, ValueEnum};
use serde::Deserialize;
use std::io::Write;
use std::path::PathBuf;

/// Align articles with their sources, or two files of segments
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement align corpus -o output\n  truchement align archive.tar.zst more.jsonl -o output --glossary house.csv --jobs 4\n  truchement align --segmented talk.fr talk.ar --order parallel > talk.beads\n  truchement align corpus --from de --to fr --lexicon lexicon.de-fr.dic -o output"
)]
pub(super) struct AlignArgs {
    /// Folders, archives, JSONL files or documents; with --segmented, two files with one segment a line (`-` for standard input)
    #[arg(required = true, value_name = "CORPUS")]
    inputs: Vec<PathBuf>,
    /// Folder for the results (default: output)
    #[arg(short, long, value_name = "FOLDER", conflicts_with = "segmented")]
    output: Option<PathBuf>,
    /// Take two files with one segment a line and print their beads
    #[arg(long)]
    segmented: bool,
    /// How the texts run beside each other
    #[arg(long, value_enum)]
    order: Option<OrderChoice>,
    /// Whether pairs of documents learn word translations from each other and are aligned again
    #[arg(long, value_enum, conflicts_with = "segmented")]
    learning: Option<LearningChoice>,
    /// What to print with --segmented
    #[arg(long, value_enum, requires = "segmented", default_value_t = SegmentedFormat::Beads)]
    format: SegmentedFormat,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of files without a byte-order mark, such as windows-1256; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// How CSVs are written: for programs, or for Excel and LibreOffice
    #[arg(long, value_enum)]
    csv: Option<CsvChoice>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum OrderChoice {
    /// Each pair decides by its evidence
    Auto,
    /// The same content in the same order
    Parallel,
    /// Anything anywhere, or nowhere
    Free,
}

impl OrderChoice {
    /// The order, if one was chosen.
    pub(super) fn order(self) -> Option<Order> {
        match self {
            OrderChoice::Auto => None,
            OrderChoice::Parallel => Some(Order::Parallel),
            OrderChoice::Free => Some(Order::Free),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum LearningChoice {
    /// Where the lexicons know fewer than half of the words of either language
    Auto,
    /// Always
    On,
    /// Never: each pair of documents for itself
    Off,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum CsvChoice {
    /// UTF-8, comma, LF: for pandas, R and other programs
    Data,
    /// Byte-order mark, semicolon, CRLF, formula guard
    Spreadsheet,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum SegmentedFormat {
    /// One bead a line: `[0,1]:[0]:0.9731`
    Beads,
}

pub(super) fn run(args: AlignArgs, context: &Context) -> anyhow::Result<Outcome> {
    let config = &context.config;
    let (from, to) = args.languages.or(config);
    let order = args.order.or(config.order).unwrap_or(OrderChoice::Auto).order();
    let csv = match args.csv.or(config.csv).unwrap_or(CsvChoice::Data) {
        CsvChoice::Data => Profile::Data,
        CsvChoice::Spreadsheet => Profile::Spreadsheet,
    };
    let sources = args.knowledge.or(config, &from, &to);
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    if args.segmented {
        return segmented(&args, order, &sources, &options, context);
    }
    let catalogue = Catalogue::open(&args.inputs, &options)?;
    let knowledge = Knowledge::load(&sources)?;
    super::tell(&knowledge.notes, context);
    let learning = match args.learning.or(config.learning).unwrap_or(LearningChoice::Auto) {
        LearningChoice::Auto => Learning::Auto,
        LearningChoice::On => Learning::On,
        LearningChoice::Off => Learning::Off,
    };
    let settings = Settings { from, to, order, csv, learning };
    let output = args.output.or_else(|| config.output.clone()).unwrap_or_else(|| PathBuf::from("output"));
    let report = pipeline::run(&catalogue, &knowledge, &settings, &output, &Bar::new(context))?;
    for skipped in catalogue.skipped.iter().filter(|skipped| !skipped.ignored) {
        context.say("warning", &format!("{}: {}", skipped.name, skipped.reason));
    }
    let counts = &report.counts;
    if csv == Profile::Spreadsheet {
        context.say("", &format!("{} cells guarded against being read as formulas", counts.guarded_cells));
    }
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        context.say(
            "",
            &format!(
                "{}: {} beads, {} quotations ({} with their source), {} terms from {} documents",
                output.display(),
                counts.sentences,
                counts.quotes,
                counts.linked_quotes,
                counts.terms,
                counts.documents
            ),
        );
    }
    Ok(if counts.failed > 0 { Outcome::Incomplete } else { Outcome::Done })
}

fn segmented(
    args: &AlignArgs,
    order: Option<Order>,
    sources: &KnowledgeSources,
    options: &crate::document::read::ReadOptions,
    context: &Context,
) -> anyhow::Result<Outcome> {
    let (source, target) = input::two_texts(&args.inputs, &sources.from, &sources.to, options)?;
    let (source, target) = (input::lines(&source), input::lines(&target));
    let knowledge = Knowledge::load(sources)?;
    super::tell(&knowledge.notes, context);
    let inputs =
        Inputs { source: &source, target: &target, from: language::of(sources.from.as_str()), to: language::of(sources.to.as_str()) };
    let settings = align::beads::Settings { order, ..align::beads::Settings::default() };
    let (_, found) = align::beads::align(inputs, &knowledge.lexicon, &settings);
    let mut out = super::stdout();
    match args.format {
        SegmentedFormat::Beads => found.iter().try_for_each(|bead| beads::write_line(&mut out, bead))?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}
