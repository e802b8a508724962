//! What lies under a point of the picture.

use super::{PlaneLevel, plane::PlaneLine};
use crate::{geo::Point, model::ProvinceId};

/// The province that a place of the plane lies in, by the outlines that are drawn.
pub fn province_at(level: &PlaneLevel, at: Point) -> Option<ProvinceId> {
    level
        .provinces
        .iter()
        .filter(|area| area.bounds.contains(at))
        .find(|area| area.polygons.iter().any(|rings| inside(rings, at)))
        .map(|area| ProvinceId::new(area.key.as_str()))
}

/// Whether a place lies inside an area with holes (even-odd rule).
fn inside(rings: &[PlaneLine], at: Point) -> bool {
    let mut inside = false;
    for ring in rings {
        let Some(mut previous) = ring.last() else { continue };
        for vertex in ring {
            let ([x0, y0], [x1, y1]) = (previous.map(f64::from), vertex.map(f64::from));
            if (y0 > at.y) != (y1 > at.y) && at.x < x0 + (at.y - y0) / (y1 - y0) * (x1 - x0) {
                inside = !inside;
            }
            previous = vertex;
        }
    }
    inside
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_outside() {
        let square = |lo: f32, hi: f32| vec![[lo, lo], [hi, lo], [hi, hi], [lo, hi]];
        let rings = [square(0.0, 10.0), square(4.0, 6.0)];
        assert!(inside(&rings, Point { x: 2.0, y: 2.0 }));
        assert!(!inside(&rings, Point { x: 5.0, y: 5.0 }));
        assert!(!inside(&rings, Point { x: 11.0, y: 5.0 }));
    }
}
