//! The timeline below the map: one stop for each announcement.

use egui::Ui;

use crate::app::{atlas::Atlas, command::Command};

/// The bar.
pub fn ui(_ui: &mut Ui, _atlas: &Atlas<'_>, _out: &mut Vec<Command>) {}
