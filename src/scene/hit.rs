//! Hit testing: the province at a point of the map.

use super::ProjectedArea;
use crate::{geo::PlanePoint, model::ProvinceId};

/// Province of several that contains a projected point, by the outlines as drawn.
pub(crate) fn province_at(provinces: &[ProjectedArea], at: PlanePoint) -> Option<ProvinceId> {
    provinces.iter().find(|area| area.holds(at)).map(|area| ProvinceId::new(area.key.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{geo::inside, scene::projected::vertex as point};

    #[test]
    fn a_hole_is_outside() {
        let square = |lo: f32, hi: f32| vec![[lo, lo], [hi, lo], [hi, hi], [lo, hi]];
        let rings = [square(0.0, 10.0), square(4.0, 6.0)];
        assert!(inside(&rings, PlanePoint { x: 2.0, y: 2.0 }, point));
        assert!(!inside(&rings, PlanePoint { x: 5.0, y: 5.0 }, point));
        assert!(!inside(&rings, PlanePoint { x: 11.0, y: 5.0 }, point));
    }
}
