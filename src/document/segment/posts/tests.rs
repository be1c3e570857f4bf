use super::super::paragraphs;
use super::*;

/// `body / author / date` of each post of a French text.
fn posts(text: &str) -> Vec<(String, String, String)> {
    let found = find(text, &paragraphs::split(text), &Lang::FRENCH);
    found.into_iter().map(|found| (found.post.body.of(text).to_owned(), found.post.author, found.post.date)).collect()
}

fn one(body: &str, author: &str, date: &str) -> Vec<(String, String, String)> {
    vec![(body.to_owned(), author.to_owned(), date.to_owned())]
}

const PROSE: &str = "Le marché a rouvert lundi matin, devant une foule venue de toute la région.";

#[test]
fn author_lines_in_three_languages() {
    for (date, dash) in [("April 3, 2025", "—"), ("3 avril 2025", "–"), ("3 أبريل 2025", "-"), ("٣ نيسان ٢٠٢٥", "—")] {
        let text = format!("{PROSE}\n\nLa halle est pleine ! pic.twitter.com/aB {dash} Halle-aux-Grains (@halle) {date}\n\n{PROSE}");
        assert_eq!(posts(&text), one("La halle est pleine !", "Halle-aux-Grains (@halle)", date), "{text}");
    }
}

#[test]
fn a_foreign_post_may_have_paragraphs() {
    let text = format!(
        "{PROSE}\n\nThe market is open again, and the people of the city are here.\n\nCome. https://t.co/x — Halle (@halle) April 3, 2025\n\n{PROSE}"
    );
    assert_eq!(posts(&text)[0].0, "The market is open again, and the people of the city are here.\n\nCome.");
}

#[test]
fn a_post_in_the_language_of_the_article_keeps_to_its_paragraph() {
    let text = format!("{PROSE}\n\nLa halle est pleine ! — Halle (@halle) 3 avril 2025\n\n{PROSE}");
    assert_eq!(posts(&text)[0].0, "La halle est pleine !");
    // Lines further apart than the paragraphs are belong together.
    let text = format!("{PROSE}\n\n{PROSE}\n\nLa halle est pleine !\n\n\n\nVenez. — Halle (@halle) 3 avril 2025\n\n{PROSE}\n\n{PROSE}");
    assert_eq!(posts(&text)[0].0, "La halle est pleine !\n\n\n\nVenez.");
    // An author line alone has its post right above.
    let text = format!("{PROSE}\n\nLa halle est pleine !\n\n— Halle (@halle) 3 avril 2025\n\n{PROSE}");
    assert_eq!(posts(&text)[0].0, "La halle est pleine !");
}

#[test]
fn words_tell_that_a_paragraph_belongs_to_the_post_below() {
    let tail = "Entrée libre. — Halle (@halle) 3 avril 2025";
    for above in [
        "Venez tous, la halle est pleine !",
        "🎉 La halle est pleine.",
        "La halle est pleine. #Halle",
        "La halle est pleine.\n\nMerci aux bénévoles.",
        "Merci aux bénévoles.\n\nLa halle est pleine.",
    ] {
        let text = format!("{PROSE}\n\n{above}\n\n{tail}\n\n{PROSE}");
        let body = above.strip_prefix("La halle est pleine.\n\n").unwrap_or(above);
        assert_eq!(posts(&text)[0].0, format!("{body}\n\nEntrée libre."), "{text}");
    }
    let text = format!("{PROSE} On pouvait y lire :\n\nLa halle est pleine.\n\n{tail}\n\n{PROSE}");
    assert_eq!(posts(&text)[0].0, "La halle est pleine.\n\nEntrée libre.");
    let text = format!(
        "{PROSE}\n\nReminder to growers: weigh your documents before you queue.\n\nThe market is open to all of the people. — Halle (@halle) 3 avril 2025\n\n{PROSE}"
    );
    assert_eq!(
        posts(&text)[0].0,
        "Reminder to growers: weigh your documents before you queue.\n\nThe market is open to all of the people."
    );
}

#[test]
fn prose_above_a_post_stays_prose() {
    for above in [
        "La halle est pleine.",
        "« Venez tous », a lancé le maire.",
        "Contacté par nos soins, le maire n’a pas répondu.",
        "Nos marchés, notre ville",
        "Le maire parle « d’une fête\n\nNous l’avions promise.\n\nNous l’avons faite.",
        "Nos étals étaient vides, et voilà que vous revenez tous les samedis, sous la pluie, sous la grêle, avec vos paniers, vos enfants, vos chiens, vos histoires de jardins et de récoltes perdues, si bien que la place ne suffit plus et que les marchands installent leurs tréteaux jusque sous les fenêtres de la préfecture.",
        "Rabat attend Madrid.",
    ] {
        for tail in ["Entrée libre.", "The market is open to all of the people."] {
            let text = format!("{PROSE}\n\n{above}\n\n{tail} — Halle (@halle) 3 avril 2025\n\n{PROSE}");
            assert_eq!(posts(&text)[0].0, tail, "{text}");
        }
    }
    // The article begins with its own words, and a column speaks to its readers.
    assert_eq!(posts(&format!("Venez tous.\n\nEntrée libre. — Halle (@halle) 3 avril 2025\n\n{PROSE}"))[0].0, "Entrée libre.");
    let column = format!("Vous connaissez la halle.\n\nNous y allons souvent.\n\n{PROSE}\n\n{PROSE}");
    let text = format!("{column}\n\nVous devriez venir.\n\nEntrée libre. — Halle (@halle) 3 avril 2025\n\n{PROSE}");
    assert_eq!(posts(&text)[0].0, "Entrée libre.");
}

#[test]
fn prose_around_a_post_in_one_paragraph_stays() {
    let text = format!("{PROSE} The market is open to all of the people again. pic.twitter.com/aB — Halle (@halle) April 3, 2025 {PROSE}");
    assert_eq!(posts(&text), one("The market is open to all of the people again.", "Halle (@halle)", "April 3, 2025"));
}

#[test]
fn posts_without_author() {
    assert_eq!(posts(&format!("{PROSE}\n\nLa halle est pleine !pic.twitter.com/aB\n\n{PROSE}")), one("La halle est pleine !", "", ""));
    assert_eq!(posts(&format!("{PROSE}\n\npic.twitter.com/aB\n\n{PROSE}")), []);
}

#[test]
fn the_language_of_the_article_is_told_from_its_text() {
    let text = format!("{PROSE}\n\n{PROSE}\n\nLa halle est pleine ! pic.twitter.com/aB — Halle (@halle) 3 avril\n2025");
    for said in [Lang::UNKNOWN, Lang::ARABIC, Lang::ENGLISH] {
        let found = find(&text, &paragraphs::split(&text), &said);
        assert_eq!(found[0].post.body.of(&text), "La halle est pleine !");
    }
}

#[test]
fn two_posts_follow_one_another() {
    let text = "The sea is calm in the bay. — A (@a) May 1, 2025\n\nThe sea is high in the bay. — B (@b) May 2, 2025";
    let found = posts(text);
    assert_eq!(found.len(), 2);
    assert_eq!(found[1].0, "The sea is high in the bay.");
}

#[test]
fn frames_of_other_networks() {
    let text = format!("{PROSE}\n\nVoir cette publication sur Instagram\n\nUne publication partagée par Halle (@halle)\n\n{PROSE}");
    assert_eq!(posts(&text), one("", "Halle (@halle)", ""));
    assert_eq!(posts("A post shared by Halle (@halle)")[0].1, "Halle (@halle)");
}

#[test]
fn prose_with_handles_is_no_post() {
    for prose in [
        "Le compte du marché (@halle) a publié une photo en 2025.",
        "Le marché – tenu par Halle (@halle) depuis mars – a rouvert.",
        "Publiée par le ministère, la liste compte vingt noms",
        "Voir cette publication sur place est un plaisir, dit-il.",
    ] {
        assert_eq!(posts(prose), [], "{prose}");
    }
}
