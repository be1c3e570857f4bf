//! The bead notation: `[0,1]:[0]:0.9731` a line, as Vecalign and its successors read and write it.
//!
//! Numbers count segments from 0; `[3]:[]` is a null bead; the score may be missing, as in gold files.

use crate::align::Bead;
use crate::error::{Error, Result};
use std::io::{self, Write};

/// What an error shows of a line: enough to find it, too little to flood a terminal.
const SHOWN: usize = 60;

/// Writes one bead with its line feed. The score has 4 decimals; one that is no number is left out.
///
/// # Errors
/// Whatever `out` reports.
pub fn write_line(out: &mut impl Write, bead: &Bead) -> io::Result<()> {
    write_side(out, &bead.source)?;
    out.write_all(b":")?;
    write_side(out, &bead.target)?;
    match super::four_decimals(bead.score) {
        Some(score) => writeln!(out, ":{score}"),
        None => writeln!(out),
    }
}

fn write_side(out: &mut impl Write, side: &[usize]) -> io::Result<()> {
    out.write_all(b"[")?;
    for (at, number) in side.iter().enumerate() {
        let comma = if at == 0 { "" } else { "," };
        write!(out, "{comma}{number}")?;
    }
    out.write_all(b"]")
}

/// Reads beads, one a line; `name` is what errors call the file.
///
/// Blank lines and white space anywhere between signs are allowed, so is a byte-order mark, and numbers may stand in any order. A missing score is 1.
/// The score may be any finite number, as other aligners give costs there.
///
/// # Errors
/// The first line that is no bead, with its number and what was expected.
pub fn parse(name: &str, text: &str) -> Result<Vec<Bead>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut beads = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        beads.push(parse_line(line).map_err(|message| Error::at_line(name, at as u64 + 1, format!("{message}: `{}`", shown(line))))?);
    }
    Ok(beads)
}

fn parse_line(line: &str) -> Result<Bead, String> {
    let (source, rest) = parse_side(line)?;
    let rest = rest.strip_prefix(':').ok_or("expected `:` between the two lists, as in `[0,1]:[0]:0.9731`")?;
    let (target, rest) = parse_side(rest)?;
    let score = match rest.strip_prefix(':').map(str::trim) {
        None if rest.is_empty() => 1.0,
        None => return Err("expected `:` and a score, or nothing, after the second list".into()),
        Some("") => 1.0,
        Some(score) => match score.parse::<f64>() {
            Ok(score) if score.is_finite() => score,
            _ => return Err("expected a number such as 0.9731 as score".into()),
        },
    };
    Ok(Bead { source, target, score })
}

/// A list of numbers in brackets, and what stands after it.
fn parse_side(text: &str) -> Result<(Vec<usize>, &str), String> {
    let expected = "expected a list of segment numbers in brackets, as in `[0,1]:[0]:0.9731`";
    let (list, rest) = text.trim_start().strip_prefix('[').and_then(|text| text.split_once(']')).ok_or(expected)?;
    let mut numbers = Vec::new();
    if !list.trim().is_empty() {
        for number in list.split(',') {
            let number = number.trim();
            // `parse` alone would take `+1`.
            let digits = number.bytes().all(|byte| byte.is_ascii_digit());
            let number = number.parse().ok().filter(|_| digits);
            numbers.push(number.ok_or("expected whole numbers from 0, split by commas, between the brackets")?);
        }
    }
    numbers.sort_unstable();
    if let Some(twice) = numbers.windows(2).find_map(|two| (two.first() == two.last()).then(|| two.first()).flatten()) {
        return Err(format!("segment {twice} stands twice in one list; name it once"));
    }
    Ok((numbers, rest.trim_start()))
}

fn shown(line: &str) -> String {
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn bead(source: &[usize], target: &[usize], score: f64) -> Bead {
        Bead { source: source.to_vec(), target: target.to_vec(), score }
    }

    fn written(bead: &Bead) -> String {
        let mut out = Vec::new();
        write_line(&mut out, bead).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn beads_are_written_with_four_decimals() {
        assert_eq!(written(&bead(&[0, 1], &[0], 0.97312)), "[0,1]:[0]:0.9731\n");
        assert_eq!(written(&bead(&[3], &[], 1.0)), "[3]:[]:1.0000\n");
        assert_eq!(written(&bead(&[], &[2], -0.00001)), "[]:[2]:0.0000\n");
        assert_eq!(written(&bead(&[1], &[1], f64::NAN)), "[1]:[1]\n");
    }

    #[test]
    fn gold_without_scores_and_loose_white_space_are_read() {
        let text = "\u{feff}[0,1]:[0]:0.9731\r\n\n  [ 2 ] : [ 2 , 1 ]\n[3]:[]:\n[]:[3]: 4.25 \n";
        let beads = parse("g", text).unwrap();
        assert_eq!(beads, [bead(&[0, 1], &[0], 0.9731), bead(&[2], &[1, 2], 1.0), bead(&[3], &[], 1.0), bead(&[], &[3], 4.25)]);
    }

    #[test]
    fn an_empty_file_has_no_beads() {
        assert_eq!(parse("g", "").unwrap(), []);
        assert_eq!(parse("g", " \n\n").unwrap(), []);
    }

    #[test]
    fn errors_name_the_line_and_what_was_expected() {
        for (line, expected) in [
            ("0-0", "brackets"),
            ("[0", "brackets"),
            ("[0]", "`:` between"),
            ("[0]:", "brackets"),
            ("[0] [0]", "`:` between"),
            ("[0]:[0] 0.5", "a score, or nothing"),
            ("[0]:[0]:good", "number such as"),
            ("[0]:[0]:NaN", "number such as"),
            ("[0]:[0]:0.5:0.5", "number such as"),
            ("[0,]:[0]", "whole numbers"),
            ("[-1]:[0]", "whole numbers"),
            ("[+1]:[0]", "whole numbers"),
            ("[1.0]:[0]", "whole numbers"),
            ("[99999999999999999999999]:[0]", "whole numbers"),
            ("[1,1]:[0]", "segment 1 stands twice"),
        ] {
            let error = parse("g.beads", &format!("[0]:[0]\n\n{line}\n")).expect_err(line).to_string();
            assert!(error.starts_with("g.beads:3: "), "{error}");
            assert!(error.contains(expected), "{line}: {error}");
        }
    }

    #[test]
    fn a_long_bad_line_is_shown_in_part() {
        let error = parse("g", &"é".repeat(5_000_000)).expect_err("no bead").to_string();
        assert!(error.len() < 400, "{} bytes", error.len());
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(
            source in prop::collection::btree_set(0usize..500, 0..5),
            target in prop::collection::btree_set(0usize..500, 0..5),
            score in 0u32..=10_000,
        ) {
            let bead = Bead { source: source.into_iter().collect(), target: target.into_iter().collect(), score: f64::from(score) / 10_000.0 };
            prop_assert_eq!(parse("w", &written(&bead)).unwrap(), [bead]);
        }

        #[test]
        fn no_text_makes_the_parser_panic(text in "[\\[\\]:,0-9 .\\n\\PC]{0,40}") {
            let _ = parse("w", &text);
        }
    }
}
