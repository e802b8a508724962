//! Geometries of files: coordinates to degrees, rings closed and turned, lines and areas across 180° in one piece.

mod antimeridian;
mod parts_builder;
mod rings;

pub(super) use parts_builder::PartsBuilder;
