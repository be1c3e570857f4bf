//! What the program writes: the records, and one file a format.
//!
//! [`record`] says what a table is, [`rows`] holds the tables of the main job, [`listings`] those of the inspecting
//! commands; [`csv`], [`jsonl`], [`datapackage`] and [`beads`] write them, [`aligned`] reads tables and translation memories back, [`run`]
//! holds what `run.json` says of a run, [`output`] brings a folder of files into place whole or not at all.
//!
//! ```
//! use truchement::corpus::{csv::{CsvWriter, Profile}, record::Languages, rows::{Order, Passage, SentenceRow}};
//! use truchement::language::Lang;
//! let row = SentenceRow {
//!     id: "port-7:s0001".into(),
//!     pair: "port-7".into(),
//!     bead: "1-1".into(),
//!     order: Order::Parallel,
//!     score: 0.98765,
//!     source: Some(Passage { text: "Le port rouvre.".into(), doc: "port-7.fr.txt".into(), from: 0, to: 15 }),
//!     target: Some(Passage { text: "أعيد فتح الميناء.".into(), doc: "port-7.ar.txt".into(), from: 0, to: 17 }),
//!     terms: vec![],
//! };
//! let languages = Languages::new(Lang::FRENCH, Lang::ARABIC);
//! let mut table = CsvWriter::new("sentences.csv", Vec::new(), Profile::Data, &languages)?;
//! table.write(&row)?;
//! let (bytes, written) = table.finish()?;
//! assert_eq!(written.rows, 1);
//! let text = String::from_utf8_lossy(&bytes);
//! assert!(text.starts_with("id,pair,type,order,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to,terms\n"));
//! assert!(text.ends_with("port-7:s0001,port-7,1-1,parallel,0.9877,Le port rouvre.,أعيد فتح الميناء.,port-7.fr.txt,0,15,port-7.ar.txt,0,17,\n"));
//! # Ok::<(), truchement::Error>(())
//! ```

pub mod aligned;
pub mod beads;
pub mod candidates;
pub mod csv;
pub mod datapackage;
pub mod findings;
pub mod jsonl;
pub mod listings;
pub mod output;
pub mod record;
pub mod rows;
pub mod run;
pub mod termbase;
mod xml;

/// A score as files show it, `0.9731`; `None` for what is no number. Never `-0.0000`.
fn four_decimals(score: f64) -> Option<String> {
    score.is_finite().then(|| {
        let text = format!("{score:.4}");
        if text == "-0.0000" { "0.0000".to_owned() } else { text }
    })
}
