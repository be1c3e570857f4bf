//! The command line: one file a command. What was typed becomes typed settings here; nothing below knows of arguments, terminals or exit codes.

mod align;
mod config;
mod explain;
mod input;
mod learn;
mod output;
mod progress;
mod score;
mod segment;
mod terms;

use crate::error::Error;
use crate::language::Lang;
use crate::pipeline::KnowledgeSources;
use clap::{Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

/// Find the Arabic behind a French sentence.
///
/// Truchement aligns articles with the texts they were translated from or quote, finds quotations and who speaks them, and holds both sides against a
/// glossary. French and Arabic are known by heart; any other pair of languages works too.
#[derive(Debug, Parser)]
#[command(name = "truchement", version, subcommand_required = true, arg_required_else_help = true, max_term_width = 100)]
#[command(
    after_help = "Examples:\n  truchement align corpus -o output\n  truchement align --segmented article.fr article.ar\n  truchement segment article.fr.txt\n  truchement terms find --lang fr article.fr.txt\n\nExit codes: 0 done; 1 done, with findings; 2 could not do all of it."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Debug, Subcommand)]
enum Command {
    Align(align::AlignArgs),
    Segment(segment::SegmentArgs),
    Explain(explain::ExplainArgs),
    Terms(terms::TermsArgs),
    Learn(learn::LearnArgs),
    Score(score::ScoreArgs),
}

/// Options that every command takes.
#[derive(Debug, Args)]
struct Common {
    /// Threads to use; all cores by default
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
    /// Say nothing but errors
    #[arg(long, short, global = true)]
    quiet: bool,
    /// Colours on the terminal
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    color: Color,
    /// Settings file; `truchement.toml` of the current folder by default
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// The languages of a run.
#[derive(Debug, Args)]
struct LanguagePair {
    /// Language of the articles (default: fr)
    #[arg(long, value_name = "LANG", value_parser = language)]
    from: Option<Lang>,
    /// Language of their sources (default: ar)
    #[arg(long, value_name = "LANG", value_parser = language)]
    to: Option<Lang>,
}

impl LanguagePair {
    fn or(&self, config: &config::Config) -> (Lang, Lang) {
        let given = |option: &Option<Lang>, configured: &Option<String>, usual: Lang| {
            option.clone().or_else(|| configured.as_deref().map(Lang::new)).unwrap_or(usual)
        };
        (given(&self.from, &config.from, Lang::FRENCH), given(&self.to, &config.to, Lang::ARABIC))
    }
}

/// The terminology of a run.
#[derive(Debug, Args)]
struct GlossaryChoice {
    /// Glossary to use instead of the bundled one, or a folder of them; may be repeated
    #[arg(long, value_name = "FILE")]
    glossary: Vec<PathBuf>,
    /// House style: prefer the terms of a country or organisation, such as ma, dz, tn, un or interpol
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
}

impl GlossaryChoice {
    /// What was given, or else what the settings file says; no lexicons.
    fn or(&self, config: &config::Config, from: &Lang, to: &Lang) -> KnowledgeSources {
        KnowledgeSources {
            from: from.clone(),
            to: to.clone(),
            glossaries: either(&self.glossary, &config.glossary),
            style: self.style.clone().or_else(|| config.style.clone()),
            lexicons: Vec::new(),
        }
    }
}

/// What was given, or else what the settings file says.
fn either(given: &[PathBuf], configured: &[PathBuf]) -> Vec<PathBuf> {
    if given.is_empty() { configured.to_vec() } else { given.to_vec() }
}

/// What the program is to know beside what it brings.
#[derive(Debug, Args)]
struct KnowledgeFiles {
    #[command(flatten)]
    glossary: GlossaryChoice,
    /// Lexicon to use beside the bundled one; may be repeated. CSV with a column a language, two-column CSV or TSV, MUSE .txt, hunalign .dic (second language first)
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
}

impl KnowledgeFiles {
    /// The files given, or else those of the settings file.
    fn or(&self, config: &config::Config, from: &Lang, to: &Lang) -> KnowledgeSources {
        KnowledgeSources { lexicons: either(&self.lexicon, &config.lexicon), ..self.glossary.or(config, from, to) }
    }
}

fn language(code: &str) -> Result<Lang, String> {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    if (2..=8).contains(&primary.len()) && primary.chars().all(|c| c.is_ascii_alphabetic()) {
        Ok(Lang::new(code))
    } else {
        Err("a language code such as fr, ar or pt-BR is expected".to_owned())
    }
}

/// How a command ended without failing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Done,
    /// Some documents could not be done; the messages are out.
    Incomplete,
}

/// What commands share: settings and where to say things.
struct Context {
    config: config::Config,
    quiet: bool,
    color: bool,
}

impl Context {
    /// A warning or note on stderr.
    #[expect(clippy::print_stderr, reason = "the place where the program speaks to people")]
    fn say(&self, label: &str, message: &str) {
        if !self.quiet || label == "error" {
            eprintln!("{}{message}", self.label(label));
        }
    }

    fn label(&self, label: &str) -> String {
        let code = if label == "error" { "31" } else { "33" };
        match (label, self.color) {
            ("", _) => String::new(),
            (_, true) => format!("\u{1b}[1;{code}m{label}:\u{1b}[0m "),
            (_, false) => format!("{label}: "),
        }
    }
}

/// Parses the arguments of this process, does what they ask and says how it went: 0 done, 2 could not do (all of) it.
pub fn main() -> ExitCode {
    let color = color_asked_for();
    let command = Cli::command().color(color);
    let cli = match command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => {
            // Help and version come this way too, and are no failure. A closed pipe is not worth a word.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let terminal = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let mut context = Context {
        config: config::Config::default(),
        quiet: cli.common.quiet,
        color: color == ColorChoice::Always || color == ColorChoice::Auto && terminal,
    };
    match run(cli, &mut context) {
        Ok(Outcome::Done) => ExitCode::SUCCESS,
        Ok(Outcome::Incomplete) => ExitCode::from(2),
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            context.say("error", &one_line(&error.to_string()));
            ExitCode::from(2)
        }
    }
}

fn run(cli: Cli, context: &mut Context) -> anyhow::Result<Outcome> {
    context.config = config::load(cli.common.config.as_deref())?;
    if let Some(jobs) = cli.common.jobs.map(usize::from).or(context.config.jobs) {
        rayon::ThreadPoolBuilder::new().num_threads(jobs).build_global()?;
    }
    match cli.command {
        Command::Align(args) => align::run(args, context),
        Command::Segment(args) => segment::run(args, context),
        Command::Explain(args) => explain::run(args, context),
        Command::Terms(args) => terms::run(args, context),
        Command::Learn(args) => learn::run(args, context),
        Command::Score(args) => score::run(args, context),
    }
}

/// Says what there is to know about how knowledge was read.
fn tell(notes: &[String], context: &Context) {
    notes.iter().for_each(|note| context.say("warning", note));
}

/// The colour choice has to be known before the arguments are parsed, for the messages of the parser itself.
fn color_asked_for() -> ColorChoice {
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = match argument.strip_prefix("--color=") {
            Some(value) => Some(value.to_owned()),
            None if argument == "--color" => arguments.next(),
            None => None,
        };
        match value.as_deref() {
            Some("always") => return ColorChoice::Always,
            Some("never") => return ColorChoice::Never,
            _ => {}
        }
    }
    if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) { ColorChoice::Never } else { ColorChoice::Auto }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>().or_else(|| match cause.downcast_ref::<Error>() {
            Some(Error::Io { source, .. }) => Some(source),
            _ => None,
        });
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}

fn one_line(message: &str) -> String {
    message.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Standard output, buffered.
fn stdout() -> impl Write {
    std::io::BufWriter::new(std::io::stdout().lock())
}
