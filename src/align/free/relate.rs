//! What the candidates of one segment mean for those of another: two segments rarely render the same source, and the sources of one text stand near each other.

use super::{Candidate, sure_links};

/// Pool segments around a candidate that count as near, on either side; nearer ones count more.
const REACH: usize = 40;
/// Sure links that are needed before company counts for half.
const FEW: f32 = 3.0;

/// Fills in `claim`: the best total of another segment on the same pieces of the pool.
pub fn claims(found: &mut [Vec<Candidate>], pieces: usize) {
    // For each piece the two best claims, by different segments.
    let mut best: Vec<[(f32, usize); 2]> = vec![[(0.0, usize::MAX); 2]; pieces];
    for (i, candidates) in found.iter().enumerate() {
        for candidate in candidates {
            for piece in candidate.pieces.clone() {
                let [first, second] = &mut best[piece];
                if first.1 == i {
                    first.0 = first.0.max(candidate.total);
                } else if candidate.total > first.0 {
                    *second = *first;
                    *first = (candidate.total, i);
                } else if candidate.total > second.0 {
                    *second = (candidate.total, i);
                }
            }
        }
    }
    for (i, candidates) in found.iter_mut().enumerate() {
        for candidate in candidates {
            let others = best[candidate.pieces.clone()].iter().map(|[first, second]| if first.1 == i { second.0 } else { first.0 });
            candidate.claim = others.fold(0.0, f32::max);
        }
    }
}

/// Fills in `company`: how many sure links of other segments lie around a candidate, against what an even spread over the pool gives.
pub fn company(found: &mut [Vec<Candidate>], segments: usize) {
    let mut density = vec![0.0f32; segments];
    let mut places: Vec<Option<usize>> = vec![None; found.len()];
    for (i, candidate) in sure_links(found) {
        places[i] = Some(candidate.target.start);
    }
    for &place in places.iter().flatten() {
        let near = place.saturating_sub(REACH)..(place + REACH + 1).min(segments);
        for (density, at) in density[near.clone()].iter_mut().zip(near) {
            *density += nearness(at, place);
        }
    }
    let sure = places.iter().flatten().count() as f32;
    for (candidates, place) in found.iter_mut().zip(places) {
        // A segment is no company to itself.
        let own = |at: usize| place.map_or(0.0, |place| nearness(at, place));
        let others = sure - if place.is_some() { 1.0 } else { 0.0 };
        let even = 1.0 / segments.max(1) as f32;
        for candidate in candidates {
            let at = candidate.target.start;
            let near = (density[at] - own(at)).max(0.0);
            candidate.company = ((near + FEW * even) / (others * even + FEW * even)).ln();
        }
    }
}

/// Falls from its height beside a link to nothing out of reach; adds up to one.
fn nearness(at: usize, place: usize) -> f32 {
    let reach = REACH as f32 + 1.0;
    (1.0 - at.abs_diff(place) as f32 / reach).max(0.0) / reach
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(target: usize, total: f32) -> Candidate {
        Candidate {
            target: target..target + 1,
            pieces: target..target + 1,
            forward: 0.0,
            backward: 0.0,
            length: 0.0,
            total,
            rival: 0.0,
            claim: 0.0,
            edge: 0.0,
            company: 0.0,
            words: (5, 5),
            left_out: 0.0,
            pool: 100,
            answered: 0.0,
            informed: 0.0,
            covered: 0.0,
            numbers: (0, 0),
            names: 0,
        }
    }

    #[test]
    fn two_segments_claim_one_source() {
        let mut found = vec![vec![candidate(4, 20.0), candidate(7, 3.0)], vec![candidate(4, 12.0)], vec![]];
        claims(&mut found, 10);
        let claims: Vec<f32> = found.iter().flatten().map(|candidate| candidate.claim).collect();
        assert_eq!(claims, [12.0, 0.0, 20.0]);
    }

    #[test]
    fn sure_links_keep_each_other_company() {
        let mut found: Vec<Vec<Candidate>> = (20..26).map(|at| vec![candidate(at, 30.0)]).collect();
        found.push(vec![candidate(23, 2.0), candidate(90, 2.0)]);
        company(&mut found, 100);
        assert!(found[6][0].company > 0.5, "{}", found[6][0].company);
        assert!(found[6][1].company < -0.5, "{}", found[6][1].company);
    }

    #[test]
    fn a_lonely_link_has_no_company_in_itself() {
        let mut found = vec![vec![candidate(50, 30.0)]];
        company(&mut found, 100);
        assert_eq!(found[0][0].company, 0.0);
    }
}
