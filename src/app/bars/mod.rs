//! The bars above and below the map.

pub(crate) mod legend;
pub(crate) mod menu;
pub(crate) mod rail;
pub(crate) mod status;
pub(crate) mod timeline;
