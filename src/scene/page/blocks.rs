//! Block of wrapped text on a page.

use std::collections::BTreeSet;

use crate::scene::{
    Color, Item, Mark, Measurer, Rect, ScreenPoint, Text,
    label_placement::LINE,
    lines::{cut, fill, pieces, pieces_for, showable},
};

/// Text style of a block.
#[derive(Clone, Copy, Debug)]
pub(super) struct BlockStyle {
    /// Font size, points.
    pub size: f32,
    /// `true` for bold type.
    pub bold: bool,
    /// Text colour.
    pub color: Color,
    /// `true` to balance line lengths and avoid a single word on the last line.
    pub balanced: bool,
}

/// Text wrapped to a given width.
#[derive(Clone, Debug, Default)]
pub(super) struct TextBlock {
    /// Wrapped lines.
    pub lines: Vec<String>,
    /// Font size, points.
    size: f32,
    bold: bool,
    color: Color,
    /// Characters omitted for want of a glyph.
    pub missing: BTreeSet<char>,
    /// `true` if a number, name or term had to be broken because it is wider than a line.
    pub torn: bool,
}

impl TextBlock {
    /// Wraps a text to `width` points.
    pub(super) fn new(measurer: &Measurer, text: &str, style: BlockStyle, width: f32) -> Self {
        let (text, missing) = showable(measurer, text.trim(), style.bold);
        let fitting = pieces_for(measurer, &text, style.size, style.bold, width);
        let torn = fitting.len() > pieces(&text, &|_| true).len();
        let broken = |width| fill(measurer, &fitting, style.size, style.bold, width);
        let mut lines = broken(width);
        if style.balanced && lines.len() > 1 {
            let ragged = |lines: &[String]| {
                let widths = lines.iter().map(|line| measurer.width(line.trim_end(), style.size, style.bold));
                let widths: Vec<f32> = widths.collect();
                let widest = widths.iter().copied().fold(0.0, f32::max);
                widths.iter().map(|width| (widest - width).powi(2)).sum::<f32>()
            };
            let (count, narrower) = (lines.len(), (1..24).map(|i| width * (1.0 - 0.025 * i as f32)));
            let tried = narrower.map(broken).take_while(|tried| tried.len() == count);
            let best = tried.min_by(|a, b| ragged(a).total_cmp(&ragged(b)));
            if let Some(best) = best.filter(|best| ragged(best) < ragged(&lines)) {
                lines = best;
            }
        }
        Self { lines, size: style.size, bold: style.bold, color: style.color, missing, torn }
    }

    /// Truncates the block to at most `most` lines.
    pub(super) fn shortened(mut self, measurer: &Measurer, most: usize, width: f32) -> Self {
        self.lines = cut(measurer, self.lines, most, self.size, self.bold, width);
        self
    }

    /// Line height, points.
    pub(super) fn line(&self) -> f32 {
        self.size * LINE
    }

    /// Height of the block, points.
    pub(super) fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line()
    }

    /// Text marks with the upper left corner of the block at `at`.
    pub(super) fn marks(&self, measurer: &Measurer, at: ScreenPoint) -> Vec<Mark> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
        lines
            .map(|(i, line)| {
                let width = measurer.width(line.trim_end(), self.size, self.bold);
                let top = ScreenPoint::new(at.x, at.y + i as f32 * self.line());
                let frame = Rect::from_min_size(top, width, self.line());
                let (size, bold, color) = (self.size, self.bold, self.color);
                Mark { tag: None, item: Item::Text(Text { text: line.clone(), frame, size, bold, color, halo: None }) }
            })
            .collect()
    }
}
