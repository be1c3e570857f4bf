//! Puts quotations, reporting clauses and people together: who speaks which quotation.

use super::cue::{self, Cue, Subject};
use super::frame::{self, Edges, Item, Kind};
use super::kind::Look;
use super::phrase::{self, Phrase, Sort};
use super::speaker::{self, Cast, Resolved};
use super::{Found, Run, speech_of};
use crate::document::{Attribution, Quote, QuoteKind, SegmentKind};
use crate::language::{self, Speech};
use crate::text::{self, Span};
use std::ops::Range;

/// Quotations before and after a heading that are searched for its words.
const NEIGHBOURS: usize = 40;

/// A run read for who speaks in it.
struct Frame {
    speech: &'static Speech,
    items: Vec<Item>,
    sentences: Vec<(Range<usize>, Vec<Phrase>)>,
}

/// What was found out of one quotation.
#[derive(Debug, Clone, Default)]
struct Answer {
    kind: Option<QuoteKind>,
    speaker: String,
    cue: String,
    attribution: Option<Attribution>,
}

/// Gives every quotation its kind, speaker and reporting clause.
pub(super) fn attribute(text: &str, runs: &[Run], found: Vec<Found>) -> Vec<Quote> {
    let looks: Vec<Look> =
        found.iter().map(|quote| Look::new(text, &quote.pieces, runs.get(quote.run).and_then(|run| speech_of(&run.lang)))).collect();
    let frames = frames(text, runs, &found, &looks);
    let mut cast = Cast::default();
    for (_, frame) in runs.iter().zip(&frames).filter(|(run, _)| run.kind != SegmentKind::Caption) {
        let Some(frame) = frame else { continue };
        for phrase in frame.sentences.iter().flat_map(|(_, phrases)| phrases) {
            cast.introduce(text, &frame.items, phrase, frame.speech);
        }
    }
    for quote in &found {
        if let (Some(incise), Some(speech)) = (&quote.incise, runs.get(quote.run).and_then(|run| speech_of(&run.lang))) {
            for phrase in &incise.phrases {
                cast.introduce(text, &incise.items, phrase, speech);
            }
        }
    }
    let mut scene = Scene { text, found: &found, looks: &looks, cast, answers: vec![Answer::default(); found.len()], sentence: 0 };
    for (run, frame) in runs.iter().zip(&frames) {
        let Some(frame) = frame else { continue };
        for at in 0..frame.sentences.len() {
            scene.sentence += 1;
            scene.sentence(frame, at, run.kind);
        }
    }
    let mut answers = scene.answers;
    headings(text, runs, &found, &mut answers);
    found
        .iter()
        .zip(answers)
        .zip(&looks)
        .map(|((quote, answer), look)| Quote {
            kind: answer.kind.unwrap_or_else(|| look.kind(&[], 0, true, false)),
            span: quote.span(),
            pieces: quote.pieces.clone(),
            lang: quoted_language(text, quote, runs),
            attribution: if answer.speaker.is_empty() { Attribution::None } else { answer.attribution.unwrap_or(Attribution::None) },
            speaker: answer.speaker,
            cue: answer.cue,
        })
        .collect()
}

fn quoted_language(text: &str, quote: &Found, runs: &[Run]) -> language::Lang {
    let Some(run) = runs.get(quote.run) else { return language::Lang::UNKNOWN };
    language::detect(quote.span().of(text), &run.lang)
}

fn frames(text: &str, runs: &[Run], found: &[Found], looks: &[Look]) -> Vec<Option<Frame>> {
    let mut outers: Vec<(Span, usize)> =
        found.iter().enumerate().flat_map(|(i, quote)| quote.outer.iter().map(move |&outer| (outer, i))).collect();
    outers.sort_by_key(|(outer, _)| outer.start);
    let edges =
        |i: usize| looks.get(i).map_or(Edges { capital: false, stop: false }, |look| Edges { capital: look.capital(), stop: look.stop() });
    runs.iter()
        .map(|run| {
            let language = language::of(run.lang.as_str());
            let speech = language.speech()?;
            let from = outers.partition_point(|(outer, _)| outer.start < run.span.start);
            let to = outers.partition_point(|(outer, _)| outer.start < run.span.end);
            let items = frame::items(text, run.span, outers.get(from..to).unwrap_or_default(), language, speech);
            let sentences = frame::sentences(text, &items, edges, language, speech)
                .into_iter()
                .map(|range| {
                    let phrases = phrase::phrases(&items, range.clone(), speech);
                    (range, phrases)
                })
                .collect();
            Some(Frame { speech, items, sentences })
        })
        .collect()
}

/// What a sentence tells of the quotations in it.
struct Around<'s> {
    cues: &'s [Cue],
    /// Whom each clause stands for.
    speakers: &'s [Option<Resolved>],
    /// Who the sentence is about.
    subject: Option<&'s Resolved>,
    kind: SegmentKind,
}

struct Scene<'a> {
    text: &'a str,
    found: &'a [Found],
    looks: &'a [Look],
    cast: Cast,
    answers: Vec<Answer>,
    /// Number of the sentence being read, over the whole document.
    sentence: usize,
}

impl Scene<'_> {
    fn sentence(&mut self, frame: &Frame, at: usize, kind: SegmentKind) {
        let Some((range, phrases)) = frame.sentences.get(at) else { return };
        // Photographers and places of a caption are not spoken of.
        if kind == SegmentKind::Caption && !range.clone().any(|i| frame.items[i].is_quote()) {
            return;
        }
        let subject = self.subject(frame, range, phrases);
        if let Some(subject) = &subject {
            // "Son père était forgeron" goes on being about the son.
            let possessive = phrases.first().is_some_and(|first| {
                first.range.start == range.start && first.name.is_none() && first.determiner.is_some_and(|determiner| determiner.possessive)
            });
            self.cast.mention(subject.clone(), self.sentence, !possessive, false);
        }
        let cues = cue::cues(&frame.items, range.clone(), phrases, frame.speech);
        let mut speakers: Vec<Option<Resolved>> = Vec::with_capacity(cues.len());
        for cue in &cues {
            let before = speakers.iter().rev().flatten().next().cloned().or_else(|| subject.clone());
            let who = self.resolve(&frame.items, cue, before, frame.speech);
            if let Some(who) = who.as_ref().filter(|_| !cue.passive) {
                self.cast.mention(who.clone(), self.sentence, !cue.relative, !cue.relative && !cue.transitive);
            }
            speakers.push(who);
        }
        let document = range.clone().any(|i| frame.speech.documents.contains(&frame.items[i].lower.as_str()));
        if let Some(who) = speakers.iter().flatten().next().filter(|_| document) {
            self.cast.wrote(who.clone(), self.sentence);
        }
        let around = Around { cues: &cues, speakers: &speakers, subject: subject.as_ref(), kind };
        for i in range.clone() {
            if let Kind::Quote(index) = frame.items[i].kind {
                self.quote(frame, at, i, index, &around);
            }
        }
        for phrase in phrases.iter().filter(|phrase| phrase.sort == Sort::Person) {
            let who = self.cast.phrase(self.text, &frame.items, phrase, self.sentence, frame.speech);
            if who.entity.is_some() {
                self.cast.mention(who, self.sentence, false, false);
            }
        }
    }

    /// Who the sentence is about: its first noun phrase or pronoun, if it can speak.
    fn subject(&mut self, frame: &Frame, range: &Range<usize>, phrases: &[Phrase]) -> Option<Resolved> {
        let first = phrases.iter().find(|phrase| {
            !phrase.oblique || phrase.range.start > range.start && frame.speech.topics.contains(&frame.items[range.start].lower.as_str())
        });
        let pronoun = (range.start..range.end.min(range.start + 12)).find_map(|i| {
            let item = &frame.items[i];
            let clause = i == range.start || !frame.items[i - 1].is_word() || i == range.start + 1;
            (frame.speech.pronoun)(&item.lower)
                .filter(|pronoun| clause && item.is_word() && !item.inverted && !pronoun.general)
                .map(|pronoun| (i, pronoun))
        });
        let phrase = first.filter(|phrase| {
            let head = phrase.range.start == range.start
                || !frame.items[phrase.range.start - 1].is_word()
                || frame.speech.breaks.contains(&frame.items[phrase.range.start - 1].lower.as_str())
                || phrase.range.start == range.start + 1 && !phrase.oblique
                || frame.speech.topics.contains(&frame.items[range.start].lower.as_str());
            head && !phrase.determiner.is_some_and(|determiner| determiner.first_person)
        });
        match (phrase, pronoun) {
            (Some(phrase), Some((i, pronoun))) if i < phrase.range.start => self.cast.pronoun(pronoun, self.sentence),
            (Some(phrase), _) => {
                let who = self.cast.phrase(self.text, &frame.items, phrase, self.sentence, frame.speech);
                (who.entity.is_some() || phrase.sort != Sort::Other || who.attribution == Attribution::Anaphoric).then_some(who)
            }
            (None, Some((_, pronoun))) => self.cast.pronoun(pronoun, self.sentence),
            (None, None) => None,
        }
    }

    fn resolve(&mut self, items: &[Item], cue: &Cue, before: Option<Resolved>, speech: &Speech) -> Option<Resolved> {
        match &cue.subject {
            Subject::Pronoun(pronoun) if pronoun.general => self.cast.current(self.sentence),
            Subject::Pronoun(pronoun) => self.cast.pronoun(*pronoun, self.sentence),
            Subject::Phrase(phrase) => Some(self.cast.phrase(self.text, items, phrase, self.sentence, speech)),
            Subject::Inherit => {
                before.or_else(|| self.cast.current(self.sentence).map(|who| Resolved { attribution: Attribution::Anaphoric, ..who }))
            }
            Subject::Nobody => None,
        }
    }

    fn quote(&mut self, frame: &Frame, at: usize, i: usize, index: usize, around: &Around) {
        let Around { cues, speakers, subject, kind } = *around;
        let (Some(quote), Some(&look), Some((range, _))) = (self.found.get(index), self.looks.get(index), frame.sentences.get(at)) else {
            return;
        };
        let items = &frame.items;
        let head = range.clone().take_while(|&k| k < i).all(|k| !items[k].is_word() && !items[k].is_quote());
        let continues = self.answers.get(index).is_some_and(|answer| answer.kind.is_some());
        let mut answer = Answer::default();
        let mut who = None;
        let chosen = choose(items, i, look, head, cues, speakers, frame.speech);
        if let Some(incise) = &quote.incise {
            let before = self.cast.current(self.sentence);
            who = self.resolve(&incise.items, &incise.cue, before, frame.speech);
            answer.cue = cue_text(self.text, &incise.items, &incise.cue, frame.speech);
        } else if let Some(chosen) = chosen {
            who = speakers.get(chosen).cloned().flatten();
            if let Some(cue) = cues.get(chosen) {
                answer.cue = cue_text(self.text, items, cue, frame.speech);
            }
        }
        let colon = i > range.start && items[i - 1].is_mark(':');
        let incise = quote.incise.is_some()
            || chosen.and_then(|chosen| cues.get(chosen)).is_some_and(|cue| cue.incise && cue.range.start > i && cue.range.start <= i + 2);
        // "le livre «Le Puits»", "dans son livre, «Le Puits»,"
        let comma = i > range.start && items[i - 1].is_mark(',');
        let before = i.checked_sub(1 + usize::from(comma)).filter(|&k| k >= range.start);
        let work = before.is_some_and(|k| frame.speech.works.contains(&items[k].lower.as_str()))
            && !incise
            && (look.title(head) || !comma && (look.capital() || look.scare()));
        answer.kind = Some(look.kind(items, i, head, incise));
        let heading = kind == SegmentKind::Heading && (head || colon);
        if heading {
            answer.kind = Some(QuoteKind::Heading);
        }
        if who.is_none() && colon {
            who = subject.cloned();
        }
        // "«Le seau du voisin» : l'expression a fait rire."
        let named = head && who.is_none() && items.get(i + 1).is_some_and(|item| item.is_mark(':'));
        // "un accord «en voie d'achèvement»", "le «plan de la dernière chance»": a term of the article's own sentence, which nobody speaks.
        let word_before = i.checked_sub(1).filter(|&k| k >= range.start).map_or("", |k| items[k].lower.as_str());
        let borrowed = who.is_none()
            && answer.kind == Some(QuoteKind::Partial)
            && (subject.is_none() && (frame.speech.be.contains(&word_before) || frame.speech.breaks.contains(&word_before))
                || look.phrase()
                    && !word_before.is_empty()
                    && (subject.is_none_or(|subject| subject.entity.is_none()) || (frame.speech.determiner)(word_before).is_some()));
        let nobody = work
            || named
            || borrowed
            || kind == SegmentKind::Heading && who.is_none()
            || who.is_none()
                && (look.scare() && answer.kind == Some(QuoteKind::Partial) || answer.kind == Some(QuoteKind::Partial) && look.title(head));
        if nobody {
            (who, answer.cue) = (None, String::new());
        } else if who.is_none() {
            who = self.implicit(frame, at, range.len() == 1 || head, subject);
        }
        if continues && answer.cue.is_empty() {
            return;
        }
        if let Some(who) = who {
            self.cast.mention(who.clone(), self.sentence, true, true);
            answer.speaker = who.speaker;
            answer.attribution = Some(who.attribution);
        }
        if continues && let Some(before) = self.answers.get(index) {
            answer.kind = before.kind;
        }
        if let Some(slot) = self.answers.get_mut(index) {
            *slot = answer;
        }
    }

    /// Who speaks when no reporting clause says so.
    fn implicit(&mut self, frame: &Frame, at: usize, whole: bool, subject: Option<&Resolved>) -> Option<Resolved> {
        if let Some(subject) = subject {
            return Some(Resolved { attribution: Attribution::Implicit, ..subject.clone() });
        }
        let next = frame.sentences.get(at + 1).filter(|_| whole);
        if let Some((range, phrases)) = next {
            // "La formule de Nadia Alami a fait rire."
            let saying = range.clone().take(3).any(|k| frame.speech.sayings.contains(&frame.items[k].lower.as_str()));
            let author = phrases
                .iter()
                .filter(|phrase| phrase.range.start <= range.start + 5)
                .find(|phrase| saying && phrase.oblique && phrase.sort == Sort::Person);
            if let Some(author) = author {
                let who = self.cast.phrase(self.text, &frame.items, author, self.sentence, frame.speech);
                return Some(Resolved { attribution: Attribution::Implicit, ..who });
            }
        }
        self.cast.current(self.sentence).or_else(|| {
            let (_, phrases) = next?;
            let phrase = phrases.iter().find(|phrase| !phrase.oblique && phrase.sort == Sort::Person)?;
            let who = self.cast.phrase(self.text, &frame.items, phrase, self.sentence, frame.speech);
            Some(Resolved { attribution: Attribution::Implicit, ..who })
        })
    }
}

/// The reporting clause of the quotation at item `i`, as an index of `cues`.
fn choose(items: &[Item], i: usize, look: Look, head: bool, cues: &[Cue], speakers: &[Option<Resolved>], speech: &Speech) -> Option<usize> {
    let told = |k: &usize| speakers.get(*k).is_some_and(Option::is_some);
    let first_after = cues.partition_point(|cue| cue.verb.start < i);
    let comma = items.get(i + 1).is_some_and(|item| item.is_mark(',') || item.is_mark('–'));
    let next = i + 1 + usize::from(comma);
    // "«...», a-t-il dit", and in English "“...,” Smith said"
    let beside = (first_after..cues.len().min(first_after + 2)).find(|&k| {
        let cue = &cues[k];
        !cue.passive
            && (cue.incise
                && cue.range.start <= next + 1
                && (next..cue.range.start).all(|at| speech.adverbs.contains(&items[at].lower.as_str()))
                || speech.inversions.is_empty() && head && cue.range.start == next)
    });
    if let Some(found) = beside.filter(told) {
        return Some(found);
    }
    let before = i.checked_sub(1).and_then(|at| items.get(at));
    let colon = before.is_some_and(|item| item.is_mark(':'));
    let barred = |cue: &Cue| !colon && (cue.verb.end..i).any(|at| items[at].is_mark(':') || items[at].is_mark(';'));
    let close = |cue: &Cue| cue.verb.end + 3 >= i || cue.incise;
    let inside = before.is_some_and(|item| {
        let word = item.lower.as_str();
        item.is_word() && (speech.complements.contains(&word) || speech.prepositions.contains(&word) || (speech.determiner)(word).is_some())
    });
    let ahead = (0..first_after).rev().take(8).filter(told).find(|&k| (!cues[k].passive || cues[k].range.end <= i) && !barred(&cues[k]));
    if let Some(found) = ahead
        && (colon || !look.title(head) || close(&cues[found]) && !inside)
    {
        return Some(found);
    }
    // "Les «mots» et «paroles» ont été salués par les organisateurs", "«A» et «B», a-t-il dit"
    (first_after..cues.len().min(first_after + 4))
        .filter(told)
        .find(|&k| cues[k].passive && !look.title(head) || cues[k].incise && !look.title(head) && (!look.scare() || ahead.is_none()))
}

fn cue_text(text: &str, items: &[Item], cue: &Cue, speech: &Speech) -> String {
    let mut range = cue.range.clone();
    // "Il a estimé que", "وأكد أن"
    if range.end == cue.verb.end || speech.verb_first {
        range.end += usize::from(items.get(range.end).is_some_and(|item| speech.reported.contains(&item.lower.as_str())));
    }
    speaker::span(items, &range).of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A heading speaks for whoever says the same words in the article, or for the one speaker on both sides of it.
fn headings(text: &str, runs: &[Run], found: &[Found], answers: &mut [Answer]) {
    for index in 0..found.len() {
        let Some(answer) = answers.get(index) else { continue };
        let heading = runs.get(found[index].run).is_some_and(|run| run.kind == SegmentKind::Heading);
        if !heading || answer.kind != Some(QuoteKind::Heading) || !answer.speaker.is_empty() {
            continue;
        }
        let words = plain(found[index].span().of(text));
        let near = index.saturating_sub(NEIGHBOURS)..found.len().min(index + NEIGHBOURS);
        let same = near.clone().filter(|&k| k != index && runs.get(found[k].run).is_some_and(|run| run.kind == SegmentKind::Sentence));
        let repeated = !words.is_empty() && same.clone().any(|k| plain(found[k].span().of(text)) == words);
        let same = same
            .filter(|&k| answers.get(k).is_some_and(|answer| !answer.speaker.is_empty()))
            .find(|&k| !words.is_empty() && plain(found[k].span().of(text)).contains(&words));
        let spoken = |k: &usize| answers.get(*k).map(|answer| answer.speaker.clone()).filter(|speaker| !speaker.is_empty());
        let speaker = same.and_then(|k| spoken(&k)).or_else(|| {
            if repeated {
                return None;
            }
            let before = (0..index).rev().take(NEIGHBOURS).find_map(|k| spoken(&k))?;
            let after = (index + 1..found.len()).take(NEIGHBOURS).find_map(|k| spoken(&k))?;
            (before == after).then_some(before)
        });
        if let (Some(speaker), Some(answer)) = (speaker, answers.get_mut(index)) {
            answer.speaker = speaker;
            answer.attribution = Some(Attribution::Implicit);
        }
    }
}

/// Letters and digits only, folded, for comparing.
fn plain(passage: &str) -> String {
    text::fold(passage).text.chars().filter(|c| c.is_alphanumeric()).collect()
}
