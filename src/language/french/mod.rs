//! French.

mod closed;
mod cues;
mod forms;
mod irregular;
mod numbers;
mod reporting;
mod roles;
mod speech;
mod terms;

use super::mention::{self, Mention};
use super::{Analysis, Language, PressCues, Speech, TermReading, TermRole};

/// French.
pub(super) struct French;

impl Language for French {
    fn code(&self) -> &'static str {
        "fr"
    }

    fn abbreviations(&self) -> &'static [&'static str] {
        &[
            "m", "mm", "mme", "mmes", "mlle", "mlles", "mgr", "dr", "drs", "pr", "prof", "me", "st", "ste", "sts", "gal", "gen", "col",
            "cdt", "cne", "lt", "adj", "sgt", "cf", "ex", "env", "av", "boul", "janv", "fevr", "avr", "juil", "sept", "oct", "nov", "dec",
            "i.e", "c.-a-d", "s.e", "s.m", "s.a.r", "s.e.m", "resp", "ing", "amb",
        ]
    }

    fn number_abbreviations(&self) -> &'static [&'static str] {
        &[
            "art", "al", "p", "pp", "vol", "chap", "fig", "ill", "n", "no", "nos", "t", "tel", "ch", "min", "max", "op", "par", "bd",
            "apr", "ed", "cap", "coll", "tab", "annexe",
        ]
    }

    fn closing_abbreviations(&self) -> &'static [&'static str] {
        &["j.-c", "p.-d.g", "cie", "ibid", "op", "cit", "al", "jr", "inc", "ltd", "corp"]
    }

    fn opens_sentence(&self, word: &str) -> bool {
        self.is_stopword(word)
            || matches!(
                word,
                "depuis"
                    | "apres"
                    | "avant"
                    | "lors"
                    | "pendant"
                    | "selon"
                    | "cependant"
                    | "toutefois"
                    | "quand"
                    | "lorsque"
                    | "puis"
                    | "enfin"
                    | "ensuite"
                    | "certains"
                    | "plusieurs"
                    | "chaque"
                    | "aucun"
                    | "aucune"
                    | "malgre"
                    | "parmi"
            )
    }

    fn cues(&self) -> &'static PressCues {
        &cues::CUES
    }

    fn elision(&self, word: &str) -> usize {
        const WHOLE: [&str; 5] = ["aujourd'hui", "presqu'ile", "quelqu'un", "prud'homme", "prud'hommes"];
        let Some(at) = word.find('\'') else { return 0 };
        let elided = matches!(
            &word[..at],
            "l" | "d" | "j" | "m" | "t" | "s" | "n" | "c" | "qu" | "jusqu" | "lorsqu" | "puisqu" | "quoiqu" | "quelqu" | "presqu" | "entr"
        );
        if elided && !WHOLE.contains(&word) { at + 1 } else { 0 }
    }

    fn analyses(&self, word: &str) -> Vec<Analysis> {
        forms::analyses(word)
    }

    fn stem(&self, word: &str) -> String {
        let plain = word.strip_suffix(['s', 'x']).unwrap_or(word);
        let plain = plain.strip_suffix('e').unwrap_or(plain);
        let plain = plain.strip_suffix('e').unwrap_or(plain);
        if plain.chars().count() < 3 { word.to_owned() } else { plain.chars().take(6).collect() }
    }

    fn mentions(&self, text: &str) -> Vec<Mention> {
        mention::scan(text, &numbers::Numbers)
    }

    fn is_stopword(&self, word: &str) -> bool {
        STOPWORDS.contains(&word)
    }

    fn term_role(&self, word: &str) -> Option<TermRole> {
        terms::role(word).or_else(|| self.is_stopword(word).then_some(TermRole::Outside))
    }

    fn term_readings(&self, written: &str, folded: &str) -> Vec<TermReading> {
        vec![terms::reading(written, folded)]
    }

    fn adjectives_follow(&self) -> bool {
        true
    }

    fn speech(&self) -> Option<&'static Speech> {
        Some(&speech::SPEECH)
    }
}

/// Words that carry grammar, not content. Folded.
const STOPWORDS: &[&str] = &[
    "le", "la", "les", "l", "un", "une", "des", "du", "de", "d", "au", "aux", "a", "et", "ou", "en", "dans", "par", "pour", "sur", "avec",
    "sans", "sous", "que", "qui", "quoi", "dont", "qu", "ce", "cet", "cette", "ces", "c", "ca", "cela", "il", "elle", "ils", "elles", "on",
    "nous", "vous", "je", "tu", "j", "me", "te", "se", "s", "m", "t", "lui", "leur", "leurs", "y", "n", "son", "sa", "ses", "mon", "ma",
    "mes", "ton", "ta", "tes", "notre", "nos", "votre", "vos", "ne", "pas", "plus", "si", "comme", "mais", "donc", "car", "ni", "est",
    "sont", "ete", "etait", "etaient", "sera", "seront", "etre", "ont", "avait", "avaient", "avoir", "ai", "as", "aura", "auront", "soit",
    "fut", "ayant", "etant", "aussi", "tres", "meme", "tout", "toute", "tous", "toutes", "ainsi", "alors", "entre", "vers", "chez",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn reads(word: &str, lemma: &str) -> bool {
        French.analyses(word).iter().any(|analysis| analysis.text == lemma)
    }

    #[test]
    fn inflected_forms_reach_their_lemma() {
        for (form, lemma) in [
            ("nationaux", "national"),
            ("nationales", "national"),
            ("policieres", "policier"),
            ("actrices", "acteur"),
            ("directrice", "directeur"),
            ("heureuse", "heureux"),
            ("travailleuses", "travailleur"),
            ("actives", "actif"),
            ("anciennes", "ancien"),
            ("reseaux", "reseau"),
            ("publique", "public"),
            ("affirmaient", "affirmer"),
            ("mangeons", "manger"),
            ("appellent", "appeler"),
            ("emploie", "employer"),
            ("finissaient", "finir"),
            ("renforcees", "renforcer"),
            ("rendront", "rendre"),
            ("attendu", "attendre"),
            ("maintiennent", "maintenir"),
            ("obtenu", "obtenir"),
            ("souvient", "souvenir"),
            ("prises", "prendre"),
            ("apprirent", "apprendre"),
            ("mis", "mettre"),
            ("commis", "commettre"),
            ("permettra", "permettre"),
            ("conduisent", "conduire"),
            ("ecrivait", "ecrire"),
            ("recu", "recevoir"),
            ("devront", "devoir"),
            ("peuvent", "pouvoir"),
            ("veulent", "vouloir"),
            ("allaient", "aller"),
            ("ira", "aller"),
            ("fait", "faire"),
            ("font", "faire"),
            ("dit", "dire"),
            ("connaissait", "connaitre"),
            ("craint", "craindre"),
            ("rejoignent", "rejoindre"),
            ("ouverte", "ouvrir"),
            ("part", "partir"),
            ("sert", "servir"),
            ("vit", "vivre"),
            ("suivis", "suivre"),
            ("prevu", "prevoir"),
            ("nait", "naitre"),
            ("mort", "mourir"),
            ("courut", "courir"),
            ("grecques", "grec"),
            ("breves", "bref"),
            ("vieilles", "vieux"),
            ("est", "etre"),
            ("repondrait", "repondre"),
            ("essaient", "essayer"),
        ] {
            assert!(reads(form, lemma), "{form} -> {lemma}: {:?}", French.analyses(form));
        }
    }

    #[test]
    fn nouns_are_no_infinitives() {
        assert!(!reads("millions", "millier"));
        assert!(!reads("enfants", "enfer"));
        assert!(!reads("mais", "maire"));
    }

    #[test]
    fn words_that_only_look_elided_stay_whole() {
        assert_eq!(French.elision("aujourd'hui"), 0);
        assert_eq!(French.elision("qu'interpol"), 3);
        assert_eq!(French.elision("hors-d'oeuvre"), 0);
    }
}
