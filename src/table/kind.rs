//! The tables that there are.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use super::{
    Excerpt, Table, claims::claims, clusters::clusters, ladder::ladder, programmes::programmes, provinces::provinces,
};

/// A table, by the name that the command line knows it by.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TableKind {
    /// A row per cluster.
    #[default]
    Clusters,
    /// A row per province.
    Provinces,
    /// A row per programme for small and medium-sized enterprises.
    Programmes,
    /// A row per observation of the SME ladder.
    Ladder,
    /// A row per claim of the article and fact beside it.
    Claims,
}

impl TableKind {
    /// Makes the table of that part of the catalogue.
    pub fn make(self, excerpt: &Excerpt<'_>) -> Table {
        match self {
            Self::Clusters => clusters(excerpt),
            Self::Provinces => provinces(excerpt),
            Self::Programmes => programmes(excerpt),
            Self::Ladder => ladder(excerpt),
            Self::Claims => claims(excerpt),
        }
    }
}
