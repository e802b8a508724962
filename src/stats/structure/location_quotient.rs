//! Location quotient.

use super::share::{Share, share};
use crate::stats::Undefined;

/// Location quotient of a part of a unit, for example of one industry in a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocationQuotient {
    /// Share of the part in the unit.
    pub unit: Share,
    /// Share of the part in the reference, for example the country.
    pub reference: Share,
    /// Share in the unit divided by share in the reference: 0 if the unit has none of the part, 1 if both shares are
    /// equal, without upper limit.
    pub quotient: f64,
}

/// Location quotient, (part/total)/(reference part/reference total), for example of the workers of an industry in a region
/// against the country (Isard 1960, *Methods of Regional Analysis*, chapter 7). All four numbers have one unit and one date.
///
/// A unit that has none of the part has the quotient 0. A part greater than its total gives a share above 1, and the
/// quotient that follows from it.
///
/// ```
/// use cluster_atlas::stats::{Undefined, structure::location_quotient};
///
/// let machines = location_quotient(Some(30.0), Some(100.0), Some(60.0), Some(150.0)).unwrap();
/// assert_eq!((machines.unit.ratio, machines.reference.ratio), (0.3, 0.4));
/// assert_eq!(machines.quotient, 0.75, "0.3 / 0.4");
/// let empty = location_quotient(Some(0.0), Some(0.0), Some(60.0), Some(150.0));
/// assert_eq!(empty, Err(Undefined::ZeroTotal));
/// ```
///
/// # Errors
///
/// [`Undefined::Unknown`] if a number is not known; [`Undefined::ZeroTotal`] if a total or the part of the reference is
/// zero, as in 0/0; [`Undefined::Negative`]; [`Undefined::NotFinite`] if a number, or the quotient, is too large or too
/// small for a number.
pub fn location_quotient(
    part: Option<f64>,
    total: Option<f64>,
    reference_part: Option<f64>,
    reference_total: Option<f64>,
) -> Result<LocationQuotient, Undefined> {
    if [part, total, reference_part, reference_total].contains(&None) {
        return Err(Undefined::Unknown);
    }
    let (unit, reference) = (share(part, total)?, share(reference_part, reference_total)?);
    if reference.ratio == 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    // Products round less than shares, but may leave the range of numbers.
    let (above, below) = (unit.part * reference.whole, unit.whole * reference.part);
    let is_in_range = below.is_normal() && (above.is_normal() || unit.part == 0.0);
    let quotient = if is_in_range { above / below } else { unit.ratio / reference.ratio };
    let is_lost = quotient == 0.0 && unit.ratio > 0.0;
    let found = LocationQuotient { unit, reference, quotient };
    if quotient.is_finite() && !is_lost { Ok(found) } else { Err(Undefined::NotFinite) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn quotient(numbers: [f64; 4]) -> Result<f64, Undefined> {
        let [part, total, reference_part, reference_total] = numbers.map(Some);
        location_quotient(part, total, reference_part, reference_total).map(|found| found.quotient)
    }

    #[test]
    fn nothing_of_nothing_is_not_a_quotient() {
        assert_eq!(quotient([0.0, 0.0, 10.0, 150.0]), Err(Undefined::ZeroTotal));
        assert_eq!(quotient([0.0, 50.0, 0.0, 150.0]), Err(Undefined::ZeroTotal));
        assert_eq!(quotient([5.0, 50.0, 0.0, 150.0]), Err(Undefined::ZeroTotal));
        assert_eq!(quotient([5.0, 50.0, 0.0, 0.0]), Err(Undefined::ZeroTotal));
    }

    #[test]
    fn an_unknown_number_is_unknown_whatever_the_others() {
        for unknown in 0..4 {
            let mut numbers = [Some(0.0); 4];
            numbers[unknown] = None;
            let [part, total, reference_part, reference_total] = numbers;
            let found = location_quotient(part, total, reference_part, reference_total);
            assert_eq!(found, Err(Undefined::Unknown));
        }
    }

    #[test]
    fn a_part_greater_than_its_total_has_a_quotient() {
        assert_eq!(quotient([100.0, 50.0, 75.0, 150.0]), Ok(4.0));
        assert_eq!(quotient([-1.0, 50.0, 75.0, 150.0]), Err(Undefined::Negative));
        assert_eq!(quotient([1.0, f64::NAN, 75.0, 150.0]), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn numbers_of_any_size_give_a_number_or_none(powers in prop::array::uniform4(-300..300_i32)) {
            if let Ok(found) = quotient(powers.map(|power| 10_f64.powi(power))) {
                prop_assert!(found.is_finite() && found > 0.0, "{}", found);
            }
        }

        #[test]
        fn the_reference_itself_has_the_quotient_one(part in 1e-9..1e9_f64, total in 1e-9..1e9_f64) {
            prop_assert_eq!(quotient([part, total, part, total]), Ok(1.0));
        }
    }
}
