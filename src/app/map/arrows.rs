//! Arrow keys from place to place on the map.

use egui::{Key, Pos2, Vec2};

/// Arrow keys with their directions.
pub(super) const ARROWS: [(Key, Vec2); 4] = [
    (Key::ArrowLeft, Vec2::LEFT),
    (Key::ArrowRight, Vec2::RIGHT),
    (Key::ArrowUp, Vec2::UP),
    (Key::ArrowDown, Vec2::DOWN),
];

/// Index of the place nearest to `from` in a direction. Candidates lie in the quadrant around the direction, or in the
/// half-plane if the quadrant is empty. Distance is the Manhattan distance `ahead + |aside|`; ties go to the smaller
/// `ahead`.
///
/// These steps connect every place to every other. Suppose not: among reached and unreached places, let `r` and `u` be
/// a pair at the least Manhattan distance. `u` lies in one of the four quadrants of `r`, and the step there leads to a
/// reached `c` no farther from `r` than `u`. Then `c` is closer to `u` than `r` is, which contradicts the choice of the
/// pair, unless `c` lies on the diagonal that belongs to the quadrant and `u` on the opposite side of the axis or on
/// it. In that case both distances are equal, and `u`, seen from `c`, is turned towards the other diagonal; after
/// finitely many such steps it lies in another quadrant, on the side of the diagonal, and the next distance is shorter.
/// The proof requires that each diagonal belongs to exactly one quadrant.
pub(super) fn nearest(from: Pos2, direction: Vec2, places: &[Pos2]) -> Option<usize> {
    // In f64, differences and sums of screen coordinates are exact, so that ties are detected.
    let along = |to: (f64, f64), axis: Vec2| to.0 * f64::from(axis.x) + to.1 * f64::from(axis.y);
    let ahead_of = places.iter().enumerate().filter_map(|(at, place)| {
        let to = (f64::from(place.x) - f64::from(from.x), f64::from(place.y) - f64::from(from.y));
        let (ahead, aside) = (along(to, direction), along(to, direction.rot90()));
        (ahead > 0.0).then_some((at, ahead, aside))
    });
    let shortest = |a: &(usize, f64, f64), b: &(usize, f64, f64)| {
        let way = |place: &(usize, f64, f64)| place.1 + place.2.abs();
        way(a).total_cmp(&way(b)).then(a.1.total_cmp(&b.1))
    };
    let within = ahead_of.clone().filter(|(_, ahead, aside)| -ahead < *aside && aside <= ahead);
    within.min_by(shortest).or_else(|| ahead_of.min_by(shortest)).map(|(at, ..)| at)
}

#[cfg(test)]
mod tests {
    use egui::pos2;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_arrow_goes_to_the_nearest_in_its_direction_and_no_further() {
        let places = [pos2(0.0, 0.0), pos2(30.0, 2.0), pos2(60.0, 0.0), pos2(10.0, 40.0)];
        assert_eq!(nearest(places[0], Vec2::RIGHT, &places), Some(1));
        assert_eq!(nearest(places[1], Vec2::RIGHT, &places), Some(2));
        assert_eq!(nearest(places[2], Vec2::RIGHT, &places), None);
        assert_eq!(nearest(places[0], Vec2::DOWN, &places), Some(3));
        assert_eq!(nearest(places[2], Vec2::LEFT, &places), Some(1));
    }

    #[test]
    fn where_nothing_lies_straight_ahead_the_rest_of_that_side_counts() {
        let places = [pos2(0.0, 0.0), pos2(10.0, 40.0), pos2(-30.0, 0.0)];
        assert_eq!(nearest(places[0], Vec2::RIGHT, &places), Some(1));
        assert_eq!(nearest(places[1], Vec2::RIGHT, &places), None);
    }

    /// `true` if arrow keys connect every place to every other.
    fn all_reach_all(places: &[Pos2]) -> bool {
        let from = |place: &Pos2| ARROWS.map(|(_, direction)| nearest(*place, direction, places));
        let steps: Vec<_> = places.iter().map(from).collect();
        (0..places.len()).all(|start| {
            let (mut reached, mut at) = (vec![start], 0);
            while let Some(from) = reached.get(at).copied() {
                for next in steps[from].into_iter().flatten() {
                    if !reached.contains(&next) {
                        reached.push(next);
                    }
                }
                at += 1;
            }
            reached.len() == places.len()
        })
    }

    proptest! {
        #[test]
        fn arrow_keys_lead_from_any_symbol_to_every_other(
            places in prop::collection::btree_set((-450_000..450_000i32, -300_000..300_000i32), 2..60)
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x as f32 / 997.0, y as f32 / 997.0)).collect();
            prop_assert!(all_reach_all(&places), "{places:?}");
        }

        /// A coarse grid has many collinear, diagonal and equidistant places.
        #[test]
        fn arrow_keys_lead_from_any_symbol_to_every_other_in_equal_distances(
            places in prop::collection::btree_set((0..9i32, 0..9i32), 2..40).prop_map(|all| all.into_iter().collect::<Vec<_>>()).prop_shuffle()
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x as f32, y as f32)).collect();
            prop_assert!(all_reach_all(&places), "{places:?}");
        }

        /// A key has no effect only if no place lies in its half-plane.
        #[test]
        fn an_arrow_goes_to_its_side_and_nowhere_else(
            places in prop::collection::vec((0.0..900.0f32, 0.0..600.0f32), 2..30)
        ) {
            let places: Vec<Pos2> = places.into_iter().map(|(x, y)| pos2(x, y)).collect();
            for (_, direction) in ARROWS {
                let is_on_side = |place: &Pos2| (*place - places[0]).dot(direction) > 0.0;
                match nearest(places[0], direction, &places) {
                    Some(next) => prop_assert!(is_on_side(&places[next])),
                    None => prop_assert!(!places.iter().any(is_on_side)),
                }
            }
        }
    }
}
