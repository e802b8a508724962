//! The real app, driven by accessible names. Needs no display: frames are drawn by Mesa's software renderer.

mod article;
mod commands;
mod documents;
mod export;
mod filters;
mod languages;
mod map;
mod messages;
mod programmes;
mod provinces;
mod snapshots;
mod support;
mod table;
mod table_file;
mod tiles;
mod timeline;
mod undo;
mod values;
mod windows;
