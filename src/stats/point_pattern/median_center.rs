//! Median centre.

use super::{
    centers::MeanCenter,
    point::{Point, finite, length, with_weights},
};
use crate::stats::{Undefined, sum, total};

/// Median centre: the point whose distances d to all points have the least sum Σwd, without weights w = 1.
///
/// It is found by the steps of Vardi and Zhang (2000, doi:10.1073/pnas.97.4.1423), which pass points they fall on, and
/// by Newton's where those come closer. It is unique unless all points lie on a line with no single one in the middle;
/// then it is a point between the two middle ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MedianCenter {
    /// Number n of points; of weighted ones, those of a weight above zero.
    pub count: usize,
    /// Sum Σw of the weights; n without weights.
    pub weight: f64,
    /// Median centre, in metres.
    pub center: Point,
    /// Least sum Σwd, in metres by the unit of the weights.
    pub distance: f64,
    /// Number of steps; [`MedianCenter::MOST_STEPS`] if they came to no end.
    pub steps: usize,
}

impl MedianCenter {
    /// Greatest number of steps; a few dozen are usual.
    pub const MOST_STEPS: usize = 1_000;
    /// Length of the last step, as a share of the greatest distance of a point from the mean centre.
    pub const TOLERANCE: f64 = 1e-13;

    /// Median centre of points.
    ///
    /// # Errors
    ///
    /// [`Undefined::TooFew`] without points; [`Undefined::NotFinite`] if a coordinate, or a sum, is not finite.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{MedianCenter, Point};
    ///
    /// // Of four corners, the crossing of the diagonals.
    /// let points = [(0.0, 0.0), (60.0, 0.0), (40.0, 30.0), (0.0, 30.0)].map(Point::from);
    /// let median = MedianCenter::of(&points)?;
    /// assert!((median.center.x - 24.0).abs() < 1e-9 && (median.center.y - 18.0).abs() < 1e-9);
    /// assert!((median.distance - (50.0 + 60.0_f64.hypot(30.0))).abs() < 1e-9);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn of(points: &[Point]) -> Result<Self, Undefined> {
        Self::from_weighted(with_weights(points, None)?)
    }

    /// Median centre of points with weights of zero or above, in any unit.
    ///
    /// # Errors
    ///
    /// As of [`MedianCenter::of`], and [`Undefined::LengthsDiffer`] if weights are not as many as points,
    /// [`Undefined::Negative`] for a weight below zero, [`Undefined::ZeroTotal`] if all weights are zero.
    ///
    /// ```
    /// use cluster_atlas::stats::point_pattern::{MedianCenter, Point};
    ///
    /// // A point of half the weight is the median centre.
    /// let points = [(0.0, 0.0), (60.0, 0.0), (40.0, 30.0)].map(Point::from);
    /// let median = MedianCenter::weighted(&points, &[1.0, 2.0, 1.0])?;
    /// assert_eq!(median.center, points[1]);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    pub fn weighted(points: &[Point], weights: &[f64]) -> Result<Self, Undefined> {
        Self::from_weighted(with_weights(points, Some(weights))?)
    }

    fn from_weighted(mut weighted: Vec<(Point, f64)>) -> Result<Self, Undefined> {
        weighted.sort_by(|one, other| one.0.order(&other.0).then(one.1.total_cmp(&other.1)));
        let mean = MeanCenter::from_weighted(&weighted)?;
        let scale = finite(weighted.iter().map(|(point, _)| point.distance(mean.center)).fold(0.0, f64::max))?;
        let (center, steps) =
            if scale > 0.0 { Places::new(&weighted, &mean, scale).median() } else { (mean.center, 0) };
        let distances: Vec<f64> = weighted.iter().map(|(point, weight)| weight * point.distance(center)).collect();
        Ok(Self { count: mean.count, weight: mean.weight, center, distance: total(&distances)?, steps })
    }
}

/// Places of points as seen from their mean centre, in units of the greatest distance from it, with shares of the weight.
struct Places {
    origin: Point,
    scale: f64,
    all: Vec<Place>,
}

struct Place {
    x: f64,
    y: f64,
    weight: f64,
    point: Point,
}

/// Pull of all places on a position, Σw(p − q)/d without the place at the position, and other sums for a step.
#[derive(Default)]
struct Pull {
    x: f64,
    y: f64,
    /// Weight of the place at the position.
    own: f64,
    /// Σw/d.
    nearness: f64,
    /// Second derivatives of Σwd.
    xx: f64,
    xy: f64,
    yy: f64,
    /// Σwd.
    distance: f64,
}

impl Pull {
    /// Pull that rounding leaves where there is none.
    const NONE: f64 = 1e-14;

    fn strength(&self) -> f64 {
        length(self.x, self.y)
    }

    /// `true` if nothing pulls a position away from the place at it, by which it is the median.
    fn is_held(&self) -> bool {
        self.strength() <= self.own + Self::NONE
    }
}

impl Places {
    /// Places of points that are sorted, each once with the sum of its weights.
    fn new(sorted: &[(Point, f64)], mean: &MeanCenter, scale: f64) -> Self {
        let same = sorted.chunk_by(|one, other| one.0 == other.0);
        let places = same.filter_map(|same| {
            let (point, _) = *same.first()?;
            let weights: Vec<f64> = same.iter().map(|(_, weight)| weight / mean.weight).collect();
            let (x, y) = ((point.x - mean.center.x) / scale, (point.y - mean.center.y) / scale);
            Some(Place { x, y, weight: sum(&weights)?, point })
        });
        Self { origin: mean.center, scale, all: places.collect() }
    }

    fn pull(&self, (x, y): (f64, f64)) -> Pull {
        let mut pull = Pull::default();
        for place in &self.all {
            let (dx, dy) = (place.x - x, place.y - y);
            let distance = length(dx, dy);
            if distance == 0.0 {
                pull.own += place.weight;
                continue;
            }
            let (ux, uy) = (dx / distance, dy / distance);
            let near = place.weight / distance;
            pull.x += place.weight * ux;
            pull.y += place.weight * uy;
            pull.nearness += near;
            pull.xx += near * uy * uy;
            pull.xy -= near * ux * uy;
            pull.yy += near * ux * ux;
            pull.distance += place.weight * distance;
        }
        pull
    }

    fn nearest(&self, (x, y): (f64, f64)) -> Option<&Place> {
        let distance = |place: &&Place| length(place.x - x, place.y - y);
        self.all.iter().min_by(|one, other| distance(one).total_cmp(&distance(other)))
    }

    /// Median, and the number of steps to it from the mean.
    fn median(&self) -> (Point, usize) {
        let mut at = (0.0, 0.0);
        let mut steps = 0;
        while steps < MedianCenter::MOST_STEPS {
            let pull = self.pull(at);
            if pull.is_held() {
                break;
            }
            // Steps towards a place become ever shorter and never reach it.
            if let Some(place) = self.nearest(at).filter(|place| self.pull((place.x, place.y)).is_held()) {
                return (place.point, steps);
            }
            steps += 1;
            let next = self.newton(at, &pull).unwrap_or_else(|| vardi_zhang(at, &pull));
            let step = length(next.0 - at.0, next.1 - at.1);
            at = next;
            if step <= MedianCenter::TOLERANCE {
                break;
            }
        }
        (Point { x: self.origin.x + at.0 * self.scale, y: self.origin.y + at.1 * self.scale }, steps)
    }

    /// Newton's step, halved until the sum of distances becomes smaller by a part of what its slope promises, or the pull by
    /// half, where sums no longer differ; `None` if none of them does.
    fn newton(&self, at: (f64, f64), pull: &Pull) -> Option<(f64, f64)> {
        const HALVINGS: i32 = 20;
        let determinant = pull.xx * pull.yy - pull.xy * pull.xy;
        if pull.own > 0.0 || determinant <= 0.0 {
            return None;
        }
        let dx = (pull.yy * pull.x - pull.xy * pull.y) / determinant;
        let dy = (pull.xx * pull.y - pull.xy * pull.x) / determinant;
        let slope = dx * pull.x + dy * pull.y;
        (0..HALVINGS).map(|halving| 0.5_f64.powi(halving)).find_map(|part| {
            let next = (at.0 + part * dx, at.1 + part * dy);
            let there = self.pull(next);
            let is_lower = there.distance < pull.distance - 0.1 * part * slope;
            let is_weaker =
                there.strength() <= pull.strength() / 2.0 && there.distance <= pull.distance * (1.0 + 1e-15);
            (is_lower || is_weaker).then_some(next)
        })
    }
}

/// Step of Vardi and Zhang: that of Weiszfeld, made shorter by the weight of a place at the position.
fn vardi_zhang((x, y): (f64, f64), pull: &Pull) -> (f64, f64) {
    let share = 1.0 - pull.own / pull.strength();
    (x + share * pull.x / pull.nearness, y + share * pull.y / pull.nearness)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn median_of(pairs: &[(f64, f64)]) -> MedianCenter {
        MedianCenter::of(&pairs.iter().copied().map(Point::from).collect::<Vec<_>>()).unwrap()
    }

    #[test]
    fn a_start_on_a_point_does_not_stay_there() {
        // The mean centre is the first point.
        let median = median_of(&[(0.0, 0.0), (4.0, 0.0), (-1.0, 0.0), (-1.0, 0.0), (-1.0, 0.1), (-1.0, -0.1)]);
        assert_eq!(median.center, (-1.0, 0.0).into());
    }

    #[test]
    fn a_median_at_a_point_is_that_point() {
        let pairs = [(1e6 + 0.3, 2e6), (1e6 - 90.0, 2e6 + 70.0), (1e6 + 80.0, 2e6 + 61.0), (1e6, 2e6 - 300.0)];
        assert_eq!(median_of(&pairs).center, pairs[0].into());
        // Three arms at 120°: the pull of two equals the weight of the third exactly.
        let tie = [(0.0, 0.0), (1.0, 0.0), (-0.5, 3.0_f64.sqrt() / 2.0)];
        assert_eq!(median_of(&tie).center, tie[0].into());
    }

    #[test]
    fn points_on_a_line_have_a_median_between_the_middle_ones() {
        assert_eq!(median_of(&[(0.0, 0.0), (2.0, 4.0)]).center, (1.0, 2.0).into());
        assert_eq!(median_of(&[(0.0, 0.0), (1.0, 1.0), (100.0, 100.0)]).center, (1.0, 1.0).into());
        let four = median_of(&[(0.0, 0.0), (1.0, 0.0), (2.0, 0.0), (100.0, 0.0)]);
        assert!((1.0..=2.0).contains(&four.center.x) && four.distance == 101.0, "{four:?}");
    }

    #[test]
    fn one_place_is_its_own_median_and_huge_numbers_are_refused() {
        let place = Point { x: 0.1, y: 0.7 };
        let median = MedianCenter::of(&[place; 3]).unwrap();
        assert_eq!((median.center, median.distance, median.steps), (place, 0.0, 0));
        assert_eq!(MedianCenter::of(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        let far = [(0.0, 0.0), (1e200, 0.0)].map(Point::from);
        assert_eq!(MedianCenter::of(&far), Err(Undefined::NotFinite));
        let near = [(0.0, 0.0), (1e-200, 0.0), (0.0, 1.0)].map(Point::from);
        assert!(MedianCenter::of(&near).unwrap().distance <= 1.0);
    }

    proptest! {
        #[test]
        fn no_point_nearby_has_a_smaller_sum_of_distances(
            pairs in prop::collection::vec((-1e5..1e5_f64, -1e5..1e5_f64), 1..20),
            angle in 0.0..6.3_f64,
        ) {
            let median = median_of(&pairs);
            prop_assert!(median.steps < 100, "{:?}", median);
            for by in [1e-3, 1.0, 1e3] {
                let other = Point { x: median.center.x + by * angle.cos(), y: median.center.y + by * angle.sin() };
                let distance: f64 = pairs.iter().map(|pair| Point::from(*pair).distance(other)).sum();
                prop_assert!(distance >= median.distance * (1.0 - 1e-14), "{:?} {}", median, distance);
            }
        }

        #[test]
        fn whole_numbers_with_ties_converge_and_their_order_changes_nothing(
            mut pairs in prop::collection::vec((-3..3_i32, -3..3_i32), 1..12),
        ) {
            let of = |pairs: &[(i32, i32)]| {
                median_of(&pairs.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect::<Vec<_>>())
            };
            let median = of(&pairs);
            prop_assert!(median.steps < 100, "{:?}", median);
            pairs.reverse();
            prop_assert_eq!(median, of(&pairs));
        }
    }
}
