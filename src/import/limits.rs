//! Limits of what is imported.

use super::{ImportError, RemarkKind};

/// Most cells of a table, empty ones included; each takes at least four bytes.
pub(super) const MOST_CELLS: usize = 200_000_000;

/// Most columns of a table, as many as a sheet of a spreadsheet has. A text with more was divided by a letter that is no
/// delimiter, and each column is looked at and offered.
pub(super) const MOST_COLUMNS: usize = 16_384;

/// Checks that a row of the file, if known, has no more columns than a table may have.
///
/// # Errors
/// [`RemarkKind::TooManyColumns`].
pub(super) fn check_columns(columns: usize, row: Option<u32>) -> Result<(), ImportError> {
    let error = || match row {
        Some(row) => ImportError::of_row(row, RemarkKind::TooManyColumns, &MOST_COLUMNS.to_string()),
        None => ImportError::of_file(RemarkKind::TooManyColumns, &MOST_COLUMNS.to_string()),
    };
    if columns > MOST_COLUMNS { Err(error()) } else { Ok(()) }
}

/// Checks that columns and rows have no more cells than a table may have.
///
/// # Errors
/// [`RemarkKind::TooLarge`].
pub(super) fn check_cells(columns: usize, rows: usize) -> Result<(), ImportError> {
    let cells = columns.saturating_mul(rows);
    if cells > MOST_CELLS {
        return Err(ImportError::of_file(RemarkKind::TooLarge, &format!("{cells} > {MOST_CELLS}")));
    }
    Ok(())
}
