//! Numbers, dates and times in a text, by value: `93ème`, `الثالثة والتسعين` and `٩٣` are all 93.

mod count;
mod digits;
mod lexeme;
mod scan;

pub(super) use count::Count;
pub(super) use digits::{Literal, Style, literal, parse_int};
pub(super) use lexeme::Lexemes;
pub(super) use scan::{Clock, Grammar, Number, colon_clock, scan};

use crate::text::Span;
use std::cmp::Ordering;
use std::fmt;

/// An exact decimal number, never negative: `mantissa / 10^scale`, without trailing zeros in the fraction, so that equal numbers are equal values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: u128,
    scale: u32,
}

/// Decimal digits that a [`Decimal`] holds at most.
const MOST_DIGITS: u32 = 38;

impl Decimal {
    /// Zero.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// A whole number.
    pub const fn whole(value: u64) -> Decimal {
        Decimal { mantissa: value as u128, scale: 0 }
    }

    /// `mantissa / 10^scale`; `None` above 38 digits.
    pub fn new(mut mantissa: u128, mut scale: u32) -> Option<Decimal> {
        while scale > 0 && mantissa.is_multiple_of(10) {
            mantissa /= 10;
            scale -= 1;
        }
        (mantissa < 10u128.pow(MOST_DIGITS) && scale <= MOST_DIGITS).then_some(Decimal { mantissa, scale })
    }

    /// The number if it is whole and fits.
    pub fn to_whole(self) -> Option<u64> {
        if self.scale == 0 { u64::try_from(self.mantissa).ok() } else { None }
    }

    /// This times a whole number.
    pub fn times(self, factor: u64) -> Option<Decimal> {
        Decimal::new(self.mantissa.checked_mul(u128::from(factor))?, self.scale)
    }

    /// The sum.
    pub fn plus(self, other: Decimal) -> Option<Decimal> {
        let scale = self.scale.max(other.scale);
        let raise = |d: Decimal| d.mantissa.checked_mul(10u128.checked_pow(scale - d.scale)?);
        Decimal::new(raise(self)?.checked_add(raise(other)?)?, scale)
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let parts = |d: &Decimal| {
            let unit = 10u128.pow(d.scale);
            (d.mantissa / unit, (d.mantissa % unit) * 10u128.pow(MOST_DIGITS - d.scale))
        };
        parts(self).cmp(&parts(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = 10u128.pow(self.scale);
        write!(f, "{}", self.mantissa / unit)?;
        if self.scale > 0 {
            write!(f, ".{:0width$}", self.mantissa % unit, width = self.scale as usize)?;
        }
        Ok(())
    }
}

/// A Gregorian date, as much of it as the text gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date {
    /// Year of the common era.
    pub year: Option<u16>,
    /// 1 to 12.
    pub month: Option<u8>,
    /// 1 to 31.
    pub day: Option<u8>,
}

impl fmt::Display for Date {
    /// ISO 8601: `2025-11-24`, `2025-11`, and `--11-24` without a year.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}")?,
            None => f.write_str("-")?,
        }
        match (self.month, self.day) {
            (Some(month), Some(day)) => write!(f, "-{month:02}-{day:02}"),
            (Some(month), None) => write!(f, "-{month:02}"),
            (None, Some(day)) => write!(f, "---{day:02}"),
            (None, None) => Ok(()),
        }
    }
}

/// What a mention says. `Display` writes it one way whatever the text wrote: `1161000`, `12.5%`, `2025-11-24`, `20..30`, `10:30`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Value {
    /// A cardinal number.
    Number(Decimal),
    /// A place in a row: `93ème`, `الثالثة والتسعون`.
    Ordinal(Decimal),
    /// A percentage.
    Percent(Decimal),
    /// A date.
    Date(Date),
    /// A time of day.
    Time {
        /// 0 to 23.
        hour: u8,
        /// 0 to 59.
        minute: u8,
    },
    /// From one to the other, both included.
    Range {
        /// The lower end.
        from: Box<Value>,
        /// The upper end.
        to: Box<Value>,
    },
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Number(number) | Value::Ordinal(number) => number.fmt(f),
            Value::Percent(number) => write!(f, "{number}%"),
            Value::Date(date) => date.fmt(f),
            Value::Time { hour, minute } => write!(f, "{hour:02}:{minute:02}"),
            Value::Range { from, to } => write!(f, "{from}..{to}"),
        }
    }
}

/// A number, date or time in a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub value: Value,
    /// The other reading of `1.234`, which is a thousand and more in one country and a little over one in the next.
    pub also: Option<Value>,
    /// True when the word may be no number at all (French *neuf*, Arabic `سبع`) or only an approximate one: it can answer, but not contradict.
    pub uncertain: bool,
    /// True when it is written in words.
    pub spelled: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_are_equal_values() {
        assert_eq!(Decimal::new(1250, 2), Decimal::new(125, 1));
        assert_eq!(Decimal::new(15, 1).and_then(|d| d.times(1_000_000)), Some(Decimal::whole(1_500_000)));
        assert!(Decimal::new(125, 1) > Decimal::new(12, 0));
        assert!(Decimal::new(125, 1) < Decimal::new(1251, 2));
        assert_eq!(Decimal::new(1205, 2).map(|d| d.to_string()).as_deref(), Some("12.05"));
    }

    #[test]
    fn overflow_is_no_number() {
        assert_eq!(Decimal::new(u128::MAX, 0), None);
        assert_eq!(Decimal::whole(u64::MAX).times(u64::MAX), None);
    }

    #[test]
    fn dates_are_written_as_iso_does() {
        let date = |year, month, day| Date { year, month, day }.to_string();
        assert_eq!(date(Some(2025), Some(11), Some(24)), "2025-11-24");
        assert_eq!(date(None, Some(11), Some(24)), "--11-24");
        assert_eq!(date(Some(2025), Some(11), None), "2025-11");
    }
}
