//! Statistics on plain numbers, independent of maps.
//!
//! - [`Classes`]: classification of numbers by the usual methods.
//! - [`Decimal`]: a number rounded to few digits, for example a class limit.
//! - `HexGrid`: a grid of regular hexagons.
//! - `leaders`: the first of a ranking, with ties whole.
//! - `sum`, `mean`, `median`: exact, whatever the order of the numbers.

mod class_limits;
mod classes;
mod decimal;
mod hex_grid;
mod leaders;
mod natural_breaks;
mod summary;

pub use classes::{Class, Classes};
pub use decimal::Decimal;
pub(crate) use hex_grid::HexGrid;
pub(crate) use leaders::{leaders, tied_first};
pub(crate) use summary::{mean, median, sum};
