//! Homographs: words that are terms in one text and everyday words in another. They are believed only where the text around them shows the subject field.

use super::arabic;
use super::form::Tier;
use super::resolve::TermMatch;
use super::words::Word;
use crate::error::{Error, Result};
use crate::language::Lang;
use crate::text::{Folded, Span, fold};
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::io::Read;

/// Characters on either side of a homograph in which the subject field has to show.
const REACH: usize = 250;

/// Words that show the subject field of a glossary without being its terms, by language.
///
/// ```
/// use truchement::glossary::Context;
/// use truchement::language::Lang;
/// let context = Context::read("context.csv", "lang,word\nfr,écrouer\nar,محكمة\n".as_bytes())?;
/// assert_eq!(context.words(&Lang::FRENCH).collect::<Vec<_>>(), ["écrouer"]);
/// # Ok::<(), truchement::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Context {
    words: BTreeMap<String, Vec<String>>,
}

impl Context {
    /// Reads a CSV with the columns `lang` and `word`; `name` is what messages call it.
    ///
    /// # Errors
    /// With `file:line`: other columns, a malformed row, a row without a word.
    pub fn read(name: &str, reader: impl Read) -> Result<Context> {
        let mut context = Context::default();
        let mut csv = csv::ReaderBuilder::new().has_headers(false).from_reader(reader);
        for (row, line) in csv.records().zip(1..) {
            let row = row.map_err(|error| Error::at_line(name, line, format!("malformed row: {error}")))?;
            let cells: Vec<&str> = row.iter().map(str::trim).collect();
            match cells.as_slice() {
                ["lang", "word"] if line == 1 => {}
                _ if line == 1 => return Err(Error::at_line(name, 1, "words of the subject field need the columns `lang,word`")),
                [lang, word] if !lang.is_empty() && !word.is_empty() => {
                    context.words.entry((*lang).to_owned()).or_default().push((*word).to_owned());
                }
                _ => return Err(Error::at_line(name, line, "a language code and a word are expected")),
            }
        }
        Ok(context)
    }

    /// The words in `lang`, as listed.
    pub fn words(&self, lang: &Lang) -> impl Iterator<Item = &str> {
        self.words.get(lang.as_str()).into_iter().flatten().map(String::as_str)
    }
}

/// The words of one language, ready to be looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Field {
    words: FxHashSet<String>,
    arabic: bool,
}

impl Field {
    pub fn new(context: &Context, lang: &Lang) -> Field {
        Field { words: context.words(lang).map(|word| fold(word).text).collect(), arabic: *lang == Lang::ARABIC }
    }

    fn holds(&self, word: &str) -> bool {
        if self.arabic {
            return arabic::without_front(word).any(|bare| arabic::without_ending(bare).any(|stem| self.words.contains(&*stem)));
        }
        self.words.contains(word)
            || word
                .strip_suffix(['s', 'e'])
                .is_some_and(|stem| self.words.contains(stem.strip_suffix('e').unwrap_or(stem)) || self.words.contains(stem))
    }
}

/// Makes suggestions of the homographs around which nothing shows the subject field: no match of another concept that is firm and no homograph itself, no two
/// homographs of other concepts, and no word of `field`.
pub(super) fn guard(found: &mut [TermMatch], text: &str, folded: &Folded, tokens: &[Word], field: &Field) {
    if !found.iter().any(|found| found.homograph) {
        return;
    }
    let believed: Vec<bool> = (0..found.len()).map(|at| !found[at].homograph || shows(at, found, text, folded, tokens, field)).collect();
    for (found, believed) in found.iter_mut().zip(believed) {
        if !believed {
            found.tier = Tier::Loose;
        }
    }
}

/// Whether the subject field shows around match number `at`.
fn shows(at: usize, found: &[TermMatch], text: &str, folded: &Folded, tokens: &[Word], field: &Field) -> bool {
    let homograph = &found[at];
    let near = |other: &&TermMatch| distance(text, homograph.span, other.span).is_some_and(|characters| characters <= REACH);
    let (before, after) = (found[..at].iter().rev().take_while(near), found[at + 1..].iter().take_while(near));
    let mut others: Vec<usize> = Vec::new();
    for other in before.chain(after).filter(|other| other.closeness != Tier::Loose && other.concept != homograph.concept) {
        if !other.homograph {
            return true;
        }
        if !others.contains(&other.concept) {
            others.push(other.concept);
        }
    }
    if others.len() > 1 {
        return true;
    }
    let start = tokens.partition_point(|word| folded.source(word.start, word.end).end <= homograph.span.start);
    let end = tokens.partition_point(|word| folded.source(word.start, word.end).start < homograph.span.end);
    let within =
        |word: &&Word| distance(text, homograph.span, folded.source(word.start, word.end)).is_some_and(|characters| characters <= REACH);
    let before = tokens[..start].iter().rev().take_while(within);
    let mut around = before.chain(tokens[end..].iter().take_while(within));
    around.any(|word| field.holds(word.of(folded)))
}

/// Characters between two stretches; `None` where they meet or lie beyond any reach.
fn distance(text: &str, a: Span, b: Span) -> Option<usize> {
    let (first, second) = if a < b { (a, b) } else { (b, a) };
    let between = text.get(first.end..second.start)?;
    (between.len() <= REACH * 4).then(|| between.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::glossary::{Glossary, Matcher};

    const TABLE: &str = "id,fr,fr_homographs,ar,ar_homographs\na,avocat,avocat,محام,\nb,parquet,parquet,حكم,حكم\nc,audience,audience,جلسة,\nd,tribunal,,محكمة,\n";

    fn tiers(lang: &Lang, text: &str) -> Vec<(String, Tier)> {
        let mut glossary = Glossary::from_str("g.csv", TABLE, &Lang::FRENCH, &Lang::ARABIC).expect("a good glossary");
        glossary.set_context(Context::read("c.csv", "lang,word\nfr,plaider\nfr,accusé\nar,متهم\n".as_bytes()).expect("good words"));
        Matcher::new(&glossary, lang).find(text).into_iter().map(|found| (found.span.of(text).to_owned(), found.tier)).collect()
    }

    #[test]
    fn homographs_need_their_subject_field() {
        let avocat = |text| tiers(&Lang::FRENCH, text)[0].1;
        assert_eq!(avocat("Un avocat bien mûr."), Tier::Loose);
        assert_eq!(avocat("Un avocat entre au tribunal."), Tier::Exact);
        assert_eq!(avocat("Son avocat va plaider."), Tier::Exact);
        assert_eq!(avocat("L’avocat des deux accusés."), Tier::Clitic);
        assert_eq!(avocat("L’avocat sur le parquet."), Tier::Loose);
        assert_eq!(avocat("L’avocat, le parquet, l’audience."), Tier::Clitic);
        let far = "mot ".repeat(100);
        assert_eq!(avocat(&format!("Un avocat. {far}Le tribunal.")), Tier::Loose);
    }

    #[test]
    fn arabic_words_of_the_field_may_carry_clitics() {
        assert_eq!(tiers(&Lang::ARABIC, "صفر حكم اللقاء")[0].1, Tier::Loose);
        assert_eq!(tiers(&Lang::ARABIC, "صدر حكم وللمتهمين حق الطعن")[0].1, Tier::Exact);
        assert_eq!(tiers(&Lang::ARABIC, "صدر حكم بالمحكمة")[0].1, Tier::Exact);
    }

    #[test]
    fn tables_of_words_are_checked() {
        for (table, start) in [("word\nx\n", "c.csv:1: words of the subject field"), ("lang,word\nfr,\n", "c.csv:2: a language code")] {
            assert!(Context::read("c.csv", table.as_bytes()).expect_err("a bad table").to_string().starts_with(start));
        }
    }
}
