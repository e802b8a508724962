//! Convergence of incomes.

use std::f64::consts::LN_2;

use super::share::{check, check_lengths, check_positive};
use crate::stats::{
    Centered, Undefined,
    association::{Regression, regression},
};

/// Beta convergence: whether units that were poor grew faster.
#[derive(Clone, Debug, PartialEq)]
pub struct BetaConvergence {
    /// Length T of the period in years.
    pub years: f64,
    /// Logarithms ln y₀ of the first values, in the order of the units.
    pub initial: Vec<f64>,
    /// Average annual logarithmic growth `ln(y_T/y₀)/T`, in the order of the units; times 100, percent a year.
    pub growth: Vec<f64>,
    /// Line of the growth against the logarithms of the first values. Its slope b is below zero if the poorer grew faster.
    pub line: Regression,
    /// Annual speed of convergence λ = −ln(1 + bT)/T, below zero where values diverge; `None` where 1 + bT is not above
    /// zero, as the richest were then overtaken.
    pub speed: Option<f64>,
    /// Years in which half of the distance closes, ln 2/λ; `None` where values do not converge.
    pub half_life: Option<f64>,
}

/// Dispersion of values in one year, the yardstick of sigma convergence: values converge if it falls from year to year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// Number of units.
    pub count: usize,
    /// Standard deviation of the logarithms, in the form of a population (n); 0 if all values are equal.
    pub log_deviation: f64,
    /// Coefficient of variation: standard deviation, in the form of a population (n), divided by the mean; 0 if all values
    /// are equal.
    pub variation: f64,
}

/// Beta convergence without conditions over a period (Barro and Sala-i-Martin 1992, doi:10.1086/261816): the line of
/// average annual logarithmic growth against the logarithm of the first value, for example of output per person.
///
/// ```
/// use cluster_atlas::stats::structure::beta_convergence;
///
/// let found = beta_convergence(&[1.0, 2.0, 4.0], &[4.0, 4.0, 8.0], 10.0).unwrap();
/// assert!((found.line.slope - -0.05).abs() < 1e-15);
/// assert!((found.speed.unwrap() - 2_f64.ln() / 10.0).abs() < 1e-15, "−ln(1 − 0.05 · 10)/10");
/// assert!((found.half_life.unwrap() - 10.0).abs() < 1e-13);
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] with fewer than three units; [`Undefined::NotPositive`] if a value,
/// or the number of years, is zero or below; [`Undefined::AllEqual`] if the first values, or the growth rates, are equal;
/// [`Undefined::NotFinite`].
pub fn beta_convergence(first: &[f64], last: &[f64], years: f64) -> Result<BetaConvergence, Undefined> {
    check_lengths(first.len(), &[last.len()])?;
    check_positive(&[years])?;
    let initial = logarithms(first)?;
    let final_logarithms = logarithms(last)?;
    let growth: Vec<f64> = first
        .iter()
        .zip(last)
        .zip(initial.iter().zip(&final_logarithms))
        .map(|((first, last), (of_first, of_last))| {
            // The quotient is the more exact, but may leave the range of numbers.
            let quotient = last / first;
            if quotient.is_normal() { quotient.ln() / years } else { (of_last - of_first) / years }
        })
        .collect();
    // Growth rates that differ by the rounding of logarithms are equal.
    let (least, greatest) = growth.iter().fold((f64::MAX, f64::MIN), |ends, rate| (rate.min(ends.0), rate.max(ends.1)));
    if growth.len() >= 3 && (greatest - least) * years <= 4.0 * f64::EPSILON {
        return Err(Undefined::AllEqual);
    }
    let line = regression(&initial, &growth)?;
    let closed = line.slope * years;
    let speed = (closed > -1.0).then(|| -closed.ln_1p() / years);
    let half_life = speed.map(|speed| LN_2 / speed).filter(|half_life| half_life.is_finite() && *half_life > 0.0);
    Ok(BetaConvergence { years, initial, growth, line, speed, half_life })
}

/// Dispersion of values in one year, for sigma convergence (Barro and Sala-i-Martin 1992, doi:10.1086/261816).
///
/// ```
/// use cluster_atlas::stats::structure::dispersion;
///
/// let found = dispersion(&[1.0, 3.0]).unwrap();
/// assert_eq!((found.count, found.variation), (2, 0.5));
/// assert_eq!(found.log_deviation, 3_f64.ln() / 2.0);
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] with fewer than two units; [`Undefined::NotPositive`] if a value is zero or below;
/// [`Undefined::NotFinite`].
pub fn dispersion(values: &[f64]) -> Result<Dispersion, Undefined> {
    if values.len() < 2 {
        return Err(Undefined::TooFew { needed: 2, found: values.len() });
    }
    let (logarithms, plain) = (Centered::of(&logarithms(values)?)?, Centered::of(values)?);
    let variation = plain.population_deviation() / plain.mean;
    check(&[variation])?;
    Ok(Dispersion { count: values.len(), log_deviation: logarithms.population_deviation(), variation })
}

/// Natural logarithms.
///
/// # Errors
///
/// [`Undefined::NotFinite`], [`Undefined::NotPositive`].
fn logarithms(values: &[f64]) -> Result<Vec<f64>, Undefined> {
    check_positive(values)?;
    Ok(values.iter().map(|value| value.ln()).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_that_drift_apart_have_a_speed_below_zero_and_no_half_life() {
        let found = beta_convergence(&[1.0, 2.0, 4.0], &[1.0, 3.0, 12.0], 5.0).unwrap();
        assert!(found.line.slope > 0.0 && found.speed.unwrap() < 0.0 && found.half_life.is_none(), "{found:?}");
    }

    #[test]
    fn units_that_change_places_have_no_speed() {
        let found = beta_convergence(&[1.0, 2.0, 4.0], &[4.0, 2.0, 1.0], 5.0).unwrap();
        assert_eq!((found.speed, found.half_life), (None, None));
    }

    #[test]
    fn units_that_grow_alike_neither_converge_nor_diverge() {
        assert_eq!(beta_convergence(&[1.0, 2.0, 3.0], &[1.1, 2.2, 3.3], 7.0), Err(Undefined::AllEqual));
        assert_eq!(beta_convergence(&[2.0, 2.0, 2.0], &[1.1, 2.2, 3.3], 7.0), Err(Undefined::AllEqual));
    }

    #[test]
    fn what_has_no_logarithm_does_not_converge() {
        let three = [1.0, 2.0, 4.0];
        assert_eq!(beta_convergence(&three, &[0.0, 3.0, 4.0], 1.0), Err(Undefined::NotPositive));
        assert_eq!(beta_convergence(&[1.0, -2.0, 4.0], &three, 1.0), Err(Undefined::NotPositive));
        assert_eq!(beta_convergence(&three, &[1.0, 3.0, 4.0], 0.0), Err(Undefined::NotPositive));
        assert_eq!(beta_convergence(&three, &[1.0, 3.0, 4.0], f64::NAN), Err(Undefined::NotFinite));
        assert_eq!(beta_convergence(&three[..2], &[1.0, 3.0], 1.0), Err(Undefined::TooFew { needed: 3, found: 2 }));
        assert_eq!(beta_convergence(&three, &[1.0], 1.0), Err(Undefined::LengthsDiffer { needed: 3, found: 1 }));
        assert_eq!(dispersion(&[1.0, 0.0]), Err(Undefined::NotPositive));
        assert_eq!(dispersion(&[1.0]), Err(Undefined::TooFew { needed: 2, found: 1 }));
        assert!(beta_convergence(&[1e-300, 1.0, 1e300], &[1e300, 2.0, 1e-300], 1.0).is_ok());
    }

    #[test]
    fn equal_units_are_not_dispersed_in_any_digit() {
        let found = dispersion(&[0.1; 7]).unwrap();
        assert_eq!((found.log_deviation, found.variation), (0.0, 0.0));
        assert!((dispersion(&[1e300, 3e300]).unwrap().variation - 0.5).abs() < 1e-15);
    }

    proptest! {
        #[test]
        fn dispersion_has_no_unit_and_no_order(values in prop::collection::vec(1.0..1e6_f64, 2..40), by in 1e-3..1e3_f64) {
            let found = dispersion(&values).unwrap();
            let other = dispersion(&values.iter().rev().map(|value| value * by).collect::<Vec<_>>()).unwrap();
            prop_assert!((other.log_deviation - found.log_deviation).abs() < 1e-12);
            prop_assert!((other.variation - found.variation).abs() < 1e-12);
            let reversed: Vec<f64> = values.iter().rev().copied().collect();
            prop_assert_eq!(dispersion(&reversed).unwrap(), found);
        }
    }
}
