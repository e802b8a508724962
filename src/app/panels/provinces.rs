//! The room of values by province: which variable, in which form and classes.

use egui::Ui;

use crate::app::{atlas::Atlas, command::Command};

/// The panel's contents.
pub fn ui(_ui: &mut Ui, _atlas: &Atlas<'_>, _out: &mut Vec<Command>) {}
