//! Key of the clusters of a map on a page: numbers in symbols, names, and regions that detail insets show.

use std::collections::{BTreeMap, BTreeSet};

use super::Rect;
use crate::model::ClusterId;

/// Means by which the clusters of a map are told apart besides the names of their lead cities.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ClusterKey {
    /// Numbers in the symbols, which a list explains.
    pub numbers: BTreeMap<ClusterId, usize>,
    /// `true` if every cluster is to be named on the map, at whatever scale.
    pub names: bool,
    /// `true` on the map of a detail inset: no bubble stands for several symbols, and no cities but lead cities are named.
    pub is_detail: bool,
    /// Regions that insets show in detail.
    pub regions: Vec<DetailRegion>,
}

/// Region of a map that an inset shows in detail.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct DetailRegion {
    /// Letter of region and inset.
    pub letter: char,
    /// Clusters of the region; in the map a bubble stands for them.
    pub clusters: BTreeSet<ClusterId>,
    /// Extent of the inset in the map, points.
    pub frame: Rect,
}

impl ClusterKey {
    /// `true` if each symbol is drawn, however far from its place.
    pub(super) fn opens_all(&self) -> bool {
        self.is_detail || !self.numbers.is_empty()
    }

    /// Region that shows a cluster, by its position in `regions`.
    pub(super) fn region_of(&self, cluster: &ClusterId) -> Option<usize> {
        self.regions.iter().position(|region| region.clusters.contains(cluster))
    }
}
