//! Measures of numbers: plain functions that know nothing of maps.
//!
//! - [`Classes`]: numbers put into classes by one of the usual methods.
//! - [`Decimal`]: a number in few digits, such as a limit between classes.

mod classes;
mod decimal;
mod natural_breaks;
mod written;

pub use classes::{Class, Classes};
pub use decimal::Decimal;
