//! Numbers and dates as Arabic writes them, from Rabat to Baghdad. Words are folded; gender and case make no difference to a value.

mod dates;
mod words;

use crate::language::mention::{Clock, Count, Decimal, Grammar, Lexemes, Number, Style, literal};
use words::Part;

/// Arabic. `1.234` is first of all a thousand, as in the Maghreb, and `1,234` too, as in the east: numbers with exactly three decimals are rare.
pub(super) struct Numbers;

const STYLE: Style = Style { dot_groups: true, comma_groups: true };

impl Grammar for Numbers {
    fn number(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
        if dates::opening_day(lexemes, at) {
            return Some(Number { ordinal: true, ..Number::words(Decimal::whole(1), at + 1) });
        }
        digits(lexemes, at).or_else(|| spelled(lexemes, at))
    }

    fn month(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<(u8, usize)> {
        dates::month(lexemes, at)
    }

    fn before_month(&self, lexemes: &Lexemes<'_>, at: usize) -> usize {
        dates::before_month(lexemes, at)
    }

    fn before_year(&self, lexemes: &Lexemes<'_>, at: usize) -> usize {
        dates::before_year(lexemes, at)
    }

    fn passed_over(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
        dates::hijri(lexemes, at)
    }

    fn percent(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
        let hundred = |word: &str| matches!(word, "المائة" | "المئة" | "الماية" | "المية" | "الميه");
        match lexemes.word(at)? {
            "في" => lexemes.word(at + 1).is_some_and(hundred).then_some(at + 2),
            word => word.strip_prefix('ب').is_some_and(hundred).then_some(at + 1),
        }
    }

    fn clock(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Clock> {
        dates::clock(lexemes, at)
    }

    fn range_link(&self, lexemes: &Lexemes<'_>, at: usize, between: bool) -> Option<usize> {
        let word = lexemes.word(at)?;
        let link = match word {
            "الي" | "حتي" if lexemes.word(at + 1) == Some("غاية") => at + 2,
            "الي" | "حتي" | "لغاية" => at + 1,
            "و" if between => at + 1,
            // "between 20 dirhams and 30 dirhams"
            _ if between && lexemes.word(at + 1) == Some("و") && lexemes.digits(at + 2).is_some() => at + 2,
            // The conjunction is part of the second number's word.
            _ if between && word.starts_with('و') => return Some(at),
            _ => return None,
        };
        Some(dates::after_unit(lexemes, link))
    }

    fn between(&self, lexemes: &Lexemes<'_>, at: usize) -> bool {
        let word = at.checked_sub(1).and_then(|at| lexemes.word(at));
        matches!(word, Some("بين" | "مابين" | "وبين"))
    }
}

fn digits(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let found = literal(lexemes, at, STYLE)?;
    let number = Number::digits(found);
    // الـ93 is the ninety-third as often as the ninety-three.
    let article =
        at > 0 && lexemes.joined(at) && lexemes.word(at - 1).is_some_and(|word| matches!(word, "ال" | "وال" | "بال" | "فال" | "لل"));
    if article {
        return Some(Number { ordinal: true, also: None, ..number });
    }
    let mut count = Count::default();
    count.literal(found.value);
    let run = go_on(lexemes, count, found.next, false)?;
    match run.next == found.next {
        true => Some(number),
        false => Some(Number { value: run.value, also: None, scale: run.scale, next: run.next, ..number }),
    }
}

fn spelled(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let (_, first) = words::first(lexemes.word(at)?)?;
    let run = go_on(lexemes, Count::default(), at, true)?;
    if run.next == at + 1 && !words::stands_alone(lexemes.word(at)?, first) {
        return None;
    }
    let mut number = Number { ordinal: run.ordinal, scale: run.scale, ..Number::words(run.value, run.next) };
    number.uncertain = run.next == at + 1 && words::doubtful(lexemes.word(at)?);
    // "the third and ninetieth after the hundredth" is the 193rd.
    if number.ordinal && lexemes.word(number.next) == Some("بعد") {
        let base = match lexemes.word(number.next + 1) {
            Some("المائة" | "المئة") => 100,
            Some("الالف") => 1000,
            _ => return Some(number),
        };
        number.value = number.value.plus(Decimal::whole(base))?;
        number.next += 2;
        number.uncertain = false;
    }
    Some(number)
}

/// What a run of number words came to.
struct Run {
    value: Decimal,
    ordinal: bool,
    scale: Option<u64>,
    next: usize,
}

/// Adds words to `count` for as long as they fit; `fresh` when the count is still empty and its first word may carry any proclitic.
fn go_on(lexemes: &Lexemes<'_>, mut count: Count, at: usize, fresh: bool) -> Option<Run> {
    let mut next = at;
    let mut ordinal = false;
    // A unit still waits for its ten: ثلاثة + عشر, ثلاثة + وعشرون, ثلاث + مائة.
    let mut unit_waits = false;
    loop {
        let first = fresh && next == at;
        let alone = !first && lexemes.word(next) == Some("و");
        let word_at = if alone { next + 1 } else { next };
        if alone && let Some(after) = digits_after(lexemes, &mut count, word_at) {
            next = after;
            unit_waits = false;
            continue;
        }
        let Some(word) = lexemes.word(word_at) else { break };
        let Some((and, part)) = (if first { words::first(word).map(|(_, part)| (false, part)) } else { words::following(word) }) else {
            break;
        };
        let and = and || alone;
        let waited = std::mem::take(&mut unit_waits);
        let empty = count.is_open();
        let fits = match part {
            Part::Unit(value, as_ordinal) if first || and => {
                ordinal |= as_ordinal;
                unit_waits = true;
                count.add(value.into(), 0)
            }
            Part::Ten if waited && !and => {
                count.reopen(11);
                count.add(10, 0)
            }
            Part::Tens(value) if waited && and => {
                count.reopen(100);
                count.add(value.into(), 0)
            }
            Part::Ten if first || and && !waited => count.add(10, 0),
            Part::Tens(value) if first || and && !waited => count.add(value.into(), 0),
            Part::Hundreds(value) if first || and && !waited => count.add(value.into(), 100),
            Part::Hundred if waited && !and => count.hundred(),
            Part::Hundred if first || and && !waited => count.add(100, 100),
            Part::Scale(scale) | Part::OneOrTwo(scale) if !empty && !and => count.scale(scale, None),
            Part::Scale(scale) if empty && (first || and) => count.scale(scale, Some(1)),
            Part::Dual(scale) | Part::OneOrTwo(scale) if empty && (first || and) => count.scale(scale, Some(2)),
            Part::Plural(scale) if !empty && !and => count.scale(scale, None),
            Part::Half if and => {
                let fits = count.half();
                if fits {
                    // مليون ونصف المليون says the million twice.
                    let again = lexemes
                        .word(word_at + 1)
                        .and_then(words::following)
                        .is_some_and(|(and, part)| !and && matches!(part, Part::Scale(_)));
                    next = word_at + if again { 2 } else { 1 };
                }
                break;
            }
            _ => false,
        };
        if !fits {
            break;
        }
        next = word_at + 1;
    }
    if next == at && fresh {
        return None;
    }
    Some(Run { value: count.value()?, ordinal, scale: count.scaled(), next })
}

/// The digits of `مليون و161 ألف`.
fn digits_after(lexemes: &Lexemes<'_>, count: &mut Count, at: usize) -> Option<usize> {
    count.scaled()?;
    let found = literal(lexemes, at, STYLE)?;
    count.literal(found.value).then_some(found.next)
}

#[cfg(test)]
mod tests;
