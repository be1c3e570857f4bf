//! Noun phrases that can speak: a name, a role, an institution, with what stands in apposition to it.

use super::frame::Item;
use super::names::{first_name, is_name_word, name_run, posted, title};
use crate::language::Speech;
use crate::language::speech::{Determiner, Gender, Role};
use std::ops::Range;

/// No phrase is longer.
const LONGEST: usize = 18;

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Person,
    Institution,
    /// Anything else; speaks only as the subject right beside a reporting verb.
    Other,
}

/// A noun phrase; ranges count items.
#[derive(Debug, Clone)]
pub(super) struct Phrase {
    /// The phrase, with the name in apposition that completes it.
    pub range: Range<usize>,
    /// With the apposition that only describes it.
    pub full: Range<usize>,
    pub sort: Sort,
    pub name: Option<Range<usize>>,
    /// Lower-case words of role and complement, one list a role.
    pub roles: Vec<Vec<String>>,
    /// The role's complement holds a proper name ("de l'Intérieur").
    pub proper_complement: bool,
    pub determiner: Option<Determiner>,
    pub gender: Gender,
    /// Stands behind a preposition.
    pub oblique: bool,
}

impl Phrase {
    pub fn plural(&self) -> bool {
        self.name.is_none() && self.determiner.is_some_and(|determiner| determiner.plural)
    }

    pub fn definite(&self) -> bool {
        self.determiner.is_some_and(|determiner| determiner.definite)
    }
}

/// The phrase that begins at item `at`, before item `limit`.
pub(super) fn phrase(items: &[Item], at: usize, limit: usize, speech: &Speech) -> Option<Phrase> {
    let limit = limit.min(items.len()).min(at + 2 * LONGEST);
    let mut first = if speech.capitals { simple(items, at, limit, speech)? } else { super::caseless::simple(items, at, limit, speech)? };
    first.oblique = at > 0
        && items[at - 1].is_word()
        && (speech.prepositions.contains(&items[at - 1].lower.as_str()) || speech.complements.contains(&items[at - 1].lower.as_str()));
    let comma = first.range.end;
    // "Karim, 34 ans, ..."
    let lone = first.sort == Sort::Other && first.determiner.is_none() && first.roles.is_empty() && first.name.is_some();
    if lone
        && comma + 3 < limit
        && items[comma].is_mark(',')
        && items[comma + 1].lower.starts_with(|c: char| c.is_ascii_digit())
        && items[comma + 2].is_word()
        && items[comma + 3].is_mark(',')
    {
        first.sort = Sort::Person;
        first.gender = first_name(items, first.name.as_ref(), speech);
    }
    if comma + 1 < limit && items[comma].is_mark(',') {
        let next = if speech.capitals {
            simple(items, comma + 1, limit, speech)
        } else {
            super::caseless::simple(items, comma + 1, limit, speech)
        };
        if let Some(next) = next {
            join(items, &mut first, next, limit, speech);
        }
    }
    Some(first)
}

/// Joins a phrase and the one behind the comma when one of them is the name and the other what the named one is.
fn join(items: &[Item], first: &mut Phrase, next: Phrase, limit: usize, speech: &Speech) {
    let after = next.range.end;
    let bounded = after >= limit || !items[after].is_word() || is_verb(&items[after], speech) || !speech.capitals;
    let aged = items.get(after).is_some_and(|item| item.is_mark(','))
        && items.get(after + 1).is_some_and(|item| item.lower.starts_with(|c: char| c.is_ascii_digit()));
    let named = next.name.is_some() && (next.sort == Sort::Person || aged && next.roles.is_empty());
    let describable = first.sort != Sort::Other || first.determiner.is_some() && !first.oblique;
    if first.name.is_none() && named && describable && bounded && first.sort != Sort::Institution {
        first.range.end = after;
        first.full.end = after;
        first.name = next.name;
        first.gender = if next.gender == Gender::Unknown { first.gender } else { next.gender };
        first.sort = Sort::Person;
        first.roles.extend(next.roles);
        // "La porte-parole, Nadia Alami, juriste"
    } else if first.name.is_some() && next.name.is_none() && !next.roles.is_empty() && next.sort != Sort::Other {
        let institution = next.sort == Sort::Institution;
        // "L'UNM, le syndicat majoritaire" is an institution; "Nadia Alami, le parti" is not hers.
        if institution != (first.sort == Sort::Institution) && !(institution && first.roles.is_empty() && first.determiner.is_some()) {
            return;
        }
        first.full.end = after;
        first.sort = next.sort;
        if first.gender == Gender::Unknown {
            first.gender = next.gender;
        }
        first.proper_complement |= next.proper_complement;
        first.roles.extend(next.roles);
        // "Une juriste belge, observatrice des débats, estime"
    } else if first.name.is_none()
        && next.name.is_none()
        && next.determiner.is_none()
        && first.sort == Sort::Person
        && next.sort == Sort::Person
        && items.get(after).is_some_and(|item| item.is_mark(','))
    {
        first.full.end = after;
    }
}

/// True for a finite verb or auxiliary.
pub(super) fn is_verb(item: &Item, speech: &Speech) -> bool {
    let word = item.lower.as_str();
    speech.have.contains(&word) || speech.be.contains(&word) || (speech.verb)(word).is_some_and(|form| form.finite)
}

/// A phrase without apposition.
fn simple(items: &[Item], at: usize, limit: usize, speech: &Speech) -> Option<Phrase> {
    let mut i = at;
    let mut determiner = None;
    // "1.200 hommes" are no speakers.
    if at > 0 && items[at - 1].lower.starts_with(|c: char| c.is_ascii_digit()) && !items[at].capital {
        return None;
    }
    while i < limit && i < at + 2 && items[i].is_word() && !items[i].inverted {
        let Some(found) = (speech.determiner)(&items[i].lower) else { break };
        determiner = Some(determiner.map_or(found, |first: Determiner| Determiner {
            gender: if first.gender == Gender::Unknown { found.gender } else { first.gender },
            ..first
        }));
        i += 1;
    }
    let mut gender = determiner.map_or(Gender::Unknown, |determiner| determiner.gender);
    let mut words: Vec<String> = Vec::new();
    let mut head: Option<Role> = None;
    let mut name = None;
    let (mut complement, mut proper_complement, mut in_complement) = (false, false, false);
    let body = i;
    while i < limit && i - at < LONGEST {
        let item = &items[i];
        if !item.is_word() || item.inverted {
            break;
        }
        let word = item.lower.as_str();
        if let Some((next, told)) = title(items, i, limit, speech) {
            if in_complement {
                break;
            }
            if told != Gender::Unknown {
                gender = told;
            }
            let end = name_run(items, next, limit, speech);
            // "Me Alami" and "le docteur Alami" are both Alami.
            name = Some(next..end);
            if !item.capital {
                words.push(word.to_owned());
            }
            head = head.or(Some(Role::Person(Gender::Unknown)));
            i = end;
            break;
        }
        let role = (speech.role)(word);
        // "le Conseil national": a common noun although it has a capital.
        let common = words.is_empty() && role.is_some() && (determiner.is_some() || !items.get(i + 1).is_some_and(|next| next.capital));
        if is_name_word(items, i, speech) && !common {
            let end = name_run(items, i, limit, speech);
            // "la ministre de la Santé Nadia Alami"
            if complement
                && end - i >= 3
                && i > at
                && (speech.determiner)(&items[i - 1].lower).is_some()
                && matches!(head, Some(Role::Person(_)))
            {
                words.push(word.to_owned());
                (complement, proper_complement) = (false, true);
                name = Some(i + 1..end);
                i = end;
                break;
            }
            if complement {
                if end - i >= 2 && head.is_none_or(|head| matches!(head, Role::Person(_))) {
                    // "la formule de Nadia Alami": she is a phrase of her own.
                    i -= 1;
                    break;
                }
                proper_complement = true;
                words.extend(items[i..end].iter().map(|item| item.lower.clone()));
                (complement, in_complement) = (false, true);
                i = end;
                continue;
            }
            if in_complement && end - i < 2 {
                words.push(word.to_owned());
                i = end;
                continue;
            }
            name = Some(i..end);
            if determiner.is_some() && words.is_empty() && end - i >= 3 && (speech.demonym)(word) {
                words.push(word.to_owned());
                head = Some(Role::Person(gender));
                name = Some(i + 1..end);
            }
            i = end;
            break;
        }
        let plain_head = words.is_empty();
        // "Celui de la Jordanie" is somebody, "celui qui" is not.
        let demonstrative = speech.demonstratives.iter().find(|(told, _)| *told == word && plain_head && determiner.is_none());
        if let Some(&(_, told)) = demonstrative
            && items.get(i + 1).is_some_and(|next| speech.complements.contains(&next.lower.as_str()))
        {
            gender = told;
            head = Some(Role::Person(gender));
            words.push(word.to_owned());
            i += 1;
            continue;
        }
        // "l'un d'eux"
        let one_of = plain_head && i == at + 2 && determiner.is_some() && speech.complements.contains(&word);
        if one_of {
            words.push(items[i - 1].lower.clone());
        } else if plain_head && determiner.is_none() && role.is_none() {
            return None;
        }
        if speech.complements.contains(&word) && (!plain_head || one_of) {
            complement = true;
            i += 1;
            // "de la", "de l'", "de son"
            while i < limit && items[i].is_word() && (speech.determiner)(&items[i].lower).is_some() {
                i += 1;
            }
            continue;
        }
        let stops = speech.breaks.contains(&word)
            || speech.prepositions.contains(&word)
            || (speech.pronoun)(word).is_some()
            || speech.have.contains(&word)
            || speech.be.contains(&word)
            || word.starts_with(|c: char| c.is_ascii_digit())
            || !plain_head && !complement && (speech.adverbs.contains(&word) || speech.clitics.contains(&word) || speech.is_adverb(word));
        let verb = !plain_head && !complement && role.is_none() && (speech.verb)(word).is_some_and(|form| form.finite || form.gerund);
        let another = !plain_head && !complement && (speech.determiner)(word).is_some();
        if stops || verb || another {
            break;
        }
        if complement {
            (complement, in_complement) = (false, true);
        } else if head.is_none() && !in_complement {
            head = role;
        }
        words.push(word.to_owned());
        i += 1;
    }
    if complement && i > body {
        // "de" led to nothing.
        while i > body && (speech.complements.contains(&items[i - 1].lower.as_str()) || (speech.determiner)(&items[i - 1].lower).is_some())
        {
            i -= 1;
        }
    }
    if i <= body || words.is_empty() && name.is_none() || determiner.is_none() && name.is_none() && head.is_none() {
        return None;
    }
    let mut sort = sort(items, determiner, head, name.as_ref(), speech, &mut gender);
    if sort != Sort::Other && name.is_none() && determiner.is_some() {
        i = posted(items, at, i, limit, speech);
    }
    // "l'orfèvre Nadia Alami": a first name tells a person, unless it stands behind a preposition as places do ("au stade Ahmed Alami").
    let told = if head.is_none() && !words.is_empty() { first_name(items, name.as_ref(), speech) } else { Gender::Unknown };
    let free = at == 0 || !speech.prepositions.contains(&items[at - 1].lower.as_str());
    if sort == Sort::Institution && told != Gender::Unknown && free {
        (sort, gender) = (Sort::Person, told);
    }
    let roles = if words.is_empty() { Vec::new() } else { vec![words] };
    Some(Phrase { range: at..i, full: at..i, sort, name, roles, proper_complement, determiner, gender, oblique: false })
}

fn sort(
    items: &[Item],
    determiner: Option<Determiner>,
    head: Option<Role>,
    name: Option<&Range<usize>>,
    speech: &Speech,
    gender: &mut Gender,
) -> Sort {
    match head {
        Some(Role::Person(told)) => {
            if told != Gender::Unknown && *gender == Gender::Unknown {
                *gender = told;
            }
            if *gender == Gender::Unknown {
                *gender = first_name(items, name, speech);
            }
            Sort::Person
        }
        Some(Role::Institution(told)) => {
            *gender = told;
            Sort::Institution
        }
        None => match name {
            Some(name) if determiner.is_none() && name.len() >= 2 => {
                *gender = first_name(items, Some(name), speech);
                Sort::Person
            }
            Some(name) if determiner.is_some() && (name.len() >= 2 || items[name.start].acronym) => Sort::Institution,
            _ => Sort::Other,
        },
    }
}

/// All phrases of a sentence, left to right, without overlap.
pub(super) fn phrases(items: &[Item], sentence: Range<usize>, speech: &Speech) -> Vec<Phrase> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        // Without capitals only a role, or what a reporting verb stands before, is known to be somebody.
        let told = speech.capitals
            || (speech.role)(&items[at].lower).is_some()
            || at > sentence.start && (speech.verb)(&items[at - 1].lower).is_some();
        match (told && items[at].is_word()).then(|| phrase(items, at, sentence.end, speech)).flatten() {
            Some(phrase) => {
                at = phrase.full.end.max(at + 1);
                found.push(phrase);
            }
            None => at += 1,
        }
    }
    found
}
