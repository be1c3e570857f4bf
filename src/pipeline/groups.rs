//! Which documents belong together.

use super::{Knowledge, Settings};
use crate::align::pairing::{self, Fingerprint};
use crate::document::read::{Catalogue, Item};
use crate::language;
use crate::lexicon::End;
use rayon::prelude::*;
use std::collections::BTreeMap;

/// Documents that belong together.
#[derive(Debug, Clone)]
pub struct Group<'c> {
    /// What rows call it.
    pub pair: String,
    /// Its documents, by id.
    pub items: Vec<&'c Item>,
}

/// All documents of a catalogue, by pair. What names do not pair is paired by content where the evidence is strong, and stands alone otherwise.
pub fn groups<'c>(catalogue: &'c Catalogue, knowledge: &Knowledge, settings: &Settings) -> Vec<Group<'c>> {
    let mut groups: BTreeMap<String, Vec<&Item>> = BTreeMap::new();
    for item in &catalogue.items {
        let name = item.pair.clone().unwrap_or_else(|| item.id.clone());
        groups.entry(name).or_default().push(item);
    }
    for (article, source) in by_content(catalogue, &groups, knowledge, settings) {
        if let Some(items) = groups.remove(&source) {
            groups.entry(article).or_default().extend(items);
        }
    }
    groups
        .into_iter()
        .map(|(pair, mut items)| {
            items.sort_by(|a, b| a.id.cmp(&b.id));
            Group { pair, items }
        })
        .collect()
}

/// A group of which only one language is there.
struct Lonely {
    name: String,
    is_source: bool,
    fingerprint: Fingerprint,
}

/// Names of groups that belong together by their content: `(group of the article, group of the source)`.
fn by_content(
    catalogue: &Catalogue,
    groups: &BTreeMap<String, Vec<&Item>>,
    knowledge: &Knowledge,
    settings: &Settings,
) -> Vec<(String, String)> {
    // Documents that nothing could pair need not be read: where all that is alone is known to be of one language, nobody has a partner.
    let alone: Vec<(&String, &Item)> =
        groups.iter().filter_map(|(name, items)| Some((name, *items.first()?)).filter(|_| items.len() == 1)).collect();
    let may_be = |lang| alone.iter().any(|(_, item)| item.lang.as_ref().is_none_or(|known| known == lang));
    if !may_be(&settings.from) || !may_be(&settings.to) {
        return Vec::new();
    }
    let lonely: Vec<Lonely> = alone
        .par_iter()
        .filter_map(|(name, item)| {
            // What cannot be read is reported when its turn comes.
            let document = catalogue.read(item).ok()?;
            let is_source = document.lang == settings.to;
            if !is_source && document.lang != settings.from {
                return None;
            }
            let end = if is_source { End::To } else { End::From };
            let fingerprint = Fingerprint::new(document.text(), language::of(document.lang.as_str()), &knowledge.lexicon, end);
            Some(Lonely { name: (*name).clone(), is_source, fingerprint })
        })
        .collect();
    let (sources, articles): (Vec<Lonely>, Vec<Lonely>) = lonely.into_iter().partition(|lonely| lonely.is_source);
    let prints = |lonely: &[Lonely]| lonely.iter().map(|lonely| lonely.fingerprint.clone()).collect::<Vec<_>>();
    let found = pairing::pair(&prints(&articles), &prints(&sources), &knowledge.lexicon);
    found.into_iter().map(|found| (articles[found.source].name.clone(), sources[found.target].name.clone())).collect()
}
