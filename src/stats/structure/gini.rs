//! Gini coefficient and Lorenz curve.

use std::cmp::Ordering;

use super::share::{check, check_lengths, shares};
use crate::stats::{Undefined, total};

/// Inequality of units by the Gini coefficient, with the curve from which it is taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Gini {
    /// Number of units.
    pub count: usize,
    /// Sum of the values, above zero.
    pub total: f64,
    /// Gini coefficient, form n: 0 if all have the same, 1 − 1/n if one of n units has all. Twice the area between the
    /// Lorenz curve and the diagonal.
    pub coefficient: f64,
    /// Gini coefficient, form n − 1, which is the other times n/(n − 1): 0..1, so that it is 1 if one unit has all; `None`
    /// for a single unit and with weights.
    pub corrected: Option<f64>,
    /// Lorenz curve from (0, 0) to (1, 1), a point after each unit from the poorest.
    pub lorenz: Vec<LorenzPoint>,
}

/// Point of a Lorenz curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LorenzPoint {
    /// Share of the poorest units up to here, 0..1, in their number or weight.
    pub units: f64,
    /// Share of these units in the value, 0..1, at most that in their number.
    pub value: f64,
}

/// Gini coefficient of units that count alike, Σ(2i − n − 1)xᵢ/(nΣx) for values sorted from the least (Gini 1912; Sen 1973,
/// *On Economic Inequality*, chapter 2), for example of the output of provinces.
///
/// ```
/// use cluster_atlas::stats::structure::gini;
///
/// let found = gini(&[1.0, 2.0, 3.0, 4.0]).unwrap();
/// assert_eq!((found.coefficient, found.total), (0.25, 10.0));
/// assert_eq!(found.corrected, Some(1.0 / 3.0), "0.25 · 4/3");
/// assert_eq!((found.lorenz[1].units, found.lorenz[1].value), (0.25, 0.1));
/// ```
///
/// # Errors
///
/// [`Undefined::TooFew`] without units; [`Undefined::ZeroTotal`] if all are zero; [`Undefined::Negative`], as the
/// coefficient could leave its range; [`Undefined::NotFinite`].
pub fn gini(values: &[f64]) -> Result<Gini, Undefined> {
    let mut found = weighted_gini(values, &vec![1.0; values.len()])?;
    let count = values.len() as f64;
    found.corrected = (count > 1.0).then(|| (found.coefficient * (count / (count - 1.0))).min(1.0));
    Ok(found)
}

/// Gini coefficient of units that count by their weights, with `values` the total of each unit and not the value per
/// weight: for example the output of provinces among their people, as if all people of a province had the same. Units are
/// sorted by value per weight. The coefficient is that of the trapezoids under the Lorenz curve.
///
/// ```
/// use cluster_atlas::stats::structure::weighted_gini;
///
/// let found = weighted_gini(&[30.0, 10.0], &[1.0, 1.0]).unwrap();
/// assert_eq!(found.coefficient, 0.25);
/// let of_people = weighted_gini(&[30.0, 10.0], &[3.0, 1.0]).unwrap();
/// assert_eq!(of_people.coefficient, 0.0, "10 for each person here and there");
/// ```
///
/// # Errors
///
/// Those of [`gini`]; [`Undefined::LengthsDiffer`]; [`Undefined::ZeroTotal`] also if a weight is zero, as there is no value
/// per weight; [`Undefined::Negative`] also for a weight.
pub fn weighted_gini(values: &[f64], weights: &[f64]) -> Result<Gini, Undefined> {
    check_lengths(values.len(), &[weights.len()])?;
    let (value, weight) = (shares(values)?, shares(weights)?);
    if weight.shares.contains(&0.0) {
        return Err(Undefined::ZeroTotal);
    }
    let mut units: Vec<Unit> = values
        .iter()
        .zip(weights)
        .zip(&value.shares)
        .map(|((value, weight), share)| Unit { value_per_weight: value / weight, weight: *weight, share: *share })
        .collect();
    check(&units.iter().map(|unit| unit.value_per_weight).collect::<Vec<_>>())?;
    units.sort_by(Unit::cmp);

    let mut poorer = 0.0;
    let mut reached = LorenzPoint { units: 0.0, value: 0.0 };
    let mut lorenz = vec![reached];
    let mut terms = Vec::with_capacity(units.len());
    for unit in &units {
        // Weight of the poorer units minus that of the richer ones.
        let through = poorer + unit.weight;
        terms.push(unit.share * ((poorer + through - weight.total) / weight.total));
        poorer = through;
        reached =
            LorenzPoint { units: (through / weight.total).min(1.0), value: (reached.value + unit.share).min(1.0) };
        lorenz.push(reached);
    }
    if let Some(last) = lorenz.last_mut() {
        *last = LorenzPoint { units: 1.0, value: 1.0 };
    }
    let coefficient = total(&terms)?.clamp(0.0, 1.0);
    Ok(Gini { count: values.len(), total: value.total, coefficient, corrected: None, lorenz })
}

/// Unit on its way along the curve.
struct Unit {
    value_per_weight: f64,
    weight: f64,
    share: f64,
}

impl Unit {
    /// Order from the poorest, with equal units in a set order, so that the order of the list changes nothing.
    fn cmp(&self, other: &Self) -> Ordering {
        let by_value = self.value_per_weight.total_cmp(&other.value_per_weight);
        by_value.then(self.weight.total_cmp(&other.weight)).then(self.share.total_cmp(&other.share))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_unit_that_has_all_is_as_unequal_as_can_be() {
        let found = gini(&[0.0, 0.0, 0.0, 10.0]).unwrap();
        assert_eq!((found.coefficient, found.corrected), (0.75, Some(1.0)));
        let expected = [(0.0, 0.0), (0.25, 0.0), (0.5, 0.0), (0.75, 0.0), (1.0, 1.0)];
        assert_eq!(found.lorenz.iter().map(|point| (point.units, point.value)).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn equal_units_are_equal_in_every_digit() {
        for count in 2..60 {
            let found = gini(&vec![0.1; count]).unwrap();
            assert_eq!((found.coefficient, found.corrected), (0.0, Some(0.0)), "{count}");
        }
        assert_eq!(gini(&[5.0]).map(|found| (found.coefficient, found.corrected)), Ok((0.0, None)));
    }

    #[test]
    fn what_has_no_shares_has_no_inequality() {
        assert_eq!(gini(&[-5.0, 0.0, 5.0, 10.0]), Err(Undefined::Negative));
        assert_eq!(gini(&[0.0, 0.0]), Err(Undefined::ZeroTotal));
        assert_eq!(gini(&[]), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(gini(&[1.0, f64::INFINITY]), Err(Undefined::NotFinite));
        assert_eq!(weighted_gini(&[1.0, 2.0], &[0.0, 1.0]), Err(Undefined::ZeroTotal));
        assert_eq!(weighted_gini(&[1.0, 2.0], &[-1.0, 1.0]), Err(Undefined::Negative));
        assert_eq!(weighted_gini(&[1.0], &[1.0, 1.0]), Err(Undefined::LengthsDiffer { needed: 1, found: 2 }));
        assert_eq!(weighted_gini(&[1e300, 1.0], &[1e-300, 1.0]), Err(Undefined::NotFinite));
    }

    #[test]
    fn a_weight_is_as_many_units_that_are_alike() {
        let weighted = weighted_gini(&[6.0, 1.0], &[3.0, 1.0]).unwrap();
        let single = gini(&[2.0, 2.0, 2.0, 1.0]).unwrap();
        assert!((weighted.coefficient - single.coefficient).abs() < 1e-16, "{weighted:?} {single:?}");
    }

    proptest! {
        #[test]
        fn inequality_has_no_unit_and_no_order(values in prop::collection::vec(0.0..1e6_f64, 2..40), power in -300..300_i32) {
            prop_assume!(values.iter().any(|value| *value > 0.0));
            let found = gini(&values).unwrap();
            prop_assert!((0.0..=1.0 - 1.0 / values.len() as f64 + 1e-15).contains(&found.coefficient));
            let other: Vec<f64> = values.iter().rev().map(|value| value * 2_f64.powi(power)).collect();
            prop_assert_eq!(gini(&other).unwrap().coefficient, found.coefficient);
        }

        #[test]
        fn the_curve_rises_below_the_diagonal(units in prop::collection::vec((0.0..1e3_f64, 1e-3..1e3_f64), 1..40)) {
            let (values, weights): (Vec<f64>, Vec<f64>) = units.into_iter().unzip();
            prop_assume!(values.iter().any(|value| *value > 0.0));
            let found = weighted_gini(&values, &weights).unwrap();
            prop_assert_eq!(found.lorenz.len(), values.len() + 1);
            let mut area = 0.0;
            for pair in found.lorenz.windows(2) {
                prop_assert!(pair[0].units <= pair[1].units && pair[0].value <= pair[1].value);
                prop_assert!(pair[1].value <= pair[1].units + 1e-12);
                area += (pair[1].units - pair[0].units) * (pair[0].value + pair[1].value) / 2.0;
            }
            prop_assert!((1.0 - 2.0 * area - found.coefficient).abs() < 1e-12);
        }
    }
}
