use super::Entry;
use crate::language::{self, Language, TokenKind};
use crate::text;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Number of a word form in one side of a [`Lexicon`].
pub type FormId = u32;

/// How likely the first equivalent of an entry is held to be; later ones count less. Fitted on the development halves of the benchmark.
const FIRST_EQUIVALENT: f32 = 0.45;
/// The dearest reading under which a word of a phrase is listed; beyond it the word stays as it is.
const SURE: u8 = 2;
/// From how many phrases on a word says less and less of what the phrase means (شكل in every other adverb).
const USUAL: f32 = 8.0;
/// Readings of one word that are looked at.
const MOST_READINGS: usize = 4;
/// Listed words on either side of an unlisted one, in order of their letters, that may be its kin.
const NEIGHBOURS: usize = 8;
/// How far a word of the same stem is trusted to be a form of the same word.
const KIN: f32 = 0.6;
/// Words of a phrase that count; what is longer is a sentence rather than an entry.
const LONGEST_PHRASE: usize = 12;
/// What each further equivalent divides by.
const RANK_DECAY: f32 = 0.35;

/// Word translations between two languages, made for looking up many words quickly.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    from: Side,
    to: Side,
}

#[derive(Debug, Clone, Default)]
struct Side {
    forms: FxHashMap<Box<str>, FormId>,
    /// The forms in order of their letters, for languages that go by stems; empty for others.
    sorted: Vec<(Box<str>, FormId)>,
    /// For each form: its equivalents on the other side, by falling weight.
    links: Vec<Vec<(FormId, f32)>>,
    /// For each form: whether somebody listed it, rather than a program that learned it.
    attested: Vec<bool>,
}

/// A reading of a word that the lexicon knows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Known {
    /// The form.
    pub form: FormId,
    /// How far the reading is to be trusted, 0 to 1.
    pub weight: f32,
}

/// Which side of a lexicon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first language.
    From,
    /// The second language.
    To,
}

impl Lexicon {
    /// The forms that a folded word may be read as, most trusted first; empty when the lexicon does not know it.
    pub fn known(&self, end: End, word: &str, language: &dyn Language) -> Vec<Known> {
        let forms = &self.side(end).forms;
        let mut found: Vec<Known> = Vec::new();
        let mut cheapest = None;
        for analysis in language.analyses(word) {
            let Some(&form) = forms.get(analysis.text.as_str()) else { continue };
            let cheapest = *cheapest.get_or_insert(analysis.cost);
            // A dearer reading is worth less; beyond two steps it is noise.
            let weight = match analysis.cost - cheapest {
                0 => 1.0,
                1 => 0.6,
                2 => 0.35,
                _ => break,
            };
            if !found.iter().any(|known| known.form == form) {
                found.push(Known { form, weight });
            }
            if found.len() == MOST_READINGS {
                break;
            }
        }
        if found.is_empty() && language.goes_by_stem() {
            return self.side(end).relatives(word, language);
        }
        found
    }

    /// The lexicon with more word translations: `(word, word of the other language, weight)` as entries give them. A pair that is there keeps the higher weight.
    #[must_use]
    pub fn with<'a>(
        &self,
        from: &'static dyn Language,
        to: &'static dyn Language,
        entries: impl IntoIterator<Item = (&'a str, &'a str, f32)>,
    ) -> Lexicon {
        let mut builder = LexiconBuilder { from, to, lexicon: self.clone(), weights: FxHashMap::default(), phrases: Vec::new() };
        for (s, list) in self.from.links.iter().enumerate() {
            builder.weights.extend(list.iter().map(|&(t, weight)| ((s as FormId, t), weight)));
        }
        builder.lexicon.from.links.iter_mut().chain(&mut builder.lexicon.to.links).for_each(Vec::clear);
        for (word, other, weight) in entries {
            builder.add_pair(headwords(word, from), headwords(other, to), weight, false);
        }
        builder.build()
    }

    /// True when one of the words is listed as an equivalent of the other, both as written.
    pub fn translates(&self, word: &str, other: &str, from: &'static dyn Language, to: &'static dyn Language) -> bool {
        let others = self.known(End::To, &text::fold(other).text, to);
        self.known(End::From, &text::fold(word).text, from)
            .iter()
            .any(|known| self.equivalents(End::From, known.form).iter().any(|(form, _)| others.iter().any(|other| other.form == *form)))
    }

    /// The forms of one side as they are listed, folded, by number.
    pub fn forms(&self, end: End) -> Vec<&str> {
        let forms = &self.side(end).forms;
        let mut listed: Vec<(FormId, &str)> = forms.iter().map(|(form, &id)| (id, &**form)).collect();
        listed.sort_unstable();
        listed.into_iter().map(|(_, form)| form).collect()
    }

    /// The equivalents of a form on the other side, with weights that read as translation probabilities, by falling weight.
    pub fn equivalents(&self, end: End, form: FormId) -> &[(FormId, f32)] {
        self.side(end).links.get(form as usize).map_or(&[], Vec::as_slice)
    }

    /// True for forms that a lexicon lists which claims to know the language; false for those that were only learned, whose equivalents are some of many.
    pub fn is_attested(&self, end: End, form: FormId) -> bool {
        self.side(end).attested.get(form as usize).copied().unwrap_or(false)
    }

    /// Number of forms known on one side.
    pub fn len(&self, end: End) -> usize {
        self.side(end).forms.len()
    }

    /// True when nothing is known.
    pub fn is_empty(&self) -> bool {
        self.from.forms.is_empty()
    }

    fn side(&self, end: End) -> &Side {
        match end {
            End::From => &self.from,
            End::To => &self.to,
        }
    }
}

impl Side {
    /// Listed words that share the word's stem, those that begin most like it first: the only kin there is where no rules are known.
    fn relatives(&self, word: &str, language: &dyn Language) -> Vec<Known> {
        let stem = language.stem(word);
        let at = self.sorted.partition_point(|(form, _)| **form < *word);
        // Whatever begins like the word stands beside it.
        let below = self.sorted[..at].iter().rev().take(NEIGHBOURS);
        let above = self.sorted[at..].iter().take(NEIGHBOURS);
        let mut kin: Vec<(usize, usize, FormId)> = below
            .chain(above)
            .filter(|(form, _)| language.stem(form) == stem)
            .map(|(form, id)| {
                let alike = word.chars().zip(form.chars()).take_while(|(a, b)| a == b).count();
                (alike, form.chars().count(), *id)
            })
            .collect();
        kin.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
        let most = kin.first().map_or(0, |kin| kin.0);
        kin.into_iter().filter(|kin| kin.0 == most).take(MOST_READINGS).map(|(_, _, form)| Known { form, weight: KIN }).collect()
    }
}

/// Collects entries and makes a [`Lexicon`] of them.
pub struct LexiconBuilder {
    from: &'static dyn Language,
    to: &'static dyn Language,
    lexicon: Lexicon,
    weights: FxHashMap<(FormId, FormId), f32>,
    /// Pairs with a phrase on one side at least; they wait until all single words are known.
    phrases: Vec<Pair>,
}

/// What an entry says of one equivalent: the words of both sides and how likely they answer each other.
struct Pair {
    from: Vec<String>,
    to: Vec<String>,
    likely: f32,
    attested: bool,
}

impl LexiconBuilder {
    /// A builder for the languages called `from` and `to`.
    pub fn new(from: &str, to: &str) -> Self {
        LexiconBuilder {
            from: language::of(from),
            to: language::of(to),
            lexicon: Lexicon::default(),
            weights: FxHashMap::default(),
            phrases: Vec::new(),
        }
    }

    /// Adds one entry; `trust` (0 to 1) scales its weights.
    pub fn add(&mut self, entry: &Entry, trust: f32) {
        self.add_all(std::slice::from_ref(entry), trust);
    }

    /// Adds many entries, reading them on all threads.
    pub fn add_all(&mut self, entries: &[Entry], trust: f32) {
        let (language, other) = (self.from, self.to);
        let sides = |entry: &Entry| {
            let to: Vec<Vec<String>> = entry.to.iter().map(|equivalent| headwords(equivalent, other)).collect();
            (headwords(&entry.from, language), to)
        };
        let read: Vec<_> = entries.par_iter().with_min_len(512).map(sides).collect();
        for (entry, (from, to)) in entries.iter().zip(read) {
            for (rank, equivalent) in to.into_iter().enumerate() {
                let likely = entry.weight.unwrap_or(FIRST_EQUIVALENT) / (1.0 + RANK_DECAY * rank as f32);
                self.add_pair(from.clone(), equivalent, trust * likely, entry.weight.is_none());
            }
        }
    }

    fn add_pair(&mut self, mut from: Vec<String>, mut to: Vec<String>, likely: f32, attested: bool) {
        if let ([from], [to]) = (from.as_slice(), to.as_slice()) {
            self.link(from, to, likely, attested);
            return;
        }
        from.truncate(LONGEST_PHRASE);
        to.truncate(LONGEST_PHRASE);
        self.phrases.push(Pair { from, to, likely, attested });
    }

    fn link_phrases(&mut self) {
        let mut phrases = std::mem::take(&mut self.phrases);
        // Before any of their words is added: phrases must not make each other's inflected words known.
        for pair in &mut phrases {
            resolve(&mut pair.from, End::From, self.from, &self.lexicon);
            resolve(&mut pair.to, End::To, self.to, &self.lexicon);
        }
        let (usual_from, usual_to) = (usual(phrases.iter().map(|pair| &pair.from)), usual(phrases.iter().map(|pair| &pair.to)));
        let telling = |count: usize| (USUAL / count as f32).min(1.0);
        let mut links = Vec::new();
        for Pair { from, to, likely, attested } in &phrases {
            let (settled_from, settled_to) = self.settled(from, to);
            let open = |settled: &[bool]| settled.iter().filter(|settled| !**settled).count();
            let (open_from, open_to) = (open(&settled_from), open(&settled_to));
            for (i, source) in from.iter().enumerate().filter(|&(i, _)| !settled_from[i]) {
                for (j, target) in to.iter().enumerate().filter(|&(j, _)| !settled_to[j]) {
                    // Inside phrases nobody says which word answers which: the same place is likelier.
                    let share = match (open_from, open_to) {
                        (1, _) | (_, 1) => 0.7,
                        (n, m) if n == m && i == j => 0.7,
                        _ => 0.4,
                    };
                    let told =
                        telling(usual_from.get(source).copied().unwrap_or(1)).min(telling(usual_to.get(target).copied().unwrap_or(1)));
                    links.push((source, target, likely * share * told, *attested));
                }
            }
        }
        links.into_iter().for_each(|(source, target, weight, attested)| self.link(source, target, weight, attested));
    }

    /// The words of two phrases that are known to answer each other by themselves: what is left over on both sides answers what is left over.
    fn settled(&self, from: &[String], to: &[String]) -> (Vec<bool>, Vec<bool>) {
        let (mut settled_from, mut settled_to) = (vec![false; from.len()], vec![false; to.len()]);
        let forms = |side: &Side, words: &[String]| -> Vec<Option<FormId>> {
            words.iter().map(|word| side.forms.get(word.as_str()).copied()).collect()
        };
        let (from, to) = (forms(&self.lexicon.from, from), forms(&self.lexicon.to, to));
        for (i, source) in from.iter().enumerate() {
            for (j, target) in to.iter().enumerate() {
                if source.zip(*target).is_some_and(|pair| self.weights.contains_key(&pair)) {
                    settled_from[i] = true;
                    settled_to[j] = true;
                }
            }
        }
        (settled_from, settled_to)
    }

    fn link(&mut self, from: &str, to: &str, weight: f32, attested: bool) {
        let from = intern(&mut self.lexicon.from, from);
        let to = intern(&mut self.lexicon.to, to);
        self.lexicon.from.attested[from as usize] |= attested;
        self.lexicon.to.attested[to as usize] |= attested;
        let known = self.weights.entry((from, to)).or_insert(0.0);
        *known = known.max(weight);
    }

    /// The finished lexicon.
    pub fn build(mut self) -> Lexicon {
        self.link_phrases();
        let mut links: Vec<((FormId, FormId), f32)> = self.weights.into_iter().collect();
        links.sort_by_key(|&(pair, _)| pair);
        for ((from, to), weight) in links {
            self.lexicon.from.links[from as usize].push((to, weight));
            self.lexicon.to.links[to as usize].push((from, weight));
        }
        for list in self.lexicon.from.links.iter_mut().chain(&mut self.lexicon.to.links) {
            list.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        }
        for (side, language) in [(&mut self.lexicon.from, self.from), (&mut self.lexicon.to, self.to)] {
            if language.goes_by_stem() {
                side.sorted = side.forms.iter().map(|(form, &id)| (form.clone(), id)).collect();
                side.sorted.sort_unstable();
            }
        }
        self.lexicon
    }
}

fn intern(side: &mut Side, form: &str) -> FormId {
    if let Some(&id) = side.forms.get(form) {
        return id;
    }
    let id = side.links.len() as FormId;
    side.forms.insert(form.into(), id);
    side.links.push(Vec::new());
    side.attested.push(false);
    id
}

/// In how many phrases each word stands.
fn usual<'a>(sides: impl Iterator<Item = &'a Vec<String>>) -> FxHashMap<String, usize> {
    let mut counts = FxHashMap::default();
    for words in sides.filter(|words| words.len() > 1) {
        for word in words {
            *counts.entry(word.clone()).or_default() += 1;
        }
    }
    counts
}

/// Puts the words of a phrase under the entries that they are forms of ("nations" under "nation"), or texts would meet the phrase's form and miss the word.
fn resolve(words: &mut [String], end: End, language: &dyn Language, lexicon: &Lexicon) {
    if words.len() < 2 {
        return;
    }
    let forms = &lexicon.side(end).forms;
    for word in words {
        if let Some(known) = language
            .analyses(word)
            .into_iter()
            .take_while(|analysis| analysis.cost <= SURE)
            .find(|analysis| forms.contains_key(analysis.text.as_str()))
        {
            *word = known.text;
        }
    }
}

/// The words of an entry's side as the lexicon lists them; of a phrase only those that carry meaning, if any do.
fn headwords(item: &str, language: &dyn Language) -> Vec<String> {
    let words: Vec<String> = language::tokens(item, language)
        .into_iter()
        .filter(|token| token.kind != TokenKind::Number)
        .map(|token| {
            let plain: String = token.span.of(item).chars().filter(|&c| !text::is_ignorable(c)).collect();
            let headword = language.headword(&plain);
            if headword.len() == plain.len() { token.folded } else { text::fold(headword).text }
        })
        .collect();
    if words.len() < 2 {
        return words;
    }
    let content: Vec<String> = words.iter().filter(|word| !language.is_stopword(word)).cloned().collect();
    if content.is_empty() { words } else { content }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        let mut builder = LexiconBuilder::new("fr", "ar");
        for (from, to) in [("police", &["شرطة", "الأمن"][..]), ("Nations unies", &["الأمم المتحدة"]), ("annoncer", &["أعلن", "يعلن"])]
        {
            builder.add(&Entry { from: from.into(), to: to.iter().map(|&item| item.to_owned()).collect(), weight: None }, 1.0);
        }
        builder.build()
    }

    fn answers(word_from: &str, word_to: &str) -> bool {
        let lexicon = lexicon();
        let from = lexicon.known(End::From, word_from, language::of("fr"));
        let to = lexicon.known(End::To, word_to, language::of("ar"));
        from.iter().any(|f| lexicon.equivalents(End::From, f.form).iter().any(|(form, _)| to.iter().any(|t| t.form == *form)))
    }

    #[test]
    fn inflected_forms_meet() {
        assert!(answers("police", "والشرطة"));
        assert!(answers("police", "للامن"));
        assert!(answers("annoncerent", "ستعلن"));
        assert!(answers("nations", "بالامم"));
        assert!(!answers("police", "المتحدة"));
    }

    #[test]
    fn words_of_one_stem_meet_where_no_rules_are_known() {
        let mut builder = LexiconBuilder::new("de", "ru");
        for (from, to) in [("Hafen", "гавань"), ("Hafenmeister", "смотритель"), ("Haus", "дом")] {
            builder.add(&Entry { from: from.into(), to: vec![to.into()], weight: None }, 1.0);
        }
        let lexicon = builder.build();
        let german = language::of("de");
        let exact = lexicon.known(End::From, "hafen", german);
        assert_eq!((exact.len(), exact[0].weight), (1, 1.0));
        let kin = lexicon.known(End::From, "hafens", german);
        assert_eq!((kin.len(), kin[0].form), (2, exact[0].form), "the shortest first");
        assert!(kin[0].weight < 1.0);
        let master = lexicon.known(End::From, "hafenmeisters", german);
        assert_eq!(master.len(), 1, "the longest common beginning wins: {master:?}");
        assert!(lexicon.known(End::From, "hauses", german).is_empty(), "`haus` is no stem of `hauses` by five letters");
    }

    #[test]
    fn a_lexicon_can_be_extended() {
        let lexicon = lexicon().with(language::of("fr"), language::of("ar"), [("péniche", "صندل", 0.8), ("police", "شرطة", 0.1)]);
        let barge = lexicon.known(End::From, "peniches", language::of("fr"));
        assert_eq!(lexicon.equivalents(End::From, barge[0].form)[0].1, 0.8);
        let police = lexicon.known(End::From, "police", language::of("fr"))[0];
        assert!(lexicon.equivalents(End::From, police.form)[0].1 > 0.1, "what was known keeps its weight");
    }

    #[test]
    fn earlier_equivalents_weigh_more() {
        let lexicon = lexicon();
        let police = lexicon.known(End::From, "police", language::of("fr"))[0];
        let weights: Vec<f32> = lexicon.equivalents(End::From, police.form).iter().map(|&(_, weight)| weight).collect();
        assert!(weights[0] > weights[1], "{weights:?}");
    }
}
