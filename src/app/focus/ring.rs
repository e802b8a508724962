//! Focus frame, the same for all widgets.

use egui::{Context, Id, Rect, Stroke, StrokeKind, Visuals};

use super::widget_tree;

/// Width of the line next to the widget and of the line around it, points.
const INNER: f32 = 1.5;
const OUTER: f32 = 2.0;

/// Lines of the frame: the inner one in the colour of windows, the outer one in the colour of text. Whatever the colour of the
/// widget and of its surroundings, one of them stands out.
fn lines(visuals: &Visuals) -> (Stroke, Stroke) {
    (Stroke::new(INNER, visuals.window_fill), Stroke::new(OUTER, visuals.widgets.inactive.fg_stroke.color))
}

/// Draws the frame on top of the widget's layer.
pub(super) fn paint(ctx: &Context, widget: Id) {
    let Some(drawn) = widget_tree::drawn(ctx, widget) else { return };
    let (inner, outer) = lines(&ctx.global_style().visuals);
    let painter = ctx.layer_painter(drawn.layer_id);
    // A clipped widget is framed as far as it is visible.
    let frame = |off: f32, width: f32| drawn.interact_rect.expand(off).intersect(ctx.content_rect().shrink(width));
    let (around, beside) = (frame(INNER + 0.5 * OUTER, 0.5 * OUTER), frame(0.5 * INNER, OUTER + 0.5 * INNER));
    let line = |rect: Rect, radius: f32, stroke: Stroke| {
        if rect.is_positive() {
            painter.rect_stroke(rect, radius, stroke, StrokeKind::Middle);
        }
    };
    line(beside, 5.0, inner);
    line(around, 7.0, outer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::theme,
        scene::{Color, Palette},
        view::Theme,
    };

    fn back(color: egui::Color32) -> Color {
        let [r, g, b, a] = color.to_srgba_unmultiplied();
        Color { r, g, b, a }
    }

    /// WCAG 2.2, 1.4.11 and 2.4.13: the focus indicator has 3:1 against the control and what the control stands on.
    #[test]
    fn the_frame_stands_out_against_the_control_and_its_surroundings_in_both_themes() {
        let ctx = Context::default();
        theme::install(&ctx);
        for theme in [Theme::Light, Theme::Dark] {
            let visuals = ctx.style_of(theme::egui_theme(theme)).visuals.clone();
            let (inner, outer) = lines(&visuals);
            let (inner, outer) = (back(inner.color), back(outer.color));
            let Palette { ui, map, .. } = Palette::of(theme);
            assert!(outer.contrast(inner) >= 3.0, "{theme:?}: the two lines");
            for ground in [ui.panel, ui.window, ui.field, ui.button] {
                let ratio = outer.contrast(ground);
                assert!(ratio >= 3.0, "{theme:?}: {ratio:.2} of the outer line on {ground:?}");
            }
            let widgets = [ui.accent, ui.accent_soft, ui.field, ui.button, ui.button_hover, ui.button_active, ui.panel];
            let map = [map.land, map.sea, map.abroad, ui.bar, ui.bar_track, ui.warning, ui.error];
            for control in widgets.into_iter().chain(map) {
                let ratio = inner.contrast(control).max(outer.contrast(control));
                assert!(ratio >= 3.0, "{theme:?}: {ratio:.2} against the control {control:?}");
            }
            // A primary button stands on a window: its edge is told from the frame by the inner line.
            assert!(inner.contrast(ui.accent) >= 3.0, "{theme:?}: primary button");
        }
    }
}
