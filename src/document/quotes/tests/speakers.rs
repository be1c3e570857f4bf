//! Who speaks, by the habits of French newspapers.

use super::french;

#[test]
fn a_name_stands_without_title_or_profession() {
    french(&[
        ("«Mon client attend», a rétorqué Me Salim Berkane.", &["direct Salim Berkane (explicit): Mon client attend"]),
        (
            "Le lieutenant-colonel Salim Berkane est arrivé. «Tout est calme», a dit le lieutenant-colonel.",
            &["direct Salim Berkane (anaphoric): Tout est calme"],
        ),
        ("L'essayiste Lamia Berkane s'étonne : «Personne ne lit.»", &["direct Lamia Berkane (explicit): Personne ne lit."]),
        ("Karim, 30 ans, livreur, n'en doute pas : «Tout finit par arriver.»", &["direct Karim (explicit): Tout finit par arriver."]),
    ]);
}

#[test]
fn spellings_and_short_forms_are_one_person() {
    french(&[
        (
            "La juge Zoubida Chergaoui-Tlili préside. «Asseyez-vous», a ordonné Zoubeïda Chergawi.",
            &["direct Zoubida Chergaoui-Tlili (explicit): Asseyez-vous"],
        ),
        ("Me Salim Berkane-Tlili plaide. «Relaxez-le», a demandé Me Berkane.", &["direct Salim Berkane-Tlili (explicit): Relaxez-le"]),
    ]);
}

#[test]
fn an_apposition_is_not_the_subject_and_a_post_is_part_of_the_role() {
    french(&[
        (
            "Une juriste belge, observatrice des débats, prévient que la paix «ne se signe pas, elle se pratique».",
            &["partial Une juriste belge (explicit): ne se signe pas, elle se pratique"],
        ),
        ("«Rien ne change», souffle un officier en poste à Dakar.", &["direct un officier en poste à Dakar (explicit): Rien ne change"]),
        ("«Rien ne change», souffle un pêcheur basé à Dakar.", &["direct un pêcheur basé à Dakar (explicit): Rien ne change"]),
        (
            "La députée du Nord a ri. Celle du Sud s'est fâchée : «Assez de promesses.»",
            &["direct Celle du Sud (explicit): Assez de promesses."],
        ),
        (
            "La cour réunie à Dakar, qui a jugé le dossier «vide et sans objet», a tranché.",
            &["partial La cour réunie à Dakar (explicit): vide et sans objet"],
        ),
    ]);
}

#[test]
fn documents_speak_for_their_authors() {
    french(&[
        (
            "Dans un communiqué, la Fédération des mines a dénoncé «un jeu». Le texte réclame «une trêve durable».",
            &["partial la Fédération des mines (explicit): un jeu", "partial la Fédération des mines (anaphoric): une trêve durable"],
        ),
        (
            "La remarque d'une association, lue à la tribune, a gâché la fête : «Que l'on ouvre les listes».",
            &["direct une association (anaphoric): Que l'on ouvre les listes"],
        ),
    ]);
}

#[test]
fn terms_and_titles_have_no_speaker() {
    french(&[
        ("Omar Tazi est parti. Un accord est «en voie d'achèvement».", &["partial  (none): en voie d'achèvement"]),
        ("Omar Tazi parle. Il doit présenter jeudi la «feuille de route du fleuve».", &["partial  (none): feuille de route du fleuve"]),
        ("Omar Tazi a publié un livre, «Les Eaux lentes».", &["partial  (none): Les Eaux lentes"]),
        ("Les clients, appelés par leur nom, étaient priés de «vérifier» un compte.", &["partial  (none): vérifier"]),
    ]);
}

#[test]
fn whoever_was_named_last_and_verbs_of_several_words() {
    french(&[
        (
            "La ministre Nadia Alami a félicité l'amiral Salim Berkane. «Je suis né ici», a confié ce dernier.",
            &["direct Salim Berkane (anaphoric): Je suis né ici"],
        ),
        ("«Le vent ne lit pas», met en garde le géologue Salim Berkane.", &["direct Salim Berkane (explicit): Le vent ne lit pas"]),
        ("«Le dossier parlera», se borne à dire un magistrat.", &["direct un magistrat (explicit): Le dossier parlera"]),
        ("Le préfet Omar Tazi, prudent, a rappelé que l'État «n'a pas d'or».", &["partial Omar Tazi (explicit): n'a pas d'or"]),
        (
            "Pour Salim Berkane, professeur à l'université de Dakar, la rente «a ses saisons et ses prophètes».",
            &["partial Salim Berkane (explicit): a ses saisons et ses prophètes"],
        ),
    ]);
}
