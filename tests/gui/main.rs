//! Tests of the complete app, driven by accessible names. No display is needed: Mesa's software renderer draws the
//! frames.

mod access;
mod actions;
mod article;
mod bubbles;
mod commands;
mod comparison;
mod context_menus;
mod documents;
mod entries;
mod export;
mod features;
mod filters;
mod first_start;
mod focus;
mod glossary;
mod identity;
mod keyboard;
mod languages;
mod large_list;
mod layers;
mod map;
mod messages;
mod own_areas;
mod own_autosave;
mod own_data;
mod own_grid;
mod own_values;
mod palette;
mod popups;
mod programmes;
mod provinces;
mod small_windows;
mod snapshots;
mod status;
mod support;
mod table;
#[expect(clippy::unwrap_used, reason = "a test may fail")]
#[path = "../../src/surface/screen/tiles/fixture.rs"]
mod tile_archive;
mod tiles;
mod timeline;
mod tools;
mod undo;
mod values;
mod windows;
