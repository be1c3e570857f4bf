//! What the whole-program tests share: running the binary, reading what it wrote,
//! and finding the source text that a row points to.
#![allow(dead_code)] // every test file uses a part of it

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::ops::Index;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

use assert_cmd::cargo::cargo_bin_cmd;
use serde_json::Value;
use tempfile::TempDir;

/// Longest time that any one call of the program may take in these tests.
const PATIENCE: Duration = Duration::from_secs(120);

/// The columns of the contract, in their order.
pub const SENTENCES: &str = "id,pair,type,order,score,fr,ar,fr_doc,fr_from,fr_to,ar_doc,ar_from,ar_to,terms";
pub const QUOTES: &str = "id,pair,kind,lang,speaker,cue,attribution,quote,fr_doc,fr_from,fr_to,link,score,ar,ar_doc,ar_from,ar_to";
pub const TERMS: &str = "id,pair,sentence,concept,status,fr,fr_doc,fr_from,fr_to,ar,ar_doc,ar_from,ar_to,match";
pub const SEGMENT: &str = "doc,index,kind,lang,from,to,text,speaker";
pub const FOUND: &str = "line,concept,fr,ar,surface,from,to,match,status";

/// One finished call of the program.
#[derive(Debug)]
pub struct Run {
    /// The command line, for messages.
    pub line: String,
    /// The exit code; `None` when the program was killed (it took longer than [`PATIENCE`]).
    pub code: Option<i32>,
    /// Standard output, which must be UTF-8.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// Checks the exit code, and returns the run for what follows.
    #[track_caller]
    pub fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "exit code of `{}`\nstdout: {}\nstderr: {}", self.line, head(&self.stdout), head(&self.stderr));
        self
    }

    /// Checks that some line on stderr holds every one of `words`, so that they are said together.
    #[track_caller]
    pub fn says(self, words: &[&str]) -> Self {
        let together = self.stderr.lines().any(|line| words.iter().all(|word| line.contains(word)));
        assert!(together, "`{}`: no line on stderr holds all of {words:?}\nstderr: {}", self.line, head(&self.stderr));
        self
    }

    /// The rows of a CSV on stdout.
    #[track_caller]
    pub fn table(&self, header: &str) -> Vec<Row> {
        table(self.stdout.as_bytes(), header, &self.line)
    }
}

/// The beginning of a long text, for messages.
pub fn head(text: &str) -> String {
    text.chars().take(1500).collect()
}

/// Runs the program in the directory of the repository.
#[track_caller]
pub fn run<S: AsRef<OsStr>>(args: &[S]) -> Run {
    run_in(root(), args, "")
}

/// Runs the program with `stdin`.
#[track_caller]
pub fn run_with<S: AsRef<OsStr>>(args: &[S], stdin: &str) -> Run {
    run_in(root(), args, stdin)
}

/// Runs the program in `dir`, as a user whose terminal asks for no colour and no backtrace.
/// Whatever happens, there must be no panic.
#[track_caller]
pub fn run_in<S: AsRef<OsStr>>(dir: &Path, args: &[S], stdin: &str) -> Run {
    let line = args.iter().fold(String::from("truchement"), |line, arg| line + " " + &arg.as_ref().to_string_lossy());
    let output = cargo_bin_cmd!("truchement")
        .current_dir(dir)
        .env_remove("RUST_BACKTRACE")
        .env_remove("NO_COLOR")
        .args(args)
        .write_stdin(stdin)
        .timeout(PATIENCE)
        .output()
        .expect("the program can be started");
    let stdout = String::from_utf8(output.stdout).unwrap_or_else(|error| panic!("`{line}`: stdout is not UTF-8: {error}"));
    let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
    for trace in ["panicked at", "RUST_BACKTRACE", "stack backtrace"] {
        assert!(!stderr.contains(trace), "`{line}` panicked: {}", head(&stderr));
    }
    assert!(
        output.status.code().is_some(),
        "`{line}` was killed: it took longer than {PATIENCE:?}, or it crashed\nstderr: {}",
        head(&stderr)
    );
    Run { line, code: output.status.code(), stdout, stderr }
}

/// The directory of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A row of a CSV, its cells by column name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row(pub BTreeMap<String, String>);

impl Index<&str> for Row {
    type Output = str;

    #[track_caller]
    fn index(&self, column: &str) -> &str {
        self.0.get(column).unwrap_or_else(|| panic!("no column {column:?} in {self:?}"))
    }
}

impl Row {
    /// A cell that holds a whole number.
    #[track_caller]
    pub fn number(&self, column: &str) -> usize {
        self[column].parse().unwrap_or_else(|_| panic!("column {column:?} holds no whole number: {self:?}"))
    }
}

/// Reads a CSV as the contract describes it, and checks what holds for all of them.
#[track_caller]
pub fn table(bytes: &[u8], header: &str, name: &str) -> Vec<Row> {
    assert!(!bytes.starts_with(b"\xEF\xBB\xBF"), "{name}: a BOM");
    assert!(!bytes.contains(&b'\r'), "{name}: a carriage return");
    assert!(bytes.ends_with(b"\n"), "{name}: the last line has no end");
    let first = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    assert_eq!(String::from_utf8_lossy(first), header, "{name}: header");
    let mut reader = csv::ReaderBuilder::new().from_reader(bytes);
    let columns: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let rows: Vec<Row> = reader
        .records()
        .map(|record| {
            let record = record.unwrap_or_else(|error| panic!("{name}: {error}"));
            assert!(!record.iter().any(|cell| cell.contains(['\n', '\r'])), "{name}: a line break in a cell: {record:?}");
            Row(columns.iter().cloned().zip(record.iter().map(str::to_owned)).collect())
        })
        .collect();
    let lines = bytes.iter().filter(|&&byte| byte == b'\n').count();
    assert_eq!(lines, rows.len() + 1, "{name}: one line a row");
    rows
}

/// Checks a cell that holds a probability: between 0 and 1, with four decimals.
#[track_caller]
pub fn probability(cell: &str) -> f64 {
    let decimals = cell.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let value: f64 = cell.parse().unwrap_or_else(|_| panic!("not a number: {cell:?}"));
    assert!(decimals == 4 && (0.0..=1.0).contains(&value), "not a probability with four decimals: {cell:?}");
    value
}

/// A folder that the main job wrote, read back.
pub struct Output {
    pub dir: PathBuf,
    pub sentences: Vec<Row>,
    pub quotes: Vec<Row>,
    pub terms: Vec<Row>,
    pub run: Value,
}

impl Output {
    #[track_caller]
    pub fn read(dir: &Path) -> Self {
        let bytes = |name: &str| fs::read(dir.join(name)).unwrap_or_else(|error| panic!("{}: {error}", dir.join(name).display()));
        Self {
            dir: dir.to_owned(),
            sentences: table(&bytes("sentences.csv"), SENTENCES, "sentences.csv"),
            quotes: table(&bytes("quotes.csv"), QUOTES, "quotes.csv"),
            terms: table(&bytes("terms.csv"), TERMS, "terms.csv"),
            run: serde_json::from_slice(&bytes("run.json")).expect("run.json is JSON"),
        }
    }
}

/// A finished main job and the folder that keeps its output alive.
pub struct Job {
    pub run: Run,
    pub output: Output,
    _dir: TempDir,
}

/// The main job on the sample corpus of the repository, done once for a test program.
pub fn main_job() -> &'static Job {
    static JOB: OnceLock<Job> = OnceLock::new();
    JOB.get_or_init(|| {
        let dir = TempDir::new().expect("a temporary folder");
        let out = dir.path().join("output");
        let run = run(&["align".as_ref(), "corpus".as_ref(), "-o".as_ref(), out.as_os_str()]).exits(0);
        Job { run, output: Output::read(&out), _dir: dir }
    })
}

/// A small corpus in a temporary folder, and a place for its output beside it.
pub struct Corpus {
    dir: TempDir,
}

impl Corpus {
    pub fn new() -> Self {
        let dir = TempDir::new().expect("a temporary folder");
        fs::create_dir(dir.path().join("corpus")).expect("a folder for the corpus");
        Self { dir }
    }

    /// The pair of documents `marche`: an article and its whole Arabic version.
    pub fn with_pair() -> Self {
        Self::new().file("marche.fr.txt", PAIR_FR).file("marche.ar.txt", PAIR_AR)
    }

    /// Adds a file to the corpus.
    pub fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.dir.path().join("corpus").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
        self
    }

    /// Adds a file beside the corpus.
    pub fn beside(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path().join(name), content).expect("a file");
        self
    }

    /// The folder that holds `corpus` and, later, `out`.
    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Runs a command in the folder.
    #[track_caller]
    pub fn run(&self, args: &[&str]) -> Run {
        run_in(self.path(), args, "")
    }

    /// Runs the main job with further arguments.
    #[track_caller]
    pub fn align(&self, more: &[&str]) -> Run {
        let mut args = vec!["align", "corpus", "-o", "out"];
        args.extend(more);
        self.run(&args)
    }

    /// What the main job wrote.
    #[track_caller]
    pub fn output(&self) -> Output {
        Output::read(&self.path().join("out"))
    }

    /// Checks that the pair `marche` was aligned, whatever else was wrong.
    #[track_caller]
    pub fn pair_is_done(&self) -> Output {
        let output = self.output();
        let aligned =
            output.sentences.iter().filter(|row| &row["pair"] == "marche" && !row["fr"].is_empty() && !row["ar"].is_empty()).count();
        assert!(aligned >= 3, "the pair `marche` is not aligned: {:?}", output.sentences);
        output
    }
}

pub const PAIR_FR: &str = "Le marché de Tafrout a rouvert mardi 4 mars 2025 après 12 jours de travaux.\n\n\
    «Nous avons réparé 37 étals», a déclaré le maire, Brahim Oulhaj. La police a saisi 250 kilos de marchandises périmées.\n\n\
    Trois commerçants ont été arrêtés. Le tribunal les jugera le 19 mars.\n";
pub const PAIR_AR: &str = "أعيد فتح سوق تافروت يوم الثلاثاء 4 مارس 2025 بعد 12 يوما من الأشغال.\n\n\
    وصرح رئيس البلدية إبراهيم أولحاج: «لقد أصلحنا 37 كشكا». وصادرت الشرطة 250 كيلوغراما من البضائع الفاسدة.\n\n\
    وتم اعتقال ثلاثة تجار. وستحاكمهم المحكمة يوم 19 مارس.\n";

/// The text of a source document of a corpus folder, found from its id the way a reader of the
/// tables would: a path, a file name, a file name without `.txt` or `.html`, or the id of a JSONL row.
pub fn source(corpus: &Path, doc: &str) -> Source {
    for name in [doc.to_owned(), format!("{doc}.txt"), format!("{doc}.html")] {
        for path in [corpus.join(&name), corpus.parent().expect("a parent").join(&name)] {
            if path.is_file() && !name.ends_with(".jsonl") {
                let text = fs::read_to_string(&path).expect("UTF-8");
                let html = name.ends_with(".html");
                return Source { html, text: text.trim_start_matches('\u{FEFF}').chars().collect() };
            }
        }
    }
    for entry in fs::read_dir(corpus).expect("a folder").map(|entry| entry.expect("an entry").path()) {
        if entry.extension().is_some_and(|extension| extension == "jsonl") {
            for line in fs::read_to_string(&entry).expect("UTF-8").lines() {
                let row: Value = serde_json::from_str(line).expect("JSON");
                if row["id"].as_str().is_some_and(|id| doc == id || doc.ends_with(id) && doc.contains(".jsonl")) {
                    return Source { html: false, text: row["text"].as_str().expect("a text").chars().collect() };
                }
            }
        }
    }
    panic!("no source file for the document {doc:?} in {}", corpus.display());
}

/// The untouched text of a source document, as code points.
pub struct Source {
    pub html: bool,
    pub text: Vec<char>,
}

impl Source {
    /// The code points that a row points to.
    #[track_caller]
    pub fn slice(&self, from: usize, to: usize) -> String {
        assert!(from < to && to <= self.text.len(), "{from}..{to} is no range in a text of {}", self.text.len());
        self.text[from..to].iter().collect()
    }

    /// Checks that a cell shows what stands at its offsets. `pieces` is the number of segments that
    /// the cell joins: between two of them the source may hold a paragraph break, or a caption.
    #[track_caller]
    pub fn check(&self, cell: &str, from: usize, to: usize, pieces: usize, what: &str) {
        let slice = self.slice(from, to);
        if self.html {
            assert_same_ends(cell, &slice, what);
            return;
        }
        let slice = one_line(&slice);
        if slice == cell || one_line(cell) == slice {
            return;
        }
        assert!(pieces > 1, "{what}: the cell {cell:?} stands for {slice:?}");
        let same_start = cell.chars().zip(slice.chars()).take_while(|(a, b)| a == b).count();
        let same_end = cell.chars().rev().zip(slice.chars().rev()).take_while(|(a, b)| a == b).count();
        let enough = if pieces == 2 { cell.chars().count().saturating_sub(1) } else { 2 };
        assert!(same_start > 0 && same_end > 0 && same_start + same_end >= enough, "{what}: the cell {cell:?} stands for {slice:?}");
    }
}

/// Checks that a stretch of a web page begins and ends with the letters of the cell that shows it.
/// Tags and entities inside are no letters, but the stretch must not begin or end inside of one.
#[track_caller]
pub fn assert_same_ends(cell: &str, markup: &str, what: &str) {
    let ends = |text: &str| {
        let letters: Vec<char> = text.chars().filter(|letter| letter.is_alphanumeric()).collect();
        (letters.first().copied(), letters.last().copied())
    };
    assert_eq!(ends(&without_markup(markup)), ends(cell), "{what}: {cell:?} against {markup:?}");
}

/// A stretch of a web page without whole tags and whole entities.
fn without_markup(markup: &str) -> String {
    let mut text = String::new();
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        let close = if rest[at..].starts_with('<') { '>' } else { ';' };
        let Some(length) = rest[at..].find(close) else { break };
        text.push_str(&rest[..at]);
        rest = &rest[at + length + 1..];
    }
    text + rest
}

/// A text with every run of white space that holds a line break as one space, as a cell shows it.
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    let mut blank = String::new();
    for letter in text.chars() {
        if letter.is_whitespace() {
            blank.push(letter);
            continue;
        }
        line.push_str(if blank.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) { " " } else { &blank });
        blank.clear();
        line.push(letter);
    }
    line + &blank
}

/// A text as a reader compares it: one kind of space, of quote mark and of dash, lower case.
pub fn folded(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| match letter {
            '’' | '‘' | 'ʼ' => '\'',
            '«' | '»' | '“' | '”' | '„' => '"',
            '–' | '—' => '-',
            other if other.is_whitespace() => ' ',
            other => other,
        })
        .filter(|letter| !matches!(letter, '\u{200B}'..='\u{200F}' | '\u{2066}'..='\u{2069}' | '\u{202A}'..='\u{202E}'))
        .collect();
    plain.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A bead as two lists of indices, with its score if it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Bead {
    pub left: Vec<usize>,
    pub right: Vec<usize>,
    pub score: Option<f64>,
}

/// Reads beads, line by line, as the contract writes them.
#[track_caller]
pub fn beads(text: &str) -> Vec<Bead> {
    text.lines().map(bead).collect()
}

#[track_caller]
fn bead(line: &str) -> Bead {
    let wrong = || -> ! { panic!("not a bead: {line:?}") };
    let side = |part: &str| -> Vec<usize> {
        let Some(inner) = part.strip_prefix('[').and_then(|part| part.strip_suffix(']')) else { wrong() };
        if inner.is_empty() {
            return Vec::new();
        }
        inner.split(',').map(|index| index.trim().parse().unwrap_or_else(|_| wrong())).collect()
    };
    let parts: Vec<&str> = line.split(':').collect();
    let (left, right, score) = match parts[..] {
        [left, right] => (left, right, None),
        [left, right, score] => (left, right, Some(probability(score))),
        _ => wrong(),
    };
    let bead = Bead { left: side(left), right: side(right), score };
    assert!(!bead.left.is_empty() || !bead.right.is_empty(), "a bead of nothing: {line:?}");
    assert!(bead.score.is_some() || bead.left.is_empty() || bead.right.is_empty(), "no score: {line:?}");
    bead
}
