//! JSON writer: metadata, data dictionary and sources, then the rows.

use serde::{Serialize, Serializer, ser::SerializeMap as _};

use super::{Cell, Column, Table, data_dictionary, sources};

/// Program and version that wrote the file.
pub(super) const GENERATOR: &str = concat!("Cluster Atlas ", env!("CARGO_PKG_VERSION"));

/// Row as an object; keys in column order.
#[derive(Debug)]
pub(super) struct Object<'a> {
    columns: &'a [Column],
    cells: &'a [Cell],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.len()))?;
        for (column, cell) in self.columns.iter().zip(self.cells) {
            map.serialize_entry(&column.name, cell)?;
        }
        map.end()
    }
}

/// Rows of a table as objects.
pub(super) fn objects(table: &Table) -> Vec<Object<'_>> {
    table.rows.iter().map(|row| Object { columns: &table.columns, cells: &row.cells }).collect()
}

/// Title in both languages.
#[derive(Debug, Serialize)]
pub(super) struct Title<'a> {
    en: &'a str,
    zh: &'a str,
}

impl<'a> Title<'a> {
    pub(super) fn of(table: &'a Table) -> Self {
        Self { en: &table.title.en, zh: &table.title.zh }
    }
}

#[derive(Serialize)]
struct Document<'a> {
    table: &'a str,
    title: Title<'a>,
    generator: &'a str,
    columns: Vec<Object<'a>>,
    sources: Vec<Object<'a>>,
    rows: Vec<Object<'a>>,
}

/// Writes a table as one JSON object; unknown values are `null`.
pub(super) fn write(table: &Table) -> Result<Vec<u8>, serde_json::Error> {
    let (guide, sources) = (data_dictionary(table), sources(table));
    lines(&Document {
        table: &table.name,
        title: Title::of(table),
        generator: GENERATOR,
        columns: objects(&guide),
        sources: objects(&sources),
        rows: objects(table),
    })
}

/// Pretty-prints with two spaces and a final newline, so that versions can be compared line by line.
pub(super) fn lines(value: &impl Serialize) -> Result<Vec<u8>, serde_json::Error> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::fixture;

    #[test]
    fn cells_keep_their_types_and_columns_their_order() {
        let table =
            fixture::table(vec![vec![Cell::Missing, Cell::number(0.5)], vec![Cell::text("=1"), Cell::count(3)]]);
        let text = String::from_utf8(write(&table).unwrap()).unwrap();
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(value["rows"], serde_json::json!([{ "a": null, "b": 0.5 }, { "a": "=1", "b": 3 }]));
        assert_eq!(value["columns"][1]["unit"], "clusters");
        let places: Vec<_> = ["\"table\"", "\"columns\"", "\"sources\"", "\"rows\""].map(|key| text.find(key)).into();
        assert!(places.is_sorted() && text.ends_with("}\n"), "{text}");
    }
}
