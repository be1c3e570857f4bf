//! Numbers and dates as English writes them.

use crate::language::mention::{Count, Decimal, Grammar, Lexemes, Number, Style, literal};

/// English, with the comma for thousands.
pub(super) struct Numbers;

const STYLE: Style = Style { dot_groups: false, comma_groups: true };

impl Grammar for Numbers {
    fn number(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
        digits(lexemes, at).or_else(|| spelled(lexemes, at))
    }

    fn month(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<(u8, usize)> {
        let word = lexemes.word(at)?;
        let month = MONTHS.iter().position(|&month| month == word || word.len() == 3 && word != "may" && month.starts_with(word))?;
        // "may" and "march" are verbs unless written as names.
        let name = lexemes.source(at).starts_with(char::is_uppercase);
        let next = if word.len() == 3 && lexemes.mark(at + 1) == Some('.') && lexemes.joined(at + 1) { at + 2 } else { at + 1 };
        name.then_some((u8::try_from(month + 1).ok()?, next))
    }

    fn before_month(&self, lexemes: &Lexemes<'_>, at: usize) -> usize {
        if lexemes.word(at) == Some("of") { at + 1 } else { at }
    }

    fn before_year(&self, lexemes: &Lexemes<'_>, at: usize) -> usize {
        if lexemes.mark(at) == Some(',') { at + 1 } else { at }
    }

    fn percent(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
        match (lexemes.word(at)?, lexemes.word(at + 1)) {
            ("percent", _) => Some(at + 1),
            ("per", Some("cent")) => Some(at + 2),
            _ => None,
        }
    }

    fn range_link(&self, lexemes: &Lexemes<'_>, at: usize, between: bool) -> Option<usize> {
        match lexemes.word(at)? {
            "to" | "until" => Some(at + 1),
            "and" if between => Some(at + 1),
            _ => None,
        }
    }

    fn between(&self, lexemes: &Lexemes<'_>, at: usize) -> bool {
        at.checked_sub(1).and_then(|at| lexemes.word(at)) == Some("between")
    }

    fn month_first(&self) -> bool {
        true
    }
}

const MONTHS: [&str; 12] =
    ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const SMALL_ORDINALS: [&str; 20] = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn scale(word: &str) -> Option<u64> {
    match word {
        "thousand" => Some(1_000),
        "million" => Some(1_000_000),
        "billion" => Some(1_000_000_000),
        _ => None,
    }
}

fn digits(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let found = literal(lexemes, at, STYLE)?;
    let number = Number::digits(found);
    let ending = lexemes.word(found.next).filter(|_| lexemes.joined(found.next));
    if matches!(ending, Some("st" | "nd" | "rd" | "th")) {
        return Some(Number { ordinal: true, also: None, next: found.next + 1, ..number });
    }
    let Some(scale) = lexemes.word(found.next).and_then(scale) else { return Some(number) };
    Some(Number { value: found.value.times(scale)?, also: None, scale: Some(scale), next: found.next + 1, ..number })
}

fn spelled(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let mut count = Count::default();
    let mut next = at;
    let mut ordinal = false;
    while !ordinal {
        let and = next > at && lexemes.word(next) == Some("and");
        let word_at = if and || next > at && lexemes.tight(next, '-') { next + 1 } else { next };
        let Some(word) = lexemes.word(word_at) else { break };
        // "two hundred and three", but not "twenty and thirty".
        if and && count.group().is_none_or(|group| group < 100) {
            break;
        }
        let (fits, is_ordinal) = push(&mut count, word);
        if !fits {
            break;
        }
        ordinal = is_ordinal;
        next = word_at + 1;
    }
    let single = next == at + 1;
    let word = lexemes.word(at).filter(|_| next > at)?;
    if single && matches!(word, "one" | "hundred" | "thousand" | "million" | "billion") {
        return None;
    }
    let uncertain = single && matches!(word, "second" | "third" | "fourth" | "first");
    Some(Number { ordinal, uncertain, scale: count.scaled(), ..Number::words(count.value()?, next) })
}

/// Adds one word; whether it fitted and whether it was an ordinal.
fn push(count: &mut Count, word: &str) -> (bool, bool) {
    let index = |words: &[&str], word: &str| words.iter().position(|&known| known == word).and_then(|at| u64::try_from(at).ok());
    if let Some(value) = index(&SMALL, word) {
        return (count.add(value, 0), false);
    }
    if let Some(value) = index(&SMALL_ORDINALS, word) {
        return (count.add(value, 0), true);
    }
    if let Some(tens) = index(&TENS, word) {
        return (count.add(20 + tens * 10, 10), false);
    }
    if let Some(tens) = word.strip_suffix("ieth").and_then(|stem| index(&TENS, &format!("{stem}y"))) {
        return (count.add(20 + tens * 10, 0), true);
    }
    let (base, is_ordinal) = word.strip_suffix("th").map_or((word, false), |base| (base, true));
    if base == "hundred" {
        return (count.hundred(), is_ordinal);
    }
    match scale(base) {
        Some(scale) => (count.scale(scale, (count.value() == Some(Decimal::ZERO)).then_some(1)), is_ordinal),
        None => (false, false),
    }
}

#[cfg(test)]
mod tests {
    use crate::language::of;

    #[test]
    fn english_numbers_and_dates() {
        for (text, expected) in [
            ("the 93rd session", "93"),
            ("the ninety-third session", "93"),
            ("two hundred and three boats", "203"),
            ("1,161,000 visits", "1161000"),
            ("1.5 million", "1500000"),
            ("three thousand four hundred", "3400"),
            ("twelve percent", "12%"),
            ("November 24, 2025", "2025-11-24"),
            ("24 November 2025", "2025-11-24"),
            ("the 4th of May", "--05-04"),
            ("from 24 to 27 November 2025", "2025-11-24..2025-11-27"),
            ("between 20 and 30", "20..30"),
            ("at 10:30", "10:30"),
            ("the twentieth century", "20"),
        ] {
            let values: Vec<String> = of("en").mentions(text).iter().map(|mention| mention.value.to_string()).collect();
            assert_eq!(values, [expected], "{text}");
        }
        assert!(of("en").mentions("they may march on, one by one").is_empty());
    }
}
