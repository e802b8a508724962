//! Points in the plane, and checks that all measures of them share.

use std::cmp::Ordering;

use crate::stats::Undefined;

/// Position in metres east (`x`) and north (`y`) of an origin, in a plane that keeps areas.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Metres to the east of the origin.
    pub x: f64,
    /// Metres to the north of the origin.
    pub y: f64,
}

impl From<(f64, f64)> for Point {
    fn from((x, y): (f64, f64)) -> Self {
        Self { x, y }
    }
}

impl Point {
    /// Distance to another point.
    pub(super) fn distance(self, other: Self) -> f64 {
        self.square(other).sqrt()
    }

    /// Square of the distance to another point.
    pub(super) fn square(self, other: Self) -> f64 {
        square(self.x - other.x, self.y - other.y)
    }

    /// Order by `x`, then by `y`.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        self.x.total_cmp(&other.x).then(self.y.total_cmp(&other.y))
    }

    fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

/// Square of the length of a difference. It never falls where a side grows, so that counts by boxes equal those by points.
pub(super) fn square(x: f64, y: f64) -> f64 {
    x * x + y * y
}

/// Length of a difference. The square root is rounded correctly on all machines, which `hypot` does not promise.
pub(super) fn length(x: f64, y: f64) -> f64 {
    square(x, y).sqrt()
}

/// A number that is finite.
pub(super) fn finite(number: f64) -> Result<f64, Undefined> {
    if number.is_finite() { Ok(number) } else { Err(Undefined::NotFinite) }
}

/// Copy of points, all of them finite, without the zero below zero, which equals zero but is sorted before it.
pub(super) fn checked(points: &[Point]) -> Result<Vec<Point>, Undefined> {
    if !points.iter().all(|point| point.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    Ok(points.iter().map(|point| Point { x: point.x + 0.0, y: point.y + 0.0 }).collect())
}

/// Points of a weight above zero, each with its weight: one where none are given.
pub(super) fn with_weights(points: &[Point], weights: Option<&[f64]>) -> Result<Vec<(Point, f64)>, Undefined> {
    let points = checked(points)?;
    if points.is_empty() {
        return Err(Undefined::TooFew { needed: 1, found: 0 });
    }
    let Some(weights) = weights else {
        return Ok(points.into_iter().map(|point| (point, 1.0)).collect());
    };
    if weights.len() != points.len() {
        return Err(Undefined::LengthsDiffer { needed: points.len(), found: weights.len() });
    }
    if !weights.iter().all(|weight| weight.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    if weights.iter().any(|weight| *weight < 0.0) {
        return Err(Undefined::Negative);
    }
    let weighted = points.into_iter().zip(weights.iter().copied()).filter(|(_, weight)| *weight > 0.0);
    let weighted: Vec<(Point, f64)> = weighted.collect();
    if weighted.is_empty() { Err(Undefined::ZeroTotal) } else { Ok(weighted) }
}

/// The place of all points, if they have one.
pub(super) fn one_place(weighted: &[(Point, f64)]) -> Option<Point> {
    let (first, _) = *weighted.first()?;
    weighted.iter().all(|(point, _)| *point == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_have_to_fit_their_points() {
        let points = [(0.0, 0.0), (1.0, 1.0)].map(Point::from);
        let of = |weights: &[f64]| with_weights(&points, Some(weights));
        assert_eq!(of(&[1.0]), Err(Undefined::LengthsDiffer { needed: 2, found: 1 }));
        assert_eq!(of(&[1.0, f64::NAN]), Err(Undefined::NotFinite));
        assert_eq!(of(&[1.0, -1.0]), Err(Undefined::Negative));
        assert_eq!(of(&[0.0, -0.0]), Err(Undefined::ZeroTotal));
        assert_eq!(of(&[0.0, 2.0]), Ok(vec![(points[1], 2.0)]));
        assert_eq!(with_weights(&[], None), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(with_weights(&[(f64::INFINITY, 0.0).into()], None), Err(Undefined::NotFinite));
    }
}
