//! Chart of the result of an analysis, by the kind of its numbers.

use std::{
    collections::{BTreeMap, BTreeSet},
    f64::consts::LN_10,
};

use super::{
    Chart, ChartStyle, Histogram, LorenzCurve, LorenzPoint, RankedBar, RankedBars, Reference, ScatterPlot,
    ScatterPoint, StraightLine,
};
use crate::{
    analysis::{Outcome, Plot, PlotBar, PlotPoint, UnitGroup},
    caption::statistics::{figure, group_name, named, unit_name},
    i18n::{Messages, filled, format},
    model::{Catalogue, ProvinceId},
    scene::{Color, Measurer, Palette, Size},
    view::AnalysisMethod,
};

/// Units that a Lorenz curve and a scatter plot label, from the greatest; names of others come where they are attended.
const LABELLED: usize = 5;

/// Names, words and colours of the units of a chart.
#[derive(Clone, Copy)]
pub struct ChartUnits<'a> {
    /// Names of provinces.
    pub catalogue: &'a Catalogue,
    /// Texts.
    pub texts: &'a Messages,
    /// Colours of groups.
    pub palette: &'a Palette,
    /// Name of the values with their unit.
    pub values: &'a str,
    /// Factor from a value to its displayed unit.
    pub scale: f64,
    /// `true` for provinces that are pointed at or selected.
    pub attended: &'a dyn Fn(&ProvinceId) -> bool,
}

/// Chart of a result. Its data points are those of the plot, in their order.
pub fn of_outcome(
    outcome: &Outcome,
    units: ChartUnits<'_>,
    size: Size,
    style: &ChartStyle,
    measurer: &Measurer,
) -> Chart {
    let is_attended = |id: Option<&ProvinceId>| id.is_some_and(|id| (units.attended)(id));
    let provinces = outcome.plot.provinces();
    let attended: BTreeSet<usize> =
        (0..provinces.len()).filter(|at| provinces.get(*at).is_some_and(|id| is_attended(*id))).collect();
    match &outcome.plot {
        Plot::Lorenz(points) => units.lorenz(points).chart(size, style, measurer, &attended),
        Plot::Bars { bars, base } => units.bars(outcome, bars, *base).chart(size, style, measurer, &attended),
        Plot::RankSize { points, intercept, exponent } => {
            // The line is of natural logarithms, that of the chart of common ones.
            let line = StraightLine { slope: -exponent, intercept: intercept / LN_10 + exponent * units.scale.log10() };
            let plot = ScatterPlot {
                x_title: units.values.to_owned(),
                y_title: units.axis("rank"),
                line: Some(line),
                is_logarithmic: true,
                ..units.scatter(outcome, points, units.scale)
            };
            plot.chart(size, style, measurer, &attended)
        }
        Plot::MoranScatter { points, slope } => {
            let corners = [UnitGroup::HighHigh, UnitGroup::LowHigh, UnitGroup::LowLow, UnitGroup::HighLow];
            let plot = ScatterPlot {
                x_title: units.axis("z"),
                y_title: units.axis("lag"),
                line: Some(StraightLine { slope: *slope, intercept: 0.0 }),
                x_guide: Some(0.0),
                y_guide: Some(0.0),
                quadrants: Some(corners.map(|group| group_name(group, units.texts))),
                ..units.scatter(outcome, points, 1.0)
            };
            plot.chart(size, style, measurer, &attended)
        }
        Plot::Scatter { points, intercept, slope } => {
            let plot = ScatterPlot {
                x_title: units.values.to_owned(),
                y_title: units.axis("clusters"),
                line: Some(StraightLine { slope: slope / units.scale, intercept: *intercept }),
                ..units.scatter(outcome, points, units.scale)
            };
            plot.chart(size, style, measurer, &attended)
        }
        Plot::Reference { values, observed, expected } => {
            let line = |key: &str, value: f64| {
                let label = filled(&units.axis(key), &[("value", &figure(value))]);
                Some(Reference { value, label })
            };
            let histogram = Histogram {
                values: values.clone(),
                observed: line("observed", *observed),
                expected: line("expected", *expected),
                x_title: named(outcome.method, units.texts).0,
                y_title: units.axis("permutations"),
            };
            // Its data points are intervals and no provinces.
            histogram.chart(size, style, measurer, &BTreeSet::new())
        }
    }
}

impl ChartUnits<'_> {
    /// Title of an axis, or words on a line.
    fn axis(&self, key: &str) -> String {
        self.texts.statistics.axis.get(key).cloned().unwrap_or_default()
    }

    fn name(&self, id: &ProvinceId) -> String {
        unit_name(self.catalogue, &crate::analysis::NamedUnit::Province(id.clone()), self.texts)
    }

    fn lorenz(&self, points: &[PlotPoint]) -> LorenzCurve {
        let first = points.len().saturating_sub(LABELLED + 1);
        let point = |(at, point): (usize, &PlotPoint)| {
            // The last point is the end of every curve.
            let is_labelled = (first..points.len() - 1).contains(&at) || (self.attended)(&point.unit);
            let label = is_labelled.then(|| self.name(&point.unit));
            LorenzPoint { units: point.x, total: point.y, label }
        };
        LorenzCurve {
            points: points.iter().enumerate().map(point).collect(),
            units_title: self.axis("units"),
            total_title: self.axis("total"),
        }
    }

    fn scatter(&self, outcome: &Outcome, points: &[PlotPoint], scale: f64) -> ScatterPlot {
        let fills = self.fills(outcome);
        let point = |point: &PlotPoint| {
            let fill = fills.get(&point.unit).copied();
            let is_strong = fill.is_some() || (self.attended)(&point.unit);
            ScatterPoint { x: point.x * scale, y: point.y, label: self.name(&point.unit), fill, is_strong }
        };
        ScatterPlot { points: points.iter().map(point).collect(), ..ScatterPlot::default() }
    }

    fn bars(&self, outcome: &Outcome, bars: &[PlotBar], base: f64) -> RankedBars {
        let fills = self.fills(outcome);
        // Of the bars only those of amounts have the unit of the values.
        let scale = if outcome.method == AnalysisMethod::ShiftShare { self.scale } else { 1.0 };
        let is_share = outcome.method == AnalysisMethod::Concentration;
        let bar = |bar: &PlotBar| RankedBar {
            label: unit_name(self.catalogue, &bar.of, self.texts),
            value: Some(bar.value * scale),
            parts: bar.parts.iter().enumerate().map(|(at, part)| (*part * scale, at)).collect(),
            text: if is_share { format!("{}%", format::number(percent(bar.value))) } else { figure(bar.value * scale) },
            fill: match &bar.of {
                crate::analysis::NamedUnit::Province(id) => fills.get(id).copied(),
                _ => None,
            },
            is_faded: false,
        };
        let is_stacked = bars.iter().any(|bar| !bar.parts.is_empty());
        let part_names =
            if is_stacked { ["national", "mix", "regional"].map(|key| self.axis(key)).into() } else { Vec::new() };
        RankedBars { bars: bars.iter().map(bar).collect(), base, part_names, left_out: self.axis("left_out") }
    }

    /// Colours of the provinces that are in a group.
    fn fills(&self, outcome: &Outcome) -> BTreeMap<ProvinceId, Color> {
        let of_unit =
            |unit: &crate::analysis::UnitOutcome| Some((unit.unit.clone(), self.palette.group(unit.group()?)));
        outcome.units.iter().filter_map(of_unit).collect()
    }
}

/// Share in percent, to a tenth.
fn percent(share: f64) -> f64 {
    (share * 1_000.0).round() / 10.0
}
