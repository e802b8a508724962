//! Numbers of the chart of a measure.

use super::NamedUnit;
use crate::model::ProvinceId;

/// Numbers of the chart of a measure, with the units of its points.
#[derive(Clone, Debug, PartialEq)]
pub enum Plot {
    /// Lorenz curve: share of the units (x) and of the total (y) up to each unit, 0 to 1, from the unit with least. The point
    /// (0, 0) is not among them.
    Lorenz(Vec<PlotPoint>),
    /// Bars from a base, in their order.
    Bars {
        /// Bars.
        bars: Vec<PlotBar>,
        /// Value at which bars begin.
        base: f64,
    },
    /// Sizes (x) and ranks less one half (y), with the line ln y = intercept − exponent · ln x.
    RankSize {
        /// Units from the largest.
        points: Vec<PlotPoint>,
        /// Intercept.
        intercept: f64,
        /// Exponent.
        exponent: f64,
    },
    /// Values of units (x) and the weighted mean of their neighbours (y), both in standard deviations from the mean, with a
    /// line through (0, 0).
    MoranScatter {
        /// Units.
        points: Vec<PlotPoint>,
        /// Slope of the line.
        slope: f64,
    },
    /// Two variables of units, with the line y = intercept + slope · x.
    Scatter {
        /// Units.
        points: Vec<PlotPoint>,
        /// Intercept.
        intercept: f64,
        /// Slope.
        slope: f64,
    },
    /// Values of the measure under permutation, beside the one found.
    Reference {
        /// Values by permutation.
        values: Vec<f64>,
        /// Value found.
        observed: f64,
        /// Value expected without a pattern.
        expected: f64,
    },
}

/// Point of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotPoint {
    /// Its unit.
    pub unit: ProvinceId,
    /// Horizontal value.
    pub x: f64,
    /// Vertical value.
    pub y: f64,
}

/// Bar of a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct PlotBar {
    /// Province, industry or part that it stands for.
    pub of: NamedUnit,
    /// Value.
    pub value: f64,
    /// Parts of which the value is the sum; empty for a bar of one piece.
    pub parts: Vec<f64>,
}

impl PlotBar {
    /// Bar of one piece.
    pub(super) fn new(of: NamedUnit, value: f64) -> Self {
        Self { of, value, parts: Vec::new() }
    }
}

impl Plot {
    /// Provinces of the points of the chart, in their order; `None` for points that are no province.
    pub fn provinces(&self) -> Vec<Option<&ProvinceId>> {
        match self {
            Self::Lorenz(points)
            | Self::RankSize { points, .. }
            | Self::MoranScatter { points, .. }
            | Self::Scatter { points, .. } => points.iter().map(|point| Some(&point.unit)).collect(),
            Self::Bars { bars, .. } => {
                let province = |bar| match bar {
                    &PlotBar { of: NamedUnit::Province(ref id), .. } => Some(id),
                    _ => None,
                };
                bars.iter().map(province).collect()
            }
            Self::Reference { .. } => Vec::new(),
        }
    }

    /// Bars of provinces, from the greatest.
    pub(super) fn ranked(units: impl IntoIterator<Item = (ProvinceId, f64)>, base: f64) -> Self {
        let bar = |(unit, value)| PlotBar::new(NamedUnit::Province(unit), value);
        Self::sorted(units.into_iter().map(bar).collect(), base)
    }

    /// Bars from the greatest.
    pub(super) fn sorted(mut bars: Vec<PlotBar>, base: f64) -> Self {
        bars.sort_by(|one, other| other.value.total_cmp(&one.value));
        Self::Bars { bars, base }
    }
}
