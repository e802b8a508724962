//! Gini coefficient of values by province.

use crate::{
    analysis::{AnalysisError, MeasureKind, Outcome, Subject},
    stats::structure::gini,
};

pub(super) const REFERENCE: &str = "Gini (1912); Sen (1973), On Economic Inequality, ch. 2";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let (_, values) = subject.amounts()?;
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
    Ok(Outcome::stated(MeasureKind::Gini, subject, found.coefficient, figures))
}
