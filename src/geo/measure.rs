//! Distances on the sphere and point-in-polygon tests.

use super::PlanePoint;
use crate::model::{LonLat, Polygon};

/// Mean radius of the earth, km: R₁ of GRS 80 (Moritz 2000, *Geodetic Reference System 1980*, J. Geodesy 74, p. 131).
const EARTH_RADIUS_KM: f64 = 6_371.008_8;

/// Great-circle distance between two positions by the haversine formula, km.
///
/// Sinnott (1984), *Virtues of the haversine*, Sky and Telescope 68(2), 159. The sphere differs from the ellipsoid by
/// up to 0.5 %.
///
/// ```
/// use cluster_atlas::{geo::distance_km, model::LonLat};
/// // Beijing to Shanghai; 1065 km by the geodesic on WGS 84.
/// let km = distance_km(LonLat::new(116.3972, 39.9075), LonLat::new(121.4581, 31.2222));
/// assert!((km - 1067.0).abs() < 3.0, "{km}");
/// ```
pub fn distance_km(a: LonLat, b: LonLat) -> f64 {
    let (phi_a, phi_b) = (a.lat.to_radians(), b.lat.to_radians());
    let half = |x: f64| (x / 2.0).sin().powi(2);
    let h = half(phi_b - phi_a) + phi_a.cos() * phi_b.cos() * half((b.lon - a.lon).to_radians());
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}

/// `true` if a position lies inside a polygon with holes, in degrees.
pub fn contains(polygon: &Polygon, at: LonLat) -> bool {
    inside(&polygon.rings, PlanePoint { x: at.lon, y: at.lat }, |at| PlanePoint { x: at.lon, y: at.lat })
}

/// `true` if a point lies inside a polygon with holes by the even-odd rule; `point` converts a vertex.
pub fn inside<V: Copy>(rings: &[Vec<V>], at: PlanePoint, point: impl Fn(V) -> PlanePoint) -> bool {
    let mut inside = false;
    for ring in rings {
        let Some(last) = ring.last() else { continue };
        let mut previous = point(*last);
        for vertex in ring {
            let vertex = point(*vertex);
            inside ^= crosses(vertex, previous, at);
            previous = vertex;
        }
    }
    inside
}

/// `true` if an edge crosses the horizontal through a point to the right of it.
pub(crate) fn crosses(from: PlanePoint, to: PlanePoint, at: PlanePoint) -> bool {
    if (from.y > at.y) == (to.y > at.y) {
        return false;
    }
    let t = (at.y - from.y) / (to.y - from.y);
    at.x < from.x + t * (to.x - from.x)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(lo: f64, hi: f64) -> Vec<LonLat> {
        vec![LonLat::new(lo, lo), LonLat::new(hi, lo), LonLat::new(hi, hi), LonLat::new(lo, hi)]
    }

    #[test]
    fn a_hole_is_outside() {
        let polygon = Polygon { rings: vec![square(0.0, 10.0), square(4.0, 6.0)] };
        assert!(contains(&polygon, LonLat::new(2.0, 2.0)));
        assert!(!contains(&polygon, LonLat::new(5.0, 5.0)));
        assert!(!contains(&polygon, LonLat::new(11.0, 5.0)));
    }
}
