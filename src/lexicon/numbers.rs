//! Which numbers, dates and times of two sentences answer one another.
//!
//! ```
//! use truchement::{language, lexicon::numbers::compare};
//! let french = language::of("fr").mentions("La 93ème session a réuni 196 pays.");
//! let arabic = language::of("ar").mentions("جمعت الدورة الثالثة والتسعون 195 بلدا");
//! let found = compare(&french, &arabic);
//! assert_eq!(found.answered, [(0, 0)]);
//! assert_eq!((found.conflicts_a, found.conflicts_b), (vec![1], vec![1]));
//! ```

use crate::language::{Date, Decimal, Mention, Value};
use std::collections::{BTreeMap, VecDeque};

/// How the mentions of two texts relate. Indices count within the slices that [`compare`] was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Pairs of equal value, by the index in the first text; every mention is in one pair at most.
    pub answered: Vec<(usize, usize)>,
    /// Mentions of the first text that the second lacks and that say enough to speak against the pair.
    pub conflicts_a: Vec<usize>,
    /// The same of the second text.
    pub conflicts_b: Vec<usize>,
}

/// Candidates looked at for one date; a bound for texts that repeat one month without end.
const MOST_CANDIDATES: usize = 64;

/// Compares the mentions of two texts by value, surest first: equal values, then the other reading of `1.234`, then dates that agree in all the parts that both
/// give (two parts or more), and times that agree on the twelve-hour clock.
///
/// A cardinal answers an ordinal of the same value; a percentage, range or date answers only its like. What stays unanswered conflicts, but for doubtful mentions
/// and for 0, 1 and 2 in words, which articles and duals stand for as well.
pub fn compare(a: &[Mention], b: &[Mention]) -> Comparison {
    let mut pairing = Pairing { a, b, of_a: vec![None; a.len()], of_b: vec![false; b.len()] };
    pairing.pass(|mention| vec![Key::Exact(plain(&mention.value))], |x, y| x.also.is_some() == y.also.is_some());
    pairing.pass(|mention| vec![Key::Exact(plain(&mention.value))], |_, _| true);
    pairing.pass(
        |mention| std::iter::once(&mention.value).chain(&mention.also).map(|value| Key::Exact(plain(value))).collect(),
        |x, y| x.also.is_some() || y.also.is_some(),
    );
    pairing.pass(|mention| rough(&mention.value).into_iter().collect(), |x, y| agree(&x.value, &y.value));
    let conflicts = |mentions: &[Mention], used: &dyn Fn(usize) -> bool| {
        (0..mentions.len()).filter(|&at| !used(at) && mentions.get(at).is_some_and(contradicts)).collect()
    };
    Comparison {
        answered: pairing.of_a.iter().enumerate().filter_map(|(at, partner)| Some((at, (*partner)?))).collect(),
        conflicts_a: conflicts(a, &|at| pairing.of_a.get(at).is_some_and(Option::is_some)),
        conflicts_b: conflicts(b, &|at| pairing.of_b.get(at).is_some_and(|&used| used)),
    }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Exact(Value),
    Month(bool, Option<u8>),
    Clock(u8, u8),
}

struct Pairing<'m> {
    a: &'m [Mention],
    b: &'m [Mention],
    of_a: Vec<Option<usize>>,
    of_b: Vec<bool>,
}

impl Pairing<'_> {
    /// Pairs what is still free, shares a key and is `fit`, in the order of both texts.
    fn pass(&mut self, keys: impl Fn(&Mention) -> Vec<Key>, fit: impl Fn(&Mention, &Mention) -> bool) {
        let mut free: BTreeMap<Key, VecDeque<usize>> = BTreeMap::new();
        for (at, mention) in self.b.iter().enumerate().filter(|&(at, _)| self.of_b.get(at) == Some(&false)) {
            for key in keys(mention) {
                free.entry(key).or_default().push_back(at);
            }
        }
        for (mention, partner) in self.a.iter().zip(&mut self.of_a).filter(|(_, partner)| partner.is_none()) {
            for key in keys(mention) {
                let Some(waiting) = free.get_mut(&key) else { continue };
                while waiting.front().is_some_and(|&at| self.of_b.get(at) == Some(&true)) {
                    waiting.pop_front();
                }
                let found = waiting
                    .iter()
                    .take(MOST_CANDIDATES)
                    .copied()
                    .find(|&at| self.of_b.get(at) == Some(&false) && self.b.get(at).is_some_and(|other| fit(mention, other)));
                if let Some(at) = found {
                    *partner = Some(at);
                    if let Some(used) = self.of_b.get_mut(at) {
                        *used = true;
                    }
                    break;
                }
            }
        }
    }
}

/// The value with ordinals as cardinals.
fn plain(value: &Value) -> Value {
    match value {
        Value::Ordinal(number) => Value::Number(*number),
        Value::Range { from, to } => Value::Range { from: Box::new(plain(from)), to: Box::new(plain(to)) },
        other => other.clone(),
    }
}

/// The bucket in which values that may agree meet.
fn rough(value: &Value) -> Option<Key> {
    match value {
        Value::Date(date) => Some(Key::Month(false, date.month)),
        Value::Range { from, .. } => match **from {
            Value::Date(date) => Some(Key::Month(true, date.month)),
            Value::Time { hour, minute } => Some(Key::Clock(hour % 12, minute)),
            _ => None,
        },
        Value::Time { hour, minute } => Some(Key::Clock(hour % 12, *minute)),
        Value::Number(_) | Value::Ordinal(_) | Value::Percent(_) => None,
    }
}

fn agree(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Date(a), Value::Date(b)) => dates_agree(a, b),
        (Value::Range { from: a, to: b }, Value::Range { from: c, to: d }) => agree(a, c) && agree(b, d),
        // One side may well leave out that it was in the evening; the other then has an hour after noon.
        (Value::Time { hour: h, minute: m }, Value::Time { hour: i, minute: n }) => h % 12 == i % 12 && m == n,
        _ => false,
    }
}

fn dates_agree(a: &Date, b: &Date) -> bool {
    let mut shared = 0;
    let parts = [(a.year, b.year), (a.month.map(u16::from), b.month.map(u16::from)), (a.day.map(u16::from), b.day.map(u16::from))];
    for part in parts {
        match part {
            (Some(x), Some(y)) if x == y => shared += 1,
            (Some(_), Some(_)) => return false,
            _ => {}
        }
    }
    shared >= 2 || a.year.is_some() && a.year == b.year
}

fn contradicts(mention: &Mention) -> bool {
    let small = match &mention.value {
        Value::Number(number) | Value::Ordinal(number) => mention.spelled && *number <= Decimal::whole(2),
        _ => false,
    };
    !mention.uncertain && !small
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;

    fn compared(french: &str, arabic: &str) -> Comparison {
        compare(&of("fr").mentions(french), &of("ar").mentions(arabic))
    }

    #[track_caller]
    fn answers(french: &str, arabic: &str) {
        let found = compared(french, arabic);
        assert!(
            !found.answered.is_empty() && found.conflicts_a.is_empty() && found.conflicts_b.is_empty(),
            "{french} / {arabic}: {found:?}"
        );
    }

    #[test]
    fn one_value_in_two_spellings() {
        for (french, arabic) in [
            ("la 93ème session", "الدورة الثالثة والتسعين"),
            ("la quatre-vingt-treizième session", "دورته93"),
            ("1,161 million de bus", "مليون و161 ألف حافلة"),
            ("8,23 %", "8,23 بالمائة"),
            ("de 20 à 30 agents", "ما بين 20 و30 عونا"),
            ("420 348 colis", "420.348 طردا"),
            ("1,234 mètre", "1.234 متر"),
            ("le 24 novembre 2025", "24 نونبر"),
            ("novembre 2025", "24 تشرين الثاني/نوفمبر 2025"),
            ("du 24 au 27 novembre", "من 24 إلى 27 نونبر 2025"),
            ("à 10h30", "العاشرة والنصف"),
            ("à 20h", "الساعة 8:00"),
            ("entre 21h et 22h", "بين الساعة 9:00 و10:00 مساء"),
            ("au XXe siècle", "في القرن العشرين"),
            ("neuf", "9"),
        ] {
            answers(french, arabic);
        }
    }

    #[test]
    fn a_whole_is_not_its_parts() {
        for (french, arabic) in [
            ("de 20 à 30 agents", "ما بين 20 و40 عونا"),
            ("30 %", "30 شخصا"),
            ("le 24 novembre 2025", "24 نونبر 2024"),
            ("le 24 novembre", "25 نونبر"),
            ("novembre 2025", "24 نونبر"),
            ("du 24 au 27 novembre", "24 نونبر"),
            ("196 pays", "195 بلدا"),
        ] {
            let found = compared(french, arabic);
            assert!(found.answered.is_empty(), "{french} / {arabic}");
            assert_eq!((found.conflicts_a.len(), found.conflicts_b.len()), (1, 1), "{french} / {arabic}");
        }
    }

    #[test]
    fn small_words_and_doubtful_ones_do_not_contradict() {
        for (french, arabic) in
            [("les deux villes", "المدينتان"), ("un habit neuf", "ثوب"), ("la première fois", "سبع"), ("une dizaine", "عشرات")]
        {
            let found = compared(french, arabic);
            assert_eq!(found, Comparison::default(), "{french}");
        }
        assert_eq!(compared("trois villes", "مدن").conflicts_a, [0]);
        assert_eq!(compared("2 villes", "مدينتان").conflicts_a, [0]);
    }

    #[test]
    fn each_mention_answers_once() {
        let found = compared("5 ici, 5 là", "خمسة هنا");
        assert_eq!(found.answered, [(0, 0)]);
        assert_eq!(found.conflicts_a, [1]);
    }

    #[test]
    fn the_better_partner_wins() {
        // The exact 1234 is taken before the 1.234 that may be one.
        let found = compared("1 234 colis", "1.234 ثم 1234");
        assert_eq!(found.answered, [(0, 1)]);
    }
}
