//! Rank-size rule of values by province.

use std::collections::BTreeMap;

use crate::{
    analysis::{AnalysisError, Finding, MeasureKind, Outcome, Subject, UnitOutcome},
    stats::structure::rank_size,
};

pub(super) const REFERENCE: &str = "Gabaix & Ibragimov (2011), doi:10.1198/jbes.2009.06157";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    if !subject.are_amounts {
        return Err(AnalysisError::NoAmounts);
    }
    let (units, values) = subject.known();
    let found = rank_size(&values)?;
    let figures = BTreeMap::from([
        ("n", found.count as f64),
        ("b", found.exponent),
        ("a", found.intercept),
        ("error", found.standard_error),
        ("r2", found.r_squared),
    ]);
    let of_unit = |ranked: &crate::stats::structure::RankedUnit| {
        let unit = subject.units.get(*units.get(ranked.unit)?)?.clone();
        Some(UnitOutcome { unit, value: Some(ranked.rank as f64), quadrant: None, p: None, is_found: false })
    };
    Ok(Outcome {
        kind: MeasureKind::RankSize,
        finding: Finding::Stated,
        value: Some(found.exponent),
        figures,
        test: None,
        units: found.units.iter().filter_map(of_unit).collect(),
        unknown: subject.unknown(),
        islands: Vec::new(),
    })
}
