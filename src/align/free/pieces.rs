//! The sentences inside the segments of a pool: a line of a pool may hold several, of which a segment renders one.

use crate::document::sentences;
use crate::language::Language;
use crate::text::Span;
use std::ops::Range;

/// The pieces of a pool, in order, and the segments that they stand in.
#[derive(Debug, Default)]
pub struct Pieces<'a> {
    /// The text of each piece.
    pub texts: Vec<&'a str>,
    /// The segment that each piece stands in.
    pub owners: Vec<usize>,
    /// Index of the first piece of each segment, and the number of pieces at the end.
    starts: Vec<usize>,
}

impl<'a> Pieces<'a> {
    /// Every segment is one piece.
    pub fn whole(segments: &[&'a str]) -> Pieces<'a> {
        Pieces { texts: segments.to_vec(), owners: (0..segments.len()).collect(), starts: (0..=segments.len()).collect() }
    }

    /// Segments are cut at the ends of the sentences inside them.
    pub fn cut(segments: &[&'a str], language: &dyn Language) -> Pieces<'a> {
        let mut pieces = Pieces::default();
        for (owner, segment) in segments.iter().enumerate() {
            pieces.starts.push(pieces.texts.len());
            let spans = sentences(segment, Span::new(0, segment.len()), language);
            if spans.len() < 2 {
                pieces.texts.push(segment);
                pieces.owners.push(owner);
                continue;
            }
            for span in spans {
                pieces.texts.push(span.of(segment));
                pieces.owners.push(owner);
            }
        }
        pieces.starts.push(pieces.texts.len());
        pieces
    }

    /// The pieces of some neighbouring segments.
    pub fn of(&self, segments: Range<usize>) -> Range<usize> {
        self.starts[segments.start]..self.starts[segments.end]
    }

    /// The segments that some neighbouring pieces stand in.
    pub fn owners_of(&self, pieces: &Range<usize>) -> Range<usize> {
        match pieces.clone().last() {
            Some(last) => self.owners[pieces.start]..self.owners[last] + 1,
            None => 0..0,
        }
    }

    /// Number of segments.
    pub fn segments(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language;

    #[test]
    fn lines_of_several_sentences_are_cut() {
        let lines = ["وصل الوزير. ثم غادر المدينة ليلاً.", "لم يعلق أحد."];
        let pieces = Pieces::cut(&lines, language::of("ar"));
        assert_eq!(pieces.texts, ["وصل الوزير.", "ثم غادر المدينة ليلاً.", "لم يعلق أحد."]);
        assert_eq!(pieces.owners, [0, 0, 1]);
        assert_eq!(pieces.of(0..1), 0..2);
        assert_eq!(pieces.owners_of(&(1..3)), 0..2);
    }

    #[test]
    fn empty_lines_keep_their_number() {
        let pieces = Pieces::cut(&["", "نعم."], language::of("ar"));
        assert_eq!(pieces.segments(), 2);
        assert_eq!(pieces.of(1..2), 1..2);
    }
}
