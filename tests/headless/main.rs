//! What holds without a window: the data, the search, the filters, the scene.

mod bad_files;
mod cli;
mod data_is_sound;
mod filters;
mod house;
mod official_totals;
mod scene;
mod search;
