//! Choices of a measure.

use super::NeighborRule;
use crate::stats::autocorrelation::Permutations;

/// Choices of a measure.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settings {
    /// Rule by which units are neighbours.
    pub neighbors: NeighborRule,
    /// Permutations of a test.
    pub permutations: Permutations,
}

impl Default for Settings {
    fn default() -> Self {
        Self { neighbors: NeighborRule::Queen, permutations: Permutations { number: 9_999, seed: 1 } }
    }
}
