//! `run.json`: what a run was given, what it did with every document, and one line to cite it by.

use crate::document::SegmentKind;
use crate::language::Lang;
use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

/// Everything that `run.json` says. Two runs over the same input with the same settings and version differ in [`times`](Self::times) alone.
#[derive(Debug, Clone, Serialize)]
pub struct RunReport {
    /// The program.
    pub program: &'static str,
    /// Its version.
    pub version: &'static str,
    /// One line to cite.
    pub signature: Signature,
    /// The settings that were in force, by name.
    pub settings: BTreeMap<String, serde_json::Value>,
    /// What was read.
    pub inputs: InputSummary,
    /// Glossaries in the order given.
    pub glossaries: Vec<HashedFile>,
    /// Lexicons in the order given, the bundled one included.
    pub lexicons: Vec<HashedFile>,
    /// What the batch taught for its own alignment.
    pub learning: LearningSummary,
    /// Totals.
    pub counts: Counts,
    /// Every document, in the order of the output.
    pub documents: Vec<DocumentStatus>,
    /// Files that were met and not read.
    pub skipped: Vec<SkippedFile>,
    /// Milliseconds of each step, in the order of the run; the last key, apart from what must be the same in every run.
    #[serde(serialize_with = "as_milliseconds")]
    pub times: Vec<(String, Duration)>,
}

impl RunReport {
    /// A report of this version of the program with nothing done yet.
    pub fn new(signature: Signature) -> RunReport {
        RunReport {
            program: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
            signature,
            settings: BTreeMap::new(),
            inputs: InputHash::new().finish(),
            glossaries: Vec::new(),
            lexicons: Vec::new(),
            learning: LearningSummary::default(),
            counts: Counts::default(),
            documents: Vec::new(),
            skipped: Vec::new(),
            times: Vec::new(),
        }
    }

    /// The content of the file.
    ///
    /// # Errors
    /// None in practice: all keys are text.
    pub fn to_json(&self) -> serde_json::Result<String> {
        serde_json::to_string_pretty(self).map(|json| json + "\n")
    }
}

/// One line that says what made a result, after the signatures of sacreBLEU (Post 2018):
/// `truchement|v:0.1.0|pair:fr-ar|order:auto|lex:9f86d081|glo:none|cal:fr-ar-1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Source language.
    pub from: Lang,
    /// Target language.
    pub to: Lang,
    /// The order asked for: `auto`, `parallel` or `free`.
    pub order: String,
    /// The lexicon, from [`short_hash`]; empty when there is none.
    pub lexicon: String,
    /// The glossary, from [`short_hash`]; empty when there is none.
    pub glossary: String,
    /// The calibration of the scores; empty when there is none.
    pub calibration: String,
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}|v:{}|pair:{}-{}",
            env!("CARGO_PKG_NAME"),
            env!("CARGO_PKG_VERSION"),
            plain(self.from.as_str()),
            plain(self.to.as_str())
        )?;
        for (key, value) in [("order", &self.order), ("lex", &self.lexicon), ("glo", &self.glossary), ("cal", &self.calibration)] {
            write!(f, "|{key}:{}", plain(value))?;
        }
        Ok(())
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A value that cannot be taken for the next key of a signature.
fn plain(value: &str) -> String {
    if value.is_empty() {
        return "none".to_owned();
    }
    value.chars().map(|c| if c == '|' || c.is_whitespace() || c.is_control() { '_' } else { c }).collect()
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputSummary {
    /// Documents read.
    pub documents: usize,
    /// Their size in bytes.
    pub bytes: u64,
    /// SHA-256 over their ids and contents, see [`InputHash`].
    pub sha256: String,
}

/// The hash over all documents read, the same in whatever order they come: SHA-256 over, for each document by rising id, the length of the id in bytes
/// (8 bytes, little endian), the id, and the SHA-256 of the content.
#[derive(Debug, Clone, Default)]
pub struct InputHash {
    bytes: u64,
    seen: Vec<(String, [u8; 32])>,
}

impl InputHash {
    /// Of no document yet.
    pub fn new() -> InputHash {
        InputHash::default()
    }

    /// Adds a document.
    pub fn add(&mut self, id: &str, content: &[u8]) {
        self.add_digest(id, digest(content), content.len() as u64);
    }

    /// Adds a document of `bytes` bytes by the [`digest`] of its content, when the content is no longer there.
    pub fn add_digest(&mut self, id: &str, digest: [u8; 32], bytes: u64) {
        self.bytes += bytes;
        self.seen.push((id.to_owned(), digest));
    }

    /// The hash and what went into it.
    pub fn finish(mut self) -> InputSummary {
        self.seen.sort_unstable();
        let mut all = Sha256::new();
        for (id, content) in &self.seen {
            all.update((id.len() as u64).to_le_bytes());
            all.update(id.as_bytes());
            all.update(content);
        }
        InputSummary { documents: self.seen.len(), bytes: self.bytes, sha256: hex(&all.finalize()) }
    }
}

/// SHA-256.
pub fn digest(content: &[u8]) -> [u8; 32] {
    Sha256::digest(content).into()
}

/// A file that shaped the result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct HashedFile {
    /// What it is called; it begins with `bundled` for what the program carries.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

impl HashedFile {
    /// The file called `name` with this content.
    pub fn new(name: impl Into<String>, content: &[u8]) -> HashedFile {
        HashedFile { name: name.into(), sha256: hex(&Sha256::digest(content)) }
    }
}

/// Eight hexadecimal digits for a signature: of the one file, or of all their hashes in order; empty when there are none.
pub fn short_hash(files: &[HashedFile]) -> String {
    let whole = match files {
        [] => return String::new(),
        [only] => only.sha256.clone(),
        several => {
            let mut all = Sha256::new();
            for file in several {
                all.update(file.sha256.as_bytes());
            }
            hex(&all.finalize())
        }
    };
    whole.chars().take(8).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a batch taught for its own alignment.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LearningSummary {
    /// True when pairs were aligned with what other pairs taught.
    pub used: bool,
    /// Why, or why not.
    pub reason: String,
    /// For each language the share of its words that the lexicons list, when that was looked at.
    #[serde(serialize_with = "as_shares")]
    pub known: Vec<(String, f64)>,
    /// Rounds of aligning and learning.
    pub passes: usize,
    /// Confident beads that the last round learned from.
    pub beads: usize,
    /// Words in them.
    pub words: usize,
    /// True when there were more than could be taken in.
    pub full: bool,
    /// Word translations learned, the most of any part of the batch.
    pub entries: usize,
}

fn as_shares<S: Serializer>(shares: &[(String, f64)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(shares.iter().map(|(lang, share)| (lang, (share * 1e4).round() / 1e4)))
}

/// Totals of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Counts {
    /// Documents read or tried.
    pub documents: usize,
    /// Of them, those that failed.
    pub failed: usize,
    /// Of them, those that nothing answers.
    pub unpaired: usize,
    /// Of them, those that were left out.
    pub skipped: usize,
    /// Pairs of documents aligned.
    pub pairs: usize,
    /// Rows of `sentences.csv`.
    pub sentences: usize,
    /// Of them, null beads.
    pub null_beads: usize,
    /// Rows of `quotes.csv`.
    pub quotes: usize,
    /// Of them, those with a full or partial link.
    pub linked_quotes: usize,
    /// Rows of `terms.csv`.
    pub terms: usize,
    /// Cells guarded against being read as formulas, in all tables together.
    pub guarded_cells: u64,
}

impl Counts {
    /// Counts the documents by what became of them.
    pub fn count_documents(&mut self, documents: &[DocumentStatus]) {
        let having = |status| documents.iter().filter(|document| document.status == status).count();
        self.documents = documents.len();
        self.failed = having(Status::Failed);
        self.unpaired = having(Status::Unpaired);
        self.skipped = having(Status::Skipped);
    }
}

/// What became of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Done.
    Ok,
    /// Could not be done; the message says why.
    Failed,
    /// Left out on purpose; the message says why.
    Skipped,
    /// Read, and nothing answers it.
    Unpaired,
}

/// What became of one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DocumentStatus {
    /// The document.
    pub id: String,
    /// Its pair, if it has one.
    pub pair: Option<String>,
    /// Its language.
    pub lang: Lang,
    /// What became of it.
    pub status: Status,
    /// Why, when it is not [`Status::Ok`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// Segments that are no prose and were not aligned, by kind.
    pub stripped: BTreeMap<SegmentKind, usize>,
    /// Segments of prose.
    pub segments: usize,
    /// Quotations.
    pub quotes: usize,
}

/// A file that was met and not read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SkippedFile {
    /// Its path in the corpus.
    pub path: String,
    /// Why.
    pub reason: String,
}

fn as_milliseconds<S: Serializer>(times: &[(String, Duration)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(times.iter().map(|(step, time)| (step, u64::try_from(time.as_millis()).unwrap_or(u64::MAX))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signature() -> Signature {
        Signature {
            from: Lang::FRENCH,
            to: Lang::ARABIC,
            order: "auto".into(),
            lexicon: short_hash(&[HashedFile::new("bundled", b"abc")]),
            glossary: String::new(),
            calibration: "a|b c".into(),
        }
    }

    #[test]
    fn the_signature_is_one_line_to_cite() {
        let version = env!("CARGO_PKG_VERSION");
        assert_eq!(signature().to_string(), format!("truchement|v:{version}|pair:fr-ar|order:auto|lex:ba7816bf|glo:none|cal:a_b_c"));
    }

    #[test]
    fn hashes_are_those_of_the_standard() {
        // FIPS 180-2, appendix B.1.
        assert_eq!(HashedFile::new("x", b"abc").sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        let two = [HashedFile::new("x", b"abc"), HashedFile::new("y", b"")];
        assert_eq!(short_hash(&two).len(), 8);
        assert_ne!(short_hash(&two), short_hash(&[two[1].clone(), two[0].clone()]));
    }

    fn hash(documents: &[(&str, &str)]) -> InputSummary {
        let mut hash = InputHash::new();
        for (id, content) in documents {
            hash.add(id, content.as_bytes());
        }
        hash.finish()
    }

    #[test]
    fn the_input_hash_sees_ids_and_contents_but_no_order() {
        let one = hash(&[("a", "x"), ("b", "yz")]);
        assert_eq!(one, hash(&[("b", "yz"), ("a", "x")]));
        assert_eq!((one.documents, one.bytes), (2, 3));
        for other in [&[("a", "x"), ("b", "y")][..], &[("a", "yz"), ("b", "x")], &[("ab", "x"), ("", "yz")], &[("a", "x")]] {
            assert_ne!(hash(other).sha256, one.sha256, "{other:?}");
        }
    }

    #[test]
    fn times_come_last_and_everything_else_is_the_same() {
        let mut report = RunReport::new(signature());
        report.settings.insert("order".into(), "auto".into());
        report.settings.insert("jobs_free".into(), true.into());
        report.documents.push(DocumentStatus {
            id: "b.fr.txt".into(),
            pair: None,
            lang: Lang::FRENCH,
            status: Status::Unpaired,
            message: Some("no Arabic document answers it".into()),
            stripped: [(SegmentKind::Url, 2), (SegmentKind::Caption, 1)].into(),
            segments: 4,
            quotes: 0,
        });
        report.counts.count_documents(&report.documents);
        report.times = vec![("read".into(), Duration::from_micros(12_900)), ("align".into(), Duration::from_secs(2))];
        let json = report.to_json().unwrap();
        assert!(json.ends_with("  \"times\": {\n    \"read\": 12,\n    \"align\": 2000\n  }\n}\n"), "{json}");
        assert!(json.contains("\"stripped\": {\n        \"caption\": 1,\n        \"url\": 2\n      }"), "{json}");
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        assert_eq!(value["documents"][0]["status"], "unpaired");
        assert_eq!((&value["counts"]["documents"], &value["counts"]["unpaired"]), (&1.into(), &1.into()));
        report.times.clear();
        let (head, _) = json.split_once("  \"times\"").unwrap();
        assert!(report.to_json().unwrap().starts_with(head));
    }
}
