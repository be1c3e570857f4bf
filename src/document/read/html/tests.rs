//! Pages as newspapers write them, and random ones.

use super::*;
use crate::document::Document;
use crate::language::Lang;
use proptest::prelude::*;

const PARAGRAPHS: [&str; 3] = [
    "La halle aux poissons a rouvert mardi, après quatre mois de travaux, de retards et de colère chez les mareyeurs du vieux port.",
    "Le toit, refait en zinc, a coûté deux fois le prix prévu, ce que la mairie explique par la hausse des métaux, du transport et des salaires.",
    "Les étals, eux, n’ont pas bougé d’un centimètre, et les habitués ont retrouvé leurs places, leurs vendeurs et leurs disputes.",
];

fn news_page() -> String {
    format!(
        r#"<!DOCTYPE html><html lang="fr-FR"><head><meta charset="utf-8"><title>La halle rouvre | Le Courrier du Quai</title>
<meta property="article:published_time" content="2026-03-04T08:00:00+01:00">
<script>var a = "<p>jamais lu</p>";</script></head><body>
<div id="cookie-banner" class="cookies"><p>Nous utilisons des cookies, des traceurs et d’autres outils, acceptez-vous ?</p><button>Oui</button></div>
<header><nav><ul><li><a href="/">Une</a></li><li><a href="/port">La halle rouvre</a></li></ul></nav></header>
<main><article><h1>La halle rouvre</h1>
<p>{0}</p>
<figure><img src="h.jpg" alt="La halle"><figcaption>La halle, mardi&nbsp;matin. &copy; R. Vauquelin</figcaption></figure>
<p>{1} <b>«&nbsp;C&#8217;est cher&nbsp;»</b>, admet-on.<br>Et c’est tout.</p>
<div class="pub">Publicité : les matelas du quai, les moins chers, les plus doux.</div>
<h2>Rien n’a changé</h2>
<p>{2}</p></article>
<aside><h3>À lire aussi</h3><ul><li><a href="/2">Le phare s’éteint, les gardiens s’en vont</a></li></ul></aside></main>
<section class="comments"><p>Bravo, il était temps, vraiment, dit un lecteur du quartier, content.</p></section>
<footer><p>© Le Courrier du Quai – Mentions légales</p></footer></body></html>"#,
        PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[2]
    )
}

fn read(html: &str) -> (Document, Article) {
    let article = article(html);
    let reading = article.reading.clone();
    let document =
        Document { id: "x".into(), lang: Lang::FRENCH, pair: None, metadata: Metadata::default(), source: html.to_owned(), reading };
    (document, article)
}

/// Every character leads back to itself, to an entity or to the tag that it stands for.
fn check_origins(document: &Document) {
    let Reading::Extracted { text, origin } = &document.reading else { panic!("extracted") };
    assert_eq!(origin.len(), text.chars().count());
    assert!(origin.windows(2).all(|pair| pair[0].1.end <= pair[1].1.start.max(pair[0].1.end)), "in order");
    for ((at, c), (offset, span)) in text.char_indices().zip(origin) {
        assert_eq!(at, *offset as usize);
        let raw = span.of(&document.source);
        let same = raw.chars().eq([c]);
        let entity = raw.starts_with('&') && decoded(raw) == c.to_string();
        let blank = c == ' ' && (raw == "\n" || raw == "\r" || raw == "\t");
        let made = c == '\n' && (raw.is_empty() || raw.starts_with("<br"));
        let left_out = c == ' ' && raw.is_empty();
        assert!(same || entity || blank || made || left_out, "{c:?} from {raw:?}");
    }
}

fn decoded(entity: &str) -> String {
    Stream::new(entity).glyphs.iter().map(|glyph| glyph.c).collect()
}

#[test]
fn the_article_and_nothing_else() {
    let (document, article) = read(&news_page());
    let expected = [
        "La halle rouvre",
        PARAGRAPHS[0],
        "La halle, mardi\u{a0}matin. © R. Vauquelin",
        &format!("{} «\u{a0}C’est cher\u{a0}», admet-on.\nEt c’est tout.", PARAGRAPHS[1]),
        "Rien n’a changé",
        PARAGRAPHS[2],
    ];
    assert_eq!(document.text().split("\n\n").collect::<Vec<_>>(), expected);
    assert_eq!(article.lang.as_deref(), Some("fr-FR"));
    assert_eq!(article.metadata.title.as_deref(), Some("La halle rouvre"));
    assert_eq!(article.metadata.date.as_deref(), Some("2026-03-04T08:00:00+01:00"));
    check_origins(&document);
    let at = document.text().find("C’est cher").unwrap();
    assert_eq!(document.source_span(Span::new(at, at + "C’est cher".len())).of(&document.source), "C&#8217;est cher");
}

#[test]
fn a_sentence_that_stands_in_the_menu_too_is_found_in_the_article() {
    let (document, _) = read(&news_page());
    assert_eq!(document.source_span(Span::new(0, 5)).start, document.source.find("<h1>").unwrap() + 4);
}

#[test]
fn an_arabic_page_in_windows_1256() {
    let sentences = [
        "أعادت البلدية فتح سوق السمك يوم الثلاثاء، بعد أربعة أشهر من الأشغال والتأخير، وسط ارتياح التجار والزبائن.",
        "وقال رئيس التجار، وهو يشير إلى السقف الجديد، إن الكلفة ارتفعت مرتين، وإن البائعين لم يدفعوا منها شيئا.",
    ];
    let html = format!(
        "<html dir=rtl lang=ar><head><META http-equiv='Content-Type' content='text/html; charset=windows-1256'><title>عودة السوق</title></head>\
         <body><div id=menu><a href=/>الرئيسية</a> <a href=/s>رياضة</a></div><div id=story><p>{}</p><p>{}</p></div></body></html>",
        sentences[0], sentences[1]
    );
    let (bytes, _, lossy) = encoding_rs::WINDOWS_1256.encode(&html);
    assert!(!lossy);
    let text = decode(&bytes, None, None).unwrap();
    assert_eq!(text, html);
    let (document, _) = read(&text);
    assert_eq!(document.text().split("\n\n").collect::<Vec<_>>(), ["عودة السوق", sentences[0], sentences[1]]);
    check_origins(&document);
}

#[test]
fn a_tiny_page_gives_its_body() {
    let (document, _) = read("<title>Avis</title><nav>Menu</nav><p>Le marché est fermé.</p><footer>Pied</footer>");
    assert_eq!(document.text(), "Avis\n\nLe marché est fermé.");
    let (fragment, _) = read("Sans balise &amp; sans rien");
    assert_eq!(fragment.text(), "Sans balise & sans rien");
    let (nothing, _) = read("<html><body><img src=x></body></html>");
    assert_eq!(nothing.text(), "");
}

#[test]
fn two_breaks_are_a_paragraph() {
    let (document, _) = read("<body><p>Un.<br>Deux.<br><br>Trois.</p></body>");
    assert_eq!(document.text(), "Un.\nDeux.\n\nTrois.");
    check_origins(&document);
}

#[test]
fn declared_encodings() {
    let label = |html: &str| declared_encoding(html.as_bytes()).map(Encoding::name);
    assert_eq!(label("<meta charset=\"windows-1256\">"), Some("windows-1256"));
    assert_eq!(label("<META HTTP-EQUIV=x content='text/html; charset = ISO-8859-1'>"), Some("windows-1252"));
    assert_eq!(label("<?xml version='1.0' encoding='utf-8'?>"), Some("UTF-8"));
    assert_eq!(label("<p>charset=windows-1256</p>"), None);
}

#[test]
fn hostile_pages_take_linear_time() {
    let deep = format!("{}fond{}", "<div>".repeat(60_000), "</div>".repeat(60_000));
    assert_eq!(article_text(&deep), "fond");
    let strays = "</b>x".repeat(100_000);
    assert_eq!(article_text(&strays).len(), 100_000);
    let line = format!("<p>{}</p>", "mot, ".repeat(200_000));
    assert_eq!(article_text(&line).len(), 5 * 200_000 - 1);
    assert_eq!(article_text(&"&".repeat(200_000)).len(), 200_000);
}

fn article_text(html: &str) -> String {
    read(html).0.text().to_owned()
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zéà’ ,.]{1,20}",
        "[ا-ي ،]{1,12}",
        Just("&nbsp;".to_owned()),
        Just("&eacute;".to_owned()),
        Just("&#8217;".to_owned()),
        Just("&amp".to_owned()),
        Just("<b>gras, noir</b>".to_owned()),
        Just("<a href='?a=1&b=2'>lien</a>".to_owned()),
        Just("\r\n".to_owned()),
        Just("<br/>".to_owned()),
        Just("<!-- rien -->".to_owned()),
        Just("🐟".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_character_leads_back(paragraphs in proptest::collection::vec(proptest::collection::vec(inline(), 1..12), 1..8)) {
        let body: String = paragraphs.iter().map(|parts| format!("<p>{}</p>\n", parts.concat())).collect();
        let html = format!("<html><head><title>Titre</title></head><body><nav>Menu</nav><article>{body}</article></body></html>");
        check_origins(&read(&html).0);
    }

    #[test]
    fn any_text_is_a_page(html in "[<>/a-zé&;#x=\"' \n!-]{0,80}") {
        check_origins(&read(&html).0);
    }
}
