//! Correlation of the values with the number of national clusters.

use crate::{
    analysis::{AnalysisError, Finding, Outcome, Plot, PlotPoint, Subject, UnitOutcome},
    model::ProvinceId,
    stats::association::{pearson, regression, spearman},
    view::AnalysisMethod,
};

pub(super) const REFERENCE: &str = "Pearson (1895), doi:10.1098/rspl.1895.0041; Spearman (1904), doi:10.2307/1412159";

pub(super) fn run(subject: &Subject) -> Result<Outcome, AnalysisError> {
    let second = subject.second.as_deref().unwrap_or_default();
    let pairs = subject.units.iter().zip(&subject.values).zip(second);
    let known: Vec<(&ProvinceId, f64, f64)> = pairs.filter_map(|((unit, x), y)| Some((unit, (*x)?, (*y)?))).collect();
    let (x, y): (Vec<f64>, Vec<f64>) = known.iter().map(|(_, x, y)| (*x, *y)).unzip();
    let (linear, ranked, line) = (pearson(&x, &y)?, spearman(&x, &y)?, regression(&x, &y)?);
    let p = |test: Option<crate::stats::association::TTest>| test.map_or(0.0, |test| test.p);
    let figures = [
        ("n", known.len() as f64),
        ("r", linear.coefficient),
        ("p", p(linear.test)),
        ("rho", ranked.coefficient),
        ("rho_p", p(ranked.test)),
        ("slope", line.slope),
        ("intercept", line.intercept),
        ("r2", 100.0 * line.r_squared),
    ];
    let point = |(unit, x, y): &(&ProvinceId, f64, f64)| PlotPoint { unit: (*unit).clone(), x: *x, y: *y };
    let plot =
        Plot::Scatter { points: known.iter().map(point).collect(), intercept: line.intercept, slope: line.slope };
    let whole = Outcome::stated(AnalysisMethod::Correlation, subject, linear.coefficient, figures, plot);
    let units =
        known.iter().zip(&line.residuals).map(|((unit, ..), residual)| UnitOutcome::stated((*unit).clone(), *residual));
    // Ranks decide: a few large provinces can make a straight line alone.
    let finding = match (p(ranked.test) <= 0.05, ranked.coefficient > 0.0) {
        (false, _) => Finding::Chance,
        (true, true) => Finding::Together,
        (true, false) => Finding::Apart,
    };
    let unknown = subject.units.iter().filter(|unit| known.iter().all(|(other, ..)| other != unit)).cloned().collect();
    Ok(Outcome { finding, units: units.collect(), unknown, ..whole })
}
