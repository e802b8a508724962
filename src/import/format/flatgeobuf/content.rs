//! Parts of a `FlatGeobuf` file, version 3: mark, header, index, features. Sizes are those of a stranger: the bytes are never copied by them.

use flatgeobuf::{Column, Feature, Header, size_prefixed_root_as_feature, size_prefixed_root_as_header};

use super::feature;
use crate::{
    geo::{ReferenceSystem, UnknownSystem},
    import::{
        CellKind, ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity, byte_reader::ByteReader,
        feature_table::FeatureTable, geometry::PartsBuilder,
    },
};

/// Beginning of every file; a version follows.
pub(super) const MAGIC: &[u8] = b"fgb";
/// Version that is read, and the number of bytes of the mark.
const VERSION: (u8, usize) = (3, 8);
/// Bytes of a node of the index: four coordinates and a place in the file.
const NODE: usize = 40;
/// Features between two checks for cancelling.
const STEP: usize = 1024;

/// A file with its header checked.
pub(super) struct Content<'b> {
    header: Header<'b>,
    /// All behind the index.
    features: ByteReader<'b>,
}

impl<'b> Content<'b> {
    /// Parts of a file.
    pub(super) fn of(bytes: &'b [u8]) -> Result<Self, ImportError> {
        let truncated = || ImportError::of_file(RemarkKind::Truncated, "FlatGeobuf");
        let mut reader = ByteReader::new(bytes, true);
        let mark = reader.take(VERSION.1).ok_or_else(truncated)?;
        if mark.get(3).is_none_or(|version| *version > VERSION.0) {
            return Err(ImportError::of_file(RemarkKind::UnknownFormat, &format!("FlatGeobuf {:?}", mark.get(3))));
        }
        let header = sized(&mut reader).ok_or_else(truncated)?;
        let header = size_prefixed_root_as_header(header)
            .map_err(|_error| ImportError::of_file(RemarkKind::Malformed, "FlatGeobuf"))?;
        let count = usize::try_from(header.features_count()).unwrap_or(usize::MAX);
        let index = index_size(count, header.index_node_size()).ok_or_else(truncated)?;
        reader.take(index).ok_or_else(truncated)?;
        Ok(Self { header, features: reader })
    }

    /// Name of the table.
    pub(super) fn name(&self) -> &'b str {
        self.header.name().unwrap_or_default()
    }

    /// All features, in the order of the file.
    pub(super) fn read(mut self, progress: &Progress) -> Result<RawTable, ImportError> {
        let mut table = FeatureTable::default();
        let system = self.system()?;
        if !system.is_wgs84() {
            let remark = Remark::on_file(Severity::Note, RemarkKind::Converted).found(system.name());
            table.remarks.push(remark);
        }
        let columns: Vec<Column<'_>> = self.header.columns().map(|list| list.iter().collect()).unwrap_or_default();
        for column in &columns {
            table.add_column(column.name())?;
        }
        let whole = self.features.len();
        let mut number = 0;
        while self.features.len() > 0 {
            number += 1;
            if (number as usize).is_multiple_of(STEP) {
                progress.step(whole - self.features.len(), whole)?;
            }
            let Some(bytes) = sized(&mut self.features) else {
                table.remarks.push(Remark::on_row(number, Severity::LeftOut, RemarkKind::Truncated));
                break;
            };
            if let Ok(feature) = size_prefixed_root_as_feature(bytes) {
                self.row(number, &feature, &columns, &system, &mut table)?;
            } else {
                let remark = Remark::on_row(number, Severity::LeftOut, RemarkKind::Malformed);
                table.remarks.push(remark.found("FlatGeobuf"));
            }
        }
        let announced = self.header.features_count();
        if announced > u64::from(number) {
            let remark = Remark::on_file(Severity::Changed, RemarkKind::Truncated);
            table.remarks.push(remark.found(&format!("{number} < {announced}")));
        }
        table.finish(RowUnit::Record, true)
    }

    fn row(
        &self,
        number: u32,
        feature: &Feature<'_>,
        columns: &[Column<'_>],
        system: &ReferenceSystem,
        table: &mut FeatureTable,
    ) -> Result<(), ImportError> {
        table.begin_row(number)?;
        if let Some(geometry) = feature.geometry() {
            let mut builder = PartsBuilder::new(system);
            feature::add(&geometry, self.header.geometry_type(), &mut builder);
            let geometry = builder.finish(number, &mut table.remarks);
            table.place(geometry);
        }
        let own: Option<Vec<Column<'_>>> = feature.columns().map(|list| list.iter().collect());
        let bytes = feature.properties().map(|bytes| bytes.bytes()).unwrap_or_default();
        let mut properties = ByteReader::new(bytes, true);
        while properties.len() > 0 {
            let value = feature::property(&mut properties, own.as_deref().unwrap_or(columns));
            let Some((at, kind, text)) = value else {
                table.remarks.push(Remark::on_row(number, Severity::Unread, RemarkKind::Malformed));
                break;
            };
            // Columns of a feature of its own are told apart by their names.
            let column = match own.as_ref().and_then(|own| own.get(at)) {
                Some(column) => table.column(column.name())?,
                None => at,
            };
            if kind != CellKind::Empty && !table.push(column, kind, &text) {
                let remark = Remark::on_row(number, Severity::Changed, RemarkKind::Malformed);
                table.remarks.push(remark.found(&text));
            }
        }
        table.check_size(number)
    }

    /// Reference system of the coordinates; that of WGS 84 if the file does not say.
    fn system(&self) -> Result<ReferenceSystem, ImportError> {
        let Some(crs) = self.header.crs() else { return Ok(ReferenceSystem::wgs84()) };
        let by_code = match (crs.code(), crs.code_string()) {
            (0, None) => None,
            (0, Some(code)) => Some(code.to_owned()),
            (code, _) => Some(code.to_string()),
        };
        let by_code =
            by_code.map(|code| ReferenceSystem::from_name(&format!("{}:{code}", crs.org().unwrap_or("EPSG"))));
        let system = match (by_code, crs.wkt()) {
            (Some(Ok(system)), _) => Ok(system),
            (by_code, Some(wkt)) => ReferenceSystem::from_wkt(wkt).or_else(|unknown| by_code.unwrap_or(Err(unknown))),
            (Some(unknown), None) => unknown,
            (None, None) => Ok(ReferenceSystem::wgs84()),
        };
        system.map_err(|UnknownSystem(name)| ImportError::of_file(RemarkKind::UnknownSystem, &name))
    }
}

/// A flat buffer with the size before it.
fn sized<'b>(reader: &mut ByteReader<'b>) -> Option<&'b [u8]> {
    let size = reader.clone().u32()? as usize;
    reader.take(size.checked_add(4)?)
}

/// Bytes of the index over so many features with so many children to a node; `None` for an index that cannot be.
pub(super) fn index_size(features: usize, node_size: u16) -> Option<usize> {
    if features == 0 || node_size == 0 {
        return Some(0);
    }
    if node_size == 1 {
        return None;
    }
    let (mut level, mut nodes) = (features, features);
    // Even a single feature has a node above it.
    loop {
        level = level.div_ceil(usize::from(node_size));
        nodes = nodes.checked_add(level)?;
        if level == 1 {
            return nodes.checked_mul(NODE);
        }
    }
}
