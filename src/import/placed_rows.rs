//! Points and provinces of rows, and how they were found.

use std::{ops::Range, sync::Arc};

use super::{
    placement::{NamedPlace, NamedRows, Positions, ProvinceIndex},
    rows::Rows,
};
use crate::{
    dataset::{Code, CodeColumn, CodeList, Column, DatasetBuilder, Field, LocalText, PlaceLevel, Places, Role},
    gazetteer::Gazetteer,
    model::{LonLat, parallel},
};

/// Field of the province.
pub const PROVINCE: &str = "_province";
/// Field of the city.
pub const CITY: &str = "_city";
/// Field that says how a row is placed.
pub const PLACED_BY: &str = "_placed_by";

/// Way in which a row is placed, in the order of its codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum By {
    Coordinates,
    County,
    City,
    Province,
}

/// Codes of the ways: identifier, English and Chinese name.
const BY: [(&str, &str, &str); 4] = [
    ("coordinates", "Coordinates", "坐标"),
    ("county", "Seat of the county", "县级驻地"),
    ("city", "Seat of the city", "地级驻地"),
    ("province", "Province only", "仅到省级"),
];

/// Points and provinces of the rows that stay, in their order.
#[derive(Default)]
pub(super) struct PlacedRows {
    /// Degrees; not a number without a point.
    longitudes: Vec<f64>,
    latitudes: Vec<f64>,
    by: Vec<Option<By>>,
    /// Positions of the provinces in the registry.
    provinces: Vec<Option<u32>>,
}

impl PlacedRows {
    /// Places the rows, on all processors.
    pub(super) fn of(
        rows: &Rows,
        positions: &Positions,
        named: &NamedRows,
        is_refused: &(dyn Fn(u32) -> bool + Sync),
        places: &Places,
    ) -> Self {
        let index = ProvinceIndex::embedded();
        let codes = places.codes();
        let by_position: Vec<Option<u32>> = index.provinces().iter().map(|id| codes.position(id.as_str())).collect();
        let by_name = named.values(|named| named.place.map(|place| codes.position(place.province.as_str())));
        let of_range = |range: Range<usize>| {
            let mut placed = Self::default();
            for (row, number) in range.filter_map(|at| rows.get(at)) {
                let (point, by) = placed_by(positions, row, named.get(row), || is_refused(number));
                placed.longitudes.push(point.map_or(f64::NAN, |at| at.lon));
                placed.latitudes.push(point.map_or(f64::NAN, |at| at.lat));
                placed.by.push(by);
                let province = match named.of(&by_name, row).copied().flatten() {
                    Some(position) => position,
                    None => point.and_then(|at| by_position.get(index.number(at)?).copied()?),
                };
                placed.provinces.push(province);
            }
            placed
        };
        let mut all = Self::default();
        for mut placed in parallel::ranges(rows.len(), of_range) {
            all.longitudes.append(&mut placed.longitudes);
            all.latitudes.append(&mut placed.latitudes);
            all.by.append(&mut placed.by);
            all.provinces.append(&mut placed.provinces);
        }
        all
    }

    /// Number of rows that are placed in one of some ways; of those without a place for `None`.
    pub(super) fn count(&self, ways: &[Option<By>]) -> usize {
        self.by.iter().filter(|by| ways.contains(by)).count()
    }

    /// Appends the columns of places and of how rows are placed.
    pub(super) fn columns<'a>(
        self,
        builder: DatasetBuilder<'a, ()>,
        rows: &Rows,
        named: &NamedRows,
        places: &Places,
    ) -> DatasetBuilder<'a, ()> {
        let title = LocalText::both("Province (found)", "省份（识别）");
        let provinces = CodeColumn::of_positions(Arc::clone(places.codes()), self.provinces);
        let mut builder =
            builder.column(Field::new(PROVINCE, title, Role::Place(PlaceLevel::Province)), Column::Codes(provinces));
        if !named.is_empty() {
            let gazetteer = Gazetteer::embedded();
            let by_name = named.values(|named| {
                let city = gazetteer.city_of(named.place?)?;
                places.codes().position(city.atlas_id.as_deref()?)
            });
            let city = |(row, _): (usize, u32)| named.of(&by_name, row).copied().flatten();
            let cities = CodeColumn::of_positions(Arc::clone(places.codes()), rows.iter().map(city));
            let title = LocalText::both("City (found)", "地级单位（识别）");
            builder = builder.column(Field::new(CITY, title, Role::Place(PlaceLevel::City)), Column::Codes(cities));
        }
        let list = Arc::new(CodeList::new(BY.iter().map(|(id, en, zh)| Code::new(*id, LocalText::both(*en, *zh)))));
        let by = CodeColumn::of_positions(list, self.by.iter().map(|by| by.map(|by| by as u32)));
        builder
            .column(Field::new(PLACED_BY, LocalText::both("Placed by", "定位依据"), Role::Category), Column::Codes(by))
            .column(
                Field::new("_lon", LocalText::both("Longitude (map)", "经度（地图）"), Role::Longitude).unit("degree"),
                Column::Numbers(self.longitudes),
            )
            .column(
                Field::new("_lat", LocalText::both("Latitude (map)", "纬度（地图）"), Role::Latitude).unit("degree"),
                Column::Numbers(self.latitudes),
            )
    }
}

/// Point of a row and where it is from: its geometry, else the seat of the smallest place that is named; no seat if its
/// coordinates were refused.
fn placed_by(
    positions: &Positions,
    row: usize,
    named: Option<&NamedPlace>,
    is_refused: impl Fn() -> bool,
) -> (Option<LonLat>, Option<By>) {
    if positions.has(row) {
        return (positions.point(row), Some(By::Coordinates));
    }
    let Some(place) = named.and_then(|named| named.place) else { return (None, None) };
    let by = match place.level {
        PlaceLevel::County => By::County,
        PlaceLevel::Province => By::Province,
        _ => By::City,
    };
    if by == By::Province || is_refused() {
        return (None, Some(By::Province));
    }
    if place.point.is_some() {
        return (place.point, Some(by));
    }
    // The seat of a county that the atlas does not know: the row stands at its city, and says so.
    let city = Gazetteer::embedded().parent(place).filter(|parent| parent.level == PlaceLevel::City);
    match city.and_then(|city| city.point) {
        Some(point) => (Some(point), Some(By::City)),
        None => (None, Some(By::Province)),
    }
}
