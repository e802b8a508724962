//! Limits of what is imported.

use super::{ImportError, RemarkKind};

/// Most cells of a table, empty ones included; each takes at least four bytes.
pub(super) const MOST_CELLS: usize = 200_000_000;

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
