//! What the map shows above its ground, one file per layer.

pub(super) mod clusters;
pub(super) mod places;
pub(super) mod values;
