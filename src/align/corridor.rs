//! The part of the search space that the monotone aligner looks at.

use std::ops::Range;

/// For each number of source segments done, the numbers of target segments done that are looked at. Both ends rise; the corners are always inside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corridor {
    rows: Vec<(u32, u32)>,
}

/// Cells up to which the whole space is searched: exact, and still a matter of milliseconds.
const FULL: usize = 40_000;
/// Cells to either side of the line between two anchors that rare words gave.
const WIDE: usize = 12;
/// The same for anchors that are sure beads of a first search.
const NARROW: usize = 6;
/// How far from the line between two anchors far apart the path may drift, at most.
const DRIFT: usize = 250;

impl Corridor {
    /// Every cell.
    pub fn full(sources: usize, targets: usize) -> Corridor {
        Corridor { rows: vec![(0, targets as u32 + 1); sources + 1] }
    }

    /// The whole space for short texts, else the surroundings of `anchors`: pairs (source, target) of segments held to answer each other, rising on both sides.
    ///
    /// Between two anchors the whole rectangle is inside as long as it is small; in a large one a diagonal band is, wide in proportion to the rectangle.
    pub fn around(sources: usize, targets: usize, anchors: &[(usize, usize)]) -> Corridor {
        Corridor::with_margin(sources, targets, anchors, WIDE)
    }

    /// The same, closer to anchors that are beads of an earlier search.
    pub fn along(sources: usize, targets: usize, anchors: &[(usize, usize)]) -> Corridor {
        Corridor::with_margin(sources, targets, anchors, NARROW)
    }

    fn with_margin(sources: usize, targets: usize, anchors: &[(usize, usize)], margin: usize) -> Corridor {
        if (sources + 1) * (targets + 1) <= FULL {
            return Corridor::full(sources, targets);
        }
        let mut rows = vec![(targets as u32, 0u32); sources + 1];
        let mut from = (0usize, 0usize);
        for &to in anchors.iter().chain(std::iter::once(&(sources, targets))) {
            widen(&mut rows, from, to, targets, margin);
            from = to;
        }
        // Ends rise, neighbouring rows meet.
        let mut low = targets as u32;
        for row in rows.iter_mut().rev() {
            low = low.min(row.0);
            row.0 = low;
        }
        let mut high = 0;
        for row in &mut rows {
            high = high.max(row.1);
            row.1 = high;
        }
        Corridor { rows }
    }

    /// The target counts looked at after `i` source segments.
    pub fn row(&self, i: usize) -> Range<usize> {
        let (low, high) = self.rows[i];
        low as usize..high as usize
    }

    /// Number of cells.
    #[cfg(test)]
    fn area(&self) -> usize {
        self.rows.iter().map(|&(low, high)| (high - low) as usize).sum()
    }
}

fn widen(rows: &mut [(u32, u32)], from: (usize, usize), to: (usize, usize), targets: usize, margin: usize) {
    let (height, width) = (to.0 - from.0, to.1 - from.1);
    let whole = height * width <= FULL / 4;
    let (margin, around) = (if whole { margin } else { margin + (height.max(width) / 8).min(DRIFT) }, margin / 4);
    let last = (rows.len() - 1).min(to.0 + around);
    for (i, row) in rows.iter_mut().enumerate().take(last + 1).skip(from.0.saturating_sub(around)) {
        let (low, high) = if whole {
            (from.1, to.1)
        } else {
            let inside = i.clamp(from.0, to.0) - from.0;
            let centre = from.1 + inside * width / height.max(1);
            // A source segment that stands for many target ones makes the line steep.
            (centre, centre + width / height.max(1))
        };
        row.0 = row.0.min(low.saturating_sub(margin) as u32);
        row.1 = row.1.max((high + margin + 1).min(targets + 1) as u32);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_inside_and_ends_rise() {
        for (sources, targets, anchors) in
            [(1000, 900, vec![(100, 90), (500, 480), (501, 481)]), (3000, 100, vec![]), (40, 30_000, vec![(20, 100)]), (0, 5, vec![])]
        {
            let corridor = Corridor::around(sources, targets, &anchors);
            assert!(corridor.row(0).contains(&0));
            assert!(corridor.row(sources).contains(&targets));
            for i in 1..=sources {
                let (above, here) = (corridor.row(i - 1), corridor.row(i));
                assert!(above.start <= here.start && above.end <= here.end);
                assert!(here.start < above.end, "rows {} and {i} do not meet", i - 1);
            }
            for (i, j) in anchors {
                assert!(corridor.row(i).contains(&j) && corridor.row(i + 1).contains(&(j + 1)));
            }
        }
    }

    #[test]
    fn a_long_text_costs_in_proportion() {
        let anchors: Vec<(usize, usize)> = (1..3000).map(|k| (k * 10, k * 10)).collect();
        assert!(Corridor::around(30_000, 30_000, &anchors).area() < 30_000 * 80);
    }
}
