//! Rank-size rule of values by province.

use crate::{
    analysis::{AnalysisError, MeasureKind, Outcome, Subject, UnitOutcome},
    stats::structure::rank_size,
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
    let of_unit = |ranked: &crate::stats::structure::RankedUnit| {
        Some(UnitOutcome::stated(subject.units.get(*units.get(ranked.unit)?)?.clone(), ranked.rank as f64))
    };
    Ok(Outcome {
        units: found.units.iter().filter_map(of_unit).collect(),
        ..Outcome::stated(MeasureKind::RankSize, subject, found.exponent, figures)
    })
}
