//! Places inside each province at which its name can stand.

use std::collections::BTreeMap;

use super::{MapTransform, ProjectedLevel, ScreenPoint};
use crate::{
    geo::{PlanePoint, PlaneRect, inside},
    model::{Catalogue, ProvinceId},
};

/// Cells of a grid along each side of the bounds of a province.
const SIDE: usize = 16;
/// Most places of a province.
const MOST: usize = 24;
/// Least share of the width of a name that lies inside its province.
const LEAST_INSIDE: f32 = 0.75;

/// Which cells of a grid over its bounds lie inside a province, in projected coordinates.
#[derive(Clone, Debug)]
struct Province {
    bounds: PlaneRect,
    cells: Vec<bool>,
    /// Middles of cells inside, the nearest to the middle of the land first.
    places: Vec<PlanePoint>,
}

/// Places inside the provinces, in projected coordinates.
#[derive(Clone, Debug, Default)]
pub(super) struct ProvincePoints(BTreeMap<ProvinceId, Province>);

impl ProvincePoints {
    /// Places inside the provinces of a level of detail.
    pub(super) fn of(level: &ProjectedLevel, catalogue: &Catalogue) -> Self {
        let provinces = level.provinces.iter().filter_map(|area| {
            let id = ProvinceId::new(area.key.as_str());
            let middle = level.projection.plane_from_lonlat(catalogue.province(&id)?.label_at);
            let (min, max) = (area.bounds.min, area.bounds.max);
            let at = |i: usize, low: f64, high: f64| low + (high - low) * (i as f64 + 0.5) / SIDE as f64;
            let grid = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (column, row)));
            let grid = grid.map(|(x, y)| PlanePoint { x: at(x, min.x, max.x), y: at(y, min.y, max.y) });
            let vertex = |[x, y]: [f32; 2]| PlanePoint { x: f64::from(x), y: f64::from(y) };
            let is_inside = |at: &PlanePoint| area.polygons.iter().any(|rings| inside(rings, *at, vertex));
            let grid: Vec<(PlanePoint, bool)> = grid.map(|at| (at, is_inside(&at))).collect();
            let off = |at: &PlanePoint| (at.x - middle.x).hypot(at.y - middle.y);
            let mut places: Vec<PlanePoint> = grid.iter().filter(|(_, inside)| *inside).map(|(at, _)| *at).collect();
            places.sort_by(|a, b| off(a).total_cmp(&off(b)));
            // Every second: neighbours differ by less than a line of text on most maps.
            let places = places.into_iter().step_by(2).take(MOST).collect();
            Some((
                id,
                Province { bounds: area.bounds, cells: grid.iter().map(|(_, inside)| *inside).collect(), places },
            ))
        });
        Self(provinces.collect())
    }

    /// Points of a map on which a name of a width can be centred so that most of it lies inside its province, points.
    pub(super) fn centres(&self, province: &ProvinceId, to_screen: MapTransform, width: f32) -> Vec<ScreenPoint> {
        const SAMPLES: u8 = 7;
        let Some(province) = self.0.get(province) else { return Vec::new() };
        let is_mostly_inside = |at: &PlanePoint| {
            let length = f64::from(width) * to_screen.metres_per_point;
            let along = |i: u8| at.x + length * ((f64::from(i) + 0.5) / f64::from(SAMPLES) - 0.5);
            let inside = (0..SAMPLES).filter(|i| province.holds(PlanePoint { x: along(*i), y: at.y })).count();
            inside as f32 >= LEAST_INSIDE * f32::from(SAMPLES)
        };
        province.places.iter().filter(|at| is_mostly_inside(at)).map(|at| to_screen.pos(*at)).collect()
    }
}

impl Province {
    /// `true` if the cell of a point lies inside.
    fn holds(&self, at: PlanePoint) -> bool {
        let cell = |at: f64, low: f64, high: f64| {
            let part = (at - low) / (high - low);
            (0.0..1.0).contains(&part).then_some((part * SIDE as f64) as usize)
        };
        let (min, max) = (self.bounds.min, self.bounds.max);
        let cell = cell(at.x, min.x, max.x).zip(cell(at.y, min.y, max.y));
        cell.and_then(|(column, row)| self.cells.get(row * SIDE + column)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data,
        geo::ProjectionKind,
        model::Detail,
        scene::{Size, province_at},
        view::Camera,
    };

    #[test]
    fn most_of_a_name_lies_inside_its_province() {
        let (catalogue, _) = data::embedded_catalogue();
        let (base, _) = data::base_map();
        let (overview, _) = data::level(Detail::Overview);
        let level = ProjectedLevel::project(Detail::Overview, &overview, &base, ProjectionKind::Albers);
        let points = ProvincePoints::of(&level, &catalogue);
        let camera = Camera::default();
        let size = Size { width: 800.0, height: 600.0 };
        let to_screen = MapTransform { center: camera.plane_center(), metres_per_point: camera.metres_per_point, size };
        let mut found = 0;
        for province in &catalogue.provinces {
            for at in points.centres(&province.id, to_screen, 40.0) {
                found += 1;
                let inside = [-12.0, -6.0, 0.0, 6.0, 12.0].map(|dx| {
                    let at = to_screen.plane(ScreenPoint::new(at.x + dx, at.y));
                    province_at(&level, at).as_ref() == Some(&province.id)
                });
                assert!(inside.into_iter().filter(|inside| *inside).count() >= 3, "{}: {at:?}", province.id);
            }
        }
        assert!(found > 150, "{found}");
    }
}
