//! Herfindahl–Hirschman index.

use super::share::{Shares, shares};
use crate::stats::{Undefined, total};

/// Concentration of a whole on few units.
#[derive(Clone, Debug, PartialEq)]
pub struct Concentration {
    /// Number of units.
    pub count: usize,
    /// Herfindahl–Hirschman index Σs², 1/n..1: 1/n if all have the same, 1 if one has all. Times 10,000 it is the index of
    /// competition authorities, who take shares in percent.
    pub index: f64,
    /// Effective number 1/Σs², 1..n: number of units of equal size with the same index.
    pub effective_number: f64,
    /// Shares of the units.
    pub shares: Shares,
}

/// Herfindahl–Hirschman index Σs² of units by their shares, and its inverse (Hirschman 1964, *American Economic Review* 54,
/// page 761). Units of zero add nothing to the index, only to their number.
///
/// ```
/// use cluster_atlas::stats::structure::concentration;
///
/// let found = concentration(&[50.0, 25.0, 25.0]).unwrap();
/// assert_eq!(found.index, 0.375, "0.25 + 0.0625 + 0.0625");
/// assert_eq!((found.count, found.effective_number), (3, 1.0 / 0.375));
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] without units; [`Undefined::ZeroTotal`] if all are zero; [`Undefined::Negative`];
/// [`Undefined::NotFinite`].
pub fn concentration(values: &[f64]) -> Result<Concentration, Undefined> {
    let shares = shares(values)?;
    let squares: Vec<f64> = shares.shares.iter().map(|share| share * share).collect();
    let index = total(&squares)?.min(1.0);
    Ok(Concentration { count: values.len(), index, effective_number: 1.0 / index, shares })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_unit_that_has_all_is_as_concentrated_as_can_be() {
        let found = concentration(&[0.0, 7.3, 0.0]).unwrap();
        assert_eq!((found.count, found.index, found.effective_number), (3, 1.0, 1.0));
        assert_eq!(concentration(&[7.3]).map(|found| found.index), Ok(1.0));
        assert_eq!(concentration(&[0.0]), Err(Undefined::ZeroTotal));
        assert_eq!(concentration(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(concentration(&[1e300, 1e-300]).map(|found| found.index), Ok(1.0));
    }

    proptest! {
        #[test]
        fn there_are_effectively_no_more_units_than_there_are(values in prop::collection::vec(0.0..1e6_f64, 1..40)) {
            prop_assume!(values.iter().any(|value| *value > 0.0));
            let found = concentration(&values).unwrap();
            prop_assert!(found.effective_number >= 1.0);
            prop_assert!(found.effective_number <= values.len() as f64 * (1.0 + 1e-14));
            let reversed: Vec<f64> = values.iter().rev().copied().collect();
            prop_assert_eq!(concentration(&reversed).unwrap().index, found.index);
        }
    }
}
