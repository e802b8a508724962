//! Tests without a window: data, search, filters, scene, pictures and command line.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod alt_text;
mod article;
mod bad_data;
mod captions;
mod cases;
mod circles;
mod classes;
mod cli;
mod cluster_layers;
mod colours;
mod comparison;
mod counted_clusters;
mod data_is_sound;
mod datasets;
mod dates;
mod dialects;
mod divided;
mod examples;
mod export;
mod filters;
mod golden;
mod graduated;
mod growth;
mod hostile_files;
mod house;
mod industries;
mod invariants;
mod lines;
mod opacity;
mod page;
mod places;
mod points;
mod scene;
mod schemas;
mod search;
mod series;
mod steps;
mod support;
mod tables;
mod totals;
mod value_layers;
mod values;
mod window_insets;
mod yearly;
