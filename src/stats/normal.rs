//! Standard normal distribution.

/// Probability of a value as far from 0 as `z` or farther, on either side.
pub(crate) fn p_two_sided(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p_values_are_those_of_tables() {
        // scipy.stats.norm.sf, twice.
        for (z, p) in
            [(0.0, 1.0), (1.0, 0.317_310_507_862_914_1), (-1.959_963_984_540_054, 0.05), (6.0, 1.973_175_290_075_96e-9)]
        {
            assert!((p_two_sided(z) - p).abs() < 1e-12 * p, "{z}");
        }
    }
}
