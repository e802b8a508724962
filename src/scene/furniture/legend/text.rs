//! Texts of legend entries: their sizes and places.

use crate::scene::{Color, Item, Measurer, Rect, ScreenPoint, Text, label_placement::LINE, text::written_size};

/// Font size of notes and of the labels of histogram axes, as multiples of the normal size.
pub(super) const SMALL: f32 = 0.91;
pub(super) const AXIS: f32 = 0.86;

/// Font size that is a `factor` of the normal one, but not below `least`, points.
pub(super) fn reduced(font: f32, factor: f32, least: f32) -> f32 {
    written_size(font * factor).max(least.min(font))
}

/// Text starting at `left`, vertically centred on `middle`; also returns its right edge.
pub(super) fn words(
    measurer: &Measurer,
    text: &str,
    left: f32,
    middle: f32,
    size: f32,
    bold: bool,
    color: Color,
) -> (Item, f32) {
    let top = ScreenPoint::new(left, middle - size * LINE / 2.0);
    let frame = Rect::from_min_size(top, measurer.width(text, size, bold), size * LINE);
    (Item::Text(Text { text: text.to_owned(), frame, size, bold, color, halo: None }), frame.max.x)
}
