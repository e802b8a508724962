//! Support programmes: list, order and groups, targets beside observed counts.

mod order;
mod programme_query;
mod targets;

pub(crate) use order::ordered;
pub use order::{ProgrammeGroup, ProgrammeOrder};
pub use programme_query::{YEARS, asked_period, programmes, with_period};
pub(crate) use targets::unit_of;
pub use targets::{CountedResult, Difference, TargetProgress, TargetShare, progress};
