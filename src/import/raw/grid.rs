//! Cells of a sheet or text file whose headings are not yet known.

use super::{Cell, CellKind, Cells};

/// Grid of cells: columns of one length, rows with their numbers in the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    columns: Vec<Cells>,
    numbers: Vec<u32>,
}

impl Grid {
    /// Grid of columns and the numbers of its rows.
    pub(crate) fn new(columns: Vec<Cells>, numbers: Vec<u32>) -> Self {
        let mut grid = Self { columns, numbers };
        grid.fill();
        grid
    }

    /// Columns, and the numbers of the rows.
    pub(crate) fn into_parts(self) -> (Vec<Cells>, Vec<u32>) {
        (self.columns, self.numbers)
    }

    /// Begins a row with its number in the file; its cells follow by [`Grid::push`].
    pub fn begin_row(&mut self, number: u32) {
        self.numbers.push(number);
    }

    /// Appends a cell to the row that was begun last, in a column from 0; cells between are empty. Cells of a row come in
    /// the order of the columns.
    pub fn push(&mut self, column: usize, kind: CellKind, text: &str) {
        let Some(row) = self.numbers.len().checked_sub(1) else { return };
        while self.columns.len() <= column {
            self.columns.push(Cells::default());
        }
        if let Some(cells) = self.columns.get_mut(column).filter(|cells| cells.len() <= row) {
            cells.fill_to(row);
            cells.push(kind, text);
        }
    }

    /// Makes all columns as long as there are rows.
    pub fn fill(&mut self) {
        let rows = self.numbers.len();
        self.columns.iter_mut().for_each(|cells| cells.fill_to(rows));
    }

    /// Cell of a row and a column, both from 0.
    pub fn get(&self, row: usize, column: usize) -> Cell<'_> {
        self.columns.get(column).map_or(Cell::EMPTY, |cells| cells.get(row))
    }

    /// Columns.
    pub fn columns(&self) -> &[Cells] {
        &self.columns
    }

    /// Numbers of the rows in the file.
    pub fn numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.numbers.len()
    }
}
