//! Texts of a page, wrapped to a width, and their positions.

use std::collections::BTreeSet;

use super::{
    RenderSettings,
    blocks::{BlockStyle, TextBlock},
};
use crate::{
    caption::Caption,
    scene::{Mark, Measurer, Palette, ScreenPoint, text::written_size},
    view::View,
};

/// Natural font sizes, points.
const TITLE: f32 = 21.0;
const SUBTITLE: f32 = 12.5;
const LEGEND: f32 = 11.5;
const FOOT: f32 = 10.0;

/// All texts of a page, wrapped to a width.
#[derive(Clone)]
pub(super) struct PageTexts {
    /// Width, points.
    pub width: f32,
    pub title: TextBlock,
    pub subtitle: TextBlock,
    pub foot: Vec<TextBlock>,
    legend_size: f32,
    least: f32,
    /// Characters omitted for want of a glyph.
    pub missing: BTreeSet<char>,
}

impl PageTexts {
    pub(super) fn new(
        measurer: &Measurer,
        view: &View,
        caption: &Caption,
        style: RenderSettings,
        scale: f32,
        width: f32,
    ) -> Self {
        let map = &Palette::of(view.theme).map;
        let size = |natural: f32| written_size((natural * scale).max(style.least_font));
        let block = |text: &str, natural: f32, bold: bool, color| {
            let balanced = natural > FOOT;
            TextBlock::new(measurer, text, BlockStyle { size: size(natural), bold, color, balanced }, width)
        };
        let title = headline(&|natural| block(&caption.title, natural, true, map.card_text));
        let subtitle = block(&caption.subtitle, SUBTITLE, false, map.card_text);
        let foot = [&caption.note, &caption.source_line, &caption.depiction, &caption.credit];
        let mut foot = foot.map(|text| block(text, FOOT, false, map.card_faint)).to_vec();
        // Includes paragraphs that have no displayable character left.
        let blocks = [&title, &subtitle].into_iter().chain(&foot);
        let missing = blocks.flat_map(|block| block.missing.iter().copied()).collect();
        foot.retain(|block| !block.lines.is_empty());
        Self { width, title, subtitle, foot, legend_size: size(LEGEND), least: style.least_font, missing }
    }

    /// Height of the foot including gaps between its paragraphs, points.
    pub(super) fn foot_height(&self) -> f32 {
        let gaps = self.foot.len().saturating_sub(1) as f32 * self.gap() * 0.4;
        self.foot.iter().map(TextBlock::height).sum::<f32>() + gaps
    }

    /// Font sizes of the legend: normal and minimum, points.
    pub(super) fn legend_sizes(&self) -> (f32, f32) {
        (self.legend_size, self.least)
    }

    /// Normal gap between blocks, points.
    pub(super) fn gap(&self) -> f32 {
        self.legend_size * 0.9
    }

    /// Title and subtitle from `at` downwards; returns their marks and lower edge.
    pub(super) fn head_marks(&self, measurer: &Measurer, at: ScreenPoint) -> (Vec<Mark>, Vec<Mark>, f32) {
        let title = self.title.marks(measurer, at);
        let mut y = at.y + self.title.height();
        if !self.title.lines.is_empty() && !self.subtitle.lines.is_empty() {
            y += self.gap() * 0.45;
        }
        let subtitle = self.subtitle.marks(measurer, ScreenPoint::new(at.x, y));
        (title, subtitle, y + self.subtitle.height())
    }

    pub(super) fn foot_marks(&self, measurer: &Measurer, at: ScreenPoint) -> Vec<Vec<Mark>> {
        let mut y = at.y;
        let mut out = Vec::new();
        for block in &self.foot {
            out.push(block.marks(measurer, ScreenPoint::new(at.x, y)));
            y += block.height() + self.gap() * 0.4;
        }
        out
    }
}

/// Title at its natural size, or smaller if that saves a line or keeps a term on one line.
fn headline(block: &dyn Fn(f32) -> TextBlock) -> TextBlock {
    let natural = block(TITLE);
    let mut smaller = [0.94, 0.88, 0.82, 0.76, 0.7].into_iter().map(|scale| block(TITLE * scale));
    let better = if natural.torn {
        smaller.find(|title| !title.torn)
    } else {
        smaller.take(2).find(|title| title.lines.len() < natural.lines.len())
    };
    better.unwrap_or(natural)
}
