//! Map geometry: projections, bounding boxes, distances.

mod measure;
mod plane;
mod projection;

pub use measure::{contains, distance_km, inside};
pub use plane::{PlanePoint, PlaneRect};
pub use projection::ProjectionKind;
