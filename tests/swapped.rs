//! A translation in which a sentence stands in another place, and texts of very different length. All sentences are invented.

mod common;

use common::Corpus;

const ARTICLE: &str = "\
Le ministre de l’Intérieur a présidé mardi à Rabat une réunion consacrée à la sécurité des frontières. Les participants ont examiné les moyens de lutter contre \
la traite des êtres humains. Le directeur général de la police a présenté le bilan de l’année écoulée. Douze réseaux criminels ont été démantelés dans le nord \
du pays. Une réunion de suivi se tiendra en septembre à Tanger. Les autorités espagnoles ont salué cette coopération. Un accord sur l’échange de données \
sera signé avant la fin de l’année.
";

/// The third and the fourth sentence have changed places.
const VERSION: &str = "\
ترأس وزير الداخلية يوم الثلاثاء بالرباط اجتماعا خصص لأمن الحدود. وبحث المشاركون سبل مكافحة الاتجار بالبشر. وتم تفكيك اثنتي عشرة شبكة إجرامية في شمال البلاد. \
وقدم المدير العام للأمن الوطني حصيلة السنة الماضية. وسيعقد اجتماع للمتابعة في شتنبر بطنجة. وأشادت السلطات الإسبانية بهذا التعاون. \
وسيوقع اتفاق حول تبادل البيانات قبل نهاية السنة.
";

#[test]
fn a_sentence_that_changed_places_is_a_free_bead() {
    let corpus = Corpus::new().file("frontieres.fr.txt", ARTICLE).file("frontieres.ar.txt", VERSION);
    corpus.align(&[]).exits(0);
    let rows = corpus.output().sentences;
    assert_eq!(rows.len(), 7, "{rows:#?}");
    for (fr, ar, order) in [
        ("Les participants", "وبحث المشاركون", "parallel"),
        ("Le directeur général", "وقدم المدير العام", "free"),
        ("Douze réseaux", "وتم تفكيك", "parallel"),
        ("Un accord", "وسيوقع اتفاق", "parallel"),
    ] {
        let row = rows.iter().find(|row| row["fr"].starts_with(fr)).unwrap_or_else(|| panic!("no {fr:?} in {rows:#?}"));
        assert!(row["ar"].starts_with(ar), "{row:?}");
        assert_eq!(&row["order"], order, "{row:?}");
    }
}
