//! `truchement learn`: a lexicon from a corpus.

use super::align::OrderChoice;
use super::output::Place;
use super::progress::Bar;
use super::{Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::align::learn::{BeadWords, Sample, Translation};
use crate::align::{self, Inputs};
use crate::corpus::csv::Profile;
use crate::document::read::{Catalogue, ReadOptions};
use crate::error::Error;
use crate::language::{self, Lang};
use crate::pipeline::{self, Knowledge, KnowledgeSources, Learning, Settings};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Learn a lexicon from a corpus, to be used with --lexicon
///
/// The corpus is aligned as `align` does it, and word translations are learned from the beads that are likely to be right. The file is a CSV, surest pairs
/// first: the two words, a weight between 0 and 1, and the number of beads that hold both. Pairs that the lexicons at hand already have are left out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement learn corpus -o mine.csv\n  truchement align other-corpus --lexicon mine.csv\n  truchement learn archive.tar.zst --from de --to fr -o lexicon.de-fr.csv\n  truchement learn --segmented talk.de talk.fr --from de --to fr -o - | head"
)]
pub(super) struct LearnArgs {
    /// Folders, archives, JSONL files or documents; with --segmented, two files with one segment a line (`-` for standard input)
    #[arg(required = true, value_name = "CORPUS")]
    inputs: Vec<PathBuf>,
    /// The lexicon to write; `-` for standard output
    #[arg(short, long, value_name = "FILE", required = true)]
    output: PathBuf,
    /// Take two files with one segment a line
    #[arg(long)]
    segmented: bool,
    /// How the texts run beside each other
    #[arg(long, value_enum)]
    order: Option<OrderChoice>,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of files without a byte-order mark, such as windows-1256; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

pub(super) fn run(args: LearnArgs, context: &Context) -> anyhow::Result<Outcome> {
    let config = &context.config;
    let (from, to) = args.languages.or(config);
    let order = args.order.or(config.order).unwrap_or(OrderChoice::Auto).order();
    let sources = args.knowledge.or(config, &from, &to);
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    let settings = Settings { from, to, order, csv: Profile::Data, learning: Learning::On };
    // A place that cannot be written to is better known before the work than after it.
    let place = Place::new(&args.output)?;
    let (learned, what, outcome) = if args.segmented {
        let (learned, beads) = segmented(&args.inputs, &sources, &settings, &options, context)?;
        (learned, format!("{beads} beads"), Outcome::Done)
    } else {
        corpus(&args.inputs, &sources, &settings, &options, context)?
    };
    if learned.is_empty() {
        let message = "nothing new was learned: words have to stand together in several beads that are likely to be right, and not to be in the lexicons yet (give more text, or a lexicon to begin with)";
        return Err(Error::input(input::name(&args.inputs[0]), message).into());
    }
    place.write(|out| write_lexicon(out, &learned, &settings.from, &settings.to))?;
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        context.say("", &format!("{}: {} pairs of words from {what}", args.output.display(), learned.len()));
    }
    Ok(outcome)
}

fn corpus(
    inputs: &[PathBuf],
    sources: &KnowledgeSources,
    settings: &Settings,
    options: &ReadOptions,
    context: &Context,
) -> anyhow::Result<(Vec<Translation>, String, Outcome)> {
    let catalogue = Catalogue::open(inputs, options)?;
    let knowledge = Knowledge::load(sources)?;
    super::tell(&knowledge.notes, context);
    let learned = pipeline::learn(&catalogue, &knowledge, settings, &Bar::new(context));
    let mut outcome = Outcome::Done;
    for error in catalogue.failed.iter().map(|failed| failed.error.to_string()).chain(learned.failed) {
        context.say("error", &error);
        outcome = Outcome::Incomplete;
    }
    for skipped in catalogue.skipped.iter().filter(|skipped| !skipped.ignored) {
        context.say("warning", &format!("{}: {}", skipped.name, skipped.reason));
    }
    if learned.full {
        context.say("", &format!("the corpus is larger than the sample that is learned from: {} beads of it were used", learned.beads));
    }
    Ok((learned.translations, format!("{} beads of {} pairs of documents", learned.beads, learned.pairs), outcome))
}

fn segmented(
    inputs: &[PathBuf],
    sources: &KnowledgeSources,
    settings: &Settings,
    options: &ReadOptions,
    context: &Context,
) -> anyhow::Result<(Vec<Translation>, usize)> {
    let (source, target) = input::two_texts(inputs, &settings.from, &settings.to, options)?;
    let (source, target) = (input::lines(&source), input::lines(&target));
    let knowledge = Knowledge::load(sources)?;
    super::tell(&knowledge.notes, context);
    let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
    let inputs = Inputs { source: &source, target: &target, from, to };
    let search = align::beads::Settings { order: settings.order, ..align::beads::Settings::default() };
    let (_, beads) = align::beads::align(inputs, &knowledge.lexicon, &search);
    let mut sample = Sample::new(&knowledge.lexicon);
    sample.add(BeadWords::of(inputs, &knowledge.lexicon, &beads), 0);
    Ok((pipeline::news(&sample, &knowledge, settings), sample.len()))
}

/// A lexicon as `--lexicon` takes it.
fn write_lexicon(out: &mut dyn Write, learned: &[Translation], from: &Lang, to: &Lang) -> anyhow::Result<()> {
    let mut csv = csv::Writer::from_writer(out);
    csv.write_record([from.as_str(), to.as_str(), "weight", "count"])?;
    for pair in learned {
        csv.write_record([pair.from.as_str(), &pair.to, &format!("{:.4}", pair.weight), &pair.count.to_string()])?;
    }
    csv.flush()?;
    Ok(())
}
