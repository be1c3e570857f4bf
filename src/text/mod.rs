//! Text as bytes and code points: spans, folding with a way back, scripts. Knows nothing of languages.

mod clauses;
mod codepoints;
mod fold;
mod script;
mod span;

pub use clauses::clauses;
pub use codepoints::CodePoints;
pub use fold::{Folded, fold, fold_char, is_ignorable, is_mark};
pub use script::{Script, dominant_script, script_of};
pub use span::Span;
