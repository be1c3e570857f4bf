//! French reporting verbs in the forms that newspapers use.

use crate::language::speech::VerbForm;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Verbs in -er that report speech; the subject is who speaks.
const SAYING: &str = "accorder affirmer ajouter alerter analyser annoncer argumenter arguer articuler assener assurer assumer attester avancer avouer \
    balayer bafouiller balbutier bégayer blaguer bougonner bredouiller brailler certifier chuchoter clamer claironner clarifier commenter communiquer \
    compléter concéder confesser confier confirmer conjurer considérer conseiller constater contester continuer conter corriger couper crier débiter \
    déclamer déclarer décréter déduire déplorer détailler deviner dévoiler diagnostiquer dicter discourir écarter échanger éclairer élaborer éluder \
    embrayer enchaîner énoncer entonner énumérer espérer esquiver estimer étayer exiger expliciter expliquer exploser exposer exprimer exulter fanfaronner \
    fulminer glisser grincer grogner grommeler gronder haranguer hasarder hésiter hurler implorer indiquer informer insinuer insister interpeller interroger \
    ironiser jubiler jurer justifier lâcher lancer larmoyer livrer marmonner marteler maugréer menacer mentionner minauder minimiser modérer \
    murmurer narrer nier notifier noter nuancer objecter observer opiner opposer ordonner penser persifler persister pester philosopher plaider plaisanter \
    pleurer pointer préciser préconiser préférer présager prêcher prier proclamer professer promettre prononcer pronostiquer prophétiser proposer protester \
    questionner raconter railler râler rapporter rappeler rassurer rationaliser réaffirmer réaliser récapituler réciter réclamer recommander \
    redouter réfuter regretter rejeter relater relativiser relever relayer remarquer renchérir répéter répliquer résumer rétorquer retracer révéler \
    revendiquer ricaner rigoler riposter ronchonner rouspéter scander sermonner signaler signifier solliciter sonder soliloquer soupirer souffler \
    souhaiter souligner spécifier spéculer stipuler suggérer supplier supposer susurrer témoigner tempérer temporiser tempêter théoriser \
    tonner trancher tweeter twitter vanter vociférer vitupérer s'exclamer s'écrier s'alarmer s'agacer s'amuser s'emporter s'enflammer s'enthousiasmer s'époumoner s'étonner \
    s'étrangler s'excuser s'impatienter s'indigner s'inquiéter s'insurger s'interroger s'irriter s'offusquer s'émerveiller s'énerver s'épancher \
    s'esclaffer s'attrister s'expliquer s'exprimer s'exaspérer désoler désespérer féliciter targuer réjouir lamenter scandaliser gausser moquer \
    vanter enorgueillir justifier récrier navrer rassurer \
    demander déconseiller déclarer écraser épiloguer évaluer imaginer ordonner invoquer jauger louer manifester motiver poster publier radoter \
    ressasser rêver rectifier rédiger signer tancer taquiner trépigner valider verbaliser augurer acquiescer adjurer admonester affabuler \
    arbitrer authentifier baragouiner broder cafouiller chantonner chiffrer clabauder conjecturer contre-attaquer démentir dénier dépeindre déplorer \
    dialoguer divulguer ergoter évacuer évangéliser gémir gloser grimacer gueuler ironiser marchander mitrailler pérorer postillonner \
    psalmodier pérenniser raisonner ratifier reformuler réitérer remémorer reconsidérer réexpliquer réviser rugir s'avancer s'avouer s'épouvanter sangloter \
    sanglotter schématiser seriner siffler situer souscrire statuer subodorer surenchérir synthétiser tacler tonitruer vaticiner zozoter";

/// Verbs in -er with an object of their own: attitudes towards somebody or something.
const ATTITUDE: &str = "accuser admirer adresser aborder appeler apprécier appuyer approuver blâmer caricaturer comparer condamner critiquer craindre \
    dénoncer dénigrer désapprouver désavouer désigner dresser encenser encourager évoquer exalter fustiger glorifier honorer incriminer inviter \
    inciter exhorter intimer juger parler peser pilonner présenter brocarder brosser décrier fêter qualifier récuser remercier reprocher retenir saluer \
    taxer stigmatiser surnommer symboliser traiter vilipender valoriser vouer citer acclamer attaquer célébrer charger défier déjuger engager";

/// Verbs in -ir with -iss-.
const SECOND: &str = "réagir avertir réfléchir garantir applaudir rugir gémir bénir définir enchérir renchérir surenchérir s'attendrir s'adoucir glapir \
    vagir retentir affranchir bondir rebondir mugir s'enorgueillir réjouir maudir";

/// `infinitive: present 3rd sg, pl; imperfect stem; past sg, pl; future stem; participles; gerund`, only what newspapers use.
const IRREGULAR: &[(&str, bool, &str, &str, &str)] = &[
    // infinitive, transitive, finite forms, participles, gerund
    ("dire", false, "dis dit disons disent disais disait disaient dirent dira diront dirait diraient", "dit dite dits dites", "disant"),
    ("redire", false, "redit redisent redisait redira", "redit redite redits redites", "redisant"),
    ("prédire", false, "prédit prédisent prédisait prédira", "prédit prédite prédits prédites", "prédisant"),
    ("contredire", true, "contredit contredisent contredisait", "contredit contredite contredits", "contredisant"),
    (
        "écrire",
        false,
        "écris écrit écrivent écrivait écrivaient écrivit écrivirent écrira écriront",
        "écrit écrite écrits écrites",
        "écrivant",
    ),
    ("décrire", true, "décrit décrivent décrivait décrivaient décrivit décrira", "décrit décrite décrits décrites", "décrivant"),
    ("lire", true, "lit lisent lisait lisaient lut lira", "lu lue lus lues", "lisant"),
    (
        "répondre",
        false,
        "répond répondent répondait répondaient répondit répondirent répondra",
        "répondu répondue répondus répondues",
        "répondant",
    ),
    ("défendre", true, "défend défendent défendait défendit défendra", "défendu défendue défendus défendues", "défendant"),
    ("prétendre", false, "prétend prétendent prétendait prétendaient prétendit prétendra", "prétendu", "prétendant"),
    ("confondre", true, "confond", "", ""),
    ("sous-entendre", false, "sous-entend sous-entendent sous-entendait", "sous-entendu", "sous-entendant"),
    (
        "reconnaître",
        false,
        "reconnaît reconnait reconnaissent reconnaissait reconnaissaient reconnut reconnaîtra",
        "reconnu reconnue reconnus reconnues",
        "reconnaissant",
    ),
    ("admettre", false, "admet admettent admettait admettaient admit admettra", "admis admise admises", "admettant"),
    ("promettre", false, "promet promettent promettait promettaient promit promirent promettra", "promis promise promises", "promettant"),
    ("mettre", true, "", "mis mise mises", ""),
    ("conclure", false, "conclut concluent concluait concluaient conclurent conclura", "conclu conclue conclus", "concluant"),
    ("poursuivre", false, "poursuit poursuivent poursuivait poursuivit poursuivra", "poursuivi", "poursuivant"),
    ("reprendre", false, "reprend reprennent reprenait reprit reprendra", "repris reprise", "reprenant"),
    ("apprendre", false, "apprend apprennent apprenait apprit", "appris", "apprenant"),
    ("convenir", false, "convient conviennent convenait convint", "convenu", "convenant"),
    ("prévenir", false, "prévient préviennent prévenait prévenaient prévint préviendra", "prévenu", "prévenant"),
    ("soutenir", true, "soutient soutiennent soutenait soutenaient soutint", "soutenu", "soutenant"),
    ("maintenir", false, "maintient maintiennent maintenait maintint", "maintenu", "maintenant"),
    ("intervenir", false, "intervient interviennent intervenait intervint", "intervenu intervenue", "intervenant"),
    ("souvenir", false, "souvient souviennent souvenait souvint", "souvenu souvenue", "se-souvenant"),
    ("sourire", false, "sourit sourient souriait souriaient", "souri", "souriant"),
    ("rire", false, "rit rient riait", "ri", "riant"),
    ("croire", false, "croit croient croyait croyaient crut", "cru", "croyant"),
    ("craindre", false, "craint craignent craignait craignaient craignit", "craint", "craignant"),
    ("plaindre", false, "plaint plaignent plaignait plaignaient plaignit", "plaint plainte", "plaignant"),
    ("émouvoir", false, "émeut émeuvent émouvait", "ému émue", ""),
    ("réjouir", false, "réjouit réjouissent réjouissait", "réjoui réjouie", "réjouissant"),
    ("démentir", false, "dément démentent démentait démentit", "démenti", "démentant"),
    ("mentir", false, "ment mentent mentait", "menti", "mentant"),
    ("interdire", true, "interdit", "interdit", ""),
    ("traduire", true, "traduit traduisait", "traduit", "traduisant"),
    ("introduire", true, "introduit introduisait", "introduit", "introduisant"),
    ("déduire", false, "déduit déduisait", "déduit", "déduisant"),
    ("dépeindre", true, "dépeint dépeignent dépeignait", "dépeint dépeinte", "dépeignant"),
    ("entendre", true, "", "entendu entendue", ""),
    ("savoir", false, "", "", ""),
    ("valoir", false, "", "", ""),
    ("revenir", false, "revient revenait", "", "revenant"),
    ("offrir", true, "", "", ""),
    ("ouvrir", true, "", "", ""),
    ("rendre", true, "rend rendent rendait rendit", "rendu rendue", "rendant"),
    ("vouloir", false, "", "", ""),
    ("parier", false, "parie parient pariait", "parié", "pariant"),
    ("faire", true, "", "", ""),
];

/// Infinitives that report only behind "faire": "a fait savoir".
const CAUSED: &str = "savoir valoir remarquer observer entendre connaître comprendre part état";

static VERBS: LazyLock<FxHashMap<String, VerbForm>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    for (list, transitive) in [(SAYING, false), (ATTITUDE, true)] {
        for verb in list.split_whitespace() {
            first_group(&mut table, verb.strip_prefix("s'").unwrap_or(verb), transitive);
        }
    }
    for verb in SECOND.split_whitespace() {
        second_group(&mut table, verb.strip_prefix("s'").unwrap_or(verb));
    }
    for &(infinitive, transitive, finite, participles, gerund) in IRREGULAR {
        add(&mut table, finite.split_whitespace(), VerbForm { finite: true, transitive, ..VerbForm::default() });
        add(&mut table, participles.split_whitespace(), VerbForm { participle: true, transitive, ..VerbForm::default() });
        add(&mut table, gerund.split_whitespace(), VerbForm { gerund: true, transitive, ..VerbForm::default() });
        if !finite.is_empty() {
            add(&mut table, [infinitive], VerbForm { infinitive: true, transitive, ..VerbForm::default() });
        }
    }
    add(&mut table, CAUSED.split_whitespace(), VerbForm { infinitive: true, transitive: false, ..VerbForm::default() });
    // "maintenant" and "part" are hardly ever forms of these verbs.
    table.remove("maintenant");
    table
});

fn add<'a>(table: &mut FxHashMap<String, VerbForm>, words: impl IntoIterator<Item = &'a str>, form: VerbForm) {
    for word in words {
        let known = table.entry(word.to_owned()).or_default();
        *known = known.merge(form);
    }
}

fn first_group(table: &mut FxHashMap<String, VerbForm>, verb: &str, transitive: bool) {
    let Some(stem) = verb.strip_suffix("er") else { return };
    // Before a and o: mang-e-ait, commen-ç-ait.
    let soft = match stem.chars().last() {
        Some('g') => format!("{stem}e"),
        Some('c') => format!("{}ç", &stem[..stem.len() - 1]),
        _ => stem.to_owned(),
    };
    for mute in mute_stems(stem) {
        let forms = ["e", "es", "ent", "era", "eront", "erait", "eraient"].map(|ending| format!("{mute}{ending}"));
        add(table, forms.iter().map(String::as_str), VerbForm { finite: true, transitive, ..VerbForm::default() });
    }
    let forms = ["a", "ait", "aient", "ai", "ais", "ons"].map(|ending| format!("{soft}{ending}"));
    add(table, forms.iter().map(String::as_str), VerbForm { finite: true, transitive, ..VerbForm::default() });
    let forms = ["èrent", "era", "eront", "erait", "eraient", "ez"].map(|ending| format!("{stem}{ending}"));
    add(table, forms.iter().map(String::as_str), VerbForm { finite: true, transitive, ..VerbForm::default() });
    let forms = ["é", "ée", "és", "ées"].map(|ending| format!("{stem}{ending}"));
    add(table, forms.iter().map(String::as_str), VerbForm { participle: true, transitive, ..VerbForm::default() });
    add(table, [format!("{soft}ant").as_str()], VerbForm { gerund: true, transitive, ..VerbForm::default() });
    add(table, [verb], VerbForm { infinitive: true, transitive, ..VerbForm::default() });
}

/// The stems before a mute e: rappell-e, répèt-e, relèv-e, appuie.
fn mute_stems(stem: &str) -> Vec<String> {
    let mut stems = vec![stem.to_owned()];
    let mut letters: Vec<char> = stem.chars().collect();
    let n = letters.len();
    if n >= 3 && matches!(letters[n - 2], 'e' | 'é') {
        let mut grave = letters.clone();
        grave[n - 2] = 'è';
        stems.push(grave.into_iter().collect());
        if letters[n - 2] == 'e' && matches!(letters[n - 1], 'l' | 't') {
            let mut double = letters.clone();
            double.push(letters[n - 1]);
            stems.push(double.into_iter().collect());
        }
    } else if n >= 3 && letters[n - 1] == 'y' {
        letters[n - 1] = 'i';
        stems.push(letters.into_iter().collect());
    } else if n >= 4 && letters[n - 3] == 'é' {
        letters[n - 3] = 'è';
        stems.push(letters.into_iter().collect());
    }
    stems
}

fn second_group(table: &mut FxHashMap<String, VerbForm>, verb: &str) {
    let Some(stem) = verb.strip_suffix('r') else { return };
    let forms = ["t", "ssent", "ssait", "ssaient", "rent", "ra", "ront"].map(|ending| format!("{stem}{ending}"));
    add(table, forms.iter().map(String::as_str), VerbForm { finite: true, ..VerbForm::default() });
    let forms = ["", "e", "s", "es"].map(|ending| format!("{stem}{ending}"));
    add(table, forms.iter().map(String::as_str), VerbForm { participle: true, ..VerbForm::default() });
    add(table, [format!("{stem}ssant").as_str()], VerbForm { gerund: true, ..VerbForm::default() });
    add(table, [verb], VerbForm { infinitive: true, ..VerbForm::default() });
}

/// The reporting verb that `word` (lower case, with accents) is a form of.
pub(super) fn verb(word: &str) -> Option<VerbForm> {
    VERBS.get(word).copied()
}
