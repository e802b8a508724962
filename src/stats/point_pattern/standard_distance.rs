//! Standard distance.

use super::{
    centers::MeanCenter,
    point::{Point, finite, with_weights},
};
use crate::stats::{Undefined, total};

/// Standard distance: √(Σwd² / Σw), with distances d from the mean centre and, without weights, w = 1, so that Σw = n
/// (Bachi 1963, Papers of the Regional Science Association 10, 83–132). Divided by n, not by n − 1 or n − 2.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StandardDistance {
    /// Number n of points; of weighted ones, those of a weight above zero.
    pub count: usize,
    /// Sum Σw of the weights; n without weights.
    pub weight: f64,
    /// Mean centre, in metres.
    pub center: Point,
    /// Sum Σwd², in square metres by the unit of the weights.
    pub squares: f64,
    /// Standard distance, in metres; 0 if all points lie at one place.
    pub distance: f64,
}

impl StandardDistance {
    /// Standard distance of points.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without points; [`Undefined::NotFinite`] if a coordinate, or a sum, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{Point, StandardDistance};
    ///
    /// let points = [(-3_000.0, 0.0), (3_000.0, 0.0), (0.0, -4_000.0), (0.0, 4_000.0)].map(Point::from);
    /// let standard = StandardDistance::of(&points)?;
    /// assert_eq!(standard.squares, 50e6);
    /// assert_eq!(standard.distance, (50e6_f64 / 4.0).sqrt());
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point]) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, None)?)
    }

    /// Standard distance of points with weights of zero or above, from their weighted mean centre.
    ///
    /// # Errors
    ///
    /// As of [`StandardDistance::of`], and [`Undefined::LengthsDiffer`] if weights are not as many as points,
    /// [`Undefined::Negative`] for a weight below zero, [`Undefined::ZeroTotal`] if all weights are zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{Point, StandardDistance};
    ///
    /// let points = [(0.0, 0.0), (4_000.0, 0.0)].map(Point::from);
    /// let standard = StandardDistance::weighted(&points, &[1.0, 3.0])?;
    /// assert_eq!(standard.distance, ((1.0 * 3_000.0_f64.powi(2) + 3.0 * 1_000.0_f64.powi(2)) / 4.0).sqrt());
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn weighted(points: &[Point], weights: &[f64]) -> Result<Self, Undefined> {
        Self::from_weighted(&with_weights(points, Some(weights))?)
    }

    fn from_weighted(weighted: &[(Point, f64)]) -> Result<Self, Undefined> {
        let MeanCenter { count, weight, center, .. } = MeanCenter::from_weighted(weighted)?;
        let square =
            |(point, weight): &(Point, f64)| weight * ((point.x - center.x).powi(2) + (point.y - center.y).powi(2));
        let squares = total(&weighted.iter().map(square).collect::<Vec<_>>())?;
        Ok(Self { count, weight, center, squares, distance: finite((squares / weight).sqrt())? })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_at_one_place_have_a_standard_distance_of_zero() {
        let place = Point { x: 0.1, y: 1e6 / 3.0 };
        assert_eq!(StandardDistance::of(&[place; 7]).unwrap().distance, 0.0);
        assert_eq!(StandardDistance::of(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
    }

    #[test]
    fn squares_beyond_the_range_of_numbers_are_refused() {
        let far = [(0.0, 0.0), (1e200, 0.0)].map(Point::from);
        assert_eq!(StandardDistance::of(&far), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn turning_and_moving_change_nothing(
            points in prop::collection::vec((-1e5..1e5_f64, -1e5..1e5_f64), 2..30),
            angle in 0.0..6.3_f64,
            by in -1e6..1e6_f64,
        ) {
            let (sin, cos) = angle.sin_cos();
            let turned: Vec<Point> =
                points.iter().map(|(x, y)| Point { x: x * cos - y * sin + by, y: x * sin + y * cos - by }).collect();
            let points: Vec<Point> = points.into_iter().map(Point::from).collect();
            let (one, other) = (StandardDistance::of(&points).unwrap(), StandardDistance::of(&turned).unwrap());
            prop_assert!((one.distance - other.distance).abs() < 1e-8, "{one:?} {other:?}");
        }
    }
}
