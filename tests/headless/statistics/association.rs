//! Measures of two variables together, as `scipy` and NIST have them.

use cluster_atlas::stats::association::{average_ranks, pearson, regression, spearman};
use serde::Deserialize;

/// Tolerance, relative.
const NEAR: f64 = 1e-12;

#[derive(Deserialize)]
struct Published {
    norris_certified: Certified,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Certified {
    intercept: f64,
    slope: f64,
    intercept_error: f64,
    slope_error: f64,
    residual_error: f64,
    r_squared: f64,
}

#[derive(Deserialize)]
struct Case {
    name: String,
    x: Vec<f64>,
    y: Vec<f64>,
    pearson: f64,
    pearson_p: f64,
    spearman: f64,
    spearman_p: Option<f64>,
    ranks_of_x: Vec<f64>,
    slope: f64,
    intercept: f64,
    r_squared: f64,
    slope_error: f64,
    intercept_error: f64,
    slope_p: f64,
    residual_error: f64,
    residuals: Vec<f64>,
    standardised: Vec<Option<f64>>,
}

fn published() -> Published {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/statistics/association.json"));
    serde_json::from_str(text).unwrap()
}

#[track_caller]
fn assert_near(name: &str, ours: f64, theirs: f64, tolerance: f64, unit: f64) {
    assert!((ours - theirs).abs() <= tolerance * unit, "{name}: {ours}, not {theirs}");
}

impl Case {
    /// Tolerance of coefficients. Far from zero scipy loses the digits of the mean, which it subtracts once.
    fn near(&self) -> f64 {
        if self.name.contains("far from zero") { 1e-8 } else { NEAR }
    }

    /// Tolerance of standard errors. Near a line scipy loses the digits that 1 − r² cancels.
    fn near_of_errors(&self) -> f64 {
        self.near() + 8.0 * f64::EPSILON / (1.0 - self.r_squared)
    }

    /// Tolerance of p-values, powers of 1 − r² with half the degrees of freedom.
    fn near_of_p(&self) -> f64 {
        self.near_of_errors() * (self.x.len() as f64 / 2.0).max(1.0)
    }
}

#[test]
fn correlations_are_those_of_scipy() {
    let published = published();
    let mut without_test = 0;
    for case in &published.cases {
        let name = &case.name;
        let found = pearson(&case.x, &case.y).unwrap();
        assert_near(name, found.coefficient, case.pearson, case.near(), case.pearson.abs());
        let test = found.test.unwrap();
        assert_near(name, test.p, case.pearson_p, case.near_of_p(), case.pearson_p);
        assert_eq!(test.freedom, case.x.len() - 2);

        assert_eq!(average_ranks(&case.x).unwrap(), case.ranks_of_x, "{name}");
        let found = spearman(&case.x, &case.y).unwrap();
        assert_near(name, found.coefficient, case.spearman, NEAR, case.spearman.abs());
        match (found.test, case.spearman_p) {
            (Some(test), Some(theirs)) => assert_near(name, test.p, theirs, case.near_of_p(), theirs),
            (None, None) => without_test += 1,
            (ours, theirs) => panic!("{name}: {ours:?}, not {theirs:?}"),
        }
    }
    assert!((1..published.cases.len() / 2).contains(&without_test));
}

#[test]
fn lines_are_those_of_scipy() {
    for case in &published().cases {
        let (name, near, near_of_errors) = (&case.name, case.near(), case.near_of_errors());
        let line = regression(&case.x, &case.y).unwrap();
        let spread = case.y.iter().fold(0.0_f64, |largest, y| largest.max(y.abs()));
        assert_near(name, line.slope, case.slope, near, case.slope.abs());
        assert_near(name, line.intercept, case.intercept, near, case.intercept.abs().max(spread));
        assert_near(name, line.r_squared, case.r_squared, near, case.r_squared);
        assert_near(name, line.slope_error, case.slope_error, near_of_errors, case.slope_error);
        assert_near(name, line.intercept_error, case.intercept_error, near_of_errors, case.intercept_error);
        assert_near(name, line.residual_error, case.residual_error, near_of_errors, case.residual_error);
        let test = line.slope_test.unwrap();
        assert_near(name, test.p, case.slope_p, case.near_of_p(), case.slope_p);
        assert_near(name, test.t, case.slope / case.slope_error, near_of_errors, test.t.abs());
    }
}

#[test]
fn residuals_are_those_of_the_hat_matrix() {
    let published = published();
    let mut alone = 0;
    for case in published.cases.iter().filter(|case| !case.residuals.is_empty()) {
        let line = regression(&case.x, &case.y).unwrap();
        for (place, theirs) in case.residuals.iter().enumerate() {
            // Residuals are differences of values, so that their errors are in units of the spread.
            assert_near(&case.name, line.residuals[place], *theirs, case.near(), case.residual_error);
            let fitted = case.y[place] - theirs;
            assert_near(&case.name, line.fitted[place], fitted, NEAR, fitted.abs().max(case.residual_error));
            match (line.standardised[place], case.standardised[place]) {
                (Some(ours), Some(theirs)) => assert_near(&case.name, ours, theirs, case.near_of_errors(), 1.0),
                (None, None) => alone += 1,
                (ours, theirs) => panic!("{}: {ours:?}, not {theirs:?}", case.name),
            }
        }
    }
    assert_eq!(alone, 1, "the eighth point of Anscombe's fourth set");
}

/// Fifteen digits are certified, of which those of the data allow about twelve.
#[test]
fn the_line_of_norris_is_the_certified_one() {
    let Published { norris_certified: certified, cases } = published();
    let norris = cases.iter().find(|case| case.name == "norris").unwrap();
    let line = regression(&norris.x, &norris.y).unwrap();
    for (name, ours, theirs) in [
        ("intercept", line.intercept, certified.intercept),
        ("slope", line.slope, certified.slope),
        ("intercept_error", line.intercept_error, certified.intercept_error),
        ("slope_error", line.slope_error, certified.slope_error),
        ("residual_error", line.residual_error, certified.residual_error),
        ("r_squared", line.r_squared, certified.r_squared),
    ] {
        assert_near(name, ours, theirs, 1e-12, theirs.abs());
    }
}

/// Anscombe 1973: four sets that look different have one line, y = 3 + 0.5 x, and r² = 0.67.
#[test]
fn the_quartet_of_anscombe_has_one_line() {
    for case in published().cases.iter().filter(|case| case.name.starts_with("anscombe")) {
        let line = regression(&case.x, &case.y).unwrap();
        let rounded = |number: f64, digits: i32| (number * 10_f64.powi(digits)).round() / 10_f64.powi(digits);
        assert_eq!((rounded(line.intercept, 1), rounded(line.slope, 2)), (3.0, 0.5), "{}", case.name);
        assert_eq!((rounded(line.r_squared, 2), rounded(line.slope_error, 3)), (0.67, 0.118), "{}", case.name);
    }
}
