//! Axes of a time series: numbers with grid lines on the left, names of intervals below.

use super::{
    canvas::{ChartCanvas, axis_text_width},
    scale::Scale,
    style::ChartStyle,
};
use crate::{
    i18n::format,
    scene::{Measurer, Rect, ScreenPoint, Size, Stroke, label_placement::LabelPosition},
};

// Lengths for the font size of the window.

/// Height of the names below the plot, points.
const FOOT: f32 = 18.0;
/// Height reserved for a label above the highest point, points.
const HEAD: f32 = 26.0;
/// Margin to the right of the plot, points.
const RIGHT: f32 = 6.0;
/// Distance of numbers from the plot, points.
const NUMBER_GAP: f32 = 8.0;
/// Least distance between two names, points.
const NAME_GAP: f32 = 7.0;

/// Plot area and its scales.
pub(super) struct TimeAxes {
    /// Area between the axes.
    pub plot: Rect,
    size: Size,
    x: Scale,
    y: Scale,
}

impl TimeAxes {
    /// Axes of a chart of the given size, for a range of dates and the ticks of the vertical axis; `None` without room.
    pub(super) fn new(
        (style, measurer): (&ChartStyle, &Measurer),
        size: Size,
        range: [f64; 2],
        ticks: &[f64],
    ) -> Option<Self> {
        let widths = ticks.iter().map(|tick| axis_text_width(style, measurer, &format::number(*tick)));
        let left = widths.fold(0.0, f32::max) + style.scaled(NUMBER_GAP + 4.0);
        let plot = Rect {
            min: ScreenPoint::new(left, style.scaled(HEAD)),
            max: ScreenPoint::new(size.width - style.scaled(RIGHT), size.height - style.scaled(FOOT)),
        };
        let ends = [ticks.first(), ticks.last()].map(|tick| tick.copied().unwrap_or_default());
        let linear = |values, positions| Scale { values, positions, is_logarithmic: false };
        let (x, y) = (linear(range, [plot.min.x, plot.max.x]), linear(ends, [plot.max.y, plot.min.y]));
        (plot.width() > 0.0 && plot.height() > 0.0).then_some(Self { plot, size, x, y })
    }

    /// Area for labels of data points: the plot, with the room above and to the right of it.
    pub(super) fn label_area(&self) -> Rect {
        Rect { min: ScreenPoint::new(self.plot.min.x, 0.0), max: ScreenPoint::new(self.size.width, self.plot.max.y) }
    }

    /// Position of a pair of values.
    pub(super) fn position(&self, x: f64, y: f64) -> ScreenPoint {
        ScreenPoint::new(self.x.position(x), self.y.position(y))
    }

    /// Draws a grid line with its number for each tick of the vertical axis.
    pub(super) fn draw_numbers(&self, canvas: &mut ChartCanvas<'_>, ticks: &[f64]) {
        let Rect { min, max } = self.plot;
        for tick in ticks {
            let y = self.y.position(*tick);
            let grid = [min.x - 5.0, max.x].map(|x| ScreenPoint::new(x, y));
            canvas.line(grid.to_vec(), Stroke::solid(canvas.style.line, 1.0));
            let gap = canvas.style.scaled(NUMBER_GAP);
            canvas.axis_text(format::number(*tick), ScreenPoint::new(min.x, y), gap, LabelPosition::Left);
        }
    }

    /// Draws intervals of equal length from `from` on, with their names below them; if they are narrow, every second or
    /// third is named.
    pub(super) fn draw_intervals(&self, canvas: &mut ChartCanvas<'_>, from: f64, length: f64, names: &[String]) {
        let (bottom, ends) = (self.plot.max.y, [self.plot.min.x, self.size.width]);
        let start = |index: usize| self.x.position(from + index as f64 * length);
        for index in 0..=names.len() {
            let tick = [bottom, bottom + 3.0].map(|y| ScreenPoint::new(start(index), y));
            canvas.line(tick.to_vec(), Stroke::solid(canvas.style.line, 1.0));
        }
        let (style, measurer) = (canvas.style, canvas.measurer);
        let widest = names.iter().map(|name| axis_text_width(style, measurer, name)).fold(0.0, f32::max);
        let each = ((widest + NAME_GAP) / (start(1) - start(0))).ceil().max(1.0) as usize;
        for (index, name) in names.iter().enumerate().step_by(each) {
            let middle = f32::midpoint(start(index), start(index + 1));
            // A name at the end of an axis of narrow intervals may be wider than the room that is left.
            if middle - widest / 2.0 >= ends[0] - NAME_GAP && middle + widest / 2.0 <= ends[1] {
                canvas.axis_text(
                    name.clone(),
                    ScreenPoint::new(middle, bottom),
                    style.scaled(5.5),
                    LabelPosition::Below,
                );
            }
        }
    }
}
