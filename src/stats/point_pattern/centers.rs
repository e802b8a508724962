//! Mean centre.

use super::point::{Point, finite, one_place, with_weights};
use crate::stats::{Undefined, total};

/// Mean centre: x̄ = Σwx / Σw and ȳ = Σwy / Σw, without weights w = 1 (Lefever 1926, doi:10.1086/214027).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MeanCenter {
    /// Number n of points; of weighted ones, those of a weight above zero.
    pub count: usize,
    /// Sum Σw of the weights; n without weights.
    pub weight: f64,
    /// Sums Σwx and Σwy, in metres by the unit of the weights.
    pub sum: Point,
    /// Mean centre (x̄, ȳ), in metres.
    pub center: Point,
}

impl MeanCenter {
    /// Mean centre of points.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without points; [`Undefined::NotFinite`] if a coordinate, or a sum, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{MeanCenter, Point};
    ///
    /// let points = [(0.0, 0.0), (4_000.0, 0.0), (2_000.0, 9_000.0)].map(Point::from);
    /// let mean = MeanCenter::of(&points)?;
    /// assert_eq!(mean.center, Point { x: 6_000.0 / 3.0, y: 9_000.0 / 3.0 });
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point]) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, None)?)
    }

    /// Mean centre of points with weights of zero or above, in any unit.
    ///
    /// # Errors
    ///
    /// As of [`MeanCenter::of`], and [`Undefined::LengthsDiffer`] if weights are not as many as points,
    /// [`Undefined::Negative`] for a weight below zero, [`Undefined::ZeroTotal`] if all weights are zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{MeanCenter, Point};
    ///
    /// let points = [(0.0, 0.0), (4_000.0, 0.0)].map(Point::from);
    /// let mean = MeanCenter::weighted(&points, &[1.0, 3.0])?;
    /// assert_eq!(mean.center, Point { x: 12_000.0 / 4.0, y: 0.0 });
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn weighted(points: &[Point], weights: &[f64]) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, Some(weights))?)
    }

    /// Mean centre of points with weights above zero, of which there is at least one.
    pub(super) fn from_weighted(weighted: &[(Point, f64)]) -> Result<Self, Undefined> {
        let sum_of = |of: fn(&(Point, f64)) -> f64| total(&weighted.iter().map(of).collect::<Vec<_>>());
        let weight = sum_of(|(_, weight)| *weight)?;
        let sum =
            Point { x: sum_of(|(point, weight)| weight * point.x)?, y: sum_of(|(point, weight)| weight * point.y)? };
        // Three times 0.1 by three is not 0.1.
        let center = one_place(weighted).unwrap_or(Point { x: sum.x / weight, y: sum.y / weight });
        let center = Point { x: finite(center.x)?, y: finite(center.y)? };
        Ok(Self { count: weighted.len(), weight, sum, center })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_at_one_place_have_it_as_their_centre() {
        let place = Point { x: 0.1, y: -0.7 };
        assert_eq!(MeanCenter::of(&[place; 3]).unwrap().center, place);
        assert_eq!(MeanCenter::weighted(&[place; 3], &[0.1, 0.3, 0.7]).unwrap().center, place);
    }

    #[test]
    fn without_points_or_with_endless_numbers_there_is_no_centre() {
        assert_eq!(MeanCenter::of(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        for spoilt in [f64::NAN, f64::INFINITY] {
            let points = [(0.0, spoilt), (1.0, 1.0)].map(Point::from);
            assert_eq!(MeanCenter::of(&points), Err(Undefined::NotFinite));
        }
        let far = [(1.7e308, 0.0), (1.7e308, 1.0)].map(Point::from);
        assert_eq!(MeanCenter::of(&far), Err(Undefined::NotFinite));
        assert_eq!(MeanCenter::weighted(&far, &[1e-320, 1e-320]).map(|mean| mean.count), Ok(2));
    }

    fn any_points() -> impl Strategy<Value = Vec<Point>> {
        prop::collection::vec((-3e6..3e6_f64, 1e6..6e6_f64).prop_map(Point::from), 1..30)
    }

    proptest! {
        #[test]
        fn the_order_of_points_changes_nothing(points in any_points()) {
            let other: Vec<Point> = points.iter().rev().copied().collect();
            prop_assert_eq!(MeanCenter::of(&points), MeanCenter::of(&other));
        }

        #[test]
        fn a_whole_weight_is_as_many_points(points in any_points(), weight in 1..5_usize) {
            let weights = vec![weight as f64; points.len()];
            let weighted = MeanCenter::weighted(&points, &weights).unwrap().center;
            let repeated = MeanCenter::of(&points.repeat(weight)).unwrap().center;
            prop_assert!(weighted.distance(repeated) < 1e-8);
        }
    }
}
