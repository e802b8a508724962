//! Commands of filters.

use crate::{
    query::ProgrammeQuery,
    view::{EditKind, Filter},
};

/// Request to filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterCommand {
    /// Set the filter of clusters.
    Clusters(Filter, EditKind),
    /// Set filter and order of the programme list.
    Programmes(Box<ProgrammeQuery>),
}
