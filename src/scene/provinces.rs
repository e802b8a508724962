//! Provinces at the coarsest level of detail: whether a point lies in one, and where inside each its name can stand.

use std::collections::BTreeMap;

use super::{MapTransform, ProjectedArea, ScreenPoint, projected::plane_areas};
use crate::{
    geo::{PlanePoint, PlaneRect, ProjectionKind},
    model::{Catalogue, Level, ProvinceId},
};

/// Cells of a grid along each side of the bounds of a province.
const SIDE: usize = 16;
/// Most places of a province.
const MOST: usize = 24;
/// Least share of the width of a name that lies inside its province.
const LEAST_INSIDE: f32 = 0.75;

/// Cells of a grid over the bounds of a province, in projected coordinates.
#[derive(Clone, Debug)]
struct Cells {
    bounds: PlaneRect,
    /// Row by row, `true` for those whose middle lies inside.
    inside: Vec<bool>,
    /// Middles of cells inside, the nearest to the middle of the land first.
    places: Vec<PlanePoint>,
}

/// All provinces in a projection.
#[derive(Clone, Debug)]
pub(super) struct Provinces {
    areas: Vec<ProjectedArea>,
    cells: BTreeMap<ProvinceId, Cells>,
}

impl Provinces {
    /// Projects the provinces of a level of detail.
    pub(super) fn project(level: &Level, catalogue: &Catalogue, projection: ProjectionKind) -> Self {
        let areas = plane_areas(&level.provinces, projection);
        let cells = areas.iter().filter_map(|area| {
            let id = ProvinceId::new(area.key.as_str());
            let middle = projection.plane_from_lonlat(catalogue.province(&id)?.label_at);
            Some((id, Cells::of(area, middle)))
        });
        Self { cells: cells.collect(), areas }
    }

    /// `true` if a point lies in a province.
    pub(super) fn holds(&self, at: PlanePoint) -> bool {
        self.areas.iter().any(|area| area.holds(at))
    }

    /// Bounding box of all.
    pub(super) fn bounds(&self) -> Option<PlaneRect> {
        self.areas.iter().map(|area| area.bounds).reduce(PlaneRect::union)
    }

    /// Points of a map on which a name of a width can be centred so that most of it lies inside its province, points.
    pub(super) fn centres(&self, province: &ProvinceId, to_screen: MapTransform, width: f32) -> Vec<ScreenPoint> {
        const SAMPLES: u8 = 7;
        let Some(province) = self.cells.get(province) else { return Vec::new() };
        let is_mostly_inside = |at: &PlanePoint| {
            let length = f64::from(width) * to_screen.metres_per_point;
            let along = |i: u8| at.x + length * ((f64::from(i) + 0.5) / f64::from(SAMPLES) - 0.5);
            let inside = (0..SAMPLES).filter(|i| province.holds(PlanePoint { x: along(*i), y: at.y })).count();
            inside as f32 >= LEAST_INSIDE * f32::from(SAMPLES)
        };
        province.places.iter().filter(|at| is_mostly_inside(at)).map(|at| to_screen.pos(*at)).collect()
    }
}

impl Cells {
    /// Cells of a province with the middle of its land.
    fn of(area: &ProjectedArea, middle: PlanePoint) -> Self {
        let (min, max) = (area.bounds.min, area.bounds.max);
        let at = |i: usize, low: f64, high: f64| low + (high - low) * (i as f64 + 0.5) / SIDE as f64;
        let grid = (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (column, row)));
        let grid = grid.map(|(x, y)| PlanePoint { x: at(x, min.x, max.x), y: at(y, min.y, max.y) });
        let (mut inside, mut places) = (Vec::with_capacity(SIDE * SIDE), Vec::new());
        for at in grid {
            let is_inside = area.holds(at);
            inside.push(is_inside);
            places.extend(is_inside.then_some(at));
        }
        let off = |at: &PlanePoint| (at.x - middle.x).hypot(at.y - middle.y);
        places.sort_by(|a, b| off(a).total_cmp(&off(b)));
        // Every second: neighbours differ by less than a line of text on most maps.
        let places = places.into_iter().step_by(2).take(MOST).collect();
        Self { bounds: area.bounds, inside, places }
    }

    /// `true` if the cell of a point lies inside.
    fn holds(&self, at: PlanePoint) -> bool {
        let cell = |at: f64, low: f64, high: f64| {
            let part = (at - low) / (high - low);
            (0.0..1.0).contains(&part).then_some((part * SIDE as f64) as usize)
        };
        let (min, max) = (self.bounds.min, self.bounds.max);
        let cell = cell(at.x, min.x, max.x).zip(cell(at.y, min.y, max.y));
        cell.and_then(|(column, row)| self.inside.get(row * SIDE + column)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        data,
        model::Detail,
        scene::{Size, province_at},
        view::Camera,
    };

    #[test]
    fn most_of_a_name_lies_inside_its_province() {
        let (catalogue, _) = data::embedded_catalogue();
        let (overview, _) = data::level(Detail::Overview);
        let provinces = Provinces::project(&overview, &catalogue, ProjectionKind::Albers);
        let size = Size { width: 800.0, height: 600.0 };
        let to_screen = MapTransform::of(Camera::default(), size);
        let mut found = 0;
        for province in &catalogue.provinces {
            for at in provinces.centres(&province.id, to_screen, 40.0) {
                found += 1;
                let inside = [-12.0, -6.0, 0.0, 6.0, 12.0].map(|dx| {
                    let at = to_screen.plane(ScreenPoint::new(at.x + dx, at.y));
                    province_at(&provinces.areas, at).as_ref() == Some(&province.id)
                });
                assert!(inside.into_iter().filter(|inside| *inside).count() >= 3, "{}: {at:?}", province.id);
            }
        }
        assert!(found > 150, "{found}");
    }
}
