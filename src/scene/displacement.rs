//! Symbol displacement: moves overlapping point symbols apart.
//!
//! Deterministic: equal anchors give equal positions. A fixed number of passes pushes overlapping pairs apart and pulls
//! each symbol back towards its anchor, as in force-directed "beeswarm" layouts.

use super::ScreenPoint;

/// Passes of the relaxation; each costs some 3,000 comparisons for 80 symbols.
const PASSES: usize = 60;
/// Fraction of the distance to its anchor by which a symbol is pulled back in each pass.
const PULL: f32 = 0.06;

/// Displaces symbols of equal size until their centres are about `spacing` points apart, close to their anchors.
pub(super) fn displaced(anchors: &[ScreenPoint], spacing: f32) -> Vec<ScreenPoint> {
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

/// Initial positions: symbols with the same anchor start on a small spiral, since pushing needs a direction.
fn fan_out(anchors: &[ScreenPoint], spacing: f32) -> Vec<ScreenPoint> {
    anchors
        .iter()
        .enumerate()
        .map(|(i, anchor)| {
            let before = anchors.iter().take(i).filter(|other| **other == *anchor).count();
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
        assert_eq!(displaced(&[ScreenPoint::new(10.0, 20.0)], 12.0), [ScreenPoint::new(10.0, 20.0)]);
    }

    #[test]
    fn symbols_of_one_city_fan_out() {
        let places = displaced(&[ScreenPoint::new(0.0, 0.0); 6], 12.0);
        for (i, a) in places.iter().enumerate() {
            assert!(a.distance(ScreenPoint::default()) < 24.0);
            for b in &places[i + 1..] {
                assert!(a.distance(*b) > 11.0, "{a:?} {b:?}");
            }
        }
    }

    proptest! {
        /// Up to 80 symbols within 120 × 120 points are separated, and the result is reproducible.
        #[test]
        fn none_hides_another(anchors in prop::collection::vec((0.0..120.0f32, 0.0..120.0f32), 1..80)) {
            let anchors: Vec<ScreenPoint> = anchors.into_iter().map(|(x, y)| ScreenPoint::new(x, y)).collect();
            let places = displaced(&anchors, 10.0);
            prop_assert_eq!(&places, &displaced(&anchors, 10.0));
            for (i, a) in places.iter().enumerate() {
                for b in &places[i + 1..] {
                    prop_assert!(a.distance(*b) > 8.0, "{:?} {:?}", a, b);
                }
            }
        }
    }
}
