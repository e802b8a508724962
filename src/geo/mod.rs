//! Map geometry: projections, bounding boxes, distances.

mod bounds;
mod measure;
mod projection;

pub use bounds::PlaneRect;
pub use measure::{contains, distance_km, inside};
pub use projection::{Point, ProjectionKind};
