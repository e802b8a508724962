//! The table below the map.

use egui::Ui;

use crate::app::{atlas::Atlas, command::Command};

/// The panel, below the map.
pub fn ui(_ui: &mut Ui, _atlas: &Atlas<'_>, _out: &mut Vec<Command>) {}
