//! Krugman's index of specialisation.

use super::share::{Shares, check_lengths, shares};
use crate::stats::{Undefined, total};

/// Specialisation of a unit against a reference, with both divisions into parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Specialisation {
    /// Sum of the absolute differences, 0..2: 0 if both are divided alike, 2 if they have no part in common. Half of it is
    /// the share that would have to move to other parts.
    pub index: f64,
    /// Shares of the parts in the unit.
    pub unit: Shares,
    /// Shares of the parts in the reference.
    pub reference: Shares,
    /// Share in the unit minus share in the reference, −1..1, in the order of the parts.
    pub differences: Vec<f64>,
}

/// Krugman's index of specialisation Σ|sᵢ − s̄ᵢ| of the parts of a unit against those of a reference (Krugman 1991,
/// *Geography and Trade*, pages 75–76), for example of the industries of a province against the country's. Values are
/// divided by their own sums, so that shares may be given too.
///
/// ```
/// use cluster_atlas::stats::structure::specialisation;
///
/// let found = specialisation(&[50.0, 50.0, 0.0], &[250.0, 500.0, 250.0]).unwrap();
/// assert_eq!(found.differences, [0.25, 0.0, -0.25]);
/// assert_eq!(found.index, 0.5);
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] without parts; [`Undefined::ZeroTotal`] if all parts of the unit or
/// of the reference are zero; [`Undefined::Negative`]; [`Undefined::NotFinite`].
pub fn specialisation(parts: &[f64], reference: &[f64]) -> Result<Specialisation, Undefined> {
    check_lengths(parts.len(), &[reference.len()])?;
    let (unit, reference) = (shares(parts)?, shares(reference)?);
    let differences: Vec<f64> = unit.shares.iter().zip(&reference.shares).map(|(here, there)| here - there).collect();
    let apart: Vec<f64> = differences.iter().map(|difference| difference.abs()).collect();
    let index = total(&apart)?.min(2.0);
    Ok(Specialisation { index, unit, reference, differences })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_unit_without_a_common_part_is_as_special_as_can_be() {
        assert_eq!(specialisation(&[7.0, 0.0, 0.0], &[0.0, 1.0, 2.0]).map(|found| found.index), Ok(2.0));
        assert_eq!(specialisation(&[7.0, 0.0], &[21.0, 0.0]).map(|found| found.index), Ok(0.0));
    }

    #[test]
    fn a_whole_of_zero_is_not_special() {
        assert_eq!(specialisation(&[0.0, 0.0], &[1.0, 2.0]), Err(Undefined::ZeroTotal));
        assert_eq!(specialisation(&[1.0, 0.0], &[0.0, 0.0]), Err(Undefined::ZeroTotal));
        assert_eq!(specialisation(&[1.0], &[1.0, 2.0]), Err(Undefined::LengthsDiffer { needed: 1, found: 2 }));
        assert_eq!(specialisation(&[], &[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
    }

    proptest! {
        #[test]
        fn the_index_is_mutual_and_without_unit(
            parts in prop::collection::vec((0.0..1e6_f64, 0.0..1e6_f64), 1..30),
            by in 1e-6..1e6_f64,
        ) {
            let (here, there): (Vec<f64>, Vec<f64>) = parts.into_iter().unzip();
            prop_assume!(here.iter().any(|part| *part > 0.0) && there.iter().any(|part| *part > 0.0));
            let index = specialisation(&here, &there).unwrap().index;
            prop_assert!((0.0..=2.0).contains(&index));
            prop_assert_eq!(index, specialisation(&there, &here).unwrap().index);
            let other: Vec<f64> = here.iter().map(|part| part * by).collect();
            prop_assert!((specialisation(&other, &there).unwrap().index - index).abs() < 1e-12);
        }
    }
}
