//! Boxes in the plane of a projection.

use super::Point;

/// An upright rectangle in the plane, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaneRect {
    /// South-west corner.
    pub min: Point,
    /// North-east corner.
    pub max: Point,
}

impl PlaneRect {
    /// The smallest rectangle around all points; `None` without any.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(Self { min: first, max: first }, Self::extended))
    }

    fn extended(self, p: Point) -> Self {
        Self {
            min: Point { x: self.min.x.min(p.x), y: self.min.y.min(p.y) },
            max: Point { x: self.max.x.max(p.x), y: self.max.y.max(p.y) },
        }
    }

    /// The smallest rectangle around both.
    pub fn union(self, other: Self) -> Self {
        self.extended(other.min).extended(other.max)
    }

    /// The rectangle with `by` metres more on each side.
    pub fn grown(self, by: f64) -> Self {
        Self {
            min: Point { x: self.min.x - by, y: self.min.y - by },
            max: Point { x: self.max.x + by, y: self.max.y + by },
        }
    }

    /// Whether a point lies inside.
    pub fn contains(self, p: Point) -> bool {
        (self.min.x..=self.max.x).contains(&p.x) && (self.min.y..=self.max.y).contains(&p.y)
    }

    /// Width, metres.
    pub fn width(self) -> f64 {
        self.max.x - self.min.x
    }

    /// Height, metres.
    pub fn height(self) -> f64 {
        self.max.y - self.min.y
    }

    /// Its middle.
    pub fn center(self) -> Point {
        Point { x: f64::midpoint(self.min.x, self.max.x), y: f64::midpoint(self.min.y, self.max.y) }
    }
}
