//! `truchement terms lint`: is the glossary itself well-formed?

use crate::bundled;
use crate::cli::{self, Context, LanguagePair, Outcome, input};
use crate::corpus::csv::{CsvWriter, Profile};
use crate::corpus::jsonl;
use crate::corpus::listings::LintRow;
use crate::corpus::record::{Languages, Record};
use crate::corpus::termbase::{self, TermbaseFormat};
use crate::error::Error;
use crate::glossary::lint::{FileKind, Finding, Level, Linter, RULES, Rule, rule};
use crate::language::Lang;
use crate::pipeline::glossary_files;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::PathBuf;

/// Find what is wrong in a glossary, with file and line
///
/// Nothing is changed. Without a file, the glossary of the settings file is looked at, or else the bundled one.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms lint house.csv\n  truchement terms lint glossary/ --show note\n  truchement terms lint glossary/ --format github --fail-on error\n  truchement terms lint --explain shared-form\n\nExit codes: 0 nothing at or above --fail-on; 1 findings; 2 a file could not be read."
)]
pub(super) struct LintArgs {
    /// Glossaries, or folders of them; `-` for standard input
    #[arg(value_name = "GLOSSARY")]
    files: Vec<PathBuf>,
    #[command(flatten)]
    languages: LanguagePair,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The lowest level that makes the exit code 1
    #[arg(long, value_enum, default_value_t = Threshold::Warning, value_name = "LEVEL")]
    fail_on: Threshold,
    /// The lowest level that is printed; lower ones are only counted
    #[arg(long, value_enum, default_value_t = LevelChoice::Warning, value_name = "LEVEL")]
    show: LevelChoice,
    /// Rule to leave out; may be repeated
    #[arg(long, value_name = "RULE", value_parser = known_rule)]
    ignore: Vec<&'static Rule>,
    /// Say what a rule is about instead, or `all` of them
    #[arg(long, value_name = "RULE", conflicts_with = "files")]
    explain: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A line a finding: file:line: level: message [rule concept]
    Text,
    Csv,
    Jsonl,
    /// Annotations for a GitHub workflow
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum LevelChoice {
    Error,
    Warning,
    Note,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Threshold {
    Error,
    Warning,
    Note,
    Never,
}

impl From<LevelChoice> for Level {
    fn from(choice: LevelChoice) -> Level {
        match choice {
            LevelChoice::Error => Level::Error,
            LevelChoice::Warning => Level::Warning,
            LevelChoice::Note => Level::Note,
        }
    }
}

impl Threshold {
    fn is_met_by(self, level: Level) -> bool {
        match self {
            Threshold::Error => level >= Level::Error,
            Threshold::Warning => level >= Level::Warning,
            Threshold::Note => true,
            Threshold::Never => false,
        }
    }
}

fn known_rule(id: &str) -> Result<&'static Rule, String> {
    rule(id).ok_or_else(|| {
        let ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        format!("the rules are {}", ids.join(", "))
    })
}

pub(super) fn run(args: LintArgs, context: &Context) -> anyhow::Result<Outcome> {
    if let Some(id) = &args.explain {
        explain(id)?;
        return Ok(Outcome::Done);
    }
    let (from, to) = args.languages.or(&context.config);
    let mut linter = Linter::new(&from, &to);
    let complete = read(&mut linter, &cli::either(&args.files, &context.config.glossary), [&from, &to], context)?;
    let size = linter.size();
    let mut findings = linter.finish();
    findings.retain(|finding| !args.ignore.contains(&finding.rule));
    let counts = [Level::Error, Level::Warning, Level::Note].map(|level| findings.iter().filter(|finding| finding.level == level).count());
    let failed = findings.iter().any(|finding| args.fail_on.is_met_by(finding.level));
    findings.retain(|finding| finding.level >= args.show.into() || args.fail_on.is_met_by(finding.level));
    print(&findings, args.format, &Languages::new(from, to))?;
    let shown = [Level::Error, Level::Warning, Level::Note].map(|level| findings.iter().filter(|finding| finding.level == level).count());
    let totals = totals(counts, shown, size);
    if args.format == Format::Text {
        let mut out = cli::stdout();
        writeln!(out, "{totals}")?;
        out.flush()?;
    } else {
        context.say("", &totals);
    }
    Ok(match () {
        () if !complete => Outcome::Incomplete,
        () if failed => Outcome::Findings,
        () => Outcome::Done,
    })
}

/// Reads the files into `linter`, or the bundled glossary if there are none. False when some could not be read; the messages are out.
fn read(linter: &mut Linter, files: &[PathBuf], [from, to]: [&Lang; 2], context: &Context) -> anyhow::Result<bool> {
    if files.is_empty() {
        let tables = bundled::glossary_tables(from.as_str(), to.as_str());
        if tables.is_empty() {
            return Err(Error::Usage(format!("there is no bundled glossary for {from} and {to}: name a file")).into());
        }
        for (name, table) in tables {
            linter.read(name, table.as_bytes());
        }
        return Ok(true);
    }
    let mut complete = true;
    let mut read = 0_usize;
    for path in files {
        let inside = match glossary_files(std::slice::from_ref(path)) {
            Ok(inside) => inside,
            Err(error) => {
                context.say("error", &error.to_string());
                complete = false;
                continue;
            }
        };
        for file in inside {
            match input::bytes(&file) {
                Ok(bytes)
                    if matches!(
                        termbase::detect(&input::name(&file), &bytes, from, to),
                        Ok(TermbaseFormat::Tbx2 | TermbaseFormat::Tbx3)
                    ) =>
                {
                    let message = "not the CSV that is checked here: turn it into one first, with `truchement convert FILE terms.csv`";
                    context.say("error", &Error::input(input::name(&file), message).to_string());
                    complete = false;
                }
                Ok(bytes) if linter.read(&input::name(&file), &bytes) == FileKind::Lexicon => {
                    context.say("warning", &format!("{}: a lexicon, no glossary: left out", input::name(&file)));
                }
                Ok(_) => read += 1,
                Err(error) => {
                    context.say("error", &error.to_string());
                    complete = false;
                }
            }
        }
    }
    if complete && read == 0 {
        return Err(Error::Usage("none of the files is a glossary: a glossary has a column `id`".to_owned()).into());
    }
    Ok(complete)
}

fn print(findings: &[Finding], format: Format, languages: &Languages) -> anyhow::Result<()> {
    let mut out = cli::stdout();
    match format {
        Format::Text => {
            for finding in findings {
                writeln!(out, "{}", line(finding))?;
            }
        }
        Format::Github => {
            for finding in findings {
                writeln!(out, "{}", annotation(finding))?;
            }
        }
        Format::Jsonl => {
            let columns = LintRow::columns(languages);
            for finding in findings {
                jsonl::write_line(&mut out, &columns, &row(finding))?;
            }
        }
        Format::Csv => {
            let mut writer = CsvWriter::new("standard output", out, Profile::Data, languages)?;
            for finding in findings {
                writer.write(&row(finding))?;
            }
            out = writer.finish()?.0;
        }
    }
    out.flush()?;
    Ok(())
}

fn row(finding: &Finding) -> LintRow {
    LintRow {
        file: finding.file.to_string(),
        line: usize::try_from(finding.line).unwrap_or(usize::MAX),
        level: finding.level.as_str(),
        rule: finding.rule.id,
        concept: finding.concept.clone(),
        column: finding.column.clone().unwrap_or_default(),
        message: finding.message.clone(),
    }
}

fn line(finding: &Finding) -> String {
    let column = finding.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
    let concept = if finding.concept.is_empty() { String::new() } else { format!(" {}", finding.concept) };
    let text = format!(
        "{}:{}: {}: {column}{} [{}{concept}]",
        finding.file,
        finding.line,
        finding.level.as_str(),
        finding.message,
        finding.rule.id
    );
    cli::one_line(&text)
}

/// A workflow command, after "Workflow commands for GitHub Actions": the message and the properties are percent-encoded.
fn annotation(finding: &Finding) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let level = if finding.level == Level::Note { "notice" } else { finding.level.as_str() };
    let column = finding.column.as_ref().map(|column| format!("{column}: ")).unwrap_or_default();
    let title = format!("{} {}", finding.rule.id, finding.concept);
    format!(
        "::{level} file={},line={},title={}::{}",
        property(&finding.file),
        finding.line,
        property(title.trim_end()),
        escape(&format!("{column}{}", finding.message))
    )
}

/// How many findings there are, by level, in how much.
fn totals(counts: [usize; 3], shown: [usize; 3], (concepts, files): (usize, usize)) -> String {
    let counted = |count: usize, name: &str| format!("{count} {name}{}", if count == 1 { "" } else { "s" });
    let [errors, warnings, notes] = counts;
    let parts = [counted(errors, "error"), counted(warnings, "warning"), counted(notes, "note")];
    let hidden = counts.iter().sum::<usize>() - shown.iter().sum::<usize>();
    let hint = if hidden == 0 { String::new() } else { format!(" ({hidden} not shown: --show note)") };
    format!("{} in {} of {}{hint}", parts.join(", "), counted(concepts, "concept"), counted(files, "file"))
}

fn explain(id: &str) -> anyhow::Result<()> {
    let chosen: Vec<&Rule> = match id {
        "all" => RULES.iter().collect(),
        _ => vec![known_rule(id).map_err(|rules| Error::Usage(format!("--explain {id}: no such rule; {rules}")))?],
    };
    let mut out = cli::stdout();
    for (at, rule) in chosen.iter().enumerate() {
        let gap = if at == 0 { "" } else { "\n" };
        writeln!(out, "{gap}{} ({}): {}\n  {}", rule.id, rule.level.as_str(), rule.summary, rule.explanation)?;
    }
    out.flush()?;
    Ok(())
}
