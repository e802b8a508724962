//! Filter and order of a list of programmes.

use super::{ProgrammeFilter, ProgrammeOrder};

/// Filter and order of a list of programmes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProgrammeQuery {
    /// Filter conditions on programmes.
    pub filter: ProgrammeFilter,
    /// Order of the list.
    pub order: ProgrammeOrder,
}
