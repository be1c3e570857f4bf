//! `truchement terms extract`: candidates for a bilingual glossary.

use crate::cli::place::Place;
use crate::cli::progress::Bar;
use crate::cli::{self, Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::corpus::aligned;
use crate::corpus::candidates::CandidateRow;
use crate::corpus::csv::{CsvWriter, Profile};
use crate::corpus::record::Languages;
use crate::corpus::run::digest;
use crate::document::read::{Catalogue, ReadOptions};
use crate::error::{Error, Result};
use crate::glossary::extract::{self, Candidate, Known, ListedForms, Unit};
use crate::pipeline::{Bitext, Knowledge, Settings, align_bitext, word_classes};
use clap::Args;
use std::path::{Path, PathBuf};

/// Propose new terms from a corpus, as a glossary with candidates
///
/// Phrases of both languages that look like terms and translate each other are listed as a glossary, best first, with score, frequency, spread over the documents and up to three contexts.
/// Terms that the glossary has, and those that a list of rejected terms names, are left out. Move what you do not want into `rejected.csv` beside the output: it is not proposed again.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms extract output/sentences.csv -o candidates.csv\n  truchement terms extract memory.tmx table.csv --glossary house.csv --max 200 -o candidates.csv\n  truchement terms extract --segmented talk.fr talk.ar --min-count 2 | head\n  truchement terms extract corpus --rejected no.csv -o candidates.csv\n  truchement terms extract memory.tmx --from de --to it -o candidates.csv"
)]
pub(super) struct ExtractArgs {
    /// Aligned text (.csv, .tsv, .tmx), or folders, archives, JSONL files and documents to be aligned first; with --segmented, two files with a unit a line
    #[arg(required = true, value_name = "CORPUS")]
    inputs: Vec<PathBuf>,
    /// The glossary to write; `-` for standard output
    #[arg(short, long, value_name = "FILE", default_value = "-")]
    output: PathBuf,
    /// Take two files whose lines answer each other one by one
    #[arg(long)]
    segmented: bool,
    /// With --segmented: a file with the name of the document that each line comes from
    #[arg(long, value_name = "FILE", requires = "segmented")]
    documents: Option<PathBuf>,
    /// Occurrences that a term needs on either side
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u32).range(2..))]
    min_count: u32,
    /// Candidates to list at most, the best; all by default
    #[arg(long, value_name = "N")]
    max: Option<usize>,
    /// Terms never to propose again: CSV with a column a language (a pair or one side), or `id`; may be repeated. By default `rejected.csv` beside the output, if it is there
    #[arg(long, value_name = "FILE")]
    rejected: Vec<PathBuf>,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of files without a byte-order mark, such as windows-1256; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

/// What the list of rejected terms is called where nobody says.
const REJECTED: &str = "rejected.csv";

pub(super) fn run(args: ExtractArgs, context: &Context) -> anyhow::Result<Outcome> {
    let config = &context.config;
    let (from, to) = args.languages.or(config);
    if from == to {
        return Err(Error::Usage(format!("--from {from} --to {to}: a bilingual glossary needs two languages")).into());
    }
    let sources = args.knowledge.or(config, &from, &to);
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    let place = Place::new(&args.output, "candidates.csv")?;
    let knowledge = Knowledge::load(&sources)?;
    let classes = word_classes(&sources)?;
    cli::tell(&knowledge.notes, context);
    let mut known = Known::new(&knowledge.glossary);
    for path in rejected_files(&args) {
        known.reject(&path.display().to_string(), input::bytes(&path)?.as_slice(), &from, &to)?;
    }
    let settings = Settings { from, to, ..Settings::default() };
    let (bitext, outcome) = read(&args, &knowledge, &settings, &options, context)?;
    if bitext.units.is_empty() {
        let message =
            format!("no aligned text in {} and {}: give more, or say which languages it is in (--from, --to)", settings.from, settings.to);
        return Err(Error::input(input::name(&args.inputs[0]), message).into());
    }
    let units: Vec<Unit<'_>> =
        bitext.units.iter().map(|unit| Unit { document: &unit.document, source: &unit.source, target: &unit.target }).collect();
    let wanted = extract::Settings { from: settings.from.clone(), to: settings.to.clone(), least: args.min_count as usize };
    let mut found = extract::extract(&units, extract::Knowledge { lexicon: &knowledge.lexicon, classes: &classes }, &wanted);
    let all = found.len();
    found.retain(|candidate| !known.in_glossary(candidate) && !known.is_rejected(&id(candidate), candidate));
    let new = found.len();
    found.truncate(args.max.unwrap_or(usize::MAX));
    let forms = extract::listed_forms(&found, &settings.from, &settings.to)?;
    let languages = Languages::new(settings.from, settings.to);
    place.write(|out| {
        let mut writer = CsvWriter::new(input::name(&args.output), out, Profile::Data, &languages)?;
        for (candidate, forms) in found.iter().zip(&forms) {
            writer.write(&row(candidate, forms, &units, &languages))?;
        }
        writer.finish()?;
        Ok(())
    })?;
    if std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        let message = format!(
            "{}: {} candidates from {} units; {} left out as known or rejected",
            input::name(&args.output),
            found.len(),
            units.len(),
            all - new
        );
        context.say("", &message);
    }
    Ok(outcome)
}

fn rejected_files(args: &ExtractArgs) -> Vec<PathBuf> {
    if !args.rejected.is_empty() || input::is_stdin(&args.output) {
        return args.rejected.clone();
    }
    let beside = args.output.parent().unwrap_or(Path::new("")).join(REJECTED);
    // What is written over is no list of rejected terms.
    if beside.is_file() && beside != args.output { vec![beside] } else { Vec::new() }
}

/// The aligned text of all inputs.
fn read(
    args: &ExtractArgs,
    knowledge: &Knowledge,
    settings: &Settings,
    options: &ReadOptions,
    context: &Context,
) -> anyhow::Result<(Bitext, Outcome)> {
    let mut bitext = Bitext::default();
    let mut outcome = Outcome::Done;
    if !args.segmented && args.inputs.iter().any(|path| input::is_stdin(path)) {
        let message = "`-`: aligned text is told by the name of its file; give a .csv, .tsv or .tmx, or --segmented and two files";
        return Err(Error::Usage(message.to_owned()).into());
    }
    if args.segmented {
        segmented(args, settings, options, &mut bitext)?;
    } else {
        let (tables, corpora): (Vec<PathBuf>, Vec<PathBuf>) =
            args.inputs.iter().cloned().partition(|path| aligned::is_aligned(path) && !path.is_dir());
        for path in &tables {
            for unit in aligned::open(path, &settings.from, &settings.to)?.units {
                let unit = unit?;
                if let (Some(source), Some(target)) = (&unit.source, &unit.target) {
                    bitext.add(&unit.pair, &source.text, &target.text, unit.score);
                }
                if bitext.is_full() {
                    break;
                }
            }
        }
        if !corpora.is_empty() {
            let catalogue = Catalogue::open(&corpora, options)?;
            align_bitext(&catalogue, knowledge, settings, &mut bitext, &Bar::new(context));
            for error in catalogue.failed.iter().map(|failed| failed.error.to_string()).chain(std::mem::take(&mut bitext.failed)) {
                context.say("error", &error);
                outcome = Outcome::Incomplete;
            }
            for skipped in catalogue.skipped.iter().filter(|skipped| !skipped.ignored) {
                context.say("warning", &format!("{}: {}", skipped.name, skipped.reason));
            }
        }
    }
    if bitext.is_full() {
        context.say("warning", &format!("there is more text than is looked at: the first {} units were used", bitext.units.len()));
    }
    Ok((bitext, outcome))
}

fn segmented(args: &ExtractArgs, settings: &Settings, options: &ReadOptions, bitext: &mut Bitext) -> Result<()> {
    let (source, target) = input::two_texts(&args.inputs, &settings.from, &settings.to, options)?;
    let (source, target) = (input::lines(&source), input::lines(&target));
    let name = input::name(&args.inputs[0]);
    if source.len() != target.len() {
        let message = format!(
            "{} lines where {} has {}: the lines of two segmented files answer each other one by one (align them first with `truchement align`)",
            source.len(),
            input::name(&args.inputs[1]),
            target.len()
        );
        return Err(Error::input(name, message));
    }
    let documents = args.documents.as_ref().map(|path| input::text(path, &settings.from, options)).transpose()?;
    let documents: Option<Vec<&str>> = documents.as_deref().map(input::lines);
    if let (Some(documents), Some(path)) = (&documents, &args.documents)
        && documents.len() != source.len()
    {
        let message = format!("{} lines where {name} has {}: every line needs the name of its document", documents.len(), source.len());
        return Err(Error::input(input::name(path), message));
    }
    for (at, (source, target)) in source.iter().zip(&target).enumerate() {
        bitext.add(documents.as_ref().map_or(name.as_str(), |documents| documents[at].trim()), source, target, None);
    }
    Ok(())
}

/// Made of the two terms, so that it stays the same whatever else is found.
fn id(candidate: &Candidate) -> String {
    let digest = digest(format!("{}\t{}", candidate.from, candidate.to).as_bytes());
    format!("NEW-{:02x}{:02x}{:02x}{:02x}", digest[0], digest[1], digest[2], digest[3])
}

fn row(candidate: &Candidate, forms: &ListedForms, units: &[Unit<'_>], languages: &Languages) -> CandidateRow {
    let contexts: Vec<String> =
        candidate.contexts.iter().map(|&unit| format!("{} ⇔ {}", units[unit].source, units[unit].target).replace('|', "¦")).collect();
    CandidateRow {
        id: id(candidate),
        source: candidate.from.clone(),
        source_variants: forms.from_variants.join("|"),
        target: candidate.to.clone(),
        target_variants: forms.to_variants.join("|"),
        target_plural: forms.to_plurals.join("|"),
        score: candidate.score,
        count_source: candidate.count_from,
        count_target: candidate.count_to,
        together: candidate.together,
        documents: candidate.documents,
        dispersion: candidate.dispersion,
        contexts: contexts.join(" | "),
        ..CandidateRow::new(languages)
    }
}
