use super::fingerprint::{Feature, Fingerprint};
use crate::lexicon::names::NameKey;
use crate::lexicon::{End, FormId, Lexicon};
use rustc_hash::FxHashMap;

/// Number of a feature within one side of a pool.
pub type FeatureId = u32;
/// Number of a document within one side of a pool.
pub type DocumentId = u32;

/// Least likeness of two names by sound. Names of one or two consonants reach 0.5 at most; how often chance brings them together is counted in the pool.
const LEAST_ALIKE: f32 = 0.5;
/// Names looked at in one bucket of like-sounding names; fuller buckets tell nothing.
const FULLEST_BUCKET: usize = 512;
/// Features of a usual document.
pub const USUAL_LENGTH: f32 = 200.0;
/// How many usual documents the expectations below weigh against what the pool shows.
const PRIOR_DOCUMENTS: f32 = 4.0;

/// What kind of thing a feature is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A word of the lexicon.
    Word,
    /// A name by its sound, or a foreign word by its letters.
    Name,
    /// A number or date.
    Value,
}

/// One side of a pool, with an inverted index of what the other side answers.
#[derive(Debug, Default)]
pub struct Side {
    /// The features of each document.
    pub documents: Vec<Vec<FeatureId>>,
    /// What each feature is.
    pub kinds: Vec<Kind>,
    /// The documents that hold each feature, rising.
    pub holders: Vec<Vec<DocumentId>>,
    /// The documents of the other side that answer each feature, rising.
    pub answers: Vec<Vec<DocumentId>>,
    /// The features of the other side that answer each feature, rising.
    pub links: Vec<Vec<FeatureId>>,
    /// How many features of a usual document of the other side answer each feature by chance.
    usual: Vec<f32>,
    /// Features of all documents taken together.
    total: f32,
}

/// All documents of both sides, and which features of the one answer which of the other.
#[derive(Debug)]
pub struct Pool {
    /// The documents that are to find theirs.
    pub source: Side,
    /// The documents that are to be found.
    pub target: Side,
}

impl Pool {
    /// Indexes the documents of both sides.
    pub fn new(sources: &[Fingerprint], targets: &[Fingerprint], lexicon: &Lexicon) -> Pool {
        let (source_features, mut source) = Side::new(sources, lexicon);
        let (target_features, mut target) = Side::new(targets, lexicon);
        let mut links = Vec::new();
        if let (Some(first), Some(_)) = (sources.first(), targets.first()) {
            link_words(&source_features, &target_features, first, lexicon, &mut links);
        }
        link_values(&source_features, &target_features, &mut links);
        link_names(&source_features, &target_features, &mut links);
        source.connect(links.iter().copied(), &target);
        target.connect(links.iter().map(|&(s, t)| (t, s)), &source);
        Pool { source, target }
    }
}

impl Side {
    /// Features are numbered in their own order, so that no sum depends on the order of the documents.
    fn new<'f>(documents: &'f [Fingerprint], lexicon: &Lexicon) -> (Vec<Feature<'f>>, Side) {
        let end = documents.first().map_or(End::From, Fingerprint::end);
        let mut features: Vec<Feature<'f>> = documents.iter().flat_map(Fingerprint::features).collect();
        features.sort_unstable();
        features.dedup();
        let ids: FxHashMap<Feature<'_>, FeatureId> = features.iter().copied().zip(0..).collect();
        let mut side = Side {
            kinds: features.iter().map(kind).collect(),
            usual: features.iter().map(|feature| usual_answers(feature, end, lexicon)).collect(),
            holders: vec![Vec::new(); features.len()],
            ..Side::default()
        };
        for (document, id) in documents.iter().zip(0..) {
            let held: Vec<FeatureId> = document.features().filter_map(|feature| ids.get(&feature).copied()).collect();
            for &feature in &held {
                if let Some(holders) = side.holders.get_mut(feature as usize) {
                    holders.push(id);
                }
            }
            side.total += held.len() as f32;
            side.documents.push(held);
        }
        (features, side)
    }

    fn connect(&mut self, links: impl Iterator<Item = (FeatureId, FeatureId)>, other: &Side) {
        self.links = vec![Vec::new(); self.kinds.len()];
        for (mine, theirs) in links {
            if let Some(list) = self.links.get_mut(mine as usize) {
                list.push(theirs);
            }
        }
        for list in &mut self.links {
            list.sort_unstable();
            list.dedup();
        }
        let answering = |list: &Vec<FeatureId>| {
            let mut documents: Vec<DocumentId> =
                list.iter().flat_map(|&id| other.holders.get(id as usize).map_or(&[][..], Vec::as_slice)).copied().collect();
            documents.sort_unstable();
            documents.dedup();
            documents
        };
        self.answers = self.links.iter().map(answering).collect();
    }

    /// Number of features of a document.
    pub fn length(&self, document: DocumentId) -> f32 {
        self.documents.get(document as usize).map_or(0.0, |features| features.len() as f32)
    }

    /// True when `document` of the other side answers the feature.
    pub fn answered(&self, feature: FeatureId, document: DocumentId) -> bool {
        self.answers.get(feature as usize).is_some_and(|documents| documents.binary_search(&document).is_ok())
    }

    /// How likely a document of `other` answers the feature by chance, as the rest of the pool shows and as is usual. `answered` says whether it does: it is
    /// left out of the count, for in a small pool it would explain itself away.
    pub fn chance(&self, feature: FeatureId, answered: bool, length: f32, other: &Side) -> f32 {
        let at = feature as usize;
        let seen = self.answers.get(at).map_or(0, |documents| documents.len() - usize::from(answered && !documents.is_empty()));
        let usual = self.usual.get(at).copied().unwrap_or_default();
        // Longer documents answer more: a rate for each feature that they hold.
        let rate = (seen as f32 + usual * PRIOR_DOCUMENTS) / (other.total - length + USUAL_LENGTH * PRIOR_DOCUMENTS);
        1.0 - (-rate * length).exp()
    }
}

fn kind(feature: &Feature<'_>) -> Kind {
    match feature {
        Feature::Word(_) => Kind::Word,
        Feature::Name(_) => Kind::Name,
        Feature::Value(_) => Kind::Value,
    }
}

/// How many features of an unrelated document of usual length answer a feature by chance, for pools too small to show it. Counted in news and encyclopedic
/// texts on unrelated subjects.
fn usual_answers(feature: &Feature<'_>, end: End, lexicon: &Lexicon) -> f32 {
    match feature {
        // Common words have many equivalents, and words with many equivalents are answered by many.
        Feature::Word(_) => {
            let mut equivalents: Vec<FormId> =
                feature.readings().flat_map(|form| lexicon.equivalents(end, form)).map(|&(equivalent, _)| equivalent).collect();
            equivalents.sort_unstable();
            equivalents.dedup();
            1.2 * (1.0 - (-(equivalents.len() as f32) / 20.0).exp())
        }
        Feature::Name(_) => 0.02,
        Feature::Value(value) => {
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            let year = value.len() == 4 && (value.starts_with("19") || value.starts_with("20"));
            match digits {
                1 => 0.4,
                2 => 0.12,
                4 if year => 0.12,
                3 => 0.05,
                _ => 0.03,
            }
        }
    }
}

fn link_words(
    source: &[Feature<'_>],
    target: &[Feature<'_>],
    first: &Fingerprint,
    lexicon: &Lexicon,
    links: &mut Vec<(FeatureId, FeatureId)>,
) {
    let mut holders: FxHashMap<FormId, Vec<FeatureId>> = FxHashMap::default();
    for (feature, id) in target.iter().zip(0..) {
        feature.readings().for_each(|form| holders.entry(form).or_default().push(id));
    }
    for (feature, id) in source.iter().zip(0..) {
        for form in feature.readings() {
            for (equivalent, _) in lexicon.equivalents(first.end(), form) {
                links.extend(holders.get(equivalent).into_iter().flatten().map(|&other| (id, other)));
            }
        }
    }
}

fn link_values(source: &[Feature<'_>], target: &[Feature<'_>], links: &mut Vec<(FeatureId, FeatureId)>) {
    for (feature, id) in source.iter().zip(0..) {
        if matches!(feature, Feature::Value(_))
            && let Ok(other) = target.binary_search(feature)
        {
            links.push((id, other as FeatureId));
        }
    }
}

fn link_names(source: &[Feature<'_>], target: &[Feature<'_>], links: &mut Vec<(FeatureId, FeatureId)>) {
    let names = |features: &[Feature<'_>]| -> Vec<(FeatureId, NameKey)> {
        let keyed = |(feature, id): (&Feature<'_>, FeatureId)| match feature {
            Feature::Name(name) => Some((id, NameKey::new(name))),
            _ => None,
        };
        features.iter().zip(0..).filter_map(keyed).collect()
    };
    let targets = names(target);
    let mut buckets: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (at, (_, key)) in targets.iter().enumerate() {
        key.blocks().iter().for_each(|&block| buckets.entry(block).or_default().push(at));
    }
    let mut candidates = Vec::new();
    for (id, key) in names(source) {
        candidates.clear();
        let buckets = key.blocks().iter().filter_map(|block| buckets.get(block)).filter(|bucket| bucket.len() <= FULLEST_BUCKET);
        candidates.extend(buckets.flatten().copied());
        candidates.sort_unstable();
        candidates.dedup();
        let alike = candidates.iter().filter_map(|&at| targets.get(at)).filter(|(_, other)| key.similarity(other) >= LEAST_ALIKE);
        links.extend(alike.map(|(other, _)| (id, *other)));
    }
}
