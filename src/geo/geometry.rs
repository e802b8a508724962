//! Geometry of a feature: points, lines and areas, with nested collections laid out flat.

use crate::model::LonLat;

/// Geometry of a feature, degrees on WGS 84. Most features are single points, which take no memory of their own.
#[derive(Clone, Debug, PartialEq)]
pub enum Geometry {
    /// A single point.
    Point(LonLat),
    /// Anything else.
    Parts(Box<GeometryParts>),
}

/// Points, lines and areas of one feature.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GeometryParts {
    /// Points.
    pub points: Vec<LonLat>,
    /// Lines of at least two positions.
    pub lines: Vec<Vec<LonLat>>,
    /// Areas: an outer ring, then its holes. Rings are closed: the last position equals the first.
    pub areas: Vec<Vec<Vec<LonLat>>>,
}

impl Geometry {
    /// Geometry of parts; `None` without any.
    pub fn of_parts(parts: GeometryParts) -> Option<Self> {
        match (parts.points.as_slice(), parts.lines.is_empty(), parts.areas.is_empty()) {
            ([], true, true) => None,
            ([point], true, true) => Some(Self::Point(*point)),
            _ => Some(Self::Parts(Box::new(parts))),
        }
    }

    /// All positions.
    pub fn positions(&self) -> impl Iterator<Item = LonLat> + '_ {
        let (point, parts) = match self {
            Self::Point(point) => (Some(*point), None),
            Self::Parts(parts) => (None, Some(parts)),
        };
        let of_parts = |parts: &'_ GeometryParts| {
            let lines = parts.lines.iter().chain(parts.areas.iter().flatten()).flatten();
            parts.points.iter().chain(lines).copied().collect::<Vec<_>>()
        };
        point.into_iter().chain(parts.into_iter().flat_map(move |parts| of_parts(parts)))
    }
}
