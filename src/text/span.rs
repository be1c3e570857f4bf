use serde::{Deserialize, Serialize};

/// A stretch of a text: **byte** offsets, end exclusive, always on character boundaries.
///
/// Inside the program spans are bytes, as Rust's `str` is sliced by bytes; whatever is written for people counts code points (see [`CodePoints`](super::CodePoints)).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// The span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Number of bytes.
    pub const fn len(self) -> usize {
        self.end.saturating_sub(self.start)
    }

    /// True when the span holds nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The text under the span.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// True when the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// True when `other` lies wholly inside this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The same stretch counted from `by` bytes further left.
    pub const fn shift(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The span without white space (and invisible format characters) at its ends.
    pub fn trim(self, text: &str) -> Span {
        let blank = |c: char| c.is_whitespace() || super::is_ignorable(c) && !super::is_mark(c);
        let whole = self.of(text);
        let left = whole.trim_start_matches(blank);
        let start = self.start + (whole.len() - left.len());
        Span::new(start, start + left.trim_end_matches(blank).len())
    }
}
