//! Key of a bivariate map: the grid of its colours with worded axes and the limits of the classes at their ticks.

use super::text::{AXIS, SMALL, reduced, words};
use crate::scene::{Color, Item, Measurer, Outline, Rect, ScreenPoint, Stroke};

/// Height of a cell and least width, as a multiple of the font size.
const CELL: f32 = 1.7;
/// Length of a tick with the gap to its number, as a multiple of the font size.
const TICK: f32 = 0.45;
/// Room of a line of text, as a multiple of the font size.
const TEXT: f32 = 1.5;
/// Room of the numbers below the grid, as a multiple of the font size.
const NUMBERS: f32 = 1.5;

/// Colours, axes and ticks of two variables.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PairKey {
    /// Cell colours by class of the first variable, rightwards, and of the second, upwards.
    pub colors: Vec<Vec<Color>>,
    /// Words for the increase along each axis.
    pub titles: [String; 2],
    /// Limits of the classes of each variable, ascending: one more than classes.
    pub ticks: [Vec<String>; 2],
}

/// Measures of the key at a font size, points.
struct Measures {
    /// Font sizes of titles and of numbers.
    sizes: [f32; 2],
    /// Room left of the grid.
    left: f32,
    /// Width and height of a cell.
    cell: [f32; 2],
    /// Width of the widest number below the grid.
    number: f32,
}

impl PairKey {
    fn measures(&self, measurer: &Measurer, (font, least): (f32, f32)) -> Measures {
        let sizes = [reduced(font, SMALL, least), reduced(font, AXIS, least)];
        let widest =
            |texts: &[String]| texts.iter().map(|text| measurer.width(text, sizes[1], false)).fold(0.0, f32::max);
        let [number, beside] = [&self.ticks[0], &self.ticks[1]].map(|texts| widest(texts));
        let left = (beside + TICK * font).max(number / 2.0);
        Measures { sizes, left, cell: [(number + 0.9 * font).max(CELL * font), CELL * font], number }
    }

    /// Number of cells of each axis.
    fn cells(&self) -> [usize; 2] {
        [self.colors.len(), self.colors.iter().map(Vec::len).max().unwrap_or_default()]
    }

    /// Width, points, at a normal and a least font size.
    pub(super) fn width(&self, measurer: &Measurer, sizes: (f32, f32)) -> f32 {
        let measures = self.measures(measurer, sizes);
        let grid = measures.left + self.cells()[0] as f32 * measures.cell[0] + measures.number / 2.0;
        let [below, above] =
            [&self.titles[0], &self.titles[1]].map(|text| measurer.width(text, measures.sizes[0], false));
        grid.max(above).max(measures.left + below)
    }

    /// Height, points.
    pub(super) fn height(&self, font: f32) -> f32 {
        (self.cells()[1] as f32 * CELL + 2.0 * TEXT + NUMBERS + 0.6) * font
    }

    /// Grid, ticks and texts from an upper left corner on, at a normal and a least font size.
    pub(super) fn items(&self, measurer: &Measurer, at: ScreenPoint, sizes: (f32, f32), color: Color) -> Vec<Item> {
        let font = sizes.0;
        let Measures { sizes: [title, number], left, cell: [width, height], .. } = self.measures(measurer, sizes);
        let [columns, rows] = self.cells();
        let text = |text: &str, x, y, size| words(measurer, text, x, y, size, false, color).0;
        let shape =
            |outline, fill, width| Item::Shape { outline, fill, stroke: Some(Stroke::solid(color.faded(0.5), width)) };
        let grid = ScreenPoint::new(at.x + left, at.y + (TEXT + 0.3) * font);
        let base = grid.y + rows as f32 * height;
        // The second variable increases upwards: its name is above the grid, that of the first below.
        let mut items = vec![text(&self.titles[1], at.x, at.y + TEXT / 2.0 * font, title)];
        for (x, column) in self.colors.iter().enumerate() {
            for (y, fill) in column.iter().enumerate() {
                let min = ScreenPoint::new(grid.x + x as f32 * width, base - (y + 1) as f32 * height);
                items.push(shape(Outline::Rect(Rect::from_min_size(min, width, height), 0.0), Some(*fill), 0.4));
            }
        }
        let mut tick = |from: [f32; 2], to: [f32; 2]| {
            let line = [from, to].map(|[x, y]| ScreenPoint::new(x, y)).to_vec();
            items.push(shape(Outline::Line(line), None, 0.7));
        };
        let length = TICK / 2.0 * font;
        for at in 0..=columns {
            let x = grid.x + at as f32 * width;
            tick([x, base], [x, base + length]);
        }
        for at in 0..=rows {
            let y = base - at as f32 * height;
            tick([grid.x - length, y], [grid.x, y]);
        }
        for (at, limit) in self.ticks[0].iter().enumerate().filter(|(_, limit)| !limit.is_empty()) {
            let x = grid.x + at as f32 * width - measurer.width(limit, number, false) / 2.0;
            items.push(text(limit, x, base + f32::midpoint(length, NUMBERS * font), number));
        }
        for (at, limit) in self.ticks[1].iter().enumerate().filter(|(_, limit)| !limit.is_empty()) {
            let x = grid.x - TICK * font - measurer.width(limit, number, false);
            items.push(text(limit, x, base - at as f32 * height, number));
        }
        items.push(text(&self.titles[0], grid.x, base + (NUMBERS + TEXT / 2.0) * font, title));
        items
    }
}
