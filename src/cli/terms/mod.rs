//! `truchement terms`: the glossary at work. One file a command.

mod check;
mod find;

use super::{Context, Outcome};
use clap::{Args, Subcommand};

/// Work with the glossary
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  truchement terms find --lang fr article.fr.txt\n  truchement terms check corpus --fail-on error")]
pub(super) struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Debug, Subcommand)]
enum TermsCommand {
    Find(find::FindArgs),
    Check(Box<check::CheckArgs>),
}

pub(super) fn run(args: TermsArgs, context: &Context) -> anyhow::Result<Outcome> {
    match args.command {
        TermsCommand::Find(args) => find::run(args, context),
        TermsCommand::Check(args) => check::run(*args, context),
    }
}
