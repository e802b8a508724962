//! A block of wrapped text at a place of the sheet.

use std::collections::BTreeSet;

use super::{
    breaks,
    wrap::{cut, fill, pieces_for, showable},
};
use crate::scene::{Color, Item, Mark, Measurer, Pos, Rect, Text, labels::LINE};

/// How a block is set.
#[derive(Clone, Copy, Debug)]
pub struct BlockStyle {
    /// The height of the letters, points.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// Their colour.
    pub color: Color,
    /// Whether lines become about equally long: no last line with a single word.
    pub balanced: bool,
}

/// A text broken into lines of some width.
#[derive(Clone, Debug, Default)]
pub struct Block {
    /// Its lines.
    pub lines: Vec<String>,
    /// The height of the letters, points.
    size: f32,
    bold: bool,
    color: Color,
    /// Characters that were left out.
    pub missing: BTreeSet<char>,
    /// Whether a line ends where it had better not, because what belongs together is wider than a line.
    pub torn: bool,
}

impl Block {
    /// Breaks a text.
    pub fn new(measurer: &Measurer, text: &str, style: BlockStyle, width: f32) -> Self {
        let (text, missing) = showable(text.trim(), style.bold);
        let pieces = pieces_for(measurer, &text, style.size, style.bold, width);
        let torn = pieces.len() > breaks::pieces(&text, &|_| true).len();
        let broken = |width| fill(measurer, &pieces, style.size, style.bold, width);
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

    /// With at most so many lines.
    pub fn shortened(mut self, measurer: &Measurer, most: usize, width: f32) -> Self {
        self.lines = cut(measurer, self.lines, most, self.size, self.bold, width);
        self
    }

    /// The height of one line, points.
    pub fn line(&self) -> f32 {
        self.size * LINE
    }

    /// Its height, points.
    pub fn height(&self) -> f32 {
        self.lines.len() as f32 * self.line()
    }

    /// Its texts with the upper left corner at `at`.
    pub fn marks(&self, measurer: &Measurer, at: Pos) -> Vec<Mark> {
        let lines = self.lines.iter().enumerate().filter(|(_, line)| !line.is_empty());
        lines
            .map(|(i, line)| {
                let width = measurer.width(line.trim_end(), self.size, self.bold);
                let top = Pos::new(at.x, at.y + i as f32 * self.line());
                let frame = Rect::from_min_size(top, width, self.line());
                let (size, bold, color) = (self.size, self.bold, self.color);
                Mark { tag: None, item: Item::Text(Text { text: line.clone(), frame, size, bold, color, halo: None }) }
            })
            .collect()
    }
}
