use crate::language::PressCues;

/// The set phrases of the French press.
pub(super) const CUES: PressCues = PressCues {
    bylines: &[
        "par",
        "propos recueillis par",
        "entretien realise par",
        "dossier realise par",
        "traduit par",
        "de notre correspondant",
        "de notre correspondante",
        "de notre envoye special",
        "de notre envoyee speciale",
    ],
    byline_labels: &["texte", "texte et photos", "redaction", "reportage", "entretien", "traduction", "auteur", "autrice"],
    with: &["avec", "source", "sources", "d apres", "agence"],
    published: &["publie le", "publie a", "publie par", "mis a jour le", "mise a jour le", "modifie le", "cree le", "poste le"],
    photo: &["photo", "photos", "photographie", "ph", "phs", "credit photo", "credits photo", "credit", "credits", "image", "illustration", "legende"],
    agencies: &["afp", "map", "aps", "tap", "ats", "belga", "agence france presse", "agence maghreb arabe presse", "dr", "archives"],
    agency_nouns: &["agence", "agences", "presse"],
    embeds: &["voir cette publication sur", "voir cette publication", "afficher cette publication sur", "voir ce post sur"],
    shared_by: &["une publication partagee par", "un post partage par", "publiee par", "publication de"],
    months: &[
        "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre", "janv", "jan",
        "fevr", "fev", "avr", "juil", "sept", "oct", "nov", "dec",
    ],
};
