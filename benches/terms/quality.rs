//! How many terms of the lists are found, and how many traps are fallen into.

use crate::list::{HALVES, Kind, Row, SIDES, Side, TIERS, TRAPS};
use crate::page::Table;
use crate::record::Figures;
use crate::ways::{Hit, Way, ways};
use std::collections::BTreeMap;
use truchement::bundled;
use truchement::glossary::Tier;
use truchement::language::Lang;

/// How many of how many.
#[derive(Debug, Clone, Copy, Default)]
struct Count {
    hit: usize,
    of: usize,
}

impl Count {
    fn share(self) -> f64 {
        self.hit as f64 / self.of.max(1) as f64
    }
}

impl std::iter::Sum for Count {
    fn sum<I: Iterator<Item = Count>>(counts: I) -> Count {
        counts.fold(Count::default(), |sum, count| Count { hit: sum.hit + count.hit, of: sum.of + count.of })
    }
}

/// What one way does on some rows.
#[derive(Default)]
struct Counts {
    /// Terms found, by the tier that the list expects.
    terms: BTreeMap<String, Count>,
    /// Traps matched, by their kind.
    traps: BTreeMap<String, Count>,
    /// By the tier of the match: terms found, traps matched.
    at: BTreeMap<Tier, [usize; 2]>,
}

/// The tables, and the figures for the record: recall and the share of traps matched, by language and half.
pub struct Quality {
    pub tables: String,
    pub figures: Figures,
    /// Rows that this program gets wrong.
    pub wrong: Vec<String>,
}

/// Measures all ways on all lists.
pub fn measure() -> Quality {
    let glossary = bundled::glossary(&Lang::FRENCH, &Lang::ARABIC).expect("the bundled glossary");
    let mut quality = Quality { tables: String::new(), figures: Figures::new(), wrong: Vec::new() };
    for side in &SIDES {
        let rows = side.rows();
        for row in &rows {
            assert!(HALVES.contains(&row.half.as_str()), "{}: `{}` is no half", side.name, row.half);
            match row.kind {
                Kind::Positive => assert!(TIERS.contains(&row.tier.as_str()), "{}: `{}` is no tier", side.name, row.tier),
                Kind::Trap => assert!(TRAPS.contains(&row.trap_kind.as_str()), "{}: `{}` is no kind of trap", side.name, row.trap_kind),
            }
        }
        let ways = ways(&glossary, &side.lang);
        let parts = HALVES.iter().map(|half| (*half, rows.iter().filter(|row| row.half == *half).collect::<Vec<_>>()));
        let parts = parts.chain([("all", rows.iter().collect())]).filter(|(_, rows)| !rows.is_empty());
        for (part, rows) in parts {
            let counts: Vec<Counts> = ways.iter().map(|way| count(way, &rows)).collect();
            quality.tables.push_str(&tables(side, part, &ways, &counts));
            if let (Some(own), true) = (counts.first(), part != "all") {
                let mut keep = |figure: &str, share: f64| {
                    quality.figures.insert((format!("{}/{part}", side.name), figure.to_owned()), (share * 1e4).round() / 1e4);
                };
                keep("recall", own.terms.values().copied().sum::<Count>().share());
                keep("traps", own.traps.values().copied().sum::<Count>().share());
            }
        }
        if let Some(own) = ways.first() {
            quality.wrong.extend(rows.iter().filter_map(|row| {
                let right = decide(own, row).is_some() == (row.kind == Kind::Positive);
                (!right).then(|| format!("{} {} {:?} {} `{}`: {}", side.name, row.half, row.kind, row.concept, row.surface, row.text))
            }));
        }
    }
    quality
}

fn count(way: &Way<'_>, rows: &[&Row]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        let hit = decide(way, row);
        let (count, place) = match row.kind {
            Kind::Positive => (counts.terms.entry(row.tier.clone()).or_default(), 0),
            Kind::Trap => (counts.traps.entry(row.trap_kind.clone()).or_default(), 1),
        };
        count.of += 1;
        count.hit += usize::from(hit.is_some());
        if let Some(tier) = hit.and_then(|hit| hit.tier) {
            counts.at.entry(tier).or_default()[place] += 1;
        }
    }
    counts
}

/// The hit by which the term of a row is found, or its trap matched; the nearest where there are several.
fn decide(way: &Way<'_>, row: &Row) -> Option<Hit> {
    let span = row.span();
    let stands = |hit: &Hit| match (row.kind, way.exact) {
        (Kind::Positive, true) => hit.span == span,
        _ => hit.span.overlaps(span),
    };
    let hits = way.find(&row.text).into_iter();
    hits.filter(|hit| stands(hit) && row.concepts().any(|concept| concept == hit.concept)).min_by_key(|hit| hit.tier)
}

/// One table with a row for each way, and one with a row for each tier of this program's matches.
fn tables(side: &Side, part: &str, ways: &[Way<'_>], counts: &[Counts]) -> String {
    let columns = |counts: &BTreeMap<String, Count>, keys: &[&str]| -> Vec<Count> {
        let mut columns: Vec<Count> = keys.iter().map(|key| counts.get(*key).copied().unwrap_or_default()).collect();
        columns.push(columns.iter().copied().sum());
        columns
    };
    let heads = counts.first().map(|own| (columns(&own.terms, &TIERS), columns(&own.traps, &TRAPS))).unwrap_or_default();
    let head = |name: &str, count: &Count| format!("{name} ({})", count.of);
    let mut headings = vec![format!("{}, {part}", side.name)];
    headings.extend(TIERS.iter().chain(&["all terms"]).zip(&heads.0).map(|(name, count)| head(name, count)));
    headings.extend(["traps: form", "traps: sense", "all traps"].iter().zip(&heads.1).map(|(name, count)| head(name, count)));
    let mut table = Table::new(headings.iter().map(String::as_str));
    for (way, counts) in ways.iter().zip(counts) {
        let mut cells = vec![way.name.to_owned()];
        cells.extend(columns(&counts.terms, &TIERS).into_iter().map(|count| format!("{:.3}", count.share())));
        cells.extend(columns(&counts.traps, &TRAPS).into_iter().map(|count| format!("{:.1} %", 100.0 * count.share())));
        table.row(cells);
    }
    let mut text = table.with(&[]);
    if let Some(own) = counts.first() {
        let at = own.at.iter().map(|(tier, [terms, traps])| format!("{}: {terms} terms, {traps} traps", tier.as_str()));
        text.push_str(&format!("\nMatched by truchement as {}.\n\n", at.collect::<Vec<_>>().join("; ")));
    }
    text
}
