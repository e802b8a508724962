//! File names of a run of pictures, checked together before the first picture is made.

mod conflicts;
mod error;
mod files;
mod folding;
mod jobs;
mod resolved_path;

pub(super) use error::NamesError;
pub(super) use files::OutputFile;
pub(super) use jobs::{CheckedNames, check};
