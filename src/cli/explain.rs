//! `truchement explain`: the evidence between two sentences, as JSON.

use super::{Context, KnowledgeFiles, LanguagePair, Outcome, input};
use crate::align::Inputs;
use crate::align::explain::{Explanation, explain};
use crate::error::Error;
use crate::glossary::check;
use crate::language::{self, Lang};
use crate::pipeline::Knowledge;
use crate::text::Span;
use clap::Args;
use serde_json::{Map, Value, json};
use std::io::Write;
use std::path::Path;

/// Show the evidence between two sentences, as JSON
///
/// Without arguments: pairs on standard input, one a line with a TAB between the two sides; one JSON object a line comes out.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  truchement explain \"La police a arrêté trois suspects.\" \"أوقفت الشرطة ثلاثة مشتبه فيهم.\"\n  cut -f1,2 pairs.tsv | truchement explain > evidence.jsonl"
)]
pub(super) struct ExplainArgs {
    /// The two sentences
    #[arg(value_name = "SENTENCE", num_args = 0..=2)]
    sentences: Vec<String>,
    #[command(flatten)]
    knowledge: KnowledgeFiles,
    #[command(flatten)]
    languages: LanguagePair,
}

pub(super) fn run(args: ExplainArgs, context: &Context) -> anyhow::Result<Outcome> {
    let (from, to) = args.languages.or(&context.config);
    let sources = args.knowledge.or(&context.config, &from, &to);
    let teller = Teller { knowledge: Knowledge::load(&sources)?, from: sources.from, to: sources.to };
    super::tell(&teller.knowledge.notes, context);
    let mut out = super::stdout();
    let mut outcome = Outcome::Done;
    match args.sentences.as_slice() {
        [source, target] => writeln!(out, "{}", teller.tell(source, target))?,
        [] => {
            let options = input::read_options(&teller.from, &teller.to, None, context)?;
            let text = input::text(Path::new("-"), &teller.from, &options)?;
            for (line, number) in text.lines().zip(1..) {
                match line.split_once('\t') {
                    Some((source, target)) => writeln!(out, "{}", teller.tell(source, target))?,
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
}

impl Teller {
    fn tell(&self, source: &str, target: &str) -> Value {
        let inputs = Inputs { source: &[], target: &[], from: language::of(self.from.as_str()), to: language::of(self.to.as_str()) };
        let Explanation { score, length, words, names, numbers, conflicts } = explain(source, target, inputs, &self.knowledge.lexicon);
        let pair = |a: Span, b: Span, key: &str, value: Value| {
            let mut object = Map::new();
            object.insert(self.from.to_string(), a.of(source).into());
            object.insert(self.to.to_string(), b.of(target).into());
            object.insert(key.to_owned(), value);
            Value::Object(object)
        };
        json!({
            "score": round(score),
            "length": round(length),
            "words": words.iter().map(|word| pair(word.source, word.target, "weight", round(word.weight))).collect::<Vec<_>>(),
            "names": names.iter().map(|name| pair(name.source, name.target, "score", round(name.score))).collect::<Vec<_>>(),
            "numbers": numbers.iter().map(|number| pair(number.source, number.target, "value", number.value.clone().into())).collect::<Vec<_>>(),
            "conflicts": conflicts.iter().map(|conflict| {
                let (side, text) = if conflict.in_source { (&self.from, source) } else { (&self.to, target) };
                json!({"side": side.as_str(), "text": conflict.span.of(text), "value": conflict.value})
            }).collect::<Vec<_>>(),
            "terms": self.terms(source, target),
        })
    }

    fn terms(&self, source: &str, target: &str) -> Vec<Value> {
        let knowledge = &self.knowledge;
        let occurrences = check(&knowledge.from_matcher.find(source), &knowledge.to_matcher.find(target));
        occurrences
            .into_iter()
            .map(|occurrence| {
                let mut object = Map::new();
                object.insert("concept".to_owned(), knowledge.glossary.concepts()[occurrence.concept].id.clone().into());
                object.insert(self.from.to_string(), occurrence.from.map_or(Value::Null, |found| found.span.of(source).into()));
                object.insert(self.to.to_string(), occurrence.to.map_or(Value::Null, |found| found.span.of(target).into()));
                object.insert("status".to_owned(), occurrence.status.as_str().into());
                Value::Object(object)
            })
            .collect()
    }
}

/// Four decimals, as everywhere.
fn round(value: f64) -> Value {
    let rounded = (value * 1e4).round() / 1e4;
    json!(if rounded == 0.0 { 0.0 } else { rounded })
}
