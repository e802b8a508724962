//! Geometries of files: coordinates to degrees, rings closed and turned, lines and areas across 180° in one piece.

mod antimeridian;
mod parts_builder;
mod ring_sets;
mod rings;
pub(super) mod wkb;

pub(super) use parts_builder::PartsBuilder;
pub(super) use ring_sets::areas_of_rings;
