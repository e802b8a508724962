//! Limits of what is imported.

/// Most cells of a table, empty ones included; each takes at least four bytes.
pub(super) const MOST_CELLS: usize = 400_000_000;
