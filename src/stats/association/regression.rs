//! Straight line of least squares.

use super::{TTest, pair::Pair};
use crate::stats::{Undefined, total};

/// Leverage that a point lacks at the least to have a standardised residual.
const FULL_LEVERAGE: f64 = 1e-12;

/// Straight line of least squares, y = intercept + slope · x, with how well it fits.
#[derive(Clone, Debug, PartialEq)]
pub struct Regression {
    /// Number of units.
    pub count: usize,
    /// Change of y with one unit of x, in units of y by unit of x.
    pub slope: f64,
    /// Value of the line at x = 0, in units of y.
    pub intercept: f64,
    /// Share of the variation of y that the line explains, 0..1.
    pub r_squared: f64,
    /// Standard error of the regression, √(Σe²/(n − 2)), in units of y.
    pub residual_error: f64,
    /// Standard error of the slope.
    pub slope_error: f64,
    /// Standard error of the intercept.
    pub intercept_error: f64,
    /// Test of the slope against zero, two-sided, with n − 2 degrees of freedom; `None` if the points lie on the line.
    pub slope_test: Option<TTest>,
    /// Values of the line, in the order of the units.
    pub fitted: Vec<f64>,
    /// Residuals e = y − fitted, in the order of the units.
    pub residuals: Vec<f64>,
    /// Residuals by their own standard errors, e/(s √(1 − h)) for the leverage h of a unit (*internally studentised*, as
    /// `rstandard` of R); `None` for a unit that alone decides the line, and for all if the points lie on the line.
    pub standardised: Vec<Option<f64>>,
}

/// Straight line of least squares through two variables, y against x (Draper and Smith 1998, chapter 1). Standard errors
/// and test assume that the residuals are independent, normally distributed and alike in spread.
///
/// Residuals no greater than the rounding of the values count as zero: the points then lie on the line, all errors are 0
/// and there is no test.
///
/// ```
/// use cluster_atlas::stats::association::regression;
///
/// let line = regression(&[1.0, 2.0, 3.0], &[1.0, 3.0, 2.0]).unwrap();
/// assert_eq!((line.intercept, line.slope, line.r_squared), (1.0, 0.5, 0.25));
/// assert_eq!(line.residuals, [-0.5, 1.0, -0.5]);
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] with fewer than three units; [`Undefined::AllEqual`] if a variable
/// does not vary; [`Undefined::NotFinite`] if a value is not finite, or a result is too large or too small for a number.
pub fn regression(x: &[f64], y: &[f64]) -> Result<Regression, Undefined> {
    let pair = Pair::of(x, y)?;
    let count = pair.count();
    let is_exact = pair.is_exact();
    // Within the scales of both variables, in which nothing overflows.
    let steepness = pair.products / pair.x.squares;
    let residuals: Vec<f64> = pair
        .x
        .deviations
        .iter()
        .zip(&pair.y.deviations)
        .map(|(x, y)| if is_exact { 0.0 } else { y - steepness * x })
        .collect();
    let squares: Vec<f64> = residuals.iter().map(|residual| residual * residual).collect();
    let variance = total(&squares)? / (count - 2) as f64;
    let error = variance.sqrt();
    let center = pair.x.mean / pair.x.scale;
    let at_center = 1.0 / count as f64;
    let standardised = pair.x.deviations.iter().zip(&residuals).map(|(x, residual)| {
        let freedom = 1.0 - at_center - x * x / pair.x.squares;
        (!is_exact && freedom > FULL_LEVERAGE).then(|| residual / (error * freedom.sqrt()))
    });

    let (unit, by_unit) = (pair.y.scale, pair.y.scale / pair.x.scale);
    let slope = steepness * by_unit;
    let line = Regression {
        count,
        slope,
        intercept: pair.y.mean - slope * pair.x.mean,
        r_squared: pair.correlation * pair.correlation,
        residual_error: error * unit,
        slope_error: error / pair.x.squares.sqrt() * by_unit,
        intercept_error: error * (at_center + center * center / pair.x.squares).sqrt() * unit,
        slope_test: pair.test(),
        fitted: pair.x.deviations.iter().map(|x| pair.y.mean + steepness * x * unit).collect(),
        standardised: standardised.collect(),
        residuals: residuals.iter().map(|residual| residual * unit).collect(),
    };
    let numbers = [line.slope, line.intercept, line.residual_error, line.slope_error, line.intercept_error];
    let is_finite = numbers.iter().chain(&line.fitted).chain(&line.residuals).all(|number| number.is_finite());
    let is_lost = line.slope == 0.0 && steepness != 0.0;
    if is_finite && !is_lost { Ok(line) } else { Err(Undefined::NotFinite) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_on_a_line_leave_nothing_over() {
        let line = regression(&[1.0, 2.0, 3.0, 7.0], &[0.1, 0.2, 0.3, 0.7]).unwrap();
        assert!((line.slope - 0.1).abs() < 1e-16 && line.intercept.abs() < 1e-16, "{line:?}");
        assert_eq!((line.r_squared, line.slope_error, line.slope_test), (1.0, 0.0, None));
        assert_eq!((line.residuals, line.standardised), (vec![0.0; 4], vec![None; 4]));
    }

    #[test]
    fn a_unit_that_alone_decides_the_line_has_no_standardised_residual() {
        let line = regression(&[0.0, 0.0, 0.0, 1.0], &[1.0, 2.0, 6.0, 5.0]).unwrap();
        assert_eq!((line.slope, line.intercept), (2.0, 3.0));
        assert!(line.residuals[3].abs() < 1e-15 && line.standardised[3].is_none());
        assert!(line.standardised[..3].iter().all(Option::is_some));
    }

    #[test]
    fn no_relation_is_a_slope_of_zero_and_a_p_of_one() {
        let line = regression(&[1.0, 2.0, 3.0], &[1.0, 5.0, 1.0]).unwrap();
        assert_eq!((line.slope, line.r_squared, line.slope_test.unwrap().p), (0.0, 0.0, 1.0));
    }

    #[test]
    fn a_line_too_steep_or_too_flat_for_a_number_is_not_one() {
        let (small, large) = ([1e-300, 2e-300, 4e-300], [1e300, 3e300, 2e300]);
        assert_eq!(regression(&small, &large), Err(Undefined::NotFinite));
        assert_eq!(regression(&large, &small), Err(Undefined::NotFinite));
        assert!(regression(&small, &[1e-300, 3e-300, 2e-300]).unwrap().slope > 0.0);
        assert!(regression(&large, &large).is_ok_and(|line| line.slope == 1.0 && line.r_squared == 1.0));
        assert_eq!(regression(&[1.0, 1.0, 1.0], &[1.0, 2.0, 4.0]), Err(Undefined::AllEqual));
        assert_eq!(regression(&[1.0, 2.0], &[1.0, 2.0]), Err(Undefined::TooFew { needed: 3, found: 2 }));
    }

    proptest! {
        #[test]
        fn residuals_add_up_to_zero_and_do_not_go_with_x(
            points in prop::collection::vec((-1e3..1e3_f64, -1e3..1e3_f64), 3..30),
        ) {
            let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
            let line = regression(&x, &y).unwrap();
            let with_x: f64 = line.residuals.iter().zip(&x).map(|(residual, x)| residual * x).sum();
            prop_assert!(line.residuals.iter().sum::<f64>().abs() < 1e-8);
            prop_assert!(with_x.abs() < 1e-5, "{}", with_x);
            for ((y, fitted), residual) in y.iter().zip(&line.fitted).zip(&line.residuals) {
                prop_assert!((y - fitted - residual).abs() < 1e-9);
            }
        }
    }
}
