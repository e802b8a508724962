//! Positions of rows by their geometries or columns of coordinates.

use super::ProvinceIndex;
use crate::{
    geo::Geometry,
    import::{
        CellKind, RawColumn, RawTable, Remark, RemarkKind, Severity,
        value::{
            coordinate::{self, Axis},
            datum,
            missing::is_missing,
            wkt,
        },
    },
    model::LonLat,
    recipe::{ColumnRole, Datum, DecimalMark, Recipe},
};

/// Positions of the rows of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Positions {
    /// Geometry of each row; none if it has no coordinates, or none that can be.
    pub geometries: Vec<Option<Geometry>>,
    /// Remarks on rows and on the whole.
    pub remarks: Vec<Remark>,
    /// `true` if the table has coordinates or geometries at all.
    pub any: bool,
}

/// Reads the positions of all rows.
pub(crate) fn positions(table: &RawTable, recipe: &Recipe) -> Positions {
    let column = |role| table.columns.iter().find(|column| recipe.role(&column.heading) == Some(role));
    if let Some(geometries) = &table.geometries {
        return Positions { geometries: geometries.clone(), remarks: Vec::new(), any: true };
    }
    let decimal = recipe.decimal.unwrap_or(DecimalMark::Point);
    let pair = column(ColumnRole::Longitude).zip(column(ColumnRole::Latitude));
    if let Some((longitudes, latitudes)) = pair {
        let cell = |row: usize| (longitudes.cells.get(row), latitudes.cells.get(row));
        return read(table, recipe, |row| {
            let (lon, lat) = cell(row);
            if is_empty(lon.kind, lon.text) && is_empty(lat.kind, lat.text) {
                return Err(None);
            }
            let of = |text: &str, column: &RawColumn| {
                coordinate::parse(text, decimal).ok_or_else(|| Some((column.heading.clone(), text.to_owned())))
            };
            Ok((of(lon.text, longitudes)?, of(lat.text, latitudes)?))
        });
    }
    if let Some(both) = column(ColumnRole::Coordinates) {
        return read(table, recipe, |row| {
            let cell = both.cells.get(row);
            if is_empty(cell.kind, cell.text) {
                return Err(None);
            }
            let pair = coordinate::parse_pair(cell.text, decimal);
            pair.ok_or_else(|| Some((both.heading.clone(), cell.text.to_owned())))
        });
    }
    column(ColumnRole::Wkt).map(|texts| of_wkt(table, texts)).unwrap_or_default()
}

fn is_empty(kind: CellKind, text: &str) -> bool {
    matches!(kind, CellKind::Empty | CellKind::Error | CellKind::Formula) || is_missing(text)
}

fn of_wkt(table: &RawTable, texts: &RawColumn) -> Positions {
    let mut positions = Positions { any: true, ..Positions::default() };
    for (cell, number) in texts.cells.iter().zip(&table.numbers) {
        let geometry = wkt::parse(cell.text);
        if geometry.is_none() && !is_empty(cell.kind, cell.text) {
            let remark = Remark::on_row(*number, Severity::Unplaced, RemarkKind::BadGeometry);
            positions.remarks.push(remark.in_column(&texts.heading).found(cell.text));
        }
        positions.geometries.push(geometry);
    }
    positions
}

/// Coordinates of a row; the heading and text of a cell that is none, or nothing if both are missing.
type Read = Result<(coordinate::Coordinate, coordinate::Coordinate), Option<(String, String)>>;

/// Reads pairs of coordinates: swaps, ranges, datum.
fn read(table: &RawTable, recipe: &Recipe, pair: impl Fn(usize) -> Read) -> Positions {
    let mut positions = Positions { any: true, ..Positions::default() };
    let (mut impossible, mut read, mut moved) = (0_usize, 0_usize, 0_usize);
    for (row, number) in table.numbers.iter().enumerate() {
        let (one, other) = match pair(row) {
            Ok(pair) => pair,
            Err(fault) => {
                if let Some((heading, text)) = fault {
                    let remark = Remark::on_row(*number, Severity::Unplaced, RemarkKind::NotACoordinate);
                    positions.remarks.push(remark.in_column(&heading).found(&text));
                }
                positions.geometries.push(None);
                continue;
            }
        };
        read += 1;
        // Letters that name the axes decide, then the person.
        let lettered = one.axis == Some(Axis::Latitude) || other.axis == Some(Axis::Longitude);
        let swap = lettered || (recipe.swapped && one.axis.is_none() && other.axis.is_none());
        let (lon, lat) = if swap { (other.degrees, one.degrees) } else { (one.degrees, other.degrees) };
        let fits = |degrees: f64, axis: Axis| degrees.abs() <= axis.limit();
        if !(fits(lon, Axis::Longitude) && fits(lat, Axis::Latitude)) {
            let reversed = fits(lat, Axis::Longitude) && fits(lon, Axis::Latitude);
            impossible += usize::from(reversed);
            let remark = Remark::on_row(*number, Severity::Unplaced, RemarkKind::CoordinateOutOfRange);
            positions.remarks.push(remark.found(&format!("{lon}, {lat}")));
            positions.geometries.push(None);
            continue;
        }
        if lon == 0.0 && lat == 0.0 {
            positions.remarks.push(Remark::on_row(*number, Severity::Note, RemarkKind::NullIsland));
        }
        let at = LonLat::new(lon, lat);
        let on_wgs84 = datum::to_wgs84(at, recipe.datum.unwrap_or(Datum::Wgs84), |at| {
            ProvinceIndex::embedded().province(at).is_some()
        });
        moved += usize::from(on_wgs84 != at);
        positions.geometries.push(Some(Geometry::Point(on_wgs84)));
    }
    // Latitudes beyond 90° that would be longitudes: the axes are swapped in most rows, and swapping is offered.
    if impossible * 2 > read {
        let remark = Remark::on_file(Severity::Note, RemarkKind::SwappedCoordinates);
        positions.remarks.push(remark.count(impossible));
    }
    if moved > 0 {
        let name = if recipe.datum == Some(Datum::Bd09) { "BD-09" } else { "GCJ-02" };
        positions.remarks.push(Remark::on_file(Severity::Changed, RemarkKind::MovedDatum).found(name).count(moved));
    }
    positions
}
