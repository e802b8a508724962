//! Measures of how a whole is divided among units and parts, as `PySAL`, scipy and published examples have them.

use std::collections::BTreeSet;

use cluster_atlas::stats::{
    Undefined,
    structure::{
        YearPair, beta_convergence, concentration, dispersion, gini, location_quotient, rank_size, shift_share,
        specialisation, theil, theil_by_group, weighted_gini,
    },
};
use serde::Deserialize;

/// Tolerance, relative.
const NEAR: f64 = 1e-12;

#[derive(Deserialize)]
struct Published {
    inequality: Vec<Inequality>,
    weighted: Vec<Weighted>,
    by_group: Vec<Grouped>,
    theil_of_mexico: Mexico,
    division: Division,
    shift_share: Vec<Shifts>,
    convergence: Vec<Convergence>,
    rank_size: Vec<Ranked>,
}

#[derive(Deserialize)]
struct Inequality {
    name: String,
    values: Vec<f64>,
    gini: f64,
    gini_corrected: f64,
    lorenz_value: Vec<f64>,
    theil: f64,
    herfindahl: f64,
    effective_number: f64,
}

#[derive(Deserialize)]
struct Weighted {
    name: String,
    values: Vec<f64>,
    weights: Vec<f64>,
    gini: f64,
    units: Vec<f64>,
    curve: Vec<f64>,
}

#[derive(Deserialize)]
struct Grouped {
    name: String,
    values: Vec<f64>,
    group_of: Vec<usize>,
    all: f64,
    between: f64,
    within: f64,
}

#[derive(Deserialize)]
struct Mexico {
    group_of: Vec<usize>,
    values: Vec<Vec<f64>>,
    all: Vec<f64>,
    between: Vec<f64>,
    within: Vec<f64>,
}

#[derive(Deserialize)]
struct Division {
    provinces: Vec<Vec<f64>>,
    reference: Vec<f64>,
    quotients: Vec<Vec<f64>>,
    specialisation: Vec<f64>,
}

#[derive(Deserialize)]
struct Shifts {
    name: String,
    first: Vec<f64>,
    last: Vec<f64>,
    reference_first: Vec<f64>,
    reference_last: Vec<f64>,
    reference_growth: f64,
    kept: Vec<usize>,
    national_share: Vec<f64>,
    industry_mix: Vec<f64>,
    regional_shift: Vec<f64>,
    apart_change: f64,
}

#[derive(Deserialize)]
struct Convergence {
    name: String,
    first: Vec<f64>,
    last: Vec<f64>,
    years: f64,
    slope: f64,
    intercept: f64,
    r_squared: f64,
    slope_error: f64,
    p: f64,
    speed: f64,
    half_life: Option<f64>,
    log_deviations: [f64; 2],
    variations: [f64; 2],
}

#[derive(Deserialize)]
struct Ranked {
    name: String,
    sizes: Vec<f64>,
    exponent: f64,
    intercept: f64,
    r_squared: f64,
    standard_error: f64,
}

fn published() -> Published {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/statistics/structure.json"));
    serde_json::from_str(text).unwrap()
}

#[track_caller]
fn assert_near(name: &str, ours: f64, theirs: f64) {
    assert_within(name, ours, theirs, NEAR * theirs.abs());
}

#[track_caller]
fn assert_within(name: &str, ours: f64, theirs: f64, tolerance: f64) {
    assert!((ours - theirs).abs() <= tolerance, "{name}: {ours}, not {theirs}");
}

#[test]
fn inequality_is_that_of_pysal() {
    for case in published().inequality {
        let found = gini(&case.values).unwrap();
        assert_near(&case.name, found.coefficient, case.gini);
        assert_near(&case.name, found.corrected.unwrap(), case.gini_corrected);
        assert_eq!(found.lorenz.len(), case.lorenz_value.len() + 1);
        for (place, (point, theirs)) in found.lorenz[1..].iter().zip(&case.lorenz_value).enumerate() {
            assert_near(&case.name, point.value, *theirs);
            assert_near(&case.name, point.units, (place + 1) as f64 / case.values.len() as f64);
        }
        let found = theil(&case.values).unwrap();
        assert_near(&case.name, found.index, case.theil);
        assert_eq!(found.maximum, (case.values.len() as f64).ln());
        let found = concentration(&case.values).unwrap();
        assert_near(&case.name, found.index, case.herfindahl);
        assert_near(&case.name, found.effective_number, case.effective_number);
    }
}

#[test]
fn inequality_by_weight_is_that_of_trapezoids() {
    for case in published().weighted {
        let found = weighted_gini(&case.values, &case.weights).unwrap();
        // One less an area, of which rounding leaves 1e-16 where all are equal.
        assert_within(&case.name, found.coefficient, case.gini, 1e-14);
        for (point, (units, value)) in found.lorenz.iter().zip(case.units.iter().zip(&case.curve)) {
            assert_within(&case.name, point.units, *units, 1e-14);
            assert_within(&case.name, point.value, *value, 1e-14);
        }
        assert_eq!(found.lorenz.len(), case.units.len());
    }
}

#[test]
fn inequality_by_group_is_that_of_pysal() {
    for case in published().by_group {
        let found = theil_by_group(&case.values, &case.group_of).unwrap();
        assert_near(&case.name, found.all.index, case.all);
        // PySAL takes the part within as a difference, so that its errors are those of the whole.
        assert_within(&case.name, found.between, case.between, NEAR * case.all);
        assert_within(&case.name, found.within, case.within, NEAR * case.all);
        assert_within(&case.name, found.between_share.unwrap(), case.between / case.all, NEAR);
        assert_eq!(found.groups.len(), case.group_of.iter().collect::<BTreeSet<_>>().len());
        let of_groups: f64 = found.groups.iter().map(|group| group.value_share * group.index.unwrap_or(0.0)).sum();
        assert_within(&case.name, of_groups, found.within, 1e-14);
    }
}

/// Documentation of `inequality.theil.TheilD`: income per person of the states of Mexico, 1940–2000, by five regions; seven
/// or eight digits are printed.
#[test]
fn inequality_of_mexico_is_the_published_one() {
    let case = published().theil_of_mexico;
    assert_eq!(case.values.len(), 7);
    for (decade, values) in case.values.iter().enumerate() {
        let found = theil_by_group(values, &case.group_of).unwrap();
        assert_within("all", found.all.index, case.all[decade], 6e-9);
        assert_within("between", found.between, case.between[decade], 6e-9);
        assert_within("within", found.within, case.within[decade], 6e-9);
    }
}

#[test]
fn location_quotients_and_specialisation_are_those_of_the_definition() {
    let case = published().division;
    assert_eq!(case.provinces.len(), 31);
    let reference_total: f64 = case.reference.iter().sum();
    for (province, parts) in case.provinces.iter().enumerate() {
        let total: f64 = parts.iter().sum();
        for (group, part) in parts.iter().enumerate() {
            let found = location_quotient(Some(*part), Some(total), Some(case.reference[group]), Some(reference_total))
                .unwrap();
            assert_near("quotient", found.quotient, case.quotients[province][group]);
        }
        let found = specialisation(parts, &case.reference).unwrap();
        assert_near("specialisation", found.index, case.specialisation[province]);
    }
}

#[test]
fn growth_is_divided_as_by_the_definition() {
    let mut apart = 0;
    for case in published().shift_share {
        let region = YearPair { first: &case.first, last: &case.last };
        let reference = YearPair { first: &case.reference_first, last: &case.reference_last };
        let found = shift_share(region, reference).unwrap();
        assert_near(&case.name, found.reference_growth, case.reference_growth);
        assert_eq!(found.sectors.iter().map(|sector| sector.sector).collect::<Vec<_>>(), case.kept, "{}", case.name);
        for (place, sector) in found.sectors.iter().enumerate() {
            // Parts are differences, so that their errors are those of the values.
            let tolerance = NEAR * sector.first.max(sector.last);
            assert_within(&case.name, sector.parts.national_share, case.national_share[place], tolerance);
            assert_within(&case.name, sector.parts.industry_mix, case.industry_mix[place], tolerance);
            assert_within(&case.name, sector.parts.regional_shift, case.regional_shift[place], tolerance);
        }
        let tolerance = NEAR * case.last.iter().sum::<f64>();
        assert_within(&case.name, found.total.national_share, case.national_share.iter().sum(), tolerance);
        assert_within(&case.name, found.total.industry_mix, case.industry_mix.iter().sum(), tolerance);
        assert_within(&case.name, found.total.regional_shift, case.regional_shift.iter().sum(), tolerance);
        assert_within(&case.name, found.apart_change, case.apart_change, tolerance);
        apart += found.apart.len();
        assert_eq!(found.apart.len() + found.sectors.len(), case.first.len());
    }
    assert_eq!(apart, 13, "sectors of Guangdong and Tibet");
}

/// Table of G. Krumme, *Shift and share analysis*, University of Washington, Geography 350
/// (<http://faculty.washington.edu/krumme/350/ssexcel.html>): a region of four industries, 1985 to 1995. Of the country it
/// gives the shares in 1985 and the growth in percent.
#[test]
fn growth_of_a_textbook_region_is_divided_as_in_its_table() {
    let region = YearPair { first: &[500.0, 100.0, 200.0, 200.0], last: &[1000.0, 100.0, 250.0, 280.0] };
    let country = YearPair { first: &[10.0, 20.0, 40.0, 30.0], last: &[11.0, 24.0, 52.0, 42.0] };
    let found = shift_share(region, country).unwrap();
    let parts = found.total;
    assert_within("growth of the country", found.reference_growth, 0.29, 1e-15);
    for (name, ours, theirs) in [
        ("regional growth", parts.change, 630.0),
        ("national growth effect", parts.national_share, 290.0),
        ("composition effect", parts.industry_mix, -80.0),
        ("differential effect", parts.regional_shift, 420.0),
    ] {
        assert_within(name, ours, theirs, 1e-12);
    }
    let differential: Vec<f64> = found.sectors.iter().map(|sector| sector.parts.regional_shift.round()).collect();
    assert_eq!(differential, [450.0, -20.0, -10.0, 0.0]);
    let quotients: Vec<f64> = region
        .first
        .iter()
        .zip(country.first)
        .map(|(here, there)| location_quotient(Some(*here), Some(1000.0), Some(*there), Some(100.0)).unwrap().quotient)
        .collect();
    assert_eq!(quotients, [5.0, 0.5, 0.5, 2.0 / 3.0]);
}

/// Example of the United States Department of Justice (<https://www.justice.gov/atr/herfindahl-hirschman-index>): four firms
/// with 30, 30, 20 and 20 percent have an index of 2,600.
#[test]
fn concentration_of_four_firms_is_the_published_one() {
    let found = concentration(&[30.0, 30.0, 20.0, 20.0]).unwrap();
    assert_within("index", found.index * 10_000.0, 2600.0, 1e-11);
}

#[test]
fn convergence_is_that_of_scipy() {
    for case in published().convergence {
        let found = beta_convergence(&case.first, &case.last, case.years).unwrap();
        let (name, line) = (&case.name, &found.line);
        assert_near(name, line.slope, case.slope);
        assert_near(name, line.intercept, case.intercept);
        assert_near(name, line.r_squared, case.r_squared);
        assert_near(name, line.slope_error, case.slope_error);
        // The logarithm of a p-value is many times that of t.
        assert_within(name, line.slope_test.unwrap().p, case.p, 1e-11 * case.p);
        assert_near(name, found.speed.unwrap(), case.speed);
        assert_eq!(found.half_life.is_some(), case.half_life.is_some(), "{name}");
        assert_near(name, found.half_life.unwrap_or(0.0), case.half_life.unwrap_or(0.0));
        for (values, (log_deviation, variation)) in
            [&case.first, &case.last].into_iter().zip(case.log_deviations.into_iter().zip(case.variations))
        {
            let found = dispersion(values).unwrap();
            assert_near(name, found.log_deviation, log_deviation);
            assert_near(name, found.variation, variation);
        }
    }
}

#[test]
fn rank_and_size_go_together_as_by_scipy() {
    for case in published().rank_size {
        let found = rank_size(&case.sizes).unwrap();
        assert_near(&case.name, found.exponent, case.exponent);
        assert_near(&case.name, found.intercept, case.intercept);
        assert_near(&case.name, found.r_squared, case.r_squared);
        assert_near(&case.name, found.standard_error, case.standard_error);
        let units: BTreeSet<usize> = found.units.iter().map(|unit| unit.unit).collect();
        assert_eq!(units.len(), case.sizes.len());
    }
}

/// Cases of wrong answers elsewhere: a coefficient above 1 or below 0.
#[test]
fn gini_stays_within_its_range_or_is_not_defined() {
    let both = |values: &[f64]| gini(values).map(|found| (found.coefficient, found.corrected.unwrap(), found.count));
    assert_eq!(both(&[5.0, 5.0, 5.0, 5.0]), Ok((0.0, 0.0, 4)));
    assert_eq!(both(&[0.0, 0.0, 0.0, 10.0]), Ok((0.75, 1.0, 4)));
    assert_eq!(both(&[1.0, 2.0, 3.0, 4.0]), Ok((0.25, 1.0 / 3.0, 4)));
    assert_eq!(both(&[-5.0, 0.0, 5.0, 10.0]), Err(Undefined::Negative));
    assert_eq!(both(&[-5.0, 0.0, 0.0, 5.0]), Err(Undefined::Negative));
    assert_eq!(both(&[0.0, 0.0, 0.0, 0.0]), Err(Undefined::ZeroTotal));
    let one_missing: Vec<f64> = [Some(1.0), Some(2.0), None, Some(3.0)].into_iter().flatten().collect();
    let (coefficient, _, count) = both(&one_missing).unwrap();
    assert_within("of three", coefficient, 2.0 / 9.0, 1e-15);
    assert_eq!(count, 3);
}

/// Cases of wrong answers elsewhere: zeros that give no number, or a part below zero.
#[test]
fn theil_takes_zeros_as_zeros() {
    let found = theil_by_group(&[0.0, 0.0, 7.0, 7.0], &["west", "west", "east", "east"]).unwrap();
    assert_eq!((found.all.index, found.between, found.within), (2_f64.ln(), 2_f64.ln(), 0.0));
    assert_eq!(theil_by_group(&[0.0; 4], &["west", "west", "east", "east"]), Err(Undefined::ZeroTotal));
}

/// Cases of wrong answers elsewhere: regions without the industry, without any, and without a number.
#[test]
fn location_quotients_tell_zero_from_undefined_and_unknown() {
    let country = [Some(60.0), Some(10.0), Some(150.0)];
    let quotient = |row: [Option<f64>; 3], industry: usize| {
        location_quotient(row[industry], row[2], country[industry], country[2]).map(|found| found.quotient)
    };
    for (row, machines, chips) in [
        ([Some(30.0), Some(10.0), Some(100.0)], Ok(0.75), Ok(1.5)),
        ([Some(10.0), Some(0.0), Some(50.0)], Ok(0.5), Ok(0.0)),
        ([Some(0.0), Some(0.0), Some(0.0)], Err(Undefined::ZeroTotal), Err(Undefined::ZeroTotal)),
        ([Some(20.0), Some(0.0), None], Err(Undefined::Unknown), Err(Undefined::Unknown)),
    ] {
        assert_eq!((quotient(row, 0), quotient(row, 1)), (machines, chips), "{row:?}");
    }
}
