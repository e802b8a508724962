//! Herfindahl–Hirschman index of values by province, with the share of each.

use crate::{
    analysis::{AnalysisError, MeasureKind, Outcome, Subject, UnitOutcome},
    stats::structure::concentration,
};

pub(super) const REFERENCE: &str = "Hirschman (1964), American Economic Review 54(5), p. 761";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let (units, values) = subject.amounts()?;
    let found = concentration(&values)?;
    let greatest = found.shares.shares.iter().copied().fold(0.0, f64::max);
    let figures = [
        ("n", found.count as f64),
        ("index", found.index),
        ("effective", found.effective_number),
        ("even", 1.0 / found.count as f64),
        ("greatest", 100.0 * greatest),
    ];
    let of_unit = |(unit, share): (&usize, &f64)| Some(UnitOutcome::stated(subject.units.get(*unit)?.clone(), *share));
    Ok(Outcome {
        units: units.iter().zip(&found.shares.shares).filter_map(of_unit).collect(),
        ..Outcome::stated(MeasureKind::Concentration, subject, found.index, figures)
    })
}
