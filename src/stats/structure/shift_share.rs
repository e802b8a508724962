//! Shift-share analysis.

use super::share::{check, check_lengths};
use crate::stats::{Undefined, total};

/// Values of the sectors of a region, or of its reference, in two years; one unit, sectors in one order.
#[derive(Clone, Copy, Debug)]
pub struct YearPair<'a> {
    /// Values of the first year.
    pub first: &'a [f64],
    /// Values of the last year.
    pub last: &'a [f64],
}

/// Growth of a region, divided into what the country, its industries and the region itself bring.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftShare {
    /// Growth G of the reference in all sectors, as a share of its first year: −1 or above.
    pub reference_growth: f64,
    /// Sectors that could be divided, in their order.
    pub sectors: Vec<SectorShift>,
    /// Sectors set apart as they have no growth rate, in their order.
    pub apart: Vec<ApartSector>,
    /// Sum over the sectors that could be divided.
    pub total: ChangeParts,
    /// Sum of the changes of the sectors set apart: with `total.change`, the change of the region.
    pub apart_change: f64,
}

/// Change and its three parts, in the unit of the values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChangeParts {
    /// Value of the last year minus that of the first, the sum of the parts.
    pub change: f64,
    /// National share e·G: change at the growth of the reference as a whole.
    pub national_share: f64,
    /// Industry mix e·(Gᵢ − G): what the sector of the reference grew beyond the whole.
    pub industry_mix: f64,
    /// Regional shift e·(gᵢ − Gᵢ), or competitive effect: what the sector grew here beyond the same sector of the reference.
    pub regional_shift: f64,
}

/// Sector of a region in a shift-share analysis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SectorShift {
    /// Its place in the list, from 0.
    pub sector: usize,
    /// Value e of the first year, above zero.
    pub first: f64,
    /// Value of the last year.
    pub last: f64,
    /// Growth gᵢ here, as a share of the first year.
    pub growth: f64,
    /// Growth Gᵢ of the sector in the reference.
    pub reference_growth: f64,
    /// Its change and the parts of it.
    pub parts: ChangeParts,
}

/// Sector without a growth rate, as it was zero in the first year here or in the reference.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ApartSector {
    /// Its place in the list, from 0.
    pub sector: usize,
    /// Value of the first year.
    pub first: f64,
    /// Value of the last year.
    pub last: f64,
    /// Value of the last year minus that of the first.
    pub change: f64,
    /// Why it is set apart.
    pub reason: Undefined,
}

/// Shift-share analysis of a region against a reference between two years (Dunn 1960,
/// doi:10.1111/j.1435-5597.1960.tb01705.x; form of Perloff and others 1960): change = national share + industry mix +
/// regional shift, for each sector and in all.
///
/// A sector that is zero in the first year, here or in the reference, has no growth rate. It is set apart with its change,
/// and the others are divided without it; the growth of the reference as a whole counts all sectors.
///
/// ```
/// use cluster_atlas::stats::structure::{YearPair, shift_share};
///
/// let region = YearPair { first: &[100.0, 50.0, 0.0], last: &[130.0, 60.0, 7.0] };
/// let country = YearPair { first: &[400.0, 500.0, 100.0], last: &[500.0, 500.0, 200.0] };
/// let found = shift_share(region, country).unwrap();
/// assert_eq!(found.reference_growth, 0.2, "1200/1000 − 1");
/// let first = found.sectors[0].parts;
/// assert_eq!((first.national_share, first.industry_mix.round(), first.regional_shift.round()), (20.0, 5.0, 5.0));
/// assert_eq!((found.apart[0].sector, found.apart_change), (2, 7.0));
/// ```
///
/// # Errors
///
/// [`Undefined::LengthsDiffer`]; [`Undefined::TooFew`] without sectors; [`Undefined::ZeroTotal`] if no sector is left to
/// divide, for example if all of the region are zero in the first year; [`Undefined::Negative`], as below zero there are no
/// growth rates; [`Undefined::NotFinite`].
pub fn shift_share(region: YearPair<'_>, reference: YearPair<'_>) -> Result<ShiftShare, Undefined> {
    let count = region.first.len();
    check_lengths(count, &[region.last.len(), reference.first.len(), reference.last.len()])?;
    if count == 0 {
        return Err(Undefined::TooFew { needed: 1, found: 0 });
    }
    for values in [region.first, region.last, reference.first, reference.last] {
        check(values)?;
    }
    let whole = |values: &[f64]| total(values);
    let reference_growth = growth(whole(reference.first)?, whole(reference.last)?)?;

    let (mut sectors, mut apart) = (Vec::new(), Vec::new());
    let here = region.first.iter().zip(region.last);
    for (sector, (here, there)) in here.zip(reference.first.iter().zip(reference.last)).enumerate() {
        let (first, last) = (*here.0, *here.1);
        let change = last - first;
        let (growth, of_sector) = match (growth(first, last), growth(*there.0, *there.1)) {
            (Ok(growth), Ok(of_sector)) => (growth, of_sector),
            (Err(Undefined::ZeroTotal), _) | (_, Err(Undefined::ZeroTotal)) => {
                apart.push(ApartSector { sector, first, last, change, reason: Undefined::ZeroTotal });
                continue;
            }
            (Err(other), _) | (_, Err(other)) => return Err(other),
        };
        let parts = ChangeParts {
            change,
            national_share: first * reference_growth,
            industry_mix: first * (of_sector - reference_growth),
            regional_shift: first * (growth - of_sector),
        };
        sectors.push(SectorShift { sector, first, last, growth, reference_growth: of_sector, parts });
    }
    if sectors.is_empty() {
        return Err(Undefined::ZeroTotal);
    }
    let of_all =
        |part: fn(&ChangeParts) -> f64| total(&sectors.iter().map(|sector| part(&sector.parts)).collect::<Vec<_>>());
    let total = ChangeParts {
        change: of_all(|parts| parts.change)?,
        national_share: of_all(|parts| parts.national_share)?,
        industry_mix: of_all(|parts| parts.industry_mix)?,
        regional_shift: of_all(|parts| parts.regional_shift)?,
    };
    let apart_change = whole(&apart.iter().map(|sector| sector.change).collect::<Vec<_>>())?;
    Ok(ShiftShare { reference_growth, sectors, apart, total, apart_change })
}

/// Growth from the first to the last year, as a share of the first.
///
/// # Errors
///
/// [`Undefined::ZeroTotal`] from zero, [`Undefined::NotFinite`] if it is too large for a number.
fn growth(first: f64, last: f64) -> Result<f64, Undefined> {
    if first == 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    Some((last - first) / first).filter(|growth| growth.is_finite()).ok_or(Undefined::NotFinite)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const COUNTRY: YearPair<'static> = YearPair { first: &[400.0, 500.0, 100.0], last: &[500.0, 500.0, 200.0] };

    #[test]
    fn a_new_sector_is_set_apart_and_the_others_go_on() {
        let found = shift_share(YearPair { first: &[0.0, 50.0, 0.0], last: &[3.0, 60.0, 0.0] }, COUNTRY).unwrap();
        assert_eq!(found.sectors.iter().map(|sector| sector.sector).collect::<Vec<_>>(), [1]);
        assert_eq!(
            found.apart.iter().map(|sector| (sector.sector, sector.change)).collect::<Vec<_>>(),
            [(0, 3.0), (2, 0.0)]
        );
        assert_eq!((found.total.change, found.apart_change), (10.0, 3.0));
        assert_eq!(found.reference_growth, 0.2, "of all sectors");
    }

    #[test]
    fn a_sector_that_the_reference_did_not_have_is_set_apart() {
        let country = YearPair { first: &[0.0, 100.0], last: &[50.0, 150.0] };
        let found = shift_share(YearPair { first: &[5.0, 10.0], last: &[8.0, 15.0] }, country).unwrap();
        assert_eq!((found.apart[0].sector, found.apart[0].reason), (0, Undefined::ZeroTotal));
        assert_eq!((found.reference_growth, found.total.national_share), (1.0, 10.0));
        assert_eq!((found.total.industry_mix, found.total.regional_shift), (-5.0, 0.0));
    }

    #[test]
    fn a_sector_that_vanished_is_divided() {
        let found = shift_share(YearPair { first: &[10.0, 0.0, 0.0], last: &[0.0, 0.0, 0.0] }, COUNTRY).unwrap();
        assert_eq!((found.sectors[0].growth, found.total.change, found.total.national_share), (-1.0, -10.0, 2.0));
    }

    #[test]
    fn what_has_no_first_year_has_no_growth() {
        let nothing = YearPair { first: &[0.0, 0.0, 0.0], last: &[1.0, 2.0, 3.0] };
        assert_eq!(shift_share(nothing, COUNTRY), Err(Undefined::ZeroTotal));
        assert_eq!(shift_share(COUNTRY, nothing), Err(Undefined::ZeroTotal));
        let none = YearPair { first: &[], last: &[] };
        assert_eq!(shift_share(none, none), Err(Undefined::TooFew { needed: 1, found: 0 }));
        assert_eq!(shift_share(none, COUNTRY), Err(Undefined::LengthsDiffer { needed: 0, found: 3 }));
        let negative = YearPair { first: &[1.0, 2.0, -3.0], last: &[1.0, 2.0, 3.0] };
        assert_eq!(shift_share(negative, COUNTRY), Err(Undefined::Negative));
        let vast = YearPair { first: &[1e-300, 1.0, 1.0], last: &[1e300, 1.0, 1.0] };
        assert_eq!(shift_share(vast, COUNTRY), Err(Undefined::NotFinite));
    }

    proptest! {
        #[test]
        fn the_parts_add_up_to_the_change(
            sectors in prop::collection::vec(prop::array::uniform4(prop_oneof![Just(0.0), 1.0..1e3_f64]), 1..20),
        ) {
            let list = |place: usize| sectors.iter().map(|sector| sector[place]).collect::<Vec<_>>();
            let [a, b, c, d] = [list(0), list(1), list(2), list(3)];
            let found = shift_share(YearPair { first: &a, last: &b }, YearPair { first: &c, last: &d });
            if let Ok(found) = found {
                let change = b.iter().sum::<f64>() - a.iter().sum::<f64>();
                prop_assert!((found.total.change + found.apart_change - change).abs() < 1e-9);
                prop_assert_eq!(found.sectors.len() + found.apart.len(), sectors.len());
                for parts in found.sectors.iter().map(|sector| sector.parts).chain([found.total]) {
                    let sum = parts.national_share + parts.industry_mix + parts.regional_shift;
                    prop_assert!((sum - parts.change).abs() < 1e-7, "{:?}", parts);
                }
            }
        }
    }
}
