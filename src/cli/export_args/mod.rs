//! Export arguments, given as flags of `export` or keys of a batch file, and the pictures planned from them.

mod analysis;
mod error;
mod flags;
mod format_support;
mod own_value;
mod pattern;
mod planner;
mod series;
mod size;
pub(super) mod thematic;
mod unused_flags;
mod visibility;

pub(super) use error::ExportArgsError;
pub(super) use flags::ExportArgs;
pub(super) use pattern::is_stdout;
pub(super) use planner::{Job, Planner};
pub(super) use unused_flags::Unheeded;
