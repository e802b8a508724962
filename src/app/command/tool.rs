//! Commands of the pointer tools.

use std::collections::BTreeMap;

use crate::{app::tool::Tool, model::LonLat, view::FeatureRef};

/// Request to a pointer tool.
#[derive(Clone, Debug, PartialEq)]
pub enum ToolCommand {
    /// Use another tool, or begin anew with the one in use.
    Choose(Tool),
    /// Measure a distance from a place.
    MeasureFrom(LonLat),
    /// Add a point to the measurement.
    AddPoint(LonLat),
    /// Remove the last point of the measurement.
    RemovePoint,
    /// End the measurement.
    End,
    /// Mark features with their representative points.
    Mark {
        /// The features.
        features: BTreeMap<FeatureRef, LonLat>,
        /// `true` if those marked before stay marked.
        more: bool,
    },
}
