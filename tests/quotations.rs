//! What quotes.csv says of quotations that were turned round, shortened, translated freely or never said.
mod common;

use common::{Corpus, Row};

const SPEECH: &str = "\
أيها السيدات والسادة، نجتمع اليوم في مدينة الوردية لنفتتح أول محطة لتحلية المياه تعمل بالطاقة الشمسية.

لقد استغرق بناء هذه المحطة أربع سنوات، وكلف مئتي مليون درهم، ولم نقترض درهما واحدا. ستوفر المحطة الماء الصالح للشرب لثلاثمئة ألف نسمة، من بينهم سكان القرى الجبلية الذين انتظروا عشرين عاما.

قال لي أحد الفلاحين إن الماء أغلى من الذهب، ومن لا يصدق فليأت إلى حقلي في الصيف.

لن نقطع الماء عن أي أسرة فقيرة، وسنحاسب كل من يبذره. وقد تبين لنا أن نصف المياه كان يضيع في أنابيب قديمة لم يغيرها أحد منذ ثلاثين سنة.

إن المهندسين الشباب الذين صمموا هذه المحطة تخرجوا جميعا من جامعاتنا، وهذا مصدر فخر كبير لنا. أما البحر فليس ملكا لنا، بل هو أمانة نسلمها لأطفالنا نظيفة كما تسلمناها.

وسنزرع حول المحطة عشرة آلاف شجرة زيتون قبل نهاية السنة. وأشكر العمال الذين اشتغلوا ليلا ونهارا، حتى في أيام العيد.
";

const ARTICLE: &str = "\
La ville d’Al-Wardia a inauguré lundi sa station de dessalement.

«Nous ne couperons l’eau à aucune famille pauvre, et nous demanderons des comptes à tous ceux qui la gaspillent», a promis le ministre de l’Eau, Salim Barkani.

«La construction de cette station a duré quatre ans (...) et nous n’avons pas emprunté un seul dirham», a-t-il rappelé. Les jeunes ingénieurs sont, à ses yeux, «une grande source de fierté».

«L’eau est trop chère, et personne ne répond au téléphone», regrette une habitante, Zohra Lamsaf.

Le ministre a aussi parlé de la mer. «La mer ne nous appartient pas : elle est un dépôt que nous remettrons propre à nos enfants», a-t-il dit.

Selon lui, la moitié de l’eau se perdait dans des «tuyaux anciens».

«L’eau est plus précieuse que l’or», lui a confié un paysan. Et de poursuivre : «Que celui qui n’y croit pas vienne dans mon champ en été.»

«Nous planterons dix mille oliviers autour de la station avant la fin de l’année. Je remercie les ouvriers qui ont travaillé jour et nuit, même les jours de fête», a conclu Salim Barkani.

«Les arbres que l’on plante pour les photographes meurent tous en août», ironise un voisin, Driss Oualal.
";

/// The row of the quotation that begins with these words.
fn row<'r>(rows: &'r [Row], beginning: &str) -> &'r Row {
    rows.iter().find(|row| row["quote"].starts_with(beginning)).unwrap_or_else(|| panic!("no quotation {beginning:?} in {rows:#?}"))
}

#[test]
fn quotations_find_what_they_render() {
    let corpus = Corpus::new().file("station.fr.txt", ARTICLE).file("station.ministre.ar.txt", SPEECH);
    corpus.align(&[]).exits(0);
    let rows = corpus.output().quotes;
    let renders = |beginning: &str, link: &str, words: &[&str]| {
        let row = row(&rows, beginning);
        assert_eq!(&row["link"], link, "{row:?}");
        words.iter().for_each(|word| assert!(row["ar"].contains(word), "{word} is not in {row:?}"));
    };
    // The speech says it in the middle, the article first.
    renders("Nous ne couperons", "full", &["لن نقطع الماء", "يبذره"]);
    // Shortened: the passage runs from the first part to the last.
    renders("La construction", "full", &["استغرق بناء", "درهما واحدا"]);
    // Translated freely.
    renders("La mer ne nous", "full", &["ملكا لنا", "لأطفالنا"]);
    // Two quotations out of one sentence.
    renders("L’eau est plus précieuse", "full", &["أغلى من الذهب"]);
    renders("Que celui qui", "full", &["إلى حقلي في الصيف"]);
    // Two sentences of the speech in one quotation.
    renders("Nous planterons", "full", &["عشرة آلاف شجرة زيتون", "أيام العيد"]);
}

#[test]
fn a_few_words_are_found_inside_a_long_sentence() {
    let corpus = Corpus::new().file("station.fr.txt", ARTICLE).file("station.ministre.ar.txt", SPEECH);
    corpus.align(&[]).exits(0);
    let rows = corpus.output().quotes;
    for (beginning, words) in [("une grande source", "فخر"), ("tuyaux anciens", "أنابيب قديمة")] {
        let row = row(&rows, beginning);
        assert_ne!(&row["link"], "none", "{row:?}");
        assert!(row["ar"].contains(words) && row["ar"].split(' ').count() <= 7, "{row:?}");
    }
}

#[test]
fn what_the_source_never_said_is_left_alone() {
    let corpus = Corpus::new().file("station.fr.txt", ARTICLE).file("station.ministre.ar.txt", SPEECH);
    corpus.align(&[]).exits(0);
    let rows = corpus.output().quotes;
    for beginning in ["L’eau est trop chère", "Les arbres que l’on plante"] {
        let row = row(&rows, beginning);
        assert_eq!((&row["link"], &row["ar"]), ("none", ""), "{row:?}");
        assert!(common::probability(&row["score"]) > 0.5, "{row:?}");
    }
}

/// A statement of several paragraphs in the article, scattered over the speech: no run of clauses is all of it, but its sentences are found.
#[test]
fn a_long_quotation_is_found_by_its_parts() {
    const LONG: &str = "\
Le discours a duré une heure.

«Nous ne couperons l’eau à aucune famille pauvre, et nous demanderons des comptes à tous ceux qui la gaspillent. La mer ne nous appartient pas : \
elle est un dépôt que nous remettrons propre à nos enfants. Nous planterons dix mille oliviers autour de la station avant la fin de l’année», \
a déclaré le ministre de l’Eau, Salim Barkani.
";
    let corpus = Corpus::new().file("discours.fr.txt", LONG).file("discours.ministre.ar.txt", SPEECH);
    corpus.align(&[]).exits(0);
    let rows = corpus.output().quotes;
    let row = row(&rows, "Nous ne couperons");
    assert_ne!(&row["link"], "none", "{row:?}");
    for words in ["لن نقطع الماء", "ملكا لنا", "عشرة آلاف شجرة زيتون"] {
        assert!(row["ar"].contains(words), "{words} is not in {row:?}");
    }
}
