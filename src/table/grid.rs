//! A table: columns with names that stay, rows of typed cells.

use super::Cell;
use crate::model::{Bilingual, Language, LonLat, Source};

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name for programs, `snake_case`; the same in each language and version.
    pub name: String,
    /// Its name for people.
    pub title: Bilingual,
    /// The unit of its numbers, as the data files name units.
    pub unit: Option<&'static str>,
    /// What a reader must know to use it rightly; may be empty.
    pub note: Bilingual,
}

impl Column {
    pub(super) fn new(name: impl Into<String>, en: impl Into<String>, zh: impl Into<String>) -> Self {
        let title = Bilingual { en: en.into(), zh: zh.into() };
        Self { name: name.into(), title, unit: None, note: Bilingual::default() }
    }

    pub(super) fn unit(self, unit: &'static str) -> Self {
        Self { unit: Some(unit), ..self }
    }

    pub(super) fn note(self, en: &str, zh: &str) -> Self {
        Self { note: Bilingual { en: en.to_owned(), zh: zh.to_owned() }, ..self }
    }
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What the row is about; unique in its table.
    pub id: String,
    /// Where it is, if anywhere.
    pub at: Option<LonLat>,
    /// As many as the table has columns.
    pub cells: Vec<Cell>,
}

/// A table, and what is needed to read it.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name for programs.
    pub name: &'static str,
    /// Its name for people.
    pub title: Bilingual,
    /// The language of citations and of headings for people. Names of columns and of values do not depend on it.
    pub language: Language,
    /// What the rows' places are: a label's place is not where a province is.
    pub points: Option<&'static str>,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in the order of the catalogue.
    pub rows: Vec<Row>,
    /// All sources that the rows name, each once, in the order of their identifiers.
    pub sources: Vec<Source>,
}

impl Table {
    /// Where the column of that name stands.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|other| other.name == column)
    }

    /// What stands in a row in the column of that name; missing also where there is no such column.
    pub fn cell<'t>(&self, row: &'t Row, column: &str) -> &'t Cell {
        self.position(column).and_then(|at| row.cells.get(at)).unwrap_or(&Cell::Missing)
    }
}
