#![doc = include_str!("../README.md")]

#[cfg(feature = "gui")]
pub mod app;
pub mod caption;
pub mod cli;
pub mod data;
pub mod export;
pub mod geo;
pub mod i18n;
pub mod model;
pub mod query;
pub mod scene;
pub mod stats;
pub mod surface;
pub mod table;
pub mod view;
