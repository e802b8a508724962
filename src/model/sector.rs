//! The six industrial sectors of the ministry's announcement.

use super::{Name, SectorId, Sourced};

/// An industrial sector. Colour and symbol are in `scene::palette`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sector {
    /// Identifier.
    pub id: SectorId,
    /// Full and short name.
    pub name: Name,
    /// Number of the 45 clusters of 2022 that the ministry counts in it; no source says which ones.
    pub official_count: Sourced<u32>,
}
