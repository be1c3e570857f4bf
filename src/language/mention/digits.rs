use super::{Decimal, Lexemes};

/// How a language writes numbers in digits.
#[derive(Debug, Clone, Copy)]
pub(in crate::language) struct Style {
    /// What `1.234` is first of all: true for 1234.
    pub dot_groups: bool,
    /// What `1,234` is first of all: true for 1234.
    pub comma_groups: bool,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::language) struct Literal {
    pub value: Decimal,
    /// The other reading of a number with one separator before three digits.
    pub also: Option<Decimal>,
    /// The lexeme after it.
    pub next: usize,
}

/// Groups of three digits that one number can have; longer rows are lists or codes.
const MOST_GROUPS: usize = 6;

/// The number that begins with the digits at `at`.
pub(in crate::language) fn literal(lexemes: &Lexemes<'_>, at: usize, style: Style) -> Option<Literal> {
    let first = lexemes.digits(at)?;
    let lone = Literal { value: Decimal::new(parse(first)?, 0)?, also: None, next: at + 1 };
    let (separator, groups, mut next) = groups(lexemes, at, first);
    if groups.is_empty() {
        return Some(fraction(lexemes, lone, first, None).unwrap_or(lone));
    }
    let whole: String = std::iter::once(first).chain(groups.iter().copied()).collect();
    let grouped = Literal { value: Decimal::new(parse(&whole)?, 0)?, also: None, next };
    if groups.len() > 1 || !matches!(separator, '.' | ',') {
        return Some(fraction(lexemes, grouped, &whole, Some(separator)).unwrap_or(grouped));
    }
    if let Some(longer) = fraction(lexemes, grouped, &whole, Some(separator)) {
        return Some(longer);
    }
    let fractional = Decimal::new(parse(&whole)?, 3)?;
    let zero = first.starts_with('0');
    let grouping = if separator == '.' { style.dot_groups } else { style.comma_groups };
    next = grouped.next;
    Some(match () {
        () if zero => Literal { value: fractional, also: None, next },
        () if grouping => Literal { also: Some(fractional), ..grouped },
        () => Literal { value: fractional, also: Some(grouped.value), next },
    })
}

/// The groups of three digits after `first`, what separates them, and the lexeme after them.
fn groups<'l>(lexemes: &'l Lexemes<'_>, at: usize, first: &str) -> (char, Vec<&'l str>, usize) {
    let mut found = Vec::new();
    let mut next = at + 1;
    let mut separator = ' ';
    if first.len() > 3 {
        return (separator, found, next);
    }
    loop {
        let (mark, group_at) = match lexemes.mark(next) {
            Some(mark @ ('.' | ',' | '٬' | '\'' | '\u{2c8}')) if lexemes.tight(next, mark) => (mark, next + 1),
            None => (' ', next),
            Some(_) => break,
        };
        let Some(group) = lexemes.digits(group_at).filter(|group| group.len() == 3) else { break };
        if !found.is_empty() && mark != separator {
            break;
        }
        if mark == ' ' && (lexemes.joined(group_at) || first.starts_with('0')) {
            break;
        }
        separator = mark;
        found.push(group);
        next = group_at + 1;
        if found.len() > MOST_GROUPS {
            return (' ', Vec::new(), at + 1);
        }
    }
    // 12.345.6 is no grouped number but a version or an address.
    let breaks_off = separator != ' ' && lexemes.tight(next, separator) && lexemes.digits(next + 1).is_some();
    if breaks_off { (' ', Vec::new(), at + 1) } else { (separator, found, next) }
}

/// `literal` with the decimals that follow it.
fn fraction(lexemes: &Lexemes<'_>, literal: Literal, whole: &str, grouped_by: Option<char>) -> Option<Literal> {
    let mark = lexemes.mark(literal.next)?;
    if !matches!(mark, '.' | ',' | '٫' | '،') || grouped_by == Some(mark) || !lexemes.tight(literal.next, mark) {
        return None;
    }
    let decimals = lexemes.digits(literal.next + 1)?;
    let next = literal.next + 2;
    // 12,13,14 is a list, 1.2.3 a version, 24.11.2025 a date.
    if lexemes.tight(next, mark) && lexemes.digits(next + 1).is_some() {
        return None;
    }
    if whole.len() + decimals.len() > 38 {
        return None;
    }
    let mantissa = parse(&format!("{whole}{decimals}"))?;
    let value = Decimal::new(mantissa, u32::try_from(decimals.len()).ok()?)?;
    Some(Literal { value, also: None, next })
}

fn parse(digits: &str) -> Option<u128> {
    if digits.len() > 38 { None } else { digits.parse().ok() }
}

/// A short run of digits as a small number.
pub(in crate::language) fn parse_int(digits: &str) -> Option<u16> {
    if digits.len() > 4 { None } else { digits.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, Option<String>) {
        let style = Style { dot_groups: true, comma_groups: false };
        let found = literal(&Lexemes::new(text), 0, style).expect("a number");
        (found.value.to_string(), found.also.map(|also| also.to_string()))
    }

    #[test]
    fn separators_of_every_country() {
        for (text, value) in [
            ("420 348", "420348"),
            ("420\u{202f}348,5", "420348.5"),
            ("1.234.567", "1234567"),
            ("1.234,56", "1234.56"),
            ("1,234.56", "1234.56"),
            ("١٬٢٣٤٫٥", "1234.5"),
            ("1'234", "1234"),
            ("8,23", "8.23"),
            ("0,125", "0.125"),
            ("12,13,14", "12"),
            ("1.2.3", "1"),
            ("24.11.2025", "24"),
            ("2025 100", "2025"),
            ("۱۲", "12"),
        ] {
            assert_eq!(read(text).0, value, "{text}");
        }
    }

    #[test]
    fn one_separator_before_three_digits_reads_two_ways() {
        assert_eq!(read("1.234"), ("1234".into(), Some("1.234".into())));
        assert_eq!(read("1,234"), ("1.234".into(), Some("1234".into())));
    }

    #[test]
    fn long_rows_are_no_number() {
        assert!(literal(&Lexemes::new(&"7".repeat(40)), 0, Style { dot_groups: true, comma_groups: true }).is_none());
        assert_eq!(read(&"123 ".repeat(50)).0, "123");
    }
}
