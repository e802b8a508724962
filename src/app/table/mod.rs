//! Table of the window: contents, settings, export. `panels/table` draws it.

mod export;
mod rows;
mod settings;

pub use export::{TableFile, TableFileError, TableOnItsWay};
pub use rows::Rows;
pub use settings::TableSettings;
