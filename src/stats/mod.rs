//! Statistics on plain numbers, independent of maps.
//!
//! - [`Classes`]: classification of numbers by the usual methods.
//! - [`Decimal`]: a number rounded to few digits, for example a class limit.
//! - `leaders`: the first of a ranking, with ties whole.

mod class_limits;
mod classes;
mod decimal;
mod leaders;
mod natural_breaks;

pub use classes::{Class, Classes};
pub use decimal::Decimal;
pub(crate) use leaders::{leaders, tied_first};
