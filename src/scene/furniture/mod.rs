//! Map furniture: legend, scale bar, depiction and attribution.

mod legend;
mod scale_bar;

use super::{
    Item, Mark, Measurer, Pos, Rect, Text,
    build::Canvas,
    labels::LINE,
};
use crate::{i18n::messages, model::Cluster, view::Backdrop};

/// Distance of the furniture from the edge of the picture, points.
const MARGIN: f32 = 12.0;

/// Builds the furniture and keeps labels away from it.
pub(super) fn build(canvas: &mut Canvas<'_>, measurer: &Measurer, clusters: &[&Cluster]) -> Vec<Mark> {
    let mut marks = attribution(canvas, measurer);
    let (bar, top) = scale_bar::build(canvas, measurer);
    marks.extend(bar);
    if canvas.view.layers.legend && canvas.view.layers.shows_clusters() {
        marks.extend(legend::build(canvas, measurer, clusters, top));
    }
    marks
}

/// Whose depiction the map is, in the lower right corner.
fn attribution(canvas: &mut Canvas<'_>, measurer: &Measurer) -> Vec<Mark> {
    let texts = messages(canvas.view.language);
    let text = match &canvas.view.layers.backdrop {
        Backdrop::BaseMap => texts.map.attribution.clone(),
        // The tiles' own attribution is a link that the screen draws.
        _ => texts.map.attribution_tiles.clone(),
    };
    let size = canvas.to_screen.size;
    let font = 10.0;
    let width = measurer.width(&text, font, false);
    if width + 2.0 * MARGIN > size.width * 0.62 {
        return Vec::new();
    }
    let min = Pos::new(size.width - MARGIN - width, size.height - MARGIN - font * LINE);
    let frame = Rect::from_min_size(min, width, font * LINE);
    canvas.labels.block(frame.grown(2.0));
    let map = &canvas.palette.map;
    let item = Item::Text(Text { text, frame, size: font, bold: false, color: map.card_faint, halo: Some(map.halo) });
    vec![Mark { tag: None, item }]
}
