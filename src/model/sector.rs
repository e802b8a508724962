//! The six fields of industry named in the announcement.

use super::{Name, SectorId, Sourced};

/// A field of industry. Its colour and symbol belong to the drawing, see `scene::palette`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// Its identifier.
    pub id: SectorId,
    /// What it is called.
    pub name: Name,
    /// How many of the 45 clusters of 2022 the ministry counts in it. No source says which ones.
    pub official_count: Sourced<u32>,
}
