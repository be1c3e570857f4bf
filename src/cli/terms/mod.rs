//! `truchement terms`: the glossary at work. One file a command.

mod extract;
mod find;

use super::{Context, Outcome};
use clap::{Args, Subcommand};

/// Work with the glossary
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms find --lang fr article.fr.txt\n  truchement terms find --lang ar - --glossary house.csv < article.ar.txt\n  truchement terms extract output/sentences.csv -o candidates.csv"
)]
pub(super) struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Debug, Subcommand)]
enum TermsCommand {
    Extract(extract::ExtractArgs),
    Find(find::FindArgs),
}

pub(super) fn run(args: TermsArgs, context: &Context) -> anyhow::Result<Outcome> {
    match args.command {
        TermsCommand::Extract(args) => extract::run(args, context),
        TermsCommand::Find(args) => find::run(args, context),
    }
}
