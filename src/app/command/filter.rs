//! Commands of filters.

use crate::{
    query::ProgrammeQuery,
    view::{EditKind, FeatureQuery, PlaceFilter},
};

/// Request to filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterCommand {
    /// Set the filter of clusters.
    Clusters(FeatureQuery, EditKind),
    /// Another choice of places.
    Places(PlaceFilter),
    /// Set filter and order of the programme list.
    Programmes(Box<ProgrammeQuery>),
}
