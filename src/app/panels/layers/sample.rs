//! Sample of a layer's symbols or classes.

use egui::{Pos2, Rect, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::{
    app::{frame_context::FrameContext, theme, widgets::Icon},
    scene::{Color, Stroke, SymbolShape},
    surface::screen::{color, symbol_shape},
    view::{GridLayer, Layer, Symbology, ThematicLayer},
};

/// Width of a sample, points.
pub(super) const WIDTH: f32 = 20.0;

/// Paints the sample of a layer centred at a point.
pub(super) fn paint(ui: &Ui, context: &FrameContext<'_>, layer: &Layer, at: Pos2) {
    let palette = theme::palette(ui);
    if let Some(values) = layer.values() {
        return of_values(ui, values, at);
    }
    if let Some(grid) = layer.grid() {
        return of_grid(ui, grid, at);
    }
    if context.view.is_clusters(layer) {
        // Shapes and colours are those of sectors: no single one stands for all.
        return Icon::Clusters.paint(ui.painter(), at, 8.0, ui.visuals().text_color());
    }
    let fill = palette.feature(context.view.feature_number(layer.id.as_str()));
    let line = Stroke::solid(palette.map.symbol_line, 0.8);
    ui.painter().extend(symbol_shape(SymbolShape::Circle, at, 5.0, fill, line));
}

/// Three cells in the colours of their classes.
fn of_grid(ui: &Ui, grid: &GridLayer, at: Pos2) {
    const SIDE: f32 = 5.0;
    let palette = theme::palette(ui);
    let line = egui::Stroke::new(0.7, color(palette.map.card_faint));
    for (class, (x, y)) in [(-0.866, -0.75), (0.866, -0.75), (0.0, 0.75)].into_iter().enumerate() {
        let corner = |corner: usize| {
            let angle = std::f32::consts::FRAC_PI_3 * corner as f32 + std::f32::consts::FRAC_PI_6;
            at + vec2(x * SIDE, y * SIDE) + SIDE * vec2(angle.cos(), angle.sin())
        };
        let corners = (0..6).map(corner).collect();
        ui.painter().add(egui::Shape::convex_polygon(corners, color(palette.class(grid.colors, class, 3)), line));
    }
}

fn of_values(ui: &Ui, values: &ThematicLayer, at: Pos2) {
    let palette = theme::palette(ui);
    let line = egui::Stroke::new(0.7, color(palette.map.card_faint));
    let field = |center: Vec2, size: Vec2, fill: Color| {
        ui.painter().rect(Rect::from_center_size(at + center, size), 0.0, color(fill), line, StrokeKind::Middle);
    };
    match values.form {
        Symbology::Choropleth => {
            for class in 0..3 {
                field(vec2(6.0 * class as f32 - 6.0, 0.0), vec2(6.0, 12.0), palette.class(values.colors, class, 3));
            }
        }
        Symbology::Bivariate => {
            for (x, y) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                let center = vec2(7.0 * x as f32 - 3.5, 3.5 - 7.0 * y as f32);
                field(center, Vec2::splat(7.0), palette.pair(2 * x, 2 * y));
            }
        }
        Symbology::GraduatedSymbols => {
            let [fill, line] = palette.circle(values.colors);
            let line = egui::Stroke::new(1.0, color(line));
            for (radius, x) in [(7.0, -2.0), (3.5, 5.5)] {
                let center = pos2(at.x + x, at.y + 7.0 - radius);
                ui.painter().circle(center, radius, color(fill), line);
            }
        }
    }
}
