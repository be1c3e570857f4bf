//! The page that the tables are written into, and tables in Markdown.

use std::fs;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/accuracy.md");

/// Puts `text` between the markers `<!-- begin NAME -->` and `<!-- end NAME -->` of the page.
pub fn replace(name: &str, text: &str) -> Result<(), String> {
    let page = fs::read_to_string(PAGE).map_err(|error| format!("{PAGE}: {error}"))?;
    let (begin, end) = (format!("<!-- begin {name} -->"), format!("<!-- end {name} -->"));
    let parts = page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let (before, after) = parts.ok_or_else(|| format!("{PAGE}: no place for the table `{name}`: add `{begin}` and `{end}`"))?;
    fs::write(PAGE, format!("{before}{begin}\n\n{}\n\n{end}{after}", text.trim())).map_err(|error| format!("{PAGE}: {error}"))
}

/// A table in Markdown: the first column is set to the left, and those whose heading begins with `<`; the others to the right.
pub struct Table {
    text: String,
}

impl Table {
    /// A table with these headings.
    pub fn new<'a>(headings: impl IntoIterator<Item = &'a str>) -> Table {
        let headings: Vec<&str> = headings.into_iter().collect();
        let mut table = Table { text: String::new() };
        table.row(headings.iter().map(|heading| heading.trim_start_matches('<')));
        table
            .row(headings.iter().enumerate().map(|(column, heading)| if column == 0 || heading.starts_with('<') { "---" } else { "---:" }));
        table
    }

    /// Adds a row.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl AsRef<str>>) {
        for cell in cells {
            self.text.push_str("| ");
            self.text.push_str(cell.as_ref());
            self.text.push(' ');
        }
        self.text.push_str("|\n");
    }

    /// The table, followed by `notes` as a list.
    pub fn with(mut self, notes: &[String]) -> String {
        for (number, note) in notes.iter().enumerate() {
            self.text.push_str(if number == 0 { "\n- " } else { "- " });
            self.text.push_str(note);
            self.text.push('\n');
        }
        self.text
    }
}

/// A number of thousands with commas: `28,700`.
pub fn count(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
