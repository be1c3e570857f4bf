use super::pool::{DocumentId, FeatureId, Kind, Pool, Side};
use std::cmp::Reverse;

/// Partners looked at closely for each document.
const CLOSEST: usize = 12;
/// Most that one feature can tell, so that a slip of the lexicon or one rare name decides nothing: as much as 1 in 100.
const MOST_TOLD: f32 = 4.6;
/// Evidence that a document has to bring along beside its own to reach full shares: keeps the shares of very short documents low.
const INERTIA: f32 = 6.0;

/// What a pair of documents has in common, beyond what chance gives.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// The better answered document's share of content words that the other one answers beyond chance, weighted by what they tell.
    pub words: f32,
    /// How far from chance the words are, in standard deviations.
    pub deviations: f32,
    /// The share of names, numbers and dates answered beyond chance, of the document with the higher one.
    pub rare: f32,
    /// Features of the shorter document.
    pub length: f32,
}

/// The pairs worth a closer look: for each document of either side those of the other side that share most with it. `rank` orders documents that tie.
pub fn candidates(pool: &Pool, ranks: (&[u32], &[u32])) -> Vec<(DocumentId, DocumentId)> {
    let told = (rough_told(&pool.source, &pool.target), rough_told(&pool.target, &pool.source));
    let whole = |side: &Side, told: &[f32]| -> Vec<f32> {
        side.documents.iter().map(|features| features.iter().map(|&id| at(told, id)).sum::<f32>() + INERTIA).collect()
    };
    let (whole_source, whole_target) = (whole(&pool.source, &told.0), whole(&pool.target, &told.1));
    let mut of_target: Vec<Shortlist> = vec![Shortlist::default(); pool.target.documents.len()];
    let mut found = Vec::new();
    let mut row = Row::new(pool);
    for (source, features) in pool.source.documents.iter().enumerate() {
        row.fill(pool, features, (&told.0, &told.1));
        let mut of_source = Shortlist::default();
        for &target in &row.touched {
            let t = target as usize;
            let (forward, backward) = row.shared.get(t).copied().unwrap_or_default();
            let likeness = forward / at(&whole_source, source as u32) + backward / at(&whole_target, target);
            of_source.offer(likeness, at(ranks.1, target), target);
            if let Some(list) = of_target.get_mut(t) {
                list.offer(likeness, at(ranks.0, source as u32), source as DocumentId);
            }
        }
        found.extend(of_source.0.iter().map(|&(.., target)| (source as DocumentId, target)));
    }
    for (list, target) in of_target.iter().zip(0..) {
        found.extend(list.0.iter().map(|&(.., source)| (source, target)));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What source and target have in common.
pub fn weigh(pool: &Pool, source: DocumentId, target: DocumentId) -> Evidence {
    let forward = answered(&pool.source, source, &pool.target, target);
    let backward = answered(&pool.target, target, &pool.source, source);
    Evidence {
        words: forward.words.share().max(backward.words.share()),
        deviations: forward.words.deviations().midpoint(backward.words.deviations()),
        rare: forward.rare.share().max(backward.rare.share()),
        length: pool.source.length(source).min(pool.target.length(target)),
    }
}

#[derive(Default)]
struct Answered {
    words: Sum,
    rare: Sum,
}

/// Sums over the features of a document, each weighted by what an answer to it tells.
#[derive(Default)]
struct Sum {
    beyond_chance: f32,
    possible: f32,
    variance: f32,
}

impl Sum {
    fn add(&mut self, chance: f32, answered: bool) {
        let tells = (-chance.max(f32::MIN_POSITIVE).ln()).min(MOST_TOLD);
        let hit = if answered { 1.0 } else { 0.0 };
        self.beyond_chance += tells * (hit - chance);
        self.possible += tells * (1.0 - chance);
        self.variance += tells * tells * chance * (1.0 - chance);
    }

    fn share(&self) -> f32 {
        (self.beyond_chance / (self.possible + INERTIA)).max(0.0)
    }

    fn deviations(&self) -> f32 {
        (self.beyond_chance / (self.variance + INERTIA).sqrt()).max(0.0)
    }
}

/// How the document `id` of `side` is answered by the document `by` of the `other` side.
fn answered(side: &Side, id: DocumentId, other: &Side, by: DocumentId) -> Answered {
    let mut sums = Answered::default();
    let length = other.length(by);
    for &feature in side.documents.get(id as usize).into_iter().flatten() {
        let answered = side.answered(feature, by);
        let chance = side.chance(feature, answered, length, other);
        let sum = match side.kinds.get(feature as usize) {
            Some(Kind::Word) => &mut sums.words,
            _ => &mut sums.rare,
        };
        sum.add(chance, answered);
    }
    sums
}

/// What an answer to each feature tells, whatever the lengths of the documents.
fn rough_told(side: &Side, other: &Side) -> Vec<f32> {
    let documents = other.documents.len() as f32;
    side.answers.iter().map(|answers| (-((answers.len() as f32 + 1.0) / (documents + 2.0)).ln()).clamp(0.0, MOST_TOLD)).collect()
}

/// One source document against all targets.
struct Row {
    /// What each target shares, seen from the source and from the target.
    shared: Vec<(f32, f32)>,
    touched: Vec<DocumentId>,
    seen: Vec<bool>,
}

impl Row {
    /// Features that more than this share of a large pool answers are no help in finding candidates.
    const MOST_COMMON: f32 = 0.3;
    const LARGE: usize = 100;

    fn new(pool: &Pool) -> Row {
        Row { shared: vec![(0.0, 0.0); pool.target.documents.len()], touched: Vec::new(), seen: vec![false; pool.target.kinds.len()] }
    }

    fn fill(&mut self, pool: &Pool, features: &[FeatureId], told: (&[f32], &[f32])) {
        for target in self.touched.drain(..) {
            if let Some(shared) = self.shared.get_mut(target as usize) {
                *shared = (0.0, 0.0);
            }
        }
        let common = |held: usize, of: usize| of > Self::LARGE && held as f32 > Self::MOST_COMMON * of as f32;
        let targets = pool.target.documents.len();
        for &feature in features {
            let answers = list(&pool.source.answers, feature);
            if !common(answers.len(), targets) {
                self.share(answers, |shared| shared.0 += at(told.0, feature));
            }
        }
        let mut answering: Vec<FeatureId> = Vec::new();
        for &link in features.iter().flat_map(|&feature| list(&pool.source.links, feature)) {
            if let Some(seen) = self.seen.get_mut(link as usize).filter(|seen| !**seen) {
                *seen = true;
                answering.push(link);
            }
        }
        // In one order whatever the pool, so that sums are the same.
        answering.sort_unstable();
        for link in answering {
            if let Some(seen) = self.seen.get_mut(link as usize) {
                *seen = false;
            }
            let holders = list(&pool.target.holders, link);
            if !common(list(&pool.target.answers, link).len(), pool.source.documents.len()) {
                self.share(holders, |shared| shared.1 += at(told.1, link));
            }
        }
    }

    fn share(&mut self, targets: &[DocumentId], add: impl Fn(&mut (f32, f32))) {
        for &target in targets {
            let Some(shared) = self.shared.get_mut(target as usize) else { continue };
            if *shared == (0.0, 0.0) {
                self.touched.push(target);
            }
            add(shared);
        }
    }
}

/// The best few, by falling likeness and then by rank.
#[derive(Debug, Clone, Default)]
struct Shortlist(Vec<(f32, Reverse<u32>, DocumentId)>);

impl Shortlist {
    fn offer(&mut self, likeness: f32, rank: u32, id: DocumentId) {
        let before = |other: &(f32, Reverse<u32>, DocumentId)| {
            other.0.total_cmp(&likeness).then(other.1.cmp(&Reverse(rank))).then(id.cmp(&other.2)).is_ge()
        };
        let place = self.0.partition_point(before);
        if place < CLOSEST {
            self.0.insert(place, (likeness, Reverse(rank), id));
            self.0.truncate(CLOSEST);
        }
    }
}

fn at<T: Copy + Default>(values: &[T], id: u32) -> T {
    values.get(id as usize).copied().unwrap_or_default()
}

fn list(lists: &[Vec<u32>], id: u32) -> &[u32] {
    lists.get(id as usize).map_or(&[], Vec::as_slice)
}
