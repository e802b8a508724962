//! Cluster Atlas as a library: the facts, the maps drawn from them, and the files made of them, without a window.
//!
//! Layers, the lowest first; each uses only those before it:
//!
//! | module | holds |
//! |---|---|
//! | [`model`] | clusters, places, programmes, sources: the facts, without input, output or drawing |
//! | [`geo`] | projections, boxes in the plane, distances |
//! | [`i18n`] | phrases in English and Chinese, the form of numbers |
//! | [`dataset`] | facts as datasets: fields, columns, measures, one answer for each place |
//! | [`recipe`] | how a person’s file is read, as a small document |
//! | [`view`] | the document: a [`View`](view::View) says what a map shows |
//! | [`data`] | readers of the embedded facts and of people’s files, the one writer of files |
//! | [`gazetteer`] | which place of China a name or code in a list means |
//! | [`import`] | a person’s file: from bytes to a dataset and a report of every row |
//! | [`stats`] | measures of plain numbers, such as class breaks |
//! | [`query`] | filters, search, counts, values by province |
//! | [`analysis`] | measures of values by province, with every number of their formulas |
//! | [`table`] | facts as tables: CSV, JSON, GeoJSON, Excel |
//! | [`caption`] | title, notes, sources and alt text of a map, written from the data |
//! | [`scene`] | everything that is drawn, decided before it is drawn |
//! | [`surface`] | what draws a scene: SVG, PNG, PDF, the screen |
//! | [`export`] | a view as a file, for window and command line alike |
//! | [`cli`] | the command line |
#![cfg_attr(feature = "gui", doc = "| [`app`] | the window; needs the feature `gui`, which is on by default |")]
//!
//! `examples/render_view.rs` makes a picture, `examples/query_table.rs` asks a table. A short one:
//!
//! ```
//! use cluster_atlas::{export::embedded_facts, table::{TableQuery, TableKind}, view::View};
//!
//! let (facts, _) = embedded_facts();
//! let table = TableKind::Clusters.make(&TableQuery::of_view(&facts, &View::default()));
//! assert_eq!(table.rows.len(), 45);
//! ```
// Visibility as narrow as use: the compiler then tells what nobody uses at all.
#![warn(unreachable_pub)]
#![cfg_attr(not(feature = "gui"), expect(dead_code, unused_imports, reason = "what only the window uses is left over"))]

pub mod analysis;
#[cfg(feature = "gui")]
pub mod app;
pub mod caption;
pub mod cli;
pub mod data;
pub mod dataset;
pub mod export;
pub mod gazetteer;
pub mod geo;
pub mod i18n;
pub mod import;
pub mod model;
pub mod query;
pub mod recipe;
pub mod scene;
pub mod stats;
pub mod surface;
pub mod table;
pub mod view;
