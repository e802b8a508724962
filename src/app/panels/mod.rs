//! Panels around the map, one module each: they read the state and emit commands.

pub mod article;
mod cluster_card;
pub mod clusters;
pub mod left;
pub mod programmes;
pub(super) mod province;
pub mod provinces;
pub mod right;
mod series;
mod statistics;
pub mod table;
mod width;
