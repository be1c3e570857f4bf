//! `truchement terms`: the glossary at work. One file a command.

mod find;

use super::{Context, Outcome};
use clap::{Args, Subcommand};

/// Work with the glossary
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms find --lang fr article.fr.txt\n  truchement terms find --lang ar - --glossary house.csv < article.ar.txt"
)]
pub(super) struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Debug, Subcommand)]
enum TermsCommand {
    Find(find::FindArgs),
}

pub(super) fn run(args: TermsArgs, context: &Context) -> anyhow::Result<Outcome> {
    match args.command {
        TermsCommand::Find(args) => find::run(args, context),
    }
}
