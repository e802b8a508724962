//! Moran's I: whether neighbours resemble one another.

use super::{
    Permutations, Reference, Weights,
    deviations::{check, power_sum, z_scores},
    permutation::reference,
};
use crate::stats::{Progress, Undefined, normal};

/// Moran's I with the numbers of its formula, I = (n / S₀) · Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σ zᵢ². About −1 to 1: above its expectation
/// if neighbours resemble one another, below if they differ.
///
/// Moran (1950), doi:10.2307/2332142; moments by Cliff & Ord (1981), Spatial Processes, pp. 42–46.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moran {
    /// Number of units, n.
    pub units: usize,
    /// Sum of all weights, S₀.
    pub weight_sum: f64,
    /// Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ, z in standard deviations.
    pub products: f64,
    /// Σ zᵢ², which is n for z in standard deviations.
    pub squares: f64,
    /// Moran's I.
    pub value: f64,
    /// Expectation without autocorrelation, −1/(n − 1).
    pub expected: f64,
    /// Variance if values are drawn from a normal distribution.
    pub variance_normal: f64,
    /// Variance if values are dealt out to the units at random; `None` below four units.
    pub variance_random: Option<f64>,
}

impl Moran {
    /// Moran's I of values and their weights.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::{Moran, Weights};
    /// let chain = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0)]]);
    /// let found = Moran::of(&[1.0, 2.0, 3.0], &chain.row_standardized())?;
    /// assert_eq!((found.value, found.expected), (0.0, -0.5));
    /// # Ok::<(), cluster_atlas::stats::Undefined>(())
    /// ```
    ///
    /// # Errors
    /// [`Undefined`] below two values, for equal or infinite ones, without neighbours, and if there are not as many
    /// values as units.
    pub fn of(values: &[f64], weights: &Weights) -> Result<Self, Undefined> {
        check(values, weights)?;
        let z = z_scores(values)?;
        let (n, s0) = (values.len() as f64, weights.sum());
        let (squares, products) = (power_sum(&z, 2)?, weights.products(&z, &z));
        let expected = -1.0 / (n - 1.0);
        let (s1, s2) = (weights.s1(), weights.s2());
        let kurtosis = n * power_sum(&z, 4)? / (squares * squares);
        let first = n * ((n * n - 3.0 * n + 3.0) * s1 - n * s2 + 3.0 * s0 * s0);
        let second = kurtosis * ((n * n - n) * s1 - 2.0 * n * s2 + 6.0 * s0 * s0);
        let divisor = (n - 1.0) * (n - 2.0) * (n - 3.0) * s0 * s0;
        Ok(Self {
            units: values.len(),
            weight_sum: s0,
            products,
            squares,
            value: n / s0 * products / squares,
            expected,
            variance_normal: (n * n * s1 - n * s2 + 3.0 * s0 * s0) / ((n - 1.0) * (n + 1.0) * s0 * s0)
                - expected * expected,
            variance_random: (values.len() > 3).then(|| (first - second) / divisor - expected * expected),
        })
    }

    /// Moran's I under permutation of the values; `None` if it was cancelled.
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
        let factor = 1.0 / weights.sum();
        Ok(reference(&z_scores(values)?, permutations, progress, |z| factor * weights.products(z, z)))
    }

    /// Deviation from the expectation in standard deviations, for values dealt out at random; `None` below four units.
    pub fn z_random(&self) -> Option<f64> {
        self.variance_random.map(|variance| (self.value - self.expected) / variance.sqrt()).filter(|z| z.is_finite())
    }

    /// Two-sided p-value of that deviation by the normal distribution: rough for few units.
    pub fn p_random(&self) -> Option<f64> {
        self.z_random().map(normal::p_two_sided)
    }

    /// Deviation from the expectation in standard deviations, for normal values; `None` where it has no variance.
    pub fn z_normal(&self) -> Option<f64> {
        Some((self.value - self.expected) / self.variance_normal.sqrt()).filter(|z| z.is_finite())
    }

    /// Two-sided p-value of that deviation by the normal distribution.
    pub fn p_normal(&self) -> Option<f64> {
        self.z_normal().map(normal::p_two_sided)
    }
}

/// Bivariate Moran's I: whether one variable resembles another at the neighbours, I = Σᵢ xᵢ Σⱼ wᵢⱼ yⱼ / Σ xᵢ², x and y in
/// standard deviations. It says nothing about x and y of the same unit (Anselin, Syabri & Smirnov 2002).
///
/// ```
/// use cluster_atlas::stats::autocorrelation::{Weights, bivariate_moran};
/// let pair = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0)]]);
/// assert_eq!(bivariate_moran(&[1.0, 2.0], &[5.0, 3.0], &pair)?, 1.0);
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
///
/// # Errors
/// As for [`Moran::of`], for either variable.
pub fn bivariate_moran(x: &[f64], y: &[f64], weights: &Weights) -> Result<f64, Undefined> {
    check(x, weights)?;
    check(y, weights)?;
    Ok(weights.products(&z_scores(x)?, &z_scores(y)?) / x.len() as f64)
}

/// Bivariate Moran's I under permutation of y; `None` if it was cancelled.
///
/// # Errors
/// As for [`Moran::of`], for either variable.
pub fn bivariate_moran_permuted(
    x: &[f64],
    y: &[f64],
    weights: &Weights,
    permutations: Permutations,
    progress: Progress<'_>,
) -> Result<Option<Reference>, Undefined> {
    check(x, weights)?;
    check(y, weights)?;
    let (x, n) = (z_scores(x)?, x.len() as f64);
    Ok(reference(&z_scores(y)?, permutations, progress, |y| weights.products(&x, y) / n))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::autocorrelation::Side;

    /// Board of four by four squares that touch at their edges.
    fn board() -> Weights {
        let rows = (0..16_usize).map(|at| {
            let (row, column) = (at / 4, at % 4);
            let near = |other: &usize| (other / 4).abs_diff(row) + (other % 4).abs_diff(column) == 1;
            (0..16).filter(near).map(|other| (other, 1.0)).collect::<Vec<_>>()
        });
        Weights::new(&rows.collect::<Vec<_>>()).row_standardized()
    }

    #[test]
    fn a_chequered_board_is_as_unlike_its_neighbours_as_can_be_and_the_side_is_named() {
        let chequered: Vec<f64> = (0..16).map(|at| f64::from((at / 4 + at % 4) % 2)).collect();
        let found = Moran::of(&chequered, &board()).unwrap();
        assert!((found.value + 1.0).abs() < 1e-12);
        assert_eq!(found.expected, -1.0 / 15.0);
        let permutations = Permutations { number: 999, seed: 1 };
        let test = Moran::permuted(&chequered, &board(), permutations, &|_, _| true).unwrap().unwrap();
        assert!(test.p(Side::Greater) > 0.99 && test.p(Side::Less) < 0.01 && test.p(Side::TwoSided) < 0.01);
        let smooth: Vec<f64> = (0..16).map(|at| f64::from(at / 4 + at % 4)).collect();
        assert!((Moran::of(&smooth, &board()).unwrap().value - 0.75).abs() < 1e-12);
        let test = Moran::permuted(&smooth, &board(), permutations, &|_, _| true).unwrap().unwrap();
        assert!(test.p(Side::Greater) < 0.01);
        assert_eq!(test.values.len(), 999);
    }

    #[test]
    fn equal_values_have_no_autocorrelation_to_speak_of() {
        assert_eq!(Moran::of(&[7.0; 16], &board()), Err(Undefined::AllEqual));
        let apart = Weights::new(&vec![Vec::new(); 16]);
        let counted: Vec<f64> = (0..16).map(f64::from).collect();
        assert_eq!(Moran::of(&counted, &apart), Err(Undefined::NoNeighbors));
        assert_eq!(Moran::of(&counted[1..], &board()), Err(Undefined::LengthsDiffer { needed: 15, found: 16 }));
    }

    #[test]
    fn neither_origin_nor_scale_nor_direction_of_the_values_matters() {
        let values: Vec<f64> = (0..16).map(|at| f64::from(at * at % 7)).collect();
        let found = Moran::of(&values, &board()).unwrap();
        let moved: Vec<f64> = values.iter().map(|value| 1e6 - 3.0 * value).collect();
        assert!((found.value - Moran::of(&moved, &board()).unwrap().value).abs() < 1e-10);
    }

    #[test]
    fn a_variable_beside_itself_is_the_univariate_measure() {
        let values: Vec<f64> = (0..16).map(|at| f64::from(at * at % 7)).collect();
        let (one, two) = (Moran::of(&values, &board()).unwrap().value, bivariate_moran(&values, &values, &board()));
        assert!((one - two.unwrap()).abs() < 1e-12);
    }
}
