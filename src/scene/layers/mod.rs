//! Map layers above the ground, one file per layer.

pub(super) mod clusters;
pub(super) mod places;
pub(super) mod values;
