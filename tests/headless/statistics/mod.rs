//! Statistics against values computed by others, in `tests/fixtures/statistics`.

mod association;
mod autocorrelation;
mod point_pattern;
mod structure;
