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
pub mod extract;
mod form;
mod french;
mod generic;
mod load;
mod loose;
mod matcher;
mod resolve;
mod style;
mod words;

#[cfg(test)]
mod cases;

pub use check::{Occurrence, Status, check};
pub use concept::{Concept, ConceptStatus, Glossary, Terms};
pub use form::{Standing, Tier};
pub use matcher::Matcher;
pub use resolve::{Reading, TermMatch};
