//! Assembly of a dataset: rows that stay, their places, their columns, and the report of all.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    ImportError, ImportReport, Progress, RawTable, Remark, RemarkKind, Severity,
    columns::{column, given},
    guess,
    list_of_places::list_of_places,
    placement::{NamedPlace, NamedPlaces, Positions, ProvinceIndex, named_places, positions},
};
use crate::{
    dataset::{
        Code, CodeColumn, CodeList, Column, Dataset, DatasetBuilder, DatasetId, Field, LocalText, OwnOrigin,
        PlaceLevel, Places, Role,
    },
    gazetteer::Gazetteer,
    geo::Geometry,
    model::LonLat,
    recipe::{ColumnRole, Recipe},
};

/// Field of the row's number in the file: the key.
pub const ROW: &str = "_row";
/// Field of the province.
pub const PROVINCE: &str = "_province";
/// Field of the city.
pub const CITY: &str = "_city";
/// Field that says how a row is placed.
pub const PLACED_BY: &str = "_placed_by";

/// A file as a dataset, with the recipe that made it and what became of each row.
#[derive(Clone, Debug)]
pub struct Import {
    /// The dataset, features of a person's own.
    pub dataset: Dataset,
    /// The complete recipe: what a person chose, and every guess.
    pub recipe: Recipe,
    /// The report.
    pub report: ImportReport,
}

/// Identity of a file.
pub(super) struct FileFacts {
    pub id: DatasetId,
    pub name: String,
    pub title: String,
    pub sha256: String,
    pub format: &'static str,
}

/// Position of a row, and where it is from.
#[derive(Clone, Copy, Default)]
struct Placed {
    point: Option<LonLat>,
    by: Option<By>,
}

/// Way in which a row is placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum By {
    Coordinates,
    County,
    City,
    Province,
}

const BY: [(By, &str, &str, &str); 4] = [
    (By::Coordinates, "coordinates", "Coordinates", "坐标"),
    (By::County, "county", "Seat of the county", "县级驻地"),
    (By::City, "city", "Seat of the city", "地级驻地"),
    (By::Province, "province", "Province only", "仅到省级"),
];

/// Makes the dataset of a table.
///
/// # Errors
/// [`ImportError::Cancelled`]; a [`DatasetError`](crate::dataset::DatasetError) is not caused by columns of one table.
pub(super) fn assemble(
    mut table: RawTable,
    recipe: &Recipe,
    places: &Places,
    file: FileFacts,
    progress: &Progress,
) -> Result<Import, ImportError> {
    let gazetteer = Gazetteer::embedded();
    let recipe = guess::completed(&table, recipe, gazetteer);
    let mut remarks = std::mem::take(&mut table.remarks);
    let NamedPlaces { rows: named, remarks: of_names, unmatched } = named_places(&table, &recipe, gazetteer, progress)?;
    let Positions { geometries, remarks: of_positions, any } = positions(&table, &recipe);
    let has_names = !named.is_empty();
    let left_out = |row: usize| named.get(row).is_some_and(|place| place.left_out);
    let kept: Vec<(usize, u32)> =
        table.numbers.iter().copied().enumerate().filter(|(row, _)| !left_out(*row)).collect();
    let at = |row: usize| geometries.get(row).and_then(Option::as_ref);
    // Coordinates that cannot be are no reason to draw a row elsewhere.
    let refused: BTreeSet<u32> = of_positions
        .iter()
        .filter(|remark| remark.severity == Severity::Unplaced)
        .filter_map(|remark| remark.row)
        .collect();
    let placed: Vec<Placed> =
        kept.iter().map(|(row, number)| placed(at(*row), named.get(*row), refused.contains(number))).collect();
    // A name that was not found matters less where there are coordinates.
    let with_point = |remark: &Remark| {
        let row = remark.row.and_then(|number| table.numbers.binary_search(&number).ok());
        row.is_some_and(|row| at(row).is_some())
    };
    remarks.extend(of_names.into_iter().map(|remark| match remark.severity {
        Severity::Unplaced if with_point(&remark) => Remark { severity: Severity::Note, ..remark },
        _ => remark,
    }));
    remarks.extend(of_positions);
    if any && !has_names {
        let told: BTreeSet<u32> = remarks.iter().filter_map(|remark| remark.row).collect();
        let without = kept.iter().filter(|(row, number)| at(*row).is_none() && !told.contains(number));
        let remark =
            |(_, number): &(usize, u32)| Remark::on_row(*number, Severity::Unplaced, RemarkKind::NoCoordinates);
        let without: Vec<Remark> = without.map(remark).collect();
        remarks.extend(without);
    }
    let melted = recipe.melt.as_ref().and_then(|melt| table.columns.iter().find(|column| column.heading == melt.date));
    let date_of = |row: usize| melted.map(|column| column.cells.get(row).text);
    let mut builder = DatasetBuilder::new(&kept).keys(
        Field::new(ROW, LocalText::both("Row in the file", "文件中的行"), Role::Key),
        |(row, number)| match date_of(*row) {
            Some(date) => format!("{number} ({date})"),
            None => number.to_string(),
        },
    );
    let mut dates = None;
    for raw in &table.columns {
        if let Some((field, column)) = column(raw, &kept, &recipe, &mut remarks) {
            if dates.is_none() && matches!(field.role, Role::Time(_)) {
                dates = Some(column.clone());
            }
            builder = builder.column(field, column);
        }
    }
    let file_rows = recipe.melt.as_ref().map(|_| kept.iter().map(|(_, number)| *number).collect());
    let is_of_places = has_names && !any && !recipe.columns.values().any(|choice| choice.role == ColumnRole::Label);
    let list = is_of_places.then(|| {
        let (list, told) = list_of_places(&table, &kept, &named, dates.as_ref(), &recipe, places);
        remarks.extend(told);
        Arc::new(list)
    });
    let provinces = provinces(&kept, &placed, &named, places);
    builder = place_columns(builder, &kept, provinces, &placed, &named, places);
    let shapes: Vec<Option<Arc<Geometry>>> = kept
        .iter()
        .map(|(row, _)| at(*row).filter(|geometry| !matches!(geometry, Geometry::Point(_))).cloned().map(Arc::new))
        .collect();
    if shapes.iter().any(Option::is_some) {
        let title = LocalText::both("Geometry", "几何");
        builder = builder.column(Field::new("_geometry", title, Role::Geometry), Column::Geometries(shapes));
    }
    remarks.sort_by_key(|remark| remark.row);
    if recipe.melt.is_some() {
        // A row of the file that became several says once what all of them say.
        let mut said: Vec<Remark> = Vec::with_capacity(remarks.len());
        for remark in remarks {
            let of_row = said.iter().rev().take_while(|other| other.row == remark.row);
            if remark.row.is_none() || !of_row.into_iter().any(|other| *other == remark) {
                said.push(remark);
            }
        }
        remarks = said;
    }
    let count = |by: &[By]| placed.iter().filter(|placed| placed.by.is_some_and(|found| by.contains(&found))).count();
    let origin = OwnOrigin {
        file: file.name.clone(),
        sha256: file.sha256.clone(),
        every: recipe.every,
        places: list,
        file_rows,
        ..OwnOrigin::default()
    };
    let report = ImportReport {
        file: file.name.clone(),
        sha256: file.sha256,
        format: file.format,
        table: recipe.table.clone().unwrap_or_default(),
        unit: table.unit,
        rows: table.rows(),
        kept: kept.len(),
        drawn: count(&[By::Coordinates, By::County, By::City]),
        at_seats: count(&[By::County, By::City]),
        by_place: count(&[By::Province]),
        unplaced: placed.iter().filter(|placed| placed.by.is_none()).count(),
        left_out: table.rows() - kept.len(),
        remarks,
        unmatched,
    };
    let dataset = builder
        .finish_own(file.id, given(&file.title), origin)
        .map_err(|_error| ImportError::of_file(RemarkKind::Malformed, ""))?;
    Ok(Import { dataset, recipe, report })
}

/// Position of a row: of its geometry, else of the seat of the smallest place that is named; no seat if its coordinates
/// were refused.
fn placed(geometry: Option<&Geometry>, named: Option<&NamedPlace>, is_refused: bool) -> Placed {
    if let Some(geometry) = geometry {
        return Placed { point: geometry.representative_point(), by: Some(By::Coordinates) };
    }
    let Some(place) = named.and_then(|named| named.place) else { return Placed::default() };
    let by = match place.level {
        PlaceLevel::County => By::County,
        PlaceLevel::Province => By::Province,
        _ => By::City,
    };
    if by == By::Province || is_refused {
        return Placed { point: None, by: Some(By::Province) };
    }
    if place.point.is_some() {
        return Placed { point: place.point, by: Some(by) };
    }
    // The seat of a county that the atlas does not know: the row stands at its city, and says so.
    let city = Gazetteer::embedded().parent(place).filter(|parent| parent.level == PlaceLevel::City);
    match city.and_then(|city| city.point) {
        Some(point) => Placed { point: Some(point), by: Some(By::City) },
        None => Placed { point: None, by: Some(By::Province) },
    }
}

/// Province of each row: of the named place, else the one in which its position lies.
fn provinces(kept: &[(usize, u32)], placed: &[Placed], named: &[NamedPlace], places: &Places) -> CodeColumn {
    let mut column = CodeColumn::new(Arc::clone(places.codes()));
    for ((row, _), placed) in kept.iter().zip(placed) {
        let by_name = named.get(*row).and_then(|named| named.place).map(|place| &place.province);
        let by_position = || ProvinceIndex::embedded().province(placed.point?);
        column.push(by_name.or_else(by_position).map(crate::model::ProvinceId::as_str));
    }
    column
}

/// Columns of the places of rows and of how they are placed.
fn place_columns<'a>(
    builder: DatasetBuilder<'a, (usize, u32)>,
    kept: &'a [(usize, u32)],
    provinces: CodeColumn,
    placed: &[Placed],
    named: &[NamedPlace],
    places: &Places,
) -> DatasetBuilder<'a, (usize, u32)> {
    let title = LocalText::both("Province (found)", "省份（识别）");
    let mut builder =
        builder.column(Field::new(PROVINCE, title, Role::Place(PlaceLevel::Province)), Column::Codes(provinces));
    if !named.is_empty() {
        let gazetteer = Gazetteer::embedded();
        let mut cities = CodeColumn::new(Arc::clone(places.codes()));
        for (row, _) in kept {
            let place = named.get(*row).and_then(|named| named.place);
            let city = place.and_then(|place| gazetteer.city_of(place));
            cities.push(city.and_then(|city| city.atlas_id.as_deref()));
        }
        let title = LocalText::both("City (found)", "地级单位（识别）");
        builder = builder.column(Field::new(CITY, title, Role::Place(PlaceLevel::City)), Column::Codes(cities));
    }
    let names: BTreeMap<By, &str> = BY.iter().map(|(by, id, _, _)| (*by, *id)).collect();
    let list = Arc::new(CodeList::new(BY.iter().map(|(_, id, en, zh)| Code::new(*id, LocalText::both(*en, *zh)))));
    let mut by = CodeColumn::new(list);
    for placed in placed {
        by.push(placed.by.and_then(|by| names.get(&by).copied()));
    }
    let degrees =
        |of: fn(LonLat) -> f64| Column::Numbers(placed.iter().map(|p| p.point.map_or(f64::NAN, of)).collect());
    builder
        .column(Field::new(PLACED_BY, LocalText::both("Placed by", "定位依据"), Role::Category), Column::Codes(by))
        .column(
            Field::new("_lon", LocalText::both("Longitude (map)", "经度（地图）"), Role::Longitude).unit("degree"),
            degrees(|at| at.lon),
        )
        .column(
            Field::new("_lat", LocalText::both("Latitude (map)", "纬度（地图）"), Role::Latitude).unit("degree"),
            degrees(|at| at.lat),
        )
}
