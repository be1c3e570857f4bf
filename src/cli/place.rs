//! Where a command writes its one file.

use super::input;
use crate::corpus::output::OutputFolder;
use crate::error::Error;
use std::io::Write;
use std::path::Path;

/// A file, which comes into place whole or not at all, or standard output.
pub(super) enum Place {
    Stdout,
    File { folder: OutputFolder, name: String },
}

impl Place {
    /// Prepares writing to `path`; fails before any work is done when that cannot be. `example` is a name for the message.
    pub fn new(path: &Path, example: &str) -> anyhow::Result<Place> {
        if input::is_stdin(path) {
            return Ok(Place::Stdout);
        }
        let name = path.file_name().and_then(|name| name.to_str()).filter(|_| !path.is_dir());
        let name = name.ok_or_else(|| Error::input(path.display(), format!("is no name for a file; give one, such as `{example}`")))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Place::File { folder: OutputFolder::create(folder)?, name: name.to_owned() })
    }

    /// Writes what `content` writes.
    pub fn write<T>(self, content: impl FnOnce(&mut dyn Write) -> anyhow::Result<T>) -> anyhow::Result<T> {
        match self {
            Place::Stdout => {
                let mut out = super::stdout();
                let done = content(&mut out)?;
                out.flush()?;
                Ok(done)
            }
            Place::File { mut folder, name } => {
                let mut file = folder.file(&name)?;
                let done = content(&mut file)?;
                file.close()?;
                folder.finish()?;
                Ok(done)
            }
        }
    }
}
