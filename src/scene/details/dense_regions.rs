//! Dense regions of a map: places of clusters that lie closer together than their symbols need.

use std::collections::{BTreeMap, BTreeSet};

use crate::scene::{Rect, ScreenPoint};

/// Distance within which places are neighbours, as a multiple of the distance between symbols.
const NEAR: f32 = 1.25;
/// Fewest neighbours of a place of a region, itself included. Places at the end of a chain do not stretch a region.
const NEIGHBOURS: usize = 5;
/// Fewest symbols and fewest places of a region worth a map of its own: symbols on one spot are no clearer when enlarged.
const FEWEST: (usize, usize) = (5, 3);

/// Dense region of a map.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DenseRegion {
    /// Positions of the places in it.
    pub members: BTreeSet<usize>,
    /// Bounding box of the places, points.
    pub around: Rect,
}

/// Dense regions of places whose symbols are at least `spacing` points apart, the most numerous first.
pub(super) fn dense_regions(places: &[ScreenPoint], spacing: f32) -> Vec<DenseRegion> {
    let mut regions: Vec<DenseRegion> = chains(places, NEAR * spacing)
        .into_iter()
        .filter(|members| members.len() >= FEWEST.0 && spots(places, members) >= FEWEST.1)
        .filter_map(|members| region(places, &members))
        .collect();
    regions.sort_by_key(|region| std::cmp::Reverse(region.members.len()));
    regions
}

/// The region around places, with all others that lie between them.
fn region(places: &[ScreenPoint], members: &[usize]) -> Option<DenseRegion> {
    let own: Vec<ScreenPoint> = members.iter().filter_map(|at| places.get(*at).copied()).collect();
    let around = Rect::bounding(&own)?;
    let within = places.iter().enumerate().filter(|(_, at)| around.holds(**at));
    Some(DenseRegion { members: within.map(|(at, _)| at).collect(), around })
}

/// Crowded places, those with enough neighbours within `reach` points, connected by steps from neighbour to neighbour; in
/// the order of their first.
fn chains(places: &[ScreenPoint], reach: f32) -> Vec<Vec<usize>> {
    let neighbours = neighbours(places, reach);
    let mut seen: Vec<bool> = neighbours.iter().map(|near| near.len() < NEIGHBOURS).collect();
    let mut chains = Vec::new();
    for first in 0..places.len() {
        let mut chain = Vec::new();
        let mut open = vec![first];
        while let Some(number) = open.pop() {
            let Some(is_seen) = seen.get_mut(number) else { continue };
            if !std::mem::replace(is_seen, true) {
                chain.push(number);
                open.extend(neighbours.get(number).into_iter().flatten());
            }
        }
        if !chain.is_empty() {
            chains.push(chain);
        }
    }
    chains
}

/// The places within `reach` points of each place, itself included.
fn neighbours(places: &[ScreenPoint], reach: f32) -> Vec<Vec<usize>> {
    // Cells as wide as a step: neighbours lie in the same cell or in one beside it.
    let cell = |at: &ScreenPoint| ((at.x / reach).floor() as i32, (at.y / reach).floor() as i32);
    let mut cells: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for (number, at) in places.iter().enumerate() {
        cells.entry(cell(at)).or_default().push(number);
    }
    let of = |at: &ScreenPoint| {
        let (x, y) = cell(at);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (x.saturating_add(dx), y.saturating_add(dy))));
        let near = around.filter_map(|cell| cells.get(&cell)).flatten().copied();
        near.filter(|other| places.get(*other).is_some_and(|other| other.distance(*at) <= reach)).collect()
    };
    places.iter().map(of).collect()
}

/// Number of different places among several.
fn spots(places: &[ScreenPoint], members: &[usize]) -> usize {
    let tenths = |at: &ScreenPoint| ((at.x * 10.0).round() as i64, (at.y * 10.0).round() as i64);
    members.iter().filter_map(|at| places.get(*at)).map(tenths).collect::<BTreeSet<_>>().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn points(at: &[(f32, f32)]) -> Vec<ScreenPoint> {
        at.iter().map(|(x, y)| ScreenPoint::new(*x, *y)).collect()
    }

    #[test]
    fn crowded_places_are_a_region_and_neither_one_spot_nor_a_chain_is() {
        let near: Vec<(f32, f32)> = (0..6).map(|i| (i as f32 * 2.0, 0.0)).collect();
        let (spot, chain) = (vec![(300.0, 300.0); 9], (0..9).map(|i| (i as f32 * 9.0, 90.0)).collect());
        let regions = dense_regions(&points(&[near, spot, chain].concat()), 10.0);
        let [region] = regions.as_slice() else { panic!("one region: {regions:?}") };
        assert_eq!(region.members, (0..6).collect());
    }

    #[test]
    fn what_lies_between_the_places_of_a_region_belongs_to_it() {
        let row = (0..12).map(|i| (i as f32 * 3.0, 0.0));
        let column = (0..12).map(|i| (33.0, i as f32 * 3.0));
        let places: Vec<(f32, f32)> = row.chain(column).chain([(5.0, 28.0)]).collect();
        assert!(dense_regions(&points(&places), 10.0)[0].members.contains(&24));
    }

    proptest! {
        /// Comparing every place with every other is the reference.
        #[test]
        fn chains_are_those_found_pair_by_pair(at in prop::collection::vec((0.0..200.0f32, 0.0..200.0f32), 1..60)) {
            let places = points(&at);
            let near = |a: usize, b: usize| places[a].distance(places[b]) <= 30.0;
            let is_crowded = |a: &usize| (0..places.len()).filter(|b| near(*a, *b)).count() >= NEIGHBOURS;
            let crowded: Vec<usize> = (0..places.len()).filter(is_crowded).collect();
            let mut chain: Vec<usize> = (0..places.len()).collect();
            for _ in 0..places.len() {
                for a in &crowded {
                    for b in crowded.iter().filter(|b| near(*a, **b)) {
                        chain[*a] = chain[*a].min(chain[*b]);
                    }
                }
            }
            let found = chains(&places, 30.0);
            prop_assert_eq!(found.iter().map(Vec::len).sum::<usize>(), crowded.len());
            for own in found {
                prop_assert!(own.iter().all(|at| chain[*at] == chain[own[0]]));
                let all = crowded.iter().filter(|at| chain[**at] == chain[own[0]]).count();
                prop_assert_eq!(all, own.len());
            }
        }
    }
}
