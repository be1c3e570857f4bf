//! TBX-Basic, versions 2 and 3 (ISO 30042:2008 and ISO 30042:2019 in the style DCA).
//!
//! Where a concept has something that TBX-Basic has no data category for, it goes into a note that begins with a key in brackets, so that reading gives the
//! same concept again: `[region] ma|dz`, `[status] admitted`, `[not fr] ...`, `[gender ar] m/f`, `[column Reviewer] ...`. A term carries a note of one
//! word when it is no plain variant: `plural`, `avoid`, `style`.
//!
//! Version 2 gives each form to avoid a `termEntry` of its own that refers to the entry of the concept. OmegaT ignores the status of a term and would offer
//! the form among the translations of the concept; translate-toolkit, and Weblate with it, call an entry obsolete only when *all* its terms are deprecated.
//! In version 3 the form stands with the concept.

mod read;
mod tree;
mod write;

pub(super) use read::read;
pub(super) use write::write;

/// A generation of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    Two,
    Three,
}

const PREFERRED: &str = "preferredTerm-admn-sts";
const ADMITTED: &str = "admittedTerm-admn-sts";
const DEPRECATED: &str = "deprecatedTerm-admn-sts";

/// Notes of one word at a term.
const PLURAL: &str = "plural";
const AVOID: &str = "avoid";
const STYLE: &str = "style";

/// A note with a key.
fn keyed(key: &str, text: &str) -> String {
    format!("[{}] {text}", key.replace('%', "%25").replace(']', "%5D"))
}

/// The key of a note that has one, and its text.
fn key_of(note: &str) -> Option<(String, &str)> {
    let (key, text) = note.strip_prefix('[')?.split_once("] ")?;
    let key = key.replace("%5D", "]").replace("%25", "%");
    let first = key.split(' ').next().unwrap_or_default();
    matches!(first, "note" | "region" | "status" | "not" | "homograph" | "gender" | "column").then_some((key, text))
}

/// An identifier as an XML id: characters that an id cannot have are written `_xHHHH_` (ISO 9075-14, SQL/XML).
fn to_xml_id(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    for (at, c) in id.char_indices() {
        let is_start = c.is_ascii_alphabetic() || c == '_' && !id[at + 1..].starts_with('x');
        if is_start || at > 0 && (c.is_ascii_digit() || matches!(c, '-' | '.')) {
            out.push(c);
        } else {
            out.push_str(&format!("_x{:04X}_", u32::from(c)));
        }
    }
    out
}

fn from_xml_id(id: &str) -> String {
    let mut out = String::with_capacity(id.len());
    let mut rest = id;
    while let Some(at) = rest.find("_x") {
        out.push_str(&rest[..at]);
        let code = rest[at + 2..].split_once('_').filter(|(hex, _)| (4..=6).contains(&hex.len()));
        match code.and_then(|(hex, after)| u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).map(|c| (c, after))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_come_back() {
        for id in ["INTERPOL-002", "1", "a b", "_x0041_", "مفهوم", "a:b/c", "_xyz", "_", "-", "x_"] {
            let xml = to_xml_id(id);
            assert_eq!(from_xml_id(&xml), id, "{xml}");
            assert!(xml.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_'), "{xml}");
        }
        assert_eq!((to_xml_id("1").as_str(), to_xml_id("a b").as_str()), ("_x0031_", "a_x0020_b"));
    }

    #[test]
    fn keys_come_back() {
        assert_eq!(key_of(&keyed("column a]b%5D", "c] d")), Some(("column a]b%5D".to_owned(), "c] d")));
        assert_eq!(key_of("[sic] as written"), None);
    }
}
