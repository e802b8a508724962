//! Hit testing: the province at a point of the map.

use super::ProjectedLevel;
use crate::{
    geo::{PlanePoint, inside},
    model::ProvinceId,
};

/// Province that contains a projected point, by the outlines as drawn.
pub(crate) fn province_at(level: &ProjectedLevel, at: PlanePoint) -> Option<ProvinceId> {
    level
        .provinces
        .iter()
        .filter(|area| area.bounds.contains(at))
        .find(|area| area.polygons.iter().any(|rings| inside(rings, at, point)))
        .map(|area| ProvinceId::new(area.key.as_str()))
}

fn point([x, y]: [f32; 2]) -> PlanePoint {
    PlanePoint { x: f64::from(x), y: f64::from(y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hole_is_outside() {
        let square = |lo: f32, hi: f32| vec![[lo, lo], [hi, lo], [hi, hi], [lo, hi]];
        let rings = [square(0.0, 10.0), square(4.0, 6.0)];
        assert!(inside(&rings, PlanePoint { x: 2.0, y: 2.0 }, point));
        assert!(!inside(&rings, PlanePoint { x: 5.0, y: 5.0 }, point));
        assert!(!inside(&rings, PlanePoint { x: 11.0, y: 5.0 }, point));
    }
}
