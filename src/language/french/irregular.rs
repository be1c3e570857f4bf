//! Irregular verbs by their stems. A form is any prefix (re-, pré-, main- ...) + a stem + an ending; families share one row.

/// `(infinitive, stems, takes any prefix)`. Folded.
const VERBS: &[(&str, &[&str], bool)] = &[
    ("aller", &["vais", "vas", "va", "vont", "ir", "aill"], false),
    ("avoir", &["ai", "as", "a", "av", "aur", "eu", "eue", "ont", "ay"], false),
    ("etre", &["suis", "es", "est", "somm", "sont", "et", "ser", "fu", "soi", "soy", "ete"], false),
    ("faire", &["fai", "fais", "fait", "faite", "faites", "font", "fer", "fi", "fir", "fass"], true),
    ("dire", &["di", "dis", "dit", "dite", "dites", "dir"], true),
    ("voir", &["voi", "voy", "ver", "vu", "vue", "vi", "vir"], true),
    ("prevoir", &["prevoir"], false),
    ("venir", &["vien", "vienn", "ven", "viend", "viendr", "vin", "venu", "venue"], true),
    ("tenir", &["tien", "tienn", "ten", "tiend", "tiendr", "tin", "tenu", "tenue"], true),
    ("prendre", &["prend", "pren", "prenn", "pri", "prise", "prendr"], true),
    ("mettre", &["met", "mett", "mi", "mise", "mettr"], true),
    ("pouvoir", &["peu", "peux", "peuv", "pouv", "pourr", "pu", "puiss"], false),
    ("vouloir", &["veu", "veux", "veul", "voul", "voudr", "voulu", "voulue", "veuill"], false),
    ("devoir", &["doi", "doiv", "dev", "devr", "du", "due"], false),
    ("savoir", &["sai", "sav", "saur", "su", "sue", "sach"], false),
    ("falloir", &["faut", "fall", "faudr", "fallu", "faill"], false),
    ("valoir", &["vau", "vaux", "val", "vaudr", "valu", "vaill"], true),
    ("recevoir", &["recoi", "recoiv", "recev", "recevr", "recu", "recue"], false),
    ("apercevoir", &["apercoi", "apercoiv", "apercev", "apercevr", "apercu", "apercue"], false),
    ("concevoir", &["concoi", "concoiv", "concev", "concevr", "concu", "concue"], false),
    ("percevoir", &["percoi", "percoiv", "percev", "percevr", "percu", "percue"], false),
    ("decevoir", &["decoi", "decoiv", "decev", "decevr", "decu", "decue"], false),
    ("connaitre", &["connai", "connaiss", "connaitr", "connu", "connue"], true),
    ("paraitre", &["parai", "paraiss", "paraitr", "paru", "parue"], true),
    ("naitre", &["nai", "naiss", "naitr", "ne", "nee", "naqui"], true),
    ("croitre", &["croi", "croiss", "croitr", "cru", "crue"], true),
    ("croire", &["croi", "croy", "croir", "cru", "crue"], false),
    ("boire", &["boi", "boiv", "buv", "boir", "bu", "bue"], false),
    ("lire", &["li", "lis", "lir", "lu", "lue"], true),
    ("ecrire", &["ecri", "ecriv", "ecrir", "ecrit", "ecrite"], true),
    ("crire", &["cri", "criv", "crir", "crit", "crite"], true),
    ("rire", &["ri", "rir"], true),
    ("suivre", &["sui", "suiv", "suivr", "suivi", "suivie"], true),
    ("vivre", &["vi", "viv", "vivr", "vecu", "vecue"], true),
    ("conduire", &["condui", "conduis", "conduir", "conduit", "conduite"], true),
    ("duire", &["dui", "duis", "duir", "duit", "duite"], true),
    ("truire", &["trui", "truis", "truir", "truit", "truite"], true),
    ("nuire", &["nui", "nuis", "nuir"], false),
    ("cuire", &["cui", "cuis", "cuir", "cuit", "cuite"], false),
    ("plaire", &["plai", "plais", "plair", "plu"], true),
    ("taire", &["tai", "tais", "tair", "tu"], false),
    ("traire", &["trai", "tray", "trair", "trait", "traite"], true),
    ("craindre", &["crain", "craign", "craindr", "craint", "crainte"], false),
    ("plaindre", &["plain", "plaign", "plaindr", "plaint", "plainte"], false),
    ("contraindre", &["contrain", "contraign", "contraindr", "contraint", "contrainte"], false),
    ("eindre", &["ein", "eign", "eindr", "eint", "einte"], true),
    ("joindre", &["join", "joign", "joindr", "joint", "jointe"], true),
    ("resoudre", &["resou", "resolv", "resoudr", "resolu", "resolue"], false),
    ("vaincre", &["vainc", "vainqu", "vaincr", "vaincu", "vaincue"], true),
    ("conclure", &["conclu", "conclue", "conclur"], false),
    ("exclure", &["exclu", "exclue", "exclur"], false),
    ("inclure", &["inclu", "incluse", "inclus", "inclur"], false),
    ("courir", &["cour", "courr", "couru", "courue"], true),
    ("mourir", &["meur", "mour", "mourr", "mort", "morte", "mouru"], false),
    ("ouvrir", &["ouvr", "ouvrir", "ouvert", "ouverte", "ouvri"], true),
    ("offrir", &["offr", "offrir", "offert", "offerte", "offri"], false),
    ("souffrir", &["souffr", "souffrir", "souffert", "souffri"], false),
    ("cueillir", &["cueill", "cueiller", "cueilli", "cueillie"], true),
    ("saillir", &["saill", "sailli"], true),
    ("partir", &["par", "part", "partir", "parti", "partie"], true),
    ("sortir", &["sor", "sort", "sortir", "sorti", "sortie"], true),
    ("sentir", &["sen", "sent", "sentir", "senti", "sentie"], true),
    ("mentir", &["men", "ment", "mentir", "menti"], true),
    ("servir", &["ser", "serv", "servir", "servi", "servie"], true),
    ("dormir", &["dor", "dorm", "dormir", "dormi"], true),
    ("fuir", &["fui", "fuy", "fuir"], true),
    ("querir", &["quier", "quer", "querr", "qui", "quise", "quis"], true),
    ("asseoir", &["assi", "assied", "assoi", "assey", "assise"], false),
    ("mouvoir", &["meu", "meuv", "mouv", "mouvr", "mu", "mue"], true),
    ("battre", &["bat", "batt", "battr", "battu", "battue"], true),
    ("rompre", &["romp", "rompr", "rompu", "rompue"], true),
    ("coudre", &["cou", "cous", "cousu"], false),
    ("acheter", &["achet"], false),
    ("envoyer", &["envoi", "enverr"], true),
    ("suffire", &["suffi", "suffis", "suffir"], false),
    ("maudire", &["maudi", "maudiss"], false),
    ("vetir", &["vet", "vetu", "vetue"], true),
    ("hair", &["hai", "haiss"], false),
];

/// Endings that irregular stems take.
const ENDINGS: &[&str] = &[
    "", "s", "t", "x", "e", "es", "ons", "ez", "ent", "ais", "ait", "ions", "iez", "aient", "ai", "as", "a", "ont", "it", "is", "irent",
    "ites", "imes", "us", "ut", "urent", "umes", "nt", "rent", "ant", "ants", "ante", "antes", "mes", "tes",
];

/// The infinitives that `word` (folded) may be a form of, with the price of the reading.
pub(super) fn lemmas(word: &str) -> Vec<(String, u8)> {
    let mut found = Vec::new();
    for ending in ENDINGS {
        let Some(body) = word.strip_suffix(ending) else { continue };
        for &(infinitive, stems, prefixes) in VERBS {
            for stem in stems {
                let Some(prefix) = body.strip_suffix(stem) else { continue };
                if prefix.is_empty() {
                    found.push((infinitive.to_owned(), 1));
                } else if prefixes && prefix.len() >= 2 {
                    found.push((format!("{prefix}{infinitive}"), 2));
                }
            }
        }
    }
    found
}
