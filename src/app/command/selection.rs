//! Commands of selection and comparison.

use crate::{model::ProvinceId, view::Selection};

/// Request to select features.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionCommand {
    /// Set or clear the selection.
    Select(Option<Selection>),
    /// Select a feature and fly to it.
    SelectAndFly(Selection),
    /// Set the provinces of the comparison.
    Compare(Vec<ProvinceId>),
}
