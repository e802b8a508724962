//! First rows of a table as they stand in the file.

use super::{RawColumn, RawTable, RowUnit, raw::Cells};

/// First rows of a table as they stand in the file, before roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// Columns with their first cells.
    pub columns: Vec<RawColumn>,
    /// Numbers of these rows in the file.
    pub numbers: Vec<u32>,
    /// Meaning of these numbers.
    pub unit: RowUnit,
}

impl Sample {
    /// The first rows of a table, at most `most`.
    pub(super) fn of(table: &RawTable, most: usize) -> Self {
        let column = |column: &RawColumn| {
            let mut cells = Cells::default();
            for cell in column.cells.iter().take(most) {
                cells.push(cell.kind, cell.text);
            }
            RawColumn { heading: column.heading.clone(), cells }
        };
        Self {
            columns: table.columns.iter().map(column).collect(),
            numbers: table.numbers.iter().copied().take(most).collect(),
            unit: table.unit,
        }
    }
}
