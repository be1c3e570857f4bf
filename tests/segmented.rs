//! Two files with one segment a line: `truchement align --segmented FR AR`.
mod common;

use std::fs;

use common::{Bead, beads, run_in};
use tempfile::TempDir;

/// Two files in a folder.
fn files(first: &str, second: &str) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    fs::write(dir.path().join("one"), first).expect("a file");
    fs::write(dir.path().join("two"), second).expect("a file");
    dir
}

/// The beads that the program prints for two texts.
#[track_caller]
fn align(first: &str, second: &str, more: &[&str]) -> Vec<Bead> {
    let dir = files(first, second);
    let arguments = [&["align", "--segmented", "one", "two", "--format", "beads"], more].concat();
    beads(&run_in(dir.path(), &arguments, "").exits(0).stdout)
}

/// Checks that every index of both files stands in the beads once and in order.
#[track_caller]
fn assert_whole(beads: &[Bead], first: usize, second: usize) {
    let left: Vec<usize> = beads.iter().flat_map(|bead| bead.left.clone()).collect();
    let right: Vec<usize> = beads.iter().flat_map(|bead| bead.right.clone()).collect();
    assert_eq!(left, (0..first).collect::<Vec<_>>(), "indices of the first file");
    assert_eq!(right, (0..second).collect::<Vec<_>>(), "indices of the second file");
}

/// Checks that there is one line for every segment of the first file, in its order.
#[track_caller]
fn assert_free(beads: &[Bead], first: usize, second: usize) {
    assert_eq!(beads.iter().map(|bead| bead.left.clone()).collect::<Vec<_>>(), (0..first).map(|index| vec![index]).collect::<Vec<_>>());
    assert!(beads.iter().flat_map(|bead| &bead.right).all(|&index| index < second), "an index that is not there: {beads:?}");
}

const FR: &str = "La douane de Mersa Bou Hajar a saisi 640 cartouches de cigarettes.\n\
    Deux chauffeurs ont été placés en garde à vue.\n\
    Le temps était couvert ce matin-là sur la côte.\n\
    Le procureur, Anis Ferjani, tiendra une conférence de presse le 17 juin.\n\
    L’enquête a commencé en 2023.\n";
const AR: &str = "حجزت جمارك مرسى بوحجر 640 علبة سجائر.\n\
    ووُضع سائقان رهن الحراسة النظرية.\n\
    وسيعقد المدعي العام أنيس الفرجاني مؤتمرا صحفيا يوم 17 يونيو.\n\
    وقد بدأ التحقيق سنة 2023.\n\
    وشكر الوزير جميع الموظفين على عملهم.\n";

#[test]
fn a_dropped_and_an_added_sentence_are_null_beads() {
    let beads = align(FR, AR, &["--order", "parallel"]);
    assert_whole(&beads, 5, 5);
    let pairs: Vec<(&[usize], &[usize])> = beads.iter().map(|bead| (&*bead.left, &*bead.right)).collect();
    assert_eq!(pairs, [(&[0][..], &[0][..]), (&[1], &[1]), (&[2], &[]), (&[3], &[2]), (&[4], &[3]), (&[], &[4])]);
}

#[test]
fn a_sentence_that_was_split_is_one_bead() {
    let fr = "La police a arrêté 14 personnes à Oued Zarga et elle a saisi 320 téléphones portables.\nLe juge entendra les suspects le 9 mars.\n";
    let ar = "اعتقلت الشرطة 14 شخصا في وادي الزرقاء.\nوصادرت 320 هاتفا محمولا.\nوسيستمع القاضي إلى المشتبه فيهم يوم 9 مارس.\n";
    let beads = align(fr, ar, &["--order", "parallel"]);
    assert_whole(&beads, 2, 3);
    assert_eq!((&beads[0].left, &beads[0].right), (&vec![0], &vec![0, 1]), "{beads:?}");
    assert_eq!((&beads[1].left, &beads[1].right), (&vec![1], &vec![2]), "{beads:?}");
}

#[test]
fn free_order_finds_what_stands_elsewhere_and_abstains() {
    let turned: String = AR.lines().rev().fold(String::new(), |text, line| text + line + "\n");
    let beads = align(FR, &turned, &["--order", "free"]);
    assert_free(&beads, 5, 5);
    let found: Vec<&[usize]> = beads.iter().map(|bead| &*bead.right).collect();
    assert_eq!(found, [&[4][..], &[3], &[], &[2], &[1]]);
}

#[test]
fn auto_chooses_the_order_from_the_evidence() {
    assert_whole(&align(FR, AR, &["--order", "auto"]), 5, 5);
    assert_whole(&align(FR, AR, &[]), 5, 5);
}

#[test]
fn empty_files_make_no_beads() {
    for order in ["parallel", "free", "auto"] {
        assert_eq!(align("", "", &["--order", order]), []);
    }
}

#[test]
fn one_empty_side_leaves_null_beads() {
    let beads = align(FR, "", &["--order", "parallel"]);
    assert_whole(&beads, 5, 0);
    assert_eq!(beads.len(), 5, "a null bead has one segment: {beads:?}");
    assert_whole(&align("", AR, &["--order", "parallel"]), 0, 5);
    assert_free(&align(FR, "", &["--order", "free"]), 5, 0);
    assert_free(&align("", AR, &["--order", "free"]), 0, 5);
}

#[test]
fn a_blank_line_is_a_segment_with_an_index() {
    let fr = "Le vol 815 a atterri à 6 h 30.\n\n   \nLes 112 passagers sont sains et saufs.\n\n";
    let ar = "\nهبطت الرحلة 815 على الساعة 6:30.\nالركاب الـ112 سالمون.\n";
    let beads = align(fr, ar, &["--order", "parallel"]);
    assert_whole(&beads, 5, 3);
    let found = |left: usize| beads.iter().find(|bead| bead.left.contains(&left)).map(|bead| bead.right.clone()).unwrap_or_default();
    assert!(found(0).contains(&1) && found(3).contains(&2), "{beads:?}");
    assert_free(&align(fr, ar, &["--order", "free"]), 5, 3);
}

#[test]
fn files_of_blank_lines_only_are_whole_too() {
    assert_whole(&align("\n\n\n", "\n\n", &["--order", "parallel"]), 3, 2);
    assert_free(&align("\n\n\n", "\n\n", &["--order", "free"]), 3, 2);
}

#[test]
fn the_last_line_needs_no_end() {
    assert_whole(&align(FR.trim_end(), AR.trim_end(), &["--order", "parallel"]), 5, 5);
}

#[test]
fn line_ends_of_windows_and_a_bom_change_nothing() {
    let windows = |text: &str| String::from("\u{FEFF}") + &text.replace('\n', "\r\n");
    for order in ["parallel", "free"] {
        let usual = align(FR, AR, &["--order", order]);
        assert!(usual.len() >= 5, "{usual:?}");
        assert_eq!(align(&windows(FR), &windows(AR), &["--order", order]), usual);
    }
}

#[test]
fn one_line_against_three_hundred() {
    let many: String = (0..300).map(|n| format!("وصل القطار رقم {} إلى المحطة متأخرا.\n", 1000 + n)).collect();
    let one = "Le train numéro 1207 est arrivé en retard à la gare.\n";
    assert_whole(&align(one, &many, &["--order", "parallel"]), 1, 300);
    let beads = align(one, &many, &["--order", "free"]);
    assert_free(&beads, 1, 300);
    assert_eq!(beads[0].right, [207], "the number says which one it is");
    let turned = align(&many, one, &["--order", "parallel", "--from", "ar", "--to", "fr"]);
    assert_whole(&turned, 300, 1);
}

#[test]
fn one_of_the_files_may_come_from_stdin() {
    let dir = files(FR, AR);
    let run = |first, second, stdin| {
        run_in(dir.path(), &["align", "--segmented", first, second, "--order", "parallel", "--format", "beads"], stdin).exits(0).stdout
    };
    let usual = run("one", "two", "");
    assert_whole(&beads(&usual), 5, 5);
    assert_eq!(run("-", "two", FR), usual);
    assert_eq!(run("one", "-", AR), usual);
}

#[test]
fn stdin_cannot_be_both_files() {
    let dir = files("", "");
    run_in(dir.path(), &["align", "--segmented", "-", "-", "--order", "parallel", "--format", "beads"], FR).exits(2);
}

#[test]
fn a_missing_file_is_named() {
    let dir = files(FR, AR);
    let run = run_in(dir.path(), &["align", "--segmented", "one", "three", "--format", "beads"], "").exits(2).says(&["three"]);
    assert_eq!(run.stdout, "");
}

#[test]
fn a_file_that_cannot_be_decoded_is_named() {
    let dir = files(FR, AR);
    fs::write(dir.path().join("three"), [0x80, 0x81, 0xfe, 0xff, 0x00, 0x01, 0x8d, 0x00]).expect("a file");
    run_in(dir.path(), &["align", "--segmented", "one", "three", "--format", "beads"], "").exits(2).says(&["three"]);
}

#[test]
fn any_pair_of_languages_works() {
    let german = "Am 3. April 2024 sanken 17 Boote vor der Insel Helmsand.\nDie Küstenwache rettete 254 Menschen.\nIm Hafen warteten 12 Ärzte.\n\
        Der Kapitän Jürgen Brandt schwieg.\nDer Schaden beträgt 3,5 Millionen Euro.\nDie Suche endete um 22.15 Uhr.\n";
    let french = "Le 3 avril 2024, 17 bateaux ont coulé au large de l’île de Helmsand.\nLes garde-côtes ont sauvé 254 personnes.\n12 médecins attendaient au port.\n\
        Le capitaine Jürgen Brandt s’est tu.\nLe dommage s’élève à 3,5 millions d’euros.\nLes recherches ont pris fin à 22 h 15.\n";
    let beads = align(german, french, &["--order", "parallel", "--from", "de", "--to", "fr"]);
    assert_whole(&beads, 6, 6);
    assert!(beads.iter().all(|bead| bead.left == bead.right), "a translation line by line: {beads:?}");
    let free = align(german, french, &["--order", "free", "--from", "de", "--to", "fr"]);
    assert_free(&free, 6, 6);
    for index in [0, 1, 2, 4] {
        assert_eq!(free[index].right, [index], "the numbers of line {index} stand in one line only: {free:?}");
    }
}

#[test]
fn alphabets_that_nobody_knows_work() {
    // Letters of Cherokee and of Vai in an order that means nothing; only numbers and lengths agree.
    let one = "ᎠᎡᎢ ᎣᎤ 731 ᎥᎦᎧ.\nᎨᎩ ᎪᎫᎬᎭ ᎮᎯᎰ ᎱᎲᎳᎴ ᎵᎶ 4096 ᎷᎸ ᎹᎺᎻᎼ ᎽᎾᎿ.\nᏀᏁ 58.\n";
    let two = "ꔀꔁꔂ ꔃꔄ 731 ꔅꔆꔇ.\nꔈꔉ ꔊꔋꔌꔍ ꔎꔏꔐ ꔑꔒꔓꔔ ꔕꔖ 4096 ꔗꔘ ꔙꔚꔛꔜ ꔝꔞꔟ.\nꔠꔡ 58.\n";
    let beads = align(one, two, &["--order", "parallel", "--from", "chr", "--to", "vai"]);
    assert_whole(&beads, 3, 3);
    assert!(beads.iter().all(|bead| bead.left == bead.right), "{beads:?}");
    assert_free(&align(one, two, &["--order", "free", "--from", "chr", "--to", "vai"]), 3, 3);
}

#[test]
fn random_marks_and_long_lines_are_whole_too() {
    let odd = "«»“”‘’\n((((((\n\u{1}\u{7}\n🚨\n٪؛؟\n....\n٣٫٥\n";
    let long = "mot ".repeat(25_000) + "\n" + &"x".repeat(100_000) + "\nfin\n";
    assert_whole(&align(odd, AR, &["--order", "parallel"]), 7, 5);
    assert_whole(&align(FR, odd, &["--order", "parallel"]), 5, 7);
    assert_whole(&align(&long, AR, &["--order", "parallel"]), 3, 5);
    assert_free(&align(odd, odd, &["--order", "free"]), 7, 7);
}

/// A refrain has as many likely answers as it is repeated: that is no reason to leave it alone.
#[test]
fn repeated_lines_are_not_left_alone() {
    let refrain = "La police a arrêté trois trafiquants de drogue près du port de Tanger.\n";
    let answer = "ألقت الشرطة القبض على ثلاثة من تجار المخدرات قرب ميناء طنجة.\n";
    let found = align(&refrain.repeat(2), &answer.repeat(2), &["--order", "free"]);
    assert_free(&found, 2, 2);
    assert!(found.iter().all(|bead| bead.right.len() == 1), "{found:?}");
}
