//! Which values can be mapped by province, and how much of each is known.

use strum::IntoEnumIterator as _;

use super::{Event, ProvinceValues, timeline};
use crate::{
    model::{AsOf, Catalogue, IndicatorKind, Rung},
    view::{Thematic, Variable},
};

/// How much of a variable is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The variable.
    pub variable: Variable,
    /// Of how many provincial units it is known.
    pub known: usize,
    /// How many more are known from weak sources.
    pub weak: usize,
    /// How many it is about.
    pub expected: usize,
}

/// All variables of which something is known somewhere: clusters, batches in order of time, rungs from below, goals,
/// indicators.
pub fn coverage(catalogue: &Catalogue, until: Option<&AsOf>) -> Vec<Coverage> {
    let batches = timeline(catalogue).into_iter().filter_map(|moment| match moment.event {
        Event::LittleGiants(batches) => Some(Variable::LittleGiants(batches)),
        Event::Clusters(_) => None,
    });
    let variables = std::iter::once(Variable::Clusters)
        .chain(batches)
        .chain(Rung::iter().map(Variable::Ladder))
        .chain(Rung::iter().map(Variable::Target))
        .chain(IndicatorKind::iter().map(Variable::Indicator));
    variables
        .map(|variable| {
            let values = ProvinceValues::of(catalogue, &[], &Thematic::of(variable), until);
            let (known, weak, expected) = (values.values.len(), values.weak_left_out, values.expected);
            Coverage { variable, known, weak, expected }
        })
        .filter(|coverage| coverage.known + coverage.weak > 0)
        .collect()
}
