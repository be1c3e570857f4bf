//! French: who says something.

use super::reporting;
use crate::language::speech::{Determiner, Gender, Pronoun, Role, Speech};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// People by what they are, masculine form first, feminine after a slash; without a slash one form serves both.
const PEOPLE: &str = "président/présidente vice-président/vice-présidente directeur/directrice ministre premier/première secrétaire porte-parole chef/cheffe patron/patronne \
    responsable dirigeant/dirigeante général/générale colonel/colonelle commandant/commandante capitaine lieutenant/lieutenante commissaire \
    inspecteur/inspectrice policier/policière gendarme procureur/procureure juge magistrat/magistrate avocat/avocate bâtonnier/bâtonnière préfet/préfète \
    gouverneur/gouverneure wali maire député/députée sénateur/sénatrice conseiller/conseillère élu/élue diplomate ambassadeur/ambassadrice \
    envoyé/envoyée émissaire représentant/représentante délégué/déléguée coordinateur/coordinatrice coordonnateur/coordonnatrice expert/experte spécialiste analyste chercheur/chercheuse \
    chercheure professeur/professeure enseignant/enseignante docteur/docteure médecin infirmier/infirmière ingénieur/ingénieure architecte \
    économiste historien/historienne sociologue politologue juriste biologiste hydrologue écrivain/écrivaine romancier/romancière auteur/autrice auteure \
    journaliste chroniqueur/chroniqueuse critique rédacteur/rédactrice éditeur/éditrice libraire musicien/musicienne artiste acteur/actrice comédien/comédienne \
    réalisateur/réalisatrice luthier/luthière artisan/artisane couturier/couturière commerçant/commerçante marchand/marchande agriculteur/agricultrice \
    pêcheur/pêcheuse éleveur/éleveuse ouvrier/ouvrière employé/employée cadre salarié/salariée syndicaliste militant/militante fondateur/fondatrice \
    cofondateur/cofondatrice gérant/gérante propriétaire entrepreneur/entrepreneure armateur/armatrice coureur/coureuse joueur/joueuse entraîneur/entraîneuse \
    sélectionneur/sélectionneuse athlète champion/championne vainqueur gagnant/gagnante lauréat/lauréate candidat/candidate roi/reine prince/princesse souverain/souveraine \
    pape imam cheikh témoin victime habitant/habitante riverain/riveraine voisin/voisine passager/passagère voyageur/voyageuse client/cliente \
    étudiant/étudiante élève lycéen/lycéenne femme homme père mère frère sœur mari épouse fils fille oncle tante cousin/cousine ami/amie \
    collègue retraité/retraitée membre fonctionnaire officier/officière agent/agente soldat/soldate chauffeur/chauffeuse pilote guide conservateur/conservatrice \
    administrateur/administratrice gestionnaire commissaire-priseur trésorier/trésorière rapporteur/rapporteuse médiateur/médiatrice négociateur/négociatrice négociant/négociante \
    observateur/observatrice organisateur/organisatrice participant/participante intéressé/intéressée intervenant/intervenante orateur/oratrice interlocuteur/interlocutrice \
    laboureur/laboureuse chancelier/chancelière commissionnaire plaignant/plaignante accusé/accusée prévenu/prévenue suspect/suspecte détenu/détenue sportif/sportive \
    psychologue psychiatre chirurgien/chirurgienne pharmacien/pharmacienne scientifique climatologue géologue météorologue urbaniste consultant/consultante pdg dg \
    opposant/opposante leader vétéran/vétérane jeune doyen/doyenne recteur/rectrice proviseur/proviseure caïd pacha boulanger/boulangère grossiste docker \
    transporteur/transporteuse supporteur/supportrice contrôleur/contrôleuse surveillant/surveillante cuisinier/cuisinière parent syndicalistes déléguées \
    photographe peintre sculpteur/sculptrice danseur/danseuse chanteur/chanteuse cinéaste poète/poétesse traducteur/traductrice interprète bibliothécaire douanier/douanière pompier/pompière serveur/serveuse vendeur/vendeuse acheteur/acheteuse plombier/plombière \
    maçon/maçonne berger/bergère apiculteur/apicultrice viticulteur/viticultrice sage-femme instituteur/institutrice greffier/greffière notaire huissier/huissière \
    courtier/courtière assureur/assureuse hôtelier/hôtelière restaurateur/restauratrice cafetier/cafetière épicier/épicière boucher/bouchère forgeron/forgeronne potier/potière \
    bijoutier/bijoutière horloger/horlogère menuisier/menuisière ébéniste gardien/gardienne concierge secouriste bénévole adhérent/adhérente actionnaire usager/usagère \
    locataire automobiliste conducteur/conductrice donateur/donatrice scénariste producteur/productrice compositeur/compositrice pianiste violoniste guitariste \
    archiviste archéologue anthropologue philosophe linguiste théologien/théologienne pasteur/pasteure prêtre évêque rabbin mufti ministres résident/résidente \
    navigateur/navigatrice marin/marine skipper alpiniste cycliste nageur/nageuse boxeur/boxeuse arbitre commentateur/commentatrice investisseur/investisseuse banquier/banquière \
    quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire trentenaire octogénaires patriarche notable opérateur/opératrice technicien/technicienne source \
    sergent/sergente caporal/caporale garde-côte garde-frontière garde-forestier adjudant/adjudante brigadier/brigadière amiral \
    pharmacien/pharmacienne opticien/opticienne délégué/déléguée rescapé/rescapée survivant/survivante";

/// Institutions by their gender: masculine, then feminine.
const INSTITUTIONS_M: &str = "ministère gouvernement parquet tribunal conseil comité syndicat parti groupe groupement collectif bureau cabinet \
    département service secrétariat institut centre office observatoire jury parlement sénat congrès palais royaume état club festival journal quotidien \
    magazine hebdomadaire mouvement front pôle organisme établissement musée laboratoire consortium constructeur \
    opérateur géant pentagone kremlin élysée vatican régulateur commissariat consulat rectorat média haut-commissariat patronat barreau";
const INSTITUTIONS_F: &str = "organisation association fédération confédération commission agence ambassade direction préfecture wilaya police gendarmerie armée \
    justice cour chambre société entreprise compagnie caisse banque ligue coalition opposition majorité délégation mission coopérative mairie municipalité \
    presse télévision radio chaîne présidence chancellerie diplomatie union instance autorité fondation ong institution \
    sûreté assemblée inspection trésorerie douane marine mutuelle régie intersyndicale rédaction famille défense accusation équipe filiale holding académie université école";

static ROLES: LazyLock<FxHashMap<String, Role>> = LazyLock::new(|| {
    let mut table = FxHashMap::default();
    let mut add = |word: &str, role: Role| {
        table.entry(word.to_owned()).or_insert(role);
        if !word.ends_with(['s', 'x']) {
            table.entry(format!("{word}s")).or_insert(role);
        }
    };
    for pair in PEOPLE.split_whitespace() {
        match pair.split_once('/') {
            Some((him, her)) => {
                add(him, Role::Person(Gender::Masculine));
                add(her, Role::Person(Gender::Feminine));
            }
            None => add(
                pair,
                Role::Person(match pair {
                    "homme" | "père" | "frère" | "mari" | "fils" | "oncle" => Gender::Masculine,
                    "femme" | "mère" | "sœur" | "épouse" | "fille" | "tante" => Gender::Feminine,
                    _ => Gender::Unknown,
                }),
            ),
        }
    }
    for word in INSTITUTIONS_M.split_whitespace() {
        add(word, Role::Institution(Gender::Masculine));
    }
    for word in INSTITUTIONS_F.split_whitespace() {
        add(word, Role::Institution(Gender::Feminine));
    }
    add("autorités", Role::Institution(Gender::Feminine));
    table
});

const MEN: &str = "abdallah abdelaziz abdelhak abdelilah abdelkader abdellah abdellatif abdelouahed abderrahim abderrahmane adil ahmed ali amine anas anouar aziz \
    bilal brahim driss fadel farid fayez fouad hakim hamid hamza hassan hicham hussein ibrahim idriss ilyas ismaïl jamal jaouad kamal kamel karim khalid khaled \
    lahcen lakhdar larbi lotfi mahmoud mehdi mohamed mohammed moncef mounir mourad mustapha moustapha nabil nasser noureddine omar othmane otmane rachid redouane reda rida saad \
    said saïd salah salim samir sofiane soufiane taha tarik tariq yahya yassine younes youssef zakaria abdou alain albert alexandre andré antoine arnaud bernard \
    bruno charles christian christophe claude daniel david denis didier dominique emmanuel éric étienne fabien fabrice françois frédéric georges gérard gérald guillaume \
    guy henri hervé hugo jacques jean jérôme joseph jules julien laurent louis luc lucas marc marcel martin mathieu maxime michel nicolas olivier pascal patrick paul \
    philippe pierre raphaël raymond rémi rené richard robert roger romain samuel sébastien serge simon stéphane thierry thomas victor vincent xavier yves john james \
    william peter george donald joe barack vladimir";
const WOMEN: &str = "aïcha aicha amal amina amira asma asmae bahija bouchra dounia fadma fatiha fatima fatma fatima-zahra ghita hafida hajar hakima hanane hasna hind houda houria \
    ibtissam ilham imane karima khadija laila latifa leïla leila lamia loubna malika mariam maria meriem mina mouna nadia naïma najat nassima nawal nezha nisrine \
    nora olfa oum rachida rajae rima rkia saïda saida salma samira sanaa sara sarah siham soukaïna souad wafaa yasmina yasmine zahra zineb zohra mayssa anne brigitte \
    camille caroline catherine céline chantal charlotte christine claire corinne delphine élise élisabeth émilie florence françoise hélène isabelle jeanne julie \
    juliette laure léa louise lucie manon margot marie marine martine mathilde monique nathalie nicole patricia pauline sandrine sophie stéphanie sylvie valérie \
    véronique virginie ursula angela";

static NAMES: LazyLock<FxHashMap<&'static str, Gender>> = LazyLock::new(|| {
    let men = MEN.split_whitespace().map(|name| (name, Gender::Masculine));
    men.chain(WOMEN.split_whitespace().map(|name| (name, Gender::Feminine))).collect()
});

/// Endings that only names of professions have.
const PROFESSIONS: &[(&str, Gender)] = &[
    ("ologue", Gender::Unknown),
    ("ographe", Gender::Unknown),
    ("icien", Gender::Masculine),
    ("icienne", Gender::Feminine),
    ("iatre", Gender::Unknown),
    ("thérapeute", Gender::Unknown),
    ("yiste", Gender::Unknown),
    ("aliste", Gender::Unknown),
    ("ciste", Gender::Unknown),
    ("eniste", Gender::Unknown),
    ("oniste", Gender::Unknown),
];

fn role(word: &str) -> Option<Role> {
    let listed = ROLES.get(word).copied();
    // "lieutenant-colonel", "sous-brigadière", "garde-côte"
    let compound = || {
        word.split('-')
            .rev()
            .skip(usize::from(!word.contains('-')))
            .find_map(|part| ROLES.get(part))
            .copied()
            .filter(|role| matches!(role, Role::Person(_)))
    };
    listed.or_else(compound).or_else(|| {
        PROFESSIONS
            .iter()
            .find(|(ending, _)| word.len() > ending.len() + 2 && word.ends_with(ending))
            .map(|&(_, gender)| Role::Person(gender))
    })
}

fn determiner(word: &str) -> Option<Determiner> {
    use Gender::{Feminine, Masculine, Unknown};
    let (gender, definite, plural, first_person) = match word {
        "le" | "ce" | "cet" => (Masculine, true, false, false),
        "la" | "cette" => (Feminine, true, false, false),
        "l'" | "leur" => (Unknown, true, false, false),
        // "son" and "sa" agree with the noun: "son amie" is why "son" tells nothing.
        "son" => (Unknown, true, false, false),
        "sa" => (Feminine, true, false, false),
        "les" | "ces" | "ses" | "leurs" => (Unknown, true, true, false),
        "un" => (Masculine, false, false, false),
        "une" => (Feminine, false, false, false),
        "des" | "plusieurs" | "certains" | "certaines" | "quelques" | "deux" | "trois" | "d'autres" | "beaucoup" => {
            (Unknown, false, true, false)
        }
        "mon" | "ton" | "notre" | "votre" => (Unknown, true, false, true),
        "ma" | "ta" => (Feminine, true, false, true),
        "mes" | "nos" | "tes" | "vos" => (Unknown, true, true, true),
        _ => return None,
    };
    let possessive = matches!(word, "son" | "sa" | "ses" | "leur" | "leurs");
    Some(Determiner { gender, definite, plural, possessive, first_person })
}

fn is_demonym(word: &str) -> bool {
    ["ien", "ienne", "ais", "aise", "ois", "oise", "ain", "aine", "ite", "éen", "éenne", "ol", "ole"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

fn pronoun(word: &str) -> Option<Pronoun> {
    let (gender, plural, general) = match word {
        "il" | "celui-ci" | "ce-dernier" => (Gender::Masculine, false, false),
        "elle" | "celle-ci" => (Gender::Feminine, false, false),
        "ils" | "ceux-ci" => (Gender::Masculine, true, false),
        "elles" | "celles-ci" => (Gender::Feminine, true, false),
        "on" => (Gender::Unknown, false, true),
        _ => return None,
    };
    Some(Pronoun { gender, plural, general })
}

pub(super) static SPEECH: Speech = Speech {
    verb: reporting::verb,
    role,
    determiner,
    pronoun,
    first_name: |word| NAMES.get(word).copied().unwrap_or_default(),
    have: &["a", "ont", "avait", "avaient", "aura", "auront", "aurait", "auraient", "ai", "avons", "eut", "ayant"],
    be: &["est", "sont", "était", "étaient", "sera", "seront", "serait", "seraient", "fut", "furent", "soit"],
    been: &["été"],
    light: &[
        "tenu",
        "tient",
        "tiennent",
        "tenait",
        "voulu",
        "veut",
        "vient",
        "venait",
        "fait",
        "font",
        "faisait",
        "fit",
        "souhaité",
        "hésite",
        "hésité",
        "commencé",
        "commence",
        "fini",
        "finit",
        "ajoute",
        "va",
        "vont",
        "doit",
        "dû",
        "pu",
        "peut",
        "préféré",
        "choisi",
        "croit",
        "cru",
        "contente",
        "contentent",
        "contentait",
        "contenté",
        "borne",
        "bornent",
        "bornait",
        "borné",
        "limite",
        "limité",
        "risque",
        "risqué",
        "empresse",
        "empressé",
        "plu",
        "aime",
        "permis",
    ],
    prepositions: &[
        "à",
        "au",
        "aux",
        "dans",
        "par",
        "pour",
        "avec",
        "sur",
        "sous",
        "chez",
        "entre",
        "vers",
        "devant",
        "derrière",
        "contre",
        "sans",
        "de",
        "du",
        "des",
        "d'",
        "en",
        "dès",
        "depuis",
        "lors",
        "après",
        "avant",
        "selon",
        "pendant",
        "durant",
        "malgré",
        "parmi",
        "envers",
        "auprès",
        "hors",
        "outre",
        "comme",
    ],
    complements: &["de", "du", "des", "d'"],
    breaks: &[
        "que", "qu'", "qui", "dont", "où", "et", "ou", "mais", "car", "donc", "or", "ni", "lorsque", "lorsqu'", "quand", "si", "puisque",
        "puisqu'", "tandis", "alors", "ne", "n'", "se", "s'", "y", "qu", "pas", "plus", "parce", "afin", "ainsi",
    ],
    adverbs: &[
        "par",
        "ailleurs",
        "en",
        "outre",
        "aussi",
        "ainsi",
        "encore",
        "alors",
        "d'abord",
        "abord",
        "d'",
        "ensuite",
        "enfin",
        "toutefois",
        "pourtant",
        "néanmoins",
        "déjà",
        "bien",
        "pas",
        "plus",
        "jamais",
        "à",
        "son",
        "tour",
        "pour",
        "sa",
        "leur",
        "part",
        "de",
        "côté",
        "quant",
        "lui",
        "elle",
        "eux",
        "effet",
        "même",
        "notamment",
        "hier",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "cependant",
        "donc",
        "tout",
        "toujours",
        "là",
        "fois",
        "une",
        "nouveau",
        "mieux",
        "puis",
        "vite",
        "aussitôt",
        "souvent",
        "parfois",
        "suite",
        "la",
        "matin",
        "soir",
        "ce",
        "jeudi",
        "plutôt",
        "tôt",
        "plus",
        "tard",
        "cette",
        "dernière",
        "dernier",
        "aujourd'hui",
        "demain",
        "presque",
        "quasi",
        "volontiers",
        "haut",
        "fort",
        "non",
        "sans",
        "détour",
        "avant",
        "après",
        "fin",
        "sous",
        "couvert",
        "anonymat",
        "d'un",
        "ton",
    ],
    adverb_endings: &["ment"],
    clitics: &["s'", "se", "me", "m'", "nous", "lui", "leur", "y", "en", "ne", "n'", "te", "t'", "vous", "nous"],
    according: &[
        &["selon"],
        &["d'", "après"],
        &["dixit"],
        &["suivant"],
        &["à", "en", "croire"],
        &["aux", "yeux", "de"],
        &["aux", "yeux", "d'"],
        &["aux", "yeux", "du"],
        &["de", "l'", "avis", "de"],
        &["de", "l'", "avis", "du"],
        &["de", "l'", "aveu", "de"],
        &["aux", "dires", "de"],
        &["aux", "dires", "du"],
        &["dans", "la", "bouche", "de"],
        &["sous", "la", "plume", "de"],
        &["citant"],
        &["de", "source"],
    ],
    according_weak: &[&["pour"], &["chez"]],
    topics: &["quant", "concernant"],
    agent: &["par"],
    particles: &[
        "de", "du", "d'", "ben", "bin", "ibn", "bint", "bent", "ould", "el", "al", "von", "van", "der", "da", "dos", "della", "la", "le",
        "aït", "abou", "abu", "den", "di",
    ],
    titles: &[
        ("m", Gender::Masculine),
        ("mr", Gender::Masculine),
        ("mme", Gender::Feminine),
        ("mlle", Gender::Feminine),
        ("me", Gender::Unknown),
        ("maître", Gender::Unknown),
        ("dr", Gender::Unknown),
        ("pr", Gender::Unknown),
        ("monsieur", Gender::Masculine),
        ("madame", Gender::Feminine),
        ("docteur", Gender::Masculine),
        ("docteure", Gender::Feminine),
        ("professeur", Gender::Unknown),
        ("général", Gender::Masculine),
        ("colonel", Gender::Masculine),
        ("mgr", Gender::Masculine),
        ("son excellence", Gender::Unknown),
        ("sir", Gender::Masculine),
        ("cheikh", Gender::Masculine),
        ("sidi", Gender::Masculine),
    ],
    works: &[
        "intitulé",
        "intitulée",
        "intitulés",
        "intitulées",
        "baptisé",
        "baptisée",
        "baptisés",
        "baptisées",
        "opération",
        "opérations",
        "film",
        "films",
        "roman",
        "pétition",
        "campagne",
        "caricature",
        "tableau",
        "fresque",
        "chronique",
        "livre",
        "essai",
        "album",
        "chanson",
        "série",
        "titre",
        "titré",
        "titrée",
        "rubrique",
        "programme",
        "projet",
        "émission",
        "exposition",
        "spectacle",
        "pièce",
        "rebaptisé",
        "rebaptisée",
        "rebaptisés",
        "surnom",
        "surnommé",
        "surnommée",
        "appelé",
        "appelée",
        "nommé",
        "nommée",
        "dénommé",
        "dénommée",
        "thème",
        "slogan",
        "label",
        "plan",
        "documentaire",
        "recueil",
        "ouvrage",
        "mot",
        "terme",
        "expression",
        "revue",
        "journal",
    ],
    documents: &[
        "texte",
        "communiqué",
        "document",
        "rapport",
        "lettre",
        "note",
        "message",
        "tribune",
        "étude",
        "missive",
        "tract",
        "avis",
        "courrier",
    ],
    phrasal: &[
        &["y", "voit"],
        &["y", "voient"],
        &["y", "voyait"],
        &["y", "lit"],
        &["met", "en", "garde"],
        &["mettent", "en", "garde"],
        &["mettait", "en", "garde"],
        &["mettaient", "en", "garde"],
        &["mit", "en", "garde"],
        &["mis", "en", "garde"],
        &["tire", "la", "sonnette"],
        &["tirent", "la", "sonnette"],
        &["enfonce", "le", "clou"],
        &["donne", "l'", "alerte"],
        &["prend", "à", "témoin"],
        &["monte", "au", "créneau"],
        &["abonde", "dans", "le", "même", "sens"],
    ],
    modals: &["doit", "va", "vont", "peut"],
    demonstratives: &[("celui", Gender::Masculine), ("celle", Gender::Feminine)],
    latter: &["dernier", "dernière"],
    pointing: &["ce", "cet", "cette"],
    posted: &[
        &["en", "poste", "à"],
        &["en", "poste", "au"],
        &["en", "poste", "aux"],
        &["en", "poste", "en"],
        &["en", "poste", "dans"],
        &["basé", "à"],
        &["basé", "au"],
        &["basé", "en"],
        &["basée", "à"],
        &["basée", "au"],
        &["basée", "en"],
        &["installé", "à"],
        &["installé", "au"],
        &["installé", "en"],
        &["installée", "à"],
        &["installée", "au"],
        &["installée", "en"],
        &["établi", "à"],
        &["établi", "au"],
        &["établi", "en"],
        &["établie", "à"],
        &["établie", "au"],
        &["établie", "en"],
        &["détaché", "à"],
        &["détaché", "au"],
        &["détaché", "en"],
        &["détachée", "à"],
        &["détachée", "au"],
        &["détachée", "en"],
        &["saisi", "à"],
        &["saisie", "à"],
        &["réuni", "à"],
        &["réunie", "à"],
    ],
    sayings: &[
        "formule",
        "phrase",
        "mot",
        "mots",
        "propos",
        "déclaration",
        "déclarations",
        "parole",
        "paroles",
        "réponse",
        "remarque",
        "avertissement",
        "message",
        "aveu",
        "citation",
        "réplique",
        "image",
    ],
    openers: &["je", "j'", "nous", "on", "il", "elle", "c'", "ce", "cela", "ça", "ils", "elles", "tu", "vous"],
    inversions: &["-t-elles", "-t-elle", "-t-ils", "-t-il", "-t-on", "-elles", "-elle", "-ils", "-il", "-on", "-je"],
    narrative: &["de", "d'"],
    relatives: &["qui"],
    joining: &["et", "puis", "mais"],
    reported: &["que", "qu'"],
    emphatic: &[("lui", "il"), ("lui-même", "il"), ("elle", "elle"), ("eux", "ils"), ("elles", "elles")],
    contracted: &["du", "au", "aux"],
    reflexive: &["s'", "se"],
    articles: &["al-", "el-"],
    demonym: is_demonym,
    manner: |_| false,
    verb_gender: |_| Gender::Unknown,
    capitals: true,
    verb_first: false,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_known_in_the_tenses_of_the_press() {
        for (word, finite, participle) in [
            ("affirme", true, false),
            ("affirmé", false, true),
            ("dit", true, true),
            ("rappelle", true, false),
            ("répète", true, false),
            ("lançait", true, false),
            ("lancèrent", true, false),
            ("renchérit", true, false),
            ("martelèrent", true, false),
            ("reconnaît", true, false),
            ("avouera", true, false),
            ("concède", true, false),
            ("appuie", true, false),
        ] {
            let form = (SPEECH.verb)(word).unwrap_or_default();
            assert_eq!((form.finite, form.participle), (finite, participle), "{word}");
        }
        assert!((SPEECH.verb)("ajoutant").is_some_and(|form| form.gerund));
        assert!((SPEECH.verb)("maison").is_none());
    }

    #[test]
    fn people_and_institutions_are_told_apart() {
        assert_eq!((SPEECH.role)("directrice"), Some(Role::Person(Gender::Feminine)));
        assert_eq!((SPEECH.role)("syndicats"), Some(Role::Institution(Gender::Masculine)));
        assert_eq!((SPEECH.role)("nuage"), None);
    }
}
