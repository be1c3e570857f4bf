//! A folder of written files that comes into place whole or not at all.

use crate::error::{Error, Result};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Component, Path, PathBuf};
use tempfile::TempDir;

/// What a file is called until it is complete.
const UNFINISHED: &str = "part";

/// A folder being written. Files grow in a private folder beside their place; [`finish`](Self::finish) moves all of them at once, and dropping it leaves
/// everything as it was.
///
/// In a folder that exists, other files are kept and files of the same name replaced. A new folder appears by one rename. In an existing one the files
/// move one after the other in the order in which they were begun, and all move back when one cannot; only a crash in that moment can leave some of them
/// old and some new, so begin the file that vouches for the rest last.
///
/// Files and folders get the usual permissions (0644 and 0755 under the usual umask).
#[derive(Debug)]
pub struct OutputFolder {
    path: PathBuf,
    /// Holds `new/`, the files written, and `old/`, the files replaced.
    staging: TempDir,
    names: Vec<String>,
    /// Folders made for this output, outermost first; taken away again if nothing comes of it.
    parents: Vec<PathBuf>,
}

/// A file of an [`OutputFolder`], buffered. It counts as complete after [`close`](Self::close) only.
#[derive(Debug)]
pub struct OutputFile {
    /// What errors call the file: its place in the end.
    place: PathBuf,
    unfinished: PathBuf,
    finished: PathBuf,
    out: BufWriter<File>,
}

/// Writes one file, whole or not at all, with the usual permissions.
///
/// # Errors
/// As those of [`OutputFolder`].
pub fn write_file(path: &Path, content: &[u8]) -> Result<()> {
    let name = path.file_name().and_then(|name| name.to_str()).filter(|_| !path.is_dir());
    let name = name.ok_or_else(|| Error::input(path.display(), "is no name for a file"))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut folder = OutputFolder::create(folder)?;
    folder.write(name, content)?;
    folder.finish()?;
    Ok(())
}

impl OutputFolder {
    /// Prepares writing to the folder `path`, which need not exist. Fails now rather than after hours of work when the place cannot be written to.
    ///
    /// # Errors
    /// The place is a file, a broken link, or not writable.
    pub fn create(path: impl AsRef<Path>) -> Result<OutputFolder> {
        // Without `.` parts and a slash at the end, which would give the folder two names.
        let path: PathBuf = path.as_ref().components().collect();
        let path = path.as_path();
        if path.as_os_str().is_empty() {
            return Err(Error::Usage("the output folder has no name: give one, such as `-o output`".into()));
        }
        let exists = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => true,
            Ok(_) => return Err(Error::input(path.display(), "this is a file; give another output folder (-o) or move the file away")),
            Err(_) if fs::symlink_metadata(path).is_ok() => {
                return Err(Error::input(path.display(), "this link leads nowhere; mend it or give another output folder (-o)"));
            }
            Err(_) => false,
        };
        let mut parents = Vec::new();
        // Inside a folder that exists, since it may be a mount of its own; beside one that does not.
        let beside = if exists { path } else { parent(path) };
        let staging = make_folders(beside, &mut parents)
            .and_then(|()| tempfile::Builder::new().prefix(".truchement-").tempdir_in(beside))
            .and_then(|staging| {
                fs::create_dir(staging.path().join("new")).and_then(|()| fs::create_dir(staging.path().join("old"))).map(|()| staging)
            });
        match staging {
            Ok(staging) => Ok(OutputFolder { path: path.to_path_buf(), staging, names: Vec::new(), parents }),
            Err(error) => {
                remove_folders(&parents);
                Err(Error::input(
                    path.display(),
                    format!("cannot write here ({error}); make the folder writable or give another output folder (-o)"),
                ))
            }
        }
    }

    /// Where the files will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Begins the file `name`, which may not hold a folder.
    ///
    /// # Errors
    /// A name that is no plain file name or was begun before, a folder of that name in the way, or what the system reports.
    pub fn file(&mut self, name: &str) -> Result<OutputFile> {
        let mut components = Path::new(name).components();
        if !matches!((components.next(), components.next()), (Some(Component::Normal(only)), None) if only == name) {
            return Err(Error::Usage(format!("`{name}` cannot be the name of an output file: give a name without folders")));
        }
        if self.names.iter().any(|begun| begun == name) {
            return Err(Error::Usage(format!("the output file `{name}` was asked for twice")));
        }
        let place = self.path.join(name);
        if fs::symlink_metadata(&place).is_ok_and(|metadata| metadata.is_dir()) {
            return Err(Error::input(
                place.display(),
                "a folder stands where this file goes; move it away or give another output folder (-o)",
            ));
        }
        let finished = self.new_files().join(name);
        // The two kinds of names are in two folders, so that no file can be taken for another one's unfinished self.
        let unfinished = self.staging.path().join(format!("{name}.{UNFINISHED}"));
        let file = File::create_new(&unfinished).map_err(|source| Error::io(&place, source))?;
        self.names.push(name.to_owned());
        Ok(OutputFile { place, unfinished, finished, out: BufWriter::with_capacity(1 << 16, file) })
    }

    /// Writes a whole file.
    ///
    /// # Errors
    /// As [`file`](Self::file) and [`OutputFile::close`].
    pub fn write(&mut self, name: &str, content: &[u8]) -> Result<()> {
        let mut file = self.file(name)?;
        file.write_all(content).map_err(|source| Error::io(&file.place, source))?;
        file.close()
    }

    /// Moves all files into place and returns where they are, in the order in which they were begun.
    ///
    /// # Errors
    /// A file was begun and not closed, or the system refuses a move; then everything is as it was before.
    pub fn finish(mut self) -> Result<Vec<PathBuf>> {
        let places: Vec<PathBuf> = self.names.iter().map(|name| self.path.join(name)).collect();
        for (name, place) in self.names.iter().zip(&places) {
            if !self.new_files().join(name).is_file() {
                return Err(Error::input(
                    place.display(),
                    "was not written to its end, so nothing was moved into the output folder; run again",
                ));
            }
        }
        if !self.path.is_dir() && fs::rename(self.new_files(), &self.path).is_ok() {
            self.parents.clear();
            return Ok(places);
        }
        // The folder was there before, or somebody made it meanwhile.
        let mut moved = Vec::new();
        for (name, place) in self.names.iter().zip(&places) {
            if let Err(source) = self.replace(name, place, &mut moved) {
                for undo in moved.into_iter().rev() {
                    undo.run();
                }
                return Err(Error::io(place, source));
            }
        }
        self.parents.clear();
        Ok(places)
    }

    fn replace(&self, name: &str, place: &Path, moved: &mut Vec<Undo>) -> io::Result<()> {
        let old = self.staging.path().join("old").join(name);
        match fs::symlink_metadata(place) {
            Ok(metadata) if metadata.is_dir() => return Err(io::Error::from(io::ErrorKind::IsADirectory)),
            Ok(_) => {
                // A second name for the old file leaves no moment without one; where the file system has no such names, it moves.
                fs::hard_link(place, &old).or_else(|_| fs::rename(place, &old))?;
                moved.push(Undo::Restore { old, place: place.to_path_buf() });
            }
            Err(_) => moved.push(Undo::Remove { place: place.to_path_buf() }),
        }
        fs::rename(self.new_files().join(name), place)
    }

    fn new_files(&self) -> PathBuf {
        self.staging.path().join("new")
    }
}

impl Drop for OutputFolder {
    fn drop(&mut self) {
        // The private folder stands in the parents and has to go first; its own drop then finds nothing.
        if !self.parents.is_empty() {
            let _ = fs::remove_dir_all(self.staging.path());
            remove_folders(&self.parents);
        }
    }
}

impl OutputFile {
    /// Writes what is still buffered and declares the file complete.
    ///
    /// # Errors
    /// What the system reports, such as a full disk.
    pub fn close(self) -> Result<()> {
        let OutputFile { place, unfinished, finished, out } = self;
        out.into_inner()
            .map_err(io::IntoInnerError::into_error)
            .and_then(|file| file.sync_all())
            .and_then(|()| fs::rename(unfinished, finished))
            .map_err(|source| Error::io(place, source))
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// How to take back a move.
enum Undo {
    Restore { old: PathBuf, place: PathBuf },
    Remove { place: PathBuf },
}

impl Undo {
    fn run(self) {
        // When even this fails there is nothing better to do than to go on with the others; the first failure is the one reported.
        let _ = match self {
            Undo::Restore { old, place } => fs::rename(old, place),
            Undo::Remove { place } => fs::remove_file(place),
        };
    }
}

fn parent(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Makes the folder and those above it, noting each one made in `made`, outermost first.
fn make_folders(path: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let missing: Vec<&Path> = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()).collect();
    for folder in missing.into_iter().rev() {
        match fs::create_dir(folder) {
            Ok(()) => made.push(folder.to_path_buf()),
            // Another run may make the same folder at the same time.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Takes away folders that are empty, innermost first.
fn remove_folders(folders: &[PathBuf]) {
    for folder in folders.iter().rev() {
        if fs::remove_dir(folder).is_err() {
            break;
        }
    }
}

#[cfg(test)]
mod tests;
