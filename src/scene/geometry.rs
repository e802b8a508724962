//! Geometry of a picture in points, and the transform from projected coordinates.

use crate::{geo::PlanePoint, view::Camera};

/// Size of a picture in points (logical pixels).
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width, points.
    pub width: f32,
    /// Height, points.
    pub height: f32,
}

/// Position on the picture, points from its upper left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ScreenPoint {
    /// Distance to the right, points.
    pub x: f32,
    /// Distance downwards, points.
    pub y: f32,
}

impl ScreenPoint {
    /// Creates a position from distances to the right and downwards, points.
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// The position moved to the right and downwards by the coordinates of another.
    #[must_use]
    pub(crate) fn moved(self, by: Self) -> Self {
        Self { x: self.x + by.x, y: self.y + by.y }
    }

    /// Distance to another position, points.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }
}

/// Axis-aligned rectangle on the picture, points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    /// Upper left corner.
    pub min: ScreenPoint,
    /// Lower right corner.
    pub max: ScreenPoint,
}

impl Rect {
    /// Creates a rectangle from its upper left corner and size.
    pub const fn from_min_size(min: ScreenPoint, width: f32, height: f32) -> Self {
        Self { min, max: ScreenPoint::new(min.x + width, min.y + height) }
    }

    /// Rectangle of a whole picture.
    pub(crate) const fn of(size: Size) -> Self {
        Self::from_min_size(ScreenPoint::new(0.0, 0.0), size.width, size.height)
    }

    /// Smallest rectangle around all points; `None` if there are no points.
    pub fn bounding(points: &[ScreenPoint]) -> Option<Self> {
        let first = *points.first()?;
        Some(points.iter().fold(Self { min: first, max: first }, |r, p| Self {
            min: ScreenPoint::new(r.min.x.min(p.x), r.min.y.min(p.y)),
            max: ScreenPoint::new(r.max.x.max(p.x), r.max.y.max(p.y)),
        }))
    }

    /// Square centred on a point; `half` is half its side.
    pub const fn around(center: ScreenPoint, half: f32) -> Self {
        Self {
            min: ScreenPoint::new(center.x - half, center.y - half),
            max: ScreenPoint::new(center.x + half, center.y + half),
        }
    }

    /// `true` if the interiors of the two overlap.
    pub fn intersects(&self, other: &Self) -> bool {
        self.min.x < other.max.x && other.min.x < self.max.x && self.min.y < other.max.y && other.min.y < self.max.y
    }

    /// `true` if a point lies inside, edges included.
    pub(crate) fn holds(&self, at: ScreenPoint) -> bool {
        self.min.x <= at.x && at.x <= self.max.x && self.min.y <= at.y && at.y <= self.max.y
    }

    /// `true` if the other lies inside, edges included.
    pub fn contains(&self, other: &Self) -> bool {
        self.min.x <= other.min.x && self.min.y <= other.min.y && other.max.x <= self.max.x && other.max.y <= self.max.y
    }

    /// Point of the rectangle that is nearest to a point.
    pub(crate) fn nearest(&self, to: ScreenPoint) -> ScreenPoint {
        // A rectangle turned inside out has its centre.
        let between =
            |low: f32, high: f32, at: f32| if low > high { f32::midpoint(low, high) } else { at.clamp(low, high) };
        ScreenPoint::new(between(self.min.x, self.max.x, to.x), between(self.min.y, self.max.y, to.y))
    }

    /// Smallest rectangle around both.
    pub(crate) fn union(&self, other: &Self) -> Self {
        Self {
            min: ScreenPoint::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            max: ScreenPoint::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        }
    }

    /// The rectangle enlarged by `by` points on each side.
    pub fn grown(&self, by: f32) -> Self {
        Self {
            min: ScreenPoint::new(self.min.x - by, self.min.y - by),
            max: ScreenPoint::new(self.max.x + by, self.max.y + by),
        }
    }

    /// The rectangle moved to the right and downwards by the coordinates of a position.
    #[must_use]
    pub(crate) fn moved(&self, by: ScreenPoint) -> Self {
        Self { min: self.min.moved(by), max: self.max.moved(by) }
    }

    /// Width, points.
    pub fn width(&self) -> f32 {
        self.max.x - self.min.x
    }

    /// Height, points.
    pub fn height(&self) -> f32 {
        self.max.y - self.min.y
    }

    /// Centre.
    pub fn center(&self) -> ScreenPoint {
        ScreenPoint::new(f32::midpoint(self.min.x, self.max.x), f32::midpoint(self.min.y, self.max.y))
    }
}

/// Transform from projected coordinates (metres) to picture coordinates (points).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapTransform {
    /// Projected point at the centre of the picture.
    pub center: PlanePoint,
    /// Map scale, metres per point.
    pub metres_per_point: f64,
    /// Picture size.
    pub size: Size,
}

impl MapTransform {
    /// Transform to a picture of a camera.
    pub(crate) fn of(camera: Camera, size: Size) -> Self {
        Self { center: camera.plane_center(), metres_per_point: camera.metres_per_point, size }
    }

    /// Picture position of a projected point.
    pub fn pos(&self, at: PlanePoint) -> ScreenPoint {
        ScreenPoint::new(
            ((at.x - self.center.x) / self.metres_per_point) as f32 + self.size.width / 2.0,
            ((self.center.y - at.y) / self.metres_per_point) as f32 + self.size.height / 2.0,
        )
    }

    /// Projected point at a picture position.
    pub(crate) fn plane(&self, at: ScreenPoint) -> PlanePoint {
        PlanePoint {
            x: self.center.x + f64::from(at.x - self.size.width / 2.0) * self.metres_per_point,
            y: self.center.y - f64::from(at.y - self.size.height / 2.0) * self.metres_per_point,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_screen_and_back_is_the_identity() {
        let to = MapTransform {
            center: PlanePoint { x: 1e6, y: 4e6 },
            metres_per_point: 5000.0,
            size: Size { width: 800.0, height: 600.0 },
        };
        let back = to.pos(to.plane(ScreenPoint::new(123.0, 45.0)));
        assert!(back.distance(ScreenPoint::new(123.0, 45.0)) < 0.01);
        assert_eq!(to.pos(to.center), ScreenPoint::new(400.0, 300.0));
    }
}
