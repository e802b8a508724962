//! Distances to the nearest neighbour, and the index of Clark and Evans.

use std::f64::consts::PI;

use super::{
    point::{Point, checked, finite},
    tree::{Bounds, Tree},
};
use crate::stats::{Undefined, normal::p_two_sided, total};

/// Distance of each point to the nearest other one, in metres and in the order of the points; 0 for points at one place.
///
/// # Errors
///
/// [`Undefined::TooFew`] for fewer than two points; [`Undefined::NotFinite`] if a coordinate, or a distance, is not finite.
///
/// ```
/// use cluster_atlas::stats::point_pattern::{Point, nearest_distances};
///
/// let points = [(0.0, 0.0), (300.0, 400.0), (300.0, 500.0)].map(Point::from);
/// assert_eq!(nearest_distances(&points)?, [500.0, 100.0, 100.0]);
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
pub fn nearest_distances(points: &[Point]) -> Result<Vec<f64>, Undefined> {
    let points = checked(points)?;
    if points.len() < 2 {
        return Err(Undefined::TooFew { needed: 2, found: points.len() });
    }
    let numbered: Vec<(usize, Point)> = points.iter().copied().enumerate().collect();
    let tree = Tree::new(numbered, |(_, point)| Bounds { low: *point, high: *point });
    let nearest = |(own, at): (usize, &Point)| {
        finite(tree.nearest(*at, |(other, point)| if *other == own { f64::INFINITY } else { at.distance(*point) }))
    };
    points.iter().enumerate().map(nearest).collect()
}

/// Places at which points lie, each once, sorted by `x`, then by `y`.
///
/// # Errors
///
/// [`Undefined::NotFinite`] if a coordinate is not finite.
///
/// ```
/// use cluster_atlas::stats::point_pattern::{NearestNeighbor, Point, distinct_places};
///
/// let points = [(0.0, 0.0), (0.0, 0.0), (100.0, 0.0)].map(Point::from);
/// let places = distinct_places(&points)?;
/// assert_eq!(NearestNeighbor::of(&points)?.mean, 100.0 / 3.0);
/// assert_eq!(NearestNeighbor::of(&places)?.mean, 100.0);
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
pub fn distinct_places(points: &[Point]) -> Result<Vec<Point>, Undefined> {
    let mut places = checked(points)?;
    places.sort_by(Point::order);
    places.dedup();
    Ok(places)
}

/// Distances to the nearest neighbour. Points at one place have a distance of zero: whether each counts, or each place
/// once (see [`distinct_places`]), has to be said beside the result.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestNeighbor {
    /// Number n of distances: one for each point.
    pub count: usize,
    /// Number of points that share their place with another.
    pub coincident: usize,
    /// Sum Σd of the distances, in metres.
    pub sum: f64,
    /// Mean distance Σd / n, in metres.
    pub mean: f64,
    /// Least distance, in metres.
    pub least: f64,
    /// Greatest distance, in metres.
    pub greatest: f64,
}

impl NearestNeighbor {
    /// Distances among points of the plane.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for fewer than two points; [`Undefined::NotFinite`] if a coordinate, or a distance, is not
    /// finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{NearestNeighbor, Point};
    ///
    /// let points = [(0.0, 0.0), (300.0, 400.0), (300.0, 500.0)].map(Point::from);
    /// let nearest = NearestNeighbor::of(&points)?;
    /// assert_eq!((nearest.count, nearest.mean, nearest.coincident), (3, 700.0 / 3.0, 0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point]) -> Result<Self, Undefined> {
        Self::from_distances(&nearest_distances(points)?)
    }

    /// Summary of distances to the nearest neighbour that are known, for example along the globe: one for each point.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] for fewer than two distances; [`Undefined::NotFinite`] if one, or their sum, is not finite;
    /// [`Undefined::Negative`] if one is below zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::NearestNeighbor;
    ///
    /// let nearest = NearestNeighbor::from_distances(&[0.0, 0.0, 1_113.2, 3_339.6])?;
    /// assert!((nearest.mean - 1_113.2).abs() < 1e-9);
    /// assert_eq!(nearest.coincident, 2);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn from_distances(distances: &[f64]) -> Result<Self, Undefined> {
        let count = distances.len();
        if count < 2 {
            return Err(Undefined::TooFew { needed: 2, found: count });
        }
        let sum = total(distances)?;
        let least = distances.iter().copied().fold(f64::INFINITY, f64::min);
        if least < 0.0 {
            return Err(Undefined::Negative);
        }
        Ok(Self {
            count,
            coincident: distances.iter().filter(|distance| **distance == 0.0).count(),
            sum,
            mean: sum / count as f64,
            least,
            greatest: distances.iter().copied().fold(0.0, f64::max),
        })
    }

    /// Index of Clark and Evans in a window of an area, in square metres. Without an area there is no index: the rectangle
    /// or hull of the points would decide it.
    ///
    /// # Errors
    ///
    /// [`Undefined::NoArea`] if the area is not given, or is zero or below; [`Undefined::NotFinite`] if it, or a result, is
    /// not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::{Undefined, point_pattern::{NearestNeighbor, Point}};
    ///
    /// // A square lattice with a step of 1 km, each point in a cell of 1 km².
    /// let lattice = (0..100).map(|at| Point { x: f64::from(at % 10) * 1e3, y: f64::from(at / 10) * 1e3 });
    /// let points: Vec<Point> = lattice.collect();
    /// let nearest = NearestNeighbor::of(&points)?;
    /// let index = nearest.clark_evans(Some(100e6))?;
    /// assert_eq!((index.mean, index.expected, index.index), (1_000.0, 500.0, 2.0));
    /// assert!(index.p < 1e-70);
    /// assert_eq!(nearest.clark_evans(None), Err(Undefined::NoArea));
    /// # Ok::<(), Undefined>(())
    /// ```
    pub fn clark_evans(&self, area: Option<f64>) -> Result<ClarkEvans, Undefined> {
        let area = finite(area.ok_or(Undefined::NoArea)?)?;
        if area <= 0.0 {
            return Err(Undefined::NoArea);
        }
        let count = self.count as f64;
        let expected = (area / count).sqrt() / 2.0;
        let index = finite(self.mean / expected)?;
        let standard_error = ((4.0 - PI) * area / (4.0 * PI)).sqrt() / count;
        let z = finite((self.mean - expected) / standard_error)?;
        Ok(ClarkEvans {
            count: self.count,
            area,
            mean: self.mean,
            expected,
            index,
            standard_error,
            z,
            p: p_two_sided(z),
        })
    }
}

/// Index of Clark and Evans (1954, doi:10.2307/1931034): the mean distance d̄ to the nearest neighbour by that of complete
/// spatial randomness.
///
/// Points outside the window have no say, so that distances near its edge are too long: there is no correction for it, and
/// randomness comes out a little above 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClarkEvans {
    /// Number n of points.
    pub count: usize,
    /// Area A of the window, in square metres.
    pub area: f64,
    /// Mean distance d̄ to the nearest neighbour, in metres.
    pub mean: f64,
    /// Expected mean distance ½ · √(A / n), in metres.
    pub expected: f64,
    /// Index R = d̄ / expected: 0 if all points have a twin, below 1 if they crowd, 1 at randomness, 2.149 at most, for a
    /// triangular lattice.
    pub index: f64,
    /// Standard error √((4 − π) · A / (4π)) / n of the mean under randomness, in metres; 0.26136 · √A / n in the paper.
    pub standard_error: f64,
    /// Standard score z = (d̄ − expected) / standard error.
    pub z: f64,
    /// Probability erfc(|z| / √2), from 0 to 1, of a score at least as far from zero in either direction, if points are
    /// random and many.
    pub p: f64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_points() -> impl Strategy<Value = Vec<Point>> {
        let crowded = prop_oneof![0.0..10.0_f64, 0.0..1e6_f64, (0..5_i32).prop_map(f64::from)];
        prop::collection::vec((crowded.clone(), crowded).prop_map(Point::from), 2..60)
    }

    #[test]
    fn one_point_has_no_neighbour() {
        let one = [Point { x: 1.0, y: 1.0 }];
        assert_eq!(NearestNeighbor::of(&one), Err(Undefined::TooFew { needed: 2, found: 1 }));
        assert_eq!(NearestNeighbor::of(&[]), Err(Undefined::TooFew { needed: 2, found: 0 }));
        assert_eq!(NearestNeighbor::from_distances(&[1.0]), Err(Undefined::TooFew { needed: 2, found: 1 }));
    }

    #[test]
    fn numbers_that_are_not_distances_are_refused() {
        assert_eq!(NearestNeighbor::from_distances(&[1.0, -1.0]), Err(Undefined::Negative));
        assert_eq!(NearestNeighbor::from_distances(&[1.0, f64::NAN]), Err(Undefined::NotFinite));
        let far = [(0.0, 0.0), (1e200, 0.0)].map(Point::from);
        assert_eq!(NearestNeighbor::of(&far), Err(Undefined::NotFinite));
        assert_eq!(distinct_places(&[(f64::NAN, 0.0).into()]), Err(Undefined::NotFinite));
    }

    #[test]
    fn points_that_all_have_a_twin_have_an_index_of_zero() {
        let points = [(0.0, 0.0), (0.0, -0.0), (50.0, 0.0), (50.0, 0.0)].map(Point::from);
        let nearest = NearestNeighbor::of(&points).unwrap();
        assert_eq!((nearest.coincident, nearest.mean, distinct_places(&points).unwrap().len()), (4, 0.0, 2));
        let index = nearest.clark_evans(Some(1e4)).unwrap();
        assert!(index.index == 0.0 && index.z < -3.0, "{index:?}");
    }

    #[test]
    fn zeros_of_both_signs_are_one_place() {
        let points = [(-0.0, 7.0), (0.0, 5.0), (0.0, 7.0)].map(Point::from);
        assert_eq!(distinct_places(&points).unwrap(), [points[1], points[2]]);
    }

    #[test]
    fn an_index_needs_an_area_above_zero() {
        let nearest = NearestNeighbor::from_distances(&[1.0, 1.0]).unwrap();
        for area in [None, Some(0.0), Some(-1.0)] {
            assert_eq!(nearest.clark_evans(area), Err(Undefined::NoArea));
        }
        for area in [f64::NAN, f64::INFINITY] {
            assert_eq!(nearest.clark_evans(Some(area)), Err(Undefined::NotFinite));
        }
        let huge = NearestNeighbor::from_distances(&[1e300, 1e300]).unwrap();
        assert_eq!(huge.clark_evans(Some(1e-300)), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn the_nearest_neighbour_is_that_of_all_pairs(points in any_points()) {
            let found = nearest_distances(&points).unwrap();
            for (own, at) in points.iter().enumerate() {
                let others = points.iter().enumerate().filter(|(other, _)| *other != own);
                let expected = others.map(|(_, other)| at.distance(*other)).fold(f64::INFINITY, f64::min);
                prop_assert_eq!(found[own], expected);
            }
        }
    }
}
