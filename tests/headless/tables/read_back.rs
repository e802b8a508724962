//! Tables as read by other programs: workbook cells, formulas and GeoJSON.

use std::{collections::BTreeMap, io::Read as _};

use cluster_atlas::{
    model::{AsOf, Language, ProvinceId},
    table::{Cell, Row, Table, TableFormat, TableKind, TableQuery, escape_formula},
    view::{Switch, ThematicLayer, View},
};
use resvg::usvg::roxmltree::{Document, Node};

use crate::support::facts;

/// All tables with all their rows, in both languages.
fn tables() -> Vec<Table> {
    let made = TableKind::all(facts().datasets()).into_iter().flat_map(|kind| {
        [Language::En, Language::Zh].map(|language| {
            let mut view = View { language, ..View::default() };
            Switch::LaterClusters.set(&mut view, true);
            view.set_thematic(Some(ThematicLayer::default()));
            view.compare = ["JS", "GD"].map(ProvinceId::new).into();
            kind.make(&TableQuery::of_view(facts(), &view))
        })
    });
    made.collect()
}

fn text(table: &Table, format: TableFormat) -> String {
    String::from_utf8(table.bytes(format, false).unwrap()).unwrap()
}

/// Parts of a workbook by name.
fn parts(workbook: Vec<u8>) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut parts = BTreeMap::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = String::new();
        part.read_to_string(&mut content).unwrap();
        parts.insert(part.name().unwrap().into_owned(), content);
    }
    parts
}

/// Content of a cell as read by a spreadsheet.
#[derive(Debug, PartialEq)]
enum Found {
    Text(String),
    Number(f64),
}

/// Cells of the first sheet by row and column from 0; row 0 is the header.
fn cells(parts: &BTreeMap<String, String>) -> BTreeMap<(usize, usize), Found> {
    let strings = Document::parse(&parts["xl/sharedStrings.xml"]).unwrap();
    let whole =
        |node: Node<'_, '_>| node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    let strings: Vec<String> = strings.descendants().filter(|node| node.has_tag_name_of("si")).map(whole).collect();
    let layout = Document::parse(&parts["xl/worksheets/sheet1.xml"]).unwrap();
    let mut found = BTreeMap::new();
    for cell in layout.descendants().filter(|node| node.has_tag_name_of("c")) {
        let Some(value) = cell.children().find(|node| node.has_tag_name_of("v")).and_then(|node| node.text()) else {
            continue;
        };
        let name = cell.attribute("r").unwrap();
        let digits = name.find(|c: char| c.is_ascii_digit()).unwrap();
        let column = name[..digits].bytes().fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1) - 1;
        let content = match cell.attribute("t") {
            Some("s") => Found::Text(strings[value.parse::<usize>().unwrap()].clone()),
            None => Found::Number(value.parse().unwrap()),
            other => panic!("{name}: a cell of type {other:?}"),
        };
        found.insert((name[digits..].parse::<usize>().unwrap() - 1, column), content);
    }
    found
}

/// Number of a day in spreadsheets, counted from the end of 1899 as they do.
fn day_number(date: &AsOf) -> f64 {
    f64::from(date.last_day().to_julian_day() - 2_415_019)
}

/// XML name comparison that ignores namespaces.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.is_element() && self.tag_name().name() == name
    }
}

#[test]
fn a_workbook_has_texts_as_texts_numbers_as_numbers_and_nothing_where_nothing_is_known() {
    for table in tables() {
        let parts = parts(table.bytes(TableFormat::Xlsx, false).unwrap());
        let mut found = cells(&parts);
        found.retain(|(row, _), _| *row > 0);
        let mut expected = BTreeMap::new();
        for (row, cells) in table.rows.iter().enumerate() {
            for (column, cell) in cells.cells.iter().enumerate() {
                let content = match cell {
                    Cell::Missing => continue,
                    Cell::Integer(value) => Found::Number(*value as f64),
                    Cell::Number(value) => Found::Number(*value),
                    Cell::Date(date) if date.as_str().len() == "2022-11-30".len() => Found::Number(day_number(date)),
                    Cell::Text(_) | Cell::Date(_) | Cell::List(_) => Found::Text(cell.plain().into_owned()),
                };
                expected.insert((row + 1, column), content);
            }
        }
        // Codes with leading zeros are stored as text.
        expected.retain(|_, found| *found != Found::Text(String::new()));
        for (at, content) in &expected {
            assert_eq!(found.get(at), Some(content), "{} {at:?}", table.name);
        }
        assert_eq!(found.len(), expected.len(), "{}: cells that are not in the table", table.name);
    }
}

#[test]
fn no_workbook_has_a_formula_or_a_link() {
    for table in tables() {
        for (name, part) in parts(table.bytes(TableFormat::Xlsx, false).unwrap()) {
            let document = Document::parse(&part).unwrap();
            let odd =
                document.descendants().find(|node| node.has_tag_name_of("f") || node.has_tag_name_of("hyperlink"));
            assert_eq!(odd, None, "{} {name}", table.name);
        }
    }
}

/// `true` if a spreadsheet would interpret the text as a formula.
fn begins_a_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[test]
fn no_cell_of_a_csv_file_is_a_formula_and_no_number_is_guarded() {
    let mut negative = 0;
    let numbers = Table { rows: Vec::new(), ..tables().remove(0) };
    for mut table in tables().into_iter().chain([numbers]) {
        if table.rows.is_empty() {
            // The embedded tables have no negative numbers, and no grid.
            let mut row = tables().remove(0).rows.remove(0);
            row.cells = vec![Cell::Number(-1.5); table.columns.len()];
            table.rows.push(row);
        }
        for record in csv::Reader::from_reader(text(&table, TableFormat::Csv).as_bytes()).records() {
            for cell in &record.unwrap() {
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !begins_a_formula(cell), "{}: {cell:?}", table.name);
                assert!(
                    cell.strip_prefix('\'').is_none_or(|rest| rest.parse::<f64>().is_err()),
                    "{}: {cell:?}",
                    table.name
                );
                negative += usize::from(is_number && cell.starts_with('-'));
            }
        }
    }
    assert!(negative > 0);
    for text in ["=1", "+1", "-1", "@a", "\t=1", "＝1", "＋1", "－1", "＠a"] {
        assert!(!begins_a_formula(&escape_formula(text)), "{text:?}");
    }
}

#[test]
fn texts_of_json_are_not_guarded() {
    for table in tables() {
        let document: serde_json::Value = serde_json::from_str(&text(&table, TableFormat::Json)).unwrap();
        let rows = document["rows"].as_array().unwrap();
        assert_eq!(rows.len(), table.rows.len());
        for (row, written) in table.rows.iter().zip(rows) {
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                if let Cell::Text(said) = cell {
                    assert_eq!(written[&column.name], said.as_str(), "{} {}", table.name, column.name);
                }
            }
        }
    }
}

#[test]
fn geojson_is_what_rfc_7946_asks_for() {
    for table in tables() {
        // Strict JSON parser: no NaN, no Infinity.
        let document: serde_json::Value = serde_json::from_str(&text(&table, TableFormat::GeoJson)).unwrap();
        assert_eq!(document["type"], "FeatureCollection");
        assert_eq!(document.get("crs"), None, "{}", table.name);
        let features = document["features"].as_array().unwrap();
        assert_eq!(features.len(), table.rows.len(), "{}", table.name);
        let ids: std::collections::BTreeSet<&str> =
            features.iter().filter_map(|feature| feature["id"].as_str()).collect();
        assert_eq!(ids.len(), features.len(), "{}: texts, each once", table.name);
        for feature in features {
            assert_eq!(feature["type"], "Feature");
            assert!(feature["properties"].is_object());
            let geometry = feature.get("geometry").unwrap();
            if geometry.is_null() {
                continue;
            }
            assert_eq!(geometry["type"], "Point", "{}", feature["id"]);
            let [lon, lat] = geometry["coordinates"].as_array().unwrap().as_slice() else { panic!("{feature}") };
            let (lon, lat) = (lon.as_f64().unwrap(), lat.as_f64().unwrap());
            assert!((73.0..136.0).contains(&lon) && (3.0..54.0).contains(&lat), "{}: {lon}, {lat}", feature["id"]);
        }
    }
}

#[test]
fn every_number_has_a_unit_in_its_heading_or_in_its_row() {
    // Classes are numbered; the others name their unit in another column.
    let beside = |table: &Table, name: &str| {
        let unit = match name {
            "value" if table.position("unit").is_some() => "unit",
            "class_from" | "class_to" => "unit",
            "read_value" => "read_unit",
            "per_value" => "per",
            "figure" => "figure_unit",
            "claim_value" => "claim_unit",
            _ => return name.strip_suffix("_value").map(|stem| format!("{stem}_unit")),
        };
        Some(unit.to_owned())
    };
    for table in tables() {
        for (at, column) in table.columns.iter().enumerate() {
            let is_number = |row: &Row| matches!(row.cells[at], Cell::Integer(_) | Cell::Number(_));
            let numbers: Vec<&Row> = table.rows.iter().filter(|row| is_number(row)).collect();
            if numbers.is_empty() || column.unit.is_some() || ["class", "second_class"].contains(&&*column.name) {
                continue;
            }
            let unit = beside(&table, &column.name).unwrap_or_else(|| panic!("{}.{}", table.name, column.name));
            for row in numbers {
                assert_ne!(*table.cell(row, &unit), Cell::Missing, "{}.{}, {}", table.name, column.name, row.id);
            }
        }
    }
}

#[test]
fn rows_of_a_place_on_the_map_have_a_point() {
    for table in tables() {
        for row in &table.rows {
            let places = ["place", "province", "provinces", "lead_city"].map(|name| table.cell(row, name).plain());
            // The nation and the XPCC, which lies all over Xinjiang, are no points.
            let is_placed = places.iter().any(|place| !["", "CN", "China", "XPCC"].contains(&&**place));
            assert!(!is_placed || row.at.is_some(), "{} {}: {places:?}", table.name, row.id);
        }
    }
}
