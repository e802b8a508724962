//! Rank-size rule.

use super::share::check_positive;
use crate::stats::{Undefined, association::regression};

/// Rank-size line ln(rank − 1/2) = a − b ln(size).
#[derive(Clone, Debug, PartialEq)]
pub struct RankSize {
    /// Number of units.
    pub count: usize,
    /// Exponent b, above zero, without unit: 1 is Zipf's law, above 1 sizes are more even, below 1 less.
    pub exponent: f64,
    /// Intercept a: ln(rank − 1/2) at the size 1.
    pub intercept: f64,
    /// Standard error of the exponent, b √(2/n). That of ordinary regression is far too small, as ranks depend on one
    /// another.
    pub standard_error: f64,
    /// Share of the variation of ln(rank − 1/2) that the line explains, 0..1. It is high for any sorted values and no proof
    /// of the rule.
    pub r_squared: f64,
    /// Units from the largest.
    pub units: Vec<RankedUnit>,
}

/// Unit with its rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RankedUnit {
    /// Its place in the list, from 0.
    pub unit: usize,
    /// Its rank from 1, the largest.
    pub rank: usize,
}

/// Rank-size line of units, for example of cities by their people, with the rank less one half, which removes the bias of
/// small numbers of units (Gabaix and Ibragimov 2011, doi:10.1198/jbes.2009.06157). To study large units alone, give no
/// others.
///
/// Ranks run through 1, 2, 3 … also among equal sizes, which take theirs in the order of the list; the line is the same
/// whatever that order.
///
/// ```
/// use cluster_atlas::stats::structure::rank_size;
///
/// // Sizes 6/(rank − 1/2), as if by Zipf's law.
/// let found = rank_size(&[4.0, 12.0, 2.4]).unwrap();
/// assert!((found.exponent - 1.0).abs() < 1e-14 && (found.intercept - 6_f64.ln()).abs() < 1e-14);
/// assert!((found.standard_error - (2.0_f64 / 3.0).sqrt()).abs() < 1e-14);
/// assert_eq!((found.units[0].unit, found.units[0].rank), (1, 1));
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] with fewer than three units; [`Undefined::NotPositive`] if a size is zero or below;
/// [`Undefined::AllEqual`]; [`Undefined::NotFinite`].
pub fn rank_size(sizes: &[f64]) -> Result<RankSize, Undefined> {
    check_positive(sizes)?;
    let mut sorted: Vec<(usize, f64)> = sizes.iter().copied().enumerate().collect();
    sorted.sort_by(|one, other| other.1.total_cmp(&one.1));
    let logarithms: Vec<f64> = sorted.iter().map(|(_, size)| size.ln()).collect();
    let of_ranks: Vec<f64> = (0..sorted.len()).map(|above| (above as f64 + 0.5).ln()).collect();
    let line = regression(&logarithms, &of_ranks)?;
    let exponent = -line.slope;
    Ok(RankSize {
        count: line.count,
        exponent,
        intercept: line.intercept,
        standard_error: exponent * (2.0 / line.count as f64).sqrt(),
        r_squared: line.r_squared,
        units: (1..).zip(sorted).map(|(rank, (unit, _))| RankedUnit { unit, rank }).collect(),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn equal_sizes_take_ranks_in_the_order_of_the_list() {
        let found = rank_size(&[5.0, 9.0, 5.0, 1.0]).unwrap();
        let ranks: Vec<_> = found.units.iter().map(|unit| (unit.unit, unit.rank)).collect();
        assert_eq!(ranks, [(1, 1), (0, 2), (2, 3), (3, 4)]);
    }

    #[test]
    fn what_has_no_logarithm_has_no_line() {
        assert_eq!(rank_size(&[5.0, 0.0, 1.0]), Err(Undefined::NotPositive));
        assert_eq!(rank_size(&[5.0, 5.0, 5.0]), Err(Undefined::AllEqual));
        assert_eq!(rank_size(&[5.0, 4.0]), Err(Undefined::TooFew { needed: 3, found: 2 }));
        assert_eq!(rank_size(&[5.0, 4.0, f64::NAN]), Err(Undefined::NotFinite));
        assert!(rank_size(&[1e300, 1.0, 1e-300]).is_ok_and(|found| found.exponent > 0.0));
    }

    proptest! {
        #[test]
        fn the_exponent_has_no_unit_and_no_order(sizes in prop::collection::vec(1.0..1e6_f64, 3..40), by in 1e-3..1e3_f64) {
            let found = rank_size(&sizes).unwrap();
            let other: Vec<f64> = sizes.iter().rev().map(|size| size * by).collect();
            let other = rank_size(&other).unwrap();
            prop_assert!((other.exponent / found.exponent - 1.0).abs() < 1e-9);
            prop_assert!(found.exponent > 0.0 && (0.0..=1.0).contains(&found.r_squared));
            let reversed: Vec<f64> = sizes.iter().rev().copied().collect();
            prop_assert_eq!(rank_size(&reversed).unwrap().exponent, found.exponent);
        }
    }
}
