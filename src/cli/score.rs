//! `truchement score`: how well predicted beads answer gold beads.

use super::{Context, Outcome, input};
use crate::align::score::{Nulls, compare};
use crate::corpus::beads;
use crate::document::read::{ReadOptions, text_from_bytes};
use crate::error::Error;
use clap::{Args, ValueEnum};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Score predicted beads against gold beads: strict and lax precision, recall, F1
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement score corpus/gold/course-oasis.gold predicted.beads\n  truchement align --segmented a.fr a.ar | truchement score a.gold - --format json"
)]
pub(super) struct ScoreArgs {
    /// The right beads
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// The beads to be judged; `-` for standard input
    #[arg(value_name = "PREDICTED")]
    predicted: PathBuf,
    /// What becomes of beads with an empty side
    #[arg(long, value_enum, default_value_t = NullChoice::Left)]
    nulls: NullChoice,
    /// What to print
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum NullChoice {
    /// They are left out on both sides
    Left,
    /// They count on both sides
    Kept,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Text,
    Json,
}

pub(super) fn run(args: ScoreArgs, _: &Context) -> anyhow::Result<Outcome> {
    if input::is_stdin(&args.gold) && input::is_stdin(&args.predicted) {
        return Err(Error::Usage("only one of the two files can be standard input".to_owned()).into());
    }
    let read = |path: &Path| -> crate::Result<_> {
        let name = input::name(path);
        beads::parse(&name, &text_from_bytes(&name, &input::bytes(path)?, None, &ReadOptions::default())?)
    };
    let (gold, predicted) = (read(&args.gold)?, read(&args.predicted)?);
    let nulls = match args.nulls {
        NullChoice::Left => Nulls::Left,
        NullChoice::Kept => Nulls::Kept,
    };
    let scores = compare(&gold, &predicted, nulls);
    let mut out = super::stdout();
    match args.format {
        Format::Text => writeln!(out, "{scores}")?,
        Format::Json => writeln!(out, "{}", serde_json::to_string(&scores)?)?,
    }
    out.flush()?;
    Ok(Outcome::Done)
}
