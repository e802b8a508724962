//! Verdict symbols, distinguishable by shape without colour.

use egui::{Color32, Pos2, Stroke, Ui, vec2};

use crate::{app::theme, model::Verdict, surface::screen::color};

/// Colour of a verdict.
pub(super) fn tint(ui: &Ui, verdict: Verdict) -> Color32 {
    let colors = theme::ui_colors(ui);
    color(match verdict {
        Verdict::Agrees | Verdict::Later => colors.accent,
        Verdict::Contradicts => colors.error,
        Verdict::Unknown | Verdict::OtherScope => colors.warning,
        Verdict::Context => colors.faint,
    })
}

/// Paints the symbol centred at a point with radius `r` in points. Decisive verdicts are filled, others are outlined.
pub(super) fn symbol(ui: &Ui, at: Pos2, r: f32, verdict: Verdict) {
    let painter = ui.painter();
    let tint = tint(ui, verdict);
    let ground = ui.visuals().panel_fill;
    let line = |points: &[(f32, f32)], color: Color32| {
        let points = points.iter().map(|(x, y)| at + vec2(*x, *y) * r).collect();
        painter.line(points, Stroke::new((r * 0.24).max(1.2), color));
    };
    let ring = || painter.circle_stroke(at, r - 0.6, Stroke::new(1.2, tint));
    match verdict {
        Verdict::Agrees => {
            painter.circle_filled(at, r, tint);
            line(&[(-0.45, 0.02), (-0.12, 0.36), (0.48, -0.36)], ground);
        }
        Verdict::Contradicts => {
            painter.circle_filled(at, r, tint);
            line(&[(-0.38, -0.38), (0.38, 0.38)], ground);
            line(&[(-0.38, 0.38), (0.38, -0.38)], ground);
        }
        // Almost equal: the same figure of something else.
        Verdict::OtherScope => {
            ring();
            for y in [-0.22, 0.22] {
                line(&[(-0.5, y + 0.08), (-0.18, y - 0.1), (0.18, y + 0.1), (0.5, y - 0.08)], tint);
            }
        }
        // Clock hands: a later time.
        Verdict::Later => {
            ring();
            line(&[(0.0, -0.55), (0.0, 0.05), (0.42, 0.05)], tint);
        }
        Verdict::Context => {
            ring();
            painter.circle_filled(at, r * 0.28, tint);
        }
        Verdict::Unknown => {
            ring();
            line(&[(-0.32, -0.28), (-0.12, -0.5), (0.18, -0.48), (0.32, -0.24), (0.02, 0.06), (0.0, 0.2)], tint);
            painter.circle_filled(at + vec2(0.0, 0.5) * r, r * 0.13, tint);
        }
    }
}
