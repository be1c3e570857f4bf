//! Numbers, dates and times as French writes them.

use crate::language::mention::{Clock, Count, Decimal, Grammar, Lexemes, Number, Style, literal, parse_int};

/// What a word adds to a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Atom {
    /// 0 to 90, as one word.
    Small(u8),
    /// 100, which a number from 2 to 9 may multiply.
    Hundred,
    /// A thousand, a million and so on.
    Scale(u64),
}

/// French, with the dot for thousands and the comma for decimals.
pub(super) struct Numbers;

const STYLE: Style = Style { dot_groups: true, comma_groups: false };

impl Grammar for Numbers {
    fn number(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
        digits(lexemes, at).or_else(|| spelled(lexemes, at)).or_else(|| roman(lexemes, at))
    }

    fn month(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<(u8, usize)> {
        let word = lexemes.word(at)?;
        if let Some(month) = MONTHS.iter().position(|&month| month == word) {
            return Some((u8::try_from(month + 1).ok()?, at + 1));
        }
        let (_, month) = SHORT_MONTHS.iter().find(|(short, _)| *short == word)?;
        let next = if lexemes.mark(at + 1) == Some('.') && lexemes.joined(at + 1) { at + 2 } else { at + 1 };
        // "24 sept", but not the seven of "24 sept fois".
        let clear = next == at + 2 || lexemes.digits(next).is_some_and(|year| year.len() == 4);
        clear.then_some((*month, next))
    }

    fn before_year(&self, lexemes: &Lexemes<'_>, at: usize) -> usize {
        match (lexemes.word(at), lexemes.word(at + 1)) {
            (Some("de"), None) => at + 1,
            _ => at,
        }
    }

    fn percent(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<usize> {
        match (lexemes.word(at)?, lexemes.word(at + 1)) {
            ("pour", Some("cent")) => Some(at + 2),
            ("p", _) if lexemes.mark(at + 1) == Some('.') && lexemes.digits(at + 2) == Some("100") => Some(at + 3),
            ("p", _) if lexemes.mark(at + 1) == Some('.') && lexemes.word(at + 2) == Some("cent") => Some(at + 3),
            _ => None,
        }
    }

    fn clock(&self, lexemes: &Lexemes<'_>, at: usize) -> Option<Clock> {
        if let Some(found) = crate::language::mention::colon_clock(lexemes, at) {
            return Some(found);
        }
        let hour = lexemes.digits(at).filter(|digits| digits.len() <= 2).and_then(parse_int).filter(|&hour| hour < 24)?;
        let hour = u8::try_from(hour).ok()?;
        let (word, minute_at) = (lexemes.word(at + 1)?, at + 2);
        let minute = lexemes.digits(minute_at).filter(|digits| digits.len() == 2).and_then(parse_int).filter(|&minute| minute < 60);
        match (word, minute) {
            ("h", Some(minute)) => Some((hour, u8::try_from(minute).ok()?, minute_at + 1)),
            ("h", None) => Some((hour, 0, minute_at)),
            // "10 heures" may be a duration; with minutes it is a time.
            ("heures" | "heure", Some(minute)) => Some((hour, u8::try_from(minute).ok()?, minute_at + 1)),
            ("heures" | "heure", None) if lexemes.word(minute_at) == Some("et") && lexemes.word(minute_at + 1) == Some("demie") => {
                Some((hour, 30, minute_at + 2))
            }
            ("heures" | "heure", None) => match (lexemes.word(minute_at), lexemes.word(minute_at + 1)) {
                (Some("du"), Some("matin")) => Some((hour, 0, minute_at + 2)),
                (Some("du"), Some("soir")) => Some((if hour < 12 { hour + 12 } else { hour }, 0, minute_at + 2)),
                _ => None,
            },
            _ => None,
        }
    }

    fn range_link(&self, lexemes: &Lexemes<'_>, at: usize, between: bool) -> Option<usize> {
        match (lexemes.word(at)?, lexemes.word(at + 1)) {
            ("a" | "au", Some("lundi" | "mardi" | "mercredi" | "jeudi" | "vendredi" | "samedi" | "dimanche")) => Some(at + 2),
            ("a" | "au", _) => Some(at + 1),
            ("jusqu", _) if lexemes.mark(at + 1) == Some('\'') => Some(at + 3),
            ("et", Some("le")) if between => Some(at + 2),
            ("et", _) if between => Some(at + 1),
            _ => None,
        }
    }

    fn between(&self, lexemes: &Lexemes<'_>, at: usize) -> bool {
        let word = |back: usize| at.checked_sub(back).and_then(|at| lexemes.word(at));
        word(1) == Some("entre") || matches!(word(1), Some("le" | "les")) && word(2) == Some("entre")
    }
}

const MONTHS: [&str; 12] =
    ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"];

const SHORT_MONTHS: [(&str, u8); 9] =
    [("janv", 1), ("jan", 1), ("fevr", 2), ("avr", 4), ("juil", 7), ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12)];

fn scale(word: &str) -> Option<u64> {
    Some(match word {
        "mille" | "mil" => 1_000,
        "million" | "millions" => 1_000_000,
        "milliard" | "milliards" => 1_000_000_000,
        "billion" | "billions" => 1_000_000_000_000,
        _ => return None,
    })
}

/// Digits, their ordinal ending or the scale words after them.
fn digits(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let found = literal(lexemes, at, STYLE)?;
    let number = Number::digits(found);
    let ending = lexemes.word(found.next).filter(|_| lexemes.joined(found.next));
    if let Some("e" | "eme" | "emes" | "ieme" | "iemes" | "er" | "ers" | "ere" | "eres" | "re" | "nd" | "nde" | "es") = ending {
        return Some(Number { ordinal: true, also: None, next: found.next + 1, ..number });
    }
    // "les années 1960" is a decade, which Arabic calls the sixties.
    if at > 0 && lexemes.word(at - 1) == Some("annees") {
        return Some(Number { uncertain: true, ..number });
    }
    if lexemes.word(found.next).and_then(scale).is_none() {
        return Some(number);
    }
    let mut count = Count::default();
    count.literal(found.value);
    let (value, _, scale, next) = go_on(lexemes, count, found.next)?;
    Some(Number { value, also: None, scale, next, ..number })
}

/// A number in words, cardinal or ordinal.
fn spelled(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    let word = lexemes.word(at)?;
    if let Some(number) = collective(lexemes, at, word) {
        return Some(number);
    }
    let (value, ordinal, scale, next) = go_on(lexemes, Count::default(), at)?;
    let one_word = next == at + 1;
    if one_word && matches!(word, "un" | "une" | "million" | "millions" | "milliard" | "milliards" | "billion" | "billions") {
        return None;
    }
    let plural_follows = || lexemes.word(at + 1).is_some_and(|noun| noun.ends_with(['s', 'x']));
    let uncertain = one_word
        && match word {
            "neuf" => !plural_follows(),
            "second" | "seconde" | "seconds" | "secondes" | "cents" | "mil" | "centieme" | "millieme" => true,
            _ => false,
        };
    Some(Number { ordinal, uncertain, scale, ..Number::words(value, next) })
}

/// Adds words to `count` for as long as they fit. The value, whether it ended as an ordinal, its last scale, and the lexeme after it.
fn go_on(lexemes: &Lexemes<'_>, mut count: Count, at: usize) -> Option<(Decimal, bool, Option<u64>, usize)> {
    let mut next = at;
    let mut ordinal = false;
    let mut after_ten = false;
    loop {
        let (word_at, joined_by_and) = match lexemes.mark(next) {
            Some('-') if next > at && lexemes.tight(next, '-') && lexemes.word(next + 1) == Some("et") => (next + 3, true),
            Some('-') if next > at && lexemes.tight(next, '-') => (next + 1, false),
            Some(_) => break,
            None if next > at && lexemes.word(next) == Some("et") => (next + 1, true),
            None => (next, false),
        };
        let after = if word_at > at { literal_scale(lexemes, &mut count, word_at) } else { None };
        if let Some(after) = after {
            next = after;
            continue;
        }
        let Some(word) = lexemes.word(word_at) else { break };
        if joined_by_and && !matches!(word, "un" | "une" | "onze" | "unieme" | "onzieme" | "demi" | "demie") {
            break;
        }
        if joined_by_and && matches!(word, "demi" | "demie") {
            if count.half() {
                next = word_at + 1;
            }
            break;
        }
        // "quatre-vingt(s)" is one word in all but spelling.
        let eighty = word == "quatre" && (lexemes.tight(word_at + 1, '-') || !lexemes.joined(word_at + 1));
        let second = if lexemes.mark(word_at + 1) == Some('-') { word_at + 2 } else { word_at + 1 };
        if eighty && !after_ten && matches!(lexemes.word(second), Some("vingt" | "vingts" | "vingtieme")) {
            if !count.add(80, 20) {
                break;
            }
            next = second + 1;
            if lexemes.word(second) == Some("vingtieme") {
                ordinal = true;
                break;
            }
            continue;
        }
        let Some((atom, is_ordinal)) = atom(word) else { break };
        // dix-sept, dix-huit, dix-neuf; "dix six" is two numbers.
        let small = matches!(atom, Atom::Small(value) if value < 7);
        if after_ten && small || !push(&mut count, atom) {
            break;
        }
        after_ten = atom == Atom::Small(10);
        next = word_at + 1;
        if is_ordinal {
            ordinal = true;
            break;
        }
    }
    if next == at {
        return None;
    }
    Some((count.value()?, ordinal, count.scaled(), next))
}

/// Digits inside a number in words, where a scale word follows: `2 millions 500 mille`.
fn literal_scale(lexemes: &Lexemes<'_>, count: &mut Count, at: usize) -> Option<usize> {
    count.scaled()?;
    let found = literal(lexemes, at, STYLE)?;
    let scale = scale(lexemes.word(found.next)?)?;
    let mut trial = count.clone();
    if trial.literal(found.value) && trial.scale(scale, None) {
        *count = trial;
        return Some(found.next + 1);
    }
    None
}

fn push(count: &mut Count, atom: Atom) -> bool {
    match atom {
        Atom::Small(10) => count.add(10, 10),
        Atom::Small(value @ 0..=16) => count.add(value.into(), 0),
        Atom::Small(value @ (60 | 80)) => count.add(value.into(), 20),
        Atom::Small(value) => count.add(value.into(), 10),
        Atom::Hundred => count.hundred(),
        Atom::Scale(1000) => count.scale(1000, Some(1)),
        Atom::Scale(scale) => count.scale(scale, None),
    }
}

/// The atom that a word is, and whether it is an ordinal.
fn atom(word: &str) -> Option<(Atom, bool)> {
    if let Some(scale) = scale(word) {
        return Some((Atom::Scale(scale), false));
    }
    let cardinal = match word {
        "zero" => 0,
        "un" | "une" => 1,
        "deux" => 2,
        "trois" => 3,
        "quatre" => 4,
        "cinq" => 5,
        "six" => 6,
        "sept" => 7,
        "huit" => 8,
        "neuf" => 9,
        "dix" => 10,
        "onze" => 11,
        "douze" => 12,
        "treize" => 13,
        "quatorze" => 14,
        "quinze" => 15,
        "seize" => 16,
        "vingt" => 20,
        "trente" => 30,
        "quarante" => 40,
        "cinquante" => 50,
        "soixante" => 60,
        "septante" => 70,
        "huitante" | "octante" => 80,
        "nonante" => 90,
        "cent" | "cents" => 100,
        _ => 255,
    };
    match cardinal {
        100 => return Some((Atom::Hundred, false)),
        255 => {}
        small => return Some((Atom::Small(small), false)),
    }
    let ordinal = match word {
        "premier" | "premiere" | "premiers" | "premieres" => return Some((Atom::Small(1), true)),
        "second" | "seconde" | "seconds" | "secondes" => return Some((Atom::Small(2), true)),
        "unieme" => return Some((Atom::Small(1), true)),
        _ => word.strip_suffix("iemes").or_else(|| word.strip_suffix("ieme"))?,
    };
    let base = match ordinal {
        "mill" => return Some((Atom::Scale(1000), true)),
        "million" => return Some((Atom::Scale(1_000_000), true)),
        "cent" => return Some((Atom::Hundred, true)),
        "neuv" => 9,
        "cinqu" => 5,
        "quatr" => 4,
        stem => {
            let full = atom(stem).or_else(|| atom(&format!("{stem}e")));
            return match full {
                // "unième" only ever follows a ten.
                Some((Atom::Small(value), false)) if value > 1 => Some((Atom::Small(value), true)),
                _ => None,
            };
        }
    };
    Some((Atom::Small(base), true))
}

/// *Une douzaine* is twelve; *une dizaine* about ten, so it may answer but not contradict; *des dizaines* says nothing.
fn collective(lexemes: &Lexemes<'_>, at: usize, word: &str) -> Option<Number> {
    let size = |word: &str| {
        Some(match word.strip_suffix('s').unwrap_or(word) {
            "huitaine" => 8,
            "dizaine" => 10,
            "douzaine" => 12,
            "quinzaine" => 15,
            "vingtaine" => 20,
            "trentaine" => 30,
            "quarantaine" => 40,
            "cinquantaine" => 50,
            "soixantaine" => 60,
            "centaine" => 100,
            "millier" => 1000,
            _ => return None,
        })
    };
    let number = |value, uncertain, next| Number { uncertain, ..Number::words(value, next) };
    if let Some(each) = lexemes.word(at + 1).and_then(size) {
        if matches!(word, "un" | "une") {
            return Some(number(Decimal::whole(each), each != 12, at + 2));
        }
        if let Some((Atom::Small(count @ 2..=20), false)) = atom(word) {
            return Some(number(Decimal::whole(each * u64::from(count)), each != 12, at + 2));
        }
    }
    let each = size(word).filter(|_| !word.ends_with('s') && at > 0)?;
    matches!(lexemes.word(at - 1), Some("la" | "cette" | "premiere")).then(|| number(Decimal::whole(each), true, at + 1))
}

/// `XXe` and, after a name, `VI`.
fn roman(lexemes: &Lexemes<'_>, at: usize) -> Option<Number> {
    lexemes.word(at).filter(|word| word.len() <= 10)?;
    let source = lexemes.source(at);
    let numeral: String = source.chars().take_while(char::is_ascii_uppercase).collect();
    let ending = &source[numeral.len()..];
    let value = roman_value(&numeral)?;
    let number = |uncertain| Number { ordinal: true, spelled: false, uncertain, ..Number::words(Decimal::whole(value), at + 1) };
    match ending {
        // "Ce", "De", "Le", "Me" are words.
        "e" | "er" | "ᵉ" | "ème" | "ère" | "eme" if numeral.len() > 1 || matches!(numeral.as_str(), "I" | "V" | "X") => {
            Some(number(false))
        }
        "" if numeral.len() > 1 && at > 0 => {
            let name = lexemes.source(at - 1).chars().next().is_some_and(char::is_uppercase);
            (name && value < 40).then(|| number(true))
        }
        _ => None,
    }
}

/// The value of a well-formed Roman numeral.
fn roman_value(numeral: &str) -> Option<u64> {
    const PARTS: [(&str, u64); 9] = [("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1)];
    let (mut rest, mut value) = (numeral, 0);
    for (part, worth) in PARTS {
        let most = if matches!(part, "C" | "X" | "I") { 3 } else { 1 };
        for _ in 0..most {
            let Some(shorter) = rest.strip_prefix(part) else { break };
            rest = shorter;
            value += worth;
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests;
