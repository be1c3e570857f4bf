use super::{Date, Decimal, Lexemes, Literal, Mention, Value, parse_int};

/// A number that a grammar read.
#[derive(Debug, Clone, Copy)]
pub(in crate::language) struct Number {
    pub value: Decimal,
    pub also: Option<Decimal>,
    pub ordinal: bool,
    pub spelled: bool,
    pub uncertain: bool,
    /// The scale word that ended it (*millions*), which a number before *à* may share.
    pub scale: Option<u64>,
    /// The lexeme after it.
    pub next: usize,
}

impl Number {
    /// A number in digits and nothing more.
    pub fn digits(found: Literal) -> Number {
        let Literal { value, also, next } = found;
        Number { value, also, ordinal: false, spelled: false, uncertain: false, scale: None, next }
    }

    /// A number in words.
    pub fn words(value: Decimal, next: usize) -> Number {
        Number { value, also: None, ordinal: false, spelled: true, uncertain: false, scale: None, next }
    }
}

/// A time of day, and the lexeme after it.
pub(in crate::language) type Clock = (u8, u8, usize);

/// What a language knows of its numbers and dates. Positions are lexemes; every function looks at a bounded number of them, so that scanning stays linear.
pub(in crate::language) trait Grammar {
    /// The number that begins at `at`, in digits or words.
    fn number(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Number>;

    /// The month named at `at`, and the lexeme after it.
    fn month(&self, _lexemes: &Lexemes<'_>, _at: usize) -> Option<(u8, usize)> {
        None
    }

    /// The first lexeme after what may stand between day and month.
    fn before_month(&self, _lexemes: &Lexemes<'_>, at: usize) -> usize {
        at
    }

    /// The first lexeme after what may stand between month and year.
    fn before_year(&self, _lexemes: &Lexemes<'_>, at: usize) -> usize {
        at
    }

    /// The lexeme after a date of another calendar or a name that only looks like a number; nothing in it counts.
    fn passed_over(&self, _lexemes: &Lexemes<'_>, _at: usize) -> Option<usize> {
        None
    }

    /// The lexeme after the word for "per cent" at `at`.
    fn percent(&self, _lexemes: &Lexemes<'_>, _at: usize) -> Option<usize> {
        None
    }

    /// The time of day that begins at `at`.
    fn clock(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Clock> {
        colon_clock(lexemes, at)
    }

    /// The lexeme after "to" at `at`; `between` when the first number follows a word for "between".
    fn range_link(&self, _lexemes: &Lexemes<'_>, _at: usize, _between: bool) -> Option<usize> {
        None
    }

    /// True when the word before `at` means "between".
    fn between(&self, _lexemes: &Lexemes<'_>, _at: usize) -> bool {
        false
    }

    /// True when months may stand before the day (*November 24*).
    fn month_first(&self) -> bool {
        false
    }
}

/// One thing read: its value and what ranges need to know.
struct Item {
    value: Value,
    number: Option<Number>,
    uncertain: bool,
    spelled: bool,
    next: usize,
}

/// All mentions of a text, in order, without overlap; the longest reading wins.
pub(in crate::language) fn scan(text: &str, grammar: &dyn Grammar) -> Vec<Mention> {
    let lexemes = Lexemes::new(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < lexemes.len() {
        if let Some(next) = grammar.passed_over(&lexemes, at) {
            at = next.max(at + 1);
            continue;
        }
        let Some(first) = item(&lexemes, grammar, at) else {
            at = grammar.month(&lexemes, at).map_or(at + 1, |(_, next)| next.max(at + 1));
            continue;
        };
        let item = range(&lexemes, grammar, at, &first).unwrap_or(first);
        let also = item.number.and_then(|number| number.also).and_then(|also| match item.value {
            Value::Number(_) => Some(Value::Number(also)),
            Value::Percent(_) => Some(Value::Percent(also)),
            _ => None,
        });
        let span = lexemes.span(at, item.next);
        if !span.is_empty() {
            found.push(Mention { span, value: item.value, also, uncertain: item.uncertain, spelled: item.spelled });
        }
        at = item.next.max(at + 1);
    }
    found
}

fn item(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize) -> Option<Item> {
    if let Some((value, uncertain, next)) = date(lexemes, grammar, at) {
        return Some(Item { value: Value::Date(value), number: None, uncertain, spelled: false, next });
    }
    if let Some((hour, minute, next)) = grammar.clock(lexemes, at) {
        return Some(Item { value: Value::Time { hour, minute }, number: None, uncertain: false, spelled: false, next });
    }
    let sign = matches!(lexemes.mark(at), Some('%' | '٪')) && lexemes.joined(at + 1) && lexemes.digits(at + 1).is_some();
    if sign && (!lexemes.joined(at) || lexemes.digits(at.wrapping_sub(1)).is_none()) {
        let number = grammar.number(lexemes, at + 1)?;
        let value = Value::Percent(number.value);
        return Some(Item { value, number: Some(number), uncertain: false, spelled: false, next: number.next });
    }
    // The digits of a code: G20, F16.
    let coded = lexemes.joined(at) && at > 0 && lexemes.word(at - 1).is_some_and(|word| word.ends_with(|c: char| c.is_ascii_alphabetic()));
    if coded {
        return None;
    }
    let number = grammar.number(lexemes, at)?;
    let (value, next) = match percent(lexemes, grammar, number.next) {
        Some(next) if !number.ordinal => (Value::Percent(number.value), next),
        _ if number.ordinal => (Value::Ordinal(number.value), number.next),
        _ => (Value::Number(number.value), number.next),
    };
    Some(Item { value, uncertain: number.uncertain && next == number.next, spelled: number.spelled, number: Some(number), next })
}

fn percent(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize) -> Option<usize> {
    if matches!(lexemes.mark(at), Some('%' | '٪')) { Some(at + 1) } else { grammar.percent(lexemes, at) }
}

/// A date at `at`: its value, whether it is doubtful, and the lexeme after it.
fn date(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize) -> Option<(Date, bool, usize)> {
    if let Some(found) = numeric_date(lexemes, at) {
        return Some(found);
    }
    if let Some((month, next)) = grammar.month(lexemes, at) {
        let after_day = grammar.month_first().then(|| day(lexemes, grammar, next)).flatten();
        if let Some((day, next)) = after_day {
            let (year, next) = year(lexemes, grammar, next).map_or((None, next), |(year, next)| (Some(year), next));
            return Some((Date { year, month: Some(month), day: Some(day) }, false, next));
        }
        let (year, next) = year(lexemes, grammar, next)?;
        return Some((Date { year: Some(year), month: Some(month), day: None }, false, next));
    }
    let (day, next) = day(lexemes, grammar, at)?;
    let (month, next) = grammar.month(lexemes, grammar.before_month(lexemes, next))?;
    let (year, next) = year(lexemes, grammar, next).map_or((None, next), |(year, next)| (Some(year), next));
    Some((Date { year, month: Some(month), day: Some(day) }, false, next))
}

fn day(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize) -> Option<(u8, usize)> {
    let number = grammar.number(lexemes, at)?;
    let day = number.value.to_whole().and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
    Some((day, number.next))
}

fn year(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize) -> Option<(u16, usize)> {
    [grammar.before_year(lexemes, at), at].into_iter().find_map(|at| {
        let digits = lexemes.digits(at).filter(|digits| digits.len() == 4)?;
        parse_int(digits).filter(|year| (1000..3000).contains(year)).map(|year| (year, at + 1))
    })
}

/// `24/11/2025`, `24.11.2025`, `2025-11-24`, and with some doubt `24/11`.
fn numeric_date(lexemes: &Lexemes<'_>, at: usize) -> Option<(Date, bool, usize)> {
    let part =
        |at: usize| lexemes.digits(at).filter(|digits| digits.len() <= 4).and_then(|digits| Some((parse_int(digits)?, digits.len())));
    let separator = lexemes.mark(at + 1).filter(|mark| matches!(mark, '/' | '-' | '.'))?;
    let (first, first_len) = part(at)?;
    let (second, _) = part(at + 2).filter(|_| lexemes.tight(at + 1, separator))?;
    let sure = |year, month, day, next| {
        let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
        let valid = (1..=12).contains(&month) && (1..=31).contains(&day);
        valid.then_some((Date { year, month: Some(month), day: Some(day) }, year.is_none(), next))
    };
    if lexemes.tight(at + 3, separator) {
        let (third, third_len) = part(at + 4)?;
        // A fourth part makes it an address or a telephone number.
        if lexemes.tight(at + 5, separator) && part(at + 6).is_some() {
            return None;
        }
        return match (first_len, third_len) {
            (4, 1..=2) => sure(Some(first), second, third, at + 5),
            (1..=2, 4) => sure(Some(third), second, first, at + 5),
            (1..=2, 2) if separator == '/' => sure(Some(2000 + third), second, first, at + 5),
            _ => None,
        };
    }
    let short = separator == '/' && first_len == 2 && lexemes.digits(at + 2).is_some_and(|digits| digits.len() == 2);
    if short { sure(None, second, first, at + 3) } else { None }
}

/// `10:30`.
pub(in crate::language) fn colon_clock(lexemes: &Lexemes<'_>, at: usize) -> Option<Clock> {
    let hour = lexemes.digits(at).filter(|digits| digits.len() <= 2).and_then(parse_int)?;
    let minute = lexemes.digits(at + 2).filter(|digits| digits.len() == 2 && lexemes.tight(at + 1, ':')).and_then(parse_int)?;
    // 10:30:00 keeps its seconds to itself; 1:02:03:04 is no time.
    let next = if lexemes.tight(at + 3, ':') && lexemes.digits(at + 4).is_some_and(|digits| digits.len() == 2) { at + 5 } else { at + 3 };
    let (hour, minute) = (u8::try_from(hour).ok()?, u8::try_from(minute).ok()?);
    (hour < 24 && minute < 60).then_some((hour, minute, next))
}

/// The range that `first` begins.
fn range(lexemes: &Lexemes<'_>, grammar: &dyn Grammar, at: usize, first: &Item) -> Option<Item> {
    let tight = lexemes.mark(first.next) == Some('-') && lexemes.joined(first.next) == lexemes.joined(first.next + 1);
    let between = grammar.between(lexemes, at);
    let link = match tight {
        true => first.next + 1,
        false => grammar.range_link(lexemes, first.next, between)?,
    };
    let second = item(lexemes, grammar, link)?;
    // 05-37-12 is a telephone number.
    if tight && (dashed(lexemes, second.next) || at >= 2 && lexemes.tight(at - 1, '-') && lexemes.digits(at - 2).is_some()) {
        return None;
    }
    let from = lower_end(first, &second)?;
    let in_order = match (&from, &second.value) {
        (Value::Date(from), Value::Date(to)) => from.year.is_none() || to.year.is_none() || from <= to,
        (Value::Time { .. }, Value::Time { .. }) => true,
        (from, to) => from < to,
    };
    let uncertain = first.uncertain || second.uncertain;
    let spelled = first.spelled && second.spelled;
    let value = Value::Range { from: Box::new(from), to: Box::new(second.value) };
    in_order.then_some(Item { value, number: None, uncertain, spelled, next: second.next })
}

fn dashed(lexemes: &Lexemes<'_>, at: usize) -> bool {
    lexemes.tight(at, '-') && lexemes.digits(at + 1).is_some()
}

/// The lower end of a range, with what only the upper end says: the month, the year, the per cent, the millions.
fn lower_end(first: &Item, second: &Item) -> Option<Value> {
    match (&first.value, &second.value) {
        (Value::Number(day) | Value::Ordinal(day), Value::Date(to)) if to.day.is_some() => {
            let day = day.to_whole().and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day))?;
            Some(Value::Date(Date { day: Some(day), ..*to }))
        }
        (Value::Date(from), Value::Date(to)) => Some(Value::Date(Date { year: from.year.or(to.year), ..*from })),
        (Value::Number(from), Value::Percent(_)) => Some(Value::Percent(*from)),
        (Value::Number(from), Value::Number(_)) => {
            let shared =
                second.number.and_then(|number| number.scale).filter(|_| first.number.is_some_and(|number| number.scale.is_none()));
            match shared {
                Some(scale) if *from < Decimal::whole(1000) => from.times(scale).map(Value::Number),
                _ => Some(Value::Number(*from)),
            }
        }
        (Value::Percent(_), Value::Percent(_)) | (Value::Time { .. }, Value::Time { .. }) | (Value::Ordinal(_), Value::Ordinal(_)) => {
            Some(first.value.clone())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::language::of;
    use proptest::prelude::*;

    /// Text that is rich in what the grammars look for.
    fn numeric_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            "[0-9]{1,5}",
            "[٠-٩]{1,4}",
            "[ .,:/%\\-\n\u{202f}]",
            ".{0,3}",
            proptest::sample::select(vec![
                "et",
                "à",
                "cent",
                "mille",
                "vingt",
                "quatre",
                "dix",
                "novembre",
                "millions",
                "XXe",
                "h",
                "يوم",
                "و",
                "ال",
                "ثلاثة",
                "وعشرون",
                "ألف",
                "مليون",
                "نونبر",
                "إلى",
                "بالمائة",
                "الساعة",
                "العاشرة",
                "ـ",
                "َ",
                "بعد",
                "المائة",
                "ninety",
                "May",
            ])
            .prop_map(str::to_owned),
        ];
        proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.join(" ").replace("  ", ""))
    }

    proptest! {
        #[test]
        fn mentions_lie_in_order_and_apart(text in numeric_text()) {
            for code in ["fr", "ar", "en", "und"] {
                let mut end = 0;
                for mention in of(code).mentions(&text) {
                    prop_assert!(mention.span.start >= end && mention.span.end <= text.len() && !mention.span.is_empty());
                    prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
                    end = mention.span.end;
                }
            }
        }
    }

    #[test]
    fn endless_lines_are_read_in_linear_time() {
        let seconds = std::time::Instant::now();
        for unit in ["7", "123 ", "mille ", "cent-", "1.", "ألف و", "24/11/", "10 à ", "الساعة "] {
            let text = unit.repeat(60_000 / unit.len());
            for code in ["fr", "ar", "en"] {
                let _ = of(code).mentions(&text);
            }
        }
        assert!(seconds.elapsed().as_secs() < 20, "{:?}", seconds.elapsed());
    }
}
