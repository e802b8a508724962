//! Points and bounding boxes in projected coordinates.

/// A point in projected coordinates, metres east and north.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlanePoint {
    /// Metres east of the projection's origin.
    pub x: f64,
    /// Metres north of the projection's origin.
    pub y: f64,
}

/// An axis-aligned rectangle in projected coordinates, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlaneRect {
    /// South-west corner.
    pub min: PlanePoint,
    /// North-east corner.
    pub max: PlanePoint,
}

impl PlaneRect {
    /// Bounding box of points; `None` without points.
    pub fn around(points: impl IntoIterator<Item = PlanePoint>) -> Option<Self> {
        let mut points = points.into_iter();
        let first = points.next()?;
        Some(points.fold(Self { min: first, max: first }, Self::extended))
    }

    fn extended(self, p: PlanePoint) -> Self {
        Self {
            min: PlanePoint { x: self.min.x.min(p.x), y: self.min.y.min(p.y) },
            max: PlanePoint { x: self.max.x.max(p.x), y: self.max.y.max(p.y) },
        }
    }

    /// Bounding box of both rectangles.
    pub(crate) fn union(self, other: Self) -> Self {
        self.extended(other.min).extended(other.max)
    }

    /// The rectangle, expanded by `by` metres on each side.
    pub fn grown(self, by: f64) -> Self {
        Self {
            min: PlanePoint { x: self.min.x - by, y: self.min.y - by },
            max: PlanePoint { x: self.max.x + by, y: self.max.y + by },
        }
    }

    /// `true` if a point lies inside or on the edge.
    pub fn contains(self, p: PlanePoint) -> bool {
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

    /// Centre.
    pub fn center(self) -> PlanePoint {
        PlanePoint { x: f64::midpoint(self.min.x, self.max.x), y: f64::midpoint(self.min.y, self.max.y) }
    }
}
