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

    /// Point that stands for the geometry: the point itself, the middle of the longest line by number of positions, or a
    /// point inside the largest area by its extent.
    pub fn representative_point(&self) -> Option<LonLat> {
        let parts = match self {
            Self::Point(point) => return Some(*point),
            Self::Parts(parts) => parts,
        };
        let extent = |ring: &Vec<LonLat>| {
            let (west, east) = range(ring, |at| at.lon);
            let (south, north) = range(ring, |at| at.lat);
            (east - west) * (north - south)
        };
        let of_area = |area: &Vec<Vec<LonLat>>| area.first().map_or(0.0, extent);
        let largest = parts.areas.iter().max_by(|one, other| of_area(one).total_cmp(&of_area(other)));
        if let Some(area) = largest {
            return point_inside(area);
        }
        let longest = parts.lines.iter().max_by_key(|line| line.len());
        longest.and_then(|line| line.get(line.len() / 2)).or(parts.points.first()).copied()
    }
}

/// Least and largest value of a coordinate.
fn range(ring: &[LonLat], of: fn(&LonLat) -> f64) -> (f64, f64) {
    ring.iter().map(of).fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| (low.min(value), high.max(value)))
}

/// Point inside an area: on the parallel through its middle, the middle of the longest stretch inside.
fn point_inside(rings: &[Vec<LonLat>]) -> Option<LonLat> {
    let (south, north) = range(rings.first()?, |at| at.lat);
    let lat = f64::midpoint(south, north);
    let mut crossings: Vec<f64> = Vec::new();
    for ring in rings {
        for pair in ring.windows(2) {
            let [from, to] = pair else { continue };
            if (from.lat > lat) != (to.lat > lat) {
                crossings.push(from.lon + (lat - from.lat) / (to.lat - from.lat) * (to.lon - from.lon));
            }
        }
    }
    crossings.sort_by(f64::total_cmp);
    let stretches = crossings.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let longest = stretches.max_by(|one, other| (one.1 - one.0).total_cmp(&(other.1 - other.0)));
    longest.map(|(west, east)| LonLat::new(f64::midpoint(west, east), lat)).or(rings.first()?.first().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_that_stands_for_an_area_lies_inside_and_in_no_hole() {
        let square = |low: f64, high: f64| {
            [(low, low), (high, low), (high, high), (low, high), (low, low)].map(|(x, y)| LonLat::new(x, y)).to_vec()
        };
        let parts =
            GeometryParts { areas: vec![vec![square(0.0, 10.0), square(2.0, 8.0)]], ..GeometryParts::default() };
        let point = Geometry::of_parts(parts).unwrap().representative_point().unwrap();
        assert!((0.0..2.0).contains(&point.lon) || (8.0..10.0).contains(&point.lon), "{point:?}");
    }
}
