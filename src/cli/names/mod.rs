//! File names of a run of pictures, checked together before the first picture is made.

mod folding;
mod jobs;
mod paths;
mod place;

pub(super) use jobs::check;
pub(super) use paths::NamesError;
