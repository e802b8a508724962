//! Cells by which a column is judged: all, or a sample of many.

use crate::import::{Cell, Cells};

/// Rows up to which all cells are read.
const ALL: usize = 20_000;
/// Cells of a sample, at least.
const SAMPLE: usize = 5_000;

/// `true` if only a part of the cells is read.
pub(super) fn is_part(cells: &Cells) -> bool {
    cells.len() > ALL
}

/// All cells, or a sample spread over all rows.
pub(super) fn cells(cells: &Cells) -> impl Iterator<Item = Cell<'_>> {
    let step = if is_part(cells) { cells.len() / SAMPLE } else { 1 };
    (0..cells.len()).step_by(step.max(1)).map(|row| cells.get(row))
}
