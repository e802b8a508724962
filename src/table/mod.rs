//! Tables of the catalogue, for display and export.
//!
//! An [`TableQuery`] is the query, a [`TableKind`] builds the [`Table`], [`Table::bytes`] writes it in a [`TableFormat`].
//! Unknown values are empty cells or `null`, never zero. The same query gives the same bytes on each run.
//!
//! One file per table (`clusters.rs`, `provinces.rs`), one for the tables of all other datasets (`of_dataset.rs`), and one per format (`csv.rs`, `json.rs`, `geojson.rs`, `geopackage.rs`, `flatgeobuf.rs`, `xlsx.rs`);
//! [`sources()`] and [`data_dictionary()`] build tables about a table.
//!
//! For display, a [`CellFormatter`] formats cells, [`column_choice`] selects columns, [`order`] sorts rows, and [`tsv()`] writes a
//! selection for the clipboard.

mod builder;
mod cell;
pub mod cell_formatter;
mod cells;
mod claims;
mod clusters;
mod code_names;
pub mod column_choice;
mod comparison;
mod condition;
mod csv;
mod data_dictionary;
#[cfg(test)]
mod fixture;
mod flatgeobuf;
mod format;
mod geojson;
mod geopackage;
mod grid;
mod heeded;
mod json;
mod kind;
mod ladder;
mod of_dataset;
pub mod order;
mod own_source;
mod place_columns;
mod programmes;
mod provinces;
pub mod qualifiers;
mod query;
mod sources;
mod tsv;
mod value_codes;
mod values;
mod wkb;
mod xlsx;

pub use cell::{Cell, LIST_SEPARATOR};
pub use cell_formatter::CellFormatter;
pub use comparison::comparison;
pub use condition::Condition;
pub use csv::escape_formula;
pub use data_dictionary::data_dictionary;
pub use format::{TableError, TableFormat};
pub use grid::{Column, Row, Table};
pub use kind::TableKind;
pub use of_dataset::DatasetTable;
pub use query::TableQuery;
pub use sources::sources;
pub(crate) use tsv::tsv_cell;
pub use tsv::{tsv, tsv_of};
