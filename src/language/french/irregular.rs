//! Irregular verbs by their principal parts. Forms are generated once from the parts (after Bescherelle), so a form is read as a verb only if it is one;
//! compounds (re-, pré-, main-, com- ...) share the row of their family.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One verb or family: infinitive, present, then the stems of imperfect, future, simple past and subjunctive, and the masculine participle.
/// Folded. A `*` before the infinitive: compounds with any prefix go alike.
struct Parts(&'static str, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const VERBS: &[Parts] = &[
    Parts("aller", "vais vas va allons allez vont", "all", "ir", "alla", "aill", "alle"),
    Parts("avoir", "ai as a avons avez ont", "av", "aur", "eu", "ai ay", "eu"),
    Parts("etre", "suis es est sommes etes sont", "et", "ser", "fu", "soi soy", "ete"),
    Parts("*faire", "fais fait faisons faites font", "fais", "fer", "fi", "fass", "fait"),
    Parts("*dire", "dis dit disons dites disez disent", "dis", "dir", "di", "dis", "dit"),
    Parts("*voir", "vois voit voyons voyez voient", "voy", "verr", "vi", "voi", "vu"),
    Parts("prevoir", "", "", "prevoir", "", "", ""),
    Parts("*venir", "viens vient venons venez viennent", "ven", "viendr", "vin", "vienn", "venu"),
    Parts("*tenir", "tiens tient tenons tenez tiennent", "ten", "tiendr", "tin", "tienn", "tenu"),
    Parts("*prendre", "prends prend prenons prenez prennent", "pren", "prendr", "pri", "prenn", "pris"),
    Parts("*mettre", "mets met mettons mettez mettent", "mett", "mettr", "mi", "mett", "mis"),
    Parts("pouvoir", "peux puis peut pouvons pouvez peuvent", "pouv", "pourr", "pu", "puiss", "pu"),
    Parts("vouloir", "veux veut voulons voulez veulent", "voul", "voudr", "voulu", "veuill", "voulu"),
    Parts("devoir", "dois doit devons devez doivent", "dev", "devr", "du", "doiv", "du"),
    Parts("savoir", "sais sait savons savez savent", "sav", "saur", "su", "sach", "su"),
    Parts("falloir", "faut", "fall", "faudr", "fallu", "faill", "fallu"),
    Parts("*valoir", "vaux vaut valons valez valent", "val", "vaudr", "valu", "vaill", "valu"),
    Parts("*cevoir", "cois coit cevons cevez coivent", "cev", "cevr", "cu", "coiv", "cu"),
    Parts("*connaitre", "connais connait connaissons connaissez connaissent", "connaiss", "connaitr", "connu", "connaiss", "connu"),
    Parts("*paraitre", "parais parait paraissons paraissez paraissent", "paraiss", "paraitr", "paru", "paraiss", "paru"),
    Parts("*naitre", "nais nait naissons naissez naissent", "naiss", "naitr", "naqui", "naiss", "ne"),
    Parts("*croitre", "crois croit croissons croissez croissent", "croiss", "croitr", "cru", "croiss", "cru"),
    Parts("croire", "crois croit croyons croyez croient", "croy", "croir", "cru", "croi", "cru"),
    Parts("boire", "bois boit buvons buvez boivent", "buv", "boir", "bu", "boiv", "bu"),
    Parts("*lire", "lis lit lisons lisez lisent", "lis", "lir", "lu", "lis", "lu"),
    Parts("*crire", "cris crit crivons crivez crivent", "criv", "crir", "crivi", "criv", "crit"),
    Parts("*rire", "ris rit rions riez rient", "ri", "rir", "ri", "ri", "ri"),
    Parts("*suivre", "suis suit suivons suivez suivent", "suiv", "suivr", "suivi", "suiv", "suivi"),
    Parts("*vivre", "vis vit vivons vivez vivent", "viv", "vivr", "vecu", "viv", "vecu"),
    Parts("*duire", "duis duit duisons duisez duisent", "duis", "duir", "duisi", "duis", "duit"),
    Parts("*truire", "truis truit truisons truisez truisent", "truis", "truir", "truisi", "truis", "truit"),
    Parts("nuire", "nuis nuit nuisons nuisez nuisent", "nuis", "nuir", "nuisi", "nuis", "nui"),
    Parts("cuire", "cuis cuit cuisons cuisez cuisent", "cuis", "cuir", "cuisi", "cuis", "cuit"),
    Parts("luire", "luis luit luisons luisez luisent", "luis", "luir", "luisi", "luis", "lui"),
    Parts("*plaire", "plais plait plaisons plaisez plaisent", "plais", "plair", "plu", "plais", "plu"),
    Parts("taire", "tais tait taisons taisez taisent", "tais", "tair", "tu", "tais", "tu"),
    Parts("*traire", "trais trait trayons trayez traient", "tray", "trair", "", "trai", "trait"),
    Parts("*raindre", "rains raint raignons raignez raignent", "raign", "raindr", "raigni", "raign", "raint"),
    Parts("plaindre", "plains plaint plaignons plaignez plaignent", "plaign", "plaindr", "plaigni", "plaign", "plaint"),
    Parts("*eindre", "eins eint eignons eignez eignent", "eign", "eindr", "eigni", "eign", "eint"),
    Parts("*joindre", "joins joint joignons joignez joignent", "joign", "joindr", "joigni", "joign", "joint"),
    Parts("*soudre", "sous sout solvons solvez solvent", "solv", "soudr", "solu", "solv", "solu sous sout"),
    Parts("*vaincre", "vaincs vainc vainquons vainquez vainquent", "vainqu", "vaincr", "vainqui", "vainqu", "vaincu"),
    Parts("conclure", "conclus conclut concluons concluez concluent", "conclu", "conclur", "conclu", "conclu", "conclu"),
    Parts("exclure", "exclus exclut excluons excluez excluent", "exclu", "exclur", "exclu", "exclu", "exclu"),
    Parts("inclure", "inclus inclut incluons incluez incluent", "inclu", "inclur", "inclu", "inclu", "inclus"),
    Parts("*courir", "cours court courons courez courent", "cour", "courr", "couru", "cour", "couru"),
    Parts("mourir", "meurs meurt mourons mourez meurent", "mour", "mourr", "mouru", "meur", "mort"),
    Parts("*ouvrir", "ouvre ouvres ouvrons ouvrez ouvrent", "ouvr", "ouvrir", "ouvri", "ouvr", "ouvert"),
    Parts("*couvrir", "couvre couvres couvrons couvrez couvrent", "couvr", "couvrir", "couvri", "couvr", "couvert"),
    Parts("*ffrir", "ffre ffres ffrons ffrez ffrent", "ffr", "ffrir", "ffri", "ffr", "ffert"),
    Parts("*cueillir", "cueille cueilles cueillons cueillez cueillent", "cueill", "cueiller", "cueilli", "cueill", "cueilli"),
    Parts("*saillir", "saille saillent", "saill", "saillir", "sailli", "saill", "sailli"),
    Parts("*partir", "pars part partons partez partent", "part", "partir", "parti", "part", "parti"),
    Parts("*sortir", "sors sort sortons sortez sortent", "sort", "sortir", "sorti", "sort", "sorti"),
    Parts("*sentir", "sens sent sentons sentez sentent", "sent", "sentir", "senti", "sent", "senti"),
    Parts("*mentir", "mens ment mentons mentez mentent", "ment", "mentir", "menti", "ment", "menti"),
    Parts("*repentir", "repens repent repentons repentez repentent", "repent", "repentir", "repenti", "repent", "repenti"),
    Parts("*servir", "sers sert servons servez servent", "serv", "servir", "servi", "serv", "servi"),
    Parts("*dormir", "dors dort dormons dormez dorment", "dorm", "dormir", "dormi", "dorm", "dormi"),
    Parts("*fuir", "fuis fuit fuyons fuyez fuient", "fuy", "fuir", "fui", "fui", "fui"),
    Parts("*querir", "quiers quiert querons querez quierent", "quer", "querr", "qui", "quier", "quis"),
    Parts("asseoir", "assieds assied asseyons asseyez asseyent assoit", "assey", "assier", "assi", "assey", "assis"),
    Parts("*mouvoir", "meus meut mouvons mouvez meuvent", "mouv", "mouvr", "mu", "meuv", "mu"),
    Parts("pleuvoir", "pleut pleuvent", "pleuv", "pleuvr", "plu", "pleuv", "plu"),
    Parts("*battre", "bats bat battons battez battent", "batt", "battr", "batti", "batt", "battu"),
    Parts("*rompre", "romps rompt rompons rompez rompent", "romp", "rompr", "rompi", "romp", "rompu"),
    Parts("*coudre", "couds coud cousons cousez cousent", "cous", "coudr", "cousi", "cous", "cousu"),
    Parts("*nvoyer", "", "", "nverr", "", "", ""),
    Parts("suffire", "suffis suffit suffisons suffisez suffisent", "suffis", "suffir", "suffi", "suffis", "suffi"),
    Parts("maudire", "maudis maudit maudissons maudissez maudissent", "maudiss", "maudir", "maudi", "maudiss", "maudit"),
    Parts("*vetir", "vets vet vetons vetez vetent", "vet", "vetir", "veti", "vet", "vetu"),
    Parts("hair", "hais hait haissons haissez haissent", "haiss", "hair", "hai", "haiss", "hai"),
    Parts("gesir", "git gisent", "gis", "", "", "gis", ""),
];

/// Forms of one stem: imperfect and present participle, future and conditional, simple past, subjunctive, past participle.
const IMPERFECT: &[&str] = &["ais", "ait", "ions", "iez", "aient", "ant", "ants", "ante", "antes"];
const FUTURE: &[&str] = &["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"];
const PAST: &[&str] = &["s", "t", "mes", "tes", "rent", "sse", "sses", "ssent"];
const SUBJUNCTIVE: &[&str] = &["e", "es", "ent", "ions", "iez"];
const PARTICIPLE: &[&str] = &["", "e", "s", "es"];

struct Reading {
    verb: &'static str,
    /// True when the form may also stand behind a prefix.
    family: bool,
}

static FORMS: LazyLock<FxHashMap<String, Vec<Reading>>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, Vec<Reading>> = FxHashMap::default();
    for Parts(infinitive, present, imperfect, future, past, subjunctive, participle) in VERBS {
        let (verb, family) = infinitive.strip_prefix('*').map_or((*infinitive, false), |verb| (verb, true));
        let mut add = |form: String| {
            let readings = forms.entry(form).or_default();
            if !readings.iter().any(|known| known.verb == verb) {
                readings.push(Reading { verb, family });
            }
        };
        present.split_whitespace().for_each(|form| add(form.to_owned()));
        let stems = [(imperfect, IMPERFECT), (future, FUTURE), (past, PAST), (subjunctive, SUBJUNCTIVE), (participle, PARTICIPLE)];
        for (list, endings) in stems {
            for stem in list.split_whitespace() {
                endings.iter().for_each(|ending| add(format!("{stem}{ending}")));
            }
        }
    }
    // What principal parts do not give.
    for (verb, extra) in [
        ("avoir", "ayant ayons ayez ait"),
        ("etre", "soit sois etant fut furent"),
        ("pouvoir", "puisse puissions"),
        ("savoir", "sachant sachons sachez"),
        ("aller", "allerent allons allant"),
        ("vouloir", "veuillez"),
        ("naitre", "nee nees"),
    ] {
        for form in extra.split_whitespace() {
            let readings = forms.entry(form.to_owned()).or_default();
            if !readings.iter().any(|known| known.verb == verb) {
                readings.push(Reading { verb, family: false });
            }
        }
    }
    forms
});

/// Longest form in the table, in bytes.
const LONGEST: usize = 16;

/// The infinitives that `word` (folded) is a form of, with the price of the reading.
pub(super) fn lemmas(word: &str) -> Vec<(String, u8)> {
    let mut found = Vec::new();
    for (at, _) in word.char_indices() {
        if word.len() - at > LONGEST {
            continue;
        }
        let (prefix, form) = word.split_at(at);
        for reading in FORMS.get(form).map_or(&[][..], Vec::as_slice) {
            if prefix.is_empty() {
                found.push((reading.verb.to_owned(), 1));
            } else if reading.family && (prefix.len() >= 2 || starts_inside_a_word(reading.verb)) {
                found.push((format!("{prefix}{}", reading.verb), 1));
            }
        }
    }
    found
}

/// True for families that are only the end of their verbs: é-crire, re-cevoir, t-eindre.
fn starts_inside_a_word(family: &str) -> bool {
    matches!(family, "crire" | "cevoir" | "nvoyer" | "raindre" | "eindre" | "ffrir")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verbs(word: &str) -> Vec<String> {
        lemmas(word).into_iter().map(|(verb, _)| verb).collect()
    }

    #[test]
    fn forms_have_their_verb() {
        for (form, verb) in [
            ("eut", "avoir"),
            ("fussent", "etre"),
            ("ira", "aller"),
            ("referait", "refaire"),
            ("contredisent", "contredire"),
            ("parviendrait", "parvenir"),
            ("decrivaient", "decrire"),
            ("recoivent", "recevoir"),
            ("atteignit", "atteindre"),
            ("craignait", "craindre"),
            ("acquise", "acquerir"),
            ("souffert", "souffrir"),
            ("resolue", "resoudre"),
            ("renverrait", "renvoyer"),
            ("mortes", "mourir"),
            ("survecu", "survivre"),
        ] {
            assert!(verbs(form).iter().any(|known| known == verb), "{form}: {:?}", verbs(form));
        }
    }

    #[test]
    fn what_only_looks_like_a_form_is_none() {
        for word in ["dix", "prix", "bus", "saint", "dans", "mene", "mains"] {
            let verbs = verbs(word);
            assert!(
                verbs.iter().all(|verb| !["avoir", "dire", "prendre", "savoir", "mentir"].contains(&verb.as_str())),
                "{word}: {verbs:?}"
            );
        }
    }

    #[test]
    fn no_form_is_longer_than_the_window() {
        assert!(FORMS.keys().all(|form| form.len() <= LONGEST));
    }
}
