//! `GeoJSON` as people have it.

use proptest::prelude::*;

use super::*;
use crate::{
    geo::{Geometry, GeometryParts},
    import::{CellKind, Remark, RemarkKind, RowUnit, Severity},
    model::LonLat,
};

fn try_read(text: &str) -> Result<RawTable, ImportError> {
    GeoJson.read(&SourceFile::new("a.geojson", text.as_bytes()), &Recipe::default(), &Progress::default())
}

fn read(text: &str) -> RawTable {
    try_read(text).unwrap_or_else(|error| panic!("{error:?}"))
}

fn error(text: &str) -> (RemarkKind, Option<u32>, String) {
    let Err(ImportError::Content(remark)) = try_read(text) else { panic!("read: {text}") };
    (remark.kind, remark.row, remark.found)
}

fn feature(properties: &str, geometry: &str) -> String {
    format!(r#"{{"type":"Feature","properties":{properties},"geometry":{geometry}}}"#)
}

fn collection(members: &str, features: &[String]) -> String {
    format!("{{\"type\":\"FeatureCollection\",{members}\"features\":[\n{}\n]}}", features.join(",\n"))
}

fn of_geometry(geometry: &str) -> (Option<Geometry>, Vec<(RemarkKind, Severity)>) {
    let table = read(&collection("", &[feature("{}", geometry)]));
    assert_eq!((table.rows(), table.unit), (1, RowUnit::Feature));
    let kinds = table.remarks.iter().map(|remark| (remark.kind, remark.severity)).collect();
    (table.geometries.unwrap().remove(0), kinds)
}

fn column(table: &RawTable, heading: &str) -> Vec<(CellKind, String)> {
    let column = table.columns.iter().find(|column| column.heading == heading).unwrap();
    column.cells.iter().map(|cell| (cell.kind, cell.text.to_owned())).collect()
}

const POINT: &str = r#"{"type":"Point","coordinates":[112.94,28.23,50]}"#;

#[test]
fn a_feature_without_geometry_is_a_row_all_the_same() {
    let features = [feature(r#"{"v":1}"#, POINT), feature(r#"{"v":2}"#, "null"), r#"{"type":"Feature"}"#.to_owned()];
    let table = read(&collection("", &features));
    assert_eq!((table.numbers, table.remarks), (vec![1, 2, 3], vec![]));
    assert_eq!(table.geometries.unwrap(), [Some(Geometry::Point(LonLat::new(112.94, 28.23))), None, None]);
}

#[test]
fn columns_are_all_properties_and_numbers_keep_their_digits() {
    let table = read(&collection(
        "",
        &[
            feature(r#"{"p": 18446744073709551616, "q": "文字"}"#, POINT),
            feature(r#"{"p": true, "r": {"a" : [1, "b c"]}}"#, POINT),
            feature(r#"{"p": null, "q": 1.50e3}"#, POINT),
        ],
    ));
    let headings: Vec<&str> = table.columns.iter().map(|column| column.heading.as_str()).collect();
    assert_eq!(headings, ["p", "q", "r"]);
    use CellKind::{Empty, Flag, Number, Text};
    let cells = |cells: [(CellKind, &str); 3]| cells.map(|(kind, text)| (kind, text.to_owned())).to_vec();
    assert_eq!(column(&table, "p"), cells([(Number, "18446744073709551616"), (Flag, "true"), (Empty, "")]));
    assert_eq!(column(&table, "q"), cells([(Text, "文字"), (Empty, ""), (Number, "1.50e3")]));
    assert_eq!(column(&table, "r"), cells([(Empty, ""), (Text, r#"{"a":[1,"b c"]}"#), (Empty, "")]));
}

#[test]
fn identifiers_of_features_are_a_column_unless_a_property_says_the_same() {
    let with = |id: &str, properties: &str| {
        format!(r#"{{"type":"Feature","id":{id},"properties":{properties},"geometry":null}}"#)
    };
    let table = read(&collection("", &[with("9007199254740993", "{}"), with(r#""b""#, r#"{"v":1}"#)]));
    let ids = [(CellKind::Number, "9007199254740993".to_owned()), (CellKind::Text, "b".to_owned())];
    assert_eq!((column(&table, "id"), table.columns.len()), (ids.to_vec(), 2));
    assert_eq!(read(&with("7", r#"{"id":7}"#)).columns.len(), 1);
    let other = read(&with("7", r#"{"id":8}"#));
    assert_eq!((column(&other, "id 2")[0].1.as_str(), column(&other, "id")[0].1.as_str()), ("7", "8"));
}

#[test]
fn collections_in_collections_are_laid_out_flat() {
    let (geometry, remarks) = of_geometry(
        r#"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},
        {"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]},
        {"type":"LineString","coordinates":[[1,2],[3,4]]},{"type":"MultiPoint","coordinates":[[5,6]]}]}]}"#,
    );
    let points = vec![LonLat::new(1.0, 2.0), LonLat::new(5.0, 6.0)];
    let lines = vec![vec![LonLat::new(1.0, 2.0), LonLat::new(3.0, 4.0)]];
    let parts = GeometryParts { points, lines, areas: vec![] };
    assert_eq!((geometry, remarks), (Some(Geometry::Parts(Box::new(parts))), vec![]));
    let deep =
        format!("{}{POINT}{}", r#"{"type":"GeometryCollection","geometries":["#.repeat(10_000), "]}".repeat(10_000));
    assert_eq!(of_geometry(&deep), (None, vec![(RemarkKind::BadGeometry, Severity::Unplaced)]));
}

#[test]
fn geometries_that_are_none_cost_the_place_and_not_the_row() {
    for geometry in [
        r#"{"type":"Point","coordinates":[112.94]}"#,
        r#"{"type":"Point","coordinates":["112.94","28.23"]}"#,
        r#"{"type":"Point","coordinates":[1e999,28]}"#,
        r#"{"type":"Point","coordinates":[112.94,98.23]}"#,
        r#"{"type":"Polygon","coordinates":[[1,2],[3,4]]}"#,
        r#"{"type":"Circle","coordinates":[1,2]}"#,
        r#"{"type":"LineString"}"#,
        "17",
    ] {
        assert_eq!(of_geometry(geometry), (None, vec![(RemarkKind::BadGeometry, Severity::Unplaced)]), "{geometry}");
    }
    for empty in [r#"{"type":"Point","coordinates":[]}"#, r#"{"type":"MultiPolygon","coordinates":[]}"#] {
        assert_eq!(of_geometry(empty), (None, vec![]), "{empty}");
    }
}

#[test]
fn other_reference_systems_are_converted_and_said_or_refused_by_name() {
    let crs = |name: &str| format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#);
    let of_point = |name: &str, coordinates: &str| {
        let point = format!(r#"{{"type":"Point","coordinates":{coordinates}}}"#);
        let table = read(&collection(&crs(name), &[feature("{}", &point)]));
        let Some(Some(Geometry::Point(at))) = table.geometries.unwrap().pop() else { panic!("{name}") };
        let remarks: Vec<String> = table.remarks.iter().map(|remark| remark.found.clone()).collect();
        (format!("{:.5} {:.5}", at.lon, at.lat), remarks.join("; "))
    };
    let expect = |at: &str, remark: &str| (at.to_owned(), remark.to_owned());
    let (degrees, said) = ("112.93900 28.22800", "EPSG:4490, CGCS2000");
    assert_eq!(of_point("urn:ogc:def:crs:EPSG::4490", "[112.939, 28.228]"), expect(degrees, said));
    assert_eq!(of_point("urn:ogc:def:crs:OGC:1.3:CRS84", "[112.939, 28.228]"), expect(degrees, ""));
    let mercator = of_point("EPSG:3857", "[12572332.36, 3276943.28]");
    assert_eq!(mercator, expect("112.93918 28.22162", "EPSG:3857, Web Mercator"));
    let unknown = collection(&crs("EPSG:28992"), &[feature("{}", POINT)]);
    assert_eq!(error(&unknown), (RemarkKind::UnknownSystem, None, "EPSG:28992".to_owned()));
    // The member may come after the features, and an old form has a code.
    let after = format!(
        r#"{{"features":[{}],"type":"FeatureCollection","crs":{{"type":"EPSG","properties":{{"code":28992}}}}}}"#,
        feature("{}", POINT)
    );
    assert_eq!(error(&after).0, RemarkKind::UnknownSystem);
}

#[test]
fn what_is_no_json_is_named_with_its_line() {
    let text = collection("", &[feature(r#"{"v":1}"#, POINT), feature(r#"{"v":NaN}"#, POINT)]);
    assert_eq!(error(&text), (RemarkKind::Malformed, Some(3), "NaN".to_owned()));
    let infinite = collection("", &[feature(r#"{"v":-Infinity}"#, POINT)]);
    assert_eq!(error(&infinite), (RemarkKind::Malformed, Some(2), "-Infinity".to_owned()));
    let cut = text.replace("NaN", "2");
    assert_eq!(error(&cut[..cut.len() - 20]).0, RemarkKind::Truncated);
    assert_eq!(error(" \n ").0, RemarkKind::NoRows);
    assert_eq!(error(&collection("", &[])).0, RemarkKind::NoRows);
    assert_eq!(error(r#"{"type":"Topology","objects":{}}"#), (RemarkKind::UnknownFormat, None, "TopoJSON".to_owned()));
    assert_eq!(error(r#"{"a":1}"#).0, RemarkKind::NoTable);
}

#[test]
fn sequences_are_rows_by_line_and_a_broken_line_costs_itself_alone() {
    for separator in ["\n", "\r\n", "\n\u{1e}"] {
        let lines = [feature(r#"{"v":1}"#, POINT), r#"{"type":"Feature","#.to_owned() + "oops}", feature("{}", POINT)];
        let table = read(&lines.join(separator));
        assert_eq!((table.numbers.as_slice(), table.unit), (&[1, 3][..], RowUnit::Line), "{separator:?}");
        let kinds: Vec<_> = table.remarks.iter().map(|remark| (remark.row, remark.kind)).collect();
        assert_eq!(kinds, [(Some(2), RemarkKind::Malformed)]);
    }
}

#[test]
fn bare_geometries_and_arrays_of_objects_are_tables_too() {
    let table = read(POINT);
    assert_eq!((table.rows(), table.columns.len()), (1, 0));
    let table = read(r#"[{"name":"长沙","v":1},{"name":"无锡"}, 3]"#);
    assert_eq!((table.rows(), table.geometries.clone(), table.columns.len()), (2, None, 2));
    let left_out = Remark::on_row(3, Severity::LeftOut, RemarkKind::Malformed).found("3");
    assert_eq!(table.remarks, [left_out]);
}

#[test]
fn rings_and_longitudes_are_mended_and_said() {
    let (geometry, remarks) =
        of_geometry(r#"{"type":"Polygon","coordinates":[[[179,50],[-179,50],[-179,52],[179,52]]]}"#);
    let lons: Vec<f64> = geometry.unwrap().positions().map(|at| at.lon).collect();
    assert_eq!(lons, [179.0, 181.0, 181.0, 179.0, 179.0]);
    use RemarkKind::{Antimeridian, ClosedRing};
    assert_eq!(remarks, [(ClosedRing, Severity::Changed), (Antimeridian, Severity::Changed)]);
}

#[test]
fn json_is_recognised_by_its_beginning() {
    for (text, is_json) in [
        ("{\"type\"", true),
        ("\u{feff} \n[ {", true),
        ("\u{1e}{}", true),
        ("{a},b\n", false),
        ("[1,2]", false),
        ("", false),
    ] {
        assert_eq!(GeoJson.recognises(&SourceFile::new("a", text.as_bytes())), is_json, "{text:?}");
    }
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(at in 0_usize..900, byte: u8, cut in 0_usize..900) {
        let ring = r#"{"type":"Polygon","coordinates":[[[179,50],[-179,50],[-179,52],[179,52]],[]]}"#;
        let crs = r#""crs":{"type":"name","properties":{"name":"EPSG:4547"}},"#;
        let text = collection(crs, &[feature(r#"{"v":1,"文":[1,{"a":"\u00e9"}]}"#, POINT), feature("null", ring)]);
        let mut bytes = text.into_bytes();
        let length = bytes.len();
        bytes[at % length] = byte;
        bytes.truncate(length - cut % 40);
        let read = GeoJson.read(&SourceFile::new("a", bytes), &Recipe::default(), &Progress::default());
        prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() > 0));
    }
}
