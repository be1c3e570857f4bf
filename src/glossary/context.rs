//! Homographs: words that are terms in one text and everyday words in another. They are believed only where the text around them shows the subject field.

use super::form::Tier;
use super::resolve::TermMatch;

/// Characters on either side of a homograph in which another term has to stand.
const REACH: usize = 250;

/// Makes suggestions of the homographs beside which no other term stands.
///
/// What counts beside one is a match of another concept that is no suggestion and no homograph itself.
pub(super) fn guard(found: &mut [TermMatch], text: &str) {
    if !found.iter().any(|found| found.homograph) {
        return;
    }
    let supports = |other: &TermMatch| other.tier != Tier::Loose && !other.homograph;
    let believed: Vec<bool> = found
        .iter()
        .enumerate()
        .map(|(at, homograph)| {
            let near = |other: &&TermMatch| distance(text, homograph, other).is_some_and(|characters| characters <= REACH);
            let before = found[..at].iter().rev().take_while(near);
            let after = found[at + 1..].iter().take_while(near);
            let mut others = before.chain(after);
            !homograph.homograph || others.any(|other| supports(other) && other.concept != homograph.concept)
        })
        .collect();
    for (found, believed) in found.iter_mut().zip(believed) {
        if !believed {
            found.tier = Tier::Loose;
        }
    }
}

/// Characters between two matches; `None` beyond any reach.
fn distance(text: &str, a: &TermMatch, b: &TermMatch) -> Option<usize> {
    let (first, second) = if a.span < b.span { (a.span, b.span) } else { (b.span, a.span) };
    let between = text.get(first.end..second.start)?;
    (between.len() <= REACH * 4).then(|| between.chars().count())
}
