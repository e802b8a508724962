//! Reference to a feature of any dataset: what is selected, pointed at, or represented by a mark.

use std::{fmt, sync::Arc};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::{
    dataset::DatasetId,
    model::{ClusterId, ProvinceId},
};

/// Dataset of the national clusters.
const CLUSTERS: &str = "clusters";
/// Name under which cells of grids, which are places and no dataset, are referred to.
pub(super) const CELLS: &str = "cells";
/// Name under which provinces, which are places and no dataset, are referred to.
const PROVINCES: &str = "provinces";

/// Reference to a feature. Clones share its texts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeatureRef {
    /// Dataset; `provinces` for a province, `cells` for a cell of a hexagon grid.
    pub dataset: DatasetId,
    /// Key of its row; the code of a province; area, column and row of a cell.
    #[serde(with = "crate::model::shared_text")]
    #[schemars(with = "String")]
    pub key: Arc<str>,
}

impl FeatureRef {
    /// Feature of a dataset.
    pub fn new(dataset: DatasetId, key: impl Into<Arc<str>>) -> Self {
        Self { dataset, key: key.into() }
    }

    /// The national cluster; `None` for other features.
    pub fn cluster(&self) -> Option<ClusterId> {
        (self.dataset.as_str() == CLUSTERS).then(|| ClusterId::new(Arc::clone(&self.key)))
    }

    /// The province; `None` for other features.
    pub fn province(&self) -> Option<ProvinceId> {
        (self.dataset.as_str() == PROVINCES).then(|| ProvinceId::new(Arc::clone(&self.key)))
    }

    /// `true` for the identifier under which places are referred to, which no dataset can have.
    pub fn names_places(dataset: &DatasetId) -> bool {
        dataset.as_str() == PROVINCES || dataset.as_str() == CELLS
    }

    /// `true` for the national cluster with an identifier.
    pub fn is_cluster(&self, id: &ClusterId) -> bool {
        self.dataset.as_str() == CLUSTERS && *self.key == *id.as_str()
    }
}

impl From<ClusterId> for FeatureRef {
    fn from(id: ClusterId) -> Self {
        Self::new(DatasetId::new(CLUSTERS), id.to_shared())
    }
}

impl From<ProvinceId> for FeatureRef {
    fn from(id: ProvinceId) -> Self {
        Self::new(DatasetId::new(PROVINCES), id.to_shared())
    }
}

impl fmt::Display for FeatureRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.dataset, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_of_one_kind_and_reads_as_dataset_and_key() {
        let cluster = FeatureRef::from(ClusterId::new("a"));
        assert_eq!((cluster.cluster(), cluster.province()), (Some(ClusterId::new("a")), None));
        assert!(cluster.is_cluster(&ClusterId::new("a")) && !cluster.is_cluster(&ClusterId::new("b")));
        let province = FeatureRef::from(ProvinceId::new("JS"));
        assert_eq!((province.cluster(), province.province()), (None, Some(ProvinceId::new("JS"))));
        let other = FeatureRef::new(DatasetId::new("characteristic_clusters"), "a");
        assert_eq!((other.cluster(), other.province(), other.is_cluster(&ClusterId::new("a"))), (None, None, false));
        assert_eq!(
            [cluster, province, other].map(|reference| reference.to_string()),
            ["clusters/a", "provinces/JS", "characteristic_clusters/a"]
        );
    }
}
