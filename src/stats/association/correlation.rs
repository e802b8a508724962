//! Coefficients of correlation.

use super::{TTest, average_ranks, pair::Pair};
use crate::stats::Undefined;

/// Coefficient of correlation of two variables, with its test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Correlation {
    /// Number of units.
    pub count: usize,
    /// Coefficient, −1..1, without unit.
    pub coefficient: f64,
    /// Test against no correlation, two-sided, with n − 2 degrees of freedom; `None` if the coefficient is −1 or 1, as the
    /// points then lie on a line.
    pub test: Option<TTest>,
}

impl From<&Pair> for Correlation {
    fn from(pair: &Pair) -> Self {
        Self { count: pair.count(), coefficient: pair.correlation, test: pair.test() }
    }
}

/// Pearson's product-moment coefficient of correlation (Pearson 1895): how near the points of two variables lie to a
/// straight line. The test t = r √((n − 2)/(1 − r²)) assumes that the units are independent of one another and that the
/// variables are normally distributed.
///
/// ```
/// use cluster_atlas::stats::association::pearson;
///
/// let found = pearson(&[1.0, 2.0, 3.0], &[1.0, 3.0, 2.0]).unwrap();
/// assert_eq!((found.count, found.coefficient), (3, 0.5));
/// assert!((found.test.unwrap().p - 2.0 / 3.0).abs() < 1e-15);
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] with fewer than three units; [`Undefined::AllEqual`] if a variable
/// does not vary; [`Undefined::NotFinite`].
pub fn pearson(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    Pair::of(x, y).map(|pair| (&pair).into())
}

/// Spearman's coefficient of rank correlation (Spearman 1904): Pearson's coefficient of the ranks, in which ties share their
/// average rank. It is 1 or −1 wherever one variable only rises, or only falls, with the other. The p-value is the
/// approximation by Student's t, rough below ten units.
///
/// ```
/// use cluster_atlas::stats::association::spearman;
///
/// let found = spearman(&[1.0, 2.0, 3.0, 4.0], &[1.0, 10.0, 100.0, 1000.0]).unwrap();
/// assert_eq!((found.coefficient, found.test), (1.0, None));
/// ```
///
/// # Errors
///
/// As for [`pearson`].
pub fn spearman(x: &[f64], y: &[f64]) -> Result<Correlation, Undefined> {
    pearson(&average_ranks(x)?, &average_ranks(y)?)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn points_on_a_line_have_no_test() {
        for (y, expected) in [([0.1, 0.2, 0.3, 0.7], 1.0), ([0.7, 0.6, 0.5, 0.1], -1.0)] {
            let found = pearson(&[1.0, 2.0, 3.0, 7.0], &y).unwrap();
            assert_eq!((found.coefficient, found.test), (expected, None));
        }
    }

    #[test]
    fn a_point_just_off_a_line_has_a_test() {
        let found = pearson(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0, 4.000_000_1]).unwrap();
        let test = found.test.unwrap();
        assert!(test.t > 1e7 && test.p > 0.0 && test.p < 1e-13, "{test:?}");
    }

    #[test]
    fn what_cannot_be_compared_has_no_correlation() {
        assert_eq!(pearson(&[1.0, 2.0], &[1.0]), Err(Undefined::LengthsDiffer { needed: 2, found: 1 }));
        assert_eq!(pearson(&[1.0, 2.0], &[1.0, 2.0]), Err(Undefined::TooFew { needed: 3, found: 2 }));
        assert_eq!(pearson(&[], &[]), Err(Undefined::TooFew { needed: 3, found: 0 }));
        assert_eq!(pearson(&[0.1, 0.1, 0.1], &[1.0, 2.0, 4.0]), Err(Undefined::AllEqual));
        assert_eq!(spearman(&[1.0, 2.0, 4.0], &[7.0, 7.0, 7.0]), Err(Undefined::AllEqual));
        assert_eq!(pearson(&[1.0, 2.0, f64::NAN], &[1.0, 2.0, 4.0]), Err(Undefined::NotFinite));
        assert_eq!(spearman(&[1.0, 2.0, f64::INFINITY], &[1.0, 2.0, 4.0]), Err(Undefined::NotFinite));
    }

    fn two_variables() -> impl Strategy<Value = Vec<(f64, f64)>> {
        prop::collection::vec((-1e3..1e3_f64, -1e3..1e3_f64), 3..30)
    }

    proptest! {
        #[test]
        fn correlation_is_mutual_and_without_unit(points in two_variables(), power in -300..300_i32) {
            let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
            let found = pearson(&x, &y).unwrap();
            prop_assert!(found.coefficient.abs() <= 1.0);
            prop_assert_eq!(found, pearson(&y, &x).unwrap());
            let other: Vec<f64> = x.iter().map(|x| x * 2_f64.powi(power)).collect();
            prop_assert_eq!(found, pearson(&other, &y).unwrap());
        }

        #[test]
        fn ranks_do_not_change_under_a_rising_curve(points in two_variables()) {
            let (x, y): (Vec<f64>, Vec<f64>) = points.into_iter().unzip();
            let cubed: Vec<f64> = x.iter().map(|x| x.powi(3)).collect();
            prop_assert_eq!(spearman(&x, &y), spearman(&cubed, &y));
        }
    }
}
