//! What a language has for saying who says something: reporting verbs, pronouns, words for people and institutions.

/// Grammatical gender of a word or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Gender {
    /// "il", "le ministre".
    Masculine,
    /// "elle", "la ministre".
    Feminine,
    /// Not told by the word.
    #[default]
    Unknown,
}

impl Gender {
    /// True unless one is masculine and the other feminine.
    pub fn agrees(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }
}

/// Which forms of a reporting verb a word can be; one word can be several ("dit").
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct VerbForm {
    /// "affirme", "affirmait", "قال".
    pub finite: bool,
    /// "affirmé".
    pub participle: bool,
    /// "affirmant", "قائلا".
    pub gerund: bool,
    /// "affirmer".
    pub infinitive: bool,
    /// True when the verb also takes a person or thing as its object ("saluer", "qualifier"): a noun behind it need not be who speaks.
    pub transitive: bool,
}

impl VerbForm {
    /// Both readings together.
    pub fn merge(self, other: VerbForm) -> VerbForm {
        VerbForm {
            finite: self.finite || other.finite,
            participle: self.participle || other.participle,
            gerund: self.gerund || other.gerund,
            infinitive: self.infinitive || other.infinitive,
            transitive: self.transitive || other.transitive,
        }
    }
}

/// What kind of speaker a noun names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// "ministre", "porte-parole".
    Person(Gender),
    /// "syndicat", "ministère".
    Institution(Gender),
}

/// A word that opens a noun phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Determiner {
    /// Gender that it shows.
    pub gender: Gender,
    /// "le", "ce", "son" as against "un".
    pub definite: bool,
    /// "les", "des".
    pub plural: bool,
    /// "son", "leur": somebody else than whom was spoken of.
    pub possessive: bool,
    /// "mon", "notre": the noun belongs to whoever is speaking.
    pub first_person: bool,
}

/// Subject pronoun: gender, and true for the plural.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pronoun {
    /// Gender that it shows.
    pub gender: Gender,
    /// "ils", "elles".
    pub plural: bool,
    /// "on": stands for nobody that the text has named.
    pub general: bool,
}

/// Word lists and word order for finding who speaks. Words are in lower case, with their accents and with `'` for every apostrophe; Arabic words are folded.
#[derive(Debug)]
pub struct Speech {
    /// The reporting verb that a word is a form of.
    pub verb: fn(&str) -> Option<VerbForm>,
    /// A word that names people or institutions by what they are.
    pub role: fn(&str) -> Option<Role>,
    /// A word that opens a noun phrase.
    pub determiner: fn(&str) -> Option<Determiner>,
    /// A subject pronoun.
    pub pronoun: fn(&str) -> Option<Pronoun>,
    /// The gender of a first name.
    pub first_name: fn(&str) -> Gender,
    /// Auxiliaries of the compound tenses ("a", "avait").
    pub have: &'static [&'static str],
    /// Auxiliaries of the passive ("est", "was").
    pub be: &'static [&'static str],
    /// What makes `have` a passive ("été").
    pub been: &'static [&'static str],
    /// Verbs that stand before a reporting infinitive ("tenu", "voulu").
    pub light: &'static [&'static str],
    /// Words before which a noun phrase is no subject ("dans", "par").
    pub prepositions: &'static [&'static str],
    /// Words that carry on a noun phrase ("de", "du").
    pub complements: &'static [&'static str],
    /// Words that begin another clause and so end a noun phrase.
    pub breaks: &'static [&'static str],
    /// Words that can stand between an auxiliary and its participle, or between a verb and its subject, beside those in "-ment".
    pub adverbs: &'static [&'static str],
    /// Endings of adverbs made from adjectives ("ment").
    pub adverb_endings: &'static [&'static str],
    /// Object and reflexive pronouns before the verb ("s'", "lui").
    pub clitics: &'static [&'static str],
    /// Phrases that name a source ("selon", "d'après"), each as its words.
    pub according: &'static [&'static [&'static str]],
    /// Phrases that name a source only at the head of a sentence or after a comma ("pour").
    pub according_weak: &'static [&'static [&'static str]],
    /// Words that announce who is the subject of what follows ("quant").
    pub topics: &'static [&'static str],
    /// Who does it, in the passive ("par").
    pub agent: &'static [&'static str],
    /// Lower-case words inside names ("ben", "de").
    pub particles: &'static [&'static str],
    /// Titles before a name that are no part of it ("M.", "docteur").
    pub titles: &'static [(&'static str, Gender)],
    /// Words after which marks enclose a title or a name ("intitulé", "opération").
    pub works: &'static [&'static str],
    /// Words for texts that speak for whoever wrote them ("communiqué").
    pub documents: &'static [&'static str],
    /// Groups of words that report as one verb ("met en garde").
    pub phrasal: &'static [&'static [&'static str]],
    /// Verbs before an infinitive that tell what has not happened yet ("doit", "va"); they are `light` as well.
    pub modals: &'static [&'static str],
    /// Pronouns that are somebody when a complement follows ("celui de la Jordanie").
    pub demonstratives: &'static [(&'static str, Gender)],
    /// Adjectives that make a noun of whoever was named last ("ce dernier").
    pub latter: &'static [&'static str],
    /// Determiners that point at whoever was named last ("cette").
    pub pointing: &'static [&'static str],
    /// Groups of words behind a role that are part of it ("à la retraite").
    pub descriptions: &'static [&'static [&'static str]],
    /// Words between a role and the place where it is held ("en poste à").
    pub posted: &'static [&'static [&'static str]],
    /// Words for what was said ("formule", "phrase").
    pub sayings: &'static [&'static str],
    /// Words a sentence of somebody's own begins with ("je", "nous").
    pub openers: &'static [&'static str],
    /// Endings of inverted pronouns ("-t-il"), longest first.
    pub inversions: &'static [&'static str],
    /// What links a noun phrase to a narrative infinitive ("X de conclure").
    pub narrative: &'static [&'static str],
    /// Words that begin a relative clause whose subject stands before them ("qui").
    pub relatives: &'static [&'static str],
    /// Words that join a second verb to the same subject ("et").
    pub joining: &'static [&'static str],
    /// Words that open what is reported ("que").
    pub reported: &'static [&'static str],
    /// Pronouns after a preposition, with the subject pronoun that they answer to ("lui", "il").
    pub emphatic: &'static [(&'static str, &'static str)],
    /// Words that hold preposition and article, so that a noun follows ("du").
    pub contracted: &'static [&'static str],
    /// Reflexive pronouns, with which the auxiliary of the passive makes an active tense ("s'est").
    pub reflexive: &'static [&'static str],
    /// Articles written onto the word ("ال"), which names keep or lose.
    pub articles: &'static [&'static str],
    /// Adjectives of nationality, which stand before a name as nouns do ("l'Algérienne").
    pub demonym: fn(&str) -> bool,
    /// Words that say how somebody speaks and look like who ("قال مبتسما").
    pub manner: fn(&str) -> bool,
    /// The gender of the subject that a finite verb shows ("قالت").
    pub verb_gender: fn(&str) -> Gender,
    /// True when names begin with a capital.
    pub capitals: bool,
    /// True when the subject stands after its verb as a rule.
    pub verb_first: bool,
}

impl Speech {
    /// True for an adverb made from an adjective.
    pub fn is_adverb(&self, word: &str) -> bool {
        self.adverb_endings.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending)) && (self.role)(word).is_none()
    }
}
