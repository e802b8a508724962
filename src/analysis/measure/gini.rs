//! Gini coefficient of values by province.

use crate::{
    analysis::{AnalysisError, Outcome, Plot, PlotPoint, Subject},
    stats::structure::{LorenzPoint, gini},
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Gini (1912); Sen (1973), On Economic Inequality, ch. 2";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let (units, values) = subject.amounts()?;
    let found = gini(&values)?;
    // Units from the greatest, until they have half of the whole.
    let half = found.lorenz.iter().rev().skip(1).position(|point| point.value <= 0.5).map_or(0, |at| at + 1);
    let figures = [
        ("n", found.count as f64),
        ("total", found.total),
        ("g", found.coefficient),
        ("area", (1.0 - found.coefficient) / 2.0),
        ("half", half as f64),
    ];
    let mut from_least: Vec<(usize, f64)> = units.into_iter().zip(values).collect();
    from_least.sort_by(|one, other| one.1.total_cmp(&other.1));
    let point = |((unit, _), at): (&(usize, f64), &LorenzPoint)| {
        Some(PlotPoint { unit: subject.units.get(*unit)?.clone(), x: at.units, y: at.value })
    };
    let points = from_least.iter().zip(found.lorenz.iter().skip(1)).filter_map(point).collect();
    Ok(Outcome::stated(AnalysisMethod::Gini, subject, found.coefficient, figures, Plot::Lorenz(points)))
}
