//! Conditions that each table heeds.

use std::collections::BTreeSet;

use super::{Condition, TableKind, TableQuery, of_dataset};
use crate::{dataset::DatasetId, view::ThematicLayer};

/// Conditions of a place.
const PLACE: [Condition; 2] = [Condition::Province, Condition::Region];
/// Conditions of rows of a person's own.
const OF_ROWS: [Condition; 3] = [Condition::Province, Condition::Region, Condition::Until];
/// Conditions of clusters, their places and date included.
const ALL: [Condition; 6] =
    [Condition::Sector, Condition::Province, Condition::Region, Condition::Round, Condition::Text, Condition::Until];

impl TableKind {
    /// `true` if the view has what the table is about: values of the map, or provinces that are compared.
    pub fn has_rows(&self, query: &TableQuery<'_>) -> bool {
        match self {
            Self::Values => query.values().next().is_some(),
            Self::Grid => query.view.layers.iter().any(|layer| layer.grid().is_some()),
            Self::Comparison => !query.view.compare.is_empty(),
            _ => true,
        }
    }

    /// Conditions that the rows, or the numbers in them, depend on.
    pub fn heeds(&self, query: &TableQuery<'_>) -> BTreeSet<Condition> {
        let conditions: &[Condition] = match self {
            Self::Clusters | Self::Provinces => &ALL,
            // Values of areas are ranked and classed among all areas; only what is counted follows the conditions.
            Self::Values if query.values().any(ThematicLayer::counts_clusters) => &ALL,
            // Rows of a person's own are counted where the conditions admit them.
            Self::Values if query.values().any(|layer| layer.variable.own().is_some()) => return OF_ROWS.into(),
            Self::Grid => return OF_ROWS.into(),
            Self::Values => &[Condition::Until],
            Self::Programmes | Self::Ladder => return PLACE.into_iter().chain([Condition::Until]).collect(),
            Self::Claims | Self::Comparison => &[],
            Self::Dataset(id) => return of_dataset::heeds(query, id, &ALL, &PLACE),
        };
        conditions.iter().copied().collect()
    }

    /// `true` if the rows, or the numbers in them, depend on the filter of layers of a dataset.
    pub fn heeds_layers_of(&self, dataset: &DatasetId, query: &TableQuery<'_>) -> bool {
        let is_of_clusters = dataset.as_str() == Self::Clusters.id();
        match self {
            _ if is_of_clusters => self.heeds(query).contains(&Condition::Sector),
            Self::Dataset(id) => id == dataset,
            Self::Programmes => dataset.as_str() == self.id(),
            Self::Values => query.values().any(|layer| layer.variable.own().is_some_and(|own| own.dataset == *dataset)),
            _ => false,
        }
    }

    /// Conditions of the query that the table cannot heed.
    pub fn unheeded(&self, query: &TableQuery<'_>) -> BTreeSet<Condition> {
        let heeded = self.heeds(query);
        Condition::set_in(&query.view).into_iter().filter(|condition| !heeded.contains(condition)).collect()
    }
}
