//! What the job knows before it has read anything: lexicon and glossary.

use crate::align::learn::Translation;
use crate::bundled;
use crate::corpus::run::HashedFile;
use crate::corpus::termbase;
use crate::error::{Error, Result};
use crate::glossary::{Context, Glossary, Matcher};
use crate::language::{self, Lang};
use crate::lexicon::{self, Entry, Lexicon, LexiconBuilder, WordClasses};
use std::path::PathBuf;
use std::sync::Arc;

/// Where knowledge comes from.
#[derive(Debug, Clone)]
pub struct KnowledgeSources {
    /// Language of the articles.
    pub from: Lang,
    /// Language of their sources.
    pub to: Lang,
    /// Glossary files, or folders of them; the bundled one when there are none.
    pub glossaries: Vec<PathBuf>,
    /// The house style of the glossary, such as `ma`; see [`Glossary::in_style`].
    pub style: Option<String>,
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
    /// The house style of the glossary.
    pub style: Option<String>,
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
        let LoadedGlossary { glossary, files: glossary_files, notes: about_glossaries } = load_glossary(sources)?;
        notes.extend(about_glossaries);
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
            style: sources.style.clone(),
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

/// The parts of speech that the bundled lexicon and the user's give. Lexicons in formats without a header say nothing of them.
///
/// # Errors
/// When a file cannot be read.
pub fn word_classes(sources: &KnowledgeSources) -> Result<WordClasses> {
    let (from, to) = (sources.from.as_str(), sources.to.as_str());
    let mut classes = WordClasses::default();
    if let Some(table) = bundled::lexicon_table(from, to) {
        classes.read("the bundled lexicon", table.as_bytes(), from, to)?;
    }
    for path in &sources.lexicons {
        let bytes = std::fs::read(path).map_err(|error| Error::io(path, error))?;
        let header = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
        if String::from_utf8_lossy(header).split(',').any(|title| title.trim().eq_ignore_ascii_case("pos")) {
            classes.read(&path.display().to_string(), bytes.as_slice(), from, to)?;
        }
    }
    Ok(classes)
}

/// A glossary and what there is to know about its files.
#[derive(Debug, Clone)]
pub struct LoadedGlossary {
    /// The concepts.
    pub glossary: Glossary,
    /// The files that were read.
    pub files: Vec<HashedFile>,
    /// What the user should know about how a file was read.
    pub notes: Vec<String>,
}

/// The glossary alone, for commands that need no lexicon. A file may be in any of the formats of [`termbase`]; its content tells.
///
/// # Errors
/// When a file cannot be read or is malformed, with its line.
pub fn load_glossary(sources: &KnowledgeSources) -> Result<LoadedGlossary> {
    let (from, to) = (&sources.from, &sources.to);
    if sources.glossaries.is_empty() {
        let tables = bundled::glossary_tables(from.as_str(), to.as_str());
        let files = tables.iter().map(|(name, table)| HashedFile::new(format!("bundled {name}"), table.as_bytes())).collect();
        return Ok(LoadedGlossary { glossary: styled(bundled::glossary(from, to)?, sources)?, files, notes: Vec::new() });
    }
    let (mut files, mut notes) = (Vec::new(), Vec::new());
    let mut glossary = Glossary::new(from, to);
    for path in glossary_files(&sources.glossaries)? {
        let bytes = std::fs::read(&path).map_err(|error| Error::io(&path, error))?;
        notes.extend(termbase::read_into(&mut glossary, &path.display().to_string(), &bytes, None)?);
        files.push(HashedFile::new(path.display().to_string(), &bytes));
    }
    // A folder may bring the words of its own subject field.
    let context = sources.glossaries.iter().map(|path| path.join(CONTEXT)).find(|path| path.is_file());
    glossary.set_context(match context {
        Some(path) => {
            let bytes = std::fs::read(&path).map_err(|error| Error::io(&path, error))?;
            files.push(HashedFile::new(path.display().to_string(), &bytes));
            Context::read(&path.display().to_string(), bytes.as_slice())?
        }
        None => bundled::context()?,
    });
    Ok(LoadedGlossary { glossary: styled(glossary, sources)?, files, notes })
}

/// What the file with the words of the subject field is called in a folder of glossaries.
const CONTEXT: &str = "context.csv";

fn styled(glossary: Glossary, sources: &KnowledgeSources) -> Result<Glossary> {
    match &sources.style {
        Some(style) => glossary.in_style(style),
        None => Ok(glossary),
    }
}

/// The glossary files that `paths` name, in order: of a folder the `.csv`, `.tbx` and `.tsv` files in it, sorted by name, but for lexicons
/// (`lexicon*`) and the words of the subject field (`context.csv`).
///
/// # Errors
/// A folder that cannot be read or holds no glossary.
pub fn glossary_files(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let entries = std::fs::read_dir(path).and_then(Iterator::collect::<std::io::Result<Vec<_>>>);
        let mut inside: Vec<PathBuf> = entries.map_err(|error| Error::io(path, error))?.into_iter().map(|entry| entry.path()).collect();
        inside.retain(|file| {
            let name = file.file_name().and_then(std::ffi::OsStr::to_str).unwrap_or_default();
            let is_glossary = file.extension().is_some_and(|extension| extension == "csv" || extension == "tbx" || extension == "tsv");
            is_glossary && !name.starts_with("lexicon") && name != CONTEXT && !name.starts_with('.')
        });
        if inside.is_empty() {
            return Err(Error::input(
                path.display(),
                "no glossary in this folder: name the file, or a folder with .csv, .tbx or .tsv files",
            ));
        }
        inside.sort();
        files.extend(inside);
    }
    Ok(files)
}
