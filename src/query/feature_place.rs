//! Name, representative point and provinces of a feature of any dataset.

use super::{Facts, cell_center, features::located};
use crate::{
    model::{Cluster, Language, LonLat, ProvinceId},
    view::FeatureRef,
};

impl Facts {
    /// Representative point of a feature: the lead city of a cluster, the label of a province, the centre of a cell, else the
    /// point of its row.
    pub fn place_of(&self, feature: &FeatureRef) -> Option<LonLat> {
        if let Some(id) = feature.province() {
            return self.catalogue().province(&id).map(|province| province.label_at);
        }
        if let Some(id) = feature.cluster() {
            let lead = self.catalogue().cluster(&id).and_then(Cluster::lead)?;
            return self.catalogue().city(&lead.city).map(|city| city.at);
        }
        if let Some(cell) = feature.cell() {
            return cell_center(cell);
        }
        let (dataset, row) = self.feature(feature)?;
        dataset.point(row)
    }

    /// Provinces that a feature lies in, in the order of its dataset; a province lies in itself.
    pub fn provinces_of(&self, feature: &FeatureRef) -> Vec<ProvinceId> {
        if let Some(id) = feature.province() {
            return vec![id];
        }
        if let Some(cluster) = feature.cluster().and_then(|id| self.catalogue().cluster(&id)) {
            return cluster.provinces.clone();
        }
        let places = self.datasets().places();
        let codes = self.feature(feature).and_then(|(dataset, row)| Some(located(dataset)?.codes(row as usize)));
        let provinces = codes.unwrap_or_default().iter().filter_map(|code| places.province(*code));
        provinces.map(|code| ProvinceId::new(places.codes().id(code))).collect()
    }

    /// Full name of a feature in a language; `None` if it does not exist.
    pub fn name_of(&self, feature: &FeatureRef, language: Language) -> Option<&str> {
        if let Some(id) = feature.province() {
            return self.catalogue().province(&id).map(|province| province.name.full(language));
        }
        if let Some(id) = feature.cluster() {
            return self.catalogue().cluster(&id).map(|cluster| cluster.name.full(language));
        }
        let (dataset, row) = self.feature(feature)?;
        dataset.name(row, language)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{dataset::DatasetId, export::embedded_facts, model::ClusterId};

    #[test]
    fn features_of_every_dataset_have_a_name_a_point_and_their_provinces() {
        let (facts, _) = embedded_facts();
        let province = FeatureRef::from(ProvinceId::new("JS"));
        let cluster = FeatureRef::from(ClusterId::new("xuzhou-construction-machinery"));
        let other = FeatureRef::new(DatasetId::new("characteristic_clusters"), "sc003");
        let codes = |feature| facts.provinces_of(feature).iter().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!([codes(&province), codes(&cluster), codes(&other)], [["JS"], ["JS"], ["HE"]]);
        let xuzhou = facts.place_of(&cluster).unwrap();
        assert!((xuzhou.lon - 117.2).abs() < 0.2 && (xuzhou.lat - 34.3).abs() < 0.2, "{xuzhou:?}");
        for feature in [province, cluster, other] {
            assert!(facts.place_of(&feature).is_some() && facts.name_of(&feature, Language::Zh).is_some(), "{feature}");
        }
        let nowhere = FeatureRef::new(DatasetId::new("no_such"), "a");
        assert!(facts.place_of(&nowhere).is_none() && facts.provinces_of(&nowhere).is_empty());
        assert_eq!(facts.name_of(&nowhere, Language::En), None);
    }
}
