//! French nouns for people and institutions that speak.

use crate::language::speech::{Gender, Role};
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
    pharmacien/pharmacienne opticien/opticienne délégué/déléguée rescapé/rescapée survivant/survivante \
    brigadier-chef cheminot/cheminote mécanicien/mécanicienne coiffeur/coiffeuse routier/routière livreur/livreuse camionneur/camionneuse matelot grutier/grutière \
    jardinier/jardinière tailleur/tailleuse imprimeur/imprimeuse relieur/relieuse tisserand/tisserande teinturier/teinturière meunier/meunière puisatier géomètre \
    sinistré/sinistrée réfugié/réfugiée migrant/migrante pèlerin spectateur/spectatrice lecteur/lectrice auditeur/auditrice contribuable électeur/électrice copilote \
    moniteur/monitrice animateur/animatrice présentateur/présentatrice veilleur/veilleuse portier/portière";

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

/// What a noun says that somebody is.
pub(super) fn role(word: &str) -> Option<Role> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_and_institutions_are_told_apart() {
        assert_eq!(role("directrice"), Some(Role::Person(Gender::Feminine)));
        assert_eq!(role("syndicats"), Some(Role::Institution(Gender::Masculine)));
        assert_eq!(role("nuage"), None);
        assert_eq!(role("sous-brigadière"), Some(Role::Person(Gender::Feminine)));
        assert_eq!(role("essayiste"), Some(Role::Person(Gender::Unknown)));
        assert_eq!(role("liste"), None);
    }
}
