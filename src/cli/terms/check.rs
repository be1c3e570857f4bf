//! `truchement terms check`: are the approved terms used?

use crate::align;
use crate::cli::align::OrderChoice;
use crate::cli::progress::Bar;
use crate::cli::{self, Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::corpus::aligned;
use crate::corpus::csv::{CsvWriter, Profile};
use crate::corpus::findings::baseline::Baseline;
use crate::corpus::findings::text::Look;
use crate::corpus::findings::{CheckRow, Tally, github, junit, sarif, text};
use crate::corpus::jsonl;
use crate::corpus::record::{Column, Languages, Record};
use crate::document::read::{Catalogue, ReadOptions};
use crate::error::{Error, Result};
use crate::glossary::{Level, Rule};
use crate::language::{self, Lang};
use crate::pipeline::{Checker, Knowledge, Learning, Lined, Settings};
use clap::{Args, ValueEnum};
use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Check that the approved terms are used
///
/// Takes corpora as `align` does, two documents, tables with a column a language (such as sentences.csv), translation memories (.tmx), and with --segmented two files
/// with one segment a line. A finding is about the translation or the glossary: nothing asks for the original to be changed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms check corpus\n  truchement terms check output/sentences.csv --format csv > terms.csv\n  truchement terms check memory.tmx --glossary house.csv --fail-on error\n  truchement terms check --segmented talk.fr talk.ar --original fr\n  truchement terms check corpus --format sarif > terms.sarif\n  truchement terms check corpus --baseline terms-baseline.json --write-baseline\n  truchement terms check --explain missing-term\n\nExit codes: 0 nothing at or above --fail-on; 1 findings; 2 could not do all of it."
)]
pub(super) struct CheckArgs {
    /// Corpora, two documents, .csv, .tsv or .tmx files
    #[arg(required_unless_present = "explain", value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// Take two files with one segment a line; with as many lines on both sides line answers line, otherwise they are aligned first
    #[arg(long)]
    segmented: bool,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// End with exit code 1 when there is a finding of this level or a worse one
    #[arg(long, value_enum, value_name = "LEVEL", default_value_t = Threshold::Warning)]
    fail_on: Threshold,
    /// Leave out findings below this level; csv and jsonl list every occurrence unless this is given
    #[arg(long, value_enum, value_name = "LEVEL")]
    show: Option<Threshold>,
    /// Language that the texts were written in first: the other side is the translation (default: what a .tmx says, else the language of the sources)
    #[arg(long, value_name = "LANG", value_parser = cli::language)]
    original: Option<Lang>,
    /// Findings that are accepted: those in this file are counted, not shown
    #[arg(long, value_name = "FILE")]
    baseline: Option<PathBuf>,
    /// Write all findings that are shown, or that reach --fail-on, to the baseline, and accept them from now on
    #[arg(long, requires = "baseline", conflicts_with = "prune_baseline")]
    write_baseline: bool,
    /// Take findings that are gone out of the baseline
    #[arg(long, requires = "baseline")]
    prune_baseline: bool,
    /// Say what a rule means (`all` for every rule), and stop
    #[arg(long, value_name = "RULE")]
    explain: Option<String>,
    /// How the texts of a pair run beside each other
    #[arg(long, value_enum)]
    order: Option<OrderChoice>,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of files without a byte-order mark; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// To be read, with the passages
    Text,
    /// Every occurrence, one row each
    Csv,
    /// Every occurrence, one JSON object a line
    Jsonl,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML, one test case a pair of documents
    Junit,
    /// GitHub annotations: the ten worst, then a summary
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Threshold {
    /// Forms to avoid
    #[value(alias = "forbidden")]
    Error,
    /// Missing terms as well
    #[value(alias = "missing")]
    Warning,
    /// Everything
    #[value(aliases = ["info", "admitted", "uncertain"])]
    Note,
    /// Nothing
    #[value(alias = "none")]
    Never,
}

impl Threshold {
    fn includes(self, level: Level) -> bool {
        match self {
            Threshold::Error => level >= Level::Error,
            Threshold::Warning => level >= Level::Warning,
            Threshold::Note => true,
            Threshold::Never => false,
        }
    }
}

pub(super) fn run(args: CheckArgs, context: &Context) -> anyhow::Result<Outcome> {
    if let Some(name) = &args.explain {
        return explain(name);
    }
    let (from, to) = args.languages.or(&context.config);
    if args.original.as_ref().is_some_and(|original| *original != from && *original != to) {
        return Err(Error::Usage(format!("--original: {from} or {to} is expected (set other languages with --from and --to)")).into());
    }
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    let order = args.order.or(context.config.order).unwrap_or(OrderChoice::Auto).order();
    let settings = Settings { from: from.clone(), to: to.clone(), order, csv: Profile::Data, learning: Learning::Auto };
    let baseline = match &args.baseline {
        Some(path) if path.exists() => Baseline::load(path)?,
        Some(path) if !args.write_baseline => {
            return Err(Error::input(path.display(), "no such baseline: make it with --write-baseline").into());
        }
        _ => Baseline::default(),
    };
    // A mistake in a path is to be told before minutes of work.
    let plan = Plan::new(&args, &options)?;
    let knowledge = Knowledge::load(&args.knowledge.or(&context.config, &from, &to))?;
    cli::tell(&knowledge.notes, context);
    let mut report = Report::new(&args, Languages::new(from, to), baseline, context)?;
    let failed = plan.check(&args, &knowledge, &settings, &mut report, context)?;
    report.finish(&args, context, failed)
}

fn explain(name: &str) -> anyhow::Result<Outcome> {
    let rules: Vec<Rule> = if name == "all" { Rule::ALL.to_vec() } else { Rule::named(name).into_iter().collect() };
    if rules.is_empty() {
        let known: Vec<&str> = Rule::ALL.into_iter().map(Rule::id).collect();
        return Err(Error::Usage(format!("--explain {name}: the rules are {} (or all)", known.join(", "))).into());
    }
    let mut out = cli::stdout();
    for (rule, at) in rules.into_iter().zip(0..) {
        let space = if at > 0 { "\n" } else { "" };
        writeln!(out, "{space}{} ({})\n{}\n\n{}", rule.id(), rule.level().as_str(), rule.summary(), rule.explanation())?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}

/// What is to be checked, by kind.
struct Plan {
    /// Two texts of segments.
    segmented: Option<(String, String)>,
    aligned: Vec<PathBuf>,
    catalogue: Option<Catalogue>,
    /// The two documents of `catalogue` are one pair, of this name.
    pair: Option<String>,
}

impl Plan {
    fn new(args: &CheckArgs, options: &ReadOptions) -> Result<Plan> {
        if args.segmented {
            let texts = input::two_texts(&args.inputs, &options.from, &options.to, options)?;
            return Ok(Plan { segmented: Some(texts), aligned: Vec::new(), catalogue: None, pair: None });
        }
        if args.inputs.iter().any(|path| input::is_stdin(path)) {
            return Err(Error::Usage("standard input is read with --segmented only, for one of the two files".to_owned()));
        }
        let (aligned, corpora): (Vec<PathBuf>, Vec<PathBuf>) =
            args.inputs.iter().cloned().partition(|path| !path.is_dir() && aligned::is_aligned(path));
        for path in &aligned {
            std::fs::metadata(path).map_err(|error| Error::io(path, error))?;
        }
        let catalogue = if corpora.is_empty() { None } else { Some(Catalogue::open(&corpora, options)?) };
        let pair = catalogue.as_ref().and_then(|catalogue| pair_of(&corpora, catalogue));
        Ok(Plan { segmented: None, aligned, catalogue, pair })
    }

    /// Gives what could not be done.
    fn check(
        self,
        args: &CheckArgs,
        knowledge: &Knowledge,
        settings: &Settings,
        report: &mut Report,
        context: &Context,
    ) -> anyhow::Result<usize> {
        let mut failed = 0;
        if let Some((source, target)) = &self.segmented {
            segmented(args, (source, target), knowledge, settings, report)?;
        }
        for path in &self.aligned {
            let name = path.display().to_string();
            // One bad file does not keep the others from being checked.
            let checked = aligned::open(path, &settings.from, &settings.to).and_then(|file| {
                let original = args.original.clone().or_else(|| file.original.clone());
                Checker::new(knowledge, settings, original.as_ref())
                    .aligned(file, &name, &mut |pair, beads, rows| report.add(pair, beads, rows))
            });
            if let Err(error) = checked {
                failed += 1;
                context.say("error", &error.to_string());
            }
        }
        if let Some(catalogue) = &self.catalogue {
            let checker = Checker::new(knowledge, settings, args.original.as_ref());
            let bar = Bar::new(context);
            let mut sink = |pair: &str, beads, rows| report.add(pair, beads, rows);
            failed += match &self.pair {
                Some(pair) => checker.one_pair(pair, catalogue, &bar, &mut sink)?,
                None => checker.corpus(catalogue, &bar, &mut sink)?,
            };
            for skipped in catalogue.skipped.iter().filter(|skipped| !skipped.ignored) {
                context.say("warning", &format!("{}: {}", skipped.name, skipped.reason));
            }
        }
        Ok(failed)
    }
}

/// The name of the pair, when exactly two documents were named: whatever they are called, they belong together.
fn pair_of(paths: &[PathBuf], catalogue: &Catalogue) -> Option<String> {
    let [first, second] = paths else { return None };
    let two = first.is_file() && second.is_file() && catalogue.items.len() == 2 && catalogue.failed.is_empty();
    let stem = |path: &Path| path.file_name().and_then(|name| name.to_str()).map(|name| name.split('.').next().unwrap_or(name).to_owned());
    two.then(|| catalogue.items[0].pair.clone().or_else(|| stem(first)).unwrap_or_else(|| "pair".to_owned()))
}

fn segmented(args: &CheckArgs, texts: (&str, &str), knowledge: &Knowledge, settings: &Settings, report: &mut Report) -> Result<()> {
    let (source, target) = (Lined::new(texts.0, input::name(&args.inputs[0])), Lined::new(texts.1, input::name(&args.inputs[1])));
    let (lines, others) = (source.lines(), target.lines());
    let parallel = lines.len() == others.len() && settings.order.is_none();
    let beads = if parallel {
        (0..lines.len()).map(|at| align::Bead { source: vec![at], target: vec![at], score: 1.0 }).collect()
    } else {
        let (from, to) = (language::of(settings.from.as_str()), language::of(settings.to.as_str()));
        let inputs = align::Inputs { source: &lines, target: &others, from, to };
        let settings = align::beads::Settings { order: settings.order, ..align::beads::Settings::default() };
        align::beads::align(inputs, &knowledge.lexicon, &settings).1
    };
    let pair = input::name(&args.inputs[0]);
    let rows = Checker::new(knowledge, settings, args.original.as_ref()).segmented(&pair, [&source, &target], &beads, parallel);
    report.add(&pair, beads.len(), rows)
}

/// Where rows go while the work is done, and what is left to say at its end.
struct Report {
    sink: Sink,
    show: Threshold,
    baseline: Baseline,
    /// A baseline was named.
    compares: bool,
    /// All findings of this run, whatever their level.
    seen: Baseline,
    /// Those that a new baseline would hold.
    told: Baseline,
    /// The pairs that were checked.
    pairs: BTreeSet<String>,
    tally: Tally,
    fail_on: Threshold,
    fails: bool,
}

enum Sink {
    Text(Box<dyn Write>, Look),
    Csv(Box<CsvWriter<CheckRow, Box<dyn Write>>>),
    Jsonl(Vec<Column>, Box<dyn Write>),
    Sarif(sarif::Log),
    Junit(junit::Suite),
    Github(github::Annotations),
    /// Nobody reads any more.
    Closed,
}

impl Report {
    fn new(args: &CheckArgs, languages: Languages, baseline: Baseline, context: &Context) -> Result<Report> {
        let out: Box<dyn Write> = Box::new(cli::stdout());
        let terminal = std::io::stdout().is_terminal();
        let sink = match args.format {
            Format::Text => Sink::Text(out, Look { color: context.colors(terminal), isolate: terminal }),
            Format::Csv => Sink::Csv(Box::new(CsvWriter::new("standard output", out, Profile::Data, &languages)?)),
            Format::Jsonl => Sink::Jsonl(CheckRow::columns(&languages), out),
            Format::Sarif => Sink::Sarif(sarif::Log::default()),
            Format::Junit => Sink::Junit(junit::Suite::default()),
            Format::Github => Sink::Github(github::Annotations::default()),
        };
        let all = matches!(args.format, Format::Csv | Format::Jsonl);
        let show = args.show.unwrap_or(if all { Threshold::Note } else { Threshold::Warning });
        let (seen, told) = (Baseline::default(), Baseline::default());
        Ok(Report {
            sink,
            show,
            baseline,
            compares: args.baseline.is_some(),
            seen,
            told,
            pairs: BTreeSet::new(),
            tally: Tally::default(),
            fail_on: args.fail_on,
            fails: false,
        })
    }

    fn add(&mut self, pair: &str, beads: usize, rows: Vec<CheckRow>) -> Result<()> {
        self.tally.beads += beads;
        if self.compares && !self.pairs.contains(pair) {
            self.pairs.insert(pair.to_owned());
        }
        if let Sink::Junit(suite) = &mut self.sink {
            suite.begin(pair);
        }
        for row in rows {
            let level = row.level();
            let shown = level.is_some_and(|level| self.show.includes(level));
            let fails = level.is_some_and(|level| self.fail_on.includes(level));
            let accepted = level.is_some() && self.baseline.accepts(&row);
            // Memory follows the findings only where they are to be compared with those of another run.
            if self.compares && level.is_some() {
                self.seen.add(&row);
                if shown || fails {
                    self.told.add(&row);
                }
            }
            self.tally.add(&row, accepted);
            if accepted {
                continue;
            }
            self.fails |= fails;
            let all = shown || level.is_none() && self.show == Threshold::Note;
            let failed = |error| Error::io("standard output", error);
            let written = match &mut self.sink {
                Sink::Csv(writer) if all => writer.write(&row),
                Sink::Jsonl(columns, out) if all => jsonl::write_line(out, columns, &row).map_err(failed),
                Sink::Text(out, look) if shown => text::write(out, &row, *look).map_err(failed),
                Sink::Sarif(log) if shown => {
                    log.add(&row);
                    Ok(())
                }
                Sink::Junit(suite) if shown => {
                    suite.add(&row, fails);
                    Ok(())
                }
                Sink::Github(annotations) if shown => {
                    annotations.add(row);
                    Ok(())
                }
                _ => Ok(()),
            };
            self.closed_or(written)?;
        }
        Ok(())
    }

    /// A reader that has seen enough does not change what there is to say: the check goes on, and the exit code tells.
    fn closed_or(&mut self, written: Result<()>) -> Result<()> {
        match written {
            Err(Error::Io { source, .. }) if source.kind() == std::io::ErrorKind::BrokenPipe => {
                self.sink = Sink::Closed;
                Ok(())
            }
            other => other,
        }
    }

    fn finish(mut self, args: &CheckArgs, context: &Context, failed: usize) -> anyhow::Result<Outcome> {
        let sink = std::mem::replace(&mut self.sink, Sink::Closed);
        let written = self.close(sink);
        self.closed_or(written)?;
        if let Some(path) = &args.baseline {
            let gone = self.baseline.without(&self.seen, &self.pairs);
            if args.write_baseline && failed == 0 {
                self.told.save(path)?;
                context.say("", &format!("{}: {} findings accepted", path.display(), self.told.len()));
                self.fails = false;
            } else if args.prune_baseline && failed == 0 {
                self.baseline.only(&self.seen, &self.pairs).save(path)?;
                context.say("", &format!("{}: {gone} findings taken out", path.display()));
            } else if gone > 0 {
                context
                    .say("warning", &format!("{}: {gone} accepted findings are gone: take them out with --prune-baseline", path.display()));
            }
        }
        Ok(match () {
            () if failed > 0 => Outcome::Incomplete,
            () if self.fails => Outcome::Findings,
            () => Outcome::Done,
        })
    }

    /// Writes what is said at the end.
    fn close(&self, sink: Sink) -> Result<()> {
        let failed = |error| Error::io("standard output", error);
        let mut stdout = cli::stdout();
        match sink {
            Sink::Text(mut out, _) => text::write_tally(&mut out, &self.tally).and_then(|()| out.flush()).map_err(failed)?,
            Sink::Csv(writer) => writer.finish()?.0.flush().map_err(failed)?,
            Sink::Jsonl(_, mut out) => out.flush().map_err(failed)?,
            Sink::Sarif(log) => log.write(&mut stdout).map_err(failed)?,
            Sink::Junit(suite) => suite.write(&mut stdout).map_err(failed)?,
            Sink::Github(annotations) => {
                annotations.write(&mut stdout, &self.tally).map_err(failed)?;
                append_summary(&annotations.summary(&self.tally))?;
            }
            Sink::Closed => {}
        }
        stdout.flush().map_err(failed)
    }
}

/// Adds to the page that GitHub shows for a step, when the program runs in one.
fn append_summary(page: &str) -> Result<()> {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return Ok(()) };
    let file = std::fs::OpenOptions::new().create(true).append(true).open(&path);
    file.and_then(|mut file| file.write_all(page.as_bytes())).map_err(|error| Error::io(&path, error))
}
