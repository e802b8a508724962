//! Shapefiles as people have them: geometries written by the crate `shapefile`, attributes by hand.

use std::{
    collections::BTreeMap,
    io::{Cursor, Write as _},
};

use ::shapefile::{Point, Polygon, PolygonRing, Polyline, ShapeWriter};
use encoding_rs::GB18030;
use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use super::*;
use crate::{
    geo::Geometry,
    import::{CellKind, Remark, RowUnit, Severity},
    model::LonLat,
};

const WGS84: &str = r#"GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]"#;

/// `.shp` and `.shx` of points.
fn points(points: &[(f64, f64)]) -> (Vec<u8>, Vec<u8>) {
    let (mut shp, mut shx) = (Cursor::new(Vec::new()), Cursor::new(Vec::new()));
    let mut writer = ShapeWriter::with_shx(&mut shp, &mut shx);
    for (x, y) in points {
        writer.write_shape(&Point::new(*x, *y)).unwrap();
    }
    drop(writer);
    (shp.into_inner(), shx.into_inner())
}

/// `.dbf` of fields (name, type, size) and records, in an encoding, with a mark of the language.
fn dbf(fields: &[(&str, u8, u8)], records: &[&[&str]], encode: fn(&str) -> Vec<u8>, language: u8) -> Vec<u8> {
    let size: usize = 1 + fields.iter().map(|(_, _, size)| usize::from(*size)).sum::<usize>();
    let first = 32 + 32 * fields.len() + 1;
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend((records.len() as u32).to_le_bytes());
    bytes.extend((first as u16).to_le_bytes());
    bytes.extend((size as u16).to_le_bytes());
    bytes.resize(29, 0);
    bytes.extend([language, 0, 0]);
    for (name, kind, size) in fields {
        let mut name = encode(name);
        name.resize(11, 0);
        bytes.extend(name);
        bytes.extend([*kind, 0, 0, 0, 0, *size]);
        bytes.resize(bytes.len() + 15, 0);
    }
    bytes.push(b'\r');
    for record in records {
        bytes.push(if record.first() == Some(&"*deleted") { b'*' } else { b' ' });
        for ((_, _, size), text) in fields.iter().zip(*record) {
            let mut text = encode(text);
            text.resize(usize::from(*size), b' ');
            bytes.extend(text);
        }
    }
    bytes.push(0x1a);
    bytes
}

fn gbk(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn utf_8(text: &str) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn alone(shp: Vec<u8>, companions: &[(&str, Vec<u8>)]) -> SourceFile {
    let companions: BTreeMap<_, _> =
        companions.iter().map(|(ending, bytes)| ((*ending).to_owned(), bytes.clone().into())).collect();
    SourceFile { companions, ..SourceFile::new("层.shp", shp) }
}

fn zipped(files: &[(&str, &[u8])]) -> SourceFile {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    SourceFile::new("a.zip", writer.finish().unwrap().into_inner())
}

fn read(file: &SourceFile) -> RawTable {
    Shapefile.read(file, &Recipe::default(), &Progress::default()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn error(file: &SourceFile) -> (RemarkKind, String) {
    match Shapefile.read(file, &Recipe::default(), &Progress::default()) {
        Err(ImportError::Content(remark)) => (remark.kind, remark.found),
        read => panic!("{read:?}"),
    }
}

fn cells(table: &RawTable, column: usize) -> Vec<(CellKind, &str)> {
    table.columns[column].cells.iter().map(|cell| (cell.kind, cell.text)).collect()
}

fn kinds(table: &RawTable) -> Vec<RemarkKind> {
    table.remarks.iter().map(|remark| remark.kind).collect()
}

#[test]
fn attributes_keep_their_digits_and_deleted_records_are_no_rows() {
    let (shp, shx) = points(&[(112.9, 28.2), (0.0, 0.0), (120.3, 31.6)]);
    let fields = [("名", b'C', 9), ("n", b'N', 12), ("d", b'D', 8), ("ok", b'L', 1)];
    let records: [&[&str]; 3] =
        [&["湖南", "   1.50", "20210611", "T"], &["*deleted", "", "", ""], &[" 江苏", "", "00000000", "?"]];
    let dbf = dbf(&fields, &records, utf_8, 0);
    let table = read(&alone(shp, &[("shx", shx), ("dbf", dbf), ("prj", WGS84.into())]));
    assert_eq!((table.numbers.as_slice(), table.unit), (&[1, 3][..], RowUnit::Record));
    use CellKind::{Date, Empty, Flag, Number, Text};
    assert_eq!(table.columns[0].heading, "名");
    assert_eq!(cells(&table, 0), [(Text, "湖南"), (Text, " 江苏")]);
    assert_eq!(cells(&table, 1), [(Number, "1.50"), (Empty, "")]);
    assert_eq!(cells(&table, 2), [(Date, "2021-06-11"), (Empty, "")]);
    assert_eq!(cells(&table, 3), [(Flag, "true"), (Empty, "")]);
    let places = [Some(Geometry::Point(LonLat::new(112.9, 28.2))), Some(Geometry::Point(LonLat::new(120.3, 31.6)))];
    assert_eq!((table.geometries.unwrap().as_slice(), table.remarks.as_slice()), (&places[..], &[][..]));
}

#[test]
fn the_encoding_is_that_of_the_cpg_file_then_of_the_mark_then_of_the_bytes() {
    let of = |encode: fn(&str) -> Vec<u8>, language: u8, cpg: Option<&str>| {
        let (shp, _) = points(&[(112.9, 28.2)]);
        let dbf = dbf(&[("省份", b'C', 12)], &[&["湖南省长沙"]], encode, language);
        let mut parts = vec![("dbf", dbf), ("prj", WGS84.into())];
        parts.extend(cpg.map(|label| ("cpg", label.into())));
        let table = read(&alone(shp, &parts));
        (table.columns[0].heading.clone(), table.columns[0].cells.get(0).text.to_owned(), kinds(&table))
    };
    let read = |said: &[RemarkKind]| ("省份".to_owned(), "湖南省长沙".to_owned(), said.to_vec());
    let said = [RemarkKind::Encoding];
    assert_eq!(of(gbk, 0x4d, None), read(&said));
    assert_eq!(of(gbk, 0, None), read(&said));
    assert_eq!(of(gbk, 0x57, None), read(&said));
    assert_eq!(of(gbk, 0, Some("936\r\n")), read(&said));
    assert_eq!(of(gbk, 0, Some("GBK")), read(&said));
    let (heading, text, remarks) = of(utf_8, 0x4d, Some("UTF-8"));
    // The field of twelve bytes cuts the fifth character.
    assert_eq!((heading.as_str(), text.as_str(), remarks), ("省份", "湖南省长", vec![]));
    assert_eq!(of(utf_8, 0, None).1, "湖南省长");
}

#[test]
fn coordinates_are_converted_by_the_prj_file_and_not_taken_for_degrees_without() {
    let (shp, _) = points(&[(37_600_000.0, 3_100_000.0)]);
    let prj = format!(
        r#"PROJCS["CGCS2000_3_Degree_GK_Zone_37",{},PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",37500000.0],PARAMETER["Central_Meridian",111.0],UNIT["Meter",1.0]]"#,
        WGS84.replace("D_WGS_1984", "D_China_2000").replace("298.257223563", "298.257222101")
    );
    let table = read(&alone(shp.clone(), &[("prj", prj.into())]));
    let Some(Some(Geometry::Point(at))) = table.geometries.as_ref().unwrap().first() else { panic!("no point") };
    assert_eq!(format!("{:.6} {:.6}", at.lon, at.lat), "112.016721 28.010301");
    assert_eq!(kinds(&table), [RemarkKind::Converted, RemarkKind::MissingCompanion]);
    assert_eq!(error(&alone(shp.clone(), &[])), (RemarkKind::MissingCompanion, "层.prj".to_owned()));
    let xian = WGS84.replace("WGS_1984", "Xian_1980");
    assert_eq!(error(&alone(shp, &[("prj", xian.into())])), (RemarkKind::UnknownSystem, "GCS_Xian_1980".to_owned()));
    let (shp, _) = points(&[(112.9, 28.2)]);
    let remarks = read(&alone(shp, &[])).remarks;
    let missing = |name| Remark::on_file(Severity::Note, RemarkKind::MissingCompanion).found(name);
    assert_eq!(remarks, [missing("层.prj"), missing("层.dbf")]);
}

#[test]
fn archives_have_layers_in_folders_and_one_of_them_is_read() {
    let (first, _) = points(&[(112.9, 28.2)]);
    let (second, _) = points(&[(120.3, 31.6), (121.5, 29.9)]);
    let names = dbf(&[("n", b'C', 6)], &[&["x"], &["y"]], utf_8, 0);
    let file = zipped(&[
        ("data/A.SHP", &first),
        ("data/A.prj", WGS84.as_bytes()),
        ("data/b.shp", &second),
        ("data/b.dbf", &names),
        ("data/b.prj", WGS84.as_bytes()),
        ("__MACOSX/data/._b.shp", b"shadow"),
        ("readme.txt", b"text"),
    ]);
    assert!(Shapefile.recognises(&file));
    let tables: Vec<String> = Shapefile.tables(&file).unwrap().into_iter().map(|table| table.name).collect();
    assert_eq!(tables, ["A", "b"]);
    let table = read(&file);
    assert_eq!((table.rows(), kinds(&table)), (1, vec![RemarkKind::OneOfSeveralTables, RemarkKind::MissingCompanion]));
    let recipe = Recipe { table: Some("b".to_owned()), ..Recipe::default() };
    let table = Shapefile.read(&file, &recipe, &Progress::default()).unwrap();
    assert_eq!((cells(&table, 0).len(), kinds(&table)), (2, vec![RemarkKind::OneOfSeveralTables]));
    assert!(!Shapefile.recognises(&zipped(&[("a.txt", b"text")])));
    assert_eq!(error(&zipped(&[("a.txt", b"text")])).0, RemarkKind::NoTable);
}

#[test]
fn lines_and_areas_with_holes_are_read() {
    let ring = |low: f64, high: f64| {
        [(low, low), (low, high), (high, high), (high, low), (low, low)].map(|(x, y)| Point::new(x, y)).to_vec()
    };
    let mut hole = ring(21.0, 22.0);
    hole.reverse();
    let polygon = Polygon::with_rings(vec![
        PolygonRing::Outer(ring(10.0, 14.0)),
        PolygonRing::Outer(ring(20.0, 24.0)),
        PolygonRing::Inner(hole),
    ]);
    let mut shp = Cursor::new(Vec::new());
    let mut writer = ShapeWriter::new(&mut shp);
    writer.write_shape(&polygon).unwrap();
    drop(writer);
    let table = read(&alone(shp.into_inner(), &[("prj", WGS84.into())]));
    let Some(Some(Geometry::Parts(parts))) = table.geometries.unwrap().pop() else { panic!("no area") };
    assert_eq!(parts.areas.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2]);
    let mut shp = Cursor::new(Vec::new());
    let mut writer = ShapeWriter::new(&mut shp);
    let part = vec![Point::new(1.0, 2.0), Point::new(3.0, 4.0)];
    writer.write_shape(&Polyline::with_parts(vec![part.clone(), part])).unwrap();
    drop(writer);
    let table = read(&alone(shp.into_inner(), &[("prj", WGS84.into())]));
    let Some(Some(Geometry::Parts(parts))) = table.geometries.unwrap().pop() else { panic!("no line") };
    assert_eq!(parts.lines.len(), 2);
}

#[test]
fn a_file_that_ends_too_early_gives_what_it_has_and_says_so() {
    let (shp, shx) = points(&[(112.9, 28.2), (120.3, 31.6)]);
    let dbf = dbf(&[("n", b'C', 1)], &[&["x"], &["y"]], utf_8, 0);
    let cut = shp[..shp.len() - 5].to_vec();
    let table = read(&alone(cut, &[("shx", shx), ("dbf", dbf), ("prj", WGS84.into())]));
    assert_eq!((table.rows(), kinds(&table)), (2, vec![RemarkKind::Truncated]));
    assert_eq!(table.geometries.unwrap()[1], None);
    assert_eq!(error(&alone(shp[..50].to_vec(), &[])).0, RemarkKind::Truncated);
}

proptest! {
    #[test]
    fn damaged_files_are_read_or_refused(changes in prop::collection::vec((0_usize..3, 0_usize..400, any::<u8>()), 1..8)) {
        let (shp, shx) = points(&[(112.9, 28.2), (120.3, 31.6)]);
        let dbf = dbf(&[("n", b'C', 6), ("v", b'N', 8)], &[&["湖南", "1"], &["江苏", "2"]], gbk, 0x4d);
        let mut parts = [shp, shx, dbf];
        for (part, at, byte) in changes {
            let length = parts[part].len();
            parts[part][at % length] = byte;
        }
        let [shp, shx, dbf] = parts;
        let file = alone(shp, &[("shx", shx), ("dbf", dbf), ("prj", WGS84.into())]);
        // Either answer is right; what counts is that there is one.
        let read = Shapefile.read(&file, &Recipe::default(), &Progress::default());
        prop_assert!(read.is_err() || read.is_ok_and(|table| table.rows() > 0));
    }
}
