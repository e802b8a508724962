//! Support programmes: filter and facets, text search, order and groups, targets beside observed counts.

mod filter;
mod order;
mod programme_query;
mod targets;
mod text;

pub use filter::{ProgrammeFacets, ProgrammeFilter, YEARS, programme_facets, programmes};
pub use order::{ProgrammeGroup, ProgrammeOrder, ordered, target_year};
pub use programme_query::ProgrammeQuery;
pub use targets::{CountedResult, Difference, TargetProgress, TargetShare, progress, unit_of};
