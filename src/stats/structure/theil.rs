//! Theil index.

use super::share::{Shares, shares};
use crate::stats::{Undefined, total};

/// Inequality of units by the Theil index T.
#[derive(Clone, Debug, PartialEq)]
pub struct Theil {
    /// Number of units.
    pub count: usize,
    /// Theil index T in natural units: 0 if all have the same, `maximum` if one has all.
    pub index: f64,
    /// Greatest index of as many units, ln n.
    pub maximum: f64,
    /// Shares of the units.
    pub shares: Shares,
}

/// Theil index T = Σ sᵢ ln(n sᵢ) of units by their shares (Theil 1967, *Economics and Information Theory*, chapter 4). A
/// unit of zero adds 0, the limit of x ln x.
///
/// ```
/// use cluster_atlas::stats::structure::theil;
///
/// let found = theil(&[0.0, 0.0, 7.0, 7.0]).unwrap();
/// assert_eq!((found.index, found.maximum), (2_f64.ln(), 4_f64.ln()));
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] without units; [`Undefined::ZeroTotal`] if all are zero; [`Undefined::Negative`];
/// [`Undefined::NotFinite`].
pub fn theil(values: &[f64]) -> Result<Theil, Undefined> {
    let shares = shares(values)?;
    let count = values.len();
    let equal = vec![1.0 / count as f64; count];
    // Equal values differ from their share 1/n by rounding alone.
    let is_equal = values.windows(2).all(|pair| pair.first() == pair.last());
    let index = if is_equal { 0.0 } else { divergence(&shares.shares, &equal)? };
    Ok(Theil { count, index, maximum: (count as f64).ln(), shares })
}

/// Sum Σ s ln(s/t) of shares against others that are above zero, at least 0.
///
/// # Errors
///
/// [`Undefined::NotFinite`].
pub(super) fn divergence(shares: &[f64], others: &[f64]) -> Result<f64, Undefined> {
    let term = |(share, other): (&f64, &f64)| if *share == 0.0 { 0.0 } else { share * (share / other).ln() };
    let terms: Vec<f64> = shares.iter().zip(others).map(term).collect();
    Ok(total(&terms)?.max(0.0))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_unit_that_has_all_is_as_unequal_as_can_be() {
        for unit in [1e-300, 1.0, 1e300] {
            let found = theil(&[0.0, unit, 0.0]).unwrap();
            assert!((found.index - found.maximum).abs() < 1e-15, "{found:?}");
        }
    }

    #[test]
    fn equal_units_are_equal_in_every_digit() {
        for count in 1..60 {
            assert_eq!(theil(&vec![0.1; count]).map(|found| found.index), Ok(0.0));
        }
    }

    #[test]
    fn what_has_no_shares_has_no_inequality() {
        assert_eq!(theil(&[0.0, 0.0]), Err(Undefined::ZeroTotal));
        assert_eq!(theil(&[1.0, -0.5]), Err(Undefined::Negative));
        assert_eq!(theil(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(theil(&[f64::NAN]), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn inequality_has_no_unit_and_no_order(values in prop::collection::vec(0.0..1e6_f64, 1..40), power in -300..300_i32) {
            prop_assume!(values.iter().any(|value| *value > 0.0));
            let found = theil(&values).unwrap();
            prop_assert!(found.index >= 0.0 && found.index <= found.maximum + 1e-14);
            let other: Vec<f64> = values.iter().rev().map(|value| value * 2_f64.powi(power)).collect();
            prop_assert_eq!(theil(&other).unwrap().index, found.index);
        }
    }
}
