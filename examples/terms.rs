//! Finds the terms of a glossary in a text file: `cargo run --release --example terms GLOSSARY LANG TEXT [--time]`.
//!
//! With `--time` it says how fast, beside a bare Aho-Corasick pass for the listed forms.

use aho_corasick::AhoCorasick;
use std::time::Instant;
use truchement::glossary::{Glossary, Matcher};
use truchement::language::Lang;
use truchement::text::fold;

#[expect(clippy::print_stdout, reason = "an example talks")]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [glossary, lang, text, rest @ ..] = arguments.as_slice() else {
        return Err("usage: terms GLOSSARY LANG TEXT [--time]".into());
    };
    let glossary = Glossary::load(&[glossary], &Lang::FRENCH, &Lang::ARABIC)?;
    let lang = Lang::new(lang);
    let text = std::fs::read_to_string(text)?;
    let built = Instant::now();
    let matcher = Matcher::new(&glossary, &lang);
    if rest.is_empty() {
        for found in matcher.find(&text) {
            let id = glossary.concepts().get(found.concept).map_or("", |concept| concept.id.as_str());
            let surface = found.span.of(&text);
            println!("{id}\t{surface}\t{}\t{}\t{}\t{}", found.form, found.tier.as_str(), found.standing.as_str(), found.others.len());
        }
        return Ok(());
    }
    println!("{} concepts read into patterns in {:?}", glossary.concepts().len(), built.elapsed());
    let megabytes = text.len() as f64 / 1e6;
    let speed = |start: Instant| megabytes / start.elapsed().as_secs_f64();
    let start = Instant::now();
    let found = matcher.find(&text).len();
    println!("find: {:.1} MB/s, {found} terms in {megabytes:.1} MB", speed(start));
    let start = Instant::now();
    let folded = fold(&text);
    println!("folding alone: {:.1} MB/s", speed(start));
    let forms: Vec<String> = glossary
        .concepts()
        .iter()
        .filter_map(|concept| concept.in_language(&lang))
        .flat_map(|terms| terms.usable().map(|form| fold(form).text).collect::<Vec<_>>())
        .collect();
    let automaton = AhoCorasick::new(&forms)?;
    let start = Instant::now();
    let hits = automaton.find_overlapping_iter(&folded.text).count();
    println!("bare pass over folded text: {:.1} MB/s, {hits} hits", speed(start));
    Ok(())
}
