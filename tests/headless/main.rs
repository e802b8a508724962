//! Tests without a window: data, search, filters, scene, pictures and command line.

#![expect(clippy::indexing_slicing, clippy::panic, clippy::unwrap_used, reason = "a test may fail")]

mod article;
mod bad_base_map;
mod bad_checks;
mod bad_files;
mod bad_ladder;
mod captions;
mod cases;
mod circles;
mod class_keys;
mod classes;
mod cli;
mod cli_batch;
mod cli_effect;
mod cli_export;
mod cli_inputs;
mod cli_streams;
mod colours;
mod data_is_sound;
mod dates;
mod dialects;
mod examples;
mod export_open;
mod export_paths;
mod export_pdf;
mod export_png;
mod export_same_bytes;
mod export_svg;
mod filters;
mod golden;
mod hostile_files;
mod house;
mod ladder_totals;
mod line_breaks;
mod line_words;
mod official_totals;
mod page_labels;
mod scene;
mod search;
mod sheet;
mod support;
mod table_files;
mod table_shown;
mod tables;
mod values;
