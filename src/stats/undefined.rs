//! Reasons why a measure has no value.

use thiserror::Error;

/// Reason why a measure has no value: never a number such as 0 or 1 in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Undefined {
    /// A number that is needed is not known.
    #[error("a number that is needed is not known")]
    Unknown,
    /// A number is infinite or not a number, or a result would be.
    #[error("a number is not finite")]
    NotFinite,
    /// Fewer values than the measure needs.
    #[error("{found} values, at least {needed} are needed")]
    TooFew {
        /// Least number of values.
        needed: usize,
        /// Number of values there are.
        found: usize,
    },
    /// More values, or links between them, than fit into bounded memory.
    #[error("{found} is more than {most}")]
    TooMany {
        /// Greatest number that is taken.
        most: usize,
        /// Number there are.
        found: usize,
    },
    /// Lists that belong together have different lengths.
    #[error("{found} values beside {needed}")]
    LengthsDiffer {
        /// Length of the first list.
        needed: usize,
        /// Length of the other.
        found: usize,
    },
    /// The whole that is divided by is zero, as in 0/0.
    #[error("the whole is zero")]
    ZeroTotal,
    /// All values are equal, so that there is no variation to compare with.
    #[error("all values are equal")]
    AllEqual,
    /// A value below zero, of which there are no shares.
    #[error("a value is below zero")]
    Negative,
    /// A value of zero or below, which has no logarithm.
    #[error("a value is zero or below")]
    NotPositive,
    /// No unit has a neighbour.
    #[error("no unit has a neighbour")]
    NoNeighbors,
    /// A window or area of zero or below.
    #[error("an area is zero or below")]
    NoArea,
}
