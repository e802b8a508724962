//! The tables that there are.

use strum::{EnumIter, IntoStaticStr};

use super::{Excerpt, Table, clusters::clusters, provinces::provinces};

/// A table, by the name that the command line knows it by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum TableKind {
    /// A row per cluster.
    Clusters,
    /// A row per province.
    Provinces,
}

impl TableKind {
    /// Makes the table of that part of the catalogue.
    pub fn make(self, excerpt: &Excerpt<'_>) -> Table {
        match self {
            Self::Clusters => clusters(excerpt),
            Self::Provinces => provinces(excerpt),
        }
    }
}
