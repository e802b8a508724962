//! Coverage of the variables that can be mapped by province.

use strum::IntoEnumIterator as _;

use super::{CountedClusters, EventKind, Facts, ProvinceValues, timeline};
use crate::{
    model::{AsOf, IndicatorKind, Tier},
    view::{ThematicLayer, Variable},
};

/// Number of provincial units with a value of a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The variable.
    pub variable: Variable,
    /// Units with a value.
    pub known: usize,
    /// Further units with a value from a weak source only, left out.
    pub weak: usize,
    /// Units to which the variable applies.
    pub expected: usize,
}

/// Coverage of all variables with a value anywhere: clusters, batches in order of time, tiers from the lowest, targets,
/// indicators.
pub fn coverage(facts: &Facts, until: Option<&AsOf>) -> Vec<Coverage> {
    let batches = timeline(facts).into_iter().filter_map(|event| match event.kind {
        EventKind::LittleGiants(batches) => Some(Variable::LittleGiants(batches)),
        _ => None,
    });
    let variables = std::iter::once(Variable::Clusters)
        .chain(batches)
        .chain(Tier::iter().map(Variable::Ladder))
        .chain(Tier::iter().map(Variable::Target))
        .chain(IndicatorKind::iter().map(Variable::Indicator));
    variables
        .map(|variable| {
            let values =
                ProvinceValues::of(facts, &CountedClusters::default(), &ThematicLayer::of(variable.clone()), until);
            let (known, weak, expected) = (values.values.len(), values.weak_left_out, values.expected);
            Coverage { variable, known, weak, expected }
        })
        .filter(|coverage| coverage.known + coverage.weak > 0)
        .collect()
}
