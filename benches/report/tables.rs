//! The tables about accuracy.

use crate::Loaded;
use crate::own::{EVERYTHING, NO_LEXICON, Own, VARIANTS};
use crate::page::{Table, count};
use crate::peers::{Answer, Peers, SYSTEMS};
use crate::sets::{self, Half};
use std::collections::BTreeMap;
use std::time::Duration;
use truchement::align::Order;
use truchement::align::score::{Nulls, Scores};

/// What the sets hold.
pub fn sets(loaded: &[Loaded], missing: &[&str]) -> String {
    let mut table = Table::new(["set", "documents", "held out", "lines", "gold beads", "1-1", "null rows", "<what was done"]);
    for Loaded { set, documents } in loaded {
        let beads = || documents.iter().flat_map(|document| &document.gold);
        let full = beads().filter(|bead| !bead.is_null()).count();
        let single = beads().filter(|bead| bead.source.len() == 1 && bead.target.len() == 1).count();
        let lines = |side: fn(&sets::BenchDocument) -> usize| count(documents.iter().map(side).sum());
        let halved = documents.iter().any(|document| document.half.is_some());
        let held_out = documents.iter().filter(|document| document.half == Some(Half::HeldOut)).count();
        table.row([
            set.name.to_owned(),
            count(documents.len()),
            if halved { count(held_out) } else { "–".to_owned() },
            format!("{} / {}", lines(|document| document.source.len()), lines(|document| document.target.len())),
            count(full),
            format!("{:.0} %", 100.0 * single as f64 / full.max(1) as f64),
            count(beads().count() - full),
            set.profile.to_owned(),
        ]);
    }
    let note = format!("Not there, and left out of all tables: {}.", missing.join(", "));
    table.with(if missing.is_empty() { &[] } else { std::slice::from_ref(&note) })
}

/// This program with all its evidence: beads, then links.
pub fn accuracy(own: &Own<'_>) -> String {
    own.prepare(&[EVERYTHING]);
    let mut beads = Table::new(["set", "strict P", "strict R", "strict F1", "lax F1", "strict F1, development", "strict F1, held out"]);
    let mut links = Table::new(["set", "link P", "link R", "link F1", "left alone", "link F1, development", "link F1, held out"]);
    for (number, loaded) in own.loaded.iter().enumerate() {
        let scores = own.scores(number, EVERYTHING).unwrap_or_default();
        let of = |half: Half| -> Vec<&Scores> {
            let documents = loaded.documents.iter().zip(scores);
            documents.filter(|(document, _)| document.half == Some(half)).map(|(_, scores)| scores).collect()
        };
        let halves = [of(Half::Development), of(Half::HeldOut)];
        let half = |measure: fn(&Scores) -> f64, nulls: Nulls| {
            [0, 1].map(|half| match halves[half].as_slice() {
                [] => "–".to_owned(),
                scores => fixed(measure(&sets::sum(scores.iter().copied(), nulls))),
            })
        };
        for nulls in counted(loaded) {
            let all = sets::sum(scores, nulls);
            let name = label(loaded, nulls);
            if loaded.set.order == Order::Free {
                let (sourceless, alone) = all.sourceless();
                let [development, held_out] = half(|scores| scores.links().f1, nulls);
                let (found, alone) = (all.links(), alone as f64 / sourceless.max(1) as f64);
                let figures = [found.precision, found.recall, found.f1, alone].map(fixed);
                links.row([name].into_iter().chain(figures).chain([development, held_out]));
            } else {
                let strict = all.strict();
                let [development, held_out] = half(|scores| scores.strict().f1, nulls);
                let figures = [strict.precision, strict.recall, strict.f1, all.lax().f1].map(fixed);
                beads.row([name].into_iter().chain(figures).chain([development, held_out]));
            }
        }
    }
    format!("{}\n{}", beads.with(&[]), links.with(&[]))
}

/// This program without some of its evidence.
pub fn ablations(own: &Own<'_>) -> String {
    own.prepare(&Vec::from_iter(0..VARIANTS.len()));
    let mut table = Table::new(["set"].into_iter().chain(VARIANTS.iter().map(|variant| variant.name)));
    for (number, loaded) in own.loaded.iter().enumerate() {
        for nulls in counted(loaded) {
            let figures = (0..VARIANTS.len()).map(|variant| {
                let scores = own.scores(number, variant);
                scores.map_or_else(|| "–".to_owned(), |scores| short(main_figure(loaded, scores, nulls)))
            });
            table.row([label(loaded, nulls)].into_iter().chain(figures));
        }
    }
    table.with(&[])
}

/// This program beside its peers: strict F1 or link F1, then lax F1.
pub fn peers(own: &Own<'_>, peers: &Peers) -> String {
    own.prepare(&[EVERYTHING, NO_LEXICON]);
    let headings = || ["set", "truchement", "truchement (no lexicon)"].into_iter().chain(SYSTEMS.iter().map(|system| system.name));
    let (mut strict, mut lax) = (Table::new(headings()), Table::new(headings()));
    let mut remarks = Remarks::default();
    for (number, loaded) in own.loaded.iter().enumerate() {
        let outcomes: Vec<Answer> = SYSTEMS.iter().map(|system| peers.align(system, loaded)).collect();
        for (system, outcome) in SYSTEMS.iter().zip(&outcomes) {
            remarks.add(system.name, loaded, outcome);
        }
        let row = |nulls: Nulls, figure: &dyn Fn(&[Scores]) -> f64| -> Vec<String> {
            let own = [EVERYTHING, NO_LEXICON]
                .map(|variant| own.scores(number, variant).map_or_else(|| "–".to_owned(), |scores| short(figure(scores))));
            let others = outcomes.iter().map(|outcome| match outcome {
                Err(_) => "not run".to_owned(),
                Ok(outcome) if outcome.refused == loaded.documents.len() => "gave up".to_owned(),
                Ok(outcome) => short(figure(&outcome.scores)),
            });
            [label(loaded, nulls)].into_iter().chain(own).chain(others).collect()
        };
        for nulls in counted(loaded) {
            strict.row(row(nulls, &|scores| main_figure(loaded, scores, nulls)));
            if loaded.set.order == Order::Parallel {
                lax.row(row(nulls, &|scores| sets::sum(scores, nulls).lax().f1));
            }
        }
    }
    format!("Strict F1, for quotes link F1:\n\n{}\nLax F1:\n\n{}", strict.with(&remarks.notes()), lax.with(&[]))
}

/// What was run, and how long it took.
pub fn run(peers: &Peers, took: Duration) -> String {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    format!(
        "Made with truchement {}, {}; {cores} cores, {:.0} min.",
        env!("CARGO_PKG_VERSION"),
        peers.versions().join(", "),
        took.as_secs_f64() / 60.0
    )
}

/// The ways of counting null rows that a set has rows for.
fn counted(loaded: &Loaded) -> impl Iterator<Item = Nulls> {
    [Nulls::Left].into_iter().chain(loaded.set.nulls.then_some(Nulls::Kept))
}

fn label(loaded: &Loaded, nulls: Nulls) -> String {
    match nulls {
        Nulls::Left => loaded.set.name.to_owned(),
        Nulls::Kept => format!("{}, null rows kept", loaded.set.name),
    }
}

/// The figure that a set is judged by.
fn main_figure(loaded: &Loaded, scores: &[Scores], nulls: Nulls) -> f64 {
    let all = sets::sum(scores, nulls);
    if loaded.set.order == Order::Free { all.links().f1 } else { all.strict().f1 }
}

/// What has to be said about runs of peers: for each reason, who did not run or gave up, and on what.
#[derive(Default)]
struct Remarks(BTreeMap<String, BTreeMap<&'static str, Vec<String>>>);

impl Remarks {
    fn add(&mut self, system: &'static str, loaded: &Loaded, answer: &Answer) {
        let (reason, refused) = match answer {
            Err(reason) => (format!("Not run ({reason})"), None),
            Ok(outcome) if outcome.refused > 0 => (format!("Gave up (“{}”)", outcome.reason), Some(outcome.refused)),
            Ok(_) => return,
        };
        let sets = self.0.entry(reason).or_default().entry(system).or_default();
        sets.push(match refused {
            None => loaded.set.name.to_owned(),
            Some(refused) => format!("{refused} of {} documents of {}", loaded.documents.len(), loaded.set.name),
        });
    }

    fn notes(self) -> Vec<String> {
        let systems = |systems: BTreeMap<&str, Vec<String>>| {
            let systems: Vec<String> = systems.into_iter().map(|(system, sets)| format!("{system} on {}", sets.join(", "))).collect();
            systems.join("; ")
        };
        self.0.into_iter().map(|(reason, who)| format!("{reason}: {}.", systems(who))).collect()
    }
}

fn fixed(figure: f64) -> String {
    format!("{figure:.4}")
}

fn short(figure: f64) -> String {
    format!("{figure:.3}")
}
