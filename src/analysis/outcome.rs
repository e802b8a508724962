//! Result of a measure.

use std::collections::BTreeMap;

use super::{NamedUnit, Plot, Subject};
use crate::{
    model::ProvinceId,
    stats::autocorrelation::{Permutations, Quadrant, Ranks},
    view::AnalysisMethod,
};

/// Result of a measure, with every number of its formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Measure.
    pub method: AnalysisMethod,
    /// Finding, which names a sentence.
    pub finding: Finding,
    /// Value; `None` for a measure with a value for each unit alone.
    pub value: Option<f64>,
    /// Numbers of the formula and of the sentence, by their names in these.
    pub figures: BTreeMap<&'static str, f64>,
    /// Names in the sentence, by their places in it.
    pub names: BTreeMap<&'static str, NamedUnit>,
    /// Test by permutation; `None` for a measure without one.
    pub test: Option<Test>,
    /// Values of single units; empty for a measure of the whole alone.
    pub units: Vec<UnitOutcome>,
    /// Numbers of its chart.
    pub plot: Plot,
    /// Units that are left out since their value is not known.
    pub unknown: Vec<ProvinceId>,
    /// Units that are left out since they have no neighbour with a value.
    pub islands: Vec<ProvinceId>,
}

/// Findings of measures; each has a sentence.
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

impl Outcome {
    /// Result of a measure without neighbours: a value without a verdict.
    pub(super) fn stated(
        method: AnalysisMethod,
        subject: &Subject,
        value: f64,
        figures: impl IntoIterator<Item = (&'static str, f64)>,
        plot: Plot,
    ) -> Self {
        Self {
            method,
            finding: Finding::Stated,
            value: Some(value),
            figures: figures.into_iter().collect(),
            names: BTreeMap::new(),
            test: None,
            units: Vec::new(),
            plot,
            unknown: subject.unknown(),
            islands: Vec::new(),
        }
    }
}

impl Outcome {
    /// Units that hold, by group.
    pub fn groups(&self) -> BTreeMap<UnitGroup, Vec<&ProvinceId>> {
        let mut found: BTreeMap<UnitGroup, Vec<&ProvinceId>> = BTreeMap::new();
        for unit in &self.units {
            if let Some(group) = unit.group() {
                found.entry(group).or_default().push(&unit.unit);
            }
        }
        found
    }
}

/// Group of a unit that holds in a measure of single units.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::EnumIter, strum::EnumString, strum::IntoStaticStr,
)]
#[strum(serialize_all = "snake_case")]
pub enum UnitGroup {
    /// High value among high ones.
    HighHigh,
    /// Low value among low ones.
    LowLow,
    /// High value among low ones.
    HighLow,
    /// Low value among high ones.
    LowHigh,
    /// High values around and in it.
    Hot,
    /// Low values around and in it.
    Cold,
}

/// Test by permutation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    /// Permutations.
    pub permutations: Permutations,
    /// Position of the value among them; `None` for a measure of single units.
    pub ranks: Option<Ranks>,
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

impl UnitOutcome {
    /// Its group; `None` if it does not hold.
    pub fn group(&self) -> Option<UnitGroup> {
        self.is_found.then(|| match self.quadrant {
            Some(Quadrant::HighHigh) => UnitGroup::HighHigh,
            Some(Quadrant::LowLow) => UnitGroup::LowLow,
            Some(Quadrant::HighLow) => UnitGroup::HighLow,
            Some(Quadrant::LowHigh) => UnitGroup::LowHigh,
            None if self.value > Some(0.0) => UnitGroup::Hot,
            None => UnitGroup::Cold,
        })
    }

    /// Value of a unit that is not tested.
    pub(super) fn stated(unit: ProvinceId, value: f64) -> Self {
        Self { unit, value: Some(value), quadrant: None, p: None, is_found: false }
    }
}
