//! Units that a measure of neighbourhood is of, and those that are left out.

use super::Weights;

/// Treatment of units without neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IslandRule {
    /// They are left out of everything, mean and number of units included.
    #[default]
    LeaveOut,
    /// They count in the mean and the variance, with a spatial lag of zero; they have no local value.
    Keep,
}

/// Standardisation of the weights of a unit's neighbours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standardization {
    /// The weights of each unit add up to 1: each unit counts alike, however many neighbours it has.
    #[default]
    Row,
    /// Each neighbour counts 1: units with many neighbours count more.
    Binary,
    /// Weights stay as they are, for example inverse distances.
    None,
}

/// Units that are measured, with the weights among them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
    /// Units that are measured, by their number in the whole, ascending.
    pub units: Vec<usize>,
    /// Units that are left out since their value is not known.
    pub unknown: Vec<usize>,
    /// Units without a neighbour among those with a value: left out or kept by the rule.
    pub islands: Vec<usize>,
    /// Weights among the units that are measured.
    pub weights: Weights,
}

impl Sample {
    /// Sample of the units with a value. Weights are standardised after units were left out.
    pub fn new(is_known: &[bool], weights: &Weights, rule: IslandRule, standardization: Standardization) -> Self {
        let known = |unit: usize| is_known.get(unit).copied().unwrap_or_default();
        let has_neighbor = |unit: usize| weights.neighbors(unit).iter().any(|other| known(*other as usize));
        let all = 0..weights.units();
        let islands: Vec<usize> = all.clone().filter(|unit| known(*unit) && !has_neighbor(*unit)).collect();
        let is_kept = |unit: usize| known(unit) && (rule == IslandRule::Keep || has_neighbor(unit));
        let kept: Vec<bool> = all.clone().map(is_kept).collect();
        let among = weights.among(&kept);
        Self {
            units: all.clone().filter(|unit| is_kept(*unit)).collect(),
            unknown: all.filter(|unit| !known(*unit)).collect(),
            islands,
            weights: match standardization {
                Standardization::Row => among.row_standardized(),
                Standardization::Binary => among.binary(),
                Standardization::None => among,
            },
        }
    }

    /// Values of the units that are measured; a unit without a value has no place here and is skipped.
    pub fn values(&self, values: &[Option<f64>]) -> Vec<f64> {
        self.units.iter().filter_map(|unit| values.get(*unit).copied().flatten()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_whose_only_neighbour_is_unknown_is_an_island() {
        let chain = Weights::new(&[vec![(1, 1.0)], vec![(0, 1.0), (2, 1.0)], vec![(1, 1.0), (3, 1.0)], vec![(2, 1.0)]]);
        let known = [true, false, true, true];
        let left_out = Sample::new(&known, &chain, IslandRule::LeaveOut, Standardization::Row);
        assert_eq!((left_out.units, left_out.unknown, left_out.islands), (vec![2, 3], vec![1], vec![0]));
        let kept = Sample::new(&known, &chain, IslandRule::Keep, Standardization::Binary);
        assert_eq!((kept.units.clone(), kept.islands.clone()), (vec![0, 2, 3], vec![0]));
        assert_eq!(kept.values(&[Some(1.0), None, Some(2.0), Some(3.0)]), [1.0, 2.0, 3.0]);
        assert_eq!(kept.weights.links(1).collect::<Vec<_>>(), [(2, 1.0)]);
    }
}
