//! Forms that stand for two concepts, as the matcher sees them: folded, inflected, with and without an article.

use super::{Entry, Level, Report};
use crate::glossary::concept::{Concept, ConceptStatus, Glossary, Terms};
use crate::glossary::form::{self, Standing, Tier};
use crate::glossary::load::Column;
use crate::glossary::{Matcher, TermMatch};
use crate::language::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// A form of one concept in which a form of another stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    mine: Listed,
    theirs: Listed,
    /// How far the one is from the other as listed.
    tier: Tier,
    /// `theirs` is a form of `mine`, and not the other way round.
    reverse: bool,
}

/// A form and how it is listed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Listed {
    text: String,
    standing: Standing,
    /// The preferred term of its concept.
    term: bool,
}

/// Meetings of two rows, the later one first, in one of the two languages.
type Meetings = BTreeMap<(usize, usize), [BTreeSet<Meeting>; 2]>;

/// Checks all rows against each other.
pub(super) fn check(entries: &[Entry], pair: &[Lang; 2], report: &mut Report) {
    let mut meetings = Meetings::new();
    for (side, lang) in pair.iter().enumerate() {
        meet(entries, pair, lang, side, &mut meetings);
    }
    for ((later, earlier), sides) in &meetings {
        if let (Some(mine), Some(theirs)) = (entries.get(*later), entries.get(*earlier)) {
            // Of rows with one id it is enough to say that.
            if later == earlier || mine.concept.id.is_empty() || mine.concept.id != theirs.concept.id {
                judge(mine, theirs, sides, pair, report);
            }
        }
    }
}

/// Looks for every form of every row among those of the others. What a row allows and what it avoids are apart, so that a row can meet itself.
fn meet(entries: &[Entry], pair: &[Lang; 2], lang: &Lang, side: usize, meetings: &mut Meetings) {
    let [from, to] = pair;
    let mut halves = Glossary::new(from, to);
    for entry in entries {
        let terms = entry.concept.in_language(lang).cloned().unwrap_or_else(|| Terms::empty(lang.clone()));
        let avoided = Terms { avoid: terms.avoid.clone(), ..Terms::empty(lang.clone()) };
        let allowed = Terms { avoid: Vec::new(), not: Vec::new(), ..terms };
        for terms in [allowed, avoided] {
            let concept = Concept { id: halves.concepts().len().to_string(), terms: vec![terms], ..entry.concept.clone() };
            // The numbers are new ids, so none can be repeated.
            let _ = halves.add(concept);
        }
    }
    let matcher = Matcher::new(&halves, lang);
    for (half, concept) in halves.concepts().iter().enumerate() {
        let Some(terms) = concept.in_language(lang) else { continue };
        for form in form::forms(half, concept, terms) {
            let mine = Listed { term: *form.text == *terms.term, text: form.text.to_string(), standing: form.standing };
            let whole = matcher.find(&form.text).into_iter().find(|found| found.span.of(&form.text) == form.text.trim());
            for (other, theirs, tier) in whole.iter().flat_map(readings).filter(|(other, _, tier)| *other != half && *tier != Tier::Loose) {
                let term = halves.concepts().get(other).is_some_and(|concept| concept.term(lang) == theirs.text);
                add(meetings, side, (half / 2, mine.clone()), (other / 2, Listed { term, ..theirs }), tier);
            }
        }
    }
}

fn readings(found: &TermMatch) -> impl Iterator<Item = (usize, Listed, Tier)> {
    let listed = |text: &str, standing| Listed { text: text.to_owned(), standing, term: false };
    let first = (found.concept, listed(&found.form, found.standing), found.tier);
    std::iter::once(first).chain(found.others.iter().map(move |other| (other.concept, listed(&other.form, other.standing), other.tier)))
}

fn add(meetings: &mut Meetings, side: usize, mine: (usize, Listed), theirs: (usize, Listed), tier: Tier) {
    // Of two forms of one row, the one to be avoided stands first.
    let reverse = mine.0 < theirs.0 || mine.0 == theirs.0 && theirs.1.standing == Standing::Forbidden;
    let [(later, mine), (earlier, theirs)] = if reverse { [theirs, mine] } else { [mine, theirs] };
    if let Some(met) = meetings.entry((later, earlier)).or_default().get_mut(side) {
        let known = met.iter().find(|known| known.mine.text == mine.text && known.theirs.text == theirs.text).cloned();
        match known {
            Some(known) if (known.tier, known.reverse) <= (tier, reverse) => {}
            Some(known) => {
                met.remove(&known);
                met.insert(Meeting { mine, theirs, tier, reverse });
            }
            None => {
                met.insert(Meeting { mine, theirs, tier, reverse });
            }
        }
    }
}

/// What the meetings of two rows amount to.
fn judge(mine: &Entry, theirs: &Entry, sides: &[BTreeSet<Meeting>; 2], pair: &[Lang; 2], report: &mut Report) {
    let same_row = std::ptr::eq(mine, theirs);
    let ceiling = if apart(&mine.concept, &theirs.concept) { Level::Note } else { Level::Error };
    let same_terms = |met: &BTreeSet<Meeting>| met.iter().any(|met| met.mine.term && met.theirs.term && met.tier <= Tier::Clitic);
    let duplicate = !same_row && sides.iter().all(same_terms) && mine.concept.status != ConceptStatus::Deprecated;
    if duplicate {
        let message = format!("the terms of {} in both languages: merge the two", theirs.place());
        report.add_at(Level::Error.min(ceiling), "duplicate-concept", mine, None, message);
    }
    for (met, lang) in sides.iter().zip(pair) {
        let title = entry_title(mine, lang);
        let (mut shared, mut shared_level) = (Vec::new(), Level::Note);
        for meeting in met {
            match avoided(meeting) {
                Some(_) if same_row => {
                    let level = match meeting.tier {
                        Tier::Exact => Level::Error,
                        _ if meeting.reverse => Level::Note,
                        _ => Level::Warning,
                    };
                    report.add_at(
                        level,
                        "avoided-and-usable",
                        mine,
                        title,
                        format!("{} is to be avoided, and allowed as well", show(meeting)),
                    );
                }
                Some((level, own)) => {
                    let message = match own {
                        true => format!("{} is a form of the concept, and {} avoids it", show(meeting), theirs.place()),
                        false => format!("{} is to be avoided here, and is a form of {}", show(meeting), theirs.place()),
                    };
                    report.add_at(level.min(ceiling), "avoided-elsewhere", mine, title, message);
                }
                None if meeting.mine.standing == Standing::Forbidden || same_row => {}
                None => {
                    // A list of candidates may propose a term twice.
                    let unsettled = [mine, theirs].iter().all(|entry| entry.concept.status == ConceptStatus::Admitted);
                    shared_level = shared_level.max(if unsettled { Level::Note } else { Level::Warning });
                    shared.push(show(meeting));
                }
            }
        }
        if !shared.is_empty() && !duplicate {
            let more = if shared.len() > 3 { format!(" and {} more", shared.len() - 3) } else { String::new() };
            shared.truncate(3);
            let message = format!("{}{more} also belongs to {}", shared.join("; "), theirs.place());
            report.add_at(shared_level.min(ceiling), "shared-form", mine, title, message);
        }
    }
}

fn entry_title<'e>(entry: &'e Entry, lang: &Lang) -> Option<&'e str> {
    entry.title(&Column::Term(lang.clone()))
}

/// How bad it is that just one of the two is to be avoided, and whether it is the later row's own form that the earlier avoids.
fn avoided(meeting: &Meeting) -> Option<(Level, bool)> {
    let (mine, theirs) = (meeting.mine.standing, meeting.theirs.standing);
    let used = match (mine == Standing::Forbidden, theirs == Standing::Forbidden) {
        (true, false) => theirs,
        (false, true) => mine,
        _ => return None,
    };
    let level = if used == Standing::Preferred && meeting.tier <= Tier::Clitic { Level::Error } else { Level::Warning };
    Some((level, mine != Standing::Forbidden))
}

/// The two forms, or the one.
fn show(meeting: &Meeting) -> String {
    let (mine, theirs) = (&meeting.mine.text, &meeting.theirs.text);
    if mine == theirs { format!("`{mine}`") } else { format!("`{mine}` (there `{theirs}`)") }
}

/// True for concepts of different regions, and for homonyms that name each other in their notes.
fn apart(mine: &Concept, theirs: &Concept) -> bool {
    let (here, there): (BTreeSet<_>, BTreeSet<_>) = (mine.regions().collect(), theirs.regions().collect());
    let regions = here != there && here.is_disjoint(&there);
    regions || names(&mine.note, &theirs.id) && names(&theirs.note, &mine.id)
}

/// True when `note` holds `id` as a word.
fn names(note: &str, id: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '_');
    !id.is_empty()
        && note.match_indices(id).any(|(at, _)| !part(note[..at].chars().next_back()) && !part(note[at + id.len()..].chars().next()))
}
