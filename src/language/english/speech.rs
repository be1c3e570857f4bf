//! English: who says something.

use crate::language::speech::{Determiner, Gender, Pronoun, Role, Speech, VerbForm};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Regular verbs, without their endings.
const REGULAR: &str = "add affirm agree allege announce answer argue ask assert assure boast caution claim comment complain concede conclude confess confirm contend continue \
    counter cry declare defend deny describe disclose emphasise emphasize estimate exclaim explain express hail hint indicate insist joke lament mention mock \
    note object observe pledge point praise predict promise propose protest quip react recall reiterate relate remark remind repeat reply report respond reveal \
    shout sigh state stress suggest testify thank tweet urge vow warn welcome whisper wonder worry";
/// Verbs of the list above that take a person or thing as their object.
const TRANSITIVE: &str = "describe hail praise thank welcome mock defend urge";
const IRREGULAR: &[(&str, &str, &str)] = &[
    ("say", "say says said", "saying"),
    ("tell", "tell tells told", "telling"),
    ("write", "write writes wrote", "writing"),
    ("think", "thinks thought", "thinking"),
    ("call", "calls called", "calling"),
    ("swear", "swears swore", "swearing"),
    ("read", "reads", "reading"),
    ("go", "went", ""),
];

const PEOPLE: &str = "president chairman chairwoman chairperson director minister secretary spokesman spokeswoman spokesperson chief head official officer leader general colonel captain \
    commissioner inspector prosecutor judge magistrate lawyer mayor governor senator deputy adviser advisor diplomat ambassador envoy representative delegate coordinator expert \
    analyst researcher professor teacher doctor nurse engineer architect economist historian author writer novelist journalist editor artist musician actor farmer fisherman worker \
    resident witness victim neighbour neighbor passenger manager owner founder king queen prince princess coach player runner winner activist member source man woman mother father";
const INSTITUTIONS: &str = "ministry government court council committee union party group office department service institute centre center agency organisation organization association federation \
    commission police army company bank league opposition mission city university school parliament senate board report statement newspaper";

static VERBS: LazyLock<FxHashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut table: FxHashMap<String, VerbForm> = FxHashMap::default();
    let transitive = |verb: &str| TRANSITIVE.split_whitespace().any(|known| known == verb) || verb == "call";
    for verb in REGULAR.split_whitespace() {
        let stem = verb.strip_suffix('e').unwrap_or(verb);
        // reply, replied; cry, cried
        let past = match verb.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o'])) {
            Some(rest) => format!("{rest}ied"),
            None => format!("{stem}ed"),
        };
        let third = match verb.strip_suffix('y').filter(|rest| !rest.ends_with(['a', 'e', 'o'])) {
            Some(rest) => format!("{rest}ies"),
            None => format!("{verb}s"),
        };
        let form = VerbForm { transitive: transitive(verb), ..VerbForm::default() };
        table.insert(past, VerbForm { finite: true, participle: true, ..form });
        table.insert(third, VerbForm { finite: true, ..form });
        table.insert(format!("{stem}ing"), VerbForm { gerund: true, ..form });
        table.insert(verb.to_owned(), VerbForm { infinitive: true, ..form });
    }
    for &(verb, finite, gerund) in IRREGULAR {
        let form = VerbForm { transitive: transitive(verb), ..VerbForm::default() };
        for word in finite.split_whitespace() {
            table.insert(word.to_owned(), VerbForm { finite: true, participle: true, ..form });
        }
        table.insert(gerund.to_owned(), VerbForm { gerund: true, ..form });
    }
    table.remove("");
    table
});

static ROLES: LazyLock<FxHashMap<String, Role>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (list, institution) in [(PEOPLE, false), (INSTITUTIONS, true)] {
        for word in list.split_whitespace() {
            let gender = match word {
                "chairman" | "spokesman" | "king" | "prince" | "man" | "father" => Gender::Masculine,
                "chairwoman" | "spokeswoman" | "queen" | "princess" | "woman" | "mother" => Gender::Feminine,
                _ => Gender::Unknown,
            };
            let role = if institution { Role::Institution(Gender::Unknown) } else { Role::Person(gender) };
            table.insert(word.to_owned(), role);
            table.insert(format!("{word}s"), role);
        }
    }
    table
});

const MEN: &[&str] = &[
    "john", "james", "peter", "paul", "david", "michael", "robert", "william", "thomas", "george", "ahmed", "mohamed", "ali", "omar",
    "hassan", "karim", "youssef",
];
const WOMEN: &[&str] = &[
    "mary", "anna", "anne", "jane", "sarah", "laura", "emma", "alice", "fatima", "leila", "amina", "nadia", "salma", "susan", "karen",
    "maria",
];

fn determiner(word: &str) -> Option<Determiner> {
    let (definite, plural, first_person) = match word {
        "the" | "this" | "that" | "its" | "his" | "her" | "their" => (true, false, false),
        "these" | "those" => (true, true, false),
        "a" | "an" | "one" | "another" => (false, false, false),
        "some" | "many" | "several" | "two" | "three" => (false, true, false),
        "my" | "our" | "your" => (true, false, true),
        _ => return None,
    };
    let possessive = matches!(word, "its" | "his" | "her" | "their");
    Some(Determiner { gender: Gender::Unknown, definite, plural, possessive, first_person })
}

fn pronoun(word: &str) -> Option<Pronoun> {
    match word {
        "he" => Some(Pronoun { gender: Gender::Masculine, plural: false, general: false }),
        "she" => Some(Pronoun { gender: Gender::Feminine, plural: false, general: false }),
        "they" => Some(Pronoun { gender: Gender::Unknown, plural: true, general: false }),
        _ => None,
    }
}

pub(super) static SPEECH: Speech = Speech {
    verb: |word| VERBS.get(word).copied(),
    role: |word| ROLES.get(word).copied(),
    determiner,
    pronoun,
    first_name: |word| match word {
        _ if MEN.contains(&word) => Gender::Masculine,
        _ if WOMEN.contains(&word) => Gender::Feminine,
        _ => Gender::Unknown,
    },
    have: &["has", "had", "have", "will", "would"],
    be: &["is", "are", "was", "were"],
    been: &["been"],
    light: &[],
    prepositions: &[
        "in", "on", "at", "by", "for", "with", "from", "to", "of", "into", "after", "before", "during", "under", "over", "about",
        "against", "between", "without", "like",
    ],
    complements: &["of"],
    breaks: &["that", "who", "which", "whose", "and", "or", "but", "because", "when", "while", "if", "as", "not"],
    adverbs: &[
        "also",
        "later",
        "then",
        "further",
        "still",
        "yesterday",
        "today",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "on",
        "however",
        "already",
        "often",
        "too",
    ],
    adverb_endings: &["ly"],
    clitics: &[],
    according: &[&["according", "to"]],
    according_weak: &[&["for"]],
    topics: &[],
    agent: &["by"],
    particles: &["al", "el", "bin", "ibn", "ben", "de", "van", "von", "der", "da"],
    titles: &[
        ("mr", Gender::Masculine),
        ("mrs", Gender::Feminine),
        ("ms", Gender::Feminine),
        ("dr", Gender::Unknown),
        ("sir", Gender::Masculine),
        ("professor", Gender::Unknown),
        ("general", Gender::Masculine),
    ],
    works: &[
        "titled",
        "entitled",
        "called",
        "dubbed",
        "named",
        "film",
        "movie",
        "novel",
        "book",
        "operation",
        "album",
        "song",
        "series",
        "codenamed",
        "so-called",
    ],
    documents: &[],
    phrasal: &[],
    modals: &[],
    demonstratives: &[],
    latter: &[],
    pointing: &[],
    descriptions: &[],
    posted: &[],
    sayings: &["words", "phrase", "remark", "statement"],
    openers: &["i", "we", "it", "he", "she", "they", "you"],
    inversions: &[],
    narrative: &[],
    relatives: &["who", "which"],
    joining: &["and", "but", "then"],
    reported: &["that"],
    emphatic: &[("him", "he"), ("her", "she"), ("them", "they")],
    contracted: &[],
    reflexive: &[],
    articles: &["al-", "el-"],
    demonym: |_| false,
    manner: |_| false,
    verb_gender: |_| Gender::Unknown,
    capitals: true,
    verb_first: false,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known() {
        for word in ["said", "says", "told", "added", "replied", "stressed", "urges"] {
            assert!((SPEECH.verb)(word).is_some_and(|form| form.finite), "{word}");
        }
        assert!((SPEECH.verb)("adding").is_some_and(|form| form.gerund));
    }
}
