//! Quotations as articles write them. Each case is a text and what is found in it: `kind speaker (attribution): quoted words`.

mod speakers;

use super::quotes;
use crate::document::{Document, Metadata, Post, Quote, Reading, Segment, SegmentKind};
use crate::language::Lang;
use crate::text::Span;
use proptest::prelude::*;

fn document(text: &str, lang: Lang) -> Document {
    Document { id: "a".into(), lang, pair: None, metadata: Metadata::default(), source: text.into(), reading: Reading::Whole }
}

/// One segment a line. A line that begins with `# ` is a heading, with `@Name: ` a post by that name.
fn segments(text: &str, lang: &Lang) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut at = 0;
    for (paragraph, line) in text.split_inclusive('\n').enumerate() {
        let span = Span::new(at, at + line.len()).trim(text);
        at += line.len();
        if span.is_empty() {
            continue;
        }
        let (kind, skip, post) = match span.of(text) {
            words if words.starts_with("# ") => (SegmentKind::Heading, 2, None),
            words if words.starts_with('@') && words.contains(": ") => {
                let colon = words.find(": ").map_or(1, |colon| colon + 2).max(3);
                let body = Span::new(span.start + colon, span.end);
                (SegmentKind::Post, 0, Some(Post { body, author: words[1..colon - 2].to_owned(), date: String::new() }))
            }
            _ => (SegmentKind::Sentence, 0, None),
        };
        segments.push(Segment { kind, span: Span::new(span.start + skip, span.end), lang: lang.clone(), paragraph, post });
    }
    segments
}

fn read(text: &str, lang: Lang) -> Vec<Quote> {
    quotes(&document(text, lang.clone()), &segments(text, &lang))
}

fn shown(text: &str, lang: Lang) -> Vec<String> {
    let words = |quote: &Quote| quote.pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" / ");
    read(text, lang)
        .iter()
        .map(|quote| format!("{} {} ({}): {}", quote.kind.as_str(), quote.speaker, quote.attribution.as_str(), words(quote)))
        .collect()
}

fn check(lang: Lang, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = shown(text, lang.clone());
        if found != *expected {
            wrong.push(format!("{text}\n   found    {found:?}\n   expected {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn french(cases: &[(&str, &[&str])]) {
    check(Lang::FRENCH, cases);
}

#[test]
fn marks_of_every_kind() {
    french(&[
        ("«Le pont tiendra», a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("« Le pont tiendra », a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("«\u{202f}Le pont tiendra\u{202f}», a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("“Le pont tiendra”, a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("„Le pont tiendra”, a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("\"Le pont tiendra\", a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("‹Le pont tiendra›, a assuré Karim Belhadj.", &["direct Karim Belhadj (explicit): Le pont tiendra"]),
        ("L’écran de 27\" n’est pas à l’heure d'été.", &[]),
        (
            "«Mon chef a dit : “Partez.” Je suis resté», raconte Nadia Fikri.",
            &["direct Nadia Fikri (explicit): Mon chef a dit : “Partez.” Je suis resté"],
        ),
    ]);
}

#[test]
fn unbalanced_marks_end_with_their_paragraph() {
    french(&[
        ("Karim Belhadj a dit : «Le pont tiendra.\nLa pluie est tombée hier.", &["direct Karim Belhadj (explicit): Le pont tiendra."]),
        ("Le pont» a tenu.", &[]),
        ("Un signe \" seul ne compte pas.", &[]),
        (
            "«Premier jour de fête.\n«Second jour de fête», a dit Karim Belhadj.",
            &["direct Karim Belhadj (explicit): Premier jour de fête. / Second jour de fête"],
        ),
        (
            "“Premier jour de fête.\n“Second jour de fête”, a dit Karim Belhadj.",
            &["direct Karim Belhadj (explicit): Premier jour de fête. / Second jour de fête"],
        ),
        (
            "\"Premier jour de fête.\n\"Second jour de fête\", a dit Karim Belhadj.",
            &["direct Karim Belhadj (explicit): Premier jour de fête. / Second jour de fête"],
        ),
    ]);
}

#[test]
fn clauses_inside_the_marks_are_cut_out() {
    french(&[
        ("Karim Belhadj est venu. «La mer, a-t-il dit, ne rend rien».", &["direct Karim Belhadj (anaphoric): La mer / ne rend rien"]),
        (
            "«La mer monte, prévient l’océanographe Nadia Fikri, et nous dormons».",
            &["direct Nadia Fikri (explicit): La mer monte / et nous dormons"],
        ),
        (
            "«La mer monte, s’agace Nadia Fikri, cheffe du port, et nous dormons.»",
            &["direct Nadia Fikri (explicit): La mer monte / cheffe du port, et nous dormons."],
        ),
        (
            "«La mer monte», prévient Nadia Fikri, «et nous dormons».",
            &["direct Nadia Fikri (explicit): La mer monte", "partial Nadia Fikri (explicit): et nous dormons"],
        ),
        (
            "«La mer, disait mon père, ne rend rien», raconte Nadia Fikri.",
            &["direct Nadia Fikri (explicit): La mer, disait mon père, ne rend rien"],
        ),
    ]);
}

#[test]
fn whole_sentences_and_parts_of_sentences() {
    french(&[
        ("Karim Belhadj a salué «un pas immense vers la paix».", &["partial Karim Belhadj (explicit): un pas immense vers la paix"]),
        ("Karim Belhadj a déclaré : «nous partirons demain matin».", &["direct Karim Belhadj (explicit): nous partirons demain matin"]),
        ("Karim Belhadj a reconnu que «la route était trop longue».", &["partial Karim Belhadj (explicit): la route était trop longue"]),
        (
            "Karim Belhadj hésite. «Je ne sais pas. Demain peut-être.»",
            &["direct Karim Belhadj (implicit): Je ne sais pas. Demain peut-être."],
        ),
        (
            "Karim Belhadj préside. Dans ce cas, «nous fermerons toutes les portes du palais».",
            &["direct Karim Belhadj (implicit): nous fermerons toutes les portes du palais"],
        ),
    ]);
}

#[test]
fn the_subject_in_all_its_places() {
    french(&[
        ("«Tout va bien», dit Nadia Fikri.", &["direct Nadia Fikri (explicit): Tout va bien"]),
        ("«Tout va bien», a déclaré mercredi Nadia Fikri.", &["direct Nadia Fikri (explicit): Tout va bien"]),
        ("«Tout va bien», a réagi sous couvert d’anonymat un douanier du port.", &["direct un douanier du port (explicit): Tout va bien"]),
        ("«Tout va bien», a tenu à préciser Nadia Fikri.", &["direct Nadia Fikri (explicit): Tout va bien"]),
        ("«Tout va bien», a fait savoir le ministère.", &["direct le ministère (explicit): Tout va bien"]),
        ("Nadia Fikri a, par ailleurs, estimé que «tout va vraiment bien».", &["partial Nadia Fikri (explicit): tout va vraiment bien"]),
        (
            "Nadia Fikri, directrice du port, a affirmé que «tout va vraiment bien».",
            &["partial Nadia Fikri (explicit): tout va vraiment bien"],
        ),
        (
            "Nadia Fikri, qui dirige le comité du port, a salué «une journée de grande joie».",
            &["partial Nadia Fikri (explicit): une journée de grande joie"],
        ),
        ("Selon Nadia Fikri, «tout va vraiment bien ici».", &["partial Nadia Fikri (explicit): tout va vraiment bien ici"]),
        ("D’après le parquet général, «tout sera jugé avant mai».", &["partial le parquet général (explicit): tout sera jugé avant mai"]),
        ("«Tout va bien», dixit Nadia Fikri.", &["direct Nadia Fikri (explicit): Tout va bien"]),
        ("Et Nadia Fikri de conclure : «Tout va bien ici.»", &["direct Nadia Fikri (explicit): Tout va bien ici."]),
        (
            "Nadia Fikri a parlé une heure, ajoutant que «rien ne presse vraiment».",
            &["partial Nadia Fikri (explicit): rien ne presse vraiment"],
        ),
        (
            "La «bonne humeur générale» a été saluée par les organisateurs.",
            &["partial les organisateurs (explicit): bonne humeur générale"],
        ),
        ("Nadia Fikri s’est montrée sévère : «Rien ne va plus ici.»", &["direct Nadia Fikri (explicit): Rien ne va plus ici."]),
        ("Les pêcheurs, eux, parlent d’une «mer vide».", &["partial Les pêcheurs (explicit): mer vide"]),
        ("«Tout va bien», a indiqué une source sécuritaire.", &["direct une source sécuritaire (explicit): Tout va bien"]),
        (
            "La ministre de la Mer Nadia Fikri a salué «une journée de grande joie».",
            &["partial Nadia Fikri (explicit): une journée de grande joie"],
        ),
        ("Le port «ferme demain matin» pour un mois, selon Nadia Fikri.", &["partial Nadia Fikri (explicit): ferme demain matin"]),
        (
            "Le rapport, publié hier, évoque «un risque pour tout le littoral».",
            &["partial Le rapport (explicit): un risque pour tout le littoral"],
        ),
        ("Nadia Fikri s’est levée. Et d’ajouter : «Rien ne va plus ici.»", &["direct Nadia Fikri (anaphoric): Rien ne va plus ici."]),
        ("«Tout va bien», ironise l’un d’eux, Omar Tazi.", &["direct Omar Tazi (explicit): Tout va bien"]),
    ]);
}

#[test]
fn pronouns_stand_for_the_last_subject_of_their_gender() {
    french(&[
        ("Karim Belhadj a reçu Nadia Fikri. «Tout va bien», a-t-il dit.", &["direct Karim Belhadj (anaphoric): Tout va bien"]),
        ("Karim Belhadj a reçu Nadia Fikri. «Tout va bien», a-t-elle dit.", &["direct Nadia Fikri (anaphoric): Tout va bien"]),
        ("Karim Belhadj a reçu Omar Tazi. Il a promis «une aide sans délai».", &["partial Karim Belhadj (anaphoric): une aide sans délai"]),
        (
            "Karim Belhadj a parlé. Quant au maire, Omar Tazi, il est venu tard. «Pardon à tous», a-t-il dit.",
            &["direct Omar Tazi (anaphoric): Pardon à tous"],
        ),
        (
            "Le ministère n’a pas répondu. Il a seulement promis «une enquête très prochaine».",
            &["partial Le ministère (anaphoric): une enquête très prochaine"],
        ),
        (
            "Pour la chercheuse Nadia Fikri, le mal est ancien. «Personne ne lit», déplore-t-elle.",
            &["direct Nadia Fikri (anaphoric): Personne ne lit"],
        ),
    ]);
}

#[test]
fn roles_stand_for_the_name_introduced_with_them() {
    french(&[
        (
            "Le maire, Omar Tazi, est venu. Karim Belhadj aussi. «Tout va bien», a dit le maire.",
            &["direct Omar Tazi (anaphoric): Tout va bien"],
        ),
        (
            "Nadia Fikri, porte-parole du port, est venue. «Tout va bien», a dit la porte-parole.",
            &["direct Nadia Fikri (anaphoric): Tout va bien"],
        ),
        (
            "La foule attend le docteur Omar El Tazi. «Tout va bien», a dit le docteur Tazi.",
            &["direct Omar El Tazi (explicit): Tout va bien"],
        ),
        (
            "Omar Rahmani, patron de la DGAF, est venu. Karim Belhadj écoutait. «Tout va bien», a dit le directeur général des affaires fiscales.",
            &["direct Omar Rahmani (anaphoric): Tout va bien"],
        ),
        ("«Tout va bien», a dit le parquet général.", &["direct le parquet général (explicit): Tout va bien"]),
        ("L’UPMZ, le syndicat des marins, attend. «Rien ne bouge», écrit le syndicat.", &["direct L’UPMZ (anaphoric): Rien ne bouge"]),
        ("Nadia Fikri entre en scène. «Je suis prête», assure la musicienne.", &["direct Nadia Fikri (anaphoric): Je suis prête"]),
        ("Nadia Fikri assure la vente. «Il faut partir», dit un marin du port.", &["direct un marin du port (explicit): Il faut partir"]),
    ]);
}

#[test]
fn context_speaks_where_no_clause_does() {
    french(&[
        (
            "«Il faut partir tôt», dit Nadia Fikri. «La route est longue.»",
            &["direct Nadia Fikri (explicit): Il faut partir tôt", "direct Nadia Fikri (implicit): La route est longue."],
        ),
        (
            "Omar Tazi dort. «La route est longue.» La formule de Nadia Fikri a plu.",
            &["direct Nadia Fikri (implicit): La route est longue."],
        ),
        ("«La route est longue.» En une phrase, Nadia Fikri a tout résumé.", &["direct Nadia Fikri (implicit): La route est longue."]),
        (
            "# «La route est longue»\n«La route est longue, mais belle», dit Nadia Fikri.",
            &["heading Nadia Fikri (implicit): La route est longue", "direct Nadia Fikri (explicit): La route est longue, mais belle"],
        ),
        ("# «La route est longue»\nIl pleut sur le port.", &["heading  (none): La route est longue"]),
    ]);
}

#[test]
fn titles_terms_and_irony_have_no_speaker() {
    french(&[
        ("Le roman intitulé «La Maison basse» paraît en mai.", &["partial  (none): La Maison basse"]),
        ("L’opération «Vent debout» a duré trois jours.", &["partial  (none): Vent debout"]),
        ("Nadia Fikri a rappelé le succès du film «Une mer sans fin».", &["partial  (none): Une mer sans fin"]),
        ("Le port a ses «vedettes» et ses ombres.", &["partial  (none): vedettes"]),
        ("Les «experts», comme on dit, dorment.", &["partial  (none): experts"]),
    ]);
}

#[test]
fn posts_are_quoted_as_a_whole() {
    french(&[(
        "Il pleut.\n@Port libre (@port): Le quai est «fermé» ce soir.\nFin.",
        &["post Port libre (@port) (explicit): Le quai est «fermé» ce soir."],
    )]);
}

#[test]
fn clauses_are_given_as_written() {
    for (text, cue) in [
        ("Omar Tazi est venu. «Tout va bien», a-t-il affirmé.", "a-t-il affirmé"),
        ("«Tout va bien», a déclaré la ministre.", "a déclaré la ministre"),
        ("Selon le porte-parole, «tout va vraiment bien».", "Selon le porte-parole"),
        ("Omar Tazi est venu. Il a estimé que «tout va vraiment bien».", "Il a estimé que"),
        ("Omar Tazi a expliqué que «tout va vraiment bien».", "Omar Tazi a expliqué que"),
        ("«La mer, a dit Omar Tazi, ne rend rien».", "a dit Omar Tazi"),
    ] {
        let cues: Vec<String> = read(text, Lang::FRENCH).into_iter().map(|quote| quote.cue).collect();
        assert_eq!(cues, [cue], "{text}");
    }
}

#[test]
fn arabic_articles() {
    check(
        Lang::ARABIC,
        &[
            ("وقال كريم بلحاج: «الجسر متين جدا».", &["direct كريم بلحاج (explicit): الجسر متين جدا"]),
            ("وأكد كريم بلحاج أن «الجسر متين جدا هذه السنة».", &["partial كريم بلحاج (explicit): الجسر متين جدا هذه السنة"]),
            ("وقال كريم بلحاج، رئيس النقابة: “الجسر متين جدا”.", &["direct كريم بلحاج (explicit): الجسر متين جدا"]),
            ("وأوضحت نادية الفكري: \"البحر هادئ هذا الصباح\".", &["direct نادية الفكري (explicit): البحر هادئ هذا الصباح"]),
            ("وصرح كريم بلحاج: ’’الجسر متين جدا‘‘.", &["direct كريم بلحاج (explicit): الجسر متين جدا"]),
            ("وقالت المهندسة نادية الفكري: «البحر هادئ هذا الصباح».", &["direct نادية الفكري (explicit): البحر هادئ هذا الصباح"]),
            ("وقال مدير الميناء، عمر التازي: «البحر هادئ هذا الصباح».", &["direct عمر التازي (explicit): البحر هادئ هذا الصباح"]),
            ("وأعلنت وزارة الفلاحة: «الموسم جيد هذه السنة».", &["direct وزارة الفلاحة (explicit): الموسم جيد هذه السنة"]),
            ("وقال كريم بلحاج إن الجسر متين، مضيفا: «لا خوف على أحد».", &["direct كريم بلحاج (explicit): لا خوف على أحد"]),
            ("وبحسب وزير النقل عمر التازي، «الطريق مفتوحة أمام الجميع».", &["partial عمر التازي (explicit): الطريق مفتوحة أمام الجميع"]),
            (
                "قال وزير النقل عمر التازي: «نعم للعمل». وأضاف الوزير التازي: «لا للكسل أبدا».",
                &["direct عمر التازي (explicit): نعم للعمل", "direct عمر التازي (explicit): لا للكسل أبدا"],
            ),
            (
                "قال كريم بلحاج: «نعم للعمل». وأضاف: «لا للكسل أبدا».",
                &["direct كريم بلحاج (explicit): نعم للعمل", "direct كريم بلحاج (anaphoric): لا للكسل أبدا"],
            ),
            ("صدر كتاب «ظلال البحر» في الربيع.", &["partial  (none): ظلال البحر"]),
            ("ووصف «الخبراء» الوضع.", &["partial  (none): الخبراء"]),
            (
                "قالت المهندسة نادية الفكري: «نعم للعمل». ووصل الوزير عمر التازي. وأضافت: «لا للكسل أبدا».",
                &["direct نادية الفكري (explicit): نعم للعمل", "direct نادية الفكري (anaphoric): لا للكسل أبدا"],
            ),
            ("وتروي أم ياسين: «نغسل الثياب مساء».", &["direct أم ياسين (explicit): نغسل الثياب مساء"]),
            ("وشدد كريم بلحاج على أن «الجسر متين جدا هذه السنة».", &["partial كريم بلحاج (explicit): الجسر متين جدا هذه السنة"]),
        ],
    );
}

#[test]
fn english_articles() {
    check(
        Lang::ENGLISH,
        &[
            ("“The bridge will hold,” said Peter Marlow.", &["direct Peter Marlow (explicit): The bridge will hold,"]),
            ("“The bridge will hold,” Peter Marlow said.", &["direct Peter Marlow (explicit): The bridge will hold,"]),
            ("Peter Marlow said: “The bridge will hold.”", &["direct Peter Marlow (explicit): The bridge will hold."]),
            ("Peter Marlow said that the bridge was “safe beyond any doubt”.", &["partial Peter Marlow (explicit): safe beyond any doubt"]),
            ("Peter Marlow arrived. “The bridge will hold,” he said.", &["direct Peter Marlow (anaphoric): The bridge will hold,"]),
            (
                "Peter Marlow met Laura Finch. “The bridge will hold,” she added.",
                &["direct Laura Finch (anaphoric): The bridge will hold,"],
            ),
            (
                "According to Laura Finch, the bridge is “safe beyond any doubt”.",
                &["partial Laura Finch (explicit): safe beyond any doubt"],
            ),
            ("“The bridge will hold,” said the ministry.", &["direct the ministry (explicit): The bridge will hold,"]),
            (
                "“The bridge will hold,” said Laura Finch, director of the port. “Trust me.”",
                &["direct Laura Finch (explicit): The bridge will hold,", "direct Laura Finch (implicit): Trust me."],
            ),
            ("Operation “Silent Tide” lasted a week.", &["partial  (none): Silent Tide"]),
            ("The “experts” went home.", &["partial  (none): experts"]),
        ],
    );
}

#[test]
fn other_languages_have_marks_only() {
    check(Lang::new("de"), &[("Sie sagte: „Die Brücke hält heute noch.“", &["direct  (none): Die Brücke hält heute noch."])]);
}

#[test]
fn long_lines_take_linear_time() {
    for unit in [
        "«a» x ",
        "« ",
        "\" x",
        "a, dit «b ",
        "Omar Tazi, ",
        "“a», dit-il, ",
        "al-",
        "Omar Tazi-Tazy, le communiqué de la ",
        "Omar Al-a-e, Omar Ala-i, ",
    ] {
        let text = unit.repeat(60_000 / unit.len());
        let start = std::time::Instant::now();
        let _ = read(&text, Lang::FRENCH);
        assert!(start.elapsed().as_secs() < 15, "{unit}: {:?}", start.elapsed());
    }
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order(text in "([«»“”„\"‹›’‘' ,.:!?…–\n]|[a-zéÀ]|«|»|, dit-il, |Il a dit |Omar Tazi|قال كريم: |# |@x: ){0,60}", arabic in any::<bool>()) {
        let lang = if arabic { Lang::ARABIC } else { Lang::FRENCH };
        let mut last = 0;
        for quote in read(&text, lang) {
            prop_assert!(quote.span.end <= text.len() && quote.span.start >= last);
            last = quote.span.start;
            let mut at = quote.span.start;
            prop_assert!(!quote.pieces.is_empty());
            for piece in &quote.pieces {
                prop_assert!(quote.span.contains(*piece) && piece.start >= at && !piece.of(&text).is_empty());
                at = piece.end;
            }
        }
    }
}
