//! `truchement.toml`: what one does not want to type every time. Options on the command line win.

use crate::error::{Error, Result};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The settings file. Paths in it are relative to it.
#[derive(Debug, Clone, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Config {
    /// Language of the articles.
    pub from: Option<String>,
    /// Language of their sources.
    pub to: Option<String>,
    /// `auto`, `parallel` or `free`.
    pub order: Option<super::align::OrderChoice>,
    /// Glossary files.
    #[serde(default)]
    pub glossary: Vec<PathBuf>,
    /// House style of the glossary.
    pub style: Option<String>,
    /// Lexicon files.
    #[serde(default)]
    pub lexicon: Vec<PathBuf>,
    /// `auto`, `on` or `off`.
    pub learning: Option<super::align::LearningChoice>,
    /// Encoding of files without a byte-order mark.
    pub encoding: Option<String>,
    /// `data` or `spreadsheet`.
    pub csv: Option<super::align::CsvChoice>,
    /// Output folder.
    pub output: Option<PathBuf>,
    /// Threads.
    pub jobs: Option<usize>,
}

/// Reads `path`, or `truchement.toml` of the current folder if it is there.
pub(super) fn load(path: Option<&Path>) -> Result<Config> {
    let found = Path::new("truchement.toml");
    let Some(path) = path.or_else(|| found.is_file().then_some(found)) else { return Ok(Config::default()) };
    let text = std::fs::read_to_string(path).map_err(|source| Error::io(path, source))?;
    let mut config = parse(&path.display().to_string(), &text)?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let paths = config.glossary.iter_mut().chain(&mut config.lexicon).chain(&mut config.output);
    paths.for_each(|entry| *entry = folder.join(&*entry));
    Ok(config)
}

fn parse(name: &str, text: &str) -> Result<Config> {
    let config: Config = toml::from_str(text).map_err(|error| {
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() as u64 + 1);
        Error::at_line(name, line, error.message().to_owned())
    })?;
    if config.jobs == Some(0) {
        return Err(Error::input(name, "jobs must be 1 or more"));
    }
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_named_with_their_line() {
        let error = parse("truchement.toml", "from = \"fr\"\nglosary = []\n").expect_err("a misspelt key");
        assert!(error.to_string().starts_with("truchement.toml:2: "), "{error}");
        assert!(error.to_string().contains("glosary"), "{error}");
    }

    #[test]
    fn settings_are_read() {
        let config = parse("c", "order = \"free\"\nlexicon = [\"mine.csv\"]\njobs = 2").expect("good settings");
        assert_eq!((config.jobs, config.lexicon.len()), (Some(2), 1));
    }
}
