use crate::language::{Language, Token, TokenKind, tokens};
use crate::text::{Script, Span, script_of};

/// A name in a text of Latin script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// Where it stands, from its first word to its last.
    pub span: Span,
    /// Its words without articles and particles: `Ahmed`, `Raisi` of *Ahmed Al-Raisi*.
    pub words: Vec<Span>,
}

/// Names with more words are headlines in capitals.
const MOST_WORDS: usize = 6;

/// Particles that join the words of a name and are not compared. Folded.
const PARTICLES: &[&str] = &[
    "de", "d", "du", "des", "del", "della", "di", "da", "dos", "do", "la", "le", "los", "van", "von", "der", "den", "al", "el", "ben",
    "bin", "ibn", "bint", "bent", "y", "e", "ould", "ait", "abu",
];

/// Titles that French and English write with a capital before a name. Folded.
const TITLES: &[&str] = &[
    "m",
    "mm",
    "mme",
    "mmes",
    "mlle",
    "dr",
    "pr",
    "me",
    "mgr",
    "mr",
    "mrs",
    "ms",
    "sir",
    "lord",
    "general",
    "colonel",
    "commandant",
    "president",
    "presidente",
    "ministre",
    "minister",
    "roi",
    "king",
    "reine",
    "queen",
    "prince",
    "princesse",
    "cheikh",
    "sheikh",
    "maitre",
    "docteur",
    "professeur",
    "directeur",
    "directrice",
    "son",
    "sa",
    "majeste",
    "excellence",
    "altesse",
];

/// The names of a text: runs of capitalised words, with the particles between them.
///
/// A stopword never begins a name, so that the first word of a sentence (*Les*, *Dans*) does no harm; a title before a name, a Roman numeral behind it, and
/// particles are no words of it. Runs of more than six words are taken for headlines and left out.
pub fn find_names(text: &str, language: &dyn Language) -> Vec<Name> {
    let tokens = tokens(text, language);
    let mut names = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let run = run(text, &tokens, at, language);
        if run.is_empty() {
            at += 1;
            continue;
        }
        let last = run.last().copied().unwrap_or(at);
        let words: Vec<Span> = run
            .iter()
            .filter_map(|&at| tokens.get(at))
            .skip_while(|token| TITLES.contains(&token.folded.as_str()))
            .filter(|token| !is_particle(token) && !is_roman(token.span.of(text)))
            .map(|token| token.span)
            .collect();
        if let (Some(first), Some(end)) = (words.first(), words.last())
            && words.len() <= MOST_WORDS
        {
            names.push(Name { span: first.cover(*end), words });
        }
        at = last + 1;
    }
    names
}

/// The tokens of the run of capitalised words that begins at `at`.
fn run(text: &str, tokens: &[Token], at: usize, language: &dyn Language) -> Vec<usize> {
    let mut run = Vec::new();
    let mut next = at;
    // Particles count only when a capital follows them.
    let mut waiting: Vec<usize> = Vec::new();
    while let Some(token) = tokens.get(next) {
        if let Some(before) = next.checked_sub(1).filter(|_| next > at).and_then(|before| tokens.get(before))
            && !adjacent(text, before.span, token.span)
        {
            break;
        }
        let word = token.kind != TokenKind::Number && token.folded.chars().all(|c| script_of(c) != Script::Arabic);
        let particle = is_particle(token);
        if word && token.capital && !(run.is_empty() && language.is_stopword(&token.folded) && !particle_of_name(token)) {
            run.append(&mut waiting);
            run.push(next);
        } else if particle && !run.is_empty() && waiting.len() < 2 {
            waiting.push(next);
        } else {
            break;
        }
        next += 1;
    }
    run
}

fn is_particle(token: &Token) -> bool {
    PARTICLES.contains(&token.folded.as_str())
}

/// A particle that may begin a name: *Al-Raisi*, *Ben Ali*.
fn particle_of_name(token: &Token) -> bool {
    matches!(token.folded.as_str(), "al" | "el" | "ben" | "bin" | "ibn" | "ait" | "ould" | "abu" | "van" | "von")
}

fn is_roman(word: &str) -> bool {
    word.len() >= 2 && word.bytes().all(|letter| matches!(letter, b'I' | b'V' | b'X'))
}

/// True when only white space within the line, a hyphen or an apostrophe stands between two tokens (or an elided particle, which tokens leave out).
fn adjacent(text: &str, before: Span, after: Span) -> bool {
    let Some(between) = text.get(before.end..after.start) else { return false };
    let mut count = 0;
    between.chars().all(|c| {
        count += 1;
        count <= 4
            && !matches!(c, '\n' | '\r')
            && (c.is_whitespace() || matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’' | 'd' | 'D'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;

    fn names(text: &str) -> Vec<&str> {
        find_names(text, of("fr")).iter().map(|name| name.span.of(text)).collect()
    }

    #[test]
    fn runs_of_capitals_are_names() {
        assert_eq!(names("Hier, Karim Bouzidi a vu Jean-Luc Mercier à Oujda."), ["Hier", "Karim Bouzidi", "Jean-Luc Mercier", "Oujda"]);
        assert_eq!(names("Les habitants de Nador"), ["Nador"]);
    }

    #[test]
    fn particles_join_and_are_no_words() {
        let text = "selon Salim Ben Youssef et Rashid Al-Mansouri, puis Pedro de la Vega";
        assert_eq!(names(text), ["Salim Ben Youssef", "Rashid Al-Mansouri", "Pedro de la Vega"]);
        let words: Vec<&str> = find_names(text, of("fr"))[1].words.iter().map(|word| word.of(text)).collect();
        assert_eq!(words, ["Rashid", "Mansouri"]);
    }

    #[test]
    fn titles_and_numerals_are_left_out() {
        assert_eq!(names("le Roi Farid VI et M. Tazi"), ["Farid", "Tazi"]);
    }

    #[test]
    fn headlines_are_no_names() {
        assert!(names("RABAT OUVRE SES PORTES AUX JEUNES DU MONDE ENTIER").is_empty());
    }
}
