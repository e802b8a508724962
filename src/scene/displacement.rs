//! Symbol displacement: moves overlapping point symbols apart.
//!
//! Deterministic: equal anchors give equal positions. A fixed number of passes pushes overlapping pairs apart and pulls
//! each symbol back towards its anchor, as in force-directed "beeswarm" layouts.

use std::collections::BTreeMap;

use super::{Rect, ScreenPoint};

/// Passes of the relaxation.
const PASSES: usize = 60;
/// Fraction of the distance to its anchor by which a symbol is pulled back in each pass.
const PULL: f32 = 0.06;

/// Most symbols of a layer that are displaced. More would push one another far from their places; counted by layer, not
/// by what is in the picture, so that panning displaces none.
pub(super) const MOST_DISPLACED: usize = 300;

/// Positions of the symbols of a layer, whose centres are about `spacing` points apart, close to their anchors; above
/// [`MOST_DISPLACED`] the anchors themselves.
///
/// Positions are relative to the first anchor, so that panning moves all symbols by the same amount. They stay `within` an
/// area, if one is given.
pub(super) fn displaced(anchors: &[ScreenPoint], spacing: f32, within: Option<Rect>) -> Vec<ScreenPoint> {
    if anchors.len() > MOST_DISPLACED {
        return anchors.to_vec();
    }
    let origin = anchors.first().copied().unwrap_or_default();
    let snapped: Vec<ScreenPoint> = anchors
        .iter()
        .map(|pos| ScreenPoint::new(((pos.x - origin.x) * 8.0).round() / 8.0, ((pos.y - origin.y) * 8.0).round() / 8.0))
        .collect();
    let within = within.map(|area| area.moved(ScreenPoint::new(-origin.x, -origin.y)));
    relaxed(&snapped, spacing, within).into_iter().map(|at| at.moved(origin)).collect()
}

/// Symbols that are ruled out together. A grid of cells is several times slower for as few symbols as are displaced.
const BLOCK: usize = 16;

/// Pulls and pushes symbols until none overlap or the passes are used up.
fn relaxed(anchors: &[ScreenPoint], spacing: f32, within: Option<Rect>) -> Vec<ScreenPoint> {
    let mut places: Vec<ScreenPoint> = fan_out(anchors, spacing);
    for pass in 0..PASSES {
        // The last passes only push: absence of overlap matters more than closeness to the anchor.
        if pass < PASSES * 3 / 4 {
            for (place, anchor) in places.iter_mut().zip(anchors) {
                place.x += (anchor.x - place.x) * PULL;
                place.y += (anchor.y - place.y) * PULL;
            }
        }
        let mut moved = false;
        for i in 0..places.len() {
            let (head, tail) = places.split_at_mut(i + 1);
            let Some(a) = head.last_mut() else { continue };
            for block in tail.chunks_mut(BLOCK) {
                // Without branches, so that the processor compares several at once.
                let near = |b: &ScreenPoint| ((b.x - a.x).abs() < spacing) & ((b.y - a.y).abs() < spacing);
                if !block.iter().fold(false, |any, b| any | near(b)) {
                    continue;
                }
                for b in block {
                    if overlaps(*a, *b, spacing) {
                        push_apart(a, b, spacing);
                        moved = true;
                    }
                }
            }
        }
        if let Some(area) = within {
            for at in &mut places {
                *at = area.nearest(*at);
            }
        }
        if !moved && pass >= PASSES * 3 / 4 {
            break;
        }
    }
    places
}

/// `true` if two symbols overlap; symbols on the same spot have no direction to be pushed in.
fn overlaps(a: ScreenPoint, b: ScreenPoint, spacing: f32) -> bool {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    if dx.abs() >= spacing || dy.abs() >= spacing {
        return false;
    }
    let distance = dx.hypot(dy);
    distance < spacing && distance > f32::EPSILON
}

/// Pushes two overlapping symbols apart until they touch.
fn push_apart(a: &mut ScreenPoint, b: &mut ScreenPoint, spacing: f32) {
    let (dx, dy) = (b.x - a.x, b.y - a.y);
    let distance = dx.hypot(dy);
    let push = (spacing - distance) / 2.0 / distance;
    a.x -= dx * push;
    a.y -= dy * push;
    b.x += dx * push;
    b.y += dy * push;
}

/// Initial positions: symbols with the same anchor start on a small spiral, since pushing needs a direction.
fn fan_out(anchors: &[ScreenPoint], spacing: f32) -> Vec<ScreenPoint> {
    let mut found: BTreeMap<[u32; 2], usize> = BTreeMap::new();
    anchors
        .iter()
        .map(|anchor| {
            // Adding 0 turns -0, which equals 0, into it.
            let number = found.entry([anchor.x, anchor.y].map(|along| (along + 0.0).to_bits())).or_default();
            let before = *number;
            *number += 1;
            // The golden angle spreads any number of symbols evenly.
            let angle = 2.399_963_2 * before as f32 - std::f32::consts::FRAC_PI_2;
            let radius = spacing * 0.55 * (before as f32).sqrt();
            ScreenPoint::new(anchor.x + radius * angle.cos(), anchor.y + radius * angle.sin())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_symbol_alone_stays_on_its_place() {
        assert_eq!(displaced(&[ScreenPoint::new(10.0, 20.0)], 12.0, None), [ScreenPoint::new(10.0, 20.0)]);
    }

    #[test]
    fn symbols_of_one_city_fan_out() {
        let places = displaced(&[ScreenPoint::new(0.0, 0.0); 6], 12.0, None);
        for (i, a) in places.iter().enumerate() {
            assert!(a.distance(ScreenPoint::default()) < 24.0);
            for b in &places[i + 1..] {
                assert!(a.distance(*b) > 11.0, "{a:?} {b:?}");
            }
        }
    }

    /// Relaxation that compares pair by pair: the reference.
    fn relaxed_pair_by_pair(anchors: &[ScreenPoint], spacing: f32) -> Vec<ScreenPoint> {
        let mut places = anchors.to_vec();
        for (i, anchor) in anchors.iter().enumerate() {
            let before = anchors.iter().take(i).filter(|other| **other == *anchor).count();
            let angle = 2.399_963_2 * before as f32 - std::f32::consts::FRAC_PI_2;
            let radius = spacing * 0.55 * (before as f32).sqrt();
            places[i] = ScreenPoint::new(anchor.x + radius * angle.cos(), anchor.y + radius * angle.sin());
        }
        for pass in 0..PASSES {
            if pass < PASSES * 3 / 4 {
                for (place, anchor) in places.iter_mut().zip(anchors) {
                    place.x += (anchor.x - place.x) * PULL;
                    place.y += (anchor.y - place.y) * PULL;
                }
            }
            let mut moved = false;
            for i in 0..places.len() {
                let (head, tail) = places.split_at_mut(i + 1);
                let a = &mut head[i];
                for b in tail {
                    let (dx, dy) = (b.x - a.x, b.y - a.y);
                    if dx.abs() >= spacing || dy.abs() >= spacing {
                        continue;
                    }
                    let distance = dx.hypot(dy);
                    if distance >= spacing || distance <= f32::EPSILON {
                        continue;
                    }
                    let push = (spacing - distance) / 2.0 / distance;
                    a.x -= dx * push;
                    a.y -= dy * push;
                    b.x += dx * push;
                    b.y += dy * push;
                    moved = true;
                }
            }
            if !moved && pass >= PASSES * 3 / 4 {
                break;
            }
        }
        places
    }

    #[test]
    fn many_symbols_stay_at_their_places() {
        let anchors = |n: usize| (0..n).map(|i| ScreenPoint::new(i as f32 / 10.0, 0.3)).collect::<Vec<_>>();
        let (few, many) = (anchors(MOST_DISPLACED), anchors(MOST_DISPLACED + 1));
        assert_ne!(displaced(&few, 10.0, None), few);
        assert_eq!(displaced(&many, 10.0, None), many);
    }

    proptest! {
        /// Anchors on a coarse grid coincide often.
        #[test]
        fn blocks_give_what_single_pairs_give(
            anchors in prop::collection::vec((0..160i16, 0..160i16), 1..120), spacing in 4.0..24.0f32
        ) {
            let anchors: Vec<ScreenPoint> =
                anchors.into_iter().map(|(x, y)| ScreenPoint::new(f32::from(x - 80) * 1.5, f32::from(y - 80))).collect();
            prop_assert_eq!(relaxed(&anchors, spacing, None), relaxed_pair_by_pair(&anchors, spacing));
        }

        /// Up to 80 symbols within 120 × 120 points are separated, and the result is reproducible.
        #[test]
        fn none_hides_another(anchors in prop::collection::vec((0.0..120.0f32, 0.0..120.0f32), 1..80)) {
            let anchors: Vec<ScreenPoint> = anchors.into_iter().map(|(x, y)| ScreenPoint::new(x, y)).collect();
            let places = displaced(&anchors, 10.0, None);
            prop_assert_eq!(&places, &displaced(&anchors, 10.0, None));
            for (i, a) in places.iter().enumerate() {
                for b in &places[i + 1..] {
                    prop_assert!(a.distance(*b) > 8.0, "{:?} {:?}", a, b);
                }
            }
        }
    }
}
