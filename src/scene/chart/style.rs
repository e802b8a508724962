//! Inks and font size of charts.

use crate::scene::{Color, Palette};

/// Number of colours for the parts of stacked bars.
const PARTS: usize = 8;

/// Font size in the window, points; lengths of charts are meant for it.
const WINDOW_FONT: f32 = 10.0;

/// Inks and font size of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartStyle {
    /// Font size of numbers and titles, points.
    pub font: f32,
    /// Texts.
    pub text: Color,
    /// Numbers, and what steps back.
    pub faint: Color,
    /// Grid lines.
    pub line: Color,
    /// Bars and lines of data.
    pub bar: Color,
    /// Symbols, and what stands out.
    pub accent: Color,
    /// Background behind the chart, in the colour of which labels and symbols are set off.
    pub halo: Color,
    /// Parts of stacked bars, by the index of the part.
    pub parts: Vec<Color>,
}

impl ChartStyle {
    /// Style of charts in panels of the window.
    pub fn window(palette: &Palette) -> Self {
        let ui = &palette.ui;
        Self {
            font: WINDOW_FONT,
            text: ui.text,
            faint: ui.faint,
            line: ui.line,
            bar: ui.bar,
            accent: ui.accent,
            halo: ui.panel,
            parts: parts(palette),
        }
    }

    /// Style of charts on an exported page, with a font size in points.
    pub fn page(palette: &Palette, font: f32) -> Self {
        let (map, ui) = (&palette.map, &palette.ui);
        Self {
            font,
            text: map.card_text,
            faint: map.card_faint,
            line: map.card_line,
            bar: ui.bar,
            accent: ui.accent,
            halo: map.page,
            parts: parts(palette),
        }
    }

    /// A length that is meant for the font size of the window, points.
    pub(super) fn scaled(&self, length: f32) -> f32 {
        length * (self.font / WINDOW_FONT)
    }

    /// Colour of a part of stacked bars, by its index; the bars' own beyond the last.
    pub(super) fn part(&self, index: usize) -> Color {
        self.parts.get(index).copied().unwrap_or(self.bar)
    }
}

fn parts(palette: &Palette) -> Vec<Color> {
    (0..PARTS).map(|number| palette.category(number)).collect()
}
