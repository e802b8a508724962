//! Layers of a `GeoPackage`: their list, their rows, their reference systems.

use rusqlite::{Connection, ErrorCode, OptionalExtension as _, types::ValueRef};

use super::database::{of, quoted};
use crate::{
    geo::{ReferenceSystem, UnknownSystem},
    import::{
        CellKind, ImportError, Progress, RawTable, Remark, RemarkKind, RowUnit, Severity,
        byte_reader::ByteReader,
        feature_table::FeatureTable,
        geometry::{PartsBuilder, wkb},
    },
};

/// Rows between two checks for cancelling.
const STEP: usize = 1024;

/// Features with a geometry, or rows without.
pub(super) struct Layer {
    /// Name of the table.
    pub name: String,
    /// Column of the geometry, and the number of its reference system in the file.
    geometry: Option<(String, i64)>,
}

/// Layers that the file lists, in the order of their list.
pub(super) fn layers(database: &Connection) -> Result<Vec<Layer>, ImportError> {
    const LIST: &str = "SELECT c.table_name, g.column_name, g.srs_id FROM gpkg_contents c \
         LEFT JOIN gpkg_geometry_columns g ON g.table_name = c.table_name \
         WHERE c.data_type IN ('features', 'attributes', 'aspatial') ORDER BY c.rowid";
    const WITHOUT_GEOMETRIES: &str = "SELECT table_name, NULL, NULL FROM gpkg_contents \
         WHERE data_type IN ('features', 'attributes', 'aspatial') ORDER BY rowid";
    // A file of attributes alone may lack the table of geometries.
    let listed = database.prepare(LIST).or_else(|_| database.prepare(WITHOUT_GEOMETRIES));
    let mut statement = listed.map_err(|error| match error.sqlite_error_code() {
        None | Some(ErrorCode::Unknown) => ImportError::of_file(RemarkKind::NoTable, "gpkg_contents"),
        Some(_) => of(&error),
    })?;
    let layers = statement.query_map([], |row| {
        let column: Option<String> = row.get(1)?;
        let system: Option<i64> = row.get(2)?;
        Ok(Layer { name: row.get(0)?, geometry: column.map(|column| (column, system.unwrap_or_default())) })
    });
    layers.and_then(Iterator::collect).map_err(|error| of(&error))
}

impl Layer {
    /// All rows, in the order of their own numbers.
    pub(super) fn read(
        &self,
        database: &Connection,
        remarks: Vec<Remark>,
        progress: &Progress,
    ) -> Result<RawTable, ImportError> {
        let mut table = FeatureTable::with_remarks(remarks);
        let system = self.system(database)?.unwrap_or_else(ReferenceSystem::wgs84);
        if !system.is_wgs84() {
            let remark = Remark::on_file(Severity::Note, RemarkKind::Converted).found(system.name());
            table.remarks.push(remark);
        }
        let name = quoted(&self.name);
        let count: i64 = database
            .query_row(&format!("SELECT count(*) FROM {name}"), [], |row| row.get(0))
            .map_err(|error| of(&error))?;
        let names = self.columns(database)?;
        let listed: Vec<String> = names.iter().map(|name| quoted(name)).collect();
        let listed = listed.join(", ");
        // A view has no numbers of its own.
        let by_number = format!("SELECT rowid, {listed} FROM {name} ORDER BY rowid");
        let counted = format!("SELECT NULL, {listed} FROM {name}");
        let mut statement =
            database.prepare(&by_number).or_else(|_| database.prepare(&counted)).map_err(|error| of(&error))?;
        let is_geometry =
            |column: &String| self.geometry.as_ref().is_some_and(|(geometry, _)| geometry.eq_ignore_ascii_case(column));
        let geometry = names.iter().position(is_geometry);
        let column = |name: &String| (!is_geometry(name)).then(|| table.add_column(name)).transpose();
        let columns = names.iter().map(column).collect::<Result<Vec<Option<usize>>, _>>()?;
        let mut rows = statement.query([]).map_err(|error| of(&error))?;
        while let Some(row) = rows.next().map_err(|error| of(&error))? {
            if table.rows().is_multiple_of(STEP) {
                progress.step(table.rows(), count as usize)?;
            }
            let own = row.get_ref(0).ok().and_then(|number| number.as_i64().ok());
            let number = own.and_then(|number| u32::try_from(number).ok()).unwrap_or(table.rows() as u32 + 1);
            table.begin_row(number)?;
            for (at, column) in columns.iter().enumerate() {
                let value = row.get_ref(at + 1).map_err(|error| of(&error))?;
                if let Some(column) = *column {
                    push(&mut table, column, value);
                } else if let (Some(_), ValueRef::Blob(blob)) = (geometry, value) {
                    let mut builder = PartsBuilder::new(&system);
                    add(blob, &mut builder);
                    let geometry = builder.finish(number, &mut table.remarks);
                    table.place(geometry);
                }
            }
        }
        table.finish(RowUnit::Record, geometry.is_some())
    }

    /// Names of the columns.
    fn columns(&self, database: &Connection) -> Result<Vec<String>, ImportError> {
        const LIST: &str = "SELECT name FROM pragma_table_xinfo(?1) WHERE hidden != 1 ORDER BY cid";
        let mut statement = database.prepare(LIST).map_err(|error| of(&error))?;
        let names = statement.query_map([&self.name], |row| row.get(0)).map_err(|error| of(&error))?;
        names.collect::<Result<_, _>>().map_err(|error| of(&error))
    }

    /// Reference system of the geometries; `None` without geometries, or if the file leaves it open.
    fn system(&self, database: &Connection) -> Result<Option<ReferenceSystem>, ImportError> {
        const UNDEFINED: std::ops::RangeInclusive<i64> = -1..=0;
        let Some((_, id)) = self.geometry.as_ref().filter(|(_, id)| !UNDEFINED.contains(id)) else { return Ok(None) };
        let found = database
            .query_row(
                "SELECT organization, organization_coordsys_id, definition FROM gpkg_spatial_ref_sys WHERE srs_id = ?1",
                [id],
                |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?, row.get::<_, String>(2)?)),
            )
            .optional()
            .map_err(|error| of(&error))?;
        let system = match found {
            Some((organization, code, definition)) => {
                let by_code = ReferenceSystem::from_name(&format!("{organization}:{code}"));
                by_code.or_else(|unknown| ReferenceSystem::from_wkt(&definition).or(Err(unknown)))
            }
            None => ReferenceSystem::from_name(&format!("EPSG:{id}")),
        };
        system.map(Some).map_err(|UnknownSystem(name)| ImportError::of_file(RemarkKind::UnknownSystem, &name))
    }
}

/// Puts the value of a column into a table; blobs are named by their size.
fn push(table: &mut FeatureTable, column: usize, value: ValueRef<'_>) {
    match value {
        ValueRef::Null => table.push(column, CellKind::Empty, ""),
        ValueRef::Integer(number) => table.push(column, CellKind::Number, &number.to_string()),
        ValueRef::Real(number) => table.push(column, CellKind::Number, &number.to_string()),
        ValueRef::Text(text) => table.push(column, CellKind::Text, &String::from_utf8_lossy(text)),
        ValueRef::Blob(blob) => table.push(column, CellKind::Text, &format!("BLOB ({})", blob.len())),
    };
}

/// Adds the geometry of a blob: a header with the reference system and the extent, then well-known binary.
fn add(blob: &[u8], builder: &mut PartsBuilder<'_>) {
    match content(blob) {
        Some([]) => (),
        Some(wkb) => wkb::add(wkb, builder),
        // Some programs leave the header out.
        None => wkb::add(blob, builder),
    }
}

/// Well-known binary behind the header, without bytes for an empty geometry; `None` without the header.
fn content(blob: &[u8]) -> Option<&[u8]> {
    let mut reader = ByteReader::new(blob.strip_prefix(b"GP")?, true);
    let _version = reader.u8()?;
    let flags = reader.u8()?;
    let extent = match flags >> 1 & 0b111 {
        0 => 0,
        1 => 32,
        2 | 3 => 48,
        4 => 64,
        _ => return None,
    };
    reader.take(4 + extent)?;
    let is_empty = flags & 0b1_0000 != 0;
    if is_empty { Some(&[]) } else { reader.take(reader.len()) }
}
