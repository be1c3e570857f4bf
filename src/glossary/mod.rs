//! Terminology: concepts, where their terms stand in a text, and whether the approved ones were used.
//!
//! ```
//! use truchement::glossary::{Glossary, Matcher, Status, check};
//! use truchement::language::Lang;
//!
//! let table = "id,fr,fr_avoid,ar\nP-1,notice rouge,alerte rouge,نشرة حمراء\n";
//! let glossary = Glossary::from_str("terms.csv", table, &Lang::FRENCH, &Lang::ARABIC)?;
//! let french = Matcher::new(&glossary, &Lang::FRENCH).find("Deux notices rouges ont été publiées.");
//! let arabic = Matcher::new(&glossary, &Lang::ARABIC).find("صدرت بالنشرة الحمراء معلومات جديدة");
//! assert_eq!(check(&french, &arabic)[0].status, Status::Preferred);
//! # Ok::<(), truchement::Error>(())
//! ```

mod arabic;
mod check;
mod concept;
mod context;
pub mod extract;
mod finding;
mod form;
mod french;
mod generic;
pub mod lint;
mod load;
mod loose;
mod matcher;
mod resolve;
mod style;
mod verbs;
mod words;

#[cfg(test)]
mod cases;

pub use check::{Occurrence, Status, check, check_both};
pub use concept::{Concept, ConceptStatus, Glossary, Terms};
pub use context::Context;
pub use finding::{Level, Original, Rule, judge};
pub use form::{Standing, Tier};
pub use matcher::Matcher;
pub use resolve::{Found, Reading, TermMatch};
pub use words::has_word;
