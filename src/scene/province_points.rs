//! Points inside each province at which its name can stand, the nearest to the middle of its land first.

use std::collections::BTreeMap;

use super::ProjectedLevel;
use crate::{
    geo::{PlanePoint, inside},
    model::{Catalogue, ProvinceId},
};

/// Points of a grid along each side of the bounds of a province.
const SIDE: u8 = 9;
/// Most points of a province.
const MOST: usize = 24;

/// Points inside the provinces, in projected coordinates.
#[derive(Clone, Debug, Default)]
pub(super) struct ProvincePoints(BTreeMap<ProvinceId, Vec<PlanePoint>>);

impl ProvincePoints {
    /// Points inside the provinces of a level of detail.
    pub(super) fn of(level: &ProjectedLevel, catalogue: &Catalogue) -> Self {
        let points = level.provinces.iter().filter_map(|area| {
            let id = ProvinceId::new(area.key.as_str());
            let middle = level.projection.plane_from_lonlat(catalogue.province(&id)?.label_at);
            let along = |low: f64, high: f64| {
                (0..SIDE).map(move |i| low + (high - low) * (f64::from(i) + 0.5) / f64::from(SIDE))
            };
            let (min, max) = (area.bounds.min, area.bounds.max);
            let grid = along(min.x, max.x).flat_map(|x| along(min.y, max.y).map(move |y| PlanePoint { x, y }));
            let vertex = |[x, y]: [f32; 2]| PlanePoint { x: f64::from(x), y: f64::from(y) };
            let is_inside = |at: &PlanePoint| area.polygons.iter().any(|rings| inside(rings, *at, vertex));
            let mut own: Vec<PlanePoint> = grid.filter(is_inside).collect();
            let off = |at: &PlanePoint| (at.x - middle.x).hypot(at.y - middle.y);
            own.sort_by(|a, b| off(a).total_cmp(&off(b)));
            own.truncate(MOST);
            Some((id, own))
        });
        Self(points.collect())
    }

    /// Points inside a province.
    pub(super) fn inside(&self, province: &ProvinceId) -> &[PlanePoint] {
        self.0.get(province).map_or(&[], Vec::as_slice)
    }
}
