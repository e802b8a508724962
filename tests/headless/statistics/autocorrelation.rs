//! Spatial autocorrelation against PySAL's esda and libpysal: `tests/fixtures/statistics/autocorrelation.py`.

use std::collections::BTreeMap;

use cluster_atlas::stats::{
    Undefined,
    autocorrelation::{
        Contiguity, Geary, GeneralG, IslandRule, Moran, Permutations, Proximity, Ranks, Sample, Standardization,
        Weights, bivariate_local_moran, bivariate_moran, contiguity, false_discovery_limit, local_g, local_g_permuted,
        local_moran, local_moran_permuted,
    },
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Fixture {
    cases: BTreeMap<String, Case>,
    provinces: Provinces,
    proximity: ByDistance,
}

#[derive(Deserialize)]
struct Case {
    values: Vec<Option<f64>>,
    other: Vec<Option<f64>>,
    neighbors: Vec<Vec<usize>>,
    islands: Vec<String>,
    expected: Expected,
}

#[derive(Deserialize)]
struct Expected {
    moran_row: MoranFound,
    moran_binary: MoranFound,
    moran_permuted: Permuted,
    geary_row: f64,
    geary_binary: f64,
    bivariate_moran: f64,
    local_moran: Vec<f64>,
    local_moran_quadrant: Vec<String>,
    local_moran_p_directed: Vec<f64>,
    bivariate_local_moran: Vec<f64>,
    false_discovery_limit: Option<f64>,
    local_g: BTreeMap<String, Vec<Option<f64>>>,
    general_g: Option<GFound>,
    weights: Sums,
}

#[derive(Deserialize)]
struct MoranFound {
    value: f64,
    expected: f64,
    variance_normal: f64,
    variance_random: f64,
    p_normal: f64,
    p_random: f64,
}

#[derive(Deserialize)]
struct Permuted {
    mean: f64,
    standard_deviation: f64,
    p_directed: f64,
}

#[derive(Deserialize)]
struct GFound {
    value: f64,
    expected: f64,
    variance: f64,
}

#[derive(Deserialize)]
struct Sums {
    s0: f64,
    s1: f64,
    s2: f64,
    components: usize,
}

#[derive(Deserialize)]
struct Provinces {
    ids: Vec<String>,
    queen: Vec<Vec<usize>>,
    rook: Vec<Vec<usize>>,
}

#[derive(Deserialize)]
struct ByDistance {
    points: Vec<[f64; 2]>,
    nearest: Vec<Vec<u32>>,
    band: Vec<Vec<u32>>,
    inverse: Inverse,
    globe: Vec<[f64; 3]>,
    globe_nearest: Vec<Vec<u32>>,
}

#[derive(Deserialize)]
struct Inverse {
    power: f64,
    distance: f64,
    weights: Vec<Vec<f64>>,
    values: Vec<f64>,
    moran_row: f64,
    local_moran: Vec<f64>,
    local_moran_p_directed: Vec<f64>,
}

const PERMUTATIONS: Permutations = Permutations { number: 9_999, seed: 1 };

fn fixture() -> Fixture {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/statistics/autocorrelation.json"));
    serde_json::from_str(text).unwrap()
}

fn binary(neighbors: &[Vec<usize>]) -> Weights {
    let row = |others: &Vec<usize>| others.iter().map(|other| (*other, 1.0)).collect();
    Weights::new(&neighbors.iter().map(row).collect::<Vec<Vec<_>>>())
}

fn near(found: f64, expected: f64, what: &str) {
    assert!((found - expected).abs() <= 1e-11 * expected.abs().max(1.0), "{what}: {found} for {expected}");
}

fn all_near(found: &[f64], expected: &[f64], what: &str) {
    assert_eq!(found.len(), expected.len(), "{what}");
    found.iter().zip(expected).for_each(|(found, expected)| near(*found, *expected, what));
}

/// Units of a case that are measured, with their values and those of the other variable.
fn sample(case: &Case, standardization: Standardization) -> (Sample, Vec<f64>, Vec<f64>) {
    let is_known: Vec<bool> = case.values.iter().map(Option::is_some).collect();
    let sample = Sample::new(&is_known, &binary(&case.neighbors), IslandRule::LeaveOut, standardization);
    let (values, other) = (sample.values(&case.values), sample.values(&case.other));
    (sample, values, other)
}

#[test]
fn global_measures_are_those_of_esda() {
    for (name, case) in fixture().cases {
        let expected = &case.expected;
        for (standardization, moran, geary) in [
            (Standardization::Row, &expected.moran_row, expected.geary_row),
            (Standardization::Binary, &expected.moran_binary, expected.geary_binary),
        ] {
            let (sample, values, _) = sample(&case, standardization);
            let found = Moran::of(&values, &sample.weights).unwrap();
            near(found.value, moran.value, &name);
            near(found.expected, moran.expected, &name);
            near(found.variance_normal, moran.variance_normal, &name);
            near(found.variance_random.unwrap(), moran.variance_random, &name);
            near(found.p_normal().unwrap(), moran.p_normal, &name);
            near(found.p_random().unwrap(), moran.p_random, &name);
            near(Geary::of(&values, &sample.weights).unwrap().value, geary, &name);
        }
        let (row, values, other) = sample(&case, Standardization::Row);
        near(bivariate_moran(&values, &other, &row.weights).unwrap(), expected.bivariate_moran, &name);
        let (binary, ..) = sample(&case, Standardization::Binary);
        let (found, sums) = (&binary.weights, &expected.weights);
        assert_eq!((found.sum(), found.s1(), found.s2()), (sums.s0, sums.s1, sums.s2), "{name}");
        assert_eq!(found.connectivity().components, sums.components, "{name}");
        match &expected.general_g {
            Some(g) => {
                let found = GeneralG::of(&values, &binary.weights).unwrap();
                near(found.value, g.value, &name);
                near(found.expected, g.expected, &name);
                near(found.variance.unwrap(), g.variance, &name);
            }
            None => assert_eq!(GeneralG::of(&values, &binary.weights), Err(Undefined::Negative), "{name}"),
        }
    }
}

#[test]
fn local_measures_are_those_of_esda() {
    for (name, case) in fixture().cases {
        let (row, values, other) = sample(&case, Standardization::Row);
        let (binary, ..) = sample(&case, Standardization::Binary);
        let local = local_moran(&values, &row.weights).unwrap();
        let local: Vec<_> = local.into_iter().map(Option::unwrap).collect();
        all_near(&local.iter().map(|unit| unit.value).collect::<Vec<_>>(), &case.expected.local_moran, &name);
        let quadrants: Vec<&str> = local.iter().map(|unit| unit.quadrant.into()).collect();
        assert_eq!(quadrants, case.expected.local_moran_quadrant, "{name}");
        let beside = bivariate_local_moran(&values, &other, &row.weights).unwrap();
        let beside: Vec<f64> = beside.into_iter().map(|unit| unit.unwrap().value).collect();
        all_near(&beside, &case.expected.bivariate_local_moran, &name);
        for (kind, weights) in [("plain", binary.weights.clone()), ("star", binary.weights.with_self(1.0))] {
            let found = local_g(&values, &weights).unwrap();
            // esda divides by the sum of the other values, which turns the sign where that is negative; the form of Ord
            // and Getis (1995) does not.
            let turned = |unit: usize| kind == "plain" && values.iter().sum::<f64>() < values[unit];
            for (unit, (found, expected)) in found.iter().zip(&case.expected.local_g[kind]).enumerate() {
                let sign = if turned(unit) || values.iter().sum::<f64>() < 0.0 { -1.0 } else { 1.0 };
                near(found.unwrap(), sign * expected.unwrap(), &name);
            }
        }
        let limit = false_discovery_limit(&case.expected.local_moran_p_directed, 0.05);
        // esda gives the limit, this the greatest p-value up to it.
        let limits = limit.zip(case.expected.false_discovery_limit);
        assert_eq!(limit.is_some(), case.expected.false_discovery_limit.is_some(), "{name}");
        assert!(limits.is_none_or(|(found, limit)| found <= limit), "{name}");
    }
}

/// Checks a pseudo p-value of esda against the position found, of as many permutations each, drawn differently: five
/// standard errors of their difference. esda counts some of the values that are equal but for rounding, and folds the
/// count; here all of them count, so that what esda found lies between counting none and all.
fn alike(ranks: Ranks, expected: f64, permutations: usize, what: &str) {
    let folded = |count: usize| (count.min(permutations - count) + 1) as f64 / (permutations + 1) as f64;
    let (none, all) = (permutations - ranks.at_most, ranks.at_least);
    let most = if (none..=all).contains(&(permutations / 2)) { 0.5 } else { folded(none).max(folded(all)) };
    let error = |share: f64| 5.0 * (2.0 * share * (1.0 - share) / permutations as f64).sqrt() + 1e-4;
    let least = folded(none).min(folded(all));
    let is_between = expected > least - error(least) && expected < most + error(most);
    assert!(is_between, "{what}: {least} to {most} for {expected}");
}

#[test]
fn permutations_come_to_what_those_of_esda_come_to() {
    for (name, case) in fixture().cases {
        let (row, values, _) = sample(&case, Standardization::Row);
        let test = Moran::permuted(&values, &row.weights, PERMUTATIONS, &|_, _| true).unwrap().unwrap();
        let expected = &case.expected.moran_permuted;
        let error = expected.standard_deviation / (PERMUTATIONS.number as f64).sqrt();
        assert!((test.mean().unwrap() - expected.mean).abs() < 7.0 * error, "{name}: {:?}", test.mean());
        let spread = test.standard_deviation().unwrap() / expected.standard_deviation;
        assert!((spread - 1.0).abs() < 0.06, "{name}: {spread}");
        alike(test.ranks, expected.p_directed, PERMUTATIONS.number, &name);
        let local = local_moran_permuted(&values, &values, &row.weights, PERMUTATIONS, &|_, _| true).unwrap().unwrap();
        for (unit, (ranks, expected)) in local.iter().zip(&case.expected.local_moran_p_directed).enumerate() {
            alike(ranks.unwrap(), *expected, PERMUTATIONS.number, &format!("{name}, unit {unit}"));
        }
    }
}

#[test]
fn neighbours_by_distance_and_inverse_distances_are_those_of_libpysal() {
    let ByDistance { points, nearest, band, inverse, globe, globe_nearest } = fixture().proximity;
    let neighbors = |weights: &Weights| (0..weights.units()).map(|unit| weights.neighbors(unit).to_vec()).collect();
    let found: Vec<Vec<u32>> = neighbors(&Proximity::nearest(&points, 5).unwrap().binary());
    assert_eq!(found, nearest);
    let found: Vec<Vec<u32>> = neighbors(&Proximity::nearest(&globe, 4).unwrap().binary());
    assert_eq!(found, globe_nearest);
    let within = Proximity::within(&points, inverse.distance).unwrap();
    let found: Vec<Vec<u32>> = neighbors(&within.binary());
    assert_eq!(found, band);
    let weights = within.inverse(inverse.power).unwrap();
    for (unit, expected) in inverse.weights.iter().enumerate() {
        all_near(weights.weights_of(unit), expected, "inverse distances");
    }
    let row = weights.row_standardized();
    near(Moran::of(&inverse.values, &row).unwrap().value, inverse.moran_row, "Moran");
    let local: Vec<f64> = local_moran(&inverse.values, &row).unwrap().iter().map(|unit| unit.unwrap().value).collect();
    all_near(&local, &inverse.local_moran, "local Moran");
    let ranks = local_moran_permuted(&inverse.values, &inverse.values, &row, PERMUTATIONS, &|_, _| true);
    for (ranks, expected) in ranks.unwrap().unwrap().iter().zip(&inverse.local_moran_p_directed) {
        alike(ranks.unwrap(), *expected, 9_999, "inverse distances");
    }
}

#[test]
fn islands_of_the_base_map_are_named() {
    let fixture = fixture();
    for (neighbors, name) in [(&fixture.provinces.queen, "queen"), (&fixture.provinces.rook, "rook")] {
        let islands: Vec<&str> =
            binary(neighbors).islands().iter().map(|unit| fixture.provinces.ids[*unit].as_str()).collect();
        assert_eq!(islands, ["HI", "TW", "MO"], "{name}: Macao touches no border of the base map");
    }
    let case = &fixture.cases["little giants, queen"];
    let (sample, ..) = sample(case, Standardization::Row);
    let islands: Vec<&String> = sample.islands.iter().map(|unit| &fixture.provinces.ids[*unit]).collect();
    assert_eq!(islands, case.islands.iter().collect::<Vec<_>>());
}

fn square(x: f64, y: f64) -> Vec<Vec<[f64; 2]>> {
    vec![vec![[x, y], [x + 1.0, y], [x + 1.0, y + 1.0], [x, y + 1.0], [x, y]]]
}

/// Moran's I of squares side by side, with islands treated by a rule.
fn moran(units: &[Vec<Vec<[f64; 2]>>], values: &[f64], kind: Contiguity, rule: IslandRule) -> (f64, usize, Vec<usize>) {
    let weights = contiguity(units, kind).unwrap();
    let sample = Sample::new(&vec![true; values.len()], &weights, rule, Standardization::Row);
    let known: Vec<Option<f64>> = values.iter().copied().map(Some).collect();
    let found = Moran::of(&sample.values(&known), &sample.weights).unwrap();
    ((found.value * 1e5).round() / 1e5, found.units, sample.islands)
}

#[test]
fn an_island_is_left_out_and_named_or_kept_and_that_is_another_number() {
    let at = [(110.0, 30.0), (111.0, 30.0), (112.0, 30.0), (110.0, 31.0), (111.0, 31.0), (112.0, 31.0), (120.0, 20.0)];
    let units = at.map(|(x, y)| square(x, y));
    let values = [10.0, 12.0, 20.0, 22.0, 30.0, 31.0, 500.0];
    let of = |kind, rule| moran(&units, &values, kind, rule);
    assert_eq!(of(Contiguity::Queen, IslandRule::LeaveOut), (-0.12089, 6, vec![6]));
    assert_eq!(of(Contiguity::Rook, IslandRule::LeaveOut), (0.253, 6, vec![6]));
    assert_eq!(of(Contiguity::Queen, IslandRule::Keep), (0.16596, 7, vec![6]));
    assert_eq!(of(Contiguity::Rook, IslandRule::Keep), (0.16685, 7, vec![6]));
}

#[test]
fn squares_that_touch_at_a_corner_are_neighbours_of_the_queen_only() {
    let units = [(110.0, 30.0), (111.0, 30.0), (110.0, 31.0), (111.0, 31.0)].map(|(x, y)| square(x, y));
    let of = |kind| moran(&units, &[1.0, 2.0, 3.0, 8.0], kind, IslandRule::LeaveOut).0;
    assert_eq!((of(Contiguity::Rook), of(Contiguity::Queen)), (-0.13793, -0.33333));
}

#[test]
fn permutations_are_the_same_with_any_number_of_units_at_once_and_on_any_number_of_cores() {
    let case = &fixture().cases["random, board"];
    let (row, values, _) = sample(case, Standardization::Row);
    let of = |number| Permutations { number, seed: 7 };
    let ranks = |number| local_g_permuted(&values, &row.weights, of(number), &|_, _| true).unwrap().unwrap();
    assert_eq!(ranks(999), ranks(999));
    assert_ne!(ranks(999), local_g_permuted(&values, &row.weights, PERMUTATIONS, &|_, _| true).unwrap().unwrap());
    let test = |number| Moran::permuted(&values, &row.weights, of(number), &|_, _| true).unwrap().unwrap().values;
    assert_eq!(test(999)[..99], test(99)[..], "each permutation has its own stream, whoever draws it");
    let fixed: Vec<Ranks> = ranks(99).into_iter().take(3).map(Option::unwrap).collect();
    assert_eq!(
        fixed,
        [Ranks { at_least: 74, at_most: 25 }, Ranks { at_least: 81, at_most: 18 }, Ranks { at_least: 46, at_most: 53 }],
        "the same in every version"
    );
}
