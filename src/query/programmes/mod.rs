//! Support programmes: filter and facets, text search, order and groups, targets beside observed counts.

mod filter;
mod order;
mod programme_query;
mod targets;
mod text;

pub(crate) use filter::programme_facets;
pub use filter::{ProgrammeFacets, ProgrammeFilter, YEARS, programmes};
pub(crate) use order::ordered;
pub use order::{ProgrammeGroup, ProgrammeOrder};
pub use programme_query::ProgrammeQuery;
pub(crate) use targets::unit_of;
pub use targets::{CountedResult, Difference, TargetProgress, TargetShare, progress};
