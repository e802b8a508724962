//! Measures of numbers: plain functions that know nothing of maps.
//!
//! - [`Classes`]: numbers put into classes by one of the usual methods.

mod classes;
mod natural_breaks;

pub use classes::Classes;
