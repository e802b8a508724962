//! Charts as marks, for any renderer: data and a size in, drawing instructions out.
//!
//! `scale.rs`, `canvas.rs` and `axes.rs` are shared by all charts; each kind of chart is one file.

mod axes;
mod canvas;
mod of_outcome;
mod scale;
mod time_series;

pub use of_outcome::{ChartStyle, ChartUnits, of_outcome};
pub use time_series::{TimePoint, TimePointKind, TimeSeries};

use super::{Mark, ScreenPoint};

/// Finished chart.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    /// Axes, symbols and labels, the lowest first.
    pub marks: Vec<Mark>,
    /// Positions of the data points, in the order of the data.
    pub points: Vec<ScreenPoint>,
}

impl Chart {
    /// Indices of the data points nearest to a position, coincident ones included; empty if none is within `reach`
    /// points.
    pub fn nearest(&self, at: ScreenPoint, reach: f32) -> Vec<usize> {
        /// Points so close together that they look like one, points.
        const COINCIDENT: f32 = 1.5;
        let distances = || self.points.iter().map(|point| point.distance(at));
        let least = distances().fold(f32::INFINITY, f32::min);
        let near = |distance: f32| least <= reach && distance <= least + COINCIDENT;
        distances().enumerate().filter(|(_, distance)| near(*distance)).map(|(index, _)| index).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_points_include_coincident_ones_and_end_at_the_reach() {
        let points = [(10.0, 10.0), (10.0, 11.0), (20.0, 10.0)].map(|(x, y)| ScreenPoint::new(x, y)).to_vec();
        let chart = Chart { points, ..Chart::default() };
        assert_eq!(chart.nearest(ScreenPoint::new(9.0, 10.0), 18.0), [0, 1]);
        assert_eq!(chart.nearest(ScreenPoint::new(18.0, 10.0), 18.0), [2]);
        assert!(chart.nearest(ScreenPoint::new(40.0, 10.0), 18.0).is_empty());
    }
}
