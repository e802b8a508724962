//! The panels beside the map: one file each, reading the state and asking for commands.

pub mod article;
mod cluster_card;
pub mod filters;
pub mod left;
pub mod programmes;
pub(super) mod province;
pub mod provinces;
pub mod right;
mod series;
mod statistics;
pub mod table;
mod width;
