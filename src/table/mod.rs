//! The facts as tables, for people who go on with them elsewhere.
//!
//! An [`Excerpt`] says what a table is about; a [`TableKind`] makes the [`Table`]; [`Table::bytes`] writes it in a
//! [`Format`]. Unknown is an empty cell or `null`, never zero. The same excerpt gives the same bytes on each run.
//!
//! One file per table (`clusters.rs`, `provinces.rs`), one per format (`csv.rs`, `json.rs`, `geojson.rs`, `xlsx.rs`);
//! [`sources()`] and [`guide()`] are tables too, about a table.
//!
//! For people who look at a table: a [`Reader`] puts words for codes, [`columns`] says which columns are shown, [`order`]
//! sorts, [`tsv()`] writes what was chosen for the clipboard.

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
