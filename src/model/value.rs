//! Published values: sources and date, precision, origin.

use strum::{EnumIter, EnumString, IntoStaticStr};

use super::{AsOf, SourceId};

/// A value together with its sources and date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Sources, the most relevant first; never empty.
    pub sources: Vec<SourceId>,
    /// Date or period that the value refers to.
    pub as_of: AsOf,
}

/// Precision of a published value: as stated, lower bound or approximate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Qualifier {
    /// As stated.
    Eq,
    /// "More than".
    Over,
    /// "About" or "nearly".
    About,
}

/// Precision of a value; wider than [`Qualifier`], since targets are floors and grants have ceilings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Bound {
    /// As stated.
    Eq,
    /// "More than".
    Over,
    /// "At least".
    AtLeast,
    /// "About" or "nearly".
    About,
    /// "Up to".
    AtMost,
}

impl From<Qualifier> for Bound {
    fn from(qualifier: Qualifier) -> Self {
        match qualifier {
            Qualifier::Eq => Self::Eq,
            Qualifier::Over => Self::Over,
            Qualifier::About => Self::About,
        }
    }
}

/// Origin of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ValueBasis {
    /// Read in a text.
    Stated,
    /// Computed from values that were read; the note says how.
    Derived,
    /// Concluded from other statements of a text; the note says from which.
    Inferred,
    /// Recalled from memory, not read.
    Recalled,
}
