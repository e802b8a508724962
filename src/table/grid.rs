//! Table model: columns with stable names, rows of typed cells.

use std::{borrow::Cow, sync::Arc};

use super::Cell;
use crate::{
    geo::Geometry,
    model::{Bilingual, Language, LonLat, Source},
};

/// Column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Machine-readable name in `snake_case`; independent of language and version.
    pub name: String,
    /// Heading.
    pub title: Bilingual,
    /// Unit of its numbers, by its name in the data files.
    pub unit: Option<Cow<'static, str>>,
    /// Definition and caveats; may be empty.
    pub note: Bilingual,
    /// Meaning of its empty cells.
    pub empty: Bilingual,
    /// `true` if it is shown at first, in a table without a choice of its own.
    pub is_main: bool,
}

impl Column {
    pub(super) fn new(name: impl Into<String>, en: impl Into<String>, zh: impl Into<String>) -> Self {
        Self::titled(name, Bilingual { en: en.into(), zh: zh.into() })
    }

    pub(super) fn titled(name: impl Into<String>, title: Bilingual) -> Self {
        Self { name: name.into(), title, unit: None, note: Bilingual::default(), empty: unknown(), is_main: false }
    }

    pub(super) fn main_if(self, is_main: bool) -> Self {
        Self { is_main, ..self }
    }

    pub(super) fn unit(self, unit: &'static str) -> Self {
        Self { unit: Some(Cow::Borrowed(unit)), ..self }
    }

    pub(super) fn empty(self, en: &str, zh: &str) -> Self {
        Self { empty: Bilingual { en: en.to_owned(), zh: zh.to_owned() }, ..self }
    }

    /// The column with a meaning of its empty cells, unless it has one of its own.
    pub(super) fn or_empty(self, en: &str, zh: &str) -> Self {
        if self.empty == unknown() { self.empty(en, zh) } else { self }
    }

    pub(super) fn note(self, en: &str, zh: &str) -> Self {
        Self { note: Bilingual { en: en.to_owned(), zh: zh.to_owned() }, ..self }
    }
}

/// Meaning of an empty cell unless a column says otherwise.
fn unknown() -> Bilingual {
    Bilingual { en: "unknown".to_owned(), zh: "不详".to_owned() }
}

/// Row of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Identifier of the row's subject; unique in the table.
    pub id: String,
    /// Location; `None` for a subject without place.
    pub at: Option<LonLat>,
    /// Lines and areas of the subject; `None` if it has none.
    pub shape: Option<Arc<Geometry>>,
    /// Cells, one per column.
    pub cells: Vec<Cell>,
}

/// Table with its metadata.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Machine-readable name.
    pub name: Cow<'static, str>,
    /// Title.
    pub title: Bilingual,
    /// Language of citations and headings; names of columns and codes do not depend on it.
    pub language: Language,
    /// Meaning of the rows' locations, e.g. label positions, which are not centroids.
    pub points: Option<&'static str>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Rows, in catalogue order.
    pub rows: Vec<Row>,
    /// Sources cited by the rows, without duplicates, by identifier.
    pub sources: Vec<Source>,
}

impl Table {
    /// Index of a column by its name.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|other| other.name == column)
    }

    /// Cell of a row by column name; missing if the column does not exist.
    pub fn cell<'t>(&self, row: &'t Row, column: &str) -> &'t Cell {
        self.position(column).and_then(|at| row.cells.get(at)).unwrap_or(&Cell::Missing)
    }

    /// `true` if a column holds numbers alone, and at least one.
    pub(super) fn is_numeric(&self, column: usize) -> bool {
        let known = |row: &Row| row.cells.get(column).is_some_and(|cell| *cell != Cell::Missing);
        let is_number = |row: &Row| matches!(row.cells.get(column), Some(Cell::Integer(_) | Cell::Number(_)));
        let mut rows = self.rows.iter().filter(|row| known(row)).peekable();
        rows.peek().is_some() && rows.all(is_number)
    }

    /// Least and greatest longitude and latitude: west, south, east, north; infinite without places.
    pub(super) fn extent(&self) -> [f64; 4] {
        let none = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let positions =
            self.rows.iter().filter_map(Row::geometry).flat_map(|geometry| geometry.positions().collect::<Vec<_>>());
        positions.fold(none, |[west, south, east, north], at| {
            [west.min(at.lon), south.min(at.lat), east.max(at.lon), north.max(at.lat)]
        })
    }
}

impl Row {
    /// Lines and areas of the subject, else its location.
    pub(super) fn geometry(&self) -> Option<Geometry> {
        self.shape.as_deref().cloned().or_else(|| self.at.map(Geometry::Point))
    }
}
