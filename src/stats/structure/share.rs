//! Shares of a whole.

use crate::stats::{Undefined, total};

/// Share of a part in a whole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    /// The part.
    pub part: f64,
    /// The whole, above zero, in the unit of the part.
    pub whole: f64,
    /// Share, part divided by whole: 0..1, or above 1 if the part is greater than the whole.
    pub ratio: f64,
}

/// Shares of all parts in their sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Shares {
    /// Sum of the parts, above zero.
    pub total: f64,
    /// Share of each part, 0..1, in the order of the parts; they add up to 1.
    pub shares: Vec<f64>,
}

/// Share of a part in a whole that is known by itself.
///
/// ```
/// use cluster_atlas::stats::{Undefined, structure::share};
///
/// assert_eq!(share(Some(30.0), Some(120.0)).map(|found| found.ratio), Ok(0.25));
/// assert_eq!(share(Some(0.0), Some(0.0)), Err(Undefined::ZeroTotal));
/// assert_eq!(share(Some(30.0), None), Err(Undefined::Unknown));
/// ```
///
/// # Errors
///
/// [`Undefined::Unknown`] if a number is not known; [`Undefined::ZeroTotal`] if the whole is zero;
/// [`Undefined::Negative`]; [`Undefined::NotFinite`] if a number, or the share, is too large or too small for a number.
pub fn share(part: Option<f64>, whole: Option<f64>) -> Result<Share, Undefined> {
    let (part, whole) = part.zip(whole).ok_or(Undefined::Unknown)?;
    check(&[part, whole])?;
    if whole == 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    let ratio = part / whole;
    let is_lost = ratio == 0.0 && part > 0.0;
    if ratio.is_finite() && !is_lost { Ok(Share { part, whole, ratio }) } else { Err(Undefined::NotFinite) }
}

/// Shares of all parts in their sum. A part of zero has the share 0.
///
/// ```
/// use cluster_atlas::stats::structure::shares;
///
/// let found = shares(&[30.0, 10.0, 0.0]).unwrap();
/// assert_eq!((found.total, found.shares), (40.0, vec![0.75, 0.25, 0.0]));
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] without parts; [`Undefined::ZeroTotal`] if all are zero; [`Undefined::Negative`];
/// [`Undefined::NotFinite`] if a part or the sum is not finite.
pub fn shares(parts: &[f64]) -> Result<Shares, Undefined> {
    if parts.is_empty() {
        return Err(Undefined::TooFew { needed: 1, found: 0 });
    }
    check(parts)?;
    let total = total(parts)?;
    if total == 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    Ok(Shares { total, shares: parts.iter().map(|part| part / total).collect() })
}

/// Check that numbers are finite and not below zero.
///
/// # Errors
///
/// [`Undefined::NotFinite`], [`Undefined::Negative`].
pub(super) fn check(numbers: &[f64]) -> Result<(), Undefined> {
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    if numbers.iter().any(|number| *number < 0.0) { Err(Undefined::Negative) } else { Ok(()) }
}

/// Check that numbers are finite and above zero.
///
/// # Errors
///
/// [`Undefined::NotFinite`], [`Undefined::NotPositive`].
pub(super) fn check_positive(numbers: &[f64]) -> Result<(), Undefined> {
    if numbers.iter().any(|number| !number.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    if numbers.iter().any(|number| *number <= 0.0) { Err(Undefined::NotPositive) } else { Ok(()) }
}

/// Check that lists have the same length.
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`].
pub(super) fn check_lengths(needed: usize, others: &[usize]) -> Result<(), Undefined> {
    let other = others.iter().find(|other| **other != needed);
    other.map_or(Ok(()), |found| Err(Undefined::LengthsDiffer { needed, found: *found }))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_no_whole_has_no_shares() {
        for (parts, expected) in [
            (&[][..], Undefined::TooFew { needed: 1, found: 0 }),
            (&[0.0, 0.0], Undefined::ZeroTotal),
            (&[1.0, -1.0], Undefined::Negative),
            (&[1.0, f64::NAN], Undefined::NotFinite),
            (&[1.7e308, 1.7e308], Undefined::NotFinite),
        ] {
            assert_eq!(shares(parts), Err(expected), "{parts:?}");
        }
    }

    #[test]
    fn a_share_too_small_for_a_number_is_not_zero() {
        assert_eq!(share(Some(1e-300), Some(1e300)), Err(Undefined::NotFinite));
        assert_eq!(share(Some(0.0), Some(1e300)).map(|found| found.ratio), Ok(0.0));
        assert_eq!(share(Some(1e300), Some(1e-300)), Err(Undefined::NotFinite));
        assert_eq!(share(Some(-1.0), Some(2.0)), Err(Undefined::Negative));
        assert_eq!(share(None, Some(0.0)), Err(Undefined::Unknown));
        assert_eq!(share(Some(3.0), Some(2.0)).map(|found| found.ratio), Ok(1.5));
    }

    proptest! {
        #[test]
        fn shares_add_up_to_one(parts in prop::collection::vec(0.0..1e300_f64, 1..40)) {
            prop_assume!(parts.iter().any(|part| *part > 0.0));
            let found = shares(&parts).unwrap();
            prop_assert!((found.shares.iter().sum::<f64>() - 1.0).abs() < 1e-14);
            prop_assert!(found.shares.iter().all(|share| (0.0..=1.0).contains(share)));
        }
    }
}
