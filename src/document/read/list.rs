//! Listing a corpus: what each file is, what it is called, which documents belong together.

use super::archive::{self, Member, Zip};
use super::jsonl;
use super::naming::{self, Codes, Kind, Name, Names, Packing};
use super::pairs::{self, PairRow};
use super::spool::{Slice, Spool};
use super::{Catalogue, Failed, Item, ReadOptions, Skipped, Source, all_of, encoding};
use crate::error::{Error, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use walkdir::WalkDir;

/// A file of the corpus that is a document by itself, or may be made one by `pairs.csv`.
struct Entry {
    /// Path inside the corpus.
    path: String,
    /// What errors call it.
    name: String,
    source: Source,
    /// `None` for a file that is no document.
    kind: Option<Kind>,
    /// Why it is expected not to be one.
    ignored: Option<&'static str>,
}

struct Lister<'a> {
    options: &'a ReadOptions,
    spool: Spool,
    zips: Vec<Zip>,
    entries: Vec<Entry>,
    /// JSONL rows, complete.
    rows: Vec<Item>,
    skipped: Vec<Skipped>,
    failed: Vec<Failed>,
}

pub(super) fn open(paths: &[PathBuf], options: &ReadOptions) -> Result<Catalogue> {
    let mut lister = Lister {
        options,
        spool: Spool::default(),
        zips: Vec::new(),
        entries: Vec::new(),
        rows: Vec::new(),
        skipped: Vec::new(),
        failed: Vec::new(),
    };
    let codes = Codes::new(&[&options.from, &options.to]);
    for path in paths {
        let metadata = std::fs::metadata(path).map_err(|source| Error::io(path, source))?;
        let prefix = if paths.len() > 1 { language_prefix(path, metadata.is_dir(), &codes) } else { String::new() };
        if metadata.is_dir() { lister.folder(path, &prefix) } else { lister.single(path, &prefix)? }
    }
    lister.finish(paths, &codes)
}

/// `fr/` for a folder or archive called `fr`, when several paths are given.
fn language_prefix(path: &Path, is_dir: bool, codes: &Codes) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem = if is_dir { name.as_str() } else { name.split('.').next().unwrap_or_default() };
    let archive = matches!(naming::kind_of(&name), Some((Kind::Zip | Kind::Tar, _)));
    let prefix = format!("{stem}/");
    if (is_dir || archive) && Name::parse(&format!("{prefix}x"), codes).lang.is_some() { prefix } else { String::new() }
}

impl Lister<'_> {
    fn folder(&mut self, root: &Path, prefix: &str) {
        let mut walk = WalkDir::new(root).min_depth(1).follow_links(true).sort_by_file_name().into_iter();
        while let Some(step) = walk.next() {
            let entry = match step {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_path_buf();
                    let source = error.into_io_error().unwrap_or_else(|| std::io::Error::other("a link that leads back to its own folder"));
                    self.fail(path.display().to_string(), Error::io(&path, source));
                    continue;
                }
            };
            let inner = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let parts: Vec<_> = inner.components().map(|part| part.as_os_str().to_string_lossy()).collect();
            let path = format!("{prefix}{}", parts.join("/"));
            let name = entry.path().display().to_string();
            if entry.file_type().is_dir() {
                if naming::is_hidden(naming::file_name(&path)) {
                    walk.skip_current_dir();
                    self.skip(name, "hidden or made by the system", true);
                }
            } else if entry.file_type().is_file() {
                self.file(entry.path(), path, name);
            } else {
                self.skip(name, "neither a file nor a folder", false);
            }
        }
    }

    /// A file of a folder.
    fn file(&mut self, disk: &Path, path: String, name: String) {
        let ignored = naming::ignored(&path);
        let kind = naming::kind_of(&path);
        let result = match kind {
            Some((Kind::Zip | Kind::Tar, packing)) if ignored.is_none() => self.archive(disk, packing, &format!("{path}/"), &name),
            Some((Kind::Rows, packing)) if ignored.is_none() => self.rows_on_disk(disk, packing, &name),
            _ => {
                self.entry(path, name.clone(), Source::File(disk.to_path_buf()));
                Ok(())
            }
        };
        if let Err(error) = result {
            self.fail(name, error);
        }
    }

    /// A file that the user named. When nothing in its name says what it is, it is a text.
    fn single(&mut self, disk: &Path, prefix: &str) -> Result<()> {
        let name = disk.display().to_string();
        let path = disk.file_name().map_or_else(|| name.clone(), |name| name.to_string_lossy().into_owned());
        match naming::kind_of(&path) {
            Some((Kind::Zip | Kind::Tar, packing)) => self.archive(disk, packing, prefix, &name)?,
            Some((Kind::Rows, packing)) => self.rows_on_disk(disk, packing, &name)?,
            kind => {
                let kind = kind.map_or(Kind::Plain, |(kind, _)| kind);
                self.entries.push(Entry { path, name, source: Source::File(disk.to_path_buf()), kind: Some(kind), ignored: None });
            }
        }
        Ok(())
    }

    fn archive(&mut self, disk: &Path, packing: Packing, prefix: &str, name: &str) -> Result<()> {
        if let Some((Kind::Zip, _)) = naming::kind_of(name) {
            return self.zip(disk, prefix, name);
        }
        let slice = self.slice(disk, packing, name)?;
        let (members, error) = self.spool.pass(&slice, |reader| archive::tar_members(reader, &slice, name))?;
        // An archive whose packing is broken ends too early as well: one error is enough.
        if let Some(error) = error.filter(|_| !self.failed.iter().any(|failed| failed.name == name)) {
            self.fail(name.to_owned(), error);
        }
        for Member { path, place, is_file } in members {
            let shown = format!("{name}!{path}");
            match naming::kind_of(&path) {
                _ if !is_file => self.skip(shown, "neither a file nor a folder", false),
                Some((Kind::Rows, packing)) if naming::ignored(&path).is_none() => {
                    if let Err(error) = self.packed_rows(&place, packing, &shown) {
                        self.fail(shown, error);
                    }
                }
                _ => self.entry(format!("{prefix}{path}"), shown, Source::Slice(place)),
            }
        }
        Ok(())
    }

    fn zip(&mut self, disk: &Path, prefix: &str, name: &str) -> Result<()> {
        let (zip, members, errors) = Zip::open(disk)?;
        let archive = self.zips.len();
        errors.into_iter().for_each(|error| self.fail(name.to_owned(), error));
        for Member { path, place: member, is_file } in members {
            let shown = format!("{name}!{path}");
            match naming::kind_of(&path) {
                _ if !is_file => self.skip(shown, "neither a file nor a folder", false),
                Some((Kind::Rows, packing)) if naming::ignored(&path).is_none() => {
                    let unpacked = zip.with(member, &shown, |reader| self.spool.unpack(reader, packing));
                    let listed = unpacked.and_then(|(slice, damage)| {
                        self.damage(damage, &shown);
                        self.list_rows(&slice, &shown)
                    });
                    if let Err(error) = listed {
                        self.fail(shown, error);
                    }
                }
                _ => self.entry(format!("{prefix}{path}"), shown, Source::Zip { archive, member }),
            }
        }
        zip.rest();
        self.zips.push(zip);
        Ok(())
    }

    /// The unpacked content of a file: the file itself when it is not packed.
    fn slice(&mut self, disk: &Path, packing: Packing, name: &str) -> Result<Slice> {
        if packing == Packing::None {
            return archive::whole(disk);
        }
        let file = std::fs::File::open(disk).map_err(|source| Error::io(disk, source))?;
        let (slice, damage) = self.spool.unpack(file, packing)?;
        self.damage(damage, name);
        Ok(slice)
    }

    fn damage(&mut self, damage: Option<std::io::Error>, name: &str) {
        if let Some(error) = damage {
            let error =
                Error::input(name, format!("cannot be unpacked to its end ({error}): only what stands before is read, fetch it again"));
            self.fail(name.to_owned(), error);
        }
    }

    fn rows_on_disk(&mut self, disk: &Path, packing: Packing, name: &str) -> Result<()> {
        let slice = self.slice(disk, packing, name)?;
        self.list_rows(&slice, name)
    }

    /// Rows inside a tar archive, packed once more or not.
    fn packed_rows(&mut self, slice: &Slice, packing: Packing, name: &str) -> Result<()> {
        if packing == Packing::None {
            return self.list_rows(slice, name);
        }
        // The archive may lie in the spool itself, which has one reader or writer at a time.
        let temporary = |source| Error::io(Path::new("temporary file"), source);
        let mut aside = tempfile::tempfile().map_err(temporary)?;
        self.spool.pass(slice, |reader| std::io::copy(reader, &mut aside))?.map_err(temporary)?;
        std::io::Seek::rewind(&mut aside).map_err(temporary)?;
        let (slice, damage) = self.spool.unpack(aside, packing)?;
        self.damage(damage, name);
        self.list_rows(&slice, name)
    }

    fn list_rows(&mut self, slice: &Slice, name: &str) -> Result<()> {
        let (heads, errors) = self.spool.pass(slice, |reader| jsonl::index(reader, name, self.options.encoding))?;
        errors.into_iter().for_each(|error| self.fail(name.to_owned(), error));
        let file: Arc<str> = Arc::from(name);
        self.rows.extend(heads.into_iter().map(|head| Item {
            id: head.id,
            lang: head.lang,
            pair: head.pair,
            source_name: None,
            file: Arc::clone(&file),
            line: head.line,
            kind: Kind::Rows,
            source: Source::Slice(Slice { home: slice.home.clone(), from: slice.from + head.from, length: head.length }),
        }));
        Ok(())
    }

    fn entry(&mut self, path: String, name: String, source: Source) {
        let ignored = naming::ignored(&path);
        let kind = naming::kind_of(&path).map(|(kind, _)| kind);
        self.entries.push(Entry { path, name, source, kind, ignored });
    }

    fn skip(&mut self, name: String, reason: &str, ignored: bool) {
        self.skipped.push(Skipped { name, reason: reason.to_owned(), ignored });
    }

    fn fail(&mut self, name: String, error: Error) {
        self.failed.push(Failed { name, error });
    }

    fn finish(mut self, paths: &[PathBuf], codes: &Codes) -> Result<Catalogue> {
        let tables = self.tables()?;
        let listed: BTreeSet<&str> = tables.iter().flat_map(|(_, rows)| rows).map(|row| row.path.as_str()).collect();
        let mut documents = Vec::new();
        for entry in std::mem::take(&mut self.entries) {
            match (entry.ignored, entry.kind) {
                (_, Some(Kind::Pairs)) => self.skip(entry.name, "read as the table of pairs", true),
                (None, Some(kind @ (Kind::Plain | Kind::Page))) => documents.push((entry, kind)),
                _ if listed.contains(entry.path.as_str()) => {
                    let kind = if entry.kind == Some(Kind::Page) { Kind::Page } else { Kind::Plain };
                    documents.push((entry, kind));
                }
                (Some(reason), _) => self.skip(entry.name, reason, true),
                (None, Some(Kind::Zip | Kind::Tar)) => self.skip(entry.name, "an archive inside an archive: unpack the outer one", false),
                (None, _) => self.skip(entry.name, "no format of a corpus: .txt, .html, .jsonl or an archive of them", false),
            }
        }
        let mut items = named(documents, codes);
        items.append(&mut self.rows);
        apply(&tables, &mut items)?;
        items.sort_by(|a, b| (&a.id, &a.file, a.line).cmp(&(&b.id, &b.file, b.line)));
        if let Some((first, second)) = items.iter().zip(items.iter().skip(1)).find(|(a, b)| a.id == b.id) {
            let message =
                format!("the same id “{}” as {}: ids must differ; give the folder above both, or rename one", first.id, first.name());
            return Err(Error::input(second.name(), message));
        }
        self.skipped.sort();
        if items.is_empty() && self.failed.is_empty() {
            return Err(nothing(paths, &self.skipped));
        }
        Ok(Catalogue {
            items,
            skipped: self.skipped,
            failed: self.failed,
            options: self.options.clone(),
            spool: self.spool,
            zips: self.zips,
        })
    }

    /// Reads every `pairs.csv`: its name and its rows.
    fn tables(&self) -> Result<Vec<(String, Vec<PairRow>)>> {
        let tables = self.entries.iter().filter(|entry| entry.kind == Some(Kind::Pairs) && entry.ignored.is_none());
        let read = |entry: &Entry| {
            let bytes = match &entry.source {
                Source::File(path) => std::fs::read(path).map_err(|source| Error::io(path, source))?,
                Source::Slice(slice) => self.spool.read(slice, &entry.name)?,
                Source::Zip { archive, member } => match self.zips.get(*archive) {
                    Some(zip) => zip.with(*member, &entry.name, |reader| all_of(reader, &entry.name))?,
                    None => Vec::new(),
                },
            };
            let text = encoding::decode(&bytes, self.options.encoding, None, None).map_err(|fault| fault.in_file(&entry.name))?;
            Ok((entry.name.clone(), pairs::parse(&text, &entry.path, &entry.name)?))
        };
        tables.map(read).collect()
    }
}

/// Gives documents language and pair by their names.
fn named(documents: Vec<(Entry, Kind)>, codes: &Codes) -> Vec<Item> {
    let parsed: Vec<Name> = documents.iter().map(|(entry, _)| Name::parse(&entry.path, codes)).collect();
    let mut names = Names::default();
    parsed.iter().for_each(|name| names.add(name));
    let item = |((entry, kind), name): ((Entry, Kind), &Name)| {
        let (pair, source_name) = names.pair(name);
        Item {
            id: entry.path,
            lang: name.lang.clone(),
            pair,
            source_name,
            file: Arc::from(entry.name),
            line: 0,
            kind,
            source: entry.source,
        }
    };
    documents.into_iter().zip(&parsed).map(item).collect()
}

/// Lets the tables of pairs override what names say.
fn apply(tables: &[(String, Vec<PairRow>)], items: &mut [Item]) -> Result<()> {
    let places: BTreeMap<String, usize> = items.iter().enumerate().map(|(at, item)| (item.id.clone(), at)).collect();
    let mut seen: BTreeMap<usize, String> = BTreeMap::new();
    for (table, rows) in tables {
        for row in rows {
            let at = places.get(&row.path).or_else(|| places.get(&row.written));
            let Some((&at, item)) = at.and_then(|at| Some((at, items.get_mut(*at)?))) else {
                return Err(Error::at_line(table, row.line, format!("“{}” is not in the corpus: check the path", row.written)));
            };
            if let Some(first) = seen.insert(at, format!("{table}:{}", row.line)) {
                return Err(Error::at_line(
                    table,
                    row.line,
                    format!("“{}” stands already at {first}: a document has one pair", row.written),
                ));
            }
            item.pair = Some(row.pair.clone());
            if row.lang.is_some() {
                item.lang.clone_from(&row.lang);
            }
        }
    }
    Ok(())
}

fn nothing(paths: &[PathBuf], skipped: &[Skipped]) -> Error {
    let places: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    let passed = match skipped {
        [] => String::new(),
        [first, ..] => format!(" {} other file(s) were passed over, such as {} ({}).", skipped.len(), first.name, first.reason),
    };
    Error::Usage(format!(
        "no document in {}: looked for .txt, .html and .jsonl (.gz, .zst) files, in folders, .zip, .tar, .tar.gz and .tar.zst.{passed}",
        if places.is_empty() { "an empty list of paths".to_owned() } else { places.join(", ") }
    ))
}
