//! Values of cells: numbers, dates, coordinates.

pub(super) mod coordinate;
pub(super) mod date;
pub(super) mod datum;
pub(super) mod missing;
pub(super) mod number;
pub(super) mod wkt;
