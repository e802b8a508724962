//! Bytes to model and back: the embedded tables and base map, reports of what is wrong, the one writer.

mod base;
mod catalogue;
mod embedded;
mod report;
pub mod table;
mod topology;
mod validate;
pub mod write;

pub use base::{base_map, level};
pub use catalogue::catalogue;
pub use embedded::Files;
pub use report::{Issue, Report};
pub use validate::validate;

use crate::model::Catalogue;

/// The facts inside the program. A test proves that the report is empty.
pub fn embedded_catalogue() -> (Catalogue, Report) {
    catalogue(&Files::EMBEDDED)
}
