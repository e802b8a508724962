//! Features that a selection tool has marked; transient, unlike the selection of the view.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    model::{ClusterId, LonLat, ProvinceId},
    view::FeatureRef,
};

/// Marked features with their representative points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Marked {
    features: BTreeMap<FeatureRef, LonLat>,
    clusters: BTreeSet<ClusterId>,
    provinces: BTreeSet<ProvinceId>,
}

impl Marked {
    /// Marks features.
    pub fn new(features: BTreeMap<FeatureRef, LonLat>) -> Self {
        let clusters = features.keys().filter_map(FeatureRef::cluster).collect();
        let provinces = features.keys().filter_map(FeatureRef::province).collect();
        Self { features, clusters, provinces }
    }

    /// The marked features and others.
    #[must_use]
    pub(crate) fn with(&self, others: BTreeMap<FeatureRef, LonLat>) -> Self {
        let mut features = self.features.clone();
        features.extend(others);
        Self::new(features)
    }

    /// `true` if nothing is marked.
    pub fn is_empty(&self) -> bool {
        self.features.is_empty()
    }

    /// Number of features.
    pub fn len(&self) -> usize {
        self.features.len()
    }

    /// `true` if a feature is marked.
    pub fn contains(&self, feature: &FeatureRef) -> bool {
        self.features.contains_key(feature)
    }

    /// Features with their points.
    pub fn features(&self) -> &BTreeMap<FeatureRef, LonLat> {
        &self.features
    }

    /// National clusters among them.
    pub fn clusters(&self) -> &BTreeSet<ClusterId> {
        &self.clusters
    }

    /// Provinces among them.
    pub fn provinces(&self) -> &BTreeSet<ProvinceId> {
        &self.provinces
    }
}
