//! Evidence across two languages: word translations, names by sound, numbers by value. Knows nothing of files or documents.

mod classes;
mod load;
pub mod names;
pub mod numbers;
mod table;

pub use classes::{Classes, WordClasses};
pub use load::{Entry, Loaded, parse, read};
pub use table::{End, FormId, Known, Lexicon, LexiconBuilder};
