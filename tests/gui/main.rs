//! The real app, driven by accessible names. Needs no display: frames are drawn by Mesa's software renderer.

mod article;
mod commands;
mod documents;
mod export;
mod filters;
mod focus;
mod keyboard;
mod languages;
mod map;
mod popups;
mod programmes;
mod provinces;
mod small_windows;
mod snapshots;
mod support;
mod table;
mod tiles;
mod timeline;
mod undo;
mod values;
mod windows;
