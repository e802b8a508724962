//! Statistics on plain numbers, independent of maps.
//!
//! - [`Classes`]: classification of numbers by the usual methods.
//! - [`Decimal`]: a number rounded to few digits, for example a class limit.
//! - `HexGrid`: a grid of regular hexagons.
//! - `leaders`: the first of a ranking, with ties whole.
//! - [`structure`]: shares, specialisation, concentration, inequality, growth.
//! - [`point_pattern`]: where points lie, and whether they crowd.
//! - [`autocorrelation`]: whether neighbours resemble one another.
//! - [`association`]: whether two variables go together.
//! - [`Undefined`]: why a measure has no value.
//! - `sum`, `mean`, `median`: exact, whatever the order of the numbers.

pub mod association;
pub mod autocorrelation;
pub mod point_pattern;
pub mod structure;

mod centered;
mod class_limits;
mod classes;
mod decimal;
mod hex_grid;
mod leaders;
mod natural_breaks;
mod normal;
pub mod random;
mod summary;
mod undefined;

pub(crate) use centered::Centered;
pub use classes::{Class, Classes};
pub use decimal::Decimal;
pub(crate) use hex_grid::HexGrid;
pub(crate) use leaders::{leaders, tied_first};
pub(crate) use summary::{mean, median, sum, total};
pub use undefined::Undefined;

/// Receiver of progress: permutations or simulations that are done, of the whole; `false` cancels.
pub type Progress<'p> = &'p (dyn Fn(usize, usize) -> bool + Sync);
