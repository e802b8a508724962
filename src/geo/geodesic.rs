//! Geodesics on the WGS 84 ellipsoid, by `GeographicLib`.
//!
//! Karney (2013), *Algorithms for geodesics*, J. Geodesy 87(1), 43–55, <https://doi.org/10.1007/s00190-012-0578-z>.

use std::sync::OnceLock;

use geographiclib_rs::{DirectGeodesic as _, Geodesic, InverseGeodesic as _, PolygonArea, Winding};

use crate::model::LonLat;

fn wgs84() -> &'static Geodesic {
    static WGS84: OnceLock<Geodesic> = OnceLock::new();
    WGS84.get_or_init(Geodesic::wgs84)
}

/// Length of the shortest line between two positions, metres.
pub fn geodesic_length(a: LonLat, b: LonLat) -> f64 {
    wgs84().inverse(a.lat, a.lon, b.lat, b.lon)
}

/// Length of the line through positions, metres; 0 for fewer than two.
pub fn path_length(points: &[LonLat]) -> f64 {
    points.iter().zip(points.iter().skip(1)).map(|(a, b)| geodesic_length(*a, *b)).sum()
}

/// Area and perimeter of a polygon.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PolygonSize {
    /// Area, square metres; of a polygon that crosses itself, its parts on either side are subtracted from one another.
    pub area: f64,
    /// Length of its outline, the last side included, metres.
    pub perimeter: f64,
}

/// Area and perimeter of the polygon with these corners, in either direction; both are 0 for fewer than two.
pub fn polygon_size(corners: &[LonLat]) -> PolygonSize {
    if corners.len() < 2 {
        return PolygonSize::default();
    }
    let mut polygon = PolygonArea::new(wgs84(), Winding::CounterClockwise);
    for corner in corners {
        polygon.add_point(corner.lat, corner.lon);
    }
    let (perimeter, area, _) = polygon.compute(true);
    PolygonSize { area: area.abs(), perimeter }
}

/// Positions along the shortest line between two, `pieces` plus one of them, ends included.
pub fn geodesic_line(a: LonLat, b: LonLat, pieces: usize) -> Vec<LonLat> {
    let (length, azimuth, _, _): (f64, f64, f64, f64) = wgs84().inverse(a.lat, a.lon, b.lat, b.lon);
    let between = (1..pieces).map(|piece| towards(a, azimuth, length * piece as f64 / pieces as f64));
    std::iter::once(a).chain(between).chain([b]).collect()
}

/// Corners of the circle of a radius in metres around a position.
pub fn geodesic_circle(center: LonLat, radius: f64, corners: usize) -> Vec<LonLat> {
    (0..corners).map(|corner| towards(center, 360.0 * corner as f64 / corners as f64, radius)).collect()
}

/// Position at a distance in metres in the direction of an azimuth, degrees clockwise from north.
fn towards(from: LonLat, azimuth: f64, distance: f64) -> LonLat {
    let (lat, lon): (f64, f64) = wgs84().direct(from.lat, from.lon, azimuth, distance);
    LonLat { lon, lat }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// From the documentation of `GeographicLib` for Python 2.0, *Examples*: Wellington to Salamanca.
    #[test]
    fn lengths_are_those_of_geographiclib() {
        let (wellington, salamanca) = (LonLat::new(174.81, -41.32), LonLat::new(-5.50, 40.96));
        assert!((geodesic_length(wellington, salamanca) - 19_959_679.267).abs() < 0.001);
        assert!((path_length(&[wellington, salamanca, wellington]) - 2.0 * 19_959_679.267).abs() < 0.002);
        assert_eq!((path_length(&[wellington]), path_length(&[])), (0.0, 0.0));
    }

    /// From the same page: the area of Antarctica.
    #[test]
    fn areas_are_those_of_geographiclib_in_either_direction() {
        let mut corners = [
            (-63.1, -58.0),
            (-72.9, -74.0),
            (-71.9, -102.0),
            (-74.9, -102.0),
            (-74.3, -131.0),
            (-77.5, -163.0),
            (-77.4, 163.0),
            (-71.7, 172.0),
            (-65.9, 140.0),
            (-65.7, 113.0),
            (-66.6, 88.0),
            (-66.9, 59.0),
            (-69.8, 25.0),
            (-70.0, -4.0),
            (-71.0, -14.0),
            (-77.3, -33.0),
            (-77.9, -46.0),
            (-74.7, -61.0),
        ]
        .map(|(lat, lon)| LonLat::new(lon, lat));
        for _ in 0..2 {
            let PolygonSize { area, perimeter } = polygon_size(&corners);
            assert!((perimeter - 16_831_067.893).abs() < 0.001, "{perimeter}");
            assert!((area - 13_662_703_680_020.1).abs() < 1.0, "{area}");
            corners.reverse();
        }
    }

    #[test]
    fn a_polygon_without_an_inside_has_no_area() {
        let [a, b] = [LonLat::new(116.4, 39.9), LonLat::new(121.5, 31.2)];
        assert_eq!(polygon_size(&[a]), PolygonSize::default());
        let there_and_back = polygon_size(&[a, b]);
        assert!(there_and_back.area < 1.0, "{there_and_back:?}");
        assert!((there_and_back.perimeter - 2.0 * geodesic_length(a, b)).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn a_line_is_as_long_as_its_pieces_and_a_circle_is_everywhere_as_far(
            lon in 73.0..135.0f64, lat in 18.0..53.0f64, to_lon in 73.0..135.0f64, to_lat in 18.0..53.0f64,
            radius in 10.0..2e6f64,
        ) {
            let (a, b) = (LonLat::new(lon, lat), LonLat::new(to_lon, to_lat));
            let line = geodesic_line(a, b, 16);
            prop_assert_eq!(line.len(), 17);
            prop_assert!((path_length(&line) - geodesic_length(a, b)).abs() < 1e-3);
            for corner in geodesic_circle(a, radius, 24) {
                prop_assert!((geodesic_length(a, corner) - radius).abs() < 1e-3);
            }
        }

        #[test]
        fn any_positions_have_finite_measures(
            points in prop::collection::vec((-180.0..=180.0f64, -90.0..=90.0f64), 0..6)
        ) {
            let points: Vec<LonLat> = points.into_iter().map(|(lon, lat)| LonLat::new(lon, lat)).collect();
            let PolygonSize { area, perimeter } = polygon_size(&points);
            prop_assert!(path_length(&points).is_finite() && area.is_finite() && perimeter.is_finite());
        }
    }
}
