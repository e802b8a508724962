//! Bytes to model and back: the tables and the base map that travel with the program, and files of views.
//!
//! A reader gives `(value, Report)`: what could be read, and an [`Issue`] with file, line and column
//! for what could not. Nothing here panics, whatever the bytes. All writing goes through [`write::atomic`].

mod base_map;
mod checks;
mod claim_views;
mod clusters;
mod embedded;
mod indicators;
mod ladder;
mod level;
mod load;
mod national;
mod places;
mod programmes;
pub mod read;
mod report;
mod sources;
pub mod system;
mod table;
mod topology;
mod validate;
mod validate_checks;
mod validate_ladder;
pub mod view_file;
pub mod write;

pub use base_map::read_base_map;
pub use claim_views::{WITHOUT_VIEW, claim_view};
pub use level::read_level;
pub use load::{Files, catalogue};
pub use report::{Issue, Report, Severity, Spot};
pub use table::{Row, Table};
pub use validate::validate;

use crate::model::{BaseMap, Catalogue, Detail, Level};
use base_map::lines_of_geojson;

/// The catalogue that travels with the program. Its report is empty; a test says so.
pub fn embedded_catalogue() -> (Catalogue, Report) {
    catalogue(&Files::EMBEDDED)
}

/// Rivers, lakes and the coarse world that travel with the program.
pub fn base_map() -> (BaseMap, Report) {
    read_base_map(embedded::RIVERS, embedded::LAKES, embedded::WORLD)
}

/// Provinces, countries, borders and coasts at a level of detail, as they travel with the program.
pub fn level(detail: Detail) -> (Level, Report) {
    read_level(embedded::china(detail), embedded::CLAIM_LINES)
}
