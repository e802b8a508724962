//! What holds without a window: the data, the search, the filters, the scene.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod bad_base_map;
mod bad_files;
mod bad_ladder;
mod cli;
mod data_is_sound;
mod filters;
mod house;
mod ladder_totals;
mod official_totals;
mod scene;
mod search;
mod support;
mod tables;
