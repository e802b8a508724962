//! A table or layer of a file.

use super::Cells;
use crate::{geo::Geometry, import::Remark};

/// Meaning of the number by which a file's rows are named in messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum RowUnit {
    /// Line of a text file.
    Line,
    /// Row of a spreadsheet.
    Row,
    /// Feature, counted from 1.
    Feature,
    /// Record of a database table, by its own number.
    Record,
}

/// Table, sheet or layer that a file contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableInfo {
    /// Name in the file; empty if the format has one unnamed table.
    pub name: String,
    /// `true` if the file hides it.
    pub hidden: bool,
}

impl TableInfo {
    /// The one unnamed table of formats that have no others.
    pub fn unnamed() -> Self {
        Self { name: String::new(), hidden: false }
    }
}

/// Column as it stands in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawColumn {
    /// Heading, letter by letter; may be empty, and several columns may have the same.
    pub heading: String,
    /// Cells, one for each row.
    pub cells: Cells,
}

/// Content of one table of a file, before roles.
#[derive(Clone, Debug, PartialEq)]
pub struct RawTable {
    /// Columns, all of one length.
    pub columns: Vec<RawColumn>,
    /// Number of each row in the file, from 1, in the sense of `unit`.
    pub numbers: Vec<u32>,
    /// Meaning of these numbers.
    pub unit: RowUnit,
    /// Geometry of each row, degrees on WGS 84; `None` for formats without geometries.
    pub geometries: Option<Vec<Option<Geometry>>>,
    /// Remarks made while reading.
    pub remarks: Vec<Remark>,
}

impl RawTable {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.numbers.len()
    }
}

#[cfg(test)]
impl RawTable {
    /// Table of headings with the texts of their cells, as a text file with headings in its first line has it.
    pub(crate) fn of_texts(columns: &[(&str, &[&str])]) -> Self {
        let column = |(heading, texts): &(&str, &[&str])| {
            let mut cells = Cells::default();
            texts.iter().for_each(|text| cells.push(super::CellKind::Text, text));
            RawColumn { heading: (*heading).to_owned(), cells }
        };
        let rows = columns.first().map_or(0, |(_, texts)| texts.len()) as u32;
        let (numbers, columns) = ((2..rows + 2).collect(), columns.iter().map(column).collect());
        Self { columns, numbers, unit: RowUnit::Line, geometries: None, remarks: Vec::new() }
    }
}
