//! What the job knows before it has read anything: lexicon and glossary.

use crate::align::learn::Translation;
use crate::bundled;
use crate::corpus::run::HashedFile;
use crate::error::{Error, Result};
use crate::glossary::{Glossary, Matcher};
use crate::language::{self, Lang};
use crate::lexicon::{self, Entry, Lexicon, LexiconBuilder};
use std::path::PathBuf;
use std::sync::Arc;

/// Where knowledge comes from.
#[derive(Debug, Clone)]
pub struct KnowledgeSources {
    /// Language of the articles.
    pub from: Lang,
    /// Language of their sources.
    pub to: Lang,
    /// Glossary files; the bundled one when there are none.
    pub glossaries: Vec<PathBuf>,
    /// Lexicon files, beside the bundled one.
    pub lexicons: Vec<PathBuf>,
}

/// Lexicon and glossary, ready for use from all threads.
#[derive(Debug, Clone)]
pub struct Knowledge {
    /// Word translations, the glossary's terms among them.
    pub lexicon: Lexicon,
    /// The concepts.
    pub glossary: Arc<Glossary>,
    /// Finds terms in the language of the articles.
    pub from_matcher: Arc<Matcher>,
    /// Finds terms in the language of the sources.
    pub to_matcher: Arc<Matcher>,
    /// The lexicon files that were read.
    pub lexicon_files: Vec<HashedFile>,
    /// The glossary files that were read.
    pub glossary_files: Vec<HashedFile>,
    /// What the user should know about how a file was read.
    pub notes: Vec<String>,
    from: Lang,
    to: Lang,
}

impl Knowledge {
    /// Reads all sources.
    ///
    /// # Errors
    /// When a file cannot be read or is malformed, with its line.
    pub fn load(sources: &KnowledgeSources) -> Result<Knowledge> {
        let (from, to) = (&sources.from, &sources.to);
        let mut builder = LexiconBuilder::new(from.as_str(), to.as_str());
        let (mut lexicon_files, mut notes) = (Vec::new(), Vec::new());
        if let Some(table) = bundled::lexicon_table(from.as_str(), to.as_str()) {
            lexicon_files.push(HashedFile::new("bundled", table.as_bytes()));
            builder.add_all(&lexicon::parse("the bundled lexicon", table.as_bytes(), from.as_str(), to.as_str())?, 1.0);
        }
        for path in &sources.lexicons {
            let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
            let loaded = lexicon::read(&path.display().to_string(), &bytes, from, to)?;
            builder.add_all(&loaded.entries, 1.0);
            notes.extend(loaded.notes);
            lexicon_files.push(HashedFile::new(path.display().to_string(), &bytes));
        }
        let (glossary, glossary_files) = load_glossary(sources)?;
        for (term, equivalent) in glossary.entries(from, to) {
            builder.add(&Entry { from: term.to_owned(), to: vec![equivalent.to_owned()], weight: None }, 1.0);
        }
        Ok(Knowledge {
            lexicon: builder.build(),
            from_matcher: Arc::new(Matcher::new(&glossary, from)),
            to_matcher: Arc::new(Matcher::new(&glossary, to)),
            glossary: Arc::new(glossary),
            from: from.clone(),
            to: to.clone(),
            lexicon_files,
            glossary_files,
            notes,
        })
    }
}

impl Knowledge {
    /// The same with words that were learned.
    #[must_use]
    pub fn with(&self, learned: &[Translation]) -> Knowledge {
        let (from, to) = (language::of(self.from.as_str()), language::of(self.to.as_str()));
        let pairs = learned.iter().map(|pair| (pair.from.as_str(), pair.to.as_str(), pair.weight));
        Knowledge { lexicon: self.lexicon.with(from, to, pairs), ..self.clone() }
    }
}

/// The glossary alone, for commands that need no lexicon.
///
/// # Errors
/// When a file cannot be read or is malformed, with its line.
pub fn load_glossary(sources: &KnowledgeSources) -> Result<(Glossary, Vec<HashedFile>)> {
    let (from, to) = (&sources.from, &sources.to);
    if sources.glossaries.is_empty() {
        return match bundled::glossary_table(from.as_str(), to.as_str()) {
            Some(table) => {
                Ok((Glossary::from_str("the bundled glossary", table, from, to)?, vec![HashedFile::new("bundled", table.as_bytes())]))
            }
            None => Ok((Glossary::new(from, to), Vec::new())),
        };
    }
    let mut files = Vec::new();
    let mut glossary = Glossary::new(from, to);
    for path in &sources.glossaries {
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        glossary.read(&path.display().to_string(), bytes.as_slice())?;
        files.push(HashedFile::new(path.display().to_string(), &bytes));
    }
    Ok((glossary, files))
}
