//! Result of an import that is being prepared, with all that its window shows of it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use crate::{
    dataset::{FieldId, Places},
    geo::ProjectionKind,
    import::{
        Import, ImportError, PROVINCE, Progress, RemarkKind, RowUnit, Sample, Severity, SourceFile, TableInfo,
        format::{Format, format_of, row_unit_of},
        import_with_sample,
    },
    model::LonLat,
    recipe::Recipe,
};

/// Rows of the file that are shown.
const SAMPLE: usize = 50;
/// Size of a cell of the map on which one point is shown, metres.
const CELL: f64 = 4_000.0;
/// Longitudes and latitudes that the small map can show, degrees.
const WINDOW: [(f64, f64); 2] = [(60.0, 150.0), (0.0, 60.0)];

/// Properties of a file that no choice changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFacts {
    /// Name of the format; empty if it is not known.
    pub format: &'static str,
    /// Meaning of the numbers of rows.
    pub unit: RowUnit,
    /// Tables, sheets or layers; those that the file hides are marked.
    pub tables: Vec<TableInfo>,
    /// Size, bytes.
    pub bytes: usize,
}

impl SourceFacts {
    /// Reads what a file is.
    pub(super) fn of(file: &SourceFile) -> Self {
        let format = format_of(file);
        Self {
            format: format.map_or("", Format::name),
            unit: row_unit_of(file),
            tables: format.and_then(|format| format.tables(file).ok()).unwrap_or_default(),
            bytes: file.bytes.len(),
        }
    }
}

/// Reading of the file as it was found or chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundReading {
    /// Encoding, by its label.
    pub encoding: String,
    /// Delimiter of columns.
    pub delimiter: char,
    /// Number of the row of headings; 0 without headings.
    pub heading: u32,
    /// Table that was read.
    pub table: String,
}

/// Cell of the small map with points in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DraftCell {
    /// Middle in the projection of the small map, metres.
    pub at: [f32; 2],
    /// Number of rows.
    pub rows: u32,
}

/// Result of an import that is being prepared.
#[derive(Debug)]
pub struct Draft {
    /// Dataset, complete recipe and report.
    pub import: Arc<Import>,
    /// Choices by which it was made.
    pub chosen: Recipe,
    /// First rows as they stand in the file.
    pub sample: Sample,
    /// Reading as it was found or chosen.
    pub reading: FoundReading,
    /// Remarks of each severity, by their places in the report.
    pub by_severity: BTreeMap<Severity, Vec<usize>>,
    /// Subjects of the remarks.
    pub kinds: BTreeSet<RemarkKind>,
    /// Remarks on the rows of the sample, by their places in the report.
    pub on_sample: Vec<Vec<usize>>,
    /// Cells of the small map with points in them.
    pub cells: Vec<DraftCell>,
    /// Number of rows whose points lie beyond the small map.
    pub beyond: usize,
    /// Provinces of rows without points, by their identifiers.
    pub provinces: BTreeSet<String>,
}

impl Draft {
    /// Projection of the small map.
    pub const PROJECTION: ProjectionKind = ProjectionKind::Albers;

    /// Imports a file by the choices of a person.
    ///
    /// # Errors
    /// [`ImportError`] if the file as a whole cannot be read.
    pub(super) fn make(
        file: &SourceFile,
        chosen: &Recipe,
        places: &Places,
        progress: &Progress,
    ) -> Result<Self, ImportError> {
        let (import, sample) = import_with_sample(file, chosen, places, progress, SAMPLE)?;
        let mut by_severity: BTreeMap<Severity, Vec<usize>> = BTreeMap::new();
        let mut on_sample = vec![Vec::new(); sample.numbers.len()];
        for (at, remark) in import.report.remarks.iter().enumerate() {
            by_severity.entry(remark.severity).or_default().push(at);
            let row = remark.row.and_then(|row| sample.numbers.binary_search(&row).ok());
            if let Some(remarks) = row.and_then(|row| on_sample.get_mut(row)) {
                remarks.push(at);
            }
        }
        let reading = found_reading(&import, chosen, &sample);
        let (cells, beyond) = cells(&import);
        let provinces = provinces(&import);
        let kinds = import.report.remarks.iter().map(|remark| remark.kind).collect();
        let (import, chosen) = (Arc::new(import), chosen.clone());
        Ok(Self { import, chosen, sample, reading, by_severity, kinds, on_sample, cells, beyond, provinces })
    }
}

/// Reading that the remarks of an import tell of.
fn found_reading(import: &Import, chosen: &Recipe, sample: &Sample) -> FoundReading {
    let remark = |kind: RemarkKind| import.report.remarks.iter().find(|remark| remark.kind == kind);
    let found = |kind: RemarkKind| remark(kind).map(|remark| remark.found.clone());
    let delimiter = found(RemarkKind::Delimiter).map(|found| match found.as_str() {
        "Tab" => '\t',
        other => other.chars().next().unwrap_or(','),
    });
    let first = sample.numbers.first().copied().unwrap_or(2);
    let heading = remark(RemarkKind::HeadingRow).map(|remark| remark.count as u32);
    FoundReading {
        encoding: chosen.encoding.clone().or_else(|| found(RemarkKind::Encoding)).unwrap_or_else(|| "UTF-8".to_owned()),
        delimiter: chosen.delimiter.or(delimiter).unwrap_or(','),
        heading: chosen.heading.or(heading).unwrap_or(u32::from(first > 1)),
        table: chosen.table.clone().or_else(|| found(RemarkKind::OneOfSeveralTables)).unwrap_or_default(),
    }
}

/// Provinces of rows without points.
fn provinces(import: &Import) -> BTreeSet<String> {
    let Some(column) = import.dataset.column(&FieldId::new(PROVINCE)) else { return BTreeSet::new() };
    let rows = (0..import.dataset.rows() as u32).filter(|row| import.dataset.point(*row).is_none());
    rows.filter_map(|row| column.coded(row as usize)).map(|code| code.id.clone()).collect()
}

/// Cells of the small map with points in them, and the number of rows whose points lie beyond it.
fn cells(import: &Import) -> (Vec<DraftCell>, usize) {
    let is_within = |at: LonLat| {
        let inside = |value: f64, (from, to): (f64, f64)| (from..=to).contains(&value);
        let [lon, lat] = WINDOW;
        inside(at.lon, lon) && inside(at.lat, lat)
    };
    let (mut cells, mut beyond) = (BTreeMap::<(i32, i32), u32>::new(), 0);
    for row in 0..import.dataset.rows() as u32 {
        let Some(at) = import.dataset.point(row) else { continue };
        if !is_within(at) {
            beyond += 1;
            continue;
        }
        let plane = Draft::PROJECTION.plane_from_lonlat(at);
        let rows = cells.entry(((plane.x / CELL).round() as i32, (plane.y / CELL).round() as i32)).or_default();
        *rows = rows.saturating_add(1);
    }
    let metres = |cell: i32| (f64::from(cell) * CELL) as f32;
    let cell = |((x, y), rows)| DraftCell { at: [metres(x), metres(y)], rows };
    (cells.into_iter().map(cell).collect(), beyond)
}
