//! Reading a corpus: folders, archives, text files, web pages and JSON rows become [`Document`]s.
//!
//! [`Catalogue::open`] lists what there is without keeping any text, [`Catalogue::read`] loads one document, from as many threads as wanted. So memory
//! follows the largest document, and one bad document never ends a batch.
//!
//! ```
//! use truchement::document::read::{Catalogue, ReadOptions};
//! let folder = tempfile::tempdir()?;
//! std::fs::write(folder.path().join("marché.fr.txt"), "Le marché rouvre lundi.")?;
//! std::fs::write(folder.path().join("marché.maire.ar.txt"), "يعود السوق إلى العمل يوم الاثنين.")?;
//! let catalogue = Catalogue::open(&[folder.path().to_path_buf()], &ReadOptions::default())?;
//! let source = &catalogue.items[1];
//! assert_eq!((source.pair.as_deref(), source.source_name.as_deref()), (Some("marché"), Some("maire")));
//! assert_eq!(catalogue.read(source)?.lang.as_str(), "ar");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod archive;
mod encoding;
mod html;
mod jsonl;
mod list;
mod naming;
mod pairs;
mod spool;

pub use encoding::encoding_for;

use super::{Document, Metadata, Reading};
use crate::error::{Error, Result};
use crate::language::{self, Lang};
use crate::text::{Script, Span, dominant_script};
use archive::Zip;
use encoding_rs::Encoding;
use naming::Kind;
use spool::{Slice, Spool};
use std::collections::BTreeMap;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;

/// Characters that the language of a document is told from.
const LANGUAGE_SAMPLE: usize = 4000;

/// How a corpus is read.
#[derive(Debug, Clone)]
pub struct ReadOptions {
    /// Language of the articles: a code that file names may use, and what a short text is taken for.
    pub from: Lang,
    /// Language of their sources: a code that file names may use.
    pub to: Lang,
    /// Encoding of every file without a byte-order mark; detected when `None`. See [`encoding_for`].
    pub encoding: Option<&'static Encoding>,
}

impl Default for ReadOptions {
    fn default() -> Self {
        ReadOptions { from: Lang::FRENCH, to: Lang::ARABIC, encoding: None }
    }
}

/// A document of a corpus, not yet read.
#[derive(Debug, Clone)]
pub struct Item {
    /// Path inside the corpus with `/` between folders, or the id of a JSONL row.
    pub id: String,
    /// The language that the corpus says; `None` when it says nothing, and reading will tell.
    pub lang: Option<Lang>,
    /// Items with the same pair belong together. A document whose name gives its language has one even when it stands alone.
    pub pair: Option<String>,
    /// WHO, for a source called `NAME.WHO.ar.txt`.
    pub source_name: Option<String>,
    /// The file, for people: path on disk, `archive!member`.
    file: Arc<str>,
    /// Line of a JSONL row, from 1; 0 for other documents.
    line: u64,
    kind: Kind,
    source: Source,
}

impl Item {
    /// What errors call the document: its path, `archive!member` or `file:line`.
    pub fn name(&self) -> String {
        if self.line == 0 { self.file.to_string() } else { format!("{}:{}", self.file, self.line) }
    }

    /// The file that the document stands in, and the line of its row when it is one of several rows.
    pub fn place(&self) -> (&str, Option<u64>) {
        (&self.file, (self.line > 0).then_some(self.line))
    }
}

/// Where the bytes of a document lie.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    /// A file on disk, whole.
    File(PathBuf),
    /// A part of a file or of the spool.
    Slice(Slice),
    /// The member of a ZIP archive.
    Zip { archive: usize, member: usize },
}

/// A file that is no document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// The file, as errors would call it.
    pub name: String,
    /// Why it is left out.
    pub reason: String,
    /// True for what a corpus is expected to hold besides documents: hidden files, README, tables, gold alignments.
    pub ignored: bool,
}

/// A document or archive that cannot be read; the rest of the corpus goes on without it.
#[derive(Debug)]
pub struct Failed {
    /// The file, as errors call it.
    pub name: String,
    /// What is wrong with it.
    pub error: Error,
}

/// What a corpus holds. Texts are not kept.
#[derive(Debug)]
pub struct Catalogue {
    /// The documents, by id: the order on disk does not matter.
    pub items: Vec<Item>,
    /// The files that are no documents, by name.
    pub skipped: Vec<Skipped>,
    /// What could not be listed, in the order in which it was met.
    pub failed: Vec<Failed>,
    options: ReadOptions,
    spool: Spool,
    zips: Vec<Zip>,
}

impl Catalogue {
    /// Lists the documents under `paths`: folders, `.zip`, `.tar(.gz|.zst)`, `.jsonl(.gz|.zst)`, or single text files and web pages.
    ///
    /// With several paths, the name of a folder or archive that is a language code counts: `fr` and `ar` given side by side are paired.
    ///
    /// # Errors
    /// When a path does not exist, nothing is found, two documents bear the same id, or `pairs.csv` is malformed or names what is not there. What
    /// concerns a single document or archive is in [`failed`](Self::failed) instead.
    pub fn open(paths: &[PathBuf], options: &ReadOptions) -> Result<Catalogue> {
        list::open(paths, options)
    }

    /// The items of each pair, by the pair's name.
    pub fn pairs(&self) -> BTreeMap<&str, Vec<&Item>> {
        let mut pairs: BTreeMap<&str, Vec<&Item>> = BTreeMap::new();
        for item in &self.items {
            if let Some(pair) = &item.pair {
                pairs.entry(pair).or_default().push(item);
            }
        }
        pairs
    }

    /// Loads and decodes one document. May be called from many threads at once.
    ///
    /// The source of a JSONL row is the value of its `text` (or else `html`), not the line in the file: offsets count from the start of that value.
    ///
    /// # Errors
    /// When the bytes cannot be read or decoded, or hold no text.
    pub fn read(&self, item: &Item) -> Result<Document> {
        let name = item.name();
        let bytes = match &item.source {
            Source::File(path) => {
                let length = std::fs::metadata(path).map_err(|source| Error::io(path, source))?.len();
                spool::refuse_long(length, &name)?;
                std::fs::read(path).map_err(|source| Error::io(path, source))?
            }
            Source::Slice(slice) => self.spool.read(slice, &name)?,
            Source::Zip { archive, member } => {
                let zip = self.zips.get(*archive).ok_or_else(|| Error::input(&name, "comes from another catalogue"))?;
                zip.with(*member, &name, |reader| all_of(reader, &name))?
            }
        };
        let mut document = decode(&bytes, &name, item.kind, item.lang.as_ref(), &self.options)?;
        document.id.clone_from(&item.id);
        document.pair.clone_from(&item.pair);
        Ok(document)
    }
}

fn all_of(reader: &mut dyn Read, name: &str) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    // The size that an archive announces may be wrong.
    reader
        .take(spool::LONGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Error::input(name, format!("the archive is damaged here ({error}): fetch it again")))?;
    spool::refuse_long(bytes.len() as u64, name)?;
    Ok(bytes)
}

/// Decodes a text that is no document of a corpus, such as a list of segments. It may be empty.
///
/// # Errors
/// When the bytes cannot be decoded, with `name` and the line.
pub fn text_from_bytes(name: &str, bytes: &[u8], lang: Option<&Lang>, options: &ReadOptions) -> Result<String> {
    encoding::decode(bytes, options.encoding, None, lang).map_err(|fault| fault.in_file(name))
}

/// Makes a document of bytes that came from elsewhere, standard input for instance. `name` is its id and what errors call it; when it ends in `.html`
/// the bytes are read as a page, otherwise as plain text.
///
/// # Errors
/// When the bytes cannot be decoded or hold no text.
pub fn from_bytes(name: &str, bytes: &[u8], lang: Option<&Lang>, options: &ReadOptions) -> Result<Document> {
    let kind = match naming::kind_of(name) {
        Some((Kind::Page, _)) => Kind::Page,
        _ => Kind::Plain,
    };
    decode(bytes, name, kind, lang, options)
}

fn decode(bytes: &[u8], name: &str, kind: Kind, lang: Option<&Lang>, options: &ReadOptions) -> Result<Document> {
    match kind {
        Kind::Rows => {
            let row = jsonl::Row::parse(bytes, options.encoding).map_err(|message| Error::input(name, message))?;
            let said = row.metadata();
            match (row.text, row.html) {
                (Some(text), _) => finish(text, Reading::Whole, said, lang.cloned(), name, options),
                (None, Some(html)) => page(html, said, lang, name, options),
                (None, None) => Err(Error::input(name, "the row has neither “text” nor “html”")),
            }
        }
        Kind::Page => {
            let html = html::decode(bytes, options.encoding, lang).map_err(|fault| fault.in_file(name))?;
            page(html, Metadata::default(), lang, name, options)
        }
        _ => {
            let text = encoding::decode(bytes, options.encoding, None, lang).map_err(|fault| fault.in_file(name))?;
            finish(text, Reading::Whole, Metadata::default(), lang.cloned(), name, options)
        }
    }
}

fn page(html: String, said: Metadata, lang: Option<&Lang>, name: &str, options: &ReadOptions) -> Result<Document> {
    let article = html::article(&html);
    let metadata = Metadata {
        title: said.title.or(article.metadata.title),
        date: said.date.or(article.metadata.date),
        url: said.url.or(article.metadata.url),
    };
    let text = match &article.reading {
        Reading::Whole => &html,
        Reading::Extracted { text, .. } => text,
    };
    // Sites declare the language of their frame, which is not always that of the article: the script must not speak against it.
    let declared = article.lang.as_deref().and_then(|code| jsonl::language(code).ok().flatten());
    let declared =
        declared.filter(|lang| matches!(dominant_script(&sample(text)), script if script == script_of(lang) || script == Script::Common));
    finish(html, article.reading, metadata, lang.cloned().or(declared), name, options)
}

fn script_of(lang: &Lang) -> Script {
    language::of(lang.as_str()).script()
}

fn sample(text: &str) -> String {
    text.chars().take(LANGUAGE_SAMPLE).collect()
}

fn finish(source: String, reading: Reading, metadata: Metadata, lang: Option<Lang>, name: &str, options: &ReadOptions) -> Result<Document> {
    let mut document = Document { id: name.to_owned(), lang: Lang::UNKNOWN, pair: None, metadata, source, reading };
    let text = document.text();
    if Span::new(0, text.len()).trim(text).is_empty() {
        return Err(Error::input(name, "is empty: there is no text in it"));
    }
    if let Some(at) = text.find('\0') {
        let before = text.chars().take_while(|&c| c != '\0').count();
        return Err(Error::input(name, format!("holds a NUL character, at character {before} (byte {at}) of its text: take it out")));
    }
    document.lang = lang.unwrap_or_else(|| language::detect(&sample(text), &options.from));
    Ok(document)
}

#[cfg(test)]
mod tests;
