//! Student's t distribution.

use std::f64::consts::PI;

/// Test of whether a coefficient differs from zero, by Student's t distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TTest {
    /// Coefficient divided by its standard error.
    pub t: f64,
    /// Degrees of freedom, n − 2 for a line.
    pub freedom: usize,
    /// Two-sided p-value, 0..1: probability of a t as far from zero or farther, on either side, if there is no relation. 0
    /// only if it is too small for a number (below 5e-324).
    pub p: f64,
}

impl TTest {
    /// Test of a t with its degrees of freedom, of which there is at least one.
    pub(super) fn of(t: f64, freedom: usize) -> Self {
        Self { t, freedom, p: two_sided(t, freedom) }
    }
}

/// Two-sided p-value of a t: the regularised incomplete beta function `I_x(ν/2, 1/2)` at x = ν/(ν + t²), for ν degrees of
/// freedom (Abramowitz and Stegun 1964, 26.7.1 with 26.5.27).
fn two_sided(t: f64, freedom: usize) -> f64 {
    let half = freedom as f64 / 2.0;
    let ratio = t.abs() / (freedom as f64).sqrt();
    let odds = ratio * ratio;
    let (x, rest) = (1.0 / (1.0 + odds), 1.0 / (1.0 + 1.0 / odds));
    let log_of_x = if ratio > 1e9 { -2.0 * ratio.ln() } else { -odds.ln_1p() };
    let front = (half * log_of_x).exp() * rest.sqrt() / beta_with_half(freedom);
    // The fraction converges fast on this side only; the other follows by symmetry.
    let p = if x < (half + 1.0) / (half + 2.5) {
        front * beta_fraction(x, half, 0.5) / half
    } else {
        1.0 - front * beta_fraction(rest, 0.5, half) / 0.5
    };
    p.clamp(0.0, 1.0)
}

/// Beta function B(ν/2, 1/2), by its recurrence from B(1/2, 1/2) = π or B(1, 1/2) = 2.
fn beta_with_half(freedom: usize) -> f64 {
    let (first, mut beta) = if freedom.is_multiple_of(2) { (2, 2.0) } else { (1, PI) };
    for twice in (first..freedom).step_by(2) {
        beta *= twice as f64 / (twice as f64 + 1.0);
    }
    beta
}

/// Continued fraction of the incomplete beta function (DLMF 8.17.22), evaluated by the modified method of Lentz.
fn beta_fraction(x: f64, a: f64, b: f64) -> f64 {
    const TINY: f64 = 1e-300;
    const MOST: usize = 10_000;
    let nonzero = |number: f64| if number.abs() < TINY { TINY } else { number };
    let mut c = 1.0;
    let mut d = 1.0 / nonzero(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for step in 1..MOST {
        let m = step as f64;
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        let mut change = 1.0;
        for coefficient in [even, odd] {
            d = 1.0 / nonzero(1.0 + coefficient * d);
            c = nonzero(1.0 + coefficient / c);
            change = c * d;
            fraction *= change;
        }
        if (change - 1.0).abs() <= f64::EPSILON {
            break;
        }
    }
    fraction
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_near(ours: f64, theirs: f64, tolerance: f64) -> bool {
        (ours - theirs).abs() <= tolerance * theirs.abs()
    }

    /// For one and two degrees of freedom the distribution has a closed form: p = 1 − (2/π) arctan t, 1 − t/√(2 + t²).
    #[test]
    fn p_values_of_one_and_two_degrees_are_those_of_the_closed_form() {
        for t in [0.01, 0.3, 0.9, 1.0, 2.5, 12.7] {
            let of_one = 1.0 - 2.0 / PI * f64::atan(t);
            let of_two = 1.0 - t / (2.0 + t * t).sqrt();
            assert!(is_near(two_sided(t, 1), of_one, 1e-13), "{t}");
            assert!(is_near(two_sided(-t, 2), of_two, 1e-13), "{t}");
        }
    }

    /// Expected values of mpmath 1.4 (`betainc`, 60 digits).
    #[test]
    fn p_values_are_those_of_sixty_digits() {
        for (t, freedom, expected) in [
            (0.5, 1, 0.704_832_764_699_133_5),
            (1.0, 3, 0.391_002_218_955_770_64),
            (2.0, 5, 0.101_939_478_829_858_36),
            (12.5, 7, 4.832_418_023_181_003e-6),
            (0.001, 10, 0.999_221_783_374_741),
            (1.2, 29, 0.239_851_127_264_625_37),
            (4.5, 29, 0.000_101_534_888_064_855_63),
            (40.0, 29, 6.346_877_329_729_348e-27),
            (2.1, 299, 0.036_566_503_102_631_33),
            (30.0, 299, 3.588_611_344_061_902_5e-92),
            (1.0, 2998, 0.317_391_211_847_476_7),
            (8.0, 2998, 1.760_768_437_721_941_6e-15),
            (1.7, 100_001, 0.089_134_035_217_565_91),
            (1e30, 3, 2.205_315_581_687_168e-90),
        ] {
            let p = two_sided(t, freedom);
            assert!(is_near(p, expected, 1e-13), "{t} {freedom} {p} {expected}");
        }
    }

    #[test]
    fn p_values_stay_within_their_range_at_the_ends() {
        assert_eq!(two_sided(0.0, 7), 1.0);
        assert_eq!(two_sided(1e300, 7), 0.0);
        assert!(is_near(two_sided(1e300, 1), 2.0 / PI * 1e-300, 1e-12));
    }

    proptest! {
        #[test]
        fn the_farther_from_zero_the_less_probable(t in 0.0..50.0_f64, by in 0.01..5.0_f64, freedom in 1..500_usize) {
            prop_assert!(two_sided(t, freedom) > two_sided(t + by, freedom));
        }
    }
}
