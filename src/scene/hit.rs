//! What lies under a point of the picture.

use super::{Pos, Scene, Tag};
use crate::{
    geo::contains,
    model::{Level, LonLat, ProvinceId},
};

/// How far from the edge of a symbol a pointer still means it, points.
const REACH: f32 = 4.0;

impl Scene {
    /// The symbol under a point: of those in reach, the one whose middle is nearest.
    pub fn symbol_at(&self, at: Pos) -> Option<Tag> {
        self.symbols()
            .map(|(id, center, radius)| (center.distance(at) - radius, id))
            .filter(|(beyond, _)| *beyond <= REACH)
            .min_by(|a, b| a.0.total_cmp(&b.0))
            .map(|(_, id)| Tag::Cluster(id.clone()))
    }
}

/// The province that a place lies in, by the polygons of `level`.
pub fn province_at(level: &Level, at: LonLat) -> Option<ProvinceId> {
    level
        .provinces
        .iter()
        .find(|area| area.polygons.iter().any(|polygon| contains(polygon, at)))
        .map(|area| ProvinceId::new(area.key.as_str()))
}
