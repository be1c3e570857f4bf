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
