//! Who is who in a document: the people and institutions it names, under which names and roles, and whom a pronoun or role stands for.

use super::frame::Item;
use super::phrase::{self, Phrase, Sort};
use super::spelling;
use crate::document::Attribution;
use crate::language::Speech;
use crate::language::speech::{Gender, Pronoun};
use crate::text::{self, Span};
use rustc_hash::FxHashMap;

/// Sentences back in which a pronoun or role finds whom it stands for.
const MEMORY: usize = 14;
/// Mentions back that are looked at; keeps work linear.
const MENTIONS: usize = 60;
/// Entities of one role or name that are looked at.
const NAMESAKES: usize = 40;

/// Somebody whom the document names.
#[derive(Debug, Clone)]
struct Entity {
    /// The longest form of the name.
    name: String,
    words: Vec<String>,
    /// See [`spelling::length`].
    length: usize,
    roles: Vec<Vec<String>>,
    gender: Gender,
    institution: bool,
}

/// Whom a phrase or pronoun was found to stand for.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub speaker: String,
    pub attribution: Attribution,
    pub entity: Option<usize>,
    pub gender: Gender,
    pub plural: bool,
    pub institution: bool,
    /// Neither a person nor an institution, as far as the words tell.
    pub thing: bool,
}

#[derive(Debug, Clone)]
struct Mention {
    sentence: usize,
    subject: bool,
    /// Was reported to say something.
    spoke: bool,
    who: Resolved,
}

/// The people and institutions of a document.
#[derive(Debug, Default)]
pub(super) struct Cast {
    entities: Vec<Entity>,
    by_word: FxHashMap<String, Vec<usize>>,
    by_role: FxHashMap<String, Vec<usize>>,
    mentions: Vec<Mention>,
    /// Who wrote the document last spoken of, and in which sentence.
    author: Option<(usize, Resolved)>,
}

impl Cast {
    /// Remembers the name and roles of a phrase. To be called for the whole document before anything is resolved.
    pub fn introduce(&mut self, source: &str, items: &[Item], phrase: &Phrase, speech: &Speech) {
        if phrase.sort == Sort::Other {
            return;
        }
        let Some(name) = &phrase.name else {
            if phrase.sort == Sort::Institution && phrase.definite() && !phrase.plural() {
                self.institution(span(items, &phrase.range).of(source), phrase);
            }
            return;
        };
        let acronym = phrase.sort == Sort::Institution && phrase.determiner.is_some();
        let shown = span(items, if acronym { &phrase.range } else { name }).of(source);
        let words = name_words(items, name.clone(), speech);
        if words.is_empty() {
            return;
        }
        let known = self.named(&words);
        let id = known.unwrap_or_else(|| {
            self.entities.push(Entity {
                name: shown.to_owned(),
                words: Vec::new(),
                length: 0,
                roles: Vec::new(),
                gender: Gender::Unknown,
                institution: phrase.sort == Sort::Institution,
            });
            self.entities.len() - 1
        });
        let Some(entity) = self.entities.get_mut(id) else { return };
        for word in &words {
            for key in spelling::keys(word) {
                let ids = self.by_word.entry(key).or_default();
                if ids.last() != Some(&id) && ids.len() < NAMESAKES && !ids.contains(&id) {
                    ids.push(id);
                }
            }
        }
        let length = spelling::length(&words);
        if length > entity.length {
            entity.length = length;
            entity.words = words;
            entity.name = shown.to_owned();
        }
        if entity.gender == Gender::Unknown {
            entity.gender = phrase.gender;
        }
        for role in &phrase.roles {
            self.role(id, role);
        }
    }

    fn role(&mut self, id: usize, role: &[String]) {
        let Some(entity) = self.entities.get_mut(id) else { return };
        if entity.roles.len() >= NAMESAKES || entity.roles.iter().any(|known| known == role) {
            return;
        }
        entity.roles.push(role.to_vec());
        if let Some(head) = role.first() {
            let ids = self.by_role.entry(singular(head)).or_default();
            if !ids.contains(&id) && ids.len() < NAMESAKES {
                ids.push(id);
            }
        }
    }

    fn institution(&mut self, shown: &str, phrase: &Phrase) {
        let Some(role) = phrase.roles.first() else { return };
        let Some(head) = role.first() else { return };
        let known = self.by_role.get(&singular(head)).is_some_and(|ids| {
            ids.iter().any(|&id| self.entities.get(id).is_some_and(|entity| entity.roles.iter().any(|known| known == role)))
        });
        if known {
            return;
        }
        self.entities.push(Entity {
            name: shown.to_owned(),
            words: Vec::new(),
            length: 0,
            roles: Vec::new(),
            gender: phrase.gender,
            institution: true,
        });
        self.role(self.entities.len() - 1, role);
    }

    /// Somebody whose name these words are, in full, in part or in another spelling; the same letters before the same sounds.
    fn named(&self, words: &[String]) -> Option<usize> {
        let ids: Vec<usize> =
            spelling::keys(words.last()?).filter_map(|key| self.by_word.get(&key)).flat_map(|ids| ids.iter().rev().copied()).collect();
        let known = |id: usize| self.entities.get(id).map(|entity| entity.words.as_slice()).unwrap_or_default();
        let exact = ids.iter().copied().find(|&id| words.iter().all(|word| known(id).contains(word)));
        exact.or_else(|| ids.into_iter().find(|&id| spelling::same(words, known(id))))
    }

    fn person(&self, id: usize, attribution: Attribution) -> Option<Resolved> {
        let entity = self.entities.get(id)?;
        Some(Resolved {
            speaker: entity.name.clone(),
            attribution,
            entity: Some(id),
            gender: entity.gender,
            plural: false,
            institution: entity.institution,
            thing: false,
        })
    }

    /// Whom a noun phrase names, in sentence number `sentence`.
    pub fn phrase(&mut self, source: &str, items: &[Item], phrase: &Phrase, sentence: usize, speech: &Speech) -> Resolved {
        if let Some(name) = &phrase.name {
            let words = name_words(items, name.clone(), speech);
            if let Some(found) = self.named(&words).and_then(|id| self.person(id, Attribution::Explicit)) {
                return found;
            }
        }
        let shown = span(items, &phrase.range).of(source);
        let itself = |this: &Phrase| Resolved {
            speaker: shown.split_whitespace().collect::<Vec<_>>().join(" "),
            attribution: Attribution::Explicit,
            entity: None,
            gender: this.gender,
            plural: this.plural(),
            institution: this.sort == Sort::Institution,
            thing: this.sort == Sort::Other,
        };
        if phrase.name.is_none()
            && phrase.roles.iter().flatten().next().is_some_and(|word| speech.latter.contains(&word.as_str()))
            && let Some(found) = self.latter(phrase.gender, sentence)
        {
            return found;
        }
        if phrase.name.is_none()
            && phrase.sort == Sort::Other
            && let Some(author) = self.author_of(source, items, phrase, sentence, speech)
        {
            return author;
        }
        if phrase.name.is_some() || !phrase.definite() || phrase.plural() || phrase.sort == Sort::Other {
            return itself(phrase);
        }
        let Some(role) = phrase.roles.first() else { return itself(phrase) };
        // Without capitals a short name behind a role looks like part of the role.
        if !speech.capitals
            && role.len() > 1
            && let Some(found) =
                role.last().and_then(|last| self.named(std::slice::from_ref(last))).and_then(|id| self.person(id, Attribution::Explicit))
        {
            return found;
        }
        // A word that the lists do not know may have been taken for part of the role: "la conservatrice compte ...".
        let shorter = if phrase.proper_complement { role.len() } else { 1 };
        if let Some(id) = (shorter..=role.len()).rev().find_map(|length| self.with_role(role.get(..length)?, phrase)) {
            let full = self.person(id, Attribution::Anaphoric);
            // An institution under its only name is named, not referred to.
            return full.map_or_else(
                || itself(phrase),
                |found| if same_name(&found.speaker, shown) { Resolved { attribution: Attribution::Explicit, ..found } } else { found },
            );
        }
        if phrase.sort == Sort::Person
            && !phrase.determiner.is_some_and(|determiner| determiner.possessive)
            && let Some(id) = self.pointed_at(items, phrase, sentence, speech).or_else(|| self.recent_person(phrase, sentence))
            && let Some(found) = self.person(id, Attribution::Anaphoric)
        {
            self.role(id, role);
            if let Some(entity) = self.entities.get_mut(id).filter(|entity| entity.gender == Gender::Unknown) {
                entity.gender = phrase.gender;
            }
            return found;
        }
        itself(phrase)
    }

    /// Who speaks in a document ("le texte", "le communiqué du comité") or a saying ("la formule d'un voisin").
    fn author_of(&mut self, source: &str, items: &[Item], phrase: &Phrase, sentence: usize, speech: &Speech) -> Option<Resolved> {
        let head = phrase.roles.first()?.first()?.as_str();
        let document = speech.documents.contains(&head);
        if !document && !speech.sayings.contains(&head) {
            return None;
        }
        let complement = (phrase.range.start + 1..(phrase.range.end + 1).min(items.len()))
            .find(|&i| items[i].is_word() && speech.complements.contains(&items[i].lower.as_str()));
        let written = complement.and_then(|at| phrase::phrase(items, at + 1, items.len(), speech)).filter(|by| by.sort != Sort::Other);
        let who = match written {
            Some(by) => self.phrase(source, items, &by, sentence, speech),
            None if !document || phrase.plural() || !phrase.definite() => return None,
            None if phrase.determiner.is_some_and(|determiner| determiner.possessive) => self.current(sentence)?,
            None => self.author.as_ref().filter(|(at, _)| at + MEMORY >= sentence).map(|(_, who)| who.clone())?,
        };
        if document {
            self.author = Some((sentence, who.clone()));
        }
        Some(Resolved { attribution: Attribution::Anaphoric, gender: phrase.gender, plural: false, ..who })
    }

    /// Remembers who speaks in a sentence that also tells of a document: it is theirs.
    pub fn wrote(&mut self, who: Resolved, sentence: usize) {
        self.author = Some((sentence, who));
    }

    /// Somebody introduced with this role: all its words are among theirs, or theirs is its acronym.
    fn with_role(&self, role: &[String], phrase: &Phrase) -> Option<usize> {
        let head = singular(role.first()?);
        let holds = |id: usize| {
            self.entities.get(id).is_some_and(|entity| {
                entity.institution == (phrase.sort == Sort::Institution)
                    && entity.gender.agrees(phrase.gender)
                    && entity.roles.iter().any(|known| {
                        known.first().is_some_and(|first| singular(first) == head) && role.iter().all(|word| known.contains(word))
                    })
            })
        };
        let candidates = self.by_role.get(&head).map(Vec::as_slice).unwrap_or_default();
        let recent = self
            .mentions
            .iter()
            .rev()
            .take(MENTIONS)
            .filter_map(|mention| mention.who.entity)
            .find(|&id| candidates.contains(&id) && holds(id));
        if phrase.sort == Sort::Institution {
            // The longest name says most.
            return candidates.iter().copied().filter(|&id| holds(id)).max_by_key(|&id| {
                self.entities.get(id).map_or(0, |entity| (!entity.words.is_empty()) as usize * 1000 + entity.name.len())
            });
        }
        recent.or_else(|| candidates.iter().copied().find(|&id| holds(id))).or_else(|| self.by_acronym(role))
    }

    /// "le directeur général de la Sûreté nationale" is the head of the DGSN.
    fn by_acronym(&self, role: &[String]) -> Option<usize> {
        let initials: String = role.iter().filter_map(|word| text::fold(word).text.chars().next()).collect();
        if initials.chars().count() < 3 {
            return None;
        }
        self.entities.iter().take(10 * NAMESAKES).position(|entity| {
            !entity.institution && entity.roles.iter().flatten().any(|word| word.split('-').any(|part| part == initials))
        })
    }

    /// "ce dernier": the person named last, subject or not.
    fn latter(&self, gender: Gender, sentence: usize) -> Option<Resolved> {
        let window = self.mentions.iter().rev().take(MENTIONS).take_while(|mention| mention.sentence + 2 >= sentence);
        let mut people = window.filter(|mention| !mention.who.institution && !mention.who.plural && mention.who.gender.agrees(gender));
        let id = people.find_map(|mention| mention.who.entity)?;
        self.person(id, Attribution::Anaphoric)
    }

    /// "cette ancienne institutrice": the person named last.
    fn pointed_at(&self, items: &[Item], phrase: &Phrase, sentence: usize, speech: &Speech) -> Option<usize> {
        let points = items.get(phrase.range.start).is_some_and(|item| speech.pointing.contains(&item.lower.as_str()));
        points.then(|| self.latter(phrase.gender, sentence)).flatten().and_then(|who| who.entity)
    }

    /// The person last spoken of, if a role that nothing explains can be theirs.
    fn recent_person(&self, phrase: &Phrase, sentence: usize) -> Option<usize> {
        let window = self.mentions.iter().rev().take(MENTIONS).take_while(|mention| mention.sentence + MEMORY >= sentence);
        // "Rio Branco" looks like a name; a person does something or is told by first name or office.
        let alive = |mention: &Mention| {
            let office = |id: usize| self.entities.get(id).is_some_and(|entity| !entity.roles.is_empty());
            mention.subject || mention.who.gender != Gender::Unknown || mention.who.entity.is_some_and(office)
        };
        let person = |mention: &&Mention| !mention.who.institution && !mention.who.plural && mention.who.entity.is_some() && alive(mention);
        let nearest = window.clone().filter(person).find(|mention| mention.subject).or_else(|| window.clone().find(person))?;
        let agreeing = if nearest.who.gender.agrees(phrase.gender) {
            nearest
        } else {
            let known = phrase.gender != Gender::Unknown;
            window.filter(person).find(|mention| known && mention.who.gender == phrase.gender)?
        };
        let id = agreeing.who.entity?;
        // Whoever has an office of their own does not get another with a name in it.
        let free = self.entities.get(id).is_some_and(|entity| entity.roles.is_empty());
        (free && agreeing.sentence + 2 >= sentence || !phrase.proper_complement).then_some(id)
    }

    /// Whom a pronoun stands for: the subjects of the sentences before it first.
    pub fn pronoun(&self, pronoun: Pronoun, sentence: usize) -> Option<Resolved> {
        let window = self.mentions.iter().rev().take(MENTIONS).take_while(|mention| mention.sentence + MEMORY >= sentence);
        let fits = |mention: &&Mention| mention.who.plural == pronoun.plural && mention.who.gender.agrees(pronoun.gender);
        let cost = |mention: &&Mention| {
            let unsure = usize::from(mention.who.gender == Gender::Unknown && pronoun.gender != Gender::Unknown);
            10 * sentence.saturating_sub(mention.sentence)
                + if mention.subject { 0 } else { 14 }
                + 5 * unsure
                + 14 * usize::from(mention.who.thing)
        };
        let best = window.filter(fits).min_by_key(cost)?;
        Some(Resolved { attribution: Attribution::Anaphoric, ..best.who.clone() })
    }

    /// Who is speaking when nothing says so: the subject of the sentences before.
    pub fn current(&self, sentence: usize) -> Option<Resolved> {
        let window = self.mentions.iter().rev().take(MENTIONS).take_while(|mention| mention.sentence + MEMORY >= sentence);
        // An institution that has said nothing so far does not begin to speak unannounced.
        let able = |mention: &&Mention| {
            mention.spoke && (!mention.who.plural || mention.sentence + 1 >= sentence) || !mention.who.institution && !mention.who.plural
        };
        let found = window.clone().filter(able).find(|mention| mention.subject).or_else(|| window.clone().find(able))?;
        Some(Resolved { attribution: Attribution::Implicit, ..found.who.clone() })
    }

    /// Remembers that somebody was spoken of, as the subject or not, as a speaker or not.
    pub fn mention(&mut self, who: Resolved, sentence: usize, subject: bool, spoke: bool) {
        self.mentions.push(Mention { sentence, subject, spoke, who });
    }
}

fn same_name(left: &str, right: &str) -> bool {
    text::fold(left).text == text::fold(right).text
}

fn singular(word: &str) -> String {
    let word = word.strip_suffix('s').filter(|rest| rest.chars().count() > 3).unwrap_or(word);
    word.to_owned()
}

/// The words of a name that tell it from others: folded, without particles, titles and the Arabic article.
fn name_words(items: &[Item], name: std::ops::Range<usize>, speech: &Speech) -> Vec<String> {
    items[name]
        .iter()
        .filter(|item| item.is_word())
        .filter(|item| !speech.particles.contains(&item.lower.as_str()) && !speech.titles.iter().any(|(title, _)| *title == item.lower))
        .map(|item| {
            let folded = text::fold(&item.lower).text;
            let bare = speech.articles.iter().find_map(|article| folded.strip_prefix(article)).unwrap_or(&folded);
            bare.to_owned()
        })
        .filter(|word| !word.is_empty())
        .collect()
}

/// Where a range of items stands in the text.
pub(super) fn span(items: &[Item], range: &std::ops::Range<usize>) -> Span {
    match (items.get(range.start), range.end.checked_sub(1).and_then(|last| items.get(last))) {
        (Some(first), Some(last)) if range.start < range.end => Span::new(first.span.start, last.span.end),
        _ => Span::default(),
    }
}
