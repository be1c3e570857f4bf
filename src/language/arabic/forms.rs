//! From an Arabic word form back to what a dictionary lists. Everything is folded (one alif, ya for alif maqsura, no vowel signs).
//!
//! Written Arabic glues conjunctions, prepositions, the article and pronouns to a word. The rules undo one of each, in the order in which they can stand:
//! conjunction, preposition or future particle, article; then pronoun, then the sound plural, dual or feminine ending. What the article excludes (verbs,
//! pronouns) is not tried behind it. Weak letters and the seat of hamza are put back as the base form writes them. The rules propose; a lexicon decides.

use super::closed;
use crate::language::Analysis;

/// What may follow a proclitic.
#[derive(Clone, Copy, PartialEq)]
enum Host {
    /// A noun without a pronoun: behind the article.
    Definite,
    /// A noun, with or without a pronoun: behind a preposition.
    Noun,
    /// A verb in the imperfect: behind the future particle.
    Verb,
    /// Anything.
    Any,
}

/// What may stand before a word, with its price.
const PROCLITICS: &[(&str, u8, Host)] = &[
    ("", 0, Host::Any),
    ("ال", 0, Host::Definite),
    ("و", 1, Host::Any),
    ("وال", 0, Host::Definite),
    ("ب", 1, Host::Noun),
    ("بال", 0, Host::Definite),
    ("وب", 2, Host::Noun),
    ("وبال", 1, Host::Definite),
    ("ل", 1, Host::Any),
    ("لل", 0, Host::Definite),
    ("ول", 2, Host::Any),
    ("ولل", 1, Host::Definite),
    ("ف", 2, Host::Any),
    ("فال", 1, Host::Definite),
    ("ك", 3, Host::Noun),
    ("كال", 1, Host::Definite),
    ("فل", 3, Host::Any),
    ("فلل", 2, Host::Definite),
    ("فب", 3, Host::Noun),
    ("س", 2, Host::Verb),
    ("وس", 2, Host::Verb),
    ("فس", 3, Host::Verb),
];

/// What kind of word an ending belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Ending {
    /// A noun or adjective, possible behind the article.
    Noun,
    /// A noun with a pronoun or before a genitive.
    Construct,
    /// A verb.
    Verb,
    /// A noun or a verb with a pronoun.
    Pronoun,
}

/// What may stand after it: ending, what the base form has in its place, price.
const SUFFIXES: &[(&str, &str, u8, Ending)] = &[
    ("", "", 0, Ending::Noun),
    // pronouns
    ("ه", "", 1, Ending::Pronoun),
    ("ها", "", 1, Ending::Pronoun),
    ("هم", "", 1, Ending::Pronoun),
    ("هما", "", 1, Ending::Pronoun),
    ("هن", "", 2, Ending::Pronoun),
    ("نا", "", 1, Ending::Pronoun),
    ("ني", "", 2, Ending::Verb),
    ("ك", "", 2, Ending::Pronoun),
    ("كم", "", 1, Ending::Pronoun),
    // taa marbuta before a pronoun
    ("ته", "ة", 1, Ending::Construct),
    ("تها", "ة", 1, Ending::Construct),
    ("تهم", "ة", 1, Ending::Construct),
    ("تهما", "ة", 1, Ending::Construct),
    ("تنا", "ة", 1, Ending::Construct),
    ("تي", "ة", 2, Ending::Construct),
    ("تك", "ة", 2, Ending::Construct),
    ("تكم", "ة", 1, Ending::Construct),
    // alif maqsura before a pronoun
    ("اه", "ي", 2, Ending::Pronoun),
    ("اها", "ي", 2, Ending::Pronoun),
    ("اهم", "ي", 2, Ending::Pronoun),
    ("اك", "ي", 3, Ending::Pronoun),
    ("انا", "ي", 3, Ending::Pronoun),
    // feminine, accusative, nisba
    ("ة", "", 2, Ending::Noun),
    ("ا", "", 1, Ending::Construct),
    ("ي", "", 2, Ending::Noun),
    ("ية", "", 3, Ending::Noun),
    // sound plurals, feminine
    ("ات", "", 2, Ending::Noun),
    ("ات", "ة", 1, Ending::Noun),
    ("اته", "ة", 2, Ending::Construct),
    ("اتها", "ة", 2, Ending::Construct),
    ("اتهم", "ة", 2, Ending::Construct),
    ("اتنا", "ة", 2, Ending::Construct),
    ("اتكم", "ة", 2, Ending::Construct),
    ("اته", "", 2, Ending::Construct),
    ("اتها", "", 2, Ending::Construct),
    ("اتهم", "", 2, Ending::Construct),
    ("اتنا", "", 2, Ending::Construct),
    // sound plurals, masculine, and duals
    ("ون", "", 1, Ending::Noun),
    ("ين", "", 1, Ending::Noun),
    ("ان", "", 1, Ending::Noun),
    ("و", "", 2, Ending::Construct),
    ("وه", "", 2, Ending::Construct),
    ("وها", "", 2, Ending::Construct),
    ("وهم", "", 2, Ending::Construct),
    ("يه", "", 3, Ending::Construct),
    ("يها", "", 3, Ending::Construct),
    ("يهم", "", 3, Ending::Construct),
    ("يك", "", 3, Ending::Construct),
    ("تين", "ة", 1, Ending::Noun),
    ("تان", "ة", 1, Ending::Noun),
    ("تين", "", 2, Ending::Noun),
    ("تان", "", 2, Ending::Noun),
    ("تي", "", 3, Ending::Construct),
    ("تا", "ة", 3, Ending::Construct),
    // verbs
    ("ت", "", 1, Ending::Verb),
    ("وا", "", 1, Ending::Verb),
    ("تا", "", 2, Ending::Verb),
    ("تم", "", 2, Ending::Verb),
    ("ته", "", 2, Ending::Verb),
    ("تها", "", 2, Ending::Verb),
    ("تهم", "", 2, Ending::Verb),
    ("تني", "", 3, Ending::Verb),
    ("ونه", "", 2, Ending::Verb),
    ("ونها", "", 2, Ending::Verb),
    ("ونهم", "", 2, Ending::Verb),
    // verbs whose last letter is weak: انتهت, بقوا, يعانون, دعت, يدعون
    ("ت", "ي", 2, Ending::Verb),
    ("وا", "ي", 2, Ending::Verb),
    ("ون", "ي", 2, Ending::Verb),
    ("ت", "ا", 3, Ending::Verb),
    ("وا", "ا", 3, Ending::Verb),
    ("ون", "و", 3, Ending::Verb),
    ("وا", "و", 3, Ending::Verb),
];

/// All readings of `word`, cheapest first, without repetition.
pub(super) fn analyses(word: &str) -> Vec<Analysis> {
    if let Some(readings) = closed::readings(word) {
        return readings;
    }
    let mut found: Vec<Analysis> = Vec::with_capacity(16);
    let mut add = |text: String, cost: u8| match found.iter_mut().find(|known| known.text == text) {
        Some(known) => known.cost = known.cost.min(cost),
        None => found.push(Analysis { text, cost }),
    };
    for &(proclitic, before, host) in PROCLITICS {
        let Some(rest) = word.strip_prefix(proclitic) else { continue };
        // One letter before two or three others is mostly a letter of the root: وجد, بعض, فقد.
        let doubt = match (letters(rest), host) {
            (0 | 1, _) => continue,
            (_, Host::Definite) | (5.., _) => 0,
            _ if proclitic.is_empty() => 0,
            (2, _) => 2,
            (3, _) => 1,
            _ => 0,
        };
        without_proclitic(rest, before + doubt, host, &mut add);
        // ل + ل-initial word is written once: للجنة is ل+لجنة or ل+ال+لجنة
        if proclitic == "لل" || proclitic == "ولل" {
            without_proclitic(&format!("ل{rest}"), before + 1, Host::Noun, &mut add);
        }
    }
    // Another seat of hamza: مسئول for مسؤول, السيء for السيئ.
    if let Some(at) = word.find("ئو") {
        let (before, after) = word.split_at(at);
        without_proclitic(&format!("{}ؤ{}", before.strip_prefix("ال").unwrap_or(before), &after["ئ".len()..]), 1, Host::Any, &mut add);
    }
    if let Some(body) = word.strip_suffix("يء") {
        add(format!("{}يئ", body.strip_prefix("ال").unwrap_or(body)), 2);
    }
    // Elatives: الأسهل, أقرب: سهل, قريب.
    let plain = word.strip_prefix("ال").unwrap_or(word);
    if let Some(body) = plain.strip_prefix('ا').filter(|body| letters(body) == 3)
        && let Some((at, last)) = body.char_indices().next_back()
    {
        add(body.to_owned(), 4);
        add(format!("{}ي{last}", &body[..at]), 4);
    }
    found.sort_by(|a, b| a.cost.cmp(&b.cost).then_with(|| b.text.len().cmp(&a.text.len())).then_with(|| a.text.cmp(&b.text)));
    found
}

fn without_proclitic(rest: &str, before: u8, host: Host, add: &mut impl FnMut(String, u8)) {
    for &(ending, base, after, kind) in SUFFIXES {
        let fits = match host {
            Host::Any => true,
            Host::Definite => kind == Ending::Noun,
            Host::Noun => kind != Ending::Verb,
            Host::Verb => matches!(kind, Ending::Verb | Ending::Pronoun) || matches!(ending, "" | "ون" | "ان"),
        };
        let Some(stem) = rest.strip_suffix(ending).filter(|_| fits) else { continue };
        let left = letters(stem);
        if left < 2 {
            continue;
        }
        let short = u8::from(left == 2 && !ending.is_empty() && host != Host::Definite);
        let cost = before + after + short;
        // عمليات is no verb عمليا
        let cost = if ending == "ت" && left > 3 && stem.ends_with('ا') { cost + 1 } else { cost };
        // الي- before ya-initial words is rather a noun than a verb: اليدين
        let cost = if host == Host::Definite && rest.starts_with('ي') && ending.is_empty() && left > 3 { cost + 1 } else { cost };
        if host != Host::Definite && host != Host::Noun {
            verbs(stem, base, ending, cost, host != Host::Verb, add);
        }
        if !ending.is_empty()
            && base.is_empty()
            && let Some(body) = stem.strip_suffix(['ئ', 'ؤ'])
        {
            // بنائه, بناؤه: بناء; شيئا: شيء; يقرؤون: يقرأ
            add(format!("{body}ء"), cost);
            add(format!("{body}ا"), cost + 1);
        }
        if host != Host::Verb || stem.starts_with('ي') {
            add(format!("{stem}{base}"), cost);
        }
    }
}

/// Readings as a verb whose base form looks otherwise: other persons of the imperfect, hollow and defective roots, passives. The jussive, which drops weak
/// letters, does not stand behind the future particle.
fn verbs(stem: &str, base: &str, ending: &str, cost: u8, jussive: bool, add: &mut impl FnMut(String, u8)) {
    let text = format!("{stem}{base}");
    let all = letters(&text);
    // The person's letter becomes that of the third person, under which lexicons list the imperfect. أ and ن are rarer in the press.
    if all >= 4 || all == 3 && (ending.is_empty() || ending == "ون") {
        for (person, price) in [('ت', 1), ('ن', 2), ('ا', 3)] {
            if let Some(body) = text.strip_prefix(person) {
                let price = cost + price + u8::from(all == 3);
                add(format!("ي{body}"), price);
                weak_imperfect(body, price, jussive && ending.is_empty(), add);
                other_forms(body, price, add);
            }
        }
    }
    if let Some(body) = text.strip_prefix('ي') {
        weak_imperfect(body, cost, jussive && ending.is_empty(), add);
        if all >= 3 {
            other_forms(body, cost, add);
        }
    }
    let Some((at, last)) = text.char_indices().next_back() else { return };
    let Some((before, middle)) = text[..at].char_indices().next_back() else { return };
    if ending.is_empty() || matches!(ending, "ت" | "وا") {
        // أضيف, اختير: أضاف, اختار
        if middle == 'ي' && all >= 4 && text.starts_with('ا') {
            add(format!("{}ا{last}", &text[..before]), cost + 2);
        }
        // لوحظ: لاحظ
        let mut body = text.chars();
        if all == 4
            && let (Some(first), Some('و')) = (body.next(), body.next())
        {
            add(format!("{first}ا{}", body.as_str()), cost + 3);
        }
    }
    // أردت, استطعنا: أراد, استطاع
    if matches!(ending, "ت" | "نا" | "تم") && base.is_empty() && all >= 3 && text.starts_with('ا') {
        add(format!("{}ا{last}", &text[..at]), cost + 1);
    }
}

/// Imperfects whose weak letter is lost in the jussive or is alif in the passive; `body` is what follows the person's letter.
fn weak_imperfect(body: &str, cost: u8, jussive: bool, add: &mut impl FnMut(String, u8)) {
    let Some((at, last)) = body.char_indices().next_back() else { return };
    if at == 0 {
        return;
    }
    match body[..at].strip_suffix('ا') {
        // يضاف, يقال: يضيف, يقول
        Some(start) if !start.is_empty() => {
            add(format!("ي{start}ي{last}"), cost + 2);
            add(format!("ي{start}و{last}"), cost + 2);
        }
        _ if jussive => {
            // لم يستطع, لم يقم: يستطيع, يقوم
            add(format!("ي{}ي{last}", &body[..at]), cost + 3);
            add(format!("ي{}و{last}", &body[..at]), cost + 3);
            // لم يبق, لم يدع: يبقى, يدعو
            add(format!("ي{body}ي"), cost + 3);
            add(format!("ي{body}و"), cost + 3);
        }
        _ => {}
    }
}

/// Words whose ال is no article: form VIII of roots in l, relatives, the name of God.
const NO_ARTICLE: &[&str] = &[
    "التزم",
    "التزام",
    "التحق",
    "التحاق",
    "التصق",
    "التصاق",
    "التفت",
    "التفات",
    "التمس",
    "التماس",
    "التبس",
    "التباس",
    "التهب",
    "التهاب",
    "التهم",
    "التهام",
    "التأم",
    "التئام",
    "التجأ",
    "التجاء",
    "التوى",
    "التواء",
    "التقى",
    "التقاء",
    "التقط",
    "التقاط",
    "التحم",
    "التحام",
    "التف",
    "التفاف",
    "الذي",
    "التي",
    "الذين",
    "اللواتي",
    "اللاتي",
    "اللائي",
    "الله",
];

/// A word as written (not folded: إلغاء and ألعاب have no article) without its article, if at least three letters are left.
pub(super) fn without_article(word: &str) -> &str {
    let Some(rest) = word.strip_prefix("ال").filter(|rest| letters(rest) >= 3) else { return word };
    let plain = ["ات", "ية", "ي"].iter().find_map(|ending| word.strip_suffix(ending));
    if NO_ARTICLE.contains(&word) || plain.is_some_and(|plain| NO_ARTICLE.contains(&plain)) { word } else { rest }
}

/// The perfect and the verbal noun of an imperfect that a lexicon lists only under those: يرتبط, يتأثر, يقف: ارتبط or ارتباط, تأثر, وقف.
fn other_forms(body: &str, cost: u8, add: &mut impl FnMut(String, u8)) {
    let Some((at, last)) = body.char_indices().next_back() else { return };
    match letters(body) {
        0 | 1 => {}
        2 => add(format!("و{body}"), cost + 3),
        n => {
            add(body.to_owned(), cost + 3);
            add(format!("ا{body}"), cost + 3);
            if n >= 4 {
                add(format!("ا{}ا{last}", &body[..at]), cost + 3);
            }
        }
    }
}

fn letters(text: &str) -> usize {
    text.chars().count()
}

/// A light stem after Larkey, Ballesteros and Connell (2002, "light10"), with single-letter proclitics as well where enough of the word is left.
pub(super) fn light_stem(word: &str) -> String {
    let mut rest = word;
    for proclitic in ["وبال", "ولل", "فلل", "وال", "بال", "كال", "فال", "لل", "ال"] {
        if let Some(stem) = rest.strip_prefix(proclitic).filter(|stem| letters(stem) >= 3) {
            rest = stem;
            break;
        }
    }
    if rest.len() == word.len() {
        for proclitic in ["و", "ب", "ل", "س", "ف"] {
            if let Some(stem) = rest.strip_prefix(proclitic).filter(|stem| letters(stem) >= 4) {
                rest = stem;
                break;
            }
        }
    }
    for ending in
        ["اتها", "اتهم", "اته", "تها", "تهم", "ته", "هما", "ها", "هم", "ات", "ون", "ين", "ان", "وا", "نا", "ية", "ه", "ة", "ي", "ا", "ت"]
    {
        if let Some(stem) = rest.strip_suffix(ending).filter(|stem| letters(stem) >= 3) {
            rest = stem;
            break;
        }
    }
    rest.chars().take(6).collect()
}
