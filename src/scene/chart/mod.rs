//! Charts as marks, for any renderer: data and a size in, drawing instructions out.
//!
//! `style.rs` has inks and font size, `scale.rs` and `ticks.rs` values along an axis, `canvas.rs` marks, texts and
//! labels, `axes.rs` numeric axes with titles; each kind of chart is one file.

#[cfg(test)]
mod all_charts;
mod axes;
mod bins;
mod canvas;
mod envelope_plot;
mod histogram;
mod lorenz;
mod of_outcome;
mod part_key;
mod ranked_bars;
mod scale;
mod scatter_plot;
mod style;
mod ticks;
mod time_axes;
mod time_series;

pub use bins::Bin;
pub use envelope_plot::{EnvelopePlot, EnvelopePoint};
pub use histogram::{Histogram, Reference};
pub use lorenz::{LorenzCurve, LorenzPoint};
pub use of_outcome::{ChartUnits, of_outcome};
pub use ranked_bars::{RankedBar, RankedBars};
pub use scatter_plot::{ScatterPlot, ScatterPoint, StraightLine};
pub use style::ChartStyle;
pub use time_series::{TimePoint, TimePointKind, TimeSeries};

use super::{Mark, ScreenPoint};

/// Distance by which a data point is nearest to a pointer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nearness {
    /// Distance.
    #[default]
    Distance,
    /// Horizontal distance alone: data points are columns.
    Columns,
    /// Vertical distance alone: data points are rows.
    Rows,
}

/// Finished chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Axes, symbols and labels, the lowest first.
    pub marks: Vec<Mark>,
    /// Positions of the data points, in the order of the data; `None` for those that are not drawn.
    pub points: Vec<Option<ScreenPoint>>,
    /// Distance by which a data point is nearest to a pointer.
    pub nearness: Nearness,
}

impl Chart {
    /// Empty chart of a number of data points, none of which is drawn.
    fn without_room(points: usize) -> Self {
        Self { points: vec![None; points], ..Self::default() }
    }

    /// Indices of the data points nearest to a position, coincident ones included; empty if none is within `reach`
    /// points.
    pub fn nearest(&self, at: ScreenPoint, reach: f32) -> Vec<usize> {
        /// Points so close together that they look like one, points.
        const COINCIDENT: f32 = 1.5;
        let distance = |point: ScreenPoint| match self.nearness {
            Nearness::Distance => point.distance(at),
            Nearness::Columns => (point.x - at.x).abs(),
            Nearness::Rows => (point.y - at.y).abs(),
        };
        let distances = || self.points.iter().map(|point| point.map(distance));
        let least = distances().flatten().fold(f32::INFINITY, f32::min);
        let near = |distance: f32| least <= reach && distance <= least + COINCIDENT;
        distances().enumerate().filter(|(_, distance)| distance.is_some_and(near)).map(|(index, _)| index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_points_include_coincident_ones_and_end_at_the_reach() {
        let points = [(10.0, 10.0), (10.0, 11.0), (20.0, 10.0)].map(|(x, y)| Some(ScreenPoint::new(x, y))).to_vec();
        let chart = Chart { points, ..Chart::default() };
        assert_eq!(chart.nearest(ScreenPoint::new(9.0, 10.0), 18.0), [0, 1]);
        assert_eq!(chart.nearest(ScreenPoint::new(18.0, 10.0), 18.0), [2]);
        assert!(chart.nearest(ScreenPoint::new(40.0, 10.0), 18.0).is_empty());
    }

    #[test]
    fn rows_and_columns_are_found_beside_their_points_and_what_is_not_drawn_is_not_found() {
        let points = vec![Some(ScreenPoint::new(10.0, 10.0)), None, Some(ScreenPoint::new(90.0, 30.0))];
        let chart = |nearness| Chart { points: points.clone(), nearness, ..Chart::default() };
        assert_eq!(chart(Nearness::Rows).nearest(ScreenPoint::new(90.0, 11.0), 8.0), [0]);
        assert_eq!(chart(Nearness::Columns).nearest(ScreenPoint::new(89.0, 11.0), 8.0), [2]);
        assert!(chart(Nearness::Distance).nearest(ScreenPoint::new(90.0, 11.0), 8.0).is_empty());
    }
}
