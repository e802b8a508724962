//! Small multiples: one map per time step, with the same size, extent and classes.

use super::{Panel, SheetStyle, framed};
use crate::{
    caption::values::stop_title,
    model::Catalogue,
    query::Stop,
    scene::{
        Attention, Item, Mark, Palette, Pos, Rect, Size, Stage, Stroke, Text, furniture::Furnishing, labels::LINE,
    },
    view::View,
};

/// Gap between two small maps, points.
const GAP: f32 = 10.0;
/// The natural size of the letters above a small map, points.
const FONT: f32 = 10.5;

impl Stage {
    /// Draws the small maps in a frame, with a title of two lines above each.
    pub(super) fn multiples(
        &mut self,
        catalogue: &Catalogue,
        stops: &[Stop<'_>],
        frame: Rect,
        style: SheetStyle,
    ) -> (Vec<Panel>, Vec<Mark>) {
        let (font, head) = head(style);
        let Some(first) = stops.first() else { return (Vec::new(), Vec::new()) };
        let (columns, rows) = grid(stops.len(), frame, head, shape(&first.view));
        let (width, height) = cell(columns, rows, frame);
        let (mut panels, mut marks) = (Vec::new(), Vec::new());
        for (i, stop) in stops.iter().enumerate() {
            let (column, row) = ((i % columns) as f32, (i / columns) as f32);
            let at = Pos::new(frame.min.x + column * (width + GAP), frame.min.y + row * (height + GAP));
            marks.extend(self.title(stop, at, font, width));
            let own = Rect::from_min_size(Pos::new(at.x, at.y + head), width, (height - head).max(1.0));
            panels.push(self.small(catalogue, stop, own, style));
        }
        (panels, marks)
    }

    fn small(&mut self, catalogue: &Catalogue, stop: &Stop<'_>, frame: Rect, style: SheetStyle) -> Panel {
        let mut view = framed(&stop.view, frame);
        let layers = &mut view.layers;
        layers.province_labels = false;
        layers.city_labels = false;
        layers.cluster_labels = false;
        layers.water = false;
        view.selection = None;
        let size = Size { width: frame.width(), height: frame.height() };
        let detail = Self::detail_for(&view, style.pixels_per_point);
        let furnishing = Furnishing::Page { scale_bar: false, taken: Vec::new() };
        let attention = Attention::default();
        let mut scene = self.map(catalogue, &stop.shown, &view, size, detail, (&attention, &furnishing));
        if style.transparent {
            scene.background = None;
        }
        let border = Stroke::solid(Palette::of(view.theme).map.card_line, 0.6);
        Panel { frame, scene, border }
    }

    fn title(&self, stop: &Stop<'_>, at: Pos, font: f32, width: f32) -> Vec<Mark> {
        let map = &Palette::of(stop.view.theme).map;
        let lines = stop_title(stop, stop.view.language);
        let styles = [(true, map.card_text), (false, map.card_faint)];
        lines
            .into_iter()
            .zip(styles)
            .enumerate()
            .map(|(i, (text, (bold, color)))| {
                // A title wider than its map is set smaller: it must be read whole.
                let natural = self.measurer.width(&text, font, bold);
                let size = ((font * (width / natural.max(1.0)).min(1.0)) * 100.0).floor() / 100.0;
                let top = Pos::new(at.x, at.y + i as f32 * font * LINE);
                let frame = Rect::from_min_size(top, self.measurer.width(&text, size, bold), size * LINE);
                Mark { tag: None, item: Item::Text(Text { text, frame, size, bold, color, halo: None }) }
            })
            .collect()
    }
}

/// The size of the letters above a small map, and the height of its title.
fn head(style: SheetStyle) -> (f32, f32) {
    let font = FONT.max(style.least_font);
    (font, 2.0 * font * LINE + 2.0)
}

/// Width and height of a small map with its title.
fn cell(columns: usize, rows: usize, frame: Rect) -> (f32, f32) {
    let width = (frame.width() - GAP * columns.saturating_sub(1) as f32) / columns as f32;
    (width, (frame.height() - GAP * rows.saturating_sub(1) as f32) / rows as f32)
}

/// The shorter side that so many small maps have in a frame, points.
pub(super) fn least_side(count: usize, view: &View, frame: Rect, style: SheetStyle) -> f32 {
    let (_, head) = head(style);
    let (columns, rows) = grid(count, frame, head, shape(view));
    let (width, height) = cell(columns, rows, frame);
    width.min(height - head)
}

/// How wide what was seen is for its height.
fn shape(view: &View) -> f32 {
    let (width, height) = view.page.seen;
    width / height.max(1.0)
}

/// The columns and rows in which maps of a shape become largest.
fn grid(count: usize, frame: Rect, head: f32, shape: f32) -> (usize, usize) {
    let area = |columns: usize| {
        let rows = count.div_ceil(columns);
        let (width, height) = cell(columns, rows, frame);
        width.min((height - head).max(0.0) * shape)
    };
    let best = (1..=count.max(1)).max_by(|a, b| area(*a).total_cmp(&area(*b))).unwrap_or(1);
    (best, count.div_ceil(best).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_are_set_as_large_as_they_become() {
        let frame = |width, height| Rect::from_min_size(Pos::default(), width, height);
        assert_eq!(grid(8, frame(1000.0, 480.0), 20.0, 1.3), (4, 2));
        assert_eq!(grid(8, frame(480.0, 1000.0), 20.0, 1.3), (2, 4));
        assert_eq!(grid(3, frame(1000.0, 300.0), 20.0, 1.3), (3, 1));
        assert_eq!(grid(1, frame(10.0, 10.0), 20.0, 1.3), (1, 1));
    }
}
