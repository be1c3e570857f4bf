//! Reporting clauses: "a-t-il dit", "a déclaré la ministre", "selon le parquet", and who their subject is.

use super::frame::Item;
use super::phrase::{Phrase, Sort};
use super::subject::{ahead, behind, implied};
use crate::language::Speech;
use crate::language::speech::{Pronoun, VerbForm};
use std::ops::Range;

/// Items looked at between an auxiliary and its participle, or between a verb and a subject behind it.
pub(super) const REACH: usize = 9;

/// Who a clause says speaks.
#[derive(Debug, Clone)]
pub(super) enum Subject {
    /// A pronoun.
    Pronoun(Pronoun),
    /// A noun phrase.
    Phrase(Phrase),
    /// Whoever is the subject of the clause before ("ajoutant que").
    Inherit,
    /// Not told ("est qualifié de").
    Nobody,
}

/// A reporting clause.
#[derive(Debug, Clone)]
pub(super) struct Cue {
    /// The clause with its subject.
    pub range: Range<usize>,
    /// The verb group, or the words that name the source.
    pub verb: Range<usize>,
    pub subject: Subject,
    /// Subject behind the verb or pronoun inverted: belongs to the words before it.
    pub incise: bool,
    /// "a été salué": the subject does not speak.
    pub passive: bool,
    /// "selon X".
    pub source: bool,
    /// In a relative clause ("qui a dit"): its subject is not what the sentence is about.
    pub relative: bool,
    /// The verb takes an object, so that its subject need not be speaking ("saluer", "inviter").
    pub transitive: bool,
    /// A form that depends on another clause ("ajoutant").
    pub dependent: bool,
}

struct Group {
    range: Range<usize>,
    form: VerbForm,
    passive: bool,
    dependent: bool,
    inverted: Option<(usize, Pronoun)>,
}

/// The reporting clauses of a sentence, left to right.
pub(super) fn cues(items: &[Item], sentence: Range<usize>, phrases: &[Phrase], speech: &Speech) -> Vec<Cue> {
    let mut found: Vec<Cue> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        if let Some(cue) = source(items, at, &sentence, phrases, speech) {
            at = cue.range.end.max(at + 1);
            found.push(cue);
            continue;
        }
        if let Some(group) = group(items, at, sentence.end, speech) {
            at = group.range.end.max(at + 1);
            if let Some(cue) = with_subject(items, group, &sentence, phrases, &found, speech) {
                at = at.max(if cue.incise { cue.range.end } else { at });
                found.push(cue);
            }
            continue;
        }
        at += 1;
    }
    found
}

/// "selon X", "d'après elle", "pour X," at the head of a sentence.
fn source(items: &[Item], at: usize, sentence: &Range<usize>, phrases: &[Phrase], speech: &Speech) -> Option<Cue> {
    let matches = |words: &&[&str]| words.iter().enumerate().all(|(i, word)| items.get(at + i).is_some_and(|item| item.lower == *word));
    let strong = speech.according.iter().copied().find(|words| matches(words));
    let weak = || speech.according_weak.iter().copied().find(|words| at == sentence.start && matches(words));
    let (words, weak) = match strong {
        Some(words) => (words, false),
        None => (weak()?, true),
    };
    let from = at + words.len();
    if from >= sentence.end {
        return None;
    }
    let cue = |end: usize, subject| Cue {
        range: at..end,
        verb: at..from,
        subject,
        incise: true,
        passive: false,
        source: true,
        relative: false,
        transitive: false,
        dependent: false,
    };
    let item = &items[from];
    let plain = speech.emphatic.iter().find(|(word, _)| *word == item.lower).map_or(item.lower.as_str(), |(_, plain)| plain);
    if let Some(pronoun) = (speech.pronoun)(plain) {
        return Some(cue(from + 1, Subject::Pronoun(pronoun)));
    }
    let phrase = starting(phrases, from)?;
    let comma = |item: &Item| item.is_mark(',');
    let bounded = items.get(phrase.full.end).is_none_or(|item| !item.is_word())
        // "Pour Nadia Alami, professeure à Rabat, ..."
        || phrase.name.is_some()
            && items.get(phrase.range.end).is_some_and(comma)
            && items[phrase.full.end..].iter().take(REACH).take_while(|item| !is_start(item, speech)).any(comma);
    if weak && (phrase.sort == Sort::Other || !bounded)
        || phrase.sort == Sort::Other && phrase.name.is_none() && phrase.determiner.is_none()
    {
        return None;
    }
    Some(cue(phrase.range.end, Subject::Phrase(phrase.clone())))
}

pub(super) fn starting(phrases: &[Phrase], at: usize) -> Option<&Phrase> {
    phrases.binary_search_by_key(&at, |phrase| phrase.range.start).ok().and_then(|i| phrases.get(i))
}

pub(super) fn word(items: &[Item], at: usize) -> &str {
    items.get(at).map_or("", |item| item.lower.as_str())
}

fn form(items: &[Item], at: usize, speech: &Speech) -> Option<VerbForm> {
    items.get(at).filter(|item| item.is_word() && !item.inverted).and_then(|item| (speech.verb)(&item.lower))
}

/// The group of auxiliary, adverbs and reporting verb that begins at `at`.
fn group(items: &[Item], at: usize, limit: usize, speech: &Speech) -> Option<Group> {
    let item = items.get(at).filter(|item| item.is_word())?;
    let first = item.lower.as_str();
    let inverted = |i: usize| {
        items.get(i).filter(|item| item.inverted && i < limit).and_then(|item| (speech.pronoun)(&item.lower)).map(|pronoun| (i, pronoun))
    };
    if !speech.verb_first && (speech.have.contains(&first) || speech.be.contains(&first)) {
        return compound(items, at, limit, speech, inverted(at + 1));
    }
    // "met en garde"
    let phrasal =
        speech.phrasal.iter().find(|words| words.iter().enumerate().all(|(i, told)| at + i < limit && word(items, at + i) == *told));
    if let Some(words) = phrasal {
        let form = VerbForm { finite: true, transitive: true, ..VerbForm::default() };
        return Some(Group { range: at..at + words.len(), form, passive: false, dependent: false, inverted: None });
    }
    let own = (speech.verb)(first);
    let before = at.checked_sub(1).map_or("", |i| word(items, i));
    let clitic_object = (speech.determiner)(before).is_some_and(|determiner| determiner.definite && !determiner.possessive)
        && at >= 2
        && ((speech.pronoun)(word(items, at - 2)).is_some() || speech.clitics.contains(&word(items, at - 2)));
    let noun =
        (speech.determiner)(before).is_some() && !clitic_object && !speech.clitics.contains(&before) || speech.contracted.contains(&before);
    let caught = inverted(at + 1);
    if let Some(own) = own.filter(|own| own.finite && (!noun || caught.is_some())) {
        let participle_only = own.participle && (speech.complements.contains(&before) || speech.been.contains(&before));
        let governed = speech.complements.contains(&before) || speech.prepositions.contains(&before) && !speech.clitics.contains(&before);
        if !(participle_only || governed) {
            return Some(Group {
                range: at..caught.map_or(at, |(i, _)| i) + 1,
                form: own,
                passive: false,
                dependent: false,
                inverted: caught,
            });
        }
    }
    // "tient à préciser", "vient d'annoncer"
    if speech.light.contains(&first) && !noun {
        let reach = (at + 1..limit.min(at + REACH))
            .take_while(|&i| items[i].is_word() && (speech.determiner)(word(items, i)).is_none_or(|determiner| determiner.definite));
        for i in reach {
            if let Some(form) = form(items, i, speech).filter(|form| form.infinitive) {
                // "doit présenter", "va inviter": nothing is said yet.
                if form.transitive && speech.modals.contains(&first) {
                    return None;
                }
                return Some(Group { range: at..i + 1, form, passive: false, dependent: false, inverted: caught });
            }
        }
        return None;
    }
    let own = own?;
    if own.gerund && !noun {
        return Some(Group { range: at..at + 1, form: own, passive: false, dependent: true, inverted: None });
    }
    // "avant d'ajouter", "X de conclure"
    if own.infinitive && speech.narrative.contains(&before) {
        return Some(Group { range: at..at + 1, form: own, passive: false, dependent: true, inverted: None });
    }
    // "qualifié de", "cités par"
    if own.participle && !noun {
        return Some(Group { range: at..at + 1, form: own, passive: true, dependent: true, inverted: None });
    }
    None
}

fn compound(items: &[Item], at: usize, limit: usize, speech: &Speech, inverted: Option<(usize, Pronoun)>) -> Option<Group> {
    let before = at.checked_sub(1).map_or("", |i| word(items, i));
    let mut passive = speech.be.contains(&word(items, at)) && !speech.reflexive.contains(&before);
    let from = inverted.map_or(at, |(i, _)| i) + 1;
    let mut comma = false;
    for i in from..limit.min(from + REACH) {
        if items[i].is_mark(',') {
            comma = true;
            continue;
        }
        let here = word(items, i);
        if !items[i].is_word() || items[i].capital {
            return None;
        }
        if speech.been.contains(&here) {
            passive = true;
            continue;
        }
        let light = speech.light.contains(&here);
        if let Some(form) = form(items, i, speech).filter(|form| form.participle || form.infinitive && i > from)
            && (form.participle || (from..i).any(|k| speech.light.contains(&word(items, k))))
        {
            return Some(Group { range: at..i + 1, form, passive, dependent: false, inverted });
        }
        let filler = light
            || speech.adverbs.contains(&here)
            || speech.clitics.contains(&here)
            || speech.is_adverb(here)
            || comma
            || speech.prepositions.contains(&here);
        if !filler {
            return None;
        }
    }
    None
}

/// Adds the subject to a verb group.
fn with_subject(
    items: &[Item],
    group: Group,
    sentence: &Range<usize>,
    phrases: &[Phrase],
    earlier: &[Cue],
    speech: &Speech,
) -> Option<Cue> {
    let mut start = group.range.start;
    while start > sentence.start && items[start - 1].is_word() && speech.clitics.contains(&word(items, start - 1)) {
        start -= 1;
    }
    let verb = start..group.range.end;
    let relative = start > sentence.start && speech.relatives.contains(&word(items, start - 1));
    let cue = |range: Range<usize>, subject, incise| Cue {
        range,
        verb: verb.clone(),
        subject,
        incise,
        passive: group.passive,
        source: false,
        relative,
        transitive: group.form.transitive,
        dependent: group.dependent,
    };
    if group.passive {
        return Some(passive(items, &group, verb.clone(), sentence, phrases, speech));
    }
    if let Some((at, pronoun)) = group.inverted {
        return Some(cue(verb.start..verb.end.max(at + 1), Subject::Pronoun(pronoun), true));
    }
    let narrative = group.form.infinitive && start > sentence.start && speech.narrative.contains(&word(items, start - 1));
    if narrative {
        // "Et Nadia Alami de conclure"
        let subject = phrases.iter().rev().find(|phrase| phrase.full.end == start - 1 && phrase.sort != Sort::Other);
        return Some(match subject {
            Some(phrase) => cue(phrase.range.start..verb.end, Subject::Phrase(phrase.clone()), true),
            None => cue(start - 1..verb.end, Subject::Inherit, false),
        });
    }
    if group.dependent {
        return Some(cue(verb.clone(), Subject::Inherit, false));
    }
    if start > sentence.start
        && let Some(pronoun) = (speech.pronoun)(word(items, start - 1)).filter(|_| !items[start - 1].inverted)
    {
        return Some(cue(start - 1..verb.end, Subject::Pronoun(pronoun), false));
    }
    let gap = start > sentence.start && (items[start - 1].is_mark(',') || items[start - 1].is_mark('–'));
    let quoted =
        start > sentence.start && (items[start - 1].is_quote() || gap && start - 1 > sentence.start && items[start - 2].is_quote());
    let behind = behind(items, verb.end, sentence.end, phrases, speech);
    if speech.verb_first {
        return Some(match behind {
            Some(phrase) => cue(verb.start..phrase.range.end, Subject::Phrase(phrase.clone()), quoted),
            None => match ahead(items, start, sentence, phrases, speech) {
                Some(subject) => cue(verb.clone(), subject, quoted),
                None => cue(verb.clone(), implied(items, &verb, speech), quoted),
            },
        });
    }
    if let Some(phrase) = behind.filter(|phrase| quoted && !(group.form.transitive && phrase.sort == Sort::Other && phrase.name.is_none()))
    {
        return Some(cue(verb.start..phrase.range.end, Subject::Phrase(phrase.clone()), true));
    }
    let ahead = ahead(items, start, sentence, phrases, speech);
    if let Some(phrase) = behind
        && (gap || start == sentence.start)
        && phrase.sort != Sort::Other
        && !group.form.transitive
        && !matches!(ahead, Some(Subject::Phrase(ref before)) if before.full.end + 1 >= start)
        && items.get(phrase.full.end).is_none_or(|item| !item.is_word())
    {
        return Some(cue(verb.start..phrase.range.end, Subject::Phrase(phrase.clone()), true));
    }
    match ahead {
        Some(Subject::Phrase(phrase)) => {
            let from = if verb.start - phrase.range.start <= 14 { phrase.range.start } else { verb.start };
            Some(cue(from..verb.end, Subject::Phrase(phrase), false))
        }
        Some(subject) => Some(cue(verb.clone(), subject, false)),
        None if !earlier.is_empty() => Some(cue(verb.clone(), Subject::Inherit, false)),
        None => None,
    }
}

fn passive(items: &[Item], group: &Group, verb: Range<usize>, sentence: &Range<usize>, phrases: &[Phrase], speech: &Speech) -> Cue {
    let reach = verb.end..sentence.end.min(verb.end + 2 * REACH);
    let by = reach.clone().find(|&i| items[i].is_word() && speech.agent.contains(&word(items, i)) && starting(phrases, i + 1).is_some());
    // "appelés par leur nom", "par courrier"
    let speaks = |phrase: &Phrase| {
        phrase.sort != Sort::Other || phrase.name.is_some() || phrase.determiner.is_some_and(|determiner| !determiner.possessive)
    };
    let agent = by.and_then(|i| starting(phrases, i + 1)).filter(|phrase| phrase.range.end <= sentence.end && speaks(phrase));
    let (range, subject) = match agent {
        Some(phrase) => (verb.start..phrase.range.end, Subject::Phrase(phrase.clone())),
        None => (verb.clone(), Subject::Nobody),
    };
    Cue { range, verb, subject, incise: false, passive: true, source: false, relative: false, transitive: true, dependent: group.dependent }
}

/// True when a reporting verb group can begin at `at`; cheap.
pub(super) fn may_report(items: &[Item], at: usize, speech: &Speech) -> bool {
    items.get(at).is_some_and(|item| item.is_word() && is_start(item, speech))
}

fn is_start(item: &Item, speech: &Speech) -> bool {
    let word = item.lower.as_str();
    speech.have.contains(&word) || speech.be.contains(&word) || speech.light.contains(&word) || (speech.verb)(word).is_some()
}
