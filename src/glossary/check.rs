//! Are the approved terms used? Terms on one side of a bead against terms on the other.

use super::finding::Original;
use super::form::{Standing, Tier};
use super::resolve::{Found, TermMatch};
use rustc_hash::{FxHashMap, FxHashSet};

/// What was found of a concept on the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// A preferred form.
    Preferred,
    /// An admitted form.
    Admitted,
    /// A form to avoid, on either side.
    Forbidden,
    /// Nothing.
    Missing,
    /// Only a suggestion, or words that several concepts share.
    Uncertain,
}

impl Status {
    /// The name used in files.
    pub fn as_str(self) -> &'static str {
        match self {
            Status::Preferred => "preferred",
            Status::Admitted => "admitted",
            Status::Forbidden => "forbidden",
            Status::Missing => "missing",
            Status::Uncertain => "uncertain",
        }
    }
}

/// A concept in a bead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// Index of the concept.
    pub concept: usize,
    /// What was found of it.
    pub status: Status,
    /// The term in the text that is checked from; `None` for a term of the other text that answers nothing.
    pub from: Option<TermMatch>,
    /// The term that answers it.
    pub to: Option<TermMatch>,
}

impl Occurrence {
    /// Lets a term that stands inside a longer one answer; `place` is the side that it stands on.
    fn answer_by(&mut self, hidden: &[TermMatch], place: impl Fn(&mut Occurrence) -> &mut Option<TermMatch>) {
        if self.status != Status::Missing && self.status != Status::Uncertain {
            return;
        }
        let concept = self.concept;
        let Some(answer) = hidden.iter().find(|term| term.standing_for(concept).is_some()) else { return };
        let standing = |term: &Option<TermMatch>| term.as_ref().and_then(|term| term.standing_for(concept));
        let worst = standing(&self.from).max(standing(&self.to)).max(answer.standing_for(concept));
        self.status = match worst {
            Some(Standing::Forbidden) => Status::Forbidden,
            Some(Standing::Admitted) => Status::Admitted,
            _ => Status::Preferred,
        };
        *place(self) = Some(answer.clone());
    }

    /// The same with the texts exchanged.
    fn turned(self) -> Occurrence {
        Occurrence { from: self.to, to: self.from, ..self }
    }
}

/// A match with the concept that it was taken for.
struct Taken<'m> {
    found: &'m TermMatch,
    concept: usize,
    standing: Standing,
    doubtful: bool,
}

/// Holds the terms of a translation against those of its original, and what only one of them has against the glossary. `from` and `to` are the terms of the two
/// texts of a bead, each in order; so are they in the rows.
///
/// Every term of the original gives a row, as in [`check`] with the original as `from`, and then every term of the translation that answers none of them. Terms inside
/// longer ones answer, but ask nothing.
pub fn check_both(from: &Found, to: &Found, original: Original) -> Vec<Occurrence> {
    let (written, translated) = match original {
        Original::From => (from, to),
        Original::To => (to, from),
    };
    let mut rows = compare(&written.terms, &translated.terms, true);
    for row in &mut rows {
        match (&row.from, &row.to) {
            (Some(_), None) => row.answer_by(&translated.hidden, |row| &mut row.to),
            (None, Some(_)) if row.status != Status::Forbidden => row.answer_by(&written.hidden, |row| &mut row.from),
            _ => {}
        }
    }
    match original {
        Original::From => rows,
        Original::To => rows.into_iter().map(Occurrence::turned).collect(),
    }
}

/// Holds the terms of one side of a bead (`from`, in order) against those of the other.
///
/// Every occurrence in `from` gives one row. A term in `to` answers one occurrence while there are enough; when there are fewer, the last one answers the
/// rest, since Arabic goes on with a pronoun where French repeats. Terms in `to` that answer nothing are left out, unless they are to be avoided.
pub fn check(from: &[TermMatch], to: &[TermMatch]) -> Vec<Occurrence> {
    compare(from, to, false)
}

/// [`check`], with rows for every term in `to` that answers nothing if `all`.
fn compare(from: &[TermMatch], to: &[TermMatch], all: bool) -> Vec<Occurrence> {
    let (sources, targets) = (take(from, to), take(to, from));
    let mut by_concept: FxHashMap<usize, Answers<'_>> = FxHashMap::default();
    for (at, source) in sources.iter().enumerate() {
        by_concept.entry(source.concept).or_default().asked.push(at);
    }
    for target in &targets {
        by_concept.entry(target.concept).or_default().given.push(target);
    }
    for source in &sources {
        if let Some(answers) = by_concept.get_mut(&source.concept) {
            answers.choose();
        }
    }
    let mut rows: Vec<Occurrence> = Vec::with_capacity(sources.len());
    for source in &sources {
        let target = by_concept.get_mut(&source.concept).and_then(Answers::next);
        rows.push(Occurrence {
            concept: source.concept,
            status: status(source, target),
            from: Some(source.found.clone()),
            to: target.map(|target| target.found.clone()),
        });
    }
    let used: FxHashSet<_> = rows.iter().filter_map(|row| row.to.as_ref().map(|to| to.span)).collect();
    let asked: FxHashSet<usize> = sources.iter().map(|source| source.concept).collect();
    let unused = targets.iter().filter(|target| !used.contains(&target.found.span));
    rows.extend(unused.filter_map(|target| {
        let avoided = target.standing == Standing::Forbidden && !unsure(target);
        let status = match target.standing {
            _ if !avoided && !all => return None,
            // What is named twice needs one answer.
            _ if !avoided && asked.contains(&target.concept) => return None,
            Standing::Forbidden if avoided => Status::Forbidden,
            _ if unsure(target) => Status::Uncertain,
            _ => Status::Missing,
        };
        Some(Occurrence { concept: target.concept, status, from: None, to: Some(target.found.clone()) })
    }));
    rows
}

/// The terms that answer one concept.
#[derive(Default)]
struct Answers<'m> {
    asked: Vec<usize>,
    given: Vec<&'m Taken<'m>>,
    next: usize,
}

impl<'m> Answers<'m> {
    /// Keeps as many answers as are asked for: the best, in the order of the text.
    fn choose(&mut self) {
        if self.given.len() > self.asked.len() {
            self.given.sort_by_key(|target| (target.found.tier == Tier::Loose, target.standing, target.found.span));
            self.given.truncate(self.asked.len());
            self.given.sort_by_key(|target| target.found.span);
        }
    }

    fn next(&mut self) -> Option<&'m Taken<'m>> {
        let answer = self.given.get(self.next).or(self.given.last()).copied();
        self.next += 1;
        answer
    }
}

fn unsure(side: &Taken<'_>) -> bool {
    side.doubtful || side.found.tier == Tier::Loose
}

/// A homograph is no longer one when the other side names its concept.
fn unsure_of_two(side: &Taken<'_>, other: &Taken<'_>) -> bool {
    side.doubtful || if unsure(other) { side.found.tier == Tier::Loose } else { side.found.closeness == Tier::Loose }
}

fn status(source: &Taken<'_>, target: Option<&Taken<'_>>) -> Status {
    let Some(target) = target else {
        return match source.standing {
            _ if unsure(source) => Status::Uncertain,
            Standing::Forbidden => Status::Forbidden,
            _ => Status::Missing,
        };
    };
    match (source.standing, target.standing) {
        _ if unsure_of_two(source, target) || unsure_of_two(target, source) => Status::Uncertain,
        (Standing::Forbidden, _) | (_, Standing::Forbidden) => Status::Forbidden,
        (_, Standing::Preferred) => Status::Preferred,
        (_, Standing::Admitted) => Status::Admitted,
    }
}

/// Decides for each match which of its concepts is meant: the one that the other side names too.
fn take<'m>(matches: &'m [TermMatch], others: &[TermMatch]) -> Vec<Taken<'m>> {
    let mut named: FxHashMap<usize, Standing> = FxHashMap::default();
    for (concept, standing, _) in others.iter().flat_map(TermMatch::readings) {
        named.entry(concept).and_modify(|best| *best = standing.min(*best)).or_insert(standing);
    }
    matches
        .iter()
        .map(|found| {
            // What the nearest tier offers; a form that is approved for one concept is not used against another.
            let answered = found
                .readings()
                .filter_map(|(concept, standing, tier)| named.get(&concept).map(|&other| (standing.max(other), tier, standing, concept)))
                .min_by_key(|&(worst, tier, ..)| (worst, tier));
            if let Some((worst, tier, standing, concept)) = answered {
                let rivals = found
                    .readings()
                    .filter(|&(other, own, near)| {
                        other != concept && near == tier && named.get(&other).is_some_and(|&there| own.max(there) == worst)
                    })
                    .count();
                return Taken { found, concept, standing, doubtful: rivals > 0 };
            }
            let shared = found.others.iter().any(|other| other.tier == found.tier && other.standing == found.standing);
            Taken { found, concept: found.concept, standing: found.standing, doubtful: shared }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, Matcher};
    use crate::language::Lang;

    const TABLE: &str = "id,fr,fr_abbr,fr_variants,fr_avoid,ar,ar_variants,ar_avoid,ar_plural\n\
        brigade,brigade fluviale,BF,,patrouille d'eau,فرقة نهرية,وحدة نهرية,دورية مائية,فرق نهرية\n\
        permis,permis de navigation,,licence de navigation,,رخصة ملاحة,,,رخص ملاحة\n\
        licence,licence de pilote,,,licence de navigation,شهادة ربان,,,\n\
        bouee,bouée,,,,عوامة,,,\n\
        balise,balise,,bouée,,منارة,,,\n";

    fn checked(french: &str, arabic: &str) -> Vec<(String, Status)> {
        let glossary = Glossary::from_str("g.csv", TABLE, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        let (from, to) = (Matcher::new(&glossary, &Lang::FRENCH).find(french), Matcher::new(&glossary, &Lang::ARABIC).find(arabic));
        check(&from, &to).into_iter().map(|row| (glossary.concepts()[row.concept].id.clone(), row.status)).collect()
    }

    fn one(id: &str, status: Status) -> Vec<(String, Status)> {
        vec![(id.to_owned(), status)]
    }

    #[test]
    fn the_form_on_the_other_side_decides() {
        let french = "La brigade fluviale patrouille.";
        assert_eq!(checked(french, "تجوب الفرقة النهرية الوادي"), one("brigade", Status::Preferred));
        assert_eq!(checked(french, "تجوب الوحدة النهرية الوادي"), one("brigade", Status::Admitted));
        assert_eq!(checked(french, "تجوب الدورية المائية الوادي"), one("brigade", Status::Forbidden));
        assert_eq!(checked(french, "تجوب القوارب الوادي"), one("brigade", Status::Missing));
        assert_eq!(checked(french, "تجوب الفرقه النهريه الوادي"), one("brigade", Status::Uncertain));
    }

    #[test]
    fn a_form_to_avoid_on_the_checked_side_is_a_finding() {
        assert_eq!(checked("Une patrouille d’eau passe.", "مرت فرقة نهرية"), one("brigade", Status::Forbidden));
        assert_eq!(checked("Une patrouille d’eau passe.", "مر قارب"), one("brigade", Status::Forbidden));
    }

    #[test]
    fn one_answer_serves_the_repetitions() {
        let rows = checked("La BF arrive. La brigade fluviale repart.", "وصلت الفرقة النهرية ثم غادرت");
        assert_eq!(rows, [("brigade".to_owned(), Status::Preferred), ("brigade".to_owned(), Status::Preferred)]);
    }

    #[test]
    fn each_answer_is_used_once_while_there_are_enough() {
        let rows = checked("La BF arrive. La brigade fluviale repart.", "وصلت الوحدة النهرية ثم غادرت الفرق النهرية");
        assert_eq!(rows, [("brigade".to_owned(), Status::Admitted), ("brigade".to_owned(), Status::Preferred)]);
    }

    #[test]
    fn unasked_terms_are_left_out_unless_they_are_to_be_avoided() {
        assert_eq!(checked("Rien.", "وصلت فرقة نهرية"), []);
        assert_eq!(checked("Rien.", "وصلت دورية مائية"), one("brigade", Status::Forbidden));
        let rows = checked("La BF arrive.", "وصلت دورية مائية ثم فرقة نهرية");
        assert_eq!(rows, [("brigade".to_owned(), Status::Preferred), ("brigade".to_owned(), Status::Forbidden)]);
    }

    #[test]
    fn the_other_side_tells_which_concept_is_meant() {
        assert_eq!(checked("Sa licence de navigation expire.", "تنتهي رخصة ملاحته"), one("permis", Status::Preferred));
        assert_eq!(checked("Sa licence de navigation expire.", "تنتهي شهادة ربان"), one("licence", Status::Forbidden));
        assert_eq!(checked("Sa licence de navigation expire.", "انتهى كل شيء"), one("permis", Status::Missing));
        assert_eq!(checked("Une bouée dérive.", "تنجرف عوامة"), one("bouee", Status::Preferred));
        assert_eq!(checked("Une bouée dérive.", "عوامة قرب منارة"), one("bouee", Status::Preferred));
    }
}
