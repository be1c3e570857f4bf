//! The two ways in which evidence is written.

use crate::align::explain::Explanation;
use crate::glossary::Status;
use crate::language::Lang;
use crate::text::{Span, is_ignorable, is_mark};
use serde_json::{Map, Value, json};

/// A term of the glossary in a pair of sentences.
pub(super) struct Term<'k> {
    pub concept: &'k str,
    pub source: Option<Span>,
    pub target: Option<Span>,
    pub status: Status,
}

/// What is told of a pair of sentences.
pub(super) struct Evidence<'t> {
    pub source: &'t str,
    pub target: &'t str,
    pub from: &'t Lang,
    pub to: &'t Lang,
    pub explanation: Explanation,
    pub terms: Vec<Term<'t>>,
}

impl Evidence<'_> {
    /// One object. `log_odds` is the sum of the weights as they are written, so that whoever adds them up finds the same.
    pub fn json(&self) -> Value {
        let told = &self.explanation;
        let mut sum = Sum::default();
        let length = sum.add(told.length);
        let words: Vec<Value> =
            told.words.iter().map(|word| self.pair(word.source, word.target, &[("weight", sum.add(word.weight))])).collect();
        let unanswered: Vec<Value> =
            told.unanswered.iter().map(|word| self.single(word.in_source, word.span, &[("weight", sum.add(word.weight))])).collect();
        let names: Vec<Value> = told
            .names
            .iter()
            .map(|name| self.pair(name.source, name.target, &[("score", number(name.score, 1e4)), ("weight", sum.add(name.weight))]))
            .collect();
        let numbers: Vec<Value> = told
            .numbers
            .iter()
            .map(|found| self.pair(found.source, found.target, &[("value", json!(found.value)), ("weight", sum.add(found.weight))]))
            .collect();
        let conflicts: Vec<Value> = told
            .conflicts
            .iter()
            .map(|found| self.single(found.in_source, found.span, &[("value", json!(found.value)), ("weight", sum.add(found.weight))]))
            .collect();
        let base: Vec<Value> = told.base.iter().map(|base| json!({"what": base.what, "weight": sum.add(base.weight)})).collect();
        let log_odds = sum.0 / PRECISION;
        json!({
            "score": number(1.0 / (1.0 + (-log_odds).exp()), PRECISION),
            "log_odds": number(log_odds, PRECISION),
            "length": length,
            "words": words,
            "unanswered": unanswered,
            "names": names,
            "numbers": numbers,
            "conflicts": conflicts,
            "terms": self.terms.iter().map(|term| self.term(term)).collect::<Vec<_>>(),
            "base": base,
        })
    }

    fn pair(&self, source: Span, target: Span, more: &[(&str, Value)]) -> Value {
        let texts = [(self.from.as_str(), source.of(self.source)), (self.to.as_str(), target.of(self.target))];
        object(texts.into_iter().map(|(lang, text)| (lang, json!(text))).chain(more.iter().cloned()))
    }

    fn single(&self, in_source: bool, span: Span, more: &[(&str, Value)]) -> Value {
        let (side, text) = if in_source { (self.from, self.source) } else { (self.to, self.target) };
        object([("side", json!(side.as_str())), ("text", json!(span.of(text)))].into_iter().chain(more.iter().cloned()))
    }

    /// The words of a term stand in the other lists and count there: the term itself weighs nothing, and `share` says what they add.
    fn term(&self, term: &Term<'_>) -> Value {
        object([
            ("concept", json!(term.concept)),
            (self.from.as_str(), json!(term.source.map(|span| span.of(self.source)))),
            (self.to.as_str(), json!(term.target.map(|span| span.of(self.target)))),
            ("status", json!(term.status.as_str())),
            ("share", number(self.share(term), PRECISION)),
            ("weight", json!(0.0)),
        ])
    }

    fn share(&self, term: &Term<'_>) -> f64 {
        let within = |in_source, span: Option<Span>| span.map_or(0.0, |span| self.explanation.within(in_source, span));
        within(true, term.source) + within(false, term.target)
    }

    /// Lines to read: what speaks for the pair, what speaks against it, each with the heaviest first, and the sum.
    ///
    /// The language that is written from right to left, if there is one, stands last in its lines and nothing is put between or around its words, so that every
    /// terminal shows the line in its order.
    pub fn lines(&self) -> Vec<String> {
        let mut texts = [self.source, self.target];
        let turned = leftwards(self.source) && !leftwards(self.target);
        if turned {
            texts.reverse();
        }
        let mut lines: Vec<String> = texts.into_iter().map(one_line).collect();
        let mut rows = self.rows(turned);
        // The sort is stable: equal weights stay in the order of the text.
        rows.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        let width = rows.iter().map(|row| columns(&row.first)).filter(|&width| width <= WIDEST).max().unwrap_or(0);
        for (heading, sign) in [("for", 1), ("against", -1), ("without weight", 0)] {
            let rows = rows.iter().filter(|row| row.sign() == sign).map(|row| row.line(width));
            let mut group = vec![String::new(), heading.to_owned()];
            group.extend(rows);
            if group.len() > 2 {
                lines.extend(group);
            }
        }
        let Explanation { score, log_odds, .. } = &self.explanation;
        lines.extend([String::new(), format!("{log_odds:>+10.4}  {:<10}  log odds of score {score:.4}", "sum")]);
        lines
    }

    /// One for each item; the text of the second sentence stands first where they are `turned`.
    fn rows(&self, turned: bool) -> Vec<Row> {
        let told = &self.explanation;
        let source = |span: Span| Some(one_line(span.of(self.source)));
        let target = |span: Span| Some(one_line(span.of(self.target)));
        let single = |in_source: bool, span: Span| if in_source { (source(span), None) } else { (None, target(span)) };
        let row = |weight: f64, kind: &'static str, (source, target): (Option<String>, Option<String>), note: &str| {
            let (first, last) = if turned { (target, source) } else { (source, target) };
            // A value that stands there as it is needs no repeating.
            let note = if note.is_empty() || [&first, &last].into_iter().flatten().any(|text| text == note) {
                String::new()
            } else {
                format!(" ({note})")
            };
            let first = format!("{}{note}", first.as_deref().unwrap_or("-"));
            Row { weight, kind, first, last: last.unwrap_or_default() }
        };
        let mut rows = Vec::new();
        rows.extend(told.numbers.iter().map(|it| row(it.weight, "number", (source(it.source), target(it.target)), &it.value)));
        rows.extend(told.names.iter().map(|it| row(it.weight, "name", (source(it.source), target(it.target)), "")));
        rows.extend(told.words.iter().map(|it| row(it.weight, "word", (source(it.source), target(it.target)), "")));
        rows.extend(told.conflicts.iter().map(|it| row(it.weight, "conflict", single(it.in_source, it.span), &it.value)));
        rows.extend(told.unanswered.iter().map(|it| row(it.weight, "unanswered", single(it.in_source, it.span), "")));
        let alone = |weight, kind, what: &str| Row { weight, kind, first: what.to_owned(), last: String::new() };
        rows.push(alone(told.length, "length", ""));
        rows.extend(told.base.iter().map(|it| alone(it.weight, "base", it.what)));
        rows.extend(self.terms.iter().map(|it| {
            let note = format!("{}, {}, {:+.4} in the words above", it.concept, it.status.as_str(), self.share(it));
            row(0.0, "term", (it.source.and_then(source), it.target.and_then(target)), &note)
        }));
        rows
    }
}

/// True for texts written from right to left: where more than a third of the letters are of the Hebrew and Arabic blocks or their neighbours. They do write
/// foreign names in Latin letters.
fn leftwards(text: &str) -> bool {
    let (mut letters, mut leftwards) = (0usize, 0usize);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        letters += 1;
        leftwards +=
            usize::from(matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'));
    }
    3 * leftwards > letters
}

/// Broadest text that the other rows make room for.
const WIDEST: usize = 40;

/// One line of the text.
struct Row {
    weight: f64,
    kind: &'static str,
    first: String,
    last: String,
}

impl Row {
    /// By what is shown of the weight.
    fn sign(&self) -> i8 {
        match (self.weight * 1e4).round() {
            0.0 => 0,
            weight if weight < 0.0 => -1,
            _ => 1,
        }
    }

    fn line(&self, width: usize) -> String {
        let Row { weight, kind, first, last } = self;
        let weight = if self.sign() == 0 { format!("{:>10}", "0") } else { format!("{weight:>+10.4}") };
        let gap = " ".repeat(width.saturating_sub(columns(first)));
        format!("{weight}  {kind:<10}  {first}{gap}  {last}").trim_end().to_owned()
    }
}

/// How many columns a text takes, near enough.
fn columns(text: &str) -> usize {
    text.chars().filter(|&c| !is_mark(c) && !is_ignorable(c)).count()
}

/// The text without line breaks, tabs and escape codes.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

/// Six decimals.
const PRECISION: f64 = 1e6;

/// A sum of numbers as they are written, in millionths, so that no digit is lost on the way.
#[derive(Default)]
struct Sum(f64);

impl Sum {
    fn add(&mut self, weight: f64) -> Value {
        self.0 += (weight * PRECISION).round();
        number(weight, PRECISION)
    }
}

fn number(value: f64, precision: f64) -> Value {
    let rounded = (value * precision).round() / precision;
    json!(if rounded == 0.0 { 0.0 } else { rounded })
}

fn object<'k>(fields: impl IntoIterator<Item = (&'k str, Value)>) -> Value {
    Value::Object(fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_from_right_to_left() {
        assert!(leftwards("12 مارس، INTERPOL قالت") && leftwards("שלום") && leftwards("این گزارش"));
        assert!(!leftwards("Le mot سلام ici") && !leftwards("2031") && !leftwards(""));
    }

    #[test]
    fn marks_take_no_column() {
        assert_eq!(columns("صادَرَ"), 4);
    }
}
