//! `GeoPackage` files as people have them, written by `SQLite`.

use proptest::prelude::*;
use rusqlite::{Connection, MAIN_DB};

use super::*;
use crate::{
    geo::Geometry,
    import::{CellKind, RowUnit},
    model::LonLat,
};

/// Bytes of a database with two layers and a table of attributes.
fn database(extra: &str) -> Vec<u8> {
    let mut database = Connection::open_in_memory().unwrap();
    database
        .execute_batch(
            "CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
             INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS'), ('own', 100, 'EPSG', 4547, 'PROJCS'), ('far', 101, 'EPSG', 28992, 'PROJCS');
             CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT);
             INSERT INTO gpkg_contents VALUES ('企业', 'features'), ('zone', 'features'), ('notes', 'attributes'), ('pictures', 'tiles');
             CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER);
             INSERT INTO gpkg_geometry_columns VALUES ('企业', 'geom', 4326), ('zone', 'shape', 100);
             CREATE TABLE 企业 (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, v REAL);
             CREATE TABLE zone (id INTEGER PRIMARY KEY, shape BLOB);
             CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT, picture BLOB);
             INSERT INTO notes VALUES (9007199254740993, 'a', x'0102');",
        )
        .unwrap();
    let rows = [
        (7, Some(blob(1, true, (112.9, 28.2))), "甲", 1.5),
        (2, Some(blob(0, false, (120.3, 31.6))), "乙", 2.0),
        (5, None, "丙", 3.0),
        (6, Some(b"GP\0\x11\xe6\x10\0\0".to_vec()), "丁", 4.0),
        (8, Some(b"GP".to_vec()), "戊", 5.0),
    ];
    for row in rows {
        database.execute("INSERT INTO 企业 VALUES (?1, ?2, ?3, ?4)", row).unwrap();
    }
    database.execute("INSERT INTO zone VALUES (1, ?1)", [blob(4, true, (539_000.0, 3_100_000.0))]).unwrap();
    database.execute_batch(extra).unwrap();
    database.serialize(MAIN_DB).unwrap().to_vec()
}

/// Point with a header of either byte order and an extent of a kind.
fn blob(extent: u8, little: bool, (x, y): (f64, f64)) -> Vec<u8> {
    let bytes = |number: f64| if little { number.to_le_bytes() } else { number.to_be_bytes() };
    let system = if little { 4326_i32.to_le_bytes() } else { 4326_i32.to_be_bytes() };
    let code = if little { 1_u32.to_le_bytes() } else { 1_u32.to_be_bytes() };
    let size = [0, 32, 48, 48, 64][usize::from(extent)];
    let wkb = [&[u8::from(little)][..], &code, &bytes(x), &bytes(y)].concat();
    [b"GP\0", &[extent << 1 | u8::from(little)][..], &system, &vec![0; size], &wkb].concat()
}

fn try_read(bytes: &[u8], table: Option<&str>) -> Result<RawTable, ImportError> {
    let recipe = Recipe { table: table.map(ToOwned::to_owned), ..Recipe::default() };
    GeoPackage.read(&SourceFile::new("a.gpkg", bytes), &recipe, &Progress::default())
}

fn read(bytes: &[u8], table: Option<&str>) -> RawTable {
    try_read(bytes, table).unwrap_or_else(|error| panic!("{error:?}"))
}

fn kind(read: Result<RawTable, ImportError>) -> (RemarkKind, String) {
    match read {
        Err(ImportError::Content(remark)) => (remark.kind, remark.found),
        read => panic!("{read:?}"),
    }
}

#[test]
fn features_are_rows_by_their_own_numbers_with_their_geometries() {
    let table = read(&database(""), None);
    assert_eq!((table.numbers.as_slice(), table.unit), (&[2, 5, 6, 7, 8][..], RowUnit::Record));
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["fid", "名称", "v"]);
    let point = |lon, lat| Some(Geometry::Point(LonLat::new(lon, lat)));
    let expected = [point(120.3, 31.6), None, None, point(112.9, 28.2), None];
    assert_eq!(table.geometries.unwrap(), expected);
    let remarks: Vec<_> = table.remarks.iter().map(|remark| (remark.row, remark.kind)).collect();
    assert_eq!(remarks, [(None, RemarkKind::OneOfSeveralTables), (Some(8), RemarkKind::BadGeometry)]);
}

#[test]
fn layers_are_chosen_by_name_and_converted_by_their_reference_system() {
    let bytes = database("");
    let names: Vec<String> =
        GeoPackage.tables(&SourceFile::new("a", bytes.clone())).unwrap().into_iter().map(|table| table.name).collect();
    assert_eq!(names, ["企业", "zone", "notes"]);
    let zone = read(&bytes, Some("zone"));
    let Some(Some(Geometry::Point(at))) = zone.geometries.unwrap().pop() else { panic!("no point") };
    assert_eq!(format!("{:.6} {:.6}", at.lon, at.lat), "114.396543 28.013489");
    let said = zone.remarks.iter().find(|remark| remark.kind == RemarkKind::Converted).unwrap();
    assert!(said.found.starts_with("EPSG:4547"), "{}", said.found);
    let notes = read(&bytes, Some("notes"));
    let cells: Vec<_> =
        notes.columns.iter().map(|column| (column.cells.get(0).kind, column.cells.get(0).text)).collect();
    let expected = [(CellKind::Number, "9007199254740993"), (CellKind::Text, "a"), (CellKind::Text, "BLOB (2)")];
    assert_eq!((cells.as_slice(), notes.geometries), (&expected[..], None));
    assert_eq!(kind(try_read(&bytes, Some("none"))), (RemarkKind::NoTable, "none".to_owned()));
    let far = database("UPDATE gpkg_geometry_columns SET srs_id = 101");
    assert_eq!(kind(try_read(&far, None)), (RemarkKind::UnknownSystem, "EPSG:28992".to_owned()));
}

#[test]
fn a_file_written_with_a_log_beside_it_is_read_without() {
    let mut bytes = database("");
    bytes[18..20].copy_from_slice(&[2, 2]);
    assert_eq!(read(&bytes, None).rows(), 5);
}

#[test]
fn what_is_no_geopackage_says_so() {
    let plain = Connection::open_in_memory().and_then(|mut database| {
        database.execute_batch("CREATE TABLE a (b)")?;
        Ok(database.serialize(MAIN_DB)?.to_vec())
    });
    assert_eq!(kind(try_read(&plain.unwrap(), None)).0, RemarkKind::NoTable);
    assert_eq!(kind(try_read(b"PK", None)).0, RemarkKind::UnknownFormat);
    let whole = database("");
    let cut = try_read(&whole[..whole.len() / 2], None);
    assert!(matches!(kind(cut).0, RemarkKind::Truncated | RemarkKind::Malformed));
}

#[test]
fn a_view_is_a_layer_too() {
    let view = "DROP TABLE notes; CREATE VIEW notes AS WITH RECURSIVE c(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM c LIMIT 3) SELECT x FROM c";
    assert_eq!(read(&database(view), Some("notes")).rows(), 3);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn damaged_files_are_read_or_refused(changes in prop::collection::vec((0_usize..1 << 20, any::<u8>()), 1..8), cut in 0_usize..4) {
        let mut bytes = database("");
        for (at, byte) in changes {
            let length = bytes.len();
            bytes[at % length] = byte;
        }
        bytes.truncate(bytes.len() - 1000 * cut);
        for table in [None, Some("zone"), Some("notes")] {
            // Either answer is right; what counts is that there is one.
            let read = try_read(&bytes, table);
            prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() > 0));
        }
    }
}
