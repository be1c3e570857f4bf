//! A record of figures in CSV (`set,figure,value`), held against those of a new run. It only ever gets better.

use std::collections::BTreeMap;

/// By set and name of the figure.
pub type Figures = BTreeMap<(String, String), f64>;

/// Figures are recorded with four decimals; less than half of the last one is no change.
const EQUAL: f64 = 0.00005;

/// A file of recorded figures.
pub struct Record {
    path: &'static str,
    figures: Figures,
    /// Tells the figures, by their name, of which less is better.
    less_is_better: fn(&str) -> bool,
}

impl Record {
    /// Reads the record at `path`; none is an empty one.
    pub fn read(path: &'static str, less_is_better: fn(&str) -> bool) -> Record {
        let figures = csv::Reader::from_path(path).map_or_else(
            |_| Figures::new(),
            |mut reader| {
                let rows = reader.records().map(|row| row.expect("a good record"));
                rows.map(|row| ((row[0].to_owned(), row[1].to_owned()), row[2].parse().expect("a figure"))).collect()
            },
        );
        Record { path, figures, less_is_better }
    }

    /// What is worse in `figures` than on record, one line each; `skipped` tells the sets that were not measured. A recorded figure that a measured set has not got
    /// any more is worse too.
    pub fn worse(&self, figures: &Figures, skipped: impl Fn(&str) -> bool) -> Vec<String> {
        let recorded = self.figures.iter().filter(|((set, _), _)| !skipped(set));
        recorded
            .filter_map(|(key, &recorded)| {
                let less = (self.less_is_better)(&key.1);
                let Some(&now) = figures.get(key) else { return Some(format!("{} {}: gone, recorded {recorded:.4}", key.0, key.1)) };
                let loss = if less { now - recorded } else { recorded - now };
                (loss > EQUAL).then(|| format!("{} {}: {now:.4}, recorded {recorded:.4}", key.0, key.1))
            })
            .collect()
    }

    /// Keeps the better of the two figures, and what is on record of sets that were not measured.
    pub fn write(mut self, figures: Figures) {
        for (key, value) in figures {
            let better = if (self.less_is_better)(&key.1) { f64::min } else { f64::max };
            self.figures.entry(key).and_modify(|recorded| *recorded = better(*recorded, value)).or_insert(value);
        }
        let mut csv = csv::Writer::from_path(self.path).expect("the source tree can be written");
        csv.write_record(["set", "figure", "value"]).expect("the record can be written");
        for ((set, name), value) in self.figures {
            csv.write_record([set, name, format!("{value:.4}")]).expect("the record can be written");
        }
        csv.flush().expect("the record can be written");
    }
}
