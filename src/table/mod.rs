//! Tables of the catalogue, for display and export.
//!
//! An [`Excerpt`] is the query, a [`TableKind`] builds the [`Table`], [`Table::bytes`] writes it in a [`Format`].
//! Unknown values are empty cells or `null`, never zero. The same query gives the same bytes on each run.
//!
//! One file per table (`clusters.rs`, `provinces.rs`) and per format (`csv.rs`, `json.rs`, `geojson.rs`, `xlsx.rs`);
//! [`sources()`] and [`guide()`] build tables about a table.
//!
//! For display, a [`Reader`] formats cells, [`columns`] selects columns, [`order`] sorts rows, and [`tsv()`] writes a
//! selection for the clipboard.

mod cell;
mod claims;
mod clusters;
pub mod columns;
mod csv;
mod excerpt;
pub mod figure;
#[cfg(test)]
mod fixture;
mod format;
mod geojson;
mod grid;
mod guide;
mod json;
mod kind;
mod ladder;
mod maker;
pub mod order;
mod programmes;
mod provinces;
pub mod reader;
mod sources;
mod tsv;
mod xlsx;

pub use cell::{Cell, LIST_SEPARATOR};
pub use csv::harmless;
pub use excerpt::Excerpt;
pub use format::{Format, TableError};
pub use grid::{Column, Row, Table};
pub use guide::guide;
pub use kind::TableKind;
pub use reader::Reader;
pub use sources::sources;
pub use tsv::{tsv, tsv_cell};
