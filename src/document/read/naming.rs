//! What a file's name says: format, language, and which documents belong together.

use crate::language::Lang;
use std::collections::{BTreeMap, BTreeSet};

/// The codes of ISO 639-1.
const ISO_639_1: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu \
    fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la \
    lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg \
    si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// What a file is, by the end of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Plain text.
    Plain,
    /// A web page.
    Page,
    /// JSON rows, one a line.
    Rows,
    /// A ZIP archive.
    Zip,
    /// A tar archive.
    Tar,
    /// The table that says which documents belong together.
    Pairs,
}

/// How a file is packed, by the end of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Packing {
    /// Not at all.
    None,
    /// gzip.
    Gzip,
    /// Zstandard.
    Zstd,
}

/// The format of the file called `name`, `None` when it is no format of a corpus.
pub(super) fn kind_of(name: &str) -> Option<(Kind, Packing)> {
    let name = file_name(name).to_ascii_lowercase();
    if name == "pairs.csv" {
        return Some((Kind::Pairs, Packing::None));
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    Some(match () {
        () if ends(&[".txt", ".text"]) => (Kind::Plain, Packing::None),
        () if ends(&[".html", ".htm", ".xhtml"]) => (Kind::Page, Packing::None),
        () if ends(&[".jsonl", ".ndjson"]) => (Kind::Rows, Packing::None),
        () if ends(&[".jsonl.gz", ".ndjson.gz"]) => (Kind::Rows, Packing::Gzip),
        () if ends(&[".jsonl.zst", ".ndjson.zst"]) => (Kind::Rows, Packing::Zstd),
        () if ends(&[".zip"]) => (Kind::Zip, Packing::None),
        () if ends(&[".tar"]) => (Kind::Tar, Packing::None),
        () if ends(&[".tar.gz", ".tgz"]) => (Kind::Tar, Packing::Gzip),
        () if ends(&[".tar.zst", ".tzst"]) => (Kind::Tar, Packing::Zstd),
        () => return None,
    })
}

/// Why the file at `path` (inside the corpus) is known to be no document; `None` for any other.
pub(super) fn ignored(path: &str) -> Option<&'static str> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    if path.split('/').any(is_hidden) {
        return Some("hidden or made by the system");
    }
    if folders.split('/').any(|folder| folder == "gold") {
        return Some("gold standard");
    }
    let lower = name.to_ascii_lowercase();
    let stem = lower.split('.').next().unwrap_or_default();
    match () {
        // An article may be called `licence.fr.txt`.
        () if lower.matches('.').count() <= 1 && matches!(stem, "readme" | "license" | "licence" | "copying" | "changelog") => {
            Some("about the corpus")
        }
        () if lower.ends_with(".gold") => Some("gold standard"),
        () if lower.ends_with(".csv") && lower != "pairs.csv" || lower.ends_with(".tsv") => Some("table"),
        () => None,
    }
}

/// True for names that begin with a full stop, and for what operating systems leave behind.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && name != "." && name != ".." || matches!(name, "__MACOSX" | "Thumbs.db" | "desktop.ini")
}

/// The last part of a path.
pub(super) fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// The folder of a path, with its final `/`; empty at the root.
pub(super) fn folder(path: &str) -> &str {
    &path[..path.len() - file_name(path).len()]
}

/// The language codes that names may use.
#[derive(Debug, Clone)]
pub(super) struct Codes(BTreeSet<String>);

impl Codes {
    /// ISO 639-1 and the languages that the user works with.
    pub(super) fn new(wanted: &[&Lang]) -> Self {
        let wanted = wanted.iter().map(|lang| lang.as_str()).filter(|&code| code != Lang::UNKNOWN.as_str());
        Codes(ISO_639_1.split_ascii_whitespace().chain(wanted).map(str::to_owned).collect())
    }

    /// The language that `part` of a name stands for: `fr`, `FR`, `fr-MA`, `pt_BR`.
    fn lang(&self, part: &str) -> Option<Lang> {
        let (primary, region) = part.split_once(['-', '_']).unwrap_or((part, ""));
        let regional = region.len() <= 4 && region.chars().all(|c| c.is_ascii_alphanumeric());
        (regional && self.0.contains(&primary.to_ascii_lowercase())).then(|| Lang::new(primary))
    }
}

/// What the path of a document says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    /// Folder without its language part, `/` at the end unless empty.
    folder: String,
    /// File name without language and format.
    stem: String,
    /// The language, where the name gives one.
    pub(super) lang: Option<Lang>,
}

impl Name {
    /// Reads `NAME.fr.txt` and `fr/NAME.txt`.
    pub(super) fn parse(path: &str, codes: &Codes) -> Name {
        let stem = file_name(path).rsplit_once('.').map_or(file_name(path), |(stem, _)| stem);
        let folders: Vec<&str> = folder(path).split_terminator('/').collect();
        let coded = stem.rsplit_once('.').filter(|(name, _)| !name.is_empty());
        if let Some((name, lang)) = coded.and_then(|(name, code)| Some((name, codes.lang(code)?))) {
            return Name { folder: folder(path).to_owned(), stem: name.to_owned(), lang: Some(lang) };
        }
        let coded = folders.iter().enumerate().rev().find_map(|(at, part)| Some((at, codes.lang(part)?)));
        let Some((at, lang)) = coded else {
            return Name { folder: folder(path).to_owned(), stem: stem.to_owned(), lang: None };
        };
        let kept = folders.iter().enumerate().filter(|&(index, _)| index != at).map(|(_, part)| format!("{part}/"));
        Name { folder: kept.collect(), stem: stem.to_owned(), lang: Some(lang) }
    }

    fn key(&self, stem: &str) -> String {
        format!("{}{stem}", self.folder)
    }

    /// `NAME.WHO` cut in two. A WHO holds a letter: `v1.2` is one name.
    fn parts(&self) -> Option<(&str, &str)> {
        self.stem.rsplit_once('.').filter(|(name, who)| !name.is_empty() && who.chars().any(char::is_alphabetic))
    }
}

/// The documents of a corpus by name, to tell `NAME.WHO.ar.txt` (a source of NAME) from a name with a full stop in it.
#[derive(Debug, Default)]
pub(super) struct Names(BTreeMap<String, BTreeSet<Lang>>);

impl Names {
    /// Takes note of a name.
    pub(super) fn add(&mut self, name: &Name) {
        if let Some(lang) = &name.lang {
            self.0.entry(name.key(&name.stem)).or_default().insert(lang.clone());
        }
    }

    fn has_other(&self, key: &str, lang: &Lang) -> bool {
        self.0.get(key).is_some_and(|langs| langs.iter().any(|other| other != lang))
    }

    /// The pair that a document belongs to, and WHO it is a source by. Asked after all names were added.
    pub(super) fn pair(&self, name: &Name) -> (Option<String>, Option<String>) {
        let Some(lang) = &name.lang else { return (None, None) };
        let whole = name.key(&name.stem);
        match name.parts() {
            Some((stem, who)) if self.has_other(&name.key(stem), lang) || !self.has_other(&whole, lang) => {
                (Some(name.key(stem)), Some(who.to_owned()))
            }
            _ => (Some(whole), None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(paths: &[&str]) -> Vec<(Option<String>, Option<String>, Option<String>)> {
        let codes = Codes::new(&[&Lang::FRENCH, &Lang::new("ary")]);
        let parsed: Vec<Name> = paths.iter().map(|path| Name::parse(path, &codes)).collect();
        let mut names = Names::default();
        parsed.iter().for_each(|name| names.add(name));
        parsed
            .iter()
            .map(|name| {
                let (pair, who) = names.pair(name);
                (name.lang.as_ref().map(ToString::to_string), pair, who)
            })
            .collect()
    }

    fn row(lang: &str, pair: &str, who: &str) -> (Option<String>, Option<String>, Option<String>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        (some(lang), some(pair), some(who))
    }

    #[test]
    fn name_and_code() {
        assert_eq!(pairs(&["port.fr.txt", "port.AR.html"]), [row("fr", "port", ""), row("ar", "port", "")]);
        assert_eq!(pairs(&["port.fr-MA.txt", "x/port.de.txt"]), [row("fr", "port", ""), row("de", "x/port", "")]);
    }

    #[test]
    fn a_source_has_a_who() {
        assert_eq!(pairs(&["port.fr.txt", "port.maire.ar.txt"]), [row("fr", "port", ""), row("ar", "port", "maire")]);
        assert_eq!(pairs(&["fr/port.txt", "ar/port.maire.txt"]), [row("fr", "port", ""), row("ar", "port", "maire")]);
    }

    #[test]
    fn a_full_stop_may_belong_to_the_name() {
        assert_eq!(pairs(&["st.malo.fr.txt", "st.malo.ar.txt"]), [row("fr", "st.malo", ""), row("ar", "st.malo", "")]);
        assert_eq!(pairs(&["v1.0.fr.txt", "v1.1.ar.txt"]), [row("fr", "v1.0", ""), row("ar", "v1.1", "")]);
    }

    #[test]
    fn folders_say_the_language_and_keep_names_apart() {
        let found = pairs(&["2025/fr/port.txt", "2025/ar/port.txt", "2026/fr/port.txt", "fr/2026/port.txt"]);
        let expected = [row("fr", "2025/port", ""), row("ar", "2025/port", ""), row("fr", "2026/port", ""), row("fr", "2026/port", "")];
        assert_eq!(found, expected);
    }

    #[test]
    fn words_are_no_codes() {
        assert_eq!(pairs(&["foo.who.txt", "fr.txt", ".fr.txt"]), [row("", "", ""), row("", "", ""), row("", "", "")]);
        assert_eq!(pairs(&["foo.ary.txt", "foo.deu.txt"]), [row("ary", "foo", ""), row("", "", "")]);
    }

    #[test]
    fn formats_go_by_the_end_of_the_name() {
        assert_eq!(kind_of("a/b.JSONL.gz"), Some((Kind::Rows, Packing::Gzip)));
        assert_eq!(kind_of("b.tgz"), Some((Kind::Tar, Packing::Gzip)));
        assert_eq!(kind_of("x/pairs.csv"), Some((Kind::Pairs, Packing::None)));
        assert_eq!(kind_of("photo.jpg"), None);
    }

    #[test]
    fn known_strangers_are_ignored() {
        for path in ["gold/a.fr", "x/README.md", "a.gold", "terms.csv", ".git/a.txt", "__MACOSX/a.fr.txt", "Licence.txt"] {
            assert!(ignored(path).is_some(), "{path}");
        }
        for path in ["golden/a.fr.txt", "licence.fr.txt", "pairs.csv", "photo.jpg", "a.fr.txt", "readme-port.fr.txt"] {
            assert_eq!(ignored(path), None, "{path}");
        }
    }
}
