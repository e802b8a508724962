//! Focus frame, the same for all widgets.

use egui::{Context, Id, StrokeKind};

use super::tree;

/// Distance of the frame from the widget, and its line width, points.
const OFF: f32 = 1.0;
const WIDTH: f32 = 2.0;

/// Draws the frame on top of the widget's layer.
pub fn paint(ctx: &Context, widget: Id) {
    let Some(drawn) = tree::drawn(ctx, widget) else { return };
    // A clipped widget is framed as far as it is visible.
    let frame = drawn.interact_rect.expand(OFF).intersect(ctx.content_rect().shrink(0.5 * WIDTH));
    if !frame.is_positive() {
        return;
    }
    let color = ctx.global_style().visuals.selection.stroke.color;
    let stroke = egui::Stroke::new(WIDTH, color);
    ctx.layer_painter(drawn.layer_id).rect_stroke(frame, 5.0, stroke, StrokeKind::Middle);
}
