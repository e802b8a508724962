//! Herfindahl–Hirschman index of values by province, with the share of each.

use std::collections::BTreeMap;

use crate::{
    analysis::{AnalysisError, Finding, MeasureKind, Outcome, Subject, UnitOutcome},
    stats::structure::concentration,
};

pub(super) const REFERENCE: &str = "Hirschman (1964), American Economic Review 54(5), p. 761";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    if !subject.are_amounts {
        return Err(AnalysisError::NoAmounts);
    }
    let (units, values) = subject.known();
    let found = concentration(&values)?;
    let greatest = found.shares.shares.iter().copied().fold(0.0, f64::max);
    let figures = BTreeMap::from([
        ("n", found.count as f64),
        ("index", found.index),
        ("effective", found.effective_number),
        ("even", 1.0 / found.count as f64),
        ("greatest", 100.0 * greatest),
    ]);
    let of_unit = |(unit, share): (&usize, &f64)| {
        let unit = subject.units.get(*unit)?.clone();
        Some(UnitOutcome { unit, value: Some(*share), quadrant: None, p: None, is_found: false })
    };
    Ok(Outcome {
        kind: MeasureKind::Concentration,
        finding: Finding::Stated,
        value: Some(found.index),
        figures,
        test: None,
        units: units.iter().zip(&found.shares.shares).filter_map(of_unit).collect(),
        unknown: subject.unknown(),
        islands: Vec::new(),
    })
}
