//! French words whose readings are listed, because rules for endings would find others in them: words of grammar, and short or frequent words that look like
//! forms of something else.

use crate::language::Analysis;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Words that are forms of nothing but themselves.
const WHOLE: &str = "\
    acces ailleurs ainsi air alors anglais annee apres art au aujourd'hui aussi aux avant avis bas bien bois bras car cas ce celle celles celui centre \
    certes ces cet ceux chaque chez choix colis comme congres contre corps d dans de deces dehors deja demain depuis derriere des dessous dessus \
    devant dix donc dont dos du durant elle elles encore entre environ et exces fils fois frais francais frere gens guerre hier hors huit ici il ils \
    jadis jamais je jour jusque la le les lettre leur leurs loin lors lorsque lui ma maintenant mais maitre malgre marais mars mauvais me mer mes \
    mieux moi moins mois mon ne neuf ni noix non nos notre nous on or os ou oui outre paix palais par parce parfois parmi pas pays pendant pere peu \
    peut-etre plus plusieurs poids pouls pres presque prix proces progres puis puisqu puisque quand que quelque qui quoi relais repas sa sans sauf se \
    selon sept ses si six soi son soudain sous souvent succes sur ta tapis te temps terre tes theatre titre toi ton toujours tout tres trois trop tu \
    un vers vie voici voie voila voix vos votre vous";

/// Words with their lemmas, each with its price. Words that share letters once accents are gone (à and a, été and ete) share a row.
const LISTED: &[(&str, &[(&str, u8)])] = &[
    ("a", &[("a", 0), ("avoir", 1)]),
    ("ai", &[("avoir", 0)]),
    ("aide", &[("aide", 0), ("aider", 1)]),
    ("aides", &[("aide", 0), ("aider", 1)]),
    ("annees", &[("annee", 0)]),
    ("ans", &[("an", 0)]),
    ("argentine", &[("argentin", 0), ("argentine", 0)]),
    ("arts", &[("art", 0)]),
    ("as", &[("avoir", 0), ("as", 1)]),
    ("autres", &[("autre", 0)]),
    ("avions", &[("avion", 0), ("avoir", 1)]),
    ("bel", &[("beau", 0)]),
    ("belle", &[("beau", 0)]),
    ("belles", &[("beau", 0)]),
    ("bonne", &[("bon", 0)]),
    ("bonnes", &[("bon", 0)]),
    ("bons", &[("bon", 0)]),
    ("brute", &[("brut", 0)]),
    ("brutes", &[("brut", 0)]),
    ("bus", &[("bus", 0), ("boire", 2)]),
    ("but", &[("but", 0), ("boire", 2)]),
    ("buts", &[("but", 0)]),
    ("centrale", &[("central", 0), ("centrale", 0)]),
    ("centrales", &[("central", 0), ("centrale", 0)]),
    ("centres", &[("centre", 0)]),
    ("certaine", &[("certain", 0)]),
    ("certaines", &[("certaines", 0), ("certain", 0)]),
    ("certains", &[("certains", 0), ("certain", 0)]),
    ("cieux", &[("ciel", 0)]),
    ("commune", &[("commun", 0), ("commune", 0)]),
    ("communes", &[("commune", 0), ("commun", 0)]),
    ("compte", &[("compte", 0), ("compter", 1)]),
    ("comptes", &[("compte", 0), ("compter", 1)]),
    ("constante", &[("constant", 0)]),
    ("constantes", &[("constant", 0)]),
    ("cours", &[("cours", 0), ("courir", 2), ("cour", 2)]),
    ("court", &[("court", 0), ("courir", 1)]),
    ("courte", &[("court", 0)]),
    ("courtes", &[("court", 0)]),
    ("courts", &[("court", 0)]),
    ("crois", &[("croire", 0), ("croitre", 2)]),
    ("croit", &[("croire", 0), ("croitre", 1)]),
    ("cru", &[("croire", 0), ("cru", 1)]),
    ("derniere", &[("dernier", 0)]),
    ("dernieres", &[("dernier", 0)]),
    ("dit", &[("dire", 0), ("dit", 2)]),
    ("douce", &[("doux", 0)]),
    ("douces", &[("doux", 0)]),
    ("droite", &[("droit", 0), ("droite", 0)]),
    ("due", &[("devoir", 0)]),
    ("dues", &[("devoir", 0)]),
    ("dus", &[("devoir", 0)]),
    ("enfant", &[("enfant", 0)]),
    ("enfants", &[("enfant", 0)]),
    ("entreprise", &[("entreprise", 0), ("entreprendre", 2)]),
    ("entreprises", &[("entreprise", 0), ("entreprendre", 2)]),
    ("es", &[("etre", 0)]),
    ("est", &[("etre", 0), ("est", 1)]),
    ("ete", &[("etre", 0), ("ete", 1)]),
    ("eu", &[("avoir", 0)]),
    ("eue", &[("avoir", 0)]),
    ("eux", &[("eux", 0)]),
    ("fait", &[("faire", 0), ("fait", 1)]),
    ("faite", &[("faire", 0)]),
    ("faites", &[("faire", 0)]),
    ("faits", &[("fait", 0), ("faire", 1)]),
    ("fausse", &[("faux", 0)]),
    ("fausses", &[("faux", 0)]),
    ("finale", &[("final", 0), ("finale", 0)]),
    ("finales", &[("final", 0), ("finale", 0)]),
    ("folle", &[("fou", 0)]),
    ("folles", &[("fou", 0)]),
    ("fond", &[("fond", 0)]),
    ("fonds", &[("fonds", 0), ("fond", 1)]),
    ("force", &[("force", 0), ("forcer", 1)]),
    ("forces", &[("force", 0), ("forcer", 1)]),
    ("fraiche", &[("frais", 0)]),
    ("fraiches", &[("frais", 0)]),
    ("france", &[("france", 0)]),
    ("freres", &[("frere", 0)]),
    ("gratuite", &[("gratuit", 0)]),
    ("gratuites", &[("gratuit", 0)]),
    ("guerres", &[("guerre", 0)]),
    ("initiale", &[("initial", 0)]),
    ("initiales", &[("initial", 0)]),
    ("internationale", &[("international", 0)]),
    ("internationales", &[("international", 0)]),
    ("jolie", &[("joli", 0)]),
    ("jolies", &[("joli", 0)]),
    ("jours", &[("jour", 0)]),
    ("l", &[("le", 0)]),
    ("lettres", &[("lettre", 0)]),
    ("lie", &[("lier", 0), ("lie", 1)]),
    ("liee", &[("lier", 0)]),
    ("liees", &[("lier", 0)]),
    ("lies", &[("lier", 0), ("lie", 1)]),
    ("lieux", &[("lieu", 0)]),
    ("lit", &[("lit", 0), ("lire", 1)]),
    ("lits", &[("lit", 0)]),
    ("livre", &[("livre", 0), ("livrer", 1)]),
    ("livres", &[("livre", 0), ("livrer", 1)]),
    ("mains", &[("main", 0)]),
    ("maitres", &[("maitre", 0)]),
    ("marche", &[("marche", 0), ("marcher", 1)]),
    ("marie", &[("marier", 0), ("mari", 2), ("marie", 0)]),
    ("marine", &[("marine", 0), ("marin", 0)]),
    ("maux", &[("mal", 0)]),
    ("membres", &[("membre", 0)]),
    ("memes", &[("meme", 0)]),
    ("mere", &[("mere", 0)]),
    ("meres", &[("mere", 0)]),
    ("mers", &[("mer", 0)]),
    ("mesdames", &[("madame", 0)]),
    ("mesdemoiselles", &[("mademoiselle", 0)]),
    ("messieurs", &[("monsieur", 0)]),
    ("milliards", &[("milliard", 0)]),
    ("milliers", &[("millier", 0)]),
    ("million", &[("million", 0)]),
    ("millions", &[("million", 0)]),
    ("mis", &[("mettre", 0)]),
    ("mise", &[("mise", 0), ("mettre", 1)]),
    ("mises", &[("mise", 0), ("mettre", 1)]),
    ("molle", &[("mou", 0)]),
    ("molles", &[("mou", 0)]),
    ("montre", &[("montrer", 0), ("montre", 1)]),
    ("montrent", &[("montrer", 0)]),
    ("morale", &[("moral", 0), ("morale", 0)]),
    ("mort", &[("mort", 0), ("mourir", 1)]),
    ("morte", &[("mourir", 0), ("mort", 1)]),
    ("mortes", &[("mourir", 0), ("mort", 1)]),
    ("morts", &[("mort", 0), ("mourir", 1)]),
    ("mots", &[("mot", 0)]),
    ("murs", &[("mur", 0)]),
    ("noms", &[("nom", 0)]),
    ("nouvel", &[("nouveau", 0)]),
    ("nouvelle", &[("nouveau", 0), ("nouvelle", 0)]),
    ("nouvelles", &[("nouvelle", 0), ("nouveau", 0)]),
    ("ouvriere", &[("ouvrier", 0)]),
    ("ouvrieres", &[("ouvrier", 0)]),
    ("part", &[("part", 0), ("partir", 2)]),
    ("parti", &[("parti", 0), ("partir", 1)]),
    ("partie", &[("partie", 0), ("partir", 1)]),
    ("parties", &[("partie", 0), ("partir", 1)]),
    ("partis", &[("parti", 0), ("partir", 1)]),
    ("parts", &[("part", 0)]),
    ("peres", &[("pere", 0)]),
    ("permis", &[("permis", 0), ("permettre", 1)]),
    ("peut", &[("pouvoir", 0)]),
    ("peux", &[("pouvoir", 0)]),
    ("pieds", &[("pied", 0)]),
    ("plu", &[("plaire", 0), ("pleuvoir", 0)]),
    ("premiere", &[("premier", 0), ("premiere", 0)]),
    ("premieres", &[("premier", 0), ("premiere", 0)]),
    ("pris", &[("prendre", 0)]),
    ("prise", &[("prise", 0), ("prendre", 1)]),
    ("prises", &[("prise", 0), ("prendre", 1)]),
    ("pu", &[("pouvoir", 0)]),
    ("put", &[("pouvoir", 0)]),
    ("quelle", &[("quel", 0)]),
    ("quelles", &[("quel", 0)]),
    ("quelques", &[("quelques", 0), ("quelque", 0)]),
    ("quels", &[("quel", 0)]),
    ("sainte", &[("saint", 0), ("sainte", 0)]),
    ("saintes", &[("saint", 0)]),
    ("sais", &[("savoir", 0)]),
    ("sait", &[("savoir", 0)]),
    ("seconde", &[("second", 0), ("seconde", 0)]),
    ("sens", &[("sens", 0), ("sentir", 1)]),
    ("serre", &[("serre", 0), ("serrer", 1)]),
    ("soit", &[("soit", 0), ("etre", 1)]),
    ("sommes", &[("etre", 0), ("somme", 1)]),
    ("souris", &[("souris", 0), ("sourire", 2)]),
    ("sue", &[("savoir", 0), ("suer", 1)]),
    ("suis", &[("etre", 0), ("suivre", 2)]),
    ("suite", &[("suite", 0)]),
    ("suivant", &[("suivant", 0), ("suivre", 1)]),
    ("suivante", &[("suivant", 0)]),
    ("suivantes", &[("suivant", 0)]),
    ("suivants", &[("suivant", 0)]),
    ("sure", &[("sur", 0)]),
    ("sures", &[("sur", 0)]),
    ("surs", &[("sur", 0)]),
    ("telle", &[("tel", 0)]),
    ("telles", &[("tel", 0)]),
    ("tels", &[("tel", 0)]),
    ("terres", &[("terre", 0)]),
    ("titres", &[("titre", 0)]),
    ("tous", &[("tous", 0), ("tout", 0)]),
    ("toute", &[("toute", 0), ("tout", 0)]),
    ("toutes", &[("toutes", 0), ("tout", 0)]),
    ("une", &[("une", 0), ("un", 0)]),
    ("uns", &[("un", 0)]),
    ("vieil", &[("vieux", 0)]),
    ("vieille", &[("vieux", 0)]),
    ("vieilles", &[("vieux", 0)]),
    ("vies", &[("vie", 0)]),
    ("vis", &[("vivre", 0), ("vis", 1), ("voir", 2)]),
    ("vit", &[("vivre", 0), ("voir", 1)]),
    ("voies", &[("voie", 0)]),
    ("vois", &[("voir", 0)]),
    ("voisine", &[("voisin", 0), ("voisine", 0)]),
    ("voisines", &[("voisin", 0), ("voisine", 0)]),
    ("vu", &[("voir", 0), ("vu", 1)]),
    ("vue", &[("vue", 0), ("voir", 1)]),
    ("vues", &[("vue", 0), ("voir", 1)]),
    ("yeux", &[("oeil", 0)]),
];

static READINGS: LazyLock<FxHashMap<&'static str, Vec<Analysis>>> = LazyLock::new(|| {
    let whole = WHOLE.split_whitespace().map(|word| (word, vec![Analysis { text: word.to_owned(), cost: 0 }]));
    let listed = LISTED.iter().map(|&(word, lemmas)| {
        let readings: Vec<Analysis> = lemmas.iter().map(|&(lemma, cost)| Analysis { text: lemma.to_owned(), cost }).collect();
        (word, readings)
    });
    whole.chain(listed).map(|(word, readings)| (word, with_itself(word, readings))).collect()
});

/// The word itself stays among its readings, behind all others, so that it can be looked up whatever the lexicon.
fn with_itself(word: &str, mut readings: Vec<Analysis>) -> Vec<Analysis> {
    if !readings.iter().any(|reading| reading.text == word) {
        readings.push(Analysis { text: word.to_owned(), cost: LAST });
    }
    readings.sort_by_key(|reading| reading.cost);
    readings
}

/// The price of a reading that counts only when there is no other.
const LAST: u8 = 9;

/// The readings of `word` (folded), if they are listed here.
pub(super) fn readings(word: &str) -> Option<Vec<Analysis>> {
    READINGS.get(word).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_listed_twice() {
        let mut words: Vec<&str> = WHOLE.split_whitespace().chain(LISTED.iter().map(|row| row.0)).collect();
        words.sort_unstable();
        let twice: Vec<_> = words.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(twice.is_empty(), "{twice:?}");
    }

    #[test]
    fn the_usual_reading_comes_first() {
        for (word, lemma) in [("est", "etre"), ("fait", "faire"), ("or", "or"), ("part", "part"), ("son", "son"), ("yeux", "oeil")] {
            assert_eq!(readings(word).expect("a listed word")[0].text, lemma);
        }
    }
}
