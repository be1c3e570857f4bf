//! How evenly a term is spread over a corpus.

/// Stretches that a corpus of one document is cut into.
const STRETCHES: usize = 10;

/// The parts of a corpus: for each unit its part, and the share of the units that each part holds.
pub(super) struct Parts {
    of: Vec<u32>,
    shares: Vec<f64>,
}

impl Parts {
    /// Documents are parts; a corpus of one document has ten stretches of equal length.
    pub fn new(documents: &[u32]) -> Parts {
        let all = documents.iter().copied().max().map_or(0, |last| last as usize + 1);
        let of: Vec<u32> =
            if all > 1 { documents.to_vec() } else { (0..documents.len()).map(|at| (at * STRETCHES / documents.len()) as u32).collect() };
        let parts = of.iter().copied().max().map_or(0, |last| last as usize + 1);
        let mut shares = vec![0.0; parts];
        of.iter().for_each(|&part| shares[part as usize] += 1.0 / documents.len() as f64);
        Parts { of, shares }
    }

    /// Evenness from 0 (all in the smallest part) to 1 (everywhere as often as the size of the part lets expect): 1 minus the *deviation of proportions* of Gries (2008), "Dispersions and
    /// adjusted frequencies in corpora", normalised after Lijffijt and Gries (2012).
    pub fn evenness(&self, units: impl Iterator<Item = u32>) -> f64 {
        let mut seen = vec![0.0; self.shares.len()];
        let mut count = 0.0;
        for unit in units {
            seen[self.of[unit as usize] as usize] += 1.0;
            count += 1.0;
        }
        let smallest = self.shares.iter().copied().fold(1.0, f64::min);
        if count == 0.0 || smallest >= 1.0 {
            return 0.0;
        }
        let deviation: f64 = self.shares.iter().zip(&seen).map(|(share, seen)| (share - seen / count).abs()).sum::<f64>() / 2.0;
        (1.0 - deviation / (1.0 - smallest)).clamp(0.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evenness_runs_from_one_place_to_everywhere() {
        let parts = Parts::new(&[0, 0, 1, 1]);
        assert_eq!(parts.evenness([0, 2].into_iter()), 1.0);
        assert_eq!(parts.evenness([0, 1].into_iter()), 0.0);
        let one = Parts::new(&[0; 20]);
        assert!(one.evenness((0..20).step_by(2)) > 0.9 && one.evenness([3].into_iter()) < 0.1);
    }
}
