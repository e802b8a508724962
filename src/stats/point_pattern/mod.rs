//! Measures of points in the plane, in metres of an equal-area projection.
//!
//! - [`Point`]: a position; [`Window`]: the area in which points are observed.
//! - [`MeanCenter`], [`MedianCenter`]: the middle of points, with weights or without.
//! - [`StandardDistance`], [`StandardEllipse`]: how far points lie from their middle, and in which direction.
//! - [`NearestNeighbor`], [`ClarkEvans`]: distances to the nearest neighbour, against randomness.
//! - [`Ripley`], [`Envelope`]: numbers of neighbours within distances, against simulated randomness.
//! - [`KernelDensity`], [`Bandwidth`]: a density of points on a grid.
//! - [`DistanceSummary`]: mean, median, least and greatest of distances.

mod bandwidth;
mod centers;
mod distances;
mod envelope;
mod kernel;
mod kernel_density;
mod median_center;
mod nearest_neighbor;
mod point;
mod ripley;
mod standard_distance;
mod standard_ellipse;
mod tree;
mod window;

pub use bandwidth::Bandwidth;
pub use centers::MeanCenter;
pub use distances::DistanceSummary;
pub use envelope::{Deviation, Envelope, EnvelopeAt, Simulations};
pub use kernel::Kernel;
pub use kernel_density::{DensityGrid, KernelDensity};
pub use median_center::MedianCenter;
pub use nearest_neighbor::{ClarkEvans, NearestNeighbor, distinct_places, nearest_distances};
pub use point::Point;
pub use ripley::{EdgeCorrection, Normalization, Ripley, RipleyAt, RipleyForm};
pub use standard_distance::StandardDistance;
pub use standard_ellipse::{EllipseForm, StandardEllipse};
pub use window::Window;
