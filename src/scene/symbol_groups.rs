//! Groups of point symbols that overlap at their places: each is opened, its symbols moved apart close to their places, or
//! closed into one bubble where they would leave the surroundings of their places.
//!
//! Deterministic: equal places give equal groups. Groups are worked out for all symbols of a layer and relative to the
//! first, so that panning moves all symbols by the same amount and changes no group.

use std::cell::RefCell;

use super::{
    Rect, ScreenPoint, bubble,
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
    /// Positions of the symbols once the group is open, in the order of `members`.
    pub open: Vec<ScreenPoint>,
    /// Middle of the places, where a bubble stands.
    pub middle: ScreenPoint,
    /// `true` if a bubble stands for the symbols.
    pub is_closed: bool,
}

/// Distances that decide on groups.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct GroupRules {
    /// Least distance between the centres of two symbols, points.
    pub spacing: f32,
    /// `true` if no group is closed, however far its symbols move.
    pub always_open: bool,
    /// Area in which the middles of open symbols stay; `None` on a map that moves.
    pub within: Option<Rect>,
}

/// `true` if two open symbols are closer than they should be.
pub(super) fn crowded(groups: &[SymbolGroup], spacing: f32) -> bool {
    let open: Vec<ScreenPoint> = groups.iter().flat_map(|group| group.open.iter().copied()).collect();
    open.iter().enumerate().any(|(i, a)| open.iter().skip(i + 1).any(|b| a.distance(*b) < TOUCHING * spacing))
}

impl SymbolGroup {
    /// The group with more room between its symbols, so that the leaders to their places are seen.
    pub(super) fn unfolded(self, places: &[ScreenPoint], spacing: f32) -> Self {
        const WIDER: f32 = 1.5;
        Self::of(self.members, places, GroupRules { spacing: WIDER * spacing, always_open: true, within: None })
    }

    /// Radius of the disc around the middle of the places that holds the open group's symbols of a radius, points.
    pub(super) fn reach(&self, radius: f32) -> f32 {
        let farthest = self.open.iter().map(|symbol| symbol.distance(self.middle)).fold(0.0, f32::max);
        farthest + 1.8 * radius
    }

    fn of(members: Vec<usize>, places: &[ScreenPoint], rules: GroupRules) -> Self {
        let own: Vec<ScreenPoint> = members.iter().filter_map(|at| places.get(*at).copied()).collect();
        let open = displaced(&own, rules.spacing, rules.within);
        let n = own.len().max(1) as f32;
        let sum = own.iter().fold(ScreenPoint::default(), |sum, at| sum.moved(*at));
        let moved = open.iter().zip(&own).map(|(at, place)| at.distance(*place)).fold(0.0, f32::max);
        let is_closed = moved > MOST_MOVED * rules.spacing && !rules.always_open;
        Self { members, open, middle: ScreenPoint::new(sum.x / n, sum.y / n), is_closed }
    }

    /// Discs that the group covers: middles and radius.
    fn discs(&self, rules: GroupRules) -> (&[ScreenPoint], f32) {
        if self.is_closed {
            (std::slice::from_ref(&self.middle), bubble::radius(self.members.len()))
        } else {
            (&self.open, TOUCHING * rules.spacing / 2.0)
        }
    }

    /// Gap to another group, points; negative if they overlap.
    fn gap(&self, other: &Self, rules: GroupRules) -> f32 {
        let ((own, radius), (others, other_radius)) = (self.discs(rules), other.discs(rules));
        let pairs = own.iter().flat_map(|a| others.iter().map(move |b| a.distance(*b)));
        pairs.fold(f32::INFINITY, f32::min) - radius - other_radius
    }
}

/// Groups of a layer, with what they were worked out from.
type Known = (Vec<ScreenPoint>, GroupRules, Vec<SymbolGroup>);

/// Groups of layers that were worked out last.
#[derive(Clone, Debug, Default)]
pub(super) struct SymbolGroups(RefCell<Vec<Known>>);

/// Number of layers whose groups are kept.
const KEEP: usize = 8;

impl SymbolGroups {
    /// Groups of the symbols of a layer, whose places are relative to the first; in the order of their first symbols.
    /// Layers of more than [`MOST_DISPLACED`] symbols have none: each symbol stays at its place.
    pub(super) fn of(&self, places: &[ScreenPoint], rules: GroupRules) -> Vec<SymbolGroup> {
        let mut kept = self.0.borrow_mut();
        if let Some((.., groups)) = kept.iter().find(|(known, by, _)| *by == rules && known == places) {
            return groups.clone();
        }
        let groups = grouped(places, rules);
        if kept.len() >= KEEP {
            kept.remove(0);
        }
        kept.push((places.to_vec(), rules, groups.clone()));
        groups
    }
}

/// Groups of places: the pair of groups that overlaps most becomes one, until none overlap.
pub(super) fn grouped(places: &[ScreenPoint], rules: GroupRules) -> Vec<SymbolGroup> {
    let mut groups: Vec<Option<SymbolGroup>> =
        (0..places.len()).map(|at| Some(SymbolGroup::of(vec![at], places, rules))).collect();
    if places.len() > MOST_DISPLACED {
        return groups.into_iter().flatten().collect();
    }
    let gap = |groups: &[Option<SymbolGroup>], a: usize, b: usize| {
        let pair = groups.get(a).zip(groups.get(b)).and_then(|(a, b)| a.as_ref().zip(b.as_ref()));
        pair.map_or(f32::INFINITY, |(a, b)| a.gap(b, rules))
    };
    // The nearest later group of each, so that a merger asks for few distances again.
    let nearest_of = |groups: &[Option<SymbolGroup>], a: usize| {
        let others = (a + 1..groups.len()).map(|b| (gap(groups, a, b), b));
        others.min_by(|one, other| one.0.total_cmp(&other.0)).filter(|(gap, _)| *gap < 0.0)
    };
    let mut nearest: Vec<Option<(f32, usize)>> = (0..groups.len()).map(|a| nearest_of(&groups, a)).collect();
    loop {
        let overlapping = nearest.iter().enumerate().filter_map(|(a, pair)| pair.map(|(gap, b)| (gap, a, b)));
        let Some((_, a, b)) = overlapping.min_by(|one, other| one.0.total_cmp(&other.0)) else { break };
        let mut members: Vec<usize> =
            [a, b].iter().filter_map(|at| groups.get(*at)?.as_ref()).flat_map(|own| own.members.clone()).collect();
        members.sort_unstable();
        let merged = SymbolGroup::of(members, places, rules);
        for (at, group) in [(a, Some(merged)), (b, None)] {
            if let Some(place) = groups.get_mut(at) {
                *place = group;
            }
        }
        for other in 0..groups.len() {
            let Some(before) = nearest.get(other).copied() else { continue };
            let is_stale = other == a || other == b || before.is_some_and(|(_, to)| to == a || to == b);
            let now = if is_stale {
                nearest_of(&groups, other)
            } else if other < a {
                let to_merged = (gap(&groups, other, a), a);
                before.into_iter().chain([to_merged]).filter(|(gap, _)| *gap < 0.0).min_by(|x, y| x.0.total_cmp(&y.0))
            } else {
                before
            };
            if let Some(entry) = nearest.get_mut(other) {
                *entry = now;
            }
        }
    }
    groups.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const RULES: GroupRules = GroupRules { spacing: 12.0, always_open: false, within: None };

    fn points(at: &[(f32, f32)]) -> Vec<ScreenPoint> {
        at.iter().map(|(x, y)| ScreenPoint::new(*x, *y)).collect()
    }

    #[test]
    fn a_few_symbols_of_one_city_are_opened_and_many_are_closed() {
        let [few] = grouped(&points(&[(0.0, 0.0); 7]), RULES).try_into().unwrap();
        assert!(!few.is_closed);
        let [many] = grouped(&points(&[(0.0, 0.0); 16]), RULES).try_into().unwrap();
        assert!(many.is_closed && many.members.len() == 16);
        let [open] = grouped(&points(&[(0.0, 0.0); 16]), GroupRules { always_open: true, ..RULES }).try_into().unwrap();
        assert!(!open.is_closed);
    }

    #[test]
    fn a_chain_of_places_does_not_become_one_bubble() {
        let chain: Vec<(f32, f32)> = (0..40).map(|i| (i as f32 * 8.0, 0.0)).collect();
        let groups = grouped(&points(&chain), RULES);
        assert!(groups.len() > 5 && groups.iter().all(|group| group.members.len() < 15), "{}", groups.len());
    }

    #[test]
    fn groups_are_kept_for_the_places_that_they_are_of() {
        let groups = SymbolGroups::default();
        let [near, far] = [[(0.0, 0.0), (3.0, 0.0)], [(0.0, 0.0), (90.0, 0.0)]].map(|at| points(&at));
        for _ in 0..2 {
            assert_eq!((groups.of(&near, RULES).len(), groups.of(&far, RULES).len()), (1, 2));
        }
    }

    #[test]
    fn symbols_at_the_edge_of_an_area_stay_inside_and_apart() {
        let within = Rect::around(ScreenPoint::default(), 50.0);
        let rules = GroupRules { within: Some(within), always_open: true, ..RULES };
        let groups = grouped(&points(&[(52.0, 0.0), (50.0, 1.0), (49.0, -2.0), (0.0, 0.0), (49.0, 49.0)]), rules);
        assert!(groups.iter().flat_map(|group| &group.open).all(|at| within.grown(0.01).holds(*at)));
        assert!(!crowded(&groups, 12.0));
    }

    proptest! {
        /// Every symbol is in one group, and no two groups overlap.
        #[test]
        fn groups_stand_apart(at in prop::collection::vec((0.0..300.0f32, 0.0..300.0f32), 1..60)) {
            let groups = grouped(&points(&at), RULES);
            let mut members: Vec<usize> = groups.iter().flat_map(|group| group.members.clone()).collect();
            members.sort_unstable();
            prop_assert_eq!(members, (0..at.len()).collect::<Vec<_>>());
            for (i, a) in groups.iter().enumerate() {
                for b in &groups[i + 1..] {
                    prop_assert!(a.gap(b, RULES) >= 0.0);
                }
            }
        }
    }
}
