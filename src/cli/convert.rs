//! `truchement convert`: a glossary in the format of another program, and back.

use super::place::Place;
use super::{Context, LanguagePair, Outcome, input, tell};
use crate::corpus::termbase::{self, TermbaseFormat};
use crate::error::{Error, Result};
use crate::glossary::Glossary;
use crate::language::Lang;
use crate::pipeline::glossary_files;
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// Convert a glossary between formats: CSV, TBX, OmegaT, DeepL, Google, MateCat, memoQ
///
/// The input's format is told from its content, the output's from its extension or from --format. What the output's format cannot hold is said, counted, on
/// stderr; text is never changed.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement convert glossary terms.tbx\n  truchement convert glossary glossary.txt --style ma\n  truchement convert terms.csv terms-deepl.csv --format deepl\n  truchement convert client.tbx client.csv\n  truchement convert - - --format tbx3 < terms.csv\n\nBy extension: .csv our own CSV, .tbx TBX version 2, .txt, .tsv, .tab and .utf8 OmegaT."
)]
pub(super) struct ConvertArgs {
    /// The glossary, or a folder of them; `-` for standard input
    #[arg(value_name = "IN")]
    input: PathBuf,
    /// The file to write; `-` for standard output
    #[arg(value_name = "OUT")]
    output: PathBuf,
    /// Format to write; by the extension of OUT by default
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// Format to read; told from the content by default
    #[arg(long, value_enum, value_name = "FORMAT")]
    input_format: Option<Format>,
    /// Version of TBX to write
    #[arg(long, value_name = "2|3", value_parser = clap::value_parser!(u8).range(2..=3))]
    tbx_version: Option<u8>,
    /// House style: prefer the terms of a country or organisation, such as ma, dz, tn, un or interpol
    #[arg(long, value_name = "STYLE")]
    style: Option<String>,
    #[command(flatten)]
    languages: LanguagePair,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Our own: one row a concept
    Csv,
    /// TBX, version 2 if --tbx-version does not say 3
    Tbx,
    /// TBX version 2 (martif): OmegaT, Weblate and most others
    Tbx2,
    /// TBX version 3 (ISO 30042:2019, style DCA)
    Tbx3,
    /// OmegaT: source, target, comment; forms to avoid left out
    Omegat,
    /// DeepL: source and target as CSV
    Deepl,
    /// Google, unidirectional: source and target as CSV
    Google,
    /// Google, equivalent term sets: a column a language
    GoogleSet,
    /// MateCat, forbidden terms included
    Matecat,
    /// memoQ: CSV with memoQ's field names
    Memoq,
}

impl Format {
    fn as_termbase(self) -> TermbaseFormat {
        match self {
            Format::Csv => TermbaseFormat::Csv,
            Format::Tbx | Format::Tbx2 => TermbaseFormat::Tbx2,
            Format::Tbx3 => TermbaseFormat::Tbx3,
            Format::Omegat => TermbaseFormat::OmegaT,
            Format::Deepl => TermbaseFormat::DeepL,
            Format::Google => TermbaseFormat::Google,
            Format::GoogleSet => TermbaseFormat::GoogleSet,
            Format::Matecat => TermbaseFormat::MateCat,
            Format::Memoq => TermbaseFormat::MemoQ,
        }
    }
}

/// Extensions of corpora.
const CORPUS: [&str; 14] = ["tmx", "xliff", "xlf", "sdlxliff", "mqxliff", "jsonl", "zip", "tar", "gz", "tgz", "zst", "html", "htm", "po"];

pub(super) fn run(args: ConvertArgs, context: &Context) -> anyhow::Result<Outcome> {
    let (from, to) = args.languages.or(&context.config);
    [&args.input, &args.output].into_iter().try_for_each(|path| refuse_corpus(path))?;
    let format = output_format(&args)?;
    let (mut glossary, notes) = read(&args, &from, &to)?;
    tell(&notes, context);
    if let Some(style) = args.style.as_ref().or(context.config.style.as_ref()) {
        glossary = glossary.in_style(style)?;
    }
    let place = Place::new(&args.output, "terms.tbx")?;
    let lost = place.write(|out| Ok(termbase::write(&glossary, format, out)?))?;
    tell(&lost, context);
    Ok(Outcome::Done)
}

fn extension(path: &Path) -> String {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase()
}

fn refuse_corpus(path: &Path) -> Result<()> {
    if CORPUS.contains(&extension(path).as_str()) {
        return Err(Error::input(path.display(), "convert takes glossaries, and this is the name of a corpus"));
    }
    Ok(())
}

fn output_format(args: &ConvertArgs) -> Result<TermbaseFormat> {
    let given = args.format.map(Format::as_termbase);
    let format = given.or_else(|| TermbaseFormat::of_extension(&extension(&args.output))).ok_or_else(|| {
        let names: Vec<&str> = TermbaseFormat::ALL.iter().map(|format| format.as_str()).collect();
        Error::Usage(format!("which format? {} does not say: give --format, one of {}", args.output.display(), names.join(", ")))
    })?;
    match (args.tbx_version, args.format, format) {
        (None, _, format) => Ok(format),
        (Some(3), None | Some(Format::Tbx), TermbaseFormat::Tbx2) => Ok(TermbaseFormat::Tbx3),
        (Some(2), _, TermbaseFormat::Tbx2) | (Some(3), _, TermbaseFormat::Tbx3) => Ok(format),
        (Some(version), _, format) => {
            Err(Error::Usage(format!("--tbx-version {version} does not go with {}: leave out one of the two", format.as_str())))
        }
    }
}

/// The glossary of all input files, and what there is to know about them.
fn read(args: &ConvertArgs, from: &Lang, to: &Lang) -> Result<(Glossary, Vec<String>)> {
    let format = args.input_format.map(Format::as_termbase);
    let paths = if input::is_stdin(&args.input) { vec![args.input.clone()] } else { glossary_files(std::slice::from_ref(&args.input))? };
    let mut glossary = Glossary::new(from, to);
    let mut notes = Vec::new();
    for path in paths {
        let name = input::name(&path);
        notes.extend(termbase::read_into(&mut glossary, &name, &input::bytes(&path)?, format)?);
        // The tables that `align` writes have the columns `id`, `fr` and `ar` too.
        let is_aligned = |title: &str| title == "pair" || title == format!("{from}_doc");
        if let Some(concept) = glossary.concepts().last()
            && concept.extra.iter().filter(|(title, _)| is_aligned(title)).count() == 2
        {
            return Err(Error::input(name, "this is a table of an aligned corpus, and convert takes glossaries"));
        }
    }
    Ok((glossary, notes))
}
