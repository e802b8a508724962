//! Rank-size rule of values by province.

use crate::{
    analysis::{AnalysisError, Outcome, Plot, PlotPoint, Subject, UnitOutcome},
    stats::structure::{RankedUnit, rank_size},
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Gabaix & Ibragimov (2011), doi:10.1198/jbes.2009.06157";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let (units, values) = subject.amounts()?;
    let found = rank_size(&values)?;
    let figures = [
        ("n", found.count as f64),
        ("b", found.exponent),
        ("a", found.intercept),
        ("error", found.standard_error),
        ("r2", found.r_squared),
    ];
    let of_unit = |ranked: &RankedUnit| {
        Some(UnitOutcome::stated(subject.units.get(*units.get(ranked.unit)?)?.clone(), ranked.rank as f64))
    };
    let point = |ranked: &RankedUnit| {
        let (unit, x) = (*units.get(ranked.unit)?, *values.get(ranked.unit)?);
        Some(PlotPoint { unit: subject.units.get(unit)?.clone(), x, y: ranked.rank as f64 - 0.5 })
    };
    let points = found.units.iter().filter_map(point).collect();
    let plot = Plot::RankSize { points, intercept: found.intercept, exponent: found.exponent };
    Ok(Outcome {
        units: found.units.iter().filter_map(of_unit).collect(),
        ..Outcome::stated(AnalysisMethod::RankSize, subject, found.exponent, figures, plot)
    })
}
