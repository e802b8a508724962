//! Commands of filters.

use crate::{
    query::ProgrammeOrder,
    view::{EditKind, FeatureQuery, PlaceFilter},
};

/// Request to filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterCommand {
    /// Set the filter of clusters.
    Clusters(FeatureQuery, EditKind),
    /// Another choice of places.
    Places(PlaceFilter),
    /// Set the filter of programmes.
    Programmes(FeatureQuery, EditKind),
    /// Set the order of the programme list.
    OrderProgrammes(ProgrammeOrder),
}
