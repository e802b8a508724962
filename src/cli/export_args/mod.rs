//! Export arguments, given as flags of `export` or keys of a batch file, and the pictures planned from them.

mod effect;
mod error;
mod flags;
mod furniture;
mod heeded;
mod jobs;
mod layer;
mod pattern;
mod size;

pub(super) use effect::Unheeded;
pub(super) use error::RecipeError;
pub(super) use flags::ExportArgs;
pub(super) use jobs::{Job, Planner};
pub(super) use pattern::is_stdout;
