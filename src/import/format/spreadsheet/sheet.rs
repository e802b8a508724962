//! Cells of one sheet, as few or many as there are: a sheet of two cells far apart takes the memory of two.

use calamine::Dimensions;

use crate::import::{CellKind, Grid, ImportError, RemarkKind, limits::check_columns};

/// Most cells of a sheet, and of the rectangle of its rows and columns.
const MOST_CELLS: usize = 50_000_000;

/// Cells of a sheet in the order of the file.
#[derive(Default)]
pub(super) struct Sheet {
    cells: Vec<SheetCell>,
    texts: String,
    /// Merged regions, rows and columns from 0.
    pub merged: Vec<Dimensions>,
    /// Formulas without a stored result.
    pub formulas: usize,
}

struct SheetCell {
    row: u32,
    column: u32,
    kind: CellKind,
    start: usize,
    end: usize,
}

impl Sheet {
    /// Appends a cell; empty ones are nothing.
    ///
    /// # Errors
    /// [`RemarkKind::TooLarge`], [`RemarkKind::TooManyColumns`].
    pub(super) fn push(&mut self, (row, column): (u32, u32), kind: CellKind, text: &str) -> Result<(), ImportError> {
        if kind == CellKind::Empty || (kind == CellKind::Text && text.is_empty()) {
            return Ok(());
        }
        check_columns(column as usize + 1, Some(row.saturating_add(1)))?;
        if self.cells.len() >= MOST_CELLS {
            return Err(too_large(row, self.cells.len()));
        }
        self.formulas += usize::from(kind == CellKind::Formula);
        let start = self.texts.len();
        self.texts.push_str(text);
        self.cells.push(SheetCell { row, column, kind, start, end: self.texts.len() });
        Ok(())
    }

    /// `true` without a cell.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Number of cells.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// Grid of the rows that have cells, and how many cells were filled with the value of the merged cell above them.
    ///
    /// # Errors
    /// [`RemarkKind::TooLarge`].
    pub(super) fn into_grid(mut self) -> Result<(Grid, usize), ImportError> {
        let place = |cell: &SheetCell| (cell.row, cell.column);
        self.cells.sort_by_key(place);
        let filled = self.fill_merged()?;
        if filled > 0 {
            self.cells.sort_by_key(place);
        }
        let columns = self.cells.iter().map(|cell| cell.column as usize + 1).max().unwrap_or_default();
        let rows = self.cells.chunk_by(|one, other| one.row == other.row).count();
        if columns.saturating_mul(rows) > MOST_CELLS {
            return Err(too_large(self.cells.last().map_or(0, |cell| cell.row), columns * rows));
        }
        let mut grid = Grid::default();
        for row in self.cells.chunk_by(|one, other| one.row == other.row) {
            grid.begin_row(row.first().map_or(0, |cell| cell.row).saturating_add(1));
            for cell in row {
                let text = self.texts.get(cell.start..cell.end).unwrap_or_default();
                grid.push(cell.column as usize, cell.kind, text);
            }
        }
        grid.fill();
        Ok((grid, filled))
    }

    /// Repeats the value of each cell that is merged over several rows in those of them that have other cells.
    fn fill_merged(&mut self) -> Result<usize, ImportError> {
        let mut rows: Vec<u32> = self.cells.iter().map(|cell| cell.row).collect();
        rows.dedup();
        let mut filled = Vec::new();
        for region in std::mem::take(&mut self.merged) {
            let (first, column) = region.start;
            let found = self.cells.binary_search_by_key(&(first, column), |cell| (cell.row, cell.column));
            let Some(cell) = found.ok().and_then(|at| self.cells.get(at)) else { continue };
            let below = rows.iter().skip(rows.partition_point(|row| *row <= first));
            for row in below.take_while(|row| **row <= region.end.0) {
                if self.cells.len() + filled.len() >= MOST_CELLS {
                    return Err(too_large(*row, MOST_CELLS));
                }
                filled.push(SheetCell { row: *row, ..*cell });
            }
        }
        let count = filled.len();
        self.cells.extend(filled);
        Ok(count)
    }
}

fn too_large(row: u32, cells: usize) -> ImportError {
    ImportError::of_row(row.saturating_add(1), RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}"))
}
