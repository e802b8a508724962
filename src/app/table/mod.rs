//! Table of the window: contents, settings, export. `panels/table` draws it.

mod export;
mod many_rows;
mod model;
pub(crate) mod naming;
mod settings;

pub use export::{TableFile, TableFileError, TableOnItsWay};
pub use model::TableModel;
pub use settings::TableSettings;
