//! Map geometry: projections, bounding boxes, distances, geodesics.

mod cut;
mod epsg;
mod geodesic;
mod geometry;
mod measure;
mod plane;
mod projection;
mod reference_system;
mod wkt_system;

pub(crate) use cut::cut_at_180;
pub use geodesic::{PolygonSize, geodesic_circle, geodesic_length, geodesic_line, path_length, polygon_size};
pub use geometry::{Geometry, GeometryParts};
pub(crate) use measure::crosses;
pub use measure::{contains, distance_km, inside};
pub use plane::{PlanePoint, PlaneRect};
pub use projection::ProjectionKind;
pub use reference_system::{ReferenceSystem, UnknownSystem};
