//! Points of a layer: which rows, their places in the plane, and how many lie in each hexagon where they are dense.

mod density;
mod hexagons;
mod index;
mod layer_points;
mod placed;

pub use density::{LayerDensity, MapExtent};
pub use hexagons::{CountClasses, HexCell, HexLevel, HexStep, HexTile};
pub use layer_points::{LayerPoint, LayerPoints};
pub use placed::PlacedPoints;
