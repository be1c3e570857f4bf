//! A file to write, named on the command line; `-` is standard output.

use super::input;
use crate::corpus::output::OutputFolder;
use crate::error::Error;
use std::io::Write;
use std::path::Path;

/// Where one file goes. Files appear whole or not at all.
pub(super) enum Place {
    /// Standard output.
    Stdout,
    /// A file of a folder.
    File {
        /// The folder.
        folder: OutputFolder,
        /// The name in it.
        name: String,
    },
}

impl Place {
    /// Prepares writing to `path`: a place that cannot be written to is better known before the work than after it.
    ///
    /// # Errors
    /// A folder, or a place that cannot be written to.
    pub fn new(path: &Path) -> anyhow::Result<Place> {
        if input::is_stdin(path) {
            return Ok(Place::Stdout);
        }
        let name = path.file_name().and_then(|name| name.to_str()).filter(|_| !path.is_dir());
        let name = name.ok_or_else(|| Error::input(path.display(), "is no name for a file; give one, such as `-o output.csv`"))?;
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(Place::File { folder: OutputFolder::create(folder)?, name: name.to_owned() })
    }

    /// Writes the file with `content`.
    ///
    /// # Errors
    /// What `content` or the system reports.
    pub fn write(self, content: impl FnOnce(&mut dyn Write) -> anyhow::Result<()>) -> anyhow::Result<()> {
        match self {
            Place::Stdout => {
                let mut out = super::stdout();
                content(&mut out)?;
                out.flush()?;
            }
            Place::File { mut folder, name } => {
                let mut file = folder.file(&name)?;
                content(&mut file)?;
                file.close()?;
                folder.finish()?;
            }
        }
        Ok(())
    }
}
