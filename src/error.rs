//! What can go wrong, and where: every error names the file, the line where there is one, and what to do.

use std::path::{Path, PathBuf};

/// A failure that a user can cause and mend.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {source}{}", path.display(), hint_for(source))]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The content of a file is not what its format asks for.
    #[error("{place}: {message}")]
    Input {
        /// `file` or `file:line`.
        place: String,
        /// What is wrong and what to do about it.
        message: String,
    },
    /// A request that cannot be met as it was made.
    #[error("{0}")]
    Usage(String),
}

/// The crate's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl Error {
    /// An I/O failure at `path`.
    pub fn io(path: impl AsRef<Path>, source: std::io::Error) -> Self {
        Error::Io { path: path.as_ref().to_path_buf(), source }
    }

    /// A content failure somewhere in the file called `name`.
    pub fn input(name: impl std::fmt::Display, message: impl Into<String>) -> Self {
        Error::Input { place: name.to_string(), message: message.into() }
    }

    /// A content failure at `line` (counted from 1) of the file called `name`.
    pub fn at_line(name: impl std::fmt::Display, line: u64, message: impl Into<String>) -> Self {
        Error::Input { place: format!("{name}:{line}"), message: message.into() }
    }
}

fn hint_for(source: &std::io::Error) -> &'static str {
    match source.kind() {
        std::io::ErrorKind::NotFound => " (check the path)",
        std::io::ErrorKind::PermissionDenied => " (check the permissions)",
        _ => "",
    }
}
