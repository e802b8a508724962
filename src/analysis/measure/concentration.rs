//! Herfindahl–Hirschman index of values by province, with the share of each.

use crate::{
    analysis::{AnalysisError, Outcome, Plot, Subject, UnitOutcome},
    stats::structure::concentration,
    view::AnalysisMethod,
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
    let units: Vec<UnitOutcome> = units.iter().zip(&found.shares.shares).filter_map(of_unit).collect();
    let plot = Plot::ranked(units.iter().filter_map(|unit| Some((unit.unit.clone(), unit.value?))), 0.0);
    let whole = Outcome::stated(AnalysisMethod::Concentration, subject, found.index, figures, plot);
    Ok(Outcome { units, ..whole })
}
