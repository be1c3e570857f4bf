//! Which words of two segments answer each other, found once for each pair of segments that the search looks at.
//!
//! Most words of one segment answer nothing in another: what a search needs are the few that do. All block scores are made of these.

use super::evidence::{Evidence, Side, TypeId};
use std::ops::Range;

/// The words of each segment of one text, each type once with its count, and what they score when nothing answers them.
pub struct Bags {
    starts: Vec<u32>,
    words: Vec<Word>,
    /// Words of each segment, repeated ones included.
    pub sizes: Vec<f32>,
    /// Log-likelihood ratio of each segment when nothing answers any of its words.
    pub unanswered: Vec<f32>,
    /// Largest number of different words in a segment.
    pub widest: usize,
}

/// A word type within a segment.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The type.
    pub id: TypeId,
    /// How often it stands in the segment.
    pub count: f32,
    /// How much its probability grows with the weight of what answers it, as a share of what it scores unanswered.
    pub gain: f32,
}

impl Bags {
    /// The words of one side. `mixture` is the share of a word's probability that comes from the other side.
    pub fn new(side: &Side, mixture: f32) -> Bags {
        let mut bags = Bags { starts: vec![0], words: Vec::new(), sizes: Vec::new(), unanswered: Vec::new(), widest: 0 };
        let mut sorted: Vec<TypeId> = Vec::new();
        for segment in &side.segments {
            sorted.clear();
            sorted.extend_from_slice(segment);
            sorted.sort_unstable();
            let mut unanswered = 0.0;
            let first = bags.words.len();
            for run in sorted.chunk_by(|a, b| a == b) {
                let id = run[0];
                let share = if side.mute[id as usize] { 0.0 } else { mixture };
                let (count, rest) = (run.len() as f32, 1.0 - share);
                unanswered += count * rest.ln();
                bags.words.push(Word { id, count, gain: share / (rest * side.background[id as usize]) });
            }
            bags.widest = bags.widest.max(bags.words.len() - first);
            bags.starts.push(bags.words.len() as u32);
            bags.sizes.push(segment.len() as f32);
            bags.unanswered.push(unanswered);
        }
        bags
    }

    /// The words of a segment.
    pub fn of(&self, segment: usize) -> &[Word] {
        &self.words[self.starts[segment] as usize..self.starts[segment + 1] as usize]
    }
}

/// A word of a source segment that answers a word of a target segment.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Place of the source word in its bag.
    pub source: u32,
    /// Place of the target word in its bag.
    pub target: u32,
    /// Weight from the source word to the target word, times the source word's count.
    pub forward: f32,
    /// Weight from the target word to the source word, times the target word's count.
    pub backward: f32,
}

/// The hits between one source segment and a range of target segments.
pub struct Row {
    first: usize,
    starts: Vec<u32>,
    hits: Vec<Hit>,
}

impl Row {
    /// The hits with target segment `j`; none outside the row's range.
    pub fn of(&self, j: usize) -> &[Hit] {
        match j.checked_sub(self.first) {
            Some(at) if at + 1 < self.starts.len() => &self.hits[self.starts[at] as usize..self.starts[at + 1] as usize],
            _ => &[],
        }
    }
}

/// What may answer each source type: target type, weight forward, weight backward.
pub struct Links {
    starts: Vec<u32>,
    links: Vec<(TypeId, f32, f32)>,
}

impl Links {
    /// Both directions of the evidence in one table.
    pub fn new(evidence: &Evidence) -> Links {
        // Walking the way back by rising target type, each source type's list of weights comes out in the order of its forward links.
        let mut back: Vec<u32> = vec![0; evidence.forward.len() + 1];
        for (s, list) in evidence.forward.iter().enumerate() {
            back[s + 1] = back[s] + list.len() as u32;
        }
        let starts = back.clone();
        let mut links: Vec<(TypeId, f32, f32)> = Vec::with_capacity(starts.last().copied().unwrap_or(0) as usize);
        links.extend(evidence.forward.iter().flatten().map(|&(t, weight)| (t, weight, 0.0)));
        for (t, list) in evidence.backward.iter().enumerate() {
            for &(s, weight) in list {
                let at = &mut back[s as usize];
                debug_assert_eq!(links[*at as usize].0, t as TypeId);
                links[*at as usize].2 = weight;
                *at += 1;
            }
        }
        Links { starts, links }
    }

    fn of(&self, source: TypeId) -> &[(TypeId, f32, f32)] {
        &self.links[self.starts[source as usize] as usize..self.starts[source as usize + 1] as usize]
    }
}

/// Finds hits, one source segment at a time.
pub struct Finder<'a> {
    links: &'a Links,
    source: &'a Bags,
    target: &'a Bags,
    /// For each target type the last of its answers in `answers`, or `NONE`.
    heads: Vec<u32>,
    answers: Vec<Answer>,
    slotted: Vec<TypeId>,
}

/// A word of the current source segment that answers a target type, and the next one that answers the same.
struct Answer {
    slot: u32,
    forward: f32,
    backward: f32,
    next: u32,
}

const NONE: u32 = u32::MAX;

impl<'a> Finder<'a> {
    /// A finder over two texts with `types` word types in the second.
    pub fn new(links: &'a Links, source: &'a Bags, target: &'a Bags, types: usize) -> Self {
        Finder { links, source, target, heads: vec![NONE; types], answers: Vec::new(), slotted: Vec::new() }
    }

    /// The hits of source segment `i` with the target segments `columns`.
    pub fn row(&mut self, i: usize, columns: Range<usize>) -> Row {
        for (slot, word) in self.source.of(i).iter().enumerate() {
            for &(other, forward, backward) in self.links.of(word.id) {
                let head = &mut self.heads[other as usize];
                if *head == NONE {
                    self.slotted.push(other);
                }
                self.answers.push(Answer { slot: slot as u32, forward: forward * word.count, backward, next: *head });
                *head = self.answers.len() as u32 - 1;
            }
        }
        let mut row = Row { first: columns.start, starts: Vec::with_capacity(columns.len() + 1), hits: Vec::new() };
        row.starts.push(0);
        for j in columns {
            for (slot, word) in self.target.of(j).iter().enumerate() {
                let mut at = self.heads[word.id as usize];
                while let Some(answer) = self.answers.get(at as usize) {
                    let (forward, backward) = (answer.forward, answer.backward * word.count);
                    row.hits.push(Hit { source: answer.slot, target: slot as u32, forward, backward });
                    at = answer.next;
                }
            }
            row.starts.push(row.hits.len() as u32);
        }
        for other in self.slotted.drain(..) {
            self.heads[other as usize] = NONE;
        }
        self.answers.clear();
        row
    }
}

/// Adds up what answers the words of one segment, and tells their log-likelihood ratio.
pub struct Tally {
    sums: Vec<f32>,
    touched: Vec<u32>,
}

impl Tally {
    /// A tally for segments of at most `widest` different words.
    pub fn new(widest: usize) -> Self {
        Tally { sums: vec![0.0; widest], touched: Vec::new() }
    }

    /// Notes that the word at `slot` is answered with `weight`.
    pub fn add(&mut self, slot: u32, weight: f32) {
        // A link may weigh in one direction only; a slot must not be noted twice.
        if weight <= 0.0 {
            return;
        }
        let sum = &mut self.sums[slot as usize];
        if *sum == 0.0 {
            self.touched.push(slot);
        }
        *sum += weight;
    }

    /// Log-likelihood ratio of the segment `words`, which scores `unanswered` without answers, given `size` words on the other side.
    pub fn log_ratio(&self, words: &[Word], unanswered: f32, size: f32) -> f32 {
        if self.touched.is_empty() {
            return unanswered;
        }
        let scale = 1.0 / (size + 1.0);
        let mut log = 0.0;
        let mut product = 1.0f32;
        for &slot in &self.touched {
            let word = &words[slot as usize];
            let factor = 1.0 + word.gain * self.sums[slot as usize] * scale;
            if word.count == 1.0 {
                product *= factor;
                // One logarithm for many factors, well inside what an f32 holds.
                if product > 1e25 {
                    log += product.ln();
                    product = 1.0;
                }
            } else {
                log += word.count * factor.ln();
            }
        }
        unanswered + log + product.ln()
    }

    /// Forgets the segment.
    pub fn clear(&mut self) {
        for slot in self.touched.drain(..) {
            self.sums[slot as usize] = 0.0;
        }
    }
}
