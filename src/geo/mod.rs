//! Map geometry: projections, bounding boxes, distances.

mod measure;
mod plane;
mod projection;

pub use measure::{contains, distance_km, inside};
pub use plane::{PlaneRect, Point};
pub use projection::ProjectionKind;
