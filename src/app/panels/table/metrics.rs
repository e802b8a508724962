//! Sizes shared by headings and rows.

use egui::{Vec2, vec2};

/// Height of a row, points.
pub(super) const ROW: f32 = 21.0;
/// Spacing between columns and between rows, points.
pub(super) const GAP: Vec2 = vec2(14.0, 2.0);
