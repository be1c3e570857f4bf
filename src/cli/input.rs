//! Files named on the command line, `-` among them.

use super::Context;
use crate::document::read::{ReadOptions, encoding_for, text_from_bytes};
use crate::error::{Error, Result};
use crate::language::Lang;
use std::io::Read;
use std::path::{Path, PathBuf};

/// True for the name that means standard input.
pub(super) fn is_stdin(path: &Path) -> bool {
    path.as_os_str() == "-"
}

/// All bytes of a file or of standard input.
pub(super) fn bytes(path: &Path) -> Result<Vec<u8>> {
    if is_stdin(path) {
        let mut bytes = Vec::new();
        std::io::stdin().lock().read_to_end(&mut bytes).map_err(|source| Error::io("standard input", source))?;
        return Ok(bytes);
    }
    if path.is_dir() {
        return Err(Error::input(path.display(), "is a folder; a file is expected here"));
    }
    std::fs::read(path).map_err(|source| Error::io(path, source))
}

/// What errors call a file.
pub(super) fn name(path: &Path) -> String {
    if is_stdin(path) { "standard input".to_owned() } else { path.display().to_string() }
}

/// The decoded text of a file or of standard input; it may be empty.
pub(super) fn text(path: &Path, lang: &Lang, options: &ReadOptions) -> Result<String> {
    text_from_bytes(&name(path), &bytes(path)?, Some(lang), options)
}

/// The texts of the two files that `--segmented` takes.
pub(super) fn two_texts(files: &[PathBuf], from: &Lang, to: &Lang, options: &ReadOptions) -> Result<(String, String)> {
    let [source, target] = files else {
        return Err(Error::Usage("--segmented takes exactly two files: the articles' segments, then their sources'".to_owned()));
    };
    if is_stdin(source) && is_stdin(target) {
        return Err(Error::Usage("only one of the two files can be standard input".to_owned()));
    }
    Ok((text(source, from, options)?, text(target, to, options)?))
}

/// Lines without their ends; an empty line is a line.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.lines().collect()
}

/// How documents are read, by option or settings file.
pub(super) fn read_options(from: &Lang, to: &Lang, encoding: Option<&str>, context: &Context) -> Result<ReadOptions> {
    let encoding = encoding.or(context.config.encoding.as_deref()).map(encoding_for).transpose()?;
    Ok(ReadOptions { from: from.clone(), to: to.clone(), encoding })
}
