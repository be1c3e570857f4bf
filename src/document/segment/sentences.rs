//! Sentences inside a paragraph: the boundaries of UAX #29, and above them what the press needs: abbreviations, initials, quotations, ellipses.

use super::shape::{is_dash, is_stop};
use super::stops::{Bracket, Stop, ends_sentence};
use crate::language::Language;
use crate::text::Span;
use unicode_segmentation::UnicodeSegmentation;

/// What a punctuation mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Anything else.
    None,
    /// May end a sentence.
    Stop,
    /// Opens a quotation or bracket.
    Open,
    /// Closes one.
    Close,
}

/// A paragraph, character by character.
pub(super) struct Line {
    /// Byte offset in the paragraph, character.
    pub chars: Vec<(usize, char)>,
    /// What each character does.
    pub roles: Vec<Role>,
    /// Round and square brackets that hold words and are short enough to be an aside; not nested, in order.
    pub brackets: Vec<Bracket>,
}

impl Line {
    /// The character at `at`.
    pub fn char(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|&(_, c)| c)
    }

    /// The role of the character at `at`.
    pub fn role(&self, at: usize) -> Role {
        self.roles.get(at).copied().unwrap_or(Role::None)
    }

    /// The first position from `at` that holds no white space or invisible mark.
    pub fn skip_blank(&self, mut at: usize) -> usize {
        while self.char(at).is_some_and(is_blank) {
            at += 1;
        }
        at
    }
}

/// White space and invisible marks that do not belong to a letter.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() || crate::text::is_ignorable(c) && !crate::text::is_mark(c)
}

/// The sentences of `span`, in order, without the white space between them.
pub(super) fn split(text: &str, span: Span, language: &dyn Language) -> Vec<Span> {
    let paragraph = span.of(text);
    let line = read(paragraph);
    let mut found = Vec::new();
    let mut brackets = line.brackets.iter().peekable();
    let (mut start, mut solid, mut at) = (0, false, 0);
    while let Some(c) = line.char(at) {
        if line.role(at) != Role::Stop {
            solid |= c.is_alphanumeric();
            at += 1;
            continue;
        }
        let stop = stop_at(&line, at);
        while brackets.next_if(|bracket| bracket.close < stop.end).is_some() {}
        let enclosing = brackets.peek().filter(|bracket| bracket.open < stop.end).copied();
        if solid && ends_sentence(&line, &stop, start, enclosing, language) {
            push(&mut found, text, span, &line, start, stop.end);
            start = line.skip_blank(stop.end);
            solid = false;
        }
        at = stop.end;
    }
    push(&mut found, text, span, &line, start, line.chars.len());
    found
}

fn push(found: &mut Vec<Span>, text: &str, span: Span, line: &Line, start: usize, end: usize) {
    let offset = |at: usize| line.chars.get(at).map_or(span.len(), |&(byte, _)| byte);
    let sentence = super::shape::trim_blank(text, Span::new(span.start + offset(start), span.start + offset(end)));
    if sentence.is_empty() {
        return;
    }
    // Marks without a word (a lone dash, emoji) are no sentence: they stay with the one before.
    match found.last_mut() {
        Some(last) if !super::shape::has_words(sentence.of(text)) => last.end = sentence.end,
        _ => found.push(sentence),
    }
}

/// The run of stops that begins at `at`, with the marks that close after it.
fn stop_at(line: &Line, at: usize) -> Stop {
    let mut last = at + 1;
    while line.role(last) == Role::Stop {
        last += 1;
    }
    let mut stop = Stop { first: at, last, end: last, closes_quote: false };
    loop {
        let next = line.skip_blank(stop.end);
        let Some(c) = line.char(next) else { return stop };
        match line.role(next) {
            Role::Close => {
                stop.closes_quote |= !matches!(c, ')' | ']' | '}');
                stop.end = next + 1;
            }
            // "Quoi ? !" and "»." belong to the same end; after a space a full stop does not.
            Role::Stop if next == stop.end || matches!(c, '!' | '?' | '؟') => {
                stop.end = next + 1;
                // What was a question inside the marks may be a statement around them: the last stop speaks.
                stop.first = next;
                while line.role(stop.end) == Role::Stop {
                    stop.end += 1;
                }
                stop.last = stop.end;
            }
            Role::Open if c == '[' && next == stop.end => match note_mark(line, next) {
                Some(end) => stop.end = end,
                None => return stop,
            },
            _ => return stop,
        }
    }
}

/// The end of a note's number such as `[12]`.
fn note_mark(line: &Line, open: usize) -> Option<usize> {
    let digits = (open + 1..open + 4).take_while(|&at| line.char(at).is_some_and(|c| c.is_ascii_digit())).count();
    (digits > 0 && line.char(open + 1 + digits) == Some(']')).then_some(open + digits + 2)
}

fn read(paragraph: &str) -> Line {
    let chars: Vec<(usize, char)> = paragraph.char_indices().collect();
    let mut roles = vec![Role::None; chars.len()];
    let mut open_straight = false;
    for at in 0..chars.len() {
        let (before, c, after) = (at.checked_sub(1).map(|at| chars[at].1), chars[at].1, chars.get(at + 1).map(|&(_, c)| c));
        roles[at] = role(before, c, after, &mut open_straight);
    }
    mark_other_stops(paragraph, &chars, &mut roles);
    let brackets = brackets(&chars);
    Line { chars, roles, brackets }
}

fn role(before: Option<char>, c: char, after: Option<char>, open_straight: &mut bool) -> Role {
    let free_left = before.is_none_or(|c| is_blank(c) || is_dash(c) || matches!(c, '(' | '[' | '«' | '‹' | '“' | '\'' | '’'));
    let free_right =
        after.is_none_or(|c| is_blank(c) || is_stop(c) || matches!(c, ',' | ';' | ':' | '،' | '؛' | ')' | ']' | '»' | '›' | '”'));
    // The side that is free of letters tells; where both are or none is, the sign itself.
    let beside = |otherwise: Role| match (free_left, free_right) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ => otherwise,
    };
    match c {
        _ if is_stop(c) => Role::Stop,
        '«' | '‹' | '„' | '‟' | '‚' | '(' | '[' | '{' | '（' | '「' | '『' => Role::Open,
        '»' | '›' | ')' | ']' | '}' | '）' | '」' | '』' => Role::Close,
        '“' => beside(Role::Open),
        '”' => beside(Role::Close),
        '‘' | '’' => beside(Role::None),
        '"' => {
            let role = beside(if *open_straight { Role::Close } else { Role::Open });
            *open_straight = role == Role::Open;
            role
        }
        _ => Role::None,
    }
}

/// Marks the stops of scripts that [`is_stop`] does not list, by UAX #29.
fn mark_other_stops(paragraph: &str, chars: &[(usize, char)], roles: &mut [Role]) {
    if paragraph.is_ascii() {
        return;
    }
    let mut at = 0;
    for (bound, _) in paragraph.split_sentence_bound_indices().skip(1) {
        while chars.get(at).is_some_and(|&(byte, _)| byte < bound) {
            at += 1;
        }
        let last = (0..at).rev().find(|&at| !(is_blank(chars[at].1) || matches!(roles[at], Role::Close | Role::Open)));
        if let Some(last) = last {
            let c = chars[last].1;
            if !c.is_ascii()
                && !c.is_alphanumeric()
                && !crate::text::is_mark(c)
                && roles[last] == Role::None
                && !is_dash(c)
                && is_punctuation(c)
            {
                roles[last] = Role::Stop;
            }
        }
    }
}

/// True for signs of the scripts that have stops of their own; symbols and pictures are none.
fn is_punctuation(c: char) -> bool {
    use unicode_script::{Script, UnicodeScript};
    !matches!(c.script(), Script::Common | Script::Inherited | Script::Latin | Script::Arabic)
}

/// An aside may be this long, in characters; longer brackets are not closed in earnest.
const LONGEST_ASIDE: usize = 400;

fn brackets(chars: &[(usize, char)]) -> Vec<Bracket> {
    let mut open: Vec<usize> = Vec::new();
    let mut found: Vec<Bracket> = Vec::new();
    for (at, &(_, c)) in chars.iter().enumerate() {
        match c {
            '(' | '[' => open.push(at),
            ')' | ']' => {
                let Some(from) = open.pop() else { continue };
                if at - from <= LONGEST_ASIDE && chars[from..at].iter().any(|(_, c)| c.is_alphanumeric()) {
                    while found.last().is_some_and(|inner| inner.open > from) {
                        found.pop();
                    }
                    found.push(Bracket { open: from, close: at });
                }
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::of;

    /// The sentences of `text`, which marks where they are expected to be cut with `|`.
    fn check(code: &str, marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = split(&text, Span::new(0, text.len()), of(code)).into_iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials() {
        for marked in [
            "M. Petit a vu Mme. Durand et le Dr. Roche.| Il pleut.",
            "Le gén. Petit est là.| Le roman de J. K. Rowling aussi.",
            "Voir art. 12 et p. 30 du texte.| C’est de l’art. |Rien d’autre.",
            "Au IXe siècle av. J.-C., la ville existait.| En 52 av. J.-C. César arrive.",
            "Il prend de la vitamine C. |Le médecin approuve.",
            "Elle a marché 1 200 m. |Puis elle s’est assise.",
            "M. Le Goff parle.| Le col. |Il est fermé.",
            "Du pain, du vin, etc. |Tout y est.",
            "Il travaille chez Nadori Inc. depuis mars.| Depuis, il dort.",
        ] {
            check("fr", marked);
        }
        check("en", "He met Mr. Small at 5 p.m. on Nov. 24.| The U.S. team won.");
    }

    #[test]
    fn numbers_addresses_and_lists() {
        for marked in [
            "Il a payé 3.50 euros à 10 h 30.| 37 400 dossiers attendent.",
            "Voir www.example.org/a.b ou ecrire.a@example.org.| Merci.",
            "1. Le pain est cuit.| Il est chaud.",
            "IV. Des routes",
            "C’était en 2021. |La ville dormait.",
            "Le décret n° 3. |Il entre en vigueur.",
        ] {
            check("fr", marked);
        }
    }

    #[test]
    fn quotations() {
        for marked in [
            "« Quoi ? » a-t-il demandé.| Rien.",
            "«Quoi ?», a-t-il dit.| « Rien ! » |Elle rit.",
            "«Il pleut. |Rentrons», dit-elle.| «Non.» |Il reste.",
            "Elle a dit : «C’est fini.» |Puis elle est partie.",
            "Il dit : « Oui. » |Elle part.| \"Bien.\" |Il la suit.",
            "« Un. » |« Deux. »",
            "“Quel jour ?” demande-t-il.| “Lundi.” |Bien.",
            "Vraiment ?! |Oui.| Non ? ! |Si.",
            "Il part.»| La porte claque.",
        ] {
            check("fr", marked);
        }
    }

    #[test]
    fn ellipses_and_asides() {
        for marked in [
            "Il hésite... et repart.| Il hésite… |Il repart.",
            "Il a dit (...) que tout allait bien.| Bien […] |Encore.",
            "Il a tout vendu (la maison ! le jardin ! La voiture !) et il est parti.| Seul.",
            "Il est parti. |(...) Revenons au début.",
            "(Le roi est mort. |Vive le roi.)",
            "Fin.[12] |Suite.",
        ] {
            check("fr", marked);
        }
    }

    #[test]
    fn speakers_dashes_begin_a_sentence() {
        check("fr", "— Bonjour. |— Salut, toi ! |– Ah ! – dit-il en riant.");
    }

    #[test]
    fn a_forgotten_space_is_seen() {
        check("fr", "Le train est parti.|Il est tard.");
        check("fr", "Le site Maroc.Ma est fermé.");
        check("ar", "انتهى الاجتماع.|وغادر الوفد.");
    }

    #[test]
    fn arabic() {
        for marked in [
            "قال د. محمد علي إن الوقت حان.| ثم خرج.",
            "نقلت وكالة أ. ف. ب الخبر.| وأكدته أ.ف.ب أيضا.",
            "ماذا حدث؟ |لا أحد يعلم! |وانتهى الأمر.",
            "قال: «هل وصلتم؟».| ثم سكت.",
            "«هل وصلتم؟» سأل الرجل.| ثم سكت.",
            "جاء الربيع؛ والناس في الحقول، والماء كثير.",
            "بلغ السعر 3.5 دراهم.| وقد يرتفع... من يدري.",
            "القسم B. |ثم القسم التالي.",
        ] {
            check("ar", marked);
        }
    }

    #[test]
    fn other_scripts_keep_the_stops_of_the_standard() {
        check("und", "今日は雨です。|明日は晴れます。");
        check("und", "यह पहला है। |यह दूसरा है।");
        check("und", "ይህ ነው። |ያ ነው።");
    }
}
