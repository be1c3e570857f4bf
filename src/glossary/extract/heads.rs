//! The form under which a dictionary would list a phrase, out of those that occur.

use super::grams::{Phrases, Place};
use super::words::{Form, Item, Kind, SideText};
use crate::language::Front;
use crate::text::fold;
use rustc_hash::FxHashMap;

/// Share of the occurrences that have to be in the base form for it to be the head: what hardly ever occurs in the singular is listed in the plural.
const USUAL: f64 = 0.08;
/// Other forms have to make up this share of the occurrences, and occur twice, to be listed beside the head.
const OTHERS: f64 = 0.05;

/// How a phrase is written.
#[derive(Debug, Clone, Default)]
pub(super) struct Head {
    /// The dictionary form: without article, in the singular where that is usual.
    pub form: String,
    /// The most usual form with its article, where one is written to it.
    pub with_article: String,
    /// Other forms that occur, most usual first.
    pub others: Vec<String>,
    /// True when the form is not in the base form of its first word: a plural, as a rule.
    pub changed: bool,
    /// True when such forms are usual, whichever is shown.
    pub changes: bool,
    /// True when the words of meaning are mostly written with a capital.
    pub name: bool,
}

/// How the first word of an occurrence stands to its base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Number {
    /// It is the base.
    #[default]
    Base,
    /// Another form of the same number, such as an accusative: no dictionary lists it.
    Case,
    /// Another number: a plural, as a rule.
    Other,
}

#[derive(Default)]
struct Seen {
    count: usize,
    number: Number,
}

/// The head of the phrase that stands in `places` (unit and place); with `changed`, a form of its first word other than the base form, if there is one.
pub(super) fn head(side: &SideText, texts: &[&str], places: &[(u32, Place)], changed: bool) -> Head {
    let mut seen: FxHashMap<String, Seen> = FxHashMap::default();
    let mut articled: FxHashMap<String, usize> = FxHashMap::default();
    let (mut names, mut definite) = (0, 0);
    for &(unit, place) in places {
        let items = &side.units[unit as usize][usize::from(place.first)..=usize::from(place.last)];
        let (form, number) = shown(side, items, texts[unit as usize], true);
        let entry = seen.entry(form).or_default();
        entry.count += 1;
        entry.number = number;
        let forms = || items.iter().filter_map(|item| word(side, item));
        names += usize::from(forms().next().is_some_and(|form| form.written.chars().next().is_some_and(char::is_uppercase)));
        if forms().next().is_some_and(|form| !form.reading.article.is_empty()) {
            definite += 1;
            *articled.entry(shown(side, items, texts[unit as usize], false).0).or_default() += 1;
        }
    }
    let mut ranked: Vec<(&String, &Seen)> = seen.iter().collect();
    ranked.sort_by(|a, b| b.1.count.cmp(&a.1.count).then_with(|| a.0.cmp(b.0)));
    let share = |number: Number| {
        let count: usize = ranked.iter().filter(|(_, seen)| seen.number == number).map(|(_, seen)| seen.count).sum();
        count as f64 / places.len().max(1) as f64
    };
    let changes = share(Number::Other) >= USUAL;
    let wanted = if share(Number::Base) >= USUAL && !(changed && changes) { Number::Base } else { Number::Other };
    let best =
        ranked.iter().find(|(_, seen)| seen.number == wanted).or(ranked.first()).map_or_else(String::new, |(form, _)| (*form).clone());
    let others = ranked
        .iter()
        .filter(|(form, seen)| **form != best && seen.count >= 2 && seen.count as f64 >= OTHERS * places.len() as f64)
        .map(|(form, _)| (*form).clone())
        .collect();
    let mut articled: Vec<(String, usize)> = articled.into_iter().collect();
    articled.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let with_article = articled.into_iter().next().filter(|_| 10 * definite >= 9 * places.len()).map_or_else(String::new, |(form, _)| form);
    let shown_changed = seen.get(&best).is_some_and(|seen| seen.number == Number::Other);
    Head { form: best, changed: shown_changed, changes, with_article, others, name: 2 * names > places.len() }
}

/// Where each of some phrases stands.
pub(super) fn places_of(phrases: &Phrases, wanted: impl Iterator<Item = u32>) -> FxHashMap<u32, Vec<(u32, Place)>> {
    let mut places: FxHashMap<u32, Vec<(u32, Place)>> = wanted.map(|phrase| (phrase, Vec::new())).collect();
    for (unit, here) in phrases.places.iter().enumerate() {
        for place in here {
            if let Some(list) = places.get_mut(&place.phrase) {
                list.push((unit as u32, *place));
            }
        }
    }
    places
}

fn word<'s>(side: &'s SideText, item: &Item) -> Option<&'s Form> {
    match item.kind {
        Kind::Word(form) => Some(&side.forms[form as usize]),
        _ => None,
    }
}

/// A phrase as a dictionary would write it, and how its first word stands to its base.
fn shown(side: &SideText, items: &[Item], text: &str, without_article: bool) -> (String, Number) {
    let number = items.first().and_then(|item| word(side, item)).map_or(Number::Base, |form| match form.changed {
        true => Number::Other,
        false if fold(&form.reading.core).text == fold(&side.bases[form.base as usize]).text => Number::Base,
        false => Number::Case,
    });
    let forms: Vec<Option<&Form>> = items.iter().map(|item| word(side, item)).collect();
    // Up to the first preposition: a noun with its adjectives. Where all of it is definite, the article is not the term's.
    let ends = |form: &Option<&Form>| form.is_none_or(|form| form.reading.front == Front::Preposition);
    let group = 1 + forms.iter().skip(1).position(ends).unwrap_or(forms.len() - 1);
    let definite = forms[..group].iter().all(|form| form.is_some_and(|form| !form.reading.article.is_empty()));
    let mut shown = String::new();
    let mut end = None;
    for (at, (item, form)) in items.iter().zip(&forms).enumerate() {
        if let Some(end) = end {
            let gap = &text[usize::min(end, item.span.start)..item.span.start];
            shown.push_str(if gap.chars().any(char::is_whitespace) { " " } else { "" });
        }
        match form {
            Some(form) => {
                let article = form.reading.article;
                let bare = at < group && definite && without_article;
                match form.reading.front {
                    // A preposition inside a term stays as it is written.
                    Front::Preposition if at > 0 => shown.push_str(&form.written),
                    _ if bare => shown.push_str(&form.reading.core),
                    _ => {
                        shown.push_str(article);
                        shown.push_str(&form.reading.core);
                    }
                }
            }
            None => shown.push_str(&item.span.of(text).to_lowercase()),
        }
        end = Some(item.span.end);
    }
    (shown, number)
}
