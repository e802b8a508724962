//! The room of the article: each claim, and what the atlas knows beside it.

use egui::Ui;

use crate::app::{atlas::Atlas, command::Command};

/// The panel's contents.
pub fn ui(_ui: &mut Ui, _atlas: &Atlas<'_>, _out: &mut Vec<Command>) {}
