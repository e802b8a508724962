//! File names of a run of pictures, checked together before the first picture is made.

mod conflicts;
mod folding;
mod jobs;
mod resolved_path;

pub(super) use conflicts::NamesError;
pub(super) use jobs::{CheckedNames, check};
