//! `GeoPackage` writer (OGC 12-128r18): the rows as features, their sources and the data dictionary as further tables.

use rusqlite::{Connection, MAIN_DB, params_from_iter, types::Value};

use super::{Cell, Table, data_dictionary, sources, wkb};
/// “GPKG” and version 1.3, as SQLite stores them.
const APPLICATION: i64 = 0x4750_4B47;
const VERSION: i64 = 10_300;
/// Fixed time of the last change: that of writing would make each file different.
const CHANGED: &str = "2026-01-01T00:00:00.000Z";

const TABLES: &str = "
CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE,
  min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys (srs_id));
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
  ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM[\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],\
PRIMEM[\"Greenwich\",0],UNIT[\"degree\",0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]', 'longitude and latitude');
";

/// Writes a table as a `GeoPackage`. A table without places is one of attributes.
pub(super) fn write(table: &Table) -> rusqlite::Result<Vec<u8>> {
    let mut connection = Connection::open_in_memory()?;
    connection.pragma_update(None, "application_id", APPLICATION)?;
    connection.pragma_update(None, "user_version", VERSION)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(TABLES)?;
    let is_placed = table.rows.iter().any(|row| row.geometry().is_some());
    add(&transaction, &table.name, table, is_placed)?;
    for (name, about) in [("sources", sources(table)), ("columns", data_dictionary(table))] {
        // A list may itself bear that name.
        let name = if table.name.eq_ignore_ascii_case(name) { format!("{name}_of_it") } else { name.to_owned() };
        add(&transaction, &name, &about, false)?;
    }
    transaction.commit()?;
    Ok(connection.serialize(MAIN_DB)?.to_vec())
}

fn add(connection: &Connection, name: &str, table: &Table, is_placed: bool) -> rusqlite::Result<()> {
    let names = column_names(table);
    let columns = names.iter().zip(&table.columns).enumerate().map(|(at, (name, _))| {
        let kind = if table.is_numeric(at) { "REAL" } else { "TEXT" };
        format!(", {} {kind}", quoted(name))
    });
    let geom = if is_placed { ", geom BLOB" } else { "" };
    let columns: String = columns.collect();
    connection.execute_batch(&format!("CREATE TABLE {} (fid INTEGER PRIMARY KEY{geom}{columns})", quoted(name)))?;
    let [west, south, east, north] = table.extent();
    let (title, kind) = (table.title.get(table.language), if is_placed { "features" } else { "attributes" });
    let number = |value: f64| if is_placed && value.is_finite() { Value::Real(value) } else { Value::Null };
    let srs = if is_placed { Value::Integer(wkb::WGS_84.into()) } else { Value::Null };
    let contents: [Value; 10] = [
        Value::Text(name.to_owned()),
        Value::Text(kind.to_owned()),
        Value::Text(name.to_owned()),
        Value::Text(title.to_owned()),
        Value::Text(CHANGED.to_owned()),
        number(west),
        number(south),
        number(east),
        number(north),
        srs,
    ];
    connection.execute("INSERT INTO gpkg_contents VALUES (?,?,?,?,?,?,?,?,?,?)", params_from_iter(contents))?;
    if is_placed {
        let sql = "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4326, 0, 0)";
        let kind = if table.rows.iter().any(|row| row.shape.is_some()) { "GEOMETRY" } else { "POINT" };
        connection.execute(sql, [name, kind])?;
    }
    let marks = vec!["?"; 1 + usize::from(is_placed) + names.len()].join(",");
    let mut insert = connection.prepare(&format!("INSERT INTO {} VALUES ({marks})", quoted(name)))?;
    for (fid, row) in (1_i64..).zip(&table.rows) {
        let geom = is_placed.then(|| row.geometry().map_or(Value::Null, |geometry| Value::Blob(wkb::blob(&geometry))));
        let cells = row.cells.iter().map(value);
        insert.execute(params_from_iter([Value::Integer(fid)].into_iter().chain(geom).chain(cells)))?;
    }
    Ok(())
}

/// Names of columns that SQLite tells apart, whatever their case, and that are none of the writer's own.
fn column_names(table: &Table) -> Vec<String> {
    let mut taken = vec!["fid".to_owned(), "geom".to_owned()];
    let name = |column: &super::Column| {
        let numbered = (2..).map(|number| format!("{}_{number}", column.name));
        let mut candidates = std::iter::once(column.name.clone()).chain(numbered);
        let free = candidates.find(|name| !taken.contains(&name.to_lowercase())).unwrap_or_default();
        taken.push(free.to_lowercase());
        free
    };
    table.columns.iter().map(name).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Missing => Value::Null,
        Cell::Integer(value) => Value::Integer(*value),
        Cell::Number(value) => Value::Real(*value),
        Cell::Text(_) | Cell::Date(_) | Cell::List(_) => Value::Text(cell.plain().to_string()),
    }
}

/// A name in SQL.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        geo::{Geometry, GeometryParts},
        model::LonLat,
        table::{Cell, fixture},
    };

    fn opened(table: &Table) -> Connection {
        let bytes = write(table).unwrap();
        let mut connection = Connection::open_in_memory().unwrap();
        connection.deserialize_read_exact(MAIN_DB, &*bytes, bytes.len(), true).unwrap();
        connection
    }

    #[test]
    fn rows_are_features_with_typed_columns_and_places() {
        let mut table =
            fixture::table(vec![vec![Cell::text("长沙"), Cell::Number(2.5)], vec![Cell::Missing, Cell::Missing]]);
        table.rows[0].at = Some(LonLat::new(112.98, 28.2));
        let connection = opened(&table);
        let kind: String = connection.query_row("SELECT data_type FROM gpkg_contents", [], |row| row.get(0)).unwrap();
        let name = quoted(&table.name);
        let (text, number, geom): (String, f64, Vec<u8>) = connection
            .query_row(&format!("SELECT a, b, geom FROM {name} WHERE fid = 1"), [], |row| {
                Ok((row.get(0)?, row.get(1)?, row.get(2)?))
            })
            .unwrap();
        assert_eq!((kind.as_str(), text.as_str(), number, geom.len()), ("features", "长沙", 2.5, 8 + 21));
        let sql = format!("SELECT count(*) FROM {name} WHERE geom IS NULL AND a IS NULL AND b IS NULL");
        assert_eq!(connection.query_row(&sql, [], |row| row.get::<_, i64>(0)), Ok(1), "unknown is null");
        let dictionary: i64 = connection.query_row("SELECT count(*) FROM columns", [], |row| row.get(0)).unwrap();
        assert_eq!(dictionary, 2);
    }

    #[test]
    fn names_that_differ_in_case_only_and_names_of_the_format_are_kept_apart() {
        let mut table = fixture::table(vec![vec![Cell::text("x"), Cell::text("y")]]);
        (table.columns[0].name, table.columns[1].name) = ("FID".to_owned(), "fid".to_owned());
        table.name = "sources".into();
        assert_eq!(column_names(&table), ["FID_2", "fid_3"]);
        let tables = "SELECT count(*) FROM gpkg_contents WHERE data_type = 'attributes'";
        assert_eq!(opened(&table).query_row(tables, [], |row| row.get::<_, i64>(0)), Ok(3));
    }

    #[test]
    fn the_same_table_gives_the_same_bytes_and_areas_their_rings() {
        let mut table = fixture::table(vec![vec![Cell::text("x"), Cell::Missing]]);
        let ring = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)].map(|(lon, lat)| LonLat::new(lon, lat)).to_vec();
        let parts = GeometryParts { areas: vec![vec![ring]], ..GeometryParts::default() };
        table.rows[0].shape = Geometry::of_parts(parts).map(Arc::new);
        assert_eq!(write(&table).unwrap(), write(&table).unwrap());
        let sql = "SELECT geometry_type_name FROM gpkg_geometry_columns";
        assert_eq!(opened(&table).query_row(sql, [], |row| row.get::<_, String>(0)).unwrap(), "GEOMETRY");
    }
}
