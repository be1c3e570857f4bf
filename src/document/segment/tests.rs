use super::*;
use proptest::prelude::*;

/// `kind|words` of each segment.
fn told(text: &str, lang: &Lang) -> Vec<String> {
    segments_of(text, lang).iter().map(|segment| format!("{}|{}", segment.kind.as_str(), segment.span.of(text))).collect()
}

#[test]
fn a_dispatch_with_everything() {
    let text = "Le pont rouvre\n\nSFAX, 3 avril (Agence du Golfe) – Le vieux pont a rouvert. «On l’attendait. Il est beau», dit un pêcheur.\n\n\
        Lovely morning on the old bridge, the city is open again.\n\n\n\nSee you there! pic.twitter.com/aB3 — City Walks (@citywalks) April 3, 2025\n\n\
        Les piétons sur le pont, le 3 avril. (H. Ziri/Golfe Images)\n\n«Enfin chez nous»\n\n\
        Les riverains ont dansé jusqu’au soir, et l’orchestre de la ville a joué pour eux.\n\nhttps://example.org/pont\n\nPar Anne Petit";
    assert_eq!(
        told(text, &Lang::FRENCH),
        [
            "heading|Le pont rouvre",
            "dateline|SFAX, 3 avril (Agence du Golfe) –",
            "sentence|Le vieux pont a rouvert.",
            "sentence|«On l’attendait.",
            "sentence|Il est beau», dit un pêcheur.",
            "post|Lovely morning on the old bridge, the city is open again.\n\n\n\nSee you there! pic.twitter.com/aB3 — City Walks (@citywalks) April 3, 2025",
            "caption|Les piétons sur le pont, le 3 avril. (H. Ziri/Golfe Images)",
            "heading|«Enfin chez nous»",
            "sentence|Les riverains ont dansé jusqu’au soir, et l’orchestre de la ville a joué pour eux.",
            "url|https://example.org/pont",
            "credit|Par Anne Petit",
        ]
    );
}

#[test]
fn an_arabic_dispatch() {
    let text = "عودة الجسر\n\nصفاقس، 3 أفريل (وكالة الخليج) – أعيد فتح الجسر القديم. وقال د. سامي بن علي: «انتظرناه طويلا».\n\nورقص السكان حتى المساء";
    assert_eq!(
        told(text, &Lang::ARABIC),
        [
            "heading|عودة الجسر",
            "dateline|صفاقس، 3 أفريل (وكالة الخليج) –",
            "sentence|أعيد فتح الجسر القديم.",
            "sentence|وقال د. سامي بن علي: «انتظرناه طويلا».",
            "sentence|ورقص السكان حتى المساء",
        ]
    );
}

#[test]
fn plain_prose_is_sentences() {
    let text = "Le maire a parlé (PJD). Personne n’a répondu.\nLe lendemain, tout recommence ; il pleut.\nOn rentre.";
    assert!(segments_of(text, &Lang::FRENCH).iter().all(|segment| segment.kind == SegmentKind::Sentence));
}

#[test]
fn each_segment_has_its_language() {
    let text = "Le maire a salué la foule.\n\nThe bridge is open to all of the people of the city.\n\nأعيد فتح الجسر أمام الجميع.";
    let langs: Vec<_> = segments_of(text, &Lang::FRENCH).into_iter().map(|segment| segment.lang).collect();
    assert_eq!(langs, [Lang::FRENCH, Lang::ENGLISH, Lang::ARABIC]);
}

#[test]
fn a_line_of_megabytes_is_cut_in_linear_time() {
    for piece in ["M. A. ", "(@a) ", "— X (@a) 1 ", "( ", "«\"", ". ", "mot ", "pic.twitter.com/a ", "1.", "…", "a? b ", "- . "] {
        let text = piece.repeat(400_000 / piece.len());
        let begun = std::time::Instant::now();
        segments_of(&text, &Lang::FRENCH);
        assert!(begun.elapsed().as_secs() < 20, "{piece:?} took {:?}", begun.elapsed());
    }
}

/// Every character that is not blank stands in exactly one segment, segments follow one another, a post's body lies in its post.
fn check(text: &str, lang: &Lang) {
    let found = segments_of(text, lang);
    let mut end = 0;
    for segment in &found {
        assert!(segment.span.start >= end && segment.span.end > segment.span.start, "{segment:?} after {end} in {text:?}");
        assert!(text.is_char_boundary(segment.span.start) && text.is_char_boundary(segment.span.end));
        assert!(is_blank(&text[end..segment.span.start]), "lost {:?} of {text:?}", &text[end..segment.span.start]);
        assert_eq!(shape::trim_blank(text, segment.span), segment.span);
        if let Some(post) = &segment.post {
            assert!(segment.span.contains(post.body), "{segment:?}");
        }
        end = segment.span.end;
    }
    assert!(is_blank(&text[end..]), "lost {:?} of {text:?}", &text[end..]);
    assert!(found.windows(2).all(|pair| pair[0].paragraph <= pair[1].paragraph));
}

fn is_blank(text: &str) -> bool {
    text.chars().all(sentences::is_blank)
}

const PIECES: &[&str] = &[
    "Le maire a parlé. ",
    "«Oui. Non», dit-il ",
    "M. Petit ",
    "pic.twitter.com/aB3",
    " — City Walks (@citywalks) April 3, 2025",
    "https://t.co/aB3 ",
    "The city of the sea is open. ",
    "أعيد فتح الجسر. ",
    "«ماذا؟» ",
    "RABAT, 12 mars (MAP) – ",
    "الرباط - و م ع ",
    "(A. Petit/AFP)",
    "Voir cette publication sur Instagram",
    "Une publication partagée par Ville (@ville)",
    "Par Anne Petit",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "\u{200f}",
    "\u{200b}",
    "(",
    ")",
    "\"",
    "… ",
    "? ",
    "1. ",
    "© AFP",
    "date 2025-11-27 ",
    "😊",
    "2025",
    "‹’’“",
];

proptest! {
    #[test]
    fn nothing_is_lost_in_any_text(text in "\\PC{0,80}|(.|\\n){0,60}") {
        check(&text, &Lang::FRENCH);
        check(&text, &Lang::ARABIC);
    }

    #[test]
    fn nothing_is_lost_in_any_order(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40)) {
        let text = pieces.concat();
        for lang in [Lang::FRENCH, Lang::ARABIC, Lang::UNKNOWN] {
            check(&text, &lang);
        }
    }
}
