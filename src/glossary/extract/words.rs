//! One side of the units as words: what each is a form of, and what it may be in a term.

use super::Knowledge;
use crate::language::{self, Front, Language, TermReading, TermRole, TokenKind, Value};
use crate::lexicon::{Classes, End};
use crate::text::{self, Span, fold};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A word or mark of a unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Item {
    pub kind: Kind,
    pub span: Span,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that may carry meaning, by form.
    Word(u32),
    /// A preposition that joins, by base.
    Link(u32),
    Article,
    /// Anything that no term reaches across.
    Break,
}

/// A written form, whatever its capitals, and how it was read.
#[derive(Debug, Clone, Default)]
pub(super) struct Form {
    /// As it is written inside sentences.
    pub written: String,
    pub reading: TermReading,
    /// What makes words one: number of a base form.
    pub base: u32,
    /// True when it is another form than its base: a plural, as a rule.
    pub changed: bool,
    pub classes: Classes,
    /// Share of its occurrences that stand right behind another word of meaning.
    pub behind: f64,
    /// True for participles, which stand behind a noun and join nothing to it.
    pub participle: bool,
    outside: bool,
}

impl Form {
    /// True for words that are nothing but adjectives.
    pub fn only_adjective(&self) -> bool {
        self.participle && !self.classes.noun() || self.classes.adjective() && !self.classes.noun()
    }
}

/// One side of all units.
pub(super) struct SideText {
    pub units: Vec<Vec<Item>>,
    pub forms: Vec<Form>,
    /// The base forms, folded.
    pub bases: Vec<String>,
    pub language: &'static dyn Language,
    /// Words that carry meaning, counted.
    pub words: usize,
    /// How often each base occurs.
    pub counts: Vec<u32>,
    /// For each base, whether all its forms are written with a capital and no lexicon lists them.
    pub capitals: Vec<bool>,
}

/// What a token is before its form is known.
struct Raw {
    lower: String,
    span: Span,
    written: String,
    initial: bool,
    capital: bool,
    role: Option<TermRole>,
    /// True when nothing but space stands before it.
    near: bool,
    /// True for tokens that no term holds, such as numbers.
    barred: bool,
}

#[derive(Default)]
struct Spellings {
    written: FxHashMap<String, u32>,
}

/// Share of the units beyond which a word of a language without stop words is one: short words sooner than long ones.
const USUAL_SHORT: f64 = 0.08;
const USUAL: f64 = 0.2;
/// Units that have to hold such a word.
const USUAL_UNITS: usize = 8;
/// Letters of a short word.
const SHORT: usize = 4;

impl SideText {
    pub fn read(texts: &[&str], language: &'static dyn Language, end: End, knowledge: &Knowledge<'_>) -> SideText {
        let raw: Vec<Vec<Raw>> = texts.par_iter().with_min_len(64).map(|text| raw(text, language)).collect();
        let mut ids: FxHashMap<String, u32> = FxHashMap::default();
        let mut spellings: Vec<Spellings> = Vec::new();
        let (mut counts, mut holders): (Vec<u32>, Vec<(u32, usize)>) = (Vec::new(), Vec::new());
        for (unit, items) in raw.iter().enumerate() {
            for item in items.iter().filter(|item| !item.barred) {
                let id = *ids.entry(item.lower.clone()).or_insert_with(|| {
                    spellings.push(Spellings::default());
                    counts.push(0);
                    holders.push((0, usize::MAX));
                    spellings.len() as u32 - 1
                }) as usize;
                counts[id] += 1;
                if holders[id].1 != unit {
                    holders[id] = (holders[id].0 + 1, unit);
                }
                // The capital of a sentence's first word is the sentence's.
                let shown = if item.initial && item.capital { &item.lower } else { &item.written };
                let shown = if item.written.chars().filter(|c| c.is_uppercase()).count() > 1 { &item.written } else { shown };
                *spellings[id].written.entry(shown.clone()).or_default() += if item.initial { 1 } else { 3 };
            }
        }
        let mut lowers = vec![String::new(); ids.len()];
        ids.iter().for_each(|(lower, &id)| lowers[id as usize].clone_from(lower));
        let vocabulary: FxHashMap<String, u32> = {
            let mut vocabulary = FxHashMap::default();
            for (lower, &count) in lowers.iter().zip(&counts) {
                *vocabulary.entry(fold(lower).text).or_default() += count;
            }
            vocabulary
        };
        let frequent = |id: usize, lower: &str| {
            let share = f64::from(holders[id].0) / texts.len().max(1) as f64;
            let short = lower.chars().count() <= SHORT;
            holders[id].0 as usize >= USUAL_UNITS && (share > USUAL || short && share > USUAL_SHORT)
        };
        let stops_unknown = !knowledge.classes.knows(end);
        let reader = Reader { language, end, knowledge, vocabulary: &vocabulary };
        let read: Vec<(Form, String)> = (0..lowers.len())
            .into_par_iter()
            .with_min_len(64)
            .map(|id| {
                let mut shown: Vec<(&String, &u32)> = spellings[id].written.iter().collect();
                shown.sort_by(|a, b| b.1.cmp(a.1).then_with(|| a.0.cmp(b.0)));
                let written = shown.first().map_or_else(String::new, |(written, _)| (*written).clone());
                let (mut form, base) = reader.form(written);
                form.outside |= stops_unknown && frequent(id, &lowers[id]);
                (form, base)
            })
            .collect();
        let mut side = SideText {
            units: Vec::with_capacity(texts.len()),
            forms: Vec::new(),
            bases: Vec::new(),
            language,
            words: 0,
            counts: Vec::new(),
            capitals: Vec::new(),
        };
        let mut base_ids: FxHashMap<String, u32> = FxHashMap::default();
        for (mut form, base) in read {
            form.base = side.base(base, &mut base_ids);
            side.forms.push(form);
        }
        for items in raw {
            let mut unit: Vec<Item> = Vec::with_capacity(items.len());
            for item in items {
                if !item.near {
                    unit.push(Item { kind: Kind::Break, span: item.span });
                }
                let kind = match (item.role, item.barred) {
                    (_, true) | (Some(TermRole::Outside), _) => Kind::Break,
                    (Some(TermRole::Article), _) => Kind::Article,
                    // The space tells a preposition from a word that is spelt like it.
                    (Some(TermRole::Link(link)), _) => Kind::Link(side.base(format!(" {link}"), &mut base_ids)),
                    (None, _) => match ids.get(&item.lower) {
                        Some(&id) if !side.forms[id as usize].outside => {
                            side.words += 1;
                            side.counts[side.forms[id as usize].base as usize] += 1;
                            Kind::Word(id)
                        }
                        _ => Kind::Break,
                    },
                };
                unit.push(Item { kind, span: item.span });
            }
            side.units.push(unit);
        }
        side.count_behind();
        side.find_capitals();
        side
    }

    /// How often words of each base stand right behind another word.
    fn count_behind(&mut self) {
        let mut behind = vec![0u32; self.bases.len()];
        for unit in &self.units {
            for pair in unit.windows(2) {
                if let (Kind::Word(_), Kind::Word(form)) = (pair[0].kind, pair[1].kind) {
                    behind[self.forms[form as usize].base as usize] += 1;
                }
            }
        }
        for form in &mut self.forms {
            form.behind = f64::from(behind[form.base as usize]) / f64::from(self.counts[form.base as usize].max(1));
        }
    }

    fn find_capitals(&mut self) {
        self.capitals = vec![true; self.bases.len()];
        for form in &self.forms {
            let capital = form.written.chars().next().is_some_and(char::is_uppercase);
            self.capitals[form.base as usize] &= capital && form.classes.is_empty();
        }
    }

    fn base(&mut self, base: String, ids: &mut FxHashMap<String, u32>) -> u32 {
        if let Some(&id) = ids.get(&base) {
            return id;
        }
        let id = self.bases.len() as u32;
        ids.insert(base.clone(), id);
        self.bases.push(base);
        self.counts.push(0);
        id
    }
}

/// The tokens of a text, parts of hyphenated words put together again.
fn raw(text: &str, language: &'static dyn Language) -> Vec<Raw> {
    let mentions = language.mentions(text);
    let tokens = language::tokens(text, language);
    let mut found: Vec<Raw> = Vec::with_capacity(tokens.len() + 8);
    let mut end = 0;
    for token in tokens {
        let gap = &text[end.min(token.span.start)..token.span.start];
        let role = language.term_role(&token.folded);
        let sentence_begins = end == 0 || gap.contains(['.', '!', '?', ':', '؟', '…', '«', '"', '\n']);
        if matches!(gap, "-" | "\u{2011}" | "\u{2010}")
            && role.is_none()
            && let Some(last) = found.last_mut()
            && last.role.is_none()
            && !last.barred
        {
            last.span.end = token.span.end;
            last.written = plain(last.span.of(text));
            last.lower = last.written.to_lowercase();
            end = token.span.end;
            continue;
        }
        let mut near = end == 0 || gap.chars().all(|c| c == ' ' || c == '\u{a0}' || text::is_ignorable(c));
        // Elided articles and prepositions are not tokens but stand in the gap.
        if let Some(elided) = gap.trim_start().strip_suffix(['\'', '’']).filter(|elided| !elided.is_empty())
            && let Some(role) = language.term_role(&fold(elided).text)
        {
            let span = Span::new(token.span.start - gap.trim_start().len(), token.span.start);
            let lower = elided.to_lowercase();
            found.push(Raw {
                written: lower.clone(),
                lower,
                span,
                initial: sentence_begins,
                capital: false,
                role: Some(role),
                near: true,
                barred: false,
            });
            near = true;
        }
        let dated = mentions.iter().any(|mention| mention.span.start <= token.span.start && token.span.end <= mention.span.end);
        let barred =
            token.kind == TokenKind::Number || dated || in_address(text, token.span) || token.folded.chars().count() < 2 && role.is_none();
        let written = plain(token.span.of(text));
        found.push(Raw {
            lower: written.to_lowercase(),
            written,
            span: token.span,
            initial: sentence_begins,
            capital: token.capital,
            role,
            near,
            barred,
        });
        end = token.span.end;
    }
    found
}

/// True inside web and mail addresses.
fn in_address(text: &str, span: Span) -> bool {
    let start = text[..span.start].rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let end = text[span.end..].find(char::is_whitespace).map_or(text.len(), |at| span.end + at);
    let chunk = text.get(start..end).unwrap_or_default();
    chunk.contains("://") || chunk.contains("www.") || chunk.contains('@')
}

fn plain(written: &str) -> String {
    written.chars().filter(|&c| !text::is_ignorable(c)).collect()
}

/// Reads forms with what the lexicons and the corpus itself say.
struct Reader<'a> {
    language: &'static dyn Language,
    end: End,
    knowledge: &'a Knowledge<'a>,
    /// How often each folded form occurs.
    vocabulary: &'a FxHashMap<String, u32>,
}

impl Reader<'_> {
    /// The form and the base that it belongs to.
    fn form(&self, written: String) -> (Form, String) {
        let folded = fold(&written).text;
        let mut readings = self.language.term_readings(&written, &folded);
        let best =
            readings.iter().position(|reading| self.is_listed(reading)).or_else(|| readings.iter().position(|r| self.is_seen(r, &folded)));
        let best = best.or_else(|| readings.iter().position(|reading| reading.front == Front::Nothing && !reading.pronoun)).unwrap_or(0);
        let reading = if readings.is_empty() { TermReading::default() } else { readings.swap_remove(best) };
        let base = self.base(&reading);
        let mut classes = self.listed(&reading.key).or(self.listed(&base));
        let participle = reading.key.ends_with('é') && !classes.noun();
        if classes.is_empty() && !participle {
            classes = self.by_analysis(&folded);
        }
        let outside = !participle && (classes.grammar() || classes.only_verb()) || self.is_month(&written);
        let same_number = base == folded || reading.bases.iter().any(|known| known.text == base && known.same_number);
        let changed = base != reading.key && !same_number;
        let form = Form { written, changed, behind: 0.0, base: 0, reading, classes, participle, outside };
        (form, base)
    }

    fn listed(&self, word: &str) -> Classes {
        // Phrases are listed with spaces, whatever joins their words.
        self.knowledge.classes.of(self.end, &fold(word).text.replace('-', " "))
    }

    fn is_listed(&self, reading: &TermReading) -> bool {
        let good = |classes: Classes| !classes.is_empty() && !classes.only_verb();
        let base = |adjective| if adjective { Classes::adjective } else { Classes::noun };
        good(self.listed(&reading.key)) || reading.bases.iter().any(|known| base(known.adjective)(self.listed(&known.text)))
    }

    /// Words of the corpus itself show that what is glued to them elsewhere is glued.
    fn is_seen(&self, reading: &TermReading, whole: &str) -> bool {
        let count = |word: &str| self.vocabulary.get(word).copied().unwrap_or(0);
        reading.key != whole && (reading.front != Front::Nothing || reading.pronoun) && count(&reading.key) > count(whole)
    }

    fn base(&self, reading: &TermReading) -> String {
        let own = self.listed(&reading.key);
        let listed_noun = |sure: bool| {
            let mut nouns = reading.bases.iter().filter(move |base| !base.adjective && (base.sure || !sure));
            nouns.find(|base| self.listed(&base.text).noun()).map(|base| base.text.clone())
        };
        let listed_adjective = || {
            let adjectives = || reading.bases.iter().filter(|base| self.listed(&base.text).adjective());
            adjectives().find(|base| !base.adjective).or_else(|| adjectives().next()).map(|base| base.text.clone())
        };
        let seen = |word: &str| self.vocabulary.contains_key(word);
        let found = if own.noun() {
            listed_noun(true)
        } else if own.adjective() {
            listed_adjective()
        } else if own.is_empty() || own.only_verb() {
            listed_noun(false)
                .or_else(listed_adjective)
                .or_else(|| reading.bases.iter().find(|base| !base.adjective && seen(&base.text)).map(|base| base.text.clone()))
                .or_else(|| reading.bases.iter().find(|base| seen(&base.text)).map(|base| base.text.clone()))
        } else {
            None
        };
        found.unwrap_or_else(|| reading.key.clone())
    }

    /// True for words that make a date of a number.
    fn is_month(&self, written: &str) -> bool {
        let dated = format!("1 {written}");
        self.language.mentions(&dated).iter().any(|mention| matches!(mention.value, Value::Date(_)) && mention.span.end == dated.len())
    }

    /// What the reading of a form that no lexicon lists says: mostly that it is a verb.
    fn by_analysis(&self, folded: &str) -> Classes {
        const DEAREST: u8 = 2;
        let readings = self.language.analyses(folded).into_iter().take_while(|analysis| analysis.cost <= DEAREST);
        readings.map(|analysis| self.knowledge.classes.of(self.end, &analysis.text)).find(|classes| !classes.is_empty()).unwrap_or_default()
    }
}
