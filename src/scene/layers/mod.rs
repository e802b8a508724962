//! Map layers above the ground, one file per layer.

pub(super) mod clusters;
pub(super) mod feature_labels;
pub(super) mod values;
