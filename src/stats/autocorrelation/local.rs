//! Local Moran's I (LISA): which units lie among their like.

use super::{
    Permutations, Ranks, Weights,
    conditional::lag_ranks,
    deviations::{check, z_scores},
};
use crate::stats::{Progress, Undefined};

/// Position of a unit in the Moran scatter plot: the unit itself first, its neighbours second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Quadrant {
    /// Above the mean among units above it.
    HighHigh,
    /// Below the mean among units below it.
    LowLow,
    /// Above the mean among units below it.
    HighLow,
    /// Below the mean among units above it.
    LowHigh,
}

/// Local Moran's I of a unit, Iᵢ = (n − 1) · zᵢ Σⱼ wᵢⱼ zⱼ / Σ z², as esda has it; Anselin's has n in the place of n − 1.
///
/// Anselin (1995), doi:10.1111/j.1538-4632.1995.tb00338.x.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Local {
    /// Value of the unit, in standard deviations from the mean.
    pub z: f64,
    /// Spatial lag: weighted sum of the neighbours' z.
    pub lag: f64,
    /// Local I; above 0 among its like.
    pub value: f64,
    /// Position in the scatter plot.
    pub quadrant: Quadrant,
}

impl Quadrant {
    fn of(z: f64, lag: f64) -> Self {
        match (z > 0.0, lag > 0.0) {
            (true, true) => Self::HighHigh,
            (false, false) => Self::LowLow,
            (true, false) => Self::HighLow,
            (false, true) => Self::LowHigh,
        }
    }
}

/// Local Moran's I of each unit; `None` for a unit without neighbours. The mean of all, divided by the mean row sum of
/// the weights and times n/(n − 1), is Moran's I.
///
/// ```
/// use cluster_atlas::stats::autocorrelation::{Quadrant, Weights, local_moran};
/// let chain = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0)]]).row_standardized();
/// let found = local_moran(&[4.0, 5.0, 0.0], &chain)?;
/// assert_eq!(found[0].map(|unit| unit.quadrant), Some(Quadrant::HighHigh));
/// # Ok::<(), cluster_atlas::stats::Undefined>(())
/// ```
///
/// # Errors
/// [`Undefined`] below two values, for equal or infinite ones, without neighbours, and if there are not as many values
/// as units.
pub fn local_moran(values: &[f64], weights: &Weights) -> Result<Vec<Option<Local>>, Undefined> {
    bivariate_local_moran(values, values, weights)
}

/// Local bivariate Moran's I of each unit: x of the unit beside y of its neighbours, in the same form.
///
/// # Errors
/// As for [`local_moran`], for either variable.
pub fn bivariate_local_moran(x: &[f64], y: &[f64], weights: &Weights) -> Result<Vec<Option<Local>>, Undefined> {
    check(x, weights)?;
    check(y, weights)?;
    let (x, lags) = (z_scores(x)?, weights.lag(&z_scores(y)?));
    let factor = (x.len() as f64 - 1.0) / x.len() as f64;
    let of_unit = |(unit, (z, lag)): (usize, (&f64, f64))| {
        let has_neighbors = !weights.neighbors(unit).is_empty();
        has_neighbors.then(|| Local { z: *z, lag, value: factor * z * lag, quadrant: Quadrant::of(*z, lag) })
    };
    Ok(x.iter().zip(lags).enumerate().map(of_unit).collect())
}

/// Position of each unit's local Moran's I among conditional permutations: the unit keeps its value, all others are
/// dealt out to its neighbours; `None` if it was cancelled, and for a unit without neighbours. For a bivariate measure `y`
/// is dealt out.
///
/// # Errors
/// As for [`local_moran`], for either variable.
pub fn local_moran_permuted(
    x: &[f64],
    y: &[f64],
    weights: &Weights,
    permutations: Permutations,
    progress: Progress<'_>,
) -> Result<Option<Vec<Option<Ranks>>>, Undefined> {
    check(x, weights)?;
    check(y, weights)?;
    let z = z_scores(x)?;
    let Some(ranks) = lag_ranks(&z_scores(y)?, weights, permutations, progress) else { return Ok(None) };
    let of_unit = |(unit, (z, ranks)): (usize, (&f64, Ranks))| {
        if weights.neighbors(unit).is_empty() {
            return None;
        }
        // Below the mean a great lag makes a small product; at the mean all products are 0.
        Some(match z.partial_cmp(&0.0) {
            Some(std::cmp::Ordering::Greater) => ranks,
            Some(std::cmp::Ordering::Less) => Ranks { at_least: ranks.at_most, at_most: ranks.at_least },
            _ => Ranks { at_least: permutations.number, at_most: permutations.number },
        })
    };
    Ok(Some(z.iter().zip(ranks).enumerate().map(of_unit).collect()))
}

/// Position of each unit's local G among conditional permutations, for Gi and Gi* alike, since the unit's own part
/// stays the same; `None` if it was cancelled, and for a unit without neighbours.
///
/// # Errors
/// As for [`super::local_g`].
pub fn local_g_permuted(
    values: &[f64],
    weights: &Weights,
    permutations: Permutations,
    progress: Progress<'_>,
) -> Result<Option<Vec<Option<Ranks>>>, Undefined> {
    check(values, weights)?;
    let ranks = lag_ranks(&z_scores(values)?, weights, permutations, progress);
    let has_neighbors = |unit: usize| weights.neighbors(unit).iter().any(|other| *other as usize != unit);
    let of_units = |ranks: Vec<Ranks>| {
        ranks.into_iter().enumerate().map(|(unit, ranks)| has_neighbors(unit).then_some(ranks)).collect()
    };
    Ok(ranks.map(of_units))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::autocorrelation::{Moran, Side};

    fn ring(units: usize) -> Weights {
        let near = |at: usize| vec![((at + 1) % units, 1.0), ((at + units - 1) % units, 1.0)];
        Weights::new(&(0..units).map(near).collect::<Vec<_>>()).row_standardized()
    }

    #[test]
    fn local_values_add_up_to_the_global_one() {
        let values: Vec<f64> = (0..12).map(|at| f64::from(at * at % 7)).collect();
        let local: f64 = local_moran(&values, &ring(12)).unwrap().iter().flatten().map(|unit| unit.value).sum();
        let global = Moran::of(&values, &ring(12)).unwrap().value;
        assert!((local / 11.0 - global).abs() < 1e-12);
    }

    #[test]
    fn an_island_has_no_local_value_while_it_counts_in_the_mean() {
        let rows = vec![vec![(1, 1.0)], vec![(0, 1.0)], vec![]];
        let found = local_moran(&[1.0, 2.0, 50.0], &Weights::new(&rows)).unwrap();
        assert_eq!(found.iter().map(Option::is_some).collect::<Vec<_>>(), [true, true, false]);
        let permutations = Permutations { number: 9, seed: 1 };
        let values = [1.0, 2.0, 50.0];
        let ranks = local_moran_permuted(&values, &values, &Weights::new(&rows), permutations, &|_, _| true);
        assert_eq!(ranks.unwrap().unwrap()[2], None);
    }

    #[test]
    fn a_low_unit_among_low_ones_is_as_sure_as_a_high_one_among_high_ones() {
        let values: Vec<f64> =
            (0..40).map(|at| if at < 20 { f64::from(at % 3) } else { 10.0 + f64::from(at % 3) }).collect();
        let permutations = Permutations { number: 999, seed: 1 };
        let ranks = local_moran_permuted(&values, &values, &ring(40), permutations, &|_, _| true).unwrap().unwrap();
        let p = |unit: usize| ranks[unit].unwrap().p(Side::Greater, 999);
        assert!(p(10) < 0.35 && p(30) < 0.35, "{} {}", p(10), p(30));
        assert!(p(0) > 0.35, "between low and high ones: {}", p(0));
    }
}
