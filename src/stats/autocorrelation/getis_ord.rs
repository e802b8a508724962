//! Getis–Ord G: where high values, or low ones, crowd.

use super::{
    Permutations, Reference, Weights,
    deviations::{check, power_sum, z_scores},
    permutation::reference,
};
use crate::stats::{Progress, Undefined, normal};

/// General G with the numbers of its formula, G = Σᵢ Σⱼ wᵢⱼ xᵢ xⱼ / Σᵢ Σⱼ≠ᵢ xᵢ xⱼ, for values from a true zero upwards and
/// binary weights. Above its expectation if high values lie together, below if low ones do.
///
/// Getis & Ord (1992), doi:10.1111/j.1538-4632.1992.tb00261.x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GeneralG {
    /// Number of units, n.
    pub units: usize,
    /// Sum of all weights, S₀.
    pub weight_sum: f64,
    /// Σᵢ Σⱼ wᵢⱼ xᵢ xⱼ, x as shares of the greatest value.
    pub products: f64,
    /// Σᵢ Σⱼ≠ᵢ xᵢ xⱼ, in the same measure.
    pub all_products: f64,
    /// General G.
    pub value: f64,
    /// Expectation, S₀/(n(n − 1)).
    pub expected: f64,
    /// Variance if values are dealt out to the units at random; `None` below four units.
    pub variance: Option<f64>,
}

impl GeneralG {
    /// General G of values and their weights.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::{GeneralG, Weights};
    /// let chain = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0)]]);
    /// let found = GeneralG::of(&[1.0, 2.0, 1.0], &chain)?;
    /// assert_eq!((found.value, found.expected), (0.8, 4.0 / 6.0));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    /// [`Undefined`] for negative, equal or infinite values, if fewer than two are above zero, without neighbours, and
    /// if there are not as many values as units.
    pub fn of(values: &[f64], weights: &Weights) -> Result<Self, Undefined> {
        let x = shares(values, weights)?;
        let (n, s0) = (x.len() as f64, weights.sum());
        let (m1, m2, m3, m4) = (power_sum(&x, 1)?, power_sum(&x, 2)?, power_sum(&x, 3)?, power_sum(&x, 4)?);
        let (all_products, products) = (all_products(&x)?, weights.products(&x, &x));
        let (s1, s2, expected) = (weights.s1(), weights.s2(), s0 / (n * (n - 1.0)));
        let b0 = (n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0;
        let b1 = (n - n * n) * s1 + 2.0 * n * s2 - 6.0 * s0 * s0;
        let b2 = (n + 3.0) * s2 - 2.0 * n * s1 - 6.0 * s0 * s0;
        let b3 = 4.0 * (n - 1.0) * s1 - 2.0 * (n + 1.0) * s2 + 8.0 * s0 * s0;
        let b4 = s1 - s2 + s0 * s0;
        let square = b0 * m2 * m2 + b1 * m4 + b2 * m1 * m1 * m2 + b3 * m1 * m3 + b4 * m1.powi(4);
        let divisor = all_products * all_products * n * (n - 1.0) * (n - 2.0) * (n - 3.0);
        Ok(Self {
            units: x.len(),
            weight_sum: s0,
            products,
            all_products,
            value: products / all_products,
            expected,
            variance: (x.len() > 3).then(|| square / divisor - expected * expected),
        })
    }

    /// General G under permutation of the values; `None` if it was cancelled.
    ///
    /// # Errors
    /// As for [`Self::of`].
    pub fn permuted(
        values: &[f64],
        weights: &Weights,
        permutations: Permutations,
        progress: Progress<'_>,
    ) -> Result<Option<Reference>, Undefined> {
        let x = shares(values, weights)?;
        let all = all_products(&x)?;
        Ok(reference(&x, permutations, progress, |x| weights.products(x, x) / all))
    }

    /// Deviation from the expectation in standard deviations; `None` where it has no variance.
    pub fn z(&self) -> Option<f64> {
        self.variance.map(|variance| (self.value - self.expected) / variance.sqrt()).filter(|z| z.is_finite())
    }

    /// Two-sided p-value of that deviation by the normal distribution: rough for few units.
    pub fn p(&self) -> Option<f64> {
        self.z().map(normal::p_two_sided)
    }
}

/// Local G of each unit in standard deviations: high where high values crowd (hot spot), low where low ones do (cold
/// spot). With weights by [`Weights::with_self`] it is Gi*, which counts the unit itself; without, Gi, which takes mean and
/// variance of all other units. `None` for a unit without neighbours, for one that all units neighbour alike, and where
/// all values that are compared are equal.
///
/// Ord & Getis (1995), doi:10.1111/j.1538-4632.1995.tb00912.x, eqs. 2 and 3.
///
/// ```
/// use cluster_atlas::stats::autocorrelation::{Weights, local_g};
/// let chain = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0), (3, 1.0)], vec![(2, 1.0)]]);
/// let hot = local_g(&[1.0, 1.0, 5.0, 5.0], &chain.with_self(1.0))?;
/// assert!(hot[0] < Some(-0.9) && hot[3] > Some(0.9));
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
///
/// # Errors
/// [`Undefined`] for equal or infinite values, without neighbours, and if there are not as many values as units.
pub fn local_g(values: &[f64], weights: &Weights) -> Result<Vec<Option<f64>>, Undefined> {
    check(values, weights)?;
    let z = z_scores(values)?;
    let lag = weights.lag(&z);
    let total = z.len() as f64;
    Ok(z.iter()
        .zip(lag)
        .enumerate()
        .map(|(unit, (z, lag))| {
            let is_in = weights.weight(unit, unit) != 0.0;
            // Of z-scores the sum is 0 and the sum of squares n.
            let (n, first, square) = if is_in { (total, 0.0, total) } else { (total - 1.0, -z, total - z * z) };
            let mean = first / n;
            let variance = square / n - mean * mean;
            let (of_unit, squares) = weights
                .weights_of(unit)
                .iter()
                .fold((0.0, 0.0), |(sum, squares), weight| (sum + weight, squares + weight * weight));
            let spread = (n * squares - of_unit * of_unit) / (n - 1.0);
            let is_defined = variance > 1e-12 && spread > 1e-12 * squares;
            is_defined.then(|| (lag - of_unit * mean) / (variance * spread).sqrt())
        })
        .collect())
}

/// Values as shares of the greatest.
fn shares(values: &[f64], weights: &Weights) -> Result<Vec<f64>, Undefined> {
    check(values, weights)?;
    if values.iter().any(|value| !value.is_finite()) {
        return Err(Undefined::NotFinite);
    }
    if values.iter().any(|value| *value < 0.0) {
        return Err(Undefined::Negative);
    }
    let greatest = values.iter().copied().fold(0.0, f64::max);
    if greatest == 0.0 {
        return Err(Undefined::ZeroTotal);
    }
    if values.iter().all(|value| *value == greatest) {
        return Err(Undefined::AllEqual);
    }
    Ok(values.iter().map(|value| value / greatest).collect())
}

/// Products of all pairs of different units, each in both orders; above zero.
fn all_products(x: &[f64]) -> Result<f64, Undefined> {
    let products = power_sum(x, 1)?.powi(2) - power_sum(x, 2)?;
    if products > 0.0 { Ok(products) } else { Err(Undefined::ZeroTotal) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Weights {
        let near = |at: usize| [at.wrapping_sub(1), at + 1].map(|other| (other, 1.0)).to_vec();
        Weights::new(&(0..5).map(near).collect::<Vec<_>>())
    }

    fn equal(found: &[Option<f64>], expected: &[f64]) {
        let is_near = |(found, expected): (&Option<f64>, &f64)| (found.unwrap() - expected).abs() < 5e-6;
        assert!(found.iter().zip(expected).all(is_near), "{found:?}");
    }

    #[test]
    fn with_and_without_the_unit_itself_are_two_measures() {
        let values = [1.0, 2.0, 9.0, 10.0, 1.0];
        let star = local_g(&values, &chain().with_self(1.0)).unwrap();
        equal(&star, &[-1.25618, -0.36470, 1.45879, 1.25618, 0.36470]);
        equal(&local_g(&values, &chain()).unwrap(), &[-0.86824, -0.10153, 1.14708, 0.90622, 1.11631]);
    }

    #[test]
    fn row_standardised_weights_tell_the_same_as_binary_ones() {
        let values = [1.0, 2.0, 9.0, 10.0, 1.0];
        let (binary, row) =
            (local_g(&values, &chain()).unwrap(), local_g(&values, &chain().row_standardized()).unwrap());
        assert!(binary.iter().zip(row).all(|(one, other)| (one.unwrap() - other.unwrap()).abs() < 1e-12));
    }

    #[test]
    fn a_unit_that_neighbours_all_others_and_one_without_neighbours_have_no_value() {
        let star = Weights::new(&[vec![(1, 1.0), (2, 1.0)], vec![(0, 1.0)], vec![(0, 1.0)], vec![]]);
        let of_three = star.among(&[true, true, true, false]);
        assert_eq!(local_g(&[1.0, 2.0, 4.0], &of_three).unwrap()[0], None);
        assert_eq!(local_g(&[1.0, 2.0, 4.0, 5.0], &star).unwrap()[3], None);
    }

    #[test]
    fn general_g_is_of_values_from_a_true_zero() {
        assert_eq!(GeneralG::of(&[-1.0, 0.0, 1.0, 2.0, 3.0], &chain()), Err(Undefined::Negative));
        assert_eq!(GeneralG::of(&[0.0, 0.0, 1.0, 0.0, 0.0], &chain()), Err(Undefined::ZeroTotal));
        assert_eq!(GeneralG::of(&[3.0; 5], &chain()), Err(Undefined::AllEqual));
    }
}
