//! `truchement terms`: the glossary at work. One file a command.

mod check;
mod extract;
mod find;
mod lint;

use super::{Context, Outcome};
use clap::{Args, Subcommand};

/// Work with the glossary
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement terms find --lang fr article.fr.txt\n  truchement terms check corpus --fail-on error\n  truchement terms lint house.csv\n  truchement terms extract output/sentences.csv -o candidates.csv"
)]
pub(super) struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Debug, Subcommand)]
enum TermsCommand {
    Extract(extract::ExtractArgs),
    Find(find::FindArgs),
    Check(Box<check::CheckArgs>),
    Lint(lint::LintArgs),
}

pub(super) fn run(args: TermsArgs, context: &Context) -> anyhow::Result<Outcome> {
    match args.command {
        TermsCommand::Extract(args) => extract::run(args, context),
        TermsCommand::Find(args) => find::run(args, context),
        TermsCommand::Check(args) => check::run(*args, context),
        TermsCommand::Lint(args) => lint::run(args, context),
    }
}
