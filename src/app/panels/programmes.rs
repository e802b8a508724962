//! The room of programmes for small and medium-sized enterprises.

use egui::Ui;

use crate::app::{atlas::Atlas, command::Command};

/// The panel's contents.
pub fn ui(_ui: &mut Ui, _atlas: &Atlas<'_>, _out: &mut Vec<Command>) {}
