//! Little giants of batches 1 and 2, the only count that compares between provinces, as provinces side by side need it.

use std::sync::Arc;

use super::{CountedClusters, Facts, ProvinceValues};
use crate::view::{Normalisation, ThematicLayer};

/// Values of all provinces for each denominator, without and with weakly sourced ones.
#[derive(Clone, Debug, PartialEq)]
pub struct ComparedCounts(Vec<((Normalisation, bool), Arc<ProvinceValues>)>);

impl ComparedCounts {
    /// Reads the values.
    pub(super) fn of(facts: &Facts) -> Self {
        let kinds = [Normalisation::Nothing, Normalisation::Population, Normalisation::Gdp];
        let ways = kinds.into_iter().flat_map(|per| [(per, false), (per, true)]);
        let values = |(per, weak)| {
            let layer = ThematicLayer { per, weak, ..ThematicLayer::default() };
            Arc::new(ProvinceValues::of(facts, &CountedClusters::default(), &layer, None))
        };
        Self(ways.map(|way| (way, values(way))).collect())
    }

    /// Values relative to a denominator; `weak` includes those with weakly sourced ones.
    pub(crate) fn get(&self, per: Normalisation, weak: bool) -> Arc<ProvinceValues> {
        self.0.iter().find(|(way, _)| *way == (per, weak)).map(|(_, values)| Arc::clone(values)).unwrap_or_default()
    }
}
