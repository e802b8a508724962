//! `FlatGeobuf` files written by the crate of the format, and damaged ones.

use ::flatgeobuf::{ColumnType, FgbCrs, FgbWriter, FgbWriterOptions, GeometryType};
use geozero::{ColumnValue, PropertyProcessor, wkt::Wkt};
use proptest::prelude::*;

use super::*;
use crate::{
    geo::Geometry,
    import::{CellKind, Remark, RemarkKind, Severity, format::format_of},
    model::LonLat,
};

/// File of geometries as well-known text, with a name and a value each, with or without an index.
fn file(features: &[(&str, &str, f64)], write_index: bool, code: i32) -> Vec<u8> {
    let crs = FgbCrs { code, ..FgbCrs::default() };
    let options = FgbWriterOptions { write_index, detect_type: false, crs, ..Default::default() };
    let mut writer = FgbWriter::create_with_options("企业", GeometryType::Unknown, options).unwrap();
    writer.add_column("名称", ColumnType::String, |_, _| {});
    writer.add_column("产值", ColumnType::Double, |_, _| {});
    writer.add_column("上市", ColumnType::Bool, |_, _| {});
    for (geometry, name, value) in features {
        writer.add_feature_geom(Wkt(*geometry), |feature| cells(feature, name, *value)).unwrap();
    }
    let mut bytes = Vec::new();
    writer.write(&mut bytes).unwrap();
    bytes
}

fn cells(feature: &mut impl PropertyProcessor, name: &str, value: f64) {
    feature.property(0, "名称", &ColumnValue::String(name)).unwrap();
    feature.property(1, "产值", &ColumnValue::Double(value)).unwrap();
    feature.property(2, "上市", &ColumnValue::Bool(value > 2.0)).unwrap();
}

fn read(bytes: &[u8]) -> Result<RawTable, ImportError> {
    FlatGeobuf.read(&SourceFile::new("a.fgb", bytes), &Recipe::default(), &Progress::default())
}

/// `true` if bytes are refused, or give a table of which all columns are as long as the rows.
fn is_whole_or_refused(bytes: &[u8]) -> bool {
    let is_whole = |table: RawTable| table.columns.iter().all(|column| column.cells.len() == table.rows());
    read(bytes).ok().is_none_or(is_whole)
}

fn kinds(remarks: &[Remark]) -> Vec<(RemarkKind, Severity, Option<u32>)> {
    remarks.iter().map(|remark| (remark.kind, remark.severity, remark.row)).collect()
}

const POINTS: [(&str, &str, f64); 3] =
    [("POINT(112.9 28.2)", "长沙厂", 2.5), ("POINT(120.3 31.6)", "无锡厂", 0.5), ("POINT(113.1 27.8)", "", 7.0)];

#[test]
fn columns_rows_and_places_are_read_with_or_without_an_index() {
    for index in [false, true] {
        let bytes = file(&POINTS, index, 4326);
        let source = SourceFile::new("x", &*bytes);
        assert_eq!(format_of(&source).map(Format::name), Some("FlatGeobuf"));
        assert_eq!(
            FlatGeobuf.tables(&source).unwrap().first().map(|table| table.name.clone()),
            Some("企业".to_owned())
        );
        let table = read(&bytes).unwrap();
        assert_eq!((table.rows(), table.remarks.as_slice()), (3, [].as_slice()));
        let headings: Vec<_> = table.columns.iter().map(|column| &*column.heading).collect();
        assert_eq!(headings, ["名称", "产值", "上市"]);
        let row = table.columns[0].cells.iter().position(|cell| cell.text == "长沙厂").unwrap();
        let cell = |column: usize| table.columns[column].cells.get(row);
        assert_eq!(
            (cell(1).kind, cell(1).text, cell(2).kind, cell(2).text),
            (CellKind::Number, "2.5", CellKind::Flag, "true")
        );
        assert_eq!(table.geometries.as_ref().unwrap()[row], Some(Geometry::Point(LonLat::new(112.9, 28.2))));
    }
}

#[test]
fn lines_areas_and_their_parts_are_read() {
    let bytes = file(
        &[
            ("LINESTRING(100 30, 101 31)", "a", 1.0),
            ("MULTILINESTRING((100 30, 101 31), (102 30, 103 31, 104 32))", "b", 1.0),
            ("POLYGON((100 30, 104 30, 104 34, 100 34, 100 30), (101 31, 101 32, 102 32, 101 31))", "c", 1.0),
            ("MULTIPOLYGON(((100 30, 101 30, 101 31, 100 30)), ((110 30, 111 30, 111 31, 110 30)))", "d", 1.0),
            ("MULTIPOINT((100 30), (101 31))", "e", 1.0),
        ],
        false,
        4326,
    );
    let table = read(&bytes).unwrap();
    let counts = table.geometries.unwrap().into_iter().flatten().map(|geometry| match geometry {
        Geometry::Parts(parts) => (parts.points.len(), parts.lines.len(), parts.areas.iter().map(Vec::len).collect()),
        Geometry::Point(_) => (1, 0, vec![]),
    });
    // Some writers make single parts into several: the parts are the same.
    assert_eq!(
        counts.collect::<Vec<(usize, usize, Vec<usize>)>>(),
        [(0, 1, vec![]), (0, 2, vec![]), (0, 0, vec![2]), (0, 0, vec![1, 1]), (2, 0, vec![])]
    );
}

#[test]
fn coordinates_of_other_systems_are_converted_and_unknown_systems_refused() {
    let table = read(&file(&[("POINT(12571961.2 3273324.5)", "a", 1.0)], true, 3857)).unwrap();
    assert_eq!(kinds(&table.remarks), [(RemarkKind::Converted, Severity::Note, None)]);
    let Some(Geometry::Point(at)) = &table.geometries.unwrap()[0] else { panic!("a point") };
    assert!((at.lon - 112.935).abs() < 0.01 && (at.lat - 28.2).abs() < 0.1, "{at:?}");
    let Err(ImportError::Content(remark)) = read(&file(&POINTS, true, 28992)) else { panic!("refused") };
    assert_eq!(remark.kind, RemarkKind::UnknownSystem);
}

#[test]
fn a_file_that_ends_too_early_gives_its_first_rows_and_names_the_first_that_is_lost() {
    let bytes = file(&POINTS, false, 4326);
    let table = read(&bytes[..bytes.len() - 5]).unwrap();
    assert_eq!(table.rows(), 2);
    assert_eq!(kinds(&table.remarks), [(RemarkKind::Truncated, Severity::LeftOut, Some(3))]);
    for cut in 0..bytes.len() {
        assert!(is_whole_or_refused(&bytes[..cut]), "{cut}");
    }
}

#[test]
fn sizes_beyond_the_file_and_an_endless_index_are_refused() {
    let mut bytes = file(&POINTS, true, 4326);
    bytes[8..12].copy_from_slice(&u32::MAX.to_le_bytes());
    assert!(read(&bytes).is_err());
    assert_eq!(content::index_size(3, 1), None);
    assert_eq!(content::index_size(usize::MAX, 16), None);
    assert_eq!(content::index_size(1, 16), Some(2 * 40));
    // 179 features: a level of 12, then one node above.
    assert_eq!(content::index_size(179, 16), Some((179 + 12 + 1) * 40));
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(changes in prop::collection::vec((0_usize..900, any::<u8>()), 1..8)) {
        let mut bytes = file(&POINTS, true, 4326);
        for (at, byte) in changes {
            if let Some(changed) = bytes.get_mut(at) {
                *changed = byte;
            }
        }
        prop_assert!(is_whole_or_refused(&bytes));
    }
}
