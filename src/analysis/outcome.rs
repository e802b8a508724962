//! Result of a measure.

use std::collections::BTreeMap;

use super::MeasureKind;
use crate::{
    model::ProvinceId,
    stats::autocorrelation::{Quadrant, Ranks, Side},
};

/// Result of a measure, with every number of its formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Measure.
    pub kind: MeasureKind,
    /// What it comes to in words: the name of a sentence.
    pub finding: Finding,
    /// Value; `None` for a measure with a value for each unit alone.
    pub value: Option<f64>,
    /// Numbers of the formula and of the sentence, by their names in these.
    pub figures: BTreeMap<&'static str, f64>,
    /// Test by permutation; `None` for a measure without one.
    pub test: Option<Test>,
    /// Values of single units; empty for a measure of the whole alone.
    pub units: Vec<UnitOutcome>,
    /// Units that are left out since their value is not known.
    pub unknown: Vec<ProvinceId>,
    /// Units that are left out since they have no neighbour with a value.
    pub islands: Vec<ProvinceId>,
}

/// What a measure comes to: each has a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Finding {
    /// A number without a verdict.
    Stated,
    /// Neighbours resemble one another, or high values lie together.
    Together,
    /// Neighbours differ, or low values lie together.
    Apart,
    /// Nothing that chance would not make as well.
    Chance,
}

/// Test by permutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// Number of permutations.
    pub permutations: usize,
    /// Seed that repeats them.
    pub seed: u64,
    /// Permutations that are as extreme, on either side; `None` for a measure of single units.
    pub ranks: Option<Ranks>,
    /// Units whose own p-value is at most the limit of the false discovery rate of 5 %; `None` for a measure of the whole.
    pub found: Option<usize>,
}

impl Test {
    /// Two-sided pseudo p-value of the whole.
    pub fn p(&self) -> Option<f64> {
        self.ranks.map(|ranks| ranks.p(Side::TwoSided, self.permutations))
    }
}

/// Value of a unit.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitOutcome {
    /// Unit.
    pub unit: ProvinceId,
    /// Value; `None` where the unit has none.
    pub value: Option<f64>,
    /// Position in the Moran scatter plot, for a local Moran's I.
    pub quadrant: Option<Quadrant>,
    /// Two-sided pseudo p-value.
    pub p: Option<f64>,
    /// `true` if it is at most the limit of the false discovery rate of 5 % among all units.
    pub is_found: bool,
}
