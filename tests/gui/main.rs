//! The real app, driven by accessible names. Needs no display: frames are drawn by Mesa's software renderer.

mod actions;
mod article;
mod commands;
mod documents;
mod export;
mod filters;
mod focus;
mod identity;
mod keyboard;
mod languages;
mod map;
mod messages;
mod popups;
mod programmes;
mod provinces;
mod small_windows;
mod snapshots;
mod support;
mod table;
mod table_file;
#[expect(clippy::unwrap_used, reason = "a test may fail")]
#[path = "../../src/surface/screen/tiles/fixture.rs"]
mod tile_archive;
mod tile_files;
mod tiles;
mod timeline;
mod undo;
mod values;
mod windows;
