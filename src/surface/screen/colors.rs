//! Scene colours as egui's.

use egui::Color32;

use crate::scene::Color;

/// Converts a scene colour to egui's.
pub fn color(color: Color) -> Color32 {
    Color32::from_rgba_unmultiplied(color.r, color.g, color.b, color.a)
}
