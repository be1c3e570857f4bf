//! Truchement finds the Arabic behind a French sentence.
#![warn(missing_docs)]

pub mod align;
pub mod bundled;
pub mod cli;
pub mod corpus;
pub mod document;
pub mod error;
pub mod glossary;
pub mod language;
pub mod lexicon;
pub mod pipeline;
pub mod text;

pub use error::{Error, Result};
