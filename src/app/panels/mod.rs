//! The panels beside the map: one file each, reading the state and asking for commands.

pub mod article;
mod cluster_card;
pub mod filters;
pub mod left;
pub mod programmes;
mod province_card;
pub mod provinces;
pub mod right;
mod statistics;
pub mod table;
