//! Geary's C: how much neighbours differ.

use super::{
    Permutations, Reference, Weights,
    deviations::{check, z_scores},
    permutation::reference,
};
use crate::stats::{Progress, Undefined};

/// Geary's C with the numbers of its formula, C = (n − 1) · Σᵢ Σⱼ wᵢⱼ (zᵢ − zⱼ)² / (2 S₀ Σ zᵢ²). 0 and above: 1 without
/// autocorrelation, below if neighbours resemble one another. It heeds differences of neighbours where Moran's I heeds
/// their distance from the mean.
///
/// Geary (1954), doi:10.2307/2986645.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geary {
    /// Number of units, n.
    pub units: usize,
    /// Sum of all weights, S₀.
    pub weight_sum: f64,
    /// Σᵢ Σⱼ wᵢⱼ (zᵢ − zⱼ)², z in standard deviations.
    pub differences: f64,
    /// Geary's C.
    pub value: f64,
}

impl Geary {
    /// Expectation without autocorrelation.
    pub const EXPECTED: f64 = 1.0;

    /// Geary's C of values and their weights.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::{Geary, Weights};
    /// let pair = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0)]]);
    /// assert_eq!(Geary::of(&[1.0, 3.0], &pair)?.value, 1.0);
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    /// [`Undefined`] below two values, for equal or infinite ones, without neighbours, and if there are not as many
    /// values as units.
    pub fn of(values: &[f64], weights: &Weights) -> Result<Self, Undefined> {
        check(values, weights)?;
        let (units, weight_sum) = (values.len(), weights.sum());
        let differences = differences(&z_scores(values)?, weights);
        Ok(Self { units, weight_sum, differences, value: factor(units, weight_sum) * differences })
    }

    /// Geary's C under permutation of the values; `None` if it was cancelled.
    ///
    /// # Errors
    /// As for [`Self::of`].
    pub fn permuted(
        values: &[f64],
        weights: &Weights,
        permutations: Permutations,
        progress: Progress<'_>,
    ) -> Result<Option<Reference>, Undefined> {
        check(values, weights)?;
        let factor = factor(values.len(), weights.sum());
        Ok(reference(&z_scores(values)?, permutations, progress, |z| factor * differences(z, weights)))
    }
}

/// (n − 1) / (2 S₀ Σ z²), where Σ z² = n.
fn factor(units: usize, weight_sum: f64) -> f64 {
    (units as f64 - 1.0) / (2.0 * weight_sum * units as f64)
}

fn differences(z: &[f64], weights: &Weights) -> f64 {
    let other = |unit: usize| z.get(unit).copied().unwrap_or_default();
    let of_unit = |(unit, z): (usize, &f64)| -> f64 {
        weights.links(unit).map(|(near, weight)| weight * (z - other(near)).powi(2)).sum()
    };
    z.iter().enumerate().map(of_unit).sum()
}
