//! Groups of point symbols that overlap at their places: each is opened, its symbols moved apart close to their places, or
//! closed into one bubble where they would leave the surroundings of their places.
//!
//! Deterministic: equal places give equal groups. Positions are worked out for all symbols of a layer and relative to the
//! first, so that panning moves all symbols by the same amount and changes no group.

use std::collections::BTreeMap;

use super::{
    ScreenPoint,
    displacement::{MOST_DISPLACED, displaced},
};

/// Largest distance of a symbol of an open group from its place, as a multiple of the distance between symbols: eight on one
/// spot are open.
const MOST_MOVED: f32 = 1.15;

/// Share of the distance between symbols below which two count as overlapping; displaced symbols may come a little closer
/// than asked.
const TOUCHING: f32 = 0.96;

/// Symbols that overlap at their places, or one symbol alone.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct SymbolGroup {
    /// Positions of the symbols in the layer, rising.
    pub members: Vec<usize>,
    /// Positions of the symbols of an open group, in the order of `members`.
    pub open: Vec<ScreenPoint>,
    /// Middle of the places, where a bubble stands.
    pub middle: ScreenPoint,
    /// Largest distance of a symbol from its place once the group is open, points.
    pub moved: f32,
}

impl SymbolGroup {
    /// `true` if the symbols of the group stay near their places when it is open.
    pub(super) fn has_room(&self, spacing: f32) -> bool {
        self.moved <= MOST_MOVED * spacing
    }

    fn of(members: Vec<usize>, places: &[ScreenPoint], spacing: f32) -> Self {
        let own: Vec<ScreenPoint> = members.iter().filter_map(|at| places.get(*at).copied()).collect();
        let open = displaced(&own, spacing);
        let n = own.len().max(1) as f32;
        let sum = own.iter().fold(ScreenPoint::default(), |sum, at| sum.moved(*at));
        let moved = open.iter().zip(&own).map(|(at, place)| at.distance(*place)).fold(0.0, f32::max);
        Self { members, open, middle: ScreenPoint::new(sum.x / n, sum.y / n), moved }
    }
}

/// Groups of the symbols of a layer whose centres are at least `spacing` points apart, in the order of their first symbols.
/// Layers of more than [`MOST_DISPLACED`] symbols have none: each symbol stays at its place.
pub(super) fn grouped(places: &[ScreenPoint], spacing: f32) -> Vec<SymbolGroup> {
    let origin = places.first().copied().unwrap_or_default();
    let eighths = |from: f32, to: f32| ((to - from) * 8.0).round() / 8.0;
    let is_many = places.len() > MOST_DISPLACED;
    let relative = |at: &ScreenPoint| ScreenPoint::new(eighths(origin.x, at.x), eighths(origin.y, at.y));
    let relative: Vec<ScreenPoint> = places.iter().map(relative).collect();
    let mut groups: Vec<SymbolGroup> =
        (0..places.len()).map(|at| SymbolGroup::of(vec![at], &relative, spacing)).collect();
    // Groups whose symbols overlap once they are open become one; each round leaves fewer groups.
    while let Some(merged) = merged(&groups, &relative, spacing).filter(|_| !is_many) {
        groups = merged;
    }
    for group in &mut groups {
        group.middle = group.middle.moved(origin);
        group.open.iter_mut().for_each(|at| *at = at.moved(origin));
        // A symbol alone stands exactly at its place.
        if let ([at], [open]) = (group.members.as_slice(), group.open.as_mut_slice()) {
            *open = places.get(*at).copied().unwrap_or(*open);
        }
    }
    groups
}

/// The groups with those united that overlap; `None` if none do.
fn merged(groups: &[SymbolGroup], places: &[ScreenPoint], spacing: f32) -> Option<Vec<SymbolGroup>> {
    let mut root: Vec<usize> = (0..groups.len()).collect();
    let mut found = false;
    let owned: Vec<(usize, ScreenPoint)> =
        groups.iter().enumerate().flat_map(|(group, own)| own.open.iter().map(move |at| (group, *at))).collect();
    for (i, (a, at)) in owned.iter().enumerate() {
        for (b, other) in owned.iter().skip(i + 1) {
            if a != b && at.distance(*other) < TOUCHING * spacing {
                found = true;
                let (a, b) = (find(&root, *a), find(&root, *b));
                if let Some(parent) = root.get_mut(a.max(b)) {
                    *parent = a.min(b);
                }
            }
        }
    }
    found.then(|| {
        let mut united: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (group, own) in groups.iter().enumerate() {
            united.entry(find(&root, group)).or_default().extend(&own.members);
        }
        let of = |mut members: Vec<usize>| {
            members.sort_unstable();
            let same = groups.iter().find(|group| group.members == members);
            same.cloned().unwrap_or_else(|| SymbolGroup::of(members, places, spacing))
        };
        united.into_values().map(of).collect()
    })
}

/// Representative of a group in a forest of parents.
fn find(root: &[usize], mut at: usize) -> usize {
    while let Some(parent) = root.get(at).copied().filter(|parent| *parent != at) {
        at = parent;
    }
    at
}
