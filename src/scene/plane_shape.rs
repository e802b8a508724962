//! Areas and lines in the plane of a projection.

use super::{Color, Stroke, projected::ProjectedLine};

/// Area or line in projected coordinates, metres.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaneShape {
    /// Filled polygon: the outer ring and its holes.
    Area {
        /// Rings, the outer one first.
        rings: Vec<ProjectedLine>,
        /// Fill colour.
        fill: Color,
    },
    /// Open line.
    Line {
        /// Vertices.
        line: ProjectedLine,
        /// Line style.
        stroke: Stroke,
    },
}
