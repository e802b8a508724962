//! The panels beside the map: one file each, reading the state and asking for commands.

mod cluster_card;
pub mod filters;
mod province_card;
pub mod right;
mod statistics;
