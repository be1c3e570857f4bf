//! `truchement terms find`: the glossary terms of a text.

use crate::cli::{self, Context, GlossaryChoice, LanguagePair, Outcome, input};
use crate::corpus::csv::{CsvWriter, Profile};
use crate::corpus::listings::FoundTermRow;
use crate::corpus::record::Languages;
use crate::error::Error;
use crate::glossary::{Matcher, Status, Tier};
use crate::language::Lang;
use crate::pipeline::load_glossary;
use crate::text::CodePoints;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// List the glossary terms of a text, as CSV
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  truchement terms find --lang fr article.fr.txt\n  truchement terms find --lang ar - < article.ar.txt")]
pub(super) struct FindArgs {
    /// Language of the text
    #[arg(long, value_name = "LANG", value_parser = cli::language)]
    lang: Lang,
    /// The text; `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    glossary: GlossaryChoice,
    #[command(flatten)]
    languages: LanguagePair,
    /// Encoding of a file without a byte-order mark; detected by default
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
}

pub(super) fn run(args: FindArgs, context: &Context) -> anyhow::Result<Outcome> {
    let (from, to) = args.languages.or(&context.config);
    if args.lang != from && args.lang != to {
        let message = format!("--lang {}: the glossary is read in {from} and {to} (set others with --from and --to)", args.lang);
        return Err(Error::Usage(message).into());
    }
    let options = input::read_options(&from, &to, args.encoding.as_deref(), context)?;
    let loaded = load_glossary(&args.glossary.or(&context.config, &from, &to))?;
    cli::tell(&loaded.notes, context);
    let glossary = loaded.glossary;
    let matcher = Matcher::new(&glossary, &args.lang);
    let text = input::text(&args.file, &args.lang, &options)?;
    let mut writer = CsvWriter::new("standard output", cli::stdout(), Profile::Data, &Languages::new(from.clone(), to.clone()))?;
    for (line, number) in text.lines().zip(1..) {
        let points = CodePoints::new(line);
        for found in matcher.find(line) {
            let concept = &glossary.concepts()[found.concept];
            let (start, end) = points.range(line, found.span);
            writer.write(&FoundTermRow {
                line: number,
                concept: concept.id.clone(),
                source: concept.term(&from).to_owned(),
                target: concept.term(&to).to_owned(),
                surface: found.span.of(line).to_owned(),
                from: start,
                to: end,
                tier: found.tier.as_str(),
                // A likeness claims nothing.
                status: if found.tier == Tier::Loose { Status::Uncertain.as_str() } else { found.standing.as_str() },
            })?;
        }
    }
    writer.finish()?.0.flush()?;
    Ok(Outcome::Done)
}
