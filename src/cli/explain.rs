//! `truchement explain`: the evidence between two sentences, as JSON or as text.

mod evidence;

use super::{Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::align::Inputs;
use crate::align::explain::explain;
use crate::error::Error;
use crate::glossary::check;
use crate::language::{self, Lang};
use crate::pipeline::Knowledge;
use clap::{Args, ValueEnum};
use evidence::{Evidence, Term};
use std::io::Write;
use std::path::Path;

/// Show the evidence between two sentences: what speaks for and against their answering each other
///
/// Every word, name, number and conflict comes with a weight: what it adds to the log odds of the score, negative where it speaks against the pair. The weights and
/// `length` add up to `log_odds`, and score = 1 / (1 + exp(-log_odds)).
///
/// Without arguments: pairs on standard input, one a line with a TAB between the two sides; one JSON object a line comes out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement explain \"La police a arrêté trois suspects.\" \"أوقفت الشرطة ثلاثة مشتبه فيهم.\"\n  truchement explain --format text \"Il a 41 ans.\" \"عمره 41 سنة.\"\n  cut -f1,2 pairs.tsv | truchement explain > evidence.jsonl"
)]
pub(super) struct ExplainArgs {
    /// The two sentences
    #[arg(value_name = "SENTENCE", num_args = 0..=2)]
    sentences: Vec<String>,
    /// What to print: JSON, or lines to read with the heaviest first
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Text,
}

pub(super) fn run(args: ExplainArgs, context: &Context) -> anyhow::Result<Outcome> {
    let (from, to) = args.languages.or(&context.config);
    let sources = args.knowledge.or(&context.config, &from, &to);
    let teller = Teller { knowledge: Knowledge::load(&sources)?, from: sources.from, to: sources.to, format: args.format };
    super::tell(&teller.knowledge.notes, context);
    let mut out = super::stdout();
    let mut outcome = Outcome::Done;
    match args.sentences.as_slice() {
        [source, target] => teller.tell(source, target, true, &mut out)?,
        [] => {
            let options = input::read_options(&teller.from, &teller.to, None, context)?;
            let text = input::text(Path::new("-"), &teller.from, &options)?;
            let mut first = true;
            for (line, number) in text.lines().zip(1..) {
                match line.split_once('\t') {
                    Some((source, target)) => teller.tell(source, target, std::mem::take(&mut first), &mut out)?,
                    None => {
                        let error = Error::at_line("standard input", number, "no TAB: a line is a sentence, a TAB, a sentence");
                        context.say("error", &error.to_string());
                        outcome = Outcome::Incomplete;
                    }
                }
            }
        }
        _ => return Err(Error::Usage("two sentences are expected, or none and pairs on standard input".to_owned()).into()),
    }
    out.flush()?;
    Ok(outcome)
}

struct Teller {
    knowledge: Knowledge,
    from: Lang,
    to: Lang,
    format: Format,
}

impl Teller {
    fn tell(&self, source: &str, target: &str, first: bool, out: &mut impl Write) -> std::io::Result<()> {
        let inputs = Inputs { source: &[], target: &[], from: language::of(self.from.as_str()), to: language::of(self.to.as_str()) };
        let evidence = Evidence {
            source,
            target,
            from: &self.from,
            to: &self.to,
            explanation: explain(source, target, inputs, &self.knowledge.lexicon),
            terms: self.terms(source, target),
        };
        match self.format {
            Format::Json => writeln!(out, "{}", evidence.json()),
            Format::Text => {
                // A blank line between two pairs.
                if !first {
                    writeln!(out)?;
                }
                evidence.lines().iter().try_for_each(|line| writeln!(out, "{line}"))
            }
        }
    }

    fn terms(&self, source: &str, target: &str) -> Vec<Term<'_>> {
        let knowledge = &self.knowledge;
        check(&knowledge.from_matcher.find(source), &knowledge.to_matcher.find(target))
            .into_iter()
            .map(|occurrence| Term {
                concept: &knowledge.glossary.concepts()[occurrence.concept].id,
                source: occurrence.from.map(|found| found.span),
                target: occurrence.to.map(|found| found.span),
                status: occurrence.status,
            })
            .collect()
    }
}
