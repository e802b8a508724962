//! Available tables.

use serde::{Deserialize, Serialize};

use super::{
    Table, TableQuery, cells::cells, claims::claims, clusters::clusters, comparison::compared, ladder::ladder,
    of_dataset::of_dataset, programmes::programmes, provinces::provinces, values::values,
};
use crate::dataset::{DatasetId, Datasets};

/// Kind of table; its name is used on the command line and in settings.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum TableKind {
    /// One row per cluster.
    #[default]
    Clusters,
    /// One row per province.
    Provinces,
    /// One row per place of the mapped values.
    Values,
    /// One row per cell of the hexagon grids.
    Grid,
    /// One row per fact of the compared provinces.
    Comparison,
    /// One row per programme for small and medium-sized enterprises.
    Programmes,
    /// One row per observation of a tier of SME cultivation.
    Ladder,
    /// One row per claim of the article and related fact.
    Claims,
    /// One row per row of a dataset that has no table of its own.
    Dataset(DatasetId),
}

/// Tables with columns of their own.
const OWN: [TableKind; 8] = [
    TableKind::Clusters,
    TableKind::Provinces,
    TableKind::Values,
    TableKind::Grid,
    TableKind::Comparison,
    TableKind::Programmes,
    TableKind::Ladder,
    TableKind::Claims,
];

/// Datasets whose rows are in one of these.
const IN_OWN: [&str; 3] = ["clusters", "programmes", "tiers"];

impl TableKind {
    /// All tables: those with columns of their own, then those of the other datasets.
    pub fn all(datasets: &Datasets) -> Vec<Self> {
        let names = Self::names(datasets.iter().map(|dataset| dataset.id().as_str()));
        names.into_iter().map(|name| Self::from(name.to_owned())).collect()
    }

    /// Names of all tables, by the identifiers of all datasets.
    pub fn names<'i>(datasets: impl IntoIterator<Item = &'i str>) -> Vec<&'i str> {
        let others = datasets.into_iter().filter(|id| !IN_OWN.contains(id));
        OWN.iter().filter_map(|kind| -> Option<&str> { kind.own_name() }).chain(others).collect()
    }

    /// Name on the command line.
    pub fn id(&self) -> &str {
        match self {
            Self::Dataset(id) => id.as_str(),
            own => own.own_name().unwrap_or_default(),
        }
    }

    /// Name of a table with columns of its own.
    fn own_name(&self) -> Option<&'static str> {
        Some(match self {
            Self::Clusters => "clusters",
            Self::Provinces => "provinces",
            Self::Values => "values",
            Self::Grid => "grid",
            Self::Comparison => "comparison",
            Self::Programmes => "programmes",
            Self::Ladder => "ladder",
            Self::Claims => "claims",
            Self::Dataset(_) => return None,
        })
    }

    /// Builds the table for a query.
    pub fn make(&self, query: &TableQuery<'_>) -> Table {
        match self {
            Self::Clusters => clusters(query),
            Self::Provinces => provinces(query),
            Self::Values => values(query),
            Self::Grid => cells(query),
            Self::Comparison => compared(query),
            Self::Programmes => programmes(query),
            Self::Ladder => ladder(query),
            Self::Claims => claims(query),
            Self::Dataset(id) => of_dataset(query, id),
        }
    }
}

impl From<String> for TableKind {
    /// The table of a name; any other name is that of a dataset.
    fn from(name: String) -> Self {
        OWN.into_iter().find(|kind| kind.id() == name).unwrap_or_else(|| Self::Dataset(DatasetId::new(name)))
    }
}

impl From<TableKind> for String {
    fn from(kind: TableKind) -> Self {
        kind.id().to_owned()
    }
}
