//! Panels around the map, one module each: they read the state and emit commands.

mod analysis;
mod article;
mod cell_card;
mod cluster_card;
mod clusters;
mod compare;
pub(crate) mod details;
mod feature_card;
mod layers;
pub(crate) mod left;
mod programmes;
pub(super) mod province;
mod provinces;
mod series;
mod statistics;
pub(super) mod symbology;
pub(super) mod table;
mod width;
