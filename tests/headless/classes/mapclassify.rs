//! Classification compared with `mapclassify` of `PySAL`, whose results are computed by `tests/fixtures/classes.py`.

use std::collections::BTreeMap;

use cluster_atlas::stats::Classes;
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Published {
    mapclassify: String,
    sets: BTreeMap<String, Vec<f64>>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    set: String,
    method: String,
    classes: usize,
    limits: Vec<f64>,
    counts: Vec<usize>,
}

fn published() -> Published {
    serde_json::from_str(include_str!("../../fixtures/classes.json")).unwrap()
}

fn ours(method: &str, values: &[f64], classes: usize) -> Classes {
    match method {
        "quantile" => Classes::quantiles(values, classes),
        "equal_interval" => Classes::equal_intervals(values, classes),
        "natural_breaks" => Classes::natural_breaks(values, classes),
        "head_tail" => Classes::head_tail(values),
        other => panic!("{other}"),
    }
    .unwrap()
}

/// Sum of squared deviations from class means, which natural breaks minimise.
fn deviation(values: &[f64], class_of: impl Fn(f64) -> usize) -> f64 {
    let mut classes: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for value in values {
        classes.entry(class_of(*value)).or_default().push(*value);
    }
    let of = |values: &Vec<f64>| {
        let mean = values.iter().sum::<f64>() / values.len() as f64;
        values.iter().map(|value| (value - mean).powi(2)).sum::<f64>()
    };
    classes.values().map(of).sum()
}

#[test]
fn limits_and_counts_are_those_of_mapclassify() {
    let published = published();
    assert_eq!(published.mapclassify, "2.10.0");
    let mut compared = 0;
    for case in &published.cases {
        let values = &published.sets[&case.set];
        let classes = ours(&case.method, values, case.classes);
        let name = format!("{} {} {}", case.set, case.method, case.classes);
        if case.method == "head_tail" && case.limits.len() > 9 {
            // The number of classes is limited to nine here; the first eight limits agree.
            assert_eq!(classes.len(), 9, "{name}");
            assert!(classes.limits().iter().zip(&case.limits).take(8).all(|(a, b)| (a - b).abs() < 1e-9), "{name}");
            continue;
        }
        // mapclassify keeps empty classes; here equal limits are merged.
        let mut limits = case.limits.clone();
        limits.dedup();
        let close = |(a, b): (&f64, &f64)| (a - b).abs() <= 1e-9 * b.abs().max(1.0);
        let same = classes.len() == limits.len() && classes.limits().iter().zip(&limits).all(close);
        if case.method == "natural_breaks" && !same {
            // If two partitions are equally good, either is accepted.
            let theirs = |value: f64| case.limits.partition_point(|limit| *limit < value);
            let (own, other) = (deviation(values, |value| classes.of(value)), deviation(values, theirs));
            assert!(own <= other * (1.0 + 1e-9), "{name}: {own} is worse than {other}");
            continue;
        }
        assert!(same, "{name}: {:?} against {limits:?}", classes.limits());
        // Rounding can move a limit of mapclassify just below a value equal to it, which then falls into the next
        // class.
        let beside = |value: &f64| limits.iter().any(|limit| value != limit && close((value, limit)));
        if values.iter().any(beside) {
            continue;
        }
        let counts: Vec<usize> = case.counts.iter().copied().filter(|count| *count > 0).collect();
        let own: Vec<usize> = classes.counts(values).into_iter().filter(|count| *count > 0).collect();
        assert_eq!(own, counts, "{name}");
        compared += 1;
    }
    assert!(compared > 60, "{compared}");
}

#[test]
fn the_thirty_one_provinces_fall_into_five_natural_classes() {
    let published = published();
    let values = &published.sets["little_giants_1_2"];
    let classes = Classes::natural_breaks(values, 5).unwrap();
    assert_eq!(classes.counts(values).iter().sum::<usize>(), 31);
    assert_eq!(classes.limits().last(), Some(&values.iter().copied().fold(0.0, f64::max)));
}

/// Minimum deviation over all partitions of sorted numbers into `k` runs that keep equal numbers together.
fn best_by_trying(sorted: &[f64], k: usize) -> f64 {
    if k == 1 {
        return deviation(sorted, |_| 0);
    }
    (1..sorted.len())
        .filter(|at| sorted[at - 1] < sorted[*at])
        .map(|at| deviation(&sorted[..at], |_| 0) + best_by_trying(&sorted[at..], k - 1))
        .fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn natural_breaks_are_the_best_of_all(mut values in prop::collection::vec(-50_i32..50, 3..10), k in 2_usize..4) {
        values.sort_unstable();
        let values: Vec<f64> = values.into_iter().map(f64::from).collect();
        let mut different = values.clone();
        different.dedup();
        let k = k.min(different.len());
        let classes = Classes::natural_breaks(&values, k).unwrap();
        let best = best_by_trying(&values, k);
        prop_assert!((deviation(&values, |value| classes.of(value)) - best).abs() < 1e-6);
    }

    #[test]
    fn each_number_lies_in_one_class_between_its_bounds(
        values in prop::collection::vec(-1e6_f64..1e6, 1..60),
        k in 1_usize..10,
        method in prop::sample::select(vec!["quantile", "equal_interval", "natural_breaks", "head_tail"]),
    ) {
        let classes = ours(method, &values, k);
        prop_assert!(classes.limits().windows(2).all(|pair| pair[0] < pair[1]));
        prop_assert!((1..=9).contains(&classes.len()));
        for value in &values {
            let class = classes.of(*value);
            let (low, high) = classes.bounds(class);
            prop_assert!(*value <= high + 1e-9 && (*value > low || class == 0 && *value >= low), "{value} in {low} to {high}");
        }
        prop_assert_eq!(classes.counts(&values).iter().sum::<usize>(), values.len());
    }
}

#[test]
fn nothing_and_no_numbers_have_no_classes() {
    for values in [&[][..], &[f64::NAN], &[f64::INFINITY]] {
        assert_eq!(Classes::quantiles(values, 5), None);
        assert_eq!(Classes::natural_breaks(values, 5), None);
        assert_eq!(Classes::head_tail(values), None);
        assert_eq!(Classes::own(values, &[1.0]), None);
    }
}

#[test]
fn own_limits_have_a_class_above_the_last() {
    let values = [1.0, 5.0, 10.0, 50.0];
    let classes = Classes::own(&values, &[5.0, 20.0]).unwrap();
    assert_eq!(classes.counts(&values), [2, 1, 1]);
    assert_eq!(classes.bounds(0), (1.0, 5.0));
    assert_eq!(classes.bounds(2), (20.0, 50.0));
    // The last limit may exceed all numbers.
    assert_eq!(Classes::own(&values, &[5.0, 100.0]).unwrap().limits(), [5.0, 100.0]);
}
