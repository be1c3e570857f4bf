use super::Entry;
use crate::language::{self, Language, TokenKind};
use crate::text;
use rustc_hash::FxHashMap;

/// Number of a word form in one side of a [`Lexicon`].
pub type FormId = u32;

/// How likely the first equivalent of an entry is held to be; later ones count less. Fitted on the development halves of the benchmark.
const FIRST_EQUIVALENT: f32 = 0.45;
/// The dearest reading under which a word of a phrase is listed; beyond it the word stays as it is.
const SURE: u8 = 2;
/// From how many phrases on a word says less and less of what the phrase means (شكل in every other adverb).
const USUAL: f32 = 8.0;
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
    /// For each form: its equivalents on the other side, by falling weight.
    links: Vec<Vec<(FormId, f32)>>,
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
            if found.len() == 4 {
                break;
            }
        }
        found
    }

    /// The equivalents of a form on the other side, with weights that read as translation probabilities, by falling weight.
    pub fn equivalents(&self, end: End, form: FormId) -> &[(FormId, f32)] {
        self.side(end).links.get(form as usize).map_or(&[], Vec::as_slice)
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
        let from = headwords(&entry.from, self.from);
        for (rank, equivalent) in entry.to.iter().enumerate() {
            let pair = Pair {
                from: from.clone(),
                to: headwords(equivalent, self.to),
                likely: trust * FIRST_EQUIVALENT / (1.0 + RANK_DECAY * rank as f32),
            };
            if pair.from.len() == 1 && pair.to.len() == 1 {
                self.link(&pair.from[0], &pair.to[0], pair.likely);
            } else {
                self.phrases.push(pair);
            }
        }
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
        for Pair { from, to, likely } in &phrases {
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
                    links.push((source, target, likely * share * told));
                }
            }
        }
        links.into_iter().for_each(|(source, target, weight)| self.link(source, target, weight));
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

    fn link(&mut self, from: &str, to: &str, weight: f32) {
        let from = intern(&mut self.lexicon.from, from);
        let to = intern(&mut self.lexicon.to, to);
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
            builder.add(&Entry { from: from.into(), to: to.iter().map(|&item| item.to_owned()).collect() }, 1.0);
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
    fn earlier_equivalents_weigh_more() {
        let lexicon = lexicon();
        let police = lexicon.known(End::From, "police", language::of("fr"))[0];
        let weights: Vec<f32> = lexicon.equivalents(End::From, police.form).iter().map(|&(_, weight)| weight).collect();
        assert!(weights[0] > weights[1], "{weights:?}");
    }
}
