//! Spatial weights: which units are neighbours, and how much each counts.

use std::ops::Range;

/// Spatial weights of units, numbered from 0: for each unit its neighbours in ascending order, with a weight each. A
/// unit is no neighbour of itself, except in [`Weights::with_self`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weights {
    /// Start of the neighbours of each unit, and the end of the last.
    starts: Vec<usize>,
    neighbors: Vec<u32>,
    of_neighbors: Vec<f64>,
}

/// Connectivity of units in short.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Connectivity {
    /// Units.
    pub units: usize,
    /// Links, each direction counted.
    pub links: usize,
    /// Least number of neighbours of a unit.
    pub least: usize,
    /// Mean number of neighbours.
    pub mean: f64,
    /// Greatest number of neighbours of a unit.
    pub most: usize,
    /// Groups of units that no link joins.
    pub components: usize,
    /// `true` if each neighbour counts its neighbour by the same weight.
    pub is_symmetric: bool,
}

impl Weights {
    /// Weights by a list of neighbours for each unit. Units beyond the list, the unit itself, and weights that are zero
    /// or not finite are no neighbours; of a neighbour that comes twice the first weight counts.
    ///
    /// ```
    /// use cluster_atlas::stats::autocorrelation::Weights;
    /// let row_of_three = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0)]]);
    /// assert_eq!(row_of_three.neighbors(1), [0, 2]);
    /// assert_eq!(row_of_three.row_standardized().weights_of(1), [0.5, 0.5]);
    /// ```
    pub fn new(neighbors: &[Vec<(usize, f64)>]) -> Self {
        let units = neighbors.len();
        let kept = neighbors.iter().enumerate().map(|(unit, of_unit)| {
            let mut kept: Vec<(usize, f64)> = of_unit.clone();
            kept.retain(|(other, weight)| *other < units && *other != unit && weight.is_finite() && *weight != 0.0);
            kept.sort_by_key(|(other, _)| *other);
            kept.dedup_by_key(|(other, _)| *other);
            kept
        });
        Self::from_rows(kept)
    }

    /// Weights by rows that are in order already.
    pub(super) fn from_rows(rows: impl IntoIterator<Item = Vec<(usize, f64)>>) -> Self {
        let mut made = Self { starts: vec![0], ..Self::default() };
        for row in rows {
            made.neighbors.extend(row.iter().map(|(other, _)| *other as u32));
            made.of_neighbors.extend(row.iter().map(|(_, weight)| *weight));
            made.starts.push(made.neighbors.len());
        }
        made
    }

    /// Parts one after the other, whose neighbours are numbered for the whole already.
    pub(super) fn joined(parts: impl IntoIterator<Item = Self>) -> Self {
        let mut made = Self { starts: vec![0], ..Self::default() };
        for part in parts {
            let before = made.neighbors.len();
            made.starts.extend(part.starts.iter().skip(1).map(|start| before + start));
            made.neighbors.extend(part.neighbors);
            made.of_neighbors.extend(part.of_neighbors);
        }
        made
    }

    /// The same neighbours with other weights.
    pub(super) fn mapped(&self, weight: impl Fn(f64) -> f64) -> Self {
        Self { of_neighbors: self.of_neighbors.iter().map(|old| weight(*old)).collect(), ..self.clone() }
    }

    /// Number of units.
    pub fn units(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    fn range(&self, unit: usize) -> Range<usize> {
        match (self.starts.get(unit), self.starts.get(unit + 1)) {
            (Some(start), Some(end)) => *start..*end,
            _ => 0..0,
        }
    }

    /// Neighbours of a unit, ascending; none for a unit beyond the last.
    pub fn neighbors(&self, unit: usize) -> &[u32] {
        self.neighbors.get(self.range(unit)).unwrap_or_default()
    }

    /// Weights of those neighbours, in the same order.
    pub fn weights_of(&self, unit: usize) -> &[f64] {
        self.of_neighbors.get(self.range(unit)).unwrap_or_default()
    }

    /// Neighbours of a unit with their weights.
    pub fn links(&self, unit: usize) -> impl Iterator<Item = (usize, f64)> + Clone {
        self.neighbors(unit).iter().map(|other| *other as usize).zip(self.weights_of(unit).iter().copied())
    }

    /// Units without a neighbour.
    pub fn islands(&self) -> Vec<usize> {
        (0..self.units()).filter(|unit| self.neighbors(*unit).is_empty()).collect()
    }

    /// The same neighbours, each with a weight of 1.
    pub fn binary(&self) -> Self {
        Self { of_neighbors: vec![1.0; self.of_neighbors.len()], ..self.clone() }
    }

    /// Weights of each unit divided by their sum, so that they add up to 1; a unit without neighbours keeps none.
    pub fn row_standardized(&self) -> Self {
        let mut made = self.clone();
        for unit in 0..self.units() {
            let range = self.range(unit);
            if let Some(of_unit) = made.of_neighbors.get_mut(range) {
                let sum: f64 = of_unit.iter().sum();
                if sum != 0.0 {
                    for weight in of_unit {
                        *weight /= sum;
                    }
                }
            }
        }
        made
    }

    /// Weights in which each unit is a neighbour of itself too, by the weight given: Gi* asks for it.
    pub fn with_self(&self, weight: f64) -> Self {
        Self::from_rows((0..self.units()).map(|unit| {
            let mut row: Vec<(usize, f64)> = self.links(unit).filter(|(other, _)| *other != unit).collect();
            row.insert(row.partition_point(|(other, _)| *other < unit), (unit, weight));
            row
        }))
    }

    /// Weights among some of the units, which are numbered anew in their order. Weights stay as they are: standardise
    /// afterwards.
    pub fn among(&self, kept: &[bool]) -> Self {
        let mut next = 0;
        let numbers: Vec<Option<usize>> = (0..self.units())
            .map(|unit| {
                let is_kept = kept.get(unit).copied().unwrap_or_default();
                next += usize::from(is_kept);
                is_kept.then(|| next - 1)
            })
            .collect();
        let number = |unit: usize| numbers.get(unit).copied().flatten();
        let rows = (0..self.units()).filter(|unit| number(*unit).is_some());
        Self::from_rows(rows.map(|unit| {
            self.links(unit).filter_map(|(other, weight)| Some((number(other)?, weight))).collect::<Vec<_>>()
        }))
    }

    /// Spatial lag: for each unit the weighted sum of its neighbours' values; 0 without neighbours.
    pub fn lag(&self, values: &[f64]) -> Vec<f64> {
        let value = |unit: usize| values.get(unit).copied().unwrap_or_default();
        (0..self.units()).map(|unit| self.links(unit).map(|(other, weight)| weight * value(other)).sum()).collect()
    }

    /// Σᵢ Σⱼ wᵢⱼ xᵢ yⱼ of two lists of values.
    pub(super) fn products(&self, x: &[f64], y: &[f64]) -> f64 {
        x.iter().zip(self.lag(y)).map(|(x, lag)| x * lag).sum()
    }

    /// Sum of all weights, S₀.
    pub fn sum(&self) -> f64 {
        self.of_neighbors.iter().sum()
    }

    /// Half the sum of squares of w(i, j) + w(j, i), S₁.
    pub fn s1(&self) -> f64 {
        let mut both = 0.0;
        for unit in 0..self.units() {
            for (other, weight) in self.links(unit) {
                let back = self.weight(other, unit);
                // A link without a way back is met once, and counts for both directions.
                let times = if back == 0.0 { 2.0 } else { 1.0 };
                both += times * (weight + back).powi(2);
            }
        }
        both / 2.0
    }

    /// Sum of squares of the sums of each unit's row and column, S₂.
    pub fn s2(&self) -> f64 {
        let mut sums = vec![0.0; self.units()];
        for unit in 0..self.units() {
            for (other, weight) in self.links(unit) {
                for at in [unit, other] {
                    if let Some(sum) = sums.get_mut(at) {
                        *sum += weight;
                    }
                }
            }
        }
        sums.iter().map(|sum| sum * sum).sum()
    }

    /// Weight of a neighbour; 0 if it is none.
    pub fn weight(&self, unit: usize, other: usize) -> f64 {
        let at = self.neighbors(unit).binary_search(&(other as u32));
        at.ok().and_then(|at| self.weights_of(unit).get(at)).copied().unwrap_or_default()
    }

    /// Connectivity in short.
    pub fn connectivity(&self) -> Connectivity {
        let counts: Vec<usize> = (0..self.units()).map(|unit| self.neighbors(unit).len()).collect();
        let is_symmetric =
            (0..self.units()).all(|unit| self.links(unit).all(|(other, weight)| self.weight(other, unit) == weight));
        Connectivity {
            units: self.units(),
            links: self.neighbors.len(),
            least: counts.iter().copied().min().unwrap_or_default(),
            mean: self.neighbors.len() as f64 / self.units().max(1) as f64,
            most: counts.iter().copied().max().unwrap_or_default(),
            components: self.components(),
            is_symmetric,
        }
    }

    /// Number of groups of units that no link joins, whatever its direction.
    fn components(&self) -> usize {
        let mut leaders: Vec<usize> = (0..self.units()).collect();
        let leader = |leaders: &mut Vec<usize>, mut unit: usize| {
            while let Some(next) = leaders.get(unit).copied().filter(|next| *next != unit) {
                // Each look shortens the way of the next.
                let over = leaders.get(next).copied().unwrap_or(next);
                if let Some(of_unit) = leaders.get_mut(unit) {
                    *of_unit = over;
                }
                unit = next;
            }
            unit
        };
        let mut groups = self.units();
        for unit in 0..self.units() {
            for (other, _) in self.links(unit) {
                let (one, two) = (leader(&mut leaders, unit), leader(&mut leaders, other));
                if one != two {
                    groups -= 1;
                    if let Some(of_two) = leaders.get_mut(two.max(one)) {
                        *of_two = one.min(two);
                    }
                }
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain() -> Weights {
        Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0)], vec![]])
    }

    #[test]
    fn what_is_no_neighbour_is_left_out() {
        let made = Weights::new(&[vec![(0, 1.0), (1, f64::NAN), (9, 1.0), (2, 0.0)], vec![(2, 3.0), (2, 4.0)], vec![]]);
        assert_eq!(made.islands(), [0, 2]);
        assert_eq!(made.links(1).collect::<Vec<_>>(), [(2, 3.0)]);
    }

    #[test]
    fn sums_are_those_of_a_full_matrix() {
        let made = Weights::new(&[vec![(1, 0.5), (2, 0.5)], vec![(2, 1.0)], vec![(0, 1.0)]]);
        let full = [[0.0, 0.5, 0.5], [0.0, 0.0, 1.0], [1.0, 0.0, 0.0]];
        let both = |i: usize, j: usize| f64::powi(full[i][j] + full[j][i], 2) / 2.0;
        let s1: f64 = (0..9).map(|at| both(at / 3, at % 3)).sum();
        let around = |i: usize| full[i].iter().sum::<f64>() + full.iter().map(|row| row[i]).sum::<f64>();
        let s2: f64 = (0..3).map(|i| around(i).powi(2)).sum();
        assert_eq!((made.sum(), made.s1(), made.s2()), (3.0, s1, s2));
    }

    #[test]
    fn units_are_numbered_anew_when_some_are_left_out() {
        let made = chain().among(&[false, true, true, true]);
        assert_eq!((made.units(), made.islands()), (3, vec![2]));
        assert_eq!(made.links(0).collect::<Vec<_>>(), [(1, 1.0)]);
    }

    #[test]
    fn an_island_is_a_group_of_its_own() {
        let found = chain().connectivity();
        assert_eq!((found.components, found.least, found.most, found.links), (2, 0, 2, 4));
        assert!(found.is_symmetric);
        assert!(!chain().row_standardized().connectivity().is_symmetric);
    }

    #[test]
    fn a_unit_can_count_itself() {
        let made = chain().with_self(1.0);
        assert_eq!(made.neighbors(1), [0, 1, 2]);
        assert_eq!(made.neighbors(3), [3]);
        assert_eq!(made.lag(&[1.0, 10.0, 100.0, 1_000.0]), [11.0, 111.0, 110.0, 1_000.0]);
    }
}
