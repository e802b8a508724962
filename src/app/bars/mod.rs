//! The bars above and below the map.

pub mod menu;
pub mod rail;
pub mod status;
pub mod timeline;
