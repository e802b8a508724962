//! Data access: embedded tables and base map, view files, and all reading and writing of files.
//!
//! A reader returns `(value, Report)`: everything that could be read, and an [`Issue`] with file, line and column for
//! everything else. No input makes it panic. All writing goes through [`mod@write`].

mod base_map;
pub mod bundle;
mod cells;
mod characteristic;
mod checks;
mod claim_views;
mod clusters;
mod counties;
mod datasets;
mod embedded;
mod features;
pub(crate) mod file_error;
mod gazetteer;
mod indicators;
mod industries;
mod ladder;
mod level;
mod load;
mod measures;
pub mod memory;
mod national;
mod places;
mod programmes;

pub mod read;
mod references;
mod report;
mod series;
mod sources;
mod table;
mod topology;
mod unreadable;
mod validate;
pub mod view_file;
pub mod write;

pub use base_map::read_base_map;
pub use claim_views::claim_view;
pub use datasets::{dataset_ids, datasets};
pub use gazetteer::{CountyUnit, FormerUnit, PlaceTables, place_tables};
pub use level::read_level;
pub use load::{Files, catalogue};
pub use report::{Issue, Report, Severity, Spot};
pub use table::{CsvRow, CsvTable};
pub use validate::validate;

use crate::model::{BasemapGeometry, Catalogue, Detail, Level};

/// The embedded catalogue. A test proves that its report is empty.
pub fn embedded_catalogue() -> (Catalogue, Report) {
    catalogue(&Files::EMBEDDED)
}

/// Embedded rivers, lakes and simplified world.
pub fn base_map() -> (BasemapGeometry, Report) {
    read_base_map(embedded::RIVERS, embedded::LAKES, embedded::WORLD)
}

/// Embedded provinces, countries, boundaries and coasts at a level of detail.
pub fn level(detail: Detail) -> (Level, Report) {
    read_level(embedded::china(detail), embedded::CLAIM_LINES)
}
