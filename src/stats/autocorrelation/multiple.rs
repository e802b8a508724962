//! Many tests at once: how small a p-value has to be.

/// Limit of Bonferroni: with it the chance of even one false finding among all tests stays at `alpha`. 0 without tests.
pub fn bonferroni(alpha: f64, tests: usize) -> f64 {
    if tests == 0 { 0.0 } else { alpha / tests as f64 }
}

/// Limit by the false discovery rate: of the p-values up to it a share of `alpha` is false on average; `None` if there
/// are none (Benjamini & Hochberg 1995, doi:10.1111/j.2517-6161.1995.tb02031.x).
///
/// ```
/// use cluster_atlas::stats::autocorrelation::false_discovery_limit;
/// assert_eq!(false_discovery_limit(&[0.01, 0.02, 0.5, 0.03], 0.05), Some(0.03));
/// assert_eq!(false_discovery_limit(&[0.4, 0.2], 0.05), None);
/// ```
pub fn false_discovery_limit(p_values: &[f64], alpha: f64) -> Option<f64> {
    let mut sorted: Vec<f64> = p_values.iter().copied().filter(|p| !p.is_nan()).collect();
    sorted.sort_by(f64::total_cmp);
    let tests = sorted.len() as f64;
    let limit = |rank: usize| alpha * (rank + 1) as f64 / tests;
    // Equal up to a rounding counts: pseudo p-values are fractions.
    let found = sorted.iter().enumerate().rev().find(|(rank, p)| **p <= limit(*rank) * (1.0 + 1e-12));
    found.map(|(_, p)| *p)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_larger_p_value_is_found_with_enough_small_ones_below_it() {
        // Benjamini & Hochberg (1995), p. 294: fifteen p-values of which four are found at 0.05, and three by Bonferroni.
        let p_values = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1.0000,
        ];
        assert_eq!(false_discovery_limit(&p_values, 0.05), Some(0.0095));
        let limit = bonferroni(0.05, p_values.len());
        assert_eq!(p_values.iter().filter(|p| **p <= limit).count(), 3);
    }

    #[test]
    fn without_tests_nothing_is_found() {
        assert_eq!((bonferroni(0.05, 0), false_discovery_limit(&[], 0.05)), (0.0, None));
        assert_eq!(false_discovery_limit(&[f64::NAN], 0.05), None);
    }
}
