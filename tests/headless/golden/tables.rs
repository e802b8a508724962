//! All tables of four views, in all formats and both languages.

use std::{collections::BTreeMap, fmt::Write as _, io::Read as _};

use cluster_atlas::{
    model::{Language, ProvinceId},
    table::{TableFormat, TableKind, TableQuery},
    view::{Switch, ThematicLayer, View},
};
use flatgeobuf::{FallibleStreamingIterator as _, FeatureProperties as _, FgbReader};
use geozero::ToWkt as _;
use strum::IntoEnumIterator as _;

use super::{all_as_before, compare_text, hash};
use crate::support::{facts, without_version};

/// Maximum length of a row written in full, characters.
const WRITTEN: usize = 200;

/// Views of the tables: all of 2022, both announcements, a province, and a sector with a date.
fn views() -> [(&'static str, View); 4] {
    let mut both = View::default();
    both.set_thematic(Some(ThematicLayer::default()));
    Switch::LaterClusters.set(&mut both, true);
    let mut hunan = both.clone();
    hunan.place.provinces.insert(ProvinceId::new("HN"));
    let mut narrow = both.clone();
    narrow.edit_clusters(|query| query.filter.choose("sector", ["new_materials"]));
    narrow.as_of = Some(cluster_atlas::model::AsOf::parse("2022-12-31").unwrap());
    [("2022", View::default()), ("both announcements", both), ("Hunan", hunan), ("new materials until 2022", narrow)]
}

/// Bytes that count as content: without the program version, and for a workbook only the sheets and their texts.
fn content(format: TableFormat, bytes: Vec<u8>) -> Vec<u8> {
    match format {
        TableFormat::GeoPackage => return rows(&bytes),
        TableFormat::FlatGeobuf => return features(&bytes),
        _ => (),
    }
    if format != TableFormat::Xlsx {
        return without_version(&String::from_utf8(bytes).unwrap()).into_bytes();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        if name.starts_with("xl/worksheets/sheet") || name == "xl/sharedStrings.xml" || name == "xl/workbook.xml" {
            let mut content = Vec::new();
            part.read_to_end(&mut content).unwrap();
            parts.insert(name, content);
        }
    }
    assert!(parts.len() >= 4, "{:?}", parts.keys());
    parts.into_iter().flat_map(|(name, content)| [name.into_bytes(), content].concat()).collect()
}

/// All rows of all tables of a `GeoPackage`, apart from how SQLite arranges them.
fn rows(bytes: &[u8]) -> Vec<u8> {
    let mut database = rusqlite::Connection::open_in_memory().unwrap();
    database.deserialize_read_exact(rusqlite::MAIN_DB, bytes, bytes.len(), true).unwrap();
    let mut names = database.prepare("SELECT table_name FROM gpkg_contents ORDER BY rowid").unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut out = String::new();
    for name in names {
        let mut select = database.prepare(&format!("SELECT * FROM \"{name}\" ORDER BY fid")).unwrap();
        let columns = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for column in 0..columns {
                let _infallible = write!(out, "{:?} ", row.get_ref(column).unwrap());
            }
            out.push('\n');
        }
    }
    without_version(&out).into_bytes()
}

/// Header and features of a `FlatGeobuf`, as its own crate reads them.
fn features(bytes: &[u8]) -> Vec<u8> {
    let reader = FgbReader::open(bytes).unwrap();
    let header = reader.header();
    let columns = header.columns().unwrap().iter().map(|column| (column.name(), column.title(), column.description()));
    let mut out = format!("{:?} {:?}\n", header.metadata(), columns.collect::<Vec<_>>());
    let mut features = reader.select_all_seq().unwrap();
    while let Some(feature) = features.next().unwrap() {
        let place = feature.geometry().map(|_| feature.to_wkt().unwrap());
        let values: BTreeMap<_, _> = feature.properties().unwrap().into_iter().collect();
        let _infallible = writeln!(out, "{place:?} {values:?}");
    }
    without_version(&out).into_bytes()
}

#[test]
fn tables_are_as_they_were() {
    let results = TableKind::all(facts().datasets()).into_iter().map(|kind| {
        let mut out = String::new();
        for (name, view) in views() {
            for language in [Language::En, Language::Zh] {
                let view = View { language, ..view.clone() };
                let table = kind.make(&TableQuery::of_view(facts(), &view));
                let (rows, columns) = (table.rows.len(), table.columns.len());
                let _infallible = writeln!(out, "{name}, {}: {rows} rows, {columns} columns", <&str>::from(language));
                for format in TableFormat::iter() {
                    let content = content(format, table.bytes(format, false).unwrap());
                    let _infallible =
                        writeln!(out, "  {}: {} bytes, {:016x}", <&str>::from(format), content.len(), hash(&content));
                }
                let csv = String::from_utf8(table.bytes(TableFormat::Csv, false).unwrap()).unwrap();
                let lines: Vec<&str> = csv.lines().collect();
                for line in [lines.first(), lines.get(1), lines.get(2..).and_then(<[&str]>::last)].into_iter().flatten()
                {
                    let _infallible = writeln!(out, "  {}", line.chars().take(WRITTEN).collect::<String>());
                }
            }
        }
        compare_text("tables", &format!("{}.txt", kind.id()), &out)
    });
    all_as_before(results.collect::<Vec<_>>());
}
