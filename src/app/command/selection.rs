//! Commands of selection and comparison.

use crate::{model::ProvinceId, view::FeatureRef};

/// Request to select features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionCommand {
    /// Set or clear the selection.
    Select(Option<FeatureRef>),
    /// Select a feature and fly to it.
    SelectAndFly(FeatureRef),
    /// Fly to a feature; the selection stays.
    ZoomTo(FeatureRef),
    /// Set the provinces of the comparison.
    Compare(Vec<ProvinceId>),
}
