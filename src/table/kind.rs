//! Available tables.

use serde::{Deserialize, Serialize};
use strum::{EnumIter, IntoStaticStr};

use super::{
    Table, TableQuery, claims::claims, clusters::clusters, ladder::ladder, programmes::programmes, provinces::provinces,
};

/// Kind of table; its name is used on the command line.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumIter, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum TableKind {
    /// One row per cluster.
    #[default]
    Clusters,
    /// One row per province.
    Provinces,
    /// One row per programme for small and medium-sized enterprises.
    Programmes,
    /// One row per observation of a tier of SME cultivation.
    Ladder,
    /// One row per claim of the article and related fact.
    Claims,
}

impl TableKind {
    /// Builds the table for a query.
    pub fn make(self, query: &TableQuery<'_>) -> Table {
        match self {
            Self::Clusters => clusters(query),
            Self::Provinces => provinces(query),
            Self::Programmes => programmes(query),
            Self::Ladder => ladder(query),
            Self::Claims => claims(query),
        }
    }
}
