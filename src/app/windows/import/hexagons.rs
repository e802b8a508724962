//! Hexagons of the small map of an import, where points are too many to be seen apart, with their key.

use std::collections::BTreeMap;

use egui::{Align2, Color32, FontId, Mesh, Pos2, Rect, Shape, Ui, pos2, vec2};

use crate::{
    app::{frame_context::FrameContext, theme},
    caption::density,
    query::CountClasses,
    scene::Palette,
    stats::HexGrid,
    surface::screen::color,
};

/// Area of a hexagon, square points.
const AREA: f64 = 26.0;
/// Size of the samples of the key, and of its letters, points.
const SAMPLE: f32 = 10.0;

/// Numbers of rows by hexagon.
fn counts(places: &[(Pos2, u32)]) -> BTreeMap<(i64, i64), u32> {
    let grid = HexGrid::of_area(AREA);
    let mut counts: BTreeMap<(i64, i64), u32> = BTreeMap::new();
    for (at, rows) in places {
        let count = counts.entry(grid.cell(f64::from(at.x), f64::from(at.y))).or_default();
        *count = count.saturating_add(*rows);
    }
    counts
}

fn fill(palette: &Palette, class: usize, classes: usize) -> Color32 {
    color(palette.class(Palette::density(0), class, classes))
}

/// Hexagons as a shape, and the classes of their numbers.
pub(super) fn shape(places: &[(Pos2, u32)], palette: &Palette) -> (Shape, CountClasses) {
    let grid = HexGrid::of_area(AREA);
    let counts = counts(places);
    let classes = CountClasses::up_to(counts.values().copied().max().unwrap_or_default());
    let mut mesh = Mesh::default();
    for (cell, count) in &counts {
        let fill = fill(palette, classes.class(*count), classes.len());
        let first = mesh.vertices.len() as u32;
        let middle = grid.center(*cell);
        for (x, y) in grid.corners((0.0, 0.0)) {
            mesh.colored_vertex(pos2((middle.0 + x) as f32, (middle.1 + y) as f32), fill);
        }
        for corner in 1..5 {
            mesh.add_triangle(first, first + corner, first + corner + 1);
        }
    }
    (Shape::mesh(mesh), classes)
}

/// Draws the key in the lower left corner of the map.
pub(super) fn key(ui: &Ui, context: &FrameContext<'_>, classes: &CountClasses, map: Rect) {
    let palette = theme::palette(ui);
    let (font, text) = (FontId::proportional(SAMPLE), ui.visuals().text_color());
    let title = ui.painter().layout_no_wrap(context.texts.import_window.preview_key.clone(), font.clone(), text);
    let rows: Vec<_> =
        classes.ranges().map(|range| ui.painter().layout_no_wrap(density::range(range), font.clone(), text)).collect();
    let line = SAMPLE * 1.35;
    let width = rows.iter().map(|row| SAMPLE + 5.0 + row.size().x).chain([title.size().x]).fold(0.0, f32::max);
    let size = vec2(width + 10.0, line * (rows.len() + 1) as f32 + 8.0);
    let frame = Align2::LEFT_BOTTOM.align_size_within_rect(size, map.shrink(5.0));
    ui.painter().rect_filled(frame, 3.0, ui.visuals().panel_fill.gamma_multiply(0.85));
    let at = frame.min + vec2(5.0, 4.0);
    ui.painter().galley(at, title, text);
    for (class, row) in rows.into_iter().enumerate() {
        let at = at + vec2(0.0, line * (class + 1) as f32);
        let sample = Rect::from_min_size(at + vec2(0.0, 2.0), vec2(SAMPLE, SAMPLE - 1.0));
        ui.painter().rect_filled(sample, 1.0, fill(palette, class, classes.len()));
        ui.painter().galley(at + vec2(SAMPLE + 5.0, 0.0), row, text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexagons_hold_the_rows_of_all_their_points() {
        let places: Vec<(Pos2, u32)> = (0..100).map(|n| (pos2(0.1 * n as f32, 0.0), 3)).collect();
        let counts = counts(&places);
        assert_eq!(counts.values().sum::<u32>(), 300);
        assert!((2..5).contains(&counts.len()), "{counts:?}");
    }
}
