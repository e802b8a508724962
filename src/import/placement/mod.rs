//! Places of rows: by coordinates, by geometry, by the names of places.

mod by_coordinates;
mod by_name;
mod combinations;
mod named_rows;
mod province_index;

pub(super) use by_coordinates::{Positions, positions};
pub use by_name::UnmatchedName;
pub(super) use by_name::{NamedPlaces, named_places};
pub(super) use named_rows::{NamedPlace, NamedRows};
pub(super) use province_index::ProvinceIndex;
