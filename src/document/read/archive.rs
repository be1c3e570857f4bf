//! Members of ZIP and tar archives.

use super::spool::{Home, Slice, refuse_long};
use crate::error::{Error, Result};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use zip::ZipArchive;

/// Archives kept open at a time; a folder may hold thousands of ZIP files.
const MOST_IDLE: usize = 8;

/// A ZIP file. Members are unpacked one by one, from any number of threads: each takes an idle reader or opens one of its own.
#[derive(Debug)]
pub(super) struct Zip {
    path: PathBuf,
    idle: Mutex<Vec<ZipArchive<BufReader<File>>>>,
}

/// A member of an archive: its path and whether it is a file.
#[derive(Debug)]
pub(super) struct Member<T> {
    pub(super) path: String,
    pub(super) place: T,
    pub(super) is_file: bool,
}

impl Zip {
    /// Opens the archive and lists its members.
    pub(super) fn open(path: &Path) -> Result<(Zip, Vec<Member<usize>>, Vec<Error>)> {
        let zip = Zip { path: path.to_path_buf(), idle: Mutex::default() };
        let archive = zip.reader()?;
        let mut errors = Vec::new();
        if archive.has_duplicate_names() {
            errors.push(Error::input(path.display(), "several members bear one name, and only one of each can be read: pack it anew"));
        }
        let mut members = Vec::new();
        for place in 0..archive.len() {
            let entry = archive.by_index_data(place).and_then(|entry| Ok((entry.name()?.replace('\\', "/"), entry.is_symlink())));
            match entry {
                Ok((name, is_link)) if !name.ends_with('/') => members.push(Member { path: clean(&name), place, is_file: !is_link }),
                Ok(_) => {}
                Err(error) => errors.push(Error::input(path.display(), format!("member {place}: {error}"))),
            }
        }
        zip.give_back(archive);
        Ok((zip, members, errors))
    }

    /// Calls `visit` with a reader over the member at `place`.
    pub(super) fn with<T>(&self, place: usize, name: &str, visit: impl FnOnce(&mut dyn Read) -> Result<T>) -> Result<T> {
        let idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner).pop();
        let mut archive = match idle {
            Some(archive) => archive,
            None => self.reader()?,
        };
        let result = match archive.by_index(place) {
            Ok(mut member) => {
                refuse_long(member.size(), name)?;
                visit(&mut member)
            }
            Err(error) => Err(Error::input(name, format!("{error}: unpack the archive and give the folder"))),
        };
        self.give_back(archive);
        result
    }

    fn reader(&self) -> Result<ZipArchive<BufReader<File>>> {
        let file = File::open(&self.path).map_err(|source| Error::io(&self.path, source))?;
        ZipArchive::new(BufReader::new(file))
            .map_err(|error| Error::input(self.path.display(), format!("not a readable ZIP archive ({error}): is it complete?")))
    }

    fn give_back(&self, archive: ZipArchive<BufReader<File>>) {
        let mut idle = self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if idle.len() < MOST_IDLE {
            idle.push(archive);
        }
    }

    /// Closes the files that are open for nothing.
    pub(super) fn rest(&self) {
        self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
    }
}

/// Lists the members of a tar archive that lies in `slice`, in one pass. A damaged archive gives what stands before the damage, and an error.
pub(super) fn tar_members(reader: &mut dyn BufRead, slice: &Slice, name: &str) -> (Vec<Member<Slice>>, Option<Error>) {
    let broken =
        |error: std::io::Error| Error::input(name, format!("the tar archive is damaged ({error}): only what stands before is read"));
    let mut members = Vec::new();
    let mut archive = tar::Archive::new(reader);
    let entries = match archive.entries() {
        Ok(entries) => entries,
        Err(error) => return (members, Some(broken(error))),
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => return (members, Some(broken(error))),
        };
        let kind = entry.header().entry_type();
        if kind.is_dir() {
            continue;
        }
        let path = clean(&String::from_utf8_lossy(&entry.path_bytes()));
        let (from, length) = (entry.raw_file_position(), entry.size());
        let is_file = matches!(kind, tar::EntryType::Regular | tar::EntryType::Continuous);
        if is_file && from.checked_add(length).is_none_or(|end| end > slice.length) {
            let cut = Error::input(format!("{name}!{path}"), "the archive ends inside this file: fetch it again");
            return (members, Some(cut));
        }
        members.push(Member { path, place: Slice { home: slice.home.clone(), from: slice.from + from, length }, is_file });
    }
    (members, None)
}

/// The whole of a file as a slice.
pub(super) fn whole(path: &Path) -> Result<Slice> {
    let length = std::fs::metadata(path).map_err(|source| Error::io(path, source))?.len();
    Ok(Slice { home: Home::File(path.to_path_buf()), from: 0, length })
}

/// A member's path without `./` and doubled strokes. Nothing is ever written to it.
fn clean(path: &str) -> String {
    let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_cleaned() {
        assert_eq!(clean("./a//b.fr.txt"), "a/b.fr.txt");
        assert_eq!(clean("/a/./b.fr.txt"), "a/b.fr.txt");
    }

    #[test]
    fn a_file_that_is_no_tar_is_an_error() {
        let bytes = vec![b'x'; 2048];
        let slice = Slice { home: Home::Spool, from: 0, length: 2048 };
        let (members, error) = tar_members(&mut &bytes[..], &slice, "x.tar");
        assert!(members.is_empty() && error.unwrap().to_string().starts_with("x.tar: the tar archive is damaged"));
    }
}
