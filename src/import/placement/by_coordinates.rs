//! Positions of rows by their geometries or columns of coordinates.

use std::{ops::Range, sync::Arc};

use super::ProvinceIndex;
use crate::{
    geo::Geometry,
    import::{
        Cell, CellKind, RawColumn, RawTable, Remark, RemarkKind, Severity,
        value::{
            coordinate::{self, Axis},
            datum,
            missing::is_missing,
            wkt,
        },
    },
    model::{LonLat, parallel},
    recipe::{ColumnRole, Datum, DecimalMark, Recipe},
};

/// Positions of the rows of a table.
#[derive(Clone, Debug, Default)]
pub(crate) struct Positions {
    geometries: Geometries,
    /// Remarks on rows and on the whole.
    pub remarks: Vec<Remark>,
    /// `true` if the table has coordinates or geometries at all.
    pub any: bool,
}

/// Geometries of rows.
#[derive(Clone, Debug)]
enum Geometries {
    /// Points; not a number where a row has none.
    Points(Vec<LonLat>),
    /// Geometries of any kind.
    Any(Vec<Option<Geometry>>),
}

impl Default for Geometries {
    fn default() -> Self {
        Self::Points(Vec::new())
    }
}

impl Positions {
    fn of_geometries(geometries: Vec<Option<Geometry>>, remarks: Vec<Remark>) -> Self {
        Self { geometries: Geometries::Any(geometries), remarks, any: true }
    }

    /// `true` for a row with a geometry.
    pub(crate) fn has(&self, row: usize) -> bool {
        match &self.geometries {
            Geometries::Points(points) => points.get(row).is_some_and(|at| !at.lon.is_nan()),
            Geometries::Any(geometries) => geometries.get(row).is_some_and(Option::is_some),
        }
    }

    /// Point that stands for the geometry of a row.
    pub(crate) fn point(&self, row: usize) -> Option<LonLat> {
        match &self.geometries {
            Geometries::Points(points) => points.get(row).copied().filter(|at| !at.lon.is_nan()),
            Geometries::Any(geometries) => geometries.get(row)?.as_ref()?.representative_point(),
        }
    }

    /// Lines and areas of all rows; none at all if there are points alone.
    pub(crate) fn shapes(self) -> Vec<Option<Arc<Geometry>>> {
        let Geometries::Any(geometries) = self.geometries else { return Vec::new() };
        let is_shape = |geometry: &Geometry| !matches!(geometry, Geometry::Point(_));
        if !geometries.iter().flatten().any(is_shape) {
            return Vec::new();
        }
        geometries.into_iter().map(|geometry| geometry.filter(is_shape).map(Arc::new)).collect()
    }
}

/// Reads the positions of all rows. Geometries are taken out of the table.
pub(crate) fn positions(table: &mut RawTable, recipe: &Recipe) -> Positions {
    if let Some(geometries) = table.geometries.take() {
        return Positions::of_geometries(geometries, Vec::new());
    }
    let column = |role| table.columns.iter().find(|column| recipe.role(&column.heading) == Some(role));
    let decimal = recipe.decimal.unwrap_or(DecimalMark::Point);
    let pair = column(ColumnRole::Longitude).zip(column(ColumnRole::Latitude));
    if let Some((longitudes, latitudes)) = pair {
        return read(table, recipe, &[longitudes, latitudes], |cells| {
            let [lon, lat] = *cells else { return Err(None) };
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
        return read(table, recipe, &[both], |cells| {
            let [cell] = *cells else { return Err(None) };
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
    let of_range = |range: Range<usize>| {
        let mut found = (Vec::with_capacity(range.len()), Vec::new());
        for row in range {
            let cell = texts.cells.get(row);
            let geometry = wkt::parse(cell.text);
            if geometry.is_none() && !is_empty(cell.kind, cell.text) {
                let number = table.numbers.get(row).copied().unwrap_or_default();
                let remark = Remark::on_row(number, Severity::Unplaced, RemarkKind::BadGeometry);
                found.1.push(remark.in_column(&texts.heading).found(cell.text));
            }
            found.0.push(geometry);
        }
        found
    };
    let (mut geometries, mut remarks) = (Vec::with_capacity(table.rows()), Vec::new());
    for (mut of_range, told) in parallel::ranges(table.rows(), of_range) {
        geometries.append(&mut of_range);
        remarks.extend(told);
    }
    Positions::of_geometries(geometries, remarks)
}

/// Coordinates of a row; the heading and text of a cell that is none, or nothing if both are missing.
type Read = Result<(coordinate::Coordinate, coordinate::Coordinate), Option<(String, String)>>;

/// Points of some rows.
#[derive(Default)]
struct Points {
    of_rows: Vec<LonLat>,
    remarks: Vec<Remark>,
    /// Rows with coordinates.
    read: usize,
    /// Rows whose coordinates cannot be unless they are swapped.
    impossible: usize,
    /// Rows moved from the datum of a web map.
    moved: usize,
}

impl Points {
    /// Appends the point of a row.
    fn push(&mut self, number: u32, pair: Read, recipe: &Recipe) {
        const NONE: LonLat = LonLat { lon: f64::NAN, lat: f64::NAN };
        let (one, other) = match pair {
            Ok(pair) => pair,
            Err(fault) => {
                if let Some((heading, text)) = fault {
                    let remark = Remark::on_row(number, Severity::Unplaced, RemarkKind::NotACoordinate);
                    self.remarks.push(remark.in_column(&heading).found(&text));
                }
                self.of_rows.push(NONE);
                return;
            }
        };
        self.read += 1;
        // Letters that name the axes decide, then the person.
        let lettered = one.axis == Some(Axis::Latitude) || other.axis == Some(Axis::Longitude);
        let swap = lettered || (recipe.swapped && one.axis.is_none() && other.axis.is_none());
        let (lon, lat) = if swap { (other.degrees, one.degrees) } else { (one.degrees, other.degrees) };
        let fits = |degrees: f64, axis: Axis| degrees.abs() <= axis.limit();
        if !(fits(lon, Axis::Longitude) && fits(lat, Axis::Latitude)) {
            let reversed = fits(lat, Axis::Longitude) && fits(lon, Axis::Latitude);
            self.impossible += usize::from(reversed);
            let remark = Remark::on_row(number, Severity::Unplaced, RemarkKind::CoordinateOutOfRange);
            self.remarks.push(remark.found(&format!("{lon}, {lat}")));
            self.of_rows.push(NONE);
            return;
        }
        if lon == 0.0 && lat == 0.0 {
            self.remarks.push(Remark::on_row(number, Severity::Note, RemarkKind::NullIsland));
        }
        let at = LonLat::new(lon, lat);
        let on_wgs84 = datum::to_wgs84(at, recipe.datum.unwrap_or(Datum::Wgs84), |at| {
            ProvinceIndex::embedded().province(at).is_some()
        });
        self.moved += usize::from(on_wgs84 != at);
        self.of_rows.push(on_wgs84);
    }

    fn append(&mut self, other: Self) {
        self.of_rows.extend(other.of_rows);
        self.remarks.extend(other.remarks);
        self.read += other.read;
        self.impossible += other.impossible;
        self.moved += other.moved;
    }
}

/// Reads pairs of coordinates on all processors: swaps, ranges, datum.
fn read(
    table: &RawTable,
    recipe: &Recipe,
    columns: &[&RawColumn],
    pair: impl Fn(&[Cell<'_>]) -> Read + Sync,
) -> Positions {
    let of_range = |range: Range<usize>| {
        let mut points = Points { of_rows: Vec::with_capacity(range.len()), ..Points::default() };
        let mut cells: Vec<_> = columns.iter().map(|column| column.cells.iter_from(range.start)).collect();
        let mut of_row = Vec::with_capacity(columns.len());
        for number in table.numbers.get(range).unwrap_or_default() {
            of_row.clear();
            of_row.extend(cells.iter_mut().map(|cells| cells.next().unwrap_or(Cell::EMPTY)));
            points.push(*number, pair(&of_row), recipe);
        }
        points
    };
    let mut all = Points { of_rows: Vec::with_capacity(table.rows()), ..Points::default() };
    for points in parallel::ranges(table.rows(), of_range) {
        all.append(points);
    }
    let mut remarks = all.remarks;
    // Latitudes beyond 90° that would be longitudes: the axes are swapped in most rows, and swapping is offered.
    if all.impossible * 2 > all.read {
        let remark = Remark::on_file(Severity::Note, RemarkKind::SwappedCoordinates);
        remarks.push(remark.count(all.impossible));
    }
    if all.moved > 0 {
        let name = if recipe.datum == Some(Datum::Bd09) { "BD-09" } else { "GCJ-02" };
        remarks.push(Remark::on_file(Severity::Changed, RemarkKind::MovedDatum).found(name).count(all.moved));
    }
    Positions { geometries: Geometries::Points(all.of_rows), remarks, any: true }
}
