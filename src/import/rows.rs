//! Rows of a table that stay in its dataset.

use super::{Cell, Cells};

/// Rows of a table that stay in its dataset, with their numbers in the file.
pub(super) struct Rows {
    /// Numbers of all rows of the table.
    numbers: Vec<u32>,
    /// Rows that stay; `None` if all do.
    kept: Option<Vec<u32>>,
}

impl Rows {
    /// Rows with their numbers in the file, without those that are left out.
    pub(super) fn new(numbers: Vec<u32>, is_left_out: &dyn Fn(usize) -> bool) -> Self {
        let any = (0..numbers.len()).any(is_left_out);
        let kept = any.then(|| (0..numbers.len()).filter(|row| !is_left_out(*row)).map(|row| row as u32).collect());
        Self { numbers, kept }
    }

    /// Number of rows that stay.
    pub(super) fn len(&self) -> usize {
        self.kept.as_ref().map_or(self.numbers.len(), Vec::len)
    }

    /// `true` if all rows stay.
    pub(super) fn are_all(&self) -> bool {
        self.kept.is_none()
    }

    /// Row of the table and its number in the file, by its place among the rows that stay.
    pub(super) fn get(&self, at: usize) -> Option<(usize, u32)> {
        let row = match &self.kept {
            Some(kept) => *kept.get(at)? as usize,
            None => at,
        };
        Some((row, *self.numbers.get(row)?))
    }

    /// Rows of the table with their numbers in the file.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, u32)> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// Numbers of all rows of the table, of those too that are left out.
    pub(super) fn all_numbers(&self) -> &[u32] {
        &self.numbers
    }

    /// Reads the cells of the rows in order: row, number in the file, cell.
    pub(super) fn each_cell(&self, cells: &Cells, mut read: impl FnMut(usize, u32, Cell<'_>)) {
        if self.are_all() && cells.len() == self.numbers.len() {
            for ((row, number), cell) in self.numbers.iter().enumerate().zip(cells.iter()) {
                read(row, *number, cell);
            }
        } else {
            self.iter().for_each(|(row, number)| read(row, number, cells.get(row)));
        }
    }
}
