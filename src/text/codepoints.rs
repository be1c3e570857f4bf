use super::Span;

/// Bytes between two remembered counts: small enough to count quickly, large enough to cost little memory.
const STRIDE: usize = 256;

/// Turns byte offsets of one text into code-point offsets.
///
/// ```
/// use truchement::text::{CodePoints, Span};
/// let text = "l’أمن";
/// let points = CodePoints::new(text);
/// assert_eq!(points.range(text, Span::new(4, text.len())), (2, 5));
/// ```
#[derive(Debug, Clone, Default)]
pub struct CodePoints {
    /// Number of code points that begin before byte `k * STRIDE`.
    before: Vec<u32>,
}

impl CodePoints {
    /// Counts `text` once.
    pub fn new(text: &str) -> Self {
        let mut before = Vec::with_capacity(text.len() / STRIDE + 1);
        let mut count = 0u32;
        for (at, byte) in text.bytes().enumerate() {
            if at % STRIDE == 0 {
                before.push(count);
            }
            count += u32::from(!is_continuation(byte));
        }
        CodePoints { before }
    }

    /// Number of code points that begin before byte `offset` of the same `text`.
    pub fn at(&self, text: &str, offset: usize) -> usize {
        let block = offset / STRIDE;
        let Some(&base) = self.before.get(block) else {
            return self.before.last().map_or(0, |&base| {
                let from = (self.before.len() - 1) * STRIDE;
                base as usize + count(&text.as_bytes()[from..offset.min(text.len())])
            });
        };
        base as usize + count(&text.as_bytes()[block * STRIDE..offset])
    }

    /// `span` of the same `text` in code points.
    pub fn range(&self, text: &str, span: Span) -> (usize, usize) {
        (self.at(text, span.start), self.at(text, span.end))
    }
}

fn is_continuation(byte: u8) -> bool {
    byte & 0xC0 == 0x80
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| !is_continuation(byte)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_boundary_agrees_with_counting() {
        let text = "Sûreté أمن 🇲🇦 \u{202f}".repeat(60);
        let points = CodePoints::new(&text);
        for (expected, (at, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(&text, at), expected);
        }
        assert_eq!(points.at(&text, text.len()), text.chars().count());
    }

    #[test]
    fn empty_text() {
        assert_eq!(CodePoints::new("").at("", 0), 0);
    }

    #[test]
    fn end_on_a_stride() {
        let text = "a".repeat(STRIDE);
        assert_eq!(CodePoints::new(&text).at(&text, STRIDE), STRIDE);
    }
}
