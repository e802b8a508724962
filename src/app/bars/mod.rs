//! The bars above and below the map.

pub mod menu;
pub mod status;
