//! Truchement finds the Arabic behind a French sentence.
//!
//! It reads press articles and the texts that they were translated from or quote, cuts both into segments, tells which segment answers which, finds every
//! quotation with its speaker and its source, and holds both sides against a glossary. French and Arabic come with a lexicon and a glossary; any other pair of
//! languages works by names, numbers, spelling, length, a lexicon of one's own and what the texts themselves teach. Nothing is fetched from a network.
//!
//! # Which sentence answers which
//!
//! Two lists of segments go in, beads come out. A [bead](align::Bead) says which segments of one side answer which of the other; a side may be empty; the
//! score is the estimated probability that the bead is right.
//!
//! ```
//! use truchement::align::{Bead, Inputs, Order, beads};
//! use truchement::{bundled, corpus, language};
//!
//! let french = [
//!     "Le port de Sarhoun a été fermé lundi matin.",
//!     "Les pêcheurs protestent.",
//!     "Il rouvrira dans trois jours. Le ministre de l'Intérieur l'a promis.",
//! ];
//! let arabic = [
//!     "أُغلق ميناء سرحون صباح الاثنين.",
//!     "وسيفتح من جديد بعد ثلاثة أيام.",
//!     "وقد وعد وزير الداخلية بذلك.",
//! ];
//! let lexicon = bundled::lexicon("fr", "ar")?;
//! let inputs = Inputs { source: &french, target: &arabic, from: language::of("fr"), to: language::of("ar") };
//! let settings = beads::Settings { order: Some(Order::Parallel), ..beads::Settings::default() };
//! let (_, found) = beads::align(inputs, &lexicon, &settings);
//!
//! // Prints one bead a line, such as `[0]:[0]:0.9731`.
//! for bead in &found {
//!     corpus::beads::write_line(&mut std::io::stdout(), bead)?;
//! }
//! let shapes: Vec<String> = found.iter().map(Bead::kind).collect();
//! assert_eq!(shapes, ["1-1", "1-0", "1-2"]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! With `order: None` the evidence decides between [`Order::Parallel`](align::Order::Parallel) (a translation, told in the same order) and
//! [`Order::Free`](align::Order::Free) (a source that is quoted here and there). [`align::explain`] takes the score of two sentences apart: what each word, name
//! and number adds to its log odds. [`align::score`] compares beads with gold beads.
//!
//! # Who said what
//!
//! A [`Document`](document::Document) is a text as it was read, untouched. Its [segments](document::segments) and [quotations](document::quotes) are
//! [spans](text::Span) of that text.
//!
//! ```
//! use truchement::document::read::{ReadOptions, from_bytes};
//! use truchement::document::{self, SegmentKind};
//!
//! let text = "La préfète Salma Berrada a reçu la presse. « Le pont est sûr », a-t-elle affirmé.\n\n\
//!             Le pont vu de la rive. (A. Petit/Le Phare)\n";
//! let article = from_bytes("pont.fr.txt", text.as_bytes(), None, &ReadOptions::default())?;
//!
//! let segments = document::segments(&article);
//! let kinds: Vec<SegmentKind> = segments.iter().map(|segment| segment.kind).collect();
//! assert_eq!(kinds, [SegmentKind::Sentence, SegmentKind::Sentence, SegmentKind::Caption]);
//!
//! for quote in document::quotes(&article, &segments) {
//!     println!("{}: {}", quote.speaker, quote.span.of(article.text()));
//!     assert_eq!((quote.speaker.as_str(), quote.cue.as_str()), ("Salma Berrada", "a-t-elle affirmé"));
//! }
//! # Ok::<(), truchement::Error>(())
//! ```
//!
//! # A whole corpus
//!
//! [`pipeline::run`] does the main job, from a [`Catalogue`](document::read::Catalogue) of documents to a folder of CSV files. The command
//! `truchement align corpus -o output` is little more than a call of it. Where the lexicons know few of the words, the pairs of the corpus teach each other
//! (see [`align::learn`]); [`pipeline::learn`] gives what they teach as a lexicon.
//!
//! # The rooms
//!
//! | module | holds |
//! |---|---|
//! | [`text`] | spans, code points, folding with a way back, scripts |
//! | [`language`] | all that depends on one language: words and their forms, sentence ends, numbers, how people are quoted |
//! | [`document`] | reading a corpus, segments, quotations and speakers |
//! | [`lexicon`] | evidence across two languages: word translations and the formats they come in, names by sound, numbers by value |
//! | [`align`] | beads in order and without order, probabilities and their parts, learning of words, pairing of documents, scoring against gold |
//! | [`glossary`] | concepts, their terms in a text, whether the approved ones were used |
//! | [`corpus`] | the tables that are written, and their formats |
//! | [`pipeline`] | the main job |
//! | [`cli`] | the command line |
//! | [`bundled`] | the lexicon and the glossary that come with the program |
//! | [`error`] | what can go wrong, and where |
//!
//! A room uses only rooms above it; `bundled` and `error` stand beside them. `docs/architecture.md` in the repository says more.
#![warn(missing_docs)]

pub mod align;
pub mod bundled;
pub mod cli;
pub mod corpus;
pub mod document;
pub mod error;
pub mod glossary;
pub mod language;
pub mod lexicon;
pub mod pipeline;
pub mod text;

pub use error::{Error, Result};
