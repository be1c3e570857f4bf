//! The files of the main job.

use super::{PairOutcome, Settings};
use crate::corpus::csv::CsvWriter;
use crate::corpus::datapackage::DataPackage;
use crate::corpus::output::{OutputFile, OutputFolder};
use crate::corpus::record::Languages;
use crate::corpus::rows::{QuoteRow, SentenceRow, TermRow};
use crate::corpus::run::RunReport;
use crate::error::{Error, Result};

/// The tables, open for writing.
pub(super) struct Tables {
    folder: OutputFolder,
    languages: Languages,
    settings: Settings,
    sentences: CsvWriter<SentenceRow, OutputFile>,
    quotes: CsvWriter<QuoteRow, OutputFile>,
    terms: CsvWriter<TermRow, OutputFile>,
}

impl Tables {
    pub fn create(mut folder: OutputFolder, settings: &Settings) -> Result<Tables> {
        let languages = Languages::new(settings.from.clone(), settings.to.clone());
        let csv = settings.csv;
        Ok(Tables {
            sentences: CsvWriter::new("sentences.csv", folder.file("sentences.csv")?, csv, &languages)?,
            quotes: CsvWriter::new("quotes.csv", folder.file("quotes.csv")?, csv, &languages)?,
            terms: CsvWriter::new("terms.csv", folder.file("terms.csv")?, csv, &languages)?,
            folder,
            languages,
            settings: settings.clone(),
        })
    }

    pub fn write(&mut self, outcome: &PairOutcome) -> Result<()> {
        outcome.sentences.iter().try_for_each(|row| self.sentences.write(row))?;
        outcome.quotes.iter().try_for_each(|quote| self.quotes.write(&quote.row))?;
        outcome.terms.iter().try_for_each(|row| self.terms.write(row))
    }

    /// Closes the tables, adds the two descriptions and moves everything into place.
    pub fn finish(self, mut report: RunReport) -> Result<RunReport> {
        let mut folder = self.folder;
        let mut guarded = 0;
        let mut close = |(file, written): (OutputFile, crate::corpus::csv::Written)| {
            guarded += written.guarded;
            file.close()
        };
        close(self.sentences.finish()?)?;
        close(self.quotes.finish()?)?;
        close(self.terms.finish()?)?;
        report.counts.guarded_cells = guarded;
        let json = |name: &str, text: serde_json::Result<String>| text.map_err(|error| Error::input(name, error.to_string()));
        let package = DataPackage::of_main_job(&self.languages, self.settings.csv).to_json();
        folder.write("datapackage.json", json("datapackage.json", package)?.as_bytes())?;
        folder.write("run.json", json("run.json", report.to_json())?.as_bytes())?;
        folder.finish()?;
        Ok(report)
    }
}
