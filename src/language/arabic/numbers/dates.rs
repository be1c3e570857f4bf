//! Months of the four Arabic series (CLDR 48: ar, ar-MA, ar-DZ, ar-MR, ar-LB), times of day, and what belongs to the Hijri calendar.

use super::{STYLE, spelled, words};
use crate::language::mention::{Clock, Lexemes, colon_clock, literal, parse_int};

/// Folded month names: Egypt and the Gulf, Levant and Iraq, Morocco, Algeria and Tunisia, Mauritania.
const MONTHS: [&[&str]; 12] = [
    &["يناير", "جانفي"],
    &["فبراير", "فيفري", "شباط"],
    &["مارس", "اذار"],
    &["ابريل", "افريل", "نيسان"],
    &["مايو", "ماي", "ايار"],
    &["يونيو", "يونيه", "جوان", "حزيران"],
    &["يوليو", "يوليه", "يوليوز", "جويلية", "تموز"],
    &["اغسطس", "غشت", "اغشت", "اوت", "اب"],
    &["سبتمبر", "شتنبر", "شتمبر", "ايلول"],
    &["اكتوبر"],
    &["نوفمبر", "نونبر", "نوفنبر"],
    &["ديسمبر", "دجنبر", "دجمبر"],
];

fn one_month(lexemes: &Lexemes<'_>, at: usize) -> Option<(u8, usize)> {
    let word = lexemes.word(at)?;
    let named = |word: &str| MONTHS.iter().position(|names| names.contains(&word));
    let clitic = || word.strip_prefix(['ل', 'ب', 'و', 'ف']).filter(|rest| rest.chars().count() >= 4);
    if let Some(month) = named(word).or_else(|| named(clitic()?)) {
        return Some((u8::try_from(month + 1).ok()?, at + 1));
    }
    let series = word.strip_prefix(['ل', 'ب', 'و', 'ف']).unwrap_or(word);
    let month = match (series, lexemes.word(at + 1)?) {
        ("كانون", "الثاني") => 1,
        ("كانون", "الاول") => 12,
        ("تشرين", "الاول") => 10,
        ("تشرين", "الثاني") => 11,
        _ => return None,
    };
    Some((month, at + 2))
}

/// The month at `at`; a second name after a slash or in brackets (`تشرين الثاني/نوفمبر`) belongs to it. Where the two disagree the first one counts.
pub(super) fn month(lexemes: &Lexemes<'_>, at: usize) -> Option<(u8, usize)> {
    let (month, next) = one_month(lexemes, at)?;
    let second = match lexemes.mark(next) {
        Some('/') => one_month(lexemes, next + 1),
        Some('(') => {
            one_month(lexemes, next + 1).filter(|&(_, next)| lexemes.mark(next) == Some(')')).map(|(month, next)| (month, next + 1))
        }
        _ => None,
    };
    Some((month, second.map_or(next, |(_, next)| next)))
}

pub(super) fn before_month(lexemes: &Lexemes<'_>, at: usize) -> usize {
    let at = if lexemes.word(at) == Some("من") { at + 1 } else { at };
    if lexemes.word(at) == Some("شهر") { at + 1 } else { at }
}

pub(super) fn before_year(lexemes: &Lexemes<'_>, at: usize) -> usize {
    let at = if matches!(lexemes.mark(at), Some('،' | ',')) { at + 1 } else { at };
    let at = if lexemes.word(at) == Some("من") { at + 1 } else { at };
    if matches!(lexemes.word(at), Some("سنة" | "عام" | "العام" | "لسنة" | "لعام")) { at + 1 } else { at }
}

/// The first of the month: `فاتح نونبر`.
pub(super) fn opening_day(lexemes: &Lexemes<'_>, at: usize) -> bool {
    matches!(lexemes.word(at), Some("فاتح" | "الفاتح" | "لفاتح" | "وفاتح")) && month(lexemes, before_month(lexemes, at + 1)).is_some()
}

/// The first lexeme after what may announce the upper end of a range: a day of the week, "the year", "the hour".
pub(super) fn after_unit(lexemes: &Lexemes<'_>, at: usize) -> usize {
    let at = if lexemes.word(at) == Some("يوم") { at + 1 } else { at };
    let announced =
        matches!(lexemes.word(at), Some("عام" | "سنة" | "الاثنين" | "الثلاثاء" | "الاربعاء" | "الخميس" | "الجمعة" | "السبت" | "الاحد"));
    if announced { at + 1 } else { at }
}

fn hijri_month(lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
    match (lexemes.word(at)?, lexemes.word(at + 1)) {
        ("محرم" | "صفر" | "رجب" | "شعبان" | "رمضان" | "شوال", _) => Some(at + 1),
        ("ربيع", Some("الاول" | "الثاني" | "الاخر")) => Some(at + 2),
        ("جمادي", Some("الاولي" | "الثانية" | "الاخرة" | "الاول" | "الثاني")) => Some(at + 2),
        ("ذو" | "ذي", Some("القعدة" | "الحجة")) => Some(at + 2),
        _ => None,
    }
}

/// The lexeme after a date, month or year of the Hijri calendar: the French side gives the Gregorian one.
pub(super) fn hijri(lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
    let year = |at: usize| {
        lexemes.digits(at).filter(|digits| matches!(digits.len(), 3 | 4))?;
        matches!(lexemes.word(at + 1)?, "ه" | "هجري" | "هجرية" | "للهجرة").then_some(at + 2)
    };
    if let Some(next) = year(at) {
        return Some(next);
    }
    let day = lexemes.digits(at).is_some_and(|digits| digits.len() <= 2);
    let month_at = if day { before_month(lexemes, at + 1) } else { at };
    let next = hijri_month(lexemes, month_at)?;
    let year_at = before_year(lexemes, next);
    let plain_year = || lexemes.digits(year_at).and_then(parse_int).filter(|year| (1300..1600).contains(year)).map(|_| year_at + 1);
    let with_year = year(year_at).or_else(plain_year);
    // "محرم" and "رجب" are people too, "ربيع" is spring: without day or year only what cannot be anything else.
    match with_year {
        Some(next) => Some(next),
        None if day || next > month_at + 1 => Some(next),
        None => None,
    }
}

/// `الساعة 10:30`, `العاشرة والنصف`, `الساعة الثامنة مساء`.
pub(super) fn clock(lexemes: &Lexemes<'_>, at: usize) -> Option<Clock> {
    let announced = matches!(lexemes.word(at), Some("الساعة" | "للساعة" | "بالساعة" | "والساعة"));
    let start = if announced { at + 1 } else { at };
    if let Some((hour, minute, next)) = colon_clock(lexemes, start) {
        return Some(part_of_day(lexemes, hour, minute, next));
    }
    let (hour, next) = hour(lexemes, start, announced)?;
    let (hour, minute, after) = minutes(lexemes, hour, next);
    let (hour, minute, end) = part_of_day(lexemes, hour, minute, after);
    // "العاشرة" alone is the tenth of anything.
    (announced || end > next).then_some((hour, minute, end))
}

fn hour(lexemes: &Lexemes<'_>, at: usize, announced: bool) -> Option<(u8, usize)> {
    if lexemes.digits(at).is_some() {
        let found = literal(lexemes, at, STYLE).filter(|_| announced)?;
        let hour = found.value.to_whole().and_then(|hour| u8::try_from(hour).ok()).filter(|&hour| hour < 24)?;
        return Some((hour, found.next));
    }
    let word = lexemes.word(at)?;
    // Hours are feminine and definite.
    if word.len() > 40 || !word.ends_with('ة') || !(word.contains("ال") || word.starts_with("لل")) {
        return None;
    }
    if word.ends_with("الواحدة") {
        return Some((1, at + 1));
    }
    let (_, words::Part::Unit(value, true)) = words::first(word)? else {
        return word.ends_with("العاشرة").then_some((10, at + 1));
    };
    match lexemes.word(at + 1) {
        Some("عشرة" | "عشر") if value <= 2 => Some((value + 10, at + 2)),
        Some("عشرة" | "عشر") => None,
        _ => Some((value, at + 1)),
    }
}

fn minutes(lexemes: &Lexemes<'_>, hour: u8, at: usize) -> (u8, u8, usize) {
    let fraction = |word: &str| match word {
        "النصف" => Some(30),
        "الربع" | "ربعا" | "ربع" => Some(15),
        "الثلث" | "ثلثا" | "ثلث" => Some(20),
        _ => None,
    };
    let word = lexemes.word(at).unwrap_or("");
    if word == "الا"
        && let Some(less) = lexemes.word(at + 1).and_then(fraction)
    {
        return ((hour + 23) % 24, 60 - less, at + 2);
    }
    if let Some(minute) = word.strip_prefix('و').and_then(fraction) {
        return (hour, minute, at + 1);
    }
    let number_at = if word == "و" { at + 1 } else { at };
    let number = if word == "و" {
        literal(lexemes, number_at, STYLE).map(|found| (found.value, found.next))
    } else if word.starts_with('و') {
        spelled(lexemes, number_at).map(|number| (number.value, number.next))
    } else {
        None
    };
    let minute = number.and_then(|(value, next)| Some((u8::try_from(value.to_whole()?).ok()?, next))).filter(|&(minute, _)| minute < 60);
    match minute {
        Some((minute, next)) if matches!(lexemes.word(next), Some("دقيقة" | "دقائق")) => (hour, minute, next + 1),
        _ => (hour, 0, at),
    }
}

/// Puts an hour of the twelve-hour clock where the words after it say.
fn part_of_day(lexemes: &Lexemes<'_>, hour: u8, minute: u8, at: usize) -> Clock {
    let (later, next) = match (lexemes.word(at), lexemes.word(at + 1)) {
        (Some("صباحا" | "فجرا"), _) => (false, at + 1),
        (Some("مساء" | "عصرا"), _) => (true, at + 1),
        (Some("ليلا"), _) => (hour >= 7, at + 1),
        (Some("زوالا" | "ظهرا"), _) => (hour <= 6, at + 1),
        (Some("بعد"), Some("الظهر" | "الزوال")) => (true, at + 2),
        _ => (false, at),
    };
    (if later && hour < 12 { hour + 12 } else { hour }, minute, next)
}
