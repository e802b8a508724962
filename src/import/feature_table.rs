//! Table of features as it is read: columns as they appear, a geometry for each row.

use std::collections::BTreeMap;

use super::{
    CellKind, Cells, ImportError, RawColumn, RawTable, Remark, RemarkKind, RowUnit,
    headings::unique_names,
    limits::{MOST_CELLS, check_columns},
};
use crate::geo::Geometry;

/// Table of features that grows row by row.
#[derive(Debug, Default)]
pub(crate) struct FeatureTable {
    columns: Vec<RawColumn>,
    by_name: BTreeMap<String, usize>,
    numbers: Vec<u32>,
    geometries: Vec<Option<Geometry>>,
    /// Remarks on rows and the file.
    pub remarks: Vec<Remark>,
}

impl FeatureTable {
    /// Table without rows, with remarks on the file.
    pub(crate) fn with_remarks(remarks: Vec<Remark>) -> Self {
        Self { remarks, ..Self::default() }
    }

    /// Number of the column of a name, which is made if there is none.
    ///
    /// # Errors
    /// [`RemarkKind::TooManyColumns`].
    pub(crate) fn column(&mut self, name: &str) -> Result<usize, ImportError> {
        if let Some(column) = self.by_name.get(name) {
            return Ok(*column);
        }
        self.by_name.insert(name.to_owned(), self.columns.len());
        self.add_column(name)
    }

    /// Appends a column, even if there is one of the same name.
    ///
    /// # Errors
    /// [`RemarkKind::TooManyColumns`].
    pub(crate) fn add_column(&mut self, name: &str) -> Result<usize, ImportError> {
        check_columns(self.columns.len() + 1, self.numbers.last().copied())?;
        self.columns.push(RawColumn { heading: name.to_owned(), cells: Cells::default() });
        Ok(self.columns.len() - 1)
    }

    /// Begins a row with its number in the file.
    ///
    /// # Errors
    /// [`RemarkKind::TooLarge`] for more cells than a table may have.
    pub(crate) fn begin_row(&mut self, number: u32) -> Result<(), ImportError> {
        self.numbers.push(number);
        self.geometries.push(None);
        self.check_size(number)
    }

    /// Checks that the table, with all columns as long as the rows, is not too large.
    ///
    /// # Errors
    /// [`RemarkKind::TooLarge`].
    pub(crate) fn check_size(&self, number: u32) -> Result<(), ImportError> {
        let cells = self.numbers.len().saturating_mul(self.columns.len().max(1));
        if cells > MOST_CELLS {
            return Err(ImportError::of_row(number, RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}")));
        }
        Ok(())
    }

    /// Puts a cell into the row that was begun last; `false` if it has one in that column already.
    pub(crate) fn push(&mut self, column: usize, kind: CellKind, text: &str) -> bool {
        let Some(row) = self.numbers.len().checked_sub(1) else { return false };
        let Some(column) = self.columns.get_mut(column).filter(|column| column.cells.len() <= row) else {
            return false;
        };
        column.cells.fill_to(row);
        column.cells.push(kind, text);
        true
    }

    /// Gives the row that was begun last its geometry.
    pub(crate) fn place(&mut self, geometry: Option<Geometry>) {
        if let Some(last) = self.geometries.last_mut() {
            *last = geometry;
        }
    }

    /// Number of rows.
    pub(crate) fn rows(&self) -> usize {
        self.numbers.len()
    }

    /// The table, with columns that are named apart.
    ///
    /// # Errors
    /// [`RemarkKind::NoRows`], or [`RemarkKind::TooLarge`].
    pub(crate) fn finish(mut self, unit: RowUnit, has_geometries: bool) -> Result<RawTable, ImportError> {
        let rows = self.rows();
        if rows == 0 {
            return Err(ImportError::of_file(RemarkKind::NoRows, ""));
        }
        let cells = rows.saturating_mul(self.columns.len());
        if cells > MOST_CELLS {
            return Err(ImportError::of_file(RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}")));
        }
        let names = unique_names(self.columns.iter().map(|column| column.heading.as_str()), &mut self.remarks);
        for (column, name) in self.columns.iter_mut().zip(names) {
            column.heading = name;
            column.cells.fill_to(rows);
        }
        Ok(RawTable {
            columns: self.columns,
            numbers: self.numbers,
            unit,
            geometries: has_geometries.then_some(self.geometries),
            remarks: self.remarks,
        })
    }
}
