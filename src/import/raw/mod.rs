//! Content of a file as it stands there: cells with their texts, geometries, numbers of lines; nothing is interpreted.

mod cells;
mod grid;
mod raw_table;

pub use cells::{Cell, CellKind, Cells};
pub use grid::Grid;
pub use raw_table::{RawColumn, RawTable, RowUnit, TableInfo};
