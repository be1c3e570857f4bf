//! Finding terms: one pass of an Aho-Corasick automaton over the folded text for what every form of a term's first word contains, then a check of the
//! whole words against closed sets of clitics and endings. Forms are never spelt out into patterns: two thousand terms would make half a million.

use super::concept::Glossary;
use super::form::{Fit, Form, Homograph, Pattern, Standing, Tier, WordPattern, between, forms, patterns};
use super::loose::{self, Slip};
use super::resolve::{Candidate, Found, TermMatch, resolve};
use super::words::{Gap, Word, Written, words, written};
use super::{arabic, context, french, generic, verbs};
use crate::language::Lang;
use crate::text::{Folded, Span, fold};
use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};

/// Finds the terms of a glossary in texts of one language. Built once, used for any number of texts, from any number of threads.
#[derive(Debug, Clone)]
pub struct Matcher {
    lang: Lang,
    forms: Vec<Form>,
    patterns: Vec<Pattern>,
    /// For each key of the automata, in order: the first words that contain it.
    buckets: Vec<Vec<Opening>>,
    /// Automata with the number of their first key.
    automata: Vec<(usize, AhoCorasick)>,
    /// Spellings of first words, and their patterns, for words that may be misspelt.
    spellings: FxHashMap<loose::Bucket, Vec<Spelling>>,
    /// All spellings of listed words: they are no misspellings of others.
    known: FxHashSet<String>,
    /// Words that show the subject field.
    field: context::Field,
}

/// A first word that some patterns share.
#[derive(Debug, Clone)]
struct Opening {
    word: WordPattern,
    patterns: Vec<usize>,
}

/// A spelling of the first word of some patterns.
#[derive(Debug, Clone)]
struct Spelling {
    listed: String,
    /// What it is compared by.
    normal: String,
    patterns: Vec<usize>,
}

/// Letters, in bytes of folded text, beyond which a word is not compared for misspellings.
const LONGEST_WORD: usize = 96;
/// Bytes of folded text beyond which what follows a key is no ending: the longest are an Arabic dual with a pronoun, and the stop after initials.
const LONGEST_ENDING: usize = 16;

impl Matcher {
    /// Reads the forms that `glossary` lists in `lang`.
    pub fn new(glossary: &Glossary, lang: &Lang) -> Matcher {
        let mut matcher = Matcher {
            lang: lang.clone(),
            forms: Vec::new(),
            patterns: Vec::new(),
            buckets: Vec::new(),
            automata: Vec::new(),
            spellings: FxHashMap::default(),
            known: FxHashSet::default(),
            field: context::Field::new(glossary.context(), lang),
        };
        for (index, concept) in glossary.concepts().iter().enumerate() {
            if let Some(terms) = concept.in_language(lang) {
                for form in forms(index, concept, terms) {
                    matcher.patterns.extend(patterns(matcher.forms.len(), &form, lang.as_str()));
                    matcher.forms.push(form);
                }
            }
        }
        matcher.index_keys();
        matcher.index_spellings();
        matcher
    }

    fn index_keys(&mut self) {
        let mut keys: Vec<String> = Vec::new();
        let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
        for (at, pattern) in self.patterns.iter().enumerate() {
            let Some(word) = pattern.words.first() else { continue };
            for key in word.keys().into_iter().filter(|key| !key.is_empty()) {
                let number = *numbers.entry(key.clone()).or_insert_with(|| {
                    keys.push(key);
                    self.buckets.push(Vec::new());
                    keys.len() - 1
                });
                let Some(bucket) = self.buckets.get_mut(number) else { continue };
                match bucket.iter_mut().find(|opening| opening.word == *word) {
                    Some(opening) => opening.patterns.push(at),
                    None => bucket.push(Opening { word: word.clone(), patterns: vec![at] }),
                }
            }
        }
        build(&keys, 0, &mut self.automata);
    }

    fn index_spellings(&mut self) {
        for (at, pattern) in self.patterns.iter().enumerate() {
            for (place, word) in pattern.words.iter().enumerate() {
                for spelling in word.spellings() {
                    let normal = loose::normal(&spelling);
                    if place == 0
                        && let Some(bucket) = loose::bucket(&normal)
                    {
                        let entries = self.spellings.entry(bucket).or_default();
                        match entries.iter_mut().find(|known| known.listed == spelling) {
                            Some(known) => known.patterns.push(at),
                            None => {
                                entries.push(Spelling { listed: spelling.clone(), normal: normal.into_owned(), patterns: vec![at] });
                            }
                        }
                    }
                    self.known.insert(spelling);
                }
            }
        }
    }

    /// The language that terms are looked for in.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// All terms in `text`, in order, without overlaps: leftmost first, the longest where several begin at one place. Spans are bytes of `text`.
    ///
    /// Takes time linear in the length of the text.
    pub fn find(&self, text: &str) -> Vec<TermMatch> {
        self.find_all(text).terms
    }

    /// The same with what [`find`](Self::find) leaves out: terms that stand inside longer ones.
    pub fn find_all(&self, text: &str) -> Found {
        let folded = fold(text);
        let search = Search { text, words: words(&folded.text), folded: &folded, french: self.lang == Lang::FRENCH };
        let arabic = self.lang == Lang::ARABIC;
        let mut candidates = Vec::new();
        for (first_key, automaton) in &self.automata {
            let mut token = 0;
            for hit in automaton.find_overlapping_iter(folded.text.as_str()) {
                // Hits come in the order of their ends, so the word is found by going on.
                while search.words.get(token).is_some_and(|word| word.end < hit.end()) {
                    token += 1;
                }
                let Some(word) = search.words.get(token) else { break };
                let Some(at) = hit.start().checked_sub(word.start) else { continue };
                // Most hits lie inside other words: see that before looking at the patterns one by one.
                let opens = at == 0 || arabic && search.folded.text.get(word.start..hit.start()).is_some_and(arabic::is_front);
                if !opens || word.end - hit.end() > LONGEST_ENDING {
                    continue;
                }
                let bucket = self.buckets.get(first_key + hit.pattern().as_usize()).map_or(&[][..], Vec::as_slice);
                let here = written(text, &folded, *word);
                for opening in bucket {
                    let fit = opening.word.fits(here, Some(at));
                    // Other slips in a first word are looked for apart.
                    if fit.is_none() && !opening.word.lost_accents(here) {
                        continue;
                    }
                    for pattern in opening.patterns.iter().filter_map(|&pattern| self.patterns.get(pattern)) {
                        candidates.extend(self.candidate(&search, pattern, token, fit, 0));
                    }
                }
            }
        }
        self.find_misspelt(&search, &mut candidates);
        let mut found = resolve(candidates, &self.forms);
        context::guard(&mut found.terms, text, &folded, &search.words, &self.field);
        found
    }

    /// The first word of a longer form of `concept` that may be used where it stands in `text`, in any number and with any clitics: terms are shortened to it when they come again.
    pub fn find_head(&self, concept: usize, text: &str) -> Option<Span> {
        let folded = fold(text);
        let search = Search { text, words: words(&folded.text), folded: &folded, french: self.lang == Lang::FRENCH };
        let is_of = |form: &Form| form.concept == concept && !form.hides && form.standing != Standing::Forbidden;
        let longer = self.patterns.iter().filter(|pattern| pattern.words.len() > 1 && self.forms.get(pattern.form).is_some_and(is_of));
        let heads: Vec<&WordPattern> = longer.filter_map(|pattern| pattern.words.first()).collect();
        let is_head = |token: &usize| {
            let Some(word) = search.written(*token) else { return false };
            heads.iter().any(|head| head.fits(word, None).is_some_and(|fit| fit.tier != Tier::Loose))
        };
        let token = (0..search.words.len()).find(is_head)?;
        let word = search.words.get(token)?;
        Some(folded.source(word.start, word.end))
    }

    /// Whether a longer form of `concept` begins with the words of `form`, another listed form.
    pub fn begins(&self, form: &str, concept: usize) -> bool {
        let start = fold(form).text + " ";
        self.forms.iter().any(|longer| longer.concept == concept && !longer.hides && fold(&longer.text).text.starts_with(&start))
    }

    /// Looks at each different word once for slips of the pen in the first word of a term.
    fn find_misspelt(&self, search: &Search<'_>, candidates: &mut Vec<Candidate>) {
        let mut seen: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for token in 0..search.words.len() {
            let word = search.words[token].of(search.folded);
            if !(6..=LONGEST_WORD).contains(&word.len()) {
                continue;
            }
            for &pattern in seen.entry(word).or_insert_with(|| self.patterns_like(word)).iter() {
                if let Some(pattern) = self.patterns.get(pattern) {
                    candidates.extend(self.candidate(search, pattern, token, None, 1));
                }
            }
        }
    }

    /// The patterns whose first word `word` may be a misspelling of.
    fn patterns_like(&self, word: &str) -> Vec<usize> {
        let arabic = self.lang == Lang::ARABIC;
        let mut found = Vec::new();
        let fronts: Vec<&str> = if arabic { arabic::without_front(word).collect() } else { vec![word] };
        if fronts.iter().any(|bare| self.known.contains(*bare)) {
            return found;
        }
        for bare in fronts {
            let normal = loose::normal(bare);
            let Some((first, last, length)) = loose::bucket(&normal) else { continue };
            for length in length.saturating_sub(1)..=length + 1 {
                for spelling in self.spellings.get(&(first, last, length)).map_or(&[][..], Vec::as_slice) {
                    let slip = match arabic {
                        true => loose::normal_slip((&spelling.listed, &spelling.normal), (bare, &normal)),
                        false => loose::latin_slip(&spelling.listed, bare),
                    };
                    if slip.is_some() {
                        found.extend(&spelling.patterns);
                    }
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// The form that `pattern` describes, if it begins at word number `token`, whose fit is `opening`; `None` for a misspelt word, with `typos` letters that are wrong.
    fn candidate(&self, search: &Search<'_>, pattern: &Pattern, token: usize, opening: Option<Fit>, mut typos: usize) -> Option<Candidate> {
        let form = self.forms.get(pattern.form)?;
        let first = *search.words.get(token)?;
        let mut last = token;
        let mut misspelt = false;
        let mut homograph = false;
        let mut tier = Tier::Exact;
        let mut fits = [None; 2];
        for (place, word) in pattern.words.iter().enumerate() {
            let fit = match place.checked_sub(1).and_then(|before| pattern.gaps.get(before)) {
                None => opening,
                Some(gap) => {
                    last = search.next(word, gap, last)?;
                    let here = search.written(last)?;
                    match word.fits(here, None) {
                        None => self.misspelt(word, here, &mut typos)?,
                        fit => fit,
                    }
                }
            };
            // A name of several words has one bearer: "conseils de sécurité" are no councils.
            let inflected = || fit.is_some_and(|fit| fit.tier == Tier::Inflected);
            if place == 0 && pattern.names.0 && pattern.words.len() > 1 && inflected() && search.is_lower(first) {
                return None;
            }
            tier = tier.max(fit.map_or(Tier::Loose, |fit| fit.tier));
            misspelt |= fit.is_none();
            homograph |= fit.is_some_and(|fit| fit.homograph);
            if let Some(slot) = fits.get_mut(place) {
                *slot = fit;
            }
        }
        if typos > 1 {
            return None;
        }
        if search.french
            && pattern.words.len() == 1
            && verbs::is_verb(&generic::accents(search.written(token)?.source), search.before(token))
        {
            return None;
        }
        let elided = search.opens(token, pattern.names.0)?;
        search.closes(last, pattern.names.1).then_some(())?;
        if elided {
            tier = tier.max(Tier::Clitic);
        }
        if form.plural || pattern.respelt {
            tier = tier.max(Tier::Inflected);
        }
        homograph |= match form.homograph {
            None => false,
            Some(Homograph::NoNoun) if search.french => match verbs::is_noun(search.before(token)) {
                Some(true) => false,
                Some(false) => return None,
                None => true,
            },
            Some(Homograph::NoNoun) => fits[0].and_then(|fit| fit.definite) != Some(true),
            Some(Homograph::Other) => true,
        };
        // "The notice is red": the article on the head alone makes a sentence, not a term.
        if let [Some(head), Some(second)] = fits {
            let as_listed = head.tier == Tier::Exact && second.tier == Tier::Exact;
            if head.definite == Some(true) && second.definite == Some(false) && !second.pronoun && !as_listed {
                tier = Tier::Loose;
            }
        }
        let end = search.words.get(last)?.end;
        Some(Candidate {
            span: search.folded.source(first.start, end),
            tier,
            form: pattern.form,
            words: pattern.words.len(),
            misspelt,
            homograph,
        })
    }
}

impl Matcher {
    /// Lets a misspelt word pass as one without a fit, counting letters that are wrong; `None` when it is another word.
    fn misspelt(&self, word: &WordPattern, here: Written<'_>, typos: &mut usize) -> Option<Option<Fit>> {
        match word.slip(here)? {
            Slip::Typo if self.known.contains(here.folded) => return None,
            Slip::Typo => *typos += 1,
            Slip::Spelling => {}
        }
        Some(None)
    }
}

/// One text with its folded view and its words.
struct Search<'t> {
    text: &'t str,
    folded: &'t Folded,
    words: Vec<Word>,
    french: bool,
}

impl Search<'_> {
    fn written(&self, token: usize) -> Option<Written<'_>> {
        Some(written(self.text, self.folded, *self.words.get(token)?))
    }

    /// The words to the left of number `token`, folded, nearest first, as far as only spaces and apostrophes part them.
    fn before(&self, token: usize) -> impl Iterator<Item = &str> {
        (0..token).rev().map_while(move |at| {
            let (left, right) = (*self.words.get(at)?, *self.words.get(at + 1)?);
            let space = between(self.folded, left, right);
            (Gap::Space.accepts(space, "") || space == "'").then(|| left.of(self.folded))
        })
    }

    /// The word after number `before` where the next word of a term stands: the very next one, or, over an open gap, the first that is a form of `word`.
    fn next(&self, word: &WordPattern, gap: &Gap, before: usize) -> Option<usize> {
        let reach = if *gap == Gap::Open { Gap::REACH } else { 0 };
        for token in before + 1..=before + 1 + reach {
            let (left, right) = (*self.words.get(token - 1)?, *self.words.get(token)?);
            let space = between(self.folded, left, right);
            if !gap.accepts(space, self.folded.source(left.end, right.start).of(self.text)) {
                return None;
            }
            if reach == 0 || word.fits(self.written(token)?, None).is_some() {
                return Some(token);
            }
        }
        None
    }

    /// Whether a term may begin at word number `token`, and if so whether an elided word stands before it.
    fn opens(&self, token: usize, name: bool) -> Option<bool> {
        let word = self.words.get(token)?;
        let before = self.folded.text.get(..word.start)?.chars().next_back();
        let neighbour = token.checked_sub(1).and_then(|at| self.words.get(at)).filter(|other| other.end + 1 == word.start);
        match (before, neighbour) {
            // Handles, identifiers.
            (Some('@' | '_'), _) => None,
            (Some('.'), Some(_)) if self.is_lower(*word) => None,
            (Some('\''), Some(other)) if self.french => french::is_elision(other.of(self.folded)).then_some(true),
            (Some('-'), Some(other)) if self.french && !name => (other.of(self.folded) == "ex").then_some(false),
            _ => Some(false),
        }
    }

    /// Whether a term may end at word number `token`.
    fn closes(&self, token: usize, name: bool) -> bool {
        let Some(word) = self.words.get(token) else { return false };
        let after = self.folded.text.get(word.end..).and_then(|rest| rest.chars().next());
        let neighbour = self.words.get(token + 1).filter(|other| other.start == word.end + 1);
        match (after, neighbour) {
            (Some('_'), _) => false,
            (Some('.'), Some(other)) => !self.is_lower(*other),
            (Some('-'), Some(other)) if self.french && !name => matches!(other.of(self.folded), "ci" | "la" | "meme" | "memes" | "t"),
            _ => true,
        }
    }

    /// True for a word that begins with a small letter.
    fn is_lower(&self, word: Word) -> bool {
        written(self.text, self.folded, word).source.chars().next().is_some_and(char::is_lowercase)
    }
}

/// Builds automata for `keys`, more than one only when they are too many for one.
fn build(keys: &[String], first: usize, automata: &mut Vec<(usize, AhoCorasick)>) {
    if keys.is_empty() {
        return;
    }
    match AhoCorasick::new(keys) {
        Ok(automaton) => automata.push((first, automaton)),
        Err(_) if keys.len() > 1 => {
            let (left, right) = keys.split_at(keys.len() / 2);
            build(left, first, automata);
            build(right, first + left.len(), automata);
        }
        // One key of gigabytes: no text holds it.
        Err(_) => {}
    }
}
