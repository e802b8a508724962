//! Clusters that a layer of values counts, and for which provinces the count is asked.

use std::collections::BTreeMap;

use super::{
    Facts, MapQuestion,
    features::{Features, evaluate},
    province_answers::{NoValue, ProvinceAnswer, by_province},
    province_value::ProvinceValue,
};
use crate::{
    dataset::{DatasetId, FieldId, PlaceSet, count},
    model::{Announcement, Catalogue, Cluster, ClusterId, ProvinceId},
    view::View,
};

/// Clusters that are counted by province.
#[derive(Clone, Debug, Default)]
pub struct CountedClusters<'a> {
    /// The clusters, in catalogue order.
    pub clusters: Vec<&'a Cluster>,
    /// Number of clusters that belong to the layer, whatever its filter, the places and the date.
    pub known: usize,
    /// Place and date that they were asked with.
    question: MapQuestion,
    /// `true` if further clusters exist that the catalogue does not name: a count is the least possible, and none found
    /// is not zero.
    is_incomplete: bool,
    /// `true` if nothing that is asked about had been announced: that is not zero either.
    is_unannounced: bool,
}

impl<'a> CountedClusters<'a> {
    /// Clusters that the layer of a view is about: all that pass its filter, whether or not they are drawn.
    pub fn of(facts: &'a Facts, view: &View) -> Self {
        let catalogue = facts.catalogue();
        let question = MapQuestion::of(facts, view);
        let query = view.cluster_query();
        let Features { known, rows } = evaluate(facts, &query, &question);
        let dataset = facts.datasets().get(&query.dataset);
        let cluster = |row: u32| catalogue.cluster(&ClusterId::new(dataset?.key(row)));
        let clusters = rows.into_iter().filter_map(cluster).collect();
        let asked = asked_announcements(catalogue, view);
        let is_incomplete = asked.iter().any(|id| !catalogue.knows_all_of(*id));
        Self { clusters, known, question, is_incomplete, is_unannounced: asked.is_empty() }
    }

    /// Clusters counted in all provinces, with none missing.
    pub fn all(clusters: Vec<&'a Cluster>) -> Self {
        Self { known: clusters.len(), clusters, ..Self::default() }
    }

    /// Number of clusters by province of the mainland, which the programme covers.
    pub(super) fn answers(&self, facts: &Facts) -> BTreeMap<ProvinceId, ProvinceAnswer> {
        let (catalogue, places) = (facts.catalogue(), facts.datasets().places());
        let Some(dataset) = facts.datasets().get(&DatasetId::new("clusters")) else { return BTreeMap::new() };
        let mainland = catalogue.provinces.iter().filter(|province| province.region.is_some());
        let universe: PlaceSet =
            mainland.filter_map(|province| places.codes().position(province.id.as_str())).collect();
        let question = self.question.by_province(places, &universe);
        let rows = self.clusters.iter().filter_map(|cluster| dataset.row(cluster.id.as_str()));
        let by = FieldId::new("provinces");
        let is_complete = !self.is_incomplete && !self.is_unannounced;
        let counts = count(dataset, rows, &by, &universe, is_complete, &question);
        let mut answers = by_province(places, &counts, |_, value| ProvinceValue::stated(value));
        for answer in answers.values_mut().filter(|_| self.is_unannounced) {
            if *answer == ProvinceAnswer::None(NoValue::Incomplete) {
                *answer = ProvinceAnswer::None(NoValue::NotAnnounced(None));
            }
        }
        answers
    }
}

/// Announcements that the layer of clusters of a view is about, and that were made by its date.
pub(crate) fn asked_announcements(catalogue: &Catalogue, view: &View) -> Vec<Announcement> {
    let query = view.cluster_query();
    let ids = catalogue.announcements.iter().map(|announced| announced.id);
    let is_asked = |id: &Announcement| {
        query.admits("announcement", (*id).into())
            && view.as_of.is_none_or(|until| catalogue.was_announced(*id, &until))
    };
    ids.filter(is_asked).collect()
}

impl Catalogue {
    /// `true` if the catalogue has every cluster of an announcement.
    pub(crate) fn knows_all_of(&self, id: Announcement) -> bool {
        let known = self.clusters.iter().filter(|cluster| cluster.round.announcement() == id).count();
        known >= self.announced(id).map_or(usize::MAX, |announced| announced.size as usize)
    }
}
